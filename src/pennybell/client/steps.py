"""What the state machine asks of whoever drives it: one step at a time, the answer reported back."""

from dataclasses import dataclass

from pennybell.client.event import Item


@dataclass(frozen=True, slots=True)
class Deliver:
    """Hand this to the caller."""

    item: Item


@dataclass(frozen=True, slots=True)
class Sleep:
    seconds: float


@dataclass(frozen=True, slots=True)
class Connect:
    """Open a socket; with another token than `but`. Report `connected`, or how it failed."""

    since: int | None
    epoch: str | None
    but: str | None


@dataclass(frozen=True, slots=True)
class Probe:
    """Ask the socket's address without an upgrade why one fails. Report `refused`."""


@dataclass(frozen=True, slots=True)
class Poll:
    """GET /events, waiting up to `wait_s` for something new. Report `polled`."""

    since: int
    epoch: str | None
    wait_s: int


@dataclass(frozen=True, slots=True)
class LoadSnapshot:
    """GET /snapshot, first with another token than `but`. Report `loaded`."""

    but: str | None = None


@dataclass(frozen=True, slots=True)
class Renew:
    """Get another token than `but`. Report `renewed`."""

    but: str


@dataclass(frozen=True, slots=True)
class Say:
    """Send this text over the open socket."""

    text: str


@dataclass(frozen=True, slots=True)
class Receive:
    """Wait up to `seconds` for a message. Report `heard`, `silent` or `closed`."""

    seconds: float


Step = Deliver | Sleep | Connect | Probe | Poll | LoadSnapshot | Renew | Say | Receive
