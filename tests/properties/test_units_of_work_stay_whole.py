"""Invariant 4: a balance is never seen without its transaction, wherever one looks.

While several devices write at once, every snapshot adds up, every answer of the event list ends
where a unit of work ends, and a live or resumed client adds up after each unit it applies.
"""

import json
import random
import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from tests.kit.client import ARRIVES_S_MAX, Json, Person, new_http, register
from tests.kit.reducer import State, state_of
from tests.kit.server import ServerProcess

WRITERS = 4
WRITES = 25
SNAPSHOT_ROWS_MAX = 200


def assert_adds_up(state: State) -> None:
    """Each balance is the sum of the rows, and counts them."""
    for account in state.accounts.values():
        rows = [row for row in state.transactions.values() if row["account_id"] == account["id"]]
        total = account["opening_balance_minor"] + sum(row["amount_minor"] for row in rows)
        assert (account["balance_minor"], account["transaction_count"]) == (total, len(rows))


@contextmanager
def writing(people: list[Person], accounts: list[str]) -> Iterator[threading.Event]:
    """Everybody writes, beside whatever is done in the block; set when they have finished."""
    finished = threading.Event()
    failures: list[BaseException] = []

    def write(number: int, person: Person) -> None:
        chance = random.Random(number)
        try:
            with new_http() as person.http:
                for _ in range(WRITES):
                    write_once(chance, person, accounts)
        except BaseException as error:  # noqa: BLE001 - shown by the test
            failures.append(error)

    threads = [threading.Thread(target=write, args=each) for each in enumerate(people)]

    def watch() -> None:
        for thread in threads:
            thread.join()
        finished.set()

    watcher = threading.Thread(target=watch)
    for thread in (*threads, watcher):
        thread.start()
    try:
        yield finished
    finally:
        watcher.join()
    assert failures == []


def write_once(chance: random.Random, person: Person, accounts: list[str]) -> None:
    first, second = chance.sample(accounts, 2)
    amount = chance.randint(1, 9_999)
    if chance.random() < 0.6:
        row = person.record(first, -amount)
        if chance.random() < 0.4:
            person.delete(f"/transactions/{row['id']}")
    else:
        move = {"from_account_id": first, "to_account_id": second, "amount_minor": amount}
        person.post("/transfers", {**move, "date": "2026-01-26"})


def household(server: ServerProcess) -> tuple[Person, list[Person], list[str]]:
    robin = register(server.url, "Robin")
    sam = robin.invite(name="Sam")
    devices = [(robin, sam)[number % 2].on_another_device() for number in range(WRITERS)]
    return robin, devices, [robin.open_account(f"Account {n}")["id"] for n in range(3)]


def test_live_and_resumed_clients_and_snapshots_always_add_up(server: ServerProcess) -> None:
    robin, devices, accounts = household(server)
    live = state_of(robin.snapshot())
    polling = state_of(robin.snapshot())
    with robin.socket(live.cursor, live.epoch) as open_socket:
        with writing(devices, accounts) as finished:
            while not finished.is_set():
                snapshot = robin.snapshot()
                if snapshot["transactions_total"] <= SNAPSHOT_ROWS_MAX:
                    assert_adds_up(state_of(snapshot))
                catch_up(polling, robin.events(polling.cursor))
                with robin.socket(polling.cursor, polling.epoch) as resumed:
                    if resumed.ready["head"] > polling.cursor:
                        catch_up(polling, resumed.receive_until(resumed.ready["head"]))
        catch_up(live, open_socket.receive_until(robin.snapshot()["seq"]))
    catch_up(polling, robin.events(polling.cursor))
    assert polling.transactions == live.transactions


def catch_up(state: State, events: list[Json]) -> None:
    assert not events or events[-1]["seq"] == events[-1]["commit"], "half a unit of work"
    for event in events:
        state.feed(event)
        if not state.waiting:
            assert_adds_up(state)


def test_a_unit_of_work_leaves_in_one_write(server: ServerProcess) -> None:
    robin = register(server.url)
    account = robin.open_account()["id"]
    host, port = server.url.removeprefix("http://").split(":")
    with ExitStack() as stack:
        raw = stack.enter_context(socket.create_connection((host, int(port)), ARRIVES_S_MAX))
        raw.sendall(upgrade(robin.token))
        ready = raw.recv(65_536)
        while b"session.ready" not in ready:
            ready += raw.recv(65_536)
        robin.record(account, -1, tags=["new"])
        said = texts(raw.recv(65_536))
    assert [each["type"] for each in said] == [
        "tag.created",
        "transaction.created",
        "balance.updated",
    ]


def upgrade(token: str) -> bytes:
    return (
        "GET /api/v1/ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
        "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        f"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nAuthorization: Bearer {token}\r\n\r\n"
    ).encode()


def texts(data: bytes) -> list[Json]:
    """The text frames of a server, unmasked and under 64 KiB each."""
    found = []
    while data:
        length, start = data[1], 2
        if length == 126:
            length, start = int.from_bytes(data[2:4], "big"), 4
        found.append(json.loads(data[start : start + length]))
        data = data[start + length :]
    return found
