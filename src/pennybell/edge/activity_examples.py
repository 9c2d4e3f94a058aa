"""Examples of activity, by schema name; edge/examples.py holds the others."""

from typing import Any, Final

from pennybell.edge.budget_examples import SEQ, TRANSACTION_ID, WHEN, Example

USER_ID: Final = "01890a5d-ac96-774b-bcce-b302099a8057"
ACCOUNT_ID: Final = "01890a5d-ac96-774b-bcce-b302099a8059"
CATEGORY_ID: Final = "01890a5d-ac96-774b-bcce-b302099a805b"
ACTIVITY_ID: Final = "01890a5d-ac96-774b-bcce-b302099a80a0"

ACTIVITY: Final[Example] = {
    "id": ACTIVITY_ID,
    "number": 40,
    "at": WHEN,
    "actor": USER_ID,
    "kind": "transaction",
    "action": "updated",
    "count": 1,
    "subject_id": TRANSACTION_ID,
    "label": "Corner bakery",
    "amount_minor": -1_250,
    "currency": "EUR",
    "date": "2026-01-26",
    "account_ids": [ACCOUNT_ID],
    "category_ids": [CATEGORY_ID],
    "changes": [{"field": "amount_minor", "before": -1_150, "after": -1_250}],
    "alert_kind": None,
    "severity": None,
}
MARKS: Final[Example] = {"unread": 0, "read_to": 40, "ids": []}

REQUESTS: Final[dict[str, Any]] = {"MarkActivity": {"up_to": ACTIVITY_ID}}

ANSWERS: Final[dict[str, Any]] = {
    "ActivityList": {
        "items": [ACTIVITY | {"actor_name": "Robin", "read": True}],
        "unread": 0,
        "next_cursor": None,
    },
    "ActivityFilters": {
        "members": [
            {"id": USER_ID, "name": "Robin", "is_member": True},
            {"id": "pennybell", "name": None, "is_member": False},
        ],
        "kinds": ["transaction", "alert"],
        "accounts": [{"id": ACCOUNT_ID, "name": "Everyday"}],
        "categories": [{"id": CATEGORY_ID, "name": "Groceries"}],
    },
    "ActivityMarksAnswer": MARKS | SEQ,
}
