"""Quiet hours and digests hold and release: nothing is dropped, nothing leaves twice."""

import asyncio
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from sqlalchemy import select
from tests.kit.ledger import Ledger
from tests.kit.ringing import HangingChannel, Ringing, instant, put

from pennybell.domains.deliveries import queue
from pennybell.domains.households import service as households
from pennybell.kit.clock import HOUR, MINUTE, SECOND
from pennybell.notifications.dispatcher import BATCH_MAX
from pennybell.outbox import access
from pennybell.storage.tables.notifications import deliveries

EVENING = "2026-06-15T23:00:00+02:00"


@pytest.fixture(scope="module")
def ledger(database_kind: str, make_database_url: Callable[[str], str]) -> Iterator[Ledger]:
    """One of each kind for these tests alone: a worker sends for everybody."""
    with Ledger(make_database_url(database_kind)) as opened:
        yield opened


@pytest.fixture
def town(ledger: Ledger) -> Ringing:
    return Ringing(ledger, EVENING)


QUIET = {
    "quiet_hours_enabled": True,
    "quiet_hours_start": "22:00",
    "quiet_hours_end": "07:00",
}


def test_a_claim_reads_no_more_than_it_may_send(ledger: Ledger) -> None:
    """However much is due at the same instant: an index has it in order, and nothing is sorted."""
    with ledger.database.read() as connection:
        is_sqlite = connection.dialect.name == "sqlite"
        if not is_sqlite:  # so few rows as here are read whole, and sorted
            for way in ("seqscan", "bitmapscan", "sort", "incremental_sort"):
                connection.exec_driver_sql(f"SET LOCAL enable_{way} = off")
        for statement in queue.next_of("fcm", instant(EVENING), 200):
            asked = statement.compile(connection, compile_kwargs={"literal_binds": True})
            explain = "EXPLAIN QUERY PLAN" if is_sqlite else "EXPLAIN"
            plan = str(connection.exec_driver_sql(f"{explain} {asked}").all())
            assert "ix_deliveries_channel_state_not_before_id" in plan
            assert "TEMP B-TREE" not in plan
            assert "Sort" not in plan


def test_what_quiet_hours_held_leaves_as_one_for_each_group(town: Ringing, ledger: Ledger) -> None:
    robin = ledger.found()
    town.phone(robin)
    town.prefer(robin, **QUIET)
    first, second, third = (
        town.tell(robin, title, group=group)
        for title, group in (("A", "x"), ("B", "x"), ("C", "y"))
    )
    town.go_to("2026-06-16T06:59:59+02:00")
    town.deliver()
    assert town.titles(robin) == []
    town.go_to("2026-06-16T07:00:00+02:00")
    workers = [town.worker, town.make_worker()]
    town.deliver(*workers)

    assert sorted(town.titles(robin)) == ["B", "C"]
    assert town.states(robin, first) == [("merged", "quiet_hours")]
    assert town.states(robin, second) == town.states(robin, third) == [("accepted", None)]
    bodies = {message.title: message.body for _, message in town.channel.sent}
    assert bodies == {"B": "(+1)", "C": ""}


def test_the_newest_of_a_group_may_be_read_and_the_rest_still_rings(
    town: Ringing, ledger: Ledger
) -> None:
    robin = ledger.found()
    town.phone(robin)
    town.prefer(robin, **QUIET)
    first, second = (town.tell(robin, title, group="x") for title in "AB")
    town.mark(robin, "read", second.id)
    town.go_to("2026-06-16T07:00:00+02:00")
    town.deliver()
    assert town.titles(robin) == ["A"]
    assert town.states(robin, first) == [("accepted", None)]


def test_what_is_critical_passes_quiet_hours(town: Ringing, ledger: Ledger) -> None:
    robin = ledger.found()
    town.phone(robin)
    town.prefer(robin, **QUIET, frequency="daily")
    town.tell(robin, "Fire", severity="critical")
    town.tell(robin, "New device", type="new_device", severity="warning")
    town.deliver()
    assert sorted(town.titles(robin)) == ["Fire", "New device"]


