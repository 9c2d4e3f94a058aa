"""pytest plugin: the servers and the browser that tests run against.

What a test needs and cannot have fails it, in one sentence that says what to install; nothing is
ever skipped.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from tests.services import chromium, firefox, postgres, redis_server, run
from tests.services.redis_server import PrivateRedis
from tests.services.refusal import Lacking


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):  # the controlling process, with or without xdist
        folder = run.begin()
        config.add_cleanup(lambda: run.end(folder))
        forget_settings(folder)


def forget_settings(folder: Path) -> None:
    """Keep the developer's own server out of reach.

    What is set here goes before a `.env`, so a test that forgets to name its database, and every
    program it starts, finds an empty one.
    """
    for name in [name for name in os.environ if name.startswith("PENNYBELL_")]:
        if not name.startswith("PENNYBELL_TEST_"):
            del os.environ[name]
    os.environ["PENNYBELL_DATA_DIR"] = str(folder / "data")
    os.environ["PENNYBELL_DATABASE_URL"] = ""
    os.environ["PENNYBELL_BUS_URL"] = "memory://"


def answer_once(name: str, find: Callable[[], str]) -> str:
    try:
        return run.answer_once(name, find)
    except Lacking as lacking:
        pytest.fail(str(lacking), pytrace=False)


@pytest.fixture(scope="session")
def postgres_server_url() -> str:
    """A maintenance database, for creating others; use `make_postgres_database` or below."""
    return answer_once("postgres", postgres.find_server)


@pytest.fixture(scope="session")
def make_postgres_database(postgres_server_url: str) -> Iterator[Callable[[], str]]:
    """Each call creates an empty database and answers its URL; all are dropped at the end."""
    created: list[str] = []

    def make() -> str:
        created.append(postgres.create_database(postgres_server_url))
        return created[-1]

    yield make
    for url in created:
        postgres.drop_database(url, postgres_server_url)


@pytest.fixture(scope="session")
def postgres_url(make_postgres_database: Callable[[], str]) -> str:
    """An empty database for this process's tests to share, without tables at first."""
    return make_postgres_database()


@pytest.fixture(scope="session")
def redis_url() -> str:
    """A Redis to share; see `private_redis` for one that may be killed."""
    return answer_once("redis", redis_server.find_server)


@pytest.fixture
def private_redis() -> Iterator[PrivateRedis]:
    """A started Redis of this test's own, to kill and start again."""
    server = PrivateRedis(answer_once("redis-binary", redis_server.require_binary))
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def chromium_path() -> str:
    return answer_once("chromium", chromium.find)


@pytest.fixture(scope="session")
def chromium_arguments() -> list[str]:
    return chromium.launch_arguments()


@pytest.fixture(scope="session")
def firefox_path() -> str:
    return answer_once("firefox", firefox.find)


@pytest.fixture(scope="session")
def screen_path() -> str:
    """Xvfb: a screen for a browser that shows what it is told only on one."""
    return answer_once("screen", firefox.find_screen)


@pytest.fixture(scope="module")
def browser(chromium_path: str, chromium_arguments: list[str]) -> Iterator[Browser]:
    """A headless Chromium. For one module: Playwright's event loop must not stay in the thread."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=chromium_path, args=chromium_arguments, headless=True
        )
        yield started
        started.close()
