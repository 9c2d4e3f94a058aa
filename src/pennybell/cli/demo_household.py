"""A plausible household from a seed: eighteen months of money, and an endless stream of more."""

import random
from calendar import monthrange
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import exp

from pennybell.cli.demo_settlement import Settlement, Split, Transaction, Transfer
from pennybell.cli.demo_vocabulary import (
    ACCOUNTS,
    BILLS,
    JOURNEYS,
    KINDS,
    MEMBERS,
    Account,
    Bill,
    Ending,
    Journey,
    Kind,
    Member,
)


@dataclass(frozen=True, slots=True)
class Household:
    """`transactions` are in the order they were booked: by date, transfers before what they pay."""

    name: str
    timezone: str
    currency: str
    members: tuple[Member, ...]
    accounts: tuple[Account, ...]
    transactions: tuple[Transaction, ...]


@dataclass(frozen=True, slots=True)
class _Span:
    seed: int
    first: date
    last: date

    def at(self, share: float) -> date:
        return self.first + timedelta(days=int((self.last - self.first).days * share))

    def days(self) -> Iterator[date]:
        return (self.first + timedelta(n) for n in range((self.last - self.first).days + 1))


@dataclass(frozen=True, slots=True)
class _Trip:
    journey: Journey
    first: date
    days: int

    def covers(self, day: date) -> bool:
        return self.first <= day < self.first + timedelta(self.days)


def generate(seed: int, *, today: date, months: int = 18) -> Household:
    """Make the household's history, the same for the same seed and day.

    It begins on the first of the month `months` before today's, and ends today.
    """
    assert months >= 1, "a history needs at least a month"
    span = _Span(seed, first_day(today, months=months), today)
    trips = tuple(_trip(span, journey) for journey in JOURNEYS)
    planned = [*_bills(span), *_everyday(span, trips), *_shock(span)]
    for trip in trips:
        planned += _away(span, trip)
    return Household(
        name="Alex and Robin",
        timezone="Europe/Berlin",
        currency="EUR",
        members=MEMBERS,
        accounts=ACCOUNTS,
        transactions=tuple(_settle(span, planned)),
    )


def first_day(today: date, *, months: int) -> date:
    year, month0 = divmod(today.year * 12 + today.month - 1 - months, 12)
    return date(year, month0 + 1, 1)


def closing_balances(household: Household) -> dict[str, int]:
    """Balance after the last transaction, by account key, in each account's minor unit."""
    balances = {account.key: account.opening_balance_minor for account in household.accounts}
    for transaction in household.transactions:
        balances[transaction.account] += transaction.amount_minor
        if transaction.transfer is not None:
            balances[transaction.transfer.to_account] += transaction.transfer.to_amount_minor
    return balances


class LiveStream:
    """What the household does next, without end: everyday purchases and what pays for them.

    Args:
        balances: present balances of all accounts by key, minor units, such as from
            `closing_balances`.
    """

    def __init__(self, seed: int, balances: Mapping[str, int]) -> None:
        self._rng = _stream(seed, "live")
        self._settlement = Settlement(balances)
        self._pending: deque[Transaction] = deque()

    def next_transaction(self, today: date) -> Transaction:
        if not self._pending:
            self._pending.extend(self._plan(today))
        return replace(self._pending.popleft(), date=today)

    def _plan(self, today: date) -> list[Transaction]:
        rng = self._rng
        posted: list[Transaction] = []
        # A purchase every few seconds outruns two salaries, so odd jobs keep the account afloat.
        balances = self._settlement.balances
        if balances["checking"] + balances["card"] < 900_00:
            earned = rng.randrange(900, 1_800) * 100
            payee = rng.choice(("Wochenend-Workshop", "Flohmarkt", "Nachhilfe"))
            job = Transaction("checking", today, earned, payee, "Other income", "robin")
            posted += self._settlement.post(job)
        weights = [_rate(kind, today) for kind in KINDS]
        kind = rng.choices(KINDS, weights)[0]
        return posted + self._settlement.post(_purchase(rng, kind, today, price_level=1.0))


