"""Spending of a range by category, payee or tag, cut by the calendar."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from operator import add
from typing import Final

from pennybell.analytics.view import Places, View
from pennybell.domains.transactions.model import UNCATEGORISED
from pennybell.events.analytics import Breakdown, Spending, SpendingItem, SpendingRest, Step
from pennybell.events.shapes import Unconverted
from pennybell.kit.periods import Days, Grain, name_of

ITEMS_MAX: Final = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """`limit`: items listed one by one; the others are added up."""

    by: Breakdown
    days: Days
    grain: Grain
    limit: int


@dataclass(slots=True)
class Found:
    """Amounts by item and step; `totals` are of all items, each row counted once."""

    items: dict[str | None, list[int]] = field(default_factory=dict)
    totals: list[int] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    unconverted: list[Unconverted] = field(default_factory=list)

    def add(self, key: str | None, place: int, amount_minor: int) -> None:
        self.items.setdefault(key, [0] * len(self.totals))[place] += amount_minor


def read_spending(view: View, asked: Asked) -> Spending:
    """What was spent in these days.

    Raises:
        Invalid: 422 `bad_range`, `range_too_long`.
    """
    places = Places(asked.days, asked.grain)
    found = by_category(view, asked, places)
    listed, others = _ranked(view, asked, found)
    return Spending.model_construct(
        by=asked.by,
        first=asked.days.first,
        last=asked.days.last,
        grain=asked.grain,
        currency=view.currency,
        total_minor=sum(found.totals),
        steps=[
            Step.model_construct(
                name=name_of(first, asked.grain), first=first, last=last, total_minor=total
            )
            for (first, last), total in zip(places.steps, found.totals, strict=True)
        ],
        items=listed,
        rest=others,
        unconverted=found.unconverted,
        as_of_seq=view.as_of_seq,
    )


def by_category(view: View, asked: Asked, places: Places) -> Found:
    """From day totals: the cost is of the days, not of their rows."""
    found = Found(totals=[0] * len(places))
    totals = view.totals(asked.days, asked.grain, view.spending_buckets)
    for flow in totals.flows:
        place, amount_minor = places.of(flow.day), view.buckets.spending_of(flow)
        found.add(None if flow.bucket == UNCATEGORISED else flow.bucket, place, amount_minor)
        found.totals[place] += amount_minor
    found.unconverted = view.spent_without_rate(totals.unconverted)
    found.names = {each.id: each.name for each in view.categories.values()}
    return found


def _ranked(view: View, asked: Asked, found: Found) -> tuple[list[SpendingItem], SpendingRest]:
    """The largest items, and the sum of the others; items that never moved are left out."""
    items = [
        SpendingItem.model_construct(
            id=None if asked.by == "payee" else key,
            name=None if key is None else found.names[key],
            parent_id=view.categories[key].parent_id if asked.by == "category" and key else None,
            total_minor=sum(amounts),
            amounts_minor=amounts,
        )
        for key, amounts in found.items.items()
        if any(amounts)
    ]
    items.sort(key=lambda item: (-item.total_minor, item.name or "", item.id or ""))
    listed, others = items[: asked.limit], items[asked.limit :]
    return listed, SpendingRest.model_construct(
        count=len(others),
        total_minor=sum(item.total_minor for item in others),
        amounts_minor=_summed((item.amounts_minor for item in others), len(found.totals)),
    )


def _summed(amounts: Iterable[Sequence[int]], count: int) -> list[int]:
    total = [0] * count
    for each in amounts:
        total = list(map(add, total, each))
    return total
