"""On which days a rule falls: the part of RFC 5545's RRULE that bills need, on plain dates. Pure.

Only rules that go on yielding days are accepted: dateutil would look for the next day of one that
never comes until the year 9999. Asking for a span costs no more however long ago a rule began.
"""

import calendar
import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any, Final

from dateutil import rrule as rfc5545

from pennybell.errors import Invalid
from pennybell.events.shapes import Weekend

INTERVAL_MAX: Final = 366
COUNT_MAX: Final = 1_000
"""A rule with COUNT is walked from its first day each time."""

SPAN_DAYS_MAX: Final = 1_600
"""Longest span that may be asked for, in days: any period and its neighbours."""

FREQUENCIES: Final = {
    "DAILY": rfc5545.DAILY,
    "WEEKLY": rfc5545.WEEKLY,
    "MONTHLY": rfc5545.MONTHLY,
    "YEARLY": rfc5545.YEARLY,
}
WEEKDAYS: Final = {
    "MO": rfc5545.MO,
    "TU": rfc5545.TU,
    "WE": rfc5545.WE,
    "TH": rfc5545.TH,
    "FR": rfc5545.FR,
    "SA": rfc5545.SA,
    "SU": rfc5545.SU,
}
PARTS: Final = {
    "DAILY": {"INTERVAL", "COUNT", "UNTIL"},
    "WEEKLY": {"INTERVAL", "COUNT", "UNTIL", "BYDAY"},
    "MONTHLY": {"INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYSETPOS"},
    "YEARLY": {"INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH"},
}
SATURDAY, SUNDAY = 5, 6


@dataclass(frozen=True, slots=True)
class Schedule:
    """A rule that was read, with what follows from its first day filled in.

    `by_day`: (weekday from Monday 0, ordinal within month or year, 0 for every one).
    """

    start: date
    frequency: str
    interval: int = 1
    count: int | None = None
    until: date | None = None
    by_day: tuple[tuple[int, int], ...] = ()
    by_month_day: tuple[int, ...] = ()
    by_month: tuple[int, ...] = ()
    by_set_pos: int | None = None


@lru_cache(maxsize=4_096)
def parse(text: str, start: date) -> Schedule:
    """Read an RRULE that begins on `start`.

    Raises:
        Invalid: 422 `bad_rrule`, with a sentence that says what is not understood.
    """
    parts = _parts(text)
    frequency = parts.pop("FREQ", "")
    if frequency not in FREQUENCIES:
        raise refused("FREQ is DAILY, WEEKLY, MONTHLY or YEARLY")
    if unknown := sorted(parts.keys() - PARTS[frequency]):
        raise refused(f"{unknown[0]} is not supported with FREQ={frequency}")
    if "BYDAY" in parts and "BYMONTHDAY" in parts:
        raise refused("BYDAY and BYMONTHDAY exclude each other")
    if "COUNT" in parts and "UNTIL" in parts:
        raise refused("COUNT and UNTIL exclude each other")
    if "BYSETPOS" in parts and not {"BYDAY", "BYMONTHDAY"} & parts.keys():
        raise refused("BYSETPOS needs BYDAY or BYMONTHDAY")
    read = {name: READERS[name](value) for name, value in parts.items()}
    return _checked(_filled(start, frequency, read))


def refused(sentence: str) -> Invalid:
    return Invalid("bad_rrule", f"The rule is not understood: {sentence}.", "body.rrule")


def days_within(schedule: Schedule, first: date, last: date) -> list[date]:
    """The rule's days from `first` to `last`, both included, before any move off a weekend."""
    assert (last - first).days <= SPAN_DAYS_MAX, "a span too long"
    first = max(first, schedule.start)
    if schedule.until is not None:
        last = min(last, schedule.until)
    if first > last:
        return []
    begin = schedule.start if schedule.count is not None else _begin_near(schedule, first)
    found = rfc5545.rrule(
        FREQUENCIES[schedule.frequency],  # type: ignore[arg-type]  # one of the four numbers
        dtstart=_moment(begin),
        interval=schedule.interval,
        count=schedule.count,
        until=None if schedule.count is not None else _moment(last),
        byweekday=[_weekday(*each) for each in schedule.by_day] or None,
        bymonthday=schedule.by_month_day or None,
        bymonth=schedule.by_month or None,
        bysetpos=schedule.by_set_pos,
    )
    return [each.date() for each in found.between(_moment(first), _moment(last), inc=True)]


def due_within(
    schedule: Schedule, weekend: Weekend, first: date, last: date
) -> list[tuple[date, date]]:
    """(the rule's day, the day it is due) for what is due from `first` to `last`."""
    around = timedelta(days=2)
    days = days_within(schedule, first - around, last + around)
    pairs = [(day, moved(day, weekend)) for day in days]
    return [(day, due) for day, due in pairs if first <= due <= last]


def moved(day: date, weekend: Weekend) -> date:
    """The day itself or, on a Saturday or Sunday, the Friday before or the Monday after."""
    if weekend == "none" or day.weekday() < SATURDAY:
        return day
    past_saturday = day.weekday() - SATURDAY
    shift = -1 - past_saturday if weekend == "before" else 2 - past_saturday
    return day + timedelta(days=shift)


