"""What requests and answers look like, by schema name: for readers of the OpenAPI document.

Tests hold each example to its schema.
"""

from typing import Any, Final

from pennybell.edge import (
    activity_examples,
    alert_examples,
    analytics_examples,
    bill_examples,
    budget_examples,
    goal_examples,
    notification_examples,
)

Example = dict[str, Any]

USER_ID: Final = "01890a5d-ac96-774b-bcce-b302099a8057"
HOUSEHOLD_ID: Final = "01890a5d-ac96-774b-bcce-b302099a8058"
ACCOUNT_ID: Final = "01890a5d-ac96-774b-bcce-b302099a8059"
OTHER_ACCOUNT_ID: Final = "01890a5d-ac96-774b-bcce-b302099a805a"
CATEGORY_ID: Final = "01890a5d-ac96-774b-bcce-b302099a805b"
TAG_ID: Final = "01890a5d-ac96-774b-bcce-b302099a805c"
TRANSACTION_ID: Final = "01890a5d-ac96-774b-bcce-b302099a805d"
PEER_ID: Final = "01890a5d-ac96-774b-bcce-b302099a805e"
TRANSFER_ID: Final = "01890a5d-ac96-774b-bcce-b302099a805f"
IMPORT_ID: Final = "01890a5d-ac96-774b-bcce-b302099a8060"
SESSION_ID: Final = "01890a5d-ac96-774b-bcce-b302099a8061"
INVITE_ID: Final = "01890a5d-ac96-774b-bcce-b302099a8062"
EPOCH: Final = "01890a5d-ac96-774b-bcce-b302099a8063"
WHEN: Final = "2026-01-26T10:30:00.123Z"
LATER: Final = "2026-02-02T10:30:00.123Z"
INVITE_TOKEN: Final = "q1W2e3R4t5Y6u7I8o9P0a1S2d3F4g5H6"  # noqa: S105  # an example

USER: Final[Example] = {
    "id": USER_ID,
    "email": "robin@home.example",
    "name": "Robin",
    "timezone": "Europe/Berlin",
    "locale": "en",
    "is_admin": True,
    "version": 1,
    "created_at": WHEN,
}
HOUSEHOLD: Final[Example] = {
    "id": HOUSEHOLD_ID,
    "name": "Robin's household",
    "timezone": "Europe/Berlin",
    "currency": "EUR",
    "version": 1,
    "created_at": WHEN,
}
MEMBER: Final[Example] = {
    "user_id": USER_ID,
    "name": "Robin",
    "email": "robin@home.example",
    "role": "owner",
    "joined_at": WHEN,
}
ACCOUNT: Final[Example] = {
    "id": ACCOUNT_ID,
    "name": "Everyday",
    "type": "checking",
    "currency": "EUR",
    "opening_balance_minor": 100_000,
    "balance_minor": 98_750,
    "balance_version": 2,
    "transaction_count": 1,
    "archived": False,
    "version": 1,
    "created_at": WHEN,
    "updated_at": WHEN,
}
CATEGORY: Final[Example] = {
    "id": CATEGORY_ID,
    "name": "Groceries",
    "kind": "expense",
    "parent_id": None,
    "archived": False,
    "version": 1,
}
TAG: Final[Example] = {"id": TAG_ID, "name": "weekend", "version": 1}
TRANSACTION: Final[Example] = {
    "id": TRANSACTION_ID,
    "account_id": ACCOUNT_ID,
    "date": "2026-01-26",
    "amount_minor": -1_250,
    "currency": "EUR",
    "payee": "Corner bakery",
    "note": None,
    "category_id": CATEGORY_ID,
    "tags": ["weekend"],
    "splits": [],
    "transfer_id": None,
    "transfer_peer_id": None,
    "transfer_account_id": None,
    "import_id": None,
    "version": 1,
    "created_by": USER_ID,
    "created_at": WHEN,
    "updated_at": WHEN,
    "deleted_at": None,
}
LEAVING: Final[Example] = {
    **TRANSACTION,
    "amount_minor": -20_000,
    "payee": None,
    "category_id": None,
    "tags": [],
    "transfer_id": TRANSFER_ID,
    "transfer_peer_id": PEER_ID,
    "transfer_account_id": OTHER_ACCOUNT_ID,
}
ARRIVING: Final[Example] = {
    **LEAVING,
    "id": PEER_ID,
    "account_id": OTHER_ACCOUNT_ID,
    "amount_minor": 20_000,
    "transfer_peer_id": TRANSACTION_ID,
    "transfer_account_id": ACCOUNT_ID,
}
IMPORT: Final[Example] = {
    "id": IMPORT_ID,
    "filename": "january.csv",
    "status": "done",
    "rows_total": 806,
    "rows_new": 804,
    "rows_duplicate": 1,
    "rows_unreadable": 1,
    "done": 805,
    "created_at": WHEN,
    "finished_at": WHEN,
    "unreadable": [{"line": 17, "reason": "no date"}],
}
INVITE: Final[Example] = {
    "id": INVITE_ID,
    "role": "member",
    "created_at": WHEN,
    "expires_at": LATER,
    "used_at": None,
}
ENVELOPE: Final[Example] = {
    "type": "tag.created",
    "payload": TAG,
    "timestamp": WHEN,
    "id": "01890a5d-ac96-774b-bcce-b302099a8064",
    "household": HOUSEHOLD_ID,
    "seq": 42,
    "commit": 42,
}
CONNECTION: Final[Example] = {
    "id": f"{SESSION_ID}-17",
    "session_id": SESSION_ID,
    "device": "Firefox on Linux",
    "address": "192.0.2.7",
    "since": WHEN,
    "seq": 42,
    "acked": 41,
    "lag": 1,
    "queue_bytes": 0,
    "current": True,
}
EVENT_STREAM: Final = (
    f"retry: 1000\nid: {EPOCH}:41\n\nid: {EPOCH}:42\nevent: tag.created\ndata: {{}}\n\n"
)
"""The first bytes of a stream; `data` is an envelope."""

