"""One signed-in socket: what it may say, and what it still has to hear."""

import asyncio
from typing import Any, Final

from pydantic import ValidationError

from pennybell import telemetry
from pennybell.events.vocabulary import Ack, Message, Ping, WireError
from pennybell.kit.clock import MINUTE, SECOND, Instant, instant_text
from pennybell.kit.json import decode, encode
from pennybell.outbox.actor import Actor
from pennybell.realtime import close_codes, frames
from pennybell.realtime.close_codes import CloseCode
from pennybell.realtime.hub import Hub
from pennybell.realtime.protocol import WebSocket

FAULTS_MAX: Final = 5
"""Malformed messages within a minute before the socket is closed for good."""

GRACE_S: Final = 25
"""Seconds an expired token's socket lives on, so that a late refresh loses nothing."""

UNNUMBERED: Final = 0
"""In `held`: a message that has no place in the stream."""

CLIENT_MESSAGES: Final[dict[str, type[Message]]] = {"ping": Ping, "ack": Ack}


class Connection(WebSocket):
    """What one device hears and says.

    `seq`: the last event written to it. While `held` is a list it is still joining: the answer
    to its upgrade has not left, and what is for it waits there; `ending` is how it shall close.
    """

    __slots__ = (
        "acked", "actor", "address", "device", "ending", "faults", "held", "hub", "id",
        "opened_at", "seq",
    )  # fmt: skip

    def __init__(self, transport: asyncio.Transport, hub: Hub, actor: Actor, *, id_: str) -> None:
        super().__init__(transport, message_bytes_max=hub.message_bytes_max)
        self.hub = hub
        self.actor = actor
        self.id = id_
        self.address = ""
        self.device = ""
        self.opened_at = hub.clock()
        self.seq = 0
        self.acked = 0
        self.faults: list[Instant] | None = None
        self.held: list[tuple[int, int, bytes]] | None = []
        self.ending: CloseCode | None = None

    def offer(self, first: int, last: int, data: bytes) -> None:
        """Write one unit of work's frames, all or none; older ones were sent before."""
        if self.held is not None:
            self.held.append((first, last, data))
        elif first > self.seq:
            self.seq = last
            self.send(data)
            limit = self.hub.queue_bytes_max
            if limit and self.transport.get_write_buffer_size() > limit:
                self.close(close_codes.SLOW)
                self.transport.abort()

    def open_at(self, head: int) -> bool:
        """Start hearing after `head`; False when something between was missed."""
        held, self.held = self.held or [], None
        self.seq = head
        complete = True
        for first, last, data in held:
            if first == UNNUMBERED:
                self.send(data)
            elif first > self.seq + 1:
                complete = False
            elif complete:
                self.offer(first, last, data)
        if self.ending is not None:
            self.end(self.ending)
        return complete

    def say(self, message: Message) -> None:
        """Send a message that is not an event."""
        frame = text_frame(message, self.hub.clock())
        if self.held is not None:
            self.held.append((UNNUMBERED, UNNUMBERED, frame))
        else:
            self.send(frame)

    def on_text(self, message: bytes) -> None:
        ref: str | None = None
        try:
            said = decode(message)
            if not isinstance(said, dict):
                raise ValueError("not an object")
            ref = said.get("id") if isinstance(said.get("id"), str) else None
            parsed = _parse(said)
        except (ValueError, ValidationError) as error:
            code = "unknown_type" if isinstance(error, UnknownType) else "bad_message"
            self._refuse(code, ref)
            return
        if isinstance(parsed, Ack):
            self.acked = max(self.acked, min(parsed.seq, self.seq))
        else:
            self.send(_pong(said.get("payload", {}), ref, self.hub.clock()))

    def on_closed(self) -> None:
        self.hub.leave(self)

    def end(self, code: CloseCode) -> None:
        if self.held is not None:
            self.ending = code
        else:
            self.hang_up(code)

    def has_expired(self, now: Instant) -> bool:
        return now // SECOND > self.actor.expires_at_s + GRACE_S

    def _refuse(self, code: str, ref: str | None) -> None:
        now = self.hub.clock()
        self.faults = [at for at in self.faults or [] if now - at < MINUTE] + [now]
        if len(self.faults) >= FAULTS_MAX:
            telemetry.log(telemetry.SOCKET_REFUSED, connection_id=self.id, reason=code)
            self.end(close_codes.PROTOCOL)
            return
        sentence = {
            "unknown_type": "There is no such message.",
            "bad_message": "Send a JSON object with a known type and its payload.",
        }[code]
        self.say(WireError(code=code, message=sentence, ref=ref))


class UnknownType(ValueError):
    pass


def _parse(said: dict[str, Any]) -> Message:
    if said.keys() - {"type", "payload", "timestamp", "id"}:
        raise ValueError("unknown field")
    if not all(isinstance(said.get(name, ""), str) for name in ("id", "timestamp")):
        raise ValueError("not text")
    model = CLIENT_MESSAGES.get(said["type"]) if isinstance(said.get("type"), str) else None
    if model is None:
        raise UnknownType
    return model.model_validate(said.get("payload", {}))


def text_frame(message: Message, now: Instant) -> bytes:
    text = encode(
        {
            "type": message.wire_type,
            "payload": message.model_dump(mode="json"),
            "timestamp": instant_text(now),
        }
    )
    return frames.encode(text.encode())


def _pong(payload: object, ref: str | None, now: Instant) -> bytes:
    pong: dict[str, object] = {"type": "pong", "payload": payload, "timestamp": instant_text(now)}
    if ref is not None:
        pong["id"] = ref
    return frames.encode(encode(pong).encode())
