"""One client socket that costs little: its upgrade, its frames, its place in the stream.

Frames are not parsed as JSON. An event ends with `,"seq":…,"commit":…}`, which is enough to know
whether one is missing; of what is no event only the type is read.
"""

import asyncio
import time
from typing import TYPE_CHECKING, Final, cast

from pennybell.kit.json import decode
from pennybell.loadtest.orders import Seat, refusal_of

if TYPE_CHECKING:
    from pennybell.loadtest.crew import Crew

TEXT: Final = 0x1
CLOSE: Final = 0x8
PING: Final = 0x9
COMMIT: Final = b',"commit":'
SEQ: Final = b',"seq":'
TYPE: Final = b'{"type":"'
TAIL_BYTES: Final = 40
"""Enough for `,"seq":`, `,"commit":` and two numbers of 16 digits; no payload ends like that."""

UNASKED: Final = 1006
NO_MASK: Final = bytes(4)
"""A mask of zeros is a legal mask, and costs the client nothing."""


class Listener(asyncio.Protocol):
    """`seq`: the last event heard. `is_open`: it was greeted, and has not been lost since."""

    __slots__ = ("_buffer", "_crew", "_index", "_transport", "epoch", "greeted", "is_open", "seq")

    def __init__(self, crew: "Crew", index: int) -> None:
        self._crew = crew
        self._index = index
        self._buffer = b""
        self._transport: asyncio.Transport | None = None
        self.greeted: asyncio.Future[bool] | None = None
        self.is_open = False
        self.seq = 0
        self.epoch = ""

    def request(self, seat: Seat, *, is_back: bool) -> bytes:
        """The upgrade; one that comes back says where it was."""
        address = self._crew.address
        query = f"?since={self.seq}&epoch={self.epoch}" if is_back else ""
        authorization = f"Authorization: Bearer {seat.token}\r\n" if seat.token else ""
        return (
            f"GET {address.path}{query} HTTP/1.1\r\nHost: {address.authority}\r\n"
            "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            f"{authorization}User-Agent: pennybell-loadtest\r\n\r\n"
        ).encode()

    def upgrade(self, seat: Seat, *, is_back: bool) -> "asyncio.Future[bool]":
        """Ask for the upgrade; the answer is True when greeted."""
        assert self._transport is not None
        self._buffer = b""
        self.greeted = asyncio.get_running_loop().create_future()
        self._transport.write(self.request(seat, is_back=is_back))
        return self.greeted

    def say(self, text: bytes) -> None:
        """Send a message of at most 125 bytes."""
        if self._transport is not None:
            self._transport.write(bytes((0x81, 0x80 | len(text))) + NO_MASK + text)

    def cut(self) -> None:
        """As when a cable is pulled: no goodbye."""
        self.is_open = False
        if self._transport is not None:
            self._transport.abort()
            self._transport = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)  # uvloop's is no subclass

    def data_received(self, data: bytes) -> None:
        now = time.monotonic()
        if self._buffer:
            data = self._buffer + data
            self._buffer = b""
        start = 0
        if self.greeted is not None and not self.is_open and data.startswith(b"HTTP/1.1"):
            start = self._take_answer(data)
            if not start:
                return
        while (end := self._take_frame(data, start, now)) > start:
            start = end
        if start < len(data):
            self._buffer = data[start:]

    def connection_lost(self, _error: Exception | None) -> None:
        if self._transport is None:
            return  # cut by us
        self._transport = None
        if self.is_open:
            self.is_open = False
            self._crew.lost(UNASKED)
        elif self.greeted is not None and not self.greeted.done():
            self._refused(refusal_of(self._buffer) if self._buffer else "closed before an answer")

    def _take_answer(self, data: bytes) -> int:
        """Where the frames begin; 0 while the answer is incomplete or was a refusal."""
        end = data.find(b"\r\n\r\n")
        if end < 0 or data[9:12] != b"101":
            self._buffer = data  # a refusal is read whole when the server hangs up
            return 0
        if self._crew.address.is_plain:
            self._greet()
        return end + 4

    def _take_frame(self, data: bytes, start: int, now: float) -> int:
        """Where the frame ends that starts here; `start` while it is incomplete."""
        have = len(data) - start
        if have < 2:
            return start
        size, head = data[start + 1], start + 2
        if size == 126:
            if have < 4:
                return start
            size, head = data[start + 2] << 8 | data[start + 3], start + 4
        elif size == 127:
            if have < 10:
                return start
            size, head = int.from_bytes(data[start + 2 : start + 10], "big"), start + 10
        end = head + size
        if end > len(data):
            return start
        opcode = data[start] & 0x0F
        if opcode == TEXT:
            self._take_text(data, head, end, now)
        elif opcode == PING:
            assert self._transport is not None
            pong = bytes((0x8A, 0x80 | size)) + NO_MASK + data[head:end]
            self._transport.write(pong)
        elif opcode == CLOSE:
            self._take_close(int.from_bytes(data[head : head + 2], "big") or UNASKED)
        return end

    def _take_text(self, data: bytes, head: int, end: int, now: float) -> None:
        crew = self._crew
        crew.counts.messages += 1
        if crew.address.is_plain:
            return
        at = data.rfind(COMMIT, max(head, end - TAIL_BYTES), end)
        before = data.rfind(SEQ, max(head, at - TAIL_BYTES), at) if at > 0 else -1
        if before < 0:
            self._take_note(data[head:end])
            return
        seq = int(data[before + len(SEQ) : at])
        if seq != self.seq + 1:
            crew.out_of_order(self.seq, seq)
        if seq > self.seq:
            self.seq = seq
        if data[before + len(SEQ) : at] == data[at + len(COMMIT) : end - 1]:
            crew.completed(self._index, seq, now)

    def _take_note(self, text: bytes) -> None:
        """A message that is no event."""
        start = len(TYPE) if text.startswith(TYPE) else 0
        type_ = text[start : text.find(b'"', start)].decode()
        self._crew.notes[type_] += 1
        if type_ == "session.ready":
            payload = decode(text)["payload"]
            if not payload["resumed"]:
                self.seq = payload["head"]
            self.epoch = payload["epoch"]
            self._greet()
        elif type_ == "resync.required":
            self._crew.resyncs += 1

    def _greet(self) -> None:
        if not self.is_open:
            self.is_open = True
            self._crew.counts.opened += 1
        if self.greeted is not None and not self.greeted.done():
            self.greeted.set_result(True)

    def _refused(self, why: str) -> None:
        self._crew.refusals[why] += 1
        if self.greeted is not None and not self.greeted.done():
            self.greeted.set_result(False)

    def _take_close(self, code: int) -> None:
        if self.is_open:
            self.is_open = False
            self._crew.lost(code)
        transport, self._transport = self._transport, None
        if transport is not None:
            transport.close()
