"""What holds for every file: written in any supported way it reads back, and nothing else escapes."""

import csv
import io
from dataclasses import dataclass
from datetime import date
from typing import Literal

from hypothesis import given
from hypothesis import strategies as st
from tests.unit.imports.statements import NAMES, fixture, make_row, read_bytes

from pennybell.domains.imports.detection import detect
from pennybell.domains.imports.fingerprints import import_keys
from pennybell.domains.imports.model import DateOrder, DecimalMark, Mapping, NotAStatement, Row
from pennybell.domains.imports.reading import Assumed, read
from pennybell.domains.imports.transfers import pair_transfers
from pennybell.kit.money import exponent_of


@dataclass(frozen=True, slots=True)
class Style:
    """One way to write a statement."""

    delimiter: str
    order: DateOrder
    separator: str
    decimal: DecimalMark
    thousands: str
    money: str
    encoding: str
    line_end: str

    def day(self, value: date) -> str:
        parts = {"y": f"{value.year}", "m": f"{value.month:02}", "d": f"{value.day:02}"}
        return self.separator.join(parts[letter] for letter in self.order)

    def number(self, minor: int) -> str:
        whole, part = divmod(abs(minor), 100)
        sign = "-" if minor < 0 else ""
        return f"{sign}{whole:,}".replace(",", self.thousands) + f"{self.decimal}{part:02}"

    def money_cells(self, minor: int) -> list[str]:
        if self.money == "signed":
            return [self.number(minor)]
        if self.money == "word":
            return [self.number(abs(minor)), "debit" if minor < 0 else "credit"]
        return [self.number(-minor), ""] if minor < 0 else ["", self.number(minor)]

    def write(self, entries: list[tuple[date, int, str]]) -> bytes:
        names = {"signed": ["Amount"], "word": ["Amount", "Type"], "two": ["Debit", "Credit"]}
        out = io.StringIO(newline="")
        # The csv module leaves a line feed bare when lines end in CR alone; no reader could know.
        torn = any("\n" in payee for _, _, payee in entries)
        quoting: Literal[0, 1] = csv.QUOTE_ALL if torn else csv.QUOTE_MINIMAL
        writer = csv.writer(
            out, delimiter=self.delimiter, lineterminator=self.line_end, quoting=quoting
        )
        writer.writerow(["Date", "Payee", *names[self.money]])
        for day, minor, payee in entries:
            writer.writerow([self.day(day), payee, *self.money_cells(minor)])
        return out.getvalue().encode(self.encoding)


