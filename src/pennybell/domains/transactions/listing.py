"""Listing transactions: keyset pages, newest first, and the filters over them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, literal, or_, select, tuple_

from pennybell.domains.accounts import repository as accounts
from pennybell.domains.tags.repository import name_key
from pennybell.domains.transactions import repository
from pennybell.errors import NotFound
from pennybell.events.shapes import Transaction
from pennybell.outbox.unit_of_work import Reading
from pennybell.storage.keyset import cursor_at, day_place
from pennybell.storage.tables.ledger import splits, tags, transaction_tags, transactions

PAGE_MAX = 200


@dataclass(frozen=True, slots=True)
class Filter:
    """`category_id` may be "none"; `q` is looked for in payee and note, whatever its case."""

    account_id: str | None = None
    category_id: str | None = None
    tag: str | None = None
    from_date: date | None = None
    to_date: date | None = None
    min_minor: int | None = None
    max_minor: int | None = None
    q: str | None = None
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """`next_cursor` is None on the last page; `total` counts all pages."""

    items: list[Transaction]
    next_cursor: str | None
    total: int


def page(reading: Reading, filter_: Filter, *, cursor: str | None, limit: int) -> Page:
    """One page, ordered by (date, id) descending: stable while others insert.

    Raises:
        Invalid: 422, the cursor is not one that a page gave.
    """
    household_id = reading.household_id
    conditions = _conditions(household_id, filter_)
    statement = select(transactions).where(*conditions)
    if cursor is not None:
        day, last_id = day_place(cursor)
        statement = statement.where(
            tuple_(transactions.c.date, transactions.c.id)
            < tuple_(
                literal(day, transactions.c.date.type), literal(last_id, transactions.c.id.type)
            )
        )
    rows = reading.connection.execute(_newest_first(statement).limit(limit + 1)).all()
    items = repository.read_shapes(reading.connection, household_id, rows[:limit])
    more = len(rows) > limit
    return Page(
        items,
        cursor_at(items[-1].date, items[-1].id) if more else None,
        _total(reading, filter_, conditions),
    )


def newest(reading: Reading, limit: int) -> list[Transaction]:
    """The first of all; most of them are as they were when somebody last asked."""
    statement = select(transactions).where(*_conditions(reading.household_id, Filter()))
    rows = reading.connection.execute(_newest_first(statement).limit(limit)).all()
    found = repository.read_parts(reading.connection, reading.household_id, rows)
    if reading.memory is None:
        return repository.Shapes().of(found)
    return reading.memory.of(reading.household_id, repository.Shapes).of(found)


def _total(reading: Reading, filter_: Filter, conditions: list[ColumnElement[bool]]) -> int:
    """All rows, or all of an account, are counted with its balance; others are counted now."""
    account_id = filter_.account_id
    if filter_ != Filter(account_id=account_id):
        statement = select(func.count()).select_from(transactions).where(*conditions)
        return int(reading.connection.execute(statement).scalar_one())
    owned = accounts.find_all(reading.connection, reading.household_id)
    return sum(each.transaction_count for each in owned if account_id in (None, each.id))


def read_transaction(reading: Reading, transaction_id: str) -> Transaction:
    found = repository.find(reading.connection, reading.household_id, transaction_id)
    if found is None:
        raise NotFound("transaction")
    return found


def _newest_first(statement: Select[Any]) -> Select[Any]:
    return statement.order_by(transactions.c.date.desc(), transactions.c.id.desc())


def _conditions(household_id: str, filter_: Filter) -> list[ColumnElement[bool]]:
    table = transactions.c
    conditions: list[ColumnElement[bool]] = [
        table.household_id == household_id,
        table.deleted_at.is_not(None) if filter_.deleted else table.deleted_at.is_(None),
    ]
    if filter_.account_id is not None:
        conditions.append(table.account_id == filter_.account_id)
    if filter_.category_id is not None:
        conditions.append(_in_category(household_id, filter_.category_id))
    if filter_.tag is not None:
        conditions.append(_tagged(household_id, filter_.tag))
    if filter_.from_date is not None:
        conditions.append(table.date >= filter_.from_date)
    if filter_.to_date is not None:
        conditions.append(table.date <= filter_.to_date)
    if filter_.min_minor is not None:
        conditions.append(table.amount_minor >= filter_.min_minor)
    if filter_.max_minor is not None:
        conditions.append(table.amount_minor <= filter_.max_minor)
    if filter_.q:
        conditions.append(
            or_(
                table.payee.icontains(filter_.q, autoescape=True),
                table.note.icontains(filter_.q, autoescape=True),
            )
        )
    return conditions


def _in_category(household_id: str, category_id: str) -> ColumnElement[bool]:
    table = transactions.c
    if category_id == "none":
        return and_(
            table.category_id.is_(None), table.split_count == 0, table.transfer_id.is_(None)
        )
    in_split = exists().where(
        splits.c.household_id == household_id,
        splits.c.transaction_id == table.id,
        splits.c.category_id == category_id,
    )
    return or_(table.category_id == category_id, in_split)


def _tagged(household_id: str, name: str) -> ColumnElement[bool]:
    holders = (
        select(transaction_tags.c.transaction_id)
        .join(
            tags,
            (tags.c.household_id == transaction_tags.c.household_id)
            & (tags.c.id == transaction_tags.c.tag_id),
        )
        .where(transaction_tags.c.household_id == household_id, tags.c.name_key == name_key(name))
    )
    return transactions.c.id.in_(holders)
