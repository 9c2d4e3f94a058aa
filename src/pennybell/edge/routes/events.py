"""What happened since: by long poll, and as an event stream for networks without WebSockets."""

from collections.abc import AsyncIterator
from typing import Annotated, Final, NamedTuple

from fastapi import APIRouter, Header, Query
from pydantic import Field
from starlette.responses import Response, StreamingResponse

from pennybell.edge.answers import json_answer
from pennybell.edge.auth import ActorDep, HouseDep
from pennybell.edge.house import House
from pennybell.edge.problems import refuses
from pennybell.edge.schemas.fields import Body
from pennybell.edge.schemas.ledger import EventsAnswer
from pennybell.edge.strict import StrictRoute
from pennybell.errors import ResyncRequired, Unauthenticated
from pennybell.events import messages
from pennybell.kit.clock import SECOND, instant_text
from pennybell.kit.json import encode
from pennybell.kit.money import BALANCE_MINOR_MAX
from pennybell.outbox import access, log
from pennybell.outbox.actor import Actor
from pennybell.outbox.log import Stream
from pennybell.outbox.unit_of_work import Reading
from pennybell.realtime import close_codes
from pennybell.realtime.close_codes import CloseCode
from pennybell.realtime.heartbeat import GRACE_S
from pennybell.realtime.listening import Listener

router = APIRouter(tags=["state"], route_class=StrictRoute)

WAIT_S_MAX: Final = 60

HEARTBEAT_S: Final = 15
"""Seconds of silence before a comment; proxies drop a silent response after 30 to 60."""

STREAM_HEADERS: Final = {
    "Cache-Control": "no-cache, no-transform",
    "X-Accel-Buffering": "no",  # nginx would keep events until its buffer is full
}

HEAD_CHARACTERS: Final = len('{"type":"')


class ListEvents(Body):
    """`wait`: seconds to wait for something new before answering with nothing."""

    since: Annotated[int, Field(ge=0, le=BALANCE_MINOR_MAX)] = 0
    epoch: Annotated[str, Field(max_length=64)] | None = None
    wait: Annotated[float, Field(ge=0, le=WAIT_S_MAX)] = 0


class StreamEvents(Body):
    """Without `since`: only what comes from now on."""

    since: Annotated[int, Field(ge=0, le=BALANCE_MINOR_MAX)] | None = None
    epoch: Annotated[str, Field(max_length=64)] | None = None


LastEventId = Annotated[
    str | None,
    Header(
        description="The last `id` of a stream that broke off; goes before `since` and `epoch`.",
        pattern=r"^[0-9a-zA-Z-]{1,64}:[0-9]{1,15}$",
        examples=["01890a5d-ac96-774b-bcce-b302099a8057:41"],
    ),
]


class Cursor(NamedTuple):
    since: int | None
    epoch: str | None


@router.get("/events", response_model=EventsAnswer, responses=refuses(401, 410, 422, 503))
async def get_events(
    query: Annotated[ListEvents, Query()], actor: ActorDep, house: HouseDep
) -> Response:
    """Everything in your stream after `since`, complete or not at all (410: load a snapshot)."""
    cursor = Cursor(query.since, query.epoch)
    if query.wait:
        house.gate.check_room(house.hub)
    with house.hub.listeners.listen(actor.user_id, actor.session_id, query.since) as listener:
        _make_room(house, actor.user_id)
        stream = await _read(house, actor, cursor)
        if query.wait and not stream.frames and stream.resync is None:
            await listener.wait(query.wait)
            stream = await _read(house, actor, cursor)
    if stream.resync is not None:
        raise ResyncRequired(stream.resync, stream.head)
    events = b",".join(frame for _, _, frame in stream.frames).decode()
    return json_answer(f'{{"events":[{events}],"head":{stream.head},"epoch":"{stream.epoch}"}}')


