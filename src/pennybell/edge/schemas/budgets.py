"""Bodies and answers about budgets."""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, WithJsonSchema

from pennybell.domains.budgets.model import FIRST_DAY, LAST_DAY, THRESHOLDS, BudgetDraft
from pennybell.edge.schemas.fields import (
    Answer,
    Body,
    Currency,
    Day,
    Flag,
    Name,
    NewId,
    Reference,
    SeqField,
    changes_of,
)
from pennybell.events.shapes import Budget, BudgetAlerts, BudgetPeriod, BudgetProgress, Rollover
from pennybell.kit.money import AMOUNT_MINOR_MAX


def _within_reach(day: Any) -> Any:
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValueError(f"not between {FIRST_DAY} and {LAST_DAY}")
    return day


PeriodDay = Annotated[
    Day,
    AfterValidator(_within_reach),
    WithJsonSchema(
        {
            "type": "string",
            "format": "date",
            "pattern": "^(19|2[0-9])[0-9]{2}-",
            "examples": ["2026-01-31"],
        }
    ),
]
"""A day that periods can be counted from and to."""

Limit = Annotated[int, Field(strict=True, ge=0, le=AMOUNT_MINOR_MAX)]
Thresholds = Annotated[
    list[Annotated[int, Field(strict=True, ge=1, le=1_000)]], Field(max_length=10)
]
Covered = Annotated[list[Reference], Field(min_length=1, max_length=100)]


class Alerts(Body):
    """Which alerts the budget raises; what a PATCH leaves out stays as it is."""

    threshold: Flag = True
    over: Flag = True
    predicted: Flag = True


class NewBudget(Body):
    """`category_ids` null: all spending. A limit of 0: spend nothing.

    `anchor_date` is a day that a period starts on; left out, periods start on a Monday or on the
    first of a month. A month that has no such day starts on its last.
    """

    id: NewId | None = None
    name: Name
    limit_minor: Limit
    currency: Currency | None = None
    period: BudgetPeriod = "monthly"
    anchor_date: PeriodDay | None = None
    category_ids: Covered | None = None
    rollover: Rollover = "none"
    rollover_since: PeriodDay | None = None
    thresholds: Thresholds = Field(default=list(THRESHOLDS))
    alerts: Alerts = Field(default=Alerts())

    def draft(self) -> BudgetDraft:
        return BudgetDraft(
            id=self.id,
            name=self.name,
            limit_minor=self.limit_minor,
            currency=self.currency,
            period=self.period,
            anchor_date=self.anchor_date,
            category_ids=None if self.category_ids is None else tuple(self.category_ids),
            rollover=self.rollover,
            rollover_since=self.rollover_since,
            thresholds=tuple(self.thresholds),
            alerts=BudgetAlerts(**self.alerts.model_dump()),
        )


class ChangeBudget(Body):
    """A new limit counts for the whole of the current period; periods before keep theirs."""

    name: Name = ""
    limit_minor: Limit = 0
    currency: Currency = ""
    period: BudgetPeriod = "monthly"
    anchor_date: PeriodDay = FIRST_DAY
    category_ids: Covered | None = None
    rollover: Rollover = "none"
    rollover_since: PeriodDay = FIRST_DAY
    thresholds: Thresholds = Field(default=[])
    alerts: Alerts = Field(default=Alerts())
    paused: Flag = False
    archived: Flag = False

    def changes(self) -> dict[str, Any]:
        changes = changes_of(self)
        if "alerts" in changes:
            changes["alerts"] = changes_of(self.alerts)
        return changes


class CopyLast(Body):
    """What to take from the last period as this one's limit: its limit, or what was spent."""

    take: Literal["limit", "spent"] = "limit"


class BudgetAnswer(Budget):
    seq: SeqField


AsOf = Annotated[
    int,
    Field(ge=0, description="Your newest `seq` that these numbers contain."),
]


class ProgressAnswer(BudgetProgress):
    as_of_seq: AsOf


class BudgetListed(Budget):
    """`progress`: when it was asked for."""

    progress: BudgetProgress | None


class BudgetList(Answer):
    items: list[BudgetListed]
    as_of_seq: AsOf


class ListBudgets(Body):
    """Query of the listing. `on`: how they stand at the end of that day; today, if left out."""

    progress: bool = False
    on: PeriodDay | None = None
    include_archived: bool = True
