"""A household's numbers as one transaction sees them, in the terms of its budgets."""

from datetime import date
from functools import cached_property

from sqlalchemy import Connection

from pennybell.domains.categories import repository as categories
from pennybell.domains.totals.model import (
    Buckets,
    Grain,
    Span,
    Totals,
    buckets_of,
    unconverted_of,
    with_children,
)
from pennybell.domains.totals.repository import Ask, first_day
from pennybell.domains.totals.service import read_totals
from pennybell.domains.transactions.model import UNCATEGORISED
from pennybell.events.shapes import Budget, Category, Unconverted


class Books:
    """Reads each thing once: make one for each connection."""

    def __init__(self, connection: Connection, household_id: str) -> None:
        self.connection = connection
        self.household_id = household_id

    @cached_property
    def categories(self) -> list[Category]:
        return categories.find_all(self.connection, self.household_id)

    @cached_property
    def buckets(self) -> Buckets:
        return buckets_of(self.categories)

    @cached_property
    def begun_on(self) -> date | None:
        """The first day that anything was booked on."""
        return first_day(self.connection, self.household_id)

    def buckets_under(self, budget: Budget) -> frozenset[str]:
        """What a budget adds up: its categories with their children, or all that is spending."""
        if budget.category_ids is None:
            return self.buckets.expense | {UNCATEGORISED}
        return with_children(self.categories, budget.category_ids)

    def totals_of(self, budget: Budget, span: Span, grain: Grain) -> Totals:
        """What was spent under the budget, in its currency. A span may be empty."""
        buckets = self.buckets_under(budget)
        if span.first > span.last or not buckets:
            return Totals([], [])
        ask = Ask(span, budget.currency, grain, buckets)
        return read_totals(self.connection, self.household_id, ask)

    def spending_of(self, totals: Totals) -> int:
        return sum(self.buckets.spending_of(flow) for flow in totals.flows)

    def unconverted_of(self, *several: Totals) -> list[Unconverted]:
        together = Totals([], [flow for totals in several for flow in totals.unconverted])
        return [
            Unconverted(currency=currency, amount_minor=amount_minor)
            for currency, amount_minor in unconverted_of(together, self.buckets.spending_of)
        ]