@router.get(
    "/events/stream",
    response_class=StreamingResponse,
    responses={
        200: {
            "description": "Server-sent events: `id` is `epoch:seq`, `event` the type, `data` the"
            " envelope. See docs/protocol.",
            "content": {"text/event-stream": {"schema": {"type": "string"}}},
        },
        **refuses(401, 422, 503),
    },
)
async def stream_events(
    query: Annotated[StreamEvents, Query()],
    actor: ActorDep,
    house: HouseDep,
    last_event_id: LastEventId = None,
) -> Response:
    """Everything in your stream after `since`, and what happens from now on, as it happens."""
    cursor = Cursor(query.since, query.epoch)
    if last_event_id is not None:
        epoch, _, since = last_event_id.partition(":")
        cursor = Cursor(int(since), epoch)
    house.gate.check_room(house.hub)
    await house.read(actor, lambda _reading: None, needs=access.SIGNED_IN)
    return StreamingResponse(
        _follow(house, actor, cursor), media_type="text/event-stream", headers=STREAM_HEADERS
    )


async def _read(house: House, actor: Actor, cursor: Cursor) -> Stream:
    def read(reading: Reading) -> Stream:
        return log.read_stream(reading.connection, actor.user_id, cursor.since, cursor.epoch)

    return await house.read(actor, read, needs=access.SIGNED_IN)


async def _follow(house: House, actor: Actor, cursor: Cursor) -> AsyncIterator[bytes]:
    """The stream's bytes, until its sign-in ends or it cannot be continued."""
    listeners = house.hub.listeners
    with listeners.listen(actor.user_id, actor.session_id, cursor.since or 0) as listener:
        _make_room(house, actor.user_id)
        is_first = True
        while True:
            try:
                stream = await _read(house, actor, cursor)
            except Unauthenticated:
                yield _closing(listener.ending or close_codes.REVOKED)
                return
            if is_first:
                start = stream.head if cursor.since is None else cursor.since
                yield f"retry: 1000\nid: {stream.epoch}:{start}\n\n".encode()
                is_first = False
            reason = "joined" if listener.has_joined else stream.resync
            if reason is not None:
                yield _resync(house, reason, stream.head)
                return
            if stream.frames:
                yield b"".join(_event(stream.epoch, seq, frame) for seq, _, frame in stream.frames)
            cursor = Cursor(stream.head, stream.epoch)
            listener.since = stream.head
            async for silence in _silence(house, actor, listener):
                yield silence
            if listener.ending is not None:
                yield _closing(listener.ending)
                return


async def _silence(house: House, actor: Actor, listener: Listener) -> AsyncIterator[bytes]:
    """A comment every few seconds until there is something to read, or the token's time is over."""
    while True:
        left_s = actor.expires_at_s + GRACE_S - house.clock() / SECOND
        if left_s <= 0:
            listener.end(close_codes.TOKEN_EXPIRED)
        if listener.ending is not None or await listener.wait(min(HEARTBEAT_S, left_s)):
            return
        yield b":\n\n"


def _make_room(house: House, user_id: str) -> None:
    """One too many takes the place of the oldest, as with sockets; a poll answers then."""
    most = house.settings.sockets_per_user_max
    others = [each for each in house.hub.listeners.of(user_id) if each.ending is None]
    if most and len(others) > most:
        others[0].end(close_codes.TOO_MANY_SOCKETS)


def _event(epoch: str, seq: int, frame: bytes) -> bytes:
    type_ = frame[HEAD_CHARACTERS : frame.index(b'"', HEAD_CHARACTERS)]
    return b"id: %s:%d\nevent: %s\ndata: %s\n\n" % (epoch.encode(), seq, type_, frame)


def _resync(house: House, reason: str, head: int) -> bytes:
    payload = messages.ResyncRequired(reason=reason, head=head)  # type: ignore[arg-type]
    text = encode(
        {
            "type": payload.wire_type,
            "payload": payload.model_dump(),
            "timestamp": instant_text(house.clock()),
        }
    )
    return f"event: {payload.wire_type}\ndata: {text}\n\n".encode()


def _closing(code: CloseCode) -> bytes:
    """What a socket would say in its close frame."""
    return f"event: close\ndata: {encode({'code': code.code, 'reason': code.name})}\n\n".encode()
