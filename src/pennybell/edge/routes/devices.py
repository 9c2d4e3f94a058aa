"""Devices that ring, a test of them, and what became of each delivery."""

import asyncio
from typing import Final
from urllib.parse import urlsplit

from fastapi import APIRouter, Request
from starlette.responses import Response

from pennybell.domains.deliveries import service as deliveries
from pennybell.domains.devices import service as devices
from pennybell.domains.devices.model import DeviceDraft
from pennybell.domains.inbox import service as inbox
from pennybell.edge.answers import ONCE, commit
from pennybell.edge.auth import ActorDep, HouseDep
from pennybell.edge.given_urls import check_given_url
from pennybell.edge.house import House
from pennybell.edge.problems import refuses
from pennybell.edge.schemas.fields import Reference
from pennybell.edge.schemas.notifications import (
    DeliveryList,
    DeviceAnswer,
    DeviceList,
    FirebaseConfig,
    ForgetWebPush,
    PushConfig,
    RegisterApns,
    RegisterFcm,
    RegisterWebPush,
    TestAnswer,
    TestNotice,
    WebPushKey,
)
from pennybell.edge.strict import StrictRoute
from pennybell.errors import Invalid
from pennybell.events.notices import Delivery
from pennybell.outbox import access
from pennybell.outbox.actor import Actor

router = APIRouter(tags=["notifications"], route_class=StrictRoute)

REGISTERS = refuses(401, 409, 413, 422)

ANSWER_S_MAX: Final = 10.0
"""How long a test waits for what providers say."""

LOOK_S: Final = 0.05


@router.post(
    "/notification-preferences/fcm-token",
    dependencies=[ONCE],
    response_model=DeviceAnswer,
    responses=REGISTERS,
)
async def register_fcm(body: RegisterFcm, request: Request, actor: ActorDep) -> Response:
    """Ring this device through Firebase; the same `device_id` with a new token replaces the old."""
    value = body.token or body.fid
    if value is None or (body.token and body.fid):
        raise Invalid("token_or_fid", "Send a token or a fid, one of the two.", "body.token")
    draft = DeviceDraft(
        kind="fcm",
        address_kind="token" if body.token else "fid",
        address=value,
        secret={"token": value},
        device_id=body.device_id,
        device_name=body.device_name,
        platform=body.platform,
        seal_key=body.device_key,
        is_renewal=body.renewal,
    )
    return await _register(request, actor, draft)


@router.post(
    "/notification-preferences/apns-token",
    dependencies=[ONCE],
    response_model=DeviceAnswer,
    responses=REGISTERS,
)
async def register_apns(
    body: RegisterApns, request: Request, actor: ActorDep, house: HouseDep
) -> Response:
    """Ring this device through Apple's push service."""
    token = body.token.lower()
    draft = DeviceDraft(
        kind="apns",
        address_kind="token",
        address=token,
        secret={"token": token},
        device_id=body.device_id,
        device_name=body.device_name,
        platform="ios",
        apns_topic=body.topic or house.settings.apns_topic,
        apns_env=body.environment,
        seal_key=body.device_key,
        is_renewal=body.renewal,
    )
    return await _register(request, actor, draft)


@router.get("/notification-preferences/web-push", responses=refuses(401))
async def get_web_push_key(_actor: ActorDep, house: HouseDep) -> WebPushKey:
    """The key that a browser subscribes with; when it changes, subscribe anew."""
    return WebPushKey(key=house.vapid.public, key_id=house.vapid.id)


@router.get("/push-config", responses=refuses(401))
async def get_push_config(_actor: ActorDep, house: HouseDep) -> PushConfig:
    """Whether a browser registers a subscription of its own or with Firebase, and by which key."""
    settings = house.settings
    is_firebase = bool(settings.firebase_api_key)
    return PushConfig(
        enabled=settings.push_enabled,
        kind="firebase" if is_firebase else "vapid",
        key=settings.firebase_vapid_key if is_firebase else house.vapid.public,
        firebase=FirebaseConfig(
            api_key=settings.firebase_api_key,
            project_id=settings.firebase_project_id,
            app_id=settings.firebase_app_id,
            messaging_sender_id=settings.firebase_messaging_sender_id,
        )
        if is_firebase
        else None,
    )


