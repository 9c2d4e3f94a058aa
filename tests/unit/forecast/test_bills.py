"""Bills nobody confirmed: seen in both of the last two periods, cleared by a payment."""

from dataclasses import replace

import pytest
from tests.unit.forecast.standings import standing

from pennybell.forecast.bills import find_bills, still_due
from pennybell.forecast.budget import predict
from pennybell.forecast.model import Bill, Item, Standing

PHONE = Item(9, 40_00, "Phone Company")


def due(asked: Standing) -> list[tuple[str, int]]:
    past = asked.history.periods
    seen = find_bills(past[-2].items, past[-1].items)
    return [(bill.name, bill.due.day) for bill in still_due(asked, seen)]


@pytest.mark.parametrize(
    ("earlier", "is_bill"),
    [
        (PHONE, True),
        (replace(PHONE, day=14), True),
        (replace(PHONE, day=15), False),
        (replace(PHONE, amount_minor=30_00), True),
        (replace(PHONE, amount_minor=29_99), False),
        (replace(PHONE, amount_minor=53_33), True),
        (replace(PHONE, amount_minor=53_34), False),
        (replace(PHONE, payee="PHONE company"), True),
        (replace(PHONE, payee="Phone Shop"), False),
        (replace(PHONE, payee=None), False),
        (replace(PHONE, amount_minor=-40_00), False),
    ],
)
def test_twin_in_the_period_before_makes_a_bill(earlier: Item, is_bill: bool) -> None:
    assert due(standing(100_00, [earlier], [PHONE], gone=3)) == (
        [("Phone Company", 10)] if is_bill else []
    )


def test_gap_of_a_period_makes_no_bill() -> None:
    assert due(standing(100_00, [PHONE], [], [PHONE], gone=3)) == []
    assert due(standing(100_00, [PHONE], [PHONE], [], gone=3)) == []


@pytest.mark.parametrize(
    ("amount_minor", "is_cleared"),
    [(20_00, True), (19_99, False), (80_00, True), (80_01, False), (-40_00, False)],
)
def test_payment_of_half_to_twice_the_amount_clears_it(amount_minor: int, is_cleared: bool) -> None:
    payment = Item(1, amount_minor, "phone company")
    left = due(standing(200_00, [PHONE], [PHONE], items=[payment], gone=3))
    assert (left == []) is is_cleared


def test_who_is_paid_twice_a_period_is_a_habit_and_no_bill() -> None:
    twice = [PHONE, replace(PHONE, day=20)]
    assert due(standing(200_00, twice, twice, gone=3)) == []
    assert due(standing(200_00, twice, [PHONE], gone=3)) == []
    refunded = [PHONE, replace(PHONE, day=20, amount_minor=-5_00)]
    assert due(standing(200_00, refunded, [PHONE], gone=3)) == [("Phone Company", 10)]


def test_bill_may_be_as_dear_as_the_time_before() -> None:
    cheaper = replace(PHONE, amount_minor=36_00)
    asked = standing(38_00, [cheaper], [PHONE], gone=3)
    (bill,) = predict(asked).reasons[1].bills
    assert (bill.amount_minor, bill.other_minor) == (40_00, 36_00)
    certain = predict(replace(asked, limit_minor=35_00)).probability
    likely = predict(asked).probability
    no = predict(replace(asked, limit_minor=40_00)).probability
    assert certain is not None
    assert likely is not None
    assert no is not None
    assert certain > 0.9
    assert 0.4 < likely < 0.6
    assert no < 0.1


def test_late_bill_is_expected_for_five_days_more() -> None:
    assert due(standing(100_00, [PHONE], [PHONE], gone=14)) == [("Phone Company", 10)]
    assert due(standing(100_00, [PHONE], [PHONE], gone=15)) == []


def test_bill_of_the_31st_is_due_on_the_last_day_of_a_short_month() -> None:
    late = Item(30, 10_00, "Water")
    assert due(standing(100_00, [late], [late], gone=3, days=28)) == [("Water", 28)]


def test_category_stands_in_for_a_payee_nobody_wrote() -> None:
    unnamed = Item(9, 40_00, None, "Insurance")
    assert due(standing(100_00, [unnamed], [unnamed], gone=3)) == [("Insurance", 10)]


def test_confirmed_bill_is_not_counted_a_second_time() -> None:
    asked = standing(100_00, [PHONE], [PHONE], gone=3)
    confirmed = Bill("phone company", asked.first_day, 41_00)
    found = predict(replace(asked, bills=(confirmed,)))
    assert found.reasons[1].bills == (confirmed,)


def test_payment_of_a_confirmed_bill_is_neither_a_bill_nor_flexible() -> None:
    paid = replace(PHONE, is_bill=True)
    asked = standing(60_00, [paid], [paid], items=[paid], gone=12)
    assert due(asked) == []
    final = predict(asked).final
    assert final is not None
    assert final.p90_minor == 40_00
