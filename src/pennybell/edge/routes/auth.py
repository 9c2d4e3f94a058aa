"""Sign-in: register, login, refresh, logout, sessions, password, switching households."""

import asyncio
from collections.abc import Callable
from typing import Any, Literal

from fastapi import APIRouter, Cookie, Request
from starlette.responses import Response

from pennybell.domains.identity import passwords, service
from pennybell.domains.identity import repository as identity
from pennybell.domains.identity.service import Device, Registration, SignedIn
from pennybell.domains.identity.tokens import refresh_invalid
from pennybell.edge import limits
from pennybell.edge.answers import json_answer
from pennybell.edge.auth import ActorDep, HouseDep, PeerDep, device_name
from pennybell.edge.house import House
from pennybell.edge.peers import Peer
from pennybell.edge.problems import refuses
from pennybell.edge.schemas.fields import Reference
from pennybell.edge.schemas.identity import (
    ChangePassword,
    Login,
    Refresh,
    Register,
    RegistrationMode,
    SessionAnswer,
    SessionList,
    SignedInAnswer,
    SwitchHousehold,
)
from pennybell.edge.strict import StrictRoute
from pennybell.errors import Forbidden
from pennybell.kit.clock import DAY, SECOND
from pennybell.outbox import access
from pennybell.outbox.actor import Actor
from pennybell.outbox.unit_of_work import UnitOfWork

router = APIRouter(prefix="/auth", tags=["sign-in"], route_class=StrictRoute)

Mode = Literal["open", "invite", "closed"]

COOKIE = "pennybell_refresh"
COOKIE_PATH = "/api/v1/auth/refresh"


async def registration_mode(house: House, peer: Peer) -> Mode:
    """What this caller may do; the first account, the admin, can always be made locally."""
    mode: Mode = house.settings.registration or ("open" if peer.is_local else "invite")
    if mode != "open" and peer.is_local:
        count = await asyncio.wrap_future(house.work.database.submit_read(identity.count_users))
        return mode if count else "open"
    return mode


@router.get("/registration", responses=refuses(422))
async def get_registration(house: HouseDep, peer: PeerDep) -> RegistrationMode:
    """What this caller may do: register freely, by invitation, or not at all."""
    return RegistrationMode(mode=await registration_mode(house, peer))


@router.post(
    "/register",
    status_code=201,
    response_model=SignedInAnswer,
    response_model_exclude_none=True,
    responses=refuses(403, 404, 409, 413, 422, 429),
)
async def register(body: Register, request: Request, house: HouseDep, peer: PeerDep) -> Response:
    """Make a person, with a household of their own or, with `invite`, in that one."""
    mode = await registration_mode(house, peer)
    if mode == "closed":
        raise Forbidden("registration_closed", "This server takes no registrations.")
    now = house.clock()
    limits.take(now, (house.by_address, peer.address))  # whoever guesses links has to go slowly
    hashed = await asyncio.to_thread(passwords.hash_password, body.password)
    person = Registration(
        email=body.email,
        name=body.name,
        password_hash=hashed,
        currency=body.currency,
        timezone=body.timezone,
        invite=body.invite,
    )
    actor = Actor(user_id=house.ids(), household_id=None, session_id=None)

    def serve(uow: UnitOfWork) -> SignedIn:
        service.register(uow, person, invited_only=mode == "invite")
        return _open_session(uow, house, request, peer)

    answer = await _sign_in(house, peer, actor, serve, body.client, 201)
    limits.give_back(now, (house.by_address, peer.address))
    return answer


@router.post(
    "/login",
    response_model=SignedInAnswer,
    response_model_exclude_none=True,
    responses=refuses(401, 413, 422, 429),
)
async def login(body: Login, request: Request, house: HouseDep, peer: PeerDep) -> Response:
    """Sign in. An unknown person and a wrong password get the same answer in the same time."""
    now = house.clock()
    tries = ((house.by_address, peer.address), (house.by_account, identity.email_key(body.email)))
    limits.take(now, *tries)
    future = house.work.database.submit_read(
        lambda connection: identity.find_user_by_email(connection, body.email)
    )
    row = await asyncio.wrap_future(future)
    stored = row.password_hash if row and row.disabled_at is None else None
    if not await asyncio.to_thread(passwords.verify_password, body.password, stored):
        raise service.bad_credentials()
    assert row is not None
    limits.give_back(now, *tries)
    actor = Actor(user_id=row.id, household_id=None, session_id=None)

    def serve(uow: UnitOfWork) -> SignedIn:
        service.check_unchanged(uow, stored)
        return _open_session(uow, house, request, peer)

    return await _sign_in(house, peer, actor, serve, body.client, 200)


