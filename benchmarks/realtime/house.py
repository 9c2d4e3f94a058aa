"""The real server on a throwaway database, ready to be filled with sockets."""

import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

from benchmarks.report import subfolder

from pennybell.kit.clock import system_clock
from pennybell.kit.ids import uuid7_ids
from pennybell.loadtest.orders import Seat, Writing
from pennybell.loadtest.outside import Api
from pennybell.loadtest.swarm import Swarm, WritingProcess, processes_for
from pennybell.loadtest.throwaway import Throwaway
from pennybell.loadtest.vitals import cpu_s, memory_kb

SERVE = (sys.executable, "-m", "pennybell.cli.loadtest_served", "{journal}")
SETTLE_S = 1.5
HEARD_S_MAX = 60.0
WRITES_PER_S = 1_000.0
"""More than it can take: the writers go as fast as answers come."""

ASKED_AT_ONCE = 8
WARM_ROUNDS_MAX = 5
GROWTH_KB_MAX = 400.0
WRITERS = 16


@contextmanager
def house(
    folder: Path, name: str, connections: int, program: Sequence[str] = SERVE
) -> Iterator[Throwaway]:
    """A server with people for so many connections; SQLite, limits off."""
    place = subfolder(folder, name)
    made = Throwaway(place, program=program)
    made.fill(
        f"sqlite:///{place}/pennybell.sqlite3", connections, clock=system_clock, ids=uuid7_ids()
    )
    try:
        with made.serving():
            yield made
    finally:
        made.close()


@contextmanager
def swarm_at(server: Throwaway) -> Iterator[Swarm]:
    with Swarm(server.address, processes=processes_for(len(server.seats))) as swarm:
        yield swarm


def write_once(server: Throwaway, mark: str) -> None:
    """One transaction in every household: each member's stream moves by two events."""
    desks = server.desks()
    with WritingProcess(server.address) as writer:
        seconds = len(desks) / WRITES_PER_S
        writer.begin(Writing(desks, WRITES_PER_S, seconds, WRITERS, mark))
        written = writer.finish()
    if written.refusals:
        raise RuntimeError(f"Writes were refused: {dict(written.refusals)}")


def fill_caches(server: Throwaway) -> None:
    """Let the database's caches grow as far as these people make them.

    They are bounded (16 MB a connection) and nobody's in particular, but they fill as people
    come: without this they would be counted as the sockets'. Reads what an upgrade reads, by
    HTTP, and writes until memory stands still.
    """
    api = Api(server.address)

    def ask(seat: Seat) -> None:
        api.ask("GET", "/events?since=0", token=seat.token)

    with ThreadPoolExecutor(ASKED_AT_ONCE) as pool:
        list(pool.map(ask, server.seats))
    meter = Meter(server.pid)
    for number in range(WARM_ROUNDS_MAX):
        write_once(server, f"warm-{number}")
        if meter.lap().memory_kb < GROWTH_KB_MAX:
            break


def heads_of(server: Throwaway, seats: Sequence[Seat]) -> list[int]:
    return server.heads([0] * len(seats))


def wait_until_complete(server: Throwaway, swarm: Swarm) -> None:
    """Raises RuntimeError: a socket is short of its user's head, or was lost."""
    heads = heads_of(server, swarm.seats)
    swarm.wait_for_heads(heads, seconds_max=HEARD_S_MAX)
    lacking = incomplete(swarm, heads)
    if lacking:
        raise RuntimeError(lacking)


def incomplete(swarm: Swarm, heads: Sequence[int]) -> str:
    """What is wrong with the sockets, in words; "" when every one is open and complete."""
    short = lost = disorder = 0
    refused: list[str] = []
    for places, found in swarm.find():
        short += sum(seq < heads[place] for place, seq in zip(places, found.seqs, strict=True))
        lost += found.counts.lost
        disorder += found.missed + found.doubled + found.resyncs
        refused += found.refusals
    if not (short or lost or disorder or refused):
        return ""
    return (
        f"{short} sockets are short, {lost} were lost, {disorder} events missed, doubled or to be"
        f" reloaded, refused: {', '.join(refused) or 'none'}"
    )


class Meter:
    """CPU and memory of one process, as growth since the last reading."""

    def __init__(self, pid: int | None) -> None:
        assert pid is not None, "not running"
        self._pid = pid
        self._cpu_s, self._kb = self.cpu_s(), self.memory_kb()
        self._at = monotonic()

    def cpu_s(self) -> float:
        return cpu_s(self._pid) or 0.0

    def memory_kb(self) -> float:
        return memory_kb(self._pid) or 0.0

    def lap(self) -> "Lap":
        before = (self._cpu_s, self._kb, self._at)
        self._cpu_s, self._kb, self._at = self.cpu_s(), self.memory_kb(), monotonic()
        return Lap(self._cpu_s - before[0], self._kb - before[1], self._at - before[2])


class Lap:
    """Growth between two readings."""

    def __init__(self, cpu_s: float, memory_kb: float, seconds: float) -> None:
        self.cpu_s = cpu_s
        self.memory_kb = memory_kb
        self.seconds = seconds
