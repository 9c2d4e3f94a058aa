"""One signed-in socket: what it may say, and what it still has to hear."""

import asyncio
from typing import Any, Final, Protocol

from pydantic import ValidationError

from pennybell import telemetry
from pennybell.events.messages import (
    Ack,
    AuthRefresh,
    Message,
    Ping,
    SubscribeAnalytics,
    Subscribed,
    UnsubscribeAnalytics,
    Unsubscribed,
    WireError,
)
from pennybell.kit.clock import MINUTE, SECOND, Clock, Instant, instant_text
from pennybell.kit.json import decode, encode
from pennybell.realtime import close_codes, frames
from pennybell.realtime.close_codes import NAMES, CloseCode
from pennybell.realtime.heartbeat import NOWHERE, Wheel
from pennybell.realtime.limits import MESSAGE_BURST_FACTOR, Limits
from pennybell.realtime.protocol import WebSocket
from pennybell.realtime.writes import BY_TRANSPORT, Writes, descriptor_of

FAULTS_MAX: Final = 5
"""Malformed messages within a minute before the socket is closed for good."""

UNNUMBERED: Final = 0
"""In `held`: a message that has no place in the stream."""

SENTENCES: Final = {
    "unknown_type": "There is no such message.",
    "bad_message": "Send a JSON object with a known type and its payload.",
    "bad_token": "This token is not valid, has expired, or is of another sign-in.",
}


class Stream:
    """The sockets of one user. `seq`: newest event offered to them; None until one has joined.

    Rates are of the last second.
    """

    __slots__ = (
        "connections", "in_before", "in_per_s", "messages_in", "messages_out", "out_before", "out_per_s", "seq", "user_id",
    )  # fmt: skip

    def __init__(self, user_id: str) -> None:
        self.user_id = user_id
        self.connections: tuple[Connection, ...] = ()
        self.seq: int | None = None
        self.messages_in = self.in_before = self.in_per_s = 0
        self.messages_out = self.out_before = self.out_per_s = 0

    def second_passed(self) -> None:
        self.in_per_s = self.messages_in - self.in_before
        self.out_per_s = self.messages_out - self.out_before
        self.in_before, self.out_before = self.messages_in, self.messages_out


class Place(Protocol):
    """What a connection asks of the hub it belongs to."""

    limits: Limits
    clock: Clock
    wheel: Wheel["Connection"]
    origin: str
    messages_in: int
    writes: Writes

    def leave(self, connection: "Connection") -> None: ...
    def refresh(self, connection: "Connection", token: str) -> Instant | None: ...
    def subscribe(self, connection: "Connection", period: str | None) -> None: ...
    def slowed(self, connection: "Connection", *, is_slow: bool) -> None: ...


class Talk:
    """Made for sockets that say something: how much, and how often it was malformed."""

    __slots__ = ("at", "faults", "left")

    def __init__(self, left: float, at: Instant) -> None:
        self.left = left
        self.at = at
        self.faults: list[Instant] = []


