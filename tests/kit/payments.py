"""Made-up payees whose truth is known: what recurs, in every rhythm, and what only looks like it.

A seed makes a household of some sixty payees over two to three years. Bills come early or late, move
off weekends, are missed now and then, change their price, begin and end; beside them there are
shops, habits and single visits.
"""

import calendar
import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final

from pennybell.forecast.recurrence import Payment
from pennybell.forecast.rhythms import Rhythm, Weekend

TODAY: Final = date(2026, 3, 20)
BILLS: Final[tuple[tuple[Rhythm, int], ...]] = (
    ("monthly", 14),
    ("weekly", 2),
    ("two_weekly", 3),
    ("quarterly", 3),
    ("yearly", 3),
)


@dataclass(frozen=True, slots=True)
class Payee:
    """`rhythm`: what truly recurs and still does; `is_told`: with payments enough to be told.

    `kind` says how it was made, for reports.
    """

    kind: str
    rhythm: Rhythm | None
    payments: tuple[Payment, ...]
    is_told: bool = False


@dataclass(frozen=True, slots=True)
class _Manner:
    """How a bill is paid: days late (early if negative) at random, and how its amount goes."""

    late: tuple[int, ...]
    weekend: Weekend
    missed: float
    amount: str


def household(seed: int, *, today: date = TODAY) -> Iterator[Payee]:
    """Every payee of one household."""
    random = Random(f"payments/{seed}")
    for rhythm, count in BILLS:
        for _ in range(count):
            yield _bill(random, rhythm, today)
    for make in (_groceries, _coffee, _shop, _errand, _visits, _weekend_shop, _same_price):
        for _ in range(random.randint(2, 6)):
            yield make(random, today)


def _bill(random: Random, rhythm: Rhythm, today: date) -> Payee:
    manner = _Manner(
        late=random.choice(((0,), (0,), (0, 0, 1), (-1, 0, 0, 1), (0, 1, 2, 3))),
        weekend=random.choice(("none", "none", "after", "before")),
        missed=random.choice((0.0, 0.0, 0.03)),
        amount=random.choice(("same", "same", "steps", "wanders")),
    )
    if rhythm in {"weekly", "two_weekly", "yearly"} and manner.amount == "wanders":
        manner = _Manner(manner.late, manner.weekend, manner.missed, "steps")
    ended = random.random() < 0.2
    begun = today - timedelta(days=random.randint(60, 1_000))
    end = today - timedelta(days=random.randint(100, 400)) if ended else today
    if rhythm == "yearly":
        begun = today - timedelta(days=random.randint(750, 1_090))
        end = today - timedelta(days=420) if ended else today
    sign = 1 if rhythm == "two_weekly" and random.random() < 0.6 else -1
    days = [day for day in _due(random, rhythm, manner, begun, end) if day <= end]
    amounts = _amounts(random, manner.amount, len(days))
    kept = [
        Payment(day, sign * amount, str(n))
        for n, (day, amount) in enumerate(zip(days, amounts, strict=True))
        if random.random() >= manner.missed
    ]
    kind = f"{rhythm} {manner.amount}{' ended' if ended else ''}"
    is_told = not ended and len(kept) >= _enough(rhythm, manner)
    return Payee(kind, None if ended else rhythm, tuple(kept), is_told)


def _enough(rhythm: Rhythm, manner: _Manner) -> int:
    """Payments after which a person would say that it recurs."""
    if rhythm == "yearly":
        return 2
    least = {"weekly": 5, "two_weekly": 4}.get(rhythm, 3)
    return least + 2 * (manner.amount == "wanders") + (len(manner.late) > 1)


def _due(random: Random, rhythm: Rhythm, manner: _Manner, begun: date, end: date) -> Iterator[date]:
    by_weekday = rhythm == "monthly" and random.random() < 0.15
    place, weekday = random.randint(0, 3), random.randrange(5)
    day_of_month = random.choice((random.randint(1, 28), random.randint(1, 28), 1, 30, 31))
    step = {"weekly": 7, "two_weekly": 14, "monthly": 1, "quarterly": 3, "yearly": 12}[rhythm]
    day, number = begun, begun.year * 12 + begun.month - 1
    while day <= end:
        if rhythm in {"weekly", "two_weekly"}:
            day += timedelta(days=step)
            yield day + timedelta(days=random.choice(manner.late))
            continue
        year, month = divmod(number, 12)
        number += step
        if by_weekday:
            first = date(year, month + 1, 1)
            day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * place)
        else:
            last = calendar.monthrange(year, month + 1)[1]
            day = _moved(date(year, month + 1, min(day_of_month, last)), manner.weekend)
        if day > begun:
            yield day + timedelta(days=random.choice(manner.late))


