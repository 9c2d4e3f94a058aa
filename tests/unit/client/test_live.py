"""The state machine, driven by hand: every step it asks for, and when."""

import json
import math
from typing import Any

import pytest

from pennybell.client.errors import ApiProblem, Displaced, SignedOut
from pennybell.client.event import Event, Resync
from pennybell.client.live import HEALTHY_S, POLL_FOR_S, Live
from pennybell.client.sign_in import Access
from pennybell.client.steps import (
    Connect,
    Deliver,
    LoadSnapshot,
    Poll,
    Probe,
    Receive,
    Renew,
    Say,
    Sleep,
    Step,
)

ACCESS = Access("t1", 0.0, 840.0)
FIXED = Access("fixed", 0.0)
SNAPSHOT = {"seq": 50, "epoch": "e2"}


class Driven:
    """A machine with its clock. `upto` walks over what needs no answer until a step of a kind."""

    def __init__(self, since: int | None = 0, epoch: str | None = "e1") -> None:
        self.live = Live(since=since, epoch=epoch, random=lambda: 1.0)
        self.now = 0.0
        self.said: list[dict[str, Any]] = []

    def step(self) -> Step:
        return self.live.next_step(self.now)

    def upto_receive(self) -> Receive:
        while isinstance(step := self.step(), Say):
            self.said.append(json.loads(step.text))
        assert isinstance(step, Receive), step
        return step

    def open(self, access: Access = ACCESS, head: int = 0) -> None:
        assert isinstance(self.step(), Connect)
        self.live.connected(access, self.now)
        self.hear("session.ready", head=head, epoch="e1")
        self.upto_receive()
        self.said.clear()

    def hear(self, type_: str, **payload: Any) -> None:
        self.live.heard(json.dumps({"type": type_, "payload": payload}), self.now)

    def hear_event(self, seq: int, commit: int) -> None:
        self.live.heard(json.dumps(envelope(seq, commit)), self.now)

    def fall_silent(self) -> None:
        """Let the whole of what it wants to receive for go by."""
        self.now += self.upto_receive().seconds
        self.live.silent(self.now)

    def refuse(self, status: int, code: str = "refused", **given: Any) -> None:
        self.live.refused(ApiProblem(code, status, "No.", **given), ACCESS, self.now)


def envelope(seq: int, commit: int) -> dict[str, Any]:
    at = "2026-01-26T10:30:00.000Z"
    return {
        "type": "tag.created", "payload": {}, "timestamp": at, "id": f"id-{seq}",
        "household": "home", "seq": seq, "commit": commit,
    }  # fmt: skip


def event(seq: int, commit: int) -> Event:
    return Event.from_envelope(envelope(seq, commit))


def test_it_connects_and_delivers_whole_commits() -> None:
    driven = Driven(since=7)
    driven.open()
    driven.hear_event(8, 9)
    still = driven.upto_receive()
    driven.hear_event(9, 9)

    assert still.seconds > 0
    assert driven.step() == Deliver([event(8, 9), event(9, 9)])
    assert driven.live.place == (9, "e1")


def test_without_a_place_it_starts_at_the_head() -> None:
    driven = Driven(since=None, epoch=None)
    assert driven.step() == Connect(None, None, None)

    driven.open(head=41)
    driven.live.closed(1006, "", driven.now)
    driven.now = 100

    assert driven.step() == Connect(41, "e1", None)


def test_half_a_commit_is_forgotten_with_its_connection() -> None:
    driven = Driven()
    driven.open()
    driven.hear_event(1, 2)
    driven.live.closed(None, "", driven.now)
    driven.now = 1

    assert driven.step() == Connect(0, "e1", None)


def test_what_is_handed_out_is_acknowledged_once_the_next_is_asked_for() -> None:
    driven = Driven()
    driven.open()
    driven.now = 5
    driven.hear_event(1, 1)
    driven.hear_event(2, 2)
    driven.step(), driven.step()

    driven.upto_receive()

    assert driven.said == [{"type": "ack", "payload": {"seq": 2}}]


def test_a_program_at_which_nobody_looks_acknowledges_nothing() -> None:
    driven = Driven()
    driven.live = Live(since=0, epoch="e1", random=lambda: 1.0, acknowledges=False)
    driven.open()
    driven.hear_event(1, 1)
    driven.step()

    driven.upto_receive()

    assert driven.said == []
    assert driven.live.farewell() is None


def test_acknowledgements_keep_a_second_apart() -> None:
    driven = Driven()
    driven.open()
    for seq in (1, 2):
        driven.hear_event(seq, seq)
        driven.step()
        waiting = driven.upto_receive()

    assert [each["payload"]["seq"] for each in driven.said] == [1]
    assert waiting.seconds == 1.0


