"""What this process counts of deliveries; `/metrics` reads it."""

import threading
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from pennybell.outbox.unit_of_work import DeliveryState

BOUNDS_S: Final = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0, 3_600.0)
"""Upper bounds of the buckets of how long a delivery took from its commit, or release."""


@dataclass(slots=True)
class Latency:
    """`counts`: one more than there are bounds."""

    counts: list[int] = field(default_factory=lambda: [0] * (len(BOUNDS_S) + 1))
    total_s: float = 0.0


class Counts:
    """Since the process started. Written from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._states: Counter[DeliveryState] = Counter()
        self._latency: dict[str, Latency] = {}

    def add(self, states: Iterable[DeliveryState]) -> None:
        """Deliveries came into these states."""
        with self._lock:
            self._states.update(states)

    def took(self, channel: str, seconds: float) -> None:
        """A delivery was accepted so long after it could have been sent."""
        with self._lock:
            latency = self._latency.setdefault(channel, Latency())
            latency.counts[bisect_left(BOUNDS_S, seconds)] += 1
            latency.total_s += seconds

    def states(self) -> dict[DeliveryState, int]:
        with self._lock:
            return dict(self._states)

    def latency(self) -> dict[str, Latency]:
        with self._lock:
            return {
                channel: Latency(list(each.counts), each.total_s)
                for channel, each in self._latency.items()
            }
