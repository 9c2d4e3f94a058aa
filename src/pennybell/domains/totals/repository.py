"""The SQL that reads totals: any range is a sum over few rows, never over transactions.

Whole months are read from their own totals, other days from those of the day.
"""

import calendar
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Table,
    bindparam,
    case,
    func,
    literal,
    select,
)

from pennybell.domains.totals.model import Flow, Grain, Span, Spent
from pennybell.domains.transactions.model import UNCATEGORISED
from pennybell.storage.prepared import Prepared
from pennybell.storage.tables.ledger import accounts, day_totals, month_totals


@dataclass(frozen=True, slots=True)
class Ask:
    """What to add up.

    Rows of `currency` are summed by `grain` in the database. Those of other currencies come day
    by day and account by account, because each is converted at its own day's rate.

    Attributes:
        buckets: only these; None: all, transfers too.
        by_account, by_bucket: keep them apart, or add them up.
    """

    span: Span
    currency: str
    grain: Grain = "day"
    buckets: Collection[str] | None = None
    by_account: bool = False
    by_bucket: bool = True


class Piece(NamedTuple):
    """Part of a span, and the totals that are kept of it.

    `stands_for`: the day that its sums are given under; None: each row's own.
    """

    table: Table
    span: Span
    stands_for: date | None


def pieces(span: Span, grain: Grain) -> Iterator[Piece]:
    """A span cut into whole months and the days around them, oldest first."""
    if grain == "day":
        yield Piece(day_totals, span, None)
        return
    rest = span.first
    if span.first.day > 1 or _month_end(span.first) > span.last:
        part = Span(span.first, min(_month_end(span.first), span.last))
        yield Piece(day_totals, part, _stands_for(span, grain, part.first))
        if part.last == span.last:
            return
        rest = part.last + timedelta(days=1)
    is_whole = _month_end(span.last) == span.last
    months = Span(rest, span.last if is_whole else span.last.replace(day=1) - timedelta(days=1))
    if months.first <= months.last:
        yield Piece(month_totals, months, span.first if grain == "whole" else None)
    if not is_whole:
        part = Span(span.last.replace(day=1), span.last)
        yield Piece(day_totals, part, _stands_for(span, grain, part.first))


def _stands_for(span: Span, grain: Grain, day: date) -> date:
    return span.first if grain == "whole" else day.replace(day=1)


