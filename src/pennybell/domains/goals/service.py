"""Goals: create, change, delete, and how they stand."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from pennybell.domains.accounts import repository as accounts
from pennybell.domains.budgets.books import Books
from pennybell.domains.goals import repository
from pennybell.domains.goals.model import GOALS_MAX, GoalDraft, progress_of
from pennybell.domains.goals.purse import Purse
from pennybell.domains.households import repository as households
from pennybell.errors import Conflict, Invalid, NotFound, Stale
from pennybell.events.goals import Goal, GoalAccount, GoalProgress
from pennybell.events.shapes import Household
from pennybell.events.vocabulary import (
    GoalCreated,
    GoalDeleted,
    GoalProgressed,
    GoalUpdated,
)
from pennybell.kit.clock import Instant, instant_text, today_in
from pennybell.kit.money import AMOUNT_MINOR_MAX
from pennybell.outbox import cursors, log
from pennybell.outbox.unit_of_work import Reading, UnitOfWork

WHOLE_PERCENT: Final = 100
FACTS_MAX: Final = 500


def create_goal(uow: UnitOfWork, draft: GoalDraft) -> Goal:
    """Set a goal. Emits: goal.created.

    Raises:
        NotFound: 404, no such account.
        Invalid: 422 `target_needed`, `nothing_owed`, `bad_rest`.
        Conflict: 409 `already_exists`, `too_many_goals`, `shared_out`, `unconverted`.
    """
    if repository.count(uow.connection, uow.household_id) >= GOALS_MAX:
        raise Conflict("too_many_goals", f"A household keeps at most {GOALS_MAX} goals.")
    household = _household(uow)
    now = instant_text(uow.now)
    currency = _hold_accounts(uow, draft.accounts)
    goal = Goal.model_construct(
        id=draft.id or uow.ids(),
        name=draft.name,
        kind=draft.kind,
        currency=draft.currency or currency or household.currency,
        target_minor=draft.target_minor or 0,
        rest_minor=draft.rest_minor,
        target_date=draft.target_date,
        fed_by=draft.fed_by,
        accounts=_in_order(draft.accounts),
        archived=False,
        version=1,
        created_at=now,
        updated_at=now,
    )
    if draft.target_minor is None:
        today = today_in(household.timezone, uow.now)
        goal = goal.model_copy(update={"target_minor": _owed_now(uow, goal, today)})
    _check_rest(goal)
    _check_shares(uow, goal)
    repository.insert_goal(uow.connection, uow.household_id, goal, uow.now)
    uow.emit(GoalCreated.carrying(goal))
    return goal


def change_goal(
    uow: UnitOfWork, goal_id: str, changes: dict[str, Any], *, if_match: int | None
) -> Goal:
    """Change or archive a goal. Emits: goal.updated.

    Raises:
        NotFound: 404, no such goal or account.  Stale: 412.  Invalid: 422 `bad_rest`.
        Conflict: 409 `other_feed`, `shared_out`.
    """
    before = existing(uow, goal_id)
    if if_match is not None and if_match != before.version:
        raise Stale("goal", before.model_dump(mode="json"))
    if "accounts" in changes:
        if before.fed_by != "accounts":
            raise Conflict("other_feed", "This goal is fed by contributions, not by accounts.")
        changes = {**changes, "accounts": _in_order(changes["accounts"])}
    changed = {name: value for name, value in changes.items() if getattr(before, name) != value}
    if not changed:
        return before
    after = before.model_copy(
        update={**changed, "version": before.version + 1, "updated_at": instant_text(uow.now)}
    )
    _check_rest(after)
    if {"accounts", "archived"} & changed.keys():
        _hold_accounts(uow, after.accounts)
        if not after.archived:  # an archived goal leaves its share to others
            _check_shares(uow, after)
    repository.update_goal(uow.connection, uow.household_id, after, uow.now)
    previous = before.model_dump(mode="json", include=set(changed))
    uow.emit(GoalUpdated.carrying(after, previous=previous))
    return after


def delete_goal(uow: UnitOfWork, goal_id: str, *, if_match: int | None) -> Goal:
    """Delete a goal and what was contributed to it. Emits: goal.deleted."""
    goal = existing(uow, goal_id)
    if if_match is not None and if_match != goal.version:
        raise Stale("goal", goal.model_dump(mode="json"))
    repository.delete_goal(uow.connection, uow.household_id, goal_id)
    uow.emit(GoalDeleted.carrying(goal))
    return goal


def say_progress(uow: UnitOfWork, progress: GoalProgress) -> None:
    """Announce how a goal stands, unless it has gone meanwhile. Emits: goal.progress."""
    goal = repository.find(uow.connection, uow.household_id, progress.goal_id, lock=True)
    if goal is None or goal.archived:
        return
    repository.say(uow.connection, uow.household_id, progress)
    uow.emit(GoalProgressed.carrying(progress))


def rebuild_progress(uow: UnitOfWork) -> None:
    """Make what was last said of each goal anew from the facts; announces nothing."""
    repository.forget_said(uow.connection, uow.household_id)
    since = 0
    while facts := cursors.read_facts(uow.connection, uow.household_id, since, FACTS_MAX):
        since = facts[-1].hseq
        for fact in facts:
            if fact.type == GoalProgressed.wire_type:
                progress = GoalProgress.model_validate(fact.payload)
                repository.say(uow.connection, uow.household_id, progress)
            elif fact.type == GoalDeleted.wire_type:
                repository.forget_said(uow.connection, uow.household_id, fact.payload["id"])


def read_goals(reading: Reading) -> list[Goal]:
    return repository.find_all(reading.connection, reading.household_id)


def read_goal(reading: Reading, goal_id: str) -> Goal:
    goal = repository.find(reading.connection, reading.household_id, goal_id)
    if goal is None:
        raise NotFound("goal")
    return goal


def read_progress(
    reading: Reading, goals: Sequence[Goal], on: date | None = None
) -> list[GoalProgress]:
    """How goals stand at the end of `on`; None: the household's today."""
    if on is None:
        on = today_in(_household(reading).timezone, Instant(reading.now))
    purse = Purse(Books(reading.connection, reading.household_id, reading.memory), on)
    return [progress_of(goal, purse.held_for(goal), on) for goal in goals]


