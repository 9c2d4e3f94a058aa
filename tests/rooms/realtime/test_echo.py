"""The echo server that conformance suites drive, driven here by a client that is not ours.

What the Autobahn suite asks in 301 cases (docs/protocol/conformance.md), a case of each kind.
"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import httpx
import pytest
import websockets.sync.client as websocket
from tests.kit.client import ARRIVES_S_MAX
from tests.rooms.realtime.raw import PING, PONG, RawSocket
from tests.services import run
from websockets.exceptions import ConnectionClosed

STOP_S_MAX = 30.0
LARGE = 16 * 1024 * 1024


@pytest.fixture(scope="module")
def echo_url() -> Iterator[str]:
    """A running echo server, in a process of its own as suites start it."""
    command = [sys.executable, "-m", "pennybell.realtime.echo", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        run.remember_server(process.pid)
        assert process.stdout is not None
        said = process.stdout.readline().split()
        assert said[:1] == ["Echoes"], "the echo server does not start"
        yield said[1]
        process.terminate()
        process.wait(STOP_S_MAX)


@contextmanager
def connected(url: str) -> Iterator[websocket.ClientConnection]:
    with websocket.connect(url, ping_interval=None, max_size=None, proxy=None) as connection:
        yield connection


@pytest.fixture
def client(echo_url: str) -> Iterator[websocket.ClientConnection]:
    with connected(echo_url) as connection:
        yield connection


def closed_with(client: websocket.ClientConnection) -> int:
    with pytest.raises(ConnectionClosed) as closed:
        client.recv(ARRIVES_S_MAX)
    assert closed.value.rcvd is not None
    return closed.value.rcvd.code


@pytest.mark.parametrize("size", [0, 1, 125, 126, 127, 128, 65_535, 65_536, 1_000_003])
def test_text_and_binary_come_back_as_they_went(
    client: websocket.ClientConnection, size: int
) -> None:
    text, binary = "é" * (size // 2) + "x" * (size % 2), bytes(range(256)) * (size // 256 + 1)

    client.send(text)
    client.send(binary[:size])

    assert client.recv(ARRIVES_S_MAX) == text
    assert client.recv(ARRIVES_S_MAX) == binary[:size]


@pytest.mark.parametrize("kind", ["text", "binary"])
def test_sixteen_megabytes_come_back(client: websocket.ClientConnection, kind: str) -> None:
    message: str | bytes = "x" * LARGE if kind == "text" else b"\x00" * LARGE

    client.send(message)

    assert client.recv(60) == message


def test_a_message_in_ten_thousand_pieces_comes_back_whole(
    client: websocket.ClientConnection,
) -> None:
    client.send(str(number) for number in range(10_000))

    assert client.recv(ARRIVES_S_MAX) == "".join(map(str, range(10_000)))


def test_a_character_may_be_split_over_frames_and_frames_may_be_empty(
    client: websocket.ClientConnection,
) -> None:
    text = "κόσμε 🥐"

    client.send([b"", *(bytes([byte]) for byte in text.encode()), b""], text=True)

    assert client.recv(ARRIVES_S_MAX) == text


def test_binary_in_pieces_need_not_be_text(client: websocket.ClientConnection) -> None:
    client.send([b"\xff", b"", b"\xf4\x90", b"\x00"])

    assert client.recv(ARRIVES_S_MAX) == b"\xff\xf4\x90\x00"


def test_pings_between_pieces_are_answered_and_do_not_disturb(
    client: websocket.ClientConnection,
) -> None:
    pongs = []

    def pieces() -> Iterator[str]:
        for piece in ("one ", "two ", "three"):
            yield piece
            pongs.append(client.ping(piece))
            assert pongs[-1].wait(ARRIVES_S_MAX)

    client.send(pieces())

    assert client.recv(ARRIVES_S_MAX) == "one two three"
    assert len(pongs) == 3


@pytest.mark.parametrize("payload", [b"", b"x", b"\x00\xff" * 62 + b"."])
def test_ten_pings_get_ten_pongs_in_order(echo_url: str, payload: bytes) -> None:
    with RawSocket(echo_url) as raw:
        assert raw.ask(None, target="/").status == 101
        for _ in range(10):
            raw.send(payload, PING)

        assert [raw.receive_frame() for _ in range(10)] == [(PONG, payload)] * 10


@pytest.mark.parametrize(
    "pieces",
    [[b"\xff"], [b"\xed\xa0\x80"], [b"\xf4\x90\x80\x80"], [b"\xc0\xaf"], [b"caf\xc3"], [b"\xce", b"x"]],
)  # fmt: skip
def test_what_is_no_text_is_closed_with_1007(
    client: websocket.ClientConnection, pieces: list[bytes]
) -> None:
    """It may be closed between two pieces, so that sending fails already."""
    with suppress(ConnectionClosed):
        client.send(pieces, text=True)

    assert closed_with(client) == 1007


def test_a_piece_that_is_no_text_is_refused_before_the_message_ends(
    client: websocket.ClientConnection,
) -> None:
    codes = []

    def pieces() -> Iterator[bytes]:
        yield b"\xce\xba\xf4"
        yield b"\x90"
        codes.append(closed_with(client))

    with pytest.raises(ConnectionClosed):
        client.send(pieces(), text=True)

    assert codes == [1007]


@pytest.mark.parametrize("code", [1000, 1001, 1002, 1003, 1007, 1011, 1014, 3000, 3999, 4000, 4999])
def test_a_close_is_answered_with_its_code(client: websocket.ClientConnection, code: int) -> None:
    client.close(code, "bye é")

    assert client.protocol.close_rcvd is not None
    assert client.protocol.close_rcvd.code == code
    assert client.protocol.close_rcvd_then_sent is False


def test_no_extension_is_taken(echo_url: str) -> None:
    with connected(echo_url) as client:
        assert client.request is not None
        assert client.response is not None
        assert "permessage-deflate" in client.request.headers["Sec-WebSocket-Extensions"]
        assert "Sec-WebSocket-Extensions" not in client.response.headers


def test_a_reader_that_pauses_gets_everything(client: websocket.ClientConnection) -> None:
    """More than both kernels hold: the server must hear no more than it can say."""
    message = b"x" * 1_000_000

    for _ in range(4):
        client.send(message)

    assert [client.recv(60) for _ in range(4)] == [message] * 4


def test_who_does_not_upgrade_is_told_to(echo_url: str) -> None:
    answer = httpx.get(echo_url.replace("ws", "http", 1), trust_env=False)

    assert answer.status_code == 426
    assert answer.text == "Connect by WebSocket.\n"
