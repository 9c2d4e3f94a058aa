"""Budgets: create, change, copy the last period, delete, and how they stand."""

from datetime import date
from typing import Any, Literal

from pennybell.domains.budgets import repository
from pennybell.domains.budgets.books import Books
from pennybell.domains.budgets.model import (
    BUDGETS_MAX,
    FIRST_DAY,
    BudgetDraft,
    limit_on,
    period_before,
    period_of,
    usual_anchor,
)
from pennybell.domains.budgets.progress import progress_of, spent_in
from pennybell.domains.categories import repository as categories
from pennybell.domains.households import repository as households
from pennybell.errors import Conflict, Invalid, NotFound, Stale
from pennybell.events.shapes import Budget, BudgetProgress, Household
from pennybell.events.vocabulary import BudgetCreated, BudgetDeleted, BudgetUpdated
from pennybell.kit.clock import Instant, instant_text, today_in
from pennybell.kit.money import AMOUNT_MINOR_MAX
from pennybell.outbox import log
from pennybell.outbox.unit_of_work import Reading, UnitOfWork

CYCLE: frozenset[str] = frozenset({"period", "anchor_date", "currency"})
"""A change of these begins anew: past periods were of another kind, and leave nothing over."""


def create_budget(uow: UnitOfWork, draft: BudgetDraft) -> Budget:
    """Create a budget. Emits: budget.created.

    Raises:
        Invalid: 422 `unknown_category`, `not_spending`.
        Conflict: 409 `already_exists`, `too_many_budgets`.
    """
    if repository.count(uow.connection, uow.household_id) >= BUDGETS_MAX:
        raise Conflict("too_many_budgets", f"A household keeps at most {BUDGETS_MAX} budgets.")
    household = _household(uow)
    today = today_in(household.timezone, uow.now)
    now = instant_text(uow.now)
    budget = Budget.model_construct(
        id=draft.id or uow.ids(),
        name=draft.name,
        period=draft.period,
        anchor_date=draft.anchor_date or usual_anchor(draft.period, today),
        category_ids=None if draft.category_ids is None else sorted(set(draft.category_ids)),
        currency=draft.currency or household.currency,
        limit_minor=draft.limit_minor,
        rollover=draft.rollover,
        rollover_since=today,
        thresholds=sorted(set(draft.thresholds)),
        alerts=draft.alerts,
        paused=False,
        archived=False,
        version=1,
        created_at=now,
        updated_at=now,
    )
    since = period_of(budget, draft.rollover_since or today).start
    budget = budget.model_copy(update={"rollover_since": since})
    _check_categories(uow, budget)
    repository.insert_budget(uow.connection, uow.household_id, budget, uow.now)
    repository.set_limit(uow.connection, uow.household_id, budget, FIRST_DAY)
    uow.emit(BudgetCreated.carrying(budget))
    return budget


def change_budget(
    uow: UnitOfWork, budget_id: str, changes: dict[str, Any], *, if_match: int | None
) -> Budget:
    """Change a budget. Emits: budget.updated.

    A new limit counts for the whole of the current period and for those after it; periods before
    keep the limit they had.

    Raises:
        NotFound: 404.  Stale: 412.  Invalid: 422 `unknown_category`, `not_spending`.
    """
    before = _existing(uow, budget_id)
    if if_match is not None and if_match != before.version:
        raise Stale("budget", before.model_dump(mode="json"))
    today = today_in(_household(uow).timezone, uow.now)
    after = _changed(before, changes, today)
    changed = [
        name for name in Budget.model_fields if getattr(before, name) != getattr(after, name)
    ]
    if not changed:
        return before
    if "category_ids" in changed:
        _check_categories(uow, after)
    after = after.model_copy(
        update={"version": before.version + 1, "updated_at": instant_text(uow.now)}
    )
    repository.update_budget(uow.connection, uow.household_id, after, uow.now)
    if CYCLE & set(changed):
        repository.forget_limits(uow.connection, uow.household_id, budget_id)
        repository.set_limit(uow.connection, uow.household_id, after, FIRST_DAY)
    elif "limit_minor" in changed:
        start = period_of(after, today).start
        repository.set_limit(uow.connection, uow.household_id, after, start)
    uow.emit(BudgetUpdated.changing(before, after))
    return after


