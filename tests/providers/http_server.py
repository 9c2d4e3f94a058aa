"""An HTTP server over TLS, HTTP/2 and HTTP/1.1, that can be told to misbehave on the wire.

Frames are h2's and h11's; what no library would
send (a GOAWAY that lies, half an answer) is written by hand.
"""

import asyncio
import ssl
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import h2.config
import h2.connection
import h2.events
import h2.exceptions
import h11
from hyperframe.frame import GoAwayFrame
from tests.providers.loop_server import LoopServer


@dataclass(frozen=True, slots=True)
class Request:
    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    is_http2: bool
    stream_id: int
    connection: int
    """Counted from 1."""


@dataclass(frozen=True, slots=True)
class Reply:
    status: int
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fault:
    """What to do instead of answering.

    Args:
        kind: `silence`; `reset` (RST_STREAM); `hangup` (the connection is cut); `goaway_below`
            (GOAWAY that names an earlier stream as the last one); `goaway_none` (that names 0);
            `goaway_at` (that names this one), each followed by the end of the connection; `split`
            (the answer in single bytes of DATA); `half` (half the answer, then a cut); `slow`;
            `reply` (the one given).
        is_processed: whether the request is dealt with all the same.
    """

    kind: str
    is_processed: bool = False
    error_code: int = 0
    debug: bytes = b""
    seconds: float = 0.0
    reply: Reply | None = None


Handle = Callable[[Request], Reply | Awaitable[Reply]]


class HttpServer(LoopServer):
    """`script`: faults for the next requests, in order; `always`: the fault of all others.

    `requests` is everything that arrived, `connections` how many were opened.
    """

    def __init__(self, handle: Handle, tls: ssl.SSLContext | None) -> None:
        super().__init__(tls)
        self.handle = handle
        self.script: deque[Fault | None] = deque()
        self.always: Fault | None = None
        self.requests: list[Request] = []
        self.connections = 0
        self.at_once = 0
        self.at_once_max = 0

    @property
    def url(self) -> str:
        return f"{'https' if self.tls else 'http'}://127.0.0.1:{self.port}"

    def protocol(self) -> asyncio.Protocol:
        return Session(self)

    async def decide(self, request: Request) -> tuple[Fault | None, Reply | None]:
        self.requests.append(request)
        fault = self.script.popleft() if self.script else self.always
        if fault is not None and fault.seconds:
            await asyncio.sleep(fault.seconds)
        if fault is None or fault.is_processed or fault.kind in {"split", "half", "slow"}:
            reply = self.handle(request)
            return fault, reply if isinstance(reply, Reply) else await reply
        return fault, fault.reply


class Session(asyncio.Protocol):
    """One connection; speaks what TLS agreed on."""

    def __init__(self, server: HttpServer) -> None:
        self.server = server
        self.number = 0
        self.transport: asyncio.Transport
        self.speaker: Http2 | Http1
        self.tasks: set[asyncio.Task[None]] = set()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self.server.transports.add(transport)
        self.server.connections += 1
        self.number = self.server.connections
        tls = transport.get_extra_info("ssl_object")
        is_http2 = tls is not None and tls.selected_alpn_protocol() == "h2"
        self.speaker = Http2(self) if is_http2 else Http1(self)

    def data_received(self, data: bytes) -> None:
        self.speaker.receive(data)

    def connection_lost(self, exc: Exception | None) -> None:
        self.server.transports.discard(self.transport)

    def begin(self, request: Request) -> None:
        task = asyncio.get_running_loop().create_task(self.answer(request))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def answer(self, request: Request) -> None:
        server = self.server
        server.at_once += 1
        server.at_once_max = max(server.at_once, server.at_once_max)
        try:
            fault, reply = await server.decide(request)
            if fault is not None and fault.kind == "hangup":
                self.transport.abort()
            elif fault is None or fault.kind != "silence":
                await self.speaker.send(request, fault, reply)
        finally:
            server.at_once -= 1

    def write(self, data: bytes) -> None:
        if not self.transport.is_closing():
            self.transport.write(data)


