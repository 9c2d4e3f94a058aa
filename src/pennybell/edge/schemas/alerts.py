"""Bodies and answers about alerts."""

from typing import Annotated

from pydantic import Field

from pennybell.edge.schemas.fields import Amount, Answer, Body, PositiveAmount, SeqField
from pennybell.events.shapes import (
    Alert,
    AlertItem,
    AlertKind,
    AlertNumbers,
    AlertSettings,
    AlertState,
    Severity,
)

PAGE_MAX = 200

DaysAhead = Annotated[int, Field(strict=True, ge=1, le=60)]


class AlertAnswer(Alert):
    seq: SeqField


class AlertList(Answer):
    """Newest first. `next_cursor` is null on the last page."""

    items: list[Alert]
    next_cursor: str | None


class ListAlerts(Body):
    """Query of the listing; what is left out does not narrow it."""

    state: AlertState | None = None
    kind: AlertKind | None = None
    severity: Severity | None = None
    cursor: Annotated[str, Field(max_length=200)] | None = None
    limit: Annotated[int, Field(ge=1, le=PAGE_MAX)] = 50

    def equal(self) -> dict[str, str]:
        named = {"state": self.state, "kind": self.kind, "severity": self.severity}
        return {name: value for name, value in named.items() if value is not None}


class WhyAnswer(Answer):
    """The numbers an alert says, and the named things they rest on."""

    kind: AlertKind
    tier: str
    currency: str | None
    numbers: AlertNumbers
    why: list[AlertItem]


class ChangeAlertSettings(Body):
    """`off`: kinds to be silent about. Amounts are minor units of the household's currency."""

    off: Annotated[list[AlertKind], Field(max_length=50)] = Field(default=[])
    large_expense_minor: PositiveAmount = 1
    large_deposit_minor: PositiveAmount = 1
    low_balance_minor: Amount = 0
    low_balance_days: DaysAhead = 1
    bill_days: DaysAhead = 1


class AlertSettingsAnswer(AlertSettings):
    seq: SeqField