class Connection(WebSocket):
    """What one device hears and says. Everything an idle one keeps is in these slots.

    `seq`: the last event written to it. While `held` is a list it is still joining: the answer
    to its upgrade has not left, and what is for it waits there; `ending` is how it shall close.
    `heard`: the wheel's second of the last byte. `address`: only when a proxy stands between.
    `ended_as`: the code it was closed with, by whichever side closed first. `descriptor`: set
    while it is open, hears what comes, and has nothing unsent.
    """

    __slots__ = (
        "acked", "address", "descriptor", "ended_as", "ending", "expires_at_s", "heard", "held", "hub",
        "is_phased", "is_slow", "is_warned", "opened_at", "period", "seq", "serial", "session_id", "slot", "stream", "talk",
    )  # fmt: skip

    def __init__(
        self, transport: asyncio.Transport, hub: Place, stream: Stream, session_id: str
    ) -> None:
        super().__init__(transport)
        self.hub = hub
        self.stream = stream
        self.session_id = session_id
        self.serial = 0
        self.descriptor = BY_TRANSPORT
        self.expires_at_s = 0
        self.address: str | None = None
        self.opened_at = hub.clock()
        self.seq = 0
        self.acked = 0
        self.heard = hub.wheel.now
        self.slot = NOWHERE
        self.is_phased = False
        self.is_warned = False
        self.is_slow = False
        self.period: str | None = None
        self.talk: Talk | None = None
        self.held: list[tuple[int, int, bytes]] | None = []
        self.ending: CloseCode | None = None
        self.ended_as: int | None = None

    @property
    def id(self) -> str:
        return f"{self.hub.origin}-{self.serial}"

    @property
    def message_bytes_max(self) -> int:
        return self.hub.limits.message_bytes_max

    def offer(self, first: int, last: int, data: bytes) -> None:
        """Take one unit of work's frames, all or none; older ones were sent before."""
        if self.held is not None:
            self.held.append((first, last, data))
        elif first > self.seq:
            self.seq = last
            self.send(data)

    def send(self, data: bytes) -> None:
        """Write frames, encoded already, at the end of this turn of the loop."""
        if not self._sent_close:
            self.hub.writes.add(self, data)

    def pass_on(self, data: bytes) -> None:
        """Let the transport write: it keeps what the peer does not take, and says when it is much.

        One that is closing drops it.
        """
        if not self.is_open:
            return
        self.transport.write(data)
        self.descriptor = BY_TRANSPORT if self._sent_close else descriptor_of(self.transport)
        if self.is_slow:
            self._check_queue()

    def open_at(self, head: int) -> bool:
        """Start hearing after `head`; False when something between was missed."""
        held, self.held = self.held or [], None
        self.seq = head
        self.descriptor = descriptor_of(self.transport)
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

    def tell(self, text: bytes) -> None:
        """Send a message that is written out already and is no event."""
        self.send(frames.encode(text))

    def say(self, message: Message) -> None:
        """Send a message that is not an event."""
        self.send_or_hold(text_frame(message, self.hub.clock()))

    def send_or_hold(self, frame: bytes) -> None:
        if self.held is not None:
            self.held.append((UNNUMBERED, UNNUMBERED, frame))
        else:
            self.send(frame)

    def ping(self) -> None:
        self.send(frames.encode(b"", frames.PING))

    def end(self, code: CloseCode, detail: str = "") -> None:
        if self.held is not None:
            self.ending = self.ending or code
        else:
            self.hang_up(code, detail)

    def hang_up(self, code: CloseCode, detail: str = "") -> None:
        self.ended_as = self.ended_as or code.code
        super().hang_up(code, detail)

    def _write_last(self, data: bytes) -> None:
        self.hub.writes.flush()
        self.descriptor = BY_TRANSPORT
        super()._write_last(data)

    def eof_received(self) -> None:
        self.descriptor = BY_TRANSPORT
        super().eof_received()

    def data_received(self, data: bytes) -> None:
        self.heard = self.hub.wheel.now
        super().data_received(data)

    def pause_writing(self) -> None:
        """The transport holds more than `SLOW_BYTES`."""
        self.is_slow = True
        self.hub.slowed(self, is_slow=True)
        self._check_queue()

    def resume_writing(self) -> None:
        self.is_slow = False
        self.hub.slowed(self, is_slow=False)

    def on_ping(self, payload: bytes) -> None:
        """Pings cost us as much as messages, so they count as such; a slow peer gets no answer."""
        if not self._may_speak():
            self.end(close_codes.RATE, "retry_after_ms=1000")
        elif not self.is_slow:
            super().on_ping(payload)

    def on_pong(self) -> None:
        if not self._may_speak():
            self.end(close_codes.RATE, "retry_after_ms=1000")

    def on_goodbye(self, code: int) -> None:
        self.ended_as = self.ended_as or (code if code in NAMES else close_codes.NORMAL.code)

    def on_closed(self) -> None:
        self.descriptor = BY_TRANSPORT  # whoever comes next may get the same number
        self.hub.leave(self)

    def on_text(self, message: bytes) -> None:
        self.hub.messages_in += 1
        self.stream.messages_in += 1
        if not self._may_speak():
            self.end(close_codes.RATE, "retry_after_ms=1000")
            return
        ref: str | None = None
        try:
            said = decode(message)
            if not isinstance(said, dict):
                raise ValueError("not an object")
            ref = said.get("id") if isinstance(said.get("id"), str) else None
            self._obey(_parse(said), said, ref)
        except (ValueError, ValidationError) as error:
            code = "unknown_type" if isinstance(error, UnknownType) else "bad_message"
            self.refuse(code, ref)

    def refuse(self, code: str, ref: str | None) -> None:
        """Answer with an error; the fifth within a minute closes the socket for good."""
        now = self.hub.clock()
        talk = self._talk(now)
        talk.faults = [at for at in talk.faults if now - at < MINUTE] + [now]
        if len(talk.faults) >= FAULTS_MAX:
            telemetry.log(telemetry.SOCKET_REFUSED, connection_id=self.id, reason=code)
            self.end(close_codes.PROTOCOL)
            return
        self.say(WireError(code=code, message=SENTENCES[code], ref=ref))

    def _obey(self, parsed: Message, said: dict[str, Any], ref: str | None) -> None:
        if isinstance(parsed, Ack):
            self.acked = max(self.acked, min(parsed.seq, self.seq))
        elif isinstance(parsed, Ping):
            self._answer({"type": "pong", "payload": said.get("payload", {})}, ref)
        elif isinstance(parsed, AuthRefresh):
            self._refresh(parsed.token, ref)
        elif isinstance(parsed, SubscribeAnalytics):
            answer = Subscribed(topic="analytics", period=parsed.period)
            self._answer({"type": answer.wire_type, "payload": answer.model_dump()}, ref)
            self.hub.subscribe(self, parsed.period or "")
        else:
            assert isinstance(parsed, UnsubscribeAnalytics)
            self.hub.subscribe(self, None)
            done = Unsubscribed(topic="analytics")
            self._answer({"type": done.wire_type, "payload": done.model_dump()}, ref)

    def _refresh(self, token: str, ref: str | None) -> None:
        expires_at = self.hub.refresh(self, token)
        if expires_at is None:
            if self.ending is None and not self._sent_close:
                self.refuse("bad_token", ref)
            return
        self.expires_at_s = expires_at // SECOND
        self.is_warned = False
        payload = {"expires_at": instant_text(expires_at)}
        self._answer({"type": "session.refreshed", "payload": payload}, ref)

    def _answer(self, answer: dict[str, object], ref: str | None) -> None:
        answer["timestamp"] = instant_text(self.hub.clock())
        if ref is not None:
            answer["id"] = ref
        self.send(frames.encode(encode(answer).encode()))

    def _may_speak(self) -> bool:
        per_s = self.hub.limits.messages_per_s_max
        if not per_s:
            return True
        now = self.hub.clock()
        talk = self._talk(now)
        most = float(per_s * MESSAGE_BURST_FACTOR)
        talk.left = min(most, talk.left + max(0, now - talk.at) * per_s / SECOND) - 1
        talk.at = now
        return talk.left >= 0

    def _talk(self, now: Instant) -> Talk:
        if self.talk is None:
            self.talk = Talk(self.hub.limits.messages_per_s_max * MESSAGE_BURST_FACTOR, now)
        return self.talk

    def _check_queue(self) -> None:
        """Close when too much waits; the close frame goes behind it.

        A peer that takes it all within `CLOSE_WAIT_S` hears why; another is cut off then.
        """
        limit = self.hub.limits.queue_bytes_max
        if limit and self.transport.get_write_buffer_size() > limit:
            self.end(close_codes.SLOW)


CLIENT_MESSAGES: Final[dict[str, type[Message]]] = {
    model.wire_type: model
    for model in (Ping, Ack, AuthRefresh, SubscribeAnalytics, UnsubscribeAnalytics)
}


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
