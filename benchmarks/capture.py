"""The statements of one write, taken from the drivers while the real path runs.

They are not written down here, so they stay what the server executes. Two writes go through
`Work.submit` and the transactions service, with an Idempotency-Key. What is the same in both
stays; ids become fresh ones; numbers that rose between the two rise with every write that follows.
"""

import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any, NamedTuple, cast

import psycopg
from benchmarks.serving import Household
from sqlalchemy import Connection, Engine, event

from pennybell.domains.transactions import service
from pennybell.domains.transactions.model import TransactionDraft
from pennybell.events.shapes import Transaction
from pennybell.kit.clock import system_clock
from pennybell.kit.ids import is_uuid7, uuid7_ids
from pennybell.outbox.once import Answer, Once
from pennybell.outbox.unit_of_work import UnitOfWork, Work
from pennybell.storage import dialect
from pennybell.storage.database import Database

INSTANT_MIN = 10**12
"""Numbers from here on are instants (milliseconds since 1970) and keys of advisory locks, which
may stay as they are."""


class Executed(NamedTuple):
    """One statement with the rows of values it ran with."""

    text: str
    rows: tuple[tuple[Any, ...], ...]


@dataclass(frozen=True, slots=True)
class Fresh:
    """Stands for an id that no other write has; equal `number`, equal id."""

    number: int


@dataclass(frozen=True, slots=True)
class Rising:
    """Stands for a number that rises by `step` with each write; `value` is the last captured."""

    value: int
    step: int


class OneAfterAnother:
    """Runs each job at once in a transaction of its own: all that `Work` needs of a database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.is_sqlite = engine.dialect.name == "sqlite"

    def submit(
        self, job: Callable[[Connection], Any], after_commit: Callable[[Any], None]
    ) -> "Future[Any]":
        done: Future[Any] = Future()
        with self._engine.begin() as connection:
            done.set_result(job(connection))
        after_commit(done.result())
        return done


def capture(url: str, household: Household) -> list[Executed]:
    """The template of one write on the database at `url`, with `Fresh` and `Rising` in it."""
    seen: list[Executed] = []
    engine = _listened_to(url, seen)
    ids = uuid7_ids()
    work = Work(cast(Database, OneAfterAnother(engine)), clock=system_clock, ids=ids)
    draft = TransactionDraft(
        household.accounts[0],
        -1_234,
        date(2026, 1, 26),
        payee="Corner shop",
        category_id=household.category,
    )

    def record(uow: UnitOfWork) -> Transaction:
        return service.record(uow, draft)

    def write() -> list[Executed]:
        seen.clear()
        work.submit(
            household.actor(),
            record,
            request=Once(ids(), "0" * 64, system_clock()),
            render=lambda row, seq: Answer(201, f'{row.model_dump_json()[:-1]},"seq":{seq}}}'),
        ).result()
        return [each for each in seen if not each.text.startswith("BEGIN")]

    write()  # the first of a connection may ask what later ones know
    first, second = write(), write()
    engine.dispose()
    return _template(first, second)


Note = Callable[[str, Iterable[Any]], None]
"""Called by a driver's cursor with the text and the rows of values it executes."""


def _listened_to(url: str, seen: list[Executed]) -> Engine:
    """An engine as the server has for writing, whose statements go into `seen`."""

    def note(text: str, rows: Iterable[Any]) -> None:
        seen.append(Executed(*_positional(text, list(rows))))

    if dialect.is_sqlite(url):
        engine = dialect.sqlite_engine(url, writer=True, synchronous="FULL")
        _note_sqlite(engine, note)
    else:
        engine = dialect.postgres_engine(url, writer=True, connections=1)
        _note_postgres(engine, note)
    return engine


def _note_sqlite(engine: Engine, note: Note) -> None:
    class NotingCursor(sqlite3.Cursor):
        def execute(self, sql: str, parameters: Any = (), /) -> "NotingCursor":
            note(sql, [parameters])
            return super().execute(sql, parameters)

        def executemany(self, sql: str, parameters: Any, /) -> "NotingCursor":
            note(sql, parameters)
            return super().executemany(sql, parameters)

    class NotingConnection(sqlite3.Connection):
        def cursor(self, factory: Any = None, /) -> Any:
            return super().cursor(factory or NotingCursor)

        def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
            return cast(sqlite3.Cursor, self.cursor().execute(sql, parameters))

    @event.listens_for(engine, "do_connect")
    def choose(_dialect: Any, _record: Any, _places: Any, names: dict[str, Any]) -> None:
        names["factory"] = NotingConnection


def _note_postgres(engine: Engine, note: Note) -> None:
    class NotingCursor(psycopg.Cursor[Any]):
        def execute(self, query: Any, params: Any = None, **options: Any) -> "NotingCursor":
            note(query, [params or {}])
            return super().execute(query, params, **options)

        def executemany(self, query: Any, params_seq: Any, **options: Any) -> None:
            note(query, params_seq)
            super().executemany(query, params_seq, **options)

        @contextmanager
        def copy(self, statement: Any, *values: Any, **options: Any) -> Iterator[Any]:
            rows: list[Any] = []
            with super().copy(statement, *values, **options) as copy:

                def write_row(row: Any) -> None:
                    rows.append(row)
                    copy.write_row(row)

                yield SimpleNamespace(write_row=write_row)
            note(_as_insert(statement), rows)

    @event.listens_for(engine, "connect")
    def exchange(connection: psycopg.Connection[Any], _record: Any) -> None:
        connection.cursor_factory = NotingCursor


def _as_insert(copy: str) -> str:
    """What pgbench can run in place of `COPY table (columns) FROM STDIN`."""
    found = re.fullmatch(r"COPY (\w+) \((.*)\) FROM STDIN", copy)
    assert found is not None
    places = ", ".join("?" for _ in found[2].split(","))
    return f"INSERT INTO {found[1]} ({found[2]}) VALUES ({places})"  # noqa: S608 - our own text


def _positional(text: str, rows: Sequence[Any]) -> tuple[str, tuple[tuple[Any, ...], ...]]:
    """The drivers' ways to mark a place, turned to question marks."""
    if rows and isinstance(rows[0], dict):
        names = re.findall(r"%\((\w+)\)s", text)
        rows = [[row[name] for name in names] for row in rows]
    plain = re.sub(r"%(\(\w+\))?s", "?", text).replace("%%", "%")
    return plain, tuple(tuple(row) for row in rows)


def _template(first: list[Executed], second: list[Executed]) -> list[Executed]:
    assert [each.text for each in first] == [each.text for each in second]
    assert any(each.text.startswith("INSERT INTO transactions") for each in first)
    known: dict[str, Fresh] = {}

    def place(before: Any, after: Any) -> Any:
        if before == after:
            return after
        if isinstance(after, int):
            return after if abs(after) > INSTANT_MIN else Rising(after, after - before)
        if is_uuid7(str(after)):
            return known.setdefault(str(after), Fresh(len(known)))
        return after

    return [
        Executed(
            after.text,
            tuple(
                tuple(place(b, a) for b, a in zip(old, new, strict=True))
                for old, new in zip(before.rows, after.rows, strict=True)
            ),
        )
        for before, after in zip(first, second, strict=True)
    ]
