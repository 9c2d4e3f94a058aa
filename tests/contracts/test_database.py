"""What both databases promise: whole jobs or nothing, one state per read, durable before heard."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from typing import Any

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError
from tests.kit.client import ARRIVES_S_MAX

from pennybell.storage.database import PostgresDatabase, SqliteDatabase, open_database

Database = SqliteDatabase | PostgresDatabase


class Refused(Exception):
    """A job changes its mind after having written."""


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    opened = open_database(database_url)
    opened.submit(lambda connection: run(connection, "CREATE TABLE word (it TEXT)")).result()
    yield opened
    opened.submit(lambda connection: run(connection, "DROP TABLE word")).result()
    opened.close()


def run(connection: Connection, statement: str, **values: Any) -> None:
    connection.execute(text(statement), values)


def insert(word: str) -> Callable[[Connection], str]:
    def job(connection: Connection) -> str:
        run(connection, "INSERT INTO word VALUES (:it)", it=word)
        return word

    return job


def insert_and_refuse(word: str) -> Callable[[Connection], str]:
    def job(connection: Connection) -> str:
        insert(word)(connection)
        raise Refused(word)

    return job


def words_in(connection: Connection) -> list[str]:
    return list(connection.execute(text("SELECT it FROM word ORDER BY it")).scalars())


def words(database: Database) -> list[str]:
    with database.read() as connection:
        return words_in(connection)


def test_result_of_a_job_is_answered_and_its_rows_are_there(database: Database) -> None:
    assert database.submit(insert("one")).result() == "one"
    assert words(database) == ["one"]


def test_failing_job_writes_nothing_and_its_error_reaches_who_asked(database: Database) -> None:
    with pytest.raises(Refused, match="half"):
        database.submit(insert_and_refuse("half")).result()
    assert words(database) == []


def test_statement_that_the_database_refuses_takes_its_whole_job_with_it(
    database: Database,
) -> None:
    def job(connection: Connection) -> None:
        insert("before")(connection)
        run(connection, "INSERT INTO missing VALUES (1)")

    with pytest.raises(DBAPIError):
        database.submit(job).result()
    assert words(database) == []


def test_failing_jobs_in_a_shared_commit_take_nothing_of_the_others(database: Database) -> None:
    gate = threading.Event()

    def wait(_connection: Connection) -> None:
        gate.wait(ARRIVES_S_MAX)

    blocker = database.submit(wait)  # on SQLite everything behind it waits for one commit
    futures: list[Future[str]] = []
    for number in range(30):
        job = insert_and_refuse if number % 3 == 1 else insert
        futures.append(database.submit(job(f"{number:02d}")))
    gate.set()
    blocker.result()
    refused = [number for number, future in enumerate(futures) if future.exception()]
    assert refused == [number for number in range(30) if number % 3 == 1]
    assert words(database) == [f"{number:02d}" for number in range(30) if number % 3 != 1]


def test_two_selects_of_one_read_see_one_state_while_a_writer_commits_between(
    database: Database,
) -> None:
    database.submit(insert("first")).result()
    with database.read() as connection:
        before = words_in(connection)
        database.submit(insert("second")).result()
        after = words_in(connection)
    assert before == after == ["first"]
    assert words(database) == ["first", "second"]


def test_nothing_is_seen_of_a_job_before_it_commits(database: Database) -> None:
    written, gate = threading.Event(), threading.Event()

    def job(connection: Connection) -> None:
        insert("early")(connection)
        written.set()
        gate.wait(ARRIVES_S_MAX)

    future = database.submit(job)
    assert written.wait(ARRIVES_S_MAX)
    seen = words(database)
    gate.set()
    future.result()
    assert seen == []
    assert words(database) == ["early"]


def test_after_commit_comes_when_others_can_read_the_rows_and_before_the_answer(
    database: Database,
) -> None:
    seen: list[tuple[str, list[str], bool]] = []
    futures: list[Future[str]] = []
    ready = threading.Event()

    def after_commit(word: str) -> None:
        ready.wait(ARRIVES_S_MAX)
        seen.append((word, words(database), futures[0].done()))

    futures.append(database.submit(insert("rung"), after_commit))
    ready.set()
    futures[0].result()
    assert seen == [("rung", ["rung"], False)]


def test_failing_job_rings_nobody(database: Database) -> None:
    rung: list[str] = []
    with pytest.raises(Refused):
        database.submit(insert_and_refuse("half"), rung.append).result()
    database.submit(insert("whole"), rung.append).result()
    assert rung == ["whole"]


def test_job_whose_asker_went_away_stops_nobody(database: Database) -> None:
    gate = threading.Event()

    def wait(_connection: Connection) -> None:
        gate.wait(ARRIVES_S_MAX)

    blockers = [database.submit(wait) for _ in range(8)]  # as many as PostgreSQL has threads
    abandoned = database.submit(insert("abandoned"))
    abandoned.cancel()
    gate.set()
    for blocker in blockers:
        blocker.result(ARRIVES_S_MAX)
    assert database.submit(insert("next")).result(ARRIVES_S_MAX) == "next"
    assert "next" in words(database)


def test_reader_cannot_write(database: Database) -> None:
    with pytest.raises(DBAPIError), database.read() as connection:
        insert("smuggled")(connection)
    assert words(database) == []


def test_reads_run_beside_a_writer(database: Database) -> None:
    gate = threading.Event()

    def wait(connection: Connection) -> None:
        insert("slow")(connection)
        gate.wait(ARRIVES_S_MAX)

    writer = database.submit(wait)
    assert database.submit_read(words_in).result(ARRIVES_S_MAX) == []
    gate.set()
    writer.result()


def test_what_was_submitted_before_closing_is_written(database_url: str) -> None:
    opened = open_database(database_url)
    opened.submit(lambda connection: run(connection, "CREATE TABLE word (it TEXT)")).result()
    futures = [opened.submit(insert(f"{number}")) for number in range(5)]
    opened.close()
    assert [future.result() for future in futures] == ["0", "1", "2", "3", "4"]
    with pytest.raises(RuntimeError):
        opened.submit(insert("late"))
    again = open_database(database_url)
    assert words(again) == ["0", "1", "2", "3", "4"]
    again.submit(lambda connection: run(connection, "DROP TABLE word")).result()
    again.close()


def test_jobs_that_lock_each_other_out_are_run_again(
    shared_postgres_url: str,
) -> None:
    database = open_database(shared_postgres_url)
    database.submit(insert_pair).result()
    both = threading.Barrier(2)
    tries: list[str] = []

    def update(first: str, second: str) -> Callable[[Connection], str]:
        def job(connection: Connection) -> str:
            tries.append(first)
            statement = "UPDATE pair SET n = n + 1 WHERE it = :it"
            run(connection, statement, it=first)
            if len(tries) <= 2:
                both.wait(ARRIVES_S_MAX)
            run(connection, statement, it=second)
            return first

        return job

    futures = [database.submit(update("a", "b")), database.submit(update("b", "a"))]
    assert [future.result() for future in futures] == ["a", "b"]
    with database.read() as connection:
        assert list(connection.execute(text("SELECT n FROM pair")).scalars()) == [2, 2]
    assert len(tries) == 3
    database.submit(lambda connection: run(connection, "DROP TABLE pair")).result()
    database.close()


def insert_pair(connection: Connection) -> None:
    run(connection, "CREATE TABLE pair (it TEXT, n INTEGER)")
    run(connection, "INSERT INTO pair VALUES ('a', 0), ('b', 0)")


def test_sqlite_notices_what_another_process_commits_and_not_its_own(
    make_database_url: Callable[[str], str],
) -> None:
    url = make_database_url("sqlite")
    here = open_database(url)
    assert isinstance(here, SqliteDatabase)
    noticed = threading.Event()
    here.submit(lambda connection: run(connection, "CREATE TABLE word (it TEXT)")).result()
    there = open_database(url)  # now it is in WAL mode: only one may switch it
    here.on_foreign_commit = noticed.set
    here.submit(insert("mine")).result()
    time.sleep(0.5)  # several looks
    assert not noticed.is_set()
    there.submit(insert("theirs")).result()
    assert noticed.wait(ARRIVES_S_MAX)
    here.close()
    there.close()
