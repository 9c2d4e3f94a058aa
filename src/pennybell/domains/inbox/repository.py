"""The SQL of the inbox. Every statement names the person whose inbox it is."""

from collections.abc import Callable, Collection, Sequence
from typing import Any, Final, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    bindparam,
    delete,
    func,
    literal,
    or_,
    select,
    tuple_,
    update,
)

from pennybell.domains.inbox.model import Narrowing
from pennybell.events.notices import InboxCounts, Notification, NotificationChange
from pennybell.kit.clock import Instant, instant_text
from pennybell.kit.json import decode
from pennybell.storage import dialect
from pennybell.storage.prepared import Prepared
from pennybell.storage.tables.identity import users
from pennybell.storage.tables.notifications import IS_UNREAD, notifications

COUNT_MAX: Final = 1_000
"""Counting stops here: nobody reads a larger number, and it costs no more than this."""

Place = tuple[int, str]
"""(created_at, id): where an entry stands in its inbox."""


class Marking(NamedTuple):
    """What happens to entries, and when; `until`: when a snoozed one comes back."""

    change: NotificationChange
    at: Instant
    until: Instant | None = None


Mark = tuple[dict[str, Any], ColumnElement[bool]]

_insert = {
    name: statement.on_conflict_do_nothing(index_elements=["user_id", "dedupe_key"]).returning(
        notifications.c.id
    )
    for name, statement in dialect.upserts(notifications).items()
}
_mine = notifications.c.user_id == bindparam("of")


def _counted(*conditions: ColumnElement[bool]) -> Any:
    some = select(notifications.c.id).where(_mine, IS_UNREAD, *conditions).limit(COUNT_MAX)
    return select(func.count()).select_from(some.subquery()).scalar_subquery()


_counts = Prepared(
    select(
        _counted().label("unread"),
        _counted(notifications.c.seen_at.is_(None)).label("unseen"),
    )
)


def add(connection: Connection, values: dict[str, Any]) -> bool:
    """False when this person was told of the same before (`dedupe_key`)."""
    row = connection.execute(_insert[connection.dialect.name], values).one_or_none()
    return row is not None


def counts(connection: Connection, user_id: str) -> InboxCounts:
    (row,) = _counts.all(connection, {"of": user_id})
    return InboxCounts.model_construct(unread=int(row.unread), unseen=int(row.unseen))


def unread_of(connection: Connection, user_ids: Collection[str]) -> dict[str, int]:
    """How many unread entries each of these people has; who has none is left out."""
    column = notifications.c
    statement = (
        select(column.user_id, func.count())
        .where(
            column.user_id.in_(user_ids),
            IS_UNREAD,
        )
        .group_by(column.user_id)
    )
    return {str(user_id): int(count) for user_id, count in connection.execute(statement)}


def find(connection: Connection, user_id: str, id_: str) -> Row[Any] | None:
    statement = select(notifications).where(
        notifications.c.user_id == user_id, notifications.c.id == id_
    )
    return connection.execute(statement).one_or_none()


def find_all(connection: Connection, user_id: str, ids: Sequence[str]) -> list[Row[Any]]:
    column = notifications.c
    statement = select(notifications).where(column.user_id == user_id, column.id.in_(ids))
    return list(connection.execute(statement.order_by(column.id)))


def find_by_key(connection: Connection, user_id: str, dedupe_key: str) -> str:
    """The id of the entry that was made under this key."""
    statement = select(notifications.c.id).where(
        notifications.c.user_id == user_id, notifications.c.dedupe_key == dedupe_key
    )
    return str(connection.execute(statement).scalar_one())


def find_known(
    connection: Connection, user_ids: Collection[str], keys: Collection[str]
) -> set[tuple[str, str]]:
    """Those (user, key) of these that have an entry."""
    entry = notifications.c
    statement = select(entry.user_id, entry.dedupe_key).where(
        entry.user_id.in_(list(user_ids)), entry.dedupe_key.in_(list(keys))
    )
    return {(str(user_id), str(key)) for user_id, key in connection.execute(statement)}


