"""How each noun looks to the outside: the same shape in answers, snapshots and events.

Amounts are minor units of `currency`; instants are RFC 3339 text in UTC; dates are plain days.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from pennybell.kit.money import AMOUNT_MINOR_MAX, BALANCE_MINOR_MAX

Minor = Annotated[int, Field(ge=-AMOUNT_MINOR_MAX, le=AMOUNT_MINOR_MAX)]
BalanceMinor = Annotated[int, Field(ge=-BALANCE_MINOR_MAX, le=BALANCE_MINOR_MAX)]

AccountType = Literal[
    "checking", "savings", "cash", "credit_card", "loan", "investment", "property", "other"
]
CategoryKind = Literal["income", "expense"]
Role = Literal["owner", "member", "viewer"]
ImportStatus = Literal["running", "done"]
BudgetPeriod = Literal["weekly", "two_weekly", "monthly", "quarterly", "yearly"]
Rollover = Literal["none", "positive", "full"]
Weekend = Literal["none", "before", "after"]
RecurringStatus = Literal["active", "paused", "ended"]
BillState = Literal["open", "paid", "skipped", "missed"]
AlertKind = Literal[
    "budget_threshold",
    "budget_over",
    "budget_predicted",
    "low_balance",
    "low_balance_predicted",
    "large_expense",
    "large_deposit",
    "unusual_spending",
    "duplicate_charge",
    "bill_due",
    "bill_overdue",
    "price_increase",
    "goal_milestone",
    "goal_behind",
    "subscription_found",
]
Severity = Literal["info", "warning", "critical"]
Rhythm = Literal["weekly", "two_weekly", "monthly", "quarterly", "yearly"]
CandidateState = Literal["open", "confirmed", "rejected"]
AlertState = Literal["raised", "resolved"]


class Shape(BaseModel):
    """Frozen, and closed: an unknown field is an error on both sides."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class User(Shape):
    id: str
    email: str
    name: str
    timezone: str
    locale: str
    is_admin: bool
    version: int
    created_at: str


class Household(Shape):
    """`timezone` decides "today" and periods; `currency` is the one new accounts start with."""

    id: str
    name: str
    timezone: str
    currency: str
    version: int
    created_at: str


class Member(Shape):
    user_id: str
    name: str
    email: str
    role: Role
    joined_at: str


class Account(Shape):
    """`balance_minor` counts every live row whatever its date; `balance_version` rises with it."""

    id: str
    name: str
    type: AccountType
    currency: str
    opening_balance_minor: BalanceMinor
    balance_minor: BalanceMinor
    balance_version: int
    transaction_count: int
    archived: bool
    version: int
    created_at: str
    updated_at: str


class Category(Shape):
    id: str
    name: str
    kind: CategoryKind
    parent_id: str | None
    archived: bool
    version: int


class Tag(Shape):
    id: str
    name: str
    version: int


class Split(Shape):
    amount_minor: Minor
    category_id: str | None = None
    note: str | None = None


class Transaction(Shape):
    """Spending is negative.

    With `transfer_id` it is one leg of a transfer, never spending; a
    null `transfer_peer_id` means that the other side is unknown.
    """

    id: str
    account_id: str
    date: date
    amount_minor: Minor
    currency: str
    payee: str | None
    note: str | None
    category_id: str | None
    tags: list[str]
    splits: list[Split]
    transfer_id: str | None
    transfer_peer_id: str | None
    transfer_account_id: str | None
    import_id: str | None
    version: int
    created_by: str
    created_at: str
    updated_at: str
    deleted_at: str | None


class Rate(Shape):
    """From `date` on one `base` costs `rate` of `quote`: decimal text, for money is never a float."""

    id: str
    base: str
    quote: str
    date: date
    rate: str
    version: int


class BudgetAlerts(Shape):
    """Which alerts a budget raises: a threshold reached, the limit passed, passing it predicted."""

    threshold: bool
    over: bool
    predicted: bool


class Budget(Shape):
    """`anchor_date`: a day that a period starts on.

    `category_ids` null: all spending. `limit_minor` 0: spend nothing. `rollover_since`: the start
    of the first period whose rest is carried over.
    """

    id: str
    name: str
    period: BudgetPeriod
    anchor_date: date
    category_ids: list[str] | None
    currency: str
    limit_minor: Minor
    rollover: Rollover
    rollover_since: date
    thresholds: list[int]
    alerts: BudgetAlerts
    paused: bool
    archived: bool
    version: int
    created_at: str
    updated_at: str


class Recurring(Shape):
    """What falls due again and again, by an RRULE of RFC 5545 from `start_date` on.

    Amounts are signed (spending negative), the smaller number first; equal: exact. `weekend`: where
    a day on a Saturday or Sunday moves. `account_id` null: paid from any.
    """

    id: str
    name: str
    payee: str
    account_id: str | None
    category_id: str | None
    currency: str
    amount_min_minor: Minor
    amount_max_minor: Minor
    rrule: str
    start_date: date
    weekend: Weekend
    auto_post: bool
    status: RecurringStatus
    version: int
    created_at: str
    updated_at: str


