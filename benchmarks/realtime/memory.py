"""What an idle signed-in connection keeps, and whether coming and going leaves anything behind."""

from collections import Counter
from pathlib import Path

from benchmarks.realtime.figures import Figure
from benchmarks.realtime.house import (
    SETTLE_S,
    Meter,
    fill_caches,
    house,
    swarm_at,
    wait_until_complete,
    write_once,
)
from benchmarks.realtime.sizes import Sizes

KB_REACH = 3.0
WARM = 100
CHURN_REACH_PERCENT = 5.0
SUBSCRIBE = '{"type":"subscribe.analytics","payload":{}}'
SUBSCRIBED_SHARE = 10
"""One socket in so many looks at analytics."""


def measure_idle(folder: Path, sizes: Sizes) -> list[Figure]:
    """Growth of PSS for each distinct user and device, one event heard, a tenth subscribed.

    The database's caches are full before the first socket is there; see fill_caches.
    """
    with house(folder, "memory", sizes.memory) as server, swarm_at(server) as swarm:
        fill_caches(server)
        swarm.open(server.seats[:WARM])
        swarm.watch(SETTLE_S)
        meter = Meter(server.pid)
        swarm.open(server.seats[WARM:])
        swarm.watch(SETTLE_S)
        opened = meter.lap()
        swarm.say(SUBSCRIBE, every=SUBSCRIBED_SHARE)
        write_once(server, "after")
        wait_until_complete(server, swarm)
        swarm.watch(SETTLE_S)
        heard = meter.lap()
        notes = sum((found.notes for _, found in swarm.find()), Counter[str]())
    fresh = sizes.memory - WARM
    return [
        Figure(
            f"KiB per idle connection, {sizes.memory:,} users, after one event",
            (opened.memory_kb + heard.memory_kb) / fresh,
            "KiB",
            KB_REACH,
            {"before the event": opened.memory_kb / fresh},
            f"{notes['subscribed']:,} answered `subscribed`, {notes['error']:,} `error`",
        )
    ]


def measure_churn(folder: Path, sizes: Sizes) -> list[Figure]:
    """Memory with nobody connected: after the last round of coming and going, and the first."""
    left: list[float] = []
    with house(folder, "churn", sizes.churn) as server, swarm_at(server) as swarm:
        for _ in range(sizes.churn_rounds):
            swarm.open(server.seats)
            swarm.watch(SETTLE_S / 2)
            swarm.dismiss()
            swarm.watch(SETTLE_S)
            left.append(Meter(server.pid).memory_kb())
    return [
        Figure(
            f"memory after {sizes.churn_rounds} rounds of {sizes.churn:,} sockets, % over the first",
            (left[-1] / left[0] - 1) * 100,
            "%",
            CHURN_REACH_PERCENT,
            {"MiB first": left[0] / 1024, "MiB last": left[-1] / 1024},
        )
    ]


def measure_idle_cpu(folder: Path, sizes: Sizes) -> list[Figure]:
    """CPU of the whole server while nothing happens but heartbeats and sweeps."""
    with house(folder, "idle", sizes.idle) as server, swarm_at(server) as swarm:
        swarm.watch(SETTLE_S)
        meter = Meter(server.pid)
        swarm.watch(sizes.idle_s / 3)
        alone = meter.lap()
        swarm.open(server.seats)
        swarm.watch(SETTLE_S)
        meter.lap()
        swarm.watch(sizes.idle_s)
        lap = meter.lap()
    return [
        Figure(
            f"% of a core, {sizes.idle:,} idle connections, heartbeats on",
            lap.cpu_s / lap.seconds * 100,
            "%",
            1.0,
            {"no connections": alone.cpu_s / alone.seconds * 100},
        )
    ]
