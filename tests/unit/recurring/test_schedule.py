"""When rules fall due: dated cases, what is refused, and properties against plain counting."""

import calendar
import itertools
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pennybell.domains.recurring.schedule import (
    Schedule,
    days_within,
    due_within,
    moved,
    parse,
    reach,
)
from pennybell.errors import Invalid

CASES = [
    # the 31st: RFC 5545 leaves out months without one
    ("FREQ=MONTHLY", "2026-01-31", "none", ["01-31", "03-31", "05-31"]),
    ("FREQ=MONTHLY;BYMONTHDAY=31", "2026-01-01", "none", ["01-31", "03-31", "05-31"]),
    # the last day of each month
    ("FREQ=MONTHLY;BYMONTHDAY=-1", "2026-01-01", "none", ["01-31", "02-28", "03-31", "04-30"]),
    # the 30th, in February the last day
    (
        "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1",
        "2026-01-01",
        "none",
        ["01-30", "02-28", "03-30", "04-30", "05-30"],
    ),
    # across a month's end, both ways: 31 January and 28 February 2026 are Saturdays
    ("FREQ=MONTHLY;BYMONTHDAY=-1", "2026-01-01", "after", ["02-02", "03-02", "03-31", "04-30"]),
    ("FREQ=MONTHLY;BYMONTHDAY=1", "2026-01-01", "before", ["01-01", "01-30", "02-27", "04-01"]),
    ("FREQ=MONTHLY;BYDAY=-1FR", "2026-01-01", "none", ["01-30", "02-27", "03-27", "04-24"]),
    ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "2026-01-01", "none", ["01-30", "02-27"]),
    ("FREQ=WEEKLY;INTERVAL=2", "2026-01-08", "none", ["01-08", "01-22", "02-05", "02-19"]),
    ("FREQ=WEEKLY;BYDAY=SA", "2026-02-20", "after", ["02-23", "03-02", "03-09", "03-16"]),
    ("FREQ=DAILY;INTERVAL=20", "2026-01-05", "none", ["01-05", "01-25", "02-14", "03-06"]),
    ("FREQ=MONTHLY;INTERVAL=3", "2025-11-15", "none", ["02-15", "05-15"]),
    ("FREQ=MONTHLY;COUNT=3;BYMONTHDAY=5", "2025-12-06", "none", ["01-05", "02-05", "03-05"]),
    ("FREQ=MONTHLY;UNTIL=20260305;BYMONTHDAY=5", "2026-02-01", "none", ["02-05", "03-05"]),
    ("FREQ=YEARLY;BYMONTH=3,5;BYMONTHDAY=20", "2020-01-01", "none", ["03-20", "05-20"]),
    ("FREQ=YEARLY", "2019-04-17", "none", ["04-17"]),
    ("freq=monthly", "2026-05-02", "none", ["05-02"]),
]


@pytest.mark.parametrize(("rule", "start", "weekend", "expected"), CASES)
def test_rule_falls_on_its_days(rule: str, start: str, weekend: str, expected: list[str]) -> None:
    schedule = parse(rule, date.fromisoformat(start))
    found = due_within(schedule, weekend, date(2026, 1, 1), date(2026, 5, 31))  # type: ignore[arg-type]  # a case's word
    assert [due.isoformat()[5:] for _, due in found][: len(expected)] == expected


def test_rule_on_29_february_waits_for_leap_years_unless_it_says_the_last_day() -> None:
    start, span = date(2024, 2, 29), (date(2024, 1, 1), date(2028, 5, 1))
    assert days_within(parse("FREQ=YEARLY", start), *span) == [start, date(2028, 2, 29)]
    last_day = parse("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", start)
    assert [day.day for day in days_within(last_day, *span)] == [29, 28, 28, 28, 29]


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "MONTHLY",
        "FREQ=HOURLY",
        "FREQ=SECONDLY;COUNT=1000000000",
        "FREQ=MONTHLY;FREQ=DAILY",
        "FREQ=MONTHLY;INTERVAL=0",
        "FREQ=MONTHLY;INTERVAL=1e9",
        "FREQ=DAILY;INTERVAL=367",
        "FREQ=DAILY;COUNT=1001",
        "FREQ=DAILY;COUNT=-1",
        "FREQ=DAILY;COUNT=2;UNTIL=20270101",
        "FREQ=DAILY;UNTIL=20260231",
        "FREQ=DAILY;UNTIL=20260101T000000Z",
        "FREQ=DAILY;UNTIL=20251231",
        "FREQ=DAILY;BYDAY=MO",
        "FREQ=WEEKLY;BYMONTHDAY=3",
        "FREQ=WEEKLY;BYDAY=1MO",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=MONTHLY;BYDAY=5MO",
        "FREQ=MONTHLY;BYDAY=MO;BYMONTHDAY=1",
        "FREQ=MONTHLY;BYMONTHDAY=0",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=MONTHLY;BYMONTHDAY=\u0663",
        "FREQ=MONTHLY;BYSETPOS=-1",
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=2",
        "FREQ=MONTHLY;WKST=MO",
        "FREQ=MONTHLY;BYHOUR=9",
        "FREQ=MONTHLY;BYMONTH=1",
        "FREQ=YEARLY;BYMONTH=13",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;BYMONTH=4,6;BYMONTHDAY=31",
        "FREQ=YEARLY;INTERVAL=2;BYMONTH=2;BYMONTHDAY=29",  # from 2025 on, odd years
        "FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31",  # each June
    ],
)
def test_anything_else_is_refused_with_a_sentence(rule: str) -> None:
    with pytest.raises(Invalid) as refusal:
        parse(rule, date(2025, 6, 30) if "20251231" not in rule else date(2026, 1, 1))
    assert refusal.value.code == "bad_rrule"
    assert refusal.value.detail.endswith(".")


DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
MONTH_DAYS = st.lists(st.integers(-31, 31).filter(bool), min_size=1, max_size=3, unique=True)
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@st.composite
def rules(draw: st.DrawFn) -> str:
    frequency = draw(st.sampled_from(("DAILY", "WEEKLY", "MONTHLY", "YEARLY")))
    parts = [f"FREQ={frequency}", f"INTERVAL={draw(st.integers(1, 14))}"]
    if frequency != "DAILY" and draw(st.booleans()):
        days = draw(st.lists(st.sampled_from(WEEKDAYS), min_size=1, max_size=3, unique=True))
        ordinal = draw(st.sampled_from(("", "1", "-1", "4"))) if frequency == "MONTHLY" else ""
        parts.append("BYDAY=" + ",".join(f"{ordinal}{day}" for day in days))
    elif frequency in {"MONTHLY", "YEARLY"} and draw(st.booleans()):
        parts.append("BYMONTHDAY=" + ",".join(map(str, draw(MONTH_DAYS))))
        if draw(st.booleans()) and frequency == "MONTHLY":
            parts.append(f"BYSETPOS={draw(st.sampled_from((-1, 1)))}")
    if frequency == "YEARLY" and draw(st.booleans()):
        parts.append(f"BYMONTH={draw(st.integers(1, 12))}")
    return ";".join(parts)


def accepted(rule: str, start: date) -> Schedule:
    try:
        return parse(rule, start)
    except Invalid:
        assume(False)
        raise


def falls_on(schedule: Schedule, day: date) -> bool:
    """The rule as one would check a calendar by hand."""
    if day < schedule.start or not _is_in_step(schedule, day) or not _is_named(schedule, day):
        return False
    if schedule.by_set_pos is None:
        return True
    month = [day.replace(day=1) + timedelta(days=number) for number in range(_length(day))]
    return (
        day
        == [each for each in month if _is_named(schedule, each)][
            -1 if schedule.by_set_pos < 0 else 0
        ]
    )


def _is_in_step(schedule: Schedule, day: date) -> bool:
    start = schedule.start
    passed = {
        "DAILY": (day - start).days,
        "WEEKLY": (day - start + timedelta(days=start.weekday() - day.weekday())).days // 7,
        "MONTHLY": (day.year - start.year) * 12 + day.month - start.month,
        "YEARLY": day.year - start.year,
    }[schedule.frequency]
    return passed % schedule.interval == 0


def _is_named(schedule: Schedule, day: date) -> bool:
    from_end = day.day - _length(day) - 1
    if schedule.by_month and day.month not in schedule.by_month:
        return False
    if schedule.by_month_day and not {day.day, from_end} & set(schedule.by_month_day):
        return False
    ordinals = {0, (day.day - 1) // 7 + 1, -((-from_end - 1) // 7 + 1)}
    return not schedule.by_day or any(
        weekday == day.weekday() and ordinal in ordinals for weekday, ordinal in schedule.by_day
    )


def _length(day: date) -> int:
    return calendar.monthrange(day.year, day.month)[1]


@given(rules(), DAYS, st.integers(0, 9_000), st.integers(0, 200))
def test_days_are_those_that_counting_by_hand_finds(
    rule: str, start: date, after: int, length: int
) -> None:
    schedule = accepted(rule, start)
    first = start + timedelta(days=after)
    span = [first + timedelta(days=number) for number in range(length + 1)]
    assert days_within(schedule, span[0], span[-1]) == [
        day for day in span if falls_on(schedule, day)
    ]


@given(rules(), DAYS)
def test_every_accepted_rule_goes_on_yielding_days(rule: str, start: date) -> None:
    schedule = accepted(rule, start)
    first = start
    for _ in range(2):
        for _ in range(100):  # up to four centuries: 29 February every fourteenth year
            found = days_within(schedule, first, first + timedelta(days=1_500))
            if found:
                break
            first += timedelta(days=1_500)
        assert found
        first = found[-1] + timedelta(days=1)


@given(rules(), DAYS, st.integers(1, 40), st.integers(0, 3_000))
def test_count_stops_after_so_many_days(rule: str, start: date, count: int, after: int) -> None:
    endless = accepted(rule, start)
    schedule = parse(f"{rule};COUNT={count}", start)
    last = start + timedelta(days=1_500)
    assert days_within(schedule, start, last) == days_within(endless, start, last)[:count]
    later = start + timedelta(days=after)
    assert (
        days_within(schedule, later, last)
        == [day for day in days_within(schedule, start, last) if day >= later]
        or later > last
    )


@given(DAYS, st.sampled_from(("before", "after")))
def test_weekend_moves_to_the_nearest_weekday_on_that_side(day: date, weekend: str) -> None:
    due = moved(day, weekend)  # type: ignore[arg-type]  # sampled from its words
    assert due.weekday() < calendar.SATURDAY
    assert due == day or (due < day) == (weekend == "before")
    assert abs((due - day).days) <= 2
    assert due == day or day.weekday() >= calendar.SATURDAY


@given(rules(), DAYS)
def test_payments_windows_of_two_days_of_one_rule_never_meet(rule: str, start: date) -> None:
    schedule = accepted(rule, start)
    early, late = reach(schedule)
    days = days_within(schedule, start, start + timedelta(days=1_500))
    for day, following in itertools.pairwise(days):
        assert day + timedelta(days=late) < following - timedelta(days=early)
