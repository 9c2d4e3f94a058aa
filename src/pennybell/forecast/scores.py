"""How good probabilities were, with an interval that knows how few budgets there are."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final, TypeVar

BINS: Final = 10
CERTAIN: Final = 0.999
"""Log loss takes no probability for nearer to 0 or 1 than this: one sure miss would be infinite."""

DRAWS: Final = 1_000
"""Bootstrap draws behind an interval."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One probability and what came of it.

    `outcome` is 0 or 1, or the true probability where somebody knows it.
    """

    probability: float
    outcome: float


@dataclass(frozen=True, slots=True)
class Bin:
    """One tenth of the probabilities: answers in it, sum of what was said, sum of what came."""

    count: int
    said: float
    came: float


@dataclass(frozen=True, slots=True)
class Tally:
    """Sums over the answers about one budget, from which every score follows; tallies add up."""

    count: int
    squares: float
    logs: float
    bins: tuple[Bin, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A score with the 95 % interval of a bootstrap over budgets."""

    value: float
    low: float
    high: float


def tally(answers: Iterable[Answer]) -> Tally:
    count = 0
    squares = logs = 0.0
    bins = [[0, 0.0, 0.0] for _ in range(BINS)]
    for answer in answers:
        p, y = answer.probability, answer.outcome
        bounded = min(max(p, 1 - CERTAIN), CERTAIN)
        count += 1
        squares += (p - y) ** 2
        logs -= y * math.log(bounded) + (1 - y) * math.log(1 - bounded)
        place = bins[min(BINS - 1, int(p * BINS))]
        place[0] += 1
        place[1] += p
        place[2] += y
    return Tally(count, squares, logs, tuple(Bin(int(n), p, y) for n, p, y in bins))


def brier(tallies: Sequence[Tally]) -> float:
    return math.fsum(each.squares for each in tallies) / _count(tallies)


def log_loss(tallies: Sequence[Tally]) -> float:
    return math.fsum(each.logs for each in tallies) / _count(tallies)


def calibration_error(tallies: Sequence[Tally]) -> float:
    """Expected calibration error over ten equal bins: |said - came| weighed by answers."""
    gaps = (abs(each.said - each.came) for each in pooled(tallies))
    return math.fsum(gaps) / _count(tallies)


def pooled(tallies: Sequence[Tally]) -> list[Bin]:
    return [
        Bin(
            sum(each.count for each in places),
            math.fsum(each.said for each in places),
            math.fsum(each.came for each in places),
        )
        for places in zip(*(each.bins for each in tallies), strict=True)
    ]


def _count(tallies: Sequence[Tally]) -> int:
    return sum(each.count for each in tallies)


SCORES: Final = {"brier": brier, "log_loss": log_loss, "ece": calibration_error}


T = TypeVar("T")


def figure(
    budgets: Sequence[T], score: Callable[[Sequence[T]], float], *, draws: int = DRAWS
) -> Figure:
    """A score over all budgets, and where it lies in 95 of 100 draws of as many budgets.

    Months of one budget resemble each other, so budgets are drawn, not answers. The draws are the
    same each time.
    """
    random = Random(1)  # noqa: S311 - an interval, the same each time
    drawn = sorted(score(random.choices(budgets, k=len(budgets))) for _ in range(draws))
    edge = draws * 25 // 1_000
    return Figure(score(budgets), drawn[edge], drawn[-1 - edge])
