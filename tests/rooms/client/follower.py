"""A client that follows the stream beside a test, blocking or asynchronous: the same questions."""

import asyncio
import threading
import time
from typing import Any, Literal, Self

from pennybell.client.asynchronous import AsyncClient, AsyncEvents
from pennybell.client.blocking import Client, Events
from pennybell.client.endpoint import Outside
from pennybell.client.event import Event, Item, Resync
from pennybell.client.live import State

Flavour = Literal["blocking", "asynchronous"]
FLAVOURS: list[Flavour] = ["blocking", "asynchronous"]

ARRIVES_S_MAX = 30.0

IMPATIENT = Outside(random=lambda: 0.05)
"""Back-off as it is, at a twentieth: a test need not wait for what is tested with a fake clock."""


class Follower:
    """Collects what the stream yields on a thread of its own, until it is left.

    `error`: what ended the stream. `states`: what the client said of itself.
    """

    def __init__(
        self, flavour: Flavour, url: str, *, since: int | None = None, **credentials: Any
    ) -> None:
        self.url = url
        self.since = since
        self.credentials = {"outside": IMPATIENT, **credentials}
        self.items: list[Item] = []
        self.states: list[State] = []
        self.error: Exception | None = None
        self.seq: int | None = None
        self._changed = threading.Condition()
        self._leaving = threading.Event()
        run = self._follow if flavour == "blocking" else lambda: asyncio.run(self._follow_async())
        self._thread = threading.Thread(target=lambda: self._keep_error(run), daemon=True)

    def commits(self) -> list[list[Event]]:
        return [item for item in self.items if not isinstance(item, Resync)]

    def events(self) -> list[Event]:
        return [event for commit in self.commits() for event in commit]

    def resyncs(self) -> list[Resync]:
        return [item for item in self.items if isinstance(item, Resync)]

    def wait_until_open(self) -> None:
        self._wait(lambda: any(state.name in {"open", "polling"} for state in self.states))

    def wait_for(self, seq: int) -> list[Event]:
        """Wait until everything up to `seq` is there; answers all events so far."""
        self._wait(lambda: bool(self.events()) and self.events()[-1].seq >= seq)
        return self.events()

    def wait_for_items(self, count: int) -> list[Item]:
        self._wait(lambda: len(self.items) >= count)
        return self.items

    def wait_for_end(self) -> Exception | None:
        self._thread.join(ARRIVES_S_MAX)
        assert not self._thread.is_alive(), "the stream goes on"
        return self.error

    def leave(self) -> None:
        self._leaving.set()

    def _wait(self, is_there: Any) -> None:
        until = time.monotonic() + ARRIVES_S_MAX
        with self._changed:
            while not is_there():
                assert self._thread.is_alive(), f"the stream ended: {self.error!r}"
                left = until - time.monotonic()
                assert left > 0, f"waited in vain; so far {self.items[-3:]}, {self.states[-3:]}"
                self._changed.wait(min(left, 0.2))

    def _follow(self) -> None:
        with Client(self.url, **self.credentials) as client:
            stream = client.events(since=self.since, on_change=self._tell)
            threading.Thread(target=self._close_when_left, args=(stream,), daemon=True).start()
            for item in stream:
                self._take(item, stream)

    def _close_when_left(self, stream: Events) -> None:
        self._leaving.wait()
        stream.close()

    async def _follow_async(self) -> None:
        async with AsyncClient(self.url, **self.credentials) as client:
            stream = client.events(since=self.since, on_change=self._tell)
            closing = asyncio.create_task(self._close_async(stream))
            try:
                async for item in stream:
                    self._take(item, stream)
            finally:
                self._leaving.set()
                await closing

    async def _close_async(self, stream: AsyncEvents) -> None:
        await asyncio.to_thread(self._leaving.wait)
        await stream.close()

    def _take(self, item: Item, stream: Events | AsyncEvents) -> None:
        with self._changed:
            self.items.append(item)
            self.seq = stream.seq
            self._changed.notify_all()

    def _tell(self, state: State) -> None:
        with self._changed:
            self.states.append(state)
            self._changed.notify_all()

    def _keep_error(self, run: Any) -> None:
        try:
            run()
        except Exception as error:  # noqa: BLE001 - the test asks for it
            self.error = error
        finally:
            self._leaving.set()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.leave()
        self._thread.join(ARRIVES_S_MAX)
        assert not self._thread.is_alive(), "the stream does not end when it is closed"


def assert_complete(events: list[Event], *, since: int, upto: int) -> None:
    """Nothing missed, nothing doubled."""
    assert [event.seq for event in events] == list(range(since + 1, upto + 1))
