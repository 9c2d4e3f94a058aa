"""What recurs in one payee's payments: dated cases, and what holds whatever was paid.

Each made-up household has some sixty payees, so a few of them are many examples.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.kit.payments import household

from pennybell.domains.recurring.schedule import due_within, parse
from pennybell.forecast.recurrence import Payment, Recurrence, find_recurrences
from pennybell.forecast.rhythms import Rhythm

TODAY = date(2026, 3, 20)


def paid(*days: str, amount: int = -12_99) -> list[Payment]:
    return [Payment(date.fromisoformat(day), amount, day) for day in days]


def priced(payments: Sequence[Payment], *amounts: int) -> list[Payment]:
    return [
        each._replace(amount_minor=amount) for each, amount in zip(payments, amounts, strict=True)
    ]


def the_one(payments: Sequence[Payment], today: date = TODAY) -> Recurrence:
    (found,) = find_recurrences(payments, today)
    return found


@pytest.mark.parametrize(
    ("days", "rrule", "weekend", "next_day"),
    [
        pytest.param(
            ["2026-02-17", "2026-02-24", "2026-03-03", "2026-03-10", "2026-03-17"],
            "FREQ=WEEKLY;BYDAY=TU", "none", "2026-03-24", id="weekly",
        ),
        pytest.param(
            ["2026-01-30", "2026-02-13", "2026-02-27", "2026-03-13"],
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "none", "2026-03-27", id="two-weekly",
        ),
        pytest.param(
            ["2026-01-14", "2026-02-14", "2026-03-14"],
            "FREQ=MONTHLY;BYMONTHDAY=14", "none", "2026-04-14", id="monthly",
        ),
        pytest.param(
            ["2025-11-17", "2025-12-15", "2026-01-15", "2026-02-16", "2026-03-16"],
            "FREQ=MONTHLY;BYMONTHDAY=15", "after", "2026-04-15", id="after the weekend",
        ),
        pytest.param(
            ["2025-11-14", "2025-12-15", "2026-01-15", "2026-02-13", "2026-03-13"],
            "FREQ=MONTHLY;BYMONTHDAY=15", "before", "2026-04-15", id="before the weekend",
        ),
        pytest.param(
            ["2025-12-31", "2026-01-31", "2026-02-28"],
            "FREQ=MONTHLY;BYMONTHDAY=-1", "none", "2026-03-31", id="from the 31st",
        ),
        pytest.param(
            ["2025-12-30", "2026-01-30", "2026-02-28"],
            "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1", "none", "2026-03-30", id="from the 30th",
        ),
        pytest.param(
            ["2025-12-01", "2026-01-05", "2026-02-02", "2026-03-02"],
            "FREQ=MONTHLY;BYDAY=1MO", "none", "2026-04-06", id="first Monday",
        ),
        pytest.param(
            ["2025-11-28", "2025-12-26", "2026-01-30", "2026-02-27"],
            "FREQ=MONTHLY;BYDAY=-1FR", "none", "2026-03-27", id="last Friday",
        ),
        pytest.param(
            ["2025-09-10", "2025-12-10", "2026-03-10"],
            "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=10", "none", "2026-06-10", id="quarterly",
        ),
        pytest.param(
            ["2025-03-05", "2026-03-05"],
            "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=5", "none", "2027-03-05", id="yearly",
        ),
        pytest.param(
            ["2024-02-29", "2025-02-28", "2026-02-28"],
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", "none", "2027-02-28", id="yearly on a leap day",
        ),
        pytest.param(
            ["2025-10-05", "2025-11-05", "2026-01-05", "2026-02-05", "2026-03-05"],
            "FREQ=MONTHLY;BYMONTHDAY=5", "none", "2026-04-05", id="one month without",
        ),
        pytest.param(
            ["2025-12-05", "2026-01-07", "2026-02-04", "2026-03-05"],
            "FREQ=MONTHLY;BYMONTHDAY=5", "none", "2026-04-05", id="two days late, one early",
        ),
        pytest.param(
            ["2025-12-01", "2025-12-31", "2026-02-01", "2026-03-01"],
            "FREQ=MONTHLY;BYMONTHDAY=1", "none", "2026-04-01", id="early into the month before",
        ),
    ],
)  # fmt: skip
def test_rhythm_is_told_from_days(days: list[str], rrule: str, weekend: str, next_day: str) -> None:
    found = the_one(paid(*days))
    assert (found.rrule, found.weekend) == (rrule, weekend)
    assert found.next_day == date.fromisoformat(next_day)
    assert found.payments == tuple(paid(*days))


@pytest.mark.parametrize(
    "days",
    [
        pytest.param(["2026-02-14", "2026-03-14"], id="two months"),
        pytest.param(["2025-12-14", "2026-01-02", "2026-03-14"], id="at any time"),
        pytest.param(["2025-10-05", "2025-11-05", "2026-02-05", "2026-03-05"], id="long gap"),
        pytest.param(["2025-11-05", "2025-12-05", "2026-01-05"], id="over since"),
        pytest.param(["2024-01-14", "2025-03-14", "2026-03-14"][:1], id="once"),
    ],
)
def test_what_keeps_no_rhythm_is_not_found(days: list[str]) -> None:
    assert find_recurrences(paid(*days), TODAY) == []


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        pytest.param([-10_00] * 5, (-10_00, -10_00), id="exact"),
        pytest.param([-10_00] * 3 + [-12_00] * 2, (-12_00, -12_00), id="dearer since"),
        pytest.param([-10_00] * 4 + [-12_00], (-12_00, -12_00), id="dearer just now"),
        pytest.param(
            [-61_10, -58_00, -75_20, -70_00, -64_90], (-75_20, -58_00), id="within a range"
        ),
        pytest.param([2_000_00, 2_150_00, 1_980_00, 2_000_00, 2_400_00], (1_980_00, 2_400_00)),
    ],
)
def test_amount_is_exact_or_a_range(amounts: list[int], expected: tuple[int, int]) -> None:
    days = ("2025-11-10", "2025-12-10", "2026-01-10", "2026-02-10", "2026-03-10")
    found = the_one(priced(paid(*days), *amounts))
    assert (found.amount_min_minor, found.amount_max_minor) == expected


def test_amounts_that_wander_far_are_no_bill() -> None:
    days = ("2025-11-10", "2025-12-10", "2026-01-10", "2026-02-10", "2026-03-10")
    assert find_recurrences(priced(paid(*days), -10, -90, -20, -400, -50), TODAY) == []


def test_groceries_on_every_saturday_are_a_habit() -> None:
    first = date(2025, 9, 6)
    random = Random(1)
    visits = [
        Payment(first + timedelta(weeks=n), -random.randint(60_00, 140_00)) for n in range(28)
    ]
    assert find_recurrences(visits, TODAY) == []


def test_subscription_among_purchases_at_the_same_shop_is_found() -> None:
    random = Random(2)
    fee = paid(*(f"2025-{month:02}-07" for month in range(7, 13)), "2026-01-07", "2026-02-07")
    fee += paid("2026-03-07")
    bought = [
        Payment(date(2025, 7, 1) + timedelta(days=n * 5), -random.randint(3_00, 200_00))
        for n in range(50)
    ]
    found = the_one([*fee, *bought])
    assert (found.rrule, found.amount_max_minor) == ("FREQ=MONTHLY;BYMONTHDAY=7", -12_99)
    assert found.payments == tuple(fee)


def test_two_subscriptions_of_one_payee_are_two() -> None:
    months = ("2025-11", "2025-12", "2026-01", "2026-02", "2026-03")
    small = paid(*(f"{month}-03" for month in months), amount=-2_99)
    large = paid(*(f"{month}-17" for month in months), amount=-9_99)
    found = find_recurrences([*small, *large], TODAY)
    assert {each.amount_max_minor for each in found} == {-2_99, -9_99}
    assert {each.rrule for each in found} == {
        "FREQ=MONTHLY;BYMONTHDAY=3",
        "FREQ=MONTHLY;BYMONTHDAY=17",
    }


def test_refunds_do_not_hide_what_recurs() -> None:
    charged = paid("2026-01-14", "2026-02-14", "2026-03-14")
    refunded = paid("2026-02-20", amount=5_00)
    assert the_one([*charged, *refunded]).payments == tuple(charged)


def test_what_recurs_ends_when_its_next_payment_is_long_overdue() -> None:
    charged = paid("2026-01-14", "2026-02-14", "2026-03-14")
    due = date(2026, 4, 14)
    assert the_one(charged, due + timedelta(days=14)).next_day == due
    assert find_recurrences(charged, due + timedelta(days=15)) == []


def test_what_is_dated_ahead_is_not_looked_at() -> None:
    charged = paid("2026-01-14", "2026-02-14", "2026-03-14", "2026-04-14")
    assert the_one(charged).payments == tuple(charged[:3])
    assert find_recurrences(charged, date(2026, 3, 1)) == []


RULES: dict[Rhythm, tuple[str, ...]] = {
    "weekly": ("FREQ=WEEKLY;BYDAY={weekday}",),
    "two_weekly": ("FREQ=WEEKLY;INTERVAL=2;BYDAY={weekday}",),
    "monthly": ("FREQ=MONTHLY;BYMONTHDAY={day}", "FREQ=MONTHLY;BYDAY={place}{weekday}"),
    "quarterly": ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY={day}",),
    "yearly": ("FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={day}",),
}
LEAST: dict[Rhythm, int] = {
    "weekly": 5, "two_weekly": 4, "monthly": 4, "quarterly": 4, "yearly": 3
}  # fmt: skip


@st.composite
def rules(draw: st.DrawFn) -> tuple[Rhythm, str, date]:
    rhythm = draw(st.sampled_from(list(RULES)))
    rrule = draw(st.sampled_from(RULES[rhythm])).format(
        weekday=draw(st.sampled_from(("MO", "TU", "WE", "TH", "FR", "SA", "SU"))),
        day=draw(st.sampled_from((*range(1, 29), -1))),
        month=draw(st.integers(1, 12)),
        place=draw(st.sampled_from((1, 2, 3, 4, -1))),
    )
    return rhythm, rrule, draw(st.dates(date(2019, 1, 1), date(2035, 1, 1)))


@given(rule=rules(), amount=st.integers(-1_000_00, 1_000_00).filter(bool), extra=st.integers(0, 3))
def test_payments_on_a_rules_days_are_found_with_its_next_day(
    rule: tuple[Rhythm, str, date], amount: int, extra: int
) -> None:
    rhythm, rrule, start = rule
    count = LEAST[rhythm] + (0 if rhythm == "yearly" else extra)
    days = [
        day
        for day, _ in due_within(
            parse(rrule, start), "none", start, start.replace(year=start.year + 4)
        )
    ]
    days, after = days[:count], days[count]
    # What came on 28 February of common years alone may be due on the 28th, or on the last day.
    assume((after.month, after.day) != (2, 29) or any(day.day != 28 for day in days))
    found = the_one([Payment(day, amount) for day in days], days[-1])
    assert found.rhythm == rhythm
    assert found.next_day == after
    assert (found.amount_min_minor, found.amount_max_minor) == (amount, amount)


@settings(max_examples=8)
@given(seed=st.integers(0, 10_000))
def test_rules_that_are_found_yield_the_days_they_were_found_from(seed: int) -> None:
    today = TODAY + timedelta(days=seed % 365)
    for payee in household(seed, today=today):
        for found in find_recurrences(payee.payments, today):
            last = found.payments[-1].day
            due = due_within(
                parse(found.rrule, found.first_day),
                found.weekend,
                found.first_day - timedelta(days=3),
                found.next_day,
            )
            days = [day for _, day in due]
            assert days[-1] == found.next_day
            assert 0.8 <= found.confidence <= 1
            assert all(
                min(abs((paid - day).days) for day in days) <= 10
                for paid in (last, found.payments[0].day)
            )
            assert all(
                found.amount_min_minor <= each.amount_minor <= found.amount_max_minor
                for each in found.payments[-1:]
            )


@settings(max_examples=8)
@given(seed=st.integers(0, 10_000), order=st.randoms(use_true_random=False))
def test_neither_order_nor_unit_of_amounts_matters(seed: int, order: Random) -> None:
    today = TODAY + timedelta(days=seed % 365)
    for payee in household(seed, today=today):
        found = find_recurrences(payee.payments, today)
        shuffled = list(payee.payments)
        order.shuffle(shuffled)
        assert find_recurrences(shuffled, today) == found
        tenfold = [each._replace(amount_minor=each.amount_minor * 10) for each in shuffled]
        assert [
            (each.rrule, each.confidence, each.amount_min_minor)
            for each in find_recurrences(tenfold, today)
        ] == [(each.rrule, each.confidence, each.amount_min_minor * 10) for each in found]


def test_groceries_coffee_and_shops_of_thirty_households_yield_nothing() -> None:
    habits = {"groceries", "weekend shop", "coffee", "shop"}
    found = [
        payee.kind
        for seed in range(30)
        for payee in household(seed)
        if payee.kind in habits and find_recurrences(payee.payments, TODAY)
    ]
    assert found == []
