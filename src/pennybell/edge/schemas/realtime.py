"""How open sockets and their counters look in answers."""

from typing import Annotated, Literal

from pydantic import Field

from pennybell.edge.schemas.fields import Answer

ConnectionId = Annotated[
    str,
    Field(
        pattern="^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}-[0-9]{1,12}$",
        examples=["01890a5d-ac96-774b-bcce-b302099a8057-17"],
    ),
]


class ConnectionAnswer(Answer):
    """One open socket.

    `seq`: the last event written to it; `acked`: the last that the device said it applied, null
    until it says so; `lag`: how many lie between. `queue_bytes` wait for its network. `current`:
    of the same sign-in as the token asked with.
    """

    id: ConnectionId
    session_id: str
    device: str
    address: str
    since: str
    seq: int
    acked: int | None
    lag: int | None
    queue_bytes: int
    current: bool


class ConnectionList(Answer):
    items: list[ConnectionAnswer]


class CommitToSocket(Answer):
    """Milliseconds from a commit to the last of its sockets; null before the first."""

    p50: float | None
    p95: float | None
    p99: float | None


class SocketStats(Answer):
    """`scope` user: your open sockets; resumes, closes and times as far back as they are kept.

    `scope` server (for the admin): over all processes, since each of them started. Rates are of
    the last second. `closes`: by close code, 1006 where a connection just ended.
    `upgrades_refused`: null for a user, as who was refused is often not known.
    """

    scope: Literal["user", "server"]
    connections: int
    users: int
    messages_in: int
    messages_out: int
    queue_bytes: int
    messages_in_per_s: float
    messages_out_per_s: float
    resumes_complete: int
    resumes_refused: int
    upgrades_refused: int | None
    closes: dict[str, int]
    commit_to_socket_ms: CommitToSocket
