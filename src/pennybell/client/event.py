"""What the stream yields: commits, which are lists of events, and now and then a resync."""

from dataclasses import asdict, dataclass
from typing import Any, Self

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Event:
    """One fact of the log. `household` is None for what concerns the user alone.

    `seq` is its place in this user's stream, without gaps; `commit` the last place of the same
    unit of work.
    """

    type: str
    payload: Json
    seq: int
    commit: int
    id: str
    household: str | None
    timestamp: str

    @classmethod
    def from_envelope(cls, envelope: Json) -> Self:
        return cls(
            type=envelope["type"],
            payload=envelope["payload"],
            seq=envelope["seq"],
            commit=envelope["commit"],
            id=envelope["id"],
            household=envelope.get("household"),
            timestamp=envelope["timestamp"],
        )

    def to_envelope(self) -> Json:
        """As it came over the wire."""
        return {name: value for name, value in asdict(self).items() if value is not None}


Commit = list[Event]
"""Everything one unit of work said, in order: apply it together."""


@dataclass(frozen=True, slots=True)
class Resync:
    """The stream could not be continued, so start from `snapshot`; commits after it follow.

    `reason`: `epoch` (restored from a backup), `pruned`, `ahead`, `behind`, or `joined` (a
    household was joined). `head`: the newest seq when the server said so.
    """

    reason: str
    head: int
    snapshot: Json


Item = Commit | Resync
