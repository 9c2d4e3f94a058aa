"""Peers in Python, each at its best: `python python_peers.py websockets|aiohttp|starlette`.

Prints where it serves; each line on standard input is a broadcast of 300 bytes to everybody. The
libraries are imported where they are used: whichever is missing is not measured.
"""

import asyncio
import resource
import socket
import sys
import threading
from collections.abc import Callable
from typing import Any

import uvloop

EVENT = "x" * 300


def listen() -> socket.socket:
    listener = socket.create_server(("127.0.0.1", 0), backlog=4_096)
    listener.setblocking(False)  # noqa: FBT003 - its only argument
    return listener


def announce(listener: socket.socket, broadcast: Callable[[], None]) -> None:
    """Say where, then broadcast at every line; the process ends with its input."""
    loop = asyncio.get_running_loop()

    def obey() -> None:
        for _ in sys.stdin:
            loop.call_soon_threadsafe(broadcast)
        loop.call_soon_threadsafe(loop.stop)

    print(f"serves http://127.0.0.1:{listener.getsockname()[1]}", flush=True)
    threading.Thread(target=obey, daemon=True).start()


async def serve_websockets() -> None:
    from websockets.asyncio.server import ServerConnection, broadcast, serve

    open_ones: set[ServerConnection] = set()

    async def hear(connection: ServerConnection) -> None:
        open_ones.add(connection)
        try:
            await connection.wait_closed()
        finally:
            open_ones.discard(connection)

    listener = listen()
    async with serve(hear, sock=listener, compression=None, ping_interval=None):
        announce(listener, lambda: broadcast(open_ones, EVENT))
        await asyncio.get_running_loop().create_future()


async def serve_aiohttp() -> None:
    from aiohttp import web  # type: ignore[import-not-found]  # not among our dependencies

    open_ones: set[Any] = set()

    async def hear(request: Any) -> Any:
        connection = web.WebSocketResponse(compress=False)
        await connection.prepare(request)
        open_ones.add(connection)
        async for _ in connection:
            pass
        open_ones.discard(connection)
        return connection

    async def send_all() -> None:
        for each in list(open_ones):
            await each.send_str(EVENT)

    app = web.Application()
    app.add_routes([web.get("/{path:.*}", hear)])
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    listener = listen()
    await web.SockSite(runner, listener).start()
    announce(listener, lambda: keep(send_all()))
    await asyncio.get_running_loop().create_future()


async def serve_starlette() -> None:
    import uvicorn
    from starlette.applications import Starlette
    from starlette.routing import WebSocketRoute
    from starlette.websockets import WebSocket

    open_ones: set[WebSocket] = set()

    async def hear(connection: WebSocket) -> None:
        await connection.accept()
        open_ones.add(connection)
        await connection.receive()
        open_ones.discard(connection)

    async def send_all() -> None:
        for each in list(open_ones):
            await each.send_text(EVENT)

    app = Starlette(routes=[WebSocketRoute("/{path:path}", hear)])
    config = uvicorn.Config(
        app,
        ws="websockets-sansio",
        ws_per_message_deflate=False,
        ws_ping_interval=None,
        log_config=None,
        access_log=False,
        lifespan="off",
    )
    listener = listen()
    announce(listener, lambda: keep(send_all()))
    await uvicorn.Server(config).serve(sockets=[listener])


sending: set[asyncio.Task[None]] = set()


def keep(work: Any) -> None:
    task = asyncio.get_running_loop().create_task(work)
    sending.add(task)
    task.add_done_callback(sending.discard)


PEERS = {
    "websockets": serve_websockets,
    "aiohttp": serve_aiohttp,
    "starlette": serve_starlette,
}

if __name__ == "__main__":
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    uvloop.run(PEERS[sys.argv[1]]())
