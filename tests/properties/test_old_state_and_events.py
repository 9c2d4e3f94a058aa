"""Invariant 3: an old snapshot and the events since then are a fresh snapshot.

Two members on several devices do whatever the API allows, at random; clients that started at
different moments and heard of it in different ways must all end with the same state.
"""

import random
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass

import pytest
from tests.kit.client import Person, Socket, new_http, register
from tests.kit.reducer import State, differences, state_of
from tests.kit.server import ServerProcess
from tests.properties.actions import ACTIONS, act_once, create_category, open_account
from tests.properties.world import Action, World

ROUNDS = 110
THREADS = 4
ROUNDS_PER_THREAD = 30
TRIES_MAX = 60


@dataclass(slots=True)
class Client:
    """One open app: it started with a snapshot and hears by asking, or over a socket."""

    person: Person
    state: State
    socket: Socket | None = None

    def catch_up(self, *, at_most: int | None = None) -> None:
        """Apply what has been said since; perhaps only some of it."""
        head = self.person.snapshot()["seq"]
        if self.socket is not None:
            if head > self.state.cursor:
                for event in self.socket.receive_until(head):
                    self.state.feed(event)
        else:
            events = self.person.events(self.state.cursor)
            for event in events[:at_most]:
                self.state.feed(event)
            if at_most is not None:
                self.state.waiting.clear()  # an app that was closed in the middle of a unit of work

    def check(self) -> None:
        self.catch_up()
        if self.state.stale:
            self.state.refetch(self.person)
        since = {} if self.state.horizon is None else {"from": self.state.horizon[0]}
        listed = self.person.all_transactions(**since)
        assert differences(self.state, self.person.snapshot(), listed) == []


@pytest.fixture
def opened() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


def start(person: Person) -> Client:
    return Client(person, state_of(person.snapshot()))


def household(server: ServerProcess) -> tuple[list[Person], Person]:
    """Two owners on two devices each, and a visitor from elsewhere."""
    robin = register(server.url, "Robin")
    sam = robin.invite(role="owner", name="Sam")
    return [robin, sam, robin.on_another_device(), sam.on_another_device()], register(
        server.url, "Visitor"
    )


@pytest.mark.parametrize("seed", range(5))
def test_old_snapshot_and_events_are_a_fresh_snapshot(
    server: ServerProcess, seed: int, opened: ExitStack
) -> None:
    devices, visitor = household(server)
    world = World(random.Random(seed), visitor)
    if seed % 2:  # more rows than a snapshot holds: there is a horizon from the start
        fill(world, devices[0], 260)
    live = [start(person) for person in devices[:2]]
    for client in live:
        state = client.state
        client.socket = opened.enter_context(client.person.socket(state.cursor, state.epoch))
    polling = [start(person) for person in devices]
    for round_ in range(ROUNDS):
        act_once(world, world.random.choice(devices))
        if round_ % 15 == 0:
            world.random.choice(polling).catch_up(at_most=world.random.randint(1, 9))
        if round_ % 25 == 0:
            polling.append(start(world.random.choice(devices)))
        if round_ % 40 == 0:
            world.random.choice(polling).check()
    for client in live + polling:
        client.check()
    assert sum(world.done.values()) > sum(world.refused.values())


@pytest.mark.parametrize("seed", range(2))
def test_the_same_holds_when_everybody_acts_at_once(
    server: ServerProcess, seed: int, opened: ExitStack
) -> None:
    devices, visitor = household(server)
    first = World(random.Random(seed), visitor)
    fill(first, devices[0], 10)
    clients = [start(person) for person in devices]
    failures: list[BaseException] = []

    def act(number: int, person: Person) -> None:
        world = World(random.Random(f"{seed}.{number}"), visitor)
        world.accounts, world.transactions = list(first.accounts), list(first.transactions)
        try:
            for _ in range(ROUNDS_PER_THREAD):
                act_once(world, person)
        except BaseException as error:  # noqa: BLE001 - shown by the test
            failures.append(error)

    threads = []
    for number, person in enumerate(devices[:THREADS]):
        person.http = opened.enter_context(new_http())
        threads.append(threading.Thread(target=act, args=(number, person)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failures == []
    for client in clients:
        client.check()


def test_every_action_of_the_list_succeeds_at_some_time(server: ServerProcess) -> None:
    devices, visitor = household(server)
    world = World(random.Random(2026), visitor)
    fill(world, devices[0], 10)
    never = [action.__name__ for action in ACTIONS if not succeeds(action, world, devices)]
    assert never == []


def succeeds(action: Action, world: World, devices: list[Person]) -> bool:
    for _ in range(TRIES_MAX):
        open_account(world, devices[0])
        create_category(world, devices[0])
        answers = action(world, world.random.choice(devices))
        if any(answer.is_success for answer in answers):
            return True
    return False


def fill(world: World, person: Person, count: int) -> None:
    """An account or two, and rows on them."""
    for currency in ("EUR", "EUR", "USD"):
        world.accounts.append(person.open_account(f"Account in {currency}", currency)["id"])
    drafts = [draft for draft in (world.draft() for _ in range(count)) if draft]
    rows = person.post("/transactions/bulk", {"transactions": drafts})["items"]
    world.transactions += [row["id"] for row in rows]
