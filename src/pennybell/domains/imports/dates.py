"""Dates as people and banks write them, and which order a column of them uses."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from pennybell.domains.imports.model import DATE_ORDERS, DateOrder

YEAR_MIN: Final = 1900
YEAR_MAX: Final = 2199
TWO_DIGIT_PIVOT: Final = 70
"""Two-digit years from here on are 19xx, those below are 20xx (POSIX strptime draws it at 69)."""
_CELL_CHARS_MAX: Final = 48

_TIME: Final = r"(?:[T ,]{1,2}\d{1,2}[:.h]\d{2}.*)?"
_NUMERIC: Final = re.compile(
    rf"(\d{{1,4}}) ?([./\-\u5e74 ]) ?(\d{{1,2}}) ?([./\-\u6708 ]) ?(\d{{1,4}})[.\u65e5]?{_TIME}"
)
_COMPACT: Final = re.compile(r"(\d{8})(?:T?\d{6}.*)?")
_TOKEN: Final = re.compile(r"\d+|[^\W\d_]+")
_CLOCK: Final = re.compile(r"t?\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\s*[ap]\.?m\.?)?.*", re.IGNORECASE)
_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janner jaenner janvier janv enero ene gennaio gen januari",
            "february feb februar feber fevrier fevr febrero febbraio februari",
            "march mar marz maerz mrz mars marzo maart mrt",
            "april apr avril avr abril abr aprile",
            "may mai mayo maggio mag mei",
            "june jun juni juin junio giugno giu",
            "july jul juli juillet juil julio luglio lug",
            "august aug aout agosto ago augustus",
            "september sep sept septembre septiembre set settembre",
            "october oct oktober okt octobre octubre ottobre ott",
            "november nov novembre noviembre",
            "december dec dezember dez decembre diciembre dic dicembre",
        ),
        start=1,
    )
    for name in names.split()
}
_FILLERS: Final = frozenset(
    (
        "st", "nd", "rd", "th", "of", "de", "den", "der", "del", "di", "le", "er", "el", "il",
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
        "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
        "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag",
        "mo", "do", "fr", "sa", "so", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi",
        "dimanche", "lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class OrderChoice:
    """The order chosen for a column, and the other orders that read it just as completely."""

    order: DateOrder
    rivals: tuple[DateOrder, ...]
    parsed: int


def parse_date(text: str, order: DateOrder) -> date | None:
    """The date a cell says in this order; None when it is no date (2026-02-30 is none).

    A four-digit year in front, a month name or a compact date speak for themselves where they can.
    A time of day behind the date is left aside: a statement's day is the day it prints.
    """
    text = text.strip()
    if not 6 <= len(text) <= _CELL_CHARS_MAX:
        return None
    found = _NUMERIC.fullmatch(text)
    if found is not None:
        first, one, second, two, third = found.groups()
        if one != two and one != "\u5e74":
            return None
        return _ordered(first, second, third, order)
    compact = _COMPACT.fullmatch(text)
    if compact is not None:
        return _compact(compact[1], order)
    return _named(text, order)


def choose_order(cells: Sequence[str], *, month_first: bool) -> OrderChoice:
    """Which order reads the most cells; between equals, the one that jumps about least.

    Args:
        cells: of one column, in file order, not empty.
        month_first: what to take when nothing else speaks (American files).
    """
    unique = dict.fromkeys(cells)
    readings = {order: {cell: parse_date(cell, order) for cell in unique} for order in DATE_ORDERS}
    counts = {
        order: sum(value is not None for value in reading.values())
        for order, reading in readings.items()
    }
    best = max(counts.values())
    equals = [order for order in DATE_ORDERS if counts[order] == best]
    if "ymd" in equals and any(_YEAR_FIRST.match(cell.strip()) for cell in unique):
        return OrderChoice("ymd", (), best)  # nobody writes year, day, month
    dotted = any("." in cell for cell in unique)
    taste: tuple[DateOrder, ...] = ("mdy", "dmy") if month_first and not dotted else ("dmy", "mdy")
    ranking = (*taste, "ymd", "ydm")

    def restless(order: DateOrder) -> tuple[int, int]:
        steady = 0 if dotted and order == "dmy" else 1
        moves = _variation(readings[order][cell] for cell in cells) if steady else 0
        return moves, ranking.index(order)

    chosen = min(equals, key=restless)
    if chosen == "dmy" and dotted:
        return OrderChoice(chosen, (), best)  # nobody puts dots into any other order
    rivals = (o for o in equals if o not in (chosen, "ydm") and readings[o] != readings[chosen])
    return OrderChoice(chosen, tuple(rivals), best)


_YEAR_FIRST: Final = re.compile(r"(?:19|20|21)\d\d")


def _variation(days: Iterable[date | None]) -> int:
    numbers = [day.toordinal() for day in days if day is not None]
    return sum(abs(b - a) for a, b in pairwise(numbers))


def _ordered(first: str, second: str, third: str, order: DateOrder) -> date | None:
    if len(first) == 4:
        order = "ydm" if order == "ydm" else "ymd"
    if order == "ymd":
        return _date(first, second, third)
    if order == "ydm":
        return _date(first, third, second)
    if order == "mdy":
        return _date(third, first, second)
    return _date(third, second, first)


def _compact(digits: str, order: DateOrder) -> date | None:
    if order in ("ymd", "ydm"):
        return _ordered(digits[:4], digits[4:6], digits[6:], order)
    return _ordered(digits[:2], digits[2:4], digits[4:], order)


def _named(text: str, order: DateOrder) -> date | None:
    """A date with the month by name: two numbers, one month, and words that carry nothing."""
    text = unicodedata.normalize("NFKD", text)
    text = "".join(char for char in text if not unicodedata.combining(char)).casefold()
    numbers: list[str] = []
    months: list[int] = []
    for token in _TOKEN.finditer(text):
        word = token[0]
        if len(numbers) == 2 and months and _CLOCK.fullmatch(text, token.start()):
            break
        if word.isdecimal():
            numbers.append(word)
        elif word in _MONTHS:
            months.append(_MONTHS[word])
        elif word not in _FILLERS:
            return None
    if len(months) != 1 or len(numbers) != 2:
        return None
    first, second = numbers
    year_first = len(first) == 4 or (len(second) != 4 and order in ("ymd", "ydm"))
    year, day = (first, second) if year_first else (second, first)
    return _date(year, str(months[0]), day)


def _date(year: str, month: str, day: str) -> date | None:
    if len(year) not in (2, 4) or len(month) > 2 or len(day) > 2:
        return None
    number = int(year)
    if len(year) == 2:
        number += 1900 if number >= TWO_DIGIT_PIVOT else 2000
    if not YEAR_MIN <= number <= YEAR_MAX:
        return None
    try:
        return date(number, int(month), int(day))
    except ValueError:
        return None
