"""One category becomes another: all that stands on it moves, and it is gone."""

from pennybell.domains.budgets import repository as budgets
from pennybell.domains.budgets.service import change_budget
from pennybell.domains.categories import repository
from pennybell.domains.recurring import service as recurring
from pennybell.domains.recurring.repository import lock_bills
from pennybell.domains.transactions.recategorising import lock_rows, recategorise
from pennybell.errors import Invalid, NotFound, Stale
from pennybell.events.shapes import Category
from pennybell.events.vocabulary import CategoryDeleted, CategoryUpdated
from pennybell.outbox.unit_of_work import UnitOfWork


def merge_category(
    uow: UnitOfWork, category_id: str, into_id: str, *, if_match: int | None
) -> Category:
    """Move rows, splits, totals, budgets, rules and children to `into`; returns that one.

    A child takes its parent's place when that is merged into it. There is no way back.

    Raises:
        NotFound: 404.  Stale: 412.
        Invalid: 422 `unknown_category`, `same_category`, `category_kind`, `category_depth`.
    Emits: transaction.updated or transactions.changed, budget.updated, recurring.updated,
        category.updated, category.deleted.
    """
    if category_id == into_id:
        raise Invalid("same_category", "A category is no part of itself.", "body.into")
    lock_bills(uow.connection, uow.household_id)
    lock_rows(uow, category_id)
    budgets.lock_all(uow.connection, uow.household_id)
    found = {
        each: repository.find(uow.connection, uow.household_id, each, lock=True)
        for each in sorted((category_id, into_id))
    }
    source, into = found[category_id], found[into_id]
    if source is None:
        raise NotFound("category")
    if if_match is not None and if_match != source.version:
        raise Stale("category", source.model_dump(mode="json"))
    if into is None:
        raise Invalid("unknown_category", "There is no such category.", "body.into")
    if into.kind != source.kind:
        raise Invalid("category_kind", "The two are of different kinds.", "body.into")
    children = _children(uow, source, into)
    recategorise(uow, source.id, into.id)
    for budget in budgets.find_all(uow.connection, uow.household_id):
        if budget.category_ids is not None and source.id in budget.category_ids:
            kept = sorted({*budget.category_ids, into.id} - {source.id})
            change_budget(uow, budget.id, {"category_ids": kept}, if_match=None)
    recurring.recategorise(uow, source.id, into.id)
    if into.parent_id == source.id:
        into = _place(uow, into, None)
    for child in children:
        _place(uow, child, into.id)
    repository.delete_category(uow.connection, uow.household_id, source.id)
    uow.emit(CategoryDeleted.carrying(source))
    return into


def _children(uow: UnitOfWork, source: Category, into: Category) -> list[Category]:
    """Those that need another parent."""
    every = repository.find_all(uow.connection, uow.household_id)
    found = [each for each in every if each.parent_id == source.id and each.id != into.id]
    if found and into.parent_id not in {None, source.id}:
        raise Invalid("category_depth", "Categories have two levels.", "body.into")
    return found


def _place(uow: UnitOfWork, category: Category, parent_id: str | None) -> Category:
    after = repository.update_category(
        uow.connection,
        uow.household_id,
        category.id,
        {"parent_id": parent_id, "version": category.version + 1},
    )
    uow.emit(CategoryUpdated.changing(category, after))
    return after
