"""What a server asks for is heard within reason; waits grow, and never together."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pennybell.kit.backoff import RETRY_AFTER_S_MAX, backoff_s, retry_after_s
from pennybell.kit.clock import SECOND, Instant

NOW_TEXT = "2026-11-25T12:00:00+00:00"
NOW = Instant(int(datetime.fromisoformat(NOW_TEXT).timestamp() * SECOND))
TEN_YEARS_S = 10 * 365 * 86_400


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120),
        (" 0 ", 0),
        ("Wed, 25 Nov 2026 12:02:00 GMT", 120),
        ("Wednesday, 25-Nov-26 12:02:00 GMT", 120),
        ("Wed Nov 25 12:02:00 2026", 120),
        ("Wed, 25 Nov 2026 11:00:00 GMT", 0),
        (str(TEN_YEARS_S), RETRY_AFTER_S_MAX),
        ("Mon, 25 Nov 2036 12:00:00 GMT", RETRY_AFTER_S_MAX),
        ("9" * 64, RETRY_AFTER_S_MAX),
        ("9" * 65, None),
        ("", None),
        (None, None),
        ("-5", None),
        ("1.5", None),
        ("soon", None),
        ("\u0661\u0662", None),
        ("Wed, 45 Nov 2026 12:02:00 GMT", None),
        ("Wed, 25 Nov 99999 12:02:00 GMT", None),
    ],
)
def test_what_a_server_asks_for_is_heard_within_reason(
    header: str | None, seconds: float | None
) -> None:
    assert retry_after_s(header, NOW) == seconds


@given(st.text(max_size=80))
def test_no_text_breaks_the_reading_of_a_header(text: str) -> None:
    seconds = retry_after_s(text, NOW)

    assert seconds is None or 0 <= seconds <= RETRY_AFTER_S_MAX


@given(st.integers(0, 3_600))
def test_a_date_means_the_same_as_its_seconds(seconds: int) -> None:
    at = datetime.fromisoformat(NOW_TEXT).astimezone(UTC) + timedelta(seconds=seconds)

    assert retry_after_s(format_datetime(at, usegmt=True), NOW) == seconds


@given(st.integers(-5, 10_000), st.floats(0, 1, exclude_max=True))
def test_a_wait_is_never_under_the_base_nor_far_over_the_longest(attempt: int, draw: float) -> None:
    waited = backoff_s(attempt, base_s=10, max_s=900, random=lambda: draw)

    assert 10 <= waited <= 900 * 1.5


@given(st.integers(1, 100), st.floats(0, 1, exclude_max=True))
def test_a_later_attempt_never_waits_less(attempt: int, draw: float) -> None:
    earlier, later = (
        backoff_s(n, base_s=5, max_s=600, random=lambda: draw) for n in (attempt, attempt + 1)
    )

    assert earlier <= later


def test_waits_double() -> None:
    waits = [backoff_s(n, base_s=1, max_s=60, random=lambda: 0) for n in range(1, 9)]

    assert waits == [1, 2, 4, 8, 16, 32, 60, 60]
