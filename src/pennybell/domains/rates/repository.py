"""The SQL of exchange rates."""

from collections.abc import Collection
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from pennybell.domains.rates.conversion import EURO, MARKET_DAYS_MAX, Quote, Rates
from pennybell.storage.tables.rates import market_rates, rates

_scoped = rates.c.household_id == bindparam("household")
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
    keys["first"] = first - timedelta(days=MARKET_DAYS_MAX)
    market = connection.execute(_market_within, keys)
    return Rates(
        own=[Quote(row.base, row.quote, row.date, Decimal(row.rate)) for row in own],
        market=[Quote(EURO, row.currency, row.date, Decimal(row.rate)) for row in market],
    )
