"""Readers of the log: every fact once, in order, after the commit, whatever happens between."""

import threading
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import text
from tests.kit.client import ARRIVES_S_MAX
from tests.kit.ledger import Ledger

from pennybell.domains.households import service as households
from pennybell.domains.tags import repository as tags
from pennybell.domains.tags.service import ensure_tags
from pennybell.kit.clock import Instant
from pennybell.outbox import cursors, subscriber
from pennybell.outbox.actor import Actor
from pennybell.outbox.cursors import Fact
from pennybell.outbox.subscriber import Follower, Readers
from pennybell.outbox.unit_of_work import Reading, Told, UnitOfWork, Work


class Tally:
    """Makes a tag for each recorded transaction and for each new day: a trace that commits."""

    name = "tally"
    lingers_s = 0.0

    def __init__(self, *, follows_days: bool = False) -> None:
        self.follows_days = follows_days
        self.looked: list[int] = []
        self.before_write: Callable[[str], None] = lambda _household: None
        self.wrote = threading.Condition()

    def hears(self, type_: str) -> bool:
        return type_ != "tag.created"  # which it writes itself

    def look(
        self, reading: Reading, facts: Sequence[Fact], new_day: date | None
    ) -> list[str] | None:
        self.looked += [fact.hseq for fact in facts]
        found = [f"fact {fact.hseq}" for fact in facts if fact.type == "transaction.created"]
        found += [f"day {new_day}"] if new_day else []
        return found or None

    def again_s(self, household_id: str) -> float | None:
        return None

    def write(self, uow: UnitOfWork, found: list[str]) -> None:
        ensure_tags(uow, found)
        self.before_write(uow.household_id)


def tagged(ledger: Ledger, household: Actor) -> list[str]:
    with ledger.database.read() as connection:
        found = tags.find_all(connection, household.household_id or "")
    return sorted((tag.name for tag in found), key=lambda name: (len(name), name))


def recorded(ledger: Ledger, household: Actor) -> list[str]:
    said = ledger.facts_of(household.household_id or "")
    return [f"fact {fact.hseq}" for fact in said if fact.type == "transaction.created"]


def catch_up(follower: Follower, household: Actor) -> None:
    while follower.advance(household.household_id or ""):
        pass


def wait_for(true: Callable[[], bool]) -> None:
    pause = threading.Event()
    for _ in range(int(ARRIVES_S_MAX / 0.01)):
        if true():
            return
        pause.wait(0.01)
    pytest.fail("it did not happen")


def clocked(ledger: Ledger, *moments: str) -> tuple[Work, list[Instant]]:
    """The same database with a clock that stands; moving its only element moves it."""
    stands = [Instant(int(datetime.fromisoformat(moments[0]).timestamp() * 1_000))]
    return Work(ledger.database, clock=lambda: stands[0], ids=ledger.ids), stands


def at(moment: str) -> Instant:
    return Instant(int(datetime.fromisoformat(moment).replace(tzinfo=UTC).timestamp() * 1_000))


def test_a_reader_is_woken_by_commits_and_gets_each_fact_once(ledger: Ledger) -> None:
    robin, kim = ledger.found("Robin"), ledger.found("Kim")
    tally = Tally()
    readers = Readers(ledger.work, [tally])
    ledger.work.on_facts = readers.wake
    readers.start()
    try:
        for household in (robin, kim):
            account = ledger.open_account(household)
            for _ in range(5):
                ledger.record(household, account.id, -100)
        wait_for(lambda: tagged(ledger, robin) == recorded(ledger, robin))
        wait_for(lambda: tagged(ledger, kim) == recorded(ledger, kim))
    finally:
        readers.stop()
    for household in (robin, kim):
        assert len(recorded(ledger, household)) == 5
        own = [fact.hseq for fact in ledger.facts_of(household.household_id or "")]
        assert own == list(range(1, len(own) + 1))


def test_only_what_it_hears_wakes_it_and_it_lingers_to_look_once(ledger: Ledger) -> None:
    robin = ledger.found()
    account = ledger.open_account(robin)
    tally = Tally()
    tally.lingers_s = 0.5
    readers = Readers(ledger.work, [tally])
    household = robin.household_id or ""
    (follower,) = readers.followers
    readers.wake({household: {"tag.created"}})
    assert follower.behind() == 0
    for _ in range(10):
        readers.wake({household: {"tag.created", "transaction.created"}})
        ledger.record(robin, account.id, -100)
    assert follower.behind() == 1
    readers.start()
    try:
        wait_for(lambda: tagged(ledger, robin) == recorded(ledger, robin))
    finally:
        readers.stop()
    assert follower.seen.writes == 1


