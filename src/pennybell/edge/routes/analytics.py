"""Analytics: what the derived totals say of any range. See docs/analytics.md."""

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel
from starlette.responses import Response

from pennybell.analytics import balances, budgets, cash_flow, curve, months, net_worth, spending
from pennybell.analytics.spending import Asked
from pennybell.analytics.view import View
from pennybell.edge.answers import json_answer, with_as_of
from pennybell.edge.auth import ActorDep, HouseDep
from pennybell.edge.house import House
from pennybell.edge.problems import refuses
from pennybell.edge.schemas.analytics import (
    AskBudgets,
    AskCashFlow,
    AskCurve,
    AskMonths,
    AskNetWorth,
    AskOutlook,
    AskSpending,
    Converted,
)
from pennybell.edge.schemas.fields import Body
from pennybell.edge.strict import StrictRoute
from pennybell.events.analytics import (
    BalanceOutlook,
    BudgetStands,
    CashFlow,
    Months,
    NetWorth,
    Spending,
    SpendingCurve,
)
from pennybell.outbox.actor import Actor
from pennybell.outbox.unit_of_work import Reading

router = APIRouter(prefix="/analytics", tags=["analytics"], route_class=StrictRoute)

READS = refuses(401, 403, 422)


@router.get("/spending", response_model=Spending, responses=READS)
async def get_spending(
    query: Annotated[AskSpending, Query()], actor: ActorDep, house: HouseDep
) -> Response:
    """Spending by category, payee or tag, largest first; this month's up to today by default."""

    def read(view: View) -> Spending:
        asked = Asked(query.by, query.days(view.today), query.grain, query.limit)
        return spending.read_spending(view, asked)

    return await answer(house, actor, query, read)


@router.get("/months", response_model=Months, responses=READS)
async def get_months(
    query: Annotated[AskMonths, Query()], actor: ActorDep, house: HouseDep
) -> Response:
    """Income, spending and savings rate by month; of the last twelve months by default."""

    def read(view: View) -> Months:
        return months.read_months(view, query.days(view.today))

    return await answer(house, actor, query, read)


@router.get("/spending/curve", response_model=SpendingCurve, responses=READS)
async def get_spending_curve(
    query: Annotated[AskCurve, Query()], actor: ActorDep, house: HouseDep
) -> Response:
    """This period's spending by day against what is usual by then; this month by default."""

    def read(view: View) -> SpendingCurve:
        return curve.read_curve(view, curve.period_asked(view, query.period))

    return await answer(house, actor, query, read)


@router.get("/cash-flow", response_model=CashFlow, responses=READS)
async def get_cash_flow(
    query: Annotated[AskCashFlow, Query()], actor: ActorDep, house: HouseDep
) -> Response:
    """Where money came from and went to, as nodes and links; this month's up to today by default."""

    def read(view: View) -> CashFlow:
        return cash_flow.read_cash_flow(view, query.days(view.today))

    return await answer(house, actor, query, read)


@router.get("/net-worth", response_model=NetWorth, responses=READS)
async def get_net_worth(
    query: Annotated[AskNetWorth, Query()], actor: ActorDep, house: HouseDep
) -> Response:
    """What all accounts hold together, day by day, and each of them; 90 days by default."""

    def read(view: View) -> NetWorth:
        return net_worth.read_net_worth(view, query.days(view.today), query.grain)

    return await answer(house, actor, query, read)


@router.get("/budgets", response_model=BudgetStands, responses=READS)
async def get_budget_stands(
    query: Annotated[AskBudgets, Query()], actor: ActorDep, house: HouseDep
) -> Response:
    """How every budget stands and how it will end; today by default."""

    def read(view: View) -> BudgetStands:
        return budgets.read_budgets(view, query.day(view.today))

    return await answer(house, actor, query, read)


@router.get(
    "/balance-forecast", response_model=BalanceOutlook, responses=refuses(401, 403, 404, 422)
)
async def get_balance_forecast(
    query: Annotated[AskOutlook, Query()], actor: ActorDep, house: HouseDep
) -> Response:
    """The balance of the next 30 days with the bills in them, and its lowest point."""
    asked = balances.Asked(query.days, query.account_id, query.currency)

    def read(view: View) -> BalanceOutlook:
        return balances.read_outlook(view, asked)

    return await answer(house, actor, query, read)


async def answer(
    house: House, actor: Actor, asked: Body, read: Callable[[View], BaseModel]
) -> Response:
    """Read and write out on a database thread: a long answer is no work of the event loop's.

    In the household's own currency the answer is kept until the next commit. Others are converted
    by rates of the market, whose change is announced to households with foreign money alone.
    """
    currency = asked.currency if isinstance(asked, Converted) else None

    def body(reading: Reading) -> str:
        return read(View(reading, currency)).model_dump_json(exclude={"as_of_seq"})

    def query(reading: Reading) -> str:
        if currency is None:
            key = (type(asked), asked.model_dump_json())
            text = house.remembered.of_household(reading, key, lambda: body(reading))
        else:
            text = body(reading)
        return with_as_of(text, reading)

    return json_answer(await house.read(actor, query))
