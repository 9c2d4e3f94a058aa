"""The SQL of alerts and their settings."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Connection,
    Select,
    bindparam,
    delete,
    insert,
    literal,
    select,
    tuple_,
    update,
)

from pennybell.domains.alerts.model import Fingerprint, period_key
from pennybell.events.shapes import Alert, AlertItem, AlertNumbers, AlertSettings
from pennybell.kit.clock import SECOND, instant_text
from pennybell.kit.json import decode, encode
from pennybell.storage.prepared import Prepared
from pennybell.storage.tables.alerts import alert_settings, alerts

RAISED_MAX = 1_000
"""Open alerts of a household that are looked at; nobody can mind more."""

_scoped = alerts.c.household_id == bindparam("household")
_raised = (
    select(alerts)
    .where(_scoped, alerts.c.state == "raised")
    .order_by(alerts.c.raised_at.desc(), alerts.c.id.desc())
    .limit(RAISED_MAX)
)
_one = select(alerts).where(_scoped, alerts.c.id == bindparam("of"))
_same = select(alerts).where(
    _scoped,
    alerts.c.kind == bindparam("kind"),
    alerts.c.subject_id == bindparam("subject_id"),
    alerts.c.period_key == bindparam("period_key"),
    alerts.c.tier == bindparam("tier"),
)
_by_fingerprint = Prepared(_same)
_by_fingerprint_locked = Prepared(_same.with_for_update())
_settings_of = select(alert_settings).where(alert_settings.c.household_id == bindparam("household"))
_settings = Prepared(_settings_of)
_settings_locked = Prepared(_settings_of.with_for_update())


def to_shape(row: Any) -> Alert:
    return Alert.model_construct(
        id=row.id,
        kind=row.kind,
        severity=row.severity,
        state=row.state,
        subject_noun=row.subject_noun,
        subject_id=row.subject_id,
        subject_label=row.subject_label,
        period=row.period,
        tier=row.tier,
        currency=row.currency,
        numbers=AlertNumbers.model_validate(decode(row.numbers)),
        why=[AlertItem.model_validate(each) for each in decode(row.why)],
        times=row.times,
        dismissed=row.dismissed,
        raised_at=instant_text(row.raised_at),
        updated_at=instant_text(row.updated_at),
        resolved_at=None if row.resolved_at is None else instant_text(row.resolved_at),
        version=row.version,
    )


def find(
    connection: Connection, household_id: str, alert_id: str, *, lock: bool = False
) -> Alert | None:
    statement = _one.with_for_update() if lock else _one
    row = connection.execute(statement, {"household": household_id, "of": alert_id}).one_or_none()
    return to_shape(row) if row else None


def find_by(
    connection: Connection, household_id: str, print_: Fingerprint, *, lock: bool = False
) -> Alert | None:
    statement = _by_fingerprint_locked if lock else _by_fingerprint
    row = statement.one_or_none(connection, {"household": household_id, **print_._asdict()})
    return to_shape(row) if row else None


def find_raised(connection: Connection, household_id: str) -> list[Alert]:
    """Open alerts, newest first."""
    return [to_shape(row) for row in connection.execute(_raised, {"household": household_id})]


def page(
    connection: Connection,
    household_id: str,
    equal: dict[str, str],
    *,
    before: tuple[int, str] | None,
    limit: int,
) -> list[Alert]:
    """Alerts whose columns equal `equal`, newest first, older than `before`."""
    statement: Select[Any] = select(alerts).where(
        alerts.c.household_id == household_id,
        *(alerts.c[name] == value for name, value in equal.items()),
    )
    if before is not None:
        at, last_id = before
        statement = statement.where(
            tuple_(alerts.c.raised_at, alerts.c.id)
            < tuple_(literal(at, alerts.c.raised_at.type), literal(last_id, alerts.c.id.type))
        )
    newest = statement.order_by(alerts.c.raised_at.desc(), alerts.c.id.desc()).limit(limit)
    return [to_shape(row) for row in connection.execute(newest)]


def place_of(alert: Alert) -> tuple[int, str]:
    """Where it stands among the newest first."""
    return instant_of(alert.raised_at), alert.id


def instant_of(text: str) -> int:
    moment = datetime.fromisoformat(text).astimezone(UTC)
    return int(moment.timestamp()) * SECOND + moment.microsecond // 1_000


def store(connection: Connection, household_id: str, alert: Alert) -> None:
    """Write an alert as it shall be, new or known."""
    values = _values(alert)
    statement = update(alerts).where(alerts.c.household_id == household_id, alerts.c.id == alert.id)
    if connection.execute(statement.values(**values)).rowcount == 0:
        connection.execute(insert(alerts), {"household_id": household_id, **values})


def delete_all(connection: Connection, household_id: str) -> None:
    connection.execute(delete(alerts).where(alerts.c.household_id == household_id))


def find_settings(
    connection: Connection, household_id: str, *, lock: bool = False
) -> AlertSettings | None:
    """None where the household has changed nothing yet."""
    statement = _settings_locked if lock else _settings
    row = statement.one_or_none(connection, {"household": household_id})
    if row is None:
        return None
    return AlertSettings.model_construct(
        off=decode(row.off),
        large_expense_minor=row.large_expense_minor,
        large_deposit_minor=row.large_deposit_minor,
        low_balance_minor=row.low_balance_minor,
        low_balance_days=row.low_balance_days,
        bill_days=row.bill_days,
        version=row.version,
    )


def store_settings(connection: Connection, household_id: str, settings: AlertSettings) -> None:
    values = {**settings.model_dump(), "off": encode(settings.off)}
    statement = update(alert_settings).where(alert_settings.c.household_id == household_id)
    if connection.execute(statement.values(**values)).rowcount == 0:
        connection.execute(insert(alert_settings), {"household_id": household_id, **values})


def _values(alert: Alert) -> dict[str, Any]:
    return {
        "id": alert.id,
        "kind": alert.kind,
        "subject_id": alert.subject_id,
        "period_key": period_key(alert.period),
        "tier": alert.tier,
        "state": alert.state,
        "severity": alert.severity,
        "subject_noun": alert.subject_noun,
        "subject_label": alert.subject_label,
        "period": alert.period,
        "currency": alert.currency,
        "numbers": encode(alert.numbers),
        "why": encode(alert.why),
        "times": alert.times,
        "dismissed": alert.dismissed,
        "raised_at": instant_of(alert.raised_at),
        "updated_at": instant_of(alert.updated_at),
        "resolved_at": None if alert.resolved_at is None else instant_of(alert.resolved_at),
        "version": alert.version,
    }


def known(
    connection: Connection, household_id: str, prints: Sequence[Fingerprint]
) -> dict[Fingerprint, Alert]:
    """Alerts that were raised before, open or not."""
    found = {}
    for each in prints:
        alert = find_by(connection, household_id, each)
        if alert is not None:
            found[each] = alert
    return found
