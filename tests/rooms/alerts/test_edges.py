"""Budgets at the edges: of calendars, currencies and clocks; categories that go; readers side by side."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from threading import Barrier
from typing import Any

import pytest
from tests.kit.client import ARRIVES_S_MAX
from tests.kit.ledger import Ledger
from tests.rooms.alerts.test_rules import TODAY, Home, home, tiers

from pennybell.alerts.reader import AlertReader
from pennybell.domains.accounts import service as accounts
from pennybell.domains.accounts.model import AccountDraft
from pennybell.domains.budgets import service as budgets
from pennybell.domains.budgets.model import BudgetDraft
from pennybell.domains.categories import merging
from pennybell.domains.categories import service as categories
from pennybell.domains.transactions import service as transactions
from pennybell.domains.transactions.model import TransactionDraft
from pennybell.errors import Conflict
from pennybell.events.shapes import BudgetPeriod
from pennybell.outbox.subscriber import Follower, Overtaken

__all__ = ["home"]

OF_SPENDING = ("budget_over", "budget_threshold")


CALENDAR: tuple[tuple[BudgetPeriod, str, str, str, str], ...] = (
    # period, anchor; spent on; last day of that period, first of the next
    ("monthly", "2026-01-31", "2026-01-31", "2026-02-27", "2026-02-28"),
    ("monthly", "2026-01-31", "2026-02-28", "2026-03-30", "2026-03-31"),
    ("quarterly", "2025-11-30", "2026-03-31", "2026-05-29", "2026-05-30"),
    ("yearly", "2024-02-29", "2026-06-30", "2027-02-27", "2027-02-28"),
    ("yearly", "2024-02-29", "2027-02-28", "2028-02-28", "2028-02-29"),
    ("monthly", "2028-01-31", "2028-02-29", "2028-03-30", "2028-03-31"),
)


def test_an_alert_lasts_for_its_period_and_no_day_longer(home: Home) -> None:
    for period, anchor, spent_on, last_day, next_day in CALENDAR:
        home.set_clock(f"{spent_on}T12:00:00")
        starts = date.fromisoformat(anchor)
        draft = BudgetDraft("Food", 10_000, period, starts, category_ids=(home.food,))
        budget = home.do(budgets.create_budget, draft)
        row = home.spend(10_001, date.fromisoformat(spent_on))
        for day, is_over in ((spent_on, True), (last_day, True), (next_day, False)):
            home.set_clock(f"{day}T12:00:00")
            assert bool(home.alerts("budget_over")) is is_over, (anchor, day)
        home.do(budgets.delete_budget, budget.id, if_match=None)
        home.do(transactions.remove, row.id, if_match=None)


def test_one_minor_unit_more_is_over_whatever_the_decimals(home: Home) -> None:
    for currency in ("JPY", "KWD"):
        trip = home.do(accounts.open_account, AccountDraft("Trip", "cash", currency, 0, None)).id
        draft = BudgetDraft("Food", 1_000, category_ids=(home.food,), currency=currency)
        budget = home.do(budgets.create_budget, draft)
        rows = []
        for amount_minor, expected in (
            (799, ["50"]),
            (1, ["50", "80"]),
            (200, ["50", "80", "100"]),
            (1, ["", "50", "80", "100"]),
        ):
            spent = TransactionDraft(trip, -amount_minor, TODAY, category_id=home.food)
            rows.append(home.do(transactions.record, spent).id)
            found = home.alerts(*OF_SPENDING)
            assert tiers(found) == expected
            assert {each.currency for each in found} == {currency}
        home.do(budgets.delete_budget, budget.id, if_match=None)
        for row in rows:
            home.do(transactions.remove, row, if_match=None)


def test_a_limit_changed_in_mid_period_counts_for_all_of_it(home: Home) -> None:
    budget = home.budget(10_000)
    home.spend(9_000, TODAY - timedelta(days=20))
    assert tiers(home.alerts(*OF_SPENDING)) == ["50", "80"]
    for limit_minor, expected in (
        (8_999, ["over", "50", "80", "100"]),
        (20_000, []),
        (11_000, ["50", "80"]),
        (0, ["over"]),
        (10_000, ["50", "80"]),
    ):
        home.do(budgets.change_budget, budget.id, {"limit_minor": limit_minor}, if_match=None)
        found = home.alerts(*OF_SPENDING)
        said = ["over" for each in found if each.kind == "budget_over"]
        said += tiers([each for each in found if each.kind == "budget_threshold"])
        assert said == expected, limit_minor
    # Each tier is one alert, however often the limit moved over it.
    every = home.alerts(*OF_SPENDING, state=None)
    assert len({(each.kind, each.tier) for each in every}) == len(every)


def test_a_refund_brings_spending_under_the_limit_whichever_day_it_has(home: Home) -> None:
    home.budget(10_000)
    home.spend(10_500)
    assert len(home.alerts("budget_over")) == 1
    home.spend(-600, TODAY + timedelta(days=1))  # not there yet
    assert len(home.alerts("budget_over")) == 1
    home.set_clock("2026-01-27T12:00:00")
    assert home.alerts("budget_over") == []
    home.spend(101, date(2026, 1, 27))
    (again,) = home.alerts("budget_over")
    assert again.times == 2


def test_a_category_merged_into_one_with_a_budget_brings_its_spending(home: Home) -> None:
    home.budget(10_000)
    home.spend(6_000)
    home.spend(5_000, category_id=home.fun)
    assert home.alerts("budget_over") == []
    home.do(merging.merge_category, home.fun, home.food, if_match=None)
    assert len(home.alerts("budget_over")) == 1


def test_a_category_merged_away_takes_its_budget_and_alert_along(home: Home) -> None:
    budget = home.budget(10_000)
    home.spend(10_500)
    (before,) = home.alerts("budget_over")
    home.do(merging.merge_category, home.food, home.fun, if_match=None)
    (after,) = home.alerts("budget_over")
    assert (after.id, after.times) == (before.id, 1)
    (kept,) = home.read(budgets.read_budgets)
    assert (kept.id, kept.category_ids) == (budget.id, [home.fun])
    home.spend(-600, category_id=home.fun)
    assert home.alerts("budget_over") == []


def test_a_category_under_a_budget_is_not_deleted_and_the_alert_stays(home: Home) -> None:
    home.budget(10_000)
    home.spend(10_500)
    assert len(home.alerts("budget_over")) == 1
    with pytest.raises(Conflict) as refused:
        home.do(categories.delete_category, home.food, if_match=None)
    assert refused.value.code == "category_in_use"
    assert len(home.alerts("budget_over")) == 1


def test_a_clock_set_back_within_a_period_says_nothing_twice(home: Home) -> None:
    home.budget(10_000)
    home.spend(10_500)
    (before,) = home.alerts("budget_over")
    home.set_clock("2026-01-20T12:00:00")  # the purchase is six days ahead now
    home.spend(1, date(2026, 1, 20))
    home.alerts()
    home.set_clock("2026-01-26T13:00:00")
    home.spend(1, date(2026, 1, 26))
    (after,) = home.alerts("budget_over")
    assert after.id == before.id
    raised = [each for each in home.said("alert.raised") if each["kind"] == "budget_over"]
    resolved = [each for each in home.said("alert.resolved") if each["kind"] == "budget_over"]
    assert len(raised) == len(resolved) + 1 <= 2


def test_what_two_members_cross_is_raised_once_by_readers_side_by_side(
    postgres_ledger: Ledger,
) -> None:
    home = Home(postgres_ledger)
    sam = home.ledger.join(home.owner, "Sam")
    home.budget(10_000)
    home.look()
    draft = TransactionDraft(home.account, -6_000, TODAY, category_id=home.food)
    meet = Barrier(4)

    def record(actor: Any) -> None:
        meet.wait(ARRIVES_S_MAX)
        home.work.submit(actor, lambda uow: transactions.record(uow, replace(draft))).result()

    def follow() -> None:
        follower = Follower(AlertReader(lambda: 0.0), home.work)
        meet.wait(ARRIVES_S_MAX)
        for _ in range(5):
            with suppress(Overtaken):  # the other came first; on its thread it would look again
                follower.advance(home.owner.household_id or "")

    with ThreadPoolExecutor(4) as pool:
        futures = [pool.submit(record, home.owner), pool.submit(record, sam)]
        futures += [pool.submit(follow), pool.submit(follow)]
        for each in futures:
            each.result(ARRIVES_S_MAX)
    assert len(home.alerts("budget_over")) == 1
    raised = [each for each in home.said("alert.raised") if each["kind"] in OF_SPENDING]
    assert sorted(each["tier"] for each in raised) == sorted(["", "50", "80", "100"])
