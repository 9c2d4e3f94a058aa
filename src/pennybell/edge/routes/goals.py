"""Goals, how they stand, and what is put towards them."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from pennybell.domains.goals import contributions, service
from pennybell.edge.answers import ONCE, IfMatch, commit, version_of
from pennybell.edge.auth import ActorDep, HouseDep
from pennybell.edge.problems import refuses
from pennybell.edge.schemas.budgets import PeriodDay
from pennybell.edge.schemas.fields import Reference, changes_of
from pennybell.edge.schemas.goals import (
    ChangeContribution,
    ChangeGoal,
    ContributionAnswer,
    ContributionList,
    GoalAnswer,
    GoalList,
    GoalListed,
    GoalProgressAnswer,
    ListContributions,
    ListGoals,
    NewContribution,
    NewGoal,
)
from pennybell.edge.strict import StrictRoute
from pennybell.events.goals import Contribution, Goal
from pennybell.outbox.unit_of_work import Reading

router = APIRouter(tags=["goals"], route_class=StrictRoute)

READS_ONE = refuses(401, 403, 404, 422)
CHANGES = refuses(401, 403, 404, 409, 412, 413, 422)
DELETES = refuses(401, 403, 404, 412, 422)


@router.get("/goals", responses=refuses(401, 403, 422))
async def list_goals(
    query: Annotated[ListGoals, Query()], actor: ActorDep, house: HouseDep
) -> GoalList:
    """All goals, by name; with `progress`, how each stands."""

    def read(reading: Reading) -> GoalList:
        found = [
            each
            for each in service.read_goals(reading)
            if query.include_archived or not each.archived
        ]
        progress = service.read_progress(reading, found, query.on) if query.progress else []
        by_id = {each.goal_id: each for each in progress}
        items = [
            GoalListed.model_construct(**each.__dict__, progress=by_id.get(each.id))
            for each in found
        ]
        return GoalList.model_construct(items=items, as_of_seq=service.seen_up_to(reading))

    return await house.read(actor, read)


@router.post(
    "/goals",
    dependencies=[ONCE],
    status_code=201,
    response_model=GoalAnswer,
    responses=refuses(401, 403, 404, 409, 413, 422),
)
async def create_goal(body: NewGoal, request: Request, actor: ActorDep) -> Response:
    """Save up for something, or pay a debt down."""
    draft = body.draft()
    return await commit(request, actor, lambda uow: service.create_goal(uow, draft), status=201)


@router.get("/goals/{goal_id}", responses=READS_ONE)
async def get_goal(goal_id: Reference, actor: ActorDep, house: HouseDep) -> Goal:
    """One goal."""
    return await house.read(actor, lambda reading: service.read_goal(reading, goal_id))


@router.get("/goals/{goal_id}/progress", responses=READS_ONE)
async def get_goal_progress(
    goal_id: Reference, actor: ActorDep, house: HouseDep, on: PeriodDay | None = None
) -> GoalProgressAnswer:
    """What is there, how fast it grows and when it will be enough, seen from the end of `on`."""

    def read(reading: Reading) -> GoalProgressAnswer:
        goal = service.read_goal(reading, goal_id)
        progress = service.read_progress(reading, [goal], on)[0]
        return GoalProgressAnswer.model_construct(
            **progress.__dict__, as_of_seq=service.seen_up_to(reading)
        )

    return await house.read(actor, read)


@router.patch("/goals/{goal_id}", response_model=GoalAnswer, responses=CHANGES)
async def patch_goal(
    goal_id: Reference,
    body: ChangeGoal,
    request: Request,
    actor: ActorDep,
    if_match: IfMatch = None,
) -> Response:
    """Change or archive a goal."""
    version, changes = version_of(if_match), body.changes()
    return await commit(
        request, actor, lambda uow: service.change_goal(uow, goal_id, changes, if_match=version)
    )


@router.delete("/goals/{goal_id}", response_model=GoalAnswer, responses=DELETES)
async def delete_goal(
    goal_id: Reference, request: Request, actor: ActorDep, if_match: IfMatch = None
) -> Response:
    """Delete a goal and its contributions; archive one whose past you want to keep."""
    version = version_of(if_match)
    return await commit(
        request, actor, lambda uow: service.delete_goal(uow, goal_id, if_match=version)
    )


@router.get("/goals/{goal_id}/contributions", responses=READS_ONE)
async def list_contributions(
    goal_id: Reference,
    query: Annotated[ListContributions, Query()],
    actor: ActorDep,
    house: HouseDep,
) -> ContributionList:
    """What was put towards a goal, newest day first."""
    found = await house.read(
        actor,
        lambda reading: contributions.read_page(
            reading, goal_id, cursor=query.cursor, limit=query.limit
        ),
    )
    return ContributionList.model_construct(items=found.items, next_cursor=found.next_cursor)


@router.post(
    "/goals/{goal_id}/contributions",
    dependencies=[ONCE],
    status_code=201,
    response_model=ContributionAnswer,
    responses=refuses(401, 403, 404, 409, 413, 422),
)
async def contribute(
    goal_id: Reference, body: NewContribution, request: Request, actor: ActorDep
) -> Response:
    """Put something towards a goal that no account feeds."""
    draft = body.draft()
    return await commit(
        request, actor, lambda uow: contributions.contribute(uow, goal_id, draft), status=201
    )


@router.get("/contributions/{contribution_id}", responses=READS_ONE)
async def get_contribution(
    contribution_id: Reference, actor: ActorDep, house: HouseDep
) -> Contribution:
    """One contribution."""
    return await house.read(
        actor, lambda reading: contributions.read_contribution(reading, contribution_id)
    )


@router.patch(
    "/contributions/{contribution_id}", response_model=ContributionAnswer, responses=CHANGES
)
async def patch_contribution(
    contribution_id: Reference,
    body: ChangeContribution,
    request: Request,
    actor: ActorDep,
    if_match: IfMatch = None,
) -> Response:
    """Correct a contribution."""
    version, changes = version_of(if_match), changes_of(body)
    return await commit(
        request,
        actor,
        lambda uow: contributions.change_contribution(
            uow, contribution_id, changes, if_match=version
        ),
    )


@router.delete(
    "/contributions/{contribution_id}", response_model=ContributionAnswer, responses=DELETES
)
async def delete_contribution(
    contribution_id: Reference, request: Request, actor: ActorDep, if_match: IfMatch = None
) -> Response:
    """Take a contribution back."""
    version = version_of(if_match)
    return await commit(
        request,
        actor,
        lambda uow: contributions.delete_contribution(uow, contribution_id, if_match=version),
    )
