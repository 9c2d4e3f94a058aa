"""Examples of goals, by schema name; edge/examples.py holds the others."""

from typing import Any, Final

from pennybell.edge.budget_examples import SEQ, WHEN, Example

GOAL_ID: Final = "01890a5d-ac96-774b-bcce-b302099a8090"
CONTRIBUTION_ID: Final = "01890a5d-ac96-774b-bcce-b302099a8091"
ACCOUNT_ID: Final = "01890a5d-ac96-774b-bcce-b302099a8059"

GOAL: Final[Example] = {
    "id": GOAL_ID,
    "name": "A new bicycle",
    "kind": "save_up",
    "currency": "EUR",
    "target_minor": 180_000,
    "rest_minor": 0,
    "target_date": "2026-09-01",
    "fed_by": "accounts",
    "accounts": [{"account_id": ACCOUNT_ID, "percent": 40}],
    "archived": False,
    "version": 1,
    "created_at": WHEN,
    "updated_at": WHEN,
}
PROGRESS: Final[Example] = {
    "goal_id": GOAL_ID,
    "on": "2026-02-14",
    "currency": "EUR",
    "whole_minor": 180_000,
    "saved_minor": 97_200,
    "left_minor": 82_800,
    "percent": 54,
    "milestones_reached": [25, 50],
    "required_minor": 12_665,
    "pace_minor": 14_100,
    "pace_days": 90,
    "projected_date": "2026-08-12",
    "state": "on_track",
    "unconverted": [],
}
CONTRIBUTION: Final[Example] = {
    "id": CONTRIBUTION_ID,
    "goal_id": GOAL_ID,
    "date": "2026-02-14",
    "amount_minor": 5_000,
    "note": "From the flea market",
    "version": 1,
}

REQUESTS: Final[dict[str, Any]] = {
    "NewGoal": {
        "name": "A new bicycle",
        "target_minor": 180_000,
        "target_date": "2026-09-01",
    },
    "ChangeGoal": {"target_minor": 200_000, "target_date": None},
    "NewContribution": {
        "date": "2026-02-14",
        "amount_minor": 5_000,
        "note": "From the flea market",
    },
    "ChangeContribution": {"amount_minor": 5_500},
}

ANSWERS: Final[dict[str, Any]] = {
    "Goal": GOAL,
    "GoalAnswer": GOAL | SEQ,
    "GoalList": {"items": [GOAL | {"progress": PROGRESS}], "as_of_seq": 42},
    "GoalProgressAnswer": PROGRESS | {"as_of_seq": 42},
    "Contribution": CONTRIBUTION,
    "ContributionAnswer": CONTRIBUTION | SEQ,
    "ContributionList": {"items": [CONTRIBUTION], "next_cursor": None},
}
