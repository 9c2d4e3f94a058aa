"""The files `pennybell forecast evaluate` takes: spending, and budgets.

Spending is a table `household,date,amount_minor,category,payee` (spending positive), or a bank's
statement, read as an import reads it. Budgets are `household,category,amount_minor`, or a person's
own `Category,Budget` in major units.
"""

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from pennybell.domains.imports.amounts import AmountError, minor_units, parse_number
from pennybell.domains.imports.decoding import decode
from pennybell.domains.imports.detection import detect
from pennybell.domains.imports.model import Row
from pennybell.domains.imports.reading import Assumed, read
from pennybell.domains.imports.vocabulary import fold
from pennybell.forecast.walk import Budget, Spent
from pennybell.kit.money import AMOUNT_MINOR_MAX, exponent_of

COLUMNS: Final = ("household", "date", "amount_minor", "category", "payee")
BUDGET_COLUMNS: Final = ("household", "category", "amount_minor")
OWN_BUDGET_COLUMNS: Final = ("category", "budget")

ONE_HOUSEHOLD: Final = ""
"""The household of a bank's statement, which names none."""

UNCATEGORISED: Final = "Uncategorised"


class UnusableFile(Exception):
    """The file cannot be judged by; `str(error)` is one sentence for the person."""


@dataclass(frozen=True, slots=True)
class History:
    """What a file says was spent.

    `span`: first and last day each household's file knows of. `notes`: what was left out and why.
    """

    spent: tuple[Spent, ...]
    span: Mapping[str, tuple[date, date]]
    exponent: int
    notes: tuple[str, ...] = ()


def read_history(path: Path, currency: str) -> History:
    """Read spending of either form.

    Args:
        currency: of amounts that state none.

    Raises:
        UnusableFile: a table of ours with a line that is none, or without any.
        NotAStatement: neither a table of ours nor a statement.
    """
    data = path.read_bytes()
    lines = _lines(data, COLUMNS)
    if lines is None:
        return _of_statement(data, currency)
    spent = [_spent(line) for line in lines]
    if not spent:
        raise UnusableFile(f"{path.name} has no line under its header.")
    span: dict[str, tuple[date, date]] = {}
    for each in spent:
        first, last = span.get(each.household, (each.day, each.day))
        span[each.household] = min(first, each.day), max(last, each.day)
    return History(tuple(spent), span, exponent_of(currency))


def read_budgets(path: Path, history: History) -> dict[Budget, int]:
    """Read limits, for the households and categories as the history spells them.

    Raises:
        UnusableFile: neither form of budgets, a line that is none, or one that comes twice.
    """
    data = path.read_bytes()
    lines = _lines(data, BUDGET_COLUMNS)
    if lines is not None:
        return _limits(lines, lambda line: (line["household"], _minor(line)))
    lines = _lines(data, OWN_BUDGET_COLUMNS)
    if lines is None:
        raise UnusableFile(
            f"{path.name} has neither the columns {','.join(BUDGET_COLUMNS)} nor Category,Budget."
        )
    if len(history.span) > 1:
        raise UnusableFile(
            f"{path.name} names no household, and the transactions are of {len(history.span)}."
        )
    household = next(iter(history.span))
    return _limits(lines, lambda line: (household, _major(line, history.exponent)))


class _Line(dict[str, str]):
    """One line by lower-case column; `number` is its physical line."""

    def __init__(self, cells: Mapping[str, str], number: int) -> None:
        super().__init__(cells)
        self.number = number

    def wrong(self, column: str, should: str) -> UnusableFile:
        return UnusableFile(f"Line {self.number}: {column} {self[column][:40]!r} is not {should}.")


def _lines(data: bytes, columns: tuple[str, ...]) -> list[_Line] | None:
    """The lines of a table with these columns, in any order; None for another kind of file."""
    text, _ = decode(data)
    table = csv.reader(io.StringIO(text, newline=""))
    try:
        header = [name.strip().lower() for name in next(table, [])]
        if not set(columns) <= set(header):
            return None
        return list(_read_lines(table, header))
    except csv.Error as error:
        raise UnusableFile(f"Line {table.line_num}: {error}.") from error


def _read_lines(table: "Iterator[list[str]]", header: list[str]) -> Iterator[_Line]:
    for number, cells in enumerate(table, 2):
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(header):
            raise UnusableFile(f"Line {number} has {len(cells)} columns, the header {len(header)}.")
        yield _Line(dict(zip(header, map(str.strip, cells), strict=True)), number)


def _spent(line: _Line) -> Spent:
    try:
        day = date.fromisoformat(line["date"])
    except ValueError as error:
        raise line.wrong("date", "a date such as 2026-01-26") from error
    return Spent(
        line["household"], day, _minor(line), line["category"] or UNCATEGORISED, line["payee"]
    )


def _minor(line: _Line) -> int:
    try:
        amount = int(line["amount_minor"])
    except ValueError as error:
        raise line.wrong("amount_minor", "a whole number of minor units") from error
    if abs(amount) > AMOUNT_MINOR_MAX:
        raise line.wrong("amount_minor", "an amount that can be recorded")
    return amount


def _major(line: _Line, exponent: int) -> int:
    number = parse_number(line["budget"], ".")
    if number is None:
        raise line.wrong("budget", "an amount")
    try:
        return minor_units(number, exponent)
    except AmountError as error:
        raise UnusableFile(f"Line {line.number}: the budget {error}.") from error


def _limits(lines: list[_Line], read_line: Callable[[_Line], tuple[str, int]]) -> dict[Budget, int]:
    limits: dict[Budget, int] = {}
    for line in lines:
        household, limit = read_line(line)
        budget = household, line["category"]
        if limit < 0:
            raise UnusableFile(f"Line {line.number}: a budget cannot be negative.")
        if budget in limits:
            raise UnusableFile(f"Line {line.number}: {line['category']!r} has a budget already.")
        limits[budget] = limit
    return limits


def _of_statement(data: bytes, currency: str) -> History:
    statement = read(data, detect(data), Assumed(currency), exponent_of=exponent_of)
    if not statement.rows:
        raise UnusableFile("No line of the statement can be read.")
    days = [row.date for row in statement.rows]
    code, _ = Counter(row.currency for row in statement.rows).most_common(1)[0]
    rows = [row for row in statement.rows if row.currency == code]
    moved = [row for row in rows if row.kind == "transfer"]
    earned = _income(rows)
    spent = [
        Spent(ONE_HOUSEHOLD, row.date, -row.amount_minor, _category(row), row.payee or "")
        for row in rows
        if row.kind != "transfer" and fold(_category(row)) not in earned
    ]
    left_out = {
        "transfers and card payments": len(moved),
        "of categories that earn more than they cost": len(rows) - len(moved) - len(spent),
        f"in another currency than {code}": len(statement.rows) - len(rows),
        "unreadable": len(statement.unreadable),
    }
    notes = [f"{count} rows left out: {what}" for what, count in left_out.items() if count]
    span = {ONE_HOUSEHOLD: (min(days), max(days))}
    return History(tuple(spent), span, exponent_of(code), tuple(notes))


def _category(row: Row) -> str:
    return row.category or UNCATEGORISED


def _income(rows: list[Row]) -> set[str]:
    """Folded categories that brought money in, as an import would make them."""
    sums: dict[str, int] = {}
    for row in rows:
        if row.kind != "transfer":
            name = fold(_category(row))
            sums[name] = sums.get(name, 0) + row.amount_minor
    return {name for name, total in sums.items() if total > 0}
