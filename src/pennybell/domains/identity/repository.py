"""The SQL of users and sessions."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, bindparam, delete, func, insert, select, true, update
from sqlalchemy.exc import IntegrityError

from pennybell.errors import Conflict
from pennybell.events.shapes import User
from pennybell.kit.clock import Instant, instant_text
from pennybell.storage.tables.identity import sessions, users
from pennybell.storage.tables.log import facts, idempotency_keys, scopes, streams, user_events

REGISTRATION_LOCK = 7_366_623
"""PostgreSQL advisory lock."""

_user = select(users).where(users.c.id == bindparam("user"))
_user_by_email = select(users).where(users.c.email_key == bindparam("email_key"))
_session = select(sessions).where(sessions.c.id == bindparam("session"))


class Ended(NamedTuple):
    """A sign-in that ended; `is_disabled`: because its person may not sign in any more."""

    user_id: str
    session_id: str
    is_disabled: bool


def email_key(email: str) -> str:
    return email.casefold()[:254]


def to_shape(row: Any) -> User:
    return User.model_construct(
        id=row.id,
        email=row.email,
        name=row.name,
        timezone=row.timezone,
        locale=row.locale,
        is_admin=row.is_admin,
        version=row.version,
        created_at=instant_text(row.created_at),
    )


def find_user(connection: Connection, user_id: str, *, lock: bool = False) -> Row[Any] | None:
    statement = _user.with_for_update() if lock else _user
    return connection.execute(statement, {"user": user_id}).one_or_none()


def find_user_by_email(connection: Connection, email: str) -> Row[Any] | None:
    return connection.execute(_user_by_email, {"email_key": email_key(email)}).one_or_none()


def find_users(connection: Connection) -> Sequence[Row[Any]]:
    return connection.execute(select(users).order_by(users.c.created_at, users.c.id)).all()


def lock_registrations(connection: Connection) -> None:
    """One after the other, so that only one is the first. SQLite has one writer anyway."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(REGISTRATION_LOCK)))


def count_users(connection: Connection) -> int:
    return int(connection.execute(select(func.count()).select_from(users)).scalar_one())


def insert_user(connection: Connection, values: dict[str, Any]) -> None:
    try:
        connection.execute(insert(users), values)
    except IntegrityError as error:
        raise Conflict("email_taken", "There is an account with this e-mail already.") from error


def update_user(connection: Connection, user_id: str, values: dict[str, Any]) -> Row[Any]:
    statement = update(users).where(users.c.id == user_id).values(**values).returning(*users.c)
    return connection.execute(statement).one()


def delete_user(connection: Connection, user_id: str) -> None:
    """Take a person and everything that is theirs alone; the household's history stays."""
    connection.execute(delete(user_events).where(user_events.c.user_id == user_id))
    connection.execute(delete(streams).where(streams.c.user_id == user_id))
    connection.execute(delete(idempotency_keys).where(idempotency_keys.c.user_id == user_id))
    connection.execute(delete(facts).where(facts.c.scope == user_id))
    connection.execute(delete(scopes).where(scopes.c.scope == user_id))
    connection.execute(delete(users).where(users.c.id == user_id))


def insert_session(connection: Connection, values: dict[str, Any]) -> None:
    connection.execute(insert(sessions), values)


def find_session(connection: Connection, session_id: str, *, lock: bool = False) -> Row[Any] | None:
    statement = _session.with_for_update() if lock else _session
    return connection.execute(statement, {"session": session_id}).one_or_none()


def find_devices(connection: Connection, user_id: str) -> set[str]:
    """The names of all devices that somebody ever signed in from."""
    statement = select(sessions.c.device).where(sessions.c.user_id == user_id).distinct()
    return {str(name) for name in connection.execute(statement).scalars()}


def find_sessions(connection: Connection, user_id: str) -> Sequence[Row[Any]]:
    statement = (
        select(sessions)
        .where(sessions.c.user_id == user_id, sessions.c.ended_at.is_(None))
        .order_by(sessions.c.last_seen_at.desc(), sessions.c.id)
    )
    return connection.execute(statement).all()


def update_session(connection: Connection, session_id: str, values: dict[str, Any]) -> None:
    connection.execute(update(sessions).where(sessions.c.id == session_id).values(**values))


def end_sessions(
    connection: Connection, user_id: str, *, now: Instant, but: str | None = None
) -> list[tuple[str, str]]:
    """End all of a user's sessions (but one); returns (user, session) of those ended now."""
    statement = (
        update(sessions)
        .where(
            sessions.c.user_id == user_id,
            sessions.c.ended_at.is_(None),
            sessions.c.id != but if but else true(),
        )
        .values(ended_at=now)
        .returning(sessions.c.id)
    )
    return [(user_id, str(session_id)) for (session_id,) in connection.execute(statement)]


def end_session(connection: Connection, session_id: str, now: Instant) -> None:
    connection.execute(
        update(sessions)
        .where(sessions.c.id == session_id, sessions.c.ended_at.is_(None))
        .values(ended_at=now)
    )


def ended_since(connection: Connection, since: Instant) -> list[Ended]:
    statement = (
        select(sessions.c.user_id, sessions.c.id, users.c.disabled_at.is_not(None))
        .join(users, users.c.id == sessions.c.user_id)
        .where(sessions.c.ended_at >= since)
    )
    return [Ended(row[0], row[1], bool(row[2])) for row in connection.execute(statement)]


def who_is_there(connection: Connection) -> tuple[int, int | None]:
    """How many people there are, and when the newest came: changes as somebody comes or goes."""
    row = connection.execute(select(func.count(), func.max(users.c.created_at))).one()
    return int(row[0]), row[1]
