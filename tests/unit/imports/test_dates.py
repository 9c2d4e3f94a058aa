"""Dates in the spellings of six languages, and the order of a column."""

from datetime import date

import pytest

from pennybell.domains.imports.dates import choose_order, parse_date
from pennybell.domains.imports.model import DateOrder


@pytest.mark.parametrize(
    ("text", "order", "expected"),
    [
        ("2026-03-04", "ymd", date(2026, 3, 4)),
        ("2026-03-04", "dmy", date(2026, 3, 4)),
        ("04.03.2026", "dmy", date(2026, 3, 4)),
        ("4/3/26", "dmy", date(2026, 3, 4)),
        ("03/04/2026", "mdy", date(2026, 3, 4)),
        ("26-03-04", "ymd", date(2026, 3, 4)),
        ("20260304", "ymd", date(2026, 3, 4)),
        ("04032026", "dmy", date(2026, 3, 4)),
        ("2026-03-04T10:20:30Z", "ymd", date(2026, 3, 4)),
        ("04.03.2026 10:20", "dmy", date(2026, 3, 4)),
        ("4 March 2026", "dmy", date(2026, 3, 4)),
        ("Mar 4, 2026", "mdy", date(2026, 3, 4)),
        ("Wed, 4th of March 2026 10:20 am", "mdy", date(2026, 3, 4)),
        ("4. März 2026", "dmy", date(2026, 3, 4)),
        ("1er août 2026", "dmy", date(2026, 8, 1)),
        ("04-mrt-26", "dmy", date(2026, 3, 4)),
        ("4 de marzo de 2026", "dmy", date(2026, 3, 4)),
        ("4 dicembre 2026", "dmy", date(2026, 12, 4)),
        ("2026-Mar-04", "ymd", date(2026, 3, 4)),
        ("2026年3月4日", "ymd", date(2026, 3, 4)),
        ("31/12/99", "dmy", date(1999, 12, 31)),
        ("29.02.2024", "dmy", date(2024, 2, 29)),
    ],
)
def test_a_date_is_read_in_its_order(text: str, order: DateOrder, expected: date) -> None:
    assert parse_date(text, order) == expected


@pytest.mark.parametrize(
    "text",
    [
        "", "2026-02-30", "29.02.2023", "0001-01-01", "2026-13-01", "12.50", "1,234.56",
        "2026-1", "yesterday", "4 March", "March April 4 2026", "1/2/3/4", "99999999",
        "01/02-2026", "4 March 2026 5", "x" * 10_000, "1" * 10_000,
    ],
)  # fmt: skip
def test_what_is_no_date_is_none(text: str) -> None:
    assert parse_date(text, "ymd") is None
    assert parse_date(text, "dmy") is None


def test_one_telling_row_decides_the_whole_column() -> None:
    choice = choose_order(["01/02/2026", "02/02/2026", "02/13/2026"], month_first=False)
    assert (choice.order, choice.rivals) == ("mdy", ())


def test_when_both_orders_read_the_order_that_jumps_less_is_chosen_and_the_other_named() -> None:
    choice = choose_order(["01/02/2026", "02/02/2026", "03/02/2026"], month_first=True)
    assert (choice.order, choice.rivals) == ("dmy", ("mdy",))


def test_dates_that_mean_the_same_either_way_are_not_ambiguous() -> None:
    assert choose_order(["05/05/2026"], month_first=True).rivals == ()


def test_dotted_dates_have_the_day_first() -> None:
    choice = choose_order(["01.02.2026", "01.03.2026", "01.04.2026"], month_first=True)
    assert (choice.order, choice.rivals) == ("dmy", ())


def test_an_impossible_day_does_not_change_the_order() -> None:
    choice = choose_order(["30/02/2026", "01/03/2026", "15/03/2026"], month_first=True)
    assert choice.order == "dmy"
