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

DEVICE: Final[Example] = {
    "id": "01890a5d-ac96-774b-bcce-b302099a8091",
    "kind": "fcm",
    "address_kind": "token",
    "address": "…x7Qk",
    "device_id": "pixel-8",
    "name": "Robin's phone",
    "platform": "android",
    "sealed": False,
    "state": "active",
    "disabled_reason": None,
    "current": True,
    "registered_at": WHEN,
    "last_success_at": None,
    "last_failure_at": None,
}
DELIVERY: Final[Example] = {
    "id": "01890a5d-ac96-774b-bcce-b302099a8092",
    "channel": "fcm",
    "target": "01890a5d-ac96-774b-bcce-b302099a8091",
    "state": "accepted",
    "reason": None,
    "not_before": WHEN,
    "attempts": 1,
    "last_status": 200,
    "last_reason": "accepted",
    "accepted_at": WHEN,
    "displayed_at": None,
    "clicked_at": None,
}
ENDPOINT: Final = "https://updates.push.services.example/wpush/v2/gAAAAABl"

REQUESTS: Final[dict[str, Any]] = {
    "ChangePreferences": {
        "quiet_hours_enabled": True,
        "quiet_hours_start": "22:00",
        "quiet_hours_end": "07:00",
        "overrides": [OVERRIDE],
    },
    "MarkNotifications": {"up_to": NOTIFICATION_ID},
    "RegisterFcm": {"token": "dQw4w9WgXcQ:APA91bHun4MxP5", "device_id": "pixel-8"},
    "RegisterApns": {"token": "00fc13adff785122b4ad28809a3420982341241421348097878e577c991de8f0"},
    "RegisterWebPush": {
        "endpoint": ENDPOINT,
        "keys": {
            "p256dh": "BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM",
            "auth": "tBHItJI5svbpez7KI4CCXg",
        },
    },
    "ForgetWebPush": {"endpoint": ENDPOINT},
    "TestNotice": {"title": "It rings", "body": "From Pennybell."},
    "SnoozeNotifications": {"ids": [NOTIFICATION_ID], "until": "2026-01-27T07:00:00Z"},
}

ANSWERS: Final[dict[str, Any]] = {
    "Preferences": PREFERENCES,
    "PreferencesAnswer": PREFERENCES | SEQ,
    "Notification": NOTIFICATION,
    "NotificationList": {"items": [NOTIFICATION], "counts": COUNTS, "next_cursor": None},
    "InboxCounts": COUNTS,
    "MarkedAnswer": {"ids": [NOTIFICATION_ID], "counts": {"unread": 0, "unseen": 0}} | SEQ,
    "Device": DEVICE,
    "DeviceAnswer": DEVICE | SEQ,
    "DeviceList": {"items": [DEVICE]},
    "WebPushKey": {
        "key": "BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM",
        "key_id": "4f2a91c0",
    },
    "DeliveryList": {"items": [DELIVERY]},
    "TestAnswer": {
        "notification_id": NOTIFICATION_ID,
        "settled": True,
        "deliveries": [DELIVERY],
    },
}
