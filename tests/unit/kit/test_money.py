"""The table of currencies, and the two bounds that keep sums exact in every client."""

import re

import pytest

from pennybell.kit.money import AMOUNT_MINOR_MAX, BALANCE_MINOR_MAX, CURRENCIES, exponent_of

WITHOUT_MINOR_UNIT = {
    "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV",
    "XAF", "XOF", "XPF",
}  # fmt: skip
WITH_THREE_DECIMALS = {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"}


def test_every_code_is_three_capitals_and_has_a_name() -> None:
    assert all(re.fullmatch("[A-Z]{3}", code) for code in CURRENCIES)
    assert all(currency.name.strip() for currency in CURRENCIES.values())
    assert list(CURRENCIES) == sorted(CURRENCIES)


def test_exponents_are_those_of_iso_4217() -> None:
    by_exponent: dict[int, set[str]] = {}
    for code, currency in CURRENCIES.items():
        by_exponent.setdefault(currency.exponent, set()).add(code)

    assert by_exponent[0] == WITHOUT_MINOR_UNIT
    assert by_exponent[3] == WITH_THREE_DECIMALS
    assert by_exponent[4] == {"CLF"}
    assert by_exponent.keys() == {0, 2, 3, 4}


def test_names_are_told_apart() -> None:
    assert len({currency.name for currency in CURRENCIES.values()}) == len(CURRENCIES)


def test_a_currency_that_does_not_exist_has_no_exponent() -> None:
    assert exponent_of("EUR") == 2
    with pytest.raises(KeyError):
        exponent_of("XYZ")


def test_amounts_and_balances_stay_exact_where_numbers_are_doubles() -> None:
    assert int(float(BALANCE_MINOR_MAX)) == BALANCE_MINOR_MAX
    assert float(BALANCE_MINOR_MAX + 1) == float(BALANCE_MINOR_MAX + 2)
    assert BALANCE_MINOR_MAX == 2**53 - 1
    assert AMOUNT_MINOR_MAX < 10**15 < BALANCE_MINOR_MAX
