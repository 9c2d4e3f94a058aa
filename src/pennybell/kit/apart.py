"""Long computing in a process of its own, so that it never keeps the interpreter from the rest."""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def call_apart(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Call a pure function of picklable values in a fresh process, and wait for what it returns.

    Costs about half a second: for what takes longer. Raises what it raises.
    """
    # Spawned, not forked: a fork of a process with threads may inherit a lock that nobody frees.
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(function, *args, **kwargs).result()