@router.post(
    "/notification-preferences/web-push",
    dependencies=[ONCE],
    response_model=DeviceAnswer,
    responses=REGISTERS,
)
async def register_web_push(
    body: RegisterWebPush, request: Request, actor: ActorDep, house: HouseDep
) -> Response:
    """Ring this browser. Send it at every start: browsers replace subscriptions in silence."""
    await check_given_url(house, body.endpoint, "body.endpoint")
    return await _register(request, actor, _browser(body, house))


def _browser(body: RegisterWebPush, house: House) -> DeviceDraft:
    parts = urlsplit(body.endpoint)
    return DeviceDraft(
        kind="webpush",
        address_kind="endpoint",
        address=body.endpoint,
        secret={
            "endpoint": body.endpoint,
            "p256dh": body.keys.p256dh,
            "auth": body.keys.auth,
        },
        device_id=body.device_id,
        device_name=body.device_name,
        platform="web",
        vapid_key_id=house.vapid.id,
        endpoint_origin=f"{parts.scheme}://{parts.netloc}"[:300],
        is_renewal=body.renewal,
    )


@router.delete(
    "/notification-preferences/web-push", status_code=204, responses=refuses(401, 413, 422)
)
async def forget_web_push(
    body: ForgetWebPush, request: Request, actor: ActorDep, house: HouseDep
) -> Response:
    """Ring this browser no more."""
    return await commit(
        request,
        actor,
        lambda uow: devices.forget_address(uow, "webpush", body.endpoint, house.field_keys),
        status=204,
        needs=access.SIGNED_IN,
    )


@router.get("/notification-preferences/devices", responses=refuses(401))
async def list_devices(actor: ActorDep, house: HouseDep) -> DeviceList:
    """Your devices that ring."""
    found = await house.read(actor, devices.read_devices, needs=access.SIGNED_IN)
    return DeviceList.model_construct(items=found)


@router.delete(
    "/notification-preferences/devices/{device_id}",
    status_code=204,
    responses=refuses(401, 404, 422),
)
async def forget_device(
    device_id: Reference, request: Request, actor: ActorDep, house: HouseDep
) -> Response:
    """Ring a device no more. It does not come back by a renewal, only when registered anew."""
    return await commit(
        request,
        actor,
        lambda uow: devices.forget(uow, device_id, house.field_keys),
        status=204,
        needs=access.SIGNED_IN,
    )


@router.post("/notifications/test", dependencies=[ONCE], responses=refuses(401, 409, 413, 422))
async def send_test(
    body: TestNotice, request: Request, actor: ActorDep, house: HouseDep
) -> TestAnswer:
    """Send a notice to yourself through the real pipeline, and say what each provider answered."""
    key = request.headers.get("idempotency-key")
    made = await asyncio.wrap_future(
        house.work.submit(
            actor,
            lambda uow: inbox.tell_self(uow, body.title, body.body, body.channel, key=key),
            needs=access.SIGNED_IN,
        )
    )
    notification_id = str(made.result)
    found, settled = await await_answers(house, actor, notification_id)
    return TestAnswer.model_construct(
        notification_id=notification_id, settled=settled, deliveries=found
    )


async def await_answers(
    house: House, actor: Actor, notification_id: str
) -> tuple[list[Delivery], bool]:
    """What providers said of an entry, and whether each has said something."""
    deadline = asyncio.get_running_loop().time() + ANSWER_S_MAX
    while True:
        found = await house.read(
            actor,
            lambda reading: deliveries.read_deliveries(reading, notification_id),
            needs=access.SIGNED_IN,
        )
        open_ = [
            each
            for each in found
            if each.state in ("pending", "leased") and each.channel in house.dispatcher.sends_by
        ]
        settled = all(each.attempts and each.state == "pending" for each in open_)
        is_late = asyncio.get_running_loop().time() > deadline
        if settled or is_late or not house.settings.dispatcher:  # another process may send
            return found, settled
        await asyncio.sleep(LOOK_S)


@router.get("/notifications/{notification_id}/deliveries", responses=refuses(401, 404, 422))
async def list_deliveries(
    notification_id: Reference, actor: ActorDep, house: HouseDep
) -> DeliveryList:
    """What was sent of an entry, where and when, and why anything was withheld."""
    found = await house.read(
        actor,
        lambda reading: deliveries.read_deliveries(reading, notification_id),
        needs=access.SIGNED_IN,
    )
    return DeliveryList.model_construct(items=found)


async def _register(request: Request, actor: Actor, draft: DeviceDraft) -> Response:
    keys = request.app.state.house.field_keys
    return await commit(
        request,
        actor,
        lambda uow: devices.register(uow, draft, keys),
        needs=access.SIGNED_IN,
    )
