"""Accounts, categories and tags."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from pennybell.domains.accounts import service as accounts
from pennybell.domains.accounts.model import AccountDraft
from pennybell.domains.categories import merging
from pennybell.domains.categories import service as categories
from pennybell.domains.households import service as households
from pennybell.domains.tags import service as tags
from pennybell.edge.answers import ONCE, IfMatch, commit, version_of
from pennybell.edge.auth import ActorDep, HouseDep
from pennybell.edge.problems import refuses
from pennybell.edge.schemas.fields import Reference, changes_of
from pennybell.edge.schemas.ledger import (
    AccountAnswer,
    AccountList,
    AccountToday,
    CategoryAnswer,
    CategoryList,
    ChangeAccount,
    ChangeCategory,
    ChangeTag,
    CurrencyAnswer,
    CurrencyList,
    MergeCategory,
    NewAccount,
    NewCategory,
    NewTag,
    TagAnswer,
    TagList,
)
from pennybell.edge.strict import StrictRoute
from pennybell.events.shapes import Category, Tag
from pennybell.kit.money import CURRENCIES
from pennybell.outbox.unit_of_work import Reading

router = APIRouter(route_class=StrictRoute)

READS = refuses(401, 403)
READS_ONE = refuses(401, 403, 404, 422)
CREATES = refuses(401, 403, 409, 413, 422)
CHANGES = refuses(401, 403, 404, 409, 412, 413, 422)
DELETES = refuses(401, 403, 404, 409, 412, 422)


@router.get("/currencies", tags=["accounts"])
async def list_currencies() -> CurrencyList:
    """ISO 4217: each currency's code, and how many decimals its minor unit has."""
    return CurrencyList(
        items=[
            CurrencyAnswer(code=code, exponent=currency.exponent, name=currency.name)
            for code, currency in CURRENCIES.items()
        ]
    )


@router.get("/accounts", tags=["accounts"], responses=refuses(401, 403, 422))
async def list_accounts(
    actor: ActorDep, house: HouseDep, *, include_archived: bool = True
) -> AccountList:
    """All accounts with their balances."""
    found = await house.read(actor, accounts.read_accounts)
    return AccountList(items=[each for each in found if include_archived or not each.archived])


@router.post(
    "/accounts",
    dependencies=[ONCE],
    tags=["accounts"],
    status_code=201,
    response_model=AccountAnswer,
    responses=CREATES,
)
async def create_account(body: NewAccount, request: Request, actor: ActorDep) -> Response:
    """Open an account."""
    draft = AccountDraft(body.name, body.type, body.currency, body.opening_balance_minor, body.id)
    return await commit(request, actor, lambda uow: accounts.open_account(uow, draft), status=201)


@router.get("/accounts/{account_id}", tags=["accounts"], responses=READS_ONE)
async def get_account(account_id: Reference, actor: ActorDep, house: HouseDep) -> AccountToday:
    """One account, with the balance today beside the balance of all rows."""

    def query(reading: Reading) -> AccountToday:
        account = accounts.read_account(reading, account_id)
        timezone = households.read_household(reading).timezone
        today = accounts.balance_today(reading, account, timezone)
        return AccountToday(**account.__dict__, balance_today_minor=today)

    return await house.read(actor, query)


@router.patch(
    "/accounts/{account_id}", tags=["accounts"], response_model=AccountAnswer, responses=CHANGES
)
async def patch_account(
    account_id: Reference,
    body: ChangeAccount,
    request: Request,
    actor: ActorDep,
    if_match: IfMatch = None,
) -> Response:
    """Change name, type or opening balance, or archive."""
    version = version_of(if_match)
    return await commit(
        request,
        actor,
        lambda uow: accounts.change_account(uow, account_id, changes_of(body), if_match=version),
    )


@router.delete(
    "/accounts/{account_id}", tags=["accounts"], response_model=AccountAnswer, responses=DELETES
)
async def delete_account(
    account_id: Reference, request: Request, actor: ActorDep, if_match: IfMatch = None
) -> Response:
    """Delete an account nothing was recorded on; archive any other."""
    version = version_of(if_match)
    return await commit(
        request, actor, lambda uow: accounts.delete_account(uow, account_id, if_match=version)
    )


@router.get("/categories", tags=["categories"], responses=READS)
async def list_categories(actor: ActorDep, house: HouseDep) -> CategoryList:
    """All categories; a child names its parent."""
    return CategoryList(items=await house.read(actor, categories.read_categories))


