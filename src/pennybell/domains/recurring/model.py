"""Recurring rules and their bills: what falls due when, and what may be its payment. Pure."""

import unicodedata
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final, Literal, NamedTuple

from pennybell.domains.recurring.schedule import Schedule, due_within, parse, reach
from pennybell.events.shapes import Bill, BillState, Recurring, Weekend
from pennybell.kit.ids import uuid7_of

HORIZON_DAYS: Final = 60
"""How far ahead bills have rows; what is due later is worked out when asked for."""

PAST_DAYS_MAX: Final = 31
"""How far back a rule that is new or changed has bills: those that are paid, or may still be."""

CATCH_UP_DAYS_MAX: Final = 31
"""How late a bill is still posted, when the server was off on its day."""

RULES_MAX: Final = 500
PAYEE_KEY_MAX: Final = 200

FIRST_DAY: Final = date(1900, 1, 1)
LAST_DAY: Final = date(2999, 12, 31)

OPEN_BILLS_MAX: Final = 5_000
"""More than the open bills of `RULES_MAX` monthly rules."""

BillStatus = Literal["upcoming", "due", "overdue", "missed", "paid", "skipped"]


@dataclass(frozen=True, slots=True)
class Kept:
    """A rule and what is kept beside it: bills due from `planned_from` to `planned_to` have rows.

    `posts_from`: since when bills are recorded by themselves; None: they are not.
    """

    rule: Recurring
    planned_from: date
    planned_to: date
    posts_from: date | None
    created_by: str


@dataclass(frozen=True, slots=True)
class Expected:
    """A bill and what its payment is known by, as its rule said when it was planned.

    `pays_from`: the first day of a payment, `bill.missed_after` the last. `posted`: it was recorded
    by itself, and will not be again. `refused`: transactions that a person took off it.
    """

    bill: Bill
    payee_key: str
    account_id: str | None
    pays_from: date
    posted: bool = False
    refused: tuple[str, ...] = ()

    def having(self, **changes: object) -> "Expected":
        """The same with other fields of the bill."""
        return replace(self, bill=self.bill.model_copy(update=changes))


class Due(NamedTuple):
    """A bill still to come; the amounts as in its rule, `expected_minor` between them."""

    id: str
    recurring_id: str
    name: str
    payee: str
    account_id: str | None
    category_id: str | None
    due_date: date
    currency: str
    amount_min_minor: int
    amount_max_minor: int

    @property
    def expected_minor(self) -> int:
        return expected_minor(self.amount_min_minor, self.amount_max_minor)


Place = tuple[date, str]
"""Where a bill stands in a list: its due date and its id."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Which bills to list; None or nothing does not narrow. `today` decides the statuses."""

    today: date
    statuses: tuple[BillStatus, ...] = ()
    recurring_id: str | None = None
    from_date: date | None = None
    to_date: date | None = None
    price_changed: bool | None = None
    newest_first: bool = False


@dataclass(frozen=True, slots=True)
class RecurringDraft:
    """`amount_min_minor` <= `amount_max_minor`, both of one sign and not 0."""

    name: str
    payee: str
    account_id: str | None
    category_id: str | None
    currency: str | None
    amount_min_minor: int
    amount_max_minor: int
    rrule: str
    start_date: date
    weekend: Weekend = "none"
    auto_post: bool = False
    id: str | None = None


def payee_key(payee: str) -> str:
    """A payee as it is compared: without regard to case, width and spacing."""
    folded = " ".join(unicodedata.normalize("NFKC", payee).casefold().split())
    return folded[:PAYEE_KEY_MAX]


def schedule_of(rule: Recurring) -> Schedule:
    return parse(rule.rrule, rule.start_date)


def expected_minor(lowest: int, highest: int) -> int:
    """The middle of a range, rounded towards zero."""
    total = lowest + highest
    return total // 2 if total >= 0 else -(-total // 2)


def bills_within(rule: Recurring, first: date, last: date) -> list[Expected]:
    """The bills due from `first` to `last` as they are before anything was paid."""
    schedule = schedule_of(rule)
    early, late = reach(schedule)
    return [
        Expected(
            Bill.model_construct(
                id=bill_id(rule.id, day),
                recurring_id=rule.id,
                rule_date=day,
                due_date=due,
                missed_after=due + timedelta(days=late),
                currency=rule.currency,
                amount_min_minor=rule.amount_min_minor,
                amount_max_minor=rule.amount_max_minor,
                state="open",
                transaction_id=None,
                paid_date=None,
                paid_minor=None,
                paid_currency=None,
                price_change_minor=None,
                by_hand=False,
                version=1,
            ),
            payee_key(rule.payee),
            rule.account_id,
            due - timedelta(days=early),
        )
        for day, due in due_within(schedule, rule.weekend, first, last)
    ]


def due_of(rule: Recurring, bill: Bill) -> Due:
    return Due(
        bill.id,
        rule.id,
        rule.name,
        rule.payee,
        rule.account_id,
        rule.category_id,
        bill.due_date,
        bill.currency,
        bill.amount_min_minor,
        bill.amount_max_minor,
    )


def bill_id(rule_id: str, day: date) -> str:
    return uuid7_of(_milliseconds(day), rule_id, "bill", day.isoformat())


def posting_id(rule_id: str, day: date) -> str:
    """The id of the transaction that is recorded for a bill: never two for one."""
    return uuid7_of(_milliseconds(day), rule_id, "posting", day.isoformat())


def status_of(bill: Bill, today: date) -> BillStatus:
    if bill.state == "open":
        if bill.due_date > today:
            return "upcoming"
        if bill.due_date == today:
            return "due"
        return "missed" if bill.missed_after < today else "overdue"
    return bill.state


def state_unpaid(bill: Bill, today: date) -> BillState:
    return "missed" if bill.missed_after < today else "open"


def _milliseconds(day: date) -> int:
    return (datetime(day.year, day.month, day.day) - datetime(1970, 1, 1)) // timedelta(  # noqa: DTZ001 - plain days
        milliseconds=1
    )
