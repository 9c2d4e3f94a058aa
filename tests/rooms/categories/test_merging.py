"""One category becomes another, with all that stands on it, in one unit of work."""

from collections.abc import Callable
from concurrent.futures import Future
from datetime import date
from typing import Any

import pytest
from tests.kit.ledger import Ledger
from tests.rooms.recurring.home import Home

from pennybell.domains.accounts.audit import find_drift
from pennybell.domains.budgets import service as budgets
from pennybell.domains.budgets.model import BudgetDraft
from pennybell.domains.categories import merging, service
from pennybell.domains.recurring import repository as rules
from pennybell.domains.totals.model import Span
from pennybell.domains.totals.repository import Ask
from pennybell.domains.totals.service import read_totals
from pennybell.domains.transactions import listing
from pennybell.domains.transactions import service as transactions
from pennybell.domains.transactions.model import TransactionDraft
from pennybell.errors import DomainError
from pennybell.events.shapes import Category, Split, Transaction
from pennybell.outbox import access

DAY = date(2026, 1, 20)


class House(Home):
    def __init__(self, ledger: Ledger) -> None:
        super().__init__(ledger)
        self.cafe = self.category("Café")
        self.food = self.category("Food")

    def category(self, name: str, kind: str = "expense", parent_id: str | None = None) -> str:
        made: Category = self.do(
            service.create_category, id_=None, name=name, kind=kind, parent_id=parent_id
        )
        return made.id

    def spend(self, amount_minor: int, category_id: str | None, **fields: Any) -> Transaction:
        draft = TransactionDraft(
            self.account, -amount_minor, DAY, category_id=category_id, **fields
        )
        row: Transaction = self.do(transactions.record, draft)
        return row

    def merge(self, source: str, into: str, if_match: int | None = None) -> Category:
        kept: Category = self.do(merging.merge_category, source, into, if_match=if_match)
        return kept

    def submit(self, verb: Callable[..., Any], *args: Any, **kwargs: Any) -> Future[Any]:
        return self.work.submit(
            self.owner, lambda uow: verb(uow, *args, **kwargs), needs=access.WRITE
        )

    def rows(self) -> dict[str, Transaction]:
        found: list[Transaction] = self.read(listing.newest, 200)
        return {row.id: row for row in found}

    def categories(self) -> dict[str, Category]:
        return {each.id: each for each in self.read(service.read_categories)}

    def spent_on(self, category_id: str) -> int:
        span = Span(date(2026, 1, 1), date(2026, 1, 31))
        with self.ledger.database.read() as connection:
            totals = read_totals(connection, self.scope, Ask(span, "EUR", "month", [category_id]))
        return sum(flow.outflow_minor - flow.inflow_minor for flow in totals.flows)

    def drift(self) -> list[Any]:
        with self.ledger.database.read() as connection:
            return list(find_drift(connection))


@pytest.fixture
def house(ledger: Ledger) -> House:
    return House(ledger)


@pytest.mark.parametrize("count", [1, 20, 21, 60])
def test_rows_splits_and_totals_move(house: House, count: int) -> None:
    for amount_minor in range(1, count):
        house.spend(amount_minor, house.cafe)
    parts = (
        Split(amount_minor=-300, category_id=house.cafe, note=None),
        Split(amount_minor=-200, category_id=house.food, note="Bread"),
        Split(amount_minor=-100, category_id=house.cafe, note=None),
    )
    split = house.spend(600, None, splits=parts, tags=("weekend",))
    deleted = house.spend(77, house.cafe)
    house.delete(deleted)
    house.spend(5, house.food)
    whole = house.spent_on(house.cafe) + house.spent_on(house.food)
    kept = house.merge(house.cafe, house.food)

    assert kept.id == house.food
    assert house.cafe not in house.categories()
    assert house.spent_on(house.food) == whole
    assert house.drift() == []
    rows = house.rows()
    assert {row.category_id for row in rows.values()} <= {house.food, None}
    assert [part.category_id for part in rows[split.id].splits] == [house.food] * 3
    house.do(transactions.restore, deleted.id)
    assert house.rows()[deleted.id].category_id == house.food
    assert house.drift() == []


