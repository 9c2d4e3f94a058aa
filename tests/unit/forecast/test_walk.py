"""Months to questions: which months count, which limit holds, and that nobody looks ahead."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pennybell.forecast.evaluation import evaluate
from pennybell.forecast.rivals import METHODS
from pennybell.forecast.walk import Course, Spent, courses, held_out_index, whole_months

FIRST, LAST = date(2024, 1, 1), date(2024, 12, 31)
SPAN = {"h": (FIRST, LAST)}
FOOD = ("h", "Food")


def spent(month: int, amount_minor: int, day: int = 10, category: str = "Food") -> Spent:
    return Spent("h", date(2024, month, day), amount_minor, category, "Market")


def test_two_past_months_are_needed_from_the_first_spending_on() -> None:
    found = courses([spent(3, 10_00), spent(7, 10_00)], {FOOD: 5_00}, SPAN)
    assert [each.first_day.month for each in found] == [5, 6, 7, 8, 9, 10, 11, 12]
    assert [len(each.history.periods) for each in found] == [2, 3, 4, 5, 6, 6, 6, 6]
    assert [each.is_overrun for each in found] == [month == 7 for month in range(5, 13)]


def test_limit_is_a_tenth_above_the_median_of_the_past_and_left_out_at_zero() -> None:
    usual = [spent(1, 10_00), spent(2, 30_00), spent(3, 20_00)]
    assert [each.limit_minor for each in courses(usual, None, SPAN)[:2]] == [22_00, 22_00]
    rare = [spent(1, 10_00)]
    assert [each.limit_minor for each in courses(rare, None, SPAN)] == [5_50]


def test_given_limit_of_zero_counts_and_a_category_without_limit_does_not() -> None:
    both = [spent(1, 10_00), spent(1, 10_00, category="Music")]
    found = courses(both, {FOOD: 0, ("other", "Music"): 5_00}, SPAN)
    assert {(each.budget, each.limit_minor) for each in found} == {(FOOD, 0)}


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (date(2024, 1, 1), date(2024, 3, 31), [1, 2, 3]),
        (date(2024, 1, 3), date(2024, 3, 29), [1, 2, 3]),
        (date(2024, 1, 4), date(2024, 3, 28), [2]),
        (date(2024, 2, 1), date(2024, 2, 27), [2]),
        (date(2024, 2, 1), date(2024, 2, 26), []),
    ],
)
def test_months_that_are_not_whole_are_left_out(first: date, last: date, months: list[int]) -> None:
    assert [month.month for month in whole_months(first, last)] == months


def test_last_third_is_held_out() -> None:
    found = courses([spent(month, 10_00) for month in range(1, 13)], {FOOD: 5_00}, SPAN)
    assert [each.first_day.month for each in found if each.is_held_out] == [9, 10, 11, 12]
    assert [held_out_index(months) for months in (3, 20, 21, 22)] == [2, 14, 14, 15]


@pytest.mark.parametrize(("day", "gone"), [(1, 1), (15, 15), (31, 31)])
def test_overrun_is_on_the_day_the_limit_is_first_exceeded(day: int, gone: int) -> None:
    (found, *_) = courses([spent(1, 1), spent(3, 5_00), spent(3, 1, day)], {FOOD: 5_00}, SPAN)
    assert found.overrun_after == max(gone, 10)
    assert replace(found, limit_minor=5_01).overrun_after is None


def test_standing_holds_what_the_evening_knew() -> None:
    march = [spent(3, 1_00, 5), spent(3, 2_00, 6), spent(3, 4_00, 7)]
    (found, *_) = courses([spent(1, 1), *march], {FOOD: 9_00}, SPAN)
    asked = found.standing_after(6)
    assert asked.today == date(2024, 3, 6)
    assert asked.days_gone == 6
    assert [item.amount_minor for item in asked.items] == [1_00, 2_00]


postings = st.builds(
    Spent,
    st.just("h"),
    st.integers(0, 365).map(lambda day: FIRST + timedelta(days=day)),
    st.integers(-20_00, 90_00),
    st.sampled_from(["Food", "Music"]),
    st.sampled_from("ABC"),
)


@given(st.lists(postings, min_size=1, max_size=60), st.lists(postings, max_size=20), st.data())
def test_changing_the_future_changes_no_answer(
    known: list[Spent], other: list[Spent], data: st.DataObject
) -> None:
    """Everything after an evening is exchanged; what was asked until then is answered the same."""
    evening = data.draw(st.sampled_from([FIRST + timedelta(days=day) for day in range(70, 366)]))
    until = [each for each in known if each.day <= evening]
    changed = until + [each for each in other if each.day > evening]
    limits = data.draw(st.sampled_from([None, {FOOD: 30_00, ("h", "Music"): 0}]))
    assert answers(courses(known, limits, SPAN), evening) == answers(
        courses(changed, limits, SPAN), evening
    )


def answers(found: list[Course], evening: date) -> dict[tuple[object, ...], float]:
    """What every method says about each budget of the past, on every day up to the evening.

    A budget that begins after the evening is none yet.
    """
    said: dict[tuple[object, ...], float] = {}
    for course in found:
        gone = min(course.days, (evening - course.first_day).days + 1)
        if gone >= 1:
            for name, method in METHODS.items():
                key = (name, course.budget, course.first_day, course.limit_minor)
                said[key] = method(course.standing_after(gone))
    return said


def test_all_methods_are_asked_the_same_questions() -> None:
    usual = [spent(month, 10_00 + month * 10, day) for month in range(1, 13) for day in (3, 20)]
    all_of_it, development, held_out = evaluate(courses(usual, None, SPAN))
    assert [part.periods for part in (all_of_it, development, held_out)] == [10, 6, 4]
    for part in (all_of_it, development, held_out):
        counts = [sum(row.count for row in judged.reliability) for judged in part.judged]
        assert counts == [part.checks] * 3
        assert part.checks == part.periods * 5
