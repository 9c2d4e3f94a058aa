"""Invariant 1: a 201 is a promise that `kill -9` at any point does not break.

Writers keep every answer; the server is killed in the middle of their writes, again and again;
afterwards each answer is in the rows, in the log and on a socket that resumes, and nothing is
there by half.
"""

import random
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest
from tests.kit.client import Json, Person, new_http, register
from tests.kit.marked_server import MarkedServer, commits_under_way
from tests.kit.server import ServerProcess
from tests.services import run

KILLS = 20
WRITERS = 8
WRITE_S = (0.05, 0.35)
"""Seconds of writing between two kills, at random: from the first answer after each start."""

AIM_S_MAX = 0.2
WRITES_MAX = 200
"""Between two kills: a stream that is over 1,000 events ahead cannot be resumed, by design."""


@dataclass(slots=True)
class Kept:
    """What one writer was promised: (id, seq, amount), of a 201 each."""

    person: Person
    account_id: str
    promises: list[tuple[str, int, int]] = field(default_factory=list)


@dataclass(slots=True)
class Writers:
    """Threads that write whenever the server is up."""

    kept: list[Kept]
    is_up: threading.Event = field(default_factory=threading.Event)
    answered: threading.Event = field(default_factory=threading.Event)
    is_over: threading.Event = field(default_factory=threading.Event)
    failures: list[str] = field(default_factory=list)

    @contextmanager
    def writing(self) -> Iterator[None]:
        threads = [threading.Thread(target=self._write, args=(each,)) for each in self.kept]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self.is_over.set()
            self.is_up.set()
            for thread in threads:
                thread.join()

    def write_for(self, seconds: float) -> None:
        until, enough = time.monotonic() + seconds, self.count() + WRITES_MAX
        while time.monotonic() < until and self.count() < enough:
            time.sleep(0.005)

    def count(self) -> int:
        return sum(len(each.promises) for each in self.kept)

    def _write(self, kept: Kept) -> None:
        chance = random.Random(kept.account_id)
        kept.person.http = new_http()
        while not self.is_over.is_set():
            self.is_up.wait()
            amount = chance.randint(-99_999, 99_999)
            body = {"account_id": kept.account_id, "amount_minor": amount, "date": "2026-01-26"}
            try:
                answer = kept.person.send("POST", "/transactions", body)
            except httpx.TransportError:
                self.is_over.wait(0.02)
                continue  # no promise was made: it may be there or not
            if answer.status_code != 201:
                self.failures.append(answer.text)
                return
            row = answer.json()
            kept.promises.append((row["id"], row["seq"], amount))
            self.answered.set()
        kept.person.http.close()


@pytest.mark.timeout(280)
def test_every_201_survives_kill_9(
    database_kind: str,
    make_database_url: Callable[[str], str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = run.folder() / f"kill-{database_kind}"
    url = "" if database_kind == "sqlite" else make_database_url(database_kind)
    server = MarkedServer(folder, database_url=url, access_token_s="3600").start()
    try:
        followers, writers = settle(server)
        chance, inside = random.Random(9), 0
        with writers.writing():
            for number in range(KILLS):
                writers.answered.clear()
                writers.is_up.set()
                assert writers.answered.wait(30), writers.failures
                writers.write_for(chance.uniform(*WRITE_S))
                if number % 2:
                    wait_for_a_commit(folder)
                server.kill()
                writers.is_up.clear()
                inside += commits_under_way(folder) > 0
                server.start()
                for follower in followers:
                    follower.resume()
        assert writers.failures == []
        promises = [promise for kept in writers.kept for promise in kept.promises]
        with capsys.disabled():
            sys.stdout.write(
                f"\n{database_kind}: {len(promises)} writes answered with 201,"
                f" {KILLS} kills, {inside} of them inside a commit\n"
            )
        assert inside > 0
        rows = {row["id"]: row for row in followers[0].person.all_transactions()}
        for follower in followers:
            follower.resume()
            check_promises(writers.kept, rows, follower)
            check_whole(rows, follower)
        server.run("doctor")  # computes every derived number anew; fails when one differs
    finally:
        server.stop()


def wait_for_a_commit(folder: Path) -> None:
    """Aim: the mark tells when one has begun. Whether it was hit, the mark tells afterwards."""
    until = time.monotonic() + AIM_S_MAX
    while not commits_under_way(folder) and time.monotonic() < until:
        pass


@dataclass(slots=True)
class Follower:
    """A device that resumes where it stopped, after each crash."""

    person: Person
    start: int
    epoch: str
    heard: list[Json] = field(default_factory=list)

    def resume(self) -> None:
        since = self.heard[-1]["seq"] if self.heard else self.start
        with self.person.socket(since=since, epoch=self.epoch) as socket:
            assert socket.ready["resumed"] is True, (since, socket.ready["head"])
            if socket.ready["head"] > since:
                self.heard += socket.receive_until(socket.ready["head"])


def settle(server: ServerProcess) -> tuple[list[Follower], Writers]:
    """Two members of one household, each at several devices, each device on one of two accounts."""
    robin = register(server.url, "Robin")
    sam = robin.invite(name="Sam")
    accounts = [robin.open_account(name)["id"] for name in ("First", "Second")]
    kept = []
    for number in range(WRITERS):
        person = (robin, sam)[number % 2].on_another_device()
        kept.append(Kept(person, accounts[number // 2 % 2]))
    snapshots = [(person, person.snapshot()) for person in (robin, sam)]
    followers = [Follower(person, state["seq"], state["epoch"]) for person, state in snapshots]
    return followers, Writers(kept)


def check_promises(kept: list[Kept], rows: dict[str, Json], follower: Follower) -> None:
    """Each 201 of this person's: its row, its fact, and its place on the socket that resumed."""
    heard = follower.heard
    first = follower.start + 1
    assert [event["seq"] for event in heard] == list(range(first, first + len(heard)))
    created = {
        event["payload"]["id"]: event for event in heard if event["type"] == "transaction.created"
    }
    for each in kept:
        for id_, seq, amount in each.promises:
            assert rows[id_]["amount_minor"] == amount
            assert created[id_]["payload"]["amount_minor"] == amount
            assert each.person.user_id != follower.person.user_id or created[id_]["commit"] == seq


def check_whole(rows: dict[str, Json], follower: Follower) -> None:
    """No row without its event, no event without its row, and every derived number adds up."""
    said: dict[str, list[Json]] = defaultdict(list)
    for event in follower.heard:
        said[event["type"]].append(event["payload"])
        if event["type"] == "transaction.created":
            assert event["commit"] == event["seq"] + 1, "its balance follows in the same commit"
    assert {payload["id"] for payload in said["transaction.created"]} == set(rows)
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for row in rows.values():
        sums[row["account_id"]][0] += row["amount_minor"]
        sums[row["account_id"]][1] += 1
    latest = {payload["account_id"]: payload for payload in said["balance.updated"]}
    for account in follower.person.snapshot()["accounts"]:
        total = [account["balance_minor"], account["transaction_count"]]
        assert total == sums[account["id"]]
        assert latest[account["id"]]["balance_minor"] == account["balance_minor"]
