"""Bodies and answers about households, accounts, categories, tags and transactions."""

from typing import Annotated

from pydantic import Field

from pennybell.domains.transactions.listing import PAGE_MAX
from pennybell.domains.transactions.model import BULK_MAX, TransactionDraft, TransferDraft
from pennybell.edge.schemas.fields import (
    WITHOUT_NUL,
    Amount,
    Answer,
    Balance,
    Body,
    Currency,
    Day,
    Flag,
    Name,
    NewId,
    Note,
    Payee,
    PositiveAmount,
    Reference,
    SeqField,
    TagName,
    Timezone,
)
from pennybell.events.goals import Goal, GoalProgress
from pennybell.events.notices import InboxCounts, Preferences
from pennybell.events.shapes import (
    Account,
    AccountType,
    Alert,
    AlertSettings,
    Bill,
    Budget,
    Category,
    CategoryKind,
    Household,
    Member,
    Rate,
    Recurring,
    RecurringCandidate,
    Role,
    Split,
    Tag,
    Transaction,
    User,
)


class CurrencyAnswer(Answer):
    code: str
    exponent: int
    name: str


class CurrencyList(Answer):
    items: list[CurrencyAnswer]


# Households


class NewHousehold(Body):
    name: Name
    currency: Currency
    timezone: Timezone


class ChangeHousehold(Body):
    name: Name = ""
    currency: Currency = ""
    timezone: Timezone = ""


class HouseholdAnswer(Household):
    seq: SeqField


class JoinedAnswer(Household):
    role: Role
    seq: SeqField


class MemberList(Answer):
    items: list[Member]


class ChangeMember(Body):
    role: Role


class MemberAnswer(Member):
    seq: SeqField


class NewInvite(Body):
    role: Role = "member"


class AcceptInvite(Body):
    token: Annotated[str, Field(min_length=1, max_length=200)]


class InviteAnswer(Answer):
    id: str
    role: Role
    created_at: str
    expires_at: str
    used_at: str | None


class NewInviteAnswer(InviteAnswer):
    """The only time the link is shown."""

    token: str
    url: str


class InviteList(Answer):
    items: list[InviteAnswer]


class InvitePreviewAnswer(Answer):
    household_name: str
    inviter_name: str
    role: Role
    expires_at: str


# Accounts


class NewAccount(Body):
    id: NewId | None = None
    name: Name
    type: AccountType
    currency: Currency
    opening_balance_minor: Balance = 0


class ChangeAccount(Body):
    name: Name = ""
    type: AccountType = "other"
    opening_balance_minor: Balance = 0
    archived: Flag = False


class AccountAnswer(Account):
    seq: SeqField


class AccountToday(Account):
    """`balance_today_minor` leaves out rows dated after the household's today."""

    balance_today_minor: int


class AccountList(Answer):
    items: list[Account]


# Categories and tags


class NewCategory(Body):
    id: NewId | None = None
    name: Name
    kind: CategoryKind
    parent_id: Reference | None = None


class ChangeCategory(Body):
    name: Name = ""
    parent_id: Reference | None = None
    archived: Flag = False


class MergeCategory(Body):
    """`into`: the category that stays."""

    into: Reference


class CategoryAnswer(Category):
    seq: SeqField


class CategoryList(Answer):
    items: list[Category]


class NewTag(Body):
    id: NewId | None = None
    name: TagName


class ChangeTag(Body):
    name: TagName


class TagAnswer(Tag):
    seq: SeqField


class TagList(Answer):
    items: list[Tag]


# Transactions


class NewSplit(Body):
    amount_minor: Amount
    category_id: Reference | None = None
    note: Annotated[str, Field(max_length=2000, pattern=WITHOUT_NUL)] | None = None


Tags = Annotated[list[TagName], Field(max_length=20)]
Splits = Annotated[list[NewSplit], Field(max_length=100)]


class NewTransaction(Body):
    """`amount_minor` is signed (spending negative), in the account's minor unit.

    Splits, if any, add up to it and may mix signs; tags are made when missing.
    """

    id: NewId | None = None
    account_id: Reference
    amount_minor: Amount
    date: Day
    payee: Payee | None = None
    category_id: Reference | None = None
    note: Note | None = None
    tags: Tags = Field(default=[])
    splits: Splits = Field(default=[])

    def draft(self) -> TransactionDraft:
        return TransactionDraft(
            id=self.id,
            account_id=self.account_id,
            amount_minor=self.amount_minor,
            date=self.date,
            payee=self.payee or None,
            note=self.note or None,
            category_id=self.category_id,
            tags=tuple(self.tags),
            splits=splits_of(self.splits),
        )


