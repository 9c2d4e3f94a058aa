"""What is due is sent once, whatever fails, and nothing that is held is lost."""

import asyncio
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import event, select
from sqlalchemy.exc import OperationalError
from tests.kit.ledger import Ledger
from tests.kit.ringing import HangingChannel, Ringing, collapse_ids

from pennybell.channels.port import Gone, Misconfigured, Ours, Outcome, Retry
from pennybell.channels.recording import RecordingChannel
from pennybell.domains.deliveries.standing import Standing, read_standing
from pennybell.domains.devices import service as devices
from pennybell.kit.clock import DAY, HOUR, MINUTE, SECOND
from pennybell.notifications.claims import in_rollout
from pennybell.storage.tables.notifications import push_subscriptions

MORNING = "2026-06-15T10:00:00+02:00"


@pytest.fixture(scope="module")
def ledger(database_kind: str, make_database_url: Callable[[str], str]) -> Iterator[Ledger]:
    """One of each kind for these tests alone: a worker sends for everybody."""
    with Ledger(make_database_url(database_kind)) as opened:
        yield opened


@pytest.fixture
def town(ledger: Ledger) -> Ringing:
    return Ringing(ledger, MORNING)


def test_a_notice_rings_every_phone_once(town: Ringing, ledger: Ledger) -> None:
    robin = ledger.found()
    phones = [town.phone(robin), town.phone(robin, "another-phone")]
    entry = town.tell(robin, "Low")
    town.deliver()
    town.deliver()

    assert sorted(each.target for each in town.of(robin, entry)) == sorted(phones)
    assert {each.state for each in town.of(robin, entry)} == {"accepted"}
    assert len(town.channel.sent) == 2


def test_a_push_takes_off_the_screen_what_was_read_elsewhere(town: Ringing, ledger: Ledger) -> None:
    robin = ledger.found()
    town.phone(robin)
    first, second, third = (town.tell(robin, title) for title in ("A", "B", "C"))
    town.deliver()
    town.mark(robin, "read", first.id, third.id)
    town.tell(robin, "D")
    town.deliver()

    data = {message.title: message.data for _, message in town.channel.sent}
    assert all("closes" not in data[title] for title in "ABC")
    assert set(data["D"]["closes"].split(",")) == {first.id, third.id}
    assert second.id not in data["D"]["closes"]


def test_where_nothing_is_to_be_done_nothing_is_written(town: Ringing, ledger: Ledger) -> None:
    robin = ledger.found()
    town.phone(robin)
    town.tell(robin, "Low")
    town.deliver()
    written: list[str] = []

    def note(_c: Any, _cur: Any, statement: str, *_rest: Any) -> None:
        written.append(statement)

    event.listen(ledger.database.writer, "before_cursor_execute", note)
    try:
        town.deliver()
    finally:
        event.remove(ledger.database.writer, "before_cursor_execute", note)
    assert written == []


def test_units_of_work_wake_a_worker_only_when_they_wrote_deliveries(
    town: Ringing, ledger: Ledger
) -> None:
    robin = ledger.found()
    woken: list[Any] = []
    town.work.on_deliveries = woken.extend
    town.phone(robin)
    town.prefer(robin, digest_hour=9)
    assert woken == []
    town.tell(robin, "Low")
    assert woken == [("fcm", "pending", None)]


@pytest.mark.parametrize(
    ("outcome", "state", "reason"),
    [
        (Gone(reason="unregistered"), "dead", "gone"),
        (Ours(reason="invalid"), "dead", "ours"),
        (Retry(after_s=60, reason="503"), "pending", None),
        (Misconfigured(reason="key", after_s=60), "pending", None),
        (Retry(after_s=10 * 86_400, reason="429"), "expired", "gave_up"),
    ],
)
def test_what_a_channel_says_decides_what_becomes_of_it(
    town: Ringing, ledger: Ledger, outcome: Outcome, state: str, reason: str | None
) -> None:
    robin = ledger.found()
    town.phone(robin)
    entry = town.tell(robin, "Low")
    worker = town.make_worker(RecordingChannel([outcome], name="fcm"))
    town.deliver(worker)

    assert town.states(robin, entry) == [(state, reason)]
    town.wait(MINUTE)
    town.deliver(worker)
    assert town.states(robin, entry) == [
        ("accepted", None) if state == "pending" else (state, reason)
    ]


