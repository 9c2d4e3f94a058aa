"""The distribution of a sum, beside one that is enumerated item by item."""

import math
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pennybell.forecast.compound import STEPS, Compound, Rate


def enumerated(sizes: list[int], rate: Rate, amount: int, items_max: int = 9) -> float:
    """P(sum > amount) by going through every sequence of up to `items_max` items."""
    below = 0.0
    count = rate.none
    for items in range(items_max + 1):
        sums = [sum(each) for each in product(sizes, repeat=items)]
        below += count * sum(each <= amount for each in sums) / len(sums)
        count *= (rate.shape + items) / (items + 1) * rate.odds / (1 + rate.odds)
    return 1 - below


@pytest.mark.parametrize("sizes", [[5], [10, 30], [1, 2, 7], [STEPS, 3]])
@pytest.mark.parametrize("rate", [Rate(0.5, 0.2), Rate(1.0, 0.3), Rate(6.5, 0.05)])
def test_sum_on_its_grid_is_as_enumerated(sizes: list[int], rate: Rate) -> None:
    found = Compound(sizes, rate, STEPS)  # a step of one unit: nothing is rounded
    for amount in range(0, STEPS, 3):
        assert found.exceeds(amount) == pytest.approx(enumerated(sizes, rate, amount), abs=2e-4)


def test_rounding_to_steps_costs_little() -> None:
    sizes, rate = [1_37, 4_99, 12_03, 55_10], Rate(5.5, 0.25)
    found = Compound(sizes, rate, 100_00)
    for amount in (3_00, 20_00, 50_00, 95_00):
        assert found.exceeds(amount) == pytest.approx(enumerated(sizes, rate, amount, 7), abs=0.01)


@given(
    st.lists(st.integers(1, 500_00), min_size=1, max_size=30),
    st.floats(0.5, 200),
    st.floats(0.001, 3),
    st.integers(1, 900_00),
)
def test_mass_is_a_probability_and_zero_has_its_own(
    sizes: list[int], shape: float, odds: float, reach: int
) -> None:
    rate = Rate(shape, odds)
    found = Compound(sizes, rate, reach)
    assert found.exceeds(-1) == 1
    assert found.exceeds(0) == pytest.approx(1 - (1 + odds) ** -shape)
    asked = [found.exceeds(reach * share // 8) for share in range(9)]
    assert all(0 <= each <= 1 for each in asked)
    assert asked == sorted(asked, reverse=True) or max(b - a for a, b in pairwise(asked)) < 1e-9
    assert math.fsum(p for _, p in found.points()) == pytest.approx(found.reached)
    assert found.reached <= 1 + 1e-9


def test_mean_of_the_sum_is_number_times_size() -> None:
    rate = Rate(8.5, 0.5)
    found = Compound([2_00, 3_50, 9_00], rate, 500_00)
    mean = math.fsum(amount * p for amount, p in found.points())
    assert mean == pytest.approx(rate.mean * (2_00 + 3_50 + 9_00) / 3, rel=0.02)


def test_amounts_too_small_for_a_step_keep_their_sum() -> None:
    rate = Rate(300.5, 1.0)
    found = Compound([3_00], rate, 3_000_00)
    mean = math.fsum(amount * p for amount, p in found.points())
    assert mean == pytest.approx(rate.mean * 3_00, rel=0.001)


def test_no_sizes_and_no_items_exceed_nothing() -> None:
    assert Compound([], Rate(0.5, 1.0), 100).exceeds(0) == 0
    assert Compound([5], Rate(9.5, 0.0), 100).exceeds(0) == 0
