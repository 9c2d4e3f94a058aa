"""What the socket itself says and hears: not durable, without a place in the log."""

from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from pennybell.events.analytics import BudgetStands, NetWorth, PeriodName, SpendingCurve
from pennybell.kit.money import BALANCE_MINOR_MAX


class Message(BaseModel):
    """A message of the socket itself: it has no place in the log."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    wire_type: ClassVar[str]


class SessionReady(Message):
    """First message on every socket. `head`: newest seq; events up to it follow when `resumed`."""

    wire_type = "session.ready"
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
    wire_type = "resync.required"
    reason: Literal["epoch", "pruned", "ahead", "behind", "joined"]
    head: int


class SessionExpiring(Message):
    """The token expires at `expires_at`: send `auth.refresh` with a fresh one."""

    wire_type = "session.expiring"
    expires_at: str


class SessionRefreshed(Message):
    wire_type = "session.refreshed"
    expires_at: str


class SessionDraining(Message):
    """The server stops: connect again after `retry_after_ms`, which differs for each client."""

    wire_type = "session.draining"
    retry_after_ms: int


class AnalyticsSpendingUpdated(SpendingCurve, Message):
    """What `GET /analytics/spending/curve` says of the period at `as_of_seq`."""

    wire_type = "analytics.spending_updated"


class AnalyticsNetWorthUpdated(NetWorth, Message):
    """What `GET /analytics/net-worth` says of the period, as far as it has come."""

    wire_type = "analytics.net_worth_updated"


class AnalyticsBudgetUpdated(BudgetStands, Message):
    """What `GET /analytics/budgets` says on the day of the period nearest to today."""

    wire_type = "analytics.budget_updated"


class Subscribed(Message):
    """The three `analytics.*` messages follow at once, and then after each change."""

    wire_type = "subscribed"
    topic: Literal["analytics"]
    period: str | None = None


class Unsubscribed(Message):
    wire_type = "unsubscribed"
    topic: Literal["analytics"]


class Pong(Message):
    """Carries the ping's own payload back."""

    model_config = ConfigDict(frozen=True, extra="allow")
    wire_type = "pong"


class WireError(Message):
    """A message was refused; the socket stays open. `ref`: the refused message's `id`."""

    wire_type = "error"
    code: str
    message: str
    ref: str | None = None


class Ping(Message):
    """From the client; any object as payload."""

    model_config = ConfigDict(frozen=True, extra="allow")
    wire_type = "ping"


class Ack(Message):
    """From the client: this device has applied everything up to `seq`. No answer."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
    wire_type = "ack"
    seq: int = Field(ge=0, le=BALANCE_MINOR_MAX)


class AuthRefresh(Message):
    """From the client: a fresh access token of the same sign-in."""

    wire_type = "auth.refresh"
    token: str = Field(min_length=1, max_length=400)


class SubscribeAnalytics(Message):
    """From the client: send analytics frames, of this month (whichever it is) or of `period`."""

    wire_type = "subscribe.analytics"
    period: PeriodName | None = None


class UnsubscribeAnalytics(Message):
    """From the client: send them no more."""

    wire_type = "unsubscribe.analytics"