def _stream(seed: int, *noun: str) -> random.Random:
    # One stream per noun, so that adding a noun leaves all the others as they were.
    return random.Random("/".join((str(seed), *noun)))  # noqa: S311 - a story, not a secret


def _settle(span: _Span, planned: list[Transaction]) -> Iterator[Transaction]:
    by_day: dict[date, list[Transaction]] = {}
    for transaction in sorted(planned, key=lambda one: (one.date, one.amount_minor < 0)):
        by_day.setdefault(transaction.date, []).append(transaction)
    settlement = Settlement({one.key: one.opening_balance_minor for one in ACCOUNTS})
    for day in span.days():
        yield from settlement.open_day(day)
        for transaction in by_day.get(day, ()):
            yield from settlement.post(transaction)


def _bills(span: _Span) -> Iterator[Transaction]:
    rise = span.at(0.6)
    for bill in BILLS:
        rng = _stream(span.seed, "bill", bill.payee, bill.category, bill.by, str(bill.day))
        for month in (day for day in span.days() if day.day == 1):
            factor = max(0.5, rng.gauss(1, bill.spread)) if bill.spread else 1.0
            if bill.months and month.month not in bill.months:
                continue
            day = _banking_day(month, bill)
            raised = bill.raised_minor if day >= rise else None
            amount = bill.amount_minor if raised is None else raised
            if day <= span.last:
                yield Transaction(
                    bill.account,
                    day,
                    round(amount * factor),
                    bill.payee,
                    bill.category,
                    bill.by,
                    note=bill.note,
                )


def _banking_day(month: date, bill: Bill) -> date:
    day = month.replace(day=min(bill.day, monthrange(month.year, month.month)[1]))
    late = day.weekday() - 4  # 1 on Saturday, 2 on Sunday
    if late <= 0:
        return day
    return day - timedelta(late) if bill.amount_minor > 0 else day + timedelta(3 - late)


def _everyday(span: _Span, trips: tuple[_Trip, ...]) -> Iterator[Transaction]:
    change = span.at(0.55)
    for kind in KINDS:
        rng = _stream(span.seed, "everyday", kind.category)
        returns = _stream(span.seed, "returns", kind.category)
        for day in span.days():
            habit = kind.later if day >= change else 1.0
            count = _poisson(rng, _rate(kind, day) * habit)
            price_level = 1.024 ** ((day - span.first).days / 365)
            bought = [_purchase(rng, kind, day, price_level=price_level) for _ in range(count)]
            if any(trip.covers(day) for trip in trips):
                continue
            yield from bought
            for purchase in bought:
                yield from _sent_back(returns, purchase, span.last)


def _rate(kind: Kind, day: date) -> float:
    return kind.per_day * kind.week[day.weekday()] * kind.year[day.month - 1]


def _purchase(rng: random.Random, kind: Kind, day: date, *, price_level: float) -> Transaction:
    size = kind.median_minor * exp(rng.gauss(0, kind.sigma)) * price_level
    amount = -_price(size, kind.ending)
    paid_by = (kind.card, kind.cash, 1 - kind.card - kind.cash)
    account = rng.choices(("card", "cash", "checking"), paid_by)[0]
    splits = _parts(rng, amount) if kind.category == "Groceries" else ()
    return Transaction(
        account,
        day,
        amount,
        rng.choice(kind.payees),
        None if splits else kind.category,
        "alex" if rng.random() < kind.alex else "robin",
        note=rng.choice(kind.notes) if kind.notes and rng.random() < 0.2 else None,
        splits=splits,
    )


def _price(size_minor: float, ending: Ending) -> int:
    match ending:
        case "cent":
            return max(50, round(size_minor))
        case "five":
            return max(50, round(size_minor / 5) * 5)
        case "fifty":
            return max(50, round(size_minor / 50) * 50)
        case "ninety_nine":
            return max(99, round(size_minor / 100) * 100 - 1)


