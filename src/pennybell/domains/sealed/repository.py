"""The SQL of everything that is encrypted at rest, whatever it is: to put it under a newer key."""

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import Connection, Row, Table, func, select, update

from pennybell.storage.tables.notifications import (
    contacts,
    email_suppressions,
    push_subscriptions,
    webhooks,
)

TABLES: Final[dict[str, Table]] = {
    "devices": push_subscriptions,
    "contacts": contacts,
    "webhooks": webhooks,
}


def find_older(
    connection: Connection, noun: str, current: str, *, after: str, at_most: int
) -> Sequence[Row[Any]]:
    """Rows under another key than the current one, by id."""
    table = TABLES[noun]
    statement = select(table).where(table.c.enc_key_id != current, table.c.id > after)
    return connection.execute(statement.order_by(table.c.id).limit(at_most)).all()


def count_older(connection: Connection, current: str) -> int:
    counted = [
        select(func.count()).select_from(table).where(table.c.enc_key_id != current)
        for table in TABLES.values()
    ]
    return sum(int(connection.execute(each).scalar_one()) for each in counted)


def replace(connection: Connection, noun: str, row: Any, values: dict[str, Any]) -> bool:
    """Unless the row has changed since it was read; answers whether it had not."""
    table = TABLES[noun]
    is_same = (table.c.id == row.id) & (table.c.secret_ct == row.secret_ct)
    return connection.execute(update(table).where(is_same).values(**values)).rowcount == 1


def move_bounces(connection: Connection, old: str, new: str) -> None:
    """Keep an address among those that bounced."""
    table = email_suppressions
    known = select(table.c.address_hmac).where(table.c.address_hmac == new)
    if connection.execute(known).first() is None:
        connection.execute(
            update(table).where(table.c.address_hmac == old).values(address_hmac=new)
        )
