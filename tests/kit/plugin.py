"""pytest plugin: databases and servers for tests that hold for SQLite and PostgreSQL alike."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.kit.ledger import Ledger
from tests.kit.server import ServerProcess

BOTH = ["sqlite", "postgresql"]


@pytest.fixture(scope="module", params=BOTH)
def database_kind(request: pytest.FixtureRequest) -> str:
    """Whatever asks for this, directly or not, runs once for each database."""
    return str(request.param)


@pytest.fixture(scope="session")
def make_database_url(
    make_postgres_database: Callable[[], str], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], str]:
    """Answers the URL of a fresh, empty database of the kind given, as SQLAlchemy wants it."""

    def make(kind: str) -> str:
        if kind == "sqlite":
            return f"sqlite:///{tmp_path_factory.mktemp('database') / 'pennybell.sqlite3'}"
        return make_postgres_database().replace("postgresql://", "postgresql+psycopg://", 1)

    return make


@pytest.fixture
def database_url(database_kind: str, make_database_url: Callable[[str], str]) -> str:
    """A fresh, empty database of each kind."""
    return make_database_url(database_kind)


@pytest.fixture
def ledger(database_url: str) -> Iterator[Ledger]:
    """A migrated database of each kind, with the unit of work over it; nothing listens."""
    with Ledger(database_url) as opened:
        yield opened


@pytest.fixture(scope="module")
def server(
    database_kind: str,
    make_database_url: Callable[[str], str],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[ServerProcess]:
    """A running server over each database, for one module: register people of your own in it."""
    folder: Path = tmp_path_factory.mktemp("server")
    url = "" if database_kind == "sqlite" else make_database_url(database_kind)
    with ServerProcess(folder, database_url=url) as running:
        yield running
