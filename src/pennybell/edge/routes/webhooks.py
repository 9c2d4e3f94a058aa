"""Webhooks: a person's own programs, told of what the person is told of."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from pennybell.channels.webhook import secret_text
from pennybell.domains.webhooks import model
from pennybell.domains.webhooks import service as webhooks
from pennybell.domains.webhooks.model import WebhookDraft
from pennybell.edge.answers import ONCE, IfMatch, commit, version_of
from pennybell.edge.auth import ActorDep, HouseDep
from pennybell.edge.given_urls import check_given_url
from pennybell.edge.problems import refuses
from pennybell.edge.routes.devices import await_answers
from pennybell.edge.schemas.fields import Reference, changes_of
from pennybell.edge.schemas.notifications import TestAnswer
from pennybell.edge.schemas.webhooks import (
    ChangeWebhook,
    ListWebhookDeliveries,
    NewWebhook,
    WebhookAnswer,
    WebhookDeliveryList,
    WebhookList,
    WebhookWithSecret,
)
from pennybell.edge.strict import StrictRoute
from pennybell.events.notices import Webhook
from pennybell.kit.json import decode, encode
from pennybell.outbox import access

router = APIRouter(prefix="/webhooks", tags=["notifications"], route_class=StrictRoute)


@router.get("", responses=refuses(401))
async def list_webhooks(actor: ActorDep, house: HouseDep) -> WebhookList:
    """Your webhooks."""
    found = await house.read(actor, webhooks.read_webhooks, needs=access.SIGNED_IN)
    return WebhookList.model_construct(items=found)


@router.post(
    "",
    dependencies=[ONCE],
    status_code=201,
    response_model=WebhookWithSecret,
    responses=refuses(401, 409, 413, 422),
)
async def create_webhook(
    body: NewWebhook, request: Request, actor: ActorDep, house: HouseDep
) -> Response:
    """Tell a URL. Its secret is in this answer and in no other: keep it."""
    await check_given_url(house, body.url, "body.url")
    draft = WebhookDraft(body.name, body.url, tuple(body.types))
    secret = house.random(model.SECRET_BYTES)
    answer = await commit(
        request,
        actor,
        lambda uow: webhooks.create(uow, draft, house.field_keys, secret),
        render=_without_secret,
        status=201,
        needs=access.SIGNED_IN,
    )
    return _with_secret(answer, secret)


@router.get("/{webhook_id}", responses=refuses(401, 404, 422))
async def get_webhook(webhook_id: Reference, actor: ActorDep, house: HouseDep) -> Webhook:
    """One webhook."""
    return await house.read(
        actor,
        lambda reading: webhooks.read_webhook(reading, webhook_id),
        needs=access.SIGNED_IN,
    )


@router.patch(
    "/{webhook_id}",
    response_model=WebhookAnswer,
    responses=refuses(401, 404, 412, 413, 422),
)
async def patch_webhook(
    webhook_id: Reference,
    body: ChangeWebhook,
    request: Request,
    actor: ActorDep,
    if_match: IfMatch = None,
) -> Response:
    """Change its name or types, switch it off or on again."""
    version, changes = version_of(if_match), changes_of(body)
    return await commit(
        request,
        actor,
        lambda uow: webhooks.change(uow, webhook_id, changes, if_match=version),
        needs=access.SIGNED_IN,
    )


@router.delete("/{webhook_id}", status_code=204, responses=refuses(401, 404, 422))
async def delete_webhook(webhook_id: Reference, request: Request, actor: ActorDep) -> Response:
    """Tell this URL no more."""
    return await commit(
        request,
        actor,
        lambda uow: webhooks.delete(uow, webhook_id),
        status=204,
        needs=access.SIGNED_IN,
    )


@router.post(
    "/{webhook_id}/rotate",
    dependencies=[ONCE],
    response_model=WebhookWithSecret,
    responses=refuses(401, 404, 409, 422),
)
async def rotate_webhook_secret(
    webhook_id: Reference, request: Request, actor: ActorDep, house: HouseDep
) -> Response:
    """A new secret; for a day the one before signs too, so that the receiver can change over."""
    secret = house.random(model.SECRET_BYTES)
    answer = await commit(
        request,
        actor,
        lambda uow: webhooks.rotate(uow, webhook_id, house.field_keys, secret),
        render=_without_secret,
        needs=access.SIGNED_IN,
    )
    return _with_secret(answer, secret)


@router.post("/{webhook_id}/test", dependencies=[ONCE], responses=refuses(401, 404, 409, 422))
async def test_webhook(
    webhook_id: Reference, request: Request, actor: ActorDep, house: HouseDep
) -> TestAnswer:
    """Send it a test through the real pipeline, and say what it answered."""
    key = request.headers.get("idempotency-key")
    made = await asyncio.wrap_future(
        house.work.submit(
            actor,
            lambda uow: webhooks.tell(uow, webhook_id, key=key),
            needs=access.SIGNED_IN,
        )
    )
    notification_id = str(made.result)
    found, settled = await await_answers(house, actor, notification_id)
    return TestAnswer.model_construct(
        notification_id=notification_id, settled=settled, deliveries=found
    )


@router.get("/{webhook_id}/deliveries", responses=refuses(401, 404, 422))
async def list_webhook_deliveries(
    webhook_id: Reference,
    query: Annotated[ListWebhookDeliveries, Query()],
    actor: ActorDep,
    house: HouseDep,
) -> WebhookDeliveryList:
    """What was sent there, with every attempt and what it answered."""
    found = await house.read(
        actor,
        lambda reading: webhooks.read_deliveries(
            reading, webhook_id, cursor=query.cursor, limit=query.limit
        ),
        needs=access.SIGNED_IN,
    )
    return WebhookDeliveryList.model_construct(items=found.items, next_cursor=found.next_cursor)


def _without_secret(webhook: Webhook, seq: int) -> str:
    """What is kept under an Idempotency-Key, unencrypted: so not the secret."""
    return encode({**webhook.model_dump(mode="json"), "secret": None, "seq": seq})


def _with_secret(answer: Response, secret: bytes) -> Response:
    if "idempotency-replayed" in answer.headers:
        return answer
    body = {**decode(bytes(answer.body)), "secret": secret_text(secret)}
    return Response(encode(body), answer.status_code, media_type="application/json")
