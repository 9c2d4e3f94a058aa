"""A WebSocket on the server's own transport: no task, timer, queue or parser while it is idle."""

import asyncio
from codecs import getincrementaldecoder
from typing import ClassVar, Final

from pennybell.realtime import close_codes, frames
from pennybell.realtime.close_codes import CloseCode
from pennybell.realtime.frames import Broken, Frame

CLOSE_WAIT_S = 5.0
"""Seconds the peer has to answer a close before the transport is cut."""

Utf8: Final = getincrementaldecoder("utf-8")


class Begun:
    """A message whose end has not come. Made only for those that come in pieces."""

    __slots__ = ("_utf8", "data", "opcode")

    def __init__(self, opcode: int) -> None:
        self.opcode = opcode
        # One buffer, not a list: a million empty fragments must cost nothing.
        self.data = bytearray()
        self._utf8 = Utf8() if opcode == frames.TEXT else None

    def add(self, payload: bytes, *, final: bool) -> None:
        """Raises Broken: a byte that no text can have here, whatever follows."""
        self.data += payload
        if self._utf8 is not None:
            try:
                self._utf8.decode(payload, final)
            except UnicodeDecodeError:
                raise Broken(close_codes.NOT_UTF8) from None


class WebSocket(asyncio.Protocol):
    """Frames and messages of one connection; subclasses say what a message means.

    A message that arrives in pieces is in `_begun` until it ends, a frame's head in `_inbox`
    until the frame ends: a connection between two messages keeps neither.
    """

    __slots__ = ("_begun", "_inbox", "_sent_close", "transport")

    takes_binary: ClassVar[bool] = False

    def __init__(self, transport: asyncio.Transport) -> None:
        self.transport = transport
        self._inbox: bytearray | None = None
        self._begun: Begun | None = None
        self._sent_close = False

    @property
    def message_bytes_max(self) -> int:
        """Bytes of one message from the peer; 0: no limit."""
        return 0

    @property
    def is_over(self) -> bool:
        """A close was sent: nothing the peer says matters any more."""
        return self._sent_close

    @property
    def is_open(self) -> bool:
        return not self._sent_close and not self.transport.is_closing()

    def on_text(self, message: bytes) -> None:
        """A whole text message, valid UTF-8."""

    def on_binary(self, message: bytes) -> None:
        """A whole binary message; only where `takes_binary`."""

    def on_ping(self, payload: bytes) -> None:
        self.send(frames.encode(payload, frames.PONG))

    def on_pong(self) -> None:
        """The peer is there."""

    def on_goodbye(self, code: int) -> None:
        """The peer closes; 1000 when it names no code."""

    def on_closed(self) -> None:
        """The transport is gone."""

    def send(self, data: bytes) -> None:
        """Write frames that are encoded already."""
        if self.is_open:
            self.transport.write(data)

    def hang_up(self, code: CloseCode, detail: str = "") -> None:
        """Close, and send no more."""
        if self.is_open:
            self._write_last(frames.encode_close(code, detail))

    def _write_last(self, data: bytes) -> None:
        """Write a close frame, then read on until its end of file, for so long and no longer.

        Closing with unread bytes resets the connection, and the close frame is lost on its way.
        """
        self.transport.write(data)
        self._sent_close = True
        self.transport.write_eof()
        asyncio.get_running_loop().call_later(CLOSE_WAIT_S, self.transport.abort)

    def data_received(self, data: bytes) -> None:
        if self._sent_close:
            return  # nothing it says matters any more; its end of file ends the connection
        buffer: bytes | bytearray = data
        if self._inbox is not None:
            self._inbox += data
            buffer = self._inbox
        start = 0
        limit = self.message_bytes_max
        try:
            while (frame := frames.decode(buffer, start, limit)) is not None:
                start = frame.end
                self._take(frame)
                if self.is_over:
                    return
            self._inbox = self._take_piece(buffer, start) if start < len(buffer) else None
        except Broken as broken:
            self._inbox = None
            self.hang_up(broken.code)

    def eof_received(self) -> None:
        self.transport.close()

    def connection_lost(self, _error: Exception | None) -> None:
        self.on_closed()

    def _take(self, frame: Frame) -> None:
        if self._sent_close:
            return
        if frame.opcode == frames.PING:
            self.on_ping(frame.payload)
        elif frame.opcode == frames.CLOSE:
            self._take_close(frame.payload)
        elif frame.opcode == frames.PONG:
            self.on_pong()
        else:
            self._take_data(frame)

    def _take_piece(self, buffer: bytes | bytearray, start: int) -> bytearray:
        """Take what has come of an incomplete frame; answers what to put before the rest."""
        cut = frames.cut(buffer, start)
        if cut is None:
            return bytearray(buffer[start:])
        piece, head = cut
        self._take_data(piece)
        return bytearray(head)

    def _take_data(self, frame: Frame) -> None:
        begun, opcode, payload = self._begun, frame.opcode, frame.payload
        if (opcode == frames.CONTINUATION) != (begun is not None):
            raise Broken(close_codes.PROTOCOL_ERROR)
        if opcode == frames.BINARY and not self.takes_binary:
            raise Broken(close_codes.UNSUPPORTED)
        if begun is not None or not frame.final:
            begun = self._begun = begun or Begun(opcode)
            limit = self.message_bytes_max
            if limit and len(begun.data) + len(payload) > limit:
                raise Broken(close_codes.TOO_BIG)
            begun.add(payload, final=frame.final)
            if not frame.final:
                return
            self._begun = None
            opcode, payload = begun.opcode, bytes(begun.data)
        elif opcode == frames.TEXT:
            try:
                payload.decode()
            except UnicodeDecodeError:
                raise Broken(close_codes.NOT_UTF8) from None
        if opcode == frames.TEXT:
            self.on_text(payload)
        else:
            self.on_binary(payload)

    def _take_close(self, payload: bytes) -> None:
        if len(payload) == 1 or (
            payload and not frames.is_close_code(int.from_bytes(payload[:2], "big"))
        ):
            raise Broken(close_codes.PROTOCOL_ERROR)
        try:
            payload[2:].decode()
        except UnicodeDecodeError:
            raise Broken(close_codes.NOT_UTF8) from None
        self.on_goodbye(int.from_bytes(payload[:2], "big") or close_codes.NORMAL.code)
        if not self.transport.is_closing():
            self._write_last(frames.encode(payload[:2], frames.CLOSE))