def test_a_channel_that_raises_buries_that_message_and_no_other(
    town: Ringing, ledger: Ledger
) -> None:
    class Faulty(RecordingChannel):
        async def send(self, address: Any, message: Any, *, attempt: int = 1) -> Outcome:
            if message.title == "Bad":
                raise ZeroDivisionError
            return await super().send(address, message, attempt=attempt)

    robin = ledger.found()
    town.phone(robin)
    bad, good = town.tell(robin, "Bad"), town.tell(robin, "Good")
    town.deliver(town.make_worker(Faulty(name="fcm")))

    (buried,) = town.of(robin, bad)
    assert (buried.state, buried.reason, buried.last_reason) == ("dead", "ours", "failed")
    assert town.states(robin, good) == [("accepted", None)]


def test_what_was_not_tried_is_no_attempt(town: Ringing, ledger: Ledger) -> None:
    robin = ledger.found()
    town.phone(robin)
    entry = town.tell(robin, "Low")
    pausing = Retry(after_s=60, reason="paused", cause="untried")
    worker = town.make_worker(RecordingChannel([pausing] * 40, name="fcm"))
    for _ in range(40):
        town.deliver(worker)
        town.wait(MINUTE)
    (delivery,) = town.of(robin, entry)
    assert (delivery.state, delivery.attempts) == ("pending", 0)

    town.deliver(worker)
    (delivery,) = town.of(robin, entry)
    assert (delivery.state, delivery.attempts) == ("accepted", 1)


def test_a_worker_that_died_is_followed_under_the_same_ids(town: Ringing, ledger: Ledger) -> None:
    robin = ledger.found()
    town.phone(robin)
    entry = town.tell(robin, "Low")
    hanging = HangingChannel(name="fcm")
    asyncio.run(town.make_worker(hanging).deliver_due())  # its loop ends: it died while sending

    assert town.states(robin, entry) == [("leased", None)]
    town.deliver()
    assert town.channel.sent == []  # the lease holds
    town.wait(MINUTE)
    town.deliver()

    assert town.states(robin, entry) == [("accepted", None)]
    first, second = hanging.sent[0][1], town.channel.sent[0][1]
    assert (first.id, first.collapse_id) == (second.id, second.collapse_id)
    assert town.of(robin, entry)[0].attempts == 2


def test_somebody_looking_has_five_seconds_to_show_it(town: Ringing, ledger: Ledger) -> None:
    robin = ledger.found()
    town.phone(robin)
    shown, asleep = (
        town.tell(robin, "Shown", is_looking=True),
        town.tell(robin, "Not shown", is_looking=True),
    )
    seqs = [each.seq for each in ledger.stream_of(robin.user_id)]
    town.onlookers.shown[robin.user_id] = seqs[-2]
    town.wait(4 * SECOND)
    town.deliver()
    assert town.channel.sent == []
    town.wait(SECOND)
    town.deliver()

    assert town.states(robin, shown) == [("suppressed", "seen")]
    assert town.states(robin, asleep) == [("accepted", None)]
    assert town.titles(robin) == ["Not shown"]


