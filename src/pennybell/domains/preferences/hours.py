"""A person's clock: when quiet hours end, when the next digest leaves. Pure.

Local times are minutes after midnight. Where a clock change skips the hour asked for, the first
instant after the gap counts; where it comes twice, the first one does.
"""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from pennybell.events.notices import Frequency
from pennybell.kit.clock import MINUTE, SECOND, Instant

DAY_MINUTES = 24 * 60


def minutes_of(text: str) -> int:
    """Minutes after midnight: 1350 for 22:30."""
    hours, _, minutes = text.partition(":")
    return int(hours) * 60 + int(minutes)


def instant_at(day: date, minutes: int, zone: ZoneInfo) -> Instant:
    """The first instant at which clocks there show this time of this day, or have just passed it."""
    wall = datetime.combine(day, time(minutes // 60, minutes % 60), tzinfo=zone)
    start = datetime.combine(day, time(0), tzinfo=zone).replace(fold=0)
    at = Instant(int(wall.timestamp()) * SECOND)
    if _local(at, zone).replace(tzinfo=None) == wall.replace(tzinfo=None):
        return at
    # In a gap: the clock jumps over it. Look for the jump between the day's start and its end.
    low, high = int(start.timestamp()) * SECOND, at + DAY_MINUTES * MINUTE
    target = wall.replace(tzinfo=None)
    while high - low > MINUTE:
        middle = (low + high) // 2 // MINUTE * MINUTE
        if middle in (low, high):
            break
        if _local(Instant(middle), zone).replace(tzinfo=None) < target:
            low = middle
        else:
            high = middle
    return Instant(high)


def quiet_until(now: Instant, start: str, end: str, timezone: str) -> Instant | None:
    """When the quiet hours that `now` falls into end; None: it falls into none.

    They are [start, end) on the local clock, past midnight when `end` is the smaller one.
    """
    zone = ZoneInfo(timezone)
    local = _local(now, zone)
    first, last = minutes_of(start), minutes_of(end)
    minute = local.hour * 60 + local.minute
    is_quiet = first <= minute < last if first < last else minute >= first or minute < last
    if not is_quiet:
        return None
    day = local.date() if minute < last else local.date() + timedelta(days=1)
    return max(instant_at(day, last, zone), Instant(now + 1))


def next_digest(
    now: Instant, frequency: Frequency, *, hour: int, weekday: int, timezone: str
) -> Instant:
    """When the next digest after `now` leaves. `weekday`: 0 is Monday. For instant: now."""
    if frequency == "instant":
        return now
    zone = ZoneInfo(timezone)
    local = _local(now, zone)
    if frequency == "hourly":
        into_hour = (local.minute * 60 + local.second) * SECOND + now % SECOND
        return Instant(now - into_hour + 60 * MINUTE)
    day = local.date()
    if frequency == "weekly":
        day += timedelta(days=(weekday - day.weekday()) % 7)
    step = timedelta(days=7 if frequency == "weekly" else 1)
    while (at := instant_at(day, hour * 60, zone)) <= now:
        day += step
    return at


def _local(now: Instant, zone: ZoneInfo) -> datetime:
    return datetime.fromtimestamp(now / SECOND, tz=zone)
