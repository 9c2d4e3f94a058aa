"""Waiting before the next attempt: what a server asks for, or longer each time."""

from collections.abc import Callable
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import Final

from pennybell.kit.clock import HOUR, SECOND, Instant

RETRY_AFTER_S_MAX: Final = HOUR / SECOND
"""Longest wait that a server's word is taken for; one that says ten years is asked again."""

HEADER_CHARACTERS_MAX: Final = 64

DOUBLINGS_MAX: Final = 30

Random = Callable[[], float]
"""Gives a number from 0 up to, not including, 1 at each call."""


def retry_after_s(header: str | None, now: Instant) -> float | None:
    """Seconds that a Retry-After header asks for: a number or an HTTP date (RFC 9110, 10.2.3).

    A date in the past is 0; nothing is over RETRY_AFTER_S_MAX; what cannot be read is None.
    """
    text = (header or "").strip()
    if not text or len(text) > HEADER_CHARACTERS_MAX or not text.isascii():
        return None
    seconds = float(text) if text.isdigit() else _seconds_until(text, now)
    return None if seconds is None else min(max(seconds, 0.0), RETRY_AFTER_S_MAX)


def _seconds_until(http_date: str, now: Instant) -> float | None:
    try:
        moment = parsedate_to_datetime(http_date)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        return moment.timestamp() - now / SECOND
    except (ValueError, OverflowError, TypeError, IndexError):
        return None


def backoff_s(attempt: int, *, base_s: float, max_s: float, random: Random) -> float:
    """Seconds to wait after the attempt of that number, counted from 1.

    Doubles from `base_s` up to `max_s`; up to half as much again is added, so that what failed
    together does not return together. Never under `base_s`.
    """
    doubled = base_s * 2.0 ** min(max(attempt, 1) - 1, DOUBLINGS_MAX)
    return min(doubled, max_s) * (1 + random() / 2)
