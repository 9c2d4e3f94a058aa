"""The SQL of budgets, the categories they cover, and the limits they had."""

from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from pennybell.errors import Conflict
from pennybell.events.shapes import Budget, BudgetAlerts
from pennybell.kit.clock import instant_text
from pennybell.kit.json import decode, encode
from pennybell.storage import dialect
from pennybell.storage.prepared import Prepared
from pennybell.storage.tables.budgets import budget_categories, budget_limits, budgets

_scoped = budgets.c.household_id == bindparam("household")
_one = select(budgets).where(_scoped, budgets.c.id == bindparam("budget"))
_all = Prepared(select(budgets).where(_scoped).order_by(budgets.c.name, budgets.c.id))
_count = select(func.count()).select_from(budgets).where(_scoped)
_covered = (
    select(budget_categories.c.budget_id, budget_categories.c.category_id)
    .where(budget_categories.c.household_id == bindparam("household"))
    .order_by(budget_categories.c.budget_id, budget_categories.c.category_id)
)
_covered_by_all = Prepared(_covered)
_limits = Prepared(
    select(budget_limits.c.budget_id, budget_limits.c.from_date, budget_limits.c.limit_minor)
    .where(budget_limits.c.household_id == bindparam("household"))
    .order_by(budget_limits.c.budget_id, budget_limits.c.from_date)
)
_set_limit = {
    name: statement.on_conflict_do_update(
        index_elements=["household_id", "budget_id", "from_date"],
        set_={"limit_minor": statement.excluded.limit_minor},
    )
    for name, statement in dialect.upserts(budget_limits).items()
}


def find(
    connection: Connection, household_id: str, budget_id: str, *, lock: bool = False
) -> Budget | None:
    statement = _one.with_for_update() if lock else _one
    keys = {"household": household_id, "budget": budget_id}
    row = connection.execute(statement, keys).one_or_none()
    if row is None:
        return None
    covered = connection.execute(_covered.where(budget_categories.c.budget_id == budget_id), keys)
    return _to_shape(row, [category_id for _, category_id in covered])


def find_all(connection: Connection, household_id: str) -> list[Budget]:
    keys = {"household": household_id}
    covered: dict[str, list[str]] = {}
    for budget_id, category_id in _covered_by_all.all(connection, keys):
        covered.setdefault(budget_id, []).append(category_id)
    return [_to_shape(row, covered.get(row.id, [])) for row in _all.all(connection, keys)]


def lock_all(connection: Connection, household_id: str) -> None:
    """Lock every budget, by id: budgets come before the categories they cover."""
    ids = select(budgets.c.id).where(_scoped).order_by(budgets.c.id).with_for_update()
    connection.execute(ids, {"household": household_id})


def count(connection: Connection, household_id: str) -> int:
    return int(connection.execute(_count, {"household": household_id}).scalar_one())


def insert_budget(connection: Connection, household_id: str, budget: Budget, now: int) -> None:
    values = _values(budget) | {"id": budget.id, "version": 1, "created_at": now, "updated_at": now}
    try:
        connection.execute(insert(budgets), {"household_id": household_id, **values})
    except IntegrityError as error:
        raise Conflict("already_exists", "There is a budget with this id already.") from error
    _insert_categories(connection, household_id, budget)


def update_budget(connection: Connection, household_id: str, budget: Budget, now: int) -> None:
    connection.execute(
        update(budgets)
        .where(budgets.c.household_id == household_id, budgets.c.id == budget.id)
        .values(**_values(budget), version=budget.version, updated_at=now)
    )
    _delete_categories(connection, household_id, budget.id)
    _insert_categories(connection, household_id, budget)


def delete_budget(connection: Connection, household_id: str, budget_id: str) -> None:
    _delete_categories(connection, household_id, budget_id)
    forget_limits(connection, household_id, budget_id)
    connection.execute(
        delete(budgets).where(budgets.c.household_id == household_id, budgets.c.id == budget_id)
    )


def find_limits(connection: Connection, household_id: str) -> dict[str, list[tuple[date, int]]]:
    """By budget: (from, minor units), oldest first, of the periods that start on or after then."""
    found: dict[str, list[tuple[date, int]]] = {}
    for row in _limits.all(connection, {"household": household_id}):
        found.setdefault(row.budget_id, []).append((row.from_date, row.limit_minor))
    return found


def set_limit(connection: Connection, household_id: str, budget: Budget, from_date: date) -> None:
    row = {
        "household_id": household_id,
        "budget_id": budget.id,
        "from_date": from_date,
        "limit_minor": budget.limit_minor,
    }
    connection.execute(_set_limit[connection.dialect.name], row)


def forget_limits(connection: Connection, household_id: str, budget_id: str) -> None:
    connection.execute(
        delete(budget_limits).where(
            budget_limits.c.household_id == household_id, budget_limits.c.budget_id == budget_id
        )
    )


def _insert_categories(connection: Connection, household_id: str, budget: Budget) -> None:
    rows = [
        {"household_id": household_id, "budget_id": budget.id, "category_id": category_id}
        for category_id in budget.category_ids or ()
    ]
    if rows:
        connection.execute(insert(budget_categories), rows)


def _delete_categories(connection: Connection, household_id: str, budget_id: str) -> None:
    connection.execute(
        delete(budget_categories).where(
            budget_categories.c.household_id == household_id,
            budget_categories.c.budget_id == budget_id,
        )
    )


def _values(budget: Budget) -> dict[str, Any]:
    return {
        "name": budget.name,
        "period": budget.period,
        "anchor_date": budget.anchor_date,
        "covers_all": budget.category_ids is None,
        "currency": budget.currency,
        "limit_minor": budget.limit_minor,
        "rollover": budget.rollover,
        "rollover_since": budget.rollover_since,
        "thresholds": encode(budget.thresholds),
        "alert_threshold": budget.alerts.threshold,
        "alert_over": budget.alerts.over,
        "alert_predicted": budget.alerts.predicted,
        "paused": budget.paused,
        "archived": budget.archived,
    }


def _to_shape(row: Any, category_ids: list[str]) -> Budget:
    return Budget.model_construct(
        id=row.id,
        name=row.name,
        period=row.period,
        anchor_date=row.anchor_date,
        category_ids=None if row.covers_all else category_ids,
        currency=row.currency,
        limit_minor=row.limit_minor,
        rollover=row.rollover,
        rollover_since=row.rollover_since,
        thresholds=decode(row.thresholds),
        alerts=BudgetAlerts.model_construct(
            threshold=row.alert_threshold, over=row.alert_over, predicted=row.alert_predicted
        ),
        paused=row.paused,
        archived=row.archived,
        version=row.version,
        created_at=instant_text(row.created_at),
        updated_at=instant_text(row.updated_at),
    )
