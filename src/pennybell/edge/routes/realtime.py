"""Sockets as seen from beside them: may I open one, which are open, close one, count them."""

from typing import Any, Literal

from fastapi import APIRouter, Request
from starlette.responses import Response

from pennybell.domains.identity import service
from pennybell.edge.auth import ActorDep, HouseDep
from pennybell.edge.problems import answer, refuses
from pennybell.edge.schemas.realtime import (
    CommitToSocket,
    ConnectionAnswer,
    ConnectionId,
    ConnectionList,
    SocketStats,
)
from pennybell.edge.strict import StrictRoute
from pennybell.errors import NotFound
from pennybell.events import asyncapi
from pennybell.outbox import access
from pennybell.realtime import close_codes
from pennybell.realtime.gate import realtime_disabled
from pennybell.realtime.statistics import Totals

router = APIRouter(tags=["real time"], route_class=StrictRoute)


@router.get("/ws", responses=refuses(401, 403, 426, 429, 503))
async def get_socket(actor: ActorDep, house: HouseDep, request: Request) -> Response:
    """WebSocket. Without `Upgrade` it tells why an upgrade would fail, or 426 that it would not."""
    gate, headers = house.gate, dict(request.headers)
    client = request.client.host if request.client else ""
    if not gate.is_enabled:
        raise realtime_disabled()
    gate.check_origin(headers, client)
    gate.check_limits(house.hub, actor, gate.address_of(headers, client), house.clock())
    await house.read(actor, lambda _reading: None, needs=access.SIGNED_IN)
    return answer(
        426,
        "upgrade_required",
        "This address speaks WebSocket; an upgrade would succeed.",
        {"Upgrade": "websocket", "Connection": "Upgrade"},
    )


@router.get("/ws/connections", responses=refuses(401))
async def list_connections(actor: ActorDep, house: HouseDep) -> ConnectionList:
    """Your open sockets, on every process of the server."""
    sessions = await house.read(actor, service.read_sessions, needs=access.SIGNED_IN)
    devices = {each.id: each.device for each in sessions}
    found = await house.census.connections(actor.user_id)
    return ConnectionList(
        items=[
            ConnectionAnswer(
                **each,
                device=devices.get(each["session_id"], "unknown"),
                current=each["session_id"] == actor.session_id,
            )
            for each in found
        ]
    )


@router.delete("/ws/connections/{connection_id}", status_code=204, responses=refuses(401, 404, 422))
async def disconnect(connection_id: ConnectionId, actor: ActorDep, house: HouseDep) -> Response:
    """Close one of your sockets; the device stays signed in and does not come back by itself."""
    await house.read(actor, lambda _reading: None, needs=access.SIGNED_IN)
    if not await house.census.disconnect(actor.user_id, connection_id):
        raise NotFound("connection")
    return Response(status_code=204)


@router.get("/ws/stats", responses=refuses(401))
async def get_socket_stats(actor: ActorDep, house: HouseDep) -> SocketStats:
    """What is counted of your sockets; for the admin, of the whole server's."""
    person = await house.read(actor, service.read_profile, needs=access.SIGNED_IN)
    if person.is_admin:
        return _stats_from(await house.census.totals(), "server")
    return _stats_from(await house.census.totals(actor.user_id), "user")


@router.get("/asyncapi.json", include_in_schema=False)
async def get_asyncapi() -> dict[str, Any]:
    """The wire as an AsyncAPI 3 document."""
    return asyncapi.document(close_codes.NAMES)


def _stats_from(totals: Totals, scope: Literal["user", "server"]) -> SocketStats:
    latency = totals.latency
    return SocketStats(
        scope=scope,
        connections=totals.connections,
        users=totals.users,
        messages_in=totals.messages_in,
        messages_out=totals.messages_out,
        queue_bytes=totals.queue_bytes,
        messages_in_per_s=totals.in_per_s,
        messages_out_per_s=totals.out_per_s,
        resumes_complete=totals.resumes_complete,
        resumes_refused=totals.resumes_refused,
        upgrades_refused=totals.upgrades_refused if scope == "server" else None,
        closes=totals.closes,
        commit_to_socket_ms=CommitToSocket(
            p50=latency.percentile(0.50),
            p95=latency.percentile(0.95),
            p99=latency.percentile(0.99),
        ),
    )
