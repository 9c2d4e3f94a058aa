"""Statements of the write path: compiled once, then run on the driver itself.

SQLAlchemy writes the text, converts the values and names the columns, once for each dialect.
What it does beside that at each execution (cache keys, contexts, result objects, events) costs
five times what SQLite takes for the statement, and a write runs eleven of them.
"""

from collections import namedtuple
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Delete, Dialect, Insert, Select, Update
from sqlalchemy.exc import DBAPIError

from pennybell.storage import guard

Convert = Callable[[Any], Any]
Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Compiled:
    """`places`: bind names in the order of the text, where the driver counts its places."""

    text: str
    places: tuple[str, ...] | None
    constants: dict[str, Any]
    bind: tuple[tuple[str, Convert], ...]
    fetch: tuple[tuple[int, Convert], ...]
    row: Callable[[Sequence[Any]], Any]
    error: type[Exception]

    def bound(self, values: Values) -> Any:
        """`values` as the driver wants them."""
        if self.constants or self.bind:
            given = {**self.constants, **values}
            for name, convert in self.bind:
                given[name] = convert(given[name])
            values = given
        return values if self.places is None else [values[name] for name in self.places]

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

    def __init__(self, statement: Select[Any] | Insert | Update | Delete) -> None:
        guard.refuse_unscoped(statement)
        self._statement = statement
        self._compiled: dict[str, _Compiled] = {}

    def all(self, connection: Connection, values: Values) -> list[Any]:
        """The rows that a SELECT or RETURNING gives, their columns by name."""
        compiled = self._compiled_for(connection.dialect)
        try:
            cursor = _driver(connection).execute(compiled.text, compiled.bound(values))
            return [compiled.fetched(row) for row in cursor.fetchall()]
        except compiled.error as error:
            raise _translated(error, connection, compiled, values) from error

    def one_or_none(self, connection: Connection, values: Values) -> Any | None:
        """The only row, or None."""
        rows = self.all(connection, values)
        assert len(rows) <= 1, f"{len(rows)} rows for {self._statement}"
        return rows[0] if rows else None

    def run(self, connection: Connection, rows: Sequence[Values]) -> None:
        """Execute once for each of `rows`."""
        compiled = self._compiled_for(connection.dialect)
        try:
            if len(rows) == 1:
                _driver(connection).execute(compiled.text, compiled.bound(rows[0]))
            else:
                cursor = _driver(connection).cursor()
                cursor.executemany(compiled.text, [compiled.bound(row) for row in rows])
        except compiled.error as error:
            raise _translated(error, connection, compiled, rows[0]) from error

    def _compiled_for(self, dialect: Dialect) -> _Compiled:
        compiled = self._compiled.get(dialect.name)
        if compiled is None:
            compiled = self._compiled[dialect.name] = _compile(self._statement, dialect)
        return compiled


def _driver(connection: Connection) -> Any:
    """The driver's own connection: sqlite3 and psycopg both have `execute` and `cursor`."""
    return connection.connection.dbapi_connection


def _compile(statement: Select[Any] | Insert | Update | Delete, dialect: Dialect) -> _Compiled:
    compiled: Any = statement.compile(dialect=dialect)
    assert dialect.loaded_dbapi is not None
    columns = list(statement.exported_columns)
    # A column that has no name, such as a function's, is called by its place.
    names = [column.key or "" for column in columns]
    row: Any = namedtuple("Row", names, rename=True)  # type: ignore[misc]  # named at run time
    return _Compiled(
        text=compiled.string,
        places=tuple(compiled.positiontup) if compiled.positional else None,
        constants={name: bind.value for name, bind in compiled.binds.items() if not bind.required},
        bind=tuple(
            (name, convert)
            for name, bind in compiled.binds.items()
            if (convert := bind.type.dialect_impl(dialect).bind_processor(dialect))
        ),
        fetch=tuple(
            (index, convert)
            for index, column in enumerate(columns)
            if (convert := column.type.dialect_impl(dialect).result_processor(dialect, None))
        ),
        row=row._make,
        error=dialect.loaded_dbapi.Error,
    )


def _translated(
    error: Exception, connection: Connection, compiled: _Compiled, values: Values
) -> Exception:
    made = DBAPIError.instance(
        compiled.text,
        dict(values),
        error,
        compiled.error,
        hide_parameters=True,
        dialect=connection.dialect,
    )
    assert isinstance(made, Exception)
    return made
