"""A socket without manners: any handshake, any frame, and what comes back byte for byte."""

import base64
import json
import os
import socket
from types import TracebackType
from typing import Any, Final, NamedTuple, Self
from urllib.parse import urlsplit

ARRIVES_S_MAX: Final = 10.0
TEXT, BINARY, CLOSE, PING, PONG = 0x1, 0x2, 0x8, 0x9, 0xA
CONTINUATION = 0x0


class Answer(NamedTuple):
    """The answer to a handshake; `headers` with names in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes

    def code(self) -> str:
        return str(json.loads(self.body)["code"])


class RawSocket:
    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self.host = parts.netloc
        self.connection = socket.create_connection(
            (parts.hostname or "", parts.port or 80), timeout=ARRIVES_S_MAX
        )
        self.inbox = b""

    def ask(
        self,
        token: str | None,
        *,
        target: str = "/api/v1/ws",
        method: str = "GET",
        version: str = "1.1",
        first: bytes = b"",
        headers: dict[str, str | None] | None = None,
        **more: str | None,
    ) -> Answer:
        """Send an upgrade; `headers` and `more` add to a good one's or, with None, take away.

        Args:
            version: of HTTP.
            first: frames sent in the same breath, before any answer.
        """
        given: dict[str, str | None] = {
            "host": self.host,
            "upgrade": "websocket",
            "connection": "Upgrade",
            "sec_websocket_version": "13",
            "sec_websocket_key": base64.b64encode(os.urandom(16)).decode(),
            "authorization": f"Bearer {token}" if token is not None else None,
            **(headers or {}),
            **more,
        }
        lines = [f"{method} {target} HTTP/{version}"]
        lines += [
            f"{name.replace('_', '-')}: {text}" for name, text in given.items() if text is not None
        ]
        self.connection.sendall("\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + first)
        return self._answer()

    def _answer(self) -> Answer:
        while b"\r\n\r\n" not in self.inbox:
            self._read()
        head, _, self.inbox = self.inbox.partition(b"\r\n\r\n")
        first, *rest = head.decode("latin-1").split("\r\n")
        headers = {
            name.lower(): text.strip() for name, _, text in (line.partition(":") for line in rest)
        }
        size = int(headers.get("content-length", "0"))
        while len(self.inbox) < size:
            self._read()
        body, self.inbox = self.inbox[:size], self.inbox[size:]
        return Answer(int(first.split()[1]), headers, body)

    def send(
        self, payload: bytes, opcode: int = TEXT, *, final: bool = True, masked: bool = True
    ) -> None:
        self.connection.sendall(frame(payload, opcode, final=final, masked=masked))

    def say(self, **message: Any) -> None:
        self.send(json.dumps(message).encode())

    def receive_frame(self) -> tuple[int, bytes]:
        """Opcode and payload of the next frame. Raises EOFError when the server has gone."""
        while len(self.inbox) < 2:
            self._read()
        size, start = self.inbox[1], 2
        assert size < 128, "a server masks nothing"
        if size > 125:
            start = 4 if size == 126 else 10
            while len(self.inbox) < start:
                self._read()
            size = int.from_bytes(self.inbox[2:start], "big")
        while len(self.inbox) < start + size:
            self._read()
        opcode = self.inbox[0] & 0x0F
        assert self.inbox[0] & 0xF0 == 0x80, "a server sends whole frames"
        payload, self.inbox = self.inbox[start : start + size], self.inbox[start + size :]
        return opcode, payload

    def receive_answer(self) -> tuple[int, bytes]:
        """The same, past the pings of a server that has waited long for a busy machine."""
        opcode, payload = self.receive_frame()
        while opcode == PING:
            opcode, payload = self.receive_frame()
        return opcode, payload

    def receive(self) -> dict[str, Any]:
        """The next message."""
        opcode, payload = self.receive_answer()
        assert opcode == TEXT, (opcode, payload)
        message: dict[str, Any] = json.loads(payload)
        return message

    def close_frame(self) -> tuple[int, str]:
        """Skip to the close frame: its code and text."""
        while True:
            opcode, payload = self.receive_frame()
            if opcode == CLOSE:
                return int.from_bytes(payload[:2], "big"), payload[2:].decode()

    def rest(self) -> tuple[list[dict[str, Any]], tuple[int, str]]:
        """Every event that comes before the close frame, and its code and text."""
        heard: list[dict[str, Any]] = []
        while True:
            opcode, payload = self.receive_frame()
            if opcode == CLOSE:
                return heard, (int.from_bytes(payload[:2], "big"), payload[2:].decode())
            if opcode == TEXT and "seq" in (message := json.loads(payload)):
                heard.append(message)

    def is_at_end(self) -> bool:
        """Whether the server ends the connection, in order, without a byte more."""
        return not self.inbox and self.connection.recv(1) == b""

    def _read(self) -> None:
        data = self.connection.recv(65_536)
        if not data:
            raise EOFError
        self.inbox += data

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        self.connection.close()


def frame(payload: bytes, opcode: int = TEXT, *, final: bool = True, masked: bool = True) -> bytes:
    """A client's frame, as RFC 6455 has it."""
    size, mask = len(payload), os.urandom(4)
    head = bytes([(0x80 if final else 0) | opcode])
    flag = 0x80 if masked else 0
    if size <= 125:
        head += bytes([flag | size])
    elif size < 65_536:
        head += bytes([flag | 126]) + size.to_bytes(2, "big")
    else:
        head += bytes([flag | 127]) + size.to_bytes(8, "big")
    if not masked:
        return head + payload
    return head + mask + bytes(byte ^ mask[index % 4] for index, byte in enumerate(payload))
