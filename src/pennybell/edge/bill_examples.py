"""Examples of what recurs and its bills, by schema name; edge/examples.py holds the others."""

from typing import Any, Final

from pennybell.edge.budget_examples import CATEGORY_ID, SEQ, TRANSACTION_ID, WHEN, Example

RULE_ID: Final = "01890a5d-ac96-774b-bcce-b302099a8072"
ACCOUNT_ID: Final = "01890a5d-ac96-774b-bcce-b302099a8059"

RULE: Final[Example] = {
    "id": RULE_ID,
    "name": "Streaming",
    "payee": "Streaming",
    "account_id": ACCOUNT_ID,
    "category_id": CATEGORY_ID,
    "currency": "EUR",
    "amount_min_minor": -1_299,
    "amount_max_minor": -1_299,
    "rrule": "FREQ=MONTHLY;BYMONTHDAY=31",
    "start_date": "2026-01-31",
    "weekend": "after",
    "auto_post": False,
    "status": "active",
    "version": 1,
    "created_at": WHEN,
    "updated_at": WHEN,
}
BILL: Final[Example] = {
    "id": "0188e0a3-7c00-7a4b-8cce-b302099a8073",
    "recurring_id": RULE_ID,
    "rule_date": "2026-01-31",
    "due_date": "2026-02-02",
    "missed_after": "2026-02-16",
    "currency": "EUR",
    "amount_min_minor": -1_299,
    "amount_max_minor": -1_299,
    "state": "open",
    "transaction_id": None,
    "paid_date": None,
    "paid_minor": None,
    "paid_currency": None,
    "price_change_minor": None,
    "by_hand": False,
    "version": 1,
}
PAID: Final[Example] = BILL | {
    "state": "paid",
    "transaction_id": TRANSACTION_ID,
    "paid_date": "2026-02-03",
    "paid_minor": -1_499,
    "paid_currency": "EUR",
    "price_change_minor": 200,
    "version": 2,
}

CANDIDATE: Final[Example] = {
    "id": "01890a5d-ac96-774b-bcce-b302099a8074",
    "payee": "Streaming",
    "account_id": ACCOUNT_ID,
    "category_id": CATEGORY_ID,
    "currency": "EUR",
    "amount_min_minor": -1_299,
    "amount_max_minor": -1_299,
    "rhythm": "monthly",
    "rrule": "FREQ=MONTHLY;BYMONTHDAY=12",
    "weekend": "none",
    "start_date": "2025-10-12",
    "next_date": "2026-02-12",
    "seen": 4,
    "payments": [
        {"transaction_id": TRANSACTION_ID, "date": "2026-01-12", "amount_minor": -1_299},
    ],
    "state": "open",
    "recurring_id": None,
    "version": 1,
}

REQUESTS: Final[dict[str, Any]] = {
    "NewRecurring": {
        "name": "Streaming",
        "amount_min_minor": -1_299,
        "account_id": ACCOUNT_ID,
        "category_id": CATEGORY_ID,
        "rrule": "FREQ=MONTHLY;BYMONTHDAY=31",
        "start_date": "2026-01-31",
        "weekend": "after",
    },
    "ChangeRecurring": {"amount_min_minor": -1_499, "amount_max_minor": -1_499},
    "ConfirmCandidate": {"name": "Films"},
    "MatchBill": {"transaction_id": TRANSACTION_ID},
}

ANSWERS: Final[dict[str, Any]] = {
    "Recurring": RULE,
    "RecurringAnswer": RULE | SEQ,
    "RecurringList": {"items": [RULE]},
    "CandidateAnswer": CANDIDATE | {"state": "rejected", "version": 2} | SEQ,
    "CandidateList": {"items": [CANDIDATE]},
    "BillListed": PAID | {"status": "paid"},
    "BillAnswer": PAID | SEQ,
    "BillPage": {"items": [BILL | {"status": "upcoming"}], "next_cursor": None},
}
