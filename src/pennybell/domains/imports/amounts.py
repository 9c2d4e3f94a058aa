"""Amounts as people and banks write them: signs, separators, currencies."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, NamedTuple

from pennybell.domains.imports.model import DecimalMark
from pennybell.kit.money import AMOUNT_MINOR_MAX

_CELL_CHARS_MAX: Final = 64
_SPACES: Final = (
    "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000"
)
_TRANSLATE: Final = str.maketrans(
    {
        **dict.fromkeys(_SPACES, " "),
        **dict.fromkeys("\u2212\u2010\u2011\u2012\u2013\u2014\ufe63\uff0d", "-"),
        **dict.fromkeys("\u2019\u02bc\u2032\u00b4`", "'"),
        # Marks of direction that spreadsheets put around numbers; they carry no value.
        **dict.fromkeys("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"),
    }
)
_SYMBOLS: Final = {
    "€": "EUR", "£": "GBP", "us$": "USD", "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD",
    "nz$": "NZD", "hk$": "HKD", "s$": "SGD", "mx$": "MXN", "r$": "BRL", "zł": "PLN", "zl": "PLN",
    "₹": "INR", "rs": "INR", "rs.": "INR", "₽": "RUB", "₺": "TRY", "₴": "UAH", "₪": "ILS",
    "₩": "KRW", "฿": "THB", "₫": "VND", "₱": "PHP", "₦": "NGN", "kč": "CZK", "kc": "CZK",
    "ft": "HUF", "fr.": "CHF", "sfr.": "CHF", "fr": "CHF", "lei": "RON", "лв": "BGN", "₿": "BTC",
    "kd": "KWD",
}  # fmt: skip
_SHARED_SYMBOLS: Final = {
    # One symbol, several currencies: the assumed currency if it is one of these, else the first.
    "$": ("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "ARS", "CLP", "COP", "TWD", "UYU"),
    "¥": ("JPY", "CNY"),
    "kr": ("SEK", "NOK", "DKK", "ISK"),
    "kr.": ("DKK", "SEK", "NOK", "ISK"),
}
_NAMES: Final = "|".join(
    sorted(map(re.escape, (*_SYMBOLS, *_SHARED_SYMBOLS)), key=len, reverse=True)
)
_CURRENCY: Final = rf"[A-Za-z]{{3}}|(?i:{_NAMES})"
_WORDS: Final = {"cr": 1, "c": 1, "h": 1, "dr": -1, "db": -1, "d": -1, "s": -1}


def _pattern(body: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?P<open>\()?(?P<s1>[+-])?(?P<c1>{_CURRENCY})?(?P<s2>[+-])?{body}"
        rf"(?P<s3>[+-])?(?P<c2>{_CURRENCY})??(?P<s4>[+-])?(?P<word>(?i:cr|dr|db|[cdsh]))?"
        r"(?P<close>\))?"
    )


def _body(mark: str, groups: str) -> str:
    whole = (
        rf"\d{{1,3}}(?P<g>[{groups}])\d{{3}}(?:(?P=g)\d{{3}})*|\d{{1,2}}(?:,\d{{2}})+,\d{{3}}|\d+"
    )
    if mark == ",":
        whole = rf"\d{{1,3}}(?P<g>[{groups}])\d{{3}}(?:(?P=g)\d{{3}})*|\d+"
    return (
        rf"(?:(?P<whole>{whole})(?:{re.escape(mark)}(?P<part>\d+))?|{re.escape(mark)}(?P<only>\d+))"
    )


_PATTERNS: Final[dict[DecimalMark, re.Pattern[str]]] = {
    ".": _pattern(_body(".", " ,'")),
    ",": _pattern(_body(",", " .'")),
}
_PLAIN: Final[dict[DecimalMark, re.Pattern[str]]] = {
    # The commonest spelling by far, without the cost of the general pattern.
    ".": re.compile(r"([+-]?)([0-9]{1,20})(?:\.([0-9]{1,20}))?"),
    ",": re.compile(r"([+-]?)([0-9]{1,20})(?:,([0-9]{1,20}))?"),
}
_LOOSE: Final = _pattern(r"(?P<body>\d[\d .,']*|[.,]\d+)")
_LONE_SPACE: Final = re.compile(r"(?<![\d]) | (?![\d])")
_THREE: Final = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")


class Number(NamedTuple):
    """A number as written: digits before and after the mark, and what stands around it."""

    negative: bool
    whole: str
    part: str
    currency: str | None
    """As written, a code or symbol; `resolve_currency` makes a code of it."""


class AmountError(ValueError):
    """The cell is no usable amount; `str(error)` is the reason for the person."""


@dataclass(frozen=True, slots=True)
class MarkChoice:
    mark: DecimalMark
    ambiguous: bool


def parse_number(text: str, mark: DecimalMark) -> Number | None:
    """The number a cell says with this decimal mark; None when it is none.

    Thousands must stand in their places, so that 12,50 read with a decimal point is refused and
    never becomes 1250.
    """
    plain = _PLAIN[mark].fullmatch(text)
    if plain is not None:
        return Number(plain[1] == "-", plain[2], plain[3] or "", None)
    bare = _clean(text)
    found = _PATTERNS[mark].fullmatch(bare) if bare else None
    if found is None:
        return None
    signs = [sign for sign in (found["s1"], found["s2"], found["s3"], found["s4"]) if sign]
    word = _WORDS.get((found["word"] or "").lower(), 0)
    bracket = found["open"] is not None
    if bracket != (found["close"] is not None) or len(signs) + bracket > 1:
        return None
    if found["c1"] and found["c2"]:
        return None
    negative = bracket or "-" in signs
    if word:
        negative = negative or word < 0
    part = found["part"] or found["only"] or ""
    whole = re.sub(r"\D", "", found["whole"] or "0")
    return Number(negative, whole, part, found["c1"] or found["c2"])


def is_number(text: str) -> bool:
    """Whether a cell can be a number with either decimal mark."""
    return parse_number(text, ".") is not None or parse_number(text, ",") is not None


def minor_units(number: Number, exponent: int) -> int:
    """Signed minor units.

    Raises:
        AmountError: more decimals than the currency has, or beyond the limit.
    """
    part = number.part
    if len(part) > exponent:
        over = part[exponent:]
        # 12.5000 is 12.50 written long; 1.000 may be a thousand, so it is not guessed at.
        if over.strip("0") or (len(part) == 3 and number.whole.strip("0")):
            decimals = "1 decimal" if len(part) == 1 else f"{len(part)} decimals"
            raise AmountError(f"has {decimals}, its currency has {exponent or 'none'}")
        part = part[:exponent]
    digits = number.whole.lstrip("0") + part.ljust(exponent, "0")
    if len(digits) > 20 or int(digits or "0") > AMOUNT_MINOR_MAX:
        raise AmountError("is larger than any amount that can be recorded")
    minor = int(digits or "0")
    return -minor if number.negative else minor


def resolve_currency(written: str, assumed: str) -> str:
    """A currency code for a code or symbol; a shared symbol is the assumed currency if it fits."""
    folded = written.lower()
    shared = _SHARED_SYMBOLS.get(folded)
    if shared is not None:
        return assumed if assumed in shared else shared[0]
    return _SYMBOLS.get(folded, written.upper())


def choose_mark(
    cells: Iterable[str], *, comma_likely: bool, three_decimals: bool = False
) -> MarkChoice:
    """Which decimal mark a column uses, decided from all its cells.

    `comma_likely` decides when no cell tells (the delimiter or the language says so);
    `three_decimals` says that the currency has three, so that 1.234 is no thousand.
    """
    votes = {".": 0, ",": 0}
    unclear: dict[str, int] = {}
    for cell in dict.fromkeys(cells):
        found = _LOOSE.fullmatch(_clean(cell))
        if found is None:
            continue
        body = found["body"]
        mark = _telling(body)
        if mark:
            votes[mark] += 1
        elif _THREE.fullmatch(body):
            sign = "." if "." in body else ","
            unclear[sign] = unclear.get(sign, 0) + 1
    if votes["."] != votes[","]:
        chosen: DecimalMark = "." if votes["."] > votes[","] else ","
        return MarkChoice(chosen, ambiguous=False)
    if len(unclear) == 1 and not votes["."]:
        # Only 1.234 and the like: thousands, unless the currency has three decimals.
        chosen = "," if ("." in unclear) != three_decimals else "."
        return MarkChoice(chosen, ambiguous=not three_decimals)
    return MarkChoice("," if comma_likely else ".", ambiguous=bool(unclear))


def _telling(body: str) -> DecimalMark | None:
    """The decimal mark a number proves, if it proves one."""
    dots, commas = body.count("."), body.count(",")
    if dots and commas:
        return "." if body.rfind(".") > body.rfind(",") else ","
    if dots + commas > 1:
        return "," if dots else "."
    if dots + commas == 0 or _THREE.fullmatch(body):
        return None
    if body.rstrip(".,") != body:
        return None
    return "." if dots else ","


def _clean(text: str) -> str:
    if len(text) > _CELL_CHARS_MAX:
        return ""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text.translate(_TRANSLATE)).translate(_TRANSLATE)
    text = text.strip()
    return _LONE_SPACE.sub("", text) if " " in text else text