@router.post(
    "/categories",
    dependencies=[ONCE],
    tags=["categories"],
    status_code=201,
    response_model=CategoryAnswer,
    responses=CREATES,
)
async def create_category(body: NewCategory, request: Request, actor: ActorDep) -> Response:
    """Create a category, at the top or under a parent."""
    return await commit(
        request,
        actor,
        lambda uow: categories.create_category(
            uow, id_=body.id, name=body.name, kind=body.kind, parent_id=body.parent_id
        ),
        status=201,
    )


@router.get("/categories/{category_id}", tags=["categories"], responses=READS_ONE)
async def get_category(category_id: Reference, actor: ActorDep, house: HouseDep) -> Category:
    """One category."""
    return await house.read(actor, lambda reading: categories.read_category(reading, category_id))


@router.patch(
    "/categories/{category_id}",
    tags=["categories"],
    response_model=CategoryAnswer,
    responses=CHANGES,
)
async def patch_category(
    category_id: Reference,
    body: ChangeCategory,
    request: Request,
    actor: ActorDep,
    if_match: IfMatch = None,
) -> Response:
    """Rename, move or archive."""
    version = version_of(if_match)
    return await commit(
        request,
        actor,
        lambda uow: categories.change_category(
            uow, category_id, changes_of(body), if_match=version
        ),
    )


@router.delete(
    "/categories/{category_id}",
    tags=["categories"],
    response_model=CategoryAnswer,
    responses=DELETES,
)
async def delete_category(
    category_id: Reference, request: Request, actor: ActorDep, if_match: IfMatch = None
) -> Response:
    """Delete a category nothing uses; archive any other."""
    version = version_of(if_match)
    return await commit(
        request,
        actor,
        lambda uow: categories.delete_category(uow, category_id, if_match=version),
    )


@router.post(
    "/categories/{category_id}/merge",
    dependencies=[ONCE],
    tags=["categories"],
    response_model=CategoryAnswer,
    responses=CHANGES,
)
async def merge_category(
    category_id: Reference,
    body: MergeCategory,
    request: Request,
    actor: ActorDep,
    if_match: IfMatch = None,
) -> Response:
    """Move all that stands on a category to another, which is the answer; it is gone for good."""
    version = version_of(if_match)
    return await commit(
        request,
        actor,
        lambda uow: merging.merge_category(uow, category_id, body.into, if_match=version),
    )


@router.get("/tags", tags=["tags"], responses=READS)
async def list_tags(actor: ActorDep, house: HouseDep) -> TagList:
    """All tags."""
    return TagList(items=await house.read(actor, tags.read_tags))


@router.post(
    "/tags",
    dependencies=[ONCE],
    tags=["tags"],
    status_code=201,
    response_model=TagAnswer,
    responses=CREATES,
)
async def create_tag(body: NewTag, request: Request, actor: ActorDep) -> Response:
    """Create a tag; recording a transaction with a new name does so too."""
    return await commit(
        request,
        actor,
        lambda uow: tags.create_tag(uow, id_=body.id, name=body.name),
        status=201,
    )


@router.get("/tags/{tag_id}", tags=["tags"], responses=READS_ONE)
async def get_tag(tag_id: Reference, actor: ActorDep, house: HouseDep) -> Tag:
    """One tag."""
    return await house.read(actor, lambda reading: tags.read_tag(reading, tag_id))


@router.patch("/tags/{tag_id}", tags=["tags"], response_model=TagAnswer, responses=CHANGES)
async def patch_tag(
    tag_id: Reference,
    body: ChangeTag,
    request: Request,
    actor: ActorDep,
    if_match: IfMatch = None,
) -> Response:
    """Rename a tag on every transaction that has it."""
    version = version_of(if_match)
    return await commit(
        request, actor, lambda uow: tags.rename_tag(uow, tag_id, body.name, if_match=version)
    )


@router.delete("/tags/{tag_id}", tags=["tags"], response_model=TagAnswer, responses=DELETES)
async def delete_tag(
    tag_id: Reference, request: Request, actor: ActorDep, if_match: IfMatch = None
) -> Response:
    """Take a tag off every transaction."""
    version = version_of(if_match)
    return await commit(request, actor, lambda uow: tags.delete_tag(uow, tag_id, if_match=version))
