"""How many sockets and files a process may hold."""

import sys


def raise_limit() -> int:
    """Raise this process's limit to the hard one; children inherit it. Answers the limit.

    Windows has none of the kind: 0.
    """
    if sys.platform == "win32":
        return 0
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft != hard:
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    return hard
