"""From an HTTP upgrade to an open socket: check, read what was missed, answer 101, go on.

The server's HTTP protocol hands over here with the request already parsed; nothing of it stays
behind. Refusals are HTTP answers with a problem document: no upgrade, no close code.
"""

import asyncio
import base64
import hashlib
import re
from dataclasses import dataclass
from typing import ClassVar, Final, NamedTuple
from urllib.parse import parse_qs

import httptools
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol

from pennybell import telemetry
from pennybell.errors import DomainError, NotFound, Unauthenticated
from pennybell.events.messages import ResyncRequired, SessionReady
from pennybell.kit.clock import instant_text
from pennybell.kit.json import encode
from pennybell.kit.money import BALANCE_MINOR_MAX
from pennybell.outbox.actor import Actor
from pennybell.outbox.log import Stream
from pennybell.realtime import frames
from pennybell.realtime.connection import Connection, text_frame
from pennybell.realtime.deadlines import Deadlines
from pennybell.realtime.gate import Gate, realtime_disabled
from pennybell.realtime.hub import Hub
from pennybell.realtime.limits import SLOW_BYTES
from pennybell.realtime.resume import Newcomer

PATH: Final = "/api/v1/ws"
SUBPROTOCOL: Final = "pennybell.v1"
BEARER: Final = "bearer."
VERSION: Final = "13"
KEY: Final = re.compile(r"[A-Za-z0-9+/]{21}[AQgw]==")
"""Sixteen bytes in base64: of the last digit four bits are nothing's."""

GUID: Final = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
HEARTBEAT_S: Final = 25.0
TOO_MANY_REQUESTS: Final = 429
NOBODY: Final = asyncio.Protocol()
"""Who hears of a connection's end once its upgrade was refused."""

TIMED_OUT: Final = b"HTTP/1.1 408 Request Timeout\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Asked:
    """A checked upgrade request."""

    actor: Actor
    accept: bytes
    since: int | None
    epoch: str | None
    with_subprotocol: bool


class Request(NamedTuple):
    """`headers`: names in lower case. `client`: the peer's address. `version`: of HTTP, `1.1`."""

    method: str
    target: bytes
    headers: dict[str, str]
    client: str
    version: str


class BadUpgrade(DomainError):
    status = 400
    title = "Not understood"


class Door(HttpToolsProtocol):
    """The server's HTTP protocol: hands upgrades to the hub, and gives up requests without end."""

    hub: ClassVar[Hub]
    gate: ClassVar[Gate]
    headers_due: ClassVar[Deadlines]
    body_due: ClassVar[Deadlines]
    unread_due: ClassVar[Deadlines]

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.headers_due.begin(self)

    def connection_lost(self, exc: Exception | None) -> None:
        self._owes_nothing()
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        super().pause_writing()
        self.unread_due.begin(self)

    def resume_writing(self) -> None:
        self.unread_due.end(self)
        super().resume_writing()

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self.headers_due.begin(self)

    def on_headers_complete(self) -> None:
        self.headers_due.end(self)
        self.body_due.begin(self)
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        self.body_due.begin(self)
        super().on_body(body)

    def on_message_complete(self) -> None:
        self.body_due.end(self)
        super().on_message_complete()

    def give_up(self) -> None:
        if self.flow.write_paused:  # what was to be said would wait behind what is not read
            self.transport.abort()
            return
        if self.flow.read_paused:  # it is we who do not read
            self.body_due.begin(self)
            return
        if not self._is_answering() or not self.cycle.response_started:
            self.transport.write(TIMED_OUT)
        self.transport.close()

    def data_received(self, data: bytes) -> None:
        self._unset_keepalive_if_required()
        try:
            self.parser.feed_data(data)
        except httptools.HttpParserUpgrade as upgrade:
            if not self._should_upgrade():
                self._unsupported_upgrade_warning()
            elif self._is_answering():  # the rest of that answer would stand between our frames
                self.transport.close()
            else:
                self.hand_over(data[upgrade.args[0] :])
        except httptools.HttpParserError:
            self.send_400_response("Invalid HTTP request received.")

    def _is_answering(self) -> bool:
        cycle = vars(self)["cycle"]  # None before the first request, whatever its type says
        return cycle is not None and not cycle.response_complete

    def _owes_nothing(self) -> None:
        for due in (self.headers_due, self.body_due, self.unread_due):
            due.end(self)

    def hand_over(self, rest: bytes) -> None:
        self.connections.discard(self)
        self._owes_nothing()
        headers: dict[str, str] = {}
        for name, value in self.headers:
            text = value.decode("latin-1")
            key = name.decode("latin-1")
            headers[key] = f"{headers[key]}, {text}" if key in headers else text
        client = self.client[0] if self.client else ""
        request = Request(
            self.scope["method"], self.url, headers, client, self.scope["http_version"]
        )
        transport = self.transport
        # Protocol and parser hold each other: let go, so that nothing waits for the collector.
        transport.set_protocol(NOBODY)
        self.__dict__.clear()
        self.welcome(transport, request, rest)

    def welcome(self, transport: asyncio.Transport, request: Request, rest: bytes) -> None:
        """Whoever asks to upgrade; nothing of the HTTP protocol is left."""
        start(transport, self.hub, self.gate, request=request, rest=rest)


