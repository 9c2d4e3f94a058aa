"""Fixtures of the sockets' tests."""

from collections.abc import Iterator

import pytest
from tests.kit.client import Person, register
from tests.rooms.edge.clocked import ClockedServer
from tests.rooms.realtime.hand import Hand
from tests.rooms.realtime.raw import RawSocket


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ClockedServer]:
    """A server with its own clock, for one module; nobody is throttled in it."""
    with ClockedServer(
        tmp_path_factory.mktemp("house"),
        sign_ins_per_minute_max=0,
        upgrades_per_minute_max=0,
        refused_upgrades_per_minute_max=0,
        allowed_origins=["https://app.example"],
    ) as running:
        yield running


@pytest.fixture
def robin(house: ClockedServer) -> Person:
    return register(house.url)


@pytest.fixture
def raw(house: ClockedServer) -> Iterator[RawSocket]:
    """Connected, nothing asked yet."""
    with RawSocket(house.url) as connected:
        yield connected


@pytest.fixture
def opened(raw: RawSocket, robin: Person) -> RawSocket:
    """Robin's open socket, past `session.ready`."""
    assert raw.ask(robin.token).status == 101
    assert raw.receive()["type"] == "session.ready"
    return raw


@pytest.fixture(scope="module")
def hand(house: ClockedServer) -> Hand:
    """For what happens on the server's event loop, such as the next second."""
    return Hand(house)
