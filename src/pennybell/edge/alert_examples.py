"""Examples of alerts, by schema name; edge/examples.py holds the others."""

from typing import Any, Final

from pennybell.edge.budget_examples import BUDGET_ID, SEQ, TRANSACTION_ID, WHEN, Example

NUMBERS: Final[Example] = {
    "amount_minor": 37_120,
    "limit_minor": 45_000,
    "usual_minor": None,
    "percent": 80,
    "probability": None,
    "day": None,
}
WHY: Final[list[Example]] = [
    {
        "kind": "transaction",
        "label": "Supermarket",
        "day": "2026-02-14",
        "amount_minor": 9_310,
        "id": TRANSACTION_ID,
    }
]
ALERT: Final[Example] = {
    "id": "01890a5d-ac96-774b-bcce-b302099a8080",
    "kind": "budget_threshold",
    "severity": "warning",
    "state": "raised",
    "subject_noun": "budget",
    "subject_id": BUDGET_ID,
    "subject_label": "Groceries",
    "period": "2026-01-25",
    "tier": "80",
    "currency": "EUR",
    "numbers": NUMBERS,
    "why": WHY,
    "times": 1,
    "dismissed": False,
    "raised_at": WHEN,
    "updated_at": WHEN,
    "resolved_at": None,
    "version": 1,
}
SETTINGS: Final[Example] = {
    "off": ["large_deposit"],
    "large_expense_minor": 50_000,
    "large_deposit_minor": 100_000,
    "low_balance_minor": 10_000,
    "low_balance_days": 14,
    "bill_days": 3,
    "version": 2,
}

REQUESTS: Final[dict[str, Any]] = {
    "ChangeAlertSettings": {"off": ["large_deposit"], "low_balance_minor": 25_000}
}

ANSWERS: Final[dict[str, Any]] = {
    "Alert": ALERT,
    "AlertAnswer": ALERT | {"dismissed": True, "version": 2} | SEQ,
    "AlertList": {"items": [ALERT], "next_cursor": None},
    "AlertSettings": SETTINGS,
    "AlertSettingsAnswer": SETTINGS | SEQ,
    "WhyAnswer": {
        "kind": "budget_threshold",
        "tier": "80",
        "currency": "EUR",
        "numbers": NUMBERS,
        "why": WHY,
    },
}
