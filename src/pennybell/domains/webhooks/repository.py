"""The SQL of webhooks and of what was sent to them."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, tuple_, update

from pennybell.storage.tables.notifications import (
    IS_WAITING,
    deliveries,
    delivery_attempts,
    notifications,
    webhooks,
)

_table = webhooks


def find_all(connection: Connection, user_id: str, *, lock: bool = False) -> list[Row[Any]]:
    statement = select(_table).where(_table.c.user_id == user_id)
    statement = statement.order_by(_table.c.created_at, _table.c.id)
    return list(connection.execute(statement.with_for_update() if lock else statement))


def find(
    connection: Connection, user_id: str, webhook_id: str, *, lock: bool = False
) -> Row[Any] | None:
    statement = select(_table).where(_table.c.user_id == user_id, _table.c.id == webhook_id)
    return connection.execute(statement.with_for_update() if lock else statement).one_or_none()


def store(connection: Connection, values: dict[str, Any]) -> None:
    connection.execute(insert(_table), values)


def change(connection: Connection, id_: str, values: dict[str, Any]) -> None:
    connection.execute(update(_table).where(_table.c.id == id_).values(**values))


def withhold(connection: Connection, id_: str, reason: str) -> None:
    """Send no more of what waits for it."""
    connection.execute(
        update(deliveries)
        .where(deliveries.c.target_id == id_, IS_WAITING)
        .values(state="suppressed", reason=reason)
    )


def remove(connection: Connection, id_: str) -> None:
    connection.execute(delete(_table).where(_table.c.id == id_))


def note_outcomes(
    connection: Connection, succeeded: Collection[str], failed: Collection[str], now: int
) -> None:
    """Since when nothing has arrived; nothing is written while all is well."""
    if succeeded:
        connection.execute(
            update(_table)
            .where(_table.c.id.in_(list(succeeded)), _table.c.failing_since.is_not(None))
            .values(failing_since=None)
        )
    if failed:
        connection.execute(
            update(_table)
            .where(_table.c.id.in_(list(failed)), _table.c.failing_since.is_(None))
            .values(failing_since=now)
        )


def find_failing(connection: Connection, ids: Collection[str], since: int) -> list[Row[Any]]:
    """Those of these that have failed since then, or longer."""
    statement = select(_table.c.id, _table.c.user_id).where(
        _table.c.id.in_(list(ids)), _table.c.enabled.is_(True), _table.c.failing_since <= since
    )
    return list(connection.execute(statement))


def find_deliveries(
    connection: Connection,
    user_id: str,
    webhook_id: str,
    *,
    before: tuple[int, str] | None,
    limit: int,
) -> list[Row[Any]]:
    """What was sent there, newest first, with the type of notice it told of."""
    statement = (
        select(deliveries, notifications.c.type)
        .outerjoin(notifications, notifications.c.id == deliveries.c.notification_id)
        .where(deliveries.c.user_id == user_id, deliveries.c.target_id == webhook_id)
        .order_by(deliveries.c.created_at.desc(), deliveries.c.id.desc())
        .limit(limit)
    )
    if before is not None:
        place = tuple_(deliveries.c.created_at, deliveries.c.id)
        statement = statement.where(place < tuple_(*before))
    return list(connection.execute(statement))


def find_attempts(connection: Connection, delivery_ids: Sequence[str]) -> dict[str, list[Row[Any]]]:
    table = delivery_attempts
    statement = select(table).where(table.c.delivery_id.in_(delivery_ids))
    found: dict[str, list[Row[Any]]] = {id_: [] for id_ in delivery_ids}
    for row in connection.execute(statement.order_by(table.c.delivery_id, table.c.n)):
        found[str(row.delivery_id)].append(row)
    return found


def count(connection: Connection, user_id: str) -> int:
    statement = select(func.count()).where(_table.c.user_id == user_id)
    return int(connection.execute(statement).scalar_one())