def _month_end(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def read_flows(connection: Connection, household_id: str, ask: Ask) -> list[Flow]:
    """Flows of the span, in the accounts' currencies, in the order of days.

    The pieces of a span that is asked for as a whole come one by one.
    """
    currencies = currencies_of(connection, household_id)
    home = {each for each, currency in currencies.items() if currency == ask.currency}
    away = {each: currencies[each] for each in currencies.keys() - home}
    keys = _keys(household_id, ask) | {"accounts": sorted(home)}
    flows = []
    for table, span, stands_for in pieces(ask.span, ask.grain) if home else ():
        statement = _home(
            table,
            by_day=stands_for is None,
            by_account=ask.by_account,
            by_bucket=ask.by_bucket,
            has_buckets=ask.buckets is not None,
        )
        rows = connection.execute(statement, keys | {"first": span.first, "last": span.last})
        flows += [
            Flow(stands_for or row.date, row.account, row.bucket, ask.currency, *map(int, row[-2:]))
            for row in rows
        ]
    if away:
        flows += read_foreign(connection, household_id, ask, away)
    flows.sort(key=_day)
    return flows


def _day(flow: Flow) -> date:
    return flow.day


def read_spending(
    connection: Connection, household_id: str, ask: Ask, accounts: Collection[str]
) -> list[Spent]:
    """What was spent on each day from these accounts in `ask.currency`.

    Every bucket asked for is one of spending.
    """
    keys = _keys(household_id, ask) | {"accounts": sorted(accounts)}
    rows = connection.execute(_spending, keys)
    return [Spent(row.date, int(row.spent), int(row.rows)) for row in rows]


def read_foreign(
    connection: Connection, household_id: str, ask: Ask, currencies: Mapping[str, str]
) -> list[Flow]:
    """Flows of these accounts, day by day; `currencies` are by account."""
    keys = _keys(household_id, ask) | {"accounts": sorted(currencies)}
    rows = connection.execute(_rows(has_buckets=ask.buckets is not None), keys)
    return [
        Flow(row.date, row.account_id, row.bucket, currencies[row.account_id], *row[3:])
        for row in rows
    ]


def currencies_of(connection: Connection, household_id: str) -> dict[str, str]:
    """The currency of each account, by its id."""
    rows = connection.execute(_currencies, {"household": household_id})
    return {row.id: row.currency for row in rows}


def first_day(connection: Connection, household_id: str) -> date | None:
    """The first day that anything was booked on; None: nothing ever was."""
    row = _first_day.one_or_none(connection, {"household": household_id})
    return row.date if row else None


def net_by_day(
    connection: Connection, household_id: str, span: Span
) -> list[tuple[str, date, int]]:
    """What came less what went, transfers too: (account, day, minor units), oldest first."""
    return net_by(connection, household_id, span, "day")


def net_by(
    connection: Connection, household_id: str, span: Span, grain: Grain
) -> list[tuple[str, date, int]]:
    """The same by day, month or of the whole span, in as many pieces as that is read in."""
    found = []
    for table, part, stands_for in pieces(span, grain):
        keys = {"household": household_id, "first": part.first, "last": part.last}
        rows = connection.execute(_net(table, by_day=stands_for is None), keys)
        found += [(row.account_id, stands_for or row.date, int(row.net)) for row in rows]
    return found


def net_after(connection: Connection, household_id: str, day: date) -> dict[str, int]:
    """What rows dated after `day` add to each account's balance, in minor units."""
    found: dict[str, int] = {}
    if day < date.max:
        span = Span(day + timedelta(days=1), date.max)
        for account_id, _, net in net_by(connection, household_id, span, "whole"):
            found[account_id] = found.get(account_id, 0) + net
    return found


def _keys(household_id: str, ask: Ask) -> dict[str, Any]:
    keys: dict[str, Any] = {
        "household": household_id,
        "first": ask.span.first,
        "last": ask.span.last,
    }
    return keys if ask.buckets is None else keys | {"buckets": sorted(ask.buckets)}


def first_of(ask: Ask, day: date) -> date:
    """The day that stands for all those that the grain adds up."""
    if ask.grain == "whole":
        return ask.span.first
    return day if ask.grain == "day" else day.replace(day=1)


@cache
def _home(
    table: Table, *, by_day: bool, by_account: bool, by_bucket: bool, has_buckets: bool
) -> Select[Any]:
    columns = table.c
    keys = [
        *([columns.date] if by_day else []),
        *([columns.account_id] if by_account else []),
        *([columns.bucket] if by_bucket else []),
    ]
    statement = select(
        *([columns.date] if by_day else []),
        (columns.account_id if by_account else literal("")).label("account"),
        (columns.bucket if by_bucket else literal("")).label("bucket"),
        func.sum(columns.inflow_minor).label("came"),
        func.sum(columns.outflow_minor).label("went"),
    ).where(*_within(table, has_buckets=has_buckets), _of_accounts(table))
    return statement.group_by(*keys) if keys else statement.having(func.count() > 0)


_currencies = select(accounts.c.id, accounts.c.currency).where(
    accounts.c.household_id == bindparam("household")
)
_first_day = Prepared(
    select(day_totals.c.date)
    .where(day_totals.c.household_id == bindparam("household"))
    .order_by(day_totals.c.date)
    .limit(1)
)


def _within(table: Table, *, has_buckets: bool) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [
        table.c.household_id == bindparam("household"),
        table.c.date >= bindparam("first"),
        table.c.date <= bindparam("last"),
    ]
    if has_buckets:
        conditions.append(table.c.bucket.in_(bindparam("buckets", expanding=True)))
    return conditions


def _of_accounts(table: Table) -> ColumnElement[bool]:
    """By their ids: the key has those, so that rows of others are passed over in the index."""
    return table.c.account_id.in_(bindparam("accounts", expanding=True))


_refunded = case((day_totals.c.bucket == UNCATEGORISED, 0), else_=day_totals.c.inflow_minor)
_spending = (
    select(
        day_totals.c.date,
        func.sum(day_totals.c.outflow_minor - _refunded).label("spent"),
        func.sum(day_totals.c.count).label("rows"),
    )
    .where(*_within(day_totals, has_buckets=True), _of_accounts(day_totals))
    .group_by(day_totals.c.date)
    .order_by(day_totals.c.date)
)


@cache
def _rows(*, has_buckets: bool) -> Select[Any]:
    return select(
        day_totals.c.date,
        day_totals.c.account_id,
        day_totals.c.bucket,
        day_totals.c.inflow_minor,
        day_totals.c.outflow_minor,
    ).where(*_within(day_totals, has_buckets=has_buckets), _of_accounts(day_totals))


@cache
def _net(table: Table, *, by_day: bool) -> Select[Any]:
    times = [table.c.date] if by_day else []
    return (
        select(
            table.c.account_id,
            *times,
            func.sum(table.c.inflow_minor - table.c.outflow_minor).label("net"),
        )
        .where(*_within(table, has_buckets=False))
        .group_by(table.c.account_id, *times)
        .order_by(*times)
    )
