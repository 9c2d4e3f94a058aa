"""Deliveries over PostgreSQL to FCM and APNs on this machine: what one costs, and whom a bad hour delays.

The providers run in a process of their own. Counted is the CPU of the worker's process alone; latencies run
from a delivery's row to the note of its acceptance.
"""

import argparse
import json
import math
import secrets
import signal
import socket
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks import load, report, town
from benchmarks.serving import found_household, serving
from sqlalchemy import select
from tests.kit.delivery_worker import MASTER, start
from tests.kit.ledger import Ledger
from tests.providers.served import providers
from tests.services import postgres

from pennybell.kit.clock import SECOND, Instant
from pennybell.kit.encryption import FieldKeys
from pennybell.settings import Settings
from pennybell.storage.tables.notifications import deliveries

PEOPLE = 50
PEOPLE_ASLEEP = 2_000
"""Whose quiet hours end at once."""

PER_CPU_S_MIN = 500.0
OTHERS_P99_MAX = 1.2
API_P99_MAX = 1.5
SENT_S_MAX = 120.0
RELEASED_S = 240.0
"""From the beginning until quiet hours end: to make what they hold, and to measure without."""

BEAT_S = 0.25
WRITES_PER_S = 20.0
SECRET = "only for this benchmark and thrown away after it"  # noqa: S105


@contextmanager
def working(folder: Path, told: dict[str, Any], spent: list[float]) -> Iterator[None]:
    """A worker in a process of its own; afterwards `spent` holds its seconds of CPU."""
    worker = start(folder, "worker", told)
    try:
        yield
    finally:
        worker.send_signal(signal.SIGTERM)
        said, _ = worker.communicate(timeout=60)
        spent.append(float(said.split()[-1]))


def wait_until_sent(ledger: Ledger, channels: set[str]) -> None:
    until = time.monotonic() + SENT_S_MAX
    while any(
        channel in channels and state in ("pending", "leased")
        for channel, state in town.states(ledger)
    ):
        if time.monotonic() > until:
            raise RuntimeError(f"not all was sent: {town.states(ledger)}")
        time.sleep(0.1)


def throughput(
    ledger: Ledger, folder: Path, told: dict[str, Any], phones: list[town.Phone], count: int
) -> dict[str, Any]:
    """A worker that is started on so many due deliveries and ended when all are accepted."""
    town.tell(ledger, phones, count, at=ledger.work.clock())
    spent: list[float] = []
    began = time.monotonic()
    with working(folder, told, spent):
        wait_until_sent(ledger, {each.kind for each in phones})
        took = time.monotonic() - began
    return {"deliveries": count, "per_s": count / took, "per_cpu_s": count / spent[0]}


def p99_ms(
    ledger: Ledger, folder: Path, told: dict[str, Any], phones: list[town.Phone], seconds: float
) -> float:
    """Of FCM's deliveries, told a few at a time to every phone."""
    first = ledger.work.clock()
    with working(folder, told, []):
        for _ in range(round(seconds / BEAT_S)):
            town.tell(ledger, phones, 20, at=ledger.work.clock())
            time.sleep(BEAT_S)
        wait_until_sent(ledger, {"fcm"})
    column = deliveries.c
    statement = select(column.accepted_at - column.created_at).where(
        column.channel == "fcm", column.created_at >= first, column.accepted_at.is_not(None)
    )
    with ledger.database.read() as connection:
        took = sorted(connection.execute(statement).scalars())
    return float(took[math.ceil(len(took) * 0.99) - 1])


@contextmanager
def dead_provider() -> Iterator[str]:
    """Takes connections, and never says a word."""
    with socket.create_server(("127.0.0.1", 0), backlog=100) as listening:
        yield f"https://127.0.0.1:{listening.getsockname()[1]}"


def with_one_dead(
    ledger: Ledger, folder: Path, told: dict[str, Any], phones: list[town.Phone], rounds: int
) -> dict[str, Any]:
    found: list[tuple[float, float]] = []
    for _ in range(rounds):
        healthy = p99_ms(ledger, folder, told, phones, 6)
        with dead_provider() as url:
            apple = {**told["apns"], "url": url, "sandbox_url": url}
            dead = p99_ms(ledger, folder, {**told, "apns": apple}, phones, 6)
        wait_for_apple(ledger, folder, told)
        found.append((healthy, dead))
    ratios = [dead / healthy for healthy, dead in found]
    return {
        "p99_ms": statistics.median(healthy for healthy, _ in found),
        "p99_ms_one_dead": statistics.median(dead for _, dead in found),
        "ratio": statistics.median(ratios),
        "ratio_max": OTHERS_P99_MAX,
    }


def wait_for_apple(ledger: Ledger, folder: Path, told: dict[str, Any]) -> None:
    with working(folder, told, []):
        wait_until_sent(ledger, {"fcm", "apns"})