@pytest.mark.parametrize(
    ("zone", "held", "before", "released"),
    [
        # Berlin: to summer time on 29 March 2026, back on 25 October.
        (
            "Europe/Berlin",
            "2026-03-28T23:00:00+01:00",
            "2026-03-29T06:59:59+02:00",
            "07:00:00+02:00",
        ),
        (
            "Europe/Berlin",
            "2026-10-24T23:00:00+02:00",
            "2026-10-25T06:59:59+01:00",
            "07:00:00+01:00",
        ),
        # New York: 8 March and 1 November.
        (
            "America/New_York",
            "2026-03-07T23:00:00-05:00",
            "2026-03-08T06:59:59-04:00",
            "07:00:00-04:00",
        ),
        (
            "America/New_York",
            "2026-10-31T23:00:00-04:00",
            "2026-11-01T06:59:59-05:00",
            "07:00:00-05:00",
        ),
        # Lord Howe moves by half an hour: 5 April back, 4 October on.
        (
            "Australia/Lord_Howe",
            "2026-04-04T23:00:00+11:00",
            "2026-04-05T06:59:59+10:30",
            "07:00:00+10:30",
        ),
        (
            "Australia/Lord_Howe",
            "2026-10-03T23:00:00+10:30",
            "2026-10-04T06:59:59+11:00",
            "07:00:00+11:00",
        ),
    ],
)
def test_the_night_of_a_change_of_clocks_ends_when_clocks_there_say_so(
    ledger: Ledger, zone: str, held: str, before: str, released: str
) -> None:
    town = Ringing(ledger, held)
    robin = ledger.found()
    town.phone(robin)
    town.prefer(robin, **QUIET, timezone=zone)
    town.tell(robin, "Low")
    town.go_to(before)
    town.deliver()
    assert town.titles(robin) == []
    town.go_to(f"{before[:11]}{released}")
    town.deliver()
    assert town.titles(robin) == ["Low"]


def test_moving_to_another_zone_moves_what_is_held(town: Ringing, ledger: Ledger) -> None:
    robin = ledger.found()
    town.phone(robin)
    town.prefer(robin, **QUIET)
    entry = town.tell(robin, "Low")
    town.prefer(robin, timezone="Asia/Tokyo")  # there it is six in the morning
    town.go_to("2026-06-15T23:59:59+02:00")
    town.deliver()
    assert town.titles(robin) == []
    town.go_to("2026-06-16T00:00:00+02:00")
    town.deliver()
    assert town.titles(robin) == ["Low"]
    assert town.states(robin, entry) == [("accepted", None)]


def test_ending_quiet_hours_sends_what_they_held(town: Ringing, ledger: Ledger) -> None:
    robin = ledger.found()
    town.phone(robin)
    town.prefer(robin, **QUIET)
    town.tell(robin, "Low")
    heard: list[tuple[str, str, str | None]] = []
    town.work.on_deliveries = heard.extend
    town.prefer(robin, quiet_hours_enabled=False)
    assert heard == [("fcm", "pending", None)]  # somebody is woken for it
    town.deliver()
    assert town.titles(robin) == ["Low"]


def test_what_is_no_longer_wanted_is_not_sent_at_the_end(town: Ringing, ledger: Ledger) -> None:
    robin = ledger.found()
    town.phone(robin)
    town.prefer(robin, **QUIET)
    quiet = town.tell(robin, "Low")
    town.prefer(robin, transaction_alerts=False)
    assert town.states(robin, quiet) == [("suppressed", "type_off")]


def test_from_daily_to_instant_sends_what_a_digest_held(town: Ringing, ledger: Ledger) -> None:
    robin = ledger.found()
    town.phone(robin)
    town.prefer(robin, frequency="daily")
    entry = town.tell(robin, "Low")
    assert town.states(robin, entry) == [("held", "digest")]
    town.prefer(robin, frequency="instant")
    town.deliver()
    assert town.titles(robin) == ["Low"]
    town.go_to("2026-06-16T09:00:00+02:00")
    town.deliver()
    assert town.titles(robin) == ["Low"]  # the digest has nothing left to say


def test_a_digest_is_one_message_with_everything(town: Ringing, ledger: Ledger) -> None:
    robin = ledger.found()
    town.phone(robin)
    town.prefer(robin, frequency="daily", digest_hour=8)
    entries = [town.tell(robin, f"Low {number}") for number in range(3)]
    town.go_to("2026-06-16T07:59:59+02:00")
    town.deliver()
    assert town.titles(robin) == []
    town.go_to("2026-06-16T08:00:00+02:00")
    town.deliver()
    town.deliver()

    ((_, message),) = town.channel.sent
    assert (message.title, message.body) == ("3 notices", "Low 2, Low 1, Low 0")
    for entry in entries:
        assert town.states(robin, entry) == [("merged", "digest"), ("accepted", None)]


def test_a_digest_that_falls_into_quiet_hours_leaves_at_their_end(
    town: Ringing, ledger: Ledger
) -> None:
    robin = ledger.found()
    town.phone(robin)
    town.prefer(robin, **QUIET, frequency="hourly")
    town.tell(robin, "Low")
    town.go_to("2026-06-16T06:59:00+02:00")
    town.deliver()
    assert town.titles(robin) == []
    town.go_to("2026-06-16T07:00:00+02:00")
    town.deliver()
    assert town.titles(robin) == ["Low"]


