"""Days, weeks, months, quarters and years of the calendar, as pairs of their first and last day.

Weeks begin on a Monday. A period is written `2026`, `2026-Q4`, `2026-11` or `2026-W48` (ISO 8601).
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, Literal, NamedTuple

Grain = Literal["day", "week", "month", "quarter", "year"]

PERIOD_PATTERN: Final = (
    r"^(19|2[0-9])[0-9]{2}(-Q[1-4]|-(0[1-9]|1[0-2])|-W(0[1-9]|[1-4][0-9]|5[0-3]))?$"
)
_week = re.compile(r"(\d{4})-W(\d\d)")

_MONTHS: Final[dict[Grain, int]] = {"month": 1, "quarter": 3, "year": 12}


class Days(NamedTuple):
    """From `first` to `last`, both included."""

    first: date
    last: date

    @property
    def length(self) -> int:
        return (self.last - self.first).days + 1

    def clamp(self, day: date) -> date:
        """The day of these that is nearest to `day`."""
        return min(max(day, self.first), self.last)


def around(day: date, grain: Grain) -> Days:
    """The whole day, week, month, quarter or year that `day` falls in."""
    if grain == "day":
        return Days(day, day)
    if grain == "week":
        monday = day - timedelta(days=day.weekday())
        return Days(monday, monday + timedelta(days=6))
    months = _MONTHS[grain]
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    return Days(first, after(first, months) - timedelta(days=1))


def after(first: date, months: int) -> date:
    """The first day of the month so many months after (or before) the one `first` falls in."""
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, 1)


def steps(days: Days, grain: Grain) -> Iterator[Days]:
    """These days cut where the calendar cuts them; the first and the last piece may be short."""
    first = days.first
    while first <= days.last:
        last = min(around(first, grain).last, days.last)
        yield Days(first, last)
        first = last + timedelta(days=1)


def count_steps(days: Days, grain: Grain) -> int:
    """How many pieces `steps` gives."""
    first, last = days
    if grain == "day":
        return days.length
    if grain == "week":
        return (last - around(first, "week").first).days // 7 + 1
    months = _MONTHS[grain]
    return _number(last, months) - _number(first, months) + 1


def before(period: Days, grain: Grain, count: int) -> list[Days]:
    """The `count` whole periods before this one, oldest first."""
    found = [period]
    for _ in range(count):
        found.append(around(found[-1].first - timedelta(days=1), grain))
    return found[:0:-1]


def parse(text: str) -> tuple[Days, Grain]:
    """The days that a text such as `2026-11` names.

    Raises:
        ValueError: it names none.
    """
    if not re.fullmatch(PERIOD_PATTERN, text):
        raise ValueError("not a period such as 2026-11, 2026-Q4, 2026-W48 or 2026")
    week = _week.fullmatch(text)
    if week:
        return around(date.fromisocalendar(int(week[1]), int(week[2]), 1), "week"), "week"
    year, _, rest = text.partition("-")
    if not rest:
        return around(date(int(year), 1, 1), "year"), "year"
    if rest.startswith("Q"):
        return around(date(int(year), int(rest[1]) * 3, 1), "quarter"), "quarter"
    return around(date(int(year), int(rest), 1), "month"), "month"


def until(today: date, period: Days) -> Days:
    """What there is of a period: one that is under way reaches to today."""
    return Days(period.first, min(today, period.last)) if period.first <= today else period


def name_of(day: date, grain: Grain) -> str:
    """How the period is written that `day` falls in; of a day, the day."""
    if grain == "day":
        return day.isoformat()
    if grain == "week":
        year, week, _ = day.isocalendar()
        return f"{year:04d}-W{week:02d}"
    if grain == "quarter":
        return f"{day.year:04d}-Q{(day.month + 2) // 3}"
    return f"{day.year:04d}" if grain == "year" else f"{day.year:04d}-{day.month:02d}"


def _number(day: date, months: int) -> int:
    return (day.year * 12 + day.month - 1) // months
