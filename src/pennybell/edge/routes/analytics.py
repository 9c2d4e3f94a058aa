"""Analytics: what the derived totals say of any range. See docs/analytics.md."""

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel
from starlette.responses import Response

from pennybell.analytics import months, spending
from pennybell.analytics.spending import Asked
from pennybell.analytics.view import View
from pennybell.edge.answers import json_answer
from pennybell.edge.auth import ActorDep, HouseDep
from pennybell.edge.house import House
from pennybell.edge.problems import refuses
from pennybell.edge.schemas.analytics import AskMonths, AskSpending
from pennybell.edge.strict import StrictRoute
from pennybell.events.analytics import Months, Spending
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

    return await answer(house, actor, query.currency, read)


@router.get("/months", response_model=Months, responses=READS)
async def get_months(
    query: Annotated[AskMonths, Query()], actor: ActorDep, house: HouseDep
) -> Response:
    """Income, spending and savings rate by month; of the last twelve months by default."""

    def read(view: View) -> Months:
        return months.read_months(view, query.days(view.today))

    return await answer(house, actor, query.currency, read)


async def answer(
    house: House, actor: Actor, currency: str | None, read: Callable[[View], BaseModel]
) -> Response:
    """Read and write out on a database thread: a long answer is no work of the event loop's."""

    def query(reading: Reading) -> str:
        return read(View(reading, currency)).model_dump_json()

    return json_answer(await house.read(actor, query))