class Bill(Shape):
    """One due date of a rule: `rule_date` by the rule, `due_date` after moving it off a weekend.

    Paid is who has a transaction. `price_change_minor`: how much more than expected that one is
    (less: negative), in `currency`; null within the range. `by_hand`: a person decided it. Open
    past `missed_after`: missed.
    """

    id: str
    recurring_id: str
    rule_date: date
    due_date: date
    missed_after: date
    currency: str
    amount_min_minor: Minor
    amount_max_minor: Minor
    state: BillState
    transaction_id: str | None
    paid_date: date | None
    paid_minor: Minor | None
    paid_currency: str | None
    price_change_minor: BalanceMinor | None
    by_hand: bool
    version: int


class CandidatePayment(Shape):
    """One transaction that something was found by; `amount_minor` is signed."""

    transaction_id: str
    date: date
    amount_minor: Minor


class RecurringCandidate(Shape):
    """What was found in the history to recur, until a person says whether it does.

    Amounts are signed, the smaller number first; equal: exact. `rrule` from `start_date` on, moved
    off weekends as `weekend` says; `next_date` is when the next payment is due. `seen`: payments it
    rests on, the newest of them in `payments`, newest first. `recurring_id`: the rule it became.
    """

    id: str
    payee: str
    account_id: str | None
    category_id: str | None
    currency: str
    amount_min_minor: Minor
    amount_max_minor: Minor
    rhythm: Rhythm
    rrule: str
    weekend: Weekend
    start_date: date
    next_date: date
    seen: int
    payments: list[CandidatePayment]
    state: CandidateState
    recurring_id: str | None
    version: int


class AlertNumbers(Shape):
    """What an alert says in figures; those that its kind has. Minor units of its `currency`."""

    amount_minor: int | None = None
    limit_minor: int | None = None
    usual_minor: int | None = None
    percent: int | None = None
    probability: float | None = None
    day: date | None = None


class AlertItem(Shape):
    """One thing that an alert rests on: a number, or a row of `kind` with its `id`."""

    kind: str
    label: str | None = None
    day: date | None = None
    amount_minor: int | None = None
    id: str | None = None


class Alert(Shape):
    """Something a household should know. Kind, subject, period and tier make it happen once.

    `period`: the first day of the period it is about. `times`: how often it was raised, because
    what it says was true again. `dismissed`: somebody has seen enough of it, until the numbers that
    matter change.
    """

    id: str
    kind: AlertKind
    severity: Severity
    state: AlertState
    subject_noun: str
    subject_id: str
    subject_label: str
    period: date | None
    tier: str
    currency: str | None
    numbers: AlertNumbers
    why: list[AlertItem]
    times: int
    dismissed: bool
    raised_at: str
    updated_at: str
    resolved_at: str | None
    version: int


class AlertSettings(Shape):
    """What a household wants to be alerted of; amounts in its own currency.

    `off`: kinds that are switched off. `low_balance_days`: how far the balance is foreseen.
    `bill_days`: how long before its day a bill is announced.
    """

    off: list[AlertKind]
    large_expense_minor: Minor
    large_deposit_minor: Minor
    low_balance_minor: Minor
    low_balance_days: int
    bill_days: int
    version: int


class Upcoming(Shape):
    """Money that will probably be spent in this period.

    `kind`: `booked` ahead of its day (`id` is the transaction's), a `bill` that is due (`id` is its
    rule's), or `seen` in both of the last two periods, without a rule.
    """

    date: date
    name: str
    amount_minor: int
    kind: Literal["booked", "bill", "seen"]
    id: str | None


class Projection(Shape):
    """How a budget will end, in its currency.

    `probability`: of going over, 0 to 1; null without two past periods to learn from, and so are
    the percentiles of the total. `usual_rest_minor`: what is usually spent from here on, beside
    what is upcoming. `periods_known`: past periods it rests on, at most six.
    """

    probability: float | None
    tier: Literal["none", "watch", "likely", "over"]
    p10_minor: int | None
    p50_minor: int | None
    p90_minor: int | None
    usual_rest_minor: int
    periods_known: int


class Unconverted(Shape):
    """No rate is known for this; it is in no other number. In the minor unit of `currency`."""

    currency: str
    amount_minor: int


class BudgetProgress(Shape):
    """How a budget stands at the end of the day `on`, in the minor unit of `currency`.

    `available_minor` is the limit and what was carried over; `left_minor` is that less what was
    spent. `percent` (rounded down) is null when nothing is available. `state`: `over` only beyond
    what is available; exactly all of it is `reached`. `upcoming` names the first 50.
    """

    budget_id: str
    on: date
    period_start: date
    period_end: date
    days_left: int
    currency: str
    limit_minor: int
    carried_minor: int
    available_minor: int
    spent_minor: int
    left_minor: int
    left_per_day_minor: int
    percent: int | None
    thresholds_reached: list[int]
    state: Literal["within", "reached", "over"]
    upcoming_minor: int
    upcoming: list[Upcoming]
    unconverted: list[Unconverted]
    carried_unconverted: list[Unconverted]
    projection: Projection
