"""Redis is killed, restarted and cut off: no client misses an event for it, or hears one twice."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import NamedTuple

import pytest
import redis as redis_client
from tests.kit.crowd import Crowd, wait_until
from tests.kit.plugin import make_folder
from tests.kit.proxy import Cable
from tests.kit.server import ServerProcess
from tests.services import redis_server
from tests.services.plugin import answer_once
from tests.services.redis_server import PrivateRedis

from pennybell.bus.redis import CHANNEL
from pennybell.loadtest.swarm import Swarm

PEOPLE = 60
KILLS = 10
WRITES = 10
"""Answered between two faults."""


class Linked(NamedTuple):
    """Two processes on PostgreSQL that ring each other; `cable`: between `there` and Redis."""

    crowd: Crowd
    redis: PrivateRedis
    cable: Cable
    here: ServerProcess
    there: ServerProcess
    swarms: tuple[Swarm, Swarm]

    @property
    def servers(self) -> tuple[ServerProcess, ServerProcess]:
        return self.here, self.there

    def check_complete(self) -> None:
        for swarm in self.swarms:
            self.crowd.check_complete(swarm)

    def hearing(self) -> int:
        """How many processes Redis would tell."""
        with redis_client.Redis.from_url(self.redis.url) as client:
            channels = client.pubsub_channels(f"{CHANNEL}*")
            return sum(count for _, count in client.pubsub_numsub(*channels)) if channels else 0


@pytest.fixture
def linked(make_database_url: Callable[[str], str]) -> Iterator[Linked]:
    with ExitStack() as stack:
        crowd = Crowd(make_folder(), make_database_url("postgresql"), PEOPLE)
        stack.callback(crowd.close)
        redis = PrivateRedis(answer_once("redis-binary", redis_server.require_binary))
        redis.start()
        stack.callback(redis.stop)
        cable = stack.enter_context(Cable(redis.port))
        urls = redis.url, f"redis://127.0.0.1:{cable.port}/0"
        here, there = (
            stack.enter_context(ServerProcess(make_folder(), bus_url=url, **crowd.settings))
            for url in urls
        )
        swarms = tuple(stack.enter_context(crowd.listening(each)) for each in (here, there))
        yield Linked(crowd, redis, cable, here, there, (swarms[0], swarms[1]))


def test_redis_is_killed_and_restarted_ten_times_during_writes(linked: Linked) -> None:
    with linked.crowd.writing(linked.servers) as writers:
        for _ in range(KILLS):
            writers.wait_for(WRITES)
            linked.redis.kill()
            writers.wait_for(WRITES)
            linked.redis.start()
        writers.wait_for(WRITES)
    linked.check_complete()


def test_a_network_that_swallows_what_redis_says_delays_and_loses_nothing(linked: Linked) -> None:
    wait_until(lambda: linked.hearing() == 2, "the servers do not subscribe")
    with linked.crowd.writing(linked.servers) as writers:
        writers.wait_for(WRITES)
        linked.cable.swallow()
        writers.wait_for(WRITES)
    linked.check_complete()  # still cut off
    linked.cable.flow()
    with linked.crowd.writing(linked.servers) as writers:
        writers.wait_for(WRITES)
    linked.check_complete()


def test_a_process_that_was_cut_off_hears_bells_again(linked: Linked) -> None:
    """A connection that is swallowed ends nowhere: the process has to notice by itself."""
    wait_until(lambda: linked.hearing() == 2, "the servers do not subscribe")
    linked.cable.swallow()
    linked.cable.flow()
    wait_until(lambda: linked.hearing() == 3, "it still trusts the connection that is dead")
    with linked.crowd.writing(linked.servers) as writers:
        writers.wait_for(WRITES)
    linked.check_complete()