def test_it_pings_after_35_silent_seconds_and_gives_up_10_later() -> None:
    driven = Driven()
    driven.open()

    driven.fall_silent()
    silent_at = driven.now
    driven.upto_receive()
    driven.fall_silent()

    assert silent_at == 35
    assert driven.said == [{"type": "ping", "payload": {}}]
    assert driven.now == 45
    assert not driven.live.is_open
    driven.now = 60
    assert driven.step() == Connect(0, "e1", "t1"), "with another token"


def test_any_answer_to_a_ping_is_a_sign_of_life() -> None:
    driven = Driven()
    driven.open()
    driven.fall_silent()
    driven.upto_receive()
    driven.now += 9

    driven.hear("pong")

    assert driven.upto_receive().seconds == 35
    assert driven.live.is_open


def test_a_caller_that_was_away_longer_than_the_deadline_loses_no_connection() -> None:
    driven = Driven()
    driven.open()
    driven.fall_silent()
    driven.upto_receive()
    driven.now += 500

    driven.upto_receive()
    driven.hear("pong")

    assert driven.live.is_open


def test_back_off_doubles_and_starts_anew_after_health() -> None:
    driven = Driven()
    delays = []
    for _ in range(3):
        assert isinstance(driven.step(), Connect)
        driven.live.failed("refused", driven.now)
        waiting = driven.step()
        assert isinstance(waiting, Sleep)
        delays.append(waiting.seconds)
        driven.now += waiting.seconds
    driven.open(Access("t1", driven.now, math.inf))
    driven.now += HEALTHY_S
    driven.live.closed(1006, "", driven.now)

    assert delays == [0.5, 1, 2]
    assert driven.step() == Sleep(0.5)


def test_a_connection_that_ends_at_once_does_not_start_the_back_off_anew() -> None:
    driven = Driven()
    for expected in (0.5, 1.0, 2.0):
        driven.open()
        driven.live.closed(1006, "", driven.now)
        assert driven.step() == Sleep(expected)
        driven.now += expected


def test_a_server_that_restarts_says_when_to_come_back() -> None:
    driven = Driven()
    driven.open()
    driven.hear("session.draining", retry_after_ms=3_000)
    driven.live.closed(4000, "draining", driven.now)

    assert driven.step() == Sleep(3.0)
    assert driven.live.state.retry_s == 3.0


def test_final_ends_are_raised() -> None:
    for code, error in ((4500, SignedOut), (4503, Displaced)):
        driven = Driven()
        driven.open()
        with pytest.raises(error):
            driven.live.closed(code, "", driven.now)


def test_a_token_is_renewed_in_place() -> None:
    driven = Driven()
    driven.open()
    driven.now = 840
    assert driven.step() == Renew("t1")

    driven.live.renewed(Access("t2", 840, 1_680), driven.now)
    driven.upto_receive()
    driven.hear("session.refreshed", expires_at="2026-01-26T10:45:00Z")

    assert driven.said[0] == {"type": "auth.refresh", "payload": {"token": "t2"}, "id": "auth"}
    driven.now = 1_680
    assert driven.step() == Renew("t2")


def test_a_server_that_knows_no_renewal_is_connected_to_again_at_once() -> None:
    driven = Driven()
    driven.open()
    driven.now = 840
    driven.step()
    driven.live.renewed(Access("t2", 840, 1_680), driven.now)
    driven.upto_receive()
    driven.hear("error", code="unknown_type", message="There is no such message.", ref="auth")

    assert driven.step() == Connect(0, "e1", None)

    driven.live.connected(Access("t2", 840, 1_680), driven.now)
    driven.hear("session.ready", head=0, epoch="e1")
    driven.now = 1_680
    assert driven.step() == Renew("t2")
    driven.live.renewed(Access("t3", 1_680, 2_520), driven.now)
    assert driven.step() == Connect(0, "e1", None), "asked once, it is not asked again"


def test_the_servers_warning_renews_a_token_that_has_some_age() -> None:
    driven = Driven()
    driven.open()
    driven.hear("session.expiring")
    young = driven.upto_receive()
    driven.now = 300
    driven.hear("session.expiring")

    assert young.seconds == 35
    assert driven.step() == Renew("t1")


def test_a_renewal_that_fails_is_tried_again_on_the_same_socket() -> None:
    driven = Driven()
    driven.open()
    driven.now = 840
    driven.step()
    driven.live.failed("no answer", driven.now)
    driven.upto_receive()
    driven.now += 0.5

    assert driven.live.is_open
    assert driven.step() == Renew("t1")


def test_an_expired_token_is_replaced_and_a_fixed_one_ends_the_stream() -> None:
    driven = Driven()
    driven.open()
    driven.live.closed(4401, "token_expired", driven.now)
    driven.now = 1
    assert driven.step() == Connect(0, "e1", "t1")

    fixed = Driven()
    fixed.open(FIXED)
    with pytest.raises(SignedOut, match="expired"):
        fixed.live.closed(4401, "token_expired", fixed.now)


