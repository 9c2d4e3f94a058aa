"""The state at one moment, and what happened since: snapshot, events, health."""

from importlib.metadata import PackageNotFoundError, version
from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import Field
from starlette.responses import Response

from pennybell.domains.snapshot import service as snapshots
from pennybell.edge.answers import json_answer
from pennybell.edge.auth import ActorDep, HouseDep
from pennybell.edge.peers import check_origin
from pennybell.edge.problems import answer, refuses
from pennybell.edge.schemas.fields import Answer, Body
from pennybell.edge.schemas.ledger import EventsAnswer, SnapshotAnswer
from pennybell.edge.strict import StrictRoute
from pennybell.errors import ResyncRequired
from pennybell.kit.json import encode
from pennybell.kit.money import BALANCE_MINOR_MAX
from pennybell.outbox import access, log
from pennybell.outbox.log import Stream
from pennybell.outbox.unit_of_work import Reading

router = APIRouter(tags=["state"], route_class=StrictRoute)

WAIT_S_MAX = 60


def _version() -> str:
    try:
        return version("pennybell")
    except PackageNotFoundError:
        return "0"


VERSION = _version()


class Health(Answer):
    status: str
    version: str


class ListEvents(Body):
    """`wait`: seconds to wait for something new before answering with nothing."""

    since: Annotated[int, Field(ge=0, le=BALANCE_MINOR_MAX)] = 0
    epoch: Annotated[str, Field(max_length=64)] | None = None
    wait: Annotated[float, Field(ge=0, le=WAIT_S_MAX)] = 0


@router.get("/health")
async def health() -> Health:
    """Whether the server answers."""
    return Health(status="ok", version=VERSION)


@router.get("/snapshot", response_model=SnapshotAnswer, responses=refuses(401, 403))
async def get_snapshot(actor: ActorDep, house: HouseDep) -> Response:
    """All a client needs to start, with the `seq` it was read at."""
    snapshot = await house.read(actor, snapshots.read_snapshot)
    return json_answer(encode(snapshot))


@router.get("/events", response_model=EventsAnswer, responses=refuses(401, 410, 422))
async def get_events(
    query: Annotated[ListEvents, Query()], actor: ActorDep, house: HouseDep
) -> Response:
    """Everything in your stream after `since`, complete or not at all (410: load a snapshot)."""

    def read(reading: Reading) -> Stream:
        return log.read_stream(reading.connection, actor.user_id, query.since, query.epoch)

    stream = await house.read(actor, read, needs=access.SIGNED_IN)
    if query.wait and not stream.frames and stream.resync is None:
        await house.wait_for(actor.user_id, query.since, query.wait)
        stream = await house.read(actor, read, needs=access.SIGNED_IN)
    if stream.resync is not None:
        raise ResyncRequired(stream.resync, stream.head)
    events = b",".join(frame for _, _, frame in stream.frames).decode()
    return json_answer(f'{{"events":[{events}],"head":{stream.head},"epoch":"{stream.epoch}"}}')


@router.get("/ws", responses=refuses(401, 403, 426))
async def get_socket(actor: ActorDep, house: HouseDep, request: Request) -> Response:
    """WebSocket. Without `Upgrade` it tells why an upgrade would fail, or 426 that it would not."""
    client = request.client.host if request.client else ""
    check_origin(house.settings, dict(request.headers), client)
    await house.read(actor, lambda _reading: None, needs=access.SIGNED_IN)
    return answer(
        426,
        "upgrade_required",
        "This address speaks WebSocket; an upgrade would succeed.",
        {"Upgrade": "websocket", "Connection": "Upgrade"},
    )
