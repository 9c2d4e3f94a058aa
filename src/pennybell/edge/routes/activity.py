"""What everybody in the household did, and what Pennybell did for them."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from pennybell.domains.accounts import repository as accounts
from pennybell.domains.activity import service
from pennybell.domains.categories import repository as categories
from pennybell.edge.answers import ONCE, commit
from pennybell.edge.auth import ActorDep, HouseDep
from pennybell.edge.problems import refuses
from pennybell.edge.schemas.activity import (
    ActivityFilters,
    ActivityItem,
    ActivityList,
    ActivityMarksAnswer,
    ActivityMember,
    ListActivity,
    MarkActivity,
    Named,
)
from pennybell.edge.strict import StrictRoute
from pennybell.errors import Invalid
from pennybell.outbox import access
from pennybell.outbox.unit_of_work import Reading

router = APIRouter(tags=["activity"], route_class=StrictRoute)


@router.get("/activity", responses=refuses(401, 403, 422))
async def list_activity(
    query: Annotated[ListActivity, Query()], actor: ActorDep, house: HouseDep
) -> ActivityList:
    """Who did what, newest first. Deep pages are as cheap by `cursor` as the first."""
    found = await house.read(
        actor,
        lambda reading: service.read_page(
            reading, query.filter(), cursor=query.cursor, offset=query.offset, limit=query.limit
        ),
    )
    items = [
        ActivityItem.model_construct(
            **each.entry.__dict__, actor_name=each.actor_name, read=each.read
        )
        for each in found.items
    ]
    return ActivityList.model_construct(
        items=items, unread=found.unread, next_cursor=found.next_cursor
    )


@router.get("/activity/filters", responses=refuses(401, 403))
async def get_activity_filters(actor: ActorDep, house: HouseDep) -> ActivityFilters:
    """What the activity can be narrowed to: who did something, kinds, accounts, categories."""

    def read(reading: Reading) -> ActivityFilters:
        connection, household_id = reading.connection, reading.household_id
        people, kinds = service.read_filters(reading)
        members = set(access.members_of(connection, household_id))
        return ActivityFilters.model_construct(
            members=[
                ActivityMember(id=id_ or "pennybell", name=name, is_member=id_ in members)
                for id_, name in people
            ],
            kinds=kinds,
            accounts=[
                Named(id=each.id, name=each.name)
                for each in accounts.find_all(connection, household_id)
            ],
            categories=[
                Named(id=each.id, name=each.name)
                for each in categories.find_all(connection, household_id)
            ],
        )

    return await house.read(actor, read)


@router.post(
    "/activity/mark-read",
    dependencies=[ONCE],
    response_model=ActivityMarksAnswer,
    responses=refuses(401, 403, 404, 409, 413, 422),
)
async def mark_activity_read(body: MarkActivity, request: Request, actor: ActorDep) -> Response:
    """Mark entries as read for yourself, on every device of yours."""
    if not body.ids and body.up_to is None:
        raise Invalid("nothing_named", "Name entries by `ids`, or all up to one.", "body.ids")
    return await commit(
        request,
        actor,
        lambda uow: service.mark_read(uow, body.ids, body.up_to),
        needs=access.READ,
    )
