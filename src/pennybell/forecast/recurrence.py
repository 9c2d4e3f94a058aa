"""What recurs in the payments of one payee: which rhythm, how much, when next, how surely.

A rhythm is believed when chance is a poor explanation. Somebody who is paid often at any time meets
every rhythm now and then; somebody who is paid once a month, within a day or two and always the
same, hardly does. What is bought week after week at amounts that wander is a habit, not a bill.
"""

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final, NamedTuple

from pennybell.forecast.rhythms import Grid, Rhythm, Weekend, grids_on

PAYMENTS_MAX: Final = 200
"""Newest payments of one payee that are looked at: nearly four years of weeks."""

LOOK_BACK_DAYS: Final = 3 * 366 + 31
"""Three years: long enough for what comes once a year to come twice."""

CONFIDENT_FROM: Final = 0.8

COVERED_MIN: Final = 0.75
"""Share of the expected days on which a payment came."""

EXPLAINED_MIN: Final = 0.75
"""Share of the payments, since the first of the rhythm, that belong to it."""

LATE_DAYS_MAX: Final = 14
"""How late a payment may be before the rhythm has ended, at most two thirds of its step."""

RECENT: Final = 12
"""Payments whose amounts say what is to be expected."""

WANDERS_SEEN_MIN: Final = 4
"""Payments it takes when their amounts differ."""

WANDERS_MAX: Final[dict[Rhythm, float]] = {
    "weekly": 1.1,
    "two_weekly": 1.25,
    "monthly": 2.5,
    "quarterly": 2.5,
    "yearly": 1.5,
}
"""Times the smallest amount that the largest may be. Income may always be 2.5 times."""

TRIALS: Final = 3.0
ODDS_AGAINST: Final = 20.0
"""Payees that recur not, for each that does: how surely a rhythm must not be chance."""

SAME_BY_CHANCE: Final = 0.1
"""How many of those who are paid at any time always take the same amount."""

PRICES_MAX: Final = 20
"""Repeated prices of a busy payee that are looked at one by one."""


class Payment(NamedTuple):
    """One posting to or from a payee, in one currency: spending negative."""

    day: date
    amount_minor: int
    id: str = ""


@dataclass(frozen=True, slots=True)
class Recurrence:
    """Something that recurs and still does.

    Attributes:
        rrule: with `first_day` as the rule's first, moved off weekends as `weekend` says.
        next_day: the day after the newest payment's on which the next one is due; it may be past
            by a few days.
        amount_min_minor, amount_max_minor: signed, the smaller number first; equal: always that.
        confidence: 0.8 to 1.
        payments: those it rests on, oldest first.
    """

    rhythm: Rhythm
    rrule: str
    weekend: Weekend
    first_day: date
    next_day: date
    amount_min_minor: int
    amount_max_minor: int
    confidence: float
    payments: tuple[Payment, ...]


@dataclass(frozen=True, slots=True)
class _Pool:
    """Payments tried together. `trials`: how many such pools were, where a price chose them."""

    payments: Sequence[Payment]
    is_one_price: bool = False
    trials: float = TRIALS


def find_recurrences(payments: Iterable[Payment], today: date) -> list[Recurrence]:
    """What recurs in the payments of one payee in one currency, the surest first.

    Only what is alive is found: whose next payment is not long overdue. Payments after `today` are
    not looked at, nor those older than three years.
    """
    oldest = today.toordinal() - LOOK_BACK_DAYS
    known = sorted(
        each
        for each in payments
        if oldest <= each.day.toordinal() <= today.toordinal() and each.amount_minor
    )
    found = []
    for side in (
        [each for each in known if each.amount_minor < 0],
        [each for each in known if each.amount_minor > 0],
    ):
        found += _find(side[-PAYMENTS_MAX:], today)
    return sorted(found, key=lambda each: (-each.confidence, each.next_day, each.rrule))


def _find(payments: list[Payment], today: date) -> list[Recurrence]:
    """All together first, then price by price, then what those left over."""
    whole = _best(_Pool(payments), today)
    if whole is not None:
        return [whole]
    found = []
    left = payments
    for pool in _prices(payments):
        one = _best(pool, today)
        if one is not None:
            found.append(one)
            taken = set(one.payments)
            left = [each for each in left if each not in taken]
    if found:
        rest = _best(_Pool(left), today)
        found += [rest] if rest is not None else []
    return found


def _prices(payments: list[Payment]) -> list[_Pool]:
    """The payments of each amount that came again, the most frequent first."""
    counts = Counter(each.amount_minor for each in payments).most_common(PRICES_MAX)
    repeated = [amount for amount, count in counts if count > 1]
    return [
        _Pool(
            [each for each in payments if each.amount_minor == amount],
            is_one_price=True,
            trials=TRIALS * len(repeated),
        )
        for amount in repeated
    ]


