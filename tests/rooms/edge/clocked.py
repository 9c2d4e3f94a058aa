"""A real server in a thread of this process, whose clock a test can move.

with ClockedServer(tmp_path, registration="closed") as server:
robin = register(server.url)
server.clock.advance(15 * MINUTE)
"""

import socket
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import uvicorn
from sqlalchemy import func, select
from sqlalchemy import text as sql

from pennybell.app import Server, compose
from pennybell.kit.clock import Instant, system_clock
from pennybell.realtime.upgrade import http_protocol
from pennybell.settings import Settings
from pennybell.storage.guard import across_households
from pennybell.storage.tables.schema import metadata

START_S_MAX = 30.0


class MovedClock:
    """The system's clock, ahead by as much as it was told to be."""

    def __init__(self) -> None:
        self.ahead_ms = 0

    def __call__(self) -> Instant:
        return Instant(system_clock() + self.ahead_ms)

    def advance(self, milliseconds: int) -> None:
        self.ahead_ms += milliseconds


class ClockedServer:
    """Args: `settings` as in Settings, by field name."""

    def __init__(self, folder: Path, **settings: Any) -> None:
        self.clock = MovedClock()
        given: dict[str, Any] = {"data_dir": folder, "database_url": "", "secret": "s" * 32}
        given |= {"readers": "none", **settings}
        self.server: Server = compose(Settings(**given), clock=self.clock)
        self.listener = socket.socket()
        self.listener.bind(("127.0.0.1", 0))
        self.listener.listen(64)
        self.url = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        protocol = http_protocol(self.server.hub, self.server.gate)
        config = uvicorn.Config(
            self.server.api,
            http=protocol,
            ws=protocol,
            log_config=None,
            access_log=False,
            proxy_headers=False,
            server_header=False,
            timeout_graceful_shutdown=1,
        )
        self.uvicorn = uvicorn.Server(config)
        self.thread = threading.Thread(
            target=self.uvicorn.run, kwargs={"sockets": [self.listener]}, name="clocked"
        )

    def row_counts(self) -> dict[str, int]:
        """Rows of every table."""
        with self.server.database.read() as connection:
            return {
                table.name: connection.execute(
                    across_households(select(func.count()).select_from(table), reason="a test")
                ).scalar_one()
                for table in metadata.sorted_tables
            }

    def execute(self, statement: str, **values: Any) -> None:
        """Change rows behind the server's back."""
        self.server.database.submit(
            lambda connection: connection.execute(sql(statement), values)
        ).result()

    def __enter__(self) -> Self:
        self.thread.start()
        until = time.monotonic() + START_S_MAX
        while not self.uvicorn.started:
            assert self.thread.is_alive(), "the server ended"
            assert time.monotonic() < until, "the server does not start"
            time.sleep(0.01)
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        self.uvicorn.should_exit = True
        self.thread.join()
        self.listener.close()
