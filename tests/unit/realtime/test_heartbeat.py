"""The wheel: everybody is visited in time, and no second belongs to everybody."""

from collections import Counter
from typing import Any, cast

from hypothesis import given
from hypothesis import strategies as st

from pennybell.realtime import heartbeat
from pennybell.realtime.connection import Connection
from pennybell.realtime.heartbeat import (
    DEAD_AFTER_S,
    EXPIRING_S,
    GRACE_S,
    PING_AFTER_S,
    SLOTS,
    TICKS,
    Wheel,
    next_visit_s,
    phase_of,
)

FAR = 10**9


def someone(name: str) -> Connection:
    """The wheel only carries it."""
    return cast("Connection", cast("Any", name))


@given(st.integers(0, 1_000), st.integers(-5, 200))
def test_a_socket_is_due_after_so_many_seconds_and_once(turned: int, in_s: int) -> None:
    wheel = Wheel()
    for _ in range(turned):
        wheel.turn()
    wheel.put(someone("robin"), in_s)

    due = [second for second in range(1, 2 * SLOTS) if wheel.turn()]

    assert due == [max(1, min(in_s, SLOTS - 1))]


@given(st.integers(0, 1_000), st.integers(0, TICKS - 1))
def test_silence_is_counted_across_the_turn_of_the_tick(turned: int, silent: int) -> None:
    wheel = Wheel()
    for _ in range(turned):
        wheel.turn()
    heard = wheel.now
    for _ in range(silent):
        wheel.turn()

    assert wheel.silent_s(heard) == silent


def test_a_crowd_that_came_at_once_beats_spread_over_the_period() -> None:
    first_visits = Counter(phase_of(serial) for serial in range(10_000))

    assert set(first_visits) == set(range(1, PING_AFTER_S + 1))
    assert max(first_visits.values()) == min(first_visits.values())


@given(st.integers(0, 60), st.integers(-100, 2_000), st.booleans())
def test_the_next_visit_is_never_too_late(silent: int, left: int, is_warned: bool) -> None:
    in_s = next_visit_s(silent_s=silent, expires_in_s=left, is_warned=is_warned)

    deadlines = [PING_AFTER_S - silent if silent < PING_AFTER_S else DEAD_AFTER_S - silent]
    deadlines.append(left + GRACE_S + 1 if is_warned else left - EXPIRING_S)
    assert in_s == max(1, min(deadlines))
    assert in_s < SLOTS


def test_a_silent_peer_is_asked_once_and_given_ten_seconds() -> None:
    assert next_visit_s(silent_s=0, expires_in_s=FAR, is_warned=False) == 25
    assert next_visit_s(silent_s=25, expires_in_s=FAR, is_warned=False) == 10
    assert heartbeat.DEAD_AFTER_S < TICKS
