"""What a prepared statement promises: what Connection.execute would give, on both databases."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    Date,
    MetaData,
    Table,
    bindparam,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.exc import DBAPIError, IntegrityError

from pennybell.storage.database import PostgresDatabase, SqliteDatabase, open_database
from pennybell.storage.guard import UnscopedStatement
from pennybell.storage.prepared import Prepared
from pennybell.storage.tables.ledger import accounts
from pennybell.storage.tables.metadata import Id

Database = SqliteDatabase | PostgresDatabase

things = Table(
    "things",
    MetaData(),
    Column("id", Id, primary_key=True),
    Column("day", Date, nullable=False),
    Column("is_new", Boolean, nullable=False),
    Column("count", BigInteger),
)
put = Prepared(insert(things))
find = Prepared(select(things).where(things.c.id == bindparam("of")))
find_all = Prepared(select(things).order_by(things.c.id))
raise_count = Prepared(
    update(things)
    .where(things.c.id == bindparam("of"))
    .values(count=things.c.count + 1)
    .returning(things.c.id, things.c.is_new, things.c.count)
)
total = Prepared(select(func.sum(things.c.count)))

FIRST = {
    "id": "01890a5d-ac96-774b-bcce-b302099a8057",
    "day": date(2026, 2, 28),
    "is_new": True,
    "count": 41,
}
SECOND = FIRST | {"id": "01890a5d-ac96-774b-bcce-b302099a8058", "is_new": False, "count": None}


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    opened = open_database(database_url)
    opened.submit(things.metadata.create_all).result()
    yield opened
    opened.submit(things.metadata.drop_all).result()
    opened.close()


def as_dicts(rows: list[Any]) -> list[dict[str, Any]]:
    return [row._asdict() for row in rows]


def test_rows_come_back_as_they_went_in(database: Database) -> None:
    def job(connection: Connection) -> tuple[list[dict[str, Any]], Any, Any]:
        put.run(connection, [FIRST])
        return (
            as_dicts(find_all.all(connection, {})),
            find.one_or_none(connection, {"of": FIRST["id"]}),
            find.one_or_none(connection, {"of": SECOND["id"]}),
        )

    everything, found, missing = database.submit(job).result()
    assert everything == [FIRST]
    assert found._asdict() == FIRST
    assert missing is None


def test_many_rows_are_written_and_each_is_complete(database: Database) -> None:
    database.submit(lambda connection: put.run(connection, [FIRST, SECOND])).result()
    with database.read() as connection:
        assert as_dicts(find_all.all(connection, {})) == [FIRST, SECOND]
        assert connection.execute(select(things.c.day)).scalars().all() == [FIRST["day"]] * 2


def test_constants_of_the_statement_need_not_be_given(database: Database) -> None:
    def job(connection: Connection) -> Any:
        put.run(connection, [FIRST])
        return raise_count.one_or_none(connection, {"of": FIRST["id"]})

    assert tuple(database.submit(job).result()) == (FIRST["id"], True, 42)


def test_a_column_without_a_name_of_its_own_has_a_place(database: Database) -> None:
    def job(connection: Connection) -> Any:
        put.run(connection, [FIRST, SECOND])
        return total.one_or_none(connection, {})

    assert int(database.submit(job).result()[0]) == 41


@pytest.mark.parametrize("rows", [[FIRST], [SECOND, FIRST]], ids=["one row", "many rows"])
def test_a_breach_of_the_schema_is_the_same_error_as_elsewhere(
    database: Database, rows: list[dict[str, Any]]
) -> None:
    database.submit(lambda connection: put.run(connection, [FIRST])).result()
    future = database.submit(lambda connection: put.run(connection, rows))
    with pytest.raises(IntegrityError):
        future.result()
    with database.read() as connection:
        assert as_dicts(find_all.all(connection, {})) == [FIRST]


def test_what_the_database_refuses_is_a_database_error(database: Database) -> None:
    future = database.submit(things.drop)
    future.result()
    with pytest.raises(DBAPIError), database.read() as connection:
        find_all.all(connection, {})


def test_a_statement_without_its_household_is_refused_when_it_is_made() -> None:
    with pytest.raises(UnscopedStatement):
        Prepared(select(accounts).where(accounts.c.id == bindparam("account")))
