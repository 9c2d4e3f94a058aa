"""What one delivered event costs: the server beside the C floor, turn by turn, then the peers.

An event is 300 bytes of JSON in a text frame of 304, sent by one system call to each of 5,000
sockets of as many users; it has arrived when the client has parsed its frame. Counted is the CPU,
user and system, of all threads of the sending process, from the order to send until the last
arrived: what the kernel does to hand the bytes to the receiver on the same machine is in it, for
everybody alike. The client has a core of its own.

The server does all it does after a commit: the bell goes over the bus and wakes the event loop,
each user is looked up, their numbers are compared, a frame is made (every user's differs, by
`seq`), counted and written. What a commit does before (the rows, the texts of the bell) is not in
it. The floor sends the same bytes to everybody; peers send one text, framed once where they can.
"""

import statistics
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.realtime import cores, peers
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

        def prepare() -> None:
            server.order("prepare")
            server.answer()

        yield server, Peer(server.pid, server.address, lambda: server.order("fire"), prepare)


def measure_delivery(folder: Path, sizes: Sizes) -> list[Figure]:
    """Server and floor take turns, so that what else the machine does disturbs both."""
    count, rounds = sizes.broadcast, sizes.rounds * sizes.turns
    command = peers.floor_command(folder)
    if command is None:
        print("No C compiler: the floor is not measured.")
    with (
        cores.apart() as pin,
        ours(folder, count) as (server, peer),
        Swarm(server.address) as swarm,
    ):
        swarm.open(server.seats)
        swarm.watch(SETTLE_S)
        pin(peer.pid)
        peers.volley(peer, swarm, count, 1)
        if command is None:
            found = [peers.volley(peer, swarm, count, 1) for _ in range(rounds)]
            return [Figure("us of CPU per delivered event", statistics.median(found), "us")]
        with peers.commanded(command) as floor, Swarm(floor.address) as floor_swarm:
            floor_swarm.open([Seat("", "", "")] * count)
            pin(floor.pid)
            peers.volley(floor, floor_swarm, count, 1)
            turns = [
                (
                    peers.volley(floor, floor_swarm, count, 1),
                    peers.volley(peer, swarm, count, 1),
                )
                for _ in range(rounds)
            ]
    ratios = [own / floor_us for floor_us, own in turns]
    low, middle, high = statistics.quantiles(ratios, n=4)
    return [
        Figure(
            f"CPU per delivered 300-byte event, {count:,} users, x C floor",
            middle,
            "x",
            REACH,
            {
                "us": statistics.median(own for _, own in turns),
                "C floor us": statistics.median(floor_us for floor_us, _ in turns),
            },
            f"Median of {rounds} broadcasts by turns; half lie between {low:.2f} and {high:.2f}.",
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
