"""The calendar of budgets: which period a day falls in. Pure.

Periods tile the calendar: every day falls in exactly one. `anchor_date` is a day that a period
starts on. Weeks are counted from it. Months, quarters and years start on its day of the month, or
on the last day of a month that is too short: with an anchor on the 31st, April's period starts on
the 30th.
"""

import calendar
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Protocol

from pennybell.events.shapes import BudgetAlerts, BudgetPeriod, Rollover

ALERTS: Final = BudgetAlerts(threshold=True, over=True, predicted=True)
THRESHOLDS: Final = (50, 80, 100)
"""Percent of the limit at which a new budget speaks up."""

BUDGETS_MAX: Final = 200
"""In one household. Each costs a few statements whenever all of them are shown."""

ROLLED_PERIODS_MAX: Final[dict[BudgetPeriod, int]] = {
    "weekly": 52,
    "two_weekly": 26,
    "monthly": 12,
    "quarterly": 8,
    "yearly": 5,
}
"""How many past periods a rollover adds up, so that its cost does not grow with history."""

_DAYS: Final[dict[BudgetPeriod, int]] = {"weekly": 7, "two_weekly": 14}
_MONTHS: Final[dict[BudgetPeriod, int]] = {"monthly": 1, "quarterly": 3, "yearly": 12}

FIRST_DAY: Final = date(1900, 1, 1)
LAST_DAY: Final = date(2999, 12, 31)
"""What may be asked for: far enough from the ends of the calendar for any look back or ahead."""


@dataclass(frozen=True, slots=True)
class BudgetDraft:
    """What a caller may say of a budget; None: as a new budget usually is.

    `category_ids` None: all spending. `limit_minor` is in the minor unit of `currency`.
    """

    name: str
    limit_minor: int
    period: BudgetPeriod = "monthly"
    anchor_date: date | None = None
    category_ids: tuple[str, ...] | None = None
    currency: str | None = None
    rollover: Rollover = "none"
    rollover_since: date | None = None
    thresholds: tuple[int, ...] = THRESHOLDS
    alerts: BudgetAlerts = ALERTS
    id: str | None = None


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


def usual_anchor(period: BudgetPeriod, today: date) -> date:
    """Where periods usually start: a Monday, or the first of this month, quarter or year."""
    if period in _DAYS:
        return today - timedelta(days=today.weekday())
    months = _MONTHS[period]
    return date(today.year, (today.month - 1) // months * months + 1, 1)


def limit_on(limits: Sequence[tuple[date, int]], start: date) -> int:
    """The limit of a period that starts on `start`; `limits` are (from, minor units), in order."""
    place = bisect_right(limits, start, key=lambda limit: limit[0])
    return limits[max(place - 1, 0)][1]


def carried(rollover: Rollover, rests: Sequence[tuple[int, int]]) -> int:
    """What past periods leave to the next one, in minor units.

    `rests` are (limit, spent) of each, oldest first. `positive`: what was left adds up, and
    overspending uses it up but leaves no debt. `full`: a debt is carried too.
    """
    rest = 0
    for limit_minor, spent_minor in rests:
        rest += limit_minor - spent_minor
        if rollover == "none" or (rollover == "positive" and rest < 0):
            rest = 0
    return rest
