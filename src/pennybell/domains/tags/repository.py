"""The SQL of tags."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from pennybell.errors import Conflict
from pennybell.events.shapes import Tag
from pennybell.storage.tables.ledger import tags, transaction_tags, transactions

_scoped = tags.c.household_id == bindparam("household")
_one = select(tags).where(_scoped, tags.c.id == bindparam("tag"))
_all = select(tags).where(_scoped).order_by(tags.c.name_key, tags.c.id)


def name_key(name: str) -> str:
    return name.casefold()[:200]


def to_shape(row: Any) -> Tag:
    return Tag.model_construct(id=row.id, name=row.name, version=row.version)


def find(
    connection: Connection, household_id: str, tag_id: str, *, lock: bool = False
) -> Tag | None:
    statement = _one.with_for_update() if lock else _one
    row = connection.execute(statement, {"household": household_id, "tag": tag_id}).one_or_none()
    return to_shape(row) if row else None


def find_all(connection: Connection, household_id: str) -> list[Tag]:
    return [to_shape(row) for row in connection.execute(_all, {"household": household_id})]


def find_named(connection: Connection, household_id: str, names: Collection[str]) -> dict[str, Tag]:
    """Tags by the case-folded name, kept as they are until the commit.

    A rename that overtook the row that names them would leave its readers with the old name.
    """
    keys = sorted({name_key(name) for name in names})
    statement = (
        select(tags)
        .where(_scoped, tags.c.name_key.in_(keys))
        .order_by(tags.c.name_key)
        .with_for_update(read=True)
    )
    rows = connection.execute(statement, {"household": household_id})
    return {row.name_key: to_shape(row) for row in rows}


def insert_tag(connection: Connection, household_id: str, tag_id: str, name: str) -> None:
    row = {
        "household_id": household_id,
        "id": tag_id,
        "name": name,
        "name_key": name_key(name),
        "version": 1,
    }
    try:
        connection.execute(insert(tags), row)
    except IntegrityError as error:
        raise taken() from error


def rename(connection: Connection, household_id: str, tag_id: str, name: str, version: int) -> Tag:
    statement = (
        update(tags)
        .where(tags.c.household_id == household_id, tags.c.id == tag_id)
        .values(name=name, name_key=name_key(name), version=version)
        .returning(*tags.c)
    )
    try:
        return to_shape(connection.execute(statement).one())
    except IntegrityError as error:
        raise taken() from error


def _holders(household_id: str, tag_id: str) -> Any:
    return select(transaction_tags.c.transaction_id).where(
        transaction_tags.c.household_id == household_id, transaction_tags.c.tag_id == tag_id
    )


def lock_holders(connection: Connection, household_id: str, tag_id: str) -> None:
    """Lock the transactions that carry the tag, by id: rows come before tags."""
    connection.execute(
        select(transactions.c.id)
        .where(
            transactions.c.household_id == household_id,
            transactions.c.id.in_(_holders(household_id, tag_id)),
        )
        .order_by(transactions.c.id)
        .with_for_update()
    )


def delete_tag(connection: Connection, household_id: str, tag_id: str) -> None:
    """Take the tag out of every transaction, then away."""
    holders = _holders(household_id, tag_id)
    connection.execute(
        update(transactions)
        .where(transactions.c.household_id == household_id, transactions.c.id.in_(holders))
        .values(tag_count=transactions.c.tag_count - 1)
    )
    connection.execute(
        delete(transaction_tags).where(
            transaction_tags.c.household_id == household_id, transaction_tags.c.tag_id == tag_id
        )
    )
    connection.execute(delete(tags).where(tags.c.household_id == household_id, tags.c.id == tag_id))


def taken() -> Conflict:
    return Conflict("already_exists", "There is a tag with this id or name already.")