def _parts(rng: random.Random, amount_minor: int) -> tuple[Split, ...]:
    """Some supermarket bills hold more than food, or give money back for the bottles."""
    luck, share = rng.random(), rng.uniform(0.1, 0.4)
    if amount_minor > -25_00 or luck > 0.16:
        return ()
    if luck < 0.04:
        deposit = rng.randrange(4, 30) * 25
        food = Split(amount_minor - deposit, "Groceries")
        return (food, Split(deposit, "Groceries", "Bottles returned"))
    other = round(amount_minor * share)
    return (Split(amount_minor - other, "Groceries"), Split(other, "Household", "Cleaning things"))


def _sent_back(rng: random.Random, bought: Transaction, last: date) -> Iterator[Transaction]:
    if bought.category not in {"Clothing", "Electronics"}:
        return
    luck, wait, share = rng.random(), rng.randint(4, 16), rng.choice((0.5, 1.0, 1.0))
    day = bought.date + timedelta(wait)
    if luck < 0.2 and day <= last:
        amount = round(-bought.amount_minor * share)
        yield replace(
            bought, date=day, amount_minor=amount, category="Refunds", note=None, tags=("return",)
        )


def _shock(span: _Span) -> Iterator[Transaction]:
    rng = _stream(span.seed, "shock")
    day, cost = span.at(rng.uniform(0.45, 0.6)), rng.randrange(1_350_00, 2_400_00, 5)
    what = rng.choice(("Gearbox", "Clutch and brakes", "Timing belt and water pump"))
    yield Transaction(
        "checking", day, -cost, "Autohaus Krüger", "Car", "alex", note=what, tags=("repair",)
    )


def _trip(span: _Span, journey: Journey) -> _Trip:
    rng = _stream(span.seed, "journey", journey.tag)
    return _Trip(journey, span.at(rng.uniform(*journey.start)), rng.randint(7, 9))


def _away(span: _Span, trip: _Trip) -> list[Transaction]:
    """Booking, exchange and spending of one journey, as far as it lies within the history."""
    journey, rng = trip.journey, _stream(span.seed, "away", trip.journey.tag)
    tags = (journey.tag,)
    booked = max(span.first, trip.first - timedelta(49))
    planned = []
    for payee, median in journey.booked:
        cost = round(median * exp(rng.gauss(0, 0.12)))
        planned.append(Transaction("card", booked, -cost, payee, "Travel", "robin", tags=tags))
    spent = [
        one for n in range(trip.days) for one in _day_away(rng, trip, trip.first + timedelta(n))
    ]
    total = -sum(one.amount_minor for one in spent)
    gained = -(-total // journey.note_minor) * journey.note_minor
    paid = round(gained / (journey.rate * rng.uniform(0.96, 1.03)))
    exchange = Transaction(
        "checking",
        max(span.first, trip.first - timedelta(rng.randint(5, 12))),
        -paid,
        "Wechselstube",
        None,
        "robin",
        tags=tags,
        transfer=Transfer(journey.account, gained),
    )
    return [one for one in (*planned, exchange, *spent) if one.date <= span.last]


def _day_away(rng: random.Random, trip: _Trip, day: date) -> Iterator[Transaction]:
    journey = trip.journey
    for thing in rng.sample(journey.things, rng.randint(3, 5)):
        size = thing.median_minor * exp(rng.gauss(0, 0.35))
        amount = max(1, round(size / journey.step_minor)) * journey.step_minor
        by = rng.choice(MEMBERS).key
        yield Transaction(
            journey.account, day, -amount, thing.payee, thing.category, by, tags=(journey.tag,)
        )


def _poisson(rng: random.Random, mean: float) -> int:
    """Knuth's method: fine for the small means of a household's day."""
    count, product, limit = 0, rng.random(), exp(-mean)
    while product > limit:
        count += 1
        product *= rng.random()
    return count
