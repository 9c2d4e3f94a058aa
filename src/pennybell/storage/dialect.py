"""What differs between SQLite and PostgreSQL, in one place."""

import sqlite3
from typing import Any

from sqlalchemy import Connection, Engine, Table, create_engine, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.dialects.postgresql import Insert as PostgresInsert
from sqlalchemy.dialects.sqlite import Insert as SqliteInsert
from sqlalchemy.engine import make_url

from pennybell.storage import guard

READERS_MAX = 8
"""Connections for reading. Two cores gain nothing from more, and each has a page cache."""

WRITER_CACHE_KB = 16_000
READER_CACHE_KB = 1_000
"""Page caches. Readers lean on the file cache of the system: several private copies of the same
pages were a third of what 10,000 sockets cost."""

BUSY_TIMEOUT_S = 30
"""Seconds to wait for another process's write lock on the same SQLite file."""


def is_sqlite(url: str) -> bool:
    return make_url(url).get_backend_name() == "sqlite"


def upserts(table: Table) -> dict[str, SqliteInsert | PostgresInsert]:
    """INSERTs that take ON CONFLICT, by the name of the dialect: for statements made once."""
    return {"sqlite": sqlite.insert(table), "postgresql": postgresql.insert(table)}


def sqlite_engine(url: str, *, writer: bool, synchronous: str) -> Engine:
    """An engine whose transactions begin when told: SQLAlchemy's sqlite3 begins none for reads."""
    engine = create_engine(
        url,
        connect_args={"timeout": BUSY_TIMEOUT_S, "check_same_thread": False},
        pool_size=1 if writer else READERS_MAX,
        max_overflow=0,
        hide_parameters=True,  # the text of an error must not quote anybody's row
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(f"PRAGMA synchronous = {synchronous}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA cache_size = -{WRITER_CACHE_KB if writer else READER_CACHE_KB}")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.create_function("lower", 1, _lower, deterministic=True)
        if not writer:
            connection.execute("PRAGMA query_only = ON")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writer else "BEGIN")

    guard.install(engine)
    return engine


def _lower(text: str | None) -> str | None:
    """SQLite's own lower() knows ASCII only; a search for "müller" must find "MÜLLER"."""
    return None if text is None else str(text).lower()


def postgres_engine(url: str, *, writer: bool, connections: int) -> Engine:
    options: dict[str, Any] = {}
    if not writer:
        options = {
            "isolation_level": "REPEATABLE READ",
            "execution_options": {"postgresql_readonly": True},
        }
    engine = create_engine(
        url,
        pool_size=connections,
        max_overflow=0,
        pool_pre_ping=False,
        pool_timeout=30,
        hide_parameters=True,
        **options,
    )
    guard.install(engine)
    return engine
