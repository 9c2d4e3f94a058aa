"""Whole statement files, in the formats banks really write and in nastier ones."""

from collections import Counter
from datetime import date

import pytest
from tests.unit.imports.statements import NAMES, fixture, read_bytes, read_fixture

from pennybell.domains.imports.detection import detect
from pennybell.domains.imports.model import (
    Mapping,
    NotAStatement,
    Statement,
    dump_mapping,
    parse_mapping,
)
from pennybell.domains.imports.reading import Assumed, read
from pennybell.domains.imports.transfers import pair_transfers
from pennybell.kit.money import exponent_of

_REFUSED = {"binary.csv", "empty.csv", "header_only.csv", "prose.csv"}


def amounts(statement: Statement) -> list[tuple[date, int, str]]:
    return [(row.date, row.amount_minor, row.currency) for row in statement.rows]


def test_several_accounts_and_a_direction_word_are_read() -> None:
    fmt = detect(fixture("english_accounts.csv"))
    statement = read_fixture("english_accounts.csv")
    assert (fmt.delimiter, fmt.date_format, fmt.decimal) == (",", "mdy", ".")
    assert not fmt.date_ambiguous
    assert len(statement.rows) == 111
    assert statement.unreadable == []
    assert set(statement.accounts) == {"Everyday", "Blue Card", "Gold Card"}
    salary = next(row for row in statement.rows if row.payee == "Monthly Salary")
    assert salary.amount_minor == 215_050
    loan = next(row for row in statement.rows if row.payee == "Home Loan")
    assert (loan.amount_minor, loan.category, loan.account) == (
        -118_000,
        "Mortgage & Rent",
        "Everyday",
    )


def test_card_payments_pair_up_and_the_rest_stay_single_transfers() -> None:
    rows = read_fixture("english_accounts.csv").rows
    transfers = [row for row in rows if row.kind == "transfer"]
    pairs = pair_transfers(rows)
    assert len(transfers) == 15
    assert len(transfers) - len(pairs) == 3
    for one, other in pairs.items():
        assert rows[one].amount_minor == -rows[other].amount_minor
        assert rows[one].account != rows[other].account


def test_german_bank_with_preamble_umlauts_and_soll_haben_is_read() -> None:
    fmt = detect(fixture("german_soll_haben.csv"))
    statement = read_fixture("german_soll_haben.csv")
    assert (fmt.encoding, fmt.delimiter, fmt.header_line) == ("cp1252", ";", 7)
    assert (fmt.date_format, fmt.date_ambiguous, fmt.decimal) == ("dmy", False, ",")
    assert [row.amount_minor for row in statement.rows] == [-480, -8_900, 234_567, -100_000, -790]
    assert statement.rows[0].payee == "Bäckerei Größ"
    assert statement.rows[4].note == "Kaffee für 2 €"
    assert statement.rows[3].kind == "transfer"
    assert [(row.line, row.reason) for row in statement.unreadable] == [
        (14, "It has 1 column where the table has 7.")
    ]


def test_german_bank_with_signed_amounts_and_two_digit_years_is_read() -> None:
    statement = read_fixture("german_signed.csv")
    assert amounts(statement) == [
        (date(2026, 2, 3), -4_510, "EUR"),
        (date(2026, 2, 5), -101_200, "EUR"),
        (date(2026, 2, 27), 300_000, "EUR"),
    ]
    assert statement.accounts == ("DE12500105170648489890",)
    assert statement.rows[0].payee == "Supermarkt Süd"
    assert statement.rows[0].note == "Einkauf 0042"


def test_french_bank_with_bom_and_no_break_spaces_is_read() -> None:
    statement = read_fixture("french_debit_credit.csv")
    assert [row.amount_minor for row in statement.rows] == [-340, -8_425, -50_000, 215_000, 102_500]
    assert {row.currency for row in statement.rows} == {"EUR"}
    assert statement.rows[0].payee == "CARTE BOULANGERIE L'ÉPI"
    assert statement.rows[2].kind == "transfer"


def test_debit_and_credit_columns_give_the_sign() -> None:
    statement = read_fixture("debit_credit_columns.csv")
    assert amounts(statement) == [
        (date(2026, 1, 14), -120_410, "USD"),
        (date(2026, 1, 16), 250_000, "USD"),
        (date(2026, 1, 20), -25_000, "USD"),
        (date(2026, 1, 31), 7, "USD"),
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("spanish.csv", [-235, 195_000, -30_000]),
        ("italian.csv", [-120, 180_000]),
        ("dutch_af_bij.csv", [-495, 234_500]),
        ("utf16_tab.csv", [-1_250, -120_000, 200_000]),
        ("no_header.csv", [-1_250, -725, 225, -250, 150_000]),
        ("card_statement.csv", [-2_499, -31_020, 50_000, -1_200, -4_175]),
    ],
)
def test_amounts_are_read_with_their_sign(name: str, expected: list[int]) -> None:
    statement = read_fixture(name)
    assert [row.amount_minor for row in statement.rows] == expected
    assert statement.unreadable == []


