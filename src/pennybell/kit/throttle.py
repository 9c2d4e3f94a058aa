"""Token buckets by key, kept in memory."""

import math
from collections import OrderedDict
from typing import Final

from pennybell.kit.clock import MINUTE, Instant

BUCKETS_MAX: Final = 50_000
"""Keys remembered; the longest unseen are forgotten first."""


class Throttle:
    """At most `per_minute` hits a minute for each key, all at once or spread; 0: no limit."""

    def __init__(self, per_minute: int) -> None:
        self._per_minute = per_minute
        self._buckets: OrderedDict[str, tuple[float, Instant]] = OrderedDict()

    def wait_s(self, key: str, now: Instant) -> int:
        """Seconds until the key has a hit left; 0: it has one. Takes none."""
        left = self._left(key, now)
        if not self._per_minute or left >= 1:
            return 0
        return max(1, math.ceil((1 - left) * MINUTE / self._per_minute / 1_000))

    def hit(self, key: str, now: Instant) -> None:
        if not self._per_minute:
            return
        self._buckets[key] = (max(0.0, self._left(key, now) - 1), now)
        self._buckets.move_to_end(key)
        if len(self._buckets) > BUCKETS_MAX:
            self._buckets.popitem(last=False)

    def give_back(self, key: str, now: Instant) -> None:
        """Undo a hit that turned out not to count."""
        if self._per_minute and key in self._buckets:
            self._buckets[key] = (self._left(key, now) + 1, now)

    def _left(self, key: str, now: Instant) -> float:
        left, at = self._buckets.get(key, (float(self._per_minute), now))
        gained = max(0, now - at) * self._per_minute / MINUTE
        return min(float(self._per_minute), left + gained)
