"""Budgets as they went: months of spending to questions, without looking ahead.

What is asked on a day is made of that day's past alone (`Course.standing_after`); what came of it
is kept apart and only ever compared with the answer.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import groupby
from statistics import median
from typing import Final

from pennybell.forecast.model import (
    PERIODS_MAX,
    PERIODS_MIN,
    History,
    Item,
    Period,
    Standing,
)

SHARES: Final = (17, 33, 50, 67, 83)
"""Percent of a period after which is asked."""

MEDIAN_TIMES: Final = Fraction(11, 10)
"""Without budgets a limit is 1.1 times the median of the past periods."""

EDGE_DAYS: Final = 3
"""A month at either end of a file is whole if the file reaches within so many days of its end."""

Budget = tuple[str, str]
"""Household and category."""


@dataclass(frozen=True, slots=True)
class Spent:
    """One posting of one household: spending positive, a refund negative."""

    household: str
    day: date
    amount_minor: int
    category: str
    payee: str


@dataclass(frozen=True, slots=True)
class Course:
    """One budget in one period, from the first day to the last.

    `is_held_out`: in the last third of its household's periods.
    """

    budget: Budget
    limit_minor: int
    first_day: date
    items: tuple[Item, ...]
    days: int
    history: History
    is_held_out: bool

    @property
    def is_overrun(self) -> bool:
        return sum(item.amount_minor for item in self.items) > self.limit_minor

    @property
    def overrun_after(self) -> int | None:
        """Days gone when the limit was first exceeded; None if it never was."""
        spent = 0
        for item in sorted(self.items, key=lambda item: item.day):
            spent += item.amount_minor
            if spent > self.limit_minor:
                return item.day + 1
        return None

    def gone_at(self, share: int) -> int:
        """Whole days gone after this percentage of the period, at least one."""
        return max(1, (self.days * share + 50) // 100)

    def standing_after(self, gone: int) -> Standing:
        """What was known at the end of the day number `gone`, counted from 1."""
        return Standing(
            limit_minor=self.limit_minor,
            first_day=self.first_day,
            last_day=self.first_day + timedelta(days=self.days - 1),
            today=self.first_day + timedelta(days=gone - 1),
            items=tuple(item for item in self.items if item.day < gone),
            history=self.history,
            is_today_over=True,
        )


def courses(
    spent: Iterable[Spent],
    limits: Mapping[Budget, int] | None,
    span: Mapping[str, tuple[date, date]],
) -> list[Course]:
    """Every budget in every calendar month that has at least two past ones.

    A budget's past begins with the month of its first spending. Without `limits` a month's limit is
    made of its past; one that comes out as zero is left out, while a zero among `limits` counts.

    Args:
        span: of each household, first and last day of what is known; months that are not whole at
            either end are left out.
    """
    by_household: dict[str, list[Spent]] = {}
    for each in spent:
        by_household.setdefault(each.household, []).append(each)
    found = []
    for household in sorted(by_household):
        months = whole_months(*span[household])
        for budget, items in _by_budget(by_household[household]):
            if limits is None or budget in limits:
                periods = _periods(items, months)
                fixed = None if limits is None else limits[budget]
                found += _courses_of(budget, months, periods, fixed)
    return found


def whole_months(first: date, last: date) -> list[date]:
    """First days of the months that lie within, give or take a few days."""
    months = []
    month = first.replace(day=1)
    while month <= last:
        end = next_month(month) - timedelta(days=1)
        if (first - month).days < EDGE_DAYS and (end - last).days < EDGE_DAYS:
            months.append(month)
        month = next_month(month)
    return months


def next_month(month: date) -> date:
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1)


def _by_budget(spent: list[Spent]) -> list[tuple[Budget, list[Spent]]]:
    ordered = sorted(spent, key=lambda each: (each.category, each.day))
    return [
        ((household, category), list(group))
        for (household, category), group in groupby(
            ordered, key=lambda each: (each.household, each.category)
        )
    ]


def _periods(items: Iterable[Spent], months: list[date]) -> list[Period]:
    by_month: dict[date, list[Item]] = {month: [] for month in months}
    for each in items:
        month = each.day.replace(day=1)
        if month in by_month:
            item = Item(each.day.day - 1, each.amount_minor, each.payee, each.category)
            by_month[month].append(item)
    return [Period((next_month(month) - month).days, tuple(by_month[month])) for month in months]


def _courses_of(
    budget: Budget, months: list[date], periods: list[Period], limit: int | None
) -> list[Course]:
    begun = next((i for i, period in enumerate(periods) if period.items), len(periods))
    held_out_from = held_out_index(len(months))
    found = []
    for index in range(begun + PERIODS_MIN, len(periods)):
        history = History(tuple(periods[max(begun, index - PERIODS_MAX) : index]))
        asked = limit if limit is not None else _usual_limit(history)
        if limit is not None or asked > 0:
            found.append(
                Course(
                    budget,
                    asked,
                    months[index],
                    periods[index].items,
                    periods[index].days,
                    history,
                    is_held_out=index >= held_out_from,
                )
            )
    return found


def held_out_index(months: int) -> int:
    """The month the last third begins with."""
    return months - months // 3


def _usual_limit(history: History) -> int:
    middle = median(Fraction(period.total_minor) for period in history.periods)
    return round(MEDIAN_TIMES * middle)
