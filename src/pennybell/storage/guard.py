"""No statement on a household's rows without the household: checked at every execution.

A forgotten `WHERE household_id = …` leaks one family's money to another, so it is not left to
review. The guard listens on every engine the server opens and looks at each distinct statement
once. Its way out has an ugly name on purpose.
"""

from typing import Any, TypeVar

from sqlalchemy import Delete, Engine, Insert, Select, Table, Update, event
from sqlalchemy.sql import operators, visitors
from sqlalchemy.sql.elements import BinaryExpression, ClauseElement, ColumnElement

SCOPE_COLUMN = "household_id"
REASON = "across_households"

Statement = TypeVar("Statement", bound=Any)


class UnscopedStatement(AssertionError):
    """A statement reaches rows of every household."""


def across_households(statement: Statement, *, reason: str) -> Statement:
    """Let a statement reach over households, for example all memberships of one user."""
    return statement.execution_options(**{REASON: reason})  # type: ignore[no-any-return]


def install(engine: Engine) -> None:
    passed: set[int] = set()

    @event.listens_for(engine, "before_execute")
    def check(
        _connection: object,
        statement: ClauseElement,
        _many: object,
        _one: object,
        options: dict[str, Any],
    ) -> None:
        key = statement._generate_cache_key()  # noqa: SLF001
        mark = hash(key.key) if key is not None else 0
        if key is not None and mark in passed:
            return
        if REASON not in options:
            refuse_unscoped(statement)
            if key is not None:
                passed.add(mark)


def refuse_unscoped(statement: ClauseElement) -> None:
    """Raise UnscopedStatement when a household's table is read or changed without its scope."""
    if isinstance(statement, Insert):
        return  # the column is NOT NULL and part of the key: an insert names its household
    if not isinstance(statement, Select | Update | Delete):
        return
    scoped: set[Any] = set()
    bound = False
    for node in visitors.iterate(statement):
        if isinstance(node, BinaryExpression) and node.operator is operators.eq:
            sides = [side for side in (node.left, node.right) if _is_scope(side)]
            scoped |= {_plain(side.table) for side in sides}
            bound = bound or len(sides) == 1
    for node in visitors.iterate(statement):
        if isinstance(node, Table) and SCOPE_COLUMN in node.c and not (bound and node in scoped):
            raise UnscopedStatement(f"{node.name} without {SCOPE_COLUMN} in: {statement}")


def _is_scope(side: Any) -> bool:
    return isinstance(side, ColumnElement) and getattr(side, "name", "") == SCOPE_COLUMN


def _plain(table: Any) -> Any:
    """The table behind an alias."""
    return getattr(table, "element", table)