def seen_up_to(reading: Reading) -> int:
    """The reader's newest `seq` that a reading contains."""
    return log.read_head(reading.connection, reading.actor.user_id).seq


def existing(uow: UnitOfWork, goal_id: str) -> Goal:
    """The goal, locked until the commit."""
    goal = repository.find(uow.connection, uow.household_id, goal_id, lock=True)
    if goal is None:
        raise NotFound("goal")
    return goal


def _hold_accounts(uow: UnitOfWork, shares: Sequence[GoalAccount]) -> str | None:
    """Lock the accounts, by id; returns their currency, if they have one in common."""
    currencies = set()
    for share in _in_order(shares):
        account = accounts.find(uow.connection, uow.household_id, share.account_id, lock=True)
        if account is None:
            raise NotFound("account")
        currencies.add(account.currency)
    return currencies.pop() if len(currencies) == 1 else None


def _check_shares(uow: UnitOfWork, goal: Goal) -> None:
    """Live goals share out no more than all of an account; the accounts must be locked."""
    wanted = {share.account_id: share.percent for share in goal.accounts}
    taken = repository.shared_out(uow.connection, uow.household_id, wanted, but=goal.id)
    for account_id, percent in wanted.items():
        left = WHOLE_PERCENT - taken.get(account_id, 0)
        if percent > left:
            raise Conflict(
                "shared_out", f"Other goals have their share of this account; {left} % are left."
            )


def _owed_now(uow: UnitOfWork, goal: Goal, today: date) -> int:
    """What the accounts of a goal owe today."""
    if goal.kind != "pay_down" or goal.fed_by != "accounts":
        raise Invalid("target_needed", "Say how much it is to be.", "body.target_minor")
    held = Purse(Books(uow.connection, uow.household_id), today).held_for(goal)
    if held.unconverted:
        named = ", ".join(each.currency for each in held.unconverted)
        raise Conflict("unconverted", f"What is owed has no rate ({named}); enter one first.")
    if held.balance_minor >= 0:
        raise Invalid("nothing_owed", "These accounts owe nothing today.", "body.accounts")
    return min(-held.balance_minor, AMOUNT_MINOR_MAX)


def _check_rest(goal: Goal) -> None:
    """A rest may stay of a debt only, and less than all of it."""
    most = goal.target_minor - 1 if goal.kind == "pay_down" else 0
    if goal.rest_minor > most:
        raise Invalid(
            "bad_rest",
            "What may stay is less than what was owed; of savings nothing stays.",
            "body.rest_minor",
        )


def _in_order(shares: Sequence[GoalAccount]) -> list[GoalAccount]:
    return sorted(shares, key=lambda share: share.account_id)


def _household(asked: UnitOfWork | Reading) -> Household:
    household = households.find(asked.connection, asked.household_id)
    assert household is not None
    return household
