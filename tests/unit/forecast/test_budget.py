"""The probability of an overrun: cases that can be counted by hand, and what always holds."""

import math
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.forecast.standings import FIRST_DAY, standing

from pennybell.forecast.budget import predict
from pennybell.forecast.model import (
    Bill,
    History,
    Item,
    Period,
    Prediction,
    Standing,
    next_tier,
    tier_of,
)

RENT = Item(2, 1_200_00, "Landlord")
GROCERIES = [Item(day, 50_00, "Market") for day in (1, 8, 15, 22)]


def probability(asked: Standing) -> float:
    found = predict(asked).probability
    assert found is not None
    return found


def test_both_opinions_are_as_counted_by_hand() -> None:
    # Two periods with one purchase of 40 after this point. Nothing so far, no bill: payees differ.
    asked = standing(30_00, [Item(20, 40_00, "A")], [Item(25, 40_00, "B")], gone=15)
    own_past = 2.25 / 2.5
    shape, odds = (0.5 + 2) / 2, 0.5 / 1.5
    counted = 1 - (1 + odds) ** -shape
    assert probability(asked) == pytest.approx(own_past * 2 / 8 + counted * 6 / 8, abs=1e-12)


def test_two_items_are_needed_where_one_reaches_exactly_the_limit() -> None:
    asked = standing(40_00, [Item(20, 40_00, "A")], [Item(25, 40_00, "B")], gone=15)
    shape, odds = (0.5 + 2) / 2, 0.5 / 1.5
    none = (1 + odds) ** -shape
    one = none * shape * odds / (1 + odds)
    expected = 0.25 / 2.5 * 2 / 8 + (1 - none - one) * 6 / 8
    assert probability(asked) == pytest.approx(expected, abs=1e-12)


def test_rent_on_its_day_predicts_no_second_rent() -> None:
    asked = standing(1_200_00, [RENT], [RENT], [RENT], items=[RENT], gone=3)
    assert probability(asked) < 0.2, "the pace would be ten rents"


def test_a_bill_that_equals_its_budget_does_not_overrun_it() -> None:
    due = standing(1_200_00, [RENT], [RENT], [RENT], gone=1)
    cent_less = replace(due, limit_minor=1_199_99)
    assert probability(due) < 0.2
    assert probability(cent_less) > 0.9


def test_over_is_certain_and_exactly_the_limit_is_not_over() -> None:
    reached = predict(standing(50_00, GROCERIES, GROCERIES, items=[Item(0, 50_00)]))
    over = predict(standing(49_99, GROCERIES, GROCERIES, items=[Item(0, 50_00)]))
    assert (over.tier, over.probability) == ("over", 1.0)
    assert reached.tier != "over"
    assert reached.probability is not None
    assert reached.probability < 1


def test_budget_of_zero_means_spend_nothing() -> None:
    quiet = predict(standing(0, [], []))
    usual = predict(standing(0, GROCERIES, GROCERIES))
    broken = predict(standing(0, [], [], items=[Item(3, 1)]))
    assert quiet.tier == "none"
    assert usual.tier == "likely"
    assert broken.tier == "over"


def test_refund_brings_the_spending_back_under_the_limit() -> None:
    bought = [Item(1, 120_00, "Shoes")]
    over = standing(100_00, GROCERIES[:1], GROCERIES[:1], items=bought)
    refunded = replace(over, items=(*bought, Item(2, -60_00, "Shoes")))
    assert predict(over).tier == "over"
    assert predict(refunded).spent_minor == 60_00
    assert probability(refunded) < 0.5


@pytest.mark.parametrize("past", [[], [GROCERIES]])
def test_less_than_two_periods_are_not_enough_history(past: list[list[Item]]) -> None:
    found = predict(standing(60_00, *past, items=[Item(0, 59_00)]))
    assert (found.probability, found.tier, found.final) == (None, "none", None)
    assert not found.has_enough_history
    assert predict(standing(60_00, *past, items=[Item(0, 61_00)])).tier == "over"


def test_reasons_are_spent_bills_by_name_and_day_and_the_usual_rest() -> None:
    past = [*GROCERIES, Item(20, 30_00, "Phone"), Item(25, 9_00, "Radio")]
    confirmed = Bill("Insurance", FIRST_DAY + timedelta(days=27), 75_00)
    found = predict(standing(500_00, past, past, items=GROCERIES[:2], bills=[confirmed], gone=10))
    spent, bills, rest = found.reasons
    assert (spent.kind, spent.amount_minor) == ("spent", 100_00)
    assert [(each.name, each.due, each.amount_minor) for each in bills.bills] == [
        ("Phone", date(2026, 1, 21), 30_00),
        ("Radio", date(2026, 1, 26), 9_00),
        ("Insurance", date(2026, 1, 28), 75_00),
    ]
    assert [each.is_confirmed for each in bills.bills] == [False, False, True]
    assert bills.amount_minor == 114_00
    assert rest.kind == "usual_rest"
    assert found.final is not None
    assert found.final.p50_minor == pytest.approx(
        spent.amount_minor + bills.amount_minor + rest.amount_minor, abs=1
    )


def test_item_dated_ahead_is_known_to_come_and_not_spent_yet() -> None:
    ahead = Item(20, 90_00, "Dentist")
    found = predict(standing(80_00, [], [], items=[ahead], gone=10))
    assert found.spent_minor == 0
    assert found.reasons[1].bills == (Bill("Dentist", date(2026, 1, 21), 90_00),)
    assert found.tier == "likely"


