"""The reader that raises alerts: facts and days in, alert.* facts out.

What rules say is compared with the alerts that are open; what differs is written. A rule looks at
the present state, so an edit, a deletion or a refund resolves what they caused by itself.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from pennybell.alerts import balances, budgets, rows
from pennybell.alerts.scene import Scene, Seen, touched_by
from pennybell.domains.alerts import service
from pennybell.domains.alerts.model import Finding, Fingerprint, fingerprint_of, step
from pennybell.events.shapes import Alert
from pennybell.outbox.cursors import Fact
from pennybell.outbox.unit_of_work import Reading, UnitOfWork

PREDICT_EVERY_S: Final = 1.0
"""A budget is predicted at once when it moves, and then at most this often."""

PREDICTED_MAX: Final = 50_000
"""Budgets whose last prediction is remembered."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What is true and was not said so, and what was said and is no longer true."""

    findings: list[Finding]
    resolved: list[Fingerprint]


class AlertReader:
    """Follows every household. `monotonic_s`: a clock that never goes back."""

    name = "alerts"
    follows_days = True

    def __init__(self, monotonic_s: Callable[[], float] = time.monotonic) -> None:
        self._monotonic_s = monotonic_s
        self._predicted_at: dict[str, float] = {}
        self._put_off: dict[str, set[str]] = {}

    def look(self, reading: Reading, facts: Sequence[Fact], new_day: date | None) -> Changes | None:
        household_id = reading.household_id
        touched = touched_by(facts)
        touched.is_all = touched.is_all or new_day is not None
        touched.budgets |= self._put_off.pop(household_id, set())
        if touched.is_nothing:
            return None

        def may_predict(budget_id: str) -> bool:
            if touched.is_all or self._is_due(budget_id):
                return True
            self._put_off.setdefault(household_id, set()).add(budget_id)
            return False

        scene, seen = Scene(reading), Seen()
        budgets.look(scene, touched, seen, may_predict)
        balances.look(scene, touched, seen)
        rows.look(scene, touched, seen)
        return changes(list(scene.open.values()), seen)

    def write(self, uow: UnitOfWork, found: Changes) -> None:
        for print_ in found.resolved:
            service.resolve(uow, print_)
        for finding in found.findings:
            service.announce(uow, finding)

    def again_s(self, household_id: str) -> float | None:
        return PREDICT_EVERY_S if household_id in self._put_off else None

    def _is_due(self, budget_id: str) -> bool:
        now = self._monotonic_s()
        if now - self._predicted_at.get(budget_id, -PREDICT_EVERY_S) < PREDICT_EVERY_S:
            return False
        if len(self._predicted_at) >= PREDICTED_MAX:
            self._predicted_at.clear()
        self._predicted_at[budget_id] = now
        return True


def changes(known: Sequence[Alert], seen: Seen) -> Changes | None:
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
    return Changes(findings, resolved) if findings or resolved else None
