"""Turning the wheel of a running server by hand."""

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from typing import Any, TypeVar

from tests.rooms.edge.clocked import ClockedServer

T = TypeVar("T")


class Hand:
    """Does things on the event loop of a server that runs in a thread of this process."""

    def __init__(self, server: ClockedServer) -> None:
        self.server = server
        self.hub = server.server.hub
        found: Future[asyncio.AbstractEventLoop] = Future()

        def look() -> None:
            if not found.done():
                found.set_result(asyncio.get_running_loop())

        self.hub.on_second.append(look)
        self._loop = found.result(10)

    def do(self, act: Callable[[], object]) -> None:
        """Returns when it is done."""
        done: Future[None] = Future()

        def run() -> None:
            act()
            done.set_result(None)

        self._loop.call_soon_threadsafe(run)
        done.result(10)

    def start(self, begin: Callable[[], Coroutine[Any, Any, object]]) -> None:
        """Let it run on the server's event loop; does not wait for its end."""
        asyncio.run_coroutine_threadsafe(begin(), self._loop)

    def ask(self, begin: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """Let it run there, and wait for its result."""
        return asyncio.run_coroutine_threadsafe(begin(), self._loop).result(10)

    def turn(self, seconds: int) -> None:
        """The wheel's next seconds, at once."""
        for _ in range(seconds):
            self.do(self.hub.turn)
