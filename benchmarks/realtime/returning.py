"""Everybody is cut off and comes back at once, with events missed meanwhile."""

from pathlib import Path

from benchmarks.realtime.figures import Figure
from benchmarks.realtime.house import (
    HEARD_S_MAX,
    SETTLE_S,
    Meter,
    heads_of,
    house,
    incomplete,
    swarm_at,
    write_once,
)
from benchmarks.realtime.sizes import Sizes

UPGRADE_US_REACH = 400.0
BACK_S_REACH = 10.0
AT_ONCE = 1_000
EVENTS_MISSED = 2


def measure_return(folder: Path, sizes: Sizes) -> list[Figure]:
    """CPU of an upgrade with JWT check and a resume of two events; seconds until all are whole."""
    with house(folder, "return", sizes.storm) as server, swarm_at(server) as swarm:
        meter = Meter(server.pid)
        swarm.open(server.seats)
        first = meter.lap()
        swarm.cut()
        swarm.watch(SETTLE_S)
        write_once(server, "meanwhile")
        heads = heads_of(server, swarm.seats)
        swarm.watch(SETTLE_S)
        meter.lap()
        swarm.come_back(at_once=AT_ONCE)
        swarm.wait_for_heads(heads, seconds_max=HEARD_S_MAX)
        back = meter.lap()
        lacking = incomplete(swarm, heads)
    return [
        Figure(
            f"us of CPU per upgrade, JWT check and resume of {EVENTS_MISSED} events",
            back.cpu_s / sizes.storm * 1e6,
            "us",
            UPGRADE_US_REACH,
            {"without resume": first.cpu_s / sizes.storm * 1e6},
        ),
        Figure(
            f"s until {sizes.storm:,} clients cut off are back and complete",
            back.seconds if not lacking else float("inf"),
            "s",
            BACK_S_REACH,
            note=lacking,
        ),
    ]
