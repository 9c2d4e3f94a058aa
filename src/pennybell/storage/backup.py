"""Copies of an SQLite file while it is written to, and back; a new epoch for what came back."""

import itertools
import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, update

from pennybell.kit.ids import Ids
from pennybell.storage.tables.log import meta


class NotRestored(Exception):
    """Why nothing was put back: a sentence for whoever asked."""


def copy(source: Path, to: Path) -> None:
    """A consistent copy, by SQLite's own backup, whoever writes meanwhile; for this user alone."""
    to.touch(mode=0o600)
    to.chmod(0o600)
    with closing(sqlite3.connect(source)) as reading, closing(sqlite3.connect(to)) as writing:
        reading.backup(writing)


def put_back(source: Path, path: Path, *, ids: Ids) -> Path | None:
    """Put a copy in the place of a database nobody has open.

    It gets an epoch of its own: what devices were told since the copy was made has not happened
    any more, and its numbers will be given out again.

    Returns:
        Where the database that was there is kept now.

    Raises:
        NotRestored: the copy is none of this program's, or the database is in use.
    """
    beside = path.with_name(f"{path.name}.restoring")
    beside.unlink(missing_ok=True)
    try:
        copy(source, beside)
        with closing(sqlite3.connect(beside)) as connection, connection:
            _renew(connection, ids)
    except sqlite3.DatabaseError as error:
        beside.unlink(missing_ok=True)
        raise NotRestored(f"{source} is no copy of a Pennybell database.") from error
    kept = _set_aside(path) if path.exists() else None
    os.replace(beside, path)
    return kept


def renew_epoch(connection: Connection, *, ids: Ids) -> None:
    """For a database that its own tools brought back."""
    connection.execute(update(meta).where(meta.c.key == "epoch").values(value=ids()))


def _renew(connection: sqlite3.Connection, ids: Ids) -> None:
    renewed = connection.execute("UPDATE meta SET value = ? WHERE key = 'epoch'", (ids(),))
    if renewed.rowcount != 1:
        raise sqlite3.DatabaseError("no epoch")


def _set_aside(path: Path) -> Path:
    """Raises NotRestored: somebody has it open; in WAL mode each of them holds a lock."""
    with closing(sqlite3.connect(path, timeout=0)) as connection:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise NotRestored(f"{path} is in use: stop the server first.") from error
        connection.rollback()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    names = (f"{path.stem}.before-restore-{n}{path.suffix}" for n in itertools.count(1))
    kept = next(each for each in map(path.with_name, names) if not each.exists())
    os.replace(path, kept)
    # Of a crash: an index of a log that has been written into the file by now.
    path.with_name(f"{path.name}-shm").unlink(missing_ok=True)
    path.with_name(f"{path.name}-wal").unlink(missing_ok=True)
    return kept
