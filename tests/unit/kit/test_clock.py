"""Instants are integers of milliseconds; their text is RFC 3339 in UTC."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pennybell.kit.clock import Instant, instant_text, system_clock, today_in

YEAR_9999 = 253_402_300_799_999


@given(st.integers(0, YEAR_9999))
def test_text_of_an_instant_reads_back_as_the_same_instant(instant: int) -> None:
    text = instant_text(instant)

    assert len(text) == len("2026-01-26T10:30:00.123Z")
    read = datetime.fromisoformat(text)
    seconds = (read - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds()
    assert round(seconds * 1_000) == instant


@given(st.integers(0, YEAR_9999 - 1))
def test_text_sorts_as_the_instants_do(instant: int) -> None:
    assert instant_text(instant) < instant_text(instant + 1)


def test_an_instant_before_1970_is_written_too() -> None:
    assert instant_text(-1) == "1969-12-31T23:59:59.999Z"


def test_the_system_clock_counts_milliseconds_of_this_century() -> None:
    assert "2025" < instant_text(system_clock()) < "2100"


@pytest.mark.parametrize(
    ("zone", "today"),
    [
        ("UTC", date(2026, 3, 29)),
        ("Pacific/Kiritimati", date(2026, 3, 30)),
        ("Pacific/Pago_Pago", date(2026, 3, 29)),
        ("America/Los_Angeles", date(2026, 3, 29)),
        ("Asia/Kathmandu", date(2026, 3, 30)),
    ],
)
def test_today_is_the_day_of_the_zone(zone: str, today: date) -> None:
    evening = Instant(int(datetime(2026, 3, 29, 20, 0, tzinfo=UTC).timestamp() * 1_000))

    assert today_in(zone, evening) == today
