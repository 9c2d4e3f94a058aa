"""What a household holds for its goals at the end of a day, read from balances and day totals.

Balances are what they are; what came by day is read for the last 97 days only. The cost does not
grow with the household's history.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property
from typing import Final

from pennybell.domains.accounts import repository as accounts
from pennybell.domains.budgets.books import Books
from pennybell.domains.goals import repository
from pennybell.domains.goals.model import (
    GRACE_DAYS,
    PACE_DAYS,
    Came,
    Held,
    Stream,
    share_of,
)
from pennybell.domains.totals.model import Span
from pennybell.domains.totals.repository import net_after, net_by_day
from pennybell.domains.transactions.repository import first_day_of
from pennybell.events.goals import Goal, GoalAccount
from pennybell.events.shapes import Account, Unconverted
from pennybell.kit.money import exponent_of

BACK_DAYS: Final = PACE_DAYS + GRACE_DAYS


class Purse:
    """Reads each thing once: make one for each connection and day."""

    def __init__(self, books: Books, on: date) -> None:
        self.books = books
        self.on = on
        self._since: dict[str, date | None] = {}

    def held_for(self, goal: Goal) -> Held:
        """What is there for a goal, and how it came."""
        return self._of_accounts(goal) if goal.fed_by == "accounts" else self._given(goal)

    def _given(self, goal: Goal) -> Held:
        connection, household_id = self.books.connection, self.books.household_id
        total, since = repository.given_by(connection, household_id, goal.id, self.on)
        came = repository.given_on(connection, household_id, goal.id, *self._span)
        return Held(total, [Stream(Fraction(1), came)], since)

    def _of_accounts(self, goal: Goal) -> Held:
        balance = 0
        streams: list[Stream] = []
        missing: dict[str, int] = {}
        for share in goal.accounts:
            account = self._accounts[share.account_id]
            came = self._came.get(account.id, [])
            part, rate = self._part(share), self._rate(account.currency, goal.currency)
            if rate is not None:
                balance += round(part * rate)
                streams.append(Stream(rate * Fraction(share.percent, 100), came))
            elif part or came:
                missing[account.currency] = missing.get(account.currency, 0) + part
        return Held(
            balance,
            streams,
            self._known_since([share.account_id for share in goal.accounts]),
            [
                Unconverted(currency=currency, amount_minor=missing[currency])
                for currency in sorted(missing)
            ],
        )

    def parts_of(self, goal: Goal) -> list[tuple[Account, int | None]]:
        """What each account holds for a goal, in the goal's currency; None: no rate."""
        found: list[tuple[Account, int | None]] = []
        for share in goal.accounts:
            account = self._accounts[share.account_id]
            rate = self._rate(account.currency, goal.currency)
            found.append((account, None if rate is None else round(self._part(share) * rate)))
        return found

    def _part(self, share: GoalAccount) -> int:
        """The goal's share of a balance at the end of the day, in the account's currency."""
        account = self._accounts[share.account_id]
        return share_of(account.balance_minor - self._ahead.get(account.id, 0), share.percent)

    def _rate(self, currency: str, into: str) -> Fraction | None:
        """What one minor unit of a currency is in another's on the day; None: no rate."""
        if currency == into:
            return Fraction(1)
        rates = self.books.rates(Span(self.on, self.on), into)
        rate = rates.between(currency, into, self.on)
        shift = exponent_of(into) - exponent_of(currency)
        return None if rate is None else rate * Fraction(10) ** shift

    def _known_since(self, account_ids: Sequence[str]) -> date | None:
        for each in account_ids:
            if each not in self._since:
                self._since[each] = first_day_of(
                    self.books.connection, self.books.household_id, each
                )
        days = [day for each in account_ids if (day := self._since[each]) is not None]
        return min(days, default=None)

    @property
    def _span(self) -> Span:
        return Span(self.on - timedelta(days=BACK_DAYS - 1), self.on)

    @cached_property
    def _accounts(self) -> dict[str, Account]:
        found = accounts.find_all(self.books.connection, self.books.household_id)
        return {account.id: account for account in found}

    @cached_property
    def _ahead(self) -> dict[str, int]:
        return net_after(self.books.connection, self.books.household_id, self.on)

    @cached_property
    def _came(self) -> dict[str, list[Came]]:
        found: dict[str, list[Came]] = {}
        rows = net_by_day(self.books.connection, self.books.household_id, self._span)
        for account_id, day, amount_minor in rows:
            found.setdefault(account_id, []).append(Came(day, amount_minor))
        return found
