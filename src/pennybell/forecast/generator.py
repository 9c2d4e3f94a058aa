"""Households that never were, whose true probabilities are known.

A seed makes a household: categories with Poisson counts and log-normal sizes with a heavy tail,
busy and quiet months, weekends, paydays, seasons, a slow drift, changes of habit, one shock, rent
and bills on dates. The forecaster sees the postings alone. The household's own state says how
probable an overrun truly is: what is left of the month is played many times over.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Final

from pennybell.forecast.model import PERIODS_MAX, PERIODS_MIN, History, Item, Period, Standing
from pennybell.forecast.walk import SHARES, next_month

MONTHS: Final = 10
FIRST_MONTH: Final = date(2024, 1, 1)
PLAYS: Final = 100
"""Times the rest of a month is played. One check's truth is off by 0.05 at most (one standard error),
to either side, so that a bin of a thousand checks knows its mean to 0.002."""

EVERYTHING: Final = "all spending"


@dataclass(frozen=True, slots=True)
class Check:
    """One question with the true probability and what came of it."""

    household: int
    category: str
    standing: Standing
    truth: float
    is_overrun: bool


@dataclass(frozen=True, slots=True)
class _Habit:
    """Flexible spending of a category. `rate`: items a day on an ordinary day."""

    rate: float
    size: float
    spread: float
    tail: float
    weekend: float
    payday: float
    season: float
    phase: float
    drift: float
    busyness: float
    payees: int


@dataclass(frozen=True, slots=True)
class _Due:
    """A bill on a date: amount in minor units now, how much it varies, how often it is missed."""

    payee: str
    day: int
    amount: float
    varies: float
    missed: float


@dataclass(slots=True)
class _Category:
    """A category with its hidden state, which moves from month to month."""

    name: str
    habit: _Habit | None
    bills: list[_Due]
    times: float = 1.0
    busy: float = 1.0
    months: list[Period] = field(default_factory=list)


def checks(seed: int, count: int, *, plays: int = PLAYS) -> Iterator[Check]:
    """As many checks as asked for, from as many households as that takes."""
    made = 0
    household = 0
    while made < count:
        for check in _Household(seed, household, plays).live():
            yield check
            made += 1
            if made == count:
                return
        household += 1


class _Household:
    """Lives month by month and asks about each budget once a month, at a point drawn."""

    def __init__(self, seed: int, number: int, plays: int) -> None:
        # Life and play are apart, so that the number of plays changes nobody's life.
        self.life = Random(f"{seed}/{number}/life")  # noqa: S311 - not a secret
        self.play = Random(f"{seed}/{number}/play")  # noqa: S311 - not a secret
        self.number = number
        self.plays = plays
        self.payday = self.life.choice((1, 15, 25, 28))
        self.shock_a_day = self.life.uniform(0.0005, 0.004)
        self.is_shocked = False
        self.categories = _categories(self.life)
        self.limits = {each.name: _limit(self.life, each) for each in self.categories}
        self.limits[EVERYTHING] = sum(self.limits.values())

    def live(self) -> Iterator[Check]:
        month = FIRST_MONTH
        for index in range(MONTHS):
            if index:
                for each in self.categories:
                    _turn_month(self.life, each)
            yield from self._month(month, index)
            month = next_month(month)

    def _month(self, month: date, index: int) -> Iterator[Check]:
        days = (next_month(month) - month).days
        for each in self.categories:
            each.busy = _busy(self.life, each.habit)
        whole = {each.name: self._live_through(each, month, days) for each in self.categories}
        shock = self._shock(days)
        if shock is not None:
            whole[self.life.choice(self.categories).name].append(shock)
        if index >= PERIODS_MIN:
            gone = max(1, (days * SHARES[self.life.randrange(len(SHARES))] + 50) // 100)
            calm = self.is_shocked and (shock is None or shock.day < gone)
            shock_risk = 0.0 if calm else 1 - (1 - self.shock_a_day) ** (days - gone)
            yield from self._ask(_Moment(month, days, gone, shock_risk), whole)
        for each in self.categories:
            items = sorted(whole[each.name], key=lambda item: item.day)
            each.months.append(Period(days, tuple(items)))

    def _live_through(self, category: _Category, month: date, days: int) -> list[Item]:
        weights = _weights(category, _Moment(month, days, 0, 0.0), self.payday)
        items = [
            Item(day, amount, f"{category.name} {_payee(self.life, category)}", category.name)
            for day, amount in _arrivals(self.life, category.habit, weights)
        ]
        for bill in category.bills:
            due, amount = _fall_due(self.life, bill, days, 0)
            if due is not None:
                items.append(Item(due, amount, bill.payee, category.name))
        return items

    def _shock(self, days: int) -> Item | None:
        """Something dear, once in a household's life."""
        for day in range(days):
            if not self.is_shocked and self.life.random() < self.shock_a_day:
                self.is_shocked = True
                return Item(day, _shock_minor(self.life), "Repair")
        return None

    def _ask(self, moment: "_Moment", whole: dict[str, list[Item]]) -> Iterator[Check]:
        whole = {**whole, EVERYTHING: [item for items in whole.values() for item in items]}
        so_far = {
            name: tuple(item for item in items if item.day < moment.gone)
            for name, items in whole.items()
        }
        rooms = {
            name: limit - sum(item.amount_minor for item in so_far[name])
            for name, limit in self.limits.items()
        }
        truths = self._truths(moment, so_far, rooms)
        for name, limit in self.limits.items():
            standing = Standing(
                limit_minor=limit,
                first_day=moment.month,
                last_day=moment.month + timedelta(days=moment.days - 1),
                today=moment.month + timedelta(days=moment.gone - 1),
                items=so_far[name],
                history=self._history(name),
                is_today_over=True,
            )
            is_overrun = sum(item.amount_minor for item in whole[name]) > limit
            yield Check(self.number, name, standing, truths[name], is_overrun)

    def _history(self, name: str) -> History:
        if name != EVERYTHING:
            own = next(each for each in self.categories if each.name == name)
            return History(tuple(own.months[-PERIODS_MAX:]))
        together = list(zip(*(each.months for each in self.categories), strict=True))
        return History(
            tuple(
                Period(month[0].days, tuple(item for period in month for item in period.items))
                for month in together[-PERIODS_MAX:]
            )
        )

    def _truths(
        self, moment: "_Moment", so_far: dict[str, tuple[Item, ...]], rooms: dict[str, int]
    ) -> dict[str, float]:
        """Play the rest of the month over and over, and count the overruns."""
        over = dict.fromkeys(rooms, 0)
        ahead = []
        for each in self.categories:
            paid = {item.payee for item in so_far[each.name]}
            bills = [bill for bill in each.bills if bill.payee not in paid]
            ahead.append((each, _weights(each, moment, self.payday), bills))
        for _ in range(self.plays):
            rests = {
                each.name: sum(amount for _, amount in _arrivals(self.play, each.habit, weights))
                + sum(
                    amount
                    for day, amount in (
                        _fall_due(self.play, bill, moment.days, moment.gone) for bill in bills
                    )
                    if day is not None
                )
                for each, weights, bills in ahead
            }
            if self.play.random() < moment.shock_risk:
                rests[self.play.choice(self.categories).name] += _shock_minor(self.play)
            rests[EVERYTHING] = sum(rests.values())
            for name, room in rooms.items():
                over[name] += rests[name] > room
        return {name: count / self.plays for name, count in over.items()}