def http_protocol(hub: Hub, gate: Gate) -> type[Door]:
    """The protocol class of one server."""
    due = {
        "headers_due": gate.headers_due,
        "body_due": gate.body_due,
        "unread_due": gate.unread_due,
    }
    hub.on_second += [each.sweep for each in due.values()]
    return type("OurDoor", (Door,), {"hub": hub, "gate": gate, **due})


class Opening:
    """An upgrade between its request and its answer."""

    __slots__ = ("address", "asked", "connection", "gate", "hub", "rest")

    def __init__(
        self,
        hub: Hub,
        gate: Gate,
        *,
        connection: Connection,
        asked: Asked,
        rest: bytes,
        address: str,
    ) -> None:
        self.hub = hub
        self.gate = gate
        self.connection = connection
        self.asked = asked
        self.rest = rest
        self.address = address

    def answer(self, found: Stream | Exception) -> None:
        """Say 101 and everything that was missed, or why not."""
        hub, connection, transport = self.hub, self.connection, self.connection.transport
        if isinstance(found, Exception) or transport.is_closing():
            hub.leave(connection)
            if isinstance(found, DomainError):
                turn_away(transport, hub, self.gate, address=self.address, refusal=found)
            else:
                transport.abort()
            return
        if self.asked.since is not None:
            is_complete = found.resync is None
            hub.recent.resumes.append((connection.stream.user_id, is_complete))
            if is_complete:
                hub.statistics.resumes_complete += 1
            else:
                hub.statistics.resumes_refused += 1
        protocol = SUBPROTOCOL if self.asked.with_subprotocol else None
        first_frames = _first_frames(connection, self.asked, found)
        transport.write(switching(self.asked.accept, protocol) + first_frames)
        transport.resume_reading()
        hub.opened(connection, found.head)
        telemetry.log(
            telemetry.SOCKET_OPENED,
            user_id=connection.stream.user_id,
            connection_id=connection.id,
            total_connections=hub.total,
        )
        if self.rest:
            connection.data_received(self.rest)


def start(
    transport: asyncio.Transport,
    hub: Hub,
    gate: Gate,
    *,
    request: Request,
    rest: bytes,
) -> None:
    """Check what the request alone can tell, then read what the client missed."""
    now = hub.clock()
    address = gate.address_of(request.headers, request.client)
    try:
        asked = check(gate, hub, request)
        gate.check_limits(hub, asked.actor, address, now)
    except DomainError as refusal:
        turn_away(transport, hub, gate, address=address, refusal=refusal)
        return
    gate.upgrades_by_user.hit(asked.actor.user_id, now)
    assert asked.actor.session_id is not None
    connection = hub.join(transport, asked.actor.user_id, asked.actor.session_id)
    connection.expires_at_s = asked.actor.expires_at_s
    connection.address = None if address == request.client else address
    transport.set_protocol(connection)
    transport.set_write_buffer_limits(high=SLOW_BYTES)
    transport.pause_reading()  # what it says before the answer waits in the kernel
    opening = Opening(hub, gate, connection=connection, asked=asked, rest=rest, address=address)
    hub.desk.take(
        Newcomer(
            asked.actor.user_id,
            asked.actor.session_id,
            asked.since,
            asked.epoch,
            opening.answer,
        )
    )


def turn_away(
    transport: asyncio.Transport, hub: Hub, gate: Gate, *, address: str, refusal: DomainError
) -> None:
    """Refuse an upgrade, and count it against the address it came from."""
    gate.refused_by_address.hit(address, hub.clock())
    hub.statistics.upgrades_refused += 1
    if refusal.status < TOO_MANY_REQUESTS:  # a crowd that is told to wait must not fill the disk
        telemetry.log(telemetry.SOCKET_REFUSED, status=refusal.status, reason=refusal.code)
    refuse(transport, refusal)