def copy_last(
    uow: UnitOfWork, budget_id: str, take: Literal["limit", "spent"], *, if_match: int | None
) -> Budget:
    """Give the current period the limit that the last one had, or what was spent in it.

    Emits: budget.updated, when that is another limit.

    Raises:
        Conflict: 409 `unconverted`: some of what was spent then has no rate.
    """
    before = _existing(uow, budget_id)
    today = today_in(_household(uow).timezone, uow.now)
    last = period_before(before, period_of(before, today))
    if take == "limit":
        limits = repository.find_limits(uow.connection, uow.household_id)
        limit_minor = limit_on(limits[budget_id], last.start)
    else:
        books = Books(uow.connection, uow.household_id)
        limit_minor, unconverted = spent_in(books, before, last)
        if unconverted:
            named = ", ".join(each.currency for each in unconverted)
            raise Conflict(
                "unconverted", f"Some of what was spent has no rate ({named}); enter one first."
            )
    limit_minor = min(max(0, limit_minor), AMOUNT_MINOR_MAX)
    return change_budget(uow, budget_id, {"limit_minor": limit_minor}, if_match=if_match)


def delete_budget(uow: UnitOfWork, budget_id: str, *, if_match: int | None) -> Budget:
    """Delete a budget. Emits: budget.deleted."""
    budget = _existing(uow, budget_id)
    if if_match is not None and if_match != budget.version:
        raise Stale("budget", budget.model_dump(mode="json"))
    repository.delete_budget(uow.connection, uow.household_id, budget_id)
    uow.emit(BudgetDeleted.carrying(budget))
    return budget


def read_budgets(reading: Reading) -> list[Budget]:
    return repository.find_all(reading.connection, reading.household_id)


def read_budget(reading: Reading, budget_id: str) -> Budget:
    budget = repository.find(reading.connection, reading.household_id, budget_id)
    if budget is None:
        raise NotFound("budget")
    return budget


def read_progress(
    reading: Reading, budgets: list[Budget], on: date | None = None
) -> list[BudgetProgress]:
    """How budgets stand at the end of `on`; None: the household's today."""
    if on is None:
        on = today_in(_household(reading).timezone, Instant(reading.now))
    books = Books(reading.connection, reading.household_id, reading.memory)
    return [progress_of(books, budget, on) for budget in budgets]


def seen_up_to(reading: Reading) -> int:
    """The reader's newest `seq` that a reading contains."""
    return log.read_head(reading.connection, reading.actor.user_id).seq


def _changed(before: Budget, changes: dict[str, Any], today: date) -> Budget:
    """The budget as it shall be; where its periods change, what is carried over begins anew."""
    plain = {name: changes[name] for name in changes.keys() - {"rollover_since", "alerts"}}
    alerts = before.alerts.model_copy(update=changes.get("alerts"))
    after = before.model_copy(update={**plain, "alerts": alerts})
    if after.category_ids is not None:
        after = after.model_copy(update={"category_ids": sorted(set(after.category_ids))})
    after = after.model_copy(update={"thresholds": sorted(set(after.thresholds))})
    begins_anew = any(getattr(before, name) != getattr(after, name) for name in CYCLE) or (
        before.rollover == "none" != after.rollover
    )
    since = changes.get("rollover_since") or (today if begins_anew else before.rollover_since)
    return after.model_copy(update={"rollover_since": period_of(after, since).start})


def _check_categories(uow: UnitOfWork, budget: Budget) -> None:
    wanted = set(budget.category_ids or ())
    if categories.existing(uow.connection, uow.household_id, wanted) != wanted:
        raise Invalid("unknown_category", "There is no such category.", "body.category_ids")
    kinds = {
        category.id: category.kind
        for category in categories.find_all(uow.connection, uow.household_id)
    }
    if any(kinds[category_id] != "expense" for category_id in wanted):
        raise Invalid(
            "not_spending", "A budget covers categories of spending only.", "body.category_ids"
        )


def _household(asked: UnitOfWork | Reading) -> Household:
    household = households.find(asked.connection, asked.household_id)
    assert household is not None
    return household


def _existing(uow: UnitOfWork, budget_id: str) -> Budget:
    budget = repository.find(uow.connection, uow.household_id, budget_id, lock=True)
    if budget is None:
        raise NotFound("budget")
    return budget
