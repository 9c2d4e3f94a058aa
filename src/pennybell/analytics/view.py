"""A household as one read transaction sees it, in the terms of analytics; each thing is read once."""

from collections.abc import Callable, Collection, Iterable
from datetime import date
from functools import cached_property
from typing import Final

from pennybell.domains.budgets.books import Books
from pennybell.domains.households import repository as households
from pennybell.domains.totals.model import Buckets, Flow, Span, Totals
from pennybell.domains.totals.model import Grain as TotalsGrain
from pennybell.domains.totals.repository import Ask
from pennybell.domains.totals.service import read_totals
from pennybell.domains.transactions.model import UNCATEGORISED
from pennybell.errors import Invalid
from pennybell.events.shapes import Category, Household, Unconverted
from pennybell.kit.clock import Instant, today_in
from pennybell.kit.periods import Days, Grain, count_steps, steps
from pennybell.outbox import log
from pennybell.outbox.unit_of_work import Reading

STEPS_MAX: Final = 800
"""Days, weeks, months … in one answer: a screen has no more points."""


class View:
    """`currency`: what everything is converted to; the household's own, if none is asked for."""

    def __init__(self, reading: Reading, currency: str | None = None) -> None:
        self.reading = reading
        self.connection = reading.connection
        self.household_id = reading.household_id
        self.books = Books(reading.connection, reading.household_id, reading.memory)
        self._currency = currency

    @cached_property
    def household(self) -> Household:
        found = households.find(self.connection, self.household_id)
        assert found is not None
        return found

    @cached_property
    def today(self) -> date:
        return today_in(self.household.timezone, Instant(self.reading.now))

    @cached_property
    def as_of_seq(self) -> int:
        return log.read_head(self.connection, self.reading.actor.user_id).seq

    @property
    def currency(self) -> str:
        return self._currency or self.household.currency

    @property
    def buckets(self) -> Buckets:
        return self.books.buckets

    @cached_property
    def categories(self) -> dict[str, Category]:
        return {each.id: each for each in self.books.categories}

    @cached_property
    def spending_buckets(self) -> frozenset[str]:
        return self.buckets.expense | {UNCATEGORISED}

    def totals(self, days: Days, by: TotalsGrain, buckets: Collection[str] | None = None) -> Totals:
        """Flows of these days by bucket; without `buckets` of all but transfers."""
        if buckets is None:
            buckets = self.buckets.expense | self.buckets.income | {UNCATEGORISED}
        ask = Ask(Span(*days), self.currency, by, buckets)
        kept = self.books.sums(ask.span, ask.currency)
        if kept is not None:
            return kept.totals(ask)
        return read_totals(self.connection, self.household_id, ask)

    def spent_without_rate(self, unconverted: Iterable[Flow]) -> list[Unconverted]:
        """Spending that no rate is known for, by currency."""
        return named(unconverted, self.buckets.spending_of)

    def moved_without_rate(self, unconverted: Iterable[Flow]) -> list[Unconverted]:
        """The same of income less spending."""
        buckets = self.buckets
        return named(unconverted, lambda flow: buckets.income_of(flow) - buckets.spending_of(flow))


def summed_by(days: Days, grain: Grain) -> TotalsGrain:
    """By what the database adds up, so that the steps of `grain` can be made of it."""
    if count_steps(days, grain) == 1:
        return "whole"
    return "day" if grain in ("day", "week") else "month"


class Places:
    """The steps of a range, and which of them a day is in."""

    def __init__(self, days: Days, grain: Grain) -> None:
        """Raises Invalid: 422 `bad_range`, `range_too_long`."""
        check(days)
        count = count_steps(days, grain)
        if count > STEPS_MAX:
            raise Invalid(
                "range_too_long",
                f"This range has {count} {grain}s, at most {STEPS_MAX} are shown at once.",
                "query.from",
            )
        self.steps = list(steps(days, grain))
        self._grain = grain
        self._first = days.first

    def __len__(self) -> int:
        return len(self.steps)

    def of(self, day: date) -> int:
        return count_steps(Days(self._first, max(day, self._first)), self._grain) - 1


def named(flows: Iterable[Flow], amount_of: Callable[[Flow], int]) -> list[Unconverted]:
    """By currency; those too whose amounts cancel out."""
    amounts: dict[str, int] = {}
    for flow in flows:
        came = amount_of(flow._replace(outflow_minor=0))
        went = amount_of(flow._replace(inflow_minor=0))
        if came or went:
            amounts[flow.currency] = amounts.get(flow.currency, 0) + came + went
    return [
        Unconverted.model_construct(currency=currency, amount_minor=amounts[currency])
        for currency in sorted(amounts)
    ]


def check(days: Days) -> None:
    if days.first > days.last:
        raise Invalid("bad_range", "The range ends before it begins.", "query.from")
