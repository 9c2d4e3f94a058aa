"""Households: create, invite, join, roles, leave. Who leaves reads nothing more."""

import hashlib
from typing import Any

from pennybell.domains.activity import repository as activity
from pennybell.domains.activity.service import begin_reading
from pennybell.domains.categories.service import plant_defaults
from pennybell.domains.households import repository
from pennybell.domains.households.model import INVITE_MS, HouseholdDraft, Invite, InvitePreview
from pennybell.domains.inbox import repository as inbox
from pennybell.errors import Conflict, Forbidden, NotFound, Stale
from pennybell.events.shapes import Household, Member
from pennybell.events.vocabulary import (
    HouseholdCreated,
    HouseholdUpdated,
    MemberJoined,
    MemberLeft,
    MemberUpdated,
)
from pennybell.kit.clock import instant_text
from pennybell.outbox import log
from pennybell.outbox.unit_of_work import Reading, UnitOfWork


def create_household(uow: UnitOfWork, draft: HouseholdDraft) -> Household:
    """Make a household with the actor as its owner and the default categories.

    The unit of work goes on in the new household. Notes household.created: no device has an older
    state of it.
    """
    household_id = uow.ids()
    repository.insert_household(
        uow.connection,
        {
            "id": household_id,
            "name": draft.name,
            "timezone": draft.timezone,
            "currency": draft.currency,
            "version": 1,
            "created_at": uow.now,
        },
    )
    log.open_scope(uow.connection, household_id)
    uow.household_moved_to = household_id
    _add_member(uow, household_id, "owner")
    plant_defaults(uow)
    household = _existing(uow, household_id)
    founder = _member(uow, uow.actor.user_id)
    uow.note(HouseholdCreated.carrying(household, founder=founder))
    return household


def change_household(
    uow: UnitOfWork, changes: dict[str, Any], *, if_match: int | None
) -> Household:
    """Change name, time zone or currency. Emits: household.updated. Raises Stale: 412."""
    uow.lock_household()
    before = _existing(uow, uow.household_id, lock=True)
    if if_match is not None and if_match != before.version:
        raise Stale("household", before.model_dump(mode="json"))
    changes = {name: value for name, value in changes.items() if getattr(before, name) != value}
    if not changes:
        return before
    after = repository.update_household(
        uow.connection, before.id, {**changes, "version": before.version + 1}
    )
    uow.emit(HouseholdUpdated.changing(before, after))
    return after


def invite(uow: UnitOfWork, *, role: str, token: str, id_: str | None = None) -> Invite:
    """Make a single-use link that lives 7 days; only a digest of its token is stored."""
    uow.lock_household()
    invite_id = id_ or uow.ids()
    row = {
        "household_id": uow.household_id,
        "id": invite_id,
        "token_hash": _digest(token),
        "role": role,
        "created_by": uow.actor.user_id,
        "created_at": uow.now,
        "expires_at": uow.now + INVITE_MS,
        "used_at": None,
        "used_by": None,
    }
    repository.insert_invite(uow.connection, row)
    return Invite(invite_id, role, instant_text(uow.now), instant_text(uow.now + INVITE_MS), None)


def read_invites(reading: Reading) -> list[Invite]:
    return [
        Invite(
            id=row.id,
            role=row.role,
            created_at=instant_text(row.created_at),
            expires_at=instant_text(row.expires_at),
            used_at=None if row.used_at is None else instant_text(row.used_at),
        )
        for row in repository.find_invites(reading.connection, reading.household_id)
    ]


def withdraw_invite(uow: UnitOfWork, invite_id: str) -> None:
    if not repository.delete_invite(uow.connection, uow.household_id, invite_id):
        raise NotFound("invite")


def preview_invite(reading: Reading, token: str) -> InvitePreview:
    """What somebody who holds the link may know before joining. Raises NotFound: 404."""
    row = repository.find_invite(reading.connection, _digest(token), reading.now)
    if row is None:
        raise NotFound("invite")
    household = repository.find(reading.connection, row.household_id)
    inviter = repository.find_member(reading.connection, row.household_id, row.created_by)
    return InvitePreview(
        household_name=household.name if household else "",
        inviter_name=inviter.name if inviter else "",
        role=row.role,
        expires_at=instant_text(row.expires_at),
    )


def check_invite(uow: UnitOfWork, token: str) -> None:
    """Raise NotFound (404) unless the invite can still be used."""
    if repository.find_invite(uow.connection, _digest(token), uow.now, lock=True) is None:
        raise NotFound("invite")


def accept_invite(uow: UnitOfWork, token: str) -> tuple[Household, str]:
    """Join the household of an invite. Emits: member.joined; the newcomer must resync.

    Raises:
        NotFound: 404, unknown, used or too old.  Conflict: 409 `already_member`.
    """
    row = repository.find_invite(uow.connection, _digest(token), uow.now, lock=True)
    if row is None:
        raise NotFound("invite")
    user_id = uow.actor.user_id
    uow.household_moved_to = row.household_id
    uow.lock_household()
    if repository.find_member(uow.connection, row.household_id, user_id) is not None:
        raise Conflict("already_member", "You belong to this household already.")
    repository.use_invite(uow.connection, row.household_id, row.id, user_id, uow.now)
    _add_member(uow, row.household_id, row.role)
    member = repository.find_member(uow.connection, row.household_id, user_id, lock=True)
    assert member is not None
    uow.emit(MemberJoined.carrying(member))
    uow.joined.append(user_id)
    return _existing(uow, row.household_id), row.role


