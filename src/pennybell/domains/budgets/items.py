"""The single rows that a budget counts: read by index within a span, never beyond it."""

from collections.abc import Collection
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Select,
    bindparam,
    func,
    null,
    select,
)

from pennybell.domains.totals.model import Span
from pennybell.domains.transactions.model import UNCATEGORISED
from pennybell.storage.tables.ledger import HAS_SPLITS, splits, transactions


class Item(NamedTuple):
    """One purchase, or one part of it. Spending is positive, a refund negative."""

    day: date
    amount_minor: int
    currency: str
    payee: str | None
    category_id: str | None
    transaction_id: str


_live = (
    transactions.c.household_id == bindparam("household"),
    transactions.c.deleted_at.is_(None),
    transactions.c.transfer_id.is_(None),
    transactions.c.date >= bindparam("first"),
    transactions.c.date <= bindparam("last"),
)


def _whole(*conditions: ColumnElement[bool]) -> Select[Any]:
    table = transactions.c
    return (
        select(
            table.date,
            -table.amount_minor,
            table.currency,
            table.payee,
            table.category_id,
            table.id,
        )
        .where(*_live, table.split_count == 0, *conditions)
        .limit(bindparam("at_most"))
    )


def _parts(*conditions: ColumnElement[bool]) -> Select[Any]:
    table = transactions.c
    return (
        select(
            table.date,
            -splits.c.amount_minor,
            table.currency,
            table.payee,
            splits.c.category_id,
            table.id,
        )
        .join(
            splits,
            (splits.c.household_id == table.household_id) & (splits.c.transaction_id == table.id),
        )
        .where(*_live, HAS_SPLITS, *conditions)
        .limit(bindparam("at_most"))
    )


_in: BindParameter[Any] = bindparam("categories", expanding=True)
_of_part: ColumnElement[Any] = func.coalesce(splits.c.category_id, null())
"""A part's category, as no index knows it: SQLite would look through all parts that the category ever
had, where the span has few."""

_categorised = (
    _whole(transactions.c.category_id.in_(_in)),
    _parts(_of_part.in_(_in)),
)
_uncategorised = (
    _whole(transactions.c.category_id.is_(None), transactions.c.amount_minor < 0),
    _parts(_of_part.is_(None), splits.c.amount_minor < 0),
)

_largest = tuple(
    statement.where(transactions.c.currency == bindparam("currency")).order_by(
        amount, transactions.c.id
    )
    for statement, amount in zip(
        (*_categorised, *_uncategorised),
        2 * (transactions.c.amount_minor, splits.c.amount_minor),
        strict=True,
    )
)
"""The same in their order, each with the largest first."""


def read_largest(
    connection: Connection,
    household_id: str,
    span: Span,
    *,
    buckets: Collection[str],
    currency: str,
    at_most: int,
) -> list[Item]:
    """The largest rows of these buckets within the span, of those in this currency."""
    keys = _keys(household_id, span, buckets) | {"currency": currency, "at_most": at_most}
    statements = _largest if UNCATEGORISED in buckets else _largest[: len(_categorised)]
    found = [Item._make(row) for each in statements for row in connection.execute(each, keys)]
    found.sort(key=lambda item: (-item.amount_minor, item.transaction_id))
    return found[:at_most]


def read_items(
    connection: Connection,
    household_id: str,
    span: Span,
    *,
    buckets: Collection[str],
    at_most: int,
) -> list[Item]:
    """The rows of these buckets within the span, oldest first, in the accounts' currencies.

    More than `at_most` are not all read: whoever gets more than that many got some of them.
    """
    keys = _keys(household_id, span, buckets) | {"at_most": at_most + 1}
    statements = [*_categorised, *(_uncategorised if UNCATEGORISED in buckets else ())]
    found = [Item._make(row) for each in statements for row in connection.execute(each, keys)]
    return sorted(found, key=lambda item: (item.day, item.transaction_id))


def _keys(household_id: str, span: Span, buckets: Collection[str]) -> dict[str, Any]:
    return {
        "household": household_id,
        "first": span.first,
        "last": span.last,
        "categories": sorted(set(buckets) - {UNCATEGORISED}),
    }