@pytest.mark.parametrize(("count", "is_summed"), [(20, False), (21, True)])
def test_each_row_is_told_of_or_all_in_one(house: House, count: int, *, is_summed: bool) -> None:
    for amount_minor in range(1, count + 1):
        house.spend(amount_minor, house.cafe)
    house.merge(house.cafe, house.food)
    single, summed = house.said("transaction.updated"), house.said("transactions.changed")
    assert (len(single), len(summed)) == ((0, 1) if is_summed else (count, 0))
    if is_summed:
        (told,) = summed
        assert (told["action"], told["count"]) == ("updated", count)
        assert set(told["category_ids"]) == {house.cafe, house.food}
    else:
        assert {each["version"] for each in single} == {2}
        assert [each["previous"] for each in single] == [{"category_id": house.cafe}] * count
        assert {each["id"]: each["category_id"] for each in single} == dict.fromkeys(
            house.rows(), house.food
        )
    assert [each["id"] for each in house.said("category.deleted")] == [house.cafe]


def test_budgets_and_rules_go_along(house: House) -> None:
    def budget(name: str, *covered: str) -> str:
        draft = BudgetDraft(name=name, limit_minor=10_000, category_ids=covered)
        return str(house.do(budgets.create_budget, draft).id)

    alone, both = budget("Café", house.cafe), budget("Out", house.cafe, house.food)
    rule = house.rule(category_id=house.cafe)
    other = house.rule(name="Flowers", payee="Florist", category_id=house.food)
    house.merge(house.cafe, house.food)
    covered = {each.id: each.category_ids for each in house.read(budgets.read_budgets)}
    assert covered == {alone: [house.food], both: [house.food]}
    with house.ledger.database.read() as connection:
        kept = {each.id: each for each in rules.find_all(connection, house.scope)}
    assert {each.category_id for each in kept.values()} == {house.food}
    assert (kept[rule.id].version, kept[other.id].version) == (2, 1)
    assert [each["id"] for each in house.said("recurring.updated")] == [rule.id]


def test_children_get_another_parent(house: House) -> None:
    tea = house.category("Tea", parent_id=house.cafe)
    house.merge(house.cafe, house.food)
    assert house.categories()[tea].parent_id == house.food


def test_a_child_takes_its_parents_place(house: House) -> None:
    tea = house.category("Tea", parent_id=house.cafe)
    cake = house.category("Cake", parent_id=house.cafe)
    kept = house.merge(house.cafe, tea)
    assert (kept.parent_id, kept.version) == (None, 2)
    assert house.categories()[cake].parent_id == tea


def below_another(house: House) -> tuple[str, str]:
    house.category("Tea", parent_id=house.cafe)
    return house.cafe, house.category("Bread", parent_id=house.food)


def of_the_other_kind(house: House) -> tuple[str, str]:
    return house.cafe, house.category("Tips", kind="income")


@pytest.mark.parametrize(
    ("chosen", "code"),
    [
        (lambda house: (house.cafe, house.cafe), "same_category"),
        (lambda house: (house.cafe, house.ledger.ids()), "unknown_category"),
        (lambda house: (house.ledger.ids(), house.food), "not_found"),
        (of_the_other_kind, "category_kind"),
        (below_another, "category_depth"),
    ],
)
def test_what_cannot_be_one_is_refused_and_stays(
    house: House, chosen: Callable[[House], tuple[str, str]], code: str
) -> None:
    house.spend(500, house.cafe)
    source, into = chosen(house)
    before = house.categories()
    with pytest.raises(DomainError) as refused:
        house.merge(source, into)
    assert refused.value.code == code
    assert house.categories() == before
    assert house.spent_on(house.cafe) == 500


def test_who_knows_an_older_version_merges_nothing(house: House) -> None:
    house.do(service.change_category, house.cafe, {"name": "Coffee"}, if_match=None)
    with pytest.raises(DomainError) as refused:
        house.merge(house.cafe, house.food, if_match=1)
    assert refused.value.status == 412
    house.merge(house.cafe, house.food, if_match=2)


def test_what_is_recorded_meanwhile_is_on_neither_or_moves_too(house: House) -> None:
    futures = []
    for number in range(1, 31):
        draft = TransactionDraft(house.account, -number, DAY, category_id=house.cafe)
        futures.append(house.submit(transactions.record, draft))
        if number == 15:
            futures.append(
                house.submit(merging.merge_category, house.cafe, house.food, if_match=None)
            )
    for future in futures:
        future.exception()
    assert house.cafe not in house.categories()
    assert {row.category_id for row in house.rows().values()} == {house.food}
    assert house.drift() == []