def test_push_that_is_off_is_held_for_days_and_lost_never(town: Ringing, ledger: Ledger) -> None:
    robin = ledger.found()
    town.phone(robin)
    entry = town.tell(robin, "Low", severity="warning")
    off = town.make_worker(push_enabled=False)
    town.wait(3 * DAY - HOUR // 2)  # a warning is worth ringing for three days
    for _ in range(5):
        town.deliver(off)
        town.wait(DAY - HOUR // 2)
    assert town.channel.sent == []
    assert town.states(robin, entry) == [("pending", "push_off")]

    town.deliver()
    assert town.states(robin, entry) == [("accepted", None)]


def test_too_old_to_ring_is_said_so(town: Ringing, ledger: Ledger) -> None:
    robin = ledger.found()
    town.phone(robin)
    entry = town.tell(robin, "Low")
    town.wait(4 * DAY)
    town.deliver()
    assert town.states(robin, entry) == [("expired", "too_late")]


def test_read_while_it_waits_is_not_sent(town: Ringing, ledger: Ledger) -> None:
    robin = ledger.found()
    town.phone(robin)
    entry = town.tell(robin, "Low", is_looking=True)
    town.mark(robin, "read", entry.id)
    town.wait(MINUTE)
    town.deliver()
    assert town.states(robin, entry) == [("suppressed", "read_elsewhere")]


def test_a_token_that_moved_rings_for_its_last_owner_alone(town: Ringing, ledger: Ledger) -> None:
    robin, kim = ledger.found("Robin"), ledger.found("Kim")
    town.phone(robin, "shared-phone")
    entry = town.tell(robin, "For Robin")
    town.phone(kim, "shared-phone")
    town.deliver()

    assert town.states(robin, entry) == [("dead", "device_gone")]
    town.tell(kim, "For Kim")
    town.deliver()
    assert [message.title for _, message in town.channel.sent] == ["For Kim"]


def test_what_slept_is_news_again_and_rings_once_more(town: Ringing, ledger: Ledger) -> None:
    robin = ledger.found()
    town.phone(robin)
    entry = town.tell(robin, "Low")
    town.deliver()
    town.mark(robin, "snoozed", entry.id, until="2026-06-15T18:00:00+02:00")
    town.go_to("2026-06-15T17:59:00+02:00")
    town.deliver()
    assert town.titles(robin) == ["Low"]
    town.go_to("2026-06-15T18:00:00+02:00")
    town.deliver()
    town.deliver()

    assert town.titles(robin) == ["Low", "Low"]
    assert len(set(collapse_ids([town.channel]))) == 1
    last = ledger.facts_of(robin.user_id)[-1]
    assert (last.type, last.payload["change"]) == ("notification.updated", "woken")
    assert town.states(robin, entry) == [("accepted", None)] * 2


def test_slow_sends_of_one_channel_leave_room_for_the_others(town: Ringing, ledger: Ledger) -> None:
    robin = ledger.found()
    town.phone(robin)
    for number in range(210):
        town.tell(robin, f"Low {number}", type="low_balance" if number % 2 else "test")
    hanging = HangingChannel(name="fcm")

    async def twice() -> tuple[int, int]:
        worker = town.make_worker(hanging)
        return await worker.deliver_due(), await worker.deliver_due()

    assert asyncio.run(twice()) != (0, 0)
    assert len(hanging.sent) <= 200


def test_what_is_due_and_how_long_the_oldest_has_waited_is_known(
    town: Ringing, ledger: Ledger
) -> None:
    robin = ledger.found()
    town.phone(robin)
    town.tell(robin, "Low", severity="critical")
    town.wait(90 * SECOND)
    town.tell(robin, "Low again", severity="critical")

    def stands() -> Standing:
        with ledger.database.read() as connection:
            return read_standing(connection, town.now)

    waits = stands()
    assert waits.waiting == {("fcm", "pending"): 2}
    assert waits.oldest_s == {"fcm": 90.0}
    town.deliver()
    assert (stands().waiting, stands().oldest_s) == ({}, {})


def test_a_dead_provider_holds_up_no_other(town: Ringing, ledger: Ledger) -> None:
    robin = ledger.found()
    town.phone(robin)
    town.phone(robin, "an-apple", kind="apns")
    for number in range(30):
        town.tell(robin, f"Low {number}", severity="critical")
    hanging = HangingChannel(name="apns")

    async def until_all_of_fcm_is_accepted() -> None:
        worker = town.make_worker(apns=hanging)
        while worker.counts.states().get(("fcm", "accepted", None), 0) < 30:
            await worker.deliver_due()

    asyncio.run(until_all_of_fcm_is_accepted())
    assert len(town.titles(robin)) == 30
    assert len(hanging.sent) == 30


def test_what_the_database_does_not_take_is_written_later_and_not_sent_again(
    town: Ringing, ledger: Ledger
) -> None:
    robin = ledger.found()
    town.phone(robin)
    entry = town.tell(robin, "Low")

    def fail(_c: Any, _cur: Any, statement: str, *_rest: Any) -> None:
        if town.channel.sent and statement.startswith("UPDATE deliveries"):
            raise OperationalError(statement, None, OSError("disk full"))

    event.listen(ledger.database.writer, "before_cursor_execute", fail)
    try:
        with pytest.raises(OperationalError):
            town.deliver()
    finally:
        event.remove(ledger.database.writer, "before_cursor_execute", fail)
    assert town.states(robin, entry) == [("leased", None)]

    town.deliver()
    assert town.states(robin, entry) == [("accepted", None)]
    town.wait(HOUR)
    town.deliver()
    assert town.titles(robin) == ["Low"]


def test_a_rollout_rings_the_same_people_each_time_and_more_as_it_grows(
    town: Ringing, ledger: Ledger
) -> None:
    people = [ledger.found() for _ in range(12)]
    for person in people:
        town.phone(person)

    def rung_at(percent: int) -> set[str]:
        before = len(town.channel.sent)
        entries = [town.tell(person, "Low") for person in people]
        town.deliver(town.make_worker(rollout_percent=percent))
        states = [town.states(person, entry) for person, entry in zip(people, entries, strict=True)]
        rung = {
            person.user_id
            for person, state in zip(people, states, strict=True)
            if state == [("accepted", None)]
        }
        assert all(state in ([("accepted", None)], [("suppressed", "rollout")]) for state in states)
        assert len(town.channel.sent) - before == len(rung)
        return rung

    none, half, again, most, everybody = (rung_at(percent) for percent in (0, 50, 50, 80, 100))
    assert none == set()
    assert half == again
    assert half <= most <= everybody
    assert everybody == {person.user_id for person in people}


def test_a_rollout_is_of_as_many_people_as_it_says() -> None:
    people = [f"user-{number}" for number in range(10_000)]
    for percent in (1, 25, 50, 99):
        chosen = sum(in_rollout(person, percent) for person in people)
        assert abs(chosen / 100 - percent) < 1.5


def test_only_refusals_count_against_a_device_and_no_outage(town: Ringing, ledger: Ledger) -> None:
    robin = ledger.found()
    phone = town.phone(robin)
    outage = Retry(after_s=1, reason="status_503", http_status=503)
    outcomes: list[Outcome] = [
        *[outage] * 3,
        Misconfigured(reason="status_403", after_s=1, http_status=403),
        Ours(reason="status_400", http_status=400),
    ]
    worker = town.make_worker(RecordingChannel(outcomes, name="fcm"))
    town.tell(robin, "Low")
    for _ in range(5):
        town.deliver(worker)
        town.wait(MINUTE)

    column = push_subscriptions.c
    with ledger.database.read() as connection:
        row = connection.execute(select(push_subscriptions).where(column.id == phone)).one()
    assert (row.consecutive_failures, row.last_failure_at) == (1, town.now - MINUTE)


def test_a_device_forgotten_while_a_push_is_under_way_stays_forgotten(
    town: Ringing, ledger: Ledger
) -> None:
    robin = ledger.found()
    device_id = town.phone(robin)

    class Leaving(RecordingChannel):
        async def send(self, *args: Any, **kwargs: Any) -> Outcome:
            town.commit(robin, devices.forget, device_id, town.keys)
            return await super().send(*args, **kwargs)

    entry = town.tell(robin, "Low")
    town.deliver(town.make_worker(Leaving([Gone(reason="unregistered")], name="fcm")))

    assert town.states(robin, entry) == [("dead", "gone")]
    with ledger.database.read() as connection:
        column = push_subscriptions.c
        kept = select(column.state).where(column.id == device_id)
        assert connection.execute(kept).scalar_one() == "forgotten"
