"""The SQL of readers: how far each has read of each scope, and what it has not read yet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, Date, bindparam, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from pennybell.kit.clock import Instant
from pennybell.kit.json import decode
from pennybell.storage.prepared import Prepared
from pennybell.storage.tables.households import households
from pennybell.storage.tables.log import facts, reader_cursors, scopes


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that happened. `actor`: the user who did it; None: Pennybell itself."""

    hseq: int
    id: str
    type: str
    version: int
    payload: dict[str, Any]
    actor: str | None
    at: Instant


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
    .values(reader=bindparam("of"), scope=bindparam("in"), hseq=0, day=None)
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


def find(connection: Connection, reader: str, scope: str) -> Cursor:
    row = _one.one_or_none(connection, {"of": reader, "in": scope})
    return Cursor(int(row.hseq), row.day) if row else Cursor(0, None)


def read_facts(connection: Connection, scope: str, since: int, at_most: int) -> list[Fact]:
    """Facts of a scope after `since`, oldest first."""
    rows = _facts.all(connection, {"in": scope, "since": since, "at_most": at_most})
    return [
        Fact(
            int(row.hseq),
            row.id,
            row.type,
            row.version,
            decode(row.payload),
            row.actor,
            Instant(row.at),
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


def advance(connection: Connection, reader: str, upto: Mapping[str, Cursor]) -> None:
    """Move cursors over facts that concerned the reader nothing; never back."""
    for scope, to in sorted(upto.items()):
        at = find(connection, reader, scope)
        if to.hseq > at.hseq and timezone_of(connection, scope) is not None:
            move(connection, reader, scope, at=at, to=Cursor(to.hseq, at.day))


def heads(connection: Connection, reader: str) -> Sequence[tuple[Behind, int]]:
    """Every household with its newest fact and its zone, and how far the reader is."""
    rows = connection.execute(_heads, {"of": reader})
    return [(Behind(row.id, row.hseq, row.timezone, row.day), int(row.read_to)) for row in rows]
