"""What a budget's past and the rows ahead say of its end: the forecast, fed from the ledger.

At most six past periods are read. Where they hold more rows than are worth looking at one by one,
each day's total stands for its rows: the cost is bounded whatever the history.
"""

from bisect import bisect_right
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from pennybell.domains.budgets.books import Books
from pennybell.domains.budgets.items import Item, read_items
from pennybell.domains.budgets.model import BUDGETS_MAX, Period, periods_before
from pennybell.domains.totals.model import Span, Spending, Spent
from pennybell.domains.transactions.model import UNCATEGORISED
from pennybell.events.shapes import Budget, BudgetPeriod, Projection, Upcoming
from pennybell.forecast import budget as forecast
from pennybell.forecast.model import PERIODS_MAX, Bill, History, Prediction, Standing
from pennybell.forecast.model import Item as Known
from pennybell.forecast.model import Period as Past

ITEMS_MAX: Final = 1_000
"""Rows looked at one by one: half a year of five purchases a day."""

SLICES: Final = 62
"""Where there are more, each day stands for its rows; days of long periods are put together, so
that there are no more than this many of them."""

PAST_MAX: Final[dict[BudgetPeriod, int]] = {
    "weekly": PERIODS_MAX,
    "two_weekly": PERIODS_MAX,
    "monthly": PERIODS_MAX,
    "quarterly": 4,
    "yearly": 2,
}
"""Past periods read. What was usual three years ago is not."""

OVERDUE_DAYS_MAX: Final = 14
"""How long a bill that nobody paid is still expected in its period."""

UPCOMING_MAX: Final = 50
"""How many things still to come are named; the sum counts all."""

BEGUN_BY: Final = 4
"""A period counts as past when the records began in its first quarter."""


FORESEEN_MAX: Final = 2 * BUDGETS_MAX
"""Outlooks kept: of all budgets as of today, and as of another day."""


@dataclass(frozen=True, slots=True)
class Standpoint:
    """A budget seen from the end of a day: `past` are the periods to learn from."""

    budget: Budget
    period: Period
    on: date
    past: Sequence[Period]
    left_minor: int
    spent_minor: int

    @property
    def span(self) -> Span:
        first = self.past[0] if self.past else self.period
        return Span(first.start, self.period.end)


@dataclass(frozen=True, slots=True)
class Outlook:
    """What still comes, by day, and how the budget will end."""

    upcoming_minor: int
    upcoming: list[Upcoming]
    projection: Projection


class Foreseen:
    """The newest outlook of each budget and day, with all that it rests on; of one household."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, date], tuple[Standpoint, Hashable, Outlook]] = {}

    def find(self, seen: Standpoint, rests_on: Hashable) -> Outlook | None:
        known = self._known.get((seen.budget.id, seen.on))
        is_same = known is not None and known[:2] == (seen, rests_on)
        return known[2] if known is not None and is_same else None

    def keep(self, seen: Standpoint, rests_on: Hashable, found: Outlook) -> None:
        if len(self._known) >= FORESEEN_MAX:
            self._known.clear()
        self._known[seen.budget.id, seen.on] = (seen, rests_on, found)


def known_periods(books: Books, budget: Budget, period: Period) -> list[Period]:
    """Past periods that the household kept its records in, oldest first."""
    begun = books.begun_on
    if begun is None:
        return []
    past = periods_before(budget, period, PAST_MAX[budget.period])
    return [each for each in past if (begun - each.start).days * BEGUN_BY <= each.days]


def outlook_of(books: Books, seen: Standpoint, spending: Spending) -> Outlook:
    """Predict how the budget ends; `spending` is of all its days since the first past period."""
    items = _items(books, seen, spending)
    due, paid = _due(books, seen), books.paid_by(seen.span)
    current = [item for item in items if item.day >= seen.period.start]
    counted_minor = sum(item.amount_minor for item in current if item.day <= seen.on)
    found = forecast.predict(
        Standing(
            # Sums are rounded by day and items one by one: what is left is left in both.
            limit_minor=seen.left_minor + counted_minor,
            first_day=seen.period.start,
            last_day=seen.period.end,
            today=seen.on,
            items=_known(current, seen.period, paid),
            history=History(
                tuple(Past(each.days, _known(items, each, paid)) for each in seen.past)
            ),
            bills=tuple(Bill(each.name, each.date, each.amount_minor) for each in due),
        )
    )
    booked = [_booked(item) for item in current if item.day > seen.on]
    return _said(found, [*booked, *due], seen.spent_minor - counted_minor)


def _items(books: Books, seen: Standpoint, spending: Spending) -> list[Item]:
    """What was spent, in the budget's currency, oldest first; what has no rate is left out."""
    days = [each for each in spending.days if each.day >= seen.span.first]
    if sum(each.rows for each in days) <= ITEMS_MAX:
        items = read_items(
            books.connection,
            books.household_id,
            seen.span,
            buckets=books.buckets_under(seen.budget),
            at_most=ITEMS_MAX,
        )
        if len(items) <= ITEMS_MAX:
            return _converted(books, seen, items)
    return _sliced(seen, days)


