"""Invariant 2: numbers start at 1, have no gaps, and their order is the order of commits."""

import random
import threading
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Connection, text
from tests.kit.client import ARRIVES_S_MAX
from tests.kit.ledger import DAY, Ledger
from tests.rooms.outbox.held import Held, wait_until_blocked

from pennybell.domains.categories import service as categories
from pennybell.domains.households import service as households
from pennybell.domains.identity import service as identity
from pennybell.domains.tags import service as tags
from pennybell.domains.transactions import repository
from pennybell.domains.transactions import service as transactions
from pennybell.domains.transactions.model import TransactionDraft
from pennybell.errors import Conflict
from pennybell.outbox import access
from pennybell.outbox.actor import Actor
from pennybell.outbox.unit_of_work import Committed, UnitOfWork

THREADS = 8
WRITES_PER_THREAD = 12


def assert_no_gaps(ledger: Ledger, actors: list[Actor]) -> None:
    for actor in actors:
        hseqs = [fact.hseq for fact in ledger.facts_of(actor.household_id or "")]
        assert hseqs == list(range(1, len(hseqs) + 1))
        stream = ledger.stream_of(actor.user_id)
        assert [event.seq for event in stream] == list(range(1, len(stream) + 1))
        last_of_commit = {event.commit for event in stream}
        assert {event.seq for event in stream if event.seq == event.commit} == last_of_commit
        for scope in {event.scope for event in stream}:
            order = [event.hseq for event in stream if event.scope == scope]
            assert order == sorted(order)


