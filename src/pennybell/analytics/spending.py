"""Spending of a range by category, payee or tag, cut by the calendar."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import add
from typing import Final

from pennybell.analytics.rows import ROWS_MAX, Key, Wanted, count_rows, read_sums
from pennybell.analytics.view import Places, View, summed_by
from pennybell.domains.recurring.model import payee_key
from pennybell.domains.tags import repository as tags
from pennybell.domains.totals.model import Span
from pennybell.domains.transactions.model import UNCATEGORISED
from pennybell.errors import Invalid
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

    The total is the same whatever it is broken down by.

    Raises:
        Invalid: 422 `bad_range`, `range_too_long`, `too_many_rows`.
    """
    places = Places(asked.days, asked.grain)
    found = _by_category(view, asked, places)
    if asked.by != "category":
        _check_rows(view, asked.days)
        found.items, found.names = {}, {}
        breakdown = _by_payee if asked.by == "payee" else _by_tag
        breakdown(view, asked, places, found)
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


def _by_category(view: View, asked: Asked, places: Places) -> Found:
    """From day totals: the cost is of the days, not of their rows."""
    found = Found(totals=[0] * len(places))
    totals = view.totals(asked.days, summed_by(asked.days, asked.grain), view.spending_buckets)
    for flow in totals.flows:
        place, amount_minor = places.of(flow.day), view.buckets.spending_of(flow)
        found.add(None if flow.bucket == UNCATEGORISED else flow.bucket, place, amount_minor)
        found.totals[place] += amount_minor
    found.unconverted = view.spent_without_rate(totals.unconverted)
    found.names = {each.id: each.name for each in view.categories.values()}
    return found


def _check_rows(view: View, days: Days) -> None:
    if count_rows(view.connection, view.household_id, days) > ROWS_MAX:
        raise Invalid(
            "too_many_rows",
            f"This range has more than {ROWS_MAX} transactions; ask for a shorter one.",
            "query.from",
        )


def _by_payee(view: View, asked: Asked, places: Places, found: Found) -> None:
    """Payees are one whatever their case and spacing, and are called as most was spent under."""
    spellings: dict[str, dict[str, int]] = {}
    for text, place, amount_minor in _sums(view, asked, places, "payee"):
        key = payee_key(text or "") or None
        found.add(key, place, amount_minor)
        if key is not None and text is not None:
            known = spellings.setdefault(key, {})
            known[text] = known.get(text, 0) + amount_minor
    for key, known in spellings.items():
        found.names[key] = min(known, key=lambda text: (-known[text], text))


def _by_tag(view: View, asked: Asked, places: Places, found: Found) -> None:
    found.names = {each.id: each.name for each in tags.find_all(view.connection, view.household_id)}
    keys: tuple[Key, ...] = ("tag", "untagged")
    for key in keys:
        for tag_id, place, amount_minor in _sums(view, asked, places, key):
            found.add(tag_id, place, amount_minor)


def _sums(
    view: View, asked: Asked, places: Places, key: Key
) -> Iterator[tuple[str | None, int, int]]:
    """(key, step, amount); each day's sum of a key in another currency is converted once."""
    grain = summed_by(asked.days, asked.grain)
    wanted = Wanted(asked.days, grain, view.currency, view.buckets.expense)
    sums = read_sums(view.connection, view.household_id, wanted, key)
    away: dict[tuple[str | None, date, str], int] = {}
    for each in sums:
        if each.currency == view.currency:
            yield each.key, places.of(each.day), each.amount_minor
        else:
            one = (each.key, each.day, each.currency)
            away[one] = away.get(one, 0) + each.amount_minor
    if not away:
        return
    rates = view.books.rates(Span(*asked.days), view.currency)
    for (name, day, currency), amount_minor in away.items():
        converted = rates.convert(amount_minor, currency, view.currency, day)
        if converted is not None:
            yield name, places.of(day), converted


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
