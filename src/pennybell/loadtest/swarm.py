"""Crews of sockets and writers in processes of their own, and the pipe that commands them.

A command is the name of a method and its arguments; progress comes while it runs, its result at
the end. A process whose pipe closes ends, so nothing outlives whoever started it.
"""

import asyncio
import contextlib
import multiprocessing
import signal
import threading
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import Any, Final, Self

import uvloop

from pennybell.kit.descriptors import raise_limit
from pennybell.loadtest.crew import Crew
from pennybell.loadtest.orders import Address, Counts, Findings, Seat, Writing, Written
from pennybell.loadtest.writers import Writers

SOCKETS_PER_PROCESS_MAX: Final = 15_000
"""One process stays below the usual limit of 20,000 descriptors and the 28,000 ports that one
source address has for one server."""

AT_ONCE: Final = 100
"""Upgrades under way at a time: a crowd, not a flood."""

PROGRESS_S: Final = 0.25
STOP_S_MAX: Final = 5.0

Progress = Callable[[Counts], None]


def processes_for(connections: int) -> int:
    return max(1, -(-connections // SOCKETS_PER_PROCESS_MAX))


class Hand:
    """The near end of one client process."""

    def __init__(self, address: Address, source: str) -> None:
        spawn = multiprocessing.get_context("spawn")
        self.pipe, far = spawn.Pipe()
        self.process = spawn.Process(target=work, args=(far, address, source), daemon=True)
        self.process.start()
        far.close()

    def tell(self, order: str, *arguments: Any) -> None:
        self.pipe.send((order, arguments))

    def last_words(self) -> str:
        self.process.join(STOP_S_MAX)
        return f"A client process ended with {self.process.exitcode}."

    def stop(self) -> None:
        self.pipe.close()
        self.process.join(STOP_S_MAX)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
        self.process.close()


def hear_all(hands: Sequence[Hand], progress: Progress) -> list[Any]:
    """Wait for each hand's result.

    Raises:
        RuntimeError: an order failed, or its process died.
    """
    results: dict[int, Any] = {}
    counts = [Counts() for _ in hands]
    waiting: dict[Any, int] = {hand.pipe: index for index, hand in enumerate(hands)}
    while waiting:
        pipe: Any
        for pipe in wait(list(waiting)):
            index = waiting[pipe]
            try:
                kind, said = pipe.recv()
            except (EOFError, ConnectionError) as error:
                raise RuntimeError(hands[index].last_words()) from error
            if kind == "failed":
                raise RuntimeError(said)
            if kind == "result":
                results[index] = said
                del waiting[pipe]
            else:
                counts[index] = said
                progress(sum(counts, Counts()))
    return [results[index] for index in range(len(hands))]


class Swarm:
    """Many sockets over several processes; seats are dealt out in equal, consecutive parts."""

    def __init__(
        self, address: Address, *, processes: int = 1, progress: Progress = lambda _counts: None
    ) -> None:
        self._progress = progress
        self._dealt: list[list[int]] = [[] for _ in range(processes)]
        self._seats: list[Seat] = []
        # Loopback has a whole network of addresses; each has ports of its own.
        is_loopback = address.host.startswith("127.")
        self._hands = [
            Hand(address, f"127.0.0.{1 + index}" if is_loopback and index else "")
            for index in range(processes)
        ]

    @property
    def seats(self) -> Sequence[Seat]:
        return self._seats

    def open(self, seats: Sequence[Seat], *, at_once: int = AT_ONCE) -> None:
        first, share = len(self._seats), -(-len(seats) // len(self._hands))
        self._seats += seats
        for index, hand in enumerate(self._hands):
            part = seats[index * share : (index + 1) * share]
            start = first + index * share
            self._dealt[index] += range(start, start + len(part))
            hand.tell("open", part, at_once)
        hear_all(self._hands, self._progress)

    def cut(self) -> None:
        self._all("cut")

    def come_back(self, *, at_once: int = AT_ONCE) -> None:
        self._all("come_back", at_once)

    def dismiss(self) -> None:
        self._all("dismiss")
        self._seats.clear()
        for dealt in self._dealt:
            dealt.clear()

    def say(self, text: str, *, every: int = 1) -> None:
        self._all("say", text, every)

    def watch(self, seconds: float) -> None:
        self._all("watch", seconds)

    def wait_for_heads(self, heads: Sequence[int], *, seconds_max: float) -> float:
        """Seconds until the last open socket had heard everything, or `seconds_max`."""
        for dealt, hand in zip(self._dealt, self._hands, strict=True):
            hand.tell("wait_for_heads", [heads[index] for index in dealt], seconds_max)
        return float(max(hear_all(self._hands, self._progress)))

    def wait_for_messages(self, count: int, *, seconds_max: float) -> int:
        """For one process only: wait until so many messages came in all."""
        self._hands[0].tell("wait_for_messages", count, seconds_max)
        return int(hear_all(self._hands[:1], self._progress)[0])

    def find(self) -> list[tuple[list[int], Findings]]:
        """For each process: the indices of its seats, and what it saw."""
        return list(zip(self._dealt, self._all("find"), strict=True))

    def stop(self) -> None:
        for hand in self._hands:
            hand.stop()

    def _all(self, order: str, *arguments: Any) -> list[Any]:
        for hand in self._hands:
            hand.tell(order, *arguments)
        return hear_all(self._hands, self._progress)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        self.stop()


class WritingProcess:
    """Writers in a process of their own: what they measure waits for no socket."""

    def __init__(self, address: Address) -> None:
        self._hand = Hand(address, "")

    def begin(self, writing: Writing) -> None:
        self._hand.tell("write", writing)

    def finish(self) -> Written:
        written: Written = hear_all([self._hand], lambda _counts: None)[0]
        return written

    def stop(self) -> None:
        self._hand.stop()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        self.stop()


def work(pipe: "Connection[Any, Any]", address: Address, source: str) -> None:
    """The far end: a process that does as it is told until its pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started it hears it and closes the pipe
    raise_limit()
    uvloop.run(_obey(pipe, address, source))


async def _obey(pipe: "Connection[Any, Any]", address: Address, source: str) -> None:
    loop = asyncio.get_running_loop()
    orders: asyncio.Queue[Any] = asyncio.Queue()
    gone = asyncio.Event()

    def hear() -> None:
        # On a thread: a loop that watched the pipe would make it non-blocking, and long orders
        # come in parts.
        with contextlib.suppress(EOFError, OSError):
            while True:
                loop.call_soon_threadsafe(orders.put_nowait, pipe.recv())
        loop.call_soon_threadsafe(gone.set)

    threading.Thread(target=hear, daemon=True).start()
    obeying = loop.create_task(_obey_each(pipe, orders, Crew(address, source), Writers(address)))
    await gone.wait()
    obeying.cancel()


async def _obey_each(
    pipe: "Connection[Any, Any]", orders: "asyncio.Queue[Any]", crew: Crew, writers: Writers
) -> None:
    while True:
        order, arguments = await orders.get()
        obey = writers.write if order == "write" else getattr(crew, order)
        await _report(pipe, crew, asyncio.ensure_future(obey(*arguments)))


async def _report(pipe: "Connection[Any, Any]", crew: Crew, task: "asyncio.Task[Any]") -> None:
    while not (await asyncio.wait({task}, timeout=PROGRESS_S))[0]:
        pipe.send(("progress", crew.counts))
    error = task.exception()
    if error is None:
        pipe.send(("result", task.result()))
    else:
        pipe.send(("failed", f"{type(error).__name__}: {error}"))