def _moved(day: date, weekend: Weekend) -> date:
    while weekend != "none" and day.weekday() >= calendar.SATURDAY:
        day += timedelta(days=1 if weekend == "after" else -1)
    return day


def _amounts(random: Random, how: str, count: int) -> list[int]:
    amount = random.lognormvariate(8.0, 1.0)
    wide = random.uniform(0.05, 0.3)
    found = []
    for n in range(count):
        if how == "steps" and random.random() < 0.06:
            amount *= random.uniform(1.03, 1.2)
        season = 1 + wide * math.sin(n) + random.gauss(0, wide / 3) if how == "wanders" else 1.0
        found.append(max(100, round(amount * max(0.6, season))))
    return found


def _at_random(random: Random, today: date, per_day: float) -> Iterator[date]:
    day = today - timedelta(days=random.randint(300, 1_000))
    while True:
        day += timedelta(days=1 + int(random.expovariate(per_day)))
        if day > today:
            return
        yield day


def _spent(random: Random, kind: str, days: Iterator[date], prices: tuple[float, float]) -> Payee:
    return Payee(
        kind,
        None,
        tuple(
            Payment(day, -max(50, round(random.lognormvariate(*prices))), str(n))
            for n, day in enumerate(days)
        ),
    )


def _groceries(random: Random, today: date) -> Payee:
    days = _at_random(random, today, random.uniform(0.1, 0.5))
    return _spent(random, "groceries", days, (8.0, 0.6))


def _weekend_shop(random: Random, today: date) -> Payee:
    """Groceries every Saturday: as regular as a bill, but for the amounts."""
    first = today - timedelta(days=random.randint(200, 700))
    first += timedelta(days=(calendar.SATURDAY - first.weekday()) % 7)
    weeks = (today - first).days // 7
    days = [first + timedelta(days=7 * n) for n in range(weeks + 1) if random.random() < 0.85]
    return _spent(random, "weekend shop", iter(days), (8.8, 0.35))


def _coffee(random: Random, today: date) -> Payee:
    """Always the same few prices, at any time."""
    price = random.choice((250, 300, 420))
    days = _at_random(random, today, random.uniform(0.05, 0.6))
    return Payee(
        "coffee",
        None,
        tuple(
            Payment(day, -price * random.choice((1, 1, 1, 2)), str(n)) for n, day in enumerate(days)
        ),
    )


def _shop(random: Random, today: date) -> Payee:
    days = _at_random(random, today, random.uniform(0.01, 0.06))
    return _spent(random, "shop", days, (8.2, 0.9))


def _errand(random: Random, today: date) -> Payee:
    """About once a month, when there is need: a hairdresser, fuel."""
    price = random.randint(1_500, 6_000)
    day = today - timedelta(days=random.randint(300, 900))
    found: list[Payment] = []
    while day <= today:
        amount = price if random.random() < 0.6 else round(price * random.uniform(0.8, 1.3))
        found.append(Payment(day, -amount, str(len(found))))
        day += timedelta(days=max(5, round(random.gauss(32, 10))))
    return Payee("errand", None, tuple(found))


def _visits(random: Random, today: date) -> Payee:
    """Two to five visits in a year or three."""
    span = random.randint(200, 1_000)
    days = sorted(random.sample(range(span), random.randint(2, 5)))
    return _spent(
        random, "visits", (today - timedelta(days=span - each) for each in days), (8.3, 0.5)
    )


def _same_price(random: Random, today: date) -> Payee:
    """Two to five visits that cost the same: a museum, a car wash."""
    price = random.choice((900, 1_200, 2_000))
    span = random.randint(100, 800)
    days = sorted(random.sample(range(span), random.randint(2, 5)))
    return Payee(
        "same price",
        None,
        tuple(
            Payment(today - timedelta(days=span - each), -price, str(n))
            for n, each in enumerate(days)
        ),
    )