def _best(pool: _Pool, today: date) -> Recurrence | None:
    if len(pool.payments) < 2:
        return None
    days = [each.day.toordinal() for each in pool.payments]
    best: tuple[tuple[float, float, int], Recurrence] | None = None
    for grid in grids_on(days):
        run = _run(grid, pool.payments, days)
        if len(run) < grid.habits.seen_min or not _is_alive(grid, run, today):
            continue
        judged = _judge(pool, grid, run)
        if judged is None:
            continue
        rank = judged.confidence, -_apart(run), len(run)
        if best is None or rank > best[0]:
            best = rank, judged
    return best[1] if best else None


class _Hit(NamedTuple):
    """A payment on an expected day: which one, and how many days off."""

    slot: int
    apart: int
    payment: Payment


def _run(grid: Grid, payments: Sequence[Payment], days: Sequence[int]) -> list[_Hit]:
    """The newest unbroken run of expected days with a payment, the nearest to each."""
    habits = grid.habits
    hits: dict[int, _Hit] = {}
    for day, payment in zip(days, payments, strict=True):
        after = bisect_left(grid.due, day)
        slot = after if grid.due[after] - day < day - grid.due[after - 1] else after - 1
        apart = day - grid.due[slot]
        known = hits.get(slot)
        if abs(apart) <= habits.apart_max and (known is None or abs(apart) < abs(known.apart)):
            hits[slot] = _Hit(slot, apart, payment)
    run: list[_Hit] = []
    for slot in sorted(hits, reverse=True):
        if run and run[-1].slot - slot - 1 > habits.missed_max:
            break
        run.append(hits[slot])
    return run[::-1]


def _is_alive(grid: Grid, run: Sequence[_Hit], today: date) -> bool:
    late = min(LATE_DAYS_MAX, (grid.habits.days - 1) * 2 // 3)
    return grid.due[run[-1].slot + 1] + late >= today.toordinal()


def _apart(run: Sequence[_Hit]) -> float:
    """Days off on average."""
    return sum(abs(each.apart) for each in run) / len(run)


def _judge(pool: _Pool, grid: Grid, run: Sequence[_Hit]) -> Recurrence | None:
    expected = run[-1].slot - run[0].slot + 1
    first, last = run[0].payment.day, run[-1].payment.day
    since = sum(first <= each.day for each in pool.payments)
    if len(run) < COVERED_MIN * expected or len(run) < EXPLAINED_MIN * since:
        return None
    if _apart(run) > grid.habits.apart_mean_max:
        return None
    amounts = [each.payment.amount_minor for each in run]
    bounds = _bounds(grid.rhythm, amounts)
    if bounds is None:
        return None
    rate = since / ((last - first).days + 1)
    confidence = 1 / (1 + ODDS_AGAINST * _chance(pool, run, expected, rate))
    if confidence < CONFIDENT_FROM:
        return None
    return Recurrence(
        rhythm=grid.rhythm,
        rrule=grid.rrule,
        weekend=grid.weekend,
        first_day=date.fromordinal(grid.rule_days[run[0].slot]),
        next_day=date.fromordinal(grid.due[run[-1].slot + 1]),
        amount_min_minor=bounds[0],
        amount_max_minor=bounds[1],
        confidence=round(confidence, 3),
        payments=tuple(each.payment for each in run),
    )


def _chance(pool: _Pool, run: Sequence[_Hit], expected: int, rate: float) -> float:
    """How likely payments at any time would have met the rhythm as well.

    The first payment sets the rhythm; every further one falls as near to its day as the farthest
    does with the probability that anything comes in so many days. Days without one may lie
    anywhere among the expected ones, and a longer past had more stretches to look regular in.
    """
    width = 2 * max(abs(each.apart) for each in run) + 1
    hit = 1 - math.exp(-rate * width)
    missed = expected - len(run)
    trials = pool.trials * len(pool.payments) / len(run)
    chance = trials * math.comb(expected - 1, missed) * hit ** (len(run) - 1)
    if pool.is_one_price:
        return chance
    pairs = list(pairwise(each.payment.amount_minor for each in run))
    same = sum(before == after for before, after in pairs) / len(pairs)
    return chance * math.pow(SAME_BY_CHANCE, same)


def _bounds(rhythm: Rhythm, amounts: Sequence[int]) -> tuple[int, int] | None:
    """What the next payment is expected to cost; None when the amounts wander too far.

    A price that is kept but for a few steps is the newest price.
    """
    recent = amounts[-RECENT:]
    steps = sum(before != after for before, after in pairwise(recent))
    if steps <= max(1, len(recent) // 4):
        if _ratio(recent) <= WANDERS_MAX["monthly"]:
            return recent[-1], recent[-1]
        return None
    limit = WANDERS_MAX["monthly" if recent[-1] > 0 else rhythm]
    if len(amounts) < WANDERS_SEEN_MIN or _ratio(recent) > limit:
        return None
    return min(recent), max(recent)


def _ratio(amounts: Sequence[int]) -> float:
    sizes = [abs(each) for each in amounts]
    return max(sizes) / min(sizes)
