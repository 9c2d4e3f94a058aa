"""Invariant 10, its lock: a statement on a household's rows names the household, or fails."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import (
    Connection,
    Table,
    bindparam,
    delete,
    exists,
    func,
    insert,
    literal,
    or_,
    select,
    true,
    union_all,
    update,
)
from tests.kit.ledger import Ledger

from pennybell.storage.guard import UnscopedStatement, across_households, refuse_unscoped
from pennybell.storage.tables.households import households, members
from pennybell.storage.tables.ledger import accounts, splits, tags, transaction_tags, transactions
from pennybell.storage.tables.log import facts
from pennybell.storage.tables.schema import metadata

HOME = "0199c0de-0000-7000-8000-000000000001"
SCOPED = [table for table in metadata.sorted_tables if "household_id" in table.c]
SOURCES = Path(__file__).parents[3] / "src" / "pennybell"

mine = transactions.c.household_id == HOME
peer = transactions.alias("peer")


def ids(table: Table) -> str:
    return table.name


def executing(statement: Any) -> Callable[[Connection], Any]:
    return lambda connection: connection.execute(statement)


def test_the_tables_that_hold_money_are_scoped() -> None:
    assert {table.name for table in SCOPED} >= {
        "accounts",
        "categories",
        "tags",
        "transactions",
        "splits",
        "transaction_tags",
        "day_totals",
        "month_totals",
        "imports",
        "members",
        "invites",
    }


@pytest.mark.parametrize("table", SCOPED, ids=ids)
def test_unscoped_statements_fail_on_each_table_before_they_reach_the_database(
    ledger: Ledger, table: Table
) -> None:
    statements: list[Any] = [
        select(table),
        select(func.count()).select_from(table),
        select(table).where(table.c.household_id != HOME),
        update(table).values({list(table.c)[-1].name: None}),
        delete(table),
    ]
    for statement in statements:
        with pytest.raises(UnscopedStatement, match=table.name):
            ledger.database.submit(executing(statement)).result()
        with pytest.raises(UnscopedStatement), ledger.database.read() as connection:
            connection.execute(statement)


@pytest.mark.parametrize("table", SCOPED, ids=ids)
def test_scoped_statements_pass_on_each_table(ledger: Ledger, table: Table) -> None:
    scoped = table.c.household_id == HOME
    column = list(table.c)[-1]
    for statement in (
        select(table).where(scoped),
        update(table).where(scoped).values({column.name: column}),
        delete(table).where(scoped),
    ):
        ledger.database.submit(executing(statement)).result()
    with ledger.database.read() as connection:
        assert connection.execute(select(table).where(scoped)).all() == []


LEAKS: dict[str, Any] = {
    "a join that brings in a second table without its scope": (
        select(transactions.c.id)
        .join(accounts, accounts.c.id == transactions.c.account_id)
        .where(mine)
    ),
    "two tables tied to each other, and to no household": (
        select(transactions.c.id).join(
            accounts,
            (accounts.c.household_id == transactions.c.household_id)
            & (accounts.c.id == transactions.c.account_id),
        )
    ),
    "a second use of the same table under another name": (
        select(peer.c.note).where(mine, peer.c.id == transactions.c.transfer_peer_id)
    ),
    "a scoped subquery inside an unscoped select": (
        select(transactions).where(transactions.c.id.in_(select(transactions.c.id).where(mine)))
    ),
    "an unscoped subquery inside a scoped select": (
        select(transactions).where(
            mine,
            transactions.c.id.in_(
                select(transaction_tags.c.transaction_id).join(
                    tags, tags.c.id == transaction_tags.c.tag_id
                )
            ),
        )
    ),
    "an unscoped scalar in a column": (
        select(households.c.id, select(func.count(accounts.c.id)).scalar_subquery())
    ),
    "an exists that is tied by id alone": (
        select(transactions.c.id).where(
            mine, exists().where(splits.c.transaction_id == transactions.c.id)
        )
    ),
    "a scope that an OR lets slip": select(transactions).where(or_(mine, true())),
    "a scope turned round": select(transactions).where(~mine),
    "a union": union_all(select(transactions.c.id).where(mine), select(transactions.c.id)),
    "a subquery in FROM": select(select(transactions.c.id).subquery()),
    "a common table expression": select(select(transactions.c.id).cte()),
    "a scope in an outer join's condition only": (
        select(transactions.c.id).outerjoin(
            accounts, (accounts.c.id == transactions.c.account_id) & mine
        )
    ),
    "a household that is compared with another table's": (
        select(members.c.user_id).join(households, households.c.id == members.c.household_id)
    ),
    "rows copied by an insert": insert(tags).from_select(["id"], select(tags.c.id)),
    "an update that looks elsewhere": (
        update(transactions)
        .where(mine)
        .values(note=select(accounts.c.name).limit(1).scalar_subquery())
    ),
}


@pytest.mark.parametrize("leak", LEAKS)
def test_leak_is_refused(leak: str) -> None:
    with pytest.raises(UnscopedStatement):
        refuse_unscoped(LEAKS[leak])


SAFE: dict[str, Any] = {
    "a parameter": select(accounts).where(accounts.c.household_id == bindparam("household")),
    "the literal on the left": select(accounts).where(literal(HOME) == accounts.c.household_id),
    "a join along the scope": (
        select(transaction_tags.c.transaction_id, tags.c.name)
        .join(
            tags,
            (tags.c.household_id == transaction_tags.c.household_id)
            & (tags.c.id == transaction_tags.c.tag_id),
        )
        .where(transaction_tags.c.household_id == HOME)
    ),
    "an outer join whose condition has the scope": (
        select(facts.c.id, members.c.role).outerjoin(members, members.c.household_id == HOME)
    ),
    "an exists tied by the scope": (
        select(transactions.c.id).where(
            mine, exists().where(splits.c.household_id == transactions.c.household_id)
        )
    ),
    "both names of one table": (
        select(peer.c.note).where(mine, peer.c.household_id == transactions.c.household_id)
    ),
    "a scoped subquery in FROM": select(select(transactions.c.id).where(mine).subquery()),
    "tables of no household": select(facts.c.id),
    "an insert": insert(tags).values(household_id=HOME, id=HOME, name="a", name_key="a"),
}


@pytest.mark.parametrize("form", SAFE)
def test_scoped_form_passes(form: str) -> None:
    refuse_unscoped(SAFE[form])


def test_across_households_lets_one_statement_through_and_says_why(ledger: Ledger) -> None:
    robin = ledger.found()
    statement = select(members.c.household_id).where(members.c.user_id == robin.user_id)
    with ledger.database.read() as connection:
        found = connection.execute(across_households(statement, reason="a test")).scalars().all()
        assert found == [robin.household_id]
        with pytest.raises(UnscopedStatement):
            connection.execute(statement)


def test_sql_as_text_stays_in_the_storage_room() -> None:
    """The guard cannot read it."""
    raw = re.compile(r"exec_driver_sql|\bimport (?:.*\b)?(?:text|literal_column)\b(?! as)")
    outside = [
        str(path.relative_to(SOURCES))
        for path in sorted(SOURCES.rglob("*.py"))
        if raw.search(path.read_text()) and "storage" not in path.parts
    ]
    assert outside == []
