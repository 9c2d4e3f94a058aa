"""Who is looking, asked from a reader's thread: the sockets live on the event loop."""

import asyncio
from collections.abc import Collection
from concurrent.futures import CancelledError
from typing import Final

from pennybell.notifications.ports import Presence

ANSWER_S_MAX: Final = 1.5
"""Presence answers within a second; who is not known by then is told as one who does not look."""


class Watch:
    """`loop` is set while the server serves; without one nobody is looking."""

    def __init__(self, presence: Presence) -> None:
        self.loop: asyncio.AbstractEventLoop | None = None
        self._presence = presence

    def looking_now(self, user_ids: Collection[str]) -> Collection[str]:
        if self.loop is None:
            return ()
        question = self._presence.last_acks(user_ids)
        try:
            asked = asyncio.run_coroutine_threadsafe(question, self.loop)
        except RuntimeError:  # the loop has just closed
            question.close()
            return ()
        try:
            return asked.result(ANSWER_S_MAX)
        except (TimeoutError, CancelledError):
            asked.cancel()
            return ()
