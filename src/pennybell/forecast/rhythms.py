"""The rhythms that payments keep: which days each one expects, and its RRULE of RFC 5545.

A rhythm is tried where the newest payments put it: on their weekday, their day of the month, their
place among the month's weekdays. Days are ordinals (`date.toordinal`), so that distances are
differences.
"""

import calendar
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, NamedTuple

Rhythm = Literal["weekly", "two_weekly", "monthly", "quarterly", "yearly"]
Weekend = Literal["none", "before", "after"]

WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
SATURDAY: Final = 5
ANCHORS_MAX: Final = 6
"""Newest payments that a rhythm is tried on."""

BUSY_TIMES: Final = 2.5
"""Times the payments that a rhythm takes."""

SHORTEST_MONTH: Final = 28
LAST_OF_MONTH: Final = 31


class Habits(NamedTuple):
    """How closely a rhythm is kept.

    `apart_max`: days a payment may be early or late, and `apart_mean_max` on average.
    `seen_min`: payments it takes to tell. `missed_max`: payments missing in a row, after which what
    came before is not looked at.
    """

    days: int
    apart_max: int
    apart_mean_max: float
    seen_min: int
    missed_max: int


HABITS: Final[dict[Rhythm, Habits]] = {
    "weekly": Habits(7, 2, 1.0, 5, 1),
    "two_weekly": Habits(14, 3, 1.5, 4, 1),
    "monthly": Habits(30, 6, 2.0, 3, 1),
    "quarterly": Habits(91, 10, 4.0, 3, 0),
    "yearly": Habits(365, 10, 4.0, 2, 0),
}
MONTHS: Final[dict[Rhythm, int]] = {"monthly": 1, "quarterly": 3, "yearly": 12}


@dataclass(frozen=True, slots=True)
class Grid:
    """The days one rhythm expects. `due`: the rule's days, moved off the weekend.

    `is_by_weekday`: on the first Monday or the like, which nobody keeps who is often off by days.
    """

    rhythm: Rhythm
    rrule: str
    weekend: Weekend
    rule_days: tuple[int, ...]
    due: tuple[int, ...]
    is_by_weekday: bool = False

    @property
    def habits(self) -> Habits:
        found = HABITS[self.rhythm]
        return found._replace(apart_max=1, apart_mean_max=0.5) if self.is_by_weekday else found


def grids_on(days: Sequence[int]) -> Iterator[Grid]:
    """The rhythms that the newest of these days may belong to, the plainest first.

    Each reaches from before the first day to past the last.
    """
    newest = list(dict.fromkeys(reversed(days[-ANCHORS_MAX:])))
    for rhythm in HABITS:
        if _is_too_busy(rhythm, days):
            continue
        if rhythm in MONTHS:
            yield from _by_month_day(rhythm, days, newest)
        else:
            yield from _by_weeks(rhythm, days, newest)
        if rhythm == "monthly":
            yield from _by_weekday_of_month(days, newest)


def _is_too_busy(rhythm: Rhythm, days: Sequence[int]) -> bool:
    """Whether somebody is paid so often of late that the rhythm need not be tried."""
    habits = HABITS[rhythm]
    recent = days[-1] - (habits.seen_min - 1) * habits.days
    return len(days) - bisect_left(days, recent) > BUSY_TIMES * habits.seen_min


def _by_weeks(rhythm: Rhythm, days: Sequence[int], newest: list[int]) -> Iterator[Grid]:
    step = HABITS[rhythm].days
    every = "FREQ=WEEKLY;" if step == 7 else "FREQ=WEEKLY;INTERVAL=2;"
    for phase in dict.fromkeys(day % step for day in newest):
        first = days[0] - step
        expected = tuple(range(first + (phase - first) % step, days[-1] + 2 * step + 1, step))
        weekday = WEEKDAYS[date.fromordinal(expected[0]).weekday()]
        yield Grid(rhythm, f"{every}BYDAY={weekday}", "none", expected, expected)


def _by_month_day(rhythm: Rhythm, days: Sequence[int], newest: list[int]) -> Iterator[Grid]:
    for newest_day in newest if rhythm == "monthly" else newest[:1]:
        anchor = date.fromordinal(newest_day)
        months = _months(days, MONTHS[rhythm], anchor)
        for day in _month_days(anchor, newest, months):
            rrule = _month_rrule(rhythm, day, anchor.month)
            rule_days = tuple(_day_of(year, month, day) for year, month in months)
            known = set()
            for weekend in ("none", "after", "before"):
                due = tuple(_moved(each, weekend) for each in rule_days)
                if due not in known:
                    known.add(due)
                    yield Grid(rhythm, rrule, weekend, rule_days, due)


