"""What analytics are asked for."""

from datetime import date, timedelta
from typing import Annotated

from pydantic import Field

from pennybell.analytics.spending import ITEMS_MAX
from pennybell.edge.schemas.budgets import PeriodDay
from pennybell.edge.schemas.fields import Body, Currency, Reference
from pennybell.errors import Invalid
from pennybell.events.analytics import Breakdown, PeriodName
from pennybell.kit.periods import Days, Grain, after, around, parse, until

SHOWN_DAYS = 90
"""How far back net worth is shown when nothing is said."""


class Converted(Body):
    """`currency`: what everything is converted to; the household's, if left out."""

    currency: Currency | None = None


class Range(Converted):
    """Days by booking date: `from` and `to`, both included, or a `period`, as far as it has come."""

    from_: PeriodDay | None = Field(default=None, alias="from")
    to: PeriodDay | None = None
    period: PeriodName | None = None

    def days(self, today: date) -> Days:
        """Raises Invalid: 422 `bad_range`."""
        if self.period is not None:
            if self.from_ is not None or self.to is not None:
                raise Invalid("bad_range", "Say a period, or from and to.", "query.period")
            return until(today, parse(self.period)[0])
        last = self.to or today
        return Days(self.from_ or self.since(last), last)

    def since(self, last: date) -> date:
        """Where the range begins that ends on `last`, when nothing is said."""
        return around(last, "month").first


class AskSpending(Range):
    """This month up to today, if no range is said."""

    by: Breakdown = "category"
    grain: Grain = "month"
    limit: Annotated[int, Field(ge=1, le=ITEMS_MAX)] = 50


class AskMonths(Range):
    """The last twelve months up to today, if no range is said."""

    def since(self, last: date) -> date:
        return after(last, -11)


class AskCashFlow(Range):
    """This month up to today, if no range is said."""


class AskNetWorth(Range):
    """The last 90 days, if no range is said."""

    grain: Grain = "day"

    def since(self, last: date) -> date:
        return last - timedelta(days=SHOWN_DAYS - 1)


class AskBudgets(Body):
    """Today, if neither is said; of a period that day of it which is nearest to today."""

    on: PeriodDay | None = None
    period: PeriodName | None = None

    def day(self, today: date) -> date:
        """Raises Invalid: 422 `bad_range`."""
        if self.period is None:
            return self.on or today
        if self.on is not None:
            raise Invalid("bad_range", "Say a period, or a day.", "query.period")
        return parse(self.period)[0].clamp(today)


class AskCurve(Converted):
    """This month, if no period is said."""

    period: PeriodName | None = None


class AskOutlook(Converted):
    """`account_id`: that one alone; left out, checking and cash accounts together."""

    account_id: Reference | None = None
    days: Annotated[int, Field(ge=1, le=90)] = 30
