"""Who runs on which core: a server alone on one, its clients and this program on the others."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def apart() -> Iterator[Callable[[int], None]]:
    """Call with a server's pid to give it the first core; whatever is started meanwhile has the rest.

    Where there is one core only, or no Linux, nothing is done.
    """
    if not hasattr(os, "sched_setaffinity") or len(os.sched_getaffinity(0)) < 2:
        yield lambda _pid: None
        return
    before = os.sched_getaffinity(0)
    first = min(before)
    os.sched_setaffinity(0, before - {first})
    try:
        yield lambda pid: move(pid, first)
    finally:
        os.sched_setaffinity(0, before)


def move(pid: int, core: int) -> None:
    for thread in Path(f"/proc/{pid}/task").iterdir():
        os.sched_setaffinity(int(thread.name), {core})
