"""Fixtures of the edge's tests."""

from collections.abc import Callable, Iterator

import pytest
from tests.rooms.edge.clocked import ClockedServer
from tests.rooms.edge.scene import Scene, set_up


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ClockedServer]:
    """A server with its own clock, for one module; nobody is throttled in it."""
    folder = tmp_path_factory.mktemp("house")
    with ClockedServer(folder, sign_ins_per_minute_max=0) as running:
        yield running


@pytest.fixture(scope="module")
def scene(
    database_kind: str,
    make_database_url: Callable[[str], str],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Scene]:
    """Something to throw bad input at, over each database; nothing in it may fail."""
    url = "" if database_kind == "sqlite" else make_database_url(database_kind)
    with set_up(tmp_path_factory.mktemp("scene"), url) as ready:
        yield ready


@pytest.fixture(scope="module")
def home(
    database_kind: str,
    make_database_url: Callable[[str], str],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[ClockedServer]:
    """The same over each database."""
    folder = tmp_path_factory.mktemp("home")
    url = make_database_url(database_kind)
    with ClockedServer(folder, database_url=url, sign_ins_per_minute_max=0) as running:
        yield running
