"""The household's activity over a real log: entries, who has read them, and written anew."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Table, delete, select, text
from tests.kit.ledger import DAY, Ledger

from pennybell.alerts.reader import AlertReader
from pennybell.domains.activity import service
from pennybell.domains.activity.model import Filter
from pennybell.domains.activity.service import Item, Page
from pennybell.domains.alerts import service as alerts
from pennybell.domains.budgets import service as budgets
from pennybell.domains.budgets.model import BudgetDraft
from pennybell.domains.categories import service as categories
from pennybell.domains.households import service as households
from pennybell.domains.imports import planning
from pennybell.domains.imports import service as imports
from pennybell.domains.imports.model import Mapping
from pennybell.domains.tags import service as tags
from pennybell.domains.transactions import service as transactions
from pennybell.domains.transactions import transfers
from pennybell.domains.transactions.model import TransactionDraft, TransferDraft
from pennybell.errors import Invalid, NotFound
from pennybell.events.activity import ActivityMarks
from pennybell.feed.reader import FeedReader
from pennybell.kit.clock import system_clock, today_in
from pennybell.outbox import access
from pennybell.outbox.actor import Actor
from pennybell.outbox.cursors import start_over
from pennybell.outbox.subscriber import Follower
from pennybell.storage.keyset import cursor_at
from pennybell.storage.tables.activity import (
    activity,
    activity_marks,
    activity_readers,
    activity_subjects,
)
from pennybell.storage.tables.alerts import alerts as alerts_table
from pennybell.storage.tables.log import facts, reader_cursors, user_events
from pennybell.storage.tables.notifications import deliveries, notifications

PAGE = 100
TODAY = today_in("Europe/Berlin", system_clock())


class Home:
    """Robin and Sam, whose activity is written when a test looks."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.robin = ledger.found("Robin")
        self.sam = ledger.join(self.robin, "Sam")
        self.scope = self.robin.household_id or ""
        self.account = ledger.open_account(self.robin).id
        self.savings = ledger.open_account(self.robin).id
        made = self.do(
            self.robin,
            categories.create_category,
            id_=None,
            name="Food",
            kind="expense",
            parent_id=None,
        )
        self.food = made.id
        self.look()
        self.read_all(self.robin)
        self.read_all(self.sam)

    def do(self, who: Actor, verb: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        return self.ledger.commit(who, verb, *args, **kwargs).result

    def look(self) -> None:
        follower = Follower(FeedReader(), self.ledger.work)
        while follower.advance(self.scope):
            pass
        follower.stop()

    def page(self, who: Actor | None = None, **wanted: Any) -> Page:
        self.look()
        return self.listed(who, **wanted)

    def listed(self, who: Actor | None = None, **wanted: Any) -> Page:
        place: dict[str, Any] = {"cursor": None, "offset": 0, "limit": PAGE}
        place |= {name: wanted.pop(name) for name in list(wanted) if name in place}
        filter_ = Filter(**wanted)
        return self.ledger.work.submit_read(
            who or self.robin, lambda reading: service.read_page(reading, filter_, **place)
        ).result()

    def newest(self, who: Actor | None = None) -> Item:
        return self.page(who).items[0]

    def unread(self, who: Actor) -> int:
        self.look()
        return self.ledger.work.submit_read(who, service.read_unread).result()

    def mark(self, who: Actor, ids: list[str], up_to: str | None = None) -> ActivityMarks:
        done = self.ledger.work.submit(
            who, lambda uow: service.mark_read(uow, ids, up_to), needs=access.READ
        ).result()
        assert done.result is not None
        return done.result

    def read_all(self, who: Actor) -> ActivityMarks:
        return self.mark(who, [], self.listed(who).items[0].entry.id)

    def record(self, who: Actor, amount_minor: int = -500, **fields: Any) -> Any:
        draft = TransactionDraft(self.account, amount_minor, DAY, **fields)
        return self.do(who, transactions.record, draft)

    def import_rows(self, who: Actor, rows: int, *, units: int | None = None) -> None:
        known = self.ledger.work.submit_read(who, imports.read_known).result()
        lines = "".join(f"{DAY},Shop {each},-{each + 1}.00\n" for each in range(rows))
        data = ("Date,Payee,Amount\n" + lines).encode()
        planned = imports.plan(data, "a.csv", Mapping(), known, account_id=self.account)
        started = self.do(who, imports.start, planned)
        done = 0
        for unit in list(planning.units(planned))[:units]:
            done += len(unit)
            self.do(who, imports.write_unit, planned, started, unit, done=done)

    def said(self, *types: str) -> list[dict[str, Any]]:
        found = self.ledger.facts_of(self.scope)
        return [fact.payload for fact in found if fact.type in types]


@pytest.fixture
def home(ledger: Ledger) -> Home:
    return Home(ledger)


def test_an_entry_says_who_did_what_to_which_and_when(home: Home) -> None:
    row = home.record(home.sam, payee="Bakery", category_id=home.food, tags=["weekend"])
    item = home.newest()
    entry = item.entry
    assert (entry.kind, entry.action, entry.count) == ("transaction", "created", 1)
    assert (entry.actor, item.actor_name) == (home.sam.user_id, "Sam")
    assert (entry.subject_id, entry.label, entry.amount_minor) == (row.id, "Bakery", -500)
    assert (entry.account_ids, entry.category_ids) == ([home.account], [home.food])
    assert entry.at == row.created_at
    (said,) = [each for each in home.said("activity.new") if each["id"] == entry.id]
    assert said == {**entry.model_dump(mode="json"), "grew": False}


def test_an_edit_shows_what_was_before_and_what_is_now(home: Home) -> None:
    row = home.record(home.robin, payee="Bakery")
    changes = {"amount_minor": -900, "category_id": home.food}
    home.do(home.sam, transactions.change, row.id, changes, if_match=None)
    changed = {each.field: (each.before, each.after) for each in home.newest().entry.changes}
    assert changed == {"amount_minor": (-500, -900), "category_id": (None, home.food)}


def test_a_transfer_is_one_entry_from_one_account_to_the_other(home: Home) -> None:
    draft = TransferDraft(home.savings, home.account, 2_500, DAY)
    home.do(home.robin, transfers.record_transfer, draft)
    before = home.listed().items[0].entry.id
    entry = home.newest().entry
    assert (entry.kind, entry.count, entry.amount_minor) == ("transfer", 1, 2_500)
    assert entry.account_ids == [home.savings, home.account]
    assert home.listed().items[1].entry.id == before


def test_many_rows_of_one_unit_of_work_are_one_entry(home: Home) -> None:
    count = len(home.page().items)
    for rows in (5, 40):  # told one by one, and in a summary
        drafts = [TransactionDraft(home.account, -each, DAY) for each in range(1, rows + 1)]
        home.do(home.robin, transactions.record_many, drafts)
        entry = home.newest().entry
        assert (entry.kind, entry.action, entry.count) == ("transaction", "created", rows)
        assert (entry.subject_id, entry.label, entry.amount_minor) == (None, None, None)
    assert len(home.page().items) == count + 2


def test_an_import_is_one_entry_that_grows_and_is_news_once(home: Home) -> None:
    home.import_rows(home.sam, 1_200, units=1)
    first = home.newest().entry
    assert (first.kind, first.action, home.unread(home.robin)) == ("import", "imported", 1)
    home.import_rows(home.sam, 1_200)  # taken up again where it was cut off
    item = home.newest()
    assert item.entry.id == first.id
    assert item.entry.count == 1_200 > first.count
    assert home.unread(home.robin) == 1
    told = [each["grew"] for each in home.said("activity.new") if each["id"] == first.id]
    assert told[0] is False
    assert set(told[1:]) == {True}


def test_what_the_system_did_has_no_actor_and_each_kind_of_alert_is_an_entry(home: Home) -> None:
    draft = BudgetDraft(name="Food", limit_minor=1_000, category_ids=(home.food,))
    home.do(home.robin, budgets.create_budget, draft)
    home.do(
        home.robin,
        transactions.record,
        TransactionDraft(home.account, -2_000, TODAY, category_id=home.food),
    )
    reader = Follower(AlertReader(), home.ledger.work)
    while reader.advance(home.scope):
        pass
    raised = [each.entry for each in home.page(kind="alert").items]
    assert {each.alert_kind for each in raised} >= {"budget_over", "budget_threshold"}
    assert sum(each.count for each in raised) == len(home.said("alert.raised")) > len(raised)
    assert {each.actor for each in raised} == {None}
    (over,) = [each for each in raised if each.alert_kind == "budget_over"]
    home.do(home.sam, alerts.dismiss, over.subject_id)
    assert (home.newest().entry.action, home.newest().entry.actor) == (
        "dismissed",
        home.sam.user_id,
    )


def test_one_is_told_of_what_others_did(home: Home) -> None:
    home.record(home.robin)
    home.record(home.sam)
    home.record(home.sam)
    assert (home.unread(home.robin), home.unread(home.sam)) == (2, 1)
    assert [each.read for each in home.page(home.robin).items[:3]] == [False, False, True]
    assert [each.read for each in home.page(home.sam).items[:3]] == [True, True, False]


def test_marking_some_and_all_up_to_one_is_heard_by_that_person_alone(home: Home) -> None:
    for _ in range(5):
        home.record(home.sam)
    home.record(home.robin)
    page = home.page()
    assert home.unread(home.robin) == 5
    own, *theirs = [each.entry.id for each in page.items[:6]]
    assert home.mark(home.robin, [theirs[1], own]).ids == [theirs[1]]
    assert home.unread(home.robin) == 4
    assert home.mark(home.robin, [theirs[1]]).ids == []
    home.mark(home.robin, [], up_to=theirs[2])  # the newest three but one, read already, are above
    assert home.unread(home.robin) == 1
    assert [each.read for each in home.listed().items[:6]] == [True, False, True, True, True, True]
    home.mark(home.robin, [theirs[0]])
    assert home.unread(home.robin) == 0
    heard = [
        (frame["type"], frame["payload"]["unread"])
        for frame in home.ledger.frames_of(home.robin.user_id)
        if frame["type"] == "activity.read"
    ][-3:]
    assert [unread for _, unread in heard] == [4, 1, 0]
    frames = home.ledger.frames_of(home.sam.user_id)
    sams = [frame for frame in frames if frame["type"] == "activity.read"]
    assert len(sams) == 1  # when the home was furnished
    assert home.unread(home.sam) == 1


def test_whoever_joins_starts_with_nothing_to_catch_up(home: Home) -> None:
    home.record(home.sam)
    home.look()
    kim = home.ledger.join(home.robin, "Kim", role="viewer")
    assert home.unread(kim) == 0
    assert {each.read for each in home.page(kim).items} == {True}
    home.record(home.sam)
    assert home.unread(kim) == 1
    assert home.read_all(kim).unread == 0
    home.do(kim, households.remove_member, kim.user_id)
    with home.ledger.database.read() as connection:
        rows = connection.execute(
            text("SELECT count(*) FROM activity_readers WHERE user_id = :it"), {"it": kim.user_id}
        )
        assert rows.scalar_one() == 0
    item = next(each for each in home.page().items if each.entry.kind == "member")
    assert (item.entry.action, item.entry.label) == ("left", "Kim")


def test_pages_go_on_by_cursor_while_others_act(home: Home) -> None:
    for each in range(25):
        home.record(home.sam, -each - 1)
    everything = [each.entry.id for each in home.page().items]
    seen: list[str] = []
    cursor = None
    while True:
        page = home.listed(cursor=cursor, limit=7)
        seen += [each.entry.id for each in page.items]
        home.record(home.robin)
        home.look()
        cursor = page.next_cursor
        if cursor is None:
            break
    assert seen == everything
    offset = home.listed(offset=len(home.listed().items) - 3, limit=7)
    assert [each.entry.id for each in offset.items] == everything[-3:]
    with pytest.raises(Invalid):
        home.listed(cursor=cursor_at(1, "x"))
    with pytest.raises(Invalid):
        home.listed(cursor=cursor_at(1, 2), offset=1)


def test_filters_narrow_by_who_what_which_and_when(home: Home) -> None:
    home.record(home.sam, category_id=home.food)
    home.do(
        home.robin, transfers.record_transfer, TransferDraft(home.account, home.savings, 1, DAY)
    )
    home.do(home.robin, tags.create_tag, id_=None, name="holiday")
    of = {
        name: [each.entry.kind for each in home.page(**wanted).items]
        for name, wanted in {
            "sam": {"member": home.sam.user_id},
            "nobody": {"member": "pennybell"},
            "tags": {"kind": "tag"},
            "savings": {"account_id": home.savings},
            "food": {"category_id": home.food},
            "both": {"category_id": home.food, "account_id": home.account},
            "neither": {"category_id": home.food, "account_id": home.savings},
        }.items()
    }
    assert of == {
        "sam": ["transaction", "member"],
        "nobody": [],
        "tags": ["tag"],
        "savings": ["transfer", "account"],
        "food": ["transaction", "category"],
        "both": ["transaction"],
        "neither": [],
    }
    tomorrow = TODAY + timedelta(days=2)
    assert len(home.page(from_date=TODAY - timedelta(days=1), to_date=tomorrow).items) > 5
    assert home.page(from_date=tomorrow).items == []
    people, kinds = home.ledger.work.submit_read(home.robin, service.read_filters).result()
    assert {name for _, name in people} == {"Robin", "Sam"}
    assert {"transaction", "transfer", "tag", "account", "member"} <= set(kinds)


def test_nobody_sees_or_marks_the_activity_of_another_household(home: Home) -> None:
    home.record(home.sam)
    entry = home.newest().entry
    kim = home.ledger.found("Kim")
    seen = home.listed(kim)
    assert seen.items == []
    with pytest.raises(NotFound):
        home.mark(kim, [], up_to=entry.id)
    assert home.mark(kim, [entry.id]).ids == []
    assert home.unread(home.robin) == 1


PROJECTIONS = (activity, activity_subjects, alerts_table)
STATE = (activity_readers, activity_marks, facts, user_events, notifications, deliveries)


def rows_of(home: Home, tables: Sequence[Table]) -> dict[str, list[tuple[Any, ...]]]:
    """Everything in these tables; of the household alone where they say whose it is."""

    def read(table: Table) -> list[tuple[Any, ...]]:
        statement = select(table)
        if "household_id" in table.c:
            statement = statement.where(table.c.household_id == home.scope)
        return sorted(map(tuple, connection.execute(statement)), key=str)

    with home.ledger.database.read() as connection:
        return {table.name: read(table) for table in tables}


def live(home: Home) -> None:
    """What a household does in a while, with both readers following."""
    follow = [Follower(AlertReader(), home.ledger.work), Follower(FeedReader(), home.ledger.work)]

    def catch_up() -> None:
        for follower in follow:
            while follower.advance(home.scope):
                pass

    draft = BudgetDraft(name="Food", limit_minor=1_000, category_ids=(home.food,))
    budget = home.do(home.robin, budgets.create_budget, draft)
    for each in range(3):
        spent = TransactionDraft(home.account, -600, TODAY, category_id=home.food)
        row = home.do(home.sam, transactions.record, spent)
        catch_up()
        home.do(home.robin, transactions.change, row.id, {"payee": f"Shop {each}"}, if_match=None)
    home.import_rows(home.sam, 600, units=1)
    catch_up()
    raised = home.ledger.work.submit_read(home.robin, alerts.open_alerts).result()
    home.do(home.sam, alerts.dismiss, next(iter(raised.values())).id)
    home.do(home.robin, budgets.change_budget, budget.id, {"limit_minor": 99_000}, if_match=None)
    home.do(home.robin, transactions.remove, row.id, if_match=None)
    catch_up()
    catch_up()
    unread = [each.entry.id for each in home.listed().items if not each.read]
    assert len(unread) > 1
    home.mark(home.robin, unread[:1])
    for follower in follow:
        follower.stop()


def test_activity_and_alerts_are_the_same_rebuilt_and_nothing_is_said_again(home: Home) -> None:
    live(home)
    home.look()
    before, state = rows_of(home, PROJECTIONS), rows_of(home, STATE)
    assert len(before["activity"]) > 10
    assert len(before["alerts"]) > 1
    assert state["activity_marks"]
    home.ledger.work.submit_unasked(home.scope, service.start_over).result()
    home.ledger.database.submit(
        lambda on: on.execute(delete(alerts_table).where(alerts_table.c.household_id == home.scope))
    ).result()
    assert not any(rows_of(home, PROJECTIONS).values())
    home.look()
    home.ledger.work.submit_unasked(home.scope, alerts.rebuild).result()
    assert rows_of(home, PROJECTIONS) == before
    assert rows_of(home, STATE) == state


def test_what_came_after_is_news_though_what_was_before_is_written_anew(home: Home) -> None:
    home.record(home.sam)
    home.look()
    home.import_rows(home.sam, 1_200, units=1)
    home.look()
    told = len(home.said("activity.new"))
    home.ledger.work.submit_unasked(home.scope, service.start_over).result()
    home.record(home.sam, payee="Later")
    home.import_rows(home.sam, 1_200)
    home.look()
    new = home.said("activity.new")[told:]
    assert [(each["kind"], each["grew"]) for each in new] == [
        ("import", True),
        ("transaction", False),
    ]
    assert home.unread(home.robin) == 3


def test_a_household_of_before_gets_its_activity_silently(ledger: Ledger) -> None:
    home = Home(ledger)
    home.record(home.sam)
    scope = home.scope

    def as_before(connection: Any) -> None:
        """As the migration leaves a household that no reader of activity ever followed."""
        for table in (activity, activity_subjects, activity_marks):
            connection.execute(delete(table).where(table.c.household_id == scope))
        head = connection.execute(
            select(facts.c.hseq)
            .where(facts.c.scope == scope)
            .order_by(facts.c.hseq.desc())
            .limit(1)
        ).scalar_one()
        connection.execute(
            text("UPDATE activity_readers SET read_to = :to, unread = 0"), {"to": head}
        )
        connection.execute(
            reader_cursors.update().where(reader_cursors.c.scope == scope).values(hseq=head)
        )
        start_over(connection, "feed", scope)

    ledger.database.submit(as_before).result()
    told = len(home.said("activity.new"))
    page = home.page()
    assert len(page.items) > 4
    assert {each.read for each in page.items} == {True}
    assert len(home.said("activity.new")) == told
    assert home.unread(home.robin) == 0
    home.record(home.sam)
    assert home.unread(home.robin) == 1


def test_all_that_follows_in_one_look_is_one_commit(home: Home) -> None:
    for _ in range(3):
        home.record(home.sam)
    before = len(home.ledger.frames_of(home.robin.user_id))
    home.look()
    frames = home.ledger.frames_of(home.robin.user_id)[before:]
    assert [frame["type"] for frame in frames] == ["activity.new"] * 3
    assert len({frame["commit"] for frame in frames}) == 1
