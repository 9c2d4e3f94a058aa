"""The arithmetic of goals: how much is there, how fast it grows, and when it will be enough. Pure.

Days are whole, money is minor units, and nothing is a float: a month is 146,097 / 4,800 days, which
is exact over the 400 years that the calendar takes to repeat.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Final, NamedTuple

from pennybell.events.goals import Goal, GoalAccount, GoalFed, GoalKind, GoalProgress, GoalState
from pennybell.events.shapes import Unconverted

MILESTONES: Final = (25, 50, 75, 100)
"""Percent of the whole."""

GOALS_MAX: Final = 100
"""In one household. All of them stand in its snapshot, with how they stand."""

ACCOUNTS_MAX: Final = 50
CONTRIBUTIONS_MAX: Final = 5_000
"""Of one goal: a daily one for 13 years."""

PACE_DAYS: Final = 90
"""The pace is the net inflow of so many days, today included."""

HISTORY_DAYS_MIN: Final = 30
"""With less history there is no pace: one month's pay is no rhythm yet."""

GRACE_DAYS: Final = 7
"""A goal is behind when it was so by the pace of a week ago too. Ninety days hold two or three
monthly payments, by how the months fall: nobody is behind because this one's is due tomorrow."""

MONTH_DAYS: Final = Fraction(146_097, 4_800)

LAST_DAY: Final = date(2999, 12, 31)
"""What would be reached later than this is not reached at this pace."""


@dataclass(frozen=True, slots=True)
class GoalDraft:
    """What a caller may say of a goal.

    `target_minor` None, to pay down by accounts: what they owe now. `currency` None: the account's,
    or the household's.
    """

    name: str
    kind: GoalKind
    target_minor: int | None = None
    rest_minor: int = 0
    target_date: date | None = None
    currency: str | None = None
    accounts: tuple[GoalAccount, ...] = ()
    id: str | None = None

    @property
    def fed_by(self) -> GoalFed:
        return "accounts" if self.accounts else "contributions"


@dataclass(frozen=True, slots=True)
class ContributionDraft:
    """`amount_minor` is in the goal's currency, negative to take out."""

    day: date
    amount_minor: int
    note: str | None = None
    id: str | None = None


class Came(NamedTuple):
    """Net money that came to an account, or was contributed, on one day."""

    day: date
    amount_minor: int


@dataclass(frozen=True, slots=True)
class Stream:
    """Where money for a goal comes from: what came by day, and what one unit of it is to the goal.

    `factor`: the share of the account, times the rate of the day the goal is seen from.
    """

    factor: Fraction
    days: Sequence[Came]


@dataclass(frozen=True, slots=True)
class Held:
    """What is there for a goal at the end of a day, in its currency.

    `balance_minor`: shares of accounts (a debt is negative), or the sum of contributions. `streams`
    reach back at least `PACE_DAYS` and `GRACE_DAYS`; `known_since` is the first day of history.
    `unconverted`: what no rate is known for; it is in no other number.
    """

    balance_minor: int
    streams: Sequence[Stream]
    known_since: date | None
    unconverted: Sequence[Unconverted] = ()


@dataclass(frozen=True, slots=True)
class Pace:
    """Minor units that `days` days brought; None: not known."""

    amount: Fraction | None
    days: int

    @property
    def month_minor(self) -> int | None:
        """What a month brings, rounded to the nearest unit, half to even."""
        return None if self.amount is None else round(self.amount * MONTH_DAYS / self.days)


def share_of(balance_minor: int, percent: int) -> int:
    """Part of a balance, towards zero: parts of a whole never add up to more than the whole."""
    part = abs(balance_minor) * percent // 100
    return part if balance_minor >= 0 else -part


def whole_of(goal: Goal) -> int:
    """What is to be saved or paid off."""
    return goal.target_minor - goal.rest_minor


def saved_of(goal: Goal, balance_minor: int) -> int:
    """What of it is done: a debt on an account is what it still owes, less than at the start."""
    is_debt = goal.kind == "pay_down" and goal.fed_by == "accounts"
    return goal.target_minor + balance_minor if is_debt else balance_minor


def milestones_of(saved_minor: int, whole_minor: int) -> list[int]:
    return [each for each in MILESTONES if saved_minor * 100 >= each * whole_minor]


def pace_on(held: Held, on: date) -> Pace:
    """The net inflow of the days up to `on`, as far as history reaches."""
    if held.known_since is None or held.known_since > on:
        return Pace(None, 0)
    first = max(on - timedelta(days=PACE_DAYS - 1), held.known_since)
    days = (on - first).days + 1
    if days < HISTORY_DAYS_MIN or held.unconverted:
        return Pace(None, days)
    return Pace(_came(held, first, on), days)


def _came(held: Held, first: date, last: date) -> Fraction:
    found = Fraction(0)
    for stream in held.streams:
        came = sum(each.amount_minor for each in stream.days if first <= each.day <= last)
        found += stream.factor * came
    return found


def projected_on(on: date, left_minor: int | Fraction, pace: Pace) -> date | None:
    """The day on which the rest is there, if it comes as it came; None: never, or not known."""
    if pace.amount is None or pace.amount <= 0:
        return None
    days = -(-left_minor * pace.days // pace.amount)
    return on + timedelta(days=days) if days <= (LAST_DAY - on).days else None


def required_by(on: date, left_minor: int, target_date: date | None) -> int | None:
    """What each month must bring; all of it, when less than a month is left or none."""
    if target_date is None or left_minor == 0:
        return None
    days = Fraction((target_date - on).days)
    if days <= MONTH_DAYS:
        return left_minor
    return -(-left_minor * MONTH_DAYS // days)


def progress_of(goal: Goal, held: Held, on: date) -> GoalProgress:
    """How the goal stands at the end of the day `on`."""
    whole = whole_of(goal)
    saved = saved_of(goal, held.balance_minor)
    left = max(0, whole - saved)
    pace = pace_on(held, on)
    return GoalProgress.model_construct(
        goal_id=goal.id,
        on=on,
        currency=goal.currency,
        whole_minor=whole,
        saved_minor=saved,
        left_minor=left,
        percent=max(0, saved * 100 // whole),
        milestones_reached=milestones_of(saved, whole),
        required_minor=required_by(on, left, goal.target_date),
        pace_minor=pace.month_minor,
        pace_days=pace.days,
        projected_date=projected_on(on, left, pace) if left else None,
        state=_state(goal, held, on, left),
        unconverted=list(held.unconverted),
    )


def _state(goal: Goal, held: Held, on: date, left_minor: int) -> GoalState:
    if held.unconverted:
        return "unknown"
    if left_minor == 0:
        return "reached"
    if goal.target_date is None:
        return "undated"
    if goal.target_date <= on:
        return "behind"
    today = pace_on(held, on)
    if today.amount is None:
        return "unknown"
    if _arrives(on, left_minor, today, goal.target_date):
        return "on_track"
    before = on - timedelta(days=GRACE_DAYS)
    then = pace_on(held, before)
    was_left = left_minor + _came(held, before + timedelta(days=1), on)
    if then.amount is not None and _arrives(before, was_left, then, goal.target_date):
        return "on_track"
    return "behind"


def _arrives(on: date, left_minor: int | Fraction, pace: Pace, target_date: date) -> bool:
    if left_minor <= 0:
        return True
    projected = projected_on(on, left_minor, pace)
    return projected is not None and projected <= target_date