def test_what_was_committed_while_it_was_off_is_read_at_the_start_and_not_again(
    ledger: Ledger,
) -> None:
    robin = ledger.found()
    account = ledger.open_account(robin)
    ledger.record(robin, account.id, -100)
    for _ in range(2):
        readers = Readers(ledger.work, [Tally()])
        readers.start()
        wait_for(lambda: tagged(ledger, robin) == recorded(ledger, robin))
        readers.stop()
    last = Follower(Tally(), ledger.work)
    catch_up(last, robin)
    last.stop()
    again = Tally()
    catch_up(Follower(again, ledger.work), robin)
    assert again.looked == []  # even facts that meant nothing were not read a second time


def test_a_crash_between_look_and_write_loses_nothing_and_doubles_nothing(ledger: Ledger) -> None:
    robin = ledger.found()
    account = ledger.open_account(robin)
    ledger.record(robin, account.id, -100)
    tally = Tally()

    def crash(_household: str) -> None:
        raise MemoryError

    tally.before_write = crash
    with pytest.raises(MemoryError):
        catch_up(Follower(tally, ledger.work), robin)
    assert tagged(ledger, robin) == []
    catch_up(Follower(Tally(), ledger.work), robin)
    assert tagged(ledger, robin) == recorded(ledger, robin) != []


def test_several_processes_race_and_each_fact_is_dealt_with_once(ledger: Ledger) -> None:
    robin = ledger.found()
    account = ledger.open_account(robin)
    readers = [Readers(ledger.work, [Tally(follows_days=True)]) for _ in range(3)]

    def wake_all(told: Told) -> None:
        for each in readers:
            each.wake(told)

    ledger.work.on_facts = wake_all
    for each in readers:
        each.start()
    try:
        for _ in range(30):
            ledger.record(robin, account.id, -100)
        wait_for(lambda: set(recorded(ledger, robin)) <= set(tagged(ledger, robin)))
    finally:
        for each in readers:
            each.stop()
    said = ledger.facts_of(robin.household_id or "")
    made = [fact.payload["name"] for fact in said if fact.type == "tag.created"]
    assert sorted(made) == sorted(set(made))  # each tag was made by the only one who wrote it
    assert len([name for name in made if name.startswith("day")]) == 1
    assert sum(seen.failures for each in readers for seen, _ in each.counted().values()) == 0


def test_trouble_with_one_household_delays_no_other_and_is_tried_again(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subscriber, "RETRY_S", (0.05,))
    robin, kim = ledger.found("Robin"), ledger.found("Kim")
    tally = Tally()
    troubled = threading.Event()
    troubled.set()

    def fail(household: str) -> None:
        if household == robin.household_id and troubled.is_set():
            raise RuntimeError

    tally.before_write = fail
    readers = Readers(ledger.work, [tally])
    ledger.work.on_facts = readers.wake
    readers.start()
    try:
        for household in (robin, kim):
            ledger.record(household, ledger.open_account(household).id, -100)
        wait_for(lambda: tagged(ledger, kim) == recorded(ledger, kim))
        wait_for(lambda: readers.counted()["tally"][0].failures > 1)
        assert tagged(ledger, robin) == []
        troubled.clear()
        wait_for(lambda: tagged(ledger, robin) == recorded(ledger, robin))
    finally:
        readers.stop()


def test_commits_of_another_process_are_found_by_the_sweep(ledger: Ledger) -> None:
    robin = ledger.found()
    readers = Readers(ledger.work, [Tally()])
    readers.start()
    try:
        account = ledger.open_account(robin)
        ledger.record(robin, account.id, -100)  # nobody wakes it
        wait_for(lambda: tagged(ledger, robin) == recorded(ledger, robin))
    finally:
        readers.stop()