_STYLES = st.builds(
    Style,
    delimiter=st.sampled_from([",", ";", "\t", "|"]),
    order=st.sampled_from(["ymd", "dmy", "mdy"]),
    separator=st.sampled_from(["/", "-", "."]),
    decimal=st.just("."),
    thousands=st.sampled_from(["", ",", " ", "'", "\u00a0"]),
    money=st.sampled_from(["signed", "word", "two"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    line_end=st.sampled_from(["\n", "\r\n", "\r"]),
) | st.builds(
    Style,
    delimiter=st.sampled_from([",", ";", "\t", "|"]),
    order=st.sampled_from(["ymd", "dmy", "mdy"]),
    separator=st.sampled_from(["/", "-", "."]),
    decimal=st.just(","),
    thousands=st.sampled_from(["", ".", " ", "'", "\u202f"]),
    money=st.sampled_from(["signed", "word", "two"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    line_end=st.sampled_from(["\n", "\r\n", "\r"]),
)
_PAYEES = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t,;|\"'"), max_size=30
).map(lambda text: f"Shop {text}".strip())
_ENTRIES = st.lists(
    st.tuples(
        st.dates(date(1990, 1, 1), date(2050, 12, 31)),
        st.integers(-(10**11), 10**11).filter(bool),
        _PAYEES,
    ),
    min_size=1,
    max_size=12,
)
_CELLS = st.sampled_from(
    ["Date", "Amount", "Payee", "Debit", "Credit", "2026-01-05", "31.12.2025", "2026-02-30", "1.50",
     "-2,50", "(3)", "EUR", "debit", "Transfer", '"', "'", "\0", "\n", "\r", ",", ";", "\t", "é", ""]
)  # fmt: skip


@given(style=_STYLES, entries=_ENTRIES)
def test_rows_written_in_any_style_are_read_back(
    style: Style, entries: list[tuple[date, int, str]]
) -> None:
    data = style.write(entries)
    found = detect(data)
    assert found.delimiter == style.delimiter
    # A few rows cannot always tell the order and the mark: those a person may have to say.
    signed = False if style.money == "signed" else None
    told = Mapping(date_format=style.order, decimal=style.decimal, spending_positive=signed)
    statement = read_bytes(data, told)
    assert statement.unreadable == []
    read_back = [(row.date, row.amount_minor, row.payee) for row in statement.rows]
    assert read_back == entries


@given(style=_STYLES, entries=_ENTRIES)
def test_what_detection_is_sure_of_is_right(
    style: Style, entries: list[tuple[date, int, str]]
) -> None:
    data = style.write(entries)
    fmt = detect(data)
    statement = read(data, fmt, Assumed("EUR"), exponent_of=exponent_of)
    assert len(statement.rows) + len(statement.unreadable) == len(entries)
    if not fmt.decimal_ambiguous:
        assert [abs(row.amount_minor) for row in statement.rows] == [
            abs(minor) for _, minor, _ in entries
        ]
    dotted_alien = style.separator == "." and style.order == "mdy"
    if not fmt.date_ambiguous and not dotted_alien:
        assert [row.date for row in statement.rows] == [day for day, _, _ in entries]


@given(data=st.binary(max_size=400))
def test_arbitrary_bytes_are_read_or_refused(data: bytes) -> None:
    _read_or_refuse(data)


@given(cells=st.lists(_CELLS, max_size=80), delimiter=st.sampled_from([",", ";", "\t", "\n"]))
def test_arbitrary_tables_are_read_or_refused(cells: list[str], delimiter: str) -> None:
    _read_or_refuse(delimiter.join(cells).encode())


@given(
    name=st.sampled_from(NAMES),
    place=st.floats(0, 1),
    junk=st.binary(min_size=1, max_size=8),
    cut=st.booleans(),
)
def test_a_damaged_statement_is_read_or_refused(
    name: str, place: float, junk: bytes, cut: bool
) -> None:
    data = fixture(name)
    at = int(place * len(data))
    _read_or_refuse(data[:at] if cut else data[:at] + junk + data[at + len(junk) :])


def _read_or_refuse(data: bytes) -> None:
    try:
        fmt = detect(data)
    except NotAStatement:
        return
    statement = read(data, fmt, Assumed("EUR"), exponent_of=exponent_of)
    lines = [row.line for row in statement.rows] + [item.line for item in statement.unreadable]
    assert len(lines) == len(set(lines))
    assert all("\0" not in (row.payee or "") + (row.note or "") for row in statement.rows)
    for row in statement.rows:
        (row.payee or "").encode()  # no lone surrogates reach the database
    assert len(set(import_keys(statement.rows))) == len(statement.rows)
    pairs = pair_transfers(statement.rows)
    assert all(pairs[other] == one for one, other in pairs.items())
    assert detect(data, fmt.mapping()).roles == fmt.roles


_ROWS = st.lists(
    st.builds(
        make_row,
        st.integers(-3, 3),
        day=st.integers(1, 9),
        account=st.sampled_from(["A", "B", "C", None]),
        kind=st.sampled_from(["standard", "transfer"]),
        payee=st.sampled_from(["Shop", "Inn"]),
    ),
    max_size=40,
)


@given(rows=_ROWS, days=st.tuples(st.integers(1, 9), st.integers(1, 9)))
def test_a_window_of_whole_days_keeps_its_keys(rows: list[Row], days: tuple[int, int]) -> None:
    first, last = min(days), max(days)
    keys = import_keys(rows)
    inside = [i for i, row in enumerate(rows) if first <= row.date.day <= last]
    assert import_keys([rows[i] for i in inside]) == [keys[i] for i in inside]
    assert len(set(keys)) == len(keys)


@given(rows=_ROWS)
def test_pairs_are_lawful_and_none_is_left_that_could_be_made(rows: list[Row]) -> None:
    pairs = pair_transfers(rows)
    for one, other in pairs.items():
        a, b = rows[one], rows[other]
        assert pairs[other] == one
        assert a.kind == b.kind == "transfer"
        assert a.amount_minor == -b.amount_minor != 0
        assert a.account != b.account
        assert abs((a.date - b.date).days) <= 5
    single = [r for i, r in enumerate(rows) if r.kind == "transfer" and i not in pairs]
    for a in single:
        assert not any(
            a.amount_minor == -b.amount_minor != 0
            and a.account != b.account
            and abs((a.date - b.date).days) <= 5
            for b in single
        )