def change_role(uow: UnitOfWork, user_id: str, role: str) -> Member:
    """Give a member another role. Emits: member.updated.

    Raises:
        NotFound: 404.  Conflict: 409 `last_owner`.
    """
    uow.lock_household()
    before = _member(uow, user_id)
    if before.role == role:
        return before
    if before.role == "owner":
        _refuse_last_owner(uow)
    uow.changes_own_role = user_id == uow.actor.user_id
    repository.update_role(uow.connection, uow.household_id, user_id, role)
    repository.delete_invites_of(uow.connection, uow.household_id, user_id)
    after = before.model_copy(update={"role": role})
    uow.emit(MemberUpdated.changing(before, after))
    return after


def remove_member(uow: UnitOfWork, user_id: str) -> Member:
    """Remove a member, or leave. It is the last thing the removed hear from this household.

    Their earlier events of it become tombstones that keep their `seq`.

    Raises:
        Forbidden: 403, only owners remove others.
        NotFound: 404.  Conflict: 409 `last_owner`.
    Emits: member.left.
    """
    if user_id != uow.actor.user_id and uow.role != "owner":
        raise Forbidden("role", f"Your role here is {uow.role}; only owners remove others.")
    uow.lock_household()
    member = _member(uow, user_id)
    if member.role == "owner":
        _refuse_last_owner(uow)
    repository.delete_member(uow.connection, uow.household_id, user_id)
    repository.delete_invites_of(uow.connection, uow.household_id, user_id)
    inbox.delete_of(uow.connection, user_id, uow.household_id)
    activity.stop_reading(uow.connection, uow.household_id, user_id)
    log.bury(uow.connection, user_id=user_id, scope=uow.household_id)
    uow.changes_own_role = user_id == uow.actor.user_id
    uow.audience.add(user_id)
    uow.emit(MemberLeft.carrying(member))
    return member


def leave_everything(uow: UnitOfWork, user_id: str) -> None:
    """Take a person out of all their households; one without anybody left is deleted."""
    mine = [household for household, _ in repository.find_all_of_user(uow.connection, user_id)]
    for household in sorted(mine, key=lambda each: each.id):
        log.take_hseq(uow.connection, household.id, 0)
        members = repository.find_members(uow.connection, household.id)
        others = [member for member in members if member.user_id != user_id]
        me = next((member for member in members if member.user_id == user_id), None)
        if me is None:
            continue
        if not others:
            inbox.delete_scope(uow.connection, household.id)
            repository.delete_household(uow.connection, household.id)
            log.close_scope(uow.connection, household.id)
            continue
        if me.role == "owner" and not any(member.role == "owner" for member in others):
            raise last_owner()
        repository.delete_member(uow.connection, household.id, user_id)
        repository.delete_invites_of(uow.connection, household.id, user_id)
        activity.stop_reading(uow.connection, household.id, user_id)
        uow.emit_in(household.id, MemberLeft.carrying(me))


def announce_name(uow: UnitOfWork, before: str) -> None:
    """Tell every household of the actor's that they are called otherwise now than `before`."""
    user_id = uow.actor.user_id
    mine = [household for household, _ in repository.find_all_of_user(uow.connection, user_id)]
    for household in sorted(mine, key=lambda each: each.id):
        # Locked before it is read: a change of role that comes first must not be said over.
        log.take_hseq(uow.connection, household.id, 0)
        member = repository.find_member(uow.connection, household.id, user_id)
        if member is not None:
            was = member.model_copy(update={"name": before})
            uow.emit_in(household.id, MemberUpdated.changing(was, member))


def read_households(reading: Reading) -> list[tuple[Household, str]]:
    return repository.find_all_of_user(reading.connection, reading.actor.user_id)


def read_household(reading: Reading) -> Household:
    household = repository.find(reading.connection, reading.household_id)
    if household is None:
        raise NotFound("household")
    return household


def read_members(reading: Reading) -> list[Member]:
    return repository.find_members(reading.connection, reading.household_id)


def _add_member(uow: UnitOfWork, household_id: str, role: str) -> None:
    repository.insert_member(
        uow.connection,
        {
            "household_id": household_id,
            "user_id": uow.actor.user_id,
            "role": role,
            "joined_at": uow.now,
        },
    )
    begin_reading(uow, uow.actor.user_id)


def _refuse_last_owner(uow: UnitOfWork) -> None:
    if repository.count_owners(uow.connection, uow.household_id) == 1:
        raise last_owner()


def last_owner() -> Conflict:
    return Conflict("last_owner", "A household keeps at least one owner.")


def _member(uow: UnitOfWork, user_id: str) -> Member:
    member = repository.find_member(uow.connection, uow.household_id, user_id)
    if member is None:
        raise NotFound("member")
    return member


def _existing(uow: UnitOfWork, household_id: str, *, lock: bool = False) -> Household:
    household = repository.find(uow.connection, household_id, lock=lock)
    if household is None:
        raise NotFound("household")
    return household


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
