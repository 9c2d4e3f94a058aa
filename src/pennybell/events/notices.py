"""How what people are told looks to the outside: preferences, inbox entries, devices, deliveries."""

from typing import Annotated, Any, Literal

from pydantic import Field

from pennybell.events.shapes import AlertKind, Severity, Shape

NotificationType = Literal[
    AlertKind,
    "transaction_recorded",
    "transactions_imported",
    "member_joined",
    "member_left",
    "new_device",
    "password_changed",
    "digest",
    "weekly_summary",
    "monthly_summary",
    "webhook_disabled",
    "test",
]
Channel = Literal["push", "email", "sms", "apprise", "webhook"]
Frequency = Literal["instant", "hourly", "daily", "weekly"]
NotificationChange = Literal["seen", "read", "unread", "archived", "unarchived", "snoozed", "woken"]


class TypePreference(Shape):
    """What goes for one type on one channel. `frequency` null: the person's own."""

    type: NotificationType
    channel: Channel
    enabled: Annotated[bool, Field(strict=True)]
    frequency: Frequency | None


class Preferences(Shape):
    """How somebody wants to be told.

    `fcm_token` and `apns_token` show the newest device, masked. Quiet hours are local times such
    as "22:00", and may pass midnight. `timezone` and `locale` null: the profile's.
    `digest_weekday`: 0 is Monday. `overrides`: the most specific wins.
    """

    email_enabled: bool
    push_enabled: bool
    sms_enabled: bool
    transaction_alerts: bool
    budget_alerts: bool
    goal_alerts: bool
    recurring_alerts: bool
    weekly_summary: bool
    monthly_summary: bool
    quiet_hours_enabled: bool
    quiet_hours_start: str | None
    quiet_hours_end: str | None
    frequency: Frequency
    fcm_token: str | None
    apns_token: str | None
    timezone: str | None
    locale: str | None
    digest_hour: int
    digest_weekday: int
    amounts_in_push: bool
    overrides: list[TypePreference]
    version: int
    created_at: str
    updated_at: str


class Notification(Shape):
    """One entry of a person's inbox. `household` null: it concerns the person alone.

    `args`: the numbers and names that title and body are made of. What has one `group_key` is
    shown as one group.
    """

    id: str
    household: str | None
    type: NotificationType
    severity: Severity
    title: str
    body: str
    args: dict[str, Any]
    subject_noun: str
    subject_id: str | None
    group_key: str
    created_at: str
    expires_at: str
    seen_at: str | None
    read_at: str | None
    archived_at: str | None
    snoozed_until: str | None


class InboxCounts(Shape):
    """`unread` and `unseen` of what is neither archived nor asleep; they stop at 1,000."""

    unread: int
    unseen: int


class Device(Shape):
    """A device that rings. `address` is masked. `sealed`: its notices travel encrypted for it alone."""

    id: str
    kind: Literal["fcm", "apns", "webpush"]
    address_kind: Literal["token", "fid", "endpoint"]
    address: str
    device_id: str | None
    name: str
    platform: str
    sealed: bool
    state: Literal["active", "disabled", "needs_resubscribe"]
    disabled_reason: str | None
    current: bool
    registered_at: str
    last_success_at: str | None
    last_failure_at: str | None


class Contact(Shape):
    """An address for mail, text messages or another service; it is shown masked.

    `pending`: a link or a code was sent there, and waits for an answer. `disabled_reason`:
    `bounced`, `unsubscribed`, or what the service said.
    """

    id: str
    channel: Literal["email", "sms", "apprise"]
    address: str
    state: Literal["pending", "active", "disabled"]
    disabled_reason: str | None
    code_sent_at: str | None
    verified_at: str | None
    created_at: str


DeliveryState = Literal[
    "held",
    "pending",
    "leased",
    "accepted",
    "displayed",
    "clicked",
    "dead",
    "suppressed",
    "expired",
    "merged",
]


class Delivery(Shape):
    """What became of telling one device, contact or webhook. `reason`: why it was withheld.

    `target`: its id. `target_name`: as its person knows it; empty when it has none or has gone.
    """

    id: str
    channel: str
    target: str
    target_name: str
    state: DeliveryState
    reason: str | None
    not_before: str
    attempts: int
    last_status: int | None
    last_reason: str | None
    accepted_at: str | None
    displayed_at: str | None
    clicked_at: str | None


class Webhook(Shape):
    """A URL that is told what its person is told. `url` is masked; `types` none: all.

    `disabled_reason`: `failing`, nothing arrived for five days; `gone`, it wants no more.
    `old_secret_until`: while the secret before the newest signs too.
    """

    id: str
    name: str
    url: str
    types: list[NotificationType]
    enabled: bool
    disabled_reason: str | None
    failing_since: str | None
    old_secret_until: str | None
    version: int
    created_at: str
    updated_at: str


class Attempt(Shape):
    """One try. `outcome` null: under way, or lost in a crash."""

    n: int
    started_at: str
    finished_at: str | None
    outcome: str | None
    http_status: int | None
    reason: str | None


class WebhookDelivery(Shape):
    """One message to a webhook. `type`: of the notice it tells."""

    id: str
    notification_id: str | None
    type: NotificationType | None
    state: DeliveryState
    reason: str | None
    next_attempt_at: str | None
    created_at: str
    attempts: list[Attempt]


class DeadLetter(Shape):
    """A delivery that was given up: `reason` says why, `last_reason` what the provider said last."""

    id: str
    user_id: str
    channel: str
    state: Literal["dead", "expired"]
    reason: str | None
    attempts: int
    last_status: int | None
    last_reason: str | None
    created_at: str
