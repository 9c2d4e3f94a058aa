"""A household's numbers as one transaction sees them, in the terms of its budgets."""

from collections.abc import Collection, Iterable
from datetime import date
from functools import cached_property
from typing import NamedTuple

from sqlalchemy import Connection

from pennybell.domains.budgets.repository import find_limits
from pennybell.domains.categories import repository as categories
from pennybell.domains.rates.conversion import Rates
from pennybell.domains.rates.repository import read_rates
from pennybell.domains.recurring.model import Due
from pennybell.domains.recurring.repository import bills_due, open_occurrences
from pennybell.domains.totals.kept import DaySums, Kept
from pennybell.domains.totals.model import (
    Buckets,
    Flow,
    Span,
    Spending,
    Spent,
    buckets_of,
    convert,
    unconverted_of,
    with_children,
)
from pennybell.domains.totals.repository import (
    Ask,
    currencies_of,
    first_day,
    read_foreign,
    read_spending,
)
from pennybell.domains.transactions.model import UNCATEGORISED
from pennybell.events.shapes import Budget, Category, Unconverted
from pennybell.outbox.log import Point, read_point
from pennybell.outbox.memory import Memory


class _RatesRead(NamedTuple):
    currencies: set[str]
    span: Span
    rates: Rates


class Books:
    """Reads each thing once: make one for each connection.

    `memory`: what readings before this one kept; none for a write's connection.
    """

    def __init__(
        self, connection: Connection, household_id: str, memory: Memory | None = None
    ) -> None:
        self.connection = connection
        self.household_id = household_id
        self.memory = memory
        self._rates: _RatesRead | None = None
        self._due: dict[Span, list[Due]] = {}
        self._paid: dict[Span, frozenset[str]] = {}

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

    @cached_property
    def _point(self) -> Point:
        return read_point(self.connection, self.household_id)

    def sums(self, span: Span, currency: str) -> DaySums | None:
        """The days of a span as they are kept; None: read them from the tables."""
        if self.memory is None:
            return None
        kept = self.memory.of(self.household_id, Kept)
        found = kept.read(self.connection, self.household_id, self._point, span)
        return found if found is not None and found.currency == currency else None

    @cached_property
    def currencies(self) -> dict[str, str]:
        """Of the accounts, by their ids."""
        return currencies_of(self.connection, self.household_id)

    @cached_property
    def limits(self) -> dict[str, list[tuple[date, int]]]:
        """Every budget's limits: (from, minor units), oldest first."""
        return find_limits(self.connection, self.household_id)

    def spending_under(self, budget: Budget, span: Span) -> Spending:
        """What was spent under the budget on each day, in its currency."""
        return self.spending_within(self.buckets_under(budget), budget.currency, span)

    def spending_within(
        self,
        buckets: frozenset[str],
        currency: str,
        span: Span,
        accounts: Collection[str] | None = None,
    ) -> Spending:
        """What was spent under these buckets on each day; each of them is one of spending.

        `accounts`: from these alone.
        """
        kept = self.sums(span, currency) if accounts is None else None
        if kept is not None:
            return kept.spending(buckets, span)
        ask = Ask(span, currency, buckets=buckets)
        known = {
            each: its_currency
            for each, its_currency in self.currencies.items()
            if accounts is None or each in accounts
        }
        home = {each for each, its_currency in known.items() if its_currency == currency}
        away = {each: known[each] for each in known.keys() - home}
        spent = [
            each
            for each in read_spending(self.connection, self.household_id, ask, home)
            if each.amount_minor or each.rows
        ]
        if not away:
            return Spending(spent, [])
        foreign = read_foreign(self.connection, self.household_id, ask, away)
        totals = convert(foreign, ask.currency, self.rates(span, ask.currency))
        spent += [Spent(flow.day, self.buckets.spending_of(flow), 1) for flow in totals.flows]
        return Spending(sorted(spent), totals.unconverted)

    def rates(self, span: Span, *more: str) -> Rates:
        """What turns the accounts' currencies, and `more`, into each other on each of these days.

        What was read stays, and grows by what is asked for beside it.
        """
        currencies = {*self.currencies.values(), *more}
        first, last = span
        if self._rates is not None:
            currencies |= self._rates.currencies
            first, last = min(first, self._rates.span.first), max(last, self._rates.span.last)
        wanted = _RatesRead(currencies, Span(first, last), Rates())
        if self._rates is None or self._rates[:2] != wanted[:2]:
            found = read_rates(self.connection, self.household_id, currencies, first, last)
            self._rates = wanted._replace(rates=found)
        return self._rates.rates

    def due_within(self, span: Span) -> list[Due]:
        """Bills still to come in these days, oldest first."""
        if span not in self._due:
            self._due[span] = open_occurrences(self.connection, self.household_id, *span)
        return self._due[span]

    def paid_by(self, span: Span) -> frozenset[str]:
        """The transactions that bills of these days were paid by."""
        if span not in self._paid:
            bills = bills_due(self.connection, self.household_id, *span, states=("paid",))
            self._paid[span] = frozenset(
                each.transaction_id for each in bills if each.transaction_id is not None
            )
        return self._paid[span]

    def named(self, unconverted: Iterable[Flow]) -> list[Unconverted]:
        return [
            Unconverted(currency=currency, amount_minor=amount_minor)
            for currency, amount_minor in unconverted_of(unconverted, self.buckets.spending_of)
        ]
