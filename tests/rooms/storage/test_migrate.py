"""Migrations: the schema is the code's, and an existing file is copied before it is changed."""

import shutil
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import NullPool, create_engine
from tests.kit.ledger import Ledger
from tests.kit.plugin import make_folder

from pennybell.kit.ids import uuid7_ids
from pennybell.storage import migrate as migrations
from pennybell.storage.migrate import differences, migrate, newest_revision, pending

NEXT = '''"""One more table, for a test."""

import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{head}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table("later", sa.Column("id", sa.Integer(), primary_key=True))
    if {fails}:
        raise RuntimeError("cut off")
'''


@pytest.fixture
def path() -> Path:
    return make_folder() / "pennybell.sqlite3"


@pytest.fixture
def add_revision(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """A newer version of the program: its migrations and one more."""

    def add(*, fails: bool = False) -> None:
        folder = make_folder() / "migrations"
        shutil.copytree(Path(migrations.__file__).parent / "migrations", folder)
        text = NEXT.format(head=newest_revision(), fails=fails)
        (folder / "versions" / "9999_later.py").write_text(text)
        original = migrations._config

        def config(*args: object) -> Config:
            made = original(*args)  # type: ignore[arg-type]  # passed on as it came
            made.set_main_option("script_location", str(folder))
            return made

        monkeypatch.setattr(migrations, "_config", config)

    return add


def copies(path: Path) -> list[Path]:
    return sorted(path.parent.glob("*.before-*"))


def tables(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        query = "SELECT name FROM sqlite_master WHERE type = 'table'"
        return {str(name) for (name,) in connection.execute(query)}


def payees(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [str(payee) for (payee,) in connection.execute("SELECT payee FROM transactions")]


def test_migrated_schema_is_the_one_in_the_code(
    database_kind: str, make_database_url: Callable[[str], str]
) -> None:
    url = make_database_url(database_kind)
    assert pending(url) is not None
    migrate(url, ids=uuid7_ids())
    assert differences(url) == []
    assert pending(url) is None


def test_migrating_again_changes_nothing_and_keeps_installation_and_epoch(ledger: Ledger) -> None:
    def meta() -> list[tuple[str, str]]:
        with ledger.database.read() as connection:
            rows = connection.exec_driver_sql("SELECT key, value FROM meta ORDER BY key")
            return [(str(key), str(value)) for key, value in rows]

    before = meta()
    assert migrate(ledger.url, ids=uuid7_ids()) is None
    assert meta() == before
    assert [key for key, _ in before] == ["epoch", "installation"]


def test_first_start_copies_nothing(path: Path) -> None:
    assert migrate(f"sqlite:///{path}", ids=uuid7_ids()) is None
    assert copies(path) == []


def test_existing_file_is_copied_whole_before_it_is_migrated(
    path: Path, add_revision: Callable[..., None]
) -> None:
    with Ledger(f"sqlite:///{path}") as ledger:
        robin = ledger.found()
        ledger.record(robin, ledger.open_account(robin).id, -1, payee="Bakery")
        add_revision()
        # The ledger is still open: its last rows stand in the write-ahead log, not in the file.
        copy = migrate(ledger.url, ids=uuid7_ids())

    assert copy is not None
    assert copies(path) == [copy]
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert payees(copy) == payees(path) == ["Bakery"]
    assert "later" not in tables(copy)
    assert "later" in tables(path)
    assert migrate(f"sqlite:///{path}", ids=uuid7_ids()) is None
    assert copies(path) == [copy]


def test_migration_that_fails_leaves_the_file_as_it_was(
    path: Path, add_revision: Callable[..., None]
) -> None:
    url = f"sqlite:///{path}"
    with Ledger(url) as ledger:
        robin = ledger.found()
        ledger.record(robin, ledger.open_account(robin).id, -1, payee="Bakery")
    before = tables(path)
    add_revision(fails=True)
    with pytest.raises(RuntimeError, match="cut off"):
        migrate(url, ids=uuid7_ids())
    assert tables(path) == before
    assert payees(path) == ["Bakery"]


def test_totals_by_month_are_added_up_from_those_by_day(
    database_kind: str, make_database_url: Callable[[str], str]
) -> None:
    url = make_database_url(database_kind)
    ids = uuid7_ids()
    home, account = ids(), ids()
    days = [
        (home, "2024-02-29", account, "transfer", 5, 0, 1),
        (home, "2024-02-01", account, "transfer", 7, 40, 2),
        (home, "2024-03-01", account, "transfer", 0, 100, 1),
        (home, "2024-03-01", account, "uncategorised", 0, 9, 1),
    ]
    engine = create_engine(url, poolclass=NullPool)
    with engine.begin() as connection:
        command.upgrade(migrations._config(connection), "0011")
        connection.exec_driver_sql(
            f"INSERT INTO households VALUES ('{home}', 'Home', 'Europe/Berlin', 'EUR', 1, 0)"  # noqa: S608
        )
        for row in days:
            connection.exec_driver_sql(f"INSERT INTO day_totals VALUES {row}")  # noqa: S608
    migrate(url, ids=ids)
    with engine.connect() as connection:
        rows = connection.exec_driver_sql(
            "SELECT CAST(date AS text), bucket, inflow_minor, outflow_minor, count"
            " FROM month_totals ORDER BY 1, 2"
        )
        assert [tuple(row) for row in rows] == [
            ("2024-02-01", "transfer", 12, 40, 3),
            ("2024-03-01", "transfer", 0, 100, 1),
            ("2024-03-01", "uncategorised", 0, 9, 1),
        ]
    engine.dispose()
