"""What budgets say is what a plain reading of every transaction says.

Random households: splits, refunds, transfers, deleted rows, rows ahead of their day, four
currencies with rates that have holes, every kind of period and of rollover.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Final

import pytest
from tests.kit.ledger import Ledger

from pennybell.domains.budgets import service as budgets
from pennybell.domains.budgets.model import (
    ROLLED_PERIODS_MAX,
    BudgetDraft,
    Period,
    period_of,
    periods_before,
)
from pennybell.domains.categories import service as categories
from pennybell.domains.rates import repository as rates_repository
from pennybell.domains.rates import service as rates
from pennybell.domains.rates.model import MarketRate, RateDraft
from pennybell.domains.transactions import listing, transfers
from pennybell.domains.transactions import service as transactions
from pennybell.domains.transactions.listing import Filter
from pennybell.domains.transactions.model import TransactionDraft, TransferDraft
from pennybell.events.shapes import Budget, BudgetProgress, Split, Transaction
from pennybell.kit.money import exponent_of
from pennybell.outbox.actor import Actor
from pennybell.outbox.unit_of_work import UnitOfWork

CURRENCIES: Final = ("EUR", "EUR", "USD", "JPY", "KWD")
KINDS: Final = ("weekly", "two_weekly", "monthly", "quarterly", "yearly")
FIRST: Final = date(2024, 10, 1)
DAYS: Final = 500
TODAY: Final = FIRST + timedelta(days=DAYS - 40)


@dataclass
class Home:
    """A household and, beside the database, what it takes to count by hand."""

    ledger: Ledger
    robin: Actor
    dice: random.Random
    accounts: dict[str, str] = field(default_factory=dict)
    parents: dict[str, str | None] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    own: list[RateDraft] = field(default_factory=list)
    market: list[MarketRate] = field(default_factory=list)

    def day(self) -> date:
        return FIRST + timedelta(days=self.dice.randrange(DAYS))

    def rows(self) -> list[Transaction]:
        def every(reading: object) -> list[Transaction]:
            found: list[Transaction] = []
            cursor = None
            while True:
                page = listing.page(reading, Filter(), cursor=cursor, limit=200)  # type: ignore[arg-type]  # a Reading
                found += page.items
                cursor = page.next_cursor
                if cursor is None:
                    return found

        return self.ledger.work.submit_read(self.robin, every).result()

    def progress(self, budget: Budget, on: date) -> BudgetProgress:
        return self.ledger.work.submit_read(
            self.robin, lambda reading: budgets.read_progress(reading, [budget], on)[0]
        ).result()


def furnish(ledger: Ledger, seed: int) -> Home:
    home = Home(ledger, ledger.found(), random.Random(seed))
    for currency in CURRENCIES:
        home.accounts[ledger.open_account(home.robin, currency).id] = currency
    ledger.commit(home.robin, _plant, home)
    ledger.commit(home.robin, _price, home)
    for unit in range(4):
        ledger.commit(home.robin, _spend, home, unit)
    return home


def _plant(uow: UnitOfWork, home: Home) -> None:
    for number in range(4):
        kind = "income" if number == 3 else "expense"
        top = categories.create_category(
            uow, id_=None, name=f"Top {number}", kind=kind, parent_id=None
        ).id
        home.parents[top], home.kinds[top] = None, kind
        for child in range(2):
            below = categories.create_category(
                uow, id_=None, name=f"Below {child}", kind=kind, parent_id=top
            ).id
            home.parents[below], home.kinds[below] = top, kind


def _price(uow: UnitOfWork, home: Home) -> None:
    """USD: the market's, with holes. JPY: now and then one's own. KWD: late, and only in USD."""
    dice = home.dice
    for day in range(-5, DAYS):
        if dice.random() < 0.25:
            rate = f"{dice.uniform(0.9, 1.2):.4f}"
            home.market.append(MarketRate("USD", FIRST + timedelta(days=day), rate))
    for base, quote, low, high, since in (
        ("EUR", "JPY", 140.0, 170.0, 0),
        ("JPY", "EUR", 0.006, 0.007, 90),
        ("KWD", "USD", 3.1, 3.4, 200),
    ):
        for day in sorted(dice.sample(range(since, DAYS), 5)):
            rate = f"{dice.uniform(low, high):.5f}"
            home.own.append(RateDraft(base, quote, FIRST + timedelta(days=day), rate))
    for draft in home.own:
        rates.enter_rate(uow, draft)
    for currency in ("USD",):
        found = [each for each in home.market if each.currency == currency]
        rates_repository.put_market_rates(uow.connection, found)


def _spend(uow: UnitOfWork, home: Home, _unit: int) -> None:
    dice, ids = home.dice, list(home.kinds)
    drafts = []
    for _ in range(150):
        amount = dice.choice((0, -1, 4_000, *(-dice.randrange(1, 90_000) for _ in range(6))))
        splits: tuple[Split, ...] = ()
        if dice.random() < 0.15:
            part = dice.randrange(-30_000, 10_000)
            splits = (
                Split(amount_minor=part, category_id=dice.choice((*ids, None))),
                Split(amount_minor=amount - part, category_id=dice.choice((*ids, None))),
            )
        drafts.append(
            TransactionDraft(
                dice.choice(list(home.accounts)),
                amount,
                home.day(),
                payee=dice.choice(("Bakery", "Rent", None)),
                category_id=None if splits else dice.choice((*ids, *ids, None)),
                splits=splits,
            )
        )
    for row in transactions.record_many(uow, drafts):
        if dice.random() < 0.1:
            transactions.remove(uow, row.id, if_match=None)
    eur = [account for account, currency in home.accounts.items() if currency == "EUR"]
    transfers.record_transfer(uow, TransferDraft(eur[0], eur[1], 123_45, home.day()))


def draft_of(home: Home) -> BudgetDraft:
    dice = home.dice
    spending = [id_ for id_, kind in home.kinds.items() if kind == "expense"]
    chosen = dice.sample(spending, dice.choice((1, 2, 3)))
    return BudgetDraft(
        name="A budget",
        limit_minor=dice.choice((0, 100, 40_000, 2_000_000)),
        period=dice.choice(KINDS),
        anchor_date=date(2024, 1, 31) if dice.random() < 0.3 else home.day(),
        category_ids=None if dice.random() < 0.3 else tuple(chosen),
        currency=dice.choice(CURRENCIES),
        rollover=dice.choice(("none", "positive", "full")),
        rollover_since=home.day(),
    )


@dataclass
class Counted:
    """What counting by hand finds in some days."""

    spent_minor: int = 0
    unconverted: dict[str, int] = field(default_factory=dict)


def count_by_hand(home: Home, rows: list[Transaction], budget: Budget, days: Period) -> Counted:
    """Each account's day by category: money in and money out, each converted once."""
    sums: dict[tuple[date, str, str | None], list[int]] = {}
    for row in rows:
        if row.transfer_id is not None or row.date not in days:
            continue
        whole = [Split(amount_minor=row.amount_minor, category_id=row.category_id)]
        for part in row.splits or whole:
            if not covers(home, budget, part.category_id):
                continue
            both = sums.setdefault((row.date, row.account_id, part.category_id), [0, 0])
            both[part.amount_minor < 0] += abs(part.amount_minor)
    counted = Counted()
    for (day, account, category), (came, went) in sums.items():
        currency = home.accounts[account]
        counted_in = 0 if category is None else came
        rate = rate_by_hand(home, currency, budget.currency, day)
        if rate is None:
            before = counted.unconverted.get(currency, 0)
            counted.unconverted[currency] = before + went - counted_in
        else:
            shift = Fraction(10) ** (exponent_of(budget.currency) - exponent_of(currency))
            counted.spent_minor += round(went * rate * shift) - round(counted_in * rate * shift)
    counted.unconverted = {each: amount for each, amount in counted.unconverted.items() if amount}
    return counted