@router.post(
    "/refresh",
    response_model=SignedInAnswer,
    response_model_exclude_none=True,
    responses=refuses(401, 413, 422),
)
async def refresh(
    house: HouseDep,
    peer: PeerDep,
    body: Refresh | None = None,
    pennybell_refresh: str | None = Cookie(default=None, max_length=400),
) -> Response:
    """Rotate the refresh token and give a fresh access token."""
    token = (body.refresh_token if body else None) or pennybell_refresh
    if not token:
        raise refresh_invalid()
    actor = Actor(user_id="", household_id=None, session_id=None)
    days = house.settings.refresh_token_days
    client = "native" if body and body.refresh_token else "browser"

    def serve(uow: UnitOfWork) -> SignedIn | None:
        return service.renew(uow, house.tokens, token, days=days)

    return await _sign_in(house, peer, actor, serve, client, 200)


@router.post("/logout", status_code=204, responses=refuses(401))
async def logout(actor: ActorDep, house: HouseDep) -> Response:
    """End this sign-in; its sockets close."""
    assert actor.session_id is not None
    session_id = actor.session_id
    await _commit(house, actor, lambda uow: service.end_session(uow, session_id))
    answer = Response(status_code=204)
    answer.delete_cookie(COOKIE, path=COOKIE_PATH, httponly=True, samesite="strict")
    return answer


@router.post(
    "/switch",
    response_model=SignedInAnswer,
    response_model_exclude_none=True,
    responses=refuses(401, 404, 413, 422),
)
async def switch(body: SwitchHousehold, actor: ActorDep, house: HouseDep) -> Response:
    """A token for another household of yours."""
    user, household = await _commit(
        house, actor, lambda uow: service.switch_household(uow, body.household_id)
    )
    assert actor.session_id is not None
    signed_in = SignedIn(user, household, actor.session_id, "")
    return json_answer(_answer(house, signed_in, with_refresh=False))


@router.post("/password", status_code=204, responses=refuses(401, 403, 413, 422, 429))
async def change_password(body: ChangePassword, actor: ActorDep, house: HouseDep) -> Response:
    """Change the password; every other sign-in of yours ends."""
    now = house.clock()
    limits.take(now, (house.by_account, actor.user_id))
    row = await house.read(
        actor,
        lambda reading: identity.find_user(reading.connection, actor.user_id),
        needs=access.SIGNED_IN,
    )
    stored = row.password_hash if row else None
    if not await asyncio.to_thread(passwords.verify_password, body.current_password, stored):
        raise Forbidden("wrong_password", "The current password is wrong.")
    limits.give_back(now, (house.by_account, actor.user_id))
    hashed = await asyncio.to_thread(passwords.hash_password, body.new_password)
    await _commit(house, actor, lambda uow: service.set_password(uow, hashed))
    return Response(status_code=204)


@router.get("/sessions", responses=refuses(401))
async def list_sessions(actor: ActorDep, house: HouseDep) -> SessionList:
    """Where you are signed in."""
    found = await house.read(actor, service.read_sessions, needs=access.SIGNED_IN)
    return SessionList(
        items=[
            SessionAnswer(
                id=each.id,
                device=each.device,
                address=each.address,
                created_at=each.created_at,
                last_seen_at=each.last_seen_at,
                current=each.current,
            )
            for each in found
        ]
    )


@router.delete("/sessions/{session_id}", status_code=204, responses=refuses(401, 404, 422))
async def end_session(session_id: Reference, actor: ActorDep, house: HouseDep) -> Response:
    """Sign one device out; its sockets close within a second."""
    await _commit(house, actor, lambda uow: service.end_session(uow, session_id))
    return Response(status_code=204)


async def _commit(house: House, actor: Actor, serve: Callable[[UnitOfWork], Any]) -> Any:
    future = house.work.submit(actor, serve, needs=access.SIGNED_IN)
    return (await asyncio.wrap_future(future)).result


def _open_session(uow: UnitOfWork, house: House, request: Request, peer: Peer) -> SignedIn:
    return service.sign_in(
        uow,
        house.tokens,
        Device(device_name(request), peer.address),
        random=house.random(32),
        days=house.settings.refresh_token_days,
    )


async def _sign_in(
    house: House,
    peer: Peer,
    actor: Actor,
    serve: Callable[[UnitOfWork], SignedIn | None],
    client: str,
    status: int,
) -> Response:
    signed_in = await _commit(house, actor, serve)
    if signed_in is None:
        raise refresh_invalid()
    answer = json_answer(_answer(house, signed_in, with_refresh=client == "native"), status)
    if client == "browser":
        answer.set_cookie(
            COOKIE,
            signed_in.refresh_token,
            max_age=house.settings.refresh_token_days * DAY // SECOND,
            path=COOKIE_PATH,
            secure=peer.is_secure,
            httponly=True,
            samesite="strict",
        )
    return answer


def _answer(house: House, signed_in: SignedIn, *, with_refresh: bool) -> str:
    household = signed_in.household
    token = house.tokens.access(
        user_id=signed_in.user.id,
        session_id=signed_in.session_id,
        household_id=household.id if household else None,
        now=house.clock(),
    )
    answer = SignedInAnswer(
        access_token=token,
        expires_in=house.tokens.access_s,
        user=signed_in.user,
        household=household,
        refresh_token=signed_in.refresh_token if with_refresh else None,
    )
    return answer.model_dump_json(exclude=None if with_refresh else {"refresh_token"})
