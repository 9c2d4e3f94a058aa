"""Bills: what falls due, what was paid, and what a person says about it."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from pennybell.domains.recurring import bills
from pennybell.domains.recurring.model import status_of
from pennybell.domains.recurring.service import today_of
from pennybell.edge.answers import ONCE, IfMatch, commit, version_of
from pennybell.edge.auth import ActorDep, HouseDep
from pennybell.edge.problems import refuses
from pennybell.edge.schemas.bills import BillAnswer, BillListed, BillPage, ListBills, MatchBill
from pennybell.edge.schemas.fields import Reference
from pennybell.edge.strict import StrictRoute
from pennybell.outbox.unit_of_work import Reading

router = APIRouter(tags=["bills"], route_class=StrictRoute)

CHANGES = refuses(401, 403, 404, 409, 412, 413, 422)


@router.get("/bills", responses=refuses(401, 403, 422))
async def list_bills(
    query: Annotated[ListBills, Query()], actor: ActorDep, house: HouseDep
) -> BillPage:
    """Bills in the order of their due dates; `status` may be given several times."""

    def read(reading: Reading) -> BillPage:
        filter_ = query.filter(today_of(reading))
        page = bills.read_page(reading, filter_, cursor=query.cursor, limit=query.limit)
        items = [
            BillListed.model_construct(**each.__dict__, status=status_of(each, filter_.today))
            for each in page.items
        ]
        return BillPage.model_construct(items=items, next_cursor=page.next_cursor)

    return await house.read(actor, read)


@router.get("/bills/{bill_id}", responses=refuses(401, 403, 404, 422))
async def get_bill(bill_id: Reference, actor: ActorDep, house: HouseDep) -> BillListed:
    """One bill."""
    bill, today = await house.read(actor, lambda reading: bills.read_bill(reading, bill_id))
    return BillListed.model_construct(**bill.__dict__, status=status_of(bill, today))


@router.post(
    "/bills/{bill_id}/match", dependencies=[ONCE], response_model=BillAnswer, responses=CHANGES
)
async def match_bill(
    bill_id: Reference,
    body: MatchBill,
    request: Request,
    actor: ActorDep,
    if_match: IfMatch = None,
) -> Response:
    """Say that a transaction paid it, whatever fits."""
    version = version_of(if_match)
    return await commit(
        request,
        actor,
        lambda uow: bills.match(uow, bill_id, body.transaction_id, if_match=version),
    )


@router.post(
    "/bills/{bill_id}/unmatch", dependencies=[ONCE], response_model=BillAnswer, responses=CHANGES
)
async def unmatch_bill(
    bill_id: Reference, request: Request, actor: ActorDep, if_match: IfMatch = None
) -> Response:
    """Say that its transaction did not pay it; that one will not be taken again."""
    version = version_of(if_match)
    return await commit(request, actor, lambda uow: bills.unmatch(uow, bill_id, if_match=version))


@router.post(
    "/bills/{bill_id}/skip", dependencies=[ONCE], response_model=BillAnswer, responses=CHANGES
)
async def skip_bill(
    bill_id: Reference, request: Request, actor: ActorDep, if_match: IfMatch = None
) -> Response:
    """Wait for it no longer."""
    version = version_of(if_match)
    return await commit(request, actor, lambda uow: bills.skip(uow, bill_id, if_match=version))


@router.post(
    "/bills/{bill_id}/reopen", dependencies=[ONCE], response_model=BillAnswer, responses=CHANGES
)
async def reopen_bill(
    bill_id: Reference, request: Request, actor: ActorDep, if_match: IfMatch = None
) -> Response:
    """Wait again for one that was skipped."""
    version = version_of(if_match)
    return await commit(request, actor, lambda uow: bills.reopen(uow, bill_id, if_match=version))
