"""Time as a value: instants are integers, and whoever needs one is handed a clock."""

import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import NewType
from zoneinfo import ZoneInfo

Instant = NewType("Instant", int)
"""Milliseconds since 1970-01-01T00:00:00Z. One integer means the same in both databases."""

Clock = Callable[[], Instant]

SECOND = 1_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR

DAYS_BEGIN_EACH = 15 * MINUTE
"""A new day begins somewhere every quarter of an hour, and none in between."""


def system_clock() -> Instant:
    return Instant(time.time_ns() // 1_000_000)


def wall_s() -> float:
    """Seconds since 1970 with a fine fraction: for measuring, never for deciding."""
    return time.time()


def instant_text(instant: int) -> str:
    """Render as RFC 3339 in UTC with milliseconds: `2026-01-26T10:30:00.123Z`."""
    seconds, milliseconds = divmod(instant, SECOND)
    moment = time.gmtime(seconds)
    return (
        f"{moment.tm_year:04d}-{moment.tm_mon:02d}-{moment.tm_mday:02d}"
        f"T{moment.tm_hour:02d}:{moment.tm_min:02d}:{moment.tm_sec:02d}.{milliseconds:03d}Z"
    )


def today_in(timezone: str, now: Instant) -> date:
    """The calendar day that `now` falls on in an IANA zone."""
    return datetime.fromtimestamp(now / SECOND, tz=UTC).astimezone(ZoneInfo(timezone)).date()
