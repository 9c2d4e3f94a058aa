"""Every message of the wire: frozen, versioned, past tense for facts. See docs/protocol/.

A durable event's class names its type and version; its fields are the payload. Messages that
are not durable (the socket's own) stand in the second half.
"""

from datetime import date
from typing import Any, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, Field

from pennybell.events.shapes import (
    Account,
    BalanceMinor,
    Category,
    Household,
    Member,
    Shape,
    Tag,
    Transaction,
    User,
)


class Event(Shape):
    """Marks what goes into the log. `type` is its name on the wire, `of_version` its shape's."""

    type: ClassVar[str]
    of_version: ClassVar[int] = 1

    @classmethod
    def carrying(cls, shape: Shape, **further: Any) -> Self:
        """The event that carries a noun's shape as it stands."""
        return cls.model_construct(**shape.__dict__, **further)


class TransactionCreated(Transaction, Event):
    type = "transaction.created"


class TransactionUpdated(Transaction, Event):
    type = "transaction.updated"


class TransactionDeleted(Transaction, Event):
    """What it was, with `deleted_at`."""

    type = "transaction.deleted"


class TransactionRestored(Transaction, Event):
    type = "transaction.restored"


class TransactionsChanged(Event):
    """In place of single events when one unit of work touches more than 20 rows: refetch."""

    type = "transactions.changed"
    count: int
    account_ids: list[str]
    from_date: date
    to_date: date


class TransactionsImported(Event):
    """One unit of an import was written: `done` of `of` rows so far."""

    type = "transactions.imported"
    count: int
    account_ids: list[str]
    from_date: date
    to_date: date
    import_id: str
    done: int
    of: int


class BalanceUpdated(Event):
    """Absolute, never a delta; a client keeps the highest `version`."""

    type = "balance.updated"
    account_id: str
    balance_minor: BalanceMinor
    currency: str
    version: int
    transaction_count: int


class AccountCreated(Account, Event):
    type = "account.created"


class AccountUpdated(Account, Event):
    type = "account.updated"


class AccountDeleted(Account, Event):
    type = "account.deleted"


class CategoryCreated(Category, Event):
    type = "category.created"


class CategoryUpdated(Category, Event):
    type = "category.updated"


class CategoryDeleted(Category, Event):
    type = "category.deleted"


class TagCreated(Tag, Event):
    type = "tag.created"


class TagUpdated(Tag, Event):
    """Rows carry tag names: a client renames `previous_name` to `name` in those it holds."""

    type = "tag.updated"
    previous_name: str


class TagDeleted(Tag, Event):
    """A client takes `name` out of the rows it holds."""

    type = "tag.deleted"


class HouseholdUpdated(Household, Event):
    type = "household.updated"


class MemberJoined(Member, Event):
    type = "member.joined"


class MemberUpdated(Member, Event):
    type = "member.updated"


class MemberLeft(Member, Event):
    """With one's own id it is the last thing heard from that household."""

    type = "member.left"


class UserUpdated(User, Event):
    """Goes to that person's own devices only."""

    type = "user.updated"


class Gone(Event):
    """A place in the stream that this user may no longer read."""

    type = "gone"


class Message(BaseModel):
    """A message of the socket itself: it has no place in the log."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    type: ClassVar[str]


class SessionReady(Message):
    """First message on every socket. `head`: newest seq; events up to it follow when `resumed`."""

    type = "session.ready"
    connection_id: str
    device_id: str
    user_id: str
    household: str | None
    head: int
    epoch: str
    resumed: bool
    heartbeat_s: float
    server_time: str


class ResyncRequired(Message):
    type = "resync.required"
    reason: Literal["epoch", "pruned", "ahead", "behind", "joined"]
    head: int


class Pong(Message):
    """Carries the ping's own payload back."""

    model_config = ConfigDict(frozen=True, extra="allow")
    type = "pong"


class WireError(Message):
    """A message was refused; the socket stays open. `ref`: the refused message's `id`."""

    type = "error"
    code: str
    message: str
    ref: str | None = None


class Ping(Message):
    """From the client; any object as payload."""

    model_config = ConfigDict(frozen=True, extra="allow")
    type = "ping"


class Ack(Message):
    """From the client: this device has applied everything up to `seq`. No answer."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
    type = "ack"
    seq: int = Field(ge=0)
