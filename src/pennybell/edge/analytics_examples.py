"""Examples of analytics, by schema name; edge/examples.py holds the others."""

from typing import Any, Final

from pennybell.edge.budget_examples import CATEGORY_ID, PROGRESS, Example

PARENT_ID: Final = "01890a5d-ac96-774b-bcce-b302099a8090"
SALARY_ID: Final = "01890a5d-ac96-774b-bcce-b302099a8091"
ACCOUNT_ID: Final = "01890a5d-ac96-774b-bcce-b302099a8059"
CARD_ID: Final = "01890a5d-ac96-774b-bcce-b302099a8092"
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

CURVE: Final[Example] = {
    "period": "2026-01",
    "first": "2026-01-01",
    "last": "2026-01-31",
    "on": "2026-01-02",
    "currency": "EUR",
    "spent_minor": 81_250,
    "ahead_minor": 3_990,
    "income_minor": 280_000,
    "days": [
        {"date": "2026-01-01", "spent_minor": 78_000, "total_minor": 78_000},
        {"date": "2026-01-02", "spent_minor": 3_250, "total_minor": 81_250},
    ],
    "categories": [
        {"category_id": CATEGORY_ID, "spent_minor": 78_000},
        {"category_id": None, "spent_minor": 3_250},
    ],
    "usual": [
        {"date": "2026-01-01", "p10_minor": 70_000, "p50_minor": 75_000, "p90_minor": 80_100},
        {"date": "2026-01-02", "p10_minor": 71_200, "p50_minor": 76_900, "p90_minor": 84_300},
    ],
    "periods_known": 6,
    "unconverted": [],
    "as_of_seq": 42,
}
CASH_FLOW: Final[Example] = {
    "first": "2026-01-01",
    "last": "2026-01-26",
    "currency": "EUR",
    "income_minor": 280_000,
    "spent_minor": 175_000,
    "saved_minor": 105_000,
    "nodes": [
        {
            "id": f"income:{SALARY_ID}",
            "kind": "income",
            "category_id": SALARY_ID,
            "name": "Salary",
            "amount_minor": 280_000,
        },
        {
            "id": "pool",
            "kind": "pool",
            "category_id": None,
            "name": None,
            "amount_minor": 280_000,
        },
        {
            "id": f"spending:{CATEGORY_ID}",
            "kind": "spending",
            "category_id": CATEGORY_ID,
            "name": "Groceries",
            "amount_minor": 175_000,
        },
        {
            "id": "saved",
            "kind": "saved",
            "category_id": None,
            "name": None,
            "amount_minor": 105_000,
        },
    ],
    "links": [
        {"source": f"income:{SALARY_ID}", "target": "pool", "amount_minor": 280_000},
        {"source": "pool", "target": f"spending:{CATEGORY_ID}", "amount_minor": 175_000},
        {"source": "pool", "target": "saved", "amount_minor": 105_000},
    ],
    "unconverted": [],
    "as_of_seq": 42,
}
NET_WORTH: Final[Example] = {
    "first": "2026-01-25",
    "last": "2026-01-26",
    "grain": "day",
    "currency": "EUR",
    "net_worth_minor": 98_750,
    "change_minor": -1_250,
    "days": [
        {
            "date": "2026-01-25",
            "net_worth_minor": 100_000,
            "assets_minor": 120_000,
            "debts_minor": -20_000,
        },
        {
            "date": "2026-01-26",
            "net_worth_minor": 98_750,
            "assets_minor": 118_750,
            "debts_minor": -20_000,
        },
    ],
    "accounts": [
        {
            "account_id": ACCOUNT_ID,
            "name": "Everyday",
            "type": "checking",
            "currency": "EUR",
            "archived": False,
            "balance_minor": 118_750,
            "balances_minor": [120_000, 118_750],
        },
        {
            "account_id": CARD_ID,
            "name": "Card",
            "type": "credit_card",
            "currency": "EUR",
            "archived": False,
            "balance_minor": -20_000,
            "balances_minor": [-20_000, -20_000],
        },
    ],
    "unconverted": [],
    "as_of_seq": 42,
}
BUDGETS: Final[Example] = {"on": "2026-02-14", "items": [PROGRESS], "as_of_seq": 42}
LOWEST: Final[Example] = {
    "date": "2026-02-01",
    "p10_minor": 12_100,
    "p50_minor": 18_750,
    "p90_minor": 25_300,
}
OUTLOOK: Final[Example] = {
    "on": "2026-01-26",
    "currency": "EUR",
    "account_ids": [ACCOUNT_ID],
    "balance_minor": 98_750,
    "floor_minor": 10_000,
    "probability": 0.0625,
    "likeliest_on": "2026-02-01",
    "lowest": LOWEST,
    "days": [
        {"date": "2026-01-27", "p10_minor": 94_100, "p50_minor": 97_200, "p90_minor": 98_750},
        LOWEST,
    ],
    "markers": [
        {
            "date": "2026-02-01",
            "name": "Rent",
            "amount_minor": -78_000,
            "kind": "bill",
            "id": "01890a5d-ac96-774b-bcce-b302099a8093",
            "account_id": None,
        }
    ],
    "unconverted": [],
    "as_of_seq": 42,
}

ANSWERS: Final[dict[str, Any]] = {
    "Spending": SPENDING,
    "Months": MONTHS,
    "SpendingCurve": CURVE,
    "CashFlow": CASH_FLOW,
    "NetWorth": NET_WORTH,
    "BudgetStands": BUDGETS,
    "BalanceOutlook": OUTLOOK,
}
