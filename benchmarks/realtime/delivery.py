"""What one delivered event costs: the server beside the C floor, turn by turn, then the peers."""

import statistics
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.realtime import peers
from benchmarks.realtime.figures import Figure
from benchmarks.realtime.house import SETTLE_S, house
from benchmarks.realtime.peers import Measured, Peer
from benchmarks.realtime.sizes import Sizes

from pennybell.loadtest.orders import Seat
from pennybell.loadtest.swarm import Swarm
from pennybell.loadtest.throwaway import Throwaway

REACH = 1.25
PROGRAM = (sys.executable, str(Path(__file__).with_name("broadcasting.py")), "{journal}")
PYTHON_PEERS = ("websockets", "aiohttp", "starlette")


@contextmanager
def ours(folder: Path, connections: int) -> Iterator[tuple[Throwaway, Peer]]:
    """The real server with a way to make it broadcast."""
    with house(folder, "delivery", connections, PROGRAM) as server:
        assert server.pid is not None
        yield server, Peer(server.pid, server.address, lambda: server.order("fire"))


def measure_delivery(folder: Path, sizes: Sizes) -> list[Figure]:
    """Server and floor take turns, so that what else the machine does disturbs both."""
    count, command = sizes.broadcast, peers.floor_command(folder)
    if command is None:
        print("No C compiler: the floor is not measured.")
    with ours(folder, count) as (server, peer), Swarm(server.address) as swarm:
        swarm.open(server.seats)
        server.order(f"prepare {sizes.rounds * sizes.turns + 1}")
        server.answer()
        swarm.watch(SETTLE_S)
        peers.volley(peer, swarm, count, 1)
        if command is None:
            found = [peers.volley(peer, swarm, count, sizes.rounds) for _ in range(sizes.turns)]
            return [Figure("us of CPU per delivered event", statistics.median(found), "us")]
        with peers.commanded(command) as floor, Swarm(floor.address) as floor_swarm:
            floor_swarm.open([Seat("", "", "")] * count)
            peers.volley(floor, floor_swarm, count, 1)
            turns = [
                (
                    peers.volley(floor, floor_swarm, count, sizes.rounds),
                    peers.volley(peer, swarm, count, sizes.rounds),
                )
                for _ in range(sizes.turns)
            ]
    return [
        Figure(
            f"CPU per delivered 300-byte event, {count:,} users, x C floor",
            statistics.median(own / floor_us for floor_us, own in turns),
            "x",
            REACH,
            {
                "us": statistics.median(own for _, own in turns),
                "C floor us": statistics.median(floor_us for floor_us, _ in turns),
            },
            "turns: " + ", ".join(f"{own:.2f}/{floor_us:.2f}" for floor_us, own in turns),
        )
    ]


def measure_peers(folder: Path, sizes: Sizes, other_python: str) -> dict[str, Measured]:
    """Floor and peers, one after another, each alone; what is not installed is named and left."""
    found: dict[str, Measured] = {}
    commands = {"C floor": peers.floor_command(folder), "Go hub": peers.go_command(folder)}
    commands |= {name: peers.python_command(name, other_python) for name in PYTHON_PEERS}
    for name, command in commands.items():
        if command is None:
            print(f"{name} is not installed here: not measured.")
            continue
        with peers.commanded(command) as peer:
            found[name] = peers.measure(peer, sizes.broadcast, sizes.rounds)
    with peers.nchan(folder) as nchan:
        if nchan is None:
            print("nchan is not installed here: not measured.")
        else:
            found["nchan"] = peers.measure(nchan, sizes.broadcast, sizes.rounds)
    return found
