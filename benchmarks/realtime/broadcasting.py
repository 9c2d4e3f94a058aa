"""A server to be measured: the real one, which on order rings everybody with a bell made before.

    python benchmarks/realtime/broadcasting.py JOURNAL --port 0

Orders on standard input, an answer on standard output: `prepare N` builds N bells, each with one
event of 300 bytes for every user (`ready`); `fire` publishes the next one on the bus, as a commit
would. Making bells is a writer's work and not part of what is measured; publishing, the hub and
the sockets are. These events are in no log: only the numbers are right.
"""

import sys
import threading
from collections import deque
from typing import Final

import typer
from sqlalchemy import select

from pennybell.app import Server, compose
from pennybell.cli.serve import listen, run, with_address
from pennybell.events.bell import Bell, Ring
from pennybell.settings import Settings
from pennybell.storage.tables.log import streams

EVENT_BYTES: Final = 300


app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command()
def main(journal: str, port: int = 0) -> None:
    del journal  # nobody writes here
    settings = with_address(Settings(), None, port)
    listener = listen(settings)
    server = compose(settings)
    threading.Thread(target=obey, args=(server,), daemon=True).start()
    run(server, listener, lambda url: print(f"Pennybell serves {url}", flush=True))


def obey(server: Server) -> None:
    bells: deque[Bell] = deque()
    seqs: dict[str, int] = {}
    for line in sys.stdin:
        if line == "prepare\n":
            seqs = seqs or read_seqs(server)
            bells.append(next_bell(seqs))
            print("ready", flush=True)
        else:
            server.bus.publish(bells.popleft())


def read_seqs(server: Server) -> dict[str, int]:
    with server.database.read() as connection:
        found = connection.execute(select(streams.c.user_id, streams.c.seq))
        return {str(user): int(seq) for user, seq in found}


def next_bell(seqs: dict[str, int]) -> Bell:
    rings = []
    for user in seqs:
        seqs[user] += 1
        rings.append(Ring(user, seqs[user], seqs[user], (event_text(seqs[user]),)))
    return Bell(tuple(rings))


def event_text(seq: int) -> bytes:
    head = '{"type":"balance.updated","payload":{"pad":"'
    tail = f'"}},"seq":{seq},"commit":{seq}}}'
    return (head + "x" * (EVENT_BYTES - len(head) - len(tail)) + tail).encode()


if __name__ == "__main__":
    app()
