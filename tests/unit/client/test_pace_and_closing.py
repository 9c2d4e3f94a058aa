"""Back-off, and what each close code asks for."""

import pytest

from pennybell.client.closing import Reconnect, reconnect_after
from pennybell.client.errors import ClientError, Displaced, ProtocolRefused, SignedOut
from pennybell.client.pace import Pace


def test_delays_double_up_to_twenty_seconds() -> None:
    pace = Pace(lambda: 1.0)

    assert [pace.next_delay() for _ in range(8)] == [0.5, 1, 2, 4, 8, 16, 20, 20]


def test_delays_lie_anywhere_below_their_ceiling() -> None:
    draws = iter([0.0, 0.25])
    pace = Pace(lambda: next(draws))

    assert [pace.next_delay(), pace.next_delay()] == [0.0, 0.25]


def test_health_starts_the_delays_anew() -> None:
    pace = Pace(lambda: 1.0)
    for _ in range(5):
        pace.next_delay()

    pace.reset()

    assert pace.next_delay() == 0.5


@pytest.mark.parametrize("code", [1000, 1001, 1006, 1011, 1012, 3000, 4001, 4002, 4499])
def test_most_ends_are_reconnected_after_by_back_off(code: int) -> None:
    assert reconnect_after(code, "") == Reconnect(None, with_fresh_token=False)


@pytest.mark.parametrize("code", [4000, 4029])
def test_a_server_that_names_a_delay_is_obeyed(code: int) -> None:
    assert reconnect_after(code, "draining retry_after_ms=2500").after_s == 2.5


def test_an_expired_token_asks_for_a_fresh_one() -> None:
    assert reconnect_after(4401, "token_expired").with_fresh_token


@pytest.mark.parametrize(
    ("code", "error"),
    [
        (1002, ProtocolRefused),
        (1003, ProtocolRefused),
        (1007, ProtocolRefused),
        (1009, ProtocolRefused),
        (4500, SignedOut),
        (4501, SignedOut),
        (4502, ProtocolRefused),
        (4503, Displaced),
        (4504, Displaced),
        (4600, Displaced),
    ],
)
def test_some_ends_are_final(code: int, error: type[ClientError]) -> None:
    with pytest.raises(error):
        reconnect_after(code, "")
