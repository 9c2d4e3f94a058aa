"""Types, channels and defaults of telling people things, and which preference goes. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final, get_args

from pennybell.errors import Invalid
from pennybell.events.notices import (
    Channel,
    Frequency,
    NotificationType,
    Preferences,
    TypePreference,
)
from pennybell.events.shapes import AlertKind

CHANNELS: Final[tuple[Channel, ...]] = get_args(Channel)

SWITCHES: Final[dict[str, str]] = {
    **dict.fromkeys(("budget_threshold", "budget_over", "budget_predicted"), "budget_alerts"),
    **dict.fromkeys(("goal_milestone", "goal_behind"), "goal_alerts"),
    **dict.fromkeys(
        ("bill_due", "bill_overdue", "price_increase", "subscription_found"), "recurring_alerts"
    ),
    **dict.fromkeys(
        (
            "low_balance",
            "low_balance_predicted",
            "large_expense",
            "large_deposit",
            "unusual_spending",
            "duplicate_charge",
            "transaction_recorded",
            "transactions_imported",
        ),
        "transaction_alerts",
    ),
    "weekly_summary": "weekly_summary",
    "monthly_summary": "monthly_summary",
}
"""The switch of each type; the others (members, security) have none."""

ALERTS: Final[frozenset[str]] = frozenset(get_args(AlertKind))

SECURITY: Final = frozenset({"new_device", "password_changed"})
"""Pass quiet hours, digests and throttle, and cannot be switched off."""

SUMMARIES: Final = frozenset({"weekly_summary", "monthly_summary"})
"""Made for their day and hour: they go into no digest."""

DEFAULTS: Final[dict[str, Any]] = {
    "email_enabled": True,
    "push_enabled": True,
    "sms_enabled": False,
    "transaction_alerts": True,
    "budget_alerts": True,
    "goal_alerts": True,
    "recurring_alerts": True,
    "weekly_summary": False,
    "monthly_summary": False,
    "quiet_hours_enabled": False,
    "quiet_hours_start": None,
    "quiet_hours_end": None,
    "frequency": "instant",
    "fcm_token": None,
    "apns_token": None,
    "timezone": None,
    "locale": None,
    "digest_hour": 8,
    "digest_weekday": 0,
    "amounts_in_push": False,
}

_CHANNEL_SWITCH: Final = {"push": "push_enabled", "email": "email_enabled", "sms": "sms_enabled"}
"""Apprise addresses and webhooks are switched by having them."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What goes for one type on one channel. `withheld`: why not, None: it goes."""

    frequency: Frequency
    withheld: str | None = None


def choose(preferences: Preferences, type_: NotificationType, channel: Channel) -> Choice:
    """The most specific preference wins: type and channel, then the type's switch, then the channel's."""
    override = next(
        (each for each in preferences.overrides if (each.type, each.channel) == (type_, channel)),
        None,
    )
    frequency = (override.frequency if override else None) or preferences.frequency
    if type_ in SECURITY or type_ == "test":
        return Choice("instant")
    if type_ in SUMMARIES:
        frequency = "instant"
    if override is not None:
        return Choice(frequency, None if override.enabled else "override")
    switch = SWITCHES.get(type_)
    if switch is not None and not getattr(preferences, switch):
        return Choice(frequency, "type_off")
    of_channel = _CHANNEL_SWITCH.get(channel)
    if of_channel is not None and not getattr(preferences, of_channel):
        return Choice(frequency, "channel_off")
    return Choice(frequency)


def check(values: dict[str, Any]) -> None:
    """Raises Invalid: 422 `quiet_hours_empty`, `quiet_hours_incomplete`."""
    start, end = values["quiet_hours_start"], values["quiet_hours_end"]
    if start is not None and start == end:
        raise Invalid(
            "quiet_hours_empty", "Quiet hours begin and end apart.", "body.quiet_hours_end"
        )
    if values["quiet_hours_enabled"] and (start is None or end is None):
        raise Invalid(
            "quiet_hours_incomplete",
            "Quiet hours need a beginning and an end.",
            "body.quiet_hours_start",
        )


def ordered(overrides: Iterable[TypePreference]) -> list[TypePreference]:
    """By type and channel; of two for the same the last one counts."""
    last = {(each.type, each.channel): each for each in overrides}
    return [last[key] for key in sorted(last)]
