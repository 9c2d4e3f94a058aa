"""Alerts over a real log: each is raised once, resolved with its cause, and dismissed for good."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import text
from tests.kit.ledger import Ledger

from pennybell.alerts.reader import AlertReader
from pennybell.domains.accounts import service as accounts
from pennybell.domains.accounts.model import AccountDraft
from pennybell.domains.alerts import service
from pennybell.domains.budgets import service as budgets
from pennybell.domains.budgets.model import BudgetDraft
from pennybell.domains.categories import service as categories
from pennybell.domains.households import service as households
from pennybell.domains.transactions import service as transactions
from pennybell.domains.transactions.model import TransactionDraft
from pennybell.errors import NotFound
from pennybell.events.shapes import Alert, Budget
from pennybell.kit.clock import Instant
from pennybell.outbox import access
from pennybell.outbox.actor import Actor
from pennybell.outbox.subscriber import Follower
from pennybell.outbox.unit_of_work import UnitOfWork, Work

NOON = "2026-01-26T12:00:00"
TODAY = date(2026, 1, 26)


class Home:
    """One household, whose alerts are evaluated when a test says so, at a time that it sets."""

    def __init__(self, ledger: Ledger, zone: str = "Europe/Berlin") -> None:
        self.ledger = ledger
        self.owner = ledger.found()
        self.seconds = 0.0
        self.set_clock(NOON)
        self.work = Work(ledger.database, clock=lambda: self.now, ids=ledger.ids)
        self.follower = Follower(AlertReader(lambda: self.seconds), self.work)
        if zone != "Europe/Berlin":
            self.do(households.change_household, {"timezone": zone}, if_match=None)
        draft = AccountDraft("Everyday", "checking", "EUR", 1_000_000, None)
        self.account = self.do(accounts.open_account, draft).id
        kind = {"id_": None, "kind": "expense", "parent_id": None}
        self.food = self.do(categories.create_category, name="Food", **kind).id
        self.fun = self.do(categories.create_category, name="Fun", **kind).id

    def set_clock(self, moment: str) -> None:
        at = datetime.fromisoformat(moment).replace(tzinfo=UTC)
        self.now = Instant(int(at.timestamp() * 1_000))

    def do(self, verb: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        def run(uow: UnitOfWork) -> Any:
            return verb(uow, *args, **kwargs)

        return self.work.submit(self.owner, run, needs=access.SIGNED_IN).result().result

    def spend(self, amount_minor: int, day: date = TODAY, **fields: Any) -> Any:
        """Positive: spending."""
        fields = {"category_id": self.food, **fields}
        draft = TransactionDraft(self.account, -amount_minor, day, **fields)
        return self.do(transactions.record, draft)

    def budget(self, limit_minor: int, **fields: Any) -> Budget:
        draft = BudgetDraft(name="Food", limit_minor=limit_minor, category_ids=(self.food,))
        made: Budget = self.do(budgets.create_budget, draft)
        if fields:
            made = self.do(budgets.change_budget, made.id, fields, if_match=None)
        return made

    def look(self) -> None:
        """Let the reader catch up, a second later than before."""
        self.seconds += 1
        while self.follower.advance(self.owner.household_id or ""):
            pass

    def read(self, query: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        return self.work.submit_read(
            self.owner, lambda reading: query(reading, *args, **kwargs)
        ).result()

    def alerts(self, *kinds: str, state: str | None = "raised") -> list[Alert]:
        self.look()
        equal = {"state": state} if state else {}
        found: list[Alert] = self.read(service.read_page, equal, cursor=None, limit=100).items
        return [alert for alert in found if not kinds or alert.kind in kinds]

    def said(self, *types: str) -> list[dict[str, Any]]:
        facts = self.ledger.facts_of(self.owner.household_id or "")
        return [{"type": fact.type, **fact.payload} for fact in facts if fact.type in types]


@pytest.fixture
def home(ledger: Ledger) -> Home:
    return Home(ledger)


def tiers(found: list[Alert]) -> list[str]:
    return sorted((alert.tier for alert in found), key=lambda tier: (len(tier), tier))


def test_each_threshold_is_raised_once_in_a_period(home: Home) -> None:
    budget = home.budget(10_000)
    home.spend(4_999)
    assert home.alerts("budget_threshold") == []
    home.spend(1)
    assert tiers(home.alerts("budget_threshold")) == ["50"]
    home.spend(3_000)
    assert tiers(home.alerts("budget_threshold")) == ["50", "80"]
    home.spend(2_000)  # exactly all of it is reached, not exceeded
    assert tiers(home.alerts("budget_threshold", "budget_over")) == ["50", "80", "100"]
    home.spend(1)
    assert [alert.kind for alert in home.alerts("budget_over")] == ["budget_over"]
    raised = home.said("alert.raised")
    assert [each["times"] for each in raised] == [1, 1, 1, 1]
    beside = home.said("budget.alert")
    assert [each["kind"] for each in beside] == ["threshold", "threshold", "threshold", "over"]
    assert {each["budget_id"] for each in beside} == {budget.id}
    assert beside[-1]["spent_minor"] == 10_001
    named = [item.id for item in home.alerts("budget_over")[0].why]
    assert len(named) == 5


def test_a_refund_resolves_and_spending_again_raises_the_same_alert_again(home: Home) -> None:
    home.budget(10_000)
    home.spend(10_001)
    (over,) = home.alerts("budget_over")
    home.spend(-500)
    assert home.alerts("budget_over") == []
    assert over.id in [each["id"] for each in home.said("alert.resolved")]
    home.spend(500)
    (again,) = home.alerts("budget_over")
    assert (again.id, again.times) == (over.id, 2)


def test_deleting_or_moving_the_cause_resolves_it(home: Home) -> None:
    home.budget(10_000)
    row = home.spend(12_000)
    assert len(home.alerts("budget_over")) == 1
    home.do(transactions.change, row.id, {"category_id": home.fun}, if_match=None)
    assert home.alerts("budget_over") == []
    home.do(transactions.change, row.id, {"category_id": home.food}, if_match=None)
    assert len(home.alerts("budget_over")) == 1
    home.do(transactions.remove, row.id, if_match=None)
    assert home.alerts("budget_over", "budget_threshold") == []


def test_a_row_of_no_category_counts_under_all_spending_alone(home: Home) -> None:
    home.budget(1_000)
    home.do(budgets.create_budget, BudgetDraft(name="All", limit_minor=10_000))
    row = home.spend(12_000, category_id=None)
    assert [alert.subject_label for alert in home.alerts("budget_over")] == ["All"]
    home.do(transactions.change, row.id, {"category_id": home.food}, if_match=None)
    assert sorted(alert.subject_label for alert in home.alerts("budget_over")) == ["All", "Food"]
    home.do(transactions.change, row.id, {"category_id": None}, if_match=None)
    assert [alert.subject_label for alert in home.alerts("budget_over")] == ["All"]


def test_a_budget_of_zero_means_spend_nothing(home: Home) -> None:
    home.budget(0)
    assert home.alerts() == []
    home.spend(1)
    assert [alert.kind for alert in home.alerts()] == ["budget_over"]


@pytest.mark.parametrize("change", [{"paused": True}, {"archived": True}, {"limit_minor": 99_000}])
def test_a_budget_that_changes_takes_its_alerts_along(home: Home, change: dict[str, Any]) -> None:
    budget = home.budget(10_000)
    home.spend(12_000)
    assert home.alerts("budget_over", "budget_threshold")
    home.do(budgets.change_budget, budget.id, change, if_match=None)
    assert home.alerts("budget_over", "budget_threshold") == []


def test_a_deleted_budget_takes_its_alerts_along(home: Home) -> None:
    budget = home.budget(10_000)
    home.spend(12_000)
    assert home.alerts("budget_over")
    home.do(budgets.delete_budget, budget.id, if_match=None)
    assert home.alerts() == []


def test_a_new_period_begins_without_the_old_ones_alerts(home: Home) -> None:
    home.budget(10_000)
    home.spend(12_000)
    assert len(home.alerts("budget_over")) == 1
    home.set_clock("2026-01-31T22:59:59")
    assert len(home.alerts("budget_over")) == 1
    home.set_clock("2026-01-31T23:00:00")  # midnight in Berlin
    assert home.alerts("budget_over") == []
    home.set_clock("2026-01-31T22:00:00")  # a clock set back begins no period again
    assert home.alerts("budget_over") == []


@pytest.mark.parametrize(
    ("zone", "is_new"), [("Pacific/Kiritimati", True), ("Pacific/Pago_Pago", False)]
)
def test_the_households_own_day_decides_the_period(
    ledger: Ledger, zone: str, *, is_new: bool
) -> None:
    home = Home(ledger, zone)
    home.set_clock("2026-01-31T12:00:00")  # February in Kiritimati, January in Pago Pago
    home.budget(10_000)
    home.spend(12_000, date(2026, 1, 31))
    assert bool(home.alerts("budget_over")) is not is_new


def test_what_is_dated_ahead_is_not_spent_yet(home: Home) -> None:
    home.budget(10_000)
    home.spend(12_000, date(2026, 1, 28))
    assert home.alerts("budget_over", "large_expense") == []
    home.set_clock("2026-01-28T12:00:00")
    assert len(home.alerts("budget_over")) == 1


def test_what_two_members_cross_at_once_is_one_alert(home: Home) -> None:
    sam = home.ledger.join(home.owner, "Sam")
    home.budget(10_000)
    futures = [
        home.work.submit(
            actor,
            lambda uow: transactions.record(
                uow, TransactionDraft(home.account, -6_000, TODAY, category_id=home.food)
            ),
            needs=access.WRITE,
        )
        for actor in (home.owner, sam)
    ]
    for each in futures:
        each.result()
    others = Follower(AlertReader(lambda: 0.0), home.work)
    others.advance(home.owner.household_id or "")
    home.look()
    assert len(home.alerts("budget_over")) == 1
    raised = [each["tier"] for each in home.said("alert.raised") if each["kind"] != "budget_over"]
    assert sorted(raised) == ["100", "50", "80"]


def test_a_dismissed_alert_stays_so_until_what_matters_changes(home: Home) -> None:
    budget = home.budget(10_000)
    home.spend(12_000)
    (over,) = home.alerts("budget_over")
    home.do(service.dismiss, over.id)
    home.spend(5_000)
    (still,) = home.alerts("budget_over")
    assert still.dismissed
    home.do(budgets.change_budget, budget.id, {"limit_minor": 9_000}, if_match=None)
    (changed,) = home.alerts("budget_over")
    assert not changed.dismissed


def month(back: int) -> date:
    year, number = divmod(2026 * 12 - back, 12)
    return date(year, number + 1, 1)


def test_going_over_is_predicted_before_it_happens_and_rearmed_below_its_border(
    home: Home,
) -> None:
    for back in range(1, 7):
        for day in (2, 9, 16, 23, 28):
            home.spend(3_000, month(back).replace(day=day), payee=f"Market {day}")
    budget = home.budget(14_000)
    home.set_clock("2026-01-16T12:00:00")
    for day in (2, 9, 16):
        home.spend(3_100, date(2026, 1, day), payee=f"Market {day}")
    found = home.alerts("budget_predicted")
    assert tiers(found) == ["likely", "watch"] or tiers(found) == ["watch", "likely"]
    likely = next(alert for alert in found if alert.tier == "likely")
    assert likely.numbers.probability is not None
    assert likely.numbers.probability >= 0.7
    assert {item.kind for item in likely.why} >= {"spent", "usual_rest"}
    home.do(budgets.change_budget, budget.id, {"limit_minor": 60_000}, if_match=None)
    assert home.alerts("budget_predicted") == []
    home.do(budgets.change_budget, budget.id, {"limit_minor": 14_000}, if_match=None)
    assert {alert.times for alert in home.alerts("budget_predicted")} == {2}
    home.spend(6_000, date(2026, 1, 16))
    assert home.alerts("budget_predicted") == []  # it is over: nothing is left to predict
    assert len(home.alerts("budget_over")) == 1


def test_a_budget_is_predicted_at_most_once_a_second_and_not_forgotten(home: Home) -> None:
    home.budget(10_000)
    home.alerts()
    scope = home.owner.household_id or ""
    reader = home.follower.reader
    home.spend(100)
    home.follower.advance(scope)  # less than a second later
    home.spend(100)
    home.follower.advance(scope)
    assert reader.again_s(scope) is not None
    home.spend(100)
    home.look()
    assert reader.again_s(scope) is None


@pytest.mark.parametrize(
    ("amount_minor", "day", "kinds"),
    [
        (-50_000, TODAY, ["large_expense"]),
        (-49_999, TODAY, []),
        (100_000, TODAY, ["large_deposit"]),
        (99_999, TODAY, []),
        (-50_000, date(2025, 12, 26), ["large_expense"]),
        (-50_000, date(2025, 12, 25), []),  # history
        (-50_000, date(2026, 1, 27), []),  # tomorrow
    ],
)
def test_large_amounts_are_noticed_when_they_are_news(
    home: Home, amount_minor: int, day: date, kinds: list[str]
) -> None:
    home.spend(-amount_minor, day, category_id=None)
    assert [alert.kind for alert in home.alerts("large_expense", "large_deposit")] == kinds


def test_a_charge_made_twice_is_noticed_and_forgotten_with_the_first(home: Home) -> None:
    first = home.spend(1_299, date(2026, 1, 24), payee="Streaming")
    home.spend(1_299, date(2026, 1, 21), payee="Streaming")
    home.spend(1_299, TODAY, payee="Another")
    second = home.spend(1_299, TODAY, payee="STREAMING")
    (alert,) = home.alerts("duplicate_charge")
    assert alert.subject_id == second.id
    assert [item.id for item in alert.why] == [first.id]
    home.do(transactions.remove, first.id, if_match=None)
    assert home.alerts("duplicate_charge") == []


def test_a_low_balance_has_two_tiers_and_counts_today(home: Home) -> None:
    home.spend(990_001, category_id=None, payee="House")
    assert tiers(home.alerts("low_balance")) == ["low"]
    home.spend(-20_000, date(2026, 1, 27), category_id=None)  # tomorrow's pay is not there yet
    assert tiers(home.alerts("low_balance")) == ["low"]
    home.spend(10_000, category_id=None)
    found = home.alerts("low_balance")
    assert tiers(found) == ["low", "overdrawn"]
    assert {alert.severity for alert in found} == {"warning", "critical"}
    said = [(item.label, item.amount_minor) for item in found[0].why]
    assert said == [("House", 990_001), (None, 10_000)]
    home.set_clock("2026-01-27T12:00:00")
    assert home.alerts("low_balance") == []


def test_a_category_that_costs_far_more_than_usual_is_noticed(home: Home) -> None:
    for back in range(1, 5):
        home.spend(10_000, month(back).replace(day=5))
    home.spend(19_999, TODAY)
    assert home.alerts("unusual_spending") == []
    home.spend(1, TODAY)
    (alert,) = home.alerts("unusual_spending")
    assert (alert.numbers.amount_minor, alert.numbers.usual_minor) == (20_000, 10_000)
    assert alert.subject_id == home.food


def test_an_import_of_history_alerts_about_the_present_only(home: Home) -> None:
    home.budget(10_000)
    drafts = [
        TransactionDraft(home.account, -60_000, month(back).replace(day=5), category_id=home.food)
        for back in range(1, 20)
    ]
    drafts += [
        TransactionDraft(home.account, -60_000, date(2026, 1, day), category_id=home.food)
        for day in range(1, 11)
    ]
    home.do(transactions.record_many, drafts)
    found = home.alerts()
    by_kind = {kind: [a for a in found if a.kind == kind] for kind in {a.kind for a in found}}
    assert len(by_kind["large_expense"]) == 10
    assert {alert.period for alert in by_kind["budget_over"]} == {date(2026, 1, 1)}
    assert len(by_kind["budget_over"]) == 1


def test_what_is_switched_off_is_resolved_and_not_raised(home: Home) -> None:
    home.spend(60_000)
    assert home.alerts("large_expense")
    home.do(service.change_settings, {"off": ["large_expense"]}, if_match=None)
    assert home.alerts("large_expense") == []
    home.spend(70_000)
    assert home.alerts("large_expense") == []


def test_a_transfer_is_never_spending(home: Home) -> None:
    home.budget(10_000)
    draft = TransactionDraft(home.account, -60_000, TODAY, transfer_id=home.ledger.ids())
    home.do(transactions.record, draft)
    assert home.alerts("large_expense", "budget_over", "budget_threshold") == []


def test_alerts_are_the_same_when_rebuilt_from_the_facts(home: Home) -> None:
    home.budget(10_000)
    home.spend(60_000)
    home.look()
    home.spend(-59_000)
    (large,) = home.alerts("large_expense")
    home.do(service.dismiss, large.id)
    before = home.alerts(state=None)
    said = len(home.said("alert.raised", "alert.updated", "alert.resolved"))
    assert len(before) > 2
    household = home.owner.household_id or ""

    def forget(connection: Any) -> None:
        connection.execute(text("DELETE FROM alerts"))

    home.ledger.database.submit(forget).result()
    assert home.alerts(state=None) == []
    home.work.submit_unasked(household, service.rebuild).result()
    assert home.alerts(state=None) == before
    assert len(home.said("alert.raised", "alert.updated", "alert.resolved")) == said


def test_nobody_sees_the_alerts_of_another_household(home: Home) -> None:
    home.spend(60_000)
    (alert,) = home.alerts("large_expense")
    kim: Actor = home.ledger.found("Kim")
    found = home.work.submit_read(
        kim, lambda reading: service.read_page(reading, {}, cursor=None, limit=10)
    ).result()
    assert found.items == []
    with pytest.raises(NotFound):
        home.work.submit(kim, lambda uow: service.dismiss(uow, alert.id)).result()
