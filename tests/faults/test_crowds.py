"""Servers that are killed, stopped and blocked while hundreds of sockets listen and people write."""

from collections.abc import Callable, Iterator

import pytest
from tests.kit.crowd import Crowd, found_by, wait_until
from tests.kit.plugin import make_folder
from tests.kit.server import ServerProcess

from pennybell.loadtest.swarm import Swarm

PEOPLE = 300
KILLS = 3
WRITES = 60
"""Answered between two faults."""


@pytest.fixture
def crowd(database_kind: str, make_database_url: Callable[[str], str]) -> Iterator[Crowd]:
    made = Crowd(make_folder(), make_database_url(database_kind), PEOPLE)
    yield made
    made.close()


@pytest.fixture
def server(crowd: Crowd) -> Iterator[ServerProcess]:
    with ServerProcess(make_folder(), **crowd.settings) as running:
        yield running


def all_lost(swarm: Swarm) -> bool:
    return found_by(swarm).counts.opened == 0


def check_promises(crowd: Crowd, promises: list[tuple[int, int]]) -> None:
    """Every 201 that somebody got is in their household's streams."""
    heads = dict(zip((seat.household for seat in crowd.seats), crowd.heads(), strict=True))
    owners = {seat.token: seat.household for seat in crowd.seats}
    for desk, seq in promises:
        assert seq <= heads[owners[crowd.desks[desk][0]]]


def test_everybody_is_complete_again_after_kill_9_under_load(
    crowd: Crowd, server: ServerProcess
) -> None:
    with crowd.listening(server) as swarm:
        with crowd.writing([server]) as writers:
            for _ in range(KILLS):
                writers.wait_for(WRITES)
                server.kill()
                wait_until(lambda: all_lost(swarm), "the killed server's sockets stay open")
                server.start()
                writers.wait_for(WRITES)
                swarm.come_back()
            writers.wait_for(WRITES)
        crowd.check_complete(swarm)
        assert found_by(swarm).counts.lost == KILLS * PEOPLE
    check_promises(crowd, writers.promises)


def test_everybody_is_told_of_a_sigterm_under_load_and_nobody_loses_anything(
    crowd: Crowd, server: ServerProcess
) -> None:
    with crowd.listening(server) as swarm:
        with crowd.writing([server]) as writers:
            writers.wait_for(WRITES)
            server.stop()
            wait_until(lambda: all_lost(swarm), "the stopped server's sockets stay open")
            told = found_by(swarm)
            server.start()
            writers.wait_for(WRITES)
            swarm.come_back()
            writers.wait_for(WRITES)
        crowd.check_complete(swarm)
    assert told.notes["session.draining"] == PEOPLE
    assert told.closes == {4000: PEOPLE}
    check_promises(crowd, writers.promises)
