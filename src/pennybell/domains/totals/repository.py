"""The SQL that reads day totals: any range is a sum over few rows, never over transactions."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    bindparam,
    case,
    extract,
    func,
    literal,
    select,
)

from pennybell.domains.totals.model import Flow, Grain, Span, Spent
from pennybell.domains.transactions.model import UNCATEGORISED
from pennybell.storage.tables.ledger import accounts, day_totals


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


def read_flows(connection: Connection, household_id: str, ask: Ask) -> list[Flow]:
    """Flows of the span, in the accounts' currencies, in the order of days."""
    has_buckets = ask.buckets is not None
    home = connection.execute(
        _home(ask.grain, ask.by_account, ask.by_bucket, has_buckets=has_buckets),
        _keys(household_id, ask),
    )
    flows = [
        Flow(_day(ask, row), row.account, row.bucket, ask.currency, int(row.came), int(row.went))
        for row in home
    ]
    foreign = connection.execute(
        _foreign(has_buckets=ask.buckets is not None), _keys(household_id, ask)
    )
    flows += [Flow._make(row) for row in foreign]
    flows.sort(key=lambda flow: flow.day)
    return flows


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
    return [
        Flow(row.date, row.account_id, row.bucket, currencies[row.account_id], *row[3:])
        for row in connection.execute(_rows, keys)
    ]


def currencies_of(connection: Connection, household_id: str) -> dict[str, str]:
    """The currency of each account, by its id."""
    rows = connection.execute(_currencies, {"household": household_id})
    return {row.id: row.currency for row in rows}


def first_day(connection: Connection, household_id: str) -> date | None:
    """The first day that anything was booked on; None: nothing ever was."""
    row = connection.execute(_first_day, {"household": household_id}).first()
    return row.date if row else None


def net_by_day(
    connection: Connection, household_id: str, span: Span
) -> list[tuple[str, date, int]]:
    """What came less what went, transfers too: (account, day, minor units), oldest first."""
    keys = {"household": household_id, "first": span.first, "last": span.last}
    rows = connection.execute(_net_by_day, keys)
    return [(row.account_id, row.date, int(row.net)) for row in rows]


def net_after(connection: Connection, household_id: str, day: date) -> dict[str, int]:
    """What rows dated after `day` add to each account's balance, in minor units."""
    rows = connection.execute(_net_after, {"household": household_id, "day": day})
    return {row.account_id: int(row.net) for row in rows}


def _keys(household_id: str, ask: Ask) -> dict[str, Any]:
    keys: dict[str, Any] = {
        "household": household_id,
        "first": ask.span.first,
        "last": ask.span.last,
        "currency": ask.currency,
    }
    return keys if ask.buckets is None else keys | {"buckets": sorted(ask.buckets)}


def first_of(ask: Ask, day: date) -> date:
    """The day that stands for all those that the grain adds up."""
    if ask.grain == "whole":
        return ask.span.first
    return day if ask.grain == "day" else day.replace(day=1)


def _day(ask: Ask, row: Any) -> date:
    if ask.grain == "day":
        day: date = row.date
        return day
    return ask.span.first if ask.grain == "whole" else date(int(row.year), int(row.month), 1)


@cache
def _home(grain: Grain, by_account: bool, by_bucket: bool, *, has_buckets: bool) -> Select[Any]:  # noqa: FBT001 - one statement for each combination
    table = day_totals.c
    times: dict[Grain, list[ColumnElement[Any]]] = {
        "day": [table.date],
        "month": [
            extract("year", table.date).label("year"),
            extract("month", table.date).label("month"),
        ],
        "whole": [],
    }
    keys = [
        *times[grain],
        *([table.account_id] if by_account else []),
        *([table.bucket] if by_bucket else []),
    ]
    statement = (
        select(
            *times[grain],
            (table.account_id if by_account else literal("")).label("account"),
            (table.bucket if by_bucket else literal("")).label("bucket"),
            func.sum(table.inflow_minor).label("came"),
            func.sum(table.outflow_minor).label("went"),
        )
        .join(accounts, _is_owner)
        .where(*_within(has_buckets=has_buckets), accounts.c.currency == bindparam("currency"))
    )
    return statement.group_by(*keys) if keys else statement.having(func.count() > 0)


@cache
def _foreign(*, has_buckets: bool) -> Select[Any]:
    table = day_totals.c
    return (
        select(
            table.date,
            table.account_id,
            table.bucket,
            accounts.c.currency,
            table.inflow_minor,
            table.outflow_minor,
        )
        .join(accounts, _is_owner)
        .where(*_within(has_buckets=has_buckets), accounts.c.currency != bindparam("currency"))
    )


_currencies = select(accounts.c.id, accounts.c.currency).where(
    accounts.c.household_id == bindparam("household")
)
_first_day = (
    select(day_totals.c.date)
    .where(day_totals.c.household_id == bindparam("household"))
    .order_by(day_totals.c.date)
    .limit(1)
)
_is_owner = (accounts.c.household_id == day_totals.c.household_id) & (
    accounts.c.id == day_totals.c.account_id
)


def _within(*, has_buckets: bool) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [
        day_totals.c.household_id == bindparam("household"),
        day_totals.c.date >= bindparam("first"),
        day_totals.c.date <= bindparam("last"),
    ]
    if has_buckets:
        conditions.append(day_totals.c.bucket.in_(bindparam("buckets", expanding=True)))
    return conditions


_of_accounts = day_totals.c.account_id.in_(bindparam("accounts", expanding=True))
"""By their ids: the key has those, so that rows of others are passed over in the index."""

_refunded = case((day_totals.c.bucket == UNCATEGORISED, 0), else_=day_totals.c.inflow_minor)
_spending = (
    select(
        day_totals.c.date,
        func.sum(day_totals.c.outflow_minor - _refunded).label("spent"),
        func.sum(day_totals.c.count).label("rows"),
    )
    .where(*_within(has_buckets=True), _of_accounts)
    .group_by(day_totals.c.date)
    .order_by(day_totals.c.date)
)
_rows = select(
    day_totals.c.date,
    day_totals.c.account_id,
    day_totals.c.bucket,
    day_totals.c.inflow_minor,
    day_totals.c.outflow_minor,
).where(*_within(has_buckets=True), _of_accounts)

_net = func.sum(day_totals.c.inflow_minor - day_totals.c.outflow_minor).label("net")
_net_by_day = (
    select(day_totals.c.account_id, day_totals.c.date, _net)
    .where(*_within(has_buckets=False))
    .group_by(day_totals.c.account_id, day_totals.c.date)
    .order_by(day_totals.c.date)
)
_net_after = (
    select(day_totals.c.account_id, _net)
    .where(
        day_totals.c.household_id == bindparam("household"), day_totals.c.date > bindparam("day")
    )
    .group_by(day_totals.c.account_id)
)
