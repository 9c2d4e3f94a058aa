"""The SQL of contacts, and of addresses that are written to no more."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from pennybell.storage.tables.notifications import (
    IS_WAITING,
    contacts,
    deliveries,
    email_suppressions,
)

_table = contacts


def find_all(connection: Connection, user_id: str, *, lock: bool = False) -> list[Row[Any]]:
    statement = select(_table).where(_table.c.user_id == user_id)
    statement = statement.order_by(_table.c.created_at, _table.c.id)
    return list(connection.execute(statement.with_for_update() if lock else statement))


def find(connection: Connection, user_id: str, contact_id: str) -> Row[Any] | None:
    statement = select(_table).where(_table.c.user_id == user_id, _table.c.id == contact_id)
    return connection.execute(statement.with_for_update()).one_or_none()


def find_anybodys(connection: Connection, contact_id: str) -> Row[Any] | None:
    """For who proves by a token that it is theirs."""
    statement = select(_table).where(_table.c.id == contact_id)
    return connection.execute(statement).one_or_none()


def store(connection: Connection, values: dict[str, Any]) -> None:
    connection.execute(insert(_table), values)


def change(connection: Connection, id_: str, values: dict[str, Any]) -> None:
    connection.execute(update(_table).where(_table.c.id == id_).values(**values))


def remove(connection: Connection, id_: str) -> None:
    connection.execute(delete(_table).where(_table.c.id == id_))
    connection.execute(
        update(deliveries)
        .where(deliveries.c.target_id == id_, IS_WAITING)
        .values(state="suppressed", reason="contact_removed")
    )


def count_codes(connection: Connection, user_id: str, since: int) -> int:
    """Codes and links sent for somebody since then: deliveries of no notice and no digest."""
    statement = select(func.count()).where(
        deliveries.c.user_id == user_id,
        deliveries.c.created_at > since,
        deliveries.c.notification_id.is_(None),
        deliveries.c.digest_id.is_(None),
    )
    return int(connection.execute(statement).scalar_one())


def bounced_at(connection: Connection, digests: Sequence[str]) -> int | None:
    """When mail to this address came back for good; None: it did not."""
    statement = select(func.max(email_suppressions.c.at)).where(
        email_suppressions.c.address_hmac.in_(digests)
    )
    at: int | None = connection.execute(statement).scalar_one()
    return at


def forget_bounces(connection: Connection, digests: Sequence[str]) -> None:
    connection.execute(
        delete(email_suppressions).where(email_suppressions.c.address_hmac.in_(digests))
    )


def end(connection: Connection, contact_id: str, reason: str, now: int, *, bounces: bool) -> None:
    """Send to a contact no more; of a bounce, to nobody's with the same address."""
    is_it = _table.c.id == contact_id
    if bounces:
        found = connection.execute(select(_table.c.address_hmac).where(is_it)).one_or_none()
        if found is None:
            return
        suppressed = email_suppressions.c.address_hmac == found.address_hmac
        if connection.execute(select(email_suppressions).where(suppressed)).first() is None:
            row = {"address_hmac": found.address_hmac, "reason": reason, "source": "smtp"}
            connection.execute(insert(email_suppressions), {**row, "at": now})
        is_it = (_table.c.address_hmac == found.address_hmac) & (_table.c.channel == "email")
    ended = update(_table).where(is_it).values(state="disabled", disabled_reason=reason)
    ids = [str(row.id) for row in connection.execute(ended.returning(_table.c.id))]
    connection.execute(
        update(deliveries)
        .where(deliveries.c.target_id.in_(ids), IS_WAITING)
        .values(state="suppressed", reason=reason)
    )
