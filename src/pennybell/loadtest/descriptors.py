"""How many sockets a process may hold."""

import resource
from typing import Final

SPARE: Final = 100
"""Descriptors that are no sockets: files, pipes, the database."""


def raise_limit() -> int:
    """Raise this process's limit to the hard one; children inherit it. Answers the limit."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft != hard:
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    return hard
