"""Many people with a socket each, put straight into a database.

Their sockets live in processes of their own, and count what they miss and what comes twice.

    crowd = Crowd(folder, database_url, 300)
    with ServerProcess(folder, **crowd.settings) as server, crowd.listening(server) as swarm:
        with crowd.writing([server]) as writers:
            writers.wait_for(100)
        crowd.check_complete(swarm)
"""

import itertools
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import httpx
from tests.kit.client import new_http
from tests.kit.server import ServerProcess

from pennybell.kit.clock import system_clock
from pennybell.kit.ids import uuid7_ids
from pennybell.loadtest.orders import Address, Findings
from pennybell.loadtest.swarm import Swarm
from pennybell.loadtest.throwaway import TOKEN_S, WITHOUT_LIMITS, Throwaway

ARRIVES_S_MAX: Final = 60.0
"""Deadline for what must arrive: far beyond what it takes, so that a busy machine passes."""


class Crowd:
    """Args: `url` of an empty database, as SQLAlchemy wants it."""

    def __init__(self, folder: Path, url: str, people: int) -> None:
        self._made = Throwaway(folder, program=())
        self._made.fill(url, people, clock=system_clock, ids=uuid7_ids())
        self.seats = self._made.seats
        self.desks = self._made.desks()
        self.settings = {
            "database_url": url.replace("postgresql+psycopg://", "postgresql://"),
            "secret": self._made.secret,
            "access_token_s": str(TOKEN_S),
            **{name.removeprefix("PENNYBELL_").lower(): "0" for name in WITHOUT_LIMITS},
        }

    @contextmanager
    def listening(self, server: ServerProcess) -> Iterator[Swarm]:
        """Everybody's socket is open when the block begins."""
        with Swarm(Address("127.0.0.1", server.port)) as swarm:
            swarm.open(self.seats)
            assert found_by(swarm).counts.opened == len(self.seats)
            yield swarm

    @contextmanager
    def writing(self, servers: Sequence[ServerProcess], threads: int = 4) -> "Iterator[Writers]":
        """Post transactions, each thread at one of the servers, in everybody's household."""
        writers = Writers(self.desks)
        running = [
            threading.Thread(target=writers.write, args=(servers[number % len(servers)],))
            for number in range(threads)
        ]
        for each in running:
            each.start()
        try:
            yield writers
        finally:
            writers.is_over.set()
            for each in running:
                each.join()
        assert not writers.refusals, writers.refusals[:3]

    def heads(self) -> list[int]:
        """The newest event of each seat's user, as the log has it."""
        return self._made.heads(range(len(self.seats)))

    def check_complete(self, swarm: Swarm) -> None:
        """Each socket is open and has heard every event of its user, in order and once."""
        heads = self.heads()
        swarm.wait_for_heads(heads, seconds_max=ARRIVES_S_MAX)
        found = found_by(swarm)
        assert found.counts.opened == len(self.seats)
        assert found.seqs == heads
        assert (found.missed, found.doubled, found.resyncs) == (0, 0, 0)

    def close(self) -> None:
        self._made.close()


class Writers:
    """`promises`: (desk, seq) of each answer 201. Other answers than 201 and 503 are refusals."""

    def __init__(self, desks: Sequence[tuple[str, str]]) -> None:
        self.promises: list[tuple[int, int]] = []
        self.refusals: list[str] = []
        self.is_over = threading.Event()
        self._desks = desks
        self._turns = itertools.count()
        self._written = threading.Condition()

    def wait_for(self, more: int) -> None:
        """Until so many more writes were answered."""
        enough = len(self.promises) + more
        with self._written:
            came = self._written.wait_for(
                lambda: len(self.promises) >= enough or bool(self.refusals), ARRIVES_S_MAX
            )
        assert came, "nobody answers the writers"

    def write(self, server: ServerProcess) -> None:
        with new_http() as http:
            while not self.is_over.is_set() and not self.refusals:
                desk = next(self._turns) % len(self._desks)
                try:
                    self._take(desk, self._post(http, server, desk))
                except httpx.TransportError:
                    self.is_over.wait(0.02)  # no promise was made: it may be there or not

    def _post(self, http: httpx.Client, server: ServerProcess, desk: int) -> httpx.Response:
        token, account_id = self._desks[desk]
        body = {"account_id": account_id, "amount_minor": -100, "date": "2026-01-26"}
        return http.post(
            f"{server.url}/api/v1/transactions",
            json=body,
            headers={"Authorization": f"Bearer {token}"},
        )

    def _take(self, desk: int, answer: httpx.Response) -> None:
        with self._written:
            if answer.status_code == 201:
                self.promises.append((desk, answer.json()["seq"]))
            elif answer.status_code != 503:
                self.refusals.append(answer.text)
            self._written.notify_all()


def found_by(swarm: Swarm) -> Findings:
    """What a swarm of one process saw."""
    ((_, found),) = swarm.find()
    return found


def wait_until(holds: Callable[[], bool], sentence: str) -> None:
    until = time.monotonic() + ARRIVES_S_MAX
    while not holds():
        assert time.monotonic() < until, sentence
        time.sleep(0.05)