@dataclass(frozen=True, slots=True)
class _Moment:
    """A point of a month. `shock_risk`: that the shock falls into what is left of it."""

    month: date
    days: int
    gone: int
    shock_risk: float


KINDS: Final = ("groceries", "restaurants", "fuel", "shopping", "health", "leisure", "travel")


def _categories(life: Random) -> list[_Category]:
    """Five of flexible spending, one of them with a bill; rent; and several bills together."""
    names = life.sample(KINDS, 5)
    made = [_Category(name, _habit(life), []) for name in names]
    made[0].bills.append(_due(life, "Subscription", life.lognormvariate(6.9, 0.4), 0.0))
    rent = _due(life, "Landlord", life.lognormvariate(11.4, 0.3), 0.0)
    several = [
        _due(life, payee, life.lognormvariate(8.4, 0.5), life.choice((0.0, 0.03, 0.12)))
        for payee in ("Electricity", "Phone", "Water")
    ]
    return [*made, _Category("rent", None, [rent]), _Category("utilities", None, several)]


def _habit(life: Random) -> _Habit:
    return _Habit(
        rate=life.lognormvariate(-2.0, 0.9),
        size=life.uniform(6.5, 8.8),
        spread=life.uniform(0.3, 0.9),
        tail=life.choice((0.0, 0.02, 0.05)),
        weekend=life.uniform(0.8, 2.5),
        payday=life.uniform(1.0, 1.8),
        season=life.uniform(0.0, 0.3),
        phase=life.uniform(0.0, 2 * math.pi),
        drift=life.gauss(0.0, 0.02),
        busyness=life.uniform(0.0, 0.35),
        payees=life.randint(1, 6),
    )


