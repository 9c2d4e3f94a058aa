"""The wheel: everybody is visited in time, and no second belongs to everybody."""

import weakref
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from pennybell.realtime import heartbeat
from pennybell.realtime.heartbeat import (
    DEAD_AFTER_S,
    EXPIRING_S,
    GRACE_S,
    NOWHERE,
    PING_AFTER_S,
    SLOTS,
    TICKS,
    Wheel,
    next_visit_s,
    phase_of,
)

FAR = 10**9


class Someone:
    """The wheel only carries it."""

    def __init__(self) -> None:
        self.slot = NOWHERE


@given(st.integers(0, 1_000), st.integers(-5, 200))
def test_a_socket_is_due_after_so_many_seconds_and_once(turned: int, in_s: int) -> None:
    wheel: Wheel[Someone] = Wheel()
    for _ in range(turned):
        wheel.turn()
    wheel.put(Someone(), in_s)

    due = [second for second in range(1, 2 * SLOTS) if wheel.turn()]

    assert due == [max(1, min(in_s, SLOTS - 1))]


@given(st.integers(0, 1_000), st.integers(1, SLOTS - 1))
def test_the_wheel_keeps_nothing_of_a_socket_that_is_gone(turned: int, in_s: int) -> None:
    wheel: Wheel[Someone] = Wheel()
    for _ in range(turned):
        wheel.turn()
    gone, stays = Someone(), Someone()
    wheel.put(gone, in_s)
    wheel.put(stays, in_s)
    memory = weakref.ref(gone)

    wheel.drop(gone)
    del gone

    assert memory() is None
    assert [each for _ in range(SLOTS) for each in wheel.turn()] == [stays]


def test_a_socket_may_go_while_it_is_visited_and_come_back_to_the_wheel() -> None:
    wheel: Wheel[Someone] = Wheel()
    robin = Someone()
    wheel.put(robin, 1)
    assert wheel.turn() == [robin]

    wheel.drop(robin)
    wheel.put(robin, 2)

    assert [wheel.turn(), wheel.turn()] == [[], [robin]]


@given(st.integers(0, 1_000), st.integers(0, TICKS - 1))
def test_silence_is_counted_across_the_turn_of_the_tick(turned: int, silent: int) -> None:
    wheel: Wheel[Someone] = Wheel()
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
