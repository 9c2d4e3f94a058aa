"""A household's own exchange rates, and what a pair costs on a day."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from pennybell.domains.households import service as households
from pennybell.domains.rates import service
from pennybell.edge.answers import ONCE, IfMatch, commit, version_of
from pennybell.edge.auth import ActorDep, HouseDep
from pennybell.edge.problems import refuses
from pennybell.edge.schemas.fields import Reference, changes_of
from pennybell.edge.schemas.rates import (
    AskRate,
    ChangeRate,
    KnownRate,
    NewRate,
    RateAnswer,
    RateList,
)
from pennybell.edge.strict import StrictRoute
from pennybell.events.shapes import Rate
from pennybell.kit.clock import Instant, today_in
from pennybell.outbox.unit_of_work import Reading

router = APIRouter(tags=["rates"], route_class=StrictRoute)


@router.get("/rates", responses=refuses(401, 403))
async def list_rates(actor: ActorDep, house: HouseDep) -> RateList:
    """The rates this household has entered itself, by pair and day."""
    return RateList(items=await house.read(actor, service.read_all))


@router.get("/rates/known", responses=refuses(401, 403, 422))
async def get_known_rate(
    query: Annotated[AskRate, Query()], actor: ActorDep, house: HouseDep
) -> KnownRate:
    """What a currency costs in another on a day, as every sum here takes it."""

    def read(reading: Reading) -> KnownRate:
        timezone = households.read_household(reading).timezone
        day = query.on or today_in(timezone, Instant(reading.now))
        rate = service.known_rate(reading, query.base, query.quote, day)
        return KnownRate(base=query.base, quote=query.quote, date=day, rate=rate)

    return await house.read(actor, read)


@router.post(
    "/rates",
    dependencies=[ONCE],
    status_code=201,
    response_model=RateAnswer,
    responses=refuses(401, 403, 409, 413, 422),
)
async def create_rate(body: NewRate, request: Request, actor: ActorDep) -> Response:
    """Enter a rate. It goes before the market's, and holds until the next one of its pair."""
    draft = body.draft()
    return await commit(request, actor, lambda uow: service.enter_rate(uow, draft), status=201)


@router.get("/rates/{rate_id}", responses=refuses(401, 403, 404, 422))
async def get_rate(rate_id: Reference, actor: ActorDep, house: HouseDep) -> Rate:
    """One rate."""
    return await house.read(actor, lambda reading: service.read_rate(reading, rate_id))


@router.patch(
    "/rates/{rate_id}",
    response_model=RateAnswer,
    responses=refuses(401, 403, 404, 409, 412, 413, 422),
)
async def patch_rate(
    rate_id: Reference,
    body: ChangeRate,
    request: Request,
    actor: ActorDep,
    if_match: IfMatch = None,
) -> Response:
    """Correct a rate or its day."""
    version, changes = version_of(if_match), changes_of(body)
    return await commit(
        request, actor, lambda uow: service.change_rate(uow, rate_id, changes, if_match=version)
    )


@router.delete(
    "/rates/{rate_id}",
    response_model=RateAnswer,
    responses=refuses(401, 403, 404, 412, 422),
)
async def delete_rate(
    rate_id: Reference, request: Request, actor: ActorDep, if_match: IfMatch = None
) -> Response:
    """Delete a rate: the one before it holds on."""
    version = version_of(if_match)
    return await commit(
        request, actor, lambda uow: service.delete_rate(uow, rate_id, if_match=version)
    )
