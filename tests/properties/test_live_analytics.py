"""What a live frame says is what its endpoint says at the same number.

Two members act at random; after each action every endpoint is asked, and each frame that was heard
is compared with the answer of the same `as_of_seq`. In the end the last frames are how it stands.
"""

import random
import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.kit.client import Json, Person, Socket, register
from tests.properties.actions import act_once
from tests.properties.test_old_state_and_events import fill
from tests.properties.world import World
from tests.rooms.edge.clocked import ClockedServer

from pennybell.kit.clock import system_clock

ENDPOINTS = {
    "analytics.spending_updated": "/analytics/spending/curve",
    "analytics.net_worth_updated": "/analytics/net-worth",
    "analytics.budget_updated": "/analytics/budgets",
}
NOON = datetime(2026, 6, 10, 12, tzinfo=UTC)
ROUNDS = 80
ROUNDS_MAX = 400
COMPARED_MIN = 12
SETTLED_S_MAX = 10.0

Said = dict[tuple[str, str | None, int], Json]
"""By type, period and number."""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ClockedServer]:
    """Nobody else writes: no readers. The period is one that random days fall in."""
    folder: Path = tmp_path_factory.mktemp("live")
    with ClockedServer(folder, sign_ins_per_minute_max=0, upgrades_per_minute_max=0) as running:
        running.clock.ahead_ms = int(NOON.timestamp() * 1_000) - system_clock()
        yield running


def ask(person: Person, period: str | None) -> Iterator[tuple[str, Json]]:
    query = {"period": period or "2026-06"}
    for type_, path in ENDPOINTS.items():
        yield type_, person.get(path, **query)


def watch(opened: ExitStack, person: Person, period: str | None) -> Socket:
    socket = opened.enter_context(person.socket())
    socket.say("subscribe.analytics", payload={"period": period} if period else {})
    socket.expect("subscribed")
    return socket


@pytest.mark.parametrize("seed", range(3))
def test_a_frame_says_what_the_endpoint_says_at_its_number(house: ClockedServer, seed: int) -> None:
    robin = register(house.url, "Robin")
    sam = robin.invite(role="owner", name="Sam")
    world = World(random.Random(seed), register(house.url, "Visitor"))
    fill(world, robin, 60)
    periods: list[tuple[Person, str | None]] = [(robin, None), (sam, "2025-Q3")]
    with ExitStack() as opened:
        sockets = [watch(opened, person, period) for person, period in periods]
        said: Said = {}
        for round_ in range(ROUNDS_MAX):
            # Frames follow the sign-in: for a moment they would tell of the other household.
            act_once(world, world.random.choice(periods)[0], stays=True)
            for person, period in periods:
                for type_, answer in ask(person, period):
                    said[type_, period, answer["as_of_seq"]] = answer
            for socket in sockets:
                socket.receive_for(0.01)
            # How many frames there are follows from the clock, not from the actions.
            if round_ >= ROUNDS and compare(periods, sockets, said) >= COMPARED_MIN:
                break
        for (person, period), socket in zip(periods, sockets, strict=True):
            settle(socket, dict(ask(person, period)))
        assert compare(periods, sockets, said) >= COMPARED_MIN


def compare(periods: list[tuple[Person, str | None]], sockets: list[Socket], said: Said) -> int:
    """How many frames there was an answer for: each must be the same."""
    compared = 0
    for (_, period), socket in zip(periods, sockets, strict=True):
        for message in socket.heard:
            if message["type"] in ENDPOINTS:
                payload = message["payload"]
                known = said.get((message["type"], period, payload["as_of_seq"]))
                # Between two commits of one action nobody asked.
                if known is not None:
                    assert payload == known
                    compared += 1
    return compared


def settle(socket: Socket, now: dict[str, Json]) -> None:
    """Wait until the newest frame of each type says how it is now."""
    until = time.monotonic() + SETTLED_S_MAX
    while True:
        newest = {each["type"]: each["payload"] for each in socket.heard}
        if all(without_number(newest.get(type_)) == without_number(now[type_]) for type_ in now):
            return
        assert time.monotonic() < until, "the last frames are not how it stands"
        socket.receive_for(0.1)


def without_number(payload: Json | None) -> Json:
    return {name: value for name, value in (payload or {}).items() if name != "as_of_seq"}
