"""The server, with a mark on disk of every COMMIT of a write while it is under way.

    ServerProcess(folder, program=MARKED)      # folder / "commits" holds the mark
    commits_under_way(folder)                  # after the kill

Two counters in a file mapped into memory: commits begun, commits returned. What a process wrote
there outlives `kill -9`, because the pages belong to the kernel. Run as
`python -m tests.kit.marked_server serve --port N`.
"""

import mmap
import struct
import sys
import threading
from pathlib import Path
from typing import Any, Final

import typer

from pennybell.app import compose
from pennybell.cli.serve import listen, run, with_address
from pennybell.settings import Settings

MARKED: Final = (sys.executable, "-m", "tests.kit.marked_server")
MARK: Final = "commits"
COUNTERS: Final = struct.Struct("<QQ")


def commits_under_way(folder: Path) -> int:
    """How many COMMITs had been asked for and had not returned when the process ended."""
    begun, returned = COUNTERS.unpack((folder / MARK).read_bytes())
    return int(begun - returned)


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


def main(port: int) -> None:
    settings = with_address(Settings(), None, port)
    listener = listen(settings)
    server = compose(settings)
    mark_commits(server.database.writer.dialect, settings.data_dir / MARK)
    run(server, listener, lambda url: typer.echo(f"Pennybell serves {url}"))


if __name__ == "__main__":
    main(int(sys.argv[-1]))
