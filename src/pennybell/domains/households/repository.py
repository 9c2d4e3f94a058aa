"""The SQL of households, memberships and invitations."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, func, insert, select, update

from pennybell.events.shapes import Household, Member
from pennybell.kit.clock import Instant, instant_text
from pennybell.storage.guard import across_households
from pennybell.storage.prepared import Prepared
from pennybell.storage.tables.households import households, invites, members
from pennybell.storage.tables.identity import users


def to_shape(row: Any) -> Household:
    return Household.model_construct(
        id=row.id,
        name=row.name,
        timezone=row.timezone,
        currency=row.currency,
        version=row.version,
        created_at=instant_text(row.created_at),
    )


def _member(row: Any) -> Member:
    return Member.model_construct(
        user_id=row.user_id,
        name=row.name,
        email=row.email,
        role=row.role,
        joined_at=instant_text(row.joined_at),
    )


_members = select(
    members.c.user_id, users.c.name, users.c.email, members.c.role, members.c.joined_at
).join(users, users.c.id == members.c.user_id)


_by_id = select(households).where(households.c.id == bindparam("of"))
_one = Prepared(_by_id)
_one_locked = Prepared(_by_id.with_for_update())


def insert_household(connection: Connection, values: dict[str, Any]) -> None:
    connection.execute(insert(households), values)


def find(connection: Connection, household_id: str, *, lock: bool = False) -> Household | None:
    row = (_one_locked if lock else _one).one_or_none(connection, {"of": household_id})
    return to_shape(row) if row else None


def find_all_of_user(connection: Connection, user_id: str) -> list[tuple[Household, str]]:
    """Each household of a user with the role there, oldest membership first."""
    statement = (
        select(households, members.c.role)
        .join(members, members.c.household_id == households.c.id)
        .where(members.c.user_id == user_id)
        .order_by(members.c.joined_at, households.c.id)
    )
    rows = connection.execute(across_households(statement, reason="a person's own memberships"))
    return [(to_shape(row), row.role) for row in rows]


def find_of_user(connection: Connection, user_id: str, household_id: str) -> Household | None:
    mine = find_all_of_user(connection, user_id)
    return next((household for household, _ in mine if household.id == household_id), None)


def update_household(
    connection: Connection, household_id: str, values: dict[str, Any]
) -> Household:
    statement = (
        update(households)
        .where(households.c.id == household_id)
        .values(**values)
        .returning(*households.c)
    )
    return to_shape(connection.execute(statement).one())


def delete_household(connection: Connection, household_id: str) -> None:
    connection.execute(delete(households).where(households.c.id == household_id))


def insert_member(connection: Connection, values: dict[str, Any]) -> None:
    connection.execute(insert(members), values)


def find_members(connection: Connection, household_id: str) -> list[Member]:
    statement = _members.where(members.c.household_id == household_id).order_by(
        members.c.joined_at, members.c.user_id
    )
    return [_member(row) for row in connection.execute(statement)]


def find_member(
    connection: Connection, household_id: str, user_id: str, *, lock: bool = False
) -> Member | None:
    """With `lock` the person keeps their name until the commit."""
    statement = _members.where(members.c.household_id == household_id, members.c.user_id == user_id)
    if lock:
        statement = statement.with_for_update(read=True, of=users)
    row = connection.execute(statement).one_or_none()
    return _member(row) if row else None


def count_owners(connection: Connection, household_id: str) -> int:
    statement = select(func.count()).where(
        members.c.household_id == household_id, members.c.role == "owner"
    )
    return int(connection.execute(statement).scalar_one())


def update_role(connection: Connection, household_id: str, user_id: str, role: str) -> None:
    connection.execute(
        update(members)
        .where(members.c.household_id == household_id, members.c.user_id == user_id)
        .values(role=role)
    )


def delete_member(connection: Connection, household_id: str, user_id: str) -> None:
    connection.execute(
        delete(members).where(members.c.household_id == household_id, members.c.user_id == user_id)
    )


def insert_invite(connection: Connection, values: dict[str, Any]) -> None:
    connection.execute(insert(invites), values)


def find_invites(connection: Connection, household_id: str) -> Sequence[Row[Any]]:
    statement = (
        select(invites)
        .where(invites.c.household_id == household_id)
        .order_by(invites.c.created_at.desc(), invites.c.id)
    )
    return connection.execute(statement).all()


def find_invite(
    connection: Connection, token_hash: str, now: Instant, *, lock: bool = False
) -> Row[Any] | None:
    """An invite that can still be used, by the digest of its token."""
    statement = across_households(
        select(invites).where(
            invites.c.token_hash == token_hash,
            invites.c.used_at.is_(None),
            invites.c.expires_at > now,
        ),
        reason="whoever holds the link is not a member yet",
    )
    return connection.execute(statement.with_for_update() if lock else statement).one_or_none()


def use_invite(
    connection: Connection, household_id: str, invite_id: str, user_id: str, now: Instant
) -> None:
    connection.execute(
        update(invites)
        .where(invites.c.household_id == household_id, invites.c.id == invite_id)
        .values(used_at=now, used_by=user_id)
    )


def delete_invites_of(connection: Connection, household_id: str, user_id: str) -> None:
    """Make the unused links that somebody gave out useless."""
    connection.execute(
        delete(invites).where(
            invites.c.household_id == household_id,
            invites.c.created_by == user_id,
            invites.c.used_at.is_(None),
        )
    )


def delete_invite(connection: Connection, household_id: str, invite_id: str) -> bool:
    done = connection.execute(
        delete(invites).where(invites.c.household_id == household_id, invites.c.id == invite_id)
    )
    return done.rowcount == 1
