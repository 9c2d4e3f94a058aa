"""Alerts: raise, say again, resolve, dismiss; and what the household wants to hear of."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pennybell.domains.alerts import repository
from pennybell.domains.alerts.kept import FACTS_MAX, SAID, OpenAlerts, alert_of
from pennybell.domains.alerts.model import (
    Finding,
    Fingerprint,
    default_settings,
    material,
    step,
)
from pennybell.errors import NotFound, Stale
from pennybell.events.shapes import Alert, AlertSettings
from pennybell.events.vocabulary import (
    AlertRaised,
    AlertResolved,
    AlertSettingsUpdated,
    AlertUpdated,
    BudgetAlert,
)
from pennybell.kit.clock import instant_text
from pennybell.outbox import cursors
from pennybell.outbox.unit_of_work import Reading, UnitOfWork
from pennybell.storage.keyset import cursor_at, instant_place


@dataclass(frozen=True, slots=True)
class Page:
    """`next_cursor` is None on the last page."""

    items: list[Alert]
    next_cursor: str | None


def announce(uow: UnitOfWork, finding: Finding) -> None:
    """Say that something is true: raise it, raise it again, or say what moved.

    Emits: alert.raised or alert.updated, budget.alert beside one about a budget; nothing when
    nothing that matters moved.
    """
    known = repository.find_by(uow.connection, uow.household_id, finding.fingerprint, lock=True)
    if known is None or known.state == "resolved":
        alert = _raised(uow, finding, known)
        repository.store(uow.connection, uow.household_id, alert)
        uow.emit(AlertRaised.carrying(alert))
    elif step(known.numbers) == step(finding.numbers):
        return
    else:
        still = known.dismissed and material(known.numbers) == material(finding.numbers)
        alert = _change(uow, known, {**_said(finding), "dismissed": still})
    if alert.subject_noun == "budget":
        uow.emit(_of_budget(alert))


def resolve(uow: UnitOfWork, print_: Fingerprint) -> None:
    """Say that something is no longer true. Emits: alert.resolved."""
    known = repository.find_by(uow.connection, uow.household_id, print_, lock=True)
    if known is None or known.state == "resolved":
        return
    now = instant_text(uow.now)
    alert = known.model_copy(
        update={
            "state": "resolved",
            "resolved_at": now,
            "updated_at": now,
            "version": known.version + 1,
        }
    )
    repository.store(uow.connection, uow.household_id, alert)
    uow.emit(AlertResolved.carrying(alert))


def dismiss(uow: UnitOfWork, alert_id: str) -> Alert:
    """See no more of an alert until the numbers that matter change. Emits: alert.updated.

    Raises:
        NotFound: 404.
    """
    known = repository.find(uow.connection, uow.household_id, alert_id, lock=True)
    if known is None:
        raise NotFound("alert")
    return known if known.dismissed else _change(uow, known, {"dismissed": True})


def change_settings(
    uow: UnitOfWork, changes: dict[str, Any], *, if_match: int | None
) -> AlertSettings:
    """Change what the household wants to be alerted of. Emits: alert_settings.updated.

    Raises:
        Stale: 412.
    """
    uow.lock_household()
    before = _settings(uow, lock=True)
    if if_match is not None and if_match != before.version:
        raise Stale("settings", before.model_dump(mode="json"))
    if "off" in changes:
        changes["off"] = sorted(set(changes["off"]))
    changed = {name: value for name, value in changes.items() if getattr(before, name) != value}
    if not changed:
        return before
    after = before.model_copy(update={**changed, "version": before.version + 1})
    repository.store_settings(uow.connection, uow.household_id, after)
    uow.emit(AlertSettingsUpdated.changing(before, after))
    return after


def rebuild(uow: UnitOfWork) -> int:
    """Make the household's alerts anew from what was said of them; announces nothing."""
    repository.delete_all(uow.connection, uow.household_id)
    since = 0
    count = 0
    while facts := cursors.read_facts_of(uow.connection, uow.household_id, SAID, since, FACTS_MAX):
        since = facts[-1].hseq
        for fact in facts:
            repository.store(uow.connection, uow.household_id, alert_of(fact))
            count += 1
    return count


def read_settings(reading: Reading) -> AlertSettings:
    return _settings(reading)


def read_alert(reading: Reading, alert_id: str) -> Alert:
    alert = repository.find(reading.connection, reading.household_id, alert_id)
    if alert is None:
        raise NotFound("alert")
    return alert


def read_page(reading: Reading, equal: dict[str, str], *, cursor: str | None, limit: int) -> Page:
    """One page, newest first: stable while others are raised.

    Raises:
        Invalid: 422, the cursor is not one that a page gave.
    """
    before = None if cursor is None else instant_place(cursor)
    found = repository.page(
        reading.connection, reading.household_id, equal, before=before, limit=limit + 1
    )
    items = found[:limit]
    return Page(items, cursor_at(*repository.place_of(items[-1])) if len(found) > limit else None)


def read_known(reading: Reading, prints: Sequence[Fingerprint]) -> dict[Fingerprint, Alert]:
    return repository.known(reading.connection, reading.household_id, prints)


def open_alerts(reading: Reading) -> dict[Fingerprint, Alert]:
    """By fingerprint; not to be changed."""
    if reading.memory is None:
        return OpenAlerts().read(reading)
    return reading.memory.of(reading.household_id, OpenAlerts).read(reading)


def _raised(uow: UnitOfWork, finding: Finding, known: Alert | None) -> Alert:
    now = instant_text(uow.now)
    return Alert.model_construct(
        id=known.id if known else uow.ids(),
        kind=finding.kind,
        state="raised",
        subject_noun=finding.subject.noun,
        subject_id=finding.subject.id,
        period=finding.period,
        tier=finding.tier,
        **_said(finding),
        times=known.times + 1 if known else 1,
        dismissed=False,
        raised_at=now,
        updated_at=now,
        resolved_at=None,
        version=known.version + 1 if known else 1,
    )


def _said(finding: Finding) -> dict[str, Any]:
    return {
        "severity": finding.severity,
        "subject_label": finding.subject.label[:500],
        "currency": finding.currency,
        "numbers": finding.numbers,
        "why": list(finding.why),
    }


def _change(uow: UnitOfWork, known: Alert, changes: dict[str, Any]) -> Alert:
    moved = {name: value for name, value in changes.items() if getattr(known, name) != value}
    alert = known.model_copy(
        update={**moved, "updated_at": instant_text(uow.now), "version": known.version + 1}
    )
    repository.store(uow.connection, uow.household_id, alert)
    uow.emit(AlertUpdated.changing(known, alert))
    return alert


def _of_budget(alert: Alert) -> BudgetAlert:
    return BudgetAlert.model_construct(
        alert_id=alert.id,
        budget_id=alert.subject_id,
        kind=alert.kind.removeprefix("budget_"),
        tier=alert.tier,
        spent_minor=alert.numbers.amount_minor or 0,
        limit_minor=alert.numbers.limit_minor or 0,
        currency=alert.currency or "",
        probability=alert.numbers.probability,
        reasons=alert.why,
    )


def _settings(asked: UnitOfWork | Reading, *, lock: bool = False) -> AlertSettings:
    found = repository.find_settings(asked.connection, asked.household_id, lock=lock)
    return default_settings() if found is None else found