SEQ: Final[Example] = {"seq": 42}

REQUESTS: Final[dict[str, Example]] = {
    "Register": {
        "email": "robin@home.example",
        "password": "correct horse battery",
        "name": "Robin",
        "currency": "EUR",
        "timezone": "Europe/Berlin",
    },
    "Login": {"email": "robin@home.example", "password": "correct horse battery"},
    "Refresh": {},
    "SwitchHousehold": {"household_id": HOUSEHOLD_ID},
    "ChangePassword": {
        "current_password": "correct horse battery",
        "new_password": "staple horse battery",
    },
    "ChangeProfile": {"name": "Robin", "timezone": "Europe/Lisbon", "locale": "pt"},
    "NewHousehold": {"name": "Cabin", "currency": "NOK", "timezone": "Europe/Oslo"},
    "ChangeHousehold": {"name": "Elm Street 5"},
    "ChangeMember": {"role": "viewer"},
    "NewInvite": {"role": "member"},
    "AcceptInvite": {"token": INVITE_TOKEN},
    "NewAccount": {
        "name": "Everyday",
        "type": "checking",
        "currency": "EUR",
        "opening_balance_minor": 100_000,
    },
    "ChangeAccount": {"name": "Everyday money", "archived": False},
    "NewCategory": {"name": "Cheese", "kind": "expense", "parent_id": CATEGORY_ID},
    "ChangeCategory": {"name": "Food & drink"},
    "MergeCategory": {"into": CATEGORY_ID},
    "NewTag": {"name": "weekend"},
    "ChangeTag": {"name": "holiday"},
    "NewTransaction": {
        "account_id": ACCOUNT_ID,
        "amount_minor": -1_250,
        "date": "2026-01-26",
        "payee": "Corner bakery",
        "category_id": CATEGORY_ID,
        "tags": ["weekend"],
    },
    "ChangeTransaction": {"amount_minor": -1_150, "note": "One roll was for free."},
    "NewTransactions": {
        "transactions": [
            {"account_id": ACCOUNT_ID, "amount_minor": -1_250, "date": "2026-01-26"},
            {"account_id": ACCOUNT_ID, "amount_minor": 250_000, "date": "2026-01-27"},
        ]
    },
    "NewTransfer": {
        "from_account_id": ACCOUNT_ID,
        "to_account_id": OTHER_ACCOUNT_ID,
        "amount_minor": 20_000,
        "date": "2026-01-26",
    },
    "ChangeTransfer": {"amount_minor": 25_000},
    "Body_import_statement": {"file": "Date;Payee;Amount\n26.01.2026;Corner bakery;-12,50\n"},
    **budget_examples.REQUESTS,
    **activity_examples.REQUESTS,
    **alert_examples.REQUESTS,
    **notification_examples.REQUESTS,
    **goal_examples.REQUESTS,
    **bill_examples.REQUESTS,
}
"""Bodies, by the name of their schema."""

