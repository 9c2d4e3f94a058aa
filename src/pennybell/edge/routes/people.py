"""The signed-in person, their households, members and invitations."""

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Path, Request
from starlette.responses import Response

from pennybell.domains.households import service as households
from pennybell.domains.households.model import HouseholdDraft
from pennybell.domains.identity import service as identity
from pennybell.edge.answers import (
    ONCE,
    IfMatch,
    commit,
    json_answer,
    values_with_seq,
    version_of,
)
from pennybell.edge.auth import ActorDep, HouseDep
from pennybell.edge.problems import refuses
from pennybell.edge.schemas.fields import Reference, changes_of
from pennybell.edge.schemas.identity import (
    ChangeProfile,
    HouseholdList,
    HouseholdOfMine,
    UserAnswer,
)
from pennybell.edge.schemas.ledger import (
    AcceptInvite,
    ChangeHousehold,
    ChangeMember,
    HouseholdAnswer,
    InviteAnswer,
    InviteList,
    InvitePreviewAnswer,
    JoinedAnswer,
    MemberAnswer,
    MemberList,
    NewHousehold,
    NewInvite,
    NewInviteAnswer,
)
from pennybell.edge.strict import StrictRoute
from pennybell.events.shapes import Household, User
from pennybell.kit.json import decode, encode
from pennybell.outbox import access
from pennybell.outbox.actor import Actor
from pennybell.outbox.unit_of_work import Reading

router = APIRouter(tags=["people"], route_class=StrictRoute)


@router.get("/me", responses=refuses(401))
async def get_me(actor: ActorDep, house: HouseDep) -> User:
    """The signed-in person."""
    return await house.read(actor, identity.read_profile, needs=access.SIGNED_IN)


@router.patch("/me", response_model=UserAnswer, responses=refuses(401, 412, 413, 422))
async def patch_me(
    body: ChangeProfile, request: Request, actor: ActorDep, if_match: IfMatch = None
) -> Response:
    """Change name, time zone (decides quiet hours and digests) or locale."""
    version = version_of(if_match)
    return await commit(
        request,
        actor,
        lambda uow: identity.change_profile(uow, changes_of(body), if_match=version),
        needs=access.SIGNED_IN,
    )


@router.get("/households", responses=refuses(401))
async def list_households(actor: ActorDep, house: HouseDep) -> HouseholdList:
    """The households you belong to, with your role in each."""
    found = await house.read(actor, households.read_households, needs=access.SIGNED_IN)
    return HouseholdList(
        items=[
            HouseholdOfMine.model_validate({**each.model_dump(), "role": role})
            for each, role in found
        ]
    )


@router.post(
    "/households",
    dependencies=[ONCE],
    status_code=201,
    response_model=HouseholdAnswer,
    responses=refuses(401, 409, 413, 422),
)
async def create_household(body: NewHousehold, request: Request, actor: ActorDep) -> Response:
    """A further household, with you as its owner."""
    alone = Actor(actor.user_id, None, actor.session_id)
    draft = HouseholdDraft(body.name, body.timezone, body.currency)
    return await commit(
        request,
        alone,
        lambda uow: households.create_household(uow, draft),
        status=201,
        needs=access.SIGNED_IN,
    )


@router.get("/household", responses=refuses(401, 403))
async def get_household(actor: ActorDep, house: HouseDep) -> Household:
    """The household your token speaks of."""
    return await house.read(actor, households.read_household)


@router.patch(
    "/household", response_model=HouseholdAnswer, responses=refuses(401, 403, 412, 413, 422)
)
async def patch_household(
    body: ChangeHousehold, request: Request, actor: ActorDep, if_match: IfMatch = None
) -> Response:
    """Change name, time zone or the currency of new accounts."""
    version = version_of(if_match)
    return await commit(
        request,
        actor,
        lambda uow: households.change_household(uow, changes_of(body), if_match=version),
        needs=access.OWN,
    )


@router.get("/members", responses=refuses(401, 403))
async def list_members(actor: ActorDep, house: HouseDep) -> MemberList:
    """Who belongs to the household."""
    return MemberList(items=await house.read(actor, households.read_members))


