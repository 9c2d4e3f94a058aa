"""Addresses for mail, text messages and other services: add, answer, forget."""

import asyncio

from fastapi import APIRouter, Request
from starlette.responses import Response

from pennybell.domains.contacts import service as contacts
from pennybell.domains.contacts.model import ContactRules
from pennybell.edge.answers import ONCE, commit
from pennybell.edge.auth import ActorDep, HouseDep
from pennybell.edge.house import House
from pennybell.edge.problems import refuses
from pennybell.edge.schemas.contacts import ConfirmContact, ContactAnswer, ContactList, NewContact
from pennybell.edge.schemas.fields import Reference
from pennybell.edge.strict import StrictRoute
from pennybell.errors import Conflict
from pennybell.outbox import access

router = APIRouter(prefix="/notification-contacts", tags=["notifications"], route_class=StrictRoute)

CHANNELS = ("email", "sms", "apprise")


@router.get("", responses=refuses(401))
async def list_contacts(actor: ActorDep, house: HouseDep) -> ContactList:
    """Your addresses, and by which channels this server sends at all."""
    found = await house.read(actor, contacts.read_contacts, needs=access.SIGNED_IN)
    return ContactList.model_construct(
        items=found,
        channels=[each for each in CHANNELS if each in house.dispatcher.channels],
        apprise_schemes=house.settings.apprise_schemes,
    )


@router.post(
    "",
    dependencies=[ONCE],
    status_code=201,
    response_model=ContactAnswer,
    responses=refuses(401, 409, 413, 422, 429),
)
async def add_contact(
    body: NewContact, request: Request, actor: ActorDep, house: HouseDep
) -> Response:
    """Add an address; a link (mail) or a code (others) is sent there, and has to be answered."""
    if body.channel not in house.dispatcher.channels:
        raise Conflict("channel_off", "This server does not send by this channel.")
    return await commit(
        request,
        actor,
        lambda uow: contacts.add(
            uow,
            body.channel,
            body.address,
            house.field_keys,
            _rules(house),
        ),
        status=201,
        needs=access.SIGNED_IN,
    )


@router.post(
    "/{contact_id}/resend",
    dependencies=[ONCE],
    response_model=ContactAnswer,
    responses=refuses(401, 404, 409, 422, 429),
)
async def resend_code(
    contact_id: Reference, request: Request, actor: ActorDep, house: HouseDep
) -> Response:
    """Send a fresh link or code; those before it are worth nothing."""
    return await commit(
        request,
        actor,
        lambda uow: contacts.resend(uow, contact_id, _rules(house)),
        needs=access.SIGNED_IN,
    )


@router.post(
    "/{contact_id}/confirm",
    dependencies=[ONCE],
    response_model=ContactAnswer,
    responses=refuses(401, 404, 409, 413, 422),
)
async def confirm_contact(
    contact_id: Reference,
    body: ConfirmContact,
    request: Request,
    actor: ActorDep,
    house: HouseDep,
) -> Response:
    """Type the code that was sent: five tries, fifteen minutes."""
    trying = house.work.submit(
        actor, lambda uow: contacts.take_try(uow, contact_id), needs=access.SIGNED_IN
    )
    await asyncio.wrap_future(trying)
    return await commit(
        request,
        actor,
        lambda uow: contacts.confirm(uow, contact_id, body.code, house.field_keys),
        needs=access.SIGNED_IN,
    )


@router.delete("/{contact_id}", status_code=204, responses=refuses(401, 404, 422))
async def forget_contact(contact_id: Reference, request: Request, actor: ActorDep) -> Response:
    """Send nothing there any more."""
    return await commit(
        request,
        actor,
        lambda uow: contacts.forget(uow, contact_id),
        status=204,
        needs=access.SIGNED_IN,
    )


def _rules(house: House) -> ContactRules:
    settings = house.settings
    return ContactRules(settings.apprise_schemes, settings.codes_per_hour_max)
