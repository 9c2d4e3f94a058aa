"""Every message of the wire: frozen, versioned, past tense for facts. See docs/protocol/.

A durable event's class names its type and version; its fields are the payload. Messages that
are not durable (the socket's own) stand in the second half.
"""

from datetime import date
from typing import Any, ClassVar, Final, Literal, Self

from pennybell.events.activity import Activity, ActivityMarks
from pennybell.events.goals import Contribution, Goal, GoalProgress
from pennybell.events.notices import InboxCounts, Notification, NotificationChange, Preferences
from pennybell.events.shapes import (
    Account,
    Alert,
    AlertItem,
    AlertSettings,
    BalanceMinor,
    Bill,
    Budget,
    Category,
    Household,
    Member,
    Rate,
    Recurring,
    RecurringCandidate,
    Shape,
    Tag,
    Transaction,
    User,
)


class Event(Shape):
    """Marks what goes into the log. `wire_type` is its name there, `of_version` its shape's."""

    wire_type: ClassVar[str]
    of_version: ClassVar[int] = 1

    @classmethod
    def carrying(cls, shape: Shape, **further: Any) -> Self:
        """The event that carries a noun's shape as it stands."""
        return cls.model_construct(**shape.__dict__, **further)


HOUSEKEEPING: Final = frozenset({"version", "balance_version", "updated_at"})
"""They move with every edit: a value from before says nothing."""


class Updated(Event):
    """An edit. `previous`: what the fields that changed were before."""

    previous: dict[str, Any]

    @classmethod
    def changing(cls, before: Shape, after: Shape) -> Self:
        """The event that carries a noun as it stands now, and what changed in it."""
        was, is_now = before.__dict__, after.__dict__
        changed = {name for name in was if was[name] != is_now[name]} - HOUSEKEEPING
        return cls.carrying(after, previous=before.model_dump(mode="json", include=changed))


class TransactionCreated(Transaction, Event):
    wire_type = "transaction.created"


class TransactionUpdated(Updated, Transaction):
    """`previous`: what the fields that changed were before."""

    wire_type = "transaction.updated"
    of_version = 2


class TransactionDeleted(Transaction, Event):
    """What it was, with `deleted_at`."""

    wire_type = "transaction.deleted"


class TransactionRestored(Transaction, Event):
    wire_type = "transaction.restored"


class TransactionsChanged(Event):
    """In place of single events when one unit of work touches more than 20 rows: refetch.

    `action`: what those events would have said.
    """

    wire_type = "transactions.changed"
    of_version = 2
    action: Literal["created", "updated", "deleted", "restored"]
    count: int
    account_ids: list[str]
    category_ids: list[str]
    from_date: date
    to_date: date


class TransactionsImported(Event):
    """One unit of an import was written: `done` of `of` rows so far."""

    wire_type = "transactions.imported"
    of_version = 2
    count: int
    account_ids: list[str]
    category_ids: list[str]
    from_date: date
    to_date: date
    import_id: str
    done: int
    of: int


class BalanceUpdated(Event):
    """Absolute, never a delta; a client keeps the highest `version`."""

    wire_type = "balance.updated"
    account_id: str
    balance_minor: BalanceMinor
    currency: str
    version: int
    transaction_count: int


class AccountCreated(Account, Event):
    wire_type = "account.created"


class AccountUpdated(Updated, Account):
    """`previous`: what the fields that changed were before."""

    wire_type = "account.updated"
    of_version = 2


class AccountDeleted(Account, Event):
    wire_type = "account.deleted"


class CategoryCreated(Category, Event):
    wire_type = "category.created"


class CategoryUpdated(Updated, Category):
    """`previous`: what the fields that changed were before."""

    wire_type = "category.updated"
    of_version = 2


class CategoryDeleted(Category, Event):
    wire_type = "category.deleted"


class TagCreated(Tag, Event):
    wire_type = "tag.created"


class TagUpdated(Tag, Event):
    """Rows carry tag names: a client renames `previous_name` to `name` in those it holds."""

    wire_type = "tag.updated"
    previous_name: str


class TagDeleted(Tag, Event):
    """A client takes `name` out of the rows it holds."""

    wire_type = "tag.deleted"


class BudgetCreated(Budget, Event):
    wire_type = "budget.created"


class BudgetUpdated(Updated, Budget):
    """`previous`: what the fields that changed were before."""

    wire_type = "budget.updated"


class BudgetDeleted(Budget, Event):
    wire_type = "budget.deleted"


class RateCreated(Rate, Event):
    wire_type = "rate.created"


class RateUpdated(Updated, Rate):
    """`previous`: what the fields that changed were before."""

    wire_type = "rate.updated"


class RateDeleted(Rate, Event):
    wire_type = "rate.deleted"


class RatesImported(Event):
    """The market's rates of these days are new: sums of foreign money may have moved."""

    wire_type = "rates.imported"
    count: int
    currencies: list[str]
    from_date: date
    to_date: date


