"""One way to read and one way to write, over both databases.

A read runs in a transaction of its own that sees one state. A write is a *job*: a plain function
of a connection. On PostgreSQL each job is a transaction on one of a few threads. SQLite has one
writer thread; jobs that wait together share one commit (one fsync), each inside a savepoint, so
that one that fails takes nothing of the others with it.
"""

import queue
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, OperationalError

from pennybell.storage import dialect

T = TypeVar("T")
Job = Callable[[Connection], T]

JOBS_PER_COMMIT_MAX = 64
BATCH_S_MAX = 0.010
"""Seconds of work after which a shared commit stops taking jobs: nobody waits for a crowd."""

WATCH_S = 0.1
"""Seconds between looks for commits that another process made to the same SQLite file."""

RETRIES_MAX = 5
"""Deadlocks and serialisation failures on PostgreSQL (40P01, 40001) are run again this often."""


class Database(Protocol):
    """One way to read and one way to write.

    Guarantee: when the future of `submit` has a result, the job's writes are durable, and
    `after_commit` has been called with it. Calls come in commit order on SQLite; on PostgreSQL
    two may overtake each other, so what they carry has to bear its own numbers.
    """

    url: str
    is_sqlite: bool

    def read(self) -> AbstractContextManager[Connection]: ...

    def submit(
        self, job: Job[T], after_commit: Callable[[T], None] | None = None
    ) -> "Future[T]": ...

    def submit_read(self, job: Job[T]) -> "Future[T]": ...

    def close(self) -> None: ...


@dataclass(slots=True)
class _Entry(Generic[T]):
    job: Job[T]
    after_commit: Callable[[T], None] | None
    future: "Future[T]"


class SqliteDatabase:
    """WAL; one writer connection on one thread; readers on connections of their own."""

    is_sqlite = True

    def __init__(self, url: str, *, synchronous: str = "FULL", readers: int = 4) -> None:
        self.url = url
        self.writer = dialect.sqlite_engine(url, writer=True, synchronous=synchronous)
        self.reader = dialect.sqlite_engine(url, writer=False, synchronous=synchronous)
        self._jobs: queue.SimpleQueue[_Entry[Any] | None] = queue.SimpleQueue()
        self._readers = ThreadPoolExecutor(readers, thread_name_prefix="reader")
        self._closed = False
        self.on_foreign_commit: Callable[[], None] = lambda: None
        self._thread = threading.Thread(target=self._write_forever, name="writer", daemon=True)
        self._thread.start()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        with self.reader.connect() as connection, connection.begin():
            yield connection

    def submit(self, job: Job[T], after_commit: Callable[[T], None] | None = None) -> "Future[T]":
        future: Future[T] = Future()
        if self._closed:
            raise RuntimeError("the database is closed")
        self._jobs.put(_Entry(job, after_commit, future))
        return future

    def submit_read(self, job: Job[T]) -> "Future[T]":
        return self._readers.submit(_in_read, self, job)

    def close(self) -> None:
        if not self._closed:
            self._closed = True
            self._jobs.put(None)
            self._thread.join()
            self._readers.shutdown()
            self.writer.dispose()
            self.reader.dispose()

    def _write_forever(self) -> None:
        with self.writer.connect() as connection:
            raw: sqlite3.Connection = connection.connection.dbapi_connection  # type: ignore[assignment]
            version, watched_at = _data_version(raw), time.monotonic()
            while True:
                try:
                    entry = self._jobs.get(timeout=WATCH_S)
                except queue.Empty:
                    pass
                else:
                    if entry is None or not self._write_batch(connection, entry):
                        return
                if time.monotonic() - watched_at > WATCH_S:
                    watched_at, seen = time.monotonic(), _data_version(raw)
                    if seen != version:
                        version = seen
                        self.on_foreign_commit()

    def _write_batch(self, connection: Connection, entry: "_Entry[Any] | None") -> bool:
        """Run waiting jobs inside one transaction; False when told to stop."""
        done: list[tuple[_Entry[Any], Any]] = []
        deadline = time.monotonic() + BATCH_S_MAX
        try:
            with connection.begin():
                while entry is not None:
                    self._run_in_savepoint(connection, entry, done)
                    if len(done) >= JOBS_PER_COMMIT_MAX or time.monotonic() > deadline:
                        break
                    try:
                        entry = self._jobs.get_nowait()
                    except queue.Empty:
                        break
        except BaseException as error:  # noqa: BLE001 - the waiters get it, whatever it is
            for waiting, _ in done:
                waiting.future.set_exception(error)
            if entry is not None and not entry.future.done():
                entry.future.set_exception(error)
            return entry is not None
        for finished, result in done:
            if finished.after_commit is not None:
                finished.after_commit(result)
            finished.future.set_result(result)
        return entry is not None

    def _run_in_savepoint(
        self, connection: Connection, entry: _Entry[Any], done: list[tuple[_Entry[Any], Any]]
    ) -> None:
        if not entry.future.set_running_or_notify_cancel():
            return  # whoever asked has gone; from here on they cannot
        raw: sqlite3.Connection = connection.connection.dbapi_connection  # type: ignore[assignment]
        raw.execute("SAVEPOINT job")
        try:
            result = entry.job(connection)
        except BaseException as error:
            if not raw.in_transaction:
                raise  # SQLite itself rolled everything back (disk full, for example)
            raw.execute("ROLLBACK TO job")
            raw.execute("RELEASE job")
            entry.future.set_exception(error)
        else:
            raw.execute("RELEASE job")
            done.append((entry, result))


