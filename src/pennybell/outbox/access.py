"""Who may: the sign-in still lives, the person belongs to the household, the role suffices.

Checked inside each read's and each write's own transaction, so that somebody removed or signed
out reads and writes nothing more, whatever their token still says.
"""

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import Connection, bindparam, select

from pennybell.errors import Forbidden, Unauthenticated
from pennybell.outbox.actor import Actor
from pennybell.storage.prepared import Prepared
from pennybell.storage.tables.households import members
from pennybell.storage.tables.identity import sessions
from pennybell.storage.tables.log import streams

Need = frozenset[str]
"""Roles that suffice; empty: any signed-in person, member of a household or not."""

SIGNED_IN: Final[Need] = frozenset()
READ: Final[Need] = frozenset({"owner", "member", "viewer"})
WRITE: Final[Need] = frozenset({"owner", "member"})
OWN: Final[Need] = frozenset({"owner"})

_session = select(sessions.c.id).where(
    sessions.c.id == bindparam("session"),
    sessions.c.user_id == bindparam("user"),
    sessions.c.ended_at.is_(None),
)
_role = Prepared(
    select(members.c.role).where(
        members.c.household_id == bindparam("household"), members.c.user_id == bindparam("user")
    )
)
_session_and_role = Prepared(
    select(members.c.role)
    .select_from(sessions)
    .outerjoin(
        members,
        (members.c.household_id == bindparam("household"))
        & (members.c.user_id == sessions.c.user_id),
    )
    .where(
        sessions.c.id == bindparam("session"),
        sessions.c.user_id == bindparam("user"),
        sessions.c.ended_at.is_(None),
    )
)
_members = select(members.c.user_id).where(members.c.household_id == bindparam("household"))


_heads = (
    select(sessions.c.id, sessions.c.user_id, streams.c.seq, streams.c.pruned_to)
    .join(streams, streams.c.user_id == sessions.c.user_id)
    .where(sessions.c.id.in_(bindparam("of", expanding=True)), sessions.c.ended_at.is_(None))
)


def not_a_member() -> Forbidden:
    return Forbidden("not_a_member", "You do not belong to this household (any more).")


def session_ended() -> Unauthenticated:
    return Unauthenticated("session_ended", "This sign-in has ended; sign in again.")


def authorise(connection: Connection, actor: Actor, needs: Need) -> str:
    """The actor's role, or "" where none is needed.

    Raises:
        Unauthenticated: 401, the sign-in ended.
        Forbidden: 403, not a member, or the role does not suffice.
    """
    keys = {
        "session": actor.session_id,
        "user": actor.user_id,
        "household": actor.household_id,
    }
    if not needs or actor.household_id is None:
        _check_session(connection, actor)
        if needs:
            raise Forbidden("no_household", "This sign-in has no household; switch to one first.")
        return ""
    if actor.session_id is None:
        row = _role.one_or_none(connection, keys)
    else:
        row = _session_and_role.one_or_none(connection, keys)
        if row is None:
            raise session_ended()
    role = row.role if row else None
    if role is None:
        raise not_a_member()
    if role not in needs:
        raise Forbidden("role", f"Your role here is {role}; that does not allow this.")
    return str(role)


def _check_session(connection: Connection, actor: Actor) -> None:
    if actor.session_id is None:
        return
    keys = {"session": actor.session_id, "user": actor.user_id}
    if connection.execute(_session, keys).one_or_none() is None:
        raise session_ended()


def members_of(connection: Connection, household_id: str) -> list[str]:
    rows = connection.execute(_members, {"household": household_id})
    return [str(user_id) for (user_id,) in rows]


def heads_of(connection: Connection, session_ids: Sequence[str]) -> dict[str, Any]:
    """(id, user_id, seq, pruned_to) of the sign-ins that live, by id."""
    return {row.id: row for row in connection.execute(_heads, {"of": list(session_ids)})}
