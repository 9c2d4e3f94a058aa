"""pytest plugin: databases and servers for tests that hold for SQLite and PostgreSQL alike."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.kit.ledger import Ledger
from tests.kit.server import ServerProcess
from tests.services import run

BOTH = ["sqlite", "postgresql"]


@pytest.fixture(scope="module", params=BOTH)
def database_kind(request: pytest.FixtureRequest) -> str:
    """Whatever asks for this, directly or not, runs once for each database."""
    return str(request.param)


def make_folder() -> Path:
    """A fresh folder that goes with this run, and not with another one beside it."""
    return Path(tempfile.mkdtemp(dir=run.folder()))


@pytest.fixture(scope="session")
def make_database_url(make_postgres_database: Callable[[], str]) -> Callable[[str], str]:
    """Answers the URL of a fresh, empty database of the kind given, as SQLAlchemy wants it."""

    def make(kind: str) -> str:
        if kind == "sqlite":
            return f"sqlite:///{make_folder() / 'pennybell.sqlite3'}"
        return make_postgres_database().replace("postgresql://", "postgresql+psycopg://", 1)

    return make


@pytest.fixture(scope="session")
def shared_postgres_url(make_database_url: Callable[[str], str]) -> str:
    """One for all tests of this process: making and dropping databases costs a second each."""
    return make_database_url("postgresql")


@pytest.fixture
def database_url(
    database_kind: str, make_database_url: Callable[[str], str], shared_postgres_url: str
) -> str:
    """A database of each kind. PostgreSQL's was used before: make households of your own."""
    return make_database_url("sqlite") if database_kind == "sqlite" else shared_postgres_url


@pytest.fixture
def ledger(database_url: str) -> Iterator[Ledger]:
    """A migrated database of each kind, with the unit of work over it; nothing listens."""
    with Ledger(database_url) as opened:
        yield opened


@pytest.fixture
def postgres_ledger(shared_postgres_url: str) -> Iterator[Ledger]:
    """Where units of work really run beside each other."""
    with Ledger(shared_postgres_url) as opened:
        yield opened


@pytest.fixture(scope="module")
def server(database_kind: str, make_database_url: Callable[[str], str]) -> Iterator[ServerProcess]:
    """A running server over each database, for one module: register people of your own in it."""
    url = "" if database_kind == "sqlite" else make_database_url(database_kind)
    with ServerProcess(make_folder(), database_url=url) as running:
        yield running
