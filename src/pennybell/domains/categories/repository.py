"""The SQL of categories."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from pennybell.errors import Conflict
from pennybell.events.shapes import Category
from pennybell.storage.prepared import Prepared
from pennybell.storage.tables.budgets import budget_categories
from pennybell.storage.tables.ledger import categories, splits, transactions
from pennybell.storage.tables.recurring import recurring

_scoped = categories.c.household_id == bindparam("household")
_one = select(categories).where(_scoped, categories.c.id == bindparam("category"))
_all = Prepared(select(categories).where(_scoped).order_by(categories.c.name, categories.c.id))
_held = Prepared(
    select(categories.c.id)
    .where(_scoped, categories.c.id == bindparam("category"))
    .with_for_update(read=True, key_share=True)
)


def to_shape(row: Any) -> Category:
    return Category.model_construct(
        id=row.id,
        name=row.name,
        kind=row.kind,
        parent_id=row.parent_id,
        archived=row.archived,
        version=row.version,
    )


def find(
    connection: Connection, household_id: str, category_id: str, *, lock: bool = False
) -> Category | None:
    statement = _one.with_for_update() if lock else _one
    keys = {"household": household_id, "category": category_id}
    row = connection.execute(statement, keys).one_or_none()
    return to_shape(row) if row else None


def find_all(connection: Connection, household_id: str) -> list[Category]:
    return [to_shape(row) for row in _all.all(connection, {"household": household_id})]


def existing(connection: Connection, household_id: str, ids: Collection[str]) -> set[str]:
    """Those of `ids` that are categories of the household; they stay until the commit."""
    keys = ({"household": household_id, "category": category_id} for category_id in sorted(ids))
    return {str(row.id) for key in keys if (row := _held.one_or_none(connection, key))}


def insert_categories(
    connection: Connection, household_id: str, rows: list[dict[str, Any]]
) -> None:
    try:
        connection.execute(
            insert(categories), [{"household_id": household_id, **row} for row in rows]
        )
    except IntegrityError as error:
        raise Conflict("already_exists", "There is a category with this id already.") from error


def update_category(
    connection: Connection, household_id: str, category_id: str, values: dict[str, Any]
) -> Category:
    statement = (
        update(categories)
        .where(categories.c.household_id == household_id, categories.c.id == category_id)
        .values(**values)
        .returning(*categories.c)
    )
    return to_shape(connection.execute(statement).one())


def delete_category(connection: Connection, household_id: str, category_id: str) -> None:
    connection.execute(
        delete(categories).where(
            categories.c.household_id == household_id, categories.c.id == category_id
        )
    )


def is_used(connection: Connection, household_id: str, category_id: str) -> bool:
    """Whether a row, a split (deleted rows included), a child, a budget or a rule stands on it."""
    uses = (
        select(transactions.c.id).where(
            transactions.c.household_id == household_id,
            transactions.c.category_id == category_id,
        ),
        select(splits.c.transaction_id).where(
            splits.c.household_id == household_id, splits.c.category_id == category_id
        ),
        select(categories.c.id).where(
            categories.c.household_id == household_id, categories.c.parent_id == category_id
        ),
        select(budget_categories.c.budget_id).where(
            budget_categories.c.household_id == household_id,
            budget_categories.c.category_id == category_id,
        ),
        select(recurring.c.id).where(
            recurring.c.household_id == household_id, recurring.c.category_id == category_id
        ),
    )
    return any(connection.execute(use.limit(1)).first() is not None for use in uses)


def has_children(connection: Connection, household_id: str, category_id: str) -> bool:
    statement = select(categories.c.id).where(
        categories.c.household_id == household_id, categories.c.parent_id == category_id
    )
    return connection.execute(statement.limit(1)).first() is not None