def _data_version(raw: sqlite3.Connection) -> int:
    """Changes when another connection commits, never by this one's own commits."""
    return int(raw.execute("PRAGMA data_version").fetchone()[0])


class PostgresDatabase:
    """A few threads, each job a transaction (READ COMMITTED; the log's locks give the order)."""

    is_sqlite = False

    def __init__(self, url: str, *, threads: int = 8) -> None:
        self.url = url
        self.writer = dialect.postgres_engine(url, writer=True, connections=threads)
        self.reader = dialect.postgres_engine(url, writer=False, connections=threads)
        self._writers = ThreadPoolExecutor(threads, thread_name_prefix="writer")
        self._readers = ThreadPoolExecutor(threads, thread_name_prefix="reader")

    @contextmanager
    def read(self) -> Iterator[Connection]:
        with self.reader.connect() as connection, connection.begin():
            yield connection

    def submit(self, job: Job[T], after_commit: Callable[[T], None] | None = None) -> "Future[T]":
        return self._writers.submit(self._write, job, after_commit)

    def submit_read(self, job: Job[T]) -> "Future[T]":
        return self._readers.submit(_in_read, self, job)

    def close(self) -> None:
        self._writers.shutdown()
        self._readers.shutdown()
        self.writer.dispose()
        self.reader.dispose()

    def _write(self, job: Job[T], after_commit: Callable[[T], None] | None) -> T:
        for attempt in range(RETRIES_MAX + 1):
            try:
                with self.writer.begin() as connection:
                    result = job(connection)
            except OperationalError as error:
                if attempt == RETRIES_MAX or not _is_passing(error):
                    raise
                time.sleep(0.01 * 2**attempt)
            else:
                if after_commit is not None:
                    after_commit(result)
                return result
        raise AssertionError("unreachable")


def _is_passing(error: DBAPIError) -> bool:
    return getattr(error.orig, "sqlstate", None) in {"40001", "40P01"}


def _in_read(database: "SqliteDatabase | PostgresDatabase", job: Job[T]) -> T:
    with database.read() as connection:
        return job(connection)


def open_database(
    url: str, *, synchronous: str = "FULL", threads: int = 8
) -> SqliteDatabase | PostgresDatabase:
    """Open the store that `url` names; the schema is made by migrations, not here."""
    if dialect.is_sqlite(url):
        return SqliteDatabase(url, synchronous=synchronous)
    return PostgresDatabase(url, threads=threads)


def writer_engine(database: "SqliteDatabase | PostgresDatabase") -> Engine:
    return database.writer
