"""One household in which everything is to be said: each kind of alert is seen, and with its reason."""

from datetime import date

import pytest
from tests.kit.ledger import Ledger
from tests.rooms.alerts.test_found import Home
from tests.rooms.recurring.home import TODAY

from pennybell.domains.alerts import service as alerts
from pennybell.domains.alerts.model import KINDS
from pennybell.domains.budgets import service as budgets
from pennybell.domains.budgets.model import BudgetDraft
from pennybell.domains.categories import service as categories
from pennybell.domains.goals import contributions, service
from pennybell.domains.goals.model import ContributionDraft, GoalDraft
from pennybell.events.shapes import Alert


@pytest.fixture
def home(ledger: Ledger) -> Home:
    home = Home(ledger)
    spend_on_food(home)
    put_aside(home)
    run_low(home)
    pay_bills(home)
    home.stream()
    home.open()
    home.alerts()
    return home


def spend_on_food(home: Home) -> None:
    """As usual until this month, in which it is much; under budgets that say so."""
    kind = {"id_": None, "kind": "expense", "parent_id": None}
    food = home.do(categories.create_category, name="Food", **kind).id
    fun = home.do(categories.create_category, name="Fun", **kind).id
    for month in range(7, 13):
        for day in (2, 9, 16, 23, 28):
            home.pay(-3_000, date(2025, month, day), f"Market {day}", category_id=food)
            home.pay(-3_000, date(2025, month, day), f"Cinema {day}", category_id=fun)
    home.pay(-60_000, payee="Feast", category_id=food)
    for day in (2, 9, 16, 23):
        home.pay(-3_100, date(2026, 1, day), f"Cinema {day}", category_id=fun)
    for name, covered, limit_minor in (("Food", food, 50_000), ("Fun", fun, 14_000)):
        draft = BudgetDraft(name, limit_minor, category_ids=(covered,))
        home.do(budgets.create_budget, draft)


def put_aside(home: Home) -> None:
    for name, amount_minor in (("Bicycle", 60_000), ("House", 10)):
        draft = GoalDraft(
            name=name, kind="save_up", target_minor=100_000, target_date=date(2026, 3, 1)
        )
        goal = home.do(service.create_goal, draft)
        day = date(2025, 11, 1)
        home.do(contributions.contribute, goal.id, ContributionDraft(day, amount_minor))


def run_low(home: Home) -> None:
    low, soon = home.open_account(name="Empty"), home.open_account(name="Soon")
    home.pay(-995_000, payee="Kitchen", account_id=low)
    home.pay(-900_000, payee="Roof", account_id=soon)
    home.rule(-95_000, name="Loan", payee="Bank", account_id=soon)
    home.pay(500_000, payee="Inheritance")


def pay_bills(home: Home) -> None:
    for name, day in (("Rent", 28), ("Power", 20)):
        first = date(2025, 12, day)
        home.pay(day=first, payee=name)
        home.rule(rrule=f"FREQ=MONTHLY;BYMONTHDAY={day}", start=first, name=name, payee=name)
    home.pay(-1_299, date(2025, 12, 24), "Paper")
    home.rule(-1_299, "FREQ=MONTHLY;BYMONTHDAY=24", date(2025, 12, 20), name="Paper", payee="Paper")
    home.pay(-1_499, date(2026, 1, 24), "Paper")
    for _ in range(2):
        home.pay(-700, TODAY, "Parking")


def every(home: Home) -> list[Alert]:
    found: list[Alert] = home.read(alerts.read_page, {}, cursor=None, limit=200).items
    return found


def test_every_kind_is_raised_listed_and_explained(home: Home) -> None:
    found = every(home)
    assert {each.kind for each in found} == set(KINDS)
    said = home.said("alert.raised")
    for kind in KINDS:
        listed = home.read(alerts.read_page, {"kind": kind}, cursor=None, limit=9).items
        assert [home.read(alerts.read_alert, each.id) for each in listed] == listed
        # A large amount is the one row that it is about; a bill may not have been paid before.
        assert any(each.why or each.subject_noun == "transaction" for each in listed), kind
        assert all(each.subject_label for each in listed), kind
        assert kind in {each["kind"] for each in said}
    beside = {each["alert_id"] for each in home.said("budget.alert")}
    assert beside == {each.id for each in found if each.kind.startswith("budget_")}


def test_every_kind_can_be_dismissed_and_switched_off(home: Home) -> None:
    for place, kind in enumerate(KINDS):
        shown = next(each for each in every(home) if each.kind == kind)
        home.do(alerts.dismiss, shown.id)
        assert home.read(alerts.read_alert, shown.id).dismissed, kind
        off = list(KINDS[: place + 1])
        home.do(alerts.change_settings, {"off": off}, if_match=None)
        assert {each.kind for each in home.alerts()} == set(KINDS) - set(off), kind
