"""What a week or a month came to: the numbers of a summary, kept with its inbox entry.

Amounts are in the minor unit of `currency`, spending positive; they are what the endpoints of
analytics said when the summary was made, so that a mail sent again says the same.
"""

from datetime import date
from typing import Literal

from pennybell.events.shapes import Shape, Unconverted

SummaryKind = Literal["weekly_summary", "monthly_summary"]


class SummaryDay(Shape):
    """By the end of this day: what was spent since the period began, and what usually is by then."""

    date: date
    total_minor: int
    usual_minor: int | None


class SummaryCategory(Shape):
    """`name` null: without a category."""

    name: str | None
    spent_minor: int


class SummaryBudget(Shape):
    """A budget at the end of the period's last day, in its own currency."""

    name: str
    currency: str
    spent_minor: int
    available_minor: int
    percent: int | None
    state: Literal["within", "reached", "over"]


class SummaryBill(Shape):
    """A bill to come; `amount_minor` as its rule expects it, money out negative."""

    name: str
    due_date: date
    currency: str
    amount_minor: int


class MoneySummary(Shape):
    """One household's period. `usual_minor`: null with fewer than two past periods.

    `categories`, `budgets` and `bills` name the first few; `other_minor`, `more_budgets` and
    `more_bills` stand for the rest.
    """

    kind: SummaryKind
    household: str
    period: str
    first: date
    last: date
    currency: str
    spent_minor: int
    usual_minor: int | None
    income_minor: int
    saved_minor: int
    net_worth_minor: int
    net_worth_change_minor: int
    days: list[SummaryDay]
    categories: list[SummaryCategory]
    other_minor: int
    budgets: list[SummaryBudget]
    more_budgets: int
    bills: list[SummaryBill]
    more_bills: int
    bills_until: date
    unconverted: list[Unconverted]
