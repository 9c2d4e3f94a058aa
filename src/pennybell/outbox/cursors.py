"""The SQL of readers: how far each has read of each scope, and what it has not read yet."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, Date, Select, bindparam, case, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from pennybell.kit.clock import Instant
from pennybell.kit.json import decode
from pennybell.storage.prepared import Prepared
from pennybell.storage.tables.households import households
from pennybell.storage.tables.log import facts, reader_cursors, scopes


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that happened. `actor`: the user who did it; None: Pennybell itself.

    `commit_hseq`: the first number of its unit of work; `import_id`: the import it belongs to.
    """

    hseq: int
    id: str
    type: str
    version: int
    payload: dict[str, Any]
    actor: str | None
    at: Instant
    commit_hseq: int
    import_id: str | None


class Cursor(NamedTuple):
    """`hseq`: the newest fact dealt with; `day`: the newest local day, None before the first."""

    hseq: int
    day: date | None


class Behind(NamedTuple):
    """A household whose facts or whose day a reader has not dealt with."""

    scope: str
    hseq: int
    timezone: str
    day: date | None


_one = Prepared(
    select(reader_cursors.c.hseq, reader_cursors.c.day).where(
        reader_cursors.c.reader == bindparam("of"), reader_cursors.c.scope == bindparam("in")
    )
)
_quiet = select(reader_cursors.c.quiet_to).where(
    reader_cursors.c.reader == bindparam("of"), reader_cursors.c.scope == bindparam("in")
)
_start_over = (
    update(reader_cursors)
    .where(reader_cursors.c.reader == bindparam("of"), reader_cursors.c.scope == bindparam("in"))
    .values(
        hseq=0,
        quiet_to=case(
            (reader_cursors.c.hseq > reader_cursors.c.quiet_to, reader_cursors.c.hseq),
            else_=reader_cursors.c.quiet_to,
        ),
    )
)
_facts = Prepared(
    select(facts)
    .where(facts.c.scope == bindparam("in"), facts.c.hseq > bindparam("since"))
    .order_by(facts.c.hseq)
    .limit(bindparam("at_most"))
)
_zone = Prepared(select(households.c.timezone).where(households.c.id == bindparam("in")))
_move = Prepared(
    update(reader_cursors)
    .where(
        reader_cursors.c.reader == bindparam("of"),
        reader_cursors.c.scope == bindparam("in"),
        reader_cursors.c.hseq == bindparam("expected"),
        reader_cursors.c.day.is_not_distinct_from(bindparam("expected_day", type_=Date)),
    )
    .values(hseq=bindparam("to"), day=bindparam("on"))
    .returning(reader_cursors.c.hseq)
)
_begin = {
    dialect: insert(reader_cursors)
    .values(reader=bindparam("of"), scope=bindparam("in"), hseq=0, day=None, quiet_to=0)
    .on_conflict_do_nothing()
    for dialect, insert in (("sqlite", sqlite.insert), ("postgresql", postgresql.insert))
}
_cursor = reader_cursors.alias("cursor")
_heads = (
    select(
        households.c.id,
        scopes.c.hseq,
        households.c.timezone,
        _cursor.c.day,
        func.coalesce(_cursor.c.hseq, 0).label("read_to"),
    )
    .join(scopes, scopes.c.scope == households.c.id)
    .outerjoin(
        _cursor, (_cursor.c.scope == households.c.id) & (_cursor.c.reader == bindparam("of"))
    )
)

_behind = _heads.where(scopes.c.hseq > func.coalesce(_cursor.c.hseq, 0))


def find(connection: Connection, reader: str, scope: str) -> Cursor:
    row = _one.one_or_none(connection, {"of": reader, "in": scope})
    return Cursor(int(row.hseq), row.day) if row else Cursor(0, None)


def quiet_to(connection: Connection, reader: str, scope: str) -> int:
    """The newest fact that is no news to this reader."""
    found = connection.execute(_quiet, {"of": reader, "in": scope}).scalar_one_or_none()
    return int(found or 0)


def hold(connection: Connection, reader: str, scope: str) -> None:
    """Let this reader write nothing of a household until the commit."""
    connection.execute(_quiet.with_for_update(), {"of": reader, "in": scope})


def start_over(connection: Connection, reader: str, scope: str) -> None:
    """Let a reader read a household's facts again; those it has dealt with are no news."""
    connection.execute(_start_over, {"of": reader, "in": scope})


def read_facts(connection: Connection, scope: str, since: int, at_most: int) -> list[Fact]:
    """Facts of a scope after `since`, oldest first."""
    return _read(_facts.all(connection, {"in": scope, "since": since, "at_most": at_most}))


def read_facts_of(
    connection: Connection, scope: str, types: Collection[str], since: int, at_most: int
) -> list[Fact]:
    """The same, of some types only."""
    statement = (
        select(facts)
        .where(facts.c.scope == scope, facts.c.hseq > since, facts.c.type.in_(types))
        .order_by(facts.c.hseq)
        .limit(at_most)
    )
    return _read(connection.execute(statement))


def _read(rows: Iterable[Any]) -> list[Fact]:
    return [
        Fact(
            int(row.hseq),
            row.id,
            row.type,
            row.version,
            decode(row.payload),
            row.actor,
            Instant(row.at),
            int(row.commit_hseq),
            row.import_id,
        )
        for row in rows
    ]


def timezone_of(connection: Connection, household_id: str) -> str | None:
    """None when the household has gone."""
    row = _zone.one_or_none(connection, {"in": household_id})
    return str(row.timezone) if row else None


def move(connection: Connection, reader: str, scope: str, *, at: Cursor, to: Cursor) -> bool:
    """Lock and move a cursor; False when another process has moved it meanwhile."""
    keys = {"of": reader, "in": scope}
    if at == Cursor(0, None):
        connection.execute(_begin[connection.dialect.name], keys)
    values = {**keys, "expected": at.hseq, "expected_day": at.day}
    values |= {"to": to.hseq, "on": to.day}
    return _move.one_or_none(connection, values) is not None


def advance(connection: Connection, reader: str, scope: str, at: Cursor, to: Cursor) -> None:
    """Move a cursor over facts that concerned the reader nothing, unless it was moved meanwhile."""
    if timezone_of(connection, scope) is not None:
        move(connection, reader, scope, at=at, to=to)


def heads(connection: Connection, reader: str) -> Sequence[tuple[Behind, int]]:
    """Every household with its newest fact and its zone, and how far the reader is."""
    return _stands(connection, _heads, reader)


def behind(connection: Connection, reader: str) -> Sequence[tuple[Behind, int]]:
    """The same of those with facts that the reader has not read: few of many."""
    return _stands(connection, _behind, reader)


def _stands(
    connection: Connection, statement: Select[Any], reader: str
) -> Sequence[tuple[Behind, int]]:
    rows = connection.execute(statement, {"of": reader})
    return [(Behind(row.id, row.hseq, row.timezone, row.day), int(row.read_to)) for row in rows]
