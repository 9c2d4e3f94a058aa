"""Scores and alerts, as counted by hand."""

import math
from datetime import date

import pytest

from pennybell.forecast.evaluation import Alerts, evaluate
from pennybell.forecast.model import Standing
from pennybell.forecast.rivals import own_past_rate, pace
from pennybell.forecast.scores import (
    Answer,
    Figure,
    brier,
    calibration_error,
    figure,
    log_loss,
    tally,
)
from pennybell.forecast.walk import Course, Spent, courses

ANSWERS = [Answer(0.1, 0), Answer(0.15, 1), Answer(0.85, 1), Answer(1.0, 0)]


def test_scores_are_as_counted_by_hand() -> None:
    parts = [tally(ANSWERS[:1]), tally(ANSWERS[1:])]
    assert brier(parts) == pytest.approx((0.01 + 0.7225 + 0.0225 + 1) / 4)
    assert log_loss(parts) == pytest.approx(
        -(math.log(0.9) + math.log(0.15) + math.log(0.85) + math.log(0.001)) / 4
    )
    assert calibration_error(parts) == pytest.approx((abs(0.25 - 1) + abs(0.85 - 1) + 1) / 4)


def test_interval_holds_the_value_and_is_the_same_each_time() -> None:
    budgets = [tally([Answer(0.2, float(i % 3 == 0))] * 4) for i in range(12)]
    found = figure(budgets, brier)
    assert found == figure(budgets, brier)
    assert found.low < found.value < found.high
    alone = figure(budgets[:1], brier)
    assert alone == Figure(alone.value, alone.value, alone.value)


def year(*overruns: int, on: int = 20) -> list[Course]:
    """Ten months of one budget of 10.00, which is exceeded on a day of some of them."""
    spent = [Spent("h", date(2024, month, 2), 9_00, "Food", "Market") for month in range(1, 13)]
    spent += [Spent("h", date(2024, month, on), 2_00, "Food", "Market") for month in overruns]
    return courses(spent, {("h", "Food"): 10_00}, {"h": (date(2024, 1, 1), date(2024, 12, 31))})


def judged(found: list[Course], said: dict[int, dict[int, float]]) -> dict[str, Alerts]:
    """Alerts of a method that says `said[month][day]` from that day on, else nothing."""

    def method(standing: Standing) -> float:
        days = said.get(standing.first_day.month, {})
        return max((p for day, p in days.items() if day <= standing.days_gone), default=0.0)

    (whole, *_) = evaluate(found, methods={"said": method})
    return {each.tier: each for each in whole.judged[0].alerts}


def test_precision_recall_and_lead_count_first_alerts_before_the_overrun() -> None:
    found = judged(
        year(4, 5, 6, 7),
        {
            3: {5: 0.9},  # never overrun
            4: {5: 0.5, 12: 0.7},
            5: {19: 0.9},
            6: {20: 1.0},  # on the day itself: too late
            7: {1: 0.6},
        },
    )
    likely, watch = found["likely"], found["watch"]
    assert (likely.raised, likely.right, likely.overruns) == (3, 2, 4)
    assert likely.precision is not None
    assert likely.recall is not None
    assert (likely.precision.value, likely.recall.value) == (2 / 3, 0.5)
    assert (likely.lead_days_median, likely.lead_days_mean) == (4.5, 4.5)
    assert (watch.raised, watch.right) == (4, 3)
    assert watch.lead_days_median == 15


def test_no_alert_has_no_precision_and_no_overrun_no_recall() -> None:
    found = judged(year(), {})["likely"]
    assert (found.precision, found.recall, found.lead_days_median) == (None, None, None)


def test_part_without_months_is_left_out() -> None:
    held_out_only = [each for each in year(4) if each.is_held_out]
    assert [part.name for part in evaluate(held_out_only)] == [
        "all of the file",
        "last third (held out)",
    ]


def test_rivals_are_the_pace_and_the_own_rate() -> None:
    course = next(each for each in year(1, 3, 4) if each.first_day.month == 5)
    early, late = course.standing_after(5), course.standing_after(30)
    assert own_past_rate(early) == (3 + 0.5) / 5
    assert (pace(early), pace(late)) == (1.0, 0.0), "9.00 in 5 days are 55.80 in 31"
    assert own_past_rate(next(iter(year(3))).standing_after(25)) == pace(
        next(iter(year(3))).standing_after(25)
    )