class GoalCreated(Goal, Event):
    wire_type = "goal.created"


class GoalUpdated(Goal, Event):
    """`previous`: what the fields that changed were before."""

    wire_type = "goal.updated"
    previous: dict[str, Any]


class GoalDeleted(Goal, Event):
    """Its contributions and its progress went with it."""

    wire_type = "goal.deleted"


class GoalProgressed(GoalProgress, Event):
    """How a goal stands: after each commit that moves it, and at the household's midnight."""

    wire_type = "goal.progress"


class ContributionCreated(Contribution, Event):
    wire_type = "contribution.created"


class ContributionUpdated(Contribution, Event):
    """`previous`: what the fields that changed were before."""

    wire_type = "contribution.updated"
    previous: dict[str, Any]


class ContributionDeleted(Contribution, Event):
    wire_type = "contribution.deleted"


class RecurringCreated(Recurring, Event):
    wire_type = "recurring.created"


class RecurringUpdated(Recurring, Event):
    """`previous`: what the fields that changed were before."""

    wire_type = "recurring.updated"
    previous: dict[str, Any]


class RecurringDeleted(Recurring, Event):
    """Its bills are gone with it."""

    wire_type = "recurring.deleted"


class BillsPlanned(Event):
    """A rule's `bills` that are new or planned anew, and the ids of those that are no more."""

    wire_type = "bills.planned"
    recurring_id: str
    bills: list[Bill]
    removed: list[str]


class BillUpdated(Bill, Event):
    """Paid, no longer paid, skipped, missed. `previous`: what the fields that changed were before."""

    wire_type = "bill.updated"
    previous: dict[str, Any]


class RecurringCandidateFound(RecurringCandidate, Event):
    """Something in the history looks as if it recurred."""

    wire_type = "recurring_candidate.found"


class RecurringCandidateUpdated(Updated, RecurringCandidate):
    """Paid again, confirmed or rejected. `previous`: what the fields that changed were before."""

    wire_type = "recurring_candidate.updated"


class RecurringCandidateDeleted(RecurringCandidate, Event):
    """It recurs no longer, or there is a rule for it."""

    wire_type = "recurring_candidate.deleted"


class AlertRaised(Alert, Event):
    """Something became true that the household wants to know, or is true again (`times`)."""

    wire_type = "alert.raised"


class AlertUpdated(Updated, Alert):
    """Its numbers moved, or it was dismissed. `previous`: what those fields were before."""

    wire_type = "alert.updated"


class AlertResolved(Alert, Event):
    """What it said is no longer true."""

    wire_type = "alert.resolved"


class AlertSettingsUpdated(Updated, AlertSettings):
    """`previous`: what the fields that changed were before."""

    wire_type = "alert_settings.updated"


class BudgetAlert(Event):
    """Beside each alert about a budget that was raised or updated. `reasons`: what it rests on."""

    wire_type = "budget.alert"
    alert_id: str
    budget_id: str
    kind: Literal["threshold", "over", "predicted"]
    tier: str
    spent_minor: int
    limit_minor: int
    currency: str
    probability: float | None
    reasons: list[AlertItem]


class HouseholdCreated(Household, Event):
    """Stands in the log only: no device has an older state. `founder`: its first member."""

    wire_type = "household.created"
    founder: Member


class HouseholdUpdated(Updated, Household):
    """`previous`: what the fields that changed were before."""

    wire_type = "household.updated"
    of_version = 2


class MemberJoined(Member, Event):
    wire_type = "member.joined"


class MemberUpdated(Updated, Member):
    """`previous`: what the fields that changed were before."""

    wire_type = "member.updated"
    of_version = 2


class MemberLeft(Member, Event):
    """With one's own id it is the last thing heard from that household."""

    wire_type = "member.left"


class UserUpdated(User, Event):
    """Goes to that person's own devices only."""

    wire_type = "user.updated"


class PreferencesUpdated(Preferences, Event):
    """Goes to that person's own devices only."""

    wire_type = "notification_preferences.updated"


class NotificationNew(Notification, InboxCounts, Event):
    """An entry of this person's inbox; nobody else hears it. The counts are absolute."""

    wire_type = "notification.new"


class NotificationUpdated(InboxCounts, Event):
    """Entries changed on one device. `up_to`: all up to that id too; `until`: of a snooze."""

    wire_type = "notification.updated"
    ids: list[str]
    up_to: str | None
    change: NotificationChange
    at: str
    until: str | None


class ActivityNew(Activity, Event):
    """An entry of the household's activity; `grew`: one that was there has more in it.

    Unread by everybody but its `actor`; an entry that grew stays as read as it was.
    """

    wire_type = "activity.new"
    grew: bool


class ActivityRead(ActivityMarks, Event):
    """Marked as read on one device of this person; nobody else hears it."""

    wire_type = "activity.read"


class Gone(Event):
    """A place in the stream that this user may no longer read."""

    wire_type = "gone"