def test_a_token_refused_twice_ends_the_stream() -> None:
    driven = Driven()
    driven.step()
    driven.refuse(401, "token_invalid")
    assert driven.step() == Connect(0, "e1", "t1")

    with pytest.raises(SignedOut):
        driven.refuse(401, "session_ended")


def test_a_place_that_is_lost_is_answered_with_a_snapshot_and_the_stream_goes_on() -> None:
    driven = Driven()
    driven.open()
    driven.hear("resync.required", reason="behind", head=48)
    driven.hear_event(49, 49)
    assert driven.step() == LoadSnapshot()
    driven.live.loaded(SNAPSHOT)
    driven.hear_event(50, 50)
    driven.hear_event(51, 51)

    assert driven.step() == Deliver(Resync("behind", 48, SNAPSHOT))
    assert driven.live.place == (50, "e2")
    assert driven.step() == Deliver([event(51, 51)])


def test_a_snapshot_that_cannot_be_had_is_asked_for_again() -> None:
    driven = Driven()
    driven.open()
    driven.hear("resync.required", reason="behind", head=48)
    driven.step()
    driven.live.failed("no answer", driven.now)
    waiting = driven.upto_receive()
    driven.live.closed(1006, "", driven.now)
    driven.now += 10

    assert waiting.seconds == 0.5
    assert driven.step() == LoadSnapshot()


def test_a_token_without_the_new_household_is_renewed_before_the_snapshot() -> None:
    driven = Driven()
    driven.open()
    driven.hear("resync.required", reason="joined", head=1)
    driven.step()
    driven.refuse(403, "no_household")

    assert driven.step() == LoadSnapshot(but="t1")
    with pytest.raises(ApiProblem):
        driven.refuse(403, "no_household")


def test_a_failed_upgrade_is_asked_about() -> None:
    driven = Driven()
    driven.step()
    driven.live.unexplained("InvalidMessage", driven.now)

    assert driven.step() == Probe()
    driven.refuse(429, "throttled", retry_after_s=7.0)
    assert driven.step() == Sleep(7.0)


def test_a_network_that_lets_no_sockets_through_is_polled_over() -> None:
    driven = Driven(since=3)
    for _ in range(2):
        assert isinstance(driven.step(), Connect)
        driven.live.unexplained("InvalidUpgrade", driven.now)
        assert driven.step() == Probe()
        driven.refuse(426, "upgrade_required")
        if isinstance(waiting := driven.step(), Sleep):
            driven.now += waiting.seconds
    assert driven.step() == Poll(3, "e1", 0), "the first one shows at once that it works"

    driven.live.polled({"events": [envelope(4, 4)], "head": 4, "epoch": "e1"}, driven.now)

    assert driven.step() == Deliver([event(4, 4)])
    assert driven.step() == Poll(4, "e1", 25)
    assert driven.live.state.name == "polling"
    driven.now += POLL_FOR_S
    assert driven.step() == Connect(4, "e1", None), "the socket is tried again"


def test_a_server_without_sockets_is_polled_from_its_head_on() -> None:
    driven = Driven(since=None, epoch=None)
    driven.step()
    driven.refuse(503, "realtime_disabled")

    assert driven.step() == LoadSnapshot()
    driven.live.loaded(SNAPSHOT)
    assert driven.step() == Poll(50, "e2", 0)


def test_a_lost_place_is_noticed_while_polling_too() -> None:
    driven = Driven()
    driven.step()
    driven.refuse(503)
    assert isinstance(driven.step(), Poll)
    driven.refuse(410, "resync_required", extra={"reason": "behind", "head": 48})

    assert driven.step() == LoadSnapshot()
    driven.live.loaded(SNAPSHOT)
    assert driven.step() == Deliver(Resync("behind", 48, SNAPSHOT))


@pytest.mark.parametrize("status", [400, 404])
def test_what_waiting_cannot_mend_is_raised(status: int) -> None:
    driven = Driven()
    driven.step()

    with pytest.raises(ApiProblem):
        driven.refuse(status)


@pytest.mark.parametrize("status", [404, 502])
def test_a_refusal_by_something_in_front_of_the_server_is_waited_out(status: int) -> None:
    driven = Driven()
    driven.step()

    driven.refuse(status, "no_problem_document")

    assert isinstance(driven.step(), Sleep)


def test_a_missing_event_is_fetched_by_resuming() -> None:
    driven = Driven()
    driven.open()
    driven.hear_event(1, 1)
    driven.hear_event(3, 3)

    assert driven.step() == Deliver([event(1, 1)])
    driven.now = 1
    assert driven.step() == Connect(1, "e1", None)


def test_unknown_messages_are_passed_over() -> None:
    driven = Driven()
    driven.open()

    driven.hear("weather.changed", sunny=True)

    assert driven.live.is_open
