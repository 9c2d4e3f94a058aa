"""Single questions of detection, each by the smallest file that asks it."""

import pytest
from tests.unit.imports.statements import read_bytes

from pennybell.domains.imports.detection import detect
from pennybell.domains.imports.model import Mapping, MappingError, NotAStatement


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_every_delimiter_is_found(delimiter: str) -> None:
    lines = ["Date,Payee,Amount", "2026-01-05,Shop,-1.50", "2026-01-06,Bus,-2.50"]
    data = "\n".join(lines).replace(",", delimiter).encode()
    assert detect(data).delimiter == delimiter


def test_excels_delimiter_line_is_obeyed() -> None:
    data = b"sep=;\r\nDate;Payee;Amount\r\n2026-01-05;Shop;-1.50\r\n"
    fmt = detect(data)
    assert (fmt.delimiter, fmt.header_line) == (";", 2)
    assert [row.line for row in read_bytes(data).rows] == [3]


def test_a_file_in_single_quotes_is_read() -> None:
    data = b"'Date','Payee','Amount'\n'2026-01-05','Shop, Ltd','-1.50'\n'2026-01-06','Bus','-2'\n"
    rows = read_bytes(data).rows
    assert [row.payee for row in rows] == ["Shop, Ltd", "Bus"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_western_encodings_are_found(encoding: str) -> None:
    text = "Date;Payee;Amount\n2026-01-05;Café Größe;-1,50\n2026-01-06;Señor Æ;-2,50\n"
    rows = read_bytes(text.encode(encoding)).rows
    assert [row.payee for row in rows] == ["Café Größe", "Señor Æ"]


def test_another_script_in_one_byte_is_found() -> None:
    text = "Date;Payee;Amount\n" + "".join(
        f"2026-01-{day:02};Продуктовый магазин на углу, покупка продуктов;-1,50\n"
        for day in range(1, 20)
    )
    assert detect(text.encode("cp1251")).encoding == "cp1251"


def test_one_broken_row_in_a_utf8_file_spoils_only_itself() -> None:
    good = "2026-01-05;Café;-1,50\n2026-01-06;Größe;-2,50\n".encode()
    data = b"Date;Payee;Amount\n" + good + b"2026-01-07;Caf\xe9;-3,50\n"
    statement = read_bytes(data)
    assert [row.payee for row in statement.rows] == ["Café", "Größe"]
    assert [row.line for row in statement.unreadable] == [4]


def test_a_utf16_file_cut_in_the_middle_of_a_letter_loses_only_that_row() -> None:
    data = "Date,Payee,Amount\n2026-01-05,Shop,-1.50\n2026-01-06,Bus,-2.50".encode("utf-16")
    statement = read_bytes(data[:-1])
    assert [row.payee for row in statement.rows] == ["Shop"]
    assert [item.reason for item in statement.unreadable] == [
        "It contains bytes that are no text in this encoding."
    ]


def test_old_mac_line_ends_are_counted() -> None:
    data = b"Date,Payee,Amount\r2026-01-05,Shop,-1.50\r2026-01-06,Bus,-2.50\r"
    assert [row.line for row in read_bytes(data).rows] == [2, 3]


def test_a_running_balance_is_not_the_amount() -> None:
    data = (
        b"2026-01-05,Shop,100.00,-1.50\n2026-01-06,Bus,97.50,-2.50\n"
        b"2026-01-07,Inn,90.00,-7.50\n2026-01-08,Pay,190.00,100.00\n2026-01-09,Kiosk,188.00,-2.00\n"
    )
    assert [row.amount_minor for row in read_bytes(data).rows] == [-150, -250, -750, 10_000, -200]


def test_a_type_column_that_names_no_direction_is_no_direction() -> None:
    data = b"Date,Type,Description,Amount\n2026-01-05,POS,Shop,-1.50\n2026-01-06,ATM,Cash,-20\n"
    fmt = detect(data)
    assert "direction" not in fmt.roles
    assert [row.amount_minor for row in read_bytes(data).rows] == [-150, -2_000]


def test_a_direction_beside_signed_amounts_does_not_turn_them_around() -> None:
    data = b"Date,Payee,Type,Amount\n2026-01-05,Shop,Debit,-1.50\n2026-01-06,Pay,Credit,100\n"
    assert [row.amount_minor for row in read_bytes(data).rows] == [-150, 10_000]


def test_a_reversed_debit_comes_back() -> None:
    data = (
        b"Date,Payee,Type,Amount\n2026-01-05,Shop,Debit,8.00\n"
        b"2026-01-06,Shop,Debit,-1.50\n2026-01-07,Pay,Credit,100\n"
    )
    assert [row.amount_minor for row in read_bytes(data).rows] == [-800, 150, 10_000]


def test_a_row_with_both_debit_and_credit_is_unreadable() -> None:
    data = b"Date,Payee,Debit,Credit\n2026-01-05,Shop,1.50,\n2026-01-06,Odd,1.00,2.00\n"
    statement = read_bytes(data)
    assert [row.amount_minor for row in statement.rows] == [-150]
    assert [item.reason for item in statement.unreadable] == [
        "It has both a debit and a credit amount."
    ]


def test_an_unknown_header_is_still_a_header() -> None:
    data = b"Wann,Wer,Wieviel\n2026-01-05,Shop,-1.50\n2026-01-06,Bus,-2.50\n"
    fmt = detect(data)
    assert fmt.header_line == 1
    assert fmt.columns == ("Wann", "Wer", "Wieviel")


def test_columns_of_one_name_are_told_apart() -> None:
    data = b"Date,Date,Payee,Amount\n2026-01-05,2026-01-07,Shop,-1.50\n"
    assert detect(data).columns == ("Date", "Date (2)", "Payee", "Amount")


def test_a_header_repeated_inside_the_file_is_passed_over() -> None:
    part = b"Date,Payee,Amount\n2026-01-05,Shop,-1.50\n"
    statement = read_bytes(part + part)
    assert [row.line for row in statement.rows] == [2, 4]
    assert statement.unreadable == []


def test_a_stray_quotation_mark_costs_one_row_not_the_file() -> None:
    rows = "".join(f"2026-01-{day:02},Shop,-1.00\n" for day in range(1, 29))
    data = f'Date,Payee,Amount\n2026-01-01,"Shop,-1.00\n{rows}'.encode()
    statement = read_bytes(data)
    assert len(statement.rows) == 28
    assert [item.line for item in statement.unreadable] == [2]


def test_two_stray_quotation_marks_do_not_swallow_the_rows_between() -> None:
    data = (
        b'Date,Payee,Amount\n2026-01-01,"Shop,-1.00\n2026-01-02,Bus,-2.00\n'
        b'2026-01-03,"Inn, old",-3.00\n2026-01-04,Pay,4.00\n'
    )
    statement = read_bytes(data)
    assert [row.line for row in statement.rows] == [3, 4, 5]
    assert [item.line for item in statement.unreadable] == [2]


def test_stray_quotation_marks_in_two_neighbours_do_not_join_them() -> None:
    data = (
        b'Date,Payee,Amount\n2026-01-01,"Shop,-1.00\n2026-01-02,"Bus,-2.00\n'
        b'2026-01-03,"Inn\nold",-3.00\n'
    )
    statement = read_bytes(data)
    assert [(row.line, row.payee) for row in statement.rows] == [(4, "Inn\nold")]
    assert [item.line for item in statement.unreadable] == [2, 3]


def test_a_file_of_nothing_but_stray_quotation_marks_is_refused() -> None:
    data = b"Date,Payee,Amount\n" + b'2026-01-05,"Shop,-1.00\n' * 100
    with pytest.raises(NotAStatement, match="quotation marks are opened and never closed"):
        detect(data)


def test_a_table_wider_than_any_bank_writes_is_refused() -> None:
    data = b"Date,Payee,Amount" + b",x" * 200 + b"\n2026-01-05,Shop,-1.50" + b",1" * 200
    with pytest.raises(NotAStatement):
        detect(data)


def test_text_too_long_to_keep_makes_its_row_unreadable() -> None:
    data = f"Date,Payee,Amount\n2026-01-05,{'x' * 501},-1.00\n2026-01-06,y,-1.00\n".encode()
    statement = read_bytes(data)
    assert len(statement.rows) == 1
    assert statement.unreadable[0].reason == "The payee is 501 characters long; 500 is the most."


@pytest.mark.parametrize(
    ("data", "start"),
    [
        (b"PK\x03\x04rest", "This is a spreadsheet"),
        (b"%PDF-1.7", "This is a PDF"),
        (b"OFXHEADER:100\nDATA:OFXSGML", "This is an OFX"),
        (b"!Type:Bank\nD01/02/2026", "This is a QIF"),
        (b"<!doctype html><p>x", "This is a web page"),
        (b"  \r\n \n", "The file is empty"),
    ],
)
def test_other_kinds_of_file_are_named(data: bytes, start: str) -> None:
    with pytest.raises(NotAStatement, match=start):
        detect(data)


def test_a_person_can_turn_the_signs_around() -> None:
    data = b"Date,Payee,Amount\n2026-01-05,Shop,1.50\n2026-01-06,Bus,2.50\n"
    assert [row.amount_minor for row in read_bytes(data).rows] == [150, 250]
    assert detect(data).notes == ("No amount is negative; all are read as money received.",)
    turned = read_bytes(data, Mapping(spending_positive=True))
    assert [row.amount_minor for row in turned.rows] == [-150, -250]


def test_a_person_can_name_columns_and_leave_roles_empty() -> None:
    data = b"Date,Payee,Memo,Amount\n2026-01-05,Shop,milk,-1.50\n"
    rows = read_bytes(data, Mapping(columns={"payee": "Memo", "note": None})).rows
    assert [(row.payee, row.note) for row in rows] == [("milk", None)]
    rows = read_bytes(data, Mapping(columns={"payee": 2, "note": 1})).rows
    assert [(row.payee, row.note) for row in rows] == [("milk", "Shop")]


def test_a_person_can_say_that_there_is_no_header() -> None:
    data = b"2026-01-05,Shop,-1.50\n2026-01-06,Bus,-2.50\n"
    fmt = detect(data, Mapping(header_line=1))
    assert fmt.columns == ("2026-01-05", "Shop", "-1.50")
    assert detect(data, Mapping(header_line=0)).columns == ("Column 1", "Column 2", "Column 3")


@pytest.mark.parametrize(
    ("mapping", "field"),
    [
        (Mapping(columns={"payee": "Nobody"}), "columns.payee"),
        (Mapping(columns={"payee": 17}), "columns.payee"),
        (Mapping(columns={"payee": 0, "note": "Date"}), "columns"),
        (Mapping(columns={"date": None}), "columns.date"),
        (Mapping(encoding="klingon"), "encoding"),
        (Mapping(encoding="idna"), "encoding"),
        (Mapping(header_line=99), "header_line"),
    ],
)
def test_a_mapping_that_does_not_fit_the_file_is_refused(mapping: Mapping, field: str) -> None:
    with pytest.raises(MappingError) as refused:
        detect(b"Date,Payee,Amount\n2026-01-05,Shop,-1.50\n", mapping)
    assert field in [error.field for error in refused.value.errors]
