"""How a statement file is written, found out from its bytes.

`detect` looks at the whole file for what every row decides (date order, decimal mark, signs) and at
a sample for the rest. What a person has said (`Mapping`) is never overruled.
"""

from collections.abc import Mapping as AnyMapping
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pennybell.domains.imports.amounts import MarkChoice, choose_mark, parse_number
from pennybell.domains.imports.columns import assign, is_amount, is_date, is_header
from pennybell.domains.imports.dates import OrderChoice, choose_order
from pennybell.domains.imports.decoding import decode
from pennybell.domains.imports.model import (
    DELIMITERS,
    DecimalMark,
    FieldError,
    Format,
    Mapping,
    MappingError,
    NotAStatement,
    Role,
)
from pennybell.domains.imports.records import (
    SAMPLE_RECORDS,
    Record,
    sample_records,
    split_lines,
    table,
    usual_width,
)
from pennybell.domains.imports.vocabulary import (
    FOREIGN_HEADERS,
    direction_of,
    fold,
    says_transfer,
)
from pennybell.kit.money import CURRENCIES

_HEADER_RECORDS: Final = 100
"""How far down a header is looked for, below what banks print above it."""
_COLUMNS_MAX: Final = 128
"""Bank exports have up to 40; the work of judging columns grows with their number."""
_NOTHING: Final = "No table with dates and amounts was found in this file."
_EMPTY_TABLE: Final = "The file has a header row and no transaction under it."
_TORN_TABLE: Final = "No row can be read: quotation marks are opened and never closed."
_MONEY: Final[tuple[Role, ...]] = ("amount", "debit", "credit")
_AS_GIVEN: Final = Mapping()


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where the table stands; lines are physical and 1-based."""

    delimiter: str
    quote: str
    header: Record | None
    first_line: int


def detect(data: bytes, mapping: Mapping = _AS_GIVEN) -> Format:
    """Find out how a file is written. What `mapping` says is kept, the rest detected around it.

    Raises:
        NotAStatement: empty, binary, without a table, or without a row under its header.
        MappingError: the mapping names an encoding, line or column the file does not have.
    """
    text, encoding = decode(data, mapping.encoding)
    lines = split_lines(text)
    layout = _locate(lines, mapping)
    found = table(lines, layout.delimiter, layout.quote, first_line=layout.first_line)
    body = [record for record in found if any(map(str.strip, record.fields))]
    if layout.header is not None:
        body = [record for record in body if record.fields != layout.header.fields]
    rows = [record.fields for record in body if not record.runaway]
    if not rows:
        raise NotAStatement(_EMPTY_TABLE if not body else _TORN_TABLE)
    columns = _column_names(layout.header, body)
    if len(columns) > _COLUMNS_MAX:
        raise NotAStatement(f"The table has {len(columns)} columns; {_COLUMNS_MAX} is the most.")
    fixed = _fixed(mapping, columns)
    sample = rows[:SAMPLE_RECORDS]
    roles = assign(columns if layout.header else None, sample, len(columns), fixed)
    _require(roles, fixed)
    return _describe(encoding, layout, columns, _Cells(rows, roles), mapping)


class _Cells:
    """The filled cells of the table by role."""

    def __init__(self, rows: Sequence[Sequence[str]], roles: AnyMapping[Role, int]) -> None:
        self.rows = rows
        self.roles = roles

    def filled(self, role: Role) -> list[str]:
        column = self.roles.get(role)
        if column is None:
            return []
        return [row[column] for row in self.rows if column < len(row) and row[column].strip()]

    def beside(self, *roles: Role) -> list[tuple[str, ...]]:
        columns = [self.roles.get(role, -1) for role in roles]
        return [
            tuple(row[c].strip() if 0 <= c < len(row) else "" for c in columns) for row in self.rows
        ]


def _describe(
    encoding: str, layout: _Layout, columns: tuple[str, ...], cells: _Cells, mapping: Mapping
) -> Format:
    foreign = any(fold(name) in FOREIGN_HEADERS for name in columns)
    order = _date_order(cells, mapping, month_first=not foreign and layout.delimiter != ";")
    mark = _decimal_mark(cells, mapping, comma_likely=foreign or layout.delimiter == ";")
    positive, guessed = _spending_positive(cells, mark.mark, mapping)
    notes = []
    if order.rivals:
        other = " or ".join(_ORDER_NAMES[rival] for rival in order.rivals)
        notes.append(
            f"The dates can be read in more than one way; {_ORDER_NAMES[order.order]} was chosen, "
            f"{other} is possible as well."
        )
    if mark.ambiguous:
        notes.append(
            f"The amounts do not show which mark stands before the decimals; {mark.mark!r} was chosen."
        )
    if guessed:
        notes.append(guessed)
    return Format(
        encoding=encoding,
        delimiter=layout.delimiter,
        quote=layout.quote,
        header_line=layout.header.line if layout.header else None,
        first_line=layout.first_line,
        columns=columns,
        roles=dict(cells.roles),
        date_format=order.order,
        date_ambiguous=bool(order.rivals),
        decimal=mark.mark,
        decimal_ambiguous=mark.ambiguous,
        spending_positive=positive,
        currency=mapping.currency or _header_currency(columns, cells.roles),
        notes=tuple(notes),
    )


_ORDER_NAMES: Final = {
    "ymd": "year, month, day",
    "dmy": "day, month, year",
    "mdy": "month, day, year",
    "ydm": "year, day, month",
}


# Where the table is


def _locate(lines: list[str], mapping: Mapping) -> _Layout:
    first = 1
    delimiters: Sequence[str] = DELIMITERS
    start = lines[0].strip().lower() if lines else ""
    if start.startswith("sep="):
        # Excel's own way of naming the delimiter, on a line of its own.
        first = 2
        delimiters = [d for d in DELIMITERS if d == start[4:5]] or DELIMITERS
        delimiters = ["\t"] if lines[0].strip("\r\n").lower() == "sep=\t" else delimiters
    if mapping.delimiter is not None:
        delimiters = [mapping.delimiter]
    best: tuple[int, _Layout] | None = None
    for delimiter in delimiters:
        quote = _quote(lines, delimiter)
        sample = sample_records(lines, delimiter, quote, start=first - 1)
        found = _table_start(sample, mapping)
        if found is None:
            continue
        header, at = found
        rows = [record.fields for record in sample if record.line >= at and record is not header]
        score = (is_header(header.fields) if header else 0) * 10 + sum(
            map(_is_row, rows[:200])
        ) * 10
        score += usual_width([record for record in sample if record.line >= at])
        if best is None or score > best[0]:
            best = score, _Layout(delimiter, quote, header, at)
    if best is None:
        raise NotAStatement(_NOTHING)
    return best[1]


def _quote(lines: list[str], delimiter: str) -> str:
    """The quotation mark: single only where it plainly wraps the cells and no double one does."""
    sample = [line.strip() for line in lines[:SAMPLE_RECORDS] if delimiter in line]
    single = sum(f"'{delimiter}'" in line and line.startswith("'") for line in sample)
    double = any(f'{delimiter}"' in line or line.startswith('"') for line in sample)
    return "'" if single * 2 > len(sample) and not double else '"'


def _table_start(sample: list[Record], mapping: Mapping) -> tuple[Record | None, int] | None:
    """The header record, if there is one, and the line the table begins on."""
    filled = [
        record for record in sample if 1 < len(record.fields) <= _COLUMNS_MAX and any(record.fields)
    ]
    if mapping.header_line:
        for record in sample:
            if record.line == mapping.header_line:
                return record, record.line
        raise MappingError(FieldError("header_line", "No record of the file begins on this line."))
    rows = (i for i, record in enumerate(filled) if _is_row(record.fields))
    first = next(rows, None)
    if mapping.header_line is None:
        scores = [(is_header(r.fields), -i, r) for i, r in enumerate(filled[:_HEADER_RECORDS])]
        best = max(scores, key=lambda score: score[:2], default=None)
        if best is not None and best[0]:
            return best[2], best[2].line
        above = filled[first - 1] if first else None
        if first and above is not None and _could_be_header(above, filled[first]):
            return above, above.line
    if first is not None:
        return None, filled[first].line
    if not filled or not any(column is not None for column in mapping.columns.values()):
        return None
    # The person names columns of a table that shows no dates or amounts: believe them.
    return (filled[0] if mapping.header_line is None else None), filled[0].line


def _is_row(fields: Sequence[str]) -> bool:
    dates = [i for i, cell in enumerate(fields) if cell and is_date(cell)]
    return bool(dates) and any(
        i not in dates and is_amount(cell) for i, cell in enumerate(fields) if cell
    )


def _could_be_header(above: Record, row: Record) -> bool:
    named = [cell for cell in above.fields if cell.strip()]
    close = abs(len(above.fields) - len(row.fields)) <= 1
    plain = not any(is_date(cell) or is_amount(cell) for cell in named)
    return close and len(named) >= 2 and len(set(named)) == len(named) and plain


def _column_names(header: Record | None, body: list[Record]) -> tuple[str, ...]:
    """Unique names, padded to the width most rows have."""
    given = [cell.strip() for cell in header.fields] if header else []
    width = max(len(given), usual_width(body[:SAMPLE_RECORDS]))
    if width > _COLUMNS_MAX:
        return ("",) * width
    while len(given) > 1 and not given[-1] and width <= len(given):
        if any(len(r.fields) >= len(given) and r.fields[len(given) - 1].strip() for r in body):
            break
        given.pop()
        width = len(given)
    names: list[str] = []
    for i in range(width):
        name = given[i] if i < len(given) and given[i] else f"Column {i + 1}"
        count = 2
        unique = name
        while unique in names:
            unique, count = f"{name} ({count})", count + 1
        names.append(unique)
    return tuple(names)


# What the columns mean


def _fixed(mapping: Mapping, columns: tuple[str, ...]) -> dict[Role, int | None]:
    fixed: dict[Role, int | None] = {}
    errors = []
    for role, column in mapping.columns.items():
        if isinstance(column, str):
            if column in columns:
                fixed[role] = columns.index(column)
                continue
        elif column is None or column < len(columns):
            fixed[role] = column
            continue
        errors.append(FieldError(f"columns.{role}", f"The file has no column {column!r}."))
    used = [column for column in fixed.values() if column is not None]
    if len(set(used)) < len(used):
        errors.append(FieldError("columns", "One column is given two roles."))
    if errors:
        raise MappingError(*errors)
    return fixed


def _require(roles: AnyMapping[Role, int], fixed: AnyMapping[Role, int | None]) -> None:
    has_money = any(role in roles for role in _MONEY)
    if "date" in roles and has_money:
        return
    missing: Role = "date" if "date" not in roles else "amount"
    if missing in fixed:
        raise MappingError(FieldError(f"columns.{missing}", "A statement needs this column."))
    raise NotAStatement(_NOTHING)


def _date_order(cells: _Cells, mapping: Mapping, *, month_first: bool) -> OrderChoice:
    if mapping.date_format is not None:
        return OrderChoice(mapping.date_format, (), 0)
    return choose_order(cells.filled("date"), month_first=month_first)


def _decimal_mark(cells: _Cells, mapping: Mapping, *, comma_likely: bool) -> MarkChoice:
    if mapping.decimal is not None:
        return MarkChoice(mapping.decimal, ambiguous=False)
    money = [cell for role in _MONEY for cell in cells.filled(role)]
    stated = {cell.strip() for cell in cells.filled("currency")} or {mapping.currency or ""}
    exponents = {CURRENCIES[code].exponent for code in stated if code in CURRENCIES}
    return choose_mark(money, comma_likely=comma_likely, three_decimals=exponents == {3})


def _header_currency(columns: tuple[str, ...], roles: AnyMapping[Role, int]) -> str | None:
    """The currency an amount column names: Amount (EUR), Betrag in EUR, Débit euros."""
    for role in _MONEY:
        if role in roles:
            for word in columns[roles[role]].replace("(", " ").replace(")", " ").split()[1:]:
                code = _WRITTEN_OUT.get(word.lower(), word)
                if code in CURRENCIES:
                    return code
    return None


_WRITTEN_OUT: Final = {"€": "EUR", "euro": "EUR", "euros": "EUR", "£": "GBP"}


def _spending_positive(
    cells: _Cells, mark: DecimalMark, mapping: Mapping
) -> tuple[bool, str | None]:
    """Whether spending is written as a positive number, and a sentence if that is a guess."""
    if mapping.spending_positive is not None:
        return mapping.spending_positive, None
    signs: dict[str, int] = {}

    def sign(cell: str) -> int:
        if cell not in signs:
            number = parse_number(cell, mark)
            zero = number is None or not (number.whole + number.part).strip("0")
            signs[cell] = 0 if number is None or zero else -1 if number.negative else 1
        return signs[cell]

    if "amount" not in cells.roles:
        return sum(map(sign, cells.filled("debit"))) >= 0, None
    if "direction" in cells.roles:
        pairs = cells.beside("amount", "direction")
        return sum(sign(amount) for amount, word in pairs if direction_of(word) < 0) >= 0, None
    return _bare_sign(
        [(sign(row[0]), row[1], row[2]) for row in cells.beside("amount", "category", "payee")]
    )


def _bare_sign(rows: list[tuple[int, str, str]]) -> tuple[bool, str | None]:
    """The sign of a lone amount column: a card's own statement writes purchases positive."""
    negative = [row for row in rows if row[0] < 0]
    positive = sum(row[0] > 0 for row in rows)
    if not negative:
        if not positive:
            return False, None
        return False, "No amount is negative; all are read as money received."
    if len(negative) * 2 < positive:
        payments = sum(says_transfer(category, payee) for _, category, payee in negative)
        if payments * 2 > len(negative):
            return True, "Positive amounts are read as spending, as on a card's own statement."
    return False, None