def release(
    url: str, folder: Path, told: dict[str, Any], held: int, seconds: float
) -> dict[str, Any]:
    """Quiet hours of everybody end at once, in the process that answers the API."""
    account = folder / "firebase.json"
    account.write_text(json.dumps(told["account"]))
    keys = FieldKeys(Settings(secret=SECRET).secret_keys(), random=secrets.token_bytes)
    settings = {
        "PENNYBELL_SECRET": SECRET,
        "PENNYBELL_FCM_CREDENTIALS_FILE": str(account),
        "PENNYBELL_FCM_URL": told["fcm_url"],
        "PENNYBELL_PROVIDER_CA_FILE": told["ca_file"],
    }
    with Ledger(url) as ledger, serving(folder, ledger.url, **settings) as port:
        phones = town.settle(ledger, keys, ["fcm"], min(PEOPLE_ASLEEP, held))
        household = found_household(port, "others")
        town.tell(ledger, phones, PEOPLE, at=ledger.work.clock())  # it has sent before, that day
        wait_until_sent(ledger, {"fcm"})
        released_at = Instant(ledger.work.clock() + round(RELEASED_S * SECOND))
        town.tell(ledger, phones, held, at=released_at, reason="quiet_hours")
        post(port, household, "warm", 3)
        first = post(port, household, "quiet", seconds)
        quiet = post(port, household, "quiet again", seconds)
        left_s = (released_at - ledger.work.clock()) / SECOND
        if left_s < 0:
            raise RuntimeError(f"it took {-left_s:.0f} s too long to make {held} held deliveries")
        time.sleep(left_s)  # they become due by the clock alone, as when a night ends
        before = town.states(ledger)
        during = post(port, household, "during", seconds)
        after = town.states(ledger)
    return {
        "held": held,
        "sent_meanwhile": after["fcm", "accepted"] - before["fcm", "accepted"],
        "api_quiet_p50_ms": quiet.p50_ms,
        "api_quiet_p99_ms": [first.p99_ms, quiet.p99_ms],
        "api_p50_ms": during.p50_ms,
        "api_p99_ms": during.p99_ms,
        "api_max_ms": during.max_ms,
        "ratio": during.p99_ms / statistics.mean([first.p99_ms, quiet.p99_ms]),
        "ratio_max": API_P99_MAX,
    }


def post(port: int, household: Any, mark: str, seconds: float) -> load.Seen:
    orders = load.orders_for(
        port, household, mark, connections=4, per_s=WRITES_PER_S, seconds=seconds
    )
    return load.finish(load.start(orders))


def send_and_break(folder: Path, told: dict[str, Any], server: str, asked: Any) -> dict[str, Any]:
    """What deliveries cost, and one dead provider the other's."""
    found: dict[str, Any] = {}
    with Ledger(postgres.create_database(server)) as ledger:
        keys = FieldKeys([MASTER], random=secrets.token_bytes)
        phones = town.settle(ledger, keys, ["fcm", "apns"], PEOPLE)
        told = {**told, "database_url": ledger.url, "lease_ms": 60_000}
        for kinds in (("fcm",), ("apns",), ("fcm", "apns")):
            some = [each for each in phones if each.kind in kinds]
            each = throughput(ledger, folder, told, some, asked.deliveries)
            found[" and ".join(kinds)] = each
            print(f"{' and '.join(kinds)}: {each['per_cpu_s']:,.0f} a second of CPU", end="")
            print(f" (at least {PER_CPU_S_MIN:.0f}), {each['per_s']:,.0f} a second")
        found["one dead"] = dead = with_one_dead(ledger, folder, told, phones, asked.rounds)
    print(f"one provider dead: the other's p99 {dead['p99_ms_one_dead']:.0f} ms,", end="")
    print(f" {dead['ratio']:.2f} x (at most {OTHERS_P99_MAX} x)")
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--deliveries", type=int, default=5_000)
    parser.add_argument("--held", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--only-release", action="store_true")
    asked = parser.parse_args()
    found: dict[str, Any] = {"per_cpu_s_min": PER_CPU_S_MIN}
    with report.scratch() as folder, providers(folder) as told:
        server = postgres.start_throwaway(postgres.require_binaries(), is_durable=True)
        if not asked.only_release:
            found |= send_and_break(folder, told, server, asked)
        place = report.subfolder(folder, "released")
        url = postgres.create_database(server)
        found["release"] = end = release(url, place, told, asked.held, asked.seconds)
        quiet = " and ".join(f"{each:.0f}" for each in end["api_quiet_p99_ms"])
        print(f"{end['held']:,} released at once: the API's p99 {end['api_p99_ms']:.0f} ms", end="")
        print(f" ({quiet} quiet), {end['ratio']:.2f} x (at most {API_P99_MAX} x);", end="")
        print(f" p50 {end['api_p50_ms']:.1f} ms ({end['api_quiet_p50_ms']:.1f} quiet)", end="")
        print(f"; {end['sent_meanwhile']:,} sent")
    report.keep("notifications", found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