def check(gate: Gate, hub: Hub, request: Request) -> Asked:
    """Everything that needs no database.

    Raises:
        DomainError: 400 malformed, 401 no or bad token, 403 foreign origin, 404 another path,
            503 switched off.
    """
    headers = request.headers
    path, _, query_text = request.target.decode("latin-1").partition("?")
    if path != PATH or request.method != "GET":
        raise NotFound("socket")
    if not gate.is_enabled:
        raise realtime_disabled()
    accept = accept_of(request)
    gate.check_origin(headers, request.client)
    offered = [part.strip() for part in headers.get("sec-websocket-protocol", "").split(",")]
    token = _token(headers, offered)
    actor = gate.tokens.verify(token, hub.clock())
    query = parse_qs(query_text, keep_blank_values=True)
    return Asked(
        actor=actor,
        accept=accept,
        since=_since(query.get("since", [None])[-1]),
        epoch=query.get("epoch", [None])[-1],
        with_subprotocol=SUBPROTOCOL in offered,
    )


def accept_of(request: Request) -> bytes:
    """What answers the client's key.

    Raises:
        BadUpgrade: 400, the request is malformed (RFC 6455, 4.2.1).
    """
    headers = request.headers
    key = headers.get("sec-websocket-key", "")
    is_http = request.version >= "1.1" and "host" in headers
    if not is_http or headers.get("sec-websocket-version") != VERSION or not KEY.fullmatch(key):
        raise BadUpgrade("bad_upgrade", "This is no WebSocket upgrade of version 13.")
    digest = hashlib.sha1(key.encode("latin-1") + GUID, usedforsecurity=False).digest()
    return base64.b64encode(digest)


def _token(headers: dict[str, str], offered: list[str]) -> str:
    scheme, _, token = headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and token:
        return token.strip()
    for protocol in offered:
        if protocol.startswith(BEARER):
            return protocol.removeprefix(BEARER)
    raise Unauthenticated("no_token", "Send an access token: Authorization: Bearer ….")


def _since(text: str | None) -> int | None:
    if text is None:
        return None
    if not text.isascii() or not text.isdigit() or int(text) > BALANCE_MINOR_MAX:
        raise BadUpgrade("bad_since", "since is the number of the last event you applied.")
    return int(text)


def switching(accept: bytes, subprotocol: str | None = None) -> bytes:
    lines = [
        b"HTTP/1.1 101 Switching Protocols",
        b"Upgrade: websocket",
        b"Connection: Upgrade",
        b"Sec-WebSocket-Accept: " + accept,
    ]
    if subprotocol is not None:
        lines.append(b"Sec-WebSocket-Protocol: " + subprotocol.encode())
    return b"\r\n".join(lines) + b"\r\n\r\n"


def _first_frames(connection: Connection, asked: Asked, stream: Stream) -> bytes:
    now = connection.hub.clock()
    ready = SessionReady(
        connection_id=connection.id,
        device_id=connection.session_id,
        user_id=connection.stream.user_id,
        household=asked.actor.household_id,
        head=stream.head,
        epoch=stream.epoch,
        resumed=asked.since is not None and stream.resync is None,
        heartbeat_s=HEARTBEAT_S,
        server_time=instant_text(now),
    )
    parts = [text_frame(ready, now)]
    if stream.resync is not None:
        resync = ResyncRequired(reason=stream.resync, head=stream.head)  # type: ignore[arg-type]
        parts.append(text_frame(resync, now))
    parts += [frames.encode(frame) for _, _, frame in stream.frames]
    return b"".join(parts)


def refuse(transport: asyncio.Transport, refusal: DomainError) -> None:
    """Answer with a problem document and hang up."""
    extra = dict(refusal.extra)
    wait_s = extra.pop("retry_after_s", getattr(refusal, "retry_after_s", None))
    body = encode(
        {
            "type": f"/docs/errors#{refusal.code}",
            "title": refusal.title,
            "status": refusal.status,
            "detail": refusal.detail,
            "code": refusal.code,
            **extra,
        }
    ).encode()
    lines = [b"content-type: application/problem+json"]
    if isinstance(refusal, BadUpgrade):
        lines.append(b"sec-websocket-version: " + VERSION.encode())
    if refusal.status == 401:
        lines.append(b"www-authenticate: Bearer")
    if wait_s is not None:
        lines.append(b"retry-after: %d" % wait_s)
    lines += [b"content-length: %d" % len(body), b"connection: close"]
    transport.write(STATUS_LINE[refusal.status] + b"\r\n".join(lines) + b"\r\n\r\n" + body)
    transport.close()
