"""Counters of one process's sockets: plain numbers, read by the statistics and the metrics."""

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Any, Final

BOUNDS_MS: Final = (
    0.1, 0.2, 0.3, 0.5, 0.75, 1, 1.5, 2, 3, 5, 7.5, 10, 15, 20, 30, 50, 75, 100, 200, 500, 1_000,
    2_000, 5_000, 10_000,
)  # fmt: skip
"""Upper bounds of the latency buckets, in milliseconds; one more takes what is slower."""


@dataclass(slots=True)
class Latency:
    """A histogram. `observe` costs a bisection; percentiles interpolate within a bucket."""

    counts: list[int] = field(default_factory=lambda: [0] * (len(BOUNDS_MS) + 1))
    total_ms: float = 0.0

    def observe(self, milliseconds: float) -> None:
        self.counts[bisect_left(BOUNDS_MS, milliseconds)] += 1
        self.total_ms += milliseconds

    def percentile(self, share: float) -> float | None:
        """Milliseconds below which `share` of all lie; None before the first."""
        total = sum(self.counts)
        if not total:
            return None
        wanted, seen = share * total, 0
        for index, count in enumerate(self.counts):
            if count and seen + count >= wanted:
                low = BOUNDS_MS[index - 1] if index else 0.0
                high = BOUNDS_MS[min(index, len(BOUNDS_MS) - 1)]
                return low + (high - low) * (wanted - seen) / count
            seen += count
        return BOUNDS_MS[-1]


@dataclass(slots=True)
class Statistics:
    """`closes`: by code, 1006 where the peer just went. Rates are of the last second."""

    messages_out: int = 0
    resumes_complete: int = 0
    resumes_refused: int = 0
    upgrades_refused: int = 0
    closes: dict[str, int] = field(default_factory=dict)
    latency: Latency = field(default_factory=Latency)
    out_per_s: float = 0.0
    in_per_s: float = 0.0
    _out_before: int = 0
    _in_before: int = 0

    def closed(self, code: int) -> None:
        self.closes[str(code)] = self.closes.get(str(code), 0) + 1

    def second_passed(self, messages_in: int) -> None:
        self.out_per_s = float(self.messages_out - self._out_before)
        self.in_per_s = float(messages_in - self._in_before)
        self._out_before, self._in_before = self.messages_out, messages_in


@dataclass(slots=True)
class Totals:
    """What is counted, as one value: of a process, of all of them, or of one user's sockets."""

    connections: int = 0
    users: int = 0
    messages_in: int = 0
    messages_out: int = 0
    in_per_s: float = 0.0
    out_per_s: float = 0.0
    queue_bytes: int = 0
    resumes_complete: int = 0
    resumes_refused: int = 0
    upgrades_refused: int = 0
    closes: dict[str, int] = field(default_factory=dict)
    latency: Latency = field(default_factory=Latency)


def totals_from(values: dict[str, Any]) -> Totals:
    """Totals that travelled as JSON."""
    return Totals(**{**values, "latency": Latency(**values["latency"])})


def combine(parts: list[Totals]) -> Totals:
    """The sums over several processes; of users, those of each."""
    whole = Totals()
    for part in parts:
        whole.connections += part.connections
        whole.users += part.users
        whole.messages_in += part.messages_in
        whole.messages_out += part.messages_out
        whole.in_per_s += part.in_per_s
        whole.out_per_s += part.out_per_s
        whole.queue_bytes += part.queue_bytes
        whole.resumes_complete += part.resumes_complete
        whole.resumes_refused += part.resumes_refused
        whole.upgrades_refused += part.upgrades_refused
        for code, count in part.closes.items():
            whole.closes[code] = whole.closes.get(code, 0) + count
        counts = zip(whole.latency.counts, part.latency.counts, strict=True)
        whole.latency.counts = [here + there for here, there in counts]
        whole.latency.total_ms += part.latency.total_ms
    return whole
