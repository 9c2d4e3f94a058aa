"""What rules look at: a household at one moment, and what the facts touched in it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Any, Final

from pennybell.domains.accounts import repository as accounts
from pennybell.domains.alerts.model import Finding, Fingerprint, step
from pennybell.domains.alerts.service import open_alerts, read_settings
from pennybell.domains.budgets.books import Books
from pennybell.domains.households import repository as households
from pennybell.domains.rates.conversion import MARKET_DAYS_MAX
from pennybell.domains.rates.repository import read_rates
from pennybell.domains.transactions import facts as rows
from pennybell.domains.transactions.model import UNCATEGORISED
from pennybell.events.shapes import Account, Alert, AlertItem, AlertSettings, Household
from pennybell.kit.clock import today_in
from pennybell.outbox.cursors import Fact
from pennybell.outbox.unit_of_work import Reading

RECENT_DAYS: Final = 31
"""Older rows are history: recording them alerts nobody."""

NAMED_BY: Final[dict[str, tuple[str, str]]] = {
    **dict.fromkeys(("account.created", "account.updated", "account.deleted"), ("accounts", "id")),
    "balance.updated": ("accounts", "account_id"),  # of an account that a row left, too
    **dict.fromkeys(("budget.created", "budget.updated", "budget.deleted"), ("budgets", "id")),
    **dict.fromkeys(
        ("recurring.created", "recurring.updated", "recurring.deleted"), ("rules", "id")
    ),
    **dict.fromkeys(("bills.planned", "bill.updated"), ("rules", "recurring_id")),
    **dict.fromkeys(
        (
            "recurring_candidate.found",
            "recurring_candidate.updated",
            "recurring_candidate.deleted",
        ),
        ("candidates", "id"),
    ),
    **dict.fromkeys(("goal.created", "goal.updated", "goal.deleted"), ("goals", "id")),
    **dict.fromkeys(
        ("contribution.created", "contribution.updated", "contribution.deleted"),
        ("goals", "goal_id"),
    ),
}
"""What a fact names one of, and by which field."""

EVERYTHING: Final = frozenset(
    {
        "alert_settings.updated",
        "household.updated",
        "rate.created",
        "rate.updated",
        "rate.deleted",
        "rates.imported",
        "category.updated",
        "category.deleted",
    }
)
"""What moves sums in ways that no single row tells: everything is looked at anew."""

HEARD: Final = rows.OF_ONE | rows.OF_MANY | NAMED_BY.keys() | EVERYTHING


@dataclass(slots=True)
class Touched:
    """What some facts concern.

    `rules`: of what recurs; `candidates`: what may. `put_off`: budgets, accounts and goals that were left for later.
    `is_importing`: a part of an import that others follow. `is_all`: everything, as on a new day.
    """

    transactions: set[str] = field(default_factory=set)
    accounts: set[str] = field(default_factory=set)
    categories: set[str] = field(default_factory=set)
    budgets: set[str] = field(default_factory=set)
    rules: set[str] = field(default_factory=set)
    candidates: set[str] = field(default_factory=set)
    goals: set[str] = field(default_factory=set)
    put_off: set[str] = field(default_factory=set)
    has_money: bool = False
    is_importing: bool = False
    spans: list[tuple[date, date]] = field(default_factory=list)
    is_all: bool = False

    @property
    def is_nothing(self) -> bool:
        plans = self.budgets or self.rules or self.candidates or self.goals
        named = self.accounts or plans or self.put_off
        return not (named or self.has_money or self.is_all)


def touched_by(facts: Sequence[Fact]) -> Touched:
    """What these facts concern; those that alerts announce themselves concern nothing."""
    touched = Touched()
    for fact in facts:
        payload = fact.payload
        if fact.type in rows.OF_ONE:
            touched.has_money = True
            touched.transactions.add(payload["id"])
            touched.accounts.add(payload["account_id"])
            touched.categories |= _categories_of(payload)
        elif fact.type in rows.OF_MANY:
            touched.has_money = True
            touched.accounts |= set(payload["account_ids"])
            touched.spans.append(rows.span_of(payload))
            touched.is_importing = payload.get("done", 0) < payload.get("of", 0)
        elif fact.type in NAMED_BY:
            noun, name = NAMED_BY[fact.type]
            getattr(touched, noun).add(payload[name])
        elif fact.type in EVERYTHING:
            touched.is_all = True
    return touched


def _categories_of(payload: dict[str, Any]) -> set[str]:
    """Those of a row as it stands, and as it stood before; `UNCATEGORISED` for none."""
    named = set()
    for row in (payload, payload.get("previous", {})):
        named |= {row.get("category_id"), *(part["category_id"] for part in row.get("splits", ()))}
    return {each or UNCATEGORISED for each in named}


@dataclass(slots=True)
class Seen:
    """What the rules say: which (kind, subject) they looked at, and what is true of them."""

    looked_at: set[tuple[str, str]] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)

    def look(self, kind: str, subject_id: str) -> None:
        self.looked_at.add((kind, subject_id))

    def find(self, finding: Finding) -> None:
        self.look(finding.kind, finding.subject.id)
        self.findings.append(finding)


class Scene:
    """A household as one transaction sees it; each thing is read once."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.connection = reading.connection
        self.household_id = reading.household_id

    @cached_property
    def household(self) -> Household:
        found = households.find(self.connection, self.household_id)
        assert found is not None
        return found

    @cached_property
    def today(self) -> date:
        return today_in(self.household.timezone, self.reading.now)

    @cached_property
    def settings(self) -> AlertSettings:
        return read_settings(self.reading)

    @cached_property
    def books(self) -> Books:
        return Books(self.connection, self.household_id, self.reading.memory)

    @cached_property
    def open(self) -> dict[Fingerprint, Alert]:
        return open_alerts(self.reading)

    @cached_property
    def accounts(self) -> list[Account]:
        return accounts.find_all(self.connection, self.household_id)

    def explained(self, found: Finding, why: Callable[[], tuple[AlertItem, ...]]) -> Finding:
        """With what it rests on, unless it was said already and is not said again."""
        known = self.open.get(found.fingerprint)
        is_said = known is not None and step(known.numbers) == step(found.numbers)
        return found if is_said else replace(found, why=why())

    def is_on(self, kind: str) -> bool:
        return kind not in self.settings.off

    def open_of(self, noun: str) -> set[str]:
        """Subjects of open alerts about a noun."""
        return {alert.subject_id for alert in self.open.values() if alert.subject_noun == noun}

    def in_currency(self, amount_minor: int, currency: str, day: date) -> int | None:
        """An amount of the household's currency in another, by the day's rate; None: no rate."""
        home = self.household.currency
        if currency == home:
            return amount_minor
        first = day - timedelta(days=MARKET_DAYS_MAX)
        rates = read_rates(self.connection, self.household_id, {currency, home}, first, day)
        return rates.convert(amount_minor, home, currency, day)
