"""How a budget stands on a day: what was spent, what is left, what still comes, how it will end.

Everything is a sum over day totals of this period and, when a budget rolls over, of a bounded
number of periods before it: the cost does not grow with the household's history.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from pennybell.domains.budgets.books import Books
from pennybell.domains.budgets.model import (
    ROLLED_PERIODS_MAX,
    Period,
    carried,
    limit_on,
    period_of,
    periods_before,
)
from pennybell.domains.budgets.outlook import (
    Foreseen,
    Outlook,
    Standpoint,
    known_periods,
    outlook_of,
)
from pennybell.domains.totals.model import Span, Spending
from pennybell.events.shapes import Budget, BudgetProgress, Unconverted


@dataclass(frozen=True, slots=True)
class Stand:
    """What is known of a budget at the end of a day, without looking ahead."""

    budget: Budget
    on: date
    period: Period
    rolled: list[Period]
    known: list[Period]
    spending: Spending
    limit_minor: int
    carried_minor: int
    spent_minor: int

    @property
    def available_minor(self) -> int:
        return self.limit_minor + self.carried_minor

    @property
    def left_minor(self) -> int:
        return self.available_minor - self.spent_minor


def stand_of(books: Books, budget: Budget, on: date) -> Stand:
    """What the period has, and what was spent of it by the end of the day `on`."""
    period = period_of(budget, on)
    limits = books.limits[budget.id]
    rolled = _rolled_periods(budget, period)
    known = known_periods(books, budget, period)
    first = min(each.start for each in (*rolled[:1], *known[:1], period))
    spending = books.spending_under(budget, Span(first, period.end))
    return Stand(
        budget=budget,
        on=on,
        period=period,
        rolled=rolled,
        known=known,
        spending=spending,
        limit_minor=limit_on(limits, period.start),
        carried_minor=_carried(budget, rolled, limits, spending),
        spent_minor=_spent_within(spending, period.start, on),
    )


def foresee(books: Books, stand: Stand) -> Outlook:
    """What still comes, and how the period will end.

    What was foreseen before stays right while nothing moved under the budget.
    """
    seen = Standpoint(
        stand.budget, stand.period, stand.on, stand.known, stand.left_minor, stand.spent_minor
    )
    sums = books.sums(seen.span, stand.budget.currency)
    if books.memory is None or sums is None:
        return outlook_of(books, seen, stand.spending)
    kept = books.memory.of(books.household_id, Foreseen)
    rests_on = (sums.point.epoch, sums.since, sums.columns_of(books.buckets_under(stand.budget)))
    found = kept.find(seen, rests_on)
    if found is None:
        found = outlook_of(books, seen, stand.spending)
        kept.keep(seen, rests_on, found)
    return found


def progress_of(books: Books, budget: Budget, on: date) -> BudgetProgress:
    """How the budget stands at the end of the day `on`.

    Rows of the same period that are dated later are not spent yet: they are still to come.
    """
    stand = stand_of(books, budget, on)
    period, rolled, spending = stand.period, stand.rolled, stand.spending
    limit_minor, spent_minor = stand.limit_minor, stand.spent_minor
    carried_minor, available_minor = stand.carried_minor, stand.available_minor
    left_minor, days_left = stand.left_minor, (period.end - on).days + 1
    outlook = foresee(books, stand)
    return BudgetProgress.model_construct(
        budget_id=budget.id,
        on=on,
        period_start=period.start,
        period_end=period.end,
        days_left=days_left,
        currency=budget.currency,
        limit_minor=limit_minor,
        carried_minor=carried_minor,
        available_minor=available_minor,
        spent_minor=spent_minor,
        left_minor=left_minor,
        left_per_day_minor=max(0, left_minor) // days_left,
        percent=spent_minor * 100 // available_minor if available_minor > 0 else None,
        thresholds_reached=thresholds_reached(budget.thresholds, spent_minor, available_minor),
        state=state_of(spent_minor, available_minor),
        upcoming_minor=outlook.upcoming_minor,
        upcoming=outlook.upcoming,
        unconverted=books.named(each for each in spending.unconverted if each.day in period),
        carried_unconverted=books.named(
            each
            for each in spending.unconverted
            if rolled and rolled[0].start <= each.day < period.start
        ),
        projection=outlook.projection,
    )


def state_of(spent_minor: int, available_minor: int) -> Literal["within", "reached", "over"]:
    """Exactly all of it is reached, not exceeded; where nothing is available, any spending is."""
    if spent_minor > available_minor:
        return "over"
    return "reached" if spent_minor == available_minor and available_minor > 0 else "within"


def thresholds_reached(
    thresholds: Iterable[int], spent_minor: int, available_minor: int
) -> list[int]:
    """Those percents of what is available that were spent; none where nothing is available."""
    if available_minor <= 0:
        return []
    return [each for each in thresholds if spent_minor * 100 >= each * available_minor]


def spent_in(books: Books, budget: Budget, period: Period) -> tuple[int, list[Unconverted]]:
    """What was spent in a whole period, and what is not in that sum for want of a rate."""
    spending = books.spending_under(budget, Span(period.start, period.end))
    return sum(each.amount_minor for each in spending.days), books.named(spending.unconverted)


def _spent_within(spending: Spending, first: date, last: date) -> int:
    return sum(each.amount_minor for each in spending.days if first <= each.day <= last)


def _rolled_periods(budget: Budget, period: Period) -> list[Period]:
    """Those whose rest is carried over: since `rollover_since`, a year or so of them."""
    if budget.rollover == "none" or period.start <= budget.rollover_since:
        return []
    past = periods_before(budget, period, ROLLED_PERIODS_MAX[budget.period])
    return [each for each in past if each.start >= budget.rollover_since]


def _carried(
    budget: Budget,
    rolled: Sequence[Period],
    limits: Sequence[tuple[date, int]],
    spending: Spending,
) -> int:
    starts = [period.start for period in rolled]
    spent = [0] * len(rolled)
    for each in spending.days:
        place = bisect_right(starts, each.day) - 1
        if place >= 0 and each.day in rolled[place]:
            spent[place] += each.amount_minor
    rests = [(limit_on(limits, start), minor) for start, minor in zip(starts, spent, strict=True)]
    return carried(budget.rollover, rests)
