"""What is put towards a goal that no account feeds: add, correct, take back."""

from dataclasses import dataclass
from typing import Any

from pennybell.domains.accounts.repository import out_of_range
from pennybell.domains.goals import repository
from pennybell.domains.goals.model import CONTRIBUTIONS_MAX, ContributionDraft
from pennybell.domains.goals.service import existing, read_goal
from pennybell.errors import Conflict, NotFound, Stale
from pennybell.events.goals import Contribution
from pennybell.events.vocabulary import (
    ContributionCreated,
    ContributionDeleted,
    ContributionUpdated,
)
from pennybell.kit.money import BALANCE_MINOR_MAX
from pennybell.outbox.unit_of_work import Reading, UnitOfWork
from pennybell.storage.keyset import cursor_at, day_place


@dataclass(frozen=True, slots=True)
class Page:
    """`next_cursor` is None on the last page."""

    items: list[Contribution]
    next_cursor: str | None


def contribute(uow: UnitOfWork, goal_id: str, draft: ContributionDraft) -> Contribution:
    """Put something towards a goal. Emits: contribution.created.

    Raises:
        NotFound: 404.
        Conflict: 409 `other_feed`, `goal_archived`, `too_many_contributions`, `already_exists`,
            `amount_out_of_range`.
    """
    goal = existing(uow, goal_id)
    if goal.fed_by != "contributions":
        raise Conflict("other_feed", "This goal is fed by accounts: book the money there.")
    if goal.archived:
        raise Conflict("goal_archived", "This goal is archived; it takes no contributions.")
    row = Contribution.model_construct(
        id=draft.id or uow.ids(),
        goal_id=goal_id,
        date=draft.day,
        amount_minor=draft.amount_minor,
        note=draft.note,
        version=1,
    )
    _check_sum(uow, row)
    repository.insert_contribution(uow.connection, uow.household_id, row)
    uow.emit(ContributionCreated.carrying(row))
    return row


def change_contribution(
    uow: UnitOfWork, contribution_id: str, changes: dict[str, Any], *, if_match: int | None
) -> Contribution:
    """Correct a contribution. Emits: contribution.updated.

    Raises:
        NotFound: 404.  Stale: 412.  Conflict: 409 `amount_out_of_range`.
    """
    before = _existing(uow, contribution_id)
    if if_match is not None and if_match != before.version:
        raise Stale("contribution", before.model_dump(mode="json"))
    changed = {name: value for name, value in changes.items() if getattr(before, name) != value}
    if not changed:
        return before
    after = before.model_copy(update={**changed, "version": before.version + 1})
    _check_sum(uow, after)
    repository.update_contribution(uow.connection, uow.household_id, after)
    previous = before.model_dump(mode="json", include=set(changed))
    uow.emit(ContributionUpdated.carrying(after, previous=previous))
    return after


def delete_contribution(
    uow: UnitOfWork, contribution_id: str, *, if_match: int | None
) -> Contribution:
    """Take a contribution back. Emits: contribution.deleted."""
    row = _existing(uow, contribution_id)
    if if_match is not None and if_match != row.version:
        raise Stale("contribution", row.model_dump(mode="json"))
    repository.delete_contribution(uow.connection, uow.household_id, contribution_id)
    uow.emit(ContributionDeleted.carrying(row))
    return row


def read_contribution(reading: Reading, contribution_id: str) -> Contribution:
    row = repository.find_contribution(reading.connection, reading.household_id, contribution_id)
    if row is None:
        raise NotFound("contribution")
    return row


def read_page(reading: Reading, goal_id: str, *, cursor: str | None, limit: int) -> Page:
    """One page of a goal's contributions, newest day first.

    Raises:
        NotFound: 404, no such goal.  Invalid: 422, the cursor is not one that a page gave.
    """
    before = None if cursor is None else day_place(cursor)
    goal = read_goal(reading, goal_id)
    found = repository.page(
        reading.connection, reading.household_id, goal.id, before=before, limit=limit + 1
    )
    items = found[:limit]
    return Page(items, cursor_at(items[-1].date, items[-1].id) if len(found) > limit else None)


def _existing(uow: UnitOfWork, contribution_id: str) -> Contribution:
    """The contribution; its goal is locked until the commit."""
    seen = repository.find_contribution(uow.connection, uow.household_id, contribution_id)
    if seen is not None:
        repository.find(uow.connection, uow.household_id, seen.goal_id, lock=True)
        seen = repository.find_contribution(uow.connection, uow.household_id, contribution_id)
    if seen is None:
        raise NotFound("contribution")
    return seen


def _check_sum(uow: UnitOfWork, row: Contribution) -> None:
    """No sum of some of them passes what every client counts exactly."""
    rows, given, taken = repository.sums_of(
        uow.connection, uow.household_id, row.goal_id, but=row.id
    )
    if rows >= CONTRIBUTIONS_MAX:
        raise Conflict(
            "too_many_contributions", f"A goal keeps at most {CONTRIBUTIONS_MAX} contributions."
        )
    if max(given + row.amount_minor, taken - row.amount_minor) > BALANCE_MINOR_MAX:
        raise out_of_range()
