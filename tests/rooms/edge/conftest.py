"""Fixtures of the edge's tests."""

from collections.abc import Iterator

import pytest
from tests.rooms.edge.clocked import ClockedServer


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ClockedServer]:
    """A server with its own clock, for one module; nobody is throttled in it."""
    folder = tmp_path_factory.mktemp("house")
    with ClockedServer(folder, sign_ins_per_minute_max=0) as running:
        yield running
