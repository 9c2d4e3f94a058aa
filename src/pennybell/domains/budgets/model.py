"""The calendar of budgets: which period a day falls in. Pure.

Periods tile the calendar: every day falls in exactly one. `anchor_date` is a day that a period
starts on. Weeks are counted from it. Months, quarters and years start on its day of the month, or
on the last day of a month that is too short: with an anchor on the 31st, April's period starts on
the 30th.
"""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Protocol

from pennybell.events.shapes import BudgetPeriod

THRESHOLDS: Final = (50, 80, 100)
"""Percent of the limit at which a new budget speaks up."""

_DAYS: Final[dict[BudgetPeriod, int]] = {"weekly": 7, "two_weekly": 14}
_MONTHS: Final[dict[BudgetPeriod, int]] = {"monthly": 1, "quarterly": 3, "yearly": 12}

FIRST_DAY: Final = date(1900, 1, 1)
LAST_DAY: Final = date(2999, 12, 31)
"""What may be asked for: far enough from the ends of the calendar for any look back or ahead."""


class Cycle(Protocol):
    """What decides the periods of a budget."""

    @property
    def period(self) -> BudgetPeriod: ...

    @property
    def anchor_date(self) -> date: ...


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From `start` to `end`, both included."""

    start: date
    end: date

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end


def period_of(cycle: Cycle, day: date) -> Period:
    """The period that `day` falls in."""
    number = _number_of(cycle, day)
    start = _start(cycle, number)
    if start > day:
        number, start = number - 1, _start(cycle, number - 1)
    return Period(start, _start(cycle, number + 1) - timedelta(days=1))


def period_before(cycle: Cycle, period: Period) -> Period:
    return period_of(cycle, period.start - timedelta(days=1))


def period_after(cycle: Cycle, period: Period) -> Period:
    return period_of(cycle, period.end + timedelta(days=1))


def periods_before(cycle: Cycle, period: Period, count: int) -> list[Period]:
    """The `count` periods before this one, oldest first."""
    found: list[Period] = []
    for _ in range(count):
        period = period_before(cycle, period)
        found.append(period)
    return found[::-1]


def _number_of(cycle: Cycle, day: date) -> int:
    """The period that starts in the same span of weeks or months as `day`, from the anchor's 0."""
    anchor = cycle.anchor_date
    days = _DAYS.get(cycle.period)
    if days is not None:
        return (day - anchor).days // days
    months = (day.year - anchor.year) * 12 + day.month - anchor.month
    return months // _MONTHS[cycle.period]


def _start(cycle: Cycle, number: int) -> date:
    anchor = cycle.anchor_date
    days = _DAYS.get(cycle.period)
    if days is not None:
        return anchor + timedelta(days=days * number)
    months = anchor.year * 12 + anchor.month - 1 + _MONTHS[cycle.period] * number
    year, month = divmod(months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(anchor.day, last))