@router.patch(
    "/members/{user_id}",
    response_model=MemberAnswer,
    responses=refuses(401, 403, 404, 409, 413, 422),
)
async def patch_member(
    user_id: Reference, body: ChangeMember, request: Request, actor: ActorDep
) -> Response:
    """Give a member another role."""
    return await commit(
        request,
        actor,
        lambda uow: households.change_role(uow, user_id, body.role),
        needs=access.OWN,
    )


@router.delete(
    "/members/{user_id}",
    response_model=MemberAnswer,
    responses=refuses(401, 403, 404, 409, 422),
)
async def remove_member(user_id: Reference, request: Request, actor: ActorDep) -> Response:
    """Remove a member, or leave. Their sockets hear nothing more of this household."""
    return await commit(
        request,
        actor,
        lambda uow: households.remove_member(uow, user_id),
        needs=access.READ,
    )


@router.get("/invites", responses=refuses(401, 403))
async def list_invites(actor: ActorDep, house: HouseDep) -> InviteList:
    """Invitations made so far."""
    found = await house.read(actor, households.read_invites, needs=access.OWN)
    return InviteList(items=[InviteAnswer.model_validate(asdict(each)) for each in found])


@router.post(
    "/invites",
    dependencies=[ONCE],
    status_code=201,
    response_model=NewInviteAnswer,
    responses=refuses(401, 403, 409, 413, 422),
)
async def create_invite(
    request: Request, actor: ActorDep, house: HouseDep, body: NewInvite | None = None
) -> Response:
    """A link for one person, good for 7 days."""
    role = (body or NewInvite()).role
    invite_id = house.ids()
    token = house.tokens.invite(invite_id)
    made = await commit(
        request,
        actor,
        lambda uow: households.invite(uow, role=role, token=token, id_=invite_id),
        render=lambda invite, _seq: encode(asdict(invite)),
        status=201,
        needs=access.OWN,
    )
    # What is kept under an Idempotency-Key holds no token: it is made again from the id.
    answer = decode(bytes(made.body))
    token = house.tokens.invite(answer["id"])
    origin = house.settings.public_url.rstrip("/") or str(request.base_url).rstrip("/")
    link = {"token": token, "url": f"{origin}/invite/{token}"}
    replayed = {k: v for k, v in made.headers.items() if k == "idempotency-replayed"}
    return json_answer(encode({**answer, **link}), made.status_code, replayed)


@router.delete("/invites/{invite_id}", status_code=204, responses=refuses(401, 403, 404, 422))
async def withdraw_invite(invite_id: Reference, request: Request, actor: ActorDep) -> Response:
    """Make a link useless."""
    return await commit(
        request,
        actor,
        lambda uow: households.withdraw_invite(uow, invite_id),
        status=204,
        needs=access.OWN,
    )


@router.get("/invites/preview/{token}", responses=refuses(404, 422))
async def preview_invite(
    token: Annotated[str, Path(max_length=200)], house: HouseDep
) -> InvitePreviewAnswer:
    """What an invitation leads to, for whoever holds its link."""
    nobody = Actor(user_id="", household_id=None, session_id=None)

    def query(reading: Reading) -> Any:
        return households.preview_invite(reading, token)

    found = await house.read(nobody, query, needs=access.SIGNED_IN)
    return InvitePreviewAnswer.model_validate(asdict(found))


@router.post(
    "/invites/accept",
    dependencies=[ONCE],
    response_model=JoinedAnswer,
    responses=refuses(401, 404, 409, 413, 422),
)
async def accept_invite(body: AcceptInvite, request: Request, actor: ActorDep) -> Response:
    """Join the household of an invitation; switch to it with POST /auth/switch."""

    def render(joined: tuple[Household, str], seq: int) -> str:
        household, role = joined
        return values_with_seq({**household.model_dump(), "role": role}, seq)

    alone = Actor(actor.user_id, None, actor.session_id)
    return await commit(
        request,
        alone,
        lambda uow: households.accept_invite(uow, body.token),
        render=render,
        needs=access.SIGNED_IN,
    )
