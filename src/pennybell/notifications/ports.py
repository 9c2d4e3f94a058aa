"""What notifications ask of others; the composition root fills it."""

from collections.abc import Collection
from typing import Protocol


class Presence(Protocol):
    """Who is looking: a user with an open socket that acknowledges what it shows.

    Guarantee: answers within a second, from what every process knows that can be reached; who
    is not in the answer is told as somebody who is not looking. A device on which nobody looks
    at the app acknowledges nothing.
    """

    async def last_acks(self, user_ids: Collection[str]) -> dict[str, int]:
        """Of these users those who are looking, with the newest `seq` a device of theirs showed."""
        ...
