"""What a budget's past and the rows ahead say of its end: the forecast, fed from the ledger.

At most six past periods are read. Where they hold more rows than are worth looking at one by one,
each day's total stands for its rows: the cost is bounded whatever the history.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from pennybell.domains.budgets.books import Books
from pennybell.domains.budgets.items import Item, read_items
from pennybell.domains.budgets.model import Period, periods_before
from pennybell.domains.rates.repository import read_rates
from pennybell.domains.totals.model import Span
from pennybell.events.shapes import Budget, Projection, Upcoming
from pennybell.forecast import budget as forecast
from pennybell.forecast.model import PERIODS_MAX, Bill, History, Prediction, Standing
from pennybell.forecast.model import Item as Known
from pennybell.forecast.model import Period as Past

ITEMS_MAX: Final = 1_500
"""Rows looked at one by one: six months of eight purchases a day."""

UPCOMING_MAX: Final = 50
"""How many things still to come are named; the sum counts all."""

BEGUN_BY: Final = 4
"""A period counts as past when the records began in its first quarter."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What still comes, by day, and how the budget will end."""

    upcoming_minor: int
    upcoming: list[Upcoming]
    projection: Projection


def outlook_of(
    books: Books, budget: Budget, period: Period, on: date, *, left_minor: int, spent_minor: int
) -> Outlook:
    """Predict how the budget ends, seen from the day `on`."""
    past = _known_periods(books, budget, period)
    first = past[0].start if past else period.start
    items = _items(books, budget, Span(first, period.end))
    current = [item for item in items if item.day >= period.start]
    counted_minor = sum(item.amount_minor for item in current if item.day <= on)
    standing = Standing(
        # Sums are rounded by day and items one by one: what is left is left in both.
        limit_minor=left_minor + counted_minor,
        first_day=period.start,
        last_day=period.end,
        today=on,
        items=_known(current, period),
        history=History(tuple(Past(each.days, _known(items, each)) for each in past)),
    )
    found = forecast.predict(standing)
    return _said(found, current, on, spent_minor - counted_minor)


def _known_periods(books: Books, budget: Budget, period: Period) -> list[Period]:
    begun = books.begun_on
    past = periods_before(budget, period, PERIODS_MAX)
    return [
        each
        for each in past
        if begun is not None and (begun - each.start).days * BEGUN_BY <= each.days
    ]


def _items(books: Books, budget: Budget, span: Span) -> list[Item]:
    """What was spent, in the budget's currency, oldest first; what has no rate is left out."""
    buckets = books.buckets_under(budget)
    items = read_items(
        books.connection, books.household_id, span, buckets=buckets, at_most=ITEMS_MAX
    )
    if len(items) > ITEMS_MAX:
        totals = books.totals_of(budget, span, "day")
        return [
            Item(flow.day, books.buckets.spending_of(flow), budget.currency, None, None, "")
            for flow in totals.flows
        ]
    foreign = {item.currency for item in items} - {budget.currency}
    if not foreign:
        return items
    rates = read_rates(books.connection, books.household_id, {*foreign, budget.currency}, *span)
    return [
        item._replace(amount_minor=amount_minor, currency=budget.currency)
        for item in items
        if (
            amount_minor := rates.convert(
                item.amount_minor, item.currency, budget.currency, item.day
            )
        )
        is not None
    ]


def _known(items: Sequence[Item], period: Period) -> tuple[Known, ...]:
    return tuple(
        Known((item.day - period.start).days, item.amount_minor, item.payee, item.category_id)
        for item in items
        if item.day in period
    )


def _said(found: Prediction, current: Sequence[Item], on: date, rounded_minor: int) -> Outlook:
    booked = [_booked(item) for item in current if item.day > on]
    _, bills, usual = found.reasons
    seen = [_seen(bill) for bill in bills.bills if not bill.is_confirmed]
    upcoming = sorted([*booked, *seen], key=lambda each: (each.date, each.name))
    final = found.final
    return Outlook(
        upcoming_minor=sum(each.amount_minor for each in upcoming),
        upcoming=upcoming[:UPCOMING_MAX],
        projection=Projection.model_construct(
            probability=found.probability,
            tier=found.tier,
            p10_minor=None if final is None else final.p10_minor + rounded_minor,
            p50_minor=None if final is None else final.p50_minor + rounded_minor,
            p90_minor=None if final is None else final.p90_minor + rounded_minor,
            usual_rest_minor=usual.amount_minor,
            periods_known=found.periods_known,
        ),
    )


def _booked(item: Item) -> Upcoming:
    return Upcoming.model_construct(
        date=item.day,
        name=item.payee or "",
        amount_minor=item.amount_minor,
        kind="booked",
        id=item.transaction_id or None,
    )


def _seen(bill: Bill) -> Upcoming:
    return Upcoming.model_construct(
        date=bill.due, name=bill.name, amount_minor=bill.amount_minor, kind="seen", id=None
    )
