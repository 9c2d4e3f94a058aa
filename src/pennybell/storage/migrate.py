"""Bring a database to the newest schema; on SQLite after a copy of the file."""

import sqlite3
from pathlib import Path
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, NullPool, create_engine, event, inspect, select
from sqlalchemy.engine import make_url

from pennybell.kit.ids import Ids
from pennybell.storage import backup, dialect
from pennybell.storage.tables.log import meta
from pennybell.storage.tables.schema import metadata

MIGRATION_LOCK = 7_366_622
"""PostgreSQL advisory lock: of several processes that start at once, one migrates."""


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    if connection is not None:
        config.attributes["connection"] = connection
    return config


def newest_revision() -> str:
    return str(ScriptDirectory.from_config(_config()).get_current_head())


def revision_of(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def migrate(url: str, *, ids: Ids) -> Path | None:
    """Upgrade the schema if it is older; returns the backup that was made first, if any.

    A database that was never used gets its installation id and epoch.
    """
    if dialect.is_sqlite(url):
        path = Path(make_url(url).database or "")
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with create_engine(url, poolclass=NullPool).connect() as connection:
            before = revision_of(connection)
            if before is None:
                connection.exec_driver_sql("PRAGMA journal_mode = WAL")
        if before == newest_revision():
            return None
        copied = None if before is None else _copy(path, before)
        _upgrade(_whole_or_not(url), ids)
        return copied
    _upgrade(create_engine(url, poolclass=NullPool), ids)
    return None


def _whole_or_not(url: str) -> Engine:
    """SQLite, where a migration commits as one or leaves nothing, and only one process migrates.

    Left alone, sqlite3 begins no transaction for DDL: a start cut off in the middle would leave
    half a schema that no later start gets past.
    """
    engine = create_engine(url, poolclass=NullPool)

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _upgrade(engine: Engine, ids: Ids) -> None:
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_lock({MIGRATION_LOCK})")
        try:
            if revision_of(connection) != newest_revision():
                command.upgrade(_config(connection), "head")
            if connection.execute(select(meta)).first() is None:
                rows = [{"key": key, "value": ids()} for key in ("installation", "epoch")]
                connection.execute(meta.insert(), rows)
            connection.commit()
        finally:
            if engine.dialect.name == "postgresql":
                connection.rollback()
                connection.exec_driver_sql(f"SELECT pg_advisory_unlock({MIGRATION_LOCK})")
                connection.commit()
    engine.dispose()


def _copy(path: Path, revision: str) -> Path:
    """A consistent copy beside the file, by SQLite's own backup."""
    copy = path.with_name(f"{path.stem}.before-{revision}{path.suffix}")
    backup.copy(path, copy)
    return copy


def pending(url: str) -> str | None:
    """Why the database cannot be served as it is, or None when its schema is the newest."""
    engine = create_engine(url, poolclass=NullPool)
    with engine.connect() as connection:
        present = revision_of(connection)
    return None if present == newest_revision() else f"schema {present}, not {newest_revision()}"


def differences(url: str) -> list[Any]:
    """What Alembic would change to make the database like the tables in the code."""
    engine = create_engine(url, poolclass=NullPool)
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True}
        )
        return list(compare_metadata(context, metadata))


def is_empty(url: str) -> bool:
    engine = create_engine(url, poolclass=NullPool)
    with engine.connect() as connection:
        return not inspect(connection).get_table_names()
