"""The SQL of devices. Addresses are found by digest and opened only to send."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from pennybell.domains.devices.model import FORGOTTEN
from pennybell.errors import Conflict
from pennybell.storage.tables.notifications import push_subscriptions

_table = push_subscriptions


def find_by_address(connection: Connection, kind: str, digests: Sequence[str]) -> Row[Any] | None:
    """Whoever has it: an address belongs to the last person who registered it."""
    statement = select(_table).where(_table.c.kind == kind, _table.c.address_hmac.in_(digests))
    return connection.execute(statement.with_for_update()).first()


def find_all(connection: Connection, user_id: str) -> list[Row[Any]]:
    """Those that ring or did, the newest first."""
    return _find(connection, user_id, _table.c.state != FORGOTTEN)


def find_forgotten(connection: Connection, user_id: str) -> list[Row[Any]]:
    """Those that their person wants to ring no more, the newest first."""
    return _find(connection, user_id, _table.c.state == FORGOTTEN)


def _find(connection: Connection, user_id: str, is_meant: ColumnElement[bool]) -> list[Row[Any]]:
    statement = select(_table).where(_table.c.user_id == user_id, is_meant)
    return list(connection.execute(statement.order_by(_table.c.registered_at.desc(), _table.c.id)))


def find(connection: Connection, user_id: str, device_id: str) -> Row[Any] | None:
    is_meant = (_table.c.id == device_id) & (_table.c.state != FORGOTTEN)
    statement = select(_table).where(_table.c.user_id == user_id, is_meant)
    return connection.execute(statement).one_or_none()


def insert_device(connection: Connection, values: dict[str, Any]) -> None:
    """Raises Conflict: 409 `already_exists`."""
    try:
        connection.execute(insert(_table), values)
    except IntegrityError as error:
        raise Conflict("already_exists", "This device is being registered already.") from error


def update_device(connection: Connection, id_: str, values: dict[str, Any]) -> None:
    connection.execute(update(_table).where(_table.c.id == id_).values(**values))


def delete_devices(connection: Connection, ids: Sequence[str]) -> None:
    connection.execute(delete(_table).where(_table.c.id.in_(ids)))


def delete_of_sessions(connection: Connection, session_ids: Sequence[str]) -> set[str]:
    """Answers whose they were."""
    statement = (
        delete(_table).where(_table.c.session_id.in_(session_ids)).returning(_table.c.user_id)
    )
    return {str(row.user_id) for row in connection.execute(statement)}