class Http2:
    def __init__(self, session: Session) -> None:
        self.session = session
        config = h2.config.H2Configuration(client_side=False, header_encoding="utf-8")
        self.h2 = h2.connection.H2Connection(config)
        self.h2.initiate_connection()
        self.flush()
        self.streams: dict[int, tuple[dict[str, str], bytearray]] = {}

    def flush(self) -> None:
        self.session.write(self.h2.data_to_send())

    def receive(self, data: bytes) -> None:
        try:
            events = self.h2.receive_data(data)
        except h2.exceptions.ProtocolError:
            self.flush()
            self.session.transport.close()
            return
        for event in events:
            self.heed(event)
        self.flush()

    def heed(self, event: h2.events.Event) -> None:
        if isinstance(event, h2.events.RequestReceived):
            self.streams[event.stream_id] = (dict(event.headers), bytearray())  # type: ignore[arg-type]  # text, by header_encoding
        elif isinstance(event, h2.events.DataReceived) and event.stream_id in self.streams:
            self.streams[event.stream_id][1].extend(event.data or b"")
            self.h2.acknowledge_received_data(event.flow_controlled_length or 0, event.stream_id)
        elif isinstance(event, h2.events.StreamEnded) and event.stream_id in self.streams:
            headers, body = self.streams.pop(event.stream_id)
            self.session.begin(
                Request(
                    headers.get(":method", ""),
                    headers.get(":path", ""),
                    headers,
                    bytes(body),
                    True,
                    event.stream_id,
                    self.session.number,
                )
            )
        elif isinstance(event, h2.events.StreamReset):
            self.streams.pop(event.stream_id or 0, None)

    async def send(self, request: Request, fault: Fault | None, reply: Reply | None) -> None:
        stream_id = request.stream_id
        kind = fault.kind if fault else ""
        if fault is not None and kind == "reset":
            self.h2.reset_stream(stream_id, fault.error_code)
        elif fault is not None and kind.startswith("goaway"):
            last = {"goaway_below": max(stream_id - 2, 0), "goaway_none": 0}.get(kind, stream_id)
            frame = GoAwayFrame(0, last, fault.error_code, fault.debug)
            self.session.write(frame.serialize())
            self.session.transport.close()
            return
        elif reply is not None:
            await self.say(stream_id, kind, reply)
        self.flush()

    async def say(self, stream_id: int, kind: str, reply: Reply) -> None:
        headers = [(":status", str(reply.status)), *reply.headers.items()]
        body = reply.body
        try:
            self.h2.send_headers(stream_id, headers, end_stream=not body)
            if kind == "half":
                self.h2.send_data(stream_id, body[: len(body) // 2])
                self.flush()
                await asyncio.sleep(0.02)
                self.session.transport.abort()
            elif kind == "split":
                for place in range(len(body)):
                    self.h2.send_data(stream_id, body[place : place + 1])
                    self.flush()
                    await asyncio.sleep(0)
                self.h2.end_stream(stream_id)
            elif body:
                self.h2.send_data(stream_id, body, end_stream=True)
        except h2.exceptions.ProtocolError:
            return  # the client has gone


class Http1:
    def __init__(self, session: Session) -> None:
        self.session = session
        self.h11 = h11.Connection(h11.SERVER)
        self.head: h11.Request | None = None
        self.body = bytearray()

    def receive(self, data: bytes) -> None:
        self.h11.receive_data(data)
        self.proceed()

    def proceed(self) -> None:
        while True:
            event: Any = self.h11.next_event()
            if isinstance(event, h11.Request):
                self.head, self.body = event, bytearray()
            elif isinstance(event, h11.Data):
                self.body += event.data
            elif isinstance(event, h11.EndOfMessage):
                assert self.head is not None
                headers = {name.decode(): value.decode() for name, value in self.head.headers}
                target = self.head.target.decode()
                method = self.head.method.decode()
                number = self.session.number
                self.session.begin(
                    Request(method, target, headers, bytes(self.body), False, 0, number)
                )
                return
            else:
                return

    async def send(self, _request: Request, fault: Fault | None, reply: Reply | None) -> None:
        if reply is None or (fault is not None and fault.kind == "reset"):
            self.session.transport.abort()
            return
        headers = {"content-length": str(len(reply.body)), **reply.headers}
        answer = h11.Response(status_code=reply.status, headers=list(headers.items()))
        out = self.h11.send(answer) or b""
        if fault is not None and fault.kind == "half":
            self.session.write(out + reply.body[: len(reply.body) // 2])
            self.session.transport.close()
            return
        out += self.h11.send(h11.Data(data=reply.body)) or b""
        out += self.h11.send(h11.EndOfMessage()) or b""
        self.session.write(out)
        if self.h11.our_state is h11.MUST_CLOSE:
            self.session.transport.close()
        else:
            self.h11.start_next_cycle()
            self.proceed()