def test_lines_are_physical_even_behind_multi_line_fields() -> None:
    statement = read_fixture("multi_line_notes.csv")
    assert [row.line for row in statement.rows] == [2, 6, 9]
    assert statement.rows[0].payee == "Smith, Jones & Co"
    assert statement.rows[1].payee == 'The "Old" Inn'
    assert [(row.line, row.reason) for row in statement.unreadable] == [
        (7, '"2026-02-30" is not a date.')
    ]


def test_unreadable_rows_are_listed_with_line_and_reason_and_the_rest_is_read() -> None:
    statement = read_fixture("unreadable_rows.csv")
    assert [row.line for row in statement.rows] == [2, 15, 16]
    assert [(row.line, row.reason) for row in statement.unreadable] == [
        (3, '"2026-02-30" is not a date.'),
        (4, "It has no amount."),
        (5, "It has 2 columns where the table has 5."),
        (6, "It contains a NUL byte."),
        (7, 'The amount "-99999999999999.99" is larger than any amount that can be recorded.'),
        (8, 'The amount "-10.005" has 3 decimals, its currency has 2.'),
        (9, '"ten" is not an amount.'),
        (10, '"-10,50" is not an amount.'),
        (11, '"XQX" is not a known currency.'),
        (12, "A quotation mark is opened and not closed where it should be."),
        (13, "It has 6 columns where the table has 5."),
        (14, "It has no date."),
    ]


def test_a_currency_has_its_own_number_of_decimals() -> None:
    statement = read_fixture("yen_and_dinar.csv")
    assert [(row.amount_minor, row.currency) for row in statement.rows] == [
        (-1_200, "JPY"),
        (-13_500, "JPY"),
        (-800, "JPY"),
        (-1_250, "KWD"),
        (1_250_500, "KWD"),
        (-990, "EUR"),
    ]
    assert [row.line for row in statement.unreadable] == [7]


def test_formulas_markup_and_bidi_controls_stay_as_they_are() -> None:
    rows = read_fixture("hostile_text.csv").rows
    assert [row.payee for row in rows] == [
        '=HYPERLINK("http://x.test","click")',
        "@SUM(A1:A9)",
        "<script>alert(1)</script>",
        "\u202egnirts desrever\u202c",
        "Robert'); DROP TABLE rows;--",
    ]


def test_dates_that_can_be_read_two_ways_are_said_to_be_ambiguous() -> None:
    fmt = detect(fixture("ambiguous_dates.csv"))
    assert fmt.date_ambiguous
    assert "day, month, year was chosen" in fmt.notes[0]
    american = read_fixture("ambiguous_dates.csv", Mapping(date_format="mdy"))
    assert [row.date.month for row in american.rows] == [3, 4, 5]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("empty.csv", "The file is empty."),
        ("binary.csv", "This is not a text file."),
        ("header_only.csv", "The file has a header row and no transaction under it."),
        ("prose.csv", "No table with dates and amounts was found in this file."),
    ],
)
def test_a_file_that_is_no_statement_is_refused_with_a_sentence(name: str, sentence: str) -> None:
    with pytest.raises(NotAStatement) as refused:
        detect(fixture(name))
    assert str(refused.value) == sentence


@pytest.mark.parametrize("name", sorted(set(NAMES) - _REFUSED))
def test_the_detected_mapping_given_back_reads_the_same_rows(name: str) -> None:
    data = fixture(name)
    mapping = parse_mapping(dump_mapping(detect(data).mapping()))
    assert read_bytes(data, mapping) == read_bytes(data)


def test_every_line_of_a_file_is_read_listed_or_blank() -> None:
    statement = read_fixture("unreadable_rows.csv")
    lines = Counter(row.line for row in statement.rows)
    lines.update(item.line for item in statement.unreadable)
    assert lines == Counter(range(2, 17))


def test_rows_without_currency_take_their_accounts_currency() -> None:
    data = b"Date,Payee,Amount,Account\n2026-01-05,Ramen,-1200,Yen\n2026-01-06,Bus,-2.50,Main\n"
    assumed = Assumed("EUR", {"Yen": "JPY"})
    statement = read(data, detect(data), assumed, exponent_of=exponent_of)
    assert [(row.amount_minor, row.currency) for row in statement.rows] == [
        (-1_200, "JPY"),
        (-250, "EUR"),
    ]
    assert not any(row.currency_stated for row in statement.rows)
