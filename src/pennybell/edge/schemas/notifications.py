"""Bodies and answers about how people are told, and their inbox."""

import re
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints, WithJsonSchema

from pennybell.edge.schemas.fields import (
    SAYS_SOMETHING,
    WITHOUT_NUL,
    Answer,
    Body,
    Flag,
    Locale,
    Reference,
    SeqField,
    Timezone,
)
from pennybell.events.notices import (
    Channel,
    Delivery,
    Device,
    Frequency,
    InboxCounts,
    Notification,
    NotificationType,
    Preferences,
    TypePreference,
)
from pennybell.events.shapes import Severity
from pennybell.kit.clock import SECOND
from pennybell.kit.money import BALANCE_MINOR_MAX

PAGE_MAX = 200
IDS_MAX = 200

ClockTime = Annotated[
    str, StringConstraints(max_length=5, pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")
]
"""A local time such as "22:00"."""

MOMENT_PATTERN = re.compile(
    r"\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d{1,9})?([Zz]|[+-]\d{2}:\d{2})"
)


def _moment(value: Any) -> datetime:
    if not isinstance(value, str) or not MOMENT_PATTERN.fullmatch(value):
        raise ValueError("not an instant such as 2026-01-26T10:30:00Z")
    return datetime.fromisoformat(value.upper())


Moment = Annotated[
    datetime,
    BeforeValidator(_moment),
    WithJsonSchema({"type": "string", "format": "date-time", "examples": ["2026-01-26T10:30:00Z"]}),
]


def instant_of(moment: datetime) -> int:
    return int(moment.timestamp()) * SECOND + moment.microsecond // 1_000


class PreferencesAnswer(Preferences):
    seq: SeqField


class ChangePreferences(Body):
    """What is left out stays as it is. A token is null: that kind of device is rung no more."""

    email_enabled: Flag = True
    push_enabled: Flag = True
    sms_enabled: Flag = False
    transaction_alerts: Flag = True
    budget_alerts: Flag = True
    goal_alerts: Flag = True
    recurring_alerts: Flag = True
    weekly_summary: Flag = False
    monthly_summary: Flag = False
    quiet_hours_enabled: Flag = False
    quiet_hours_start: ClockTime | None = None
    quiet_hours_end: ClockTime | None = None
    frequency: Frequency = "instant"
    fcm_token: None = None
    apns_token: None = None
    timezone: Timezone | None = None
    locale: Locale | None = None
    digest_hour: Annotated[int, Field(strict=True, ge=0, le=23)] = 8
    digest_weekday: Annotated[int, Field(strict=True, ge=0, le=6)] = 0
    amounts_in_push: Flag = False
    overrides: Annotated[list[TypePreference], Field(max_length=200)] = Field(default=[])


class NotificationList(Answer):
    """Newest first. `next_cursor` is null on the last page."""

    items: list[Notification]
    counts: InboxCounts
    next_cursor: str | None


class ListNotifications(Body):
    """Query of the inbox; archived and sleeping entries are shown only when asked for."""

    unread: bool = False
    archived: bool = False
    snoozed: bool = False
    type: NotificationType | None = None
    severity: Severity | None = None
    since: Moment | None = None
    until: Moment | None = None
    cursor: Annotated[str, Field(max_length=200)] | None = None
    limit: Annotated[int, Field(ge=1, le=PAGE_MAX)] = 50


class MarkNotifications(Body):
    """Some by id, and all up to one (`up_to`): at least one of the two."""

    ids: Annotated[list[Reference], Field(max_length=IDS_MAX)] = Field(default=[])
    up_to: Reference | None = None


class SnoozeNotifications(Body):
    """`until`: when they come back."""

    ids: Annotated[list[Reference], Field(min_length=1, max_length=IDS_MAX)]
    until: Moment


class MarkedAnswer(Answer):
    """`ids`: what changed; entries that were so already, or are nobody's, are not among them."""

    ids: list[str]
    counts: InboxCounts
    seq: SeqField


Token = Annotated[str, StringConstraints(min_length=8, max_length=4096, pattern=r"^[\x21-\x7e]+$")]
DeviceId = Annotated[
    str, StringConstraints(min_length=1, max_length=100, pattern=r"^[\x21-\x7e]+$")
]
DeviceName = Annotated[str, StringConstraints(max_length=100, pattern=WITHOUT_NUL)]
SealKey = Annotated[
    str, StringConstraints(min_length=43, max_length=43, pattern=r"^[A-Za-z0-9_-]{43}$")
]
"""An X25519 public key, base64url: notices for this device then travel encrypted for it alone."""


class Registration(Body):
    """`renewal`: said again at a start; a device that was forgotten stays so, with `device_forgotten`."""

    device_id: DeviceId | None = None
    device_name: DeviceName = ""
    renewal: Flag = False


class RegisterFcm(Registration):
    """A registration token, or a Firebase installation id: one of the two."""

    token: Token | None = None
    fid: Token | None = None
    platform: Literal["android", "web"] = "android"
    device_key: SealKey | None = None


class RegisterApns(Registration):
    """`topic`: the app's bundle id, unless it is the configured one."""

    token: Annotated[
        str, StringConstraints(min_length=16, max_length=400, pattern=r"^[0-9a-fA-F]+$")
    ]
    topic: Annotated[str, StringConstraints(max_length=200, pattern=r"^[\w.-]+$")] | None = None
    environment: Literal["production", "sandbox"] = "production"
    device_key: SealKey | None = None


class WebPushKeys(Body):
    p256dh: Annotated[
        str, StringConstraints(min_length=80, max_length=100, pattern=r"^[A-Za-z0-9_=-]+$")
    ]
    auth: Annotated[
        str, StringConstraints(min_length=16, max_length=40, pattern=r"^[A-Za-z0-9_=-]+$")
    ]


class RegisterWebPush(Registration):
    """What `PushSubscription.toJSON()` gives."""

    endpoint: Annotated[
        str, StringConstraints(min_length=12, max_length=2000, pattern=r"^https?://[\x21-\x7e]+$")
    ]
    keys: WebPushKeys
    expiration_time: Annotated[
        int | None, Field(alias="expirationTime", strict=True, ge=0, le=BALANCE_MINOR_MAX)
    ] = None


class ForgetWebPush(Body):
    endpoint: Annotated[
        str, StringConstraints(min_length=12, max_length=2000, pattern=r"^https?://[\x21-\x7e]+$")
    ]


class DeviceAnswer(Device):
    seq: SeqField


class DeviceList(Answer):
    """Newest registration first."""

    items: list[Device]


class WebPushKey(Answer):
    """What browsers subscribe with: `applicationServerKey`, base64url."""

    key: str
    key_id: str


class FirebaseConfig(Answer):
    """Of the project's web app, as `initializeApp` takes it; nothing of it is secret."""

    api_key: str
    project_id: str
    app_id: str
    messaging_sender_id: str


class PushConfig(Answer):
    """How a browser is rung. `enabled`: false while push is held; what registers rings later.

    `kind`: `vapid`, register the subscription itself; `firebase`, register what Firebase makes of it.
    `key`: what to subscribe with either way: `applicationServerKey`, base64url.
    """

    enabled: bool
    kind: Literal["vapid", "firebase"]
    key: str
    firebase: FirebaseConfig | None


class TestNotice(Body):
    """`channel`: one of them alone; else all you can be reached by."""

    __test__ = False

    title: Annotated[
        str, StringConstraints(min_length=1, max_length=200, pattern=SAYS_SOMETHING)
    ] = "It rings"
    body: Annotated[str, StringConstraints(max_length=1000, pattern=WITHOUT_NUL)] = ""
    type: Literal["test"] = "test"
    channel: Channel | None = None


class DeliveryList(Answer):
    """One for each device, contact and webhook; withheld ones with their reason."""

    items: list[Delivery]


class TestAnswer(Answer):
    """`settled` false: some provider has not answered within ten seconds; ask again later."""

    __test__ = False

    notification_id: str
    settled: bool
    deliveries: list[Delivery]
