"""What every bus promises, and what Redis may do without breaking it."""

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
import redis
from tests.kit.client import ARRIVES_S_MAX
from tests.services.postgres import free_port
from tests.services.redis_server import PrivateRedis

from pennybell.bus.memory import MemoryBus
from pennybell.bus.port import Bus
from pennybell.bus.redis import CHANNEL, RedisBus, from_text, to_text
from pennybell.events.bell import Ask, Bell, Reply, Ring
from pennybell.kit.ids import uuid7_ids

ids = uuid7_ids()
MakeBus = Callable[[], Bus]


@pytest.fixture(params=["memory", "redis", "redis that is not there"])
def make_bus(request: pytest.FixtureRequest) -> MakeBus:
    """Each implementation, and Redis at its worst: this process must notice no difference."""
    if request.param == "memory":
        return MemoryBus
    if request.param == "redis":
        url = request.getfixturevalue("redis_url")
    else:
        url = f"redis://127.0.0.1:{free_port()}/0"
    installation = ids()
    return lambda: RedisBus(url, installation=installation, origin=ids())


def bell(number: int, user_id: str = "robin") -> Bell:
    return Bell((Ring(user_id, number, number, (f'{{"seq":{number}}}'.encode(),)),))


def whole_bell() -> Bell:
    """One with something in every field."""
    whole = Bell(
        bell(1).rings,
        ended=(("robin", "session"),),
        joined=("sam",),
        disconnected=(("robin", "connection"),),
        committed_at=1_769_423_400.25,
        disabled=("kim",),
        asks=(Ask("question", "acks", ("robin", "sam")),),
        replies=(Reply("question", "[]"),),
    )
    assert all(whole), "a field was added: name it here"
    return whole


def numbers(bells: list[Bell]) -> list[int]:
    return [ring.first for each in bells for ring in each.rings]


@asynccontextmanager
async def listening(bus: Bus) -> AsyncIterator[list[Bell]]:
    heard: list[Bell] = []
    await bus.start(heard.append)
    try:
        yield heard
    finally:
        await bus.stop()


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(ARRIVES_S_MAX):
        while not holds():  # noqa: ASYNC110 - it waits for what somebody else does
            await asyncio.sleep(0.01)


def publish_many(bus: Bus, count: int, user_id: str = "robin") -> None:
    for number in range(count):
        bus.publish(bell(number, user_id))


def within_loop(scenario: Callable[[], Awaitable[None]]) -> None:
    async def run() -> None:
        await scenario()

    asyncio.run(run())


def test_bells_of_one_thread_arrive_once_and_in_order(make_bus: MakeBus) -> None:
    async def scenario() -> None:
        bus = make_bus()
        async with listening(bus) as heard:
            await asyncio.to_thread(publish_many, bus, 500)
            await until(lambda: len(heard) >= 500)
            await asyncio.sleep(0.2)  # an echo would arrive now
            assert numbers(heard) == list(range(500))

    within_loop(scenario)


def test_bells_of_many_threads_all_arrive_in_each_threads_order(make_bus: MakeBus) -> None:
    async def scenario() -> None:
        bus = make_bus()
        async with listening(bus) as heard:
            users = ["robin", "sam", "kim", "ada"]
            threads = [
                threading.Thread(target=publish_many, args=(bus, 200, user)) for user in users
            ]
            for thread in threads:
                thread.start()
            await until(lambda: len(heard) >= 800)
            for thread in threads:
                thread.join()
            for user in users:
                own = [each for each in heard if each.rings[0].user_id == user]
                assert numbers(own) == list(range(200))

    within_loop(scenario)


def test_bells_are_delivered_on_the_event_loop(make_bus: MakeBus) -> None:
    async def scenario() -> None:
        bus = make_bus()
        threads: list[threading.Thread] = []
        await bus.start(lambda _bell: threads.append(threading.current_thread()))
        await asyncio.to_thread(bus.publish, bell(1))
        await until(lambda: bool(threads))
        assert threads == [threading.current_thread()]
        await bus.stop()

    within_loop(scenario)


def test_a_consumer_that_fails_at_one_bell_hears_the_next(make_bus: MakeBus) -> None:
    async def scenario() -> None:
        bus = make_bus()
        heard: list[Bell] = []
        await bus.start(failing_once(heard))
        await asyncio.to_thread(publish_many, bus, 3)
        await until(lambda: len(heard) == 3)
        assert numbers(heard) == [0, 1, 2]
        await bus.stop()

    within_loop(scenario)


def failing_once(heard: list[Bell]) -> Callable[[Bell], None]:
    """Notes every bell, and fails at the first."""

    def deliver(each: Bell) -> None:
        heard.append(each)
        if len(heard) == 1:
            raise LookupError("the first one is too much")

    return deliver


def test_publishing_before_start_and_after_stop_harms_nobody(make_bus: MakeBus) -> None:
    async def scenario() -> None:
        bus = make_bus()
        bus.publish(bell(1))
        async with listening(bus) as heard:
            bus.publish(bell(2))
            await until(lambda: len(heard) == 1)
        await asyncio.to_thread(bus.publish, bell(3))
        await asyncio.sleep(0.05)
        assert numbers(heard) == [2]

    within_loop(scenario)