def _due(life: Random, payee: str, amount: float, varies: float) -> _Due:
    return _Due(payee, life.randint(0, 27), amount, varies, life.choice((0.0, 0.01, 0.03)))


def _limit(life: Random, category: _Category) -> int:
    """What a person would set: about the usual, in whole fives, or the bills and a little more."""
    usual = sum(bill.amount for bill in category.bills)
    habit = category.habit
    if habit is None:
        times = life.choice((1.0, 1.05, 1.1))
        return round(usual) if times == 1.0 else _in_fives(usual * times)
    days = math.fsum(
        weight for _, weight in _weights(category, _Moment(FIRST_MONTH, 31, 0, 0.0), 1)
    )
    usual += days * math.exp(habit.size + habit.spread**2 / 2)
    return _in_fives(usual * life.uniform(0.85, 1.5))


def _in_fives(amount: float) -> int:
    return max(5_00, round(amount / 5_00) * 5_00)


def _turn_month(life: Random, category: _Category) -> None:
    """Drift, changes of habit and of prices."""
    if category.habit is not None:
        category.times *= math.exp(category.habit.drift)
        if life.random() < 0.03:
            category.times *= life.uniform(0.4, 2.0)
    for index, bill in enumerate(category.bills):
        if life.random() < 0.04:
            amount = bill.amount * life.uniform(0.95, 1.2)
            category.bills[index] = _Due(bill.payee, bill.day, amount, bill.varies, bill.missed)


def _busy(life: Random, habit: _Habit | None) -> float:
    return life.lognormvariate(0.0, habit.busyness) if habit is not None else 0.0


def _weights(category: _Category, moment: _Moment, payday: int) -> list[tuple[int, float]]:
    """Items expected on each day still to come."""
    habit = category.habit
    if habit is None:
        return []
    season = 1 + habit.season * math.sin(moment.month.month * math.pi / 6 + habit.phase)
    level = habit.rate * category.times * category.busy * season
    found = []
    for day in range(moment.gone, moment.days):
        weekend = (moment.month + timedelta(days=day)).weekday() >= 5
        paid = 0 <= (day + 1 - payday) % 30 < 5
        weight = (habit.weekend if weekend else 1.0) * (habit.payday if paid else 1.0)
        found.append((day, level * weight))
    return found


def _arrivals(
    random: Random, habit: _Habit | None, weights: list[tuple[int, float]]
) -> Iterator[tuple[int, int]]:
    """Days and amounts: a Poisson number of log-normal sizes, now and then one from a heavy tail."""
    if habit is None or not weights:
        return
    expected = math.fsum(weight for _, weight in weights)
    days = [day for day, _ in weights]
    odds = [weight for _, weight in weights]
    for _ in range(_poisson(random, expected)):
        size = random.lognormvariate(habit.size, habit.spread)
        if random.random() < habit.tail:
            size *= min(random.paretovariate(1.3), 50.0)
        yield random.choices(days, odds)[0], max(1, round(size))


def _poisson(random: Random, mean: float) -> int:
    """Waiting times between arrivals add up to one."""
    count = 0
    waited = random.expovariate(1.0)
    while waited < mean:
        count += 1
        waited += random.expovariate(1.0)
    return count


DELAYS: Final = ((0, 0.7), (1, 0.2), (2, 0.1))
"""Days a bill comes after its date, and how often."""


def _fall_due(random: Random, bill: _Due, days: int, gone: int) -> tuple[int | None, int]:
    """Day and amount of a bill that has not come in the days gone; no day if it is missed."""
    outcomes: list[tuple[int | None, float]] = [(None, bill.missed)]
    for delay, share in DELAYS:
        due = min(bill.day + delay, days - 1)
        if due >= gone:
            outcomes.append((due, share * (1 - bill.missed)))
    if len(outcomes) == 1:
        return None, 0
    day = random.choices([each for each, _ in outcomes], [share for _, share in outcomes])[0]
    return day, max(1, round(bill.amount * random.uniform(1 - bill.varies, 1 + bill.varies)))


def _shock_minor(random: Random) -> int:
    return round(random.lognormvariate(11.2, 0.5))


def _payee(life: Random, category: _Category) -> int:
    return life.randint(1, category.habit.payees) if category.habit is not None else 0
