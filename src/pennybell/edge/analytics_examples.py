"""Examples of analytics, by schema name; edge/examples.py holds the others."""

from typing import Any, Final

from pennybell.edge.budget_examples import CATEGORY_ID, Example

PARENT_ID: Final = "01890a5d-ac96-774b-bcce-b302099a8090"
UNCONVERTED: Final = [{"currency": "ISK", "amount_minor": 4_200}]

SPENDING: Final[Example] = {
    "by": "category",
    "first": "2025-12-01",
    "last": "2026-01-26",
    "grain": "month",
    "currency": "EUR",
    "total_minor": 179_390,
    "steps": [
        {"name": "2025-12", "first": "2025-12-01", "last": "2025-12-31", "total_minor": 98_140},
        {"name": "2026-01", "first": "2026-01-01", "last": "2026-01-26", "total_minor": 81_250},
    ],
    "items": [
        {
            "id": CATEGORY_ID,
            "name": "Groceries",
            "parent_id": PARENT_ID,
            "total_minor": 101_240,
            "amounts_minor": [52_300, 48_940],
        },
        {
            "id": None,
            "name": None,
            "parent_id": None,
            "total_minor": 52_150,
            "amounts_minor": [31_840, 20_310],
        },
    ],
    "rest": {"count": 3, "total_minor": 26_000, "amounts_minor": [14_000, 12_000]},
    "unconverted": UNCONVERTED,
    "as_of_seq": 42,
}
MONTHS: Final[Example] = {
    "first": "2025-12-01",
    "last": "2026-01-26",
    "currency": "EUR",
    "income_minor": 560_000,
    "spent_minor": 420_000,
    "saved_minor": 140_000,
    "savings_rate": 0.25,
    "months": [
        {
            "month": "2025-12",
            "first": "2025-12-01",
            "last": "2025-12-31",
            "income_minor": 280_000,
            "spent_minor": 245_000,
            "saved_minor": 35_000,
            "savings_rate": 0.125,
        },
        {
            "month": "2026-01",
            "first": "2026-01-01",
            "last": "2026-01-26",
            "income_minor": 280_000,
            "spent_minor": 175_000,
            "saved_minor": 105_000,
            "savings_rate": 0.375,
        },
    ],
    "unconverted": [],
    "as_of_seq": 42,
}

ANSWERS: Final[dict[str, Any]] = {"Spending": SPENDING, "Months": MONTHS}
