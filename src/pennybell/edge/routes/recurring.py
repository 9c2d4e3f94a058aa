"""What recurs: rent, salaries, subscriptions."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from pennybell.domains.recurring import service
from pennybell.edge.answers import ONCE, IfMatch, commit, version_of
from pennybell.edge.auth import ActorDep, HouseDep
from pennybell.edge.problems import refuses
from pennybell.edge.schemas.bills import (
    ChangeRecurring,
    NewRecurring,
    RecurringAnswer,
    RecurringList,
)
from pennybell.edge.schemas.fields import Reference
from pennybell.edge.strict import StrictRoute
from pennybell.events.shapes import Recurring

router = APIRouter(tags=["bills"], route_class=StrictRoute)


@router.get("/recurring", responses=refuses(401, 403))
async def list_recurring(actor: ActorDep, house: HouseDep) -> RecurringList:
    """All rules, by name; paused and ended ones too."""
    items = await house.read(actor, service.read_rules)
    return RecurringList.model_construct(items=items)


@router.post(
    "/recurring",
    dependencies=[ONCE],
    status_code=201,
    response_model=RecurringAnswer,
    responses=refuses(401, 403, 404, 409, 413, 422),
)
async def create_recurring(body: NewRecurring, request: Request, actor: ActorDep) -> Response:
    """Say that something recurs; its bills are planned 60 days ahead."""
    draft = body.draft()
    return await commit(request, actor, lambda uow: service.create_rule(uow, draft), status=201)


@router.get("/recurring/{recurring_id}", responses=refuses(401, 403, 404, 422))
async def get_recurring(recurring_id: Reference, actor: ActorDep, house: HouseDep) -> Recurring:
    """One rule."""
    return await house.read(actor, lambda reading: service.read_rule(reading, recurring_id))


@router.patch(
    "/recurring/{recurring_id}",
    response_model=RecurringAnswer,
    responses=refuses(401, 403, 404, 409, 412, 413, 422),
)
async def patch_recurring(
    recurring_id: Reference,
    body: ChangeRecurring,
    request: Request,
    actor: ActorDep,
    if_match: IfMatch = None,
) -> Response:
    """Change, pause, end or take up a rule; open bills follow."""
    version, changes = version_of(if_match), body.changes()
    return await commit(
        request,
        actor,
        lambda uow: service.change_rule(uow, recurring_id, changes, if_match=version),
    )


@router.delete(
    "/recurring/{recurring_id}",
    response_model=RecurringAnswer,
    responses=refuses(401, 403, 404, 412, 422),
)
async def delete_recurring(
    recurring_id: Reference, request: Request, actor: ActorDep, if_match: IfMatch = None
) -> Response:
    """Delete a rule with its bills; end one whose past you want to keep."""
    version = version_of(if_match)
    return await commit(
        request, actor, lambda uow: service.delete_rule(uow, recurring_id, if_match=version)
    )
