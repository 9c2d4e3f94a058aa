"""What the parts of a load test tell each other; it crosses process borders, so it is plain."""

from array import array
from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple


class Seat(NamedTuple):
    """One user on one device. `household` is the one its token speaks of."""

    user: str
    household: str
    token: str


@dataclass(frozen=True, slots=True)
class Address:
    """Where a server answers. `path` of the upgrade; `is_plain`: a peer that greets nobody."""

    host: str
    port: int
    is_tls: bool = False
    path: str = "/api/v1/ws"
    is_plain: bool = False

    @property
    def authority(self) -> str:
        return f"{self.host}:{self.port}"


@dataclass(slots=True)
class Counts:
    """How a crew of sockets stands at this moment; crews are added up."""

    asked: int = 0
    opened: int = 0
    lost: int = 0
    messages: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.asked + other.asked,
            self.opened + other.opened,
            self.lost + other.lost,
            self.messages + other.messages,
        )


@dataclass(slots=True)
class Heard:
    """When units of work were complete at sockets: parallel arrays.

    `seats` index the crew's seats; `commits` are the unit's last `seq` in that user's stream;
    `at` is seconds of the monotonic clock, which all processes of one machine share.
    """

    seats: "array[int]" = field(default_factory=lambda: array("I"))
    commits: "array[int]" = field(default_factory=lambda: array("Q"))
    at: "array[float]" = field(default_factory=lambda: array("d"))


@dataclass(slots=True)
class Findings:
    """What a crew saw. `seqs`: each seat's cursor.

    Attributes:
        refusals: answers in place of an upgrade, by what they said.
        closes: sockets that ended unasked, by close code; 1006 is an end without one.
        missed: events skipped, by numbers; doubled: events that came twice.
        notes: messages that are not events, by type.
    """

    counts: Counts
    seqs: list[int]
    refusals: Counter[str]
    closes: Counter[int]
    missed: int
    doubled: int
    resyncs: int
    notes: Counter[str]
    heard: Heard


@dataclass(frozen=True, slots=True)
class Writing:
    """Post one transaction after another: `per_s` a second over `connections` connections.

    `desks`: where to write as whom: (token, account id) each; taken in turn.
    """

    desks: tuple[tuple[str, str], ...]
    per_s: float
    seconds: float
    connections: int
    mark: str


@dataclass(slots=True)
class Written:
    """What the writers saw: parallel arrays, one place for each answer 201.

    `desks` index Writing.desks; `commits` are the answers' `seq`; times as in Heard. `waited`:
    requests that went out late because every connection still waited for an answer; their times
    too are counted from when they were sent.
    """

    desks: "array[int]" = field(default_factory=lambda: array("I"))
    commits: "array[int]" = field(default_factory=lambda: array("Q"))
    sent_at: "array[float]" = field(default_factory=lambda: array("d"))
    answered_at: "array[float]" = field(default_factory=lambda: array("d"))
    refusals: Counter[str] = field(default_factory=Counter)
    waited: int = 0


def refusal_of(answer: bytes) -> str:
    """One line for an HTTP answer that is no success: `429 too_many_upgrades`."""
    status = answer[9:12].decode("latin-1")
    start = answer.find(b'"code":"')
    if start < 0:
        return status
    start += len(b'"code":"')
    code = answer[start : answer.find(b'"', start)].decode("latin-1")
    return f"{status} {code}"
