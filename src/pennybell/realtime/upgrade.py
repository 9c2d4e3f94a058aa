"""From an HTTP upgrade to an open socket: check, read what was missed, answer 101, go on.

The server's HTTP protocol hands over here with the request already parsed; nothing of it stays
behind. Refusals are HTTP answers with a problem document: no upgrade, no close code.
"""

import asyncio
import base64
import hashlib
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qs

import httptools
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol

from pennybell import telemetry
from pennybell.errors import DomainError, NotFound, Unauthenticated
from pennybell.events.vocabulary import ResyncRequired, SessionReady
from pennybell.kit.clock import instant_text
from pennybell.kit.json import encode
from pennybell.kit.money import BALANCE_MINOR_MAX
from pennybell.outbox import access, log
from pennybell.outbox.actor import Actor
from pennybell.outbox.log import Stream
from pennybell.outbox.unit_of_work import Reading
from pennybell.realtime import frames
from pennybell.realtime.connection import Connection, text_frame
from pennybell.realtime.gate import Gate
from pennybell.realtime.hub import Hub

PATH: Final = "/api/v1/ws"
SUBPROTOCOL: Final = "pennybell.v1"
BEARER: Final = "bearer."
GUID: Final = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
HEARTBEAT_S: Final = 25.0


@dataclass(frozen=True, slots=True)
class Asked:
    """A checked upgrade request."""

    actor: Actor
    accept: bytes
    since: int | None
    epoch: str | None
    with_subprotocol: bool


class BadUpgrade(DomainError):
    status = 400
    title = "Not understood"


def http_protocol(hub: Hub, gate: Gate) -> type[HttpToolsProtocol]:
    """The server's HTTP protocol class, which hands upgrades to the hub."""

    class HandingOver(HttpToolsProtocol):
        def data_received(self, data: bytes) -> None:
            self._unset_keepalive_if_required()
            try:
                self.parser.feed_data(data)
            except httptools.HttpParserUpgrade as upgrade:
                if self._should_upgrade():
                    self.hand_over(data[upgrade.args[0] :])
                else:
                    self._unsupported_upgrade_warning()
            except httptools.HttpParserError:
                self.send_400_response("Invalid HTTP request received.")

        def hand_over(self, rest: bytes) -> None:
            self.connections.discard(self)
            headers: dict[str, str] = {}
            for name, value in self.headers:
                text = value.decode("latin-1")
                key = name.decode("latin-1")
                headers[key] = f"{headers[key]}, {text}" if key in headers else text
            client = self.client[0] if self.client else ""
            start(
                Handover(self.transport, hub, gate),
                method=self.scope["method"],
                target=self.url,
                headers=headers,
                client=client,
                rest=rest,
            )

    return HandingOver


@dataclass(frozen=True, slots=True)
class Handover:
    """The transport, and those who take it over."""

    transport: asyncio.Transport
    hub: Hub
    gate: Gate


def start(
    handover: Handover,
    *,
    method: str,
    target: bytes,
    headers: dict[str, str],
    client: str,
    rest: bytes,
) -> None:
    """Check what the request alone can tell, then read what the client missed."""
    try:
        asked = check(handover.gate, handover.hub, method, target, headers, client)
    except DomainError as refusal:
        refuse(handover.transport, refusal)
        return
    connection = Connection(handover.transport, handover.hub, asked.actor, id_=handover.gate.ids())
    connection.address = client
    connection.device = headers.get("user-agent", "unknown")[:80]
    handover.transport.set_protocol(connection)
    handover.hub.join(connection)
    handover.transport.pause_reading()  # what it says before the answer waits in the kernel
    task = asyncio.get_running_loop().create_task(_open(handover, connection, asked, rest))
    _opening.add(task)
    task.add_done_callback(_opening.discard)


_opening: set[asyncio.Task[None]] = set()
"""Tasks the loop would otherwise forget: it holds only weak references."""


def check(
    gate: Gate, hub: Hub, method: str, target: bytes, headers: dict[str, str], client: str
) -> Asked:
    """Everything that needs no database.

    Raises:
        DomainError: 400 malformed, 401 no or bad token, 403 foreign origin, 404 another path.
    """
    path, _, query_text = target.decode("latin-1").partition("?")
    if path != PATH or method != "GET":
        raise NotFound("socket")
    key = headers.get("sec-websocket-key", "")
    if headers.get("sec-websocket-version") != "13" or len(key) != 24:
        raise BadUpgrade("bad_upgrade", "This is no WebSocket upgrade of version 13.")
    gate.check_origin(headers, client)
    offered = [part.strip() for part in headers.get("sec-websocket-protocol", "").split(",")]
    token = _token(headers, offered)
    actor = gate.tokens.verify(token, hub.clock())
    query = parse_qs(query_text, keep_blank_values=True)
    digest = hashlib.sha1(key.encode("latin-1") + GUID, usedforsecurity=False).digest()
    return Asked(
        actor=actor,
        accept=base64.b64encode(digest),
        since=_since(query.get("since", [None])[-1]),
        epoch=query.get("epoch", [None])[-1],
        with_subprotocol=SUBPROTOCOL in offered,
    )


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


async def _open(handover: Handover, connection: Connection, asked: Asked, rest: bytes) -> None:
    hub, transport = handover.hub, handover.transport

    def read(reading: Reading) -> Stream:
        return log.read_stream(reading.connection, asked.actor.user_id, asked.since, asked.epoch)

    try:
        reading = hub.work.submit_read(asked.actor, read, needs=access.SIGNED_IN)
        stream = await asyncio.wrap_future(reading)
    except DomainError as refusal:
        hub.leave(connection)
        refuse(transport, refusal)
        return
    except Exception:  # noqa: BLE001 - the client tries again; the operator sees why
        telemetry.log_failure(telemetry.SOCKET_REFUSED)
        hub.leave(connection)
        transport.abort()
        return
    if transport.is_closing():
        hub.leave(connection)
        return
    transport.write(_switching(asked) + _first_frames(connection, asked, stream))
    transport.resume_reading()
    hub.opened(connection, stream.head)
    telemetry.log(
        telemetry.SOCKET_OPENED,
        user_id=asked.actor.user_id,
        connection_id=connection.id,
        total_connections=hub.total,
    )
    if rest:
        connection.data_received(rest)


def _switching(asked: Asked) -> bytes:
    lines = [
        b"HTTP/1.1 101 Switching Protocols",
        b"Upgrade: websocket",
        b"Connection: Upgrade",
        b"Sec-WebSocket-Accept: " + asked.accept,
    ]
    if asked.with_subprotocol:
        lines.append(b"Sec-WebSocket-Protocol: " + SUBPROTOCOL.encode())
    return b"\r\n".join(lines) + b"\r\n\r\n"


def _first_frames(connection: Connection, asked: Asked, stream: Stream) -> bytes:
    now = connection.hub.clock()
    ready = SessionReady(
        connection_id=connection.id,
        device_id=asked.actor.session_id or "",
        user_id=asked.actor.user_id,
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
    body = encode(
        {
            "type": f"/docs/errors#{refusal.code}",
            "title": refusal.title,
            "status": refusal.status,
            "detail": refusal.detail,
            "code": refusal.code,
            **refusal.extra,
        }
    ).encode()
    authenticate = b"www-authenticate: Bearer\r\n" if refusal.status == 401 else b""
    transport.write(
        STATUS_LINE[refusal.status]
        + b"content-type: application/problem+json\r\n"
        + authenticate
        + b"content-length: %d\r\nconnection: close\r\n\r\n" % len(body)
        + body
    )
    transport.close()
