"""The reader that looks for what recurs in the history, and keeps what it found.

It lags behind on purpose: a moment after the last change of an import, and a few payees at a time,
so that thousands of old rows do not hold up what happens now. What it had not looked at when the
server stopped is looked at after the next midnight.
"""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final

from pennybell.domains.recurring import candidates
from pennybell.domains.recurring.candidate_repository import open_keys
from pennybell.domains.recurring.candidates import Looked
from pennybell.domains.recurring.model import payee_key
from pennybell.domains.recurring.service import today_of
from pennybell.domains.totals.model import Span
from pennybell.domains.transactions import facts as rows
from pennybell.outbox.cursors import Fact
from pennybell.outbox.unit_of_work import Reading, UnitOfWork

SETTLE_S: Final = 2.0
"""How long after a change it is looked at, with all that changed meanwhile."""

REST_TIMES: Final = 20.0
"""It rests this many times as long as it looked."""

PAYEES_MAX: Final = 25
"""Payees of one look: one of 200 irregular payments takes 30 ms."""

RECENT_DAYS: Final = 45
"""How far back the rows are whose payees are looked at each night."""

OF_RULES: Final = frozenset({"recurring.created", "recurring.updated", "recurring.deleted"})
HEARD: Final = rows.OF_ONE | rows.OF_MANY | OF_RULES


@dataclass(slots=True)
class Pending:
    """What was not looked at yet. `at_s`: when to look, by the monotonic clock."""

    at_s: float
    keys: dict[str, None] = field(default_factory=dict)
    spans: list[Span] = field(default_factory=list)

    def take(self, facts: Sequence[Fact]) -> bool:
        """Note what these facts touch; whether they do, and whether by an import that goes on."""
        goes_on = False
        for fact in facts:
            payload = fact.payload
            if fact.type in rows.OF_ONE:
                self._touch(payload["payee"], _before(payload))
            elif fact.type in rows.OF_MANY:
                self.spans.append(rows.span_of(payload))
                goes_on = payload.get("done", 0) < payload.get("of", 0)
            elif fact.type in OF_RULES:
                self._touch(payload["payee"], _before(payload))
        return goes_on

    def take_day(self, today: date) -> None:
        self.spans.append(Span(today - timedelta(days=RECENT_DAYS), today))

    @property
    def is_nothing(self) -> bool:
        return not (self.keys or self.spans)

    def _touch(self, *payees: str | None) -> None:
        self.keys |= {payee_key(payee): None for payee in payees if payee}

    def expand(self, paid: Iterable[str], known: Iterable[str]) -> None:
        """Have payees stand for days: those paid in them, and whoever was found before."""
        self.keys |= dict.fromkeys(known) | dict.fromkeys(paid)
        self.spans.clear()

    def next_keys(self) -> list[str]:
        """The payees of the next look; they are pending no longer."""
        taken = list(self.keys)[:PAYEES_MAX]
        for key in taken:
            del self.keys[key]
        return taken


class CandidateReader:
    """Follows every household and its days. `monotonic_s`: a clock that never goes back."""

    name = "candidates"
    follows_days = True
    lingers_s = 0.25

    def __init__(self, monotonic_s: Callable[[], float] = time.monotonic) -> None:
        self._monotonic_s = monotonic_s
        self._pending: dict[str, Pending] = {}
        self._rests_until_s: dict[str, float] = {}

    def hears(self, type_: str) -> bool:
        return type_ in HEARD

    def look(self, reading: Reading, facts: Sequence[Fact], new_day: date | None) -> Looked | None:
        household_id, now_s = reading.household_id, self._monotonic_s()
        pending = self._pending.get(household_id) or Pending(now_s + SETTLE_S)
        rests_until_s = self._rests_until_s.get(household_id, now_s)
        goes_on = pending.take(facts)
        if new_day is not None:
            pending.take_day(new_day)
        if pending.is_nothing:
            self._pending.pop(household_id, None)
            return None
        self._pending[household_id] = pending
        if goes_on:
            pending.at_s = now_s + SETTLE_S
        pending.at_s = max(pending.at_s, rests_until_s)
        if now_s < pending.at_s:
            return None
        looked = self._look(reading, pending)
        ended_s = self._monotonic_s()
        self._rests_until_s[household_id] = ended_s + REST_TIMES * (ended_s - now_s)
        if not pending.keys:
            del self._pending[household_id]
        return looked if candidates.moves_of(reading, looked).pairs else None

    def write(self, uow: UnitOfWork, found: Looked) -> None:
        candidates.follow(uow, found)

    def again_s(self, household_id: str) -> float | None:
        pending = self._pending.get(household_id)
        if pending is None:
            return None
        at_s = max(pending.at_s, self._rests_until_s.get(household_id, 0.0))
        return max(0.0, at_s - self._monotonic_s())

    def _look(self, reading: Reading, pending: Pending) -> Looked:
        today = today_of(reading)
        if pending.spans:
            known = open_keys(reading.connection, reading.household_id)
            pending.expand(candidates.read_paid(reading, pending.spans, today), known)
        keys = pending.next_keys()
        return candidates.detect(candidates.read_history(reading, keys, today), keys, today)


def _before(payload: dict[str, Any]) -> str | None:
    """The payee before an edit."""
    return (payload.get("previous") or {}).get("payee")
