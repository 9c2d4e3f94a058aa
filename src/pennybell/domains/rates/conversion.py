"""Money of one currency in another: exact, by the rate of the day. Pure."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final

from pennybell.kit.money import exponent_of

EURO: Final = "EUR"

MARKET_DAYS_MAX: Final = 10
"""How old a market's rate may be. Banks rest for up to five days in a row; twice that is slack."""


@dataclass(frozen=True, slots=True)
class Quote:
    """From `day` on, one `base` costs `rate` of `quote` (major units of both)."""

    base: str
    quote: str
    day: date
    rate: Decimal


_Entry = tuple[date, bool, Decimal]
"""Day, whether it was given this way round, the rate as it was given."""


class Rates:
    """What one currency cost in another on each day.

    The household's own rate of the pair goes first, whichever way round it was entered: it holds
    until the next one. Then through the euro, each half by an own rate or, if it is at most ten
    days old, the market's. Anything else has no rate: never zero, never one.
    """

    def __init__(self, own: Iterable[Quote] = (), market: Iterable[Quote] = ()) -> None:
        self._own = _by_pair(own)
        self._market = _by_pair(market)
        self._scaled: dict[tuple[str, str, date], tuple[int, int] | None] = {}

    def between(self, base: str, quote: str, day: date) -> Fraction | None:
        """What one `base` cost in `quote` on `day`; None: not known."""
        if base == quote:
            return Fraction(1)
        own = _newest(self._own, base, quote, day)
        if own is not None:
            return _rate(own)
        first, second = self._to_euro(base, day), self._to_euro(quote, day)
        return None if first is None or second is None else first / second

    def convert(self, amount_minor: int, base: str, quote: str, day: date) -> int | None:
        """Minor units of `base` as minor units of `quote`, half to even; None: no rate."""
        if base == quote:
            return amount_minor
        key = (base, quote, day)
        if key not in self._scaled:
            rate = self.between(base, quote, day)
            shift = Fraction(10) ** (exponent_of(quote) - exponent_of(base))
            self._scaled[key] = None if rate is None else (rate * shift).as_integer_ratio()
        scaled = self._scaled[key]
        return None if scaled is None else _half_even(amount_minor * scaled[0], scaled[1])

    def _to_euro(self, currency: str, day: date) -> Fraction | None:
        if currency == EURO:
            return Fraction(1)
        own = _newest(self._own, currency, EURO, day)
        if own is not None:
            return _rate(own)
        market = _newest(self._market, currency, EURO, day)
        if market is None or (day - market[0]).days > MARKET_DAYS_MAX:
            return None
        return _rate(market)


def _by_pair(quotes: Iterable[Quote]) -> dict[tuple[str, str], list[_Entry]]:
    """Each pair both ways round, oldest first; of two of one day the one given that way last."""
    found: dict[tuple[str, str], list[_Entry]] = {}
    for each in quotes:
        found.setdefault((each.base, each.quote), []).append((each.day, True, each.rate))
        found.setdefault((each.quote, each.base), []).append((each.day, False, each.rate))
    for entries in found.values():
        entries.sort()
    return found


def _rate(entry: _Entry) -> Fraction:
    """The way round that was asked for; few of the rates that were read are."""
    _, is_given, rate = entry
    return Fraction(rate) if is_given else 1 / Fraction(rate)


def _newest(
    rates: dict[tuple[str, str], list[_Entry]], base: str, quote: str, day: date
) -> _Entry | None:
    """The newest entry of a pair on or before `day`."""
    entries = rates.get((base, quote), [])
    place = bisect_right(entries, day, key=lambda entry: entry[0])
    return entries[place - 1] if place else None


def _half_even(numerator: int, denominator: int) -> int:
    whole, rest = divmod(numerator, denominator)
    is_up = 2 * rest > denominator or (2 * rest == denominator and whole % 2 == 1)
    return whole + is_up
