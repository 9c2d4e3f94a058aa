"""What the forecast is compared with. All of them know that what is over is over."""

from collections.abc import Callable, Mapping
from typing import Final

from pennybell.forecast.budget import overrun_probability
from pennybell.forecast.model import Standing

Method = Callable[[Standing], float]

PACE_PERCENT: Final = 110


def bills_and_two_opinions(standing: Standing) -> float:
    found = overrun_probability(standing)
    assert found is not None, "asked with enough history only"
    return found


def own_past_rate(standing: Standing) -> float:
    """In how many past periods the limit would have been exceeded."""
    if _spent(standing) > standing.limit_minor:
        return 1.0
    past = standing.history.recent
    over = sum(period.total_minor > standing.limit_minor for period in past)
    return (over + 0.5) / (len(past) + 1)


def pace(standing: Standing) -> float:
    """Whether spending in a straight line ends above 110 % of the limit: the usual alert."""
    spent = _spent(standing)
    projected = spent * standing.days * 100
    over = projected > PACE_PERCENT * standing.limit_minor * standing.days_gone
    return 1.0 if spent > standing.limit_minor or over else 0.0


METHODS: Final[Mapping[str, Method]] = {
    "bills and two opinions": bills_and_two_opinions,
    "own past rate": own_past_rate,
    "pace > 110 %": pace,
}


def _spent(standing: Standing) -> int:
    return sum(item.amount_minor for item in standing.items)
