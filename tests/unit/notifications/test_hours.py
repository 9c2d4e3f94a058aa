"""Quiet hours and digests on a person's clock: over changes of it, at its edges, in every zone."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pennybell.domains.preferences.hours import instant_at, minutes_of, next_digest, quiet_until
from pennybell.kit.clock import DAY, HOUR, MINUTE, SECOND, Instant, instant_text

ZONES = (
    "UTC",
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
    "Asia/Kathmandu",
)


def at(text: str) -> Instant:
    return Instant(int(datetime.fromisoformat(text).timestamp() * 1_000))


@pytest.mark.parametrize(
    ("now", "end"),
    [
        ("2026-01-26T21:59:59+01:00", None),
        ("2026-01-26T22:00:00+01:00", "2026-01-27T07:00:00+01:00"),
        ("2026-01-27T06:59:59+01:00", "2026-01-27T07:00:00+01:00"),
        ("2026-01-27T07:00:00+01:00", None),
        ("2026-03-28T23:00:00+01:00", "2026-03-29T07:00:00+02:00"),  # an hour shorter
        ("2026-10-24T23:00:00+02:00", "2026-10-25T07:00:00+01:00"),  # an hour longer
    ],
)
def test_a_night_in_berlin_ends_at_seven_whatever_the_clocks_do(now: str, end: str | None) -> None:
    released = quiet_until(at(now), "22:00", "07:00", "Europe/Berlin")

    assert released == (None if end is None else at(end))


@pytest.mark.parametrize(
    ("zone", "now", "start", "end", "released"),
    [
        # 02:30 does not exist: clocks jump from 02:00 to 03:00, which is the first instant after.
        ("Europe/Berlin", "2026-03-29T01:00:00+01:00", "00:00", "02:30", "2026-03-29T03:00+02:00"),
        ("America/New_York", "2026-03-08T01:00-05:00", "00:00", "02:30", "2026-03-08T03:00-04:00"),
        # Half an hour: 02:00 to 02:30.
        ("Australia/Lord_Howe", "2026-10-04T01:00+10:30", "00:00", "02:15", "2026-10-04T02:30+11:00"),
        # 02:30 comes twice: the first one counts.
        ("Europe/Berlin", "2026-10-25T01:00:00+02:00", "00:00", "02:30", "2026-10-25T02:30+02:00"),
        ("America/New_York", "2026-11-01T00:30-04:00", "00:00", "01:30", "2026-11-01T01:30-04:00"),
        ("Australia/Lord_Howe", "2026-04-05T01:00+11:00", "00:00", "01:45", "2026-04-05T01:45+11:00"),
    ],
)  # fmt: skip
def test_an_end_in_a_gap_or_a_fold_has_one_meaning(
    zone: str, now: str, start: str, end: str, released: str
) -> None:
    assert quiet_until(at(now), start, end, zone) == at(released)


times = st.integers(0, 24 * 60 - 1).map(lambda minute: f"{minute // 60:02d}:{minute % 60:02d}")
instants = st.integers(at("2026-01-01T00:00Z"), at("2028-01-01T00:00Z")).map(Instant)


@given(now=instants, start=times, end=times, zone=st.sampled_from(ZONES))
def test_what_is_held_is_released_within_a_day_and_not_into_quiet_hours(
    now: Instant, start: str, end: str, zone: str
) -> None:
    if start == end:
        return
    released = quiet_until(now, start, end, zone)
    if released is not None:
        assert now < released <= now + DAY + 2 * HOUR
        shown = datetime.fromtimestamp(released / 1_000, ZoneInfo(zone))
        minute = shown.hour * 60 + shown.minute
        first, last = minutes_of(start), minutes_of(end)
        jump = (minute - last) % (24 * 60)
        assert jump == 0 or jump <= 60, (shown, first)


@given(
    now=instants,
    zone=st.sampled_from(ZONES),
    hour=st.integers(0, 23),
    weekday=st.integers(0, 6),
    frequency=st.sampled_from(["hourly", "daily", "weekly"]),
)
def test_the_next_digest_is_after_now_and_before_two_steps(
    now: Instant, zone: str, hour: int, weekday: int, frequency: Any
) -> None:
    leaves = next_digest(now, frequency, hour=hour, weekday=weekday, timezone=zone)

    step = {"hourly": HOUR, "daily": DAY, "weekly": 7 * DAY}[frequency]
    assert now < leaves <= now + step + 2 * HOUR
    shown = datetime.fromtimestamp(leaves / 1_000, ZoneInfo(zone))
    assert shown.minute in ({0, 30} if frequency != "hourly" else {0, 15, 30, 45})
    if frequency == "weekly":
        assert shown.weekday() == weekday


def test_a_digest_at_eight_leaves_at_eight_local_time_around_a_change_of_clocks() -> None:
    leaves = at("2026-03-27T09:00+01:00")
    seen = []
    for _ in range(3):
        leaves = next_digest(leaves, "daily", hour=8, weekday=0, timezone="Europe/Berlin")
        seen.append(instant_text(leaves))

    assert seen == [
        "2026-03-28T07:00:00.000Z",
        "2026-03-29T06:00:00.000Z",
        "2026-03-30T06:00:00.000Z",
    ]


@given(day=st.dates(), minute=st.integers(0, 24 * 60 - 1), zone=st.sampled_from(ZONES))
def test_a_local_time_is_the_first_instant_that_shows_it_or_follows_it(
    day: Any, minute: int, zone: str
) -> None:
    if not 1990 < day.year < 2100:
        return
    found = instant_at(day, minute, ZoneInfo(zone))
    asked = datetime.combine(day, datetime.min.time()) + timedelta(minutes=minute)

    def shows(instant: int) -> datetime:
        return (
            datetime.fromtimestamp(instant / SECOND, UTC)
            .astimezone(ZoneInfo(zone))
            .replace(tzinfo=None)
        )

    assert shows(found) >= asked
    assert shows(found - MINUTE) < asked
