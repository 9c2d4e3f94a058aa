"""A breaker in front of a provider: after failures it lets nothing through for a while.

Pure: time and chance come in. Closed, everything passes. Open, nothing does. When the time is over
one message goes ahead as a probe; what becomes of it closes the breaker or opens it for longer.
"""

from dataclasses import dataclass
from typing import Final, Literal

from pennybell.channels.port import Delivered, Gone, Misconfigured, Ours, Outcome, Retry
from pennybell.kit.backoff import Random, backoff_s
from pennybell.kit.clock import SECOND, Instant

FAILURES_MAX: Final = 5
"""Outages in a row that open the breaker: fewer would let one dropped connection stop a channel."""

OUTAGE_S: Final = 5.0
OUTAGE_S_MAX: Final = 300.0
"""First and longest pause of an outage: people wait for their notices."""

MISCONFIGURED_S: Final = 60.0
MISCONFIGURED_S_MAX: Final = 900.0
"""The same when a key is refused: only a person mends it, and asking often is abuse."""

PROBE_S: Final = 1.0
"""How soon to ask again while a probe is under way."""

State = Literal["closed", "open", "probing"]


@dataclass(frozen=True, slots=True)
class Pass:
    is_probe: bool


@dataclass(frozen=True, slots=True)
class Wait:
    after_s: float
    reason: str


class Breaker:
    """See the module. `reason` says why it is open."""

    def __init__(self, *, random: Random) -> None:
        self._random = random
        self._failures = 0
        self._openings = 0
        self._open_until: Instant | None = None
        self._is_probing = False
        self.reason = ""

    def state(self, now: Instant) -> State:
        if self._is_probing:
            return "probing"
        return "open" if self._open_until is not None and now < self._open_until else "closed"

    def open_s(self, now: Instant) -> float:
        """Seconds until something may pass again."""
        if self._open_until is None:
            return 0.0
        return max(0.0, (self._open_until - now) / SECOND)

    def admit(self, now: Instant) -> Pass | Wait:
        """Whether a message may go; a probe that may has to be recorded or given up."""
        if self._open_until is None:
            return Pass(is_probe=False)
        if now < self._open_until:
            return Wait(self.open_s(now), self.reason)
        if self._is_probing:
            return Wait(PROBE_S, self.reason)
        self._is_probing = True
        return Pass(is_probe=True)

    def give_up(self, ticket: Pass) -> None:
        """The message was not sent after all."""
        if ticket.is_probe:
            self._is_probing = False

    def record(self, ticket: Pass, outcome: Outcome, now: Instant) -> State:
        """What became of a message; answers the state after it."""
        if ticket.is_probe:
            self._is_probing = False
        elif self._open_until is not None and not _is_worse(outcome):
            return self.state(now)  # sent before it opened: only a probe closes
        match outcome:
            case Misconfigured():
                longer = self._longer(MISCONFIGURED_S, MISCONFIGURED_S_MAX)
                self._open(now, longer, outcome.reason)
            case Retry(cause="throttle"):
                self._open(now, outcome.after_s, outcome.reason)
            case Retry(cause="outage"):
                self._failures += 1
                if ticket.is_probe or self._failures >= FAILURES_MAX:
                    self._open(now, self._longer(OUTAGE_S, OUTAGE_S_MAX), outcome.reason)
            case Delivered() | Gone() | Ours() | Retry():
                self._close()
        return self.state(now)

    def _longer(self, base_s: float, max_s: float) -> float:
        return backoff_s(self._openings + 1, base_s=base_s, max_s=max_s, random=self._random)

    def _open(self, now: Instant, for_s: float, reason: str) -> None:
        until = Instant(now + int(for_s * SECOND))
        if self._open_until is not None and now < self._open_until:
            # Several were under way when it opened: they count as one failure.
            self._open_until = max(self._open_until, until)
            return
        self._open_until = until
        self._openings += 1
        self.reason = reason

    def _close(self) -> None:
        self._failures = 0
        self._openings = 0
        self._open_until = None
        self.reason = ""


def _is_worse(outcome: Outcome) -> bool:
    return isinstance(outcome, Misconfigured) or (
        isinstance(outcome, Retry) and outcome.cause == "throttle"
    )
