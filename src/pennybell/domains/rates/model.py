"""What may be said of a rate. Pure."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

RATE_PATTERN: Final = r"^([1-9][0-9]{0,8}(\.[0-9]{1,12})?|0\.[0-9]{0,11}[1-9]0{0,11})$"  # no lookahead: readers differ
RATE_LENGTH_MAX: Final = 22
"""More than zero, at most nine digits before the point and as many after it as fit."""

RATES_MAX: Final = 2_000
"""Rates of a household's own: they all stand in its snapshot."""

SHOWN_DIGITS: Final = 12
"""Significant digits of a rate that was computed, such as one the other way round."""

_rate = re.compile(RATE_PATTERN)


@dataclass(frozen=True, slots=True)
class RateDraft:
    """From `day` on one `base` costs `rate` of `quote`."""

    base: str
    quote: str
    day: date
    rate: str
    id: str | None = None


@dataclass(frozen=True, slots=True)
class MarketRate:
    """So many units of `currency` for one euro."""

    currency: str
    day: date
    rate: str


def is_rate(text: str) -> bool:
    return len(text) <= RATE_LENGTH_MAX and _rate.fullmatch(text) is not None


def plain(rate: str) -> str:
    """The shortest text of the same number: `1.50` is `1.5`, `7.0` is `7`."""
    text = format(Decimal(rate), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
