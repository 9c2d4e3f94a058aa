"""The SQL of the household's activity, and of who has read what."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import (
    Connection,
    bindparam,
    delete,
    func,
    insert,
    literal,
    select,
    tuple_,
    update,
)

from pennybell.domains.activity.model import Filter
from pennybell.events.activity import Activity
from pennybell.kit.clock import instant_text
from pennybell.kit.json import decode
from pennybell.storage import dialect
from pennybell.storage.prepared import Prepared
from pennybell.storage.tables.activity import (
    activity,
    activity_marks,
    activity_readers,
    activity_subjects,
)
from pennybell.storage.tables.identity import users

OF_COLUMNS = {"id", "number", "at", "actor", "kind"}
"""What of an entry stands in columns of its own; `body` has the rest."""

_in = activity.c.household_id == bindparam("household")
_mine = activity_readers.c.household_id == bindparam("household")
_insert = Prepared(insert(activity))
_link = {
    name: statement.on_conflict_do_nothing()
    for name, statement in dialect.upserts(activity_subjects).items()
}
_by_import = select(activity).where(_in, activity.c.import_id == bindparam("of"))
_newest = select(func.max(activity.c.number)).where(_in)
_more_unread = Prepared(
    update(activity_readers)
    .where(_mine)
    .values(unread=activity_readers.c.unread + bindparam("news"))
)
_own_is_read = Prepared(
    update(activity_readers)
    .where(_mine, activity_readers.c.user_id == bindparam("user"))
    .values(unread=activity_readers.c.unread - bindparam("own"))
)
_reader = select(activity_readers).where(_mine, activity_readers.c.user_id == bindparam("user"))
_kinds = select(activity.c.number).where(_in, activity.c.kind == bindparam("of")).limit(1)


class Window(NamedTuple):
    """Instants from `since` on, before `until`; below the place (at, number) `before`."""

    since: int | None
    until: int | None
    before: tuple[int, int] | None


class Reader(NamedTuple):
    """How far somebody has read, and how much is left."""

    read_to: int
    unread: int


def to_shape(row: Any) -> Activity:
    columns = {
        "id": row.id,
        "number": row.number,
        "at": instant_text(row.at),
        "actor": row.actor,
        "kind": row.kind,
    }
    return Activity.model_validate({**decode(row.body), **columns})


def add(
    connection: Connection,
    household_id: str,
    entries: Sequence[tuple[Activity, int, str | None]],
) -> None:
    """Write new entries, given as (entry, its instant, the import it is)."""
    rows = [
        {
            "household_id": household_id,
            "number": entry.number,
            "id": entry.id,
            "at": at,
            "actor": entry.actor,
            "kind": entry.kind,
            "import_id": import_id,
            "body": _body(entry),
        }
        for entry, at, import_id in entries
    ]
    _insert.run(connection, rows)
    link(connection, household_id, [(entry, at) for entry, at, _ in entries])


def store(connection: Connection, household_id: str, entry: Activity, at: int) -> None:
    """Write an entry that grew."""
    connection.execute(
        update(activity)
        .where(activity.c.household_id == household_id, activity.c.number == entry.number)
        .values(body=_body(entry))
    )
    link(connection, household_id, [(entry, at)])


def link(
    connection: Connection, household_id: str, entries: Iterable[tuple[Activity, int]]
) -> None:
    """Let entries be found under the accounts and categories they name."""
    rows = [
        {"household_id": household_id, "subject_id": subject_id, "at": at, "number": entry.number}
        for entry, at in entries
        for subject_id in dict.fromkeys((*entry.account_ids, *entry.category_ids))
    ]
    if rows:
        connection.execute(_link[connection.dialect.name], rows)


def _body(entry: Activity) -> str:
    return entry.model_dump_json(exclude=OF_COLUMNS)


def find_import(
    connection: Connection, household_id: str, import_id: str
) -> tuple[Activity, int] | None:
    """The entry of an import, and its instant."""
    keys = {"household": household_id, "of": import_id}
    row = connection.execute(_by_import, keys).one_or_none()
    return (to_shape(row), int(row.at)) if row else None


def find_numbers(connection: Connection, household_id: str, ids: Collection[str]) -> list[Any]:
    """(id, number, actor) of these entries, oldest first."""
    statement = (
        select(activity.c.id, activity.c.number, activity.c.actor)
        .where(activity.c.household_id == household_id, activity.c.id.in_(ids))
        .order_by(activity.c.number)
    )
    return list(connection.execute(statement))


def newest(connection: Connection, household_id: str) -> int:
    found = connection.execute(_newest, {"household": household_id}).scalar_one()
    return int(found or 0)


def page(
    connection: Connection,
    household_id: str,
    wanted: Filter,
    *,
    window: Window,
    offset: int,
    limit: int,
) -> list[Any]:
    """Rows, newest first, without the first `offset`."""
    place: Any = (activity.c.at, activity.c.number)
    statement = select(activity).where(activity.c.household_id == household_id)
    subjects = [each for each in (wanted.account_id, wanted.category_id) if each is not None]
    for index, subject_id in enumerate(subjects):
        about = activity_subjects.alias(f"about_{index}")
        statement = statement.join(
            about,
            (about.c.household_id == activity.c.household_id)
            & (about.c.number == activity.c.number),
        ).where(about.c.household_id == household_id, about.c.subject_id == subject_id)
        if index == 0:
            place = (about.c.at, about.c.number)
    if wanted.member is not None:
        actor = None if wanted.member == "pennybell" else wanted.member
        statement = statement.where(activity.c.actor.is_not_distinct_from(actor))
    if wanted.kind is not None:
        statement = statement.where(activity.c.kind == wanted.kind)
    if window.since is not None:
        statement = statement.where(place[0] >= window.since)
    if window.until is not None:
        statement = statement.where(place[0] < window.until)
    if window.before is not None:
        integer = activity.c.number.type
        last = tuple_(*(literal(each, integer) for each in window.before))
        statement = statement.where(tuple_(*place) < last)
    newest_first = statement.order_by(place[0].desc(), place[1].desc())
    return list(connection.execute(newest_first.limit(limit).offset(offset)))


def begin_reading(connection: Connection, household_id: str, user_id: str, read_to: int) -> None:
    """Somebody joins: what was before is not for them to catch up with."""
    row = {"household_id": household_id, "user_id": user_id, "read_to": read_to, "unread": 0}
    connection.execute(insert(activity_readers), row)


def stop_reading(connection: Connection, household_id: str, user_id: str) -> None:
    for table in (activity_readers, activity_marks):
        connection.execute(
            delete(table).where(table.c.household_id == household_id, table.c.user_id == user_id)
        )


def add_unread(connection: Connection, household_id: str, news: int, own: dict[str, int]) -> None:
    """Count `news` for every member, but for nobody what they did themselves."""
    _more_unread.run(connection, [{"household": household_id, "news": news}])
    if own:
        _own_is_read.run(
            connection,
            [
                {"household": household_id, "user": user_id, "own": count}
                for user_id, count in sorted(own.items())
            ],
        )


def find_reader(connection: Connection, household_id: str, user_id: str) -> Reader:
    keys = {"household": household_id, "user": user_id}
    row = connection.execute(_reader, keys).one_or_none()
    return Reader(int(row.read_to), int(row.unread)) if row else Reader(0, 0)


def store_reader(connection: Connection, household_id: str, user_id: str, to: Reader) -> None:
    connection.execute(
        update(activity_readers)
        .where(
            activity_readers.c.household_id == household_id, activity_readers.c.user_id == user_id
        )
        .values(read_to=to.read_to, unread=to.unread)
    )
    connection.execute(
        delete(activity_marks).where(
            activity_marks.c.household_id == household_id,
            activity_marks.c.user_id == user_id,
            activity_marks.c.number <= to.read_to,
        )
    )


def marked(
    connection: Connection, household_id: str, user_id: str, numbers: Collection[int]
) -> set[int]:
    """Which of these somebody has read one by one."""
    statement = select(activity_marks.c.number).where(
        activity_marks.c.household_id == household_id,
        activity_marks.c.user_id == user_id,
        activity_marks.c.number.in_(numbers),
    )
    return set(connection.execute(statement).scalars())


def mark(connection: Connection, household_id: str, user_id: str, numbers: Sequence[int]) -> None:
    rows = [
        {"household_id": household_id, "user_id": user_id, "number": number} for number in numbers
    ]
    connection.execute(insert(activity_marks), rows)


def count_unread(connection: Connection, household_id: str, user_id: str, above: int) -> int:
    """Entries above a number that somebody has neither done nor read."""
    read = select(activity_marks.c.number).where(
        activity_marks.c.household_id == household_id, activity_marks.c.user_id == user_id
    )
    statement = (
        select(func.count())
        .select_from(activity)
        .where(
            activity.c.household_id == household_id,
            activity.c.number > above,
            activity.c.actor.is_distinct_from(user_id),
            activity.c.number.not_in(read),
        )
    )
    return int(connection.execute(statement).scalar_one())


def kinds_of(connection: Connection, household_id: str, kinds: Sequence[str]) -> list[str]:
    """Those of these kinds that the household has entries of."""
    return [
        kind
        for kind in kinds
        if connection.execute(_kinds, {"household": household_id, "of": kind}).one_or_none()
    ]


def names_of(connection: Connection, user_ids: Collection[str]) -> dict[str, str]:
    """Names of people, those who have left too."""
    statement = select(users.c.id, users.c.name).where(users.c.id.in_(user_ids))
    return {row.id: row.name for row in connection.execute(statement)}


def actors_of(connection: Connection, household_id: str) -> list[str | None]:
    """Everybody who did something: one index probe for each, however long the log is."""
    found: list[str | None] = []
    after = ""
    own = activity.c.household_id == household_id
    least = select(activity.c.actor).where(own, activity.c.actor.is_not(None))
    while True:
        statement = least if not after else least.where(activity.c.actor > after)
        row = connection.execute(statement.order_by(activity.c.actor).limit(1)).one_or_none()
        if row is None:
            break
        after = row.actor
        found.append(after)
    nobody = select(activity.c.number).where(own, activity.c.actor.is_(None)).limit(1)
    return [*found, None] if connection.execute(nobody).one_or_none() else found


def delete_entries(connection: Connection, household_id: str) -> None:
    for table in (activity_subjects, activity):
        connection.execute(delete(table).where(table.c.household_id == household_id))
