"""Random households whose numbers can be counted by hand.

Splits, refunds, transfers, deleted rows, rows ahead of their day, tags, four currencies with rates
that have holes.
"""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Final

from tests.kit.ledger import Ledger

from pennybell.domains.categories import service as categories
from pennybell.domains.rates import repository as rates_repository
from pennybell.domains.rates import service as rates
from pennybell.domains.rates.model import MarketRate, RateDraft
from pennybell.domains.transactions import listing, transfers
from pennybell.domains.transactions import service as transactions
from pennybell.domains.transactions.listing import Filter
from pennybell.domains.transactions.model import TransactionDraft, TransferDraft
from pennybell.events.shapes import Split, Transaction
from pennybell.outbox.actor import Actor
from pennybell.outbox.unit_of_work import UnitOfWork

CURRENCIES: Final = ("EUR", "EUR", "USD", "JPY", "KWD")
TAGS: Final = ("food", "home", "trip")
FIRST: Final = date(2024, 10, 1)
DAYS: Final = 500
TODAY: Final = FIRST + timedelta(days=DAYS - 40)


@dataclass
class Home:
    """A household and, beside the database, what it takes to count by hand."""

    ledger: Ledger
    robin: Actor
    dice: random.Random
    words: random.Random
    accounts: dict[str, str] = field(default_factory=dict)
    parents: dict[str, str | None] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    own: list[RateDraft] = field(default_factory=list)
    market: list[MarketRate] = field(default_factory=list)
    known: list[Transaction] | None = None

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


def furnish(ledger: Ledger, seed: int) -> Home:
    home = Home(ledger, ledger.found(), random.Random(seed), random.Random(f"words {seed}"))
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
                tags=tuple(sorted(home.words.sample(TAGS, home.words.choice((0, 0, 1, 2))))),
                category_id=None if splits else dice.choice((*ids, *ids, None)),
                splits=splits,
            )
        )
    for row in transactions.record_many(uow, drafts):
        if dice.random() < 0.1:
            transactions.remove(uow, row.id, if_match=None)
    eur = [account for account, currency in home.accounts.items() if currency == "EUR"]
    transfers.record_transfer(uow, TransferDraft(eur[0], eur[1], 123_45, home.day()))


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
