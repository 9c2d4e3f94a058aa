"""Examples of preferences and inbox entries, by schema name; edge/examples.py holds the others."""

from typing import Any, Final

from pennybell.edge.budget_examples import BUDGET_ID, SEQ, WHEN, Example

NOTIFICATION_ID: Final = "01890a5d-ac96-774b-bcce-b302099a8090"

OVERRIDE: Final[Example] = {
    "type": "large_deposit",
    "channel": "email",
    "enabled": True,
    "frequency": "daily",
}
PREFERENCES: Final[Example] = {
    "email_enabled": True,
    "push_enabled": True,
    "sms_enabled": False,
    "transaction_alerts": True,
    "budget_alerts": True,
    "goal_alerts": True,
    "recurring_alerts": True,
    "weekly_summary": True,
    "monthly_summary": False,
    "quiet_hours_enabled": True,
    "quiet_hours_start": "22:00",
    "quiet_hours_end": "07:00",
    "frequency": "instant",
    "fcm_token": None,
    "apns_token": None,
    "timezone": "Europe/Berlin",
    "locale": None,
    "digest_hour": 8,
    "digest_weekday": 0,
    "amounts_in_push": False,
    "overrides": [OVERRIDE],
    "version": 3,
    "created_at": WHEN,
    "updated_at": WHEN,
}
NOTIFICATION: Final[Example] = {
    "id": NOTIFICATION_ID,
    "household": "01890a5d-ac96-774b-bcce-b302099a8058",
    "type": "budget_threshold",
    "severity": "warning",
    "title": "Groceries: 80 % spent",
    "body": "EUR 371.20 of EUR 450.00 by 14 February.",
    "args": {"amount_minor": 37_120, "limit_minor": 45_000, "currency": "EUR"},
    "subject_noun": "budget",
    "subject_id": BUDGET_ID,
    "group_key": f"budget:{BUDGET_ID}",
    "created_at": WHEN,
    "expires_at": "2026-04-26T10:30:00.123Z",
    "seen_at": None,
    "read_at": None,
    "archived_at": None,
    "snoozed_until": None,
}
COUNTS: Final[Example] = {"unread": 1, "unseen": 1}

REQUESTS: Final[dict[str, Any]] = {
    "ChangePreferences": {
        "quiet_hours_enabled": True,
        "quiet_hours_start": "22:00",
        "quiet_hours_end": "07:00",
        "overrides": [OVERRIDE],
    },
    "MarkNotifications": {"up_to": NOTIFICATION_ID},
    "SnoozeNotifications": {"ids": [NOTIFICATION_ID], "until": "2026-01-27T07:00:00Z"},
}

ANSWERS: Final[dict[str, Any]] = {
    "Preferences": PREFERENCES,
    "PreferencesAnswer": PREFERENCES | SEQ,
    "Notification": NOTIFICATION,
    "NotificationList": {"items": [NOTIFICATION], "counts": COUNTS, "next_cursor": None},
    "InboxCounts": COUNTS,
    "MarkedAnswer": {"ids": [NOTIFICATION_ID], "counts": {"unread": 0, "unseen": 0}} | SEQ,
}
