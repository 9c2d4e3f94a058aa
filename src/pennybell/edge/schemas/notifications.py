"""Bodies and answers about how people are told, and their inbox."""

import re
from datetime import datetime
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, StringConstraints, WithJsonSchema

from pennybell.edge.schemas.fields import Answer, Body, Flag, Locale, Reference, SeqField, Timezone
from pennybell.events.shapes import (
    Frequency,
    InboxCounts,
    Notification,
    NotificationType,
    Preferences,
    Severity,
    TypePreference,
)
from pennybell.kit.clock import SECOND

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
    """What is left out stays as it is."""

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
