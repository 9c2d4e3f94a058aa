"""Categories: two levels, income or expense, with a default set for each new household."""

from typing import Any

from pennybell.domains.categories import repository
from pennybell.domains.categories.model import DEFAULTS
from pennybell.errors import Conflict, Invalid, NotFound, Stale
from pennybell.events.shapes import Category
from pennybell.events.vocabulary import CategoryCreated, CategoryDeleted, CategoryUpdated
from pennybell.outbox.unit_of_work import Reading, UnitOfWork


def plant_defaults(uow: UnitOfWork) -> None:
    """Give a new household its categories. Silent: nobody's snapshot is older than they are."""
    parents, children = [], []
    for default in DEFAULTS:
        parent = _row(uow.ids(), default.name, default.kind, None)
        parents.append(parent)
        children += [_row(uow.ids(), name, default.kind, parent["id"]) for name in default.children]
    repository.insert_categories(uow.connection, uow.household_id, parents + children)


def create_category(
    uow: UnitOfWork, *, id_: str | None, name: str, kind: str, parent_id: str | None
) -> Category:
    """Create a category. Emits: category.created.

    Raises:
        Invalid: 422, the parent is missing, is itself a child, or of the other kind.
        Conflict: 409, the id is taken in this household.
    """
    category_id = id_ or uow.ids()
    if parent_id is not None:
        _check_parent(uow, parent_id, kind)
    row = _row(category_id, name, kind, parent_id)
    repository.insert_categories(uow.connection, uow.household_id, [row])
    category = _existing(uow, category_id)
    uow.emit(CategoryCreated.carrying(category))
    return category


def change_category(
    uow: UnitOfWork, category_id: str, changes: dict[str, Any], *, if_match: int | None
) -> Category:
    """Rename, move or archive a category. Emits: category.updated."""
    before = _existing(uow, category_id, lock=True)
    if if_match is not None and if_match != before.version:
        raise Stale("category", before.model_dump(mode="json"))
    changes = {name: value for name, value in changes.items() if getattr(before, name) != value}
    if not changes:
        return before
    parent_id = changes.get("parent_id")
    if parent_id is not None:
        if parent_id == category_id or repository.has_children(
            uow.connection, uow.household_id, category_id
        ):
            raise Invalid("category_depth", "Categories have two levels.", "body.parent_id")
        _check_parent(uow, parent_id, before.kind)
    after = repository.update_category(
        uow.connection, uow.household_id, category_id, {**changes, "version": before.version + 1}
    )
    uow.emit(CategoryUpdated.changing(before, after))
    return after


def delete_category(uow: UnitOfWork, category_id: str, *, if_match: int | None) -> Category:
    """Delete a category nothing uses. Emits: category.deleted.

    Raises:
        Conflict: 409 `category_in_use`: archive it instead.
    """
    category = _existing(uow, category_id, lock=True)
    if if_match is not None and if_match != category.version:
        raise Stale("category", category.model_dump(mode="json"))
    if repository.is_used(uow.connection, uow.household_id, category_id):
        raise Conflict("category_in_use", "This category is in use; archive it instead.")
    repository.delete_category(uow.connection, uow.household_id, category_id)
    uow.emit(CategoryDeleted.carrying(category))
    return category


def read_categories(reading: Reading) -> list[Category]:
    return repository.find_all(reading.connection, reading.household_id)


def read_category(reading: Reading, category_id: str) -> Category:
    category = repository.find(reading.connection, reading.household_id, category_id)
    if category is None:
        raise NotFound("category")
    return category


def _row(category_id: str, name: str, kind: str, parent_id: str | None) -> dict[str, Any]:
    return {
        "id": category_id,
        "name": name,
        "kind": kind,
        "parent_id": parent_id,
        "archived": False,
        "version": 1,
    }


def _check_parent(uow: UnitOfWork, parent_id: str, kind: str) -> None:
    parent = repository.find(uow.connection, uow.household_id, parent_id, lock=True)
    if parent is None:
        raise Invalid("unknown_category", "There is no such parent category.", "body.parent_id")
    if parent.parent_id is not None:
        raise Invalid("category_depth", "Categories have two levels.", "body.parent_id")
    if parent.kind != kind:
        raise Invalid("category_kind", "The parent is of the other kind.", "body.parent_id")


def _existing(uow: UnitOfWork, category_id: str, *, lock: bool = False) -> Category:
    category = repository.find(uow.connection, uow.household_id, category_id, lock=lock)
    if category is None:
        raise NotFound("category")
    return category
