"""No statement on a household's rows without the household: checked at every execution.

A forgotten `WHERE household_id = …` leaks one family's money to another, so it is not left to
review. The guard listens on every engine the server opens and looks at each distinct statement
once. Its way out has an ugly name on purpose.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Delete, Engine, Select, Table, Update, event
from sqlalchemy.sql import operators
from sqlalchemy.sql.elements import (
    BinaryExpression,
    BindParameter,
    BooleanClauseList,
    ClauseElement,
    ColumnElement,
    Grouping,
)
from sqlalchemy.sql.selectable import Alias, FromClause, Join

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
    """Raise UnscopedStatement when a household's table is read or changed without its scope.

    Each SELECT, UPDATE and DELETE, nested ones too, must tie every such table of its own to a
    parameter: by `household_id = :it`, directly or along `a.household_id = b.household_id`.
    What stands under OR or NOT ties nothing. Inserted rows name their household: the column is
    NOT NULL and part of the key.
    """
    _visit(statement, (), statement)


class _Tie(NamedTuple):
    """`right` is scoped when `left` is; None on the left: a parameter, which is."""

    left: FromClause | None
    right: FromClause


def _visit(node: Any, around: tuple[FromClause, ...], whole: ClauseElement) -> None:
    if _is_table(node):
        return
    if isinstance(node, Select | Update | Delete):
        around = _check(node, around, whole)
    for child in node.get_children():
        _visit(child, around, whole)


def _check(
    node: Select[Any] | Update | Delete, around: tuple[FromClause, ...], whole: ClauseElement
) -> tuple[FromClause, ...]:
    """Raise unless every table of this one statement is tied; answers all tables in sight."""
    froms = node.get_final_froms() if isinstance(node, Select) else [node.table]
    leaves = [leaf for each in froms for leaf in _leaves(each)]
    if len(leaves) > 1:  # as SQLAlchemy does: a table of the statement around is that one's
        leaves = [leaf for leaf in leaves if not _is_among(leaf, around)]
    ties = list(_ties(node.whereclause))
    for each in froms:
        ties += _ties_of_joins(each)
    scoped = [*around, *(leaf for leaf in leaves if not _is_table(leaf))]
    while new := [
        tie.right
        for tie in ties
        if not _is_among(tie.right, scoped) and (tie.left is None or _is_among(tie.left, scoped))
    ]:
        scoped += new
    for leaf in leaves:
        if SCOPE_COLUMN in leaf.c and not _is_among(leaf, scoped):
            raise UnscopedStatement(f"{_name(leaf)} without {SCOPE_COLUMN} in: {whole}")
    return (*around, *leaves)


def _is_table(source: Any) -> bool:
    return isinstance(source.element if isinstance(source, Alias) else source, Table)


def _leaves(source: FromClause) -> Iterator[FromClause]:
    if isinstance(source, Join):
        yield from _leaves(source.left)
        yield from _leaves(source.right)
    else:
        yield source


def _ties_of_joins(source: FromClause) -> Iterator[_Tie]:
    """An outer join's condition ties its right side alone: rows of the left stay anyway."""
    if not isinstance(source, Join):
        return
    yield from _ties_of_joins(source.left)
    yield from _ties_of_joins(source.right)
    right = list(_leaves(source.right))
    for tie in _ties(source.onclause):
        if not source.full and (not source.isouter or _is_among(tie.right, right)):
            yield tie


def _ties(clause: Any) -> Iterator[_Tie]:
    for part in _conjuncts(clause):
        if not isinstance(part, BinaryExpression) or part.operator is not operators.eq:
            continue
        for here, there in ((part.left, part.right), (part.right, part.left)):
            if _is_scope(here) and _is_scope(there):
                yield _Tie(there.table, here.table)
            elif _is_scope(here) and isinstance(there, BindParameter):
                yield _Tie(None, here.table)


def _conjuncts(clause: Any) -> Iterator[Any]:
    if isinstance(clause, Grouping):
        yield from _conjuncts(clause.element)
    elif isinstance(clause, BooleanClauseList) and clause.operator is operators.and_:
        for part in clause.clauses:
            yield from _conjuncts(part)
    elif clause is not None:
        yield clause


def _is_scope(side: Any) -> bool:
    return isinstance(side, ColumnElement) and getattr(side, "name", "") == SCOPE_COLUMN


def _is_among(leaf: FromClause, others: tuple[FromClause, ...] | list[FromClause]) -> bool:
    return any(leaf is other for other in others)


def _name(leaf: FromClause) -> str:
    return str(getattr(leaf, "name", leaf))
