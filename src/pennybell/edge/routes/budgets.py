"""Budgets and how they stand."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from pennybell.domains.budgets import service
from pennybell.edge.answers import ONCE, IfMatch, commit, json_answer, version_of, with_as_of
from pennybell.edge.auth import ActorDep, HouseDep
from pennybell.edge.problems import refuses
from pennybell.edge.schemas.budgets import (
    BudgetAnswer,
    BudgetList,
    BudgetListed,
    ChangeBudget,
    CopyLast,
    ListBudgets,
    NewBudget,
    PeriodDay,
    ProgressAnswer,
)
from pennybell.edge.schemas.fields import Reference
from pennybell.edge.strict import StrictRoute
from pennybell.events.shapes import Budget
from pennybell.outbox.unit_of_work import Reading

router = APIRouter(tags=["budgets"], route_class=StrictRoute)

READS_ONE = refuses(401, 403, 404, 422)
CHANGES = refuses(401, 403, 404, 409, 412, 413, 422)


@router.get("/budgets", response_model=BudgetList, responses=refuses(401, 403, 422))
async def list_budgets(
    query: Annotated[ListBudgets, Query()], actor: ActorDep, house: HouseDep
) -> Response:
    """All budgets, by name; with `progress`, how each stands."""

    def body(reading: Reading) -> str:
        found = [
            each
            for each in service.read_budgets(reading)
            if query.include_archived or not each.archived
        ]
        progress = service.read_progress(reading, found, query.on) if query.progress else []
        by_id = {each.budget_id: each for each in progress}
        items = [
            BudgetListed.model_construct(**each.__dict__, progress=by_id.get(each.id))
            for each in found
        ]
        listed = BudgetList.model_construct(items=items, as_of_seq=0)
        return listed.model_dump_json(exclude={"as_of_seq"})

    def read(reading: Reading) -> str:
        asked = ("budgets", query.model_dump_json())
        text = house.remembered.of_household(reading, asked, lambda: body(reading))
        return with_as_of(text, reading)

    return json_answer(await house.read(actor, read))


@router.post(
    "/budgets",
    dependencies=[ONCE],
    status_code=201,
    response_model=BudgetAnswer,
    responses=refuses(401, 403, 409, 413, 422),
)
async def create_budget(body: NewBudget, request: Request, actor: ActorDep) -> Response:
    """Set a limit for one category, several, or all spending."""
    draft = body.draft()
    return await commit(request, actor, lambda uow: service.create_budget(uow, draft), status=201)


@router.get("/budgets/{budget_id}", responses=READS_ONE)
async def get_budget(budget_id: Reference, actor: ActorDep, house: HouseDep) -> Budget:
    """One budget."""
    return await house.read(actor, lambda reading: service.read_budget(reading, budget_id))


@router.get("/budgets/{budget_id}/progress", responses=READS_ONE)
async def get_budget_progress(
    budget_id: Reference, actor: ActorDep, house: HouseDep, on: PeriodDay | None = None
) -> ProgressAnswer:
    """What was spent, what is left and how the period will end, seen from the end of `on`."""

    def read(reading: Reading) -> ProgressAnswer:
        budget = service.read_budget(reading, budget_id)
        progress = service.read_progress(reading, [budget], on)[0]
        return ProgressAnswer.model_construct(
            **progress.__dict__, as_of_seq=service.seen_up_to(reading)
        )

    return await house.read(actor, read)


@router.patch("/budgets/{budget_id}", response_model=BudgetAnswer, responses=CHANGES)
async def patch_budget(
    budget_id: Reference,
    body: ChangeBudget,
    request: Request,
    actor: ActorDep,
    if_match: IfMatch = None,
) -> Response:
    """Change, pause or archive a budget."""
    version, changes = version_of(if_match), body.changes()
    return await commit(
        request, actor, lambda uow: service.change_budget(uow, budget_id, changes, if_match=version)
    )


@router.post(
    "/budgets/{budget_id}/copy-last",
    dependencies=[ONCE],
    response_model=BudgetAnswer,
    responses=CHANGES,
)
async def copy_last_period(
    budget_id: Reference,
    body: CopyLast,
    request: Request,
    actor: ActorDep,
    if_match: IfMatch = None,
) -> Response:
    """Give this period the limit that the last one had, or what was spent in it."""
    version = version_of(if_match)
    return await commit(
        request,
        actor,
        lambda uow: service.copy_last(uow, budget_id, body.take, if_match=version),
    )


@router.delete(
    "/budgets/{budget_id}",
    response_model=BudgetAnswer,
    responses=refuses(401, 403, 404, 412, 422),
)
async def delete_budget(
    budget_id: Reference, request: Request, actor: ActorDep, if_match: IfMatch = None
) -> Response:
    """Delete a budget; archive one whose past you want to keep."""
    version = version_of(if_match)
    return await commit(
        request, actor, lambda uow: service.delete_budget(uow, budget_id, if_match=version)
    )
