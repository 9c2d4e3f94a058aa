"""What came in and went out by day, account and bucket, and which buckets are spending. Pure."""

from collections.abc import Callable, Collection, Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple, TypeVar

from pennybell.domains.rates.conversion import Rates
from pennybell.domains.transactions.model import UNCATEGORISED
from pennybell.events.shapes import Category

Grain = Literal["day", "month", "whole"]
K = TypeVar("K", bound=Hashable)


class Span(NamedTuple):
    """Days from `first` to `last`, both included."""

    first: date
    last: date


class Flow(NamedTuple):
    """Minor units of `currency`, both flows >= 0.

    `day`: the first of its month or span when asked by those. `account_id` and `bucket` are ""
    when rows were asked for without them.
    """

    day: date
    account_id: str
    bucket: str
    currency: str
    inflow_minor: int
    outflow_minor: int


class Unconverted(NamedTuple):
    """What is in no sum, for want of a rate; in the minor unit of `currency`."""

    currency: str
    amount_minor: int


@dataclass(frozen=True, slots=True)
class Totals:
    """`flows` are all in the currency asked for; `unconverted` are what no rate is known for."""

    flows: list[Flow]
    unconverted: list[Flow]


class Spent(NamedTuple):
    """What was spent on a day, in minor units of the currency asked for, by `rows` rows."""

    day: date
    amount_minor: int
    rows: int


@dataclass(frozen=True, slots=True)
class Spending:
    """`days` are in the order of days; `unconverted` is what no rate is known for."""

    days: list[Spent]
    unconverted: list[Flow]


@dataclass(frozen=True, slots=True)
class Buckets:
    """Which buckets count as what. Transfers are neither."""

    expense: frozenset[str]
    income: frozenset[str]

    def spending_of(self, flow: Flow) -> int:
        """Outflow less inflow, so that a refund lowers it; without a category, outflow only."""
        if flow.bucket in self.expense:
            return flow.outflow_minor - flow.inflow_minor
        return flow.outflow_minor if flow.bucket == UNCATEGORISED else 0

    def income_of(self, flow: Flow) -> int:
        """Inflow less outflow; without a category, inflow only."""
        if flow.bucket in self.income:
            return flow.inflow_minor - flow.outflow_minor
        return flow.inflow_minor if flow.bucket == UNCATEGORISED else 0


def buckets_of(categories: Iterable[Category]) -> Buckets:
    kinds = {category.id: category.kind for category in categories}
    return Buckets(
        expense=frozenset(id_ for id_, kind in kinds.items() if kind == "expense"),
        income=frozenset(id_ for id_, kind in kinds.items() if kind == "income"),
    )


def with_children(categories: Iterable[Category], ids: Collection[str]) -> frozenset[str]:
    """`ids` and the categories under them, as they stand now."""
    wanted = set(ids)
    return frozenset(wanted | {each.id for each in categories if each.parent_id in wanted})


def convert(flows: Iterable[Flow], currency: str, rates: Rates) -> Totals:
    """Each flow in `currency` by the rate of its day, rounded once."""
    converted, unconverted = [], []
    for flow in flows:
        inflow = rates.convert(flow.inflow_minor, flow.currency, currency, flow.day)
        outflow = rates.convert(flow.outflow_minor, flow.currency, currency, flow.day)
        if inflow is None or outflow is None:
            unconverted.append(flow)
        else:
            converted.append(
                flow._replace(currency=currency, inflow_minor=inflow, outflow_minor=outflow)
            )
    return Totals(converted, unconverted)


def summed(
    flows: Iterable[Flow], by: Callable[[Flow], K], amount_of: Callable[[Flow], int]
) -> dict[K, int]:
    """Add up `amount_of` by what `by` says, for example spending by bucket."""
    found: dict[K, int] = {}
    for flow in flows:
        key = by(flow)
        found[key] = found.get(key, 0) + amount_of(flow)
    return found


def unconverted_of(flows: Iterable[Flow], amount_of: Callable[[Flow], int]) -> list[Unconverted]:
    """By currency, in the order of their codes; what adds up to nothing is left out."""
    found = summed(flows, lambda flow: flow.currency, amount_of)
    return [Unconverted(currency, found[currency]) for currency in sorted(found) if found[currency]]
