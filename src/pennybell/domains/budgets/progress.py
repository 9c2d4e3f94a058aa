"""How a budget stands on a day: what was spent, what is left, what still comes, how it will end.

Everything is a sum over day totals of this period and, when a budget rolls over, of a bounded
number of periods before it: the cost does not grow with the household's history.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from pennybell.domains.budgets import repository
from pennybell.domains.budgets.books import Books
from pennybell.domains.budgets.model import (
    ROLLED_PERIODS_MAX,
    Period,
    carried,
    limit_on,
    period_of,
    periods_before,
)
from pennybell.domains.budgets.outlook import outlook_of
from pennybell.domains.totals.model import Span, summed
from pennybell.events.shapes import Budget, BudgetProgress, Unconverted


@dataclass(frozen=True, slots=True)
class Carried:
    """What past periods leave to this one."""

    amount_minor: int
    unconverted: list[Unconverted]


def progress_of(books: Books, budget: Budget, on: date) -> BudgetProgress:
    """How the budget stands at the end of the day `on`.

    Rows of the same period that are dated later are not spent yet: they are still to come.
    """
    period = period_of(budget, on)
    limits = repository.find_limits(books.connection, books.household_id, budget.id)
    over = carried_into(books, budget, period, limits)
    past = books.totals_of(budget, Span(period.start, on), "whole")
    ahead = books.totals_of(budget, Span(on + timedelta(days=1), period.end), "whole")
    limit_minor, spent_minor = limit_on(limits, period.start), books.spending_of(past)
    available_minor = limit_minor + over.amount_minor
    left_minor, days_left = available_minor - spent_minor, (period.end - on).days + 1
    outlook = outlook_of(books, budget, period, on, left_minor=left_minor, spent_minor=spent_minor)
    return BudgetProgress.model_construct(
        budget_id=budget.id,
        on=on,
        period_start=period.start,
        period_end=period.end,
        days_left=days_left,
        currency=budget.currency,
        limit_minor=limit_minor,
        carried_minor=over.amount_minor,
        available_minor=available_minor,
        spent_minor=spent_minor,
        left_minor=left_minor,
        left_per_day_minor=max(0, left_minor) // days_left,
        percent=spent_minor * 100 // available_minor if available_minor > 0 else None,
        thresholds_reached=thresholds_reached(budget.thresholds, spent_minor, available_minor),
        state=state_of(spent_minor, available_minor),
        upcoming_minor=outlook.upcoming_minor,
        upcoming=outlook.upcoming,
        unconverted=books.unconverted_of(past, ahead),
        carried_unconverted=over.unconverted,
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
    """What was spent in a whole period."""
    totals = books.totals_of(budget, Span(period.start, period.end), "whole")
    return books.spending_of(totals), books.unconverted_of(totals)


def carried_into(
    books: Books, budget: Budget, period: Period, limits: Sequence[tuple[date, int]]
) -> Carried:
    """What the periods since `rollover_since`, at most a year or so of them, leave over."""
    if budget.rollover == "none" or period.start <= budget.rollover_since:
        return Carried(0, [])
    past = [
        each
        for each in periods_before(budget, period, ROLLED_PERIODS_MAX[budget.period])
        if each.start >= budget.rollover_since
    ]
    if not past:
        return Carried(0, [])
    totals = books.totals_of(budget, Span(past[0].start, past[-1].end), "day")
    spent = summed(
        totals.flows, lambda flow: period_of(budget, flow.day).start, books.buckets.spending_of
    )
    rests = [(limit_on(limits, each.start), spent.get(each.start, 0)) for each in past]
    return Carried(carried(budget.rollover, rests), books.unconverted_of(totals))