def covers(home: Home, budget: Budget, category: str | None) -> bool:
    if budget.category_ids is None:
        return category is None or home.kinds[category] == "expense"
    if category is None:
        return False
    return category in budget.category_ids or home.parents[category] in budget.category_ids


def rate_by_hand(home: Home, base: str, quote: str, day: date) -> Fraction | None:
    if base == quote:
        return Fraction(1)
    own = own_by_hand(home, base, quote, day)
    if own is not None:
        return own
    halves = [to_euro_by_hand(home, each, day) for each in (base, quote)]
    if halves[0] is None or halves[1] is None:
        return None
    return halves[0] / halves[1]


def own_by_hand(home: Home, base: str, quote: str, day: date) -> Fraction | None:
    best: tuple[date, bool, Fraction] | None = None
    for each in home.own:
        if each.day > day or {each.base, each.quote} != {base, quote}:
            continue
        rate = Fraction(Decimal(each.rate))
        found = (each.day, each.base == base, rate if each.base == base else 1 / rate)
        best = found if best is None else max(best, found)
    return None if best is None else best[2]


def to_euro_by_hand(home: Home, currency: str, day: date) -> Fraction | None:
    if currency == "EUR":
        return Fraction(1)
    own = own_by_hand(home, currency, "EUR", day)
    if own is not None:
        return own
    held = [
        (each.day, 1 / Fraction(Decimal(each.rate)))
        for each in home.market
        if each.currency == currency and day - timedelta(days=10) <= each.day <= day
    ]
    return max(held)[1] if held else None


