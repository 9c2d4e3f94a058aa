"""Bodies and answers about goals and what is put towards them."""

from typing import Annotated, Any

from pydantic import AfterValidator, Field

from pennybell.domains.budgets.model import FIRST_DAY
from pennybell.domains.goals.model import ACCOUNTS_MAX, ContributionDraft, GoalDraft
from pennybell.edge.schemas.budgets import AsOf, Limit, PeriodDay
from pennybell.edge.schemas.fields import (
    Amount,
    Answer,
    Body,
    Currency,
    Flag,
    Name,
    NewId,
    Note,
    PositiveAmount,
    Reference,
    SeqField,
    changes_of,
)
from pennybell.events.goals import Contribution, Goal, GoalAccount, GoalKind, GoalProgress

PAGE_MAX = 200


class Share(Body):
    """How much of an account's balance belongs to the goal, in per cent."""

    account_id: Reference
    percent: Annotated[int, Field(strict=True, ge=1, le=100)] = 100

    def shape(self) -> GoalAccount:
        return GoalAccount(account_id=self.account_id, percent=self.percent)


def _each_once(shares: list[Share]) -> list[Share]:
    if len({share.account_id for share in shares}) < len(shares):
        raise ValueError("an account is named twice")
    return shares


Shares = Annotated[list[Share], Field(max_length=ACCOUNTS_MAX), AfterValidator(_each_once)]
NewNote = Annotated[Note, Field(max_length=500)]


class NewGoal(Body):
    """`accounts` empty: the goal is fed by contributions.

    `target_minor` null: to pay down what these accounts owe now. `rest_minor` of a debt may stay.
    `currency` null: that of the accounts, if they have one in common, else the household's.
    """

    id: NewId | None = None
    name: Name
    kind: GoalKind = "save_up"
    target_minor: PositiveAmount | None = None
    rest_minor: Limit = 0
    target_date: PeriodDay | None = None
    currency: Currency | None = None
    accounts: Shares = Field(default=[])

    def draft(self) -> GoalDraft:
        return GoalDraft(
            id=self.id,
            name=self.name,
            kind=self.kind,
            target_minor=self.target_minor,
            rest_minor=self.rest_minor,
            target_date=self.target_date,
            currency=self.currency,
            accounts=tuple(share.shape() for share in self.accounts),
        )


class ChangeGoal(Body):
    """What feeds a goal, accounts or contributions, stays; which accounts do may change."""

    name: Name = ""
    target_minor: PositiveAmount = 1
    rest_minor: Limit = 0
    target_date: PeriodDay | None = None
    accounts: Annotated[Shares, Field(min_length=1)] = Field(default=[])
    archived: Flag = False

    def changes(self) -> dict[str, Any]:
        changes = changes_of(self)
        if "accounts" in changes:
            changes["accounts"] = [share.shape() for share in self.accounts]
        return changes


class NewContribution(Body):
    """`amount_minor` is in the goal's currency, negative to take out; ahead of its day it waits."""

    id: NewId | None = None
    date: PeriodDay
    amount_minor: Amount
    note: NewNote | None = None

    def draft(self) -> ContributionDraft:
        return ContributionDraft(
            id=self.id, day=self.date, amount_minor=self.amount_minor, note=self.note
        )


class ChangeContribution(Body):
    date: PeriodDay = FIRST_DAY
    amount_minor: Amount = 0
    note: NewNote | None = None


class GoalAnswer(Goal):
    seq: SeqField


class GoalProgressAnswer(GoalProgress):
    as_of_seq: AsOf


class GoalListed(Goal):
    """`progress`: when it was asked for."""

    progress: GoalProgress | None


class GoalList(Answer):
    items: list[GoalListed]
    as_of_seq: AsOf


class ListGoals(Body):
    """Query of the listing. `on`: how they stand at the end of that day; today, if left out."""

    progress: bool = False
    on: PeriodDay | None = None
    include_archived: bool = True


class ContributionAnswer(Contribution):
    seq: SeqField


class ContributionList(Answer):
    """Newest day first. `next_cursor` is null on the last page."""

    items: list[Contribution]
    next_cursor: str | None


class ListContributions(Body):
    cursor: Annotated[str, Field(max_length=200)] | None = None
    limit: Annotated[int, Field(ge=1, le=PAGE_MAX)] = 50