@lru_cache(maxsize=4_096)
def reach(schedule: Schedule) -> tuple[int, int]:
    """How many days early and late a payment may come, so that it can be one bill's alone."""
    days = days_within(schedule, schedule.start, schedule.start + timedelta(days=SPAN_DAYS_MAX))
    days = days[:60]
    gaps = [(after - before).days for before, after in itertools.pairwise(days)]
    gap = min(gaps, default=SPAN_DAYS_MAX)
    return min(EARLY_DAYS_MAX, (gap - 1) // 3), min(LATE_DAYS_MAX, (gap - 1) * 2 // 3)


EARLY_DAYS_MAX: Final = 7
LATE_DAYS_MAX: Final = 14
"""A bill not paid by then was missed."""


def _parts(text: str) -> dict[str, str]:
    parts: dict[str, str] = {}
    for part in text.upper().split(";"):
        name, equals, value = part.partition("=")
        if not equals or not value or name in parts:
            raise refused("it is a list such as FREQ=MONTHLY;BYMONTHDAY=1, each part once")
        parts[name] = value
    return parts


def _number(text: str, lowest: int, highest: int, name: str) -> int:
    digits = text.removeprefix("-").removeprefix("+")
    if digits.isascii() and digits.isdigit() and len(digits) <= 4 and len(text) - len(digits) <= 1:
        number = int(text)
        if number != 0 and lowest <= number <= highest:
            return number
    raise refused(f"{name} goes from {lowest} to {highest}")


def _read_until(text: str) -> date:
    try:
        if len(text) == len("20261231") and text.isascii() and text.isdigit():
            return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        pass
    raise refused("UNTIL is a day such as 20261231")


def _read_days(text: str) -> tuple[tuple[int, int], ...]:
    found = []
    for each in text.split(","):
        ordinal, name = each[:-2], each[-2:]
        if name not in WEEKDAYS:
            raise refused("BYDAY is a list such as MO,TH or 1MO or -1FR")
        number = _number(ordinal, -4, 4, "the number before a weekday") if ordinal else 0
        found.append((WEEKDAYS[name].weekday, number))
    return tuple(sorted(set(found)))


def _read_numbers(lowest: int, highest: int, name: str) -> Callable[[str], tuple[int, ...]]:
    return lambda text: tuple(
        sorted({_number(each, lowest, highest, name) for each in text.split(",")})
    )


READERS: Final[dict[str, Callable[[str], Any]]] = {
    "INTERVAL": lambda text: _number(text, 1, INTERVAL_MAX, "INTERVAL"),
    "COUNT": lambda text: _number(text, 1, COUNT_MAX, "COUNT"),
    "UNTIL": _read_until,
    "BYDAY": _read_days,
    "BYMONTHDAY": _read_numbers(-31, 31, "BYMONTHDAY"),
    "BYMONTH": _read_numbers(1, 12, "BYMONTH"),
    "BYSETPOS": lambda text: _number(text, -1, 1, "BYSETPOS"),
}


def _filled(start: date, frequency: str, read: dict[str, Any]) -> Schedule:
    """What RFC 5545 takes from the first day, said; then the first day may be moved at will."""
    by_day, by_month_day = read.get("BYDAY", ()), read.get("BYMONTHDAY", ())
    by_month = read.get("BYMONTH", ())
    if frequency == "WEEKLY" and not by_day:
        by_day = ((start.weekday(), 0),)
    if frequency in {"MONTHLY", "YEARLY"} and not by_day and not by_month_day:
        by_month_day = (start.day,)
        if frequency == "YEARLY" and not by_month:
            by_month = (start.month,)
    return Schedule(
        start=start,
        frequency=frequency,
        interval=read.get("INTERVAL", 1),
        count=read.get("COUNT"),
        until=read.get("UNTIL"),
        by_day=by_day,
        by_month_day=by_month_day,
        by_month=by_month,
        by_set_pos=read.get("BYSETPOS"),
    )


def _checked(schedule: Schedule) -> Schedule:
    if schedule.until is not None and schedule.until < schedule.start:
        raise refused("UNTIL is before the first day")
    if schedule.frequency == "WEEKLY" and any(ordinal for _, ordinal in schedule.by_day):
        raise refused("a number before a weekday needs FREQ=MONTHLY or FREQ=YEARLY")
    if schedule.by_month_day and not any(_visits(schedule)):
        raise refused("it names a day that never comes")
    return schedule


def _visits(schedule: Schedule) -> Iterator[bool]:
    """For each month the rule looks at, over as many years as can differ: does a day exist?"""
    for number in range(12 * 8 if schedule.frequency == "MONTHLY" else 8):
        months = number * schedule.interval * (1 if schedule.frequency == "MONTHLY" else 12)
        year, month = divmod(schedule.start.year * 12 + schedule.start.month - 1 + months, 12)
        if year > LAST_YEAR:
            return
        by_month = schedule.by_month or range(1, 13)
        for each in (month + 1,) if schedule.frequency == "MONTHLY" else by_month:
            longest = calendar.monthrange(year, each)[1]
            yield any(abs(day) <= longest for day in schedule.by_month_day)


LAST_YEAR: Final = 9_000


def _begin_near(schedule: Schedule, first: date) -> date:
    """A first day as good as the true one, at most one interval before `first`."""
    start, every = schedule.start, schedule.interval
    if schedule.frequency in {"DAILY", "WEEKLY"}:
        step = every * (7 if schedule.frequency == "WEEKLY" else 1)
        return start + timedelta(days=((first - start).days // step) * step)
    if schedule.frequency == "YEARLY":
        return date(start.year + (first.year - start.year) // every * every, 1, 1)
    months = (first.year - start.year) * 12 + first.month - start.month
    year, month = divmod(start.year * 12 + start.month - 1 + months // every * every, 12)
    return date(year, month + 1, 1)


def _moment(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a plain day


def _weekday(number: int, ordinal: int) -> Any:
    day = rfc5545.weekday(number)
    return day(ordinal) if ordinal else day
