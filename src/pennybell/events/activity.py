"""How the household's activity looks to the outside: who did what to which, and when."""

from datetime import date as day
from typing import Any, Literal

from pennybell.events.shapes import AlertKind, BalanceMinor, Severity, Shape

ActivityKind = Literal[
    "transaction",
    "transfer",
    "import",
    "account",
    "category",
    "tag",
    "budget",
    "goal",
    "contribution",
    "recurring",
    "bill",
    "alert",
    "alert_settings",
    "rate",
    "household",
    "member",
]
ActivityAction = Literal[
    "created",
    "updated",
    "deleted",
    "restored",
    "imported",
    "paid",
    "unpaid",
    "skipped",
    "reopened",
    "missed",
    "raised",
    "resolved",
    "dismissed",
    "joined",
    "left",
]


class ActivityChange(Shape):
    """One field of an edit. Values are as that noun's shape has them: ids, minor units, days."""

    field: str
    before: Any
    after: Any


class Activity(Shape):
    """One thing that somebody did, or that Pennybell did for them (`actor` null).

    `number`: its place in the household's log; a later thing has a higher one. `count`: how many
    rows it is about; when there are more, `amount_minor` and `changes` are null or empty, and
    `subject_id` and `label` unless they share them. Of a transfer `account_ids` are from and to; a contribution's
    subject is its goal, a bill's the rule it belongs to. `alert_kind` and `severity`: of an alert.
    """

    id: str
    number: int
    at: str
    actor: str | None
    kind: ActivityKind
    action: ActivityAction
    count: int
    subject_id: str | None
    label: str | None
    amount_minor: BalanceMinor | None
    currency: str | None
    date: day | None
    account_ids: list[str]
    category_ids: list[str]
    changes: list[ActivityChange]
    alert_kind: AlertKind | None
    severity: Severity | None


class ActivityMarks(Shape):
    """What one person has read: all up to the number `read_to`, and what else was read since.

    `ids`: what this call marked beside. `unread`: how much is left; one's own doing is never unread.
    """

    unread: int
    read_to: int
    ids: list[str]
