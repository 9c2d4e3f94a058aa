"""The server, with a mark on disk of every COMMIT of a write while it is under way.

    server = MarkedServer(folder).start()
    server.kill()
    commits_under_way(folder)

Two counters in a file mapped into memory: commits begun, commits returned. What a process wrote
there outlives `kill -9`, because the pages belong to the kernel.
"""

import mmap
import struct
import threading
from pathlib import Path
from typing import Any, Final

import typer
from tests.kit.forks import fork, write_to
from tests.kit.passwords import hash_cheaply
from tests.kit.server import Running, ServerProcess

from pennybell.app import compose
from pennybell.cli.serve import listen, run
from pennybell.settings import Settings

MARK: Final = "commits"
COUNTERS: Final = struct.Struct("<QQ")


def commits_under_way(folder: Path) -> int:
    """How many COMMITs have been asked for and have not returned (yet, or ever)."""
    begun, returned = COUNTERS.unpack((folder / MARK).read_bytes())
    return int(begun - returned)


class MarkedServer(ServerProcess):
    def launch(self) -> Running:
        return fork(serve, self.settings | {"port": str(self.port)}, self.log)


def serve(given: dict[str, str], log: Path) -> None:
    """In the fork: `pennybell serve`, marked."""
    write_to(log)
    hash_cheaply()
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
