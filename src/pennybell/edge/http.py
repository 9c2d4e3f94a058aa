"""What every request passes: request id, size limit, CORS, problems; then the routes."""

import asyncio
import contextlib
from collections.abc import Callable
from typing import Any, Final

from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pennybell.edge import openapi, problems
from pennybell.edge.house import House
from pennybell.edge.problems import MEDIA_TYPE, document
from pennybell.edge.routes import (
    activity,
    admin,
    alerts,
    analytics,
    auth,
    beacons,
    bills,
    budgets,
    candidates,
    contacts,
    devices,
    events,
    goals,
    imports,
    ledger,
    mail_links,
    metrics,
    notifications,
    people,
    rates,
    realtime,
    recurring,
    state,
    transactions,
    webhooks,
)

PREFIX = "/api/v1"

DISCARDED_BYTES_MAX: Final = 64 * 1_048_576
DISCARDED_S_MAX: Final = 10
"""How much of a body that is too large is read and thrown away before it is refused.

Whoever is still sending when the connection closes gets a reset in place of the answer.
"""

DESCRIPTION = """Pennybell records money once; every device of every member shows it.

Amounts are integers of minor units beside an ISO 4217 currency. Every refusal is a problem
document (RFC 9457) with a stable `code`. Every write answers with `seq`, its number in your
stream of events (`GET /events`, `GET /ws`)."""


def create_api(house: House, *, lifespan: Callable[[FastAPI], Any]) -> FastAPI:
    api = FastAPI(
        title="Pennybell",
        version=state.VERSION,
        description=DESCRIPTION,
        openapi_url=f"{PREFIX}/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
        generate_unique_id_function=lambda route: route.name,
    )
    api.state.house = house
    api.state.paths = openapi.Paths(api)
    # The routes that write most stand first: each is compared until one fits.
    for module in (
        transactions,
        auth,
        people,
        ledger,
        budgets,
        goals,
        rates,
        candidates,
        recurring,
        bills,
        alerts,
        activity,
        devices,
        contacts,
        webhooks,
        beacons,
        admin,
        mail_links,
        notifications,
        analytics,
        imports,
        state,
        events,
        realtime,
    ):
        api.include_router(module.router, prefix=PREFIX)
    api.include_router(metrics.router)
    problems.install(api)
    settings = house.settings
    api.add_middleware(
        Gate,
        ids=house.ids,
        body_bytes_max=settings.request_bytes_max,
        upload_bytes_max=settings.upload_bytes_max,
    )
    if settings.allowed_origins:
        api.add_middleware(
            CORSMiddleware,
            allow_origins=settings.allowed_origins,
            allow_credentials=True,
            allow_methods=["GET", "POST", "PUT", "PATCH", "DELETE"],
            allow_headers=["authorization", "content-type", "if-match", "idempotency-key"],
            expose_headers=["retry-after", "idempotency-replayed", "x-request-id"],
        )
    api.openapi = lambda: openapi.document(api)  # type: ignore[method-assign]
    return api


class Gate:
    """Gives each request an id and refuses bodies over the limit with 413."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        ids: Callable[[], str],
        body_bytes_max: int,
        upload_bytes_max: int,
    ) -> None:
        self.app = app
        self._ids = ids
        self._body_bytes_max = body_bytes_max
        self._upload_bytes_max = upload_bytes_max

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request_id = self._ids().encode()
        uploads = scope["path"] == f"{PREFIX}/imports"
        limit = self._upload_bytes_max if uploads else self._body_bytes_max
        started = False
        seen = 0

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > limit and not started:
                raise TooLarge
            return message

        async def stamped(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                message["headers"] = [*message["headers"], (b"x-request-id", request_id)]
            await send(message)

        given = dict(scope["headers"])
        try:
            if int(given.get(b"content-length", b"0")) > limit:
                raise TooLarge
            await self.app(scope, counted, stamped)
        except TooLarge:
            if b"expect" not in given:
                await _discard(receive)
            await _refuse(stamped, limit)


class TooLarge(BaseException):
    """Passes every `except Exception` on its way out to the Gate."""


async def _discard(receive: Receive) -> None:
    seen = 0
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(DISCARDED_S_MAX):
            while seen < DISCARDED_BYTES_MAX:
                message = await receive()
                seen += len(message.get("body", b""))
                if not message.get("more_body"):
                    return


async def _refuse(send: Send, limit: int) -> None:
    body = document(413, "too_large", f"The body is over {limit} bytes.").encode()
    headers = [
        (b"content-type", MEDIA_TYPE.encode()),
        (b"content-length", str(len(body)).encode()),
        (b"connection", b"close"),
    ]
    await send({"type": "http.response.start", "status": 413, "headers": headers})
    await send({"type": "http.response.body", "body": body})
