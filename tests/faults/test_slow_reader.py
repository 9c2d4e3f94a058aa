"""Invariant 6: one slow socket delays nobody; it is closed and resumes."""

from collections.abc import Callable, Iterator

import pytest
from tests.kit.client import Person, new_http
from tests.kit.crowd import Crowd
from tests.kit.plugin import make_folder
from tests.kit.server import ServerProcess
from tests.rooms.realtime.raw import RawSocket

Desk = tuple[Person, str]

PEOPLE = 999
"""And the slow one: a second device of the first of them."""

HOUSEHOLDS = 20
"""Of the healthy ones, written to in each round."""

ROUNDS_MAX = 200


@pytest.fixture
def crowd(make_database_url: Callable[[str], str]) -> Iterator[Crowd]:
    made = Crowd(make_folder(), make_database_url("sqlite"), PEOPLE)
    yield made
    made.close()


@pytest.fixture
def server(crowd: Crowd) -> Iterator[ServerProcess]:
    settings = crowd.settings | {"socket_queue_bytes_max": "300000"}
    with ServerProcess(make_folder(), **settings) as running:
        yield running


@pytest.fixture
def desks(crowd: Crowd, server: ServerProcess) -> Iterator[list[Desk]]:
    """One of each household, with the account to write to."""
    of = {seat.token: seat for seat in crowd.seats}
    with new_http() as http:
        yield [
            (Person(server.url, "", token, of[token].user, of[token].household, http), account_id)
            for token, account_id in crowd.desks
        ]


def is_held(person: Person) -> bool:
    """Whether both of their sockets are open: a closed one is not listed."""
    return len(person.get("/ws/connections")["items"]) == 2


def test_a_thousand_others_hear_everything_while_one_reads_nothing(
    crowd: Crowd, server: ServerProcess, desks: list[Desk]
) -> None:
    (robin, account_id), *others = desks
    with crowd.listening(server) as swarm, RawSocket(server.url) as slow:
        assert slow.ask(robin.token).status == 101
        assert slow.receive()["type"] == "session.ready"

        rounds = 0
        while robin.record_long_notes(account_id) and is_held(robin):
            for person, its_account in others[:HOUSEHOLDS]:
                person.record(its_account, -1)
            crowd.check_complete(swarm)  # of what was written while the slow one reads nothing
            rounds += 1
            assert rounds < ROUNDS_MAX, "the slow reader is never closed"
        heard, close = slow.rest()
        crowd.check_complete(swarm)

    got = [each["seq"] for each in heard]
    assert rounds > 1
    assert close == (4001, "slow")
    seq = robin.record_long_notes(account_id)
    with robin.socket(since=got[-1]) as again:
        got += [each["seq"] for each in again.receive_until(seq)]
    assert got == list(range(1, seq + 1))
