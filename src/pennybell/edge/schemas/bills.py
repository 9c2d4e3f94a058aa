"""Bodies and answers about what recurs and its bills."""

from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from pennybell.domains.recurring.model import BillStatus, Filter, RecurringDraft
from pennybell.edge.schemas.budgets import PeriodDay
from pennybell.edge.schemas.fields import (
    SAYS_SOMETHING,
    Amount,
    Answer,
    Body,
    Currency,
    Flag,
    Name,
    NewId,
    Reference,
    SeqField,
    changes_of,
)
from pennybell.events.shapes import Bill, Recurring, RecurringCandidate, RecurringStatus, Weekend

PAGE_MAX = 200

Rule = Annotated[
    str,
    StringConstraints(min_length=1, max_length=200, pattern=r"^[A-Za-z0-9=;,+-]+$"),
    Field(examples=["FREQ=MONTHLY;BYMONTHDAY=-1"]),
]
"""An RRULE of RFC 5545, the part behind the colon."""

PayeeOfRule = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=500, pattern=SAYS_SOMETHING),
]


class NewRecurring(Body):
    """Amounts are signed (spending negative), the smaller number first.

    `amount_max_minor` left out: the amount is exact. `payee` left out: the name. `currency` left
    out: the account's, or the household's.
    """

    id: NewId | None = None
    name: Name
    payee: PayeeOfRule | None = None
    account_id: Reference | None = None
    category_id: Reference | None = None
    currency: Currency | None = None
    amount_min_minor: Amount
    amount_max_minor: Amount | None = None
    rrule: Rule
    start_date: PeriodDay
    weekend: Weekend = "none"
    auto_post: Flag = False

    def draft(self) -> RecurringDraft:
        is_exact = self.amount_max_minor is None
        return RecurringDraft(
            id=self.id,
            name=self.name,
            payee=self.payee or self.name,
            account_id=self.account_id,
            category_id=self.category_id,
            currency=self.currency,
            amount_min_minor=self.amount_min_minor,
            amount_max_minor=self.amount_min_minor if is_exact else self.amount_max_minor or 0,
            rrule=self.rrule,
            start_date=self.start_date,
            weekend=self.weekend,
            auto_post=self.auto_post,
        )


class FieldsOfRule(Body):
    """Those that may be sent alone; what is left out stays."""

    name: Name = ""
    payee: PayeeOfRule = ""
    account_id: Reference | None = None
    category_id: Reference | None = None
    currency: Currency = ""
    amount_min_minor: Amount = 0
    amount_max_minor: Amount = 0
    rrule: Rule = ""
    start_date: PeriodDay = None  # type: ignore[assignment]  # read only when it was sent
    weekend: Weekend = "none"
    auto_post: Flag = False

    def changes(self) -> dict[str, Any]:
        return changes_of(self)


class ChangeRecurring(FieldsOfRule):
    """`status` paused or ended takes back what is not due yet; active plans it again."""

    status: RecurringStatus = "active"


class RecurringAnswer(Recurring):
    seq: SeqField


class RecurringList(Answer):
    items: list[Recurring]


class ConfirmCandidate(FieldsOfRule):
    """What the rule shall have that was found otherwise."""


class CandidateAnswer(RecurringCandidate):
    seq: SeqField


class CandidateList(Answer):
    items: list[RecurringCandidate]


class MatchBill(Body):
    """The transaction that paid it."""

    transaction_id: Reference


class BillListed(Bill):
    """`status` is of the household's today; an open bill becomes due and overdue as days pass."""

    status: BillStatus


class BillAnswer(Bill):
    seq: SeqField


class BillPage(Answer):
    """In the order of due dates. `next_cursor` is null on the last page."""

    items: list[BillListed]
    next_cursor: str | None


class ListBills(Body):
    """Query of the listing; what is left out does not narrow it."""

    status: Annotated[list[BillStatus], Field(max_length=6)] = Field(default=[])
    recurring_id: Reference | None = None
    from_: PeriodDay | None = Field(default=None, alias="from")
    to: PeriodDay | None = None
    price_changed: bool | None = None
    order: Literal["oldest", "newest"] = "oldest"
    cursor: Annotated[str, Field(max_length=200)] | None = None
    limit: Annotated[int, Field(ge=1, le=PAGE_MAX)] = 50

    def filter(self, today: Any) -> Filter:
        return Filter(
            today=today,
            statuses=tuple(self.status),
            recurring_id=self.recurring_id,
            from_date=self.from_,
            to_date=self.to,
            price_changed=self.price_changed,
            newest_first=self.order == "newest",
        )