def _month_days(anchor: date, newest: list[int], months: list[tuple[int, int]]) -> list[int]:
    """The day itself; near the month's end the days that a shorter month may have cut it from.

    A rhythm longer than a month is tried on the days of all newest payments.
    """
    days = [anchor.day]
    if len(months) > 1 and _apart(months) > 1:
        days += [date.fromordinal(each).day for each in newest[1:]]
    if anchor.day >= SHORTEST_MONTH:
        days += range(anchor.day + 1, LAST_OF_MONTH + 1)
    return list(dict.fromkeys(days))


def _apart(months: list[tuple[int, int]]) -> int:
    (year, month), (next_year, next_month) = months[:2]
    return (next_year - year) * 12 + next_month - month


def _by_weekday_of_month(days: Sequence[int], newest: list[int]) -> Iterator[Grid]:
    """Such as the first Monday, or the last Friday."""
    tried = set()
    for each in newest:
        anchor = date.fromordinal(each)
        places = [(anchor.day - 1) // 7 + 1]
        if anchor.day + 7 > calendar.monthrange(anchor.year, anchor.month)[1]:
            places.append(-1)
        for place in places:
            if place == 5 or (anchor.weekday(), place) in tried:
                continue
            tried.add((anchor.weekday(), place))
            expected = tuple(
                _weekday_of(year, month, anchor.weekday(), place)
                for year, month in _months(days, 1, anchor)
            )
            rrule = f"FREQ=MONTHLY;BYDAY={place}{WEEKDAYS[anchor.weekday()]}"
            yield Grid("monthly", rrule, "none", expected, expected, is_by_weekday=True)


def _months(days: Sequence[int], step: int, anchor: date) -> list[tuple[int, int]]:
    """Every `step` months through the anchor's, from before the first day to past the last."""
    first, last = date.fromordinal(days[0]), date.fromordinal(days[-1])
    begin = first.year * 12 + first.month - 1 - step
    begin += (anchor.year * 12 + anchor.month - 1 - begin) % step
    end = last.year * 12 + last.month - 1 + 2 * step
    return [(number // 12, number % 12 + 1) for number in range(begin, end + 1, step)]


def _day_of(year: int, month: int, day: int) -> int:
    """The day of the month, or its last one where it is shorter."""
    return date(year, month, min(day, calendar.monthrange(year, month)[1])).toordinal()


def _weekday_of(year: int, month: int, weekday: int, place: int) -> int:
    if place > 0:
        first = date(year, month, 1)
        return first.toordinal() + (weekday - first.weekday()) % 7 + 7 * (place - 1)
    last = date(year, month, calendar.monthrange(year, month)[1])
    return last.toordinal() - (last.weekday() - weekday) % 7


def _moved(day: int, weekend: Weekend) -> int:
    """Off a Saturday or Sunday: to the Friday before, or to the Monday after."""
    past_saturday = (day - 1) % 7 - SATURDAY
    if weekend == "none" or past_saturday < 0:
        return day
    return day - 1 - past_saturday if weekend == "before" else day + 2 - past_saturday


def _month_rrule(rhythm: Rhythm, day: int, month: int) -> str:
    """A day that shorter months lack means their last one."""
    if day == LAST_OF_MONTH:
        days = "BYMONTHDAY=-1"
    elif day > SHORTEST_MONTH:
        listed = ",".join(str(each) for each in range(SHORTEST_MONTH, day + 1))
        days = f"BYMONTHDAY={listed};BYSETPOS=-1"
    else:
        days = f"BYMONTHDAY={day}"
    if rhythm == "monthly":
        return f"FREQ=MONTHLY;{days}"
    if rhythm == "quarterly":
        return f"FREQ=MONTHLY;INTERVAL=3;{days}"
    if "BYSETPOS" in days:
        is_short = day > calendar.monthrange(2023, month)[1]
        days = "BYMONTHDAY=-1" if is_short else f"BYMONTHDAY={day}"
    return f"FREQ=YEARLY;BYMONTH={month};{days}"
