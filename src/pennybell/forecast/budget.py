"""Bills and two opinions: the probability that a budget will be overrun.

The first opinion is the own past: in how many past periods would the rest of the period, added to
what is spent now, have gone over the limit? The second puts a number of items still to come
(learnt from the past periods and from how this one goes) times sizes seen before on top of what is
spent and of the bills still due. The more past there is, the more the first one counts.
"""

from bisect import bisect_left
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

PAST_HALF_AT: Final = 6
"""Past periods with which both opinions weigh the same: the weight of the past is H / (H + 6)."""

SURPRISE: Final = 0.25
"""Periods of either outcome added to the own past, so that what never happened is not impossible."""

PRIOR_PERIODS: Final = 1.0
"""Periods the past counts for, beside this one, when the number of items to come is judged: the
months of one budget differ by more than chance, and how this one goes says most about its rest."""

PRIOR_ITEMS: Final = 0.5
"""Items assumed seen before any period was: nothing seen yet is no proof that nothing comes."""

WIDENED: Final = 4
"""How much a grid that reaches too short for the 90th percentile is stretched, as often as needed."""
_WIDENED_MAX: Final = 4

COARSE_STEPS: Final = 64
"""Enough for percentiles far beyond the limit; the recursion costs the square of it."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What the opinions rest on. `rests`: spent after this point, of each past period."""

    spent_minor: int
    bills: tuple[Bill, ...]
    rests: tuple[int, ...]
    sizes: tuple[int, ...]
    rate: Rate

    @property
    def bills_minor(self) -> int:
        return sum(bill.amount_minor for bill in self.bills)

    @property
    def bills_either(self) -> tuple[int, int]:
        """All bills as they were the last time, and as they may be otherwise; both as likely."""
        others = (
            bill.amount_minor if bill.other_minor is None else bill.other_minor
            for bill in self.bills
        )
        return self.bills_minor, sum(others)


def predict(standing: Standing) -> Prediction:
    """Say how a budget will end. The same standing has the same answer; nothing else is looked at."""
    known = _learn(standing)
    over = known.spent_minor > standing.limit_minor
    probability: float | None = 1.0 if over else None
    final = None
    usual = 0
    if len(known.rests) >= PERIODS_MIN:
        counted = _counted_rest(standing, known)
        if not over:
            probability = _probability(standing, known, counted)
        final = _final(known, counted)
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
        periods_known=len(known.rests),
    )


def overrun_probability(standing: Standing) -> float | None:
    """The probability of `predict` alone, for those who ask often."""
    known = _learn(standing)
    if known.spent_minor > standing.limit_minor:
        return 1.0
    if len(known.rests) < PERIODS_MIN:
        return None
    return _probability(standing, known, _counted_rest(standing, known))


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
    if not counts:
        return Rate(PRIOR_ITEMS, 0.0)
    share_gone = standing.days_gone / standing.days
    usual = (PRIOR_ITEMS + sum(counts)) / len(counts)
    shape = PRIOR_PERIODS * usual + count_so_far
    return Rate(shape, (1 - share_gone) / (PRIOR_PERIODS + share_gone))


def _counted_rest(standing: Standing, known: _Known) -> Compound:
    """The second opinion: flexible items still to come.

    The grid is laid over the limit, not over what is left of it, so that it stays the same while
    spending goes on: rounding can then never make a probability fall when something is bought.
    """
    reach = max(standing.limit_minor, standing.limit_minor - known.spent_minor)
    return Compound(known.sizes, known.rate, reach)


def _probability(standing: Standing, known: _Known, counted: Compound) -> float:
    room = standing.limit_minor - known.spent_minor
    over = sum(rest > room for rest in known.rests)
    periods = len(known.rests)
    own_past = (over + SURPRISE) / (periods + 2 * SURPRISE)
    weight = periods / (periods + PAST_HALF_AT)
    chances = [counted.exceeds(room - bills_minor) for bills_minor in known.bills_either]
    return weight * own_past + (1 - weight) * sum(chances) / len(chances)


def _final(known: _Known, counted: Compound) -> Spread:
    """Percentiles of the final total, both opinions weighed as in the probability."""
    periods = len(known.rests)
    weight = periods / (periods + PAST_HALF_AT)
    for _ in range(_WIDENED_MAX):
        if counted.reached >= 0.95:
            break
        counted = Compound(
            known.sizes, known.rate, counted.reach_minor * WIDENED, steps=COARSE_STEPS
        )
    points = [(float(rest), weight / periods) for rest in known.rests]
    points += [
        (bills_minor + amount, (1 - weight) / 2 * share)
        for bills_minor in known.bills_either
        for amount, share in counted.points()
    ]
    points.sort()
    cumulated = list(accumulate(share for _, share in points))

    def percentile(share: float) -> int:
        step = bisect_left(cumulated, share - 1e-9)
        return known.spent_minor + round(points[min(step, len(points) - 1)][0])

    return Spread(percentile(0.1), percentile(0.5), percentile(0.9))