class ChangeTransaction(Body):
    account_id: Reference = ""
    amount_minor: Amount = 0
    date: Day = None  # type: ignore[assignment]  # read only when it was sent
    payee: Payee | None = None
    category_id: Reference | None = None
    note: Note | None = None
    tags: Tags = Field(default=[])
    splits: Splits = Field(default=[])


class NewTransactions(Body):
    transactions: Annotated[list[NewTransaction], Field(min_length=1, max_length=BULK_MAX)]


class TransactionAnswer(Transaction):
    seq: SeqField


class TransactionsAnswer(Answer):
    items: list[Transaction]
    seq: SeqField


class TransactionPage(Answer):
    items: list[Transaction]
    next_cursor: str | None
    total: int


class NewTransfer(Body):
    """`to_amount_minor` only when the two accounts' currencies differ, and then required."""

    id: NewId | None = None
    from_account_id: Reference
    to_account_id: Reference
    amount_minor: PositiveAmount
    to_amount_minor: PositiveAmount | None = None
    date: Day
    payee: Payee | None = None
    note: Note | None = None
    tags: Tags = Field(default=[])

    def draft(self) -> TransferDraft:
        return TransferDraft(
            id=self.id,
            from_account_id=self.from_account_id,
            to_account_id=self.to_account_id,
            amount_minor=self.amount_minor,
            to_amount_minor=self.to_amount_minor,
            date=self.date,
            payee=self.payee or None,
            note=self.note or None,
            tags=tuple(self.tags),
        )


class ChangeTransfer(Body):
    from_account_id: Reference = ""
    to_account_id: Reference = ""
    amount_minor: PositiveAmount = 1
    to_amount_minor: PositiveAmount = 1
    date: Day = None  # type: ignore[assignment]  # read only when it was sent
    payee: Payee | None = None
    note: Note | None = None
    tags: Tags = Field(default=[])


class TransferAnswer(Answer):
    """`from` is the row money left, `to` the row it arrived in; null where unknown."""

    transfer_id: str
    from_: Transaction | None = Field(alias="from")
    to: Transaction | None


class TransferSeqAnswer(TransferAnswer):
    seq: SeqField


class ListTransactions(Body):
    """Query of the listing; `category_id` may be `none`."""

    limit: Annotated[int, Field(ge=1, le=PAGE_MAX)] = 50
    cursor: Annotated[str, Field(max_length=200)] | None = None
    account_id: Reference | None = None
    category_id: (
        Annotated[
            str,
            Field(
                pattern="^(none|[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})$"
            ),
        ]
        | None
    ) = None
    tag: Annotated[str, Field(max_length=100, pattern=WITHOUT_NUL)] | None = None
    from_: Day | None = Field(default=None, alias="from")
    to: Day | None = None
    min: Annotated[int, Field(ge=-(10**15), le=10**15)] | None = None
    max: Annotated[int, Field(ge=-(10**15), le=10**15)] | None = None
    q: Annotated[str, Field(max_length=200, pattern=WITHOUT_NUL)] | None = None
    deleted: bool = False


def splits_of(parts: list[NewSplit]) -> tuple[Split, ...]:
    return tuple(
        Split(amount_minor=part.amount_minor, category_id=part.category_id, note=part.note)
        for part in parts
    )


# State


class Horizon(Answer):
    date: str
    id: str


class SnapshotAnswer(Answer):
    """`horizon`: the oldest row here, when older ones were left out.

    `bills` and `recurring_candidates`: the open ones.
    """

    seq: int
    epoch: str
    household: Household
    role: Role
    user: User
    members: list[Member]
    accounts: list[Account]
    categories: list[Category]
    tags: list[Tag]
    budgets: list[Budget]
    goals: list[Goal]
    goal_progress: list[GoalProgress]
    rates: list[Rate]
    recurring: list[Recurring]
    bills: list[Bill]
    recurring_candidates: list[RecurringCandidate]
    alerts: list[Alert]
    alert_settings: AlertSettings
    notification_preferences: Preferences
    inbox_counts: InboxCounts
    activity_unread: int
    transactions: list[Transaction]
    horizon: Horizon | None
    transactions_total: int


class EventsAnswer(Answer):
    """Envelopes as on the socket; see docs/protocol/."""

    events: list[dict[str, object]]
    head: int
    epoch: str
