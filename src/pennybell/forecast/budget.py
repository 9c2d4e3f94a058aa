"""Bills and two opinions: the probability that a budget will be overrun.

The first opinion is the own past: in how many past periods would the rest of the period, added to
what is spent now, have gone over the limit? The second puts a number of items still to come
(learnt from the past periods and from how this one goes) times sizes seen before on top of what is
spent and of the bills still due. The more past there is, the more the first one counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from pennybell.forecast.bills import find_bills, still_due, without_bills
from pennybell.forecast.compound import Compound, Rate
from pennybell.forecast.model import (
    PERIODS_MIN,
    Bill,
    Item,
    Period,
    Prediction,
    Reason,
    Spread,
    Standing,
    tier_of,
)

PAST_HALF_AT: Final = 4
"""Past periods with which both opinions weigh the same: the weight of the past is H / (H + 4)."""

PRIOR_ITEMS: Final = 0.5
"""Items assumed seen before any period was: nothing seen yet is no proof that nothing comes."""

WIDENED: Final = 4
"""How much a grid that reaches too short for the 90th percentile is stretched, as often as needed."""
_WIDENED_MAX: Final = 4


@dataclass(frozen=True, slots=True)
class _Known:
    """What the opinions rest on. `rests`: spent after this point, of each past period."""

    spent_minor: int
    bills: tuple[Bill, ...]
    bills_minor: int
    rests: tuple[int, ...]
    sizes: tuple[int, ...]
    rate: Rate


def predict(standing: Standing) -> Prediction:
    """Say how a budget will end. The same standing has the same answer; nothing else is looked at."""
    known = _learn(standing)
    periods = len(known.rests)
    over = known.spent_minor > standing.limit_minor
    if periods < PERIODS_MIN:
        probability = 1.0 if over else None
        final = None
        usual = 0
    else:
        room = standing.limit_minor - known.spent_minor
        probability = 1.0 if over else _probability(known, room, standing.limit_minor)
        final = _final(known, standing.limit_minor)
        usual = max(0, final.p50_minor - known.spent_minor - known.bills_minor)
    return Prediction(
        probability=probability,
        tier="over" if over else tier_of(probability),
        spent_minor=known.spent_minor,
        final=final,
        reasons=(
            Reason("spent", known.spent_minor),
            Reason("bills", known.bills_minor, known.bills),
            Reason("usual_rest", usual),
        ),
        periods_known=periods,
    )


def _learn(standing: Standing) -> _Known:
    recent = standing.history.recent
    so_far = [item for item in standing.items if not _is_ahead(standing, item)]
    seen = find_bills(recent[-2].items, recent[-1].items) if len(recent) >= PERIODS_MIN else []
    bills = _bills(standing, still_due(standing, seen))
    flexible = [_counted(without_bills(period.items, seen)) for period in recent]
    current = _counted(without_bills(so_far, seen))
    return _Known(
        spent_minor=sum(item.amount_minor for item in so_far),
        bills=bills,
        bills_minor=sum(bill.amount_minor for bill in bills),
        rests=tuple(_rest(standing, period) for period in recent),
        sizes=tuple(item.amount_minor for items in flexible for item in items),
        rate=_rate(standing, [len(items) for items in flexible], len(current)),
    )


def _is_ahead(standing: Standing, item: Item) -> bool:
    return item.day > (standing.today - standing.first_day).days


def _bills(standing: Standing, seen: Sequence[Bill]) -> tuple[Bill, ...]:
    """All that is known to come, by day: confirmed, dated ahead, and seen before."""
    if standing.days_gone == standing.days:
        return ()
    dated = [
        Bill(item.payee or item.category or "", standing.day_of(item), item.amount_minor)
        for item in standing.items
        if _is_ahead(standing, item)
    ]
    named = {bill.name.casefold() for bill in standing.bills}
    unnamed = [bill for bill in seen if bill.name.casefold() not in named]
    return tuple(
        sorted([*standing.bills, *dated, *unnamed], key=lambda bill: (bill.due, bill.name))
    )


def _counted(items: Sequence[Item]) -> list[Item]:
    """Refunds are no items to come; the own past, which is sums, knows of them."""
    return [item for item in items if item.amount_minor > 0]


def _rest(standing: Standing, period: Period) -> int:
    """What was spent after the same share of a past period. All numbers stay whole."""
    gone = standing.days_gone * period.days
    return sum(item.amount_minor for item in period.items if item.day * standing.days >= gone)


def _rate(standing: Standing, counts: Sequence[int], count_so_far: int) -> Rate:
    """The number of items to come: the past periods as prior, this one's count as evidence."""
    share_gone = standing.days_gone / standing.days
    shape = PRIOR_ITEMS + sum(counts) + count_so_far
    return Rate(shape, (1 - share_gone) / (len(counts) + share_gone) if counts else 0.0)


def _probability(known: _Known, room: int, limit: int) -> float:
    over = sum(rest > room for rest in known.rests)
    periods = len(known.rests)
    own_past = (over + 0.5) / (periods + 1)
    # The grid is laid over the limit, not over the room, so that it stays the same while spending
    # goes on: rounding can then never make a probability fall when something is bought.
    rest = Compound(known.sizes, known.rate, max(limit, room))
    counted = rest.exceeds(room - known.bills_minor)
    weight = periods / (periods + PAST_HALF_AT)
    return weight * own_past + (1 - weight) * counted


def _final(known: _Known, limit: int) -> Spread:
    """Percentiles of the final total, both opinions weighed as in the probability."""
    periods = len(known.rests)
    weight = periods / (periods + PAST_HALF_AT)
    points = [(float(rest), weight / periods) for rest in known.rests]
    reach = max(limit, max(known.sizes, default=0) // WIDENED, 1)
    rest = Compound(known.sizes, known.rate, reach)
    for _ in range(_WIDENED_MAX):
        if not known.sizes or rest.reached >= 0.95:
            break
        reach *= WIDENED
        rest = Compound(known.sizes, known.rate, reach)
    if known.sizes:
        points += [(known.bills_minor + amount, (1 - weight) * p) for amount, p in rest.points()]
        points.append((known.bills_minor + reach, (1 - weight) * (1 - rest.reached)))
    else:
        points.append((known.bills_minor, 1 - weight))
    points.sort()
    cumulated = list(accumulate(share for _, share in points))

    def percentile(share: float) -> int:
        step = next((i for i, sum_ in enumerate(cumulated) if sum_ >= share - 1e-9), -1)
        return known.spent_minor + round(points[step][0])

    return Spread(percentile(0.1), percentile(0.5), percentile(0.9))
