"""The server under `pennybell loadtest`: `serve`, and a journal of when each commit was made.

    python -m pennybell.cli.loadtest_served JOURNAL --port 0

Only the server knows when it committed. It notes that, by the clock that all processes of this
machine share, before it rings anybody; what the note costs is part of what is measured.
"""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from pennybell.app import compose
from pennybell.cli.serve import listen, run, with_address
from pennybell.events.bell import Bell
from pennybell.settings import Settings

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command()
def main(
    journal: Annotated[Path, typer.Argument(help="File of commits; it is added to.")],
    port: Annotated[int, typer.Option(help="TCP port; 0 takes a free one.")] = 0,
) -> None:
    """Serve until told to stop, or until standard input ends."""
    settings = with_address(Settings(), None, port)
    listener = listen(settings)
    server = compose(settings)
    server.work.after_commit = noting(journal, server.work.after_commit)
    threading.Thread(target=end_with_input, daemon=True).start()
    run(server, listener, lambda url: typer.echo(f"Pennybell serves {url}"))


def noting(journal: Path, ring: Callable[[Bell], None]) -> Callable[[Bell], None]:
    """`ring`, after a line in the journal: seconds, and `user:last seq` of each stream."""
    descriptor = os.open(journal, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def note(bell: Bell) -> None:
        rings = " ".join(f"{each.user_id}:{each.last}" for each in bell.rings)
        os.write(descriptor, f"{time.monotonic():.6f} {rings}\n".encode())
        ring(bell)

    return note


def end_with_input() -> None:
    """Whoever started us is gone when our input ends, even if it was killed."""
    while sys.stdin.read(1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    app()
