"""A migrated SQLite database without running the migrations: a copy of one made once per test run.

Each copy gets an installation id and an epoch of its own, as a migrated database has them.
"""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy.engine import make_url
from tests.services import run

from pennybell.kit.ids import Ids
from pennybell.storage import dialect
from pennybell.storage.migrate import migrate


def migrate_by_copy(url: str, *, ids: Ids) -> None:
    """What `migrate` does, for a database that is not there yet or is no SQLite file too."""
    path = Path(make_url(url).database or "")
    if not dialect.is_sqlite(url) or path.exists():
        migrate(url, ids=ids)
        return
    shutil.copyfile(run.answer_once("template", lambda: make_template(ids)), path)
    with closing(sqlite3.connect(path)) as connection, connection:
        keys = connection.execute("SELECT key FROM meta").fetchall()
        rows = [(ids(), *key) for key in keys]
        connection.executemany("UPDATE meta SET value = ? WHERE key = ?", rows)


def make_template(ids: Ids) -> str:
    path = run.folder() / "template.sqlite3"
    migrate(f"sqlite:///{path}", ids=ids)
    return str(path)
