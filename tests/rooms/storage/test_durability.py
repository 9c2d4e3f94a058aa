"""The pragmas a promise rests on, read from the very connection that writes."""

from collections.abc import Callable

from sqlalchemy import Connection

from pennybell.settings import Settings
from pennybell.storage.database import SqliteDatabase, open_database

FULL, NORMAL = 2, 1


def pragma(name: str) -> Callable[[Connection], object]:
    return lambda connection: connection.exec_driver_sql(f"PRAGMA {name}").scalar()


def test_writer_survives_a_power_cut_by_default(make_database_url: Callable[[str], str]) -> None:
    url = make_database_url("sqlite")
    database = open_database(url, synchronous=Settings().sqlite_synchronous)
    assert isinstance(database, SqliteDatabase)
    assert database.submit(pragma("synchronous")).result() == FULL
    assert database.submit(pragma("journal_mode")).result() == "wal"
    assert database.submit(pragma("foreign_keys")).result() == 1
    assert database.submit_read(pragma("query_only")).result() == 1
    database.close()


def test_operator_may_trade_the_power_cut_for_speed(
    make_database_url: Callable[[str], str],
) -> None:
    database = open_database(make_database_url("sqlite"), synchronous="NORMAL")
    assert database.submit(pragma("synchronous")).result() == NORMAL
    database.close()


def test_postgresql_waits_for_its_log(shared_postgres_url: str) -> None:
    database = open_database(shared_postgres_url)

    def setting(connection: Connection) -> object:
        return connection.exec_driver_sql("SHOW synchronous_commit").scalar()

    assert database.submit(setting).result() == "on"
    database.close()


def test_postgresql_reads_in_one_snapshot_and_writes_with_the_logs_locks(
    shared_postgres_url: str,
) -> None:
    database = open_database(shared_postgres_url)

    def isolation(connection: Connection) -> tuple[object, object]:
        level = connection.exec_driver_sql("SHOW transaction_isolation").scalar()
        return level, connection.exec_driver_sql("SHOW transaction_read_only").scalar()

    assert database.submit(isolation).result() == ("read committed", "off")
    assert database.submit_read(isolation).result() == ("repeatable read", "on")
    database.close()
