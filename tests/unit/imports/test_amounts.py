"""Amounts: signs, marks, thousands, currencies; and refusing rather than guessing."""

import pytest

from pennybell.domains.imports.amounts import (
    AmountError,
    choose_mark,
    minor_units,
    parse_number,
    resolve_currency,
)
from pennybell.domains.imports.model import DecimalMark


@pytest.mark.parametrize(
    ("text", "mark", "expected"),
    [
        ("12.50", ".", 1_250),
        ("-12.50", ".", -1_250),
        ("\u221212.50", ".", -1_250),
        ("12.50-", ".", -1_250),
        ("(12.50)", ".", -1_250),
        ("($1,234.50)", ".", -123_450),
        ("-$1,234.50", ".", -123_450),
        ("$-12.50", ".", -1_250),
        ("12.50 DR", ".", -1_250),
        ("12.50CR", ".", 1_250),
        ("12,50 S", ",", -1_250),
        ("+12,50 H", ",", 1_250),
        ("1.234,50 €", ",", 123_450),
        ("1 234,50", ",", 123_450),
        ("1\u00a0234\u00a0567,50", ",", 123_456_750),
        ("1\u202f234,50\u00a0€", ",", 123_450),
        ("CHF 1'234.50", ".", 123_450),
        ("1\u2019234.50", ".", 123_450),
        ("1,00,000.00", ".", 10_000_000),
        (".5", ".", 50),
        ("EUR 12", ".", 1_200),
        ("12.5000", ".", 1_250),
        ("\u200e-12.50\u200e", ".", -1_250),
        ("0", ".", 0),
    ],
)
def test_an_amount_is_read(text: str, mark: DecimalMark, expected: int) -> None:
    number = parse_number(text, mark)
    assert number is not None
    assert minor_units(number, 2) == expected


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("12,50", "."), ("12.50", ","), ("1.234.56", "."), ("1,2345.00", "."), ("12.-", "."),
        ("--5", "."), ("-5-", "."), ("(5", "."), ("5)", "."), ("(-5)", "."), ("1 2", "."),
        ("1e5", "."), ("NaN", "."), ("inf", "."), ("0x10", "."), ("", "."), ("EUR", "."),
        ("5 EUR USD", "."), ("USD 5 EUR", "."), ("1_000", "."), ("9" * 65, "."), (" " * 70, "."),
    ],
)  # fmt: skip
def test_what_is_no_plain_amount_is_refused(text: str, mark: DecimalMark) -> None:
    assert parse_number(text, mark) is None


@pytest.mark.parametrize(
    ("text", "exponent"),
    [("12.505", 2), ("0.5", 0), ("1.000", 2), ("1.0005", 3), ("10000000000000.00", 2)],
)
def test_too_many_decimals_and_too_large_amounts_are_refused(text: str, exponent: int) -> None:
    number = parse_number(text, ".")
    assert number is not None
    with pytest.raises(AmountError):
        minor_units(number, exponent)


@pytest.mark.parametrize(
    ("cells", "mark", "ambiguous"),
    [
        (["12.50", "1,234.00"], ".", False),
        (["12,50", "1.234"], ",", False),
        (["1,234", "5"], ".", True),
        (["1.234", "5"], ",", True),
        (["1.234.567"], ",", False),
        (["5", "6"], ".", False),
        (["0.500"], ".", False),
    ],
)
def test_the_decimal_mark_is_decided_by_the_cells_that_tell(
    cells: list[str], mark: str, ambiguous: bool
) -> None:
    choice = choose_mark(cells, comma_likely=False)
    assert (choice.mark, choice.ambiguous) == (mark, ambiguous)


def test_three_digits_are_decimals_where_the_currency_has_three() -> None:
    assert choose_mark(["1.234"], comma_likely=False, three_decimals=True).mark == "."


@pytest.mark.parametrize(
    ("written", "assumed", "code"),
    [
        ("€", "USD", "EUR"),
        ("$", "CAD", "CAD"),
        ("$", "EUR", "USD"),
        ("kr", "NOK", "NOK"),
        ("¥", "EUR", "JPY"),
        ("chf", "EUR", "CHF"),
        ("zł", "EUR", "PLN"),
    ],
)
def test_symbols_become_codes(written: str, assumed: str, code: str) -> None:
    assert resolve_currency(written, assumed) == code
