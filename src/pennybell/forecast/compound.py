"""The sum of a random number of items of random size, computed exactly on equal steps.

How many items come is negative binomial (a Poisson count whose rate is Gamma distributed); each
size is one of those seen before, all equally likely. Panjer's recursion gives the distribution of
the sum without simulating, so that the same question has the same answer.
"""

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import mul
from typing import Final

STEPS: Final = 128
"""Equal steps of the grid; the recursion costs their square. Beside 1024 steps, 128 move a probability
by 0.0005 in the mean and by less than 0.008 in 99 of 100 cases, in 0.2 ms instead of 7."""

_SCALE: Final = 2.0**500
_TINY: Final = 2.0**-500


@dataclass(frozen=True, slots=True)
class Rate:
    """What is believed about the number of items to come: shape and scale of a Gamma-Poisson.

    The number is negative binomial: the mean is `shape * odds`.
    """

    shape: float
    odds: float

    @property
    def mean(self) -> float:
        return self.shape * self.odds

    @property
    def none(self) -> float:
        """Probability that no item comes."""
        return math.exp(-self.shape * math.log1p(self.odds))

    @property
    def one(self) -> float:
        """Probability that exactly one comes."""
        return self.none * self.mean / (1 + self.odds)


class Compound:
    """The sum of `rate` many items of these sizes.

    Args:
        sizes: in minor units, positive; each as likely as the other.
        reach_minor: how far the grid reaches. What lies beyond is known to be beyond.
        steps: of the grid.
    """

    __slots__ = ("_below", "_rest_below", "_sizes", "rate", "reach_minor", "step_minor", "steps")

    def __init__(
        self, sizes: Sequence[int], rate: Rate, reach_minor: int, *, steps: int = STEPS
    ) -> None:
        self.steps = steps
        self.rate = rate
        self._sizes = sorted(sizes)
        self.reach_minor = max(reach_minor, 1)
        self.step_minor = self.reach_minor / self.steps
        severity = self._severity()
        mass = _panjer(severity, rate) if sizes else [1.0] + [0.0] * self.steps
        one = rate.one
        self._below = list(accumulate(mass))
        # The part of a single item is taken out, because it is known without rounding.
        self._rest_below = list(
            accumulate(
                max(0.0, each - one * share) for each, share in zip(mass, severity, strict=True)
            )
        )

    def _severity(self) -> list[float]:
        """Share of the sizes on each step; two neighbours share a size, which keeps the mean."""
        severity = [0.0] * (self.steps + 2)
        share = 1 / len(self._sizes) if self._sizes else 0.0
        for size in self._sizes:
            place = size / self.step_minor
            if place < self.steps + 1:
                low = math.floor(place)
                severity[low] += share * (low + 1 - place)
                severity[low + 1] += share * (place - low)
        return severity[: self.steps + 1]

    def exceeds(self, amount_minor: int) -> float:
        """Probability that the sum is more than this amount, which the grid must reach."""
        if amount_minor < 0:
            return 1.0
        if not self._sizes:
            return 0.0
        within = self.rate.none
        if amount_minor > 0:
            share = bisect_right(self._sizes, amount_minor) / len(self._sizes)
            step = min(self.steps, math.floor(amount_minor / self.step_minor + 0.5))
            within = self._rest_below[step] + self.rate.one * share
        return min(1.0, max(0.0, 1 - within))

    def points(self) -> list[tuple[float, float]]:
        """Amounts with their probabilities; what lies beyond the grid is not among them."""
        before = 0.0
        found = []
        for step, below in enumerate(self._below):
            found.append((step * self.step_minor, below - before))
            before = below
        return found

    @property
    def reached(self) -> float:
        """Probability that the sum lies within the grid."""
        return self._below[-1]


def _panjer(severity: Sequence[float], rate: Rate) -> list[float]:
    """The distribution of the sum on the steps of `severity`.

    g(k) = q / (1 - q f(0)) * sum over j of (1 + (shape - 1) j / k) f(j) g(k - j). All terms are
    positive for a shape of 1 or more, and nearly all below, so that no digits cancel. The
    values are kept scaled: a thousand items expected make g(0) smaller than any float.
    """
    steps = len(severity) - 1
    q = rate.odds / (1 + rate.odds)
    factor = q / (1 - q * severity[0])
    log_none = rate.shape * (math.log1p(-q) - math.log1p(-q * severity[0]))
    largest = max((step for step, share in enumerate(severity) if share), default=0)
    plain = severity[1 : largest + 1]
    weighted = [share * step for step, share in enumerate(plain, 1)]
    backward = [0.0] * steps + [1.0]  # g(0) last, so that a slice runs from g(k - 1) down
    reached = range(1, steps + 1) if plain and q else ()
    lost = 0
    for k in reached:
        known = backward[steps - k + 1 : steps - k + 1 + largest]
        first = sum(map(mul, plain, known))
        second = sum(map(mul, weighted, known))
        value = max(0.0, factor * (first + (rate.shape - 1) / k * second))
        backward[steps - k] = value
        if value > _SCALE:
            backward = [each * _TINY for each in backward]
            lost += 1
    log_scale = log_none + lost * math.log(_SCALE)
    return [math.exp(math.log(each) + log_scale) if each else 0.0 for each in reversed(backward)]
