"""Examples of budgets and rates, by schema name; edge/examples.py holds the others."""

from typing import Any, Final

Example = dict[str, Any]

BUDGET_ID: Final = "01890a5d-ac96-774b-bcce-b302099a8070"
CATEGORY_ID: Final = "01890a5d-ac96-774b-bcce-b302099a805b"
RATE_ID: Final = "01890a5d-ac96-774b-bcce-b302099a8071"
TRANSACTION_ID: Final = "01890a5d-ac96-774b-bcce-b302099a805d"
WHEN: Final = "2026-01-26T10:30:00.123Z"

RATE: Final[Example] = {
    "id": RATE_ID,
    "base": "USD",
    "quote": "EUR",
    "date": "2026-01-26",
    "rate": "0.9238",
    "version": 1,
}
BUDGET: Final[Example] = {
    "id": BUDGET_ID,
    "name": "Groceries",
    "period": "monthly",
    "anchor_date": "2026-01-25",
    "category_ids": [CATEGORY_ID],
    "currency": "EUR",
    "limit_minor": 45_000,
    "rollover": "positive",
    "rollover_since": "2026-01-25",
    "thresholds": [50, 80, 100],
    "alerts": {"threshold": True, "over": True, "predicted": True},
    "paused": False,
    "archived": False,
    "version": 1,
    "created_at": WHEN,
    "updated_at": WHEN,
}
PROGRESS: Final[Example] = {
    "budget_id": BUDGET_ID,
    "on": "2026-02-14",
    "period_start": "2026-01-25",
    "period_end": "2026-02-24",
    "days_left": 11,
    "currency": "EUR",
    "limit_minor": 45_000,
    "carried_minor": 1_210,
    "available_minor": 46_210,
    "spent_minor": 31_876,
    "left_minor": 14_334,
    "left_per_day_minor": 1_303,
    "percent": 68,
    "thresholds_reached": [50],
    "state": "within",
    "upcoming_minor": 3_990,
    "upcoming": [
        {
            "date": "2026-02-20",
            "name": "Vegetable box",
            "amount_minor": 3_990,
            "kind": "booked",
            "id": TRANSACTION_ID,
        }
    ],
    "unconverted": [{"currency": "ISK", "amount_minor": 4_200}],
    "carried_unconverted": [],
    "projection": {
        "probability": 0.37,
        "tier": "none",
        "p10_minor": 39_870,
        "p50_minor": 44_120,
        "p90_minor": 51_300,
        "usual_rest_minor": 8_254,
        "periods_known": 6,
    },
}
SEQ: Final[Example] = {"seq": 42}

REQUESTS: Final[dict[str, Example]] = {
    "NewBudget": {
        "name": "Groceries",
        "limit_minor": 45_000,
        "period": "monthly",
        "anchor_date": "2026-01-25",
        "category_ids": [CATEGORY_ID],
        "rollover": "positive",
    },
    "ChangeBudget": {"limit_minor": 50_000, "alerts": {"predicted": False}},
    "CopyLast": {"take": "spent"},
    "NewRate": {"base": "USD", "quote": "EUR", "date": "2026-01-26", "rate": "0.9238"},
    "ChangeRate": {"rate": "0.9241"},
}

ANSWERS: Final[dict[str, Example]] = {
    "Budget": BUDGET,
    "BudgetAnswer": BUDGET | SEQ,
    "BudgetList": {"items": [BUDGET | {"progress": PROGRESS}], "as_of_seq": 42},
    "ProgressAnswer": PROGRESS | {"as_of_seq": 42},
    "Rate": RATE,
    "RateAnswer": RATE | SEQ,
    "RateList": {"items": [RATE]},
    "KnownRate": {"base": "USD", "quote": "EUR", "date": "2026-01-26", "rate": "0.9238"},
}
