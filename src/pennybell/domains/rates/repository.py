"""The SQL of exchange rates."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, bindparam, delete, exists, func, insert, or_, select, update
from sqlalchemy.exc import IntegrityError

from pennybell.domains.rates.conversion import EURO, MARKET_DAYS_MAX, Quote, Rates
from pennybell.domains.rates.model import MarketRate
from pennybell.errors import Conflict
from pennybell.events.shapes import Rate
from pennybell.storage import dialect
from pennybell.storage.guard import across_households
from pennybell.storage.prepared import Prepared
from pennybell.storage.tables.budgets import budgets
from pennybell.storage.tables.households import households
from pennybell.storage.tables.ledger import accounts
from pennybell.storage.tables.rates import market_rates, rates

EARLIEST = date.min + timedelta(days=MARKET_DAYS_MAX)
"""No calendar reaches further back than this and the days that a market's rate holds."""

_scoped = rates.c.household_id == bindparam("household")
_one = select(rates).where(_scoped, rates.c.id == bindparam("rate"))
_all = select(rates).where(_scoped).order_by(rates.c.base, rates.c.quote, rates.c.date, rates.c.id)
_count = select(func.count()).select_from(rates).where(_scoped)
_of_currencies = (
    _scoped,
    rates.c.base.in_(bindparam("currencies", expanding=True)),
    rates.c.quote.in_(bindparam("currencies", expanding=True)),
)
_own_within = select(rates).where(
    *_of_currencies, rates.c.date > bindparam("first"), rates.c.date <= bindparam("last")
)
_newest = (
    select(rates.c.base, rates.c.quote, func.max(rates.c.date).label("date"))
    .where(*_of_currencies, rates.c.date <= bindparam("first"))
    .group_by(rates.c.base, rates.c.quote)
    .subquery()
)
_own_before = (
    select(rates)
    .join(
        _newest,
        (rates.c.base == _newest.c.base)
        & (rates.c.quote == _newest.c.quote)
        & (rates.c.date == _newest.c.date),
    )
    .where(_scoped)
)
_market_within = select(market_rates).where(
    market_rates.c.currency.in_(bindparam("currencies", expanding=True)),
    market_rates.c.date >= bindparam("first"),
    market_rates.c.date <= bindparam("last"),
)

_with_foreign_money = (
    select(households.c.id)
    .where(
        or_(
            *(
                exists().where(
                    table.c.household_id == households.c.id,
                    table.c.currency != households.c.currency,
                )
                for table in (accounts, budgets)
            )
        )
    )
    .order_by(households.c.id)
)

_put_market = {
    name: Prepared(
        statement.on_conflict_do_update(
            index_elements=["currency", "date"], set_={"rate": statement.excluded.rate}
        )
    )
    for name, statement in dialect.upserts(market_rates).items()
}


def find(
    connection: Connection, household_id: str, rate_id: str, *, lock: bool = False
) -> Rate | None:
    statement = _one.with_for_update() if lock else _one
    row = connection.execute(statement, {"household": household_id, "rate": rate_id}).one_or_none()
    return _to_shape(row) if row else None


def find_all(connection: Connection, household_id: str) -> list[Rate]:
    return [_to_shape(row) for row in connection.execute(_all, {"household": household_id})]


def count(connection: Connection, household_id: str) -> int:
    return int(connection.execute(_count, {"household": household_id}).scalar_one())


def insert_rate(connection: Connection, household_id: str, rate: Rate) -> None:
    try:
        connection.execute(insert(rates), {"household_id": household_id, **rate.__dict__})
    except IntegrityError as error:
        raise _taken() from error


def update_rate(connection: Connection, household_id: str, rate: Rate) -> None:
    statement = (
        update(rates)
        .where(rates.c.household_id == household_id, rates.c.id == rate.id)
        .values(date=rate.date, rate=rate.rate, version=rate.version)
    )
    try:
        connection.execute(statement)
    except IntegrityError as error:
        raise _taken() from error


def delete_rate(connection: Connection, household_id: str, rate_id: str) -> None:
    connection.execute(
        delete(rates).where(rates.c.household_id == household_id, rates.c.id == rate_id)
    )


def put_market_rates(connection: Connection, found: Sequence[MarketRate]) -> None:
    """Write the market's rates; one that is there already is replaced."""
    rows = [{"currency": each.currency, "date": each.day, "rate": each.rate} for each in found]
    _put_market[connection.dialect.name].run(connection, rows)


def find_with_foreign_money(connection: Connection) -> list[str]:
    """The households with an account or a budget in a currency that is not theirs, by id."""
    statement = across_households(_with_foreign_money, reason="the market's rates are everybody's")
    return [str(row.id) for row in connection.execute(statement)]


def _to_shape(row: Any) -> Rate:
    return Rate.model_construct(
        id=row.id,
        base=row.base,
        quote=row.quote,
        date=row.date,
        rate=row.rate,
        version=row.version,
    )


def _taken() -> Conflict:
    return Conflict(
        "already_exists", "There is a rate with this id, or of this pair on this day, already."
    )


def read_rates(
    connection: Connection, household_id: str, currencies: Collection[str], first: date, last: date
) -> Rates:
    """What it takes to turn any of `currencies` into any other on each day from first to last."""
    named = sorted({*currencies, EURO})
    keys: dict[str, Any] = {
        "household": household_id,
        "currencies": named,
        "first": first,
        "last": last,
    }
    own = [*connection.execute(_own_before, keys), *connection.execute(_own_within, keys)]
    keys["first"] = max(first, EARLIEST) - timedelta(days=MARKET_DAYS_MAX)
    market = connection.execute(_market_within, keys)
    return Rates(
        own=[Quote(row.base, row.quote, row.date, Decimal(row.rate)) for row in own],
        market=[Quote(EURO, row.currency, row.date, Decimal(row.rate)) for row in market],
    )
