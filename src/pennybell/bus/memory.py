"""Bells within one process: a queue that wakes the event loop once for all that wait."""

import asyncio
from collections import deque

from pennybell import telemetry
from pennybell.bus.port import Deliver
from pennybell.events.bell import Bell


def hear(deliver: Deliver, bell: Bell) -> None:
    """Give a bell to its consumer. One that fails costs this bell, which the log still has."""
    try:
        deliver(bell)
    except Exception:  # noqa: BLE001 - the next bell rings all the same
        telemetry.log_failure(telemetry.BELL_FAILED)


class MemoryBus:
    """See Bus for the guarantee; nothing is lost here while the process lives."""

    def __init__(self) -> None:
        self._bells: deque[Bell] = deque()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._deliver: Deliver | None = None
        self._woken = False

    @property
    def is_shared(self) -> bool:
        return False

    def publish(self, bell: Bell) -> None:
        loop = self._loop
        if loop is None:
            return  # nobody listens: the log has it
        self._bells.append(bell)
        if not self._woken:
            self._woken = True
            try:
                loop.call_soon_threadsafe(self._drain)
            except RuntimeError:
                self._loop = None  # the loop has closed

    def _drain(self) -> None:
        self._woken = False
        while self._bells:
            bell = self._bells.popleft()
            if self._deliver is not None:
                hear(self._deliver, bell)

    async def start(self, deliver: Deliver) -> None:
        self._deliver = deliver
        self._loop = asyncio.get_running_loop()

    async def stop(self) -> None:
        self._loop = None
        self._deliver = None
