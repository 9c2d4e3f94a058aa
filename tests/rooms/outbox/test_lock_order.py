"""Locks are taken in one order: nobody has to be run again because two waited for each other."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

import pytest
from sqlalchemy import Table, select
from tests.kit.client import ARRIVES_S_MAX
from tests.kit.ledger import DAY, Ledger
from tests.rooms.outbox.held import Held, wait_until_blocked

from pennybell.domains.budgets import repository as budgets_repository
from pennybell.domains.budgets import service as budgets
from pennybell.domains.budgets.model import BudgetDraft
from pennybell.domains.categories import merging
from pennybell.domains.categories import service as categories
from pennybell.domains.tags import service as tags
from pennybell.domains.transactions import service as transactions
from pennybell.domains.transactions import transfers
from pennybell.domains.transactions.model import TransferDraft
from pennybell.outbox.actor import Actor
from pennybell.outbox.unit_of_work import UnitOfWork
from pennybell.storage.tables.budgets import budgets as budgets_table
from pennybell.storage.tables.ledger import transactions as transactions_table

Service = Callable[[UnitOfWork], Any]


@pytest.fixture(autouse=True)
def _no_second_try(monkeypatch: pytest.MonkeyPatch) -> None:
    """A deadlock is an error here."""
    monkeypatch.setattr("pennybell.storage.database.RETRIES_MAX", 0)


def row_locked(id_: str, of: Table = transactions_table) -> Service:
    def lock(uow: UnitOfWork) -> Any:
        statement = select(of.c.id).where(of.c.household_id == uow.household_id, of.c.id == id_)
        return uow.connection.execute(statement.with_for_update()).one()

    return lock


def meet(ledger: Ledger, actor: Actor, first: Held, second: Service) -> None:
    """The second comes while the first is held; then both go on."""
    future: Future[Any] = ledger.work.submit(actor, second)
    wait_until_blocked(ledger, future)
    first.release()
    future.result(ARRIVES_S_MAX)


def test_a_tag_is_deleted_while_a_row_that_carries_it_is_changed(postgres_ledger: Ledger) -> None:
    ledger = postgres_ledger
    robin = ledger.found()
    account = ledger.open_account(robin).id
    rows = [ledger.record(robin, account, -each, tags=("food",)).result for each in range(1, 4)]
    assert all(rows)
    ids = sorted(row.id for row in rows if row is not None)
    said = ledger.facts_of(robin.household_id or "")
    tag_id = str(next(fact for fact in said if fact.type == "tag.created").payload["id"])

    changing = Held(
        ledger,
        robin,
        row_locked(ids[1]),
        then=lambda uow: transactions.change(uow, ids[1], {"tags": ["food", "x"]}, if_match=None),
    )
    meet(ledger, robin, changing, lambda uow: tags.delete_tag(uow, tag_id, if_match=None))

    last = ledger.facts_of(robin.household_id or "")[-1]
    assert last.type == "tag.deleted"


@pytest.mark.parametrize("verb", ["remove", "restore"])
def test_both_sides_of_a_transfer_are_asked_for_at_once(postgres_ledger: Ledger, verb: str) -> None:
    ledger = postgres_ledger
    robin = ledger.found()
    source, target = (ledger.open_account(robin).id for _ in range(2))
    draft = TransferDraft(source, target, 500, DAY)
    made = ledger.commit(robin, transfers.record_transfer, draft).result
    assert made is not None
    first, second = sorted(leg.id for leg in made if leg is not None)
    if verb == "restore":
        ledger.commit(robin, transactions.remove, first, if_match=None)
    act = getattr(transactions, verb)

    held = Held(ledger, robin, row_locked(first), then=lambda uow: act(uow, first, if_match=None))
    meet(ledger, robin, held, lambda uow: act(uow, second, if_match=None))

    said = [fact.type for fact in ledger.facts_of(robin.household_id or "")]
    announced = {"remove": "transaction.deleted", "restore": "transaction.restored"}[verb]
    assert said.count(announced) == 2


@pytest.mark.parametrize("covered", [["cafe"], ["cafe", "food"], ["food"]])
def test_a_category_is_merged_while_its_budget_is_changed(
    postgres_ledger: Ledger, covered: list[str]
) -> None:
    ledger = postgres_ledger
    robin = ledger.found()
    ids: dict[str, str] = {}
    for name in ("cafe", "food"):
        made = ledger.commit(
            robin,
            categories.create_category,
            id_=None,
            name=name,
            kind="expense",
            parent_id=None,
        ).result
        assert made is not None
        ids[name] = made.id
    draft = BudgetDraft(name="Out", limit_minor=10_000, category_ids=(ids["cafe"],))
    budget = ledger.commit(robin, budgets.create_budget, draft).result
    assert budget is not None
    changes = {"category_ids": [ids[name] for name in covered]}

    changing = Held(
        ledger,
        robin,
        row_locked(budget.id, budgets_table),
        then=lambda uow: budgets.change_budget(uow, budget.id, changes, if_match=None),
    )
    meet(
        ledger,
        robin,
        changing,
        lambda uow: merging.merge_category(uow, ids["cafe"], ids["food"], if_match=None),
    )

    with ledger.database.read() as connection:
        (kept,) = budgets_repository.find_all(connection, robin.household_id or "")
    assert kept.category_ids == [ids["food"]]
