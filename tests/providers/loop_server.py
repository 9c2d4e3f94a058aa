"""A server on an event loop of its own, in a thread."""

import asyncio
import ssl
import threading
from typing import Self


class LoopServer:
    """Listens on 127.0.0.1 at a port that stays the same; made ready by `with`.

    Args:
        tls: speaks TLS from the first byte; None: not.
    """

    def __init__(self, tls: ssl.SSLContext | None) -> None:
        self.tls = tls
        self.port = 0
        self.transports: set[asyncio.Transport] = set()
        self.loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self._server: asyncio.Server | None = None

    def protocol(self) -> asyncio.Protocol:
        """What speaks on one connection."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        self._thread.start()
        self.listen()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop_listening()
        asyncio.run_coroutine_threadsafe(self._finish(), self.loop).result(10)
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join(10)
        self.loop.close()

    def listen(self) -> None:
        async def start() -> asyncio.Server:
            return await self.loop.create_server(
                self.protocol, "127.0.0.1", self.port, ssl=self.tls
            )

        self._server = asyncio.run_coroutine_threadsafe(start(), self.loop).result(10)
        self.port = self._server.sockets[0].getsockname()[1]

    def stop_listening(self) -> None:
        """Refuse connections from now on, and cut those there are."""

        async def stop() -> None:
            if self._server is not None:
                self._server.close()
                self._server = None
            for transport in list(self.transports):
                transport.abort()

        asyncio.run_coroutine_threadsafe(stop(), self.loop).result(10)

    async def _finish(self) -> None:
        tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