SIGNED_IN: Final[Example] = {
    "access_token": "eyJhbGciOiJIUzI1NiIsImtpZCI6IjhkZTcwZDk2IiwidHlwIjoiSldUIn0.e30.4f8x",
    "token_type": "Bearer",
    "expires_in": 900,
    "user": USER,
    "household": HOUSEHOLD,
}
PREVIEW: Final[Example] = {
    "delimiter": ";",
    "encoding": "utf-8",
    "date_format": "day.month.year",
    "decimal": ",",
    "has_header": True,
    "columns": ["Date", "Payee", "Amount"],
    "mapping": {"date": "Date", "payee": "Payee", "amount": "Amount"},
    "notes": [],
    "accounts": [{"name": "Everyday", "exists": True}],
    "rows_total": 806,
    "rows_new": 804,
    "rows_duplicate": 1,
    "transfers_paired": 50,
    "transfers_single": 43,
    "unreadable": [{"line": 17, "reason": "no date"}],
    "sample": [
        {
            "line": 2,
            "date": "2026-01-26",
            "payee": "Corner bakery",
            "amount_minor": -1_250,
            "currency": "EUR",
            "account": "Everyday",
            "category": None,
            "kind": "standard",
            "duplicate": False,
        }
    ],
}
SNAPSHOT: Final[Example] = {
    "seq": 42,
    "epoch": EPOCH,
    "household": HOUSEHOLD,
    "role": "owner",
    "user": USER,
    "members": [MEMBER],
    "accounts": [ACCOUNT],
    "categories": [CATEGORY],
    "tags": [TAG],
    "budgets": [budget_examples.BUDGET],
    "goals": [goal_examples.GOAL],
    "goal_progress": [goal_examples.PROGRESS],
    "rates": [budget_examples.RATE],
    "recurring": [bill_examples.RULE],
    "bills": [bill_examples.BILL],
    "recurring_candidates": [bill_examples.CANDIDATE],
    "alerts": [alert_examples.ALERT],
    "alert_settings": alert_examples.SETTINGS,
    "notification_preferences": notification_examples.PREFERENCES,
    "inbox_counts": notification_examples.COUNTS,
    "activity_unread": 1,
    "transactions": [TRANSACTION],
    "horizon": None,
    "transactions_total": 1,
}

ANSWERS: Final[dict[str, Example]] = {
    "SignedInAnswer": SIGNED_IN,
    "RegistrationMode": {"mode": "open"},
    "SessionList": {
        "items": [
            {
                "id": SESSION_ID,
                "device": "Firefox on Linux",
                "address": "192.0.2.7",
                "created_at": WHEN,
                "last_seen_at": WHEN,
                "current": True,
            }
        ]
    },
    "User": USER,
    "UserAnswer": USER | SEQ,
    "Household": HOUSEHOLD,
    "HouseholdAnswer": HOUSEHOLD | SEQ,
    "HouseholdList": {"items": [HOUSEHOLD | {"role": "owner"}]},
    "JoinedAnswer": HOUSEHOLD | {"role": "member"} | SEQ,
    "MemberList": {"items": [MEMBER]},
    "MemberAnswer": MEMBER | SEQ,
    "InviteList": {"items": [INVITE]},
    "NewInviteAnswer": INVITE
    | {"token": INVITE_TOKEN, "url": f"https://money.example/invite/{INVITE_TOKEN}"},
    "InvitePreviewAnswer": {
        "household_name": "Robin's household",
        "inviter_name": "Robin",
        "role": "member",
        "expires_at": LATER,
    },
    "CurrencyList": {"items": [{"code": "EUR", "exponent": 2, "name": "Euro"}]},
    "AccountList": {"items": [ACCOUNT]},
    "AccountAnswer": ACCOUNT | SEQ,
    "AccountToday": ACCOUNT | {"balance_today_minor": 98_750},
    "CategoryList": {"items": [CATEGORY]},
    "Category": CATEGORY,
    "CategoryAnswer": CATEGORY | SEQ,
    "TagList": {"items": [TAG]},
    "Tag": TAG,
    "TagAnswer": TAG | SEQ,
    "TransactionPage": {"items": [TRANSACTION], "next_cursor": None, "total": 1},
    "Transaction": TRANSACTION,
    "TransactionAnswer": TRANSACTION | SEQ,
    "TransactionsAnswer": {"items": [TRANSACTION]} | SEQ,
    "TransferAnswer": {"transfer_id": TRANSFER_ID, "from": LEAVING, "to": ARRIVING},
    "TransferSeqAnswer": {"transfer_id": TRANSFER_ID, "from": LEAVING, "to": ARRIVING} | SEQ,
    "ImportList": {"items": [IMPORT]},
    "ImportRow": IMPORT,
    "ImportSeqAnswer": IMPORT | SEQ,
    "ImportPreview": PREVIEW,
    "SnapshotAnswer": SNAPSHOT,
    "EventsAnswer": {"events": [ENVELOPE], "head": 42, "epoch": EPOCH},
    "ConnectionList": {"items": [CONNECTION]},
    "SocketStats": {
        "scope": "user",
        "connections": 2,
        "users": 1,
        "messages_in": 17,
        "messages_out": 421,
        "queue_bytes": 0,
        "messages_in_per_s": 0.0,
        "messages_out_per_s": 2.0,
        "resumes_complete": 3,
        "resumes_refused": 0,
        "upgrades_refused": None,
        "closes": {"1001": 2, "1006": 1},
        "commit_to_socket_ms": {"p50": 0.3, "p95": 0.5, "p99": 0.9},
    },
    "Health": {"status": "ok", "version": "0.1.0"},
    **budget_examples.ANSWERS,
    **activity_examples.ANSWERS,
    **alert_examples.ANSWERS,
    **notification_examples.ANSWERS,
    **analytics_examples.ANSWERS,
    **goal_examples.ANSWERS,
    **bill_examples.ANSWERS,
}
"""Answers, by the name of their schema."""