@pytest.mark.parametrize(
    ("zone", "before", "after"),
    [
        ("Pacific/Kiritimati", "2026-01-26T09:59:59", "2026-01-26T10:00:00"),
        ("Pacific/Pago_Pago", "2026-01-26T10:59:59", "2026-01-26T11:00:00"),
        # Clocks go forward by half an hour at 2 in the morning of this day.
        ("Australia/Lord_Howe", "2026-10-03T13:29:59", "2026-10-03T13:30:00"),
        ("Europe/Berlin", "2026-03-28T22:59:59", "2026-03-28T23:00:00"),
    ],
)
def test_a_day_begins_at_the_households_own_midnight_and_once(
    ledger: Ledger, zone: str, before: str, after: str
) -> None:
    robin = ledger.found()
    ledger.commit(robin, households.change_household, {"timezone": zone}, if_match=None)
    work, clock = clocked(ledger, before)
    follower = Follower(Tally(follows_days=True), work)
    clock[0] = at(before)
    catch_up(follower, robin)
    first = tagged(ledger, robin)
    assert len(first) == 1
    clock[0] = at(after)
    catch_up(follower, robin)
    both = tagged(ledger, robin)
    assert len(both) == 2
    catch_up(follower, robin)
    clock[0] = at(before)  # a clock that is set back begins no day again
    catch_up(follower, robin)
    clock[0] = at(after)
    catch_up(follower, robin)
    assert tagged(ledger, robin) == both


def test_a_sweep_asks_for_whoever_is_behind_and_for_days_when_one_may_begin(ledger: Ledger) -> None:
    robin = ledger.found()
    ledger.commit(robin, households.change_household, {"timezone": "Asia/Kathmandu"}, if_match=None)
    work, clock = clocked(ledger, "2026-01-26T18:14:59")
    clock[0] = at("2026-01-26T18:14:59")
    readers = Readers(work, [Tally(follows_days=True)])

    def is_behind() -> bool:
        readers.sweep_soon()
        with ledger.database.read() as connection:
            found = cursors.behind(connection, Tally.name)
        return robin.household_id in [each.scope for each, _ in found]

    assert is_behind()
    readers.start()
    try:
        wait_for(lambda: tagged(ledger, robin) == ["day 2026-01-26"])
        wait_for(lambda: not is_behind())
        clock[0] = at("2026-01-26T18:15:00")
        readers.sweep_soon()
        wait_for(lambda: tagged(ledger, robin) == ["day 2026-01-26", "day 2026-01-27"])
    finally:
        readers.stop()


def test_after_days_without_a_server_the_present_day_is_shown_once(ledger: Ledger) -> None:
    robin = ledger.found()
    work, clock = clocked(ledger, "2026-01-26T12:00:00")
    clock[0] = at("2026-01-26T12:00:00")
    catch_up(Follower(Tally(follows_days=True), work), robin)
    clock[0] = at("2026-01-29T12:00:00")
    catch_up(Follower(Tally(follows_days=True), work), robin)
    assert tagged(ledger, robin) == ["day 2026-01-26", "day 2026-01-29"]


def test_what_a_reader_says_has_no_actor(ledger: Ledger) -> None:
    robin = ledger.found()
    ledger.record(robin, ledger.open_account(robin).id, -100)
    catch_up(Follower(Tally(), ledger.work), robin)
    with ledger.database.read() as connection:
        rows: Any = connection.execute(
            text("SELECT type, actor FROM facts WHERE scope = :it ORDER BY hseq"),
            {"it": robin.household_id},
        ).all()
    assert [actor for type_, actor in rows if type_ == "tag.created"] == [None]
    assert str(dict(rows)["transaction.created"]) == robin.user_id


def test_started_over_it_reads_every_fact_again_and_old_ones_are_no_news(ledger: Ledger) -> None:
    robin = ledger.found()
    account = ledger.open_account(robin)
    ledger.record(robin, account.id, -100)
    elsewhere, tally = Follower(Tally(), ledger.work), Tally()
    catch_up(elsewhere, robin)
    catch_up(elsewhere, robin)  # what it said itself
    dealt_with = [fact.hseq for fact in ledger.facts_of(robin.household_id or "")]
    elsewhere.stop()
    follower = Follower(tally, ledger.work)
    ledger.open_account(robin)
    catch_up(follower, robin)  # looked at, but nothing followed: its place is not written yet
    household = robin.household_id or ""
    ledger.database.submit(lambda on: cursors.start_over(on, "tally", household)).result()
    tally.looked.clear()
    catch_up(follower, robin)
    assert tally.looked[: len(dealt_with)] == dealt_with
    with ledger.database.read() as connection:
        assert cursors.quiet_to(connection, "tally", household) == dealt_with[-1]
