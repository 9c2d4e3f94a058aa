"""How analytics look to the outside: the same shape in an endpoint's answer and a live frame.

Amounts are in the minor unit of `currency`, spending positive, a refund lowering it. What is in
another currency is converted at the rate of its booking date; what has no rate is named under
`unconverted` and is in no other number. `as_of_seq`: the reader's newest `seq` these numbers hold.
"""

from datetime import date
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, Field, WithJsonSchema

from pennybell.events.shapes import AccountType, BalanceMinor, BudgetProgress, Shape, Unconverted
from pennybell.kit.periods import PERIOD_PATTERN, Grain, parse

Breakdown = Literal["category", "payee", "tag"]

PERIOD_LENGTH_MAX: Final = 8


def _names_a_period(text: str) -> str:
    parse(text)
    return text


PeriodName = Annotated[
    str,
    Field(max_length=PERIOD_LENGTH_MAX),
    AfterValidator(_names_a_period),
    WithJsonSchema(
        {
            "type": "string",
            "maxLength": PERIOD_LENGTH_MAX,
            "pattern": PERIOD_PATTERN,
            "examples": ["2026-11"],
        }
    ),
]
"""`2026`, `2026-Q4`, `2026-11` or `2026-W48`."""

AsOf = Annotated[
    int,
    Field(ge=0, description="Your newest `seq` that these numbers contain."),
]


class Step(Shape):
    """One day, week, month, quarter or year; the first and the last may be cut by the range."""

    name: str
    first: date
    last: date
    total_minor: int


class SpendingItem(Shape):
    """What was spent under one category, payee or tag; `amounts_minor` are by step.

    `id`: of the category or tag; null for a payee, and for what has none. `name` null: without.
    """

    id: str | None
    name: str | None
    parent_id: str | None
    total_minor: int
    amounts_minor: list[int]


class SpendingRest(Shape):
    """The items that are not listed, added up."""

    count: int
    total_minor: int
    amounts_minor: list[int]


class Spending(Shape):
    """Spending of a range by `by`, largest first. A row with two tags counts under each."""

    by: Breakdown
    first: date
    last: date
    grain: Grain
    currency: str
    total_minor: int
    steps: list[Step]
    items: list[SpendingItem]
    rest: SpendingRest
    unconverted: list[Unconverted]
    as_of_seq: AsOf


class CategorySpent(Shape):
    """`category_id` null: without a category."""

    category_id: str | None
    spent_minor: int


class DaySpent(Shape):
    """`spent_minor`: on this day; `total_minor`: since the period began."""

    date: date
    spent_minor: int
    total_minor: int


class UsualDay(Shape):
    """What had been spent by the end of this day in past periods: percentiles."""

    date: date
    p10_minor: int
    p50_minor: int
    p90_minor: int


class SpendingCurve(Shape):
    """This period's spending by day, up to and with `on`, against what is usual.

    `on`: today, or the nearest day of a period that today is not in. `ahead_minor`: dated later in
    the period. `usual`: empty with fewer than two past periods; `periods_known` says how many there
    are. `income_minor` and `categories` are up to `on` too.
    """

    period: str
    first: date
    last: date
    on: date
    currency: str
    spent_minor: int
    ahead_minor: int
    income_minor: int
    days: list[DaySpent]
    categories: list[CategorySpent]
    usual: list[UsualDay]
    periods_known: int
    unconverted: list[Unconverted]
    as_of_seq: AsOf


class MonthSums(Shape):
    """`saved_minor`: income less spending. `savings_rate`: its share of the income; null without."""

    month: str
    first: date
    last: date
    income_minor: int
    spent_minor: int
    saved_minor: int
    savings_rate: float | None


class Months(Shape):
    """Income, spending and savings rate by month, and of the whole range."""

    first: date
    last: date
    currency: str
    income_minor: int
    spent_minor: int
    saved_minor: int
    savings_rate: float | None
    months: list[MonthSums]
    unconverted: list[Unconverted]
    as_of_seq: AsOf


FlowKind = Literal["income", "refund", "drawn", "pool", "spending", "saved"]


class FlowNode(Shape):
    """Where money came from or went to.

    `pool`: all of it together. `refund`: a category of spending that got more back than went out.
    `drawn`: spent beyond the income. `category_id` null: without a category, or none of these.
    """

    id: str
    kind: FlowKind
    category_id: str | None
    name: str | None
    amount_minor: int


class FlowLink(Shape):
    """`amount_minor` > 0 from node `source` to node `target`."""

    source: str
    target: str
    amount_minor: int


class CashFlow(Shape):
    """A Sankey diagram: as much goes into the pool as comes out of it."""

    first: date
    last: date
    currency: str
    income_minor: int
    spent_minor: int
    saved_minor: int
    nodes: list[FlowNode]
    links: list[FlowLink]
    unconverted: list[Unconverted]
    as_of_seq: AsOf


class NetWorthDay(Shape):
    """At the end of this day. `assets_minor` are balances above zero, `debts_minor` those below."""

    date: date
    net_worth_minor: int
    assets_minor: int
    debts_minor: int


class AccountWorth(Shape):
    """One account's balances at the end of the days of `days`, in the same order.

    `balances_minor` are in the answer's currency, null where no rate is known; `balance_minor` is
    the last of them in the account's own currency.
    """

    account_id: str
    name: str
    type: AccountType
    currency: str
    archived: bool
    balance_minor: BalanceMinor
    balances_minor: list[int | None]


class NetWorth(Shape):
    """What all accounts hold together, at the end of each step. `unconverted`: on the last day."""

    first: date
    last: date
    grain: Grain
    currency: str
    net_worth_minor: int
    change_minor: int
    days: list[NetWorthDay]
    accounts: list[AccountWorth]
    unconverted: list[Unconverted]
    as_of_seq: AsOf


class BudgetStands(Shape):
    """How every budget that is not archived stands at the end of the day `on`, by name."""

    on: date
    items: list[BudgetProgress]
    as_of_seq: AsOf


MarkerKind = Literal["bill", "booked", "seen"]


class Marker(Shape):
    """One dated movement ahead; money out is negative.

    `kind`: a `bill` (`id` is its rule's), `booked` ahead of its day (`id` is the transaction's), or
    `seen` in both of the last two months, without a rule.
    """

    date: date
    name: str
    amount_minor: int
    kind: MarkerKind
    id: str | None
    account_id: str | None


class BalanceAhead(Shape):
    """The balance at the end of a day: percentiles."""

    date: date
    p10_minor: int
    p50_minor: int
    p90_minor: int


class BalanceOutlook(Shape):
    """The balance of some accounts together over the next days.

    `probability`: that it goes under `floor_minor` on at least one of them, 0 to 1; null without
    four weeks of records. `likeliest_on`: the day it most probably does so first. `lowest`: the
    day with the lowest median.
    """

    on: date
    currency: str
    account_ids: list[str]
    balance_minor: int
    floor_minor: int
    probability: float | None
    likeliest_on: date | None
    lowest: BalanceAhead
    days: list[BalanceAhead]
    markers: list[Marker]
    unconverted: list[Unconverted]
    as_of_seq: AsOf
