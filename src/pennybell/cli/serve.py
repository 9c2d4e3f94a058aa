"""`pennybell serve`: API, WebSocket and web app on one port."""

import asyncio
import contextlib
import errno
import signal
import socket
from collections.abc import Callable
from typing import Annotated
from urllib.parse import urlsplit

import typer
import uvicorn

from pennybell import telemetry
from pennybell.app import Server, compose
from pennybell.cli.demo_mark import Owner, owner_of
from pennybell.edge.peers import is_loopback
from pennybell.kit.descriptors import raise_limit
from pennybell.realtime.upgrade import http_protocol
from pennybell.settings import Settings

BACKLOG = 4_096
SHUTDOWN_S = 10


def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="TCP port; 0 takes a free one.")] = None,
    drain_seconds: Annotated[
        float | None, typer.Option(min=0, max=300, help="Time to send clients away when stopped.")
    ] = None,
) -> None:
    """Serve API, WebSocket and web app."""
    settings = with_address(Settings(), host, port)
    if drain_seconds is not None:
        settings = settings.model_copy(update={"drain_seconds": drain_seconds})
    if owner_of(settings.sqlalchemy_url()) is Owner.DEMO:
        refuse_exposed_demo(settings)
    listener = listen(settings)
    run(compose(settings), listener, lambda url: typer.echo(f"Pennybell serves {url}"))


def with_address(settings: Settings, host: str | None, port: int | None) -> Settings:
    given = {"host": host, "port": port}
    return settings.model_copy(update={k: v for k, v in given.items() if v is not None})


def refuse_exposed_demo(settings: Settings) -> None:
    """The demo's sign-ins are printed on a screen: it is for this machine alone.

    Raises:
        typer.Exit: the address is not loopback; one sentence was printed.
    """
    public_host = urlsplit(settings.public_url).hostname or "localhost"
    for host in (settings.host, public_host):
        if not is_loopback(host):
            typer.echo(
                f"The demo household is served on this machine only, not on {host}; for your own"
                " data set PENNYBELL_DATA_DIR to another folder and use `pennybell serve`.",
                err=True,
            )
            raise typer.Exit(1)


def listen(settings: Settings) -> socket.socket:
    """Bind before anything is opened or written, so that a taken port costs nothing.

    Raises:
        typer.Exit: the address cannot be had; one sentence was printed.
    """
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((settings.host, settings.port))
        listener.listen(BACKLOG)
    except OSError as error:
        listener.close()
        if error.errno == errno.EADDRINUSE:
            reason = (
                f"Port {settings.port} is taken; choose another, such as"
                " `make run PORT=9000` or `pennybell demo --port 9000`."
            )
        else:
            reason = f"Cannot listen on {settings.host} port {settings.port}: {error.strerror}"
        typer.echo(reason, err=True)
        raise typer.Exit(1) from error
    listener.setblocking(False)
    return listener


def address_of(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    if is_loopback(host) or host in {"0.0.0.0", "::"}:  # noqa: S104 - shown, not bound
        host = "localhost"
    return f"http://{host}:{port}"


class AnnouncingServer(uvicorn.Server):
    """Says where it serves once it does, and sends clients elsewhere before it stops."""

    def __init__(
        self, config: uvicorn.Config, server: Server, announce: Callable[[], None]
    ) -> None:
        super().__init__(config)
        self._server = server
        self._announce = announce

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._announce()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """HTTP answers while sockets are drained; a second Ctrl+C cuts that short."""
        drain = self._server.hub.drain(self._server.settings.drain_seconds)
        draining = asyncio.create_task(drain)
        while not draining.done() and not self.force_exit:
            await asyncio.wait({draining}, timeout=0.1)
        draining.cancel()
        await super().shutdown(sockets)


def run(server: Server, listener: socket.socket, announce: Callable[[str], None]) -> None:
    """Serve until told to stop."""
    telemetry.configure(server.settings.log_level)
    raise_limit()
    protocol = http_protocol(server.hub, server.gate)
    config = uvicorn.Config(
        server.api,
        http=protocol,
        ws=protocol,  # any class: upgrades are handed over before uvicorn would use it
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        date_header=False,
        timeout_graceful_shutdown=SHUTDOWN_S,
        timeout_keep_alive=75,
    )

    def started() -> None:
        telemetry.log(telemetry.SERVER_STARTED, port=listener.getsockname()[1])
        announce(address_of(listener))

    # When the server has ended in good order it raises the signal that stopped it once more.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with contextlib.suppress(KeyboardInterrupt):
        AnnouncingServer(config, server, started).run(sockets=[listener])
    telemetry.log(telemetry.SERVER_STOPPED)
