"""Processes that fork from one that has the server's modules loaded: a start in a tenth of the time.

    process = fork_verb(["serve"], {"bus_url": "memory://"}, folder, folder / "server.log")

One process of each test run loads the modules, the first time it is asked; it runs nothing itself.
A fork is a process like any other: its own pid, signals, files and memory, and an exit code.
"""

import multiprocessing
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any

from tests.kit.passwords import hash_cheaply

from pennybell.cli.main import main

_forks = multiprocessing.get_context("forkserver")
_forks.set_forkserver_preload(["pennybell.cli.main", "pennybell.cli.serve"])


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
        if self.poll() is None:
            os.kill(self.pid, sig)

    def wait(self, timeout: float | None = None) -> int:
        self._process.join(timeout)
        if self._process.exitcode is None:
            raise TimeoutError
        return self._process.exitcode

    def kill(self) -> None:
        self._process.kill()


def fork(target: Callable[..., None], *arguments: Any) -> Fork:
    """Begin `target` in a process of its own. It and what it is given go there pickled."""
    process = _forks.Process(target=target, args=arguments)
    process.start()
    return Fork(process)


def write_to(log: Path) -> None:
    """In the fork: whatever is printed from here on is added to the log."""
    output = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(output, stream.fileno())


def fork_verb(words: Sequence[str], settings: Mapping[str, str], folder: Path, log: Path) -> Fork:
    """Begin `pennybell` with these words in `folder`.

    Args:
        settings: `PENNYBELL_...` settings by lower-case field name, before those of this process.
        log: what it prints is added there.
    """
    given = {f"PENNYBELL_{name.upper()}": value for name, value in settings.items()}
    environment = {**os.environ, **given}  # noqa: TID251 - a program starts with one
    return fork(run_verb, words, environment, folder, log)


def run_verb(words: Sequence[str], environment: Mapping[str, str], folder: Path, log: Path) -> None:
    """In the fork."""
    write_to(log)
    own = os.environ  # noqa: TID251 - the server's settings read it
    own.clear()
    own.update(environment)
    os.chdir(folder)
    hash_cheaply()
    main(words)
