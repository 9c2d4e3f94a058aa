"""A cheap HTTP/1.1 client: keep-alive connections that each send one POST after another.

It runs in a process of its own (`start`), reads its orders from stdin and prints what it saw.
Requests are put together beforehand, answers are searched for two numbers only, so that on two
cores the client is not what is measured.
"""

import asyncio
import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import count
from pathlib import Path
from random import Random
from typing import cast

import uvloop
from benchmarks.serving import Household

ROOT = Path(__file__).parents[1]
DAYS = 28
ANSWER_S_MAX = 30


@dataclass(frozen=True, slots=True)
class Orders:
    """`per_s`: requests a second over all connections; 0: as fast as answers come."""

    port: int
    tokens: Sequence[str]
    accounts: Sequence[str]
    category: str
    connections: int = 16
    seconds: float = 5.0
    per_s: float = 0.0
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the client saw: `cpu_share` of one core is what it took for itself."""

    requests: int
    refused: int
    seconds: float
    p50_ms: float
    p99_ms: float
    max_ms: float
    cpu_share: float

    @property
    def per_s(self) -> float:
        return self.requests / self.seconds


def orders_for(port: int, household: Household, mark: str, **further: float) -> Orders:
    orders = Orders(port, household.tokens, household.accounts, household.category, mark=mark)
    return Orders(**(asdict(orders) | further))


def start(orders: Orders) -> "subprocess.Popen[str]":
    """Let the client loose in a process of its own; `finish` waits for what it saw."""
    code = "from benchmarks import load; load.obey()"
    client = subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert client.stdin is not None
    client.stdin.write(json.dumps(asdict(orders)) + "\n")
    client.stdin.flush()
    return client


def stop(client: "subprocess.Popen[str]") -> Seen:
    """Tell the client to stop before its time, and wait for what it saw."""
    assert client.stdin is not None
    client.stdin.close()
    return finish(client)


def finish(client: "subprocess.Popen[str]") -> Seen:
    assert client.stdout is not None
    said = client.stdout.read()
    client.stdout.close()
    if client.stdin is not None:
        client.stdin.close()
    if client.wait() != 0:
        raise RuntimeError("the client failed; see above")
    return Seen(**json.loads(said))


def obey() -> None:
    orders = Orders(**json.loads(sys.stdin.readline()))
    print(json.dumps(asdict(uvloop.run(post_all(orders)))))


def requests_of(orders: Orders, connection: int) -> Iterator[bytes]:
    """Endless distinct POST /transactions of one member, over accounts and a month's days."""
    token = orders.tokens[connection % len(orders.tokens)]
    head = (
        "POST /api/v1/transactions HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        f"Authorization: Bearer {token}\r\nContent-Type: application/json\r\n"
    )
    random = Random(connection)  # noqa: S311 - amounts, not secrets
    for number in count():
        body = (
            f'{{"account_id":"{random.choice(orders.accounts)}",'
            f'"amount_minor":{-random.randint(100, 9_999)},'
            f'"date":"2026-01-{random.randint(1, DAYS):02d}",'
            f'"payee":"Corner shop","category_id":"{orders.category}"}}'
        )
        key = f"{orders.mark}-{connection}-{number}"
        yield (
            f"{head}Idempotency-Key: {key}\r\nContent-Length: {len(body)}\r\n\r\n{body}"
        ).encode()


class Connection(asyncio.Protocol):
    """Sends a request, waits for its answer, sends the next at its time."""

    def __init__(self, orders: Orders, number: int, until: float) -> None:
        self.took_s: list[float] = []
        self.refused = 0
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._requests = requests_of(orders, number)
        self._until = until
        self._every_s = orders.connections / orders.per_s if orders.per_s else 0.0
        self._due = time.perf_counter() + self._every_s * number / orders.connections
        self._sent_at = 0.0
        self._answer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)  # uvloop's is no subclass
        self._next()

    def data_received(self, data: bytes) -> None:
        self._answer = answer = self._answer + data
        end = answer.find(b"\r\n\r\n")
        if end < 0:
            return
        start = answer.lower().find(b"content-length: ", 0, end) + len(b"content-length: ")
        length = int(answer[start : answer.find(b"\r\n", start)])
        if len(answer) < end + 4 + length:
            return
        self._answer = b""
        self.took_s.append(time.perf_counter() - self._sent_at)
        self.refused += not answer.startswith(b"HTTP/1.1 201")
        self._next()

    def connection_lost(self, exc: Exception | None) -> None:
        if not self.done.done():
            self.done.set_exception(exc or ConnectionError("the server hung up"))

    def stop(self) -> None:
        """Wait for the answer under way, then send nothing more."""
        self._until = 0.0

    def _next(self) -> None:
        now = time.perf_counter()
        if now >= self._until:
            self.done.set_result(None)
            self._transport.close()
        elif self._every_s and now < self._due:
            asyncio.get_running_loop().call_later(self._due - now, self._send)
        else:
            self._send()

    def _send(self) -> None:
        # A late answer is counted from when its request was due, not from when it was sent.
        self._sent_at = self._due if self._every_s else time.perf_counter()
        self._due += self._every_s
        self._transport.write(next(self._requests))


async def post_all(orders: Orders) -> Seen:
    loop = asyncio.get_running_loop()
    began = time.perf_counter()
    until = began + orders.seconds
    connections = [Connection(orders, number, until) for number in range(orders.connections)]
    for each in connections:
        await loop.create_connection(lambda each=each: each, "127.0.0.1", orders.port)  # type: ignore[misc]  # mypy cannot infer a lambda's default

    def stop_early() -> None:
        loop.remove_reader(sys.stdin)
        for each in connections:
            each.stop()

    loop.add_reader(sys.stdin, stop_early)  # its end is the word
    answered = asyncio.gather(*(each.done for each in connections))
    await asyncio.wait_for(answered, orders.seconds + ANSWER_S_MAX)
    seconds = time.perf_counter() - began
    took = sorted(s for each in connections for s in each.took_s)
    return Seen(
        requests=len(took),
        refused=sum(each.refused for each in connections),
        seconds=seconds,
        p50_ms=took[len(took) // 2] * 1_000,
        p99_ms=took[len(took) * 99 // 100] * 1_000,
        max_ms=took[-1] * 1_000,
        cpu_share=resource.getrusage(resource.RUSAGE_SELF).ru_utime / seconds,
    )
