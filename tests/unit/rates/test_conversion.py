"""Conversion is exact, rounds once half to even, and says when it cannot."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pennybell.domains.rates.conversion import MARKET_DAYS_MAX, Quote, Rates
from pennybell.kit.money import AMOUNT_MINOR_MAX, CURRENCIES, exponent_of

DAY = date(2026, 1, 26)
AMOUNTS = st.integers(-AMOUNT_MINOR_MAX, AMOUNT_MINOR_MAX)
CODES = st.sampled_from(sorted(CURRENCIES))
RATES = st.decimals("0.000001", "1000000", places=6)


def quote(base: str, other: str, rate: str, day: date = DAY) -> Quote:
    return Quote(base, other, day, Decimal(rate))


def euro(currency: str, rate: str, day: date = DAY) -> Quote:
    return quote("EUR", currency, rate, day)


@pytest.mark.parametrize(
    ("amount", "base", "other", "rate", "converted"),
    [
        (100_00, "EUR", "JPY", "163.45", 16_345),
        (16_345, "JPY", "EUR", "0.00611808", 10_000),
        (1_234, "KWD", "JPY", "500", 617),
        (1, "EUR", "KWD", "0.35", 4),  # 3.5 fils: half goes to the even one
        (1, "EUR", "KWD", "0.25", 2),  # 2.5
        (-1, "EUR", "KWD", "0.35", -4),
        (-1, "EUR", "KWD", "0.25", -2),
        (999_999_999_999_999, "EUR", "USD", "1", 999_999_999_999_999),
    ],
)
def test_dated_case(amount: int, base: str, other: str, rate: str, converted: int) -> None:
    rates = Rates(own=[quote(base, other, rate)])

    assert rates.convert(amount, base, other, DAY) == converted


@given(AMOUNTS, CODES, CODES, RATES)
def test_converting_is_the_exact_product_rounded_once(
    amount: int, base: str, other: str, rate: Decimal
) -> None:
    rates = Rates(own=[Quote(base, other, DAY, rate)])
    exact = (
        Fraction(amount) * Fraction(rate) * Fraction(10) ** (exponent_of(other) - exponent_of(base))
    )

    assert rates.convert(amount, base, other, DAY) == (amount if base == other else round(exact))


@given(AMOUNTS, CODES)
def test_the_same_currency_needs_no_rate(amount: int, code: str) -> None:
    assert Rates().convert(amount, code, code, DAY) == amount


def test_without_a_rate_there_is_no_amount() -> None:
    rates = Rates(market=[euro("USD", "1.1")])

    assert rates.convert(1_00, "CHF", "EUR", DAY) is None
    assert rates.convert(1_00, "CHF", "USD", DAY) is None


def test_the_markets_rate_holds_ten_days_and_not_before_its_own() -> None:
    rates = Rates(market=[euro("USD", "2")])

    assert rates.convert(1_00, "USD", "EUR", DAY + timedelta(days=MARKET_DAYS_MAX)) == 50
    assert rates.convert(1_00, "USD", "EUR", DAY + timedelta(days=MARKET_DAYS_MAX + 1)) is None
    assert rates.convert(1_00, "USD", "EUR", DAY - timedelta(days=1)) is None


def test_a_rate_of_ones_own_holds_until_the_next() -> None:
    later = DAY + timedelta(days=400)
    rates = Rates(own=[quote("USD", "EUR", "0.5"), quote("USD", "EUR", "0.25", later)])

    assert rates.convert(1_00, "USD", "EUR", later - timedelta(days=1)) == 50
    assert rates.convert(1_00, "USD", "EUR", later) == 25
    assert rates.convert(1_00, "EUR", "USD", later) == 4_00


def test_a_rate_of_ones_own_goes_before_the_markets() -> None:
    rates = Rates(own=[quote("USD", "EUR", "0.5")], market=[euro("USD", "1")])

    assert rates.convert(1_00, "USD", "EUR", DAY) == 50


def test_of_two_ways_round_the_newer_counts_and_on_one_day_the_direct_one() -> None:
    rates = Rates(
        own=[
            quote("USD", "EUR", "0.5"),
            quote("EUR", "USD", "4"),
            quote("EUR", "USD", "8", DAY + timedelta(days=1)),
        ]
    )

    assert rates.convert(1_00, "USD", "EUR", DAY) == 50
    assert rates.convert(1_00, "EUR", "USD", DAY) == 4_00
    assert rates.convert(8_00, "USD", "EUR", DAY + timedelta(days=1)) == 1_00


def test_other_pairs_go_through_the_euro_by_own_and_market_rates() -> None:
    rates = Rates(own=[quote("XAF", "EUR", "0.001")], market=[euro("USD", "2"), euro("JPY", "160")])

    assert rates.convert(1_00, "USD", "JPY", DAY) == 80
    assert rates.convert(1_000, "XAF", "USD", DAY) == 2_00