def test_eight_threads_leave_no_gap_in_two_households_that_share_a_member(ledger: Ledger) -> None:
    robin, kim = ledger.found("Robin"), ledger.found("Kim")
    sam = ledger.join(robin, "Sam")
    sam_at_kims = ledger.accept(sam, kim)
    accounts = {actor: ledger.open_account(actor).id for actor in (robin, kim)}
    accounts |= {sam: accounts[robin], sam_at_kims: accounts[kim]}
    actors = [robin, sam, kim, sam_at_kims] * (THREADS // 4)
    answers: list[tuple[Actor, Committed[Any]]] = []

    def write(number: int, actor: Actor) -> None:
        chance = random.Random(number)
        for _ in range(WRITES_PER_THREAD):
            if chance.random() < 0.2:
                name = f"{chance.random()}"
                done: Committed[Any] = ledger.commit(
                    actor, identity.change_profile, {"name": name}, if_match=None
                )
            else:
                tag = chance.choice(["food", "home", "trip"])
                done = ledger.record(actor, accounts[actor], chance.randint(-999, 999), tags=(tag,))
            answers.append((actor, done))

    threads = [
        threading.Thread(target=write, args=(number, actor)) for number, actor in enumerate(actors)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(answers) == THREADS * WRITES_PER_THREAD
    assert_no_gaps(ledger, [robin, sam, kim, sam_at_kims])
    for actor, done in answers:
        assert done.seq in {event.commit for event in ledger.stream_of(actor.user_id)}
    rung = sorted(
        ring.first for bell in ledger.bells for ring in bell.rings if ring.user_id == kim.user_id
    )
    assert len(rung) == len(set(rung)), "a number was given twice"


def test_order_of_numbers_is_order_of_commits(ledger: Ledger) -> None:
    robin = ledger.found()
    sam = ledger.join(robin)
    account = ledger.open_account(robin).id
    seen: list[int] = []
    stop = threading.Event()

    def watch() -> None:
        while not stop.is_set():
            for event in ledger.stream_of(sam.user_id)[len(seen) :]:
                seen.append(event.seq)  # noqa: PERF401 - one by one, as a reader with a cursor

    watcher = threading.Thread(target=watch)
    watcher.start()

    def write() -> None:
        for _ in range(20):
            ledger.record(robin, account, 1)

    writers = [threading.Thread(target=write) for _ in range(THREADS)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    stop.set()
    watcher.join()
    # A reader that goes on from its newest number would have missed one that came in below it.
    assert seen == list(range(1, len(seen) + 1))
    assert_no_gaps(ledger, [robin, sam])


def recording(account_id: str, amount_minor: int, *tag_names: str) -> Callable[[UnitOfWork], Any]:
    draft = TransactionDraft(account_id, amount_minor, DAY, tags=tag_names)
    return lambda uow: transactions.record(uow, draft)


def test_one_transaction_held_open_while_a_later_one_commits_hides_nothing(
    postgres_ledger: Ledger,
) -> None:
    ledger = postgres_ledger
    robin = ledger.found()
    sam = ledger.join(robin)
    first, second = ledger.open_account(robin).id, ledger.open_account(robin).id
    held = Held(ledger, robin, recording(first, -1))
    later = ledger.work.submit(sam, recording(second, -2)).result(ARRIVES_S_MAX)

    cursor = ledger.stream_of(robin.user_id)[-1].seq
    assert cursor >= later.seq - 1
    resumed = ledger.frames_of(robin.user_id)
    done = held.release()

    resumed += ledger.frames_of(robin.user_id, since=cursor)
    assert [frame["seq"] for frame in resumed] == list(range(1, done.seq + 1))
    amounts = [f["payload"]["amount_minor"] for f in resumed if f["type"] == "transaction.created"]
    assert amounts == [-2, -1]
    assert_no_gaps(ledger, [robin, sam])


def test_transaction_that_has_its_numbers_lets_nobody_take_later_ones_first(
    postgres_ledger: Ledger,
) -> None:
    """The dangerous moment: numbers are taken, the commit has not happened."""
    ledger = postgres_ledger
    robin = ledger.found()
    account, other = ledger.open_account(robin).id, ledger.open_account(robin).id
    before = ledger.stream_of(robin.user_id)[-1].seq
    numbered, gate = threading.Event(), threading.Event()

    def slow_commit(connection: Connection) -> None:
        # The same locks that sealing takes, held as a commit that waits for its disk would.
        scope = {"of": robin.household_id}
        connection.execute(text("UPDATE scopes SET hseq = hseq WHERE scope = :of"), scope)
        numbered.set()
        assert gate.wait(ARRIVES_S_MAX)

    ledger.database.submit(slow_commit)
    assert numbered.wait(ARRIVES_S_MAX)
    futures = [ledger.work.submit(robin, recording(each, -1)) for each in (account, other, account)]
    seen = ledger.stream_of(robin.user_id)[-1].seq
    assert not any(future.done() for future in futures)
    gate.set()
    for future in futures:
        future.result(ARRIVES_S_MAX)
    assert seen == before
    assert_no_gaps(ledger, [robin])


def test_refused_unit_of_work_takes_no_number(ledger: Ledger) -> None:
    robin = ledger.found()
    account = ledger.open_account(robin).id
    before = ledger.facts_of(robin.household_id or "")

    def change_mind(uow: UnitOfWork) -> None:
        recording(account, -1)(uow)
        raise RuntimeError("no")

    with pytest.raises(RuntimeError):
        ledger.commit(robin, change_mind)
    assert ledger.facts_of(robin.household_id or "") == before
    ledger.record(robin, account, -2)
    assert len(ledger.facts_of(robin.household_id or "")) == len(before) + 2
    assert_no_gaps(ledger, [robin])


@pytest.mark.parametrize("writing", ["a new row", "a change to a row"])
def test_rename_of_a_tag_waits_for_the_row_that_names_it(
    postgres_ledger: Ledger, writing: str
) -> None:
    ledger = postgres_ledger
    robin = ledger.found()
    account = ledger.open_account(robin).id
    row = ledger.record(robin, account, -1, tags=("food",)).result
    assert row is not None
    held = Held(
        ledger,
        robin,
        recording(account, -2, "food")
        if writing == "a new row"
        else lambda uow: transactions.change(uow, row.id, {"note": "noted"}, if_match=None),
    )
    renaming = ledger.work.submit(
        robin, lambda uow: tags.rename_tag(uow, tag_of(ledger, robin), "Food", if_match=None)
    )
    wait_until_blocked(ledger, renaming)
    held.release()
    renaming.result(ARRIVES_S_MAX)
    types = [fact.type for fact in ledger.facts_of(robin.household_id or "")]
    assert types[-1] == "tag.updated", "the row would bring the old name back"


def tag_of(ledger: Ledger, actor: Actor) -> str:
    said = ledger.facts_of(actor.household_id or "")
    return str(next(fact for fact in said if fact.type == "tag.created").payload["id"])


def test_new_name_waits_for_the_role_that_is_announced_with_it(postgres_ledger: Ledger) -> None:
    ledger = postgres_ledger
    robin = ledger.found()
    sam = ledger.join(robin)
    held = Held(ledger, robin, lambda uow: households.change_role(uow, sam.user_id, "viewer"))
    renaming = ledger.work.submit(
        sam,
        lambda uow: identity.change_profile(uow, {"name": "Samira"}, if_match=None),
        needs=access.SIGNED_IN,
    )
    wait_until_blocked(ledger, renaming)
    held.release()
    renaming.result(ARRIVES_S_MAX)
    last = ledger.facts_of(robin.household_id or "")[-1].payload
    assert (last["name"], last["role"]) == ("Samira", "viewer")


def test_category_cannot_be_deleted_under_the_row_that_is_being_written(
    postgres_ledger: Ledger,
) -> None:
    ledger = postgres_ledger
    robin = ledger.found()
    account = ledger.open_account(robin).id
    category = ledger.commit(
        robin, categories.create_category, id_=None, name="Trips", kind="expense", parent_id=None
    ).result
    assert category is not None
    row = TransactionDraft(account, -1, DAY, category_id=category.id)
    held = Held(
        ledger,
        robin,
        lambda uow: transactions.check_categories(uow, [row]),
        then=lambda uow: transactions.record(uow, row),
    )
    deleting = ledger.work.submit(
        robin, lambda uow: categories.delete_category(uow, category.id, if_match=None)
    )
    wait_until_blocked(ledger, deleting)
    held.release()
    with pytest.raises(Conflict, match="in use"):
        deleting.result(ARRIVES_S_MAX)


def test_deleted_tag_comes_off_the_row_that_was_being_written_with_it(
    postgres_ledger: Ledger,
) -> None:
    ledger = postgres_ledger
    robin = ledger.found()
    account = ledger.open_account(robin).id
    ledger.record(robin, account, -1, tags=("food",))
    held = Held(
        ledger,
        robin,
        lambda uow: tags.ensure_tags(uow, ["food"]),
        then=recording(account, -2, "food"),
    )
    deleting = ledger.work.submit(
        robin, lambda uow: tags.delete_tag(uow, tag_of(ledger, robin), if_match=None)
    )
    wait_until_blocked(ledger, deleting)
    row = held.release().result
    assert row is not None
    deleting.result(ARRIVES_S_MAX)
    assert [fact.type for fact in ledger.facts_of(robin.household_id or "")][-1] == "tag.deleted"
    with ledger.database.read() as connection:
        found = repository.find(connection, robin.household_id or "", row.id)
    assert found is not None
    assert found.tags == []


def together(ledger: Ledger, scope: str) -> list[list[int]]:
    """Numbers of the facts, a unit of work at a time."""
    with ledger.database.read() as connection:
        rows = connection.execute(
            text("SELECT commit_hseq, hseq FROM facts WHERE scope = :it ORDER BY hseq"),
            {"it": scope},
        )
        found: dict[int, list[int]] = {}
        for first, hseq in rows:
            found.setdefault(first, []).append(hseq)
    return list(found.values())


def test_facts_of_one_unit_of_work_name_its_first_number(ledger: Ledger) -> None:
    robin = ledger.found()
    account = ledger.open_account(robin)
    drafts = [TransactionDraft(account.id, -100, DAY), TransactionDraft(account.id, -200, DAY)]
    ledger.commit(robin, transactions.record_many, drafts)
    ledger.record(robin, account.id, -300)
    units = together(ledger, robin.household_id or "")
    said = ledger.facts_of(robin.household_id or "")
    types = [[said[hseq - 1].type for hseq in unit] for unit in units]
    assert types[-2:] == [
        ["transaction.created", "transaction.created", "balance.updated"],
        ["transaction.created", "balance.updated"],
    ]
    assert types[0][-1] == "household.created"
    assert [hseq for unit in units for hseq in unit] == list(range(1, len(said) + 1))
