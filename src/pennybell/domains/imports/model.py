"""What a statement file is made of: its format, what a person may override, and the rows read.

Pure values. `detection.detect` makes a `Format`, `reading.read` makes a `Statement` from it.
"""

from collections.abc import Callable
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, Literal, cast, get_args

Role = Literal[
    "date",
    "payee",
    "amount",
    "debit",
    "credit",
    "direction",
    "currency",
    "account",
    "category",
    "note",
    "reference",
]
DateOrder = Literal["ymd", "dmy", "mdy", "ydm"]
DecimalMark = Literal[".", ","]
Kind = Literal["standard", "transfer"]

ROLES: Final[tuple[Role, ...]] = get_args(Role)
DATE_ORDERS: Final[tuple[DateOrder, ...]] = get_args(DateOrder)
DELIMITERS: Final = (",", ";", "\t", "|")
TEXT_CHARS_MAX: Final[dict[str, int]] = {
    "payee": 500,
    "note": 5_000,
    "account": 200,
    "category": 200,
    "reference": 200,
}
"""Longest text a row may carry; a longer one makes the row unreadable, it is never cut."""


class NotAStatement(Exception):
    """The file as a whole cannot be read; `str(error)` is one sentence for the person."""


@dataclass(frozen=True, slots=True)
class FieldError:
    field: str
    """Where in the mapping, for example `columns.date`."""
    message: str


class MappingError(ValueError):
    """The mapping is malformed or does not fit the file; `errors` says where and why."""

    def __init__(self, *errors: FieldError) -> None:
        super().__init__(" ".join(f"{error.field}: {error.message}" for error in errors))
        self.errors = errors

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel between processes with the errors, not with their text."""
        return self.__class__, self.errors


@dataclass(frozen=True, slots=True)
class Mapping:
    """What a person says about a file. Whatever is left out is detected.

    Attributes:
        columns: role -> column name (as in `Format.columns`) or zero-based index; None says that
            no column has this role.
        header_line: physical 1-based line of the header row; 0 says that there is none.
        spending_positive: spending is written as a positive number. With debit and credit columns
            or a direction column: the debit numbers carry no minus.
        currency: of rows that state none.
    """

    columns: AnyMapping[Role, str | int | None] = field(default_factory=dict)
    encoding: str | None = None
    delimiter: str | None = None
    header_line: int | None = None
    date_format: DateOrder | None = None
    decimal: DecimalMark | None = None
    spending_positive: bool | None = None
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class Format:
    """How a file is written, complete enough to read it.

    Attributes:
        first_line: physical 1-based line where the table (header or first row) begins.
        columns: unique names in file order; "Column 1" and so on without a header.
        roles: role -> zero-based column. Has `date`, and `amount` or `debit` or `credit`.
        date_ambiguous: another order reads every date as well, and differently.
        decimal_ambiguous: the other decimal mark is possible, and gives other amounts.
        currency: named by the header of the amount column or by the person, else None.
        notes: sentences about what was guessed.
    """

    encoding: str
    delimiter: str
    quote: str
    header_line: int | None
    first_line: int
    columns: tuple[str, ...]
    roles: AnyMapping[Role, int]
    date_format: DateOrder
    date_ambiguous: bool
    decimal: DecimalMark
    decimal_ambiguous: bool
    spending_positive: bool
    currency: str | None = None
    notes: tuple[str, ...] = ()

    @property
    def has_header(self) -> bool:
        return self.header_line is not None

    def mapping(self) -> Mapping:
        """The complete mapping: given back to `detect`, it yields this format again."""
        return Mapping(
            columns={
                role: self.columns[self.roles[role]] if role in self.roles else None
                for role in ROLES
            },
            encoding=self.encoding,
            delimiter=self.delimiter,
            header_line=self.header_line or 0,
            date_format=self.date_format,
            decimal=self.decimal,
            spending_positive=self.spending_positive,
            currency=self.currency,
        )


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a statement, text kept as written (trimmed).

    Attributes:
        line: physical 1-based line where the row begins.
        amount_minor: signed, spending negative, in minor units of `currency`.
        currency: ISO 4217 code; stated by the file, else what the caller assumed.
        kind: "transfer" moves money between a person's own accounts and is never spending.
    """

    line: int
    date: date
    amount_minor: int
    currency: str
    currency_stated: bool
    payee: str | None
    note: str | None
    account: str | None
    category: str | None
    reference: str | None
    kind: Kind


