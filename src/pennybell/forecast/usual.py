"""How spending usually runs through a period: percentiles of past periods, day by day."""

from collections.abc import Sequence
from itertools import accumulate

from pennybell.forecast.model import PERIODS_MIN, Spread


def usual_curve(days: int, past: Sequence[Sequence[int]]) -> list[Spread]:
    """What was usually spent by the end of each of `days` days; empty with too little past.

    Args:
        past: of each past period what was spent on each of its days, refunds negative.

    A period may have another number of days: day k stands beside day k, and all that came later
    beside the last, so that what falls due on the 1st or on the last day stays where it is.
    """
    if len(past) < PERIODS_MIN:
        return []
    sums = [list(accumulate(each)) for each in past]
    curve = []
    for day in range(1, days + 1):
        reached = sorted(_by_day(each, day, is_last=day == days) for each in sums)
        curve.append(Spread(*(percentile(reached, share) for share in (10, 50, 90))))
    return curve


def _by_day(sums: Sequence[int], day: int, *, is_last: bool) -> int:
    return sums[-1] if is_last else sums[min(day, len(sums)) - 1]


def percentile(ordered: Sequence[int], percent: int) -> int:
    """Between two neighbours in proportion (Hyndman and Fan's type 7), rounded half up."""
    place = (len(ordered) - 1) * percent
    low, rest = divmod(place, 100)
    if not rest:
        return ordered[low]
    apart = (ordered[low + 1] - ordered[low]) * rest
    return ordered[low] + (2 * apart + 100) // 200
