"""Statements of the write path: compiled once, then run on the driver itself.

SQLAlchemy writes the text, converts the values and names the columns, once for each dialect.
What it does beside that at each execution (cache keys, contexts, result objects, events) costs
five times what SQLite takes for the statement, and a write runs eleven of them.
"""

import re
from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    Connection,
    Delete,
    Dialect,
    Insert,
    Select,
    Update,
)
from sqlalchemy.exc import DBAPIError

from pennybell.storage import guard

Statement = Select[Any] | Insert | Update | Delete
Values = Mapping[str, Any]
Convert = Callable[[Any], Any]

_named_place = re.compile(r"%\((\w+)\)s")


@dataclass(frozen=True, slots=True)
class _Compiled:
    """`names` of the values, in the order of their places in the text.

    `copy`: how PostgreSQL takes many rows, for a fifth of what as many executions cost.
    """

    text: str
    copy: str | None
    names: tuple[str, ...]
    constants: dict[str, Any]
    bind: tuple[tuple[int, Convert], ...]
    fetch: tuple[tuple[int, Convert], ...]
    row: Callable[[Sequence[Any]], Any]

    def bound(self, values: Values) -> list[Any]:
        """`values` as the driver wants them."""
        if self.constants:
            values = {**self.constants, **values}
        places = [values[name] for name in self.names]
        for index, convert in self.bind:
            places[index] = convert(places[index])
        return places

    def fetched(self, row: Sequence[Any]) -> Any:
        if self.fetch:
            row = list(row)
            for index, convert in self.fetch:
                row[index] = convert(row[index])
        return self.row(row)


class Prepared:
    """One statement, made where the module is loaded; household tables must be scoped in it.

    IN lists that grow and columns left out of an INSERT are for `Connection.execute`. Errors
    are SQLAlchemy's: IntegrityError, OperationalError and so on.
    """

    def __init__(self, statement: Statement) -> None:
        guard.refuse_unscoped(statement)
        self._statement = statement
        self._compiled: dict[str, _Compiled] = {}

    def all(self, connection: Connection, values: Values) -> list[Any]:
        """The rows that a SELECT or RETURNING gives, their columns by name."""
        compiled = self._compiled_for(connection.dialect)
        try:
            cursor = _driver(connection).execute(compiled.text, compiled.bound(values))
            return [compiled.fetched(row) for row in cursor.fetchall()]
        except _dbapi(connection).Error as error:
            raise _translated(error, connection, compiled.text) from error

    def one_or_none(self, connection: Connection, values: Values) -> Any | None:
        """The only row, or None."""
        rows = self.all(connection, values)
        assert len(rows) <= 1, f"{len(rows)} rows for {self._statement}"
        return rows[0] if rows else None

    def run(self, connection: Connection, rows: Sequence[Values]) -> None:
        """Execute once for each of `rows`."""
        compiled = self._compiled_for(connection.dialect)
        driver = _driver(connection)
        try:
            if len(rows) == 1:
                driver.execute(compiled.text, compiled.bound(rows[0]))
            elif compiled.copy is not None:
                with driver.cursor().copy(compiled.copy) as copy:
                    for row in rows:
                        copy.write_row(compiled.bound(row))
            else:
                driver.cursor().executemany(compiled.text, [compiled.bound(row) for row in rows])
        except _dbapi(connection).Error as error:
            raise _translated(error, connection, compiled.text) from error

    def _compiled_for(self, dialect: Dialect) -> _Compiled:
        compiled = self._compiled.get(dialect.name)
        if compiled is None:
            compiled = self._compiled[dialect.name] = _compile(self._statement, dialect)
        return compiled


def _driver(connection: Connection) -> Any:
    """The driver's own connection: sqlite3 and psycopg both have `execute` and `cursor`."""
    return connection.connection.dbapi_connection


def _dbapi(connection: Connection) -> Any:
    return connection.dialect.loaded_dbapi


def _compile(statement: Statement, dialect: Dialect) -> _Compiled:
    compiled: Any = statement.compile(dialect=dialect)
    text, places = compiled.string, compiled.positiontup
    if places is None:
        text, places = _named_place.sub("%s", text), _named_place.findall(text)
    columns = list(statement.exported_columns)
    # A column that has no name, such as a function's, is called by its place.
    keys = [column.key or "" for column in columns]
    row: Any = namedtuple("Row", keys, rename=True)  # type: ignore[misc]  # named at run time
    binds = [compiled.binds[name].type.dialect_impl(dialect) for name in places]
    fetches = [column.type.dialect_impl(dialect) for column in columns]
    return _Compiled(
        text=text,
        copy=_copy(statement, places) if dialect.name == "postgresql" else None,
        names=tuple(places),
        constants={name: bind.value for name, bind in compiled.binds.items() if not bind.required},
        bind=_conversions(type_.bind_processor(dialect) for type_ in binds),
        fetch=_conversions(type_.result_processor(dialect, None) for type_ in fetches),
        row=row._make,
    )


def _copy(statement: Statement, columns: Sequence[str]) -> str | None:
    """None where rows are not simply added: COPY knows no ON CONFLICT."""
    if type(statement) is not Insert:
        return None
    return f"COPY {statement.table.name} ({', '.join(columns)}) FROM STDIN"


def _conversions(each: Iterable[Convert | None]) -> tuple[tuple[int, Convert], ...]:
    return tuple((index, convert) for index, convert in enumerate(each) if convert is not None)


def _translated(error: Exception, connection: Connection, text: str) -> Exception:
    made = DBAPIError.instance(
        text, None, error, _dbapi(connection).Error, dialect=connection.dialect
    )
    assert isinstance(made, Exception)
    return made
