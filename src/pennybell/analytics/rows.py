"""The SQL of breakdowns that no totals are kept of: by payee and by tag, from the rows of a range.

Rows are found by their date: those outside of the range cost nothing. Rows of one currency are
added up by step in the database; others come day by day, for each has its own day's rate.
"""

from datetime import date
from functools import cache
from typing import Any, Final, Literal, NamedTuple

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    FromClause,
    Select,
    bindparam,
    extract,
    func,
    null,
    or_,
    select,
)

from pennybell.domains.totals.model import Grain
from pennybell.kit.periods import Days
from pennybell.storage.tables.ledger import HAS_SPLITS, splits, transaction_tags, transactions

ROWS_MAX: Final = 100_000
"""Rows of a range that are looked at: half a second's work."""

Key = Literal["payee", "tag", "untagged"]
"""By each payee; by each tag; all rows that have none."""


class Sum(NamedTuple):
    """What was spent under `key` on `day` (of a month or the whole range: the first of it)."""

    key: str | None
    day: date
    currency: str
    amount_minor: int


class Wanted(NamedTuple):
    """`expense`: the categories that are spending; `currency`: the one added up by `grain`."""

    days: Days
    grain: Grain
    currency: str
    expense: frozenset[str]


def count_rows(connection: Connection, household_id: str, days: Days) -> int:
    """How many rows the range has, deleted ones too; at most one more than `ROWS_MAX`."""
    values = {"household": household_id, "first": days.first, "last": days.last}
    return int(connection.execute(_count, {**values, "at_most": ROWS_MAX + 1}).scalar_one())


def read_sums(connection: Connection, household_id: str, wanted: Wanted, key: Key) -> list[Sum]:
    """Spending of the range by `key`: whole rows and parts of split ones."""
    values = {
        "household": household_id,
        "first": wanted.days.first,
        "last": wanted.days.last,
        "currency": wanted.currency,
        "expense": sorted(wanted.expense),
    }
    found = []
    for is_home in (True, False):
        grain: Grain = wanted.grain if is_home else "day"
        for of_parts in (True, False):
            statement = _sums(key, grain, of_parts=of_parts, is_home=is_home)
            for row in connection.execute(statement, values):
                day = _day(row, grain, wanted.days.first)
                found.append(Sum(row.key, day, row.currency, int(row.spent)))
    return found


def _day(row: Any, grain: Grain, first: date) -> date:
    if grain == "day":
        day: date = row.date
        return day
    return first if grain == "whole" else date(int(row.year), int(row.month), 1)


@cache
def _sums(key: Key, grain: Grain, *, of_parts: bool, is_home: bool) -> Select[Any]:
    table, tagged = transactions.c, transaction_tags.c
    source: FromClause = transactions
    if of_parts:
        source = source.join(
            splits,
            (splits.c.household_id == table.household_id) & (splits.c.transaction_id == table.id),
        )
    if key == "tag":
        source = source.join(
            transaction_tags,
            (tagged.household_id == table.household_id) & (tagged.transaction_id == table.id),
        )
    by: dict[Key, ColumnElement[Any]] = {
        "payee": table.payee,
        "tag": tagged.tag_id,
        "untagged": null(),
    }
    counted = splits.c if of_parts else table
    wanted: BindParameter[Any] = bindparam("currency")
    times = _times(grain)
    return (
        select(by[key].label("key"), *times, table.currency)
        .add_columns(func.sum(-counted.amount_minor).label("spent"))
        .select_from(source)
        .where(
            *_within,
            table.deleted_at.is_(None),
            table.transfer_id.is_(None),
            HAS_SPLITS if of_parts else table.split_count == 0,
            *_of_tags[key],
            or_(
                counted.category_id.in_(bindparam("expense", expanding=True)),
                counted.category_id.is_(None) & (counted.amount_minor < 0),
            ),
            table.currency == wanted if is_home else table.currency != wanted,
        )
        .group_by(*([] if key == "untagged" else [by[key]]), *times, table.currency)
    )


def _times(grain: Grain) -> list[ColumnElement[Any]]:
    day = transactions.c.date
    if grain == "whole":
        return []
    if grain == "day":
        return [day]
    return [extract("year", day).label("year"), extract("month", day).label("month")]


_within = (
    transactions.c.household_id == bindparam("household"),
    transactions.c.date >= bindparam("first"),
    transactions.c.date <= bindparam("last"),
)
_of_tags: dict[Key, list[ColumnElement[bool]]] = {
    "payee": [],
    "tag": [transactions.c.tag_count > 0],
    "untagged": [transactions.c.tag_count == 0],
}
_some = select(transactions.c.id).where(*_within).limit(bindparam("at_most")).subquery()
_count = select(func.count()).select_from(_some)