def test_last_evening_leaves_only_what_is_spent() -> None:
    asked = standing(100_00, GROCERIES, GROCERIES, items=[Item(1, 99_00)], gone=29)
    asked = replace(asked, is_today_over=True)
    final = predict(asked).final
    assert final is not None
    assert (final.p10_minor, final.p90_minor) == (99_00, 99_00)
    assert probability(asked) == pytest.approx(0.25 / 2.5 * 2 / 8)


@pytest.mark.parametrize("days", [28, 29, 30, 31])
def test_periods_of_other_lengths_are_cut_at_the_same_share(days: int) -> None:
    last_day_of_31 = Period(31, (Item(30, 50_00, "Rent at the end"),))
    asked = replace(standing(40_00, days=days, gone=1), history=History((last_day_of_31,) * 2))
    end = replace(asked, today=asked.last_day)
    over = replace(end, is_today_over=True)
    assert probability(asked) > 0.8
    assert probability(end) > 0.8
    assert probability(over) < 0.2


def test_a_thousand_items_a_period_are_no_more_than_any_float_holds() -> None:
    many = [Item(day, 10_00 + day, f"Shop {n}") for day in range(30) for n in range(60)]
    total = sum(item.amount_minor for item in many)
    assert probability(standing(total * 2, many, many, gone=0)) < 0.1
    assert probability(standing(total // 2, many, many, gone=0)) > 0.9


amounts = st.integers(1, 300_00)
items = st.builds(
    Item, st.integers(0, 27), amounts | st.integers(-50_00, -1), st.sampled_from("ABC")
)
pasts = st.lists(st.lists(items, max_size=8), max_size=7)
currents = st.lists(items, max_size=6)
limits = st.integers(0, 900_00)


@st.composite
def standings(draw: st.DrawFn) -> Standing:
    """Anything a budget may look like, bills among it."""
    days = draw(st.integers(28, 31))
    asked = standing(
        draw(limits), *draw(pasts), items=draw(currents), gone=draw(st.integers(0, 27)), days=days
    )
    return replace(asked, is_today_over=draw(st.booleans()))


@given(standings())
def test_probability_and_percentiles_are_in_their_order(asked: Standing) -> None:
    found = predict(asked)
    assert found.probability is None or 0 <= found.probability <= 1
    assert (found.probability is None) == (
        len(asked.history.periods) < 2 and found.spent_minor <= asked.limit_minor
    )
    if found.final is not None:
        assert found.final.p10_minor <= found.final.p50_minor <= found.final.p90_minor


@given(standings())
def test_same_standing_has_the_same_answer(asked: Standing) -> None:
    again = replace(asked, items=tuple(replace(item) for item in asked.items))
    assert predict(again) == predict(asked)


@given(standings(), st.integers(1, 200_00))
def test_spending_more_never_lowers_the_probability(asked: Standing, more: int) -> None:
    bought = Item(0, more, "Somebody new")
    dearer = replace(bought, amount_minor=more * 2)
    before = predict(replace(asked, items=(*asked.items, bought))).probability
    after = predict(replace(asked, items=(*asked.items, dearer))).probability
    none = predict(asked).probability
    if none is not None:
        assert before is not None
        assert before >= none - 1e-12
    if before is not None:
        assert after is not None
        assert after >= before - 1e-12


@given(standings(), st.integers(1, 400_00))
def test_a_higher_limit_never_raises_the_probability(asked: Standing, more: int) -> None:
    before = predict(asked).probability
    after = predict(replace(asked, limit_minor=asked.limit_minor + more)).probability
    if before is not None and after is not None:
        # The steps of the grid are shares of the limit, so its rounding differs by a little.
        assert after <= before + 0.01


@given(standings(), st.lists(st.lists(items, max_size=3), max_size=3))
def test_only_the_last_six_periods_are_looked_at(asked: Standing, older: list[list[Item]]) -> None:
    if len(asked.history.periods) >= 6:
        longer = History((*(Period(30, tuple(each)) for each in older), *asked.history.periods))
        assert predict(replace(asked, history=longer)) == predict(asked)


@given(standings(), st.text(max_size=10))
def test_payee_alone_tells_bills_apart_not_their_spelling(asked: Standing, category: str) -> None:
    loud = tuple(replace(each, payee=(each.payee or "").lower()) for each in asked.items)
    assert predict(replace(asked, items=loud)).probability == predict(asked).probability
    named = tuple(replace(each, category=category) for each in asked.items)
    assert predict(replace(asked, items=named)).probability == predict(asked).probability


def said(probability: float | None, *, over: bool = False) -> Prediction:
    tier = "over" if over else tier_of(probability)
    return Prediction(probability, tier, 0, None, (), 6)


def test_tiers_rise_once_and_are_armed_again_only_below_two_fifths() -> None:
    tier = tier_of(None)
    told = []
    for each in (0.3, 0.5, 0.45, 0.69, 0.7, 0.6, 0.41, 0.72, 0.39, 0.55):
        tier = next_tier(tier, said(each))
        told.append(tier)
    assert told == [
        "none", "watch", "watch", "watch", "likely",
        "likely", "likely", "likely", "none", "watch",
    ]  # fmt: skip


def test_over_stays_over_and_a_refund_lets_the_probability_decide_anew() -> None:
    over = said(1.0, over=True)
    assert next_tier("none", over) == next_tier("likely", over) == next_tier("over", over) == "over"
    assert next_tier("over", said(0.75)) == "likely"
    assert next_tier("over", said(0.2)) == "none"
    assert not math.isnan(probability(standing(1, [], [])))
