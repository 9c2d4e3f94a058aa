"""Transactions and transfers."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from pennybell.domains.transactions import listing, service, transfers
from pennybell.domains.transactions.listing import Filter
from pennybell.domains.transactions.transfers import Legs
from pennybell.edge.answers import ONCE, IfMatch, commit, version_of
from pennybell.edge.auth import ActorDep, HouseDep
from pennybell.edge.problems import refuses
from pennybell.edge.schemas.fields import Reference, changes_of
from pennybell.edge.schemas.ledger import (
    ChangeTransaction,
    ChangeTransfer,
    ListTransactions,
    NewTransaction,
    NewTransactions,
    NewTransfer,
    TransactionAnswer,
    TransactionPage,
    TransactionsAnswer,
    TransferAnswer,
    TransferSeqAnswer,
    splits_of,
)
from pennybell.edge.strict import StrictRoute
from pennybell.events.shapes import Transaction

router = APIRouter(route_class=StrictRoute)

READS_ONE = refuses(401, 403, 404, 422)
CREATES = refuses(401, 403, 404, 409, 413, 422)
CHANGES = refuses(401, 403, 404, 409, 412, 413, 422)


@router.get("/transactions", tags=["transactions"], responses=refuses(401, 403, 422))
async def list_transactions(
    query: Annotated[ListTransactions, Query()], actor: ActorDep, house: HouseDep
) -> TransactionPage:
    """Newest first, by pages that stay stable while others write; filters combine."""
    filter_ = Filter(
        account_id=query.account_id,
        category_id=query.category_id,
        tag=query.tag,
        from_date=query.from_,
        to_date=query.to,
        min_minor=query.min,
        max_minor=query.max,
        q=query.q,
        deleted=query.deleted,
    )
    page = await house.read(
        actor,
        lambda reading: listing.page(reading, filter_, cursor=query.cursor, limit=query.limit),
    )
    return TransactionPage.model_construct(
        items=page.items, next_cursor=page.next_cursor, total=page.total
    )


@router.post(
    "/transactions",
    dependencies=[ONCE],
    tags=["transactions"],
    status_code=201,
    response_model=TransactionAnswer,
    responses=CREATES,
)
async def create(body: NewTransaction, request: Request, actor: ActorDep) -> Response:
    """Record one transaction; every open device of every member shows it."""
    draft = body.draft()
    return await commit(request, actor, lambda uow: service.record(uow, draft), status=201)


@router.post(
    "/transactions/bulk",
    dependencies=[ONCE],
    tags=["transactions"],
    status_code=201,
    response_model=TransactionsAnswer,
    responses=CREATES,
)
async def create_many(body: NewTransactions, request: Request, actor: ActorDep) -> Response:
    """Record up to 1,000 transactions, all or nothing."""
    drafts = [each.draft() for each in body.transactions]

    def render(rows: list[Transaction], seq: int) -> str:
        items = ",".join(row.model_dump_json() for row in rows)
        return f'{{"items":[{items}],"seq":{seq}}}'

    return await commit(
        request,
        actor,
        lambda uow: service.record_many(uow, drafts),
        render=render,
        status=201,
    )


@router.get("/transactions/{transaction_id}", tags=["transactions"], responses=READS_ONE)
async def get_transaction(
    transaction_id: Reference, actor: ActorDep, house: HouseDep
) -> Transaction:
    """One transaction, deleted or not."""
    return await house.read(
        actor, lambda reading: listing.read_transaction(reading, transaction_id)
    )


@router.patch(
    "/transactions/{transaction_id}",
    tags=["transactions"],
    response_model=TransactionAnswer,
    responses=CHANGES,
)
async def patch_transaction(
    transaction_id: Reference,
    body: ChangeTransaction,
    request: Request,
    actor: ActorDep,
    if_match: IfMatch = None,
) -> Response:
    """Change fields; one side of a transfer takes only payee, note and tags here."""
    version = version_of(if_match)
    changes = _changes(body)
    return await commit(
        request,
        actor,
        lambda uow: service.change(uow, transaction_id, changes, if_match=version),
    )


@router.delete(
    "/transactions/{transaction_id}",
    tags=["transactions"],
    response_model=TransactionAnswer,
    responses=refuses(401, 403, 404, 409, 412, 422),
)
async def delete_transaction(
    transaction_id: Reference, request: Request, actor: ActorDep, if_match: IfMatch = None
) -> Response:
    """Delete; it can be restored. The other side of a transfer goes with it."""
    version = version_of(if_match)
    return await commit(
        request, actor, lambda uow: service.remove(uow, transaction_id, if_match=version)
    )


@router.post(
    "/transactions/{transaction_id}/restore",
    dependencies=[ONCE],
    tags=["transactions"],
    response_model=TransactionAnswer,
    responses=refuses(401, 403, 404, 409, 412, 422),
)
async def restore_transaction(
    transaction_id: Reference, request: Request, actor: ActorDep, if_match: IfMatch = None
) -> Response:
    """Bring a deleted transaction back."""
    version = version_of(if_match)
    return await commit(
        request, actor, lambda uow: service.restore(uow, transaction_id, if_match=version)
    )


@router.post(
    "/transfers",
    dependencies=[ONCE],
    tags=["transfers"],
    status_code=201,
    response_model=TransferSeqAnswer,
    responses=CREATES,
)
async def create_transfer(body: NewTransfer, request: Request, actor: ActorDep) -> Response:
    """Move money between two accounts; with two amounts when their currencies differ."""
    draft = body.draft()
    return await commit(
        request,
        actor,
        lambda uow: transfers.record_transfer(uow, draft),
        render=_render_legs,
        status=201,
    )


@router.get("/transfers/{transfer_id}", tags=["transfers"], responses=READS_ONE)
async def get_transfer(transfer_id: Reference, actor: ActorDep, house: HouseDep) -> TransferAnswer:
    """Both sides of a transfer."""
    leaving, arriving = await house.read(
        actor, lambda reading: transfers.read_transfer(reading, transfer_id)
    )
    return TransferAnswer.model_validate(
        {"transfer_id": transfer_id, "from": leaving, "to": arriving}
    )


@router.patch(
    "/transfers/{transfer_id}",
    tags=["transfers"],
    response_model=TransferSeqAnswer,
    responses=CHANGES,
)
async def patch_transfer(
    transfer_id: Reference,
    body: ChangeTransfer,
    request: Request,
    actor: ActorDep,
    if_match: IfMatch = None,
) -> Response:
    """Change both sides together; If-Match is the version of the side money left."""
    version = version_of(if_match)
    changes = _changes(body)
    return await commit(
        request,
        actor,
        lambda uow: transfers.change_transfer(uow, transfer_id, changes, if_match=version),
        render=_render_legs,
    )


@router.delete(
    "/transfers/{transfer_id}",
    tags=["transfers"],
    response_model=TransferSeqAnswer,
    responses=refuses(401, 403, 404, 409, 412, 422),
)
async def delete_transfer(
    transfer_id: Reference, request: Request, actor: ActorDep, if_match: IfMatch = None
) -> Response:
    """Delete both sides; they can be restored."""
    version = version_of(if_match)
    return await commit(
        request,
        actor,
        lambda uow: transfers.remove_transfer(uow, transfer_id, if_match=version),
        render=_render_legs,
    )


@router.post(
    "/transfers/{transfer_id}/restore",
    dependencies=[ONCE],
    tags=["transfers"],
    response_model=TransferSeqAnswer,
    responses=refuses(401, 403, 404, 409, 422),
)
async def restore_transfer(transfer_id: Reference, request: Request, actor: ActorDep) -> Response:
    """Bring both sides back."""
    return await commit(
        request,
        actor,
        lambda uow: transfers.restore_transfer(uow, transfer_id),
        render=_render_legs,
    )


def _changes(body: ChangeTransaction | ChangeTransfer) -> dict[str, Any]:
    changes = changes_of(body)
    if "splits" in changes:
        changes["splits"] = list(splits_of(changes["splits"]))
    for name in ("payee", "note"):
        if changes.get(name) == "":
            changes[name] = None
    return changes


def _render_legs(legs: Legs, seq: int) -> str:
    leaving, arriving = (leg.model_dump_json() if leg else "null" for leg in legs)
    first = next(leg for leg in legs if leg is not None)
    return f'{{"transfer_id":"{first.transfer_id}","from":{leaving},"to":{arriving},"seq":{seq}}}'
