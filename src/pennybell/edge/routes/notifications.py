"""How somebody wants to be told, and their inbox."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from pennybell.domains.inbox import service as inbox
from pennybell.domains.inbox.model import Narrowing
from pennybell.domains.preferences import changing
from pennybell.domains.preferences import service as telling
from pennybell.edge.answers import ONCE, IfMatch, commit, version_of
from pennybell.edge.auth import ActorDep, HouseDep
from pennybell.edge.problems import refuses
from pennybell.edge.schemas.fields import Reference, changes_of
from pennybell.edge.schemas.notifications import (
    ChangePreferences,
    ListNotifications,
    MarkedAnswer,
    MarkNotifications,
    NotificationList,
    PreferencesAnswer,
    SnoozeNotifications,
    instant_of,
)
from pennybell.edge.strict import StrictRoute
from pennybell.errors import Invalid
from pennybell.events.notices import InboxCounts, Notification, NotificationChange, Preferences
from pennybell.kit.clock import Instant
from pennybell.kit.json import encode
from pennybell.outbox import access
from pennybell.outbox.actor import Actor

router = APIRouter(tags=["notifications"], route_class=StrictRoute)

MARKS = refuses(401, 404, 409, 413, 422)


@router.get("/notification-preferences", responses=refuses(401))
async def get_notification_preferences(actor: ActorDep, house: HouseDep) -> Preferences:
    """How you want to be told."""
    return await house.read(actor, telling.read_preferences, needs=access.SIGNED_IN)


@router.put(
    "/notification-preferences",
    response_model=PreferencesAnswer,
    responses=refuses(401, 412, 413, 422),
)
async def put_notification_preferences(
    body: ChangePreferences, request: Request, actor: ActorDep, if_match: IfMatch = None
) -> Response:
    """Change what is named; the rest stays. `overrides`, when named, replace all there are.

    `fcm_token` and `apns_token` can only be null: those devices are rung no more.
    """
    version, changes = version_of(if_match), changes_of(body)
    return await commit(
        request,
        actor,
        lambda uow: changing.change(uow, changes, if_match=version),
        needs=access.SIGNED_IN,
    )


@router.get("/notifications", responses=refuses(401, 422))
async def list_notifications(
    query: Annotated[ListNotifications, Query()], actor: ActorDep, house: HouseDep
) -> NotificationList:
    """Your inbox, newest first, with the unread and unseen counts."""
    narrowing = Narrowing(
        unread=query.unread,
        archived=query.archived,
        snoozed=query.snoozed,
        type=query.type,
        severity=query.severity,
        since=None if query.since is None else instant_of(query.since),
        until=None if query.until is None else instant_of(query.until),
    )
    found = await house.read(
        actor,
        lambda reading: inbox.read_page(reading, narrowing, cursor=query.cursor, limit=query.limit),
        needs=access.SIGNED_IN,
    )
    return NotificationList.model_construct(
        items=found.items, counts=found.counts, next_cursor=found.next_cursor
    )


@router.get("/notifications/counts", responses=refuses(401))
async def get_notification_counts(actor: ActorDep, house: HouseDep) -> InboxCounts:
    """How many are unread, and how many were not even seen."""
    return await house.read(actor, inbox.read_counts, needs=access.SIGNED_IN)


@router.get("/notifications/{notification_id}", responses=refuses(401, 404, 422))
async def get_notification(
    notification_id: Reference, actor: ActorDep, house: HouseDep
) -> Notification:
    """One entry of your inbox."""
    return await house.read(
        actor,
        lambda reading: inbox.read_entry(reading, notification_id),
        needs=access.SIGNED_IN,
    )


@router.post(
    "/notifications/read", dependencies=[ONCE], response_model=MarkedAnswer, responses=MARKS
)
async def mark_notifications_read(
    body: MarkNotifications, request: Request, actor: ActorDep
) -> Response:
    """Mark as read, on every device: what was sent of them is withdrawn."""
    return await _mark(request, actor, "read", body)


@router.post(
    "/notifications/unread", dependencies=[ONCE], response_model=MarkedAnswer, responses=MARKS
)
async def mark_notifications_unread(
    body: MarkNotifications, request: Request, actor: ActorDep
) -> Response:
    """Mark as unread again."""
    return await _mark(request, actor, "unread", body)


@router.post(
    "/notifications/seen", dependencies=[ONCE], response_model=MarkedAnswer, responses=MARKS
)
async def mark_notifications_seen(
    body: MarkNotifications, request: Request, actor: ActorDep
) -> Response:
    """The list was opened: nothing in it is news any more."""
    return await _mark(request, actor, "seen", body)


@router.post(
    "/notifications/archive", dependencies=[ONCE], response_model=MarkedAnswer, responses=MARKS
)
async def archive_notifications(
    body: MarkNotifications, request: Request, actor: ActorDep
) -> Response:
    """Put away; `GET /notifications?archived=true` shows them still."""
    return await _mark(request, actor, "archived", body)


@router.post(
    "/notifications/unarchive", dependencies=[ONCE], response_model=MarkedAnswer, responses=MARKS
)
async def unarchive_notifications(
    body: MarkNotifications, request: Request, actor: ActorDep
) -> Response:
    """Bring back into the inbox."""
    return await _mark(request, actor, "unarchived", body)


@router.post(
    "/notifications/snooze", dependencies=[ONCE], response_model=MarkedAnswer, responses=MARKS
)
async def snooze_notifications(
    body: SnoozeNotifications, request: Request, actor: ActorDep, house: HouseDep
) -> Response:
    """Hide until a moment; then they are back as news."""
    until = Instant(instant_of(body.until))
    if until <= house.clock():
        raise Invalid("until_is_past", "Snooze until a moment to come.", "body.until")
    return await _mark(request, actor, "snoozed", MarkNotifications(ids=body.ids), until=until)


async def _mark(
    request: Request,
    actor: Actor,
    change: NotificationChange,
    body: MarkNotifications,
    *,
    until: Instant | None = None,
) -> Response:
    if not body.ids and body.up_to is None:
        raise Invalid("nothing_named", "Name entries by `ids`, or all up to one.", "body.ids")
    return await commit(
        request,
        actor,
        lambda uow: inbox.mark(uow, change, ids=body.ids, up_to=body.up_to, until=until),
        render=lambda done, seq: encode(
            {"ids": done.ids, "counts": done.counts.model_dump(), "seq": seq}
        ),
        needs=access.SIGNED_IN,
    )
