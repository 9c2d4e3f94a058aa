"""Requests that never end: no timer each, one list that is looked at once a second."""

import time
from collections.abc import Callable
from typing import Final, Protocol

HEADERS_S_MAX: Final = 10.0
"""Seconds from the first byte of a request, or from connecting, to the end of its headers."""

BODY_S_MAX: Final = 30.0
"""Seconds without a byte of a body that is still to come."""

UNREAD_S_MAX: Final = 30.0
"""Seconds in which a client takes nothing of an answer: an event stream would wait for ever."""


class Unfinished(Protocol):
    """A connection whose client owes us something."""

    def give_up(self) -> None:
        """Close it."""


class Deadlines:
    """Connections in the order in which their time runs out."""

    __slots__ = ("_now", "_since", "seconds")

    def __init__(self, seconds: float, now: Callable[[], float] = time.monotonic) -> None:
        self.seconds = seconds
        self._now = now
        self._since: dict[Unfinished, float] = {}

    def __len__(self) -> int:
        return len(self._since)

    def begin(self, connection: Unfinished) -> None:
        """From now on; once more puts its end off."""
        self._since.pop(connection, None)
        self._since[connection] = self._now()

    def end(self, connection: Unfinished) -> None:
        self._since.pop(connection, None)

    def sweep(self) -> None:
        """Give up those whose time is over."""
        oldest = self._now() - self.seconds
        while self._since:
            connection, since = next(iter(self._since.items()))
            if since > oldest:
                return
            del self._since[connection]
            connection.give_up()
