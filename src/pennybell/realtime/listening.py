"""Those who hear of events without a socket: event streams and long polls.

They read the log themselves; all they need is to be woken.
"""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from pennybell.realtime.close_codes import CloseCode


class Listener:
    """`since`: its cursor. `ending`: how it shall close. `has_joined`: it needs a snapshot."""

    __slots__ = ("_woken", "ending", "has_joined", "session_id", "since")

    def __init__(self, session_id: str | None, since: int) -> None:
        self.session_id = session_id
        self.since = since
        self.ending: CloseCode | None = None
        self.has_joined = False
        self._woken = asyncio.Event()

    def wake(self) -> None:
        self._woken.set()

    def end(self, code: CloseCode) -> None:
        self.ending = self.ending or code
        self.wake()

    async def wait(self, seconds: float) -> bool:
        """Whether it was woken since the last call before the time was over."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._woken.wait()
        was_woken = self._woken.is_set()
        self._woken.clear()
        return was_woken


class Listeners:
    """All listeners of this process, by user; `total`: how many they are.

    Args:
        on_join: called with the user of each that comes.
    """

    def __init__(self, on_join: Callable[[str], None]) -> None:
        self.total = 0
        self._on_join = on_join
        self._of: dict[str, list[Listener]] = {}
        self._ending: CloseCode | None = None

    def __bool__(self) -> bool:
        return bool(self._of)

    @contextmanager
    def listen(self, user_id: str, session_id: str | None, since: int) -> Iterator[Listener]:
        """Hear of what passes `since` from now on: read the log after this begins, not before."""
        listener = Listener(session_id, since)
        if self._ending is not None:
            listener.end(self._ending)
        listeners = self._of.setdefault(user_id, [])
        listeners.append(listener)
        self.total += 1
        self._on_join(user_id)
        try:
            yield listener
        finally:
            listeners.remove(listener)
            self.total -= 1
            if not listeners:
                del self._of[user_id]

    def of(self, user_id: str) -> list[Listener]:
        """Oldest first."""
        return self._of.get(user_id, [])

    def end_all(self, code: CloseCode) -> None:
        """End those there are, and whoever comes yet."""
        self._ending = code
        for listeners in self._of.values():
            for listener in listeners:
                listener.end(code)

    def users(self) -> list[str]:
        return list(self._of)

    def ring(self, user_id: str, last: int) -> None:
        for listener in self.of(user_id):
            if last > listener.since:
                listener.wake()