def page(
    connection: Connection,
    user_id: str,
    narrowing: Narrowing,
    *,
    before: tuple[int, str] | None,
    limit: int,
) -> list[Row[Any]]:
    """Newest first, older than `before`."""
    column, wanted = notifications.c, narrowing
    statement = select(notifications).where(
        column.user_id == user_id,
        column.archived_at.is_not(None) if wanted.archived else column.archived_at.is_(None),
        column.snoozed_until.is_not(None) if wanted.snoozed else column.snoozed_until.is_(None),
    )
    if wanted.unread:
        statement = statement.where(column.read_at.is_(None))
    if wanted.type is not None:
        statement = statement.where(column.type == wanted.type)
    if wanted.severity is not None:
        statement = statement.where(column.severity == wanted.severity)
    if wanted.since is not None:
        statement = statement.where(column.created_at >= wanted.since)
    if wanted.until is not None:
        statement = statement.where(column.created_at < wanted.until)
    if before is not None:
        at, last_id = before
        statement = statement.where(
            tuple_(notifications.c.created_at, notifications.c.id)
            < tuple_(
                literal(at, notifications.c.created_at.type),
                literal(last_id, notifications.c.id.type),
            )
        )
    newest = statement.order_by(notifications.c.created_at.desc(), notifications.c.id.desc())
    return list(connection.execute(newest.limit(limit)))


def mark(
    connection: Connection,
    user_id: str,
    marking: Marking,
    *,
    ids: Sequence[str],
    up_to: Place | None,
) -> list[Place]:
    """Mark these entries, and all up to a place; answers the places of those it changed."""
    column = notifications.c
    chosen: list[ColumnElement[bool]] = [column.id.in_(ids)] if ids else []
    if up_to is not None:
        created_at, last_id = up_to
        chosen.append(
            tuple_(column.created_at, column.id)
            <= tuple_(literal(created_at, column.created_at.type), literal(last_id, column.id.type))
        )
    values, is_other = _MARKS[marking.change](marking.at, marking.until)
    statement = (
        update(notifications)
        .where(column.user_id == user_id, or_(*chosen), is_other)
        .values(**values, version=column.version + 1)
        .returning(column.created_at, column.id)
    )
    found = connection.execute(statement)
    return sorted((int(row.created_at), str(row.id)) for row in found)


_column = notifications.c

_MARKS: Final[dict[NotificationChange, Callable[[Instant, Instant | None], Mark]]] = {
    "seen": lambda at, _: ({"seen_at": at}, _column.seen_at.is_(None)),
    "read": lambda at, _: (
        {"seen_at": func.coalesce(_column.seen_at, at), "read_at": at},
        _column.read_at.is_(None),
    ),
    "unread": lambda _at, _: ({"read_at": None}, _column.read_at.is_not(None)),
    "archived": lambda at, _: ({"archived_at": at}, _column.archived_at.is_(None)),
    "unarchived": lambda _at, _: ({"archived_at": None}, _column.archived_at.is_not(None)),
    "snoozed": lambda _at, until: ({"snoozed_until": until}, _column.archived_at.is_(None)),
    "woken": lambda at, _: (
        {"snoozed_until": None, "seen_at": None, "read_at": None},
        _column.snoozed_until <= at,
    ),
}
"""By change: the columns it sets, and which entries it finds in another state."""


def find_waking(connection: Connection, now: Instant, at_most: int) -> list[Row[Any]]:
    """(id, user_id) of what was put to sleep until now; nothing wakes whoever is disabled."""
    statement = (
        select(notifications.c.id, notifications.c.user_id)
        .join(users, users.c.id == notifications.c.user_id)
        .where(notifications.c.snoozed_until <= now, users.c.disabled_at.is_(None))
        .order_by(notifications.c.snoozed_until)
        .limit(at_most)
    )
    return list(connection.execute(statement))


def delete_of(connection: Connection, user_id: str, scope: str) -> None:
    """Forget what somebody was told of a household: they read nothing more of it."""
    connection.execute(
        delete(notifications).where(
            notifications.c.user_id == user_id, notifications.c.scope == scope
        )
    )


def delete_scope(connection: Connection, scope: str) -> None:
    connection.execute(delete(notifications).where(notifications.c.scope == scope))


def to_shape(row: Row[Any]) -> Notification:
    return Notification.model_construct(
        id=row.id,
        household=None if row.scope == row.user_id else row.scope,
        type=row.type,
        severity=row.severity,
        title=row.title,
        body=row.body,
        args=decode(row.args),
        subject_noun=row.subject_noun,
        subject_id=row.subject_id,
        group_key=row.group_key,
        created_at=instant_text(row.created_at),
        expires_at=instant_text(row.expires_at),
        seen_at=_text(row.seen_at),
        read_at=_text(row.read_at),
        archived_at=_text(row.archived_at),
        snoozed_until=_text(row.snoozed_until),
    )


def _text(at: int | None) -> str | None:
    return None if at is None else instant_text(at)