def test_publishing_after_the_loop_has_closed_harms_nobody(make_bus: MakeBus) -> None:
    bus = make_bus()

    async def scenario() -> None:
        async with listening(bus):
            pass

    within_loop(scenario)
    bus.publish(bell(1))


def test_every_part_of_a_bell_arrives(make_bus: MakeBus) -> None:
    async def scenario() -> None:
        bus = make_bus()
        whole = whole_bell()
        async with listening(bus) as heard:
            bus.publish(whole)
            await until(lambda: bool(heard))
        assert heard == [whole]

    within_loop(scenario)


def test_only_a_bus_between_processes_is_worth_asking(redis_url: str) -> None:
    assert not MemoryBus().is_shared
    assert RedisBus(redis_url, installation=ids(), origin="here").is_shared


@pytest.mark.parametrize("field", Bell._fields)
def test_a_bell_with_anything_to_tell_is_not_silent(field: str) -> None:
    told = Bell(())._replace(**{field: getattr(whole_bell(), field)})

    assert told.is_silent is (field == "committed_at")


def test_a_bell_survives_the_way_through_redis_whatever_it_says() -> None:
    frames = ('{"payee":"Müller \U0001f514 \\u202e"}'.encode(), b"{}")
    sent = whole_bell()._replace(rings=(Ring("robin", 7, 8, frames),))
    assert from_text(to_text(sent, "here")) == ("here", sent)


@asynccontextmanager
async def two_processes(url: str) -> AsyncIterator[tuple[Bus, list[Bell], list[Bell]]]:
    """A bus that rings, what is heard beside it, and what another process hears."""
    installation = ids()
    here = RedisBus(url, installation=installation, origin="here")
    there = RedisBus(url, installation=installation, origin="there")
    async with listening(here) as near, listening(there) as far:
        await until_connected(here, far)
        near.clear()
        far.clear()
        yield here, near, far


async def until_connected(here: Bus, far: list[Bell]) -> None:
    """Ring until the other process hears: bells before it has subscribed are lost, rightly."""
    async with asyncio.timeout(ARRIVES_S_MAX):
        while not far:
            here.publish(bell(0))
            await asyncio.sleep(0.05)
        await asyncio.sleep(0.3)  # and the rest of those rings


def test_another_process_hears_each_bell_once_and_in_order(redis_url: str) -> None:
    async def scenario() -> None:
        async with two_processes(redis_url) as (here, near, far):
            for number in range(100):
                here.publish(bell(number))
            await until(lambda: len(far) >= 100)
            await asyncio.sleep(0.2)
            assert numbers(near) == numbers(far) == list(range(100))

    within_loop(scenario)


def test_another_installation_on_the_same_redis_hears_nothing(redis_url: str) -> None:
    async def scenario() -> None:
        stranger = RedisBus(redis_url, installation=ids(), origin="stranger")
        async with listening(stranger) as overheard:
            async with two_processes(redis_url) as (here, _near, far):
                here.publish(bell(1))
                await until(lambda: bool(far))
            assert overheard == []

    within_loop(scenario)


def test_killed_redis_keeps_no_bell_from_this_process_and_rings_others_again_when_back(
    private_redis: PrivateRedis,
) -> None:
    async def scenario() -> None:
        async with two_processes(private_redis.url) as (here, near, far):
            await asyncio.to_thread(private_redis.kill)
            started = time.monotonic()
            for number in range(1, 6):
                here.publish(bell(number))
            assert time.monotonic() - started < ARRIVES_S_MAX / 2, "publish waited for Redis"
            await until(lambda: len(near) == 5)
            assert numbers(near) == [1, 2, 3, 4, 5]
            await asyncio.to_thread(private_redis.start)
            far.clear()
            await until_connected(here, far)
            far.clear()
            here.publish(bell(6))
            await until(lambda: 6 in numbers(far))

    within_loop(scenario)


def test_nonsense_on_the_channel_deafens_nobody(redis_url: str) -> None:
    async def scenario() -> None:
        installation = ids()
        here = RedisBus(redis_url, installation=installation, origin="here")
        there = RedisBus(redis_url, installation=installation, origin="there")
        async with listening(here), listening(there) as far:
            await until_connected(here, far)
            with redis.Redis.from_url(redis_url) as stranger:
                for nonsense in (b"", b"{", b"[1]", b'["x",[["robin"]],[],[]]', b"\xff"):
                    stranger.publish(CHANNEL + installation, nonsense)
            far.clear()
            here.publish(bell(1))
            await until(lambda: 1 in numbers(far))

    within_loop(scenario)


def test_bells_that_wait_for_redis_are_bounded() -> None:
    async def scenario() -> None:
        bus = RedisBus(f"redis://127.0.0.1:{free_port()}/0", installation=ids(), origin="here")
        async with listening(bus) as heard:
            for number in range(11_000):
                bus.publish(bell(number))
            await until(lambda: len(heard) == 11_000)
            assert bus._outbox.qsize() <= 10_000

    within_loop(scenario)
