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
VAPID_KEY: Final = (
    "BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM"
)
FIREBASE: Final[Example] = {
    "api_key": "AIzaSyA-public-in-every-web-app",
    "project_id": "money-example",
    "app_id": "1:1234567890:web:0123abcd",
    "messaging_sender_id": "1234567890",
}
DELIVERY: Final[Example] = {
    "id": "01890a5d-ac96-774b-bcce-b302099a8092",
    "channel": "fcm",
    "target": "01890a5d-ac96-774b-bcce-b302099a8091",
    "target_name": "Robin's phone",
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
CONTACT: Final[Example] = {
    "id": "01890a5d-ac96-774b-bcce-b302099a8093",
    "channel": "email",
    "address": "r…@home.example",
    "state": "pending",
    "disabled_reason": None,
    "code_sent_at": WHEN,
    "verified_at": None,
    "created_at": WHEN,
}
WEBHOOK: Final[Example] = {
    "id": "01890a5d-ac96-774b-bcce-b302099a8094",
    "name": "Home automation",
    "url": "https://hooks.home.example/…",
    "types": ["budget_over"],
    "enabled": True,
    "disabled_reason": None,
    "failing_since": None,
    "old_secret_until": None,
    "version": 1,
    "created_at": WHEN,
    "updated_at": WHEN,
}
SECRET: Final = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo="  # noqa: S105  # an example
ATTEMPT: Final[Example] = {
    "n": 1,
    "started_at": WHEN,
    "finished_at": WHEN,
    "outcome": "delivered",
    "http_status": 204,
    "reason": "accepted",
}
WEBHOOK_DELIVERY: Final[Example] = {
    "id": "01890a5d-ac96-774b-bcce-b302099a8095",
    "notification_id": NOTIFICATION_ID,
    "type": "budget_over",
    "state": "accepted",
    "reason": None,
    "next_attempt_at": None,
    "created_at": WHEN,
    "attempts": [ATTEMPT],
}
DEAD_LETTER: Final[Example] = {
    "id": "01890a5d-ac96-774b-bcce-b302099a8096",
    "user_id": "01890a5d-ac96-774b-bcce-b302099a8057",
    "channel": "email",
    "state": "dead",
    "reason": "ours",
    "attempts": 1,
    "last_status": None,
    "last_reason": "data_554",
    "created_at": WHEN,
}
PROVIDER: Final[Example] = {"label": "smtp", "state": "closed", "reason": "", "open_s": 0.0}
CHANNEL_STATE: Final[Example] = {
    "channel": "email",
    "providers": [PROVIDER],
    "outcomes": {"delivered": 12, "ours": 1},
    "errors": {"data_554": 1},
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
    "NewWebhook": {"name": "Home automation", "url": "https://hooks.home.example/bell"},
    "ChangeWebhook": {"types": ["budget_over"]},
    "NewContact": {"channel": "email", "address": "robin@home.example"},
    "ConfirmContact": {"code": "042187"},
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
    "FirebaseConfig": FIREBASE,
    "PushConfig": {"enabled": True, "kind": "firebase", "key": VAPID_KEY, "firebase": FIREBASE},
    "WebPushKey": {
        "key": VAPID_KEY,
        "key_id": "4f2a91c0",
    },
    "DeliveryList": {"items": [DELIVERY]},
    "DeadLetter": DEAD_LETTER,
    "DeadLetterList": {"items": [DEAD_LETTER], "next_cursor": None},
    "ProviderState": PROVIDER,
    "ChannelState": CHANNEL_STATE,
    "ProviderList": {"items": [CHANNEL_STATE]},
    "Webhook": WEBHOOK,
    "WebhookAnswer": WEBHOOK | SEQ,
    "WebhookWithSecret": WEBHOOK | SEQ | {"secret": SECRET},
    "WebhookList": {"items": [WEBHOOK]},
    "Attempt": ATTEMPT,
    "WebhookDelivery": WEBHOOK_DELIVERY,
    "WebhookDeliveryList": {"items": [WEBHOOK_DELIVERY], "next_cursor": None},
    "ContactAnswer": CONTACT | {"seq": 0},
    "Contact": CONTACT,
    "ContactList": {
        "items": [CONTACT],
        "channels": ["email", "apprise"],
        "apprise_schemes": ["ntfys"],
    },
    "TestAnswer": {
        "notification_id": NOTIFICATION_ID,
        "settled": True,
        "deliveries": [DELIVERY],
    },
}