@dataclass(frozen=True, slots=True)
class Unreadable:
    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Statement:
    """All rows of a file, in file order, and every line that could not be read.

    Attributes:
        accounts: names found, in order of appearance.
    """

    rows: list[Row]
    unreadable: list[Unreadable]
    columns: tuple[str, ...]
    accounts: tuple[str, ...]


def parse_mapping(value: object) -> Mapping:
    """Read a mapping from decoded JSON.

    Raises:
        MappingError: with every field that is wrong.
    """
    if not isinstance(value, dict):
        raise MappingError(FieldError("mapping", "It must be an object."))
    given = cast("dict[str, Any]", value)
    errors = [FieldError(str(key), "It is unknown.") for key in given if key not in _CHECKS]
    for key, (accepts, message) in _CHECKS.items():
        if given.get(key) is not None and not accepts(given[key]):
            errors.append(FieldError(key, message))
    columns = given.get("columns")
    if isinstance(columns, dict):
        errors += _column_errors(columns)
    if errors:
        raise MappingError(*errors)
    known = {key: given[key] for key in _CHECKS if given.get(key) is not None}
    if "columns" in known:
        known["columns"] = dict(known["columns"])
    return Mapping(**known)


def dump_mapping(mapping: Mapping) -> dict[str, Any]:
    """The mapping as JSON-able dict; `parse_mapping` reads it back."""
    return {
        "columns": dict(mapping.columns),
        "encoding": mapping.encoding,
        "delimiter": mapping.delimiter,
        "header_line": mapping.header_line,
        "date_format": mapping.date_format,
        "decimal": mapping.decimal,
        "spending_positive": mapping.spending_positive,
        "currency": mapping.currency,
    }


def _is_line(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 10**9


def _is_currency(value: object) -> bool:
    return isinstance(value, str) and len(value) == 3 and value.isascii() and value.isupper()


_CHECKS: Final[dict[str, tuple[Callable[[Any], bool], str]]] = {
    "columns": (lambda v: isinstance(v, dict), "It must be an object of role and column."),
    "encoding": (lambda v: isinstance(v, str) and 0 < len(v) <= 40, "It must be a name."),
    "delimiter": (lambda v: v in DELIMITERS, "It must be a comma, semicolon, tab or bar."),
    "header_line": (_is_line, "It must be a line number, or 0 for no header."),
    "date_format": (lambda v: v in DATE_ORDERS, "It must be ymd, dmy, mdy or ydm."),
    "decimal": (lambda v: v in (".", ","), 'It must be "." or ",".'),
    "spending_positive": (lambda v: isinstance(v, bool), "It must be true or false."),
    "currency": (_is_currency, "It must be a currency code such as EUR."),
}


def _column_errors(columns: dict[Any, Any]) -> list[FieldError]:
    errors: list[FieldError] = []
    taken: dict[Any, str] = {}
    for role, column in columns.items():
        where = f"columns.{role}"
        if role not in ROLES:
            errors.append(FieldError(where, "It is not a known role."))
        elif column is None:
            continue
        elif not isinstance(column, str) and not _is_line(column):
            errors.append(FieldError(where, "It must be a column name, an index, or null."))
        elif column in taken:
            errors.append(FieldError(where, f"The column is already used as {taken[column]}."))
        else:
            taken[column] = role
    return errors
