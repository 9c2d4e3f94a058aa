"""Periods tile the calendar: every day in exactly one, for every kind, start day and time zone."""

import calendar
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pennybell.domains.budgets.model import (
    FIRST_DAY,
    LAST_DAY,
    Period,
    period_after,
    period_before,
    period_of,
    periods_before,
)
from pennybell.events.shapes import BudgetPeriod
from pennybell.kit.clock import HOUR, Instant, today_in


@dataclass(frozen=True)
class Cycle:
    period: BudgetPeriod
    anchor_date: date


KINDS: tuple[BudgetPeriod, ...] = ("weekly", "two_weekly", "monthly", "quarterly", "yearly")
DAYS = st.dates(FIRST_DAY, LAST_DAY)
CYCLES = st.builds(
    Cycle,
    st.sampled_from(KINDS),
    st.one_of(DAYS, st.dates(date(2024, 1, 28), date(2024, 3, 1))),
)


@given(CYCLES, DAYS)
def test_a_day_falls_in_a_period_and_every_day_of_it_says_the_same(cycle: Cycle, day: date) -> None:
    period = period_of(cycle, day)

    assert day in period
    for each in (period.start, period.start + timedelta(days=period.days // 2), period.end):
        assert period_of(cycle, each) == period


@given(CYCLES, DAYS)
def test_periods_follow_each_other_without_gap_or_overlap(cycle: Cycle, day: date) -> None:
    period = period_of(cycle, day)
    before, after = period_before(cycle, period), period_after(cycle, period)

    assert before.end + timedelta(days=1) == period.start
    assert period.end + timedelta(days=1) == after.start
    assert period_after(cycle, before) == period == period_before(cycle, after)


@given(CYCLES)
def test_a_period_starts_on_the_anchor(cycle: Cycle) -> None:
    assert period_of(cycle, cycle.anchor_date).start == cycle.anchor_date


@given(CYCLES, DAYS)
def test_a_period_is_as_long_as_its_kind(cycle: Cycle, day: date) -> None:
    lengths = {
        "weekly": {7},
        "two_weekly": {14},
        "monthly": set(range(28, 32)),
        "quarterly": set(range(89, 93)),
        "yearly": {365, 366},
    }
    assert period_of(cycle, day).days in lengths[cycle.period]


@given(st.integers(1, 31), st.integers(1900, 2999), st.integers(1, 12))
def test_a_month_that_is_too_short_starts_on_its_last_day(
    start: int, year: int, month: int
) -> None:
    last = calendar.monthrange(year, month)[1]
    period = period_of(Cycle("monthly", date(2026, 1, start)), date(year, month, last))

    assert period.start == date(year, month, min(start, last))


@given(CYCLES, DAYS, st.integers(0, 12))
def test_past_periods_come_oldest_first_and_end_where_this_one_starts(
    cycle: Cycle, day: date, count: int
) -> None:
    period = period_of(cycle, day)
    tiles = [*periods_before(cycle, period, count), period]

    assert len(tiles) == count + 1
    for earlier, later in pairwise(tiles):
        assert earlier.end + timedelta(days=1) == later.start


@pytest.mark.parametrize(
    ("period", "anchor", "day", "start", "end"),
    [
        ("monthly", "2026-01-31", "2026-02-15", "2026-01-31", "2026-02-27"),
        ("monthly", "2026-01-31", "2026-02-28", "2026-02-28", "2026-03-30"),
        ("monthly", "2026-01-31", "2024-02-29", "2024-02-29", "2024-03-30"),
        ("monthly", "2026-01-25", "2026-03-24", "2026-02-25", "2026-03-24"),
        ("quarterly", "2025-11-30", "2026-02-27", "2025-11-30", "2026-02-27"),
        ("quarterly", "2025-11-30", "2026-02-28", "2026-02-28", "2026-05-29"),
        ("yearly", "2024-02-29", "2026-02-27", "2025-02-28", "2026-02-27"),
        ("yearly", "2024-02-29", "2028-02-28", "2027-02-28", "2028-02-28"),
        ("yearly", "2024-02-29", "2028-02-29", "2028-02-29", "2029-02-27"),
        ("two_weekly", "2026-01-02", "2026-01-01", "2025-12-19", "2026-01-01"),
        ("two_weekly", "2026-01-02", "2026-01-16", "2026-01-16", "2026-01-29"),
        ("weekly", "2026-01-05", "2026-01-04", "2025-12-29", "2026-01-04"),
    ],
)
def test_dated_case(period: BudgetPeriod, anchor: str, day: str, start: str, end: str) -> None:
    cycle = Cycle(period, date.fromisoformat(anchor))
    expected = Period(date.fromisoformat(start), date.fromisoformat(end))

    assert period_of(cycle, date.fromisoformat(day)) == expected


@pytest.mark.parametrize(
    "zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago", "Australia/Lord_Howe", "Europe/Berlin"]
)
@pytest.mark.parametrize("kind", KINDS)
def test_every_hour_of_two_years_falls_in_this_period_or_the_next(
    zone: str, kind: BudgetPeriod
) -> None:
    """Clocks that change, by half an hour too, neither skip a period nor go back to one."""
    cycle = Cycle(kind, date(2024, 1, 31))
    begin = int(datetime(2024, 1, 1, tzinfo=UTC).timestamp() * 1_000)
    period = period_of(cycle, today_in(zone, Instant(begin)))
    for hour in range(2 * 366 * 24):
        now = period_of(cycle, today_in(zone, Instant(begin + hour * HOUR)))
        assert now in (period, period_after(cycle, period))
        period = now
