"""Where links of mails lead, without a sign-in: a page by GET, which changes nothing, and a POST.

Programs that look at mail follow every link in it, so only a POST confirms or unsubscribes: by the
page's button, or by a mail program's one click (RFC 8058). No cookies, no redirects.
"""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Final, Literal

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from pennybell.domains.contacts import service as contacts
from pennybell.edge.auth import HouseDep
from pennybell.edge.house import House
from pennybell.errors import NotFound
from pennybell.events.notices import Contact
from pennybell.kit.encryption import FieldKeys
from pennybell.notifications.pages import render_page
from pennybell.outbox import access
from pennybell.outbox.actor import operator_for
from pennybell.outbox.unit_of_work import Reading, UnitOfWork

router = APIRouter(include_in_schema=False)

NOBODY: Final = operator_for("", None)
HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; "
        "frame-ancestors 'none'; base-uri 'none'"
    ),
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}


@router.get("/confirm/{token}")
async def show_confirming(token: str, house: HouseDep) -> HTMLResponse:
    contact = await _read(house, contacts.find_by_link, token)
    if contact is None:
        return _stale()
    if contact.state == "active":
        return _page("Agreed", f"Mail from Pennybell goes to {contact.address}.")
    says = f"Shall Pennybell send notices to {contact.address}?"
    return _page("Mail from Pennybell", says, button="Yes, send mail here")


@router.post("/confirm/{token}")
async def confirm(token: str, house: HouseDep) -> HTMLResponse:
    contact = await _write(house, contacts.confirm_by_link, token)
    if contact is None:
        return _stale()
    return _page("Agreed", f"From now on notices go to {contact.address}.")


@router.get("/unsubscribe/{token}")
async def show_unsubscribing(token: str, house: HouseDep) -> HTMLResponse:
    contact = await _read(house, contacts.find_by_way_out, token)
    if contact is None:
        return _stale()
    if contact.state == "disabled":
        return _page("Done", f"No mail goes to {contact.address}.")
    says = f"Shall no mail go to {contact.address} any more?"
    return _page("Mail from Pennybell", says, button="No more mail")


@router.post("/unsubscribe/{token}")
async def unsubscribe(token: str, house: HouseDep) -> HTMLResponse:
    contact = await _write(house, contacts.unsubscribe, token)
    if contact is None:
        return _stale()
    return _page("Done", f"No more mail goes to {contact.address}.")


Summary = Literal["weekly_summary", "monthly_summary"]
SUMMARY_NAMES: Final[dict[Summary, str]] = {
    "weekly_summary": "weekly summary",
    "monthly_summary": "monthly summary",
}


@router.get("/unsubscribe/{kind}/{token}")
async def show_ending(kind: Summary, token: str, house: HouseDep) -> HTMLResponse:
    contact = await _read(house, partial(contacts.find_by_way_out, kind=kind), token)
    if contact is None:
        return _stale()
    name = SUMMARY_NAMES[kind]
    says = f"Shall no {name} be sent to you any more? Other mail goes on."
    return _page("Mail from Pennybell", says, button=f"No more {name}")


@router.post("/unsubscribe/{kind}/{token}")
async def end(kind: Summary, token: str, house: HouseDep) -> HTMLResponse:
    contact = await _write(house, partial(contacts.end_summaries, kind=kind), token)
    if contact is None:
        return _stale()
    says = f"No {SUMMARY_NAMES[kind]} is sent to you any more. You find its switch in the settings."
    return _page("Done", says)


async def _read(
    house: House, find: Callable[[Reading, str, FieldKeys], Contact], token: str
) -> Contact | None:
    """None: the link is wrong or old."""
    try:
        return await house.read(
            NOBODY,
            lambda reading: find(reading, token, house.field_keys),
            needs=access.SIGNED_IN,
        )
    except NotFound:
        return None


async def _write(
    house: House, service: Callable[[UnitOfWork, str, FieldKeys], Contact], token: str
) -> Contact | None:
    """None: the link is wrong or old."""
    job = house.work.submit(
        NOBODY, lambda uow: service(uow, token, house.field_keys), needs=access.SIGNED_IN
    )
    try:
        return (await asyncio.wrap_future(job)).result
    except NotFound:
        return None


def _page(title: str, says: str, *, button: str = "") -> HTMLResponse:
    return HTMLResponse(render_page(title, says, button=button), headers=HEADERS)


def _stale() -> HTMLResponse:
    says = "This link is not valid (any more). Have a new one sent in the settings."
    return HTMLResponse(render_page("Too late", says), status_code=404, headers=HEADERS)
