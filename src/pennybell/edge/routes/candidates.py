"""What was found in the history to recur, and what a person says about it."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from pennybell.domains.recurring import candidates
from pennybell.edge.answers import ONCE, commit
from pennybell.edge.auth import ActorDep, HouseDep
from pennybell.edge.problems import refuses
from pennybell.edge.schemas.bills import (
    CandidateAnswer,
    CandidateList,
    ConfirmCandidate,
    RecurringAnswer,
)
from pennybell.edge.schemas.fields import Reference
from pennybell.edge.strict import StrictRoute

router = APIRouter(tags=["bills"], route_class=StrictRoute)


@router.get("/recurring/candidates", responses=refuses(401, 403))
async def list_candidates(actor: ActorDep, house: HouseDep) -> CandidateList:
    """What was found and nobody has answered, by when the next payment is due."""
    items = await house.read(actor, candidates.read_open)
    return CandidateList.model_construct(items=items)


@router.post(
    "/recurring/candidates/{candidate_id}/confirm",
    dependencies=[ONCE],
    status_code=201,
    response_model=RecurringAnswer,
    responses=refuses(401, 403, 404, 409, 413, 422),
)
async def confirm_candidate(
    candidate_id: Reference, body: ConfirmCandidate, request: Request, actor: ActorDep
) -> Response:
    """Make a rule of it, as it was found but for the fields that are sent."""
    changes = body.changes()
    return await commit(
        request,
        actor,
        lambda uow: candidates.confirm(uow, candidate_id, changes),
        status=201,
    )


@router.post(
    "/recurring/candidates/{candidate_id}/reject",
    dependencies=[ONCE],
    response_model=CandidateAnswer,
    responses=refuses(401, 403, 404, 409, 413, 422),
)
async def reject_candidate(candidate_id: Reference, request: Request, actor: ActorDep) -> Response:
    """Say that it does not recur; it is not found again."""
    return await commit(request, actor, lambda uow: candidates.reject(uow, candidate_id))
