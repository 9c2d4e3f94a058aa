"""The demo household is plausible for every seed: dates, signs, sums, words and balances."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pennybell.cli.demo_household import (
    Household,
    LiveStream,
    closing_balances,
    first_day,
    generate,
)
from pennybell.cli.demo_settlement import Transaction
from pennybell.cli.demo_vocabulary import KINDS

TODAY = date(2026, 1, 26)
INCOME = {"Salary", "Interest", "Gifts received", "Refunds", "Other income"}
EXPENSE = {
    *("Rent", "Utilities", "Internet", "Home & garden", "Groceries", "Restaurants", "Coffee"),
    *("Fuel", "Public transport", "Taxi", "Car", "Pharmacy", "Doctor", "Sport", "Entertainment"),
    *("Streaming", "Books", "Travel", "Hobbies", "Clothing", "Electronics", "Household"),
    *("Childcare", "School", "Fees", "Insurance", "Taxes", "Gifts", "Donations"),
}

households = st.builds(
    lambda seed, today, months: (generate(seed, today=today, months=months), today, months),
    st.integers(0, 2**63),
    st.dates(date(2001, 1, 1), date(2099, 12, 31)),
    st.integers(1, 30),
)
full_histories = st.builds(
    lambda seed, today: generate(seed, today=today),
    st.integers(0, 2**63),
    st.dates(date(2001, 1, 1), date(2099, 12, 31)),
)
thorough = settings(max_examples=30, deadline=None)


def running_balances(household: Household) -> dict[str, list[int]]:
    history = {one.key: [one.opening_balance_minor] for one in household.accounts}
    for one in household.transactions:
        history[one.account].append(history[one.account][-1] + one.amount_minor)
        if one.transfer is not None:
            line = history[one.transfer.to_account]
            line.append(line[-1] + one.transfer.to_amount_minor)
    return history


def assert_well_formed(one: Transaction, currencies: dict[str, str]) -> None:
    assert one.amount_minor != 0
    assert one.payee
    assert one.by in {"alex", "robin"}
    assert (one.category is None) == (one.transfer is not None or bool(one.splits))
    if one.category in INCOME:
        assert one.amount_minor > 0
    elif one.category is not None:
        assert one.category in EXPENSE
        assert one.amount_minor < 0
    if one.splits:
        assert len(one.splits) > 1
        assert sum(part.amount_minor for part in one.splits) == one.amount_minor
        assert {part.category for part in one.splits} <= EXPENSE
    if one.transfer is not None:
        assert one.transfer.to_account != one.account
        assert one.transfer.to_account in currencies
        assert one.amount_minor < 0 < one.transfer.to_amount_minor
        if currencies[one.account] == currencies[one.transfer.to_account]:
            assert one.transfer.to_amount_minor == -one.amount_minor


def test_same_seed_and_day_tell_the_same_story() -> None:
    assert generate(1, today=TODAY) == generate(1, today=TODAY)


def test_another_seed_tells_another_story() -> None:
    assert generate(1, today=TODAY).transactions != generate(2, today=TODAY).transactions


def test_a_new_kind_of_spending_leaves_the_others_as_they_were(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = generate(1, today=TODAY)
    monkeypatch.setattr("pennybell.cli.demo_household.KINDS", KINDS[1:])
    without = generate(1, today=TODAY)
    # Interest follows the balances, and so may differ.
    settled = {KINDS[0].category, "Interest", None}
    others = [one for one in whole.transactions if one.category not in settled]
    assert others == [one for one in without.transactions if one.category not in settled]


@thorough
@given(households)
def test_every_date_is_in_order_within_the_history_and_not_after_today(
    made: tuple[Household, date, int],
) -> None:
    household, today, months = made
    dates = [one.date for one in household.transactions]
    assert first_day(today, months=months) <= dates[0]
    assert dates[-1] <= today
    assert all(before <= after for before, after in pairwise(dates))


@thorough
@given(households)
def test_every_transaction_is_well_formed(made: tuple[Household, date, int]) -> None:
    household, _, _ = made
    currencies = {one.key: one.currency for one in household.accounts}
    assert set(currencies.values()) == {"EUR", "USD", "JPY"}
    for one in household.transactions:
        assert_well_formed(one, currencies)


@thorough
@given(households)
def test_yen_are_whole_and_of_the_size_people_pay_in_yen(
    made: tuple[Household, date, int],
) -> None:
    household, _, _ = made
    for one in household.transactions:
        if one.account == "yen":
            assert 100 <= -one.amount_minor <= 50_000
            assert one.amount_minor % 10 == 0
        if one.transfer is not None and one.transfer.to_account == "yen":
            assert one.transfer.to_amount_minor % 10_000 == 0
            assert 100 <= one.transfer.to_amount_minor * 100 / -one.amount_minor <= 220


@thorough
@given(full_histories)
def test_balances_stay_plausible(household: Household) -> None:
    history = running_balances(household)
    assert min(history["checking"]) >= 0
    assert max(history["checking"]) < 15_000_00
    assert min(history["cash"]) >= 0
    assert min(history["savings"]) >= 0
    assert min(history["dollars"]) >= 0
    assert min(history["yen"]) >= 0
    assert min(history["card"]) >= -5_000_00
    assert history["savings"][-1] > history["savings"][0]
    assert history["loan"][0] < history["loan"][-1] <= 0
    assert {key: line[-1] for key, line in history.items()} == closing_balances(household)


@thorough
@given(full_histories)
def test_eighteen_months_hold_what_a_household_lives_through(household: Household) -> None:
    rows = household.transactions
    assert 1_500 <= len(rows) <= 2_500
    used = {one.category for one in rows} | {part.category for one in rows for part in one.splits}
    # About ten doctor's visits and gadgets are expected: one history in thousands has none.
    assert used >= (INCOME | EXPENSE) - {"Doctor", "Electronics"}
    assert sum(one.tags == ("repair",) for one in rows) == 1
    paid_off = Counter(
        (one.date.year, one.date.month)
        for one in rows
        if one.transfer is not None and one.transfer.to_account == "card"
    )
    assert len(paid_off) >= 17
    assert [one.amount_minor for one in rows if one.payee == "Filmkiste"] == sorted(
        (one.amount_minor for one in rows if one.payee == "Filmkiste"), reverse=True
    )
    assert {one.amount_minor for one in rows if one.payee == "Filmkiste"} == {-10_99, -13_99}
    for tag, account in (("new york", "dollars"), ("kyoto", "yen")):
        days = {one.date for one in rows if tag in one.tags and one.account == account}
        assert 7 <= len(days) <= 9
        assert max(days) - min(days) == timedelta(len(days) - 1)


def test_some_splits_mix_signs_and_some_mix_categories() -> None:
    splits = [one.splits for one in generate(1, today=TODAY).transactions if one.splits]
    assert any(max(part.amount_minor for part in parts) > 0 for parts in splits)
    assert any(len({part.category for part in parts}) > 1 for parts in splits)


def test_live_stream_repeats_for_the_same_seed_and_balances() -> None:
    balances = closing_balances(generate(1, today=TODAY))
    one, other = LiveStream(7, balances), LiveStream(7, balances)
    assert [one.next_transaction(TODAY) for _ in range(50)] == [
        other.next_transaction(TODAY) for _ in range(50)
    ]


def test_live_stream_takes_its_date_from_the_caller() -> None:
    stream = LiveStream(7, closing_balances(generate(1, today=TODAY)))
    days = [TODAY + timedelta(n // 3) for n in range(300)]
    assert [stream.next_transaction(day).date for day in days] == days


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 2**63))
def test_live_stream_stays_plausible_for_days(seed: int) -> None:
    household = generate(1, today=TODAY)
    currencies = {one.key: one.currency for one in household.accounts}
    balances = closing_balances(household)
    stream = LiveStream(seed, balances)
    for _ in range(10_000):
        one = stream.next_transaction(TODAY)
        assert_well_formed(one, currencies)
        balances[one.account] += one.amount_minor
        if one.transfer is not None:
            balances[one.transfer.to_account] += one.transfer.to_amount_minor
        assert balances["checking"] >= 0
        assert balances["cash"] >= 0
        assert balances["savings"] >= 0
        assert balances["card"] >= -5_000_00
