"""For the server's admin: what could not be delivered, and how the providers are."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from pennybell.channels.port import Channel
from pennybell.domains.deliveries import letters
from pennybell.edge.answers import ONCE, commit
from pennybell.edge.auth import ActorDep, HouseDep
from pennybell.edge.problems import refuses
from pennybell.edge.schemas.admin import (
    ChannelState,
    DeadLetterList,
    ListDeadLetters,
    ProviderList,
    ProviderState,
)
from pennybell.edge.schemas.fields import Reference
from pennybell.edge.strict import StrictRoute
from pennybell.outbox import access

router = APIRouter(prefix="/admin", tags=["admin"], route_class=StrictRoute)


@router.get("/dead-letters", responses=refuses(401, 403, 422))
async def list_dead_letters(
    query: Annotated[ListDeadLetters, Query()], actor: ActorDep, house: HouseDep
) -> DeadLetterList:
    """What was given up, of everybody on this server; without texts and addresses."""
    found = await house.read(
        actor,
        lambda reading: letters.read_dead_letters(reading, cursor=query.cursor, limit=query.limit),
        needs=access.SIGNED_IN,
    )
    return DeadLetterList.model_construct(items=found.items, next_cursor=found.next_cursor)


@router.post(
    "/dead-letters/{delivery_id}/requeue",
    status_code=204,
    dependencies=[ONCE],
    responses=refuses(401, 403, 404, 409, 422),
)
async def requeue_dead_letter(
    delivery_id: Reference, request: Request, actor: ActorDep
) -> Response:
    """Send it again, under the same ids, and try it for a day."""
    return await commit(
        request,
        actor,
        lambda uow: letters.requeue(uow, delivery_id),
        render=lambda _done, _seq: "",
        status=204,
        needs=access.SIGNED_IN,
    )


@router.get("/providers", responses=refuses(401, 403))
async def list_providers(actor: ActorDep, house: HouseDep) -> ProviderList:
    """Each channel's breakers, and what it counted since this process started."""
    await house.read(actor, letters.check_admin, needs=access.SIGNED_IN)
    items = [_state_of(each) for each in house.dispatcher.channels.values()]
    return ProviderList.model_construct(items=items)


def _state_of(channel: Channel) -> ChannelState:
    health = channel.health()
    return ChannelState.model_construct(
        channel=health.channel,
        providers=[
            ProviderState.model_construct(
                label=each.label, state=each.state, reason=each.reason, open_s=each.open_s
            )
            for each in health.providers
        ],
        outcomes=dict(health.counts.outcomes),
        errors=dict(health.counts.errors),
    )
