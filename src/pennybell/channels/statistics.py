"""What a channel counts, and how its providers are."""

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from typing import Final

BOUNDS_S: Final = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Upper bounds of the buckets of how long a send took."""


@dataclass(frozen=True, slots=True)
class ProviderHealth:
    """One provider. `label` names a known service or `other`: never a host somebody chose."""

    label: str
    state: str
    reason: str
    open_s: float


@dataclass(slots=True)
class Counts:
    """Since the process started."""

    outcomes: Counter[str] = field(default_factory=Counter)
    """By `delivered`, `retry`, `gone`, `ours`, `misconfigured`, `untried`."""
    errors: Counter[str] = field(default_factory=Counter)
    """By reason, of everything that was not delivered."""
    seconds: list[int] = field(default_factory=lambda: [0] * (len(BOUNDS_S) + 1))
    seconds_sum: float = 0.0

    def took(self, seconds: float) -> None:
        self.seconds[bisect_left(BOUNDS_S, seconds)] += 1
        self.seconds_sum += seconds


@dataclass(frozen=True, slots=True)
class Health:
    channel: str
    providers: tuple[ProviderHealth, ...]
    counts: Counts
