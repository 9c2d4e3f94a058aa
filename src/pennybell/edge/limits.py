"""Throttles kept in memory: token buckets by address and by account."""

from collections import OrderedDict

from pennybell.errors import Throttled
from pennybell.kit.clock import MINUTE, Instant

BUCKETS_MAX = 50_000
"""Addresses remembered; the longest unseen are forgotten first."""


class Throttle:
    """At most `per_minute` hits a minute for each key, all at once or spread; 0: no limit."""

    def __init__(self, per_minute: int) -> None:
        self._per_minute = per_minute
        self._buckets: OrderedDict[str, tuple[float, Instant]] = OrderedDict()

    def check(self, key: str, now: Instant) -> None:
        """Raise Throttled (429) when the key has no hit left; takes none."""
        left = self._left(key, now)
        if self._per_minute and left < 1:
            wait_s = (1 - left) * MINUTE / self._per_minute / 1_000
            raise Throttled("Too many failed sign-ins; wait a little.", max(1, round(wait_s)))

    def hit(self, key: str, now: Instant) -> None:
        self._buckets[key] = (self._left(key, now) - 1, now)
        self._buckets.move_to_end(key)
        if len(self._buckets) > BUCKETS_MAX:
            self._buckets.popitem(last=False)

    def _left(self, key: str, now: Instant) -> float:
        left, at = self._buckets.get(key, (float(self._per_minute), now))
        gained = max(0, now - at) * self._per_minute / MINUTE
        return min(float(self._per_minute), left + gained)
