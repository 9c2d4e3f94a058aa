"""The sockets of one client process, and what they may be told to do."""

import asyncio
import ssl
import time
from collections import Counter
from collections.abc import Sequence
from typing import Final

from pennybell.loadtest.listener import Listener
from pennybell.loadtest.orders import Address, Counts, Findings, Heard, Seat

GREETED_S_MAX: Final = 30.0
LOOK_S: Final = 0.02
"""Seconds between looks at whether everybody has heard everything."""


class Crew:
    """`source`: the address its sockets come from; "" leaves it to the system."""

    def __init__(self, address: Address, source: str) -> None:
        self.address = address
        self.counts = Counts()
        self.refusals: Counter[str] = Counter()
        self.closes: Counter[int] = Counter()
        self.notes: Counter[str] = Counter()
        self.missed = 0
        self.doubled = 0
        self.resyncs = 0
        self.heard = Heard()
        self._source = (source, 0) if source else None
        self._seats: list[Seat] = []
        self._listeners: list[Listener] = []
        self._tls = ssl.create_default_context() if address.is_tls else None

    async def open(self, seats: Sequence[Seat], at_once: int) -> None:
        """Open one more socket for each of these, so many at a time."""
        first = len(self._seats)
        self._seats += seats
        self._listeners += [Listener(self, first + index) for index in range(len(seats))]
        self.counts.asked += len(seats)
        await self._connect(range(first, len(self._seats)), at_once, is_back=False)

    async def cut(self) -> None:
        """Pull every cable."""
        for listener in self._listeners:
            self.counts.opened -= listener.is_open
            listener.cut()

    async def come_back(self, at_once: int) -> None:
        """Open every socket anew; each resumes where it was."""
        await self._connect(range(len(self._listeners)), at_once, is_back=True)

    async def dismiss(self) -> None:
        """Close every socket and forget the seats."""
        await self.cut()
        self._seats.clear()
        self._listeners.clear()
        self.counts = Counts()

    async def say(self, text: str, every: int) -> None:
        """Let every so-manyth socket send a message."""
        for listener in self._listeners[::every]:
            listener.say(text.encode())

    async def watch(self, seconds: float) -> None:
        await asyncio.sleep(seconds)

    async def wait_for_heads(self, heads: Sequence[int], seconds_max: float) -> float:
        """Wait until each open socket has heard up to its user's head; seconds it took."""
        began = time.monotonic()
        while time.monotonic() - began < seconds_max:
            if all(
                listener.seq >= head or not listener.is_open
                for listener, head in zip(self._listeners, heads, strict=True)
            ):
                break
            await asyncio.sleep(LOOK_S)
        return time.monotonic() - began

    async def wait_for_messages(self, count: int, seconds_max: float) -> int:
        """Wait until so many messages have come in all; answers how many did."""
        until = time.monotonic() + seconds_max
        while self.counts.messages < count and time.monotonic() < until:  # noqa: ASYNC110 - each message would have to set an event
            await asyncio.sleep(LOOK_S / 10)
        return self.counts.messages

    async def find(self) -> Findings:
        return Findings(
            counts=self.counts,
            seqs=[listener.seq for listener in self._listeners],
            refusals=self.refusals,
            closes=self.closes,
            missed=self.missed,
            doubled=self.doubled,
            resyncs=self.resyncs,
            notes=self.notes,
            heard=self.heard,
        )

    def lost(self, code: int) -> None:
        self.counts.lost += 1
        self.counts.opened -= 1
        self.closes[code] += 1

    def out_of_order(self, before: int, seq: int) -> None:
        if seq > before:
            self.missed += seq - before - 1
        else:
            self.doubled += 1

    def completed(self, index: int, commit: int, now: float) -> None:
        self.heard.seats.append(index)
        self.heard.commits.append(commit)
        self.heard.at.append(now)

    async def _connect(self, indices: range, at_once: int, *, is_back: bool) -> None:
        waiting = iter(indices)

        async def connect_in_turn() -> None:
            for index in waiting:
                await self._connect_one(index, is_back=is_back)

        await asyncio.gather(*(connect_in_turn() for _ in range(min(at_once, len(indices)))))

    async def _connect_one(self, index: int, *, is_back: bool) -> None:
        listener = self._listeners[index]
        try:
            await asyncio.get_running_loop().create_connection(
                lambda: listener,
                self.address.host,
                self.address.port,
                ssl=self._tls,
                local_addr=self._source,
            )
            greeted = listener.upgrade(self._seats[index], is_back=is_back)
            await asyncio.wait_for(greeted, GREETED_S_MAX)
        except TimeoutError:
            listener.cut()
            self.refusals[f"no answer within {GREETED_S_MAX:.0f} s"] += 1
        except OSError as error:
            self.refusals[error.strerror or type(error).__name__] += 1
        listener.greeted = None
