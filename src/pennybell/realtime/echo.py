"""An echo server on the very classes that serve a household, for conformance suites.

    python -m pennybell.realtime.echo --port 9001

Handshake, frames, messages, pings and closing are the server's own: `Door`, `Connection`,
`WebSocket`. What differs is said here: nobody signs in, no limit holds, binary messages are
taken, and every message comes back. It serves this machine alone.
"""

import argparse
import asyncio
import contextlib
import socket
import sys
from typing import Final

import uvicorn
from fastapi.responses import PlainTextResponse

from pennybell.kit.clock import Instant, system_clock
from pennybell.realtime import frames
from pennybell.realtime.connection import Connection, Stream
from pennybell.realtime.deadlines import BODY_S_MAX, HEADERS_S_MAX, UNREAD_S_MAX, Deadlines
from pennybell.realtime.heartbeat import Wheel
from pennybell.realtime.limits import SLOW_BYTES, Limits
from pennybell.realtime.upgrade import BadUpgrade, Door, Request, accept_of, refuse, switching
from pennybell.realtime.writes import Writes

HOST: Final = "127.0.0.1"
UNLIMITED: Final = Limits(
    message_bytes_max=0,
    messages_per_s_max=0,
    sockets_per_user_max=0,
    upgrades_per_minute_max=0,
    refused_upgrades_per_minute_max=0,
    sockets_max=0,
    queue_bytes_max=0,
)
WITHOUT_UPGRADE: Final = PlainTextResponse("Connect by WebSocket.\n", status_code=426)


class Echo(Connection):
    """Says again what it hears."""

    __slots__ = ()

    takes_binary = True

    def on_text(self, message: bytes) -> None:
        self.send(frames.encode(message))

    def on_binary(self, message: bytes) -> None:
        self.send(frames.encode(message, frames.BINARY))


class Hall:
    """What a connection asks of its hub, without one: no household, no events."""

    def __init__(self) -> None:
        self.limits = UNLIMITED
        self.clock = system_clock
        self.wheel: Wheel[Connection] = Wheel()
        self.origin = "echo"
        self.messages_in = 0
        self.writes = Writes()

    def leave(self, connection: Connection) -> None:
        """Nobody is counted."""

    def refresh(self, _connection: Connection, _token: str) -> Instant | None:
        return None

    def subscribe(self, connection: Connection, period: str | None) -> None:
        """There is nothing to hear but oneself."""

    def slowed(self, connection: Connection, *, is_slow: bool) -> None:
        """Hear no more of a peer than it takes back: in place of a limit on its queue."""
        if is_slow:
            connection.transport.pause_reading()
        else:
            connection.transport.resume_reading()


class EchoDoor(Door):
    """Lets everybody in."""

    headers_due = Deadlines(HEADERS_S_MAX)
    body_due = Deadlines(BODY_S_MAX)
    unread_due = Deadlines(UNREAD_S_MAX)
    hall: Final = Hall()
    everybody: Final = Stream("everybody")

    def welcome(self, transport: asyncio.Transport, request: Request, rest: bytes) -> None:
        try:
            accept = accept_of(request)
        except BadUpgrade as refusal:
            refuse(transport, refusal)
            return
        echo = Echo(transport, self.hall, self.everybody, "")
        transport.set_protocol(echo)
        transport.set_write_buffer_limits(high=SLOW_BYTES)
        transport.write(switching(accept))
        echo.open_at(0)
        if rest:
            echo.data_received(rest)


def serve(listener: socket.socket) -> None:
    """Echo until told to stop."""
    config = uvicorn.Config(
        WITHOUT_UPGRADE,
        http=EchoDoor,
        ws=EchoDoor,
        lifespan="off",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
    )
    with contextlib.suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listener])


def main() -> None:
    parser = argparse.ArgumentParser(description="Echo every WebSocket message, for test suites.")
    parser.add_argument("--port", type=int, default=0, help="TCP port; 0 takes a free one")
    listener = socket.create_server((HOST, parser.parse_args().port))
    sys.stdout.write(f"Echoes ws://{HOST}:{listener.getsockname()[1]}\n")
    sys.stdout.flush()
    serve(listener)


if __name__ == "__main__":
    main()
