"""The reader that raises alerts: facts and days in, alert.* facts out.

What rules say is compared with the alerts that are open; what differs is written. A rule looks at
the present state, so an edit, a deletion or a refund resolves what they caused by itself.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from pennybell.alerts import balances, bills, budgets, foresight, found, goals, rows
from pennybell.alerts.scene import HEARD, Scene, Seen, touched_by
from pennybell.domains.alerts import service
from pennybell.domains.alerts.model import Finding, Fingerprint, fingerprint_of, step
from pennybell.domains.goals.service import say_progress
from pennybell.events.goals import GoalProgress
from pennybell.events.shapes import Alert
from pennybell.outbox.cursors import Fact
from pennybell.outbox.unit_of_work import Reading, UnitOfWork

SPEAK_EVERY_S: Final = 1.0
"""A budget or balance is predicted, and a goal's progress said, at once when it moves, and then at
most this often."""

SPOKEN_OF_MAX: Final = 50_000
"""Budgets, accounts and goals of which it is remembered when they last had their turn."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What is true and was not said so, and what was said and is no longer true.

    `progress`: how goals stand that moved.
    """

    findings: list[Finding]
    resolved: list[Fingerprint]
    progress: list[GoalProgress]


@dataclass(frozen=True, slots=True)
class Turns:
    """Of the budgets and goals of one look. `put_off_ids`: whose turn comes in a moment."""

    is_due: Callable[[str], bool]
    put_off_ids: set[str] = field(default_factory=set)

    def may(self, id_: str) -> bool:
        if self.is_due(id_):
            return True
        self.put_off(id_)
        return False

    def put_off(self, id_: str) -> None:
        self.put_off_ids.add(id_)


class AlertReader:
    """Follows every household. `monotonic_s`: a clock that never goes back."""

    name = "alerts"
    follows_days = True
    lingers_s = 0.0

    def __init__(self, monotonic_s: Callable[[], float] = time.monotonic) -> None:
        self._monotonic_s = monotonic_s
        self._spoken_at: dict[str, float] = {}
        self._put_off: dict[str, set[str]] = {}

    def hears(self, type_: str) -> bool:
        return type_ in HEARD

    def look(self, reading: Reading, facts: Sequence[Fact], new_day: date | None) -> Changes | None:
        touched = touched_by(facts)
        touched.is_all = touched.is_all or new_day is not None
        touched.put_off |= self._put_off.pop(reading.household_id, set())
        if touched.is_nothing:
            return None
        turns = Turns((lambda _: True) if touched.is_all else self._is_due)
        scene, seen = Scene(reading), Seen()
        budgets.look(scene, touched, seen, turns.may)
        balances.look(scene, touched, seen)
        foresight.look(scene, touched, seen, turns.may)
        bills.look(scene, touched, seen)
        found.look(scene, touched, seen)
        moved = goals.look(scene, touched, seen, turns)
        rows.look(scene, touched, seen)
        if turns.put_off_ids:
            self._put_off[reading.household_id] = turns.put_off_ids
        return changes(list(scene.open.values()), seen, moved)

    def write(self, uow: UnitOfWork, found: Changes) -> None:
        for progress in found.progress:
            say_progress(uow, progress)
        for print_ in found.resolved:
            service.resolve(uow, print_)
        for finding in found.findings:
            service.announce(uow, finding)

    def again_s(self, household_id: str) -> float | None:
        return SPEAK_EVERY_S if household_id in self._put_off else None

    def _is_due(self, id_: str) -> bool:
        now = self._monotonic_s()
        if now - self._spoken_at.get(id_, -SPEAK_EVERY_S) < SPEAK_EVERY_S:
            return False
        if len(self._spoken_at) >= SPOKEN_OF_MAX:
            self._spoken_at.clear()
        self._spoken_at[id_] = now
        return True


def changes(known: Sequence[Alert], seen: Seen, progress: list[GoalProgress]) -> Changes | None:
    """What is to be said, given the alerts that are open; None: nothing. Pure."""
    open_ = {fingerprint_of(alert): alert for alert in known}
    true = {finding.fingerprint: finding for finding in seen.findings}
    resolved = [
        print_
        for print_ in open_
        if (print_.kind, print_.subject_id) in seen.looked_at and print_ not in true
    ]
    findings = [
        finding
        for print_, finding in true.items()
        if print_ not in open_ or step(open_[print_].numbers) != step(finding.numbers)
    ]
    found = Changes(findings, resolved, progress)
    return found if findings or resolved or progress else None
