"""The days ahead of a balance: by hand, by going through every path, and what always holds."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pennybell.forecast.balance import foresee
from pennybell.forecast.model import Flow, Funds

TODAY = date(2026, 1, 26)


def on(ahead: int) -> date:
    return TODAY + timedelta(days=ahead)


def funds(balance_minor: int, *flows: Flow, spending: tuple[int, ...], days: int = 30) -> Funds:
    return Funds(
        balance_minor=balance_minor, today=TODAY, flows=flows, daily_spending=spending, days=days
    )


QUIET = (0,) * 60


def test_dated_flows_alone_are_a_certain_path() -> None:
    rent, pay = Flow("Rent", on(2), -80_00), Flow("Salary", on(5), 100_00)
    found = foresee(funds(60_00, rent, pay, spending=QUIET, days=7))
    assert [day.balance.p50_minor for day in found.days] == [
        60_00, -20_00, -20_00, -20_00, 80_00, 80_00, 80_00,
    ]  # fmt: skip
    assert found.probability == 1
    assert found.likeliest_day == on(2)
    assert found.lowest.day == on(2)
    assert found.days[1].flows == (rent,)
    assert [day.under for day in found.days] == [0, 1, 0, 0, 0, 0, 0]


def test_lowest_point_counts_and_not_the_end() -> None:
    dip = (Flow("Rent", on(3), -100_00), Flow("Salary", on(4), 500_00))
    assert foresee(funds(99_99, *dip, spending=QUIET)).probability == 1
    assert foresee(funds(100_00, *dip, spending=QUIET)).probability == 0


def test_floor_other_than_zero_is_kept() -> None:
    low = Funds(balance_minor=50_00, today=TODAY, daily_spending=QUIET, floor_minor=50_01, days=3)
    found = foresee(low)
    assert (found.probability, found.likeliest_day) == (1, on(1))


def test_overdue_flow_is_expected_tomorrow_and_a_far_one_not_at_all() -> None:
    flows = (Flow("Late", on(-3), -10_00), Flow("Far", on(4), -99_00))
    found = foresee(funds(30_00, *flows, spending=QUIET, days=3))
    assert [day.balance.p50_minor for day in found.days] == [20_00, 20_00, 20_00]


def test_spending_is_as_going_through_every_path() -> None:
    # Half of the days cost 10; four days ahead, two of them with a flow.
    spending = (0, 10) * 20
    flows = (Flow("Bill", on(2), -15), Flow("Pay", on(4), 40))
    found = foresee(funds(30, *flows, spending=spending, days=4))
    firsts = [0] * 4
    for path in product((0, 10), repeat=4):
        balance = 30
        for day, cost in enumerate(path):
            balance += -cost + sum(f.amount_minor for f in flows if f.day == on(day + 1))
            if balance < 0:
                firsts[day] += 1
                break
    assert [day.under for day in found.days] == pytest.approx(
        [each / 16 for each in firsts], abs=0.02
    )
    assert found.probability == pytest.approx(sum(firsts) / 16, abs=0.02)
    assert found.likeliest_day == on(1 + firsts.index(max(firsts)))


def test_too_short_a_history_says_no_probability_unless_it_is_certain() -> None:
    unknown = foresee(funds(50_00, spending=(1_00,) * 27))
    assert (unknown.probability, unknown.likeliest_day) == (None, None)
    assert unknown.days[-1].balance.p50_minor == 50_00
    certain = foresee(funds(50_00, Flow("Rent", on(9), -60_00), spending=()))
    assert (certain.probability, certain.likeliest_day) == (1, on(9))


flows = st.builds(Flow, st.just("Any"), st.integers(-2, 35).map(on), st.integers(-900_00, 900_00))
spendings = st.lists(st.integers(-20_00, 150_00), max_size=100).map(tuple)


@given(st.integers(-100_00, 2_000_00), st.lists(flows, max_size=5), spendings, st.integers(1, 31))
def test_forecast_is_a_distribution_of_paths(
    balance: int, ahead: list[Flow], spending: tuple[int, ...], days: int
) -> None:
    asked = funds(balance, *ahead, spending=spending, days=days)
    found = foresee(asked)
    assert found == foresee(asked)
    assert [day.day for day in found.days] == [on(n + 1) for n in range(days)]
    for day in found.days:
        assert day.balance.p10_minor <= day.balance.p50_minor <= day.balance.p90_minor
        assert 0 <= day.under <= 1 + 1e-9
    assert found.probability is None or 0 <= found.probability <= 1
    assert found.lowest in found.days


@given(st.integers(0, 500_00), st.lists(flows, max_size=5), spendings, st.integers(1, 300_00))
def test_more_money_never_raises_the_probability(
    balance: int, ahead: list[Flow], spending: tuple[int, ...], more: int
) -> None:
    poor = foresee(funds(balance, *ahead, spending=spending)).probability
    rich = foresee(funds(balance + more, *ahead, spending=spending)).probability
    if poor is not None and rich is not None:
        assert rich <= poor + 1e-9
