"""A first start that is cut off leaves nothing a later one could trip over; two at once agree."""

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine, select

from pennybell.kit.ids import uuid7_ids
from pennybell.storage.migrate import differences, migrate, pending
from pennybell.storage.tables.log import meta

STARTS_S_MAX = 60.0
MIGRATE = (
    "import sys; from pennybell.storage.migrate import migrate;"
    " from pennybell.kit.ids import uuid7_ids; migrate(sys.argv[1], ids=uuid7_ids())"
)


def starting(url: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", MIGRATE, url], env=dict(os.environ))  # noqa: TID251


def tables(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        query = "SELECT count(*) FROM sqlite_master WHERE type = 'table'"
        return int(connection.execute(query).fetchone()[0])


@pytest.mark.parametrize("after_ms", [0, 10, 25, 50, 90])
def test_first_start_killed_at_any_point_is_done_over(tmp_path: Path, after_ms: int) -> None:
    path = tmp_path / "pennybell.sqlite3"
    url = f"sqlite:///{path}"
    process = starting(url)
    until = time.monotonic() + STARTS_S_MAX
    while not path.exists():
        assert time.monotonic() < until
        time.sleep(0.001)
    time.sleep(after_ms / 1_000)
    process.kill()
    process.wait()
    left = tables(path)
    migrate(url, ids=uuid7_ids())
    assert left in {0, tables(path)}, "the schema is there as a whole or not at all"
    assert pending(url) is None
    assert differences(url) == []
    with create_engine(url).connect() as connection:
        assert set(connection.execute(select(meta.c.key)).scalars()) == {"installation", "epoch"}


def test_first_starts_at_once_make_one_installation(
    database_kind: str, make_database_url: Callable[[str], str]
) -> None:
    database_url = make_database_url(database_kind)
    processes = [starting(database_url) for _ in range(4)]
    assert [process.wait(STARTS_S_MAX) for process in processes] == [0, 0, 0, 0]
    assert differences(database_url) == []
    engine = create_engine(database_url)
    with engine.connect() as connection:
        assert len(connection.execute(select(meta)).all()) == 2
    engine.dispose()