def _converted(books: Books, seen: Standpoint, items: list[Item]) -> list[Item]:
    currency = seen.budget.currency
    if all(item.currency == currency for item in items):
        return items
    rates = books.rates(seen.span, currency)

    def amount_of(item: Item) -> int | None:
        return rates.convert(item.amount_minor, item.currency, currency, item.day)

    return [
        item._replace(amount_minor=amount_minor, currency=currency)
        for item in items
        if (amount_minor := amount_of(item)) is not None
    ]


def _sliced(seen: Standpoint, days: Sequence[Spent]) -> list[Item]:
    """Sums of a day or a few in place of rows. No slice reaches over `on` or a period's end."""
    width = -(-seen.period.days // SLICES)
    periods = [*seen.past, seen.period]
    starts = [each.start for each in periods]
    sums: dict[tuple[Period, bool, int], list[int]] = {}
    for each in days:
        period = periods[bisect_right(starts, each.day) - 1]
        key = (period, each.day > seen.on, (each.day - period.start).days // width)
        day, amount_minor = sums.get(key, (each.day.toordinal(), 0))
        sums[key] = [day, amount_minor + each.amount_minor]
    return [
        Item(date.fromordinal(day), amount_minor, seen.budget.currency, None, None, "")
        for day, amount_minor in sums.values()
    ]


def _due(books: Books, seen: Standpoint) -> list[Upcoming]:
    """Bills of rules that fall due in this period, and those a little overdue."""
    first = max(seen.on - timedelta(days=OVERDUE_DAYS_MAX), seen.period.start)
    buckets, currency = books.buckets_under(seen.budget), seen.budget.currency
    mine = [
        each
        for each in books.due_within(Span(first, seen.period.end))
        if (each.category_id or UNCATEGORISED) in buckets and each.expected_minor < 0
    ]
    if not mine:
        return []
    rates = books.rates(Span(seen.on, seen.on), currency, *(each.currency for each in mine))
    return [
        Upcoming.model_construct(
            date=each.due_date,
            name=each.name,
            amount_minor=amount_minor,
            kind="bill",
            id=each.recurring_id,
        )
        for each in mine
        if (amount_minor := rates.convert(-each.expected_minor, each.currency, currency, seen.on))
        is not None
    ]


def _known(items: Sequence[Item], period: Period, paid: frozenset[str]) -> tuple[Known, ...]:
    return tuple(
        Known(
            (item.day - period.start).days,
            item.amount_minor,
            item.payee,
            item.category_id,
            is_bill=item.transaction_id in paid,
        )
        for item in items
        if item.day in period
    )


def _said(found: Prediction, certain: Sequence[Upcoming], rounded_minor: int) -> Outlook:
    _, bills, usual = found.reasons
    likely = [_seen(bill) for bill in bills.bills if not bill.is_confirmed]
    upcoming = sorted([*certain, *likely], key=lambda each: (each.date, each.name))
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