def test_a_thousand_at_once_are_one_digest_with_two_workers_and_a_crash(
    town: Ringing, ledger: Ledger
) -> None:
    robin = ledger.found()
    town.phone(robin)
    town.prefer(robin, frequency="daily", digest_hour=8)
    told = [
        town.work.submit(robin, partial(put, title=f"Low {number}"), needs=access.SIGNED_IN)
        for number in range(1000)
    ]
    for each in told:
        each.result()
    town.go_to("2026-06-16T08:00:00+02:00")
    hanging = HangingChannel(name="fcm")
    asyncio.run(town.make_worker(hanging).deliver_due())  # dies between accept and commit
    assert len(hanging.sent) == 1
    town.wait(MINUTE)
    town.deliver(town.worker, town.make_worker())

    ((_, message),) = town.channel.sent
    assert message.title == "1000 notices"
    assert (message.id, message.collapse_id) == (
        hanging.sent[0][1].id,
        hanging.sent[0][1].collapse_id,
    )
    with ledger.database.read() as connection:
        mine = select(deliveries.c.state).where(deliveries.c.user_id == robin.user_id)
        states = connection.execute(mine).scalars().all()
    assert sorted(states) == ["accepted"] + ["merged"] * 1000


def test_a_digest_of_which_nothing_is_left_is_withheld_and_stops_nothing(
    town: Ringing, ledger: Ledger
) -> None:
    robin, kim = ledger.found("Robin"), ledger.found("Kim")
    for person in (robin, kim):
        town.phone(person)
        town.prefer(person, frequency="daily", digest_hour=8)
    entry = town.tell(robin, "Low")
    town.tell(kim, "Low")
    town.go_to("2026-06-16T08:00:00+02:00")
    off = town.make_worker(push_enabled=False)
    town.deliver(off)  # the digests close, and wait
    town.mark(robin, "read", entry.id)
    town.deliver()

    assert (town.titles(robin), town.titles(kim)) == ([], ["Low"])
    assert town.states(robin, entry)[-1] == ("suppressed", "nothing_left")


def test_who_left_before_the_digest_is_told_nothing_of_the_household(
    town: Ringing, ledger: Ledger
) -> None:
    owner = ledger.found("Owner")
    robin = ledger.join(owner, "Robin")
    town.phone(robin)
    town.prefer(robin, frequency="daily", digest_hour=8)
    town.tell(robin, "Low")
    town.go_to("2026-06-16T08:00:00+02:00")
    town.deliver(town.make_worker(push_enabled=False))
    ledger.commit(robin, households.remove_member, robin.user_id)
    town.deliver()
    assert town.titles(robin) == []


def test_too_many_of_a_type_become_an_hourly_digest_and_none_is_lost(
    town: Ringing, ledger: Ledger
) -> None:
    town.go_to("2026-06-16T10:00:00+02:00")
    robin = ledger.found()
    town.phone(robin)
    for number in range(25):
        town.tell(robin, f"Low {number}")
    town.tell(robin, "Of another type", type="large_expense")
    town.tell(robin, "Fire", severity="critical")
    town.deliver()
    assert len(town.titles(robin)) == 22

    town.wait(3 * MINUTE)  # one more fits in
    town.tell(robin, "Low again")
    town.tell(robin, "And again")
    town.deliver()
    assert town.titles(robin)[22:] == ["Low again"]
    town.wait(HOUR)
    town.deliver()
    assert town.titles(robin)[23:] == ["6 notices"]


def test_what_just_happened_does_not_wait_behind_a_nights_worth(
    town: Ringing, ledger: Ledger
) -> None:
    sam, asleep = ledger.found("Sam"), [ledger.found() for _ in range(5)]
    town.phone(sam)
    for each in asleep:
        town.phone(each)
        town.prefer(each, **QUIET)
    held = [f"Held {number}" for number in range(BATCH_MAX * 3)]
    for number, title in enumerate(held):
        town.tell(asleep[number % 5], title, group=title)
    town.go_to("2026-06-16T07:30:00+02:00")
    town.tell(sam, "Just now", severity="critical")
    town.deliver(town.make_worker(cpu_share=0.5))

    rung = [message.title for _, message in town.channel.sent]
    assert sorted(rung) == sorted([*held, "Just now"])
    assert rung.index("Just now") <= BATCH_MAX + queue.FRESH_MAX


def test_what_was_claimed_but_not_begun_when_a_worker_stops_goes_by_the_next_one(
    town: Ringing, ledger: Ledger
) -> None:
    robin = ledger.found()
    town.phone(robin)
    told = [f"Low {number}" for number in range(BATCH_MAX)]
    for title in told:
        town.tell(robin, title, group=title)

    async def stop_early() -> None:
        running = asyncio.create_task(town.make_worker(cpu_share=0.01).run())
        while not town.channel.sent:
            await asyncio.wait([running], timeout=0.001)
        running.cancel()
        await asyncio.wait([running])

    asyncio.run(stop_early())
    assert 0 < len(town.channel.sent) < len(told)
    town.wait(SECOND)  # not a minute, as after a crash
    town.deliver()
    assert sorted(town.titles(robin)) == sorted(told)