def carried_by_hand(home: Home, rows: list[Transaction], budget: Budget, period: Period) -> int:
    rest = 0
    if budget.rollover == "none":
        return 0
    for past in periods_before(budget, period, ROLLED_PERIODS_MAX[budget.period]):
        if past.start >= budget.rollover_since:
            spent = count_by_hand(home, rows, budget, past).spent_minor
            rest += budget.limit_minor - spent
            if budget.rollover == "positive":
                rest = max(rest, 0)
    return rest


@pytest.fixture
def own_ledger(database_kind: str, make_database_url: Callable[[str], str]) -> Iterator[Ledger]:
    """A database for one test: the market's rates belong to no household."""
    with Ledger(make_database_url(database_kind)) as opened:
        yield opened


@pytest.mark.parametrize("seed", range(4))
def test_progress_is_what_counting_every_row_by_hand_finds(own_ledger: Ledger, seed: int) -> None:
    ledger, home = own_ledger, furnish(own_ledger, seed)
    rows = home.rows()
    seen: set[str] = set()
    for _ in range(30):
        budget = ledger.commit(home.robin, budgets.create_budget, draft_of(home)).result
        assert budget is not None
        on = home.dice.choice((TODAY, home.day()))
        found = home.progress(budget, on)
        period = period_of(budget, on)
        past = count_by_hand(home, rows, budget, Period(period.start, on))
        whole = count_by_hand(home, rows, budget, period)
        rest = found.available_minor - past.spent_minor

        assert found.spent_minor == past.spent_minor
        assert found.carried_minor == carried_by_hand(home, rows, budget, period)
        assert found.available_minor == budget.limit_minor + found.carried_minor
        assert found.left_minor == rest
        assert {each.currency: each.amount_minor for each in found.unconverted} == whole.unconverted
        assert found.left_per_day_minor == max(0, rest) // ((period.end - on).days + 1)
        assert (found.state == "over") == (rest < 0) == (found.projection.tier == "over")
        assert found.percent is None or found.percent >= 100 or rest > 0
        assert all(on < each.date <= period.end for each in found.upcoming if each.kind == "booked")
        seen |= {found.state, budget.rollover, budget.period}
        seen |= {"unconverted"} if found.unconverted else set()
        seen |= {"booked"} if any(each.kind == "booked" for each in found.upcoming) else set()
        seen |= {"predicted"} if found.projection.probability is not None else set()
    assert {"within", "over", "unconverted", "booked", "predicted", *KINDS} <= seen
