"""How long to wait before the next attempt: full jitter, doubling."""

from collections.abc import Callable
from typing import Final

FIRST_S: Final = 0.5
LONGEST_S: Final = 20.0


class Pace:
    """`random` answers a float from 0 to 1, like `random.random`."""

    def __init__(self, random: Callable[[], float]) -> None:
        self._random = random
        self._attempts = 0

    def next_delay(self) -> float:
        """Seconds: anywhere between 0 and a ceiling that doubles with every attempt."""
        ceiling = min(LONGEST_S, FIRST_S * 2.0 ** min(self._attempts, 16))
        self._attempts += 1
        return self._random() * ceiling

    def reset(self) -> None:
        self._attempts = 0
