"""A statement file to rows, by a known format; whatever cannot be read is listed, not lost."""

from collections.abc import Callable
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

from pennybell.domains.imports.amounts import (
    AmountError,
    Number,
    minor_units,
    parse_number,
    resolve_currency,
)
from pennybell.domains.imports.dates import parse_date
from pennybell.domains.imports.decoding import decode, is_intact
from pennybell.domains.imports.model import (
    TEXT_CHARS_MAX,
    Format,
    Kind,
    Role,
    Row,
    Statement,
    Unreadable,
)
from pennybell.domains.imports.records import Record, split_lines, table
from pennybell.domains.imports.vocabulary import direction_of, says_transfer

_SHOWN_CHARS: Final = 40
_TEXTS: Final[tuple[Literal["payee", "note", "account", "category", "reference"], ...]] = (
    "payee", "note", "account", "category", "reference",
)  # fmt: skip
_BINDING: Final[tuple[Role, ...]] = (
    "date", "amount", "debit", "credit", "direction", "currency", "account",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Assumed:
    """What holds for rows that do not say it themselves.

    Attributes:
        currency: ISO 4217 code of rows without one.
        account_currencies: account name as in the file -> currency of its rows; wins over `currency`.
    """

    currency: str
    account_currencies: AnyMapping[str, str] = field(default_factory=dict)


class _UnreadableError(Exception):
    pass


def read(
    data: bytes, fmt: Format, assumed: Assumed, *, exponent_of: Callable[[str], int]
) -> Statement:
    """Read all rows, by the format `detection.detect` found in the same bytes.

    `exponent_of` gives the decimals of a currency's minor unit, LookupError for an unknown one.

    Raises:
        NotAStatement: the bytes are no text.
    """
    text, _ = decode(data, fmt.encoding)
    found = table(
        split_lines(text),
        fmt.delimiter,
        fmt.quote,
        first_line=fmt.first_line,
        width=len(fmt.columns),
    )
    reader = _Reader(fmt, assumed, exponent_of, suspicious=not is_intact(text, fmt.encoding))
    rows: list[Row] = []
    unreadable: list[Unreadable] = []
    header: list[str] | None = None
    for record in found:
        if record.line == fmt.header_line:
            header = record.fields
        elif record.fields != header and any(map(str.strip, record.fields)):
            try:
                rows.append(reader.row(record))
            except _UnreadableError as error:
                unreadable.append(Unreadable(record.line, str(error)))
    accounts = dict.fromkeys(row.account for row in rows if row.account is not None)
    return Statement(rows, unreadable, fmt.columns, tuple(accounts))


class _Reader:
    """Reads records of one file; equal cells are read once."""

    def __init__(
        self,
        fmt: Format,
        assumed: Assumed,
        exponent_of: Callable[[str], int],
        *,
        suspicious: bool,
    ) -> None:
        self.fmt = fmt
        self.assumed = assumed
        self.exponent_of = exponent_of
        self.suspicious = suspicious
        self.width = len(fmt.columns)
        self.least = 1 + max(fmt.roles[role] for role in _BINDING if role in fmt.roles)
        default = fmt.currency
        if default is not None and not self._is_currency(default):
            default = None
        self.default = default
        self.dates: dict[str, date | None] = {}
        self.numbers: dict[str, Number | None] = {}
        self.directions: dict[str, int] = {}
        self.kinds: dict[tuple[str | None, str | None, str | None, str | None], Kind] = {}

    def row(self, record: Record) -> Row:
        fields = record.fields
        self._check(record)
        day = self._date(self._cell(fields, "date"))
        account = self._text(fields, "account")
        amount, currency, stated = self._money(fields, account)
        payee = self._text(fields, "payee")
        note = self._text(fields, "note")
        category = self._text(fields, "category")
        return Row(
            line=record.line,
            date=day,
            amount_minor=amount,
            currency=currency,
            currency_stated=stated,
            payee=payee,
            note=note,
            account=account,
            category=category,
            reference=self._text(fields, "reference"),
            kind=self._kind(category, payee, note, self._cell(fields, "direction") or None),
        )

    def _check(self, record: Record) -> None:
        fields = record.fields
        if record.runaway:
            raise _UnreadableError("A quotation mark is opened and not closed where it should be.")
        if self.suspicious:
            joined = "".join(fields)
            if "\0" in joined:
                raise _UnreadableError("It contains a NUL byte.")
            if not is_intact(joined, self.fmt.encoding):
                raise _UnreadableError("It contains bytes that are no text in this encoding.")
        if len(fields) < self.least or (
            len(fields) > self.width and any(map(str.strip, fields[self.width :]))
        ):
            raise _UnreadableError(
                f"It has {_columns(len(fields))} where the table has {self.width}."
            )

    def _cell(self, fields: list[str], role: Role) -> str:
        column = self.fmt.roles.get(role)
        if column is None or column >= len(fields):
            return ""
        return fields[column].strip()

    def _text(
        self, fields: list[str], role: Literal["payee", "note", "account", "category", "reference"]
    ) -> str | None:
        text = self._cell(fields, role)
        if len(text) > TEXT_CHARS_MAX[role]:
            raise _UnreadableError(
                f"The {role} is {len(text)} characters long; {TEXT_CHARS_MAX[role]} is the most."
            )
        return text or None

    def _date(self, cell: str) -> date:
        if not cell:
            raise _UnreadableError("It has no date.")
        if cell not in self.dates:
            self.dates[cell] = parse_date(cell, self.fmt.date_format)
        day = self.dates[cell]
        if day is None:
            raise _UnreadableError(f"{_shown(cell)} is not a date.")
        return day

    def _number(self, cell: str) -> Number | None:
        """None for an empty cell."""
        if not cell:
            return None
        if cell not in self.numbers:
            self.numbers[cell] = parse_number(cell, self.fmt.decimal)
        number = self.numbers[cell]
        if number is None:
            raise _UnreadableError(f"{_shown(cell)} is not an amount.")
        return number

    def _money(self, fields: list[str], account: str | None) -> tuple[int, str, bool]:
        """Signed minor units, their currency, and whether the row states it."""
        if "amount" in self.fmt.roles:
            cell = self._cell(fields, "amount")
            number = self._number(cell)
            sign = self._sign(fields, number)
        else:
            cell, number, sign = self._of_two(fields)
        if number is None:
            raise _UnreadableError("It has no amount.")
        currency, stated = self._currency(fields, account, number)
        try:
            amount = minor_units(number, self.exponent_of(currency))
        except AmountError as error:
            raise _UnreadableError(f"The amount {_shown(cell)} {error}.") from error
        except LookupError as error:
            raise _UnreadableError(f"{_shown(currency)} is not a known currency.") from error
        return sign * amount, currency, stated

    def _sign(self, fields: list[str], number: Number | None) -> int:
        if "direction" not in self.fmt.roles:
            return -1 if self.fmt.spending_positive else 1
        word = self._cell(fields, "direction")
        if word not in self.directions:
            self.directions[word] = direction_of(word)
        direction = self.directions[word]
        if not self.fmt.spending_positive:
            return 1  # the amounts are signed already, the word only repeats it
        if direction == 0 and not (number is not None and number.negative):
            if not word:
                raise _UnreadableError("It does not say whether money came in or went out.")
            raise _UnreadableError(
                f"{_shown(word)} does not say whether money came in or went out."
            )
        return direction or 1

    def _of_two(self, fields: list[str]) -> tuple[str, Number | None, int]:
        """The one filled cell of debit and credit, and its sign."""
        debit, credit = self._cell(fields, "debit"), self._cell(fields, "credit")
        out, into = self._number(debit), self._number(credit)
        if out is not None and into is not None and _is_nothing(out):
            out = None
        if out is not None and into is not None and not _is_nothing(into):
            raise _UnreadableError("It has both a debit and a credit amount.")
        if out is not None:
            return debit, out, -1 if self.fmt.spending_positive else 1
        return credit, into, 1

    def _currency(self, fields: list[str], account: str | None, number: Number) -> tuple[str, bool]:
        implied = self.default or self.assumed.account_currencies.get(
            account or "", self.assumed.currency
        )
        column = self._cell(fields, "currency")
        if column:
            return resolve_currency(column, implied), True
        if number.currency is not None:
            return resolve_currency(number.currency, implied), True
        return implied, self.default is not None

    def _is_currency(self, code: str) -> bool:
        try:
            self.exponent_of(code)
        except LookupError:
            return False
        return True

    def _kind(
        self, category: str | None, payee: str | None, note: str | None, word: str | None
    ) -> Kind:
        key = (category, payee, note, word)
        if key not in self.kinds:
            moves = says_transfer(category, payee, note=note, kind=word)
            self.kinds[key] = "transfer" if moves else "standard"
        return self.kinds[key]


def _is_nothing(number: Number) -> bool:
    return not (number.whole + number.part).strip("0")


def _columns(count: int) -> str:
    return "1 column" if count == 1 else f"{count} columns"


def _shown(cell: str) -> str:
    """A cell for a sentence: short, printable, in quotation marks."""
    plain = "".join(char if char.isprintable() else "\ufffd" for char in cell[:_SHOWN_CHARS])
    return f'"{plain}…"' if len(cell) > _SHOWN_CHARS else f'"{plain}"'
