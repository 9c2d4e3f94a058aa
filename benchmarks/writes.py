"""Writes through the real route, against the same statements run by pgbench and by sqlite3.

A household of two, 16 connections from another process, JWT and Idempotency-Key on every POST.
Rounds of server and floor alternate, so that what else the machine does disturbs both.
"""

import argparse
import statistics
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks import floors, load, report
from benchmarks.capture import capture
from benchmarks.load import Seen
from benchmarks.serving import found_household, serving
from tests.services import postgres

from pennybell.settings import Settings
from pennybell.storage.database import open_database

TARGET = 0.20
AIMS = {"sqlite": 0.45, "postgresql": 0.40}


@dataclass(slots=True)
class Side:
    """One database: how to measure the server and the floor on it, and what was seen."""

    name: str
    floor_name: str
    durability: str
    serve: Callable[[], Seen]
    floor: Callable[[float], float]
    seen: list[Seen] = field(default_factory=list)
    floors: list[float] = field(default_factory=list)


@contextmanager
def sqlite_side(folder: Path, seconds: float) -> Iterator[Side]:
    urls = [f"sqlite:///{folder / name}.sqlite3" for name in ("served", "floor")]
    with serving(folder, urls[1]) as port:
        household = found_household(port, "floor")
    loop = floors.SqliteLoop(folder / "floor.sqlite3", capture(urls[1], household))
    with serving(folder, urls[0]) as port:
        household = found_household(port, "served")
        yield Side(
            "sqlite",
            "sqlite3 loop",
            sqlite_durability(urls[0], folder / "floor.sqlite3"),
            lambda: post(port, household, seconds),
            loop.run,
        )


@contextmanager
def postgres_side(folder: Path, server_url: str, seconds: float) -> Iterator[Side]:
    urls = [postgres.create_database(server_url) for _ in range(2)]
    try:
        with serving(folder, urls[1]) as port:
            household = found_household(port, "floor")
        template = capture(Settings(database_url=urls[1]).sqlalchemy_url(), household)
        bench = floors.Pgbench(urls[1], folder, template)
        with serving(folder, urls[0]) as port:
            household = found_household(port, "served")
            yield Side(
                "postgresql",
                "pgbench",
                postgres_durability(urls),
                lambda: post(port, household, seconds),
                bench.run,
            )
    finally:
        for url in urls:
            postgres.drop_database(url, server_url)


rounds_posted = 0


def post(port: int, household: Any, seconds: float) -> Seen:
    global rounds_posted  # noqa: PLW0603 - keys must differ from round to round
    rounds_posted += 1
    orders = load.orders_for(port, household, f"round-{rounds_posted}", seconds=seconds)
    seen = load.finish(load.start(orders))
    if seen.refused:
        raise RuntimeError(f"{seen.refused} of {seen.requests} requests were refused")
    return seen


def sqlite_durability(url: str, floor: Path) -> str:
    with closing(open_database(url)) as database:
        served = database.submit(
            lambda c: c.exec_driver_sql("PRAGMA synchronous").scalar_one()
        ).result()
    with closing(floors.sqlite_connection(floor)) as connection:
        alone = connection.execute("PRAGMA synchronous").fetchone()[0]
    return f"PRAGMA synchronous (2 = FULL): server {served}, floor {alone}"


def postgres_durability(urls: list[str]) -> str:
    shown = []
    for name, url in zip(("server", "floor"), urls, strict=True):
        with closing(postgres.connect(url)) as connection:
            settings = [
                connection.execute(f"SHOW {setting}").fetchone()
                for setting in ("fsync", "synchronous_commit")
            ]
        fsync, synchronous_commit = (str(row[0]) for row in settings if row)
        shown.append(f"{name} fsync {fsync}, synchronous_commit {synchronous_commit}")
    return "; ".join(shown)


def measure(side: Side, seconds: float) -> None:
    side.seen.append(side.serve())
    side.floors.append(side.floor(seconds))


def ratios(side: Side) -> list[float]:
    return [seen.per_s / floor for seen, floor in zip(side.seen, side.floors, strict=True)]


def summary(side: Side) -> dict[str, Any]:
    return {
        "database": side.name,
        "server_per_s": statistics.median(seen.per_s for seen in side.seen),
        "floor": side.floor_name,
        "floor_per_s": statistics.median(side.floors),
        "ratio": statistics.median(ratios(side)),
        "ratios": [round(ratio, 3) for ratio in ratios(side)],
        "target": TARGET,
        "aim": AIMS[side.name],
        "p50_ms": statistics.median(seen.p50_ms for seen in side.seen),
        "p99_ms": statistics.median(seen.p99_ms for seen in side.seen),
        "client_cpu_share": statistics.median(seen.cpu_share for seen in side.seen),
        "durability": side.durability,
    }


def print_table(found: list[dict[str, Any]]) -> None:
    print(f"{'database':<12}{'server/s':>10}{'floor/s':>10}{'ratio':>8}  {'spread':<14}", end="")
    print(f"{'p50 ms':>8}{'p99 ms':>8}  floor")
    for each in found:
        spread = f"{min(each['ratios']):.2f} to {max(each['ratios']):.2f}"
        print(
            f"{each['database']:<12}{each['server_per_s']:>10,.0f}{each['floor_per_s']:>10,.0f}"
            f"{each['ratio']:>8.2f}  {spread:<14}{each['p50_ms']:>8.1f}{each['p99_ms']:>8.1f}"
            f"  {each['floor']}"
        )
    for each in found:
        print(f"{each['database']}: {each['durability']}")
        print(f"  target {each['target']:.2f}, aim {each['aim']:.2f}", end="; ")
        print(f"the client took {each['client_cpu_share']:.0%} of one core")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=4)
    parser.add_argument("--only", choices=["sqlite", "postgresql"])
    asked = parser.parse_args()
    with report.scratch() as folder:
        found = []
        if asked.only != "postgresql":
            with sqlite_side(report.subfolder(folder, "sqlite"), asked.seconds) as side:
                found.append(alternate(side, asked.rounds, asked.seconds))
        if asked.only != "sqlite":
            server_url = durable_postgres()
            place = report.subfolder(folder, "postgresql")
            with postgres_side(place, server_url, asked.seconds) as side:
                found.append(alternate(side, asked.rounds, asked.seconds))
    print_table(found)
    report.keep("writes", found)
    return 0


def durable_postgres() -> str:
    return postgres.start_throwaway(postgres.require_binaries(), is_durable=True)


def alternate(side: Side, rounds: int, seconds: float) -> dict[str, Any]:
    side.serve()  # the first seconds compile statements and fill caches
    for _ in range(rounds):
        measure(side, seconds)
    return summary(side)


if __name__ == "__main__":
    sys.exit(main())
