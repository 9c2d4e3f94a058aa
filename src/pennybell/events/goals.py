"""How goals look to the outside: the same shapes in answers, snapshots and events.

Amounts are minor units of `currency`; dates are plain days.
"""

from datetime import date
from typing import Literal

from pennybell.events.shapes import Minor, Shape, Unconverted

GoalKind = Literal["save_up", "pay_down"]
GoalFed = Literal["accounts", "contributions"]
GoalState = Literal["undated", "unknown", "on_track", "behind", "reached"]


class GoalAccount(Shape):
    """How much of an account's balance belongs to a goal, from 1 to 100 per cent."""

    account_id: str
    percent: int


class Goal(Shape):
    """Money to save up, or a debt to pay down, in the minor unit of `currency`.

    `target_minor`: what is to be saved or, to pay down, what was owed at the start; `rest_minor` of
    that may stay. `accounts` is empty for a goal that is fed by contributions.
    """

    id: str
    name: str
    kind: GoalKind
    currency: str
    target_minor: Minor
    rest_minor: Minor
    target_date: date | None
    fed_by: GoalFed
    accounts: list[GoalAccount]
    archived: bool
    version: int
    created_at: str
    updated_at: str


class Contribution(Shape):
    """What was put towards a goal on a day, in the goal's currency; taking out is negative."""

    id: str
    goal_id: str
    date: date
    amount_minor: Minor
    note: str | None
    version: int


class GoalProgress(Shape):
    """How a goal stands at the end of the day `on`, in the minor unit of `currency`.

    `saved_minor` (or paid off) of `whole_minor`; `percent` is rounded down and never below 0.
    `required_minor`: what each month must bring to be there by the target date. `pace_minor`: what a
    month brings by the net inflow of the last `pace_days` days, at most 90; null with less than 30
    days of history, or where a rate is missing. `projected_date`: when the goal is reached at that
    pace.
    """

    goal_id: str
    on: date
    currency: str
    whole_minor: int
    saved_minor: int
    left_minor: int
    percent: int
    milestones_reached: list[int]
    required_minor: int | None
    pace_minor: int | None
    pace_days: int
    projected_date: date | None
    state: GoalState
    unconverted: list[Unconverted]
