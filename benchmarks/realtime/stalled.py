"""One socket reads nothing, its TCP window is full: do the others wait?"""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from benchmarks.realtime.figures import Figure
from benchmarks.realtime.house import house
from benchmarks.realtime.latency import RATE, load
from benchmarks.realtime.sizes import Sizes

from pennybell.loadtest.orders import Address
from pennybell.loadtest.outside import Api
from pennybell.loadtest.throwaway import Throwaway

P99_REACH = 1.2
TURNS = 3
WINDOW_BYTES = 4_096
KEY = "dGhlIHNhbXBsZSBub25jZQ=="
NOTE = "n" * 5_000
ROWS = 20
POSTS_MAX = 400
UNSENT_BYTES_MIN = 1_000_000


def measure_stalled(folder: Path, sizes: Sizes) -> list[Figure]:
    """The others' p99 from commit to the last of 3 devices, with and without it, by turns."""
    without, beside = [], []
    with house(folder, "stalled", sizes.latency) as server:
        for _ in range(TURNS):
            without.append(p99_of(server, sizes))
            with reading_nothing(server) as unsent:
                beside.append(p99_of(server, sizes))
    ratio = median(beside) / median(without)
    return [
        Figure(
            f"p99 beside a socket that reads nothing / without: {sizes.latency:,} sockets",
            ratio,
            "x",
            P99_REACH,
            {"ms": median(beside), "ms without": median(without), "bytes unsent": unsent},
        )
    ]


def p99_of(server: Throwaway, sizes: Sizes) -> float:
    found = load(server, sizes.latency, sizes.latency_s / TURNS, RATE)
    if found.faults or found.commit_to_last_ms is None:
        raise RuntimeError(" ".join(found.faults) or "nothing was heard")
    return found.commit_to_last_ms.p99


@contextmanager
def reading_nothing(server: Throwaway) -> Iterator[int]:
    """A further device of the first person, with so much written to it that some stays unsent."""
    token, account_id = server.desks()[0]
    with socket.socket() as stalled:
        stalled.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, WINDOW_BYTES)
        stalled.connect((server.address.host, server.address.port))
        stalled.sendall(upgrade(server.address, token))
        if b" 101 " not in stalled.recv(64):
            raise RuntimeError("The upgrade was refused.")
        yield fill(Api(server.address), token, account_id)


def fill(api: Api, token: str, account_id: str) -> int:
    """Write until more is unsent than any buffer of the system takes; answers how many bytes are."""
    row = {"account_id": account_id, "amount_minor": -1, "date": "2026-01-26", "note": NOTE}
    for _ in range(POSTS_MAX):
        api.ask("POST", "/transactions/bulk", {"transactions": [row] * ROWS}, token=token)
        unsent = int(api.ask("GET", "/ws/stats", token=token)["queue_bytes"])
        if unsent >= UNSENT_BYTES_MIN:
            return unsent
    raise RuntimeError("Everything is sent, though nobody reads it.")


def upgrade(address: Address, token: str) -> bytes:
    return (
        f"GET {address.path} HTTP/1.1\r\nHost: {address.authority}\r\n"
        "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        f"Sec-WebSocket-Key: {KEY}\r\nAuthorization: Bearer {token}\r\n\r\n"
    ).encode()
