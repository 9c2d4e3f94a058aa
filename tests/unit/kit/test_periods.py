"""The calendar: which period a day is in, how ranges are cut, how periods are written."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pennybell.kit.periods import (
    Days,
    Grain,
    after,
    around,
    before,
    count_steps,
    name_of,
    parse,
    steps,
)

days = st.dates(date(1900, 1, 1), date(2999, 12, 31))
grains = st.sampled_from(["day", "week", "month", "quarter", "year"])


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2026-02", "2026-02-01", "2026-02-28"),
        ("2026-Q4", "2026-10-01", "2026-12-31"),
        ("2024-Q1", "2024-01-01", "2024-03-31"),
        ("2026", "2026-01-01", "2026-12-31"),
        ("2026-W01", "2025-12-29", "2026-01-04"),
        ("2026-W53", "2026-12-28", "2027-01-03"),
    ],
)
def test_a_period_is_what_it_is_called(text: str, first: str, last: str) -> None:
    found, grain = parse(text)

    assert [each.isoformat() for each in found] == [first, last]
    assert name_of(found.first, grain) == name_of(found.last, grain) == text


@pytest.mark.parametrize(
    "text",
    ["", "26", "2026-13", "2026-00", "2026-Q5", "2026-W54", "2025-W53", "1899", "3000-01", "2026-1",
     "2026-11-25", "2026-11\n", " 2026"],
)  # fmt: skip
def test_anything_else_names_no_period(text: str) -> None:
    with pytest.raises(ValueError, match=r"period|week|range"):
        parse(text)


@given(days, st.integers(0, 900), grains)
def test_steps_tile_the_range_and_are_cut_where_the_calendar_cuts(
    first: date, length: int, grain: Grain
) -> None:
    whole = Days(first, first + timedelta(days=length))
    found = list(steps(whole, grain))

    assert found[0].first == whole.first
    assert found[-1].last == whole.last
    assert all(b.first - a.last == timedelta(days=1) for a, b in pairwise(found))
    assert (
        len({name_of(each.first, grain) for each in found})
        == len(found)
        == count_steps(whole, grain)
    )
    assert all(around(each.first, grain) == around(each.last, grain) for each in found)


@given(days, grains)
def test_a_period_holds_its_day_and_the_ones_before_lead_up_to_it(day: date, grain: Grain) -> None:
    period = around(day, grain)
    past = before(period, grain, 3)

    assert period.first <= day <= period.last
    assert period.clamp(day) == day
    assert past[-1].last + timedelta(days=1) == period.first
    assert [around(each.first, grain) for each in past] == past


@pytest.mark.parametrize(
    ("first", "months", "expected"),
    [("2026-01-31", 1, "2026-02-01"), ("2026-01-15", -1, "2025-12-01"), ("2026-11-25", -11, "2025-12-01")],
)  # fmt: skip
def test_months_are_counted_over_the_ends_of_years(first: str, months: int, expected: str) -> None:
    assert after(date.fromisoformat(first), months).isoformat() == expected
