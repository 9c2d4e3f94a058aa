"""The server, with a mark on disk of every COMMIT of a write while it is under way.

    server = MarkedServer(folder).start()
    server.kill()
    commits_under_way(folder)

Two counters in a file mapped into memory: commits begun, commits returned. What a process wrote
there outlives `kill -9`, because the pages belong to the kernel. For tests that start a server
many times, each start forks from a process that has the modules loaded: a tenth of the time.
"""

import mmap
import multiprocessing
import os
import struct
import sys
import threading
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any, Final

import typer
from tests.kit.server import Running, ServerProcess

from pennybell.app import compose
from pennybell.cli.serve import listen, run
from pennybell.settings import Settings

MARK: Final = "commits"
COUNTERS: Final = struct.Struct("<QQ")

_forks = multiprocessing.get_context("forkserver")
_forks.set_forkserver_preload([__name__])


def commits_under_way(folder: Path) -> int:
    """How many COMMITs have been asked for and have not returned (yet, or ever)."""
    begun, returned = COUNTERS.unpack((folder / MARK).read_bytes())
    return int(begun - returned)


class MarkedServer(ServerProcess):
    def launch(self) -> Running:
        process = _forks.Process(
            target=serve, args=(self.settings | {"port": str(self.port)}, self.log)
        )
        process.start()
        return Fork(process)


class Fork:
    """A forked process, asked as a Popen is."""

    def __init__(self, process: ForkServerProcess) -> None:
        self._process = process

    @property
    def pid(self) -> int:
        assert self._process.pid is not None
        return self._process.pid

    def poll(self) -> int | None:
        return self._process.exitcode

    def send_signal(self, sig: int, /) -> None:
        os.kill(self.pid, sig)

    def wait(self, timeout: float | None = None) -> int:
        self._process.join(timeout)
        if self._process.exitcode is None:
            raise TimeoutError
        return self._process.exitcode

    def kill(self) -> None:
        self._process.kill()


def serve(given: dict[str, str], log: Path) -> None:
    """In the fork: `pennybell serve`, marked."""
    output = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(output, stream.fileno())
    settings = Settings.model_validate(given)
    listener = listen(settings)
    server = compose(settings)
    mark_commits(server.database.writer.dialect, settings.data_dir / MARK)
    run(server, listener, lambda url: typer.echo(f"Pennybell serves {url}"))


def mark_commits(dialect: Any, path: Path) -> None:
    """Count around the dialect's COMMIT. Of the engine that writes only: each has its own."""
    path.write_bytes(COUNTERS.pack(0, 0))
    with path.open("r+b") as file:
        mark = mmap.mmap(file.fileno(), COUNTERS.size)
    lock = threading.Lock()
    counts = [0, 0]

    def count(which: int) -> None:
        with lock:
            counts[which] += 1
            COUNTERS.pack_into(mark, 0, *counts)

    commit = dialect.do_commit

    def do_commit(connection: Any) -> None:
        count(0)
        commit(connection)
        count(1)

    dialect.do_commit = do_commit
