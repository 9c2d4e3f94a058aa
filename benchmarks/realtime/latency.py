"""From the commit to the screen: one process, two processes, and a crowd."""

import secrets
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from benchmarks.realtime.figures import Figure
from benchmarks.realtime.house import SERVE, house
from benchmarks.realtime.sizes import Sizes
from benchmarks.report import subfolder
from tests.services import postgres, redis_server

from pennybell.kit.clock import system_clock
from pennybell.kit.ids import uuid7_ids
from pennybell.loadtest.orders import Address, Seat
from pennybell.loadtest.report import Figures
from pennybell.loadtest.run import Plan, Watcher, run
from pennybell.loadtest.swarm import processes_for
from pennybell.loadtest.target import Commit, Target
from pennybell.loadtest.throwaway import Throwaway
from pennybell.settings import Settings

RATE = 100.0
CROWD_RATE = 50.0
LATE_MS = 1_000.0
WAITED_SHARE_MAX = 0.02


def measure_latency(folder: Path, sizes: Sizes) -> list[Figure]:
    """One process on SQLite."""
    with house(folder, "latency", sizes.latency) as server:
        found = load(server, sizes.latency, sizes.latency_s, RATE)
    where = f"SQLite, {sizes.latency:,} sockets"
    return ratios(found, where, p50_reach=0.25, p99_reach=0.5)


def measure_two_processes(folder: Path, sizes: Sizes) -> list[Figure]:
    """The writer's process and the sockets' are two, with PostgreSQL and Redis between them."""
    with two_processes(folder, sizes.latency) as pair:
        found = load(pair, sizes.latency, sizes.latency_s, RATE)
    where = f"PostgreSQL, Redis, 2 processes, {sizes.latency:,} sockets"
    return ratios(found, where, p50_reach=0.5, p99_reach=None)


def measure_crowd(folder: Path, sizes: Sizes) -> list[Figure]:
    """As many sockets as one process may hold."""
    with house(folder, "crowd", sizes.crowd) as server:
        found = load(server, sizes.crowd, sizes.crowd_s, CROWD_RATE)
    slowest = found.commit_to_socket_ms
    assert slowest is not None, "nothing was heard"
    what = f"{sizes.crowd:,} sockets, {sizes.crowd_s:.0f} s of {CROWD_RATE:.0f} writes/s"
    return [
        Figure(
            f"ms from commit to socket at most: {what}",
            slowest.max,
            "ms",
            LATE_MS,
            {"p50": slowest.p50, "p99": slowest.p99, "CPU share": found.cpu_share or 0.0},
            " ".join(found.faults),
        ),
        Figure(f"sockets dropped: {what}", found.dropped, "", 0.0),
    ]


def load(target: Target, connections: int, seconds: float, rate: float) -> Figures:
    mark = f"bench-{secrets.token_hex(4)}"
    plan = Plan(connections, seconds, rate, processes_for(connections), mark)
    return run(plan, target, Watcher())


def ratios(
    found: Figures, where: str, *, p50_reach: float, p99_reach: float | None
) -> list[Figure]:
    last, post = found.commit_to_last_ms, found.post_ms
    assert last is not None, "nothing was heard"
    assert post is not None, "nothing was written"
    beside = {"ms": last.p50, "POST ms": post.p50}
    beside_p99 = {"ms": last.p99, "POST ms": post.p99}
    notes = [f"{found.writes / found.seconds:.0f} writes/s."]
    if found.waited > found.writes * WAITED_SHARE_MAX:
        notes += [f"{found.waited:,} were sent late: the machine is too busy for this figure."]
    note = " ".join(notes + found.faults)
    return [
        Figure(
            f"commit to last of 3, p50 / POST p50: {where}",
            last.p50 / post.p50,
            "x",
            p50_reach,
            beside,
            note,
        ),
        Figure(
            f"commit to last of 3, p99 / POST p99: {where}",
            last.p99 / post.p99,
            "x",
            p99_reach,
            beside_p99,
        ),
    ]


class Pair:
    """Two servers of one house: transactions go to the first, sockets are on the second."""

    def __init__(self, writer: Throwaway, holder: Throwaway) -> None:
        self._writer = writer
        self.address: Address = holder.address
        self.desk_address: Address = writer.address
        self.pid: int | None = holder.pid
        self.seats: Sequence[Seat] = writer.seats
        self.limits: list[str] = []

    def desks(self) -> tuple[tuple[str, str], ...]:
        return self._writer.desks()

    def heads(self, seqs: Sequence[int]) -> list[int]:
        return self._writer.heads(seqs)

    def commits(self) -> list[Commit] | None:
        return self._writer.commits()


@contextmanager
def two_processes(folder: Path, connections: int) -> Iterator[Pair]:
    binaries = postgres.require_binaries()
    server_url = postgres.start_throwaway(binaries, is_durable=True)
    bus = redis_server.PrivateRedis(redis_server.require_binary())
    bus.start()
    url = postgres.create_database(server_url)
    with ExitStack() as stack:
        stack.callback(bus.stop)
        writer, holder = (
            Throwaway(subfolder(folder, name), program=SERVE, database_url=url)
            for name in ("writer", "holder")
        )
        stack.callback(writer.close)
        settings = Settings(database_url=url)
        writer.fill(settings.sqlalchemy_url(), connections, clock=system_clock, ids=uuid7_ids())
        holder.settings = writer.settings | {"PENNYBELL_DATA_DIR": str(holder.folder)}
        for each in (writer, holder):
            stack.enter_context(each.serving(PENNYBELL_BUS_URL=bus.url))
        yield Pair(writer, holder)
