"""The European Central Bank's reference rates: its CSV and its XML, daily or since 1999. Pure.

CSV: `Date,USD,JPY,…`, a row a day, `N/A` where a currency has no rate. XML: `<Cube time="…">` around
`<Cube currency="…" rate="…"/>`. Both say how many units of a currency one euro costs.
"""

import csv
import io
from collections.abc import Iterator
from datetime import date
from typing import Final
from xml.parsers import expat

from pennybell.domains.rates.conversion import EURO
from pennybell.domains.rates.model import MarketRate, is_rate, plain
from pennybell.kit.money import CURRENCIES

NO_RATE: Final = ("", "N/A")

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


class NotRates(ValueError):
    """The file cannot be read as rates; the text says why, for a person."""


def read(content: bytes) -> list[MarketRate]:
    """Every rate of a file, in its order, of currencies that ISO 4217 still lists.

    Raises:
        NotRates: it is neither such CSV nor such XML.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotRates("The file is no text in UTF-8.") from error
    is_xml = text.lstrip().startswith("<")
    found = list(_read_xml(text) if is_xml else _read_csv(text))
    if not found:
        raise NotRates("The file has no rate in it.")
    return found


def _read_csv(text: str) -> Iterator[MarketRate]:
    rows = csv.reader(io.StringIO(text), skipinitialspace=True)
    try:
        header = [name.strip() for name in next(rows, [])]
        if header[:1] != ["Date"]:
            raise NotRates("The first line is not `Date,USD,…`, as in eurofxref-hist.csv.")
        for row in rows:
            if not row:
                continue
            day = _day(row[0], f"line {rows.line_num}")
            for currency, rate in zip(header[1:], row[1:], strict=False):
                yield from _rate(currency, day, rate, f"line {rows.line_num}")
    except csv.Error as error:
        raise NotRates(f"Line {rows.line_num} is no CSV: {error}.") from error


class _Cubes:
    """What the parser has come by. `day`: of the `<Cube time="…">` that it is in."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._open
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.day: date | None = None
        self.found: list[MarketRate] = []

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        where = f"line {self.parser.CurrentLineNumber}"
        if not name.endswith("Cube"):
            return
        if "time" in attributes:
            self.day = _day(attributes["time"], where)
        if "currency" in attributes:
            if self.day is None:
                raise NotRates(f"The rate in {where} has no day.")
            rate = attributes.get("rate", "")
            self.found += _rate(attributes["currency"], self.day, rate, where)

    def _refuse(self, *_declared: object) -> None:
        raise NotRates("The file declares a document type, which no file of rates needs.")


def _read_xml(text: str) -> list[MarketRate]:
    cubes = _Cubes()
    try:
        cubes.parser.Parse(text.encode(), True)  # noqa: FBT003 - the parser's own: this is all
    except expat.ExpatError as error:
        raise NotRates(f"The file is no XML: {expat.ErrorString(error.code)}.") from error
    return cubes.found


def _day(text: str, where: str) -> date:
    """`2026-01-26`, or `26 January 2026` as the daily file has it."""
    text = text.strip()
    try:
        if "-" in text:
            return date.fromisoformat(text)
        day, month, year = text.split()
        return date(int(year), MONTHS.index(month) + 1, int(day))
    except ValueError as error:
        raise NotRates(f"There is no day such as 2026-01-26 in {where}.") from error


def _rate(currency: str, day: date, rate: str, where: str) -> Iterator[MarketRate]:
    """The rate, if it is one of a currency that money is kept in."""
    currency, rate = currency.strip(), rate.strip()
    if currency not in CURRENCIES or currency == EURO or rate in NO_RATE:
        return
    if not is_rate(rate):
        raise NotRates(f"There is no rate such as 1.0825 for {currency} in {where}.")
    yield MarketRate(currency, day, plain(rate))
