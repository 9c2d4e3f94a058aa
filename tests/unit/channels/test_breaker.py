"""The breaker: opens after failures, probes once, closes on success; time and chance come in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from pennybell.channels.breaker import (
    FAILURES_MAX,
    MISCONFIGURED_S,
    MISCONFIGURED_S_MAX,
    OUTAGE_S,
    OUTAGE_S_MAX,
    Breaker,
    Pass,
    Wait,
)
from pennybell.channels.port import Delivered, Gone, Misconfigured, Ours, Outcome, Retry
from pennybell.kit.clock import HOUR, SECOND, Instant

NOW = Instant(1_795_000_000_000)
OK = Delivered()
OUTAGE = Retry(after_s=10, reason="status_503")
REFUSED = Misconfigured(reason="permission_denied", after_s=300)


def later(seconds: float) -> Instant:
    return Instant(NOW + int(seconds * SECOND))


def a_breaker() -> Breaker:
    return Breaker(random=lambda: 0.0)


def one(breaker: Breaker, outcome: Outcome, now: Instant = NOW) -> None:
    ticket = breaker.admit(now)
    assert isinstance(ticket, Pass)
    breaker.record(ticket, outcome, now)


def opened_by(outcome: Outcome, times: int = 1) -> Breaker:
    breaker = a_breaker()
    for _ in range(times):
        one(breaker, outcome)
    return breaker


def test_outages_in_a_row_open_it_and_say_how_long() -> None:
    breaker = opened_by(OUTAGE, FAILURES_MAX - 1)
    assert breaker.state(NOW) == "closed"

    one(breaker, OUTAGE)

    assert breaker.state(NOW) == "open"
    assert breaker.admit(NOW) == Wait(OUTAGE_S, "status_503")
    assert breaker.admit(later(2)) == Wait(OUTAGE_S - 2, "status_503")


def test_a_success_in_between_starts_the_count_anew() -> None:
    breaker = opened_by(OUTAGE, FAILURES_MAX - 1)
    one(breaker, OK)
    for _ in range(FAILURES_MAX - 1):
        one(breaker, OUTAGE)

    assert breaker.state(NOW) == "closed"


@pytest.mark.parametrize(
    "outcome",
    [
        Gone(reason="unregistered"),
        Ours(reason="invalid_argument"),
        Retry(after_s=9, reason="too_many", cause="device"),
        Retry(after_s=9, reason="greylisted", cause="delivery"),
    ],
)
def test_what_concerns_one_address_or_message_opens_nothing(outcome: Outcome) -> None:
    assert opened_by(outcome, 20).state(NOW) == "closed"


def test_a_refused_key_opens_it_at_once() -> None:
    breaker = opened_by(REFUSED)

    assert breaker.admit(NOW) == Wait(MISCONFIGURED_S, "permission_denied")


def test_a_throttled_provider_is_left_alone_as_long_as_it_asks() -> None:
    breaker = opened_by(Retry(after_s=90, reason="quota", cause="throttle"))

    assert breaker.admit(later(89)) == Wait(1, "quota")
    assert breaker.admit(later(90)) == Pass(is_probe=True)


def test_one_probe_goes_ahead_and_the_others_wait_for_it() -> None:
    breaker = opened_by(REFUSED)
    now = later(MISCONFIGURED_S)

    probe = breaker.admit(now)
    assert probe == Pass(is_probe=True)
    assert isinstance(breaker.admit(now), Wait)

    assert isinstance(probe, Pass)
    breaker.record(probe, OK, now)
    assert breaker.admit(now) == Pass(is_probe=False)


def test_a_probe_that_was_given_up_lets_another_go() -> None:
    breaker = opened_by(REFUSED)
    now = later(MISCONFIGURED_S)
    probe = breaker.admit(now)
    assert isinstance(probe, Pass)

    breaker.give_up(probe)

    assert breaker.admit(now) == Pass(is_probe=True)


@pytest.mark.parametrize(
    ("outcome", "first_s", "longest_s"),
    [(OUTAGE, OUTAGE_S, OUTAGE_S_MAX), (REFUSED, MISCONFIGURED_S, MISCONFIGURED_S_MAX)],
)
def test_each_failed_probe_doubles_the_pause_up_to_the_longest(
    outcome: Outcome, first_s: float, longest_s: float
) -> None:
    breaker = opened_by(outcome, FAILURES_MAX if outcome is OUTAGE else 1)
    now = NOW
    pauses = [breaker.open_s(now)]
    for _ in range(8):
        now = Instant(now + int(breaker.open_s(now) * SECOND))
        one(breaker, outcome, now)
        pauses.append(breaker.open_s(now))

    assert pauses[:3] == [first_s, first_s * 2, first_s * 4]
    assert pauses[-1] == longest_s


def test_many_that_fail_together_count_as_one_opening() -> None:
    breaker = a_breaker()
    tickets = [breaker.admit(NOW) for _ in range(50)]
    for ticket in tickets:
        assert isinstance(ticket, Pass)
        breaker.record(ticket, REFUSED, NOW)

    assert breaker.open_s(NOW) <= 2 * MISCONFIGURED_S


def test_a_late_success_from_before_does_not_close_it() -> None:
    breaker = a_breaker()
    slow = breaker.admit(NOW)
    assert isinstance(slow, Pass)
    one(breaker, REFUSED)

    breaker.record(slow, OK, NOW)

    assert breaker.state(NOW) == "open"


OUTCOMES = st.sampled_from(
    [OK, OUTAGE, REFUSED, Gone(reason="g"), Retry(after_s=60, reason="q", cause="throttle")]
)


class AnyHistory(RuleBasedStateMachine):
    """Whatever happens in whatever order, nothing is stuck and one probe is the most."""

    def __init__(self) -> None:
        super().__init__()
        self.now = NOW
        self.breaker = Breaker(random=lambda: 0.5)
        self.under_way: list[Pass] = []

    @rule(seconds=st.integers(0, 400))
    def time_passes(self, seconds: int) -> None:
        self.now = Instant(self.now + seconds * SECOND)

    @rule()
    def ask(self) -> None:
        ticket = self.breaker.admit(self.now)
        if isinstance(ticket, Pass):
            self.under_way.append(ticket)
        else:
            assert ticket.after_s > 0
            assert ticket.reason

    @rule(outcome=OUTCOMES, place=st.integers(0, 100))
    def answer(self, outcome: Outcome, place: int) -> None:
        if self.under_way:
            ticket = self.under_way.pop(place % len(self.under_way))
            self.breaker.record(ticket, outcome, self.now)

    @rule(place=st.integers(0, 100))
    def cancel(self, place: int) -> None:
        if self.under_way:
            self.breaker.give_up(self.under_way.pop(place % len(self.under_way)))

    @invariant()
    def one_probe_at_most(self) -> None:
        assert sum(ticket.is_probe for ticket in self.under_way) <= 1

    @invariant()
    def something_may_go_within_the_hour(self) -> None:
        if not any(ticket.is_probe for ticket in self.under_way):
            assert self.breaker.open_s(self.now) * SECOND <= HOUR


TestAnyHistory = AnyHistory.TestCase


@given(st.lists(OUTCOMES, max_size=30))
def test_a_success_after_any_history_closes_it(outcomes: list[Outcome]) -> None:
    breaker, now = a_breaker(), NOW
    for outcome in [*outcomes, OK]:
        now = Instant(now + int(breaker.open_s(now) * SECOND) + 1)
        one(breaker, outcome, now)

    assert breaker.state(now) == "closed"
    assert breaker.admit(now) == Pass(is_probe=False)
