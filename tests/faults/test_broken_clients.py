"""Clients that stop in the middle, vanish without a word, or never stop talking."""

import socket as sockets
import struct
from collections.abc import Callable
from contextlib import suppress
from urllib.parse import urlsplit

import pytest
from tests.kit.client import Person, register
from tests.kit.crowd import wait_until
from tests.kit.proxy import Cable
from tests.rooms.edge.clocked import ClockedServer
from tests.rooms.realtime.hand import Hand
from tests.rooms.realtime.raw import CLOSE, PING, PONG, RawSocket, frame

KEY = "dGhlIHNhbXBsZSBub25jZQ=="
FLOOD = 10_000

Leave = Callable[[RawSocket], None]


def in_order(client: RawSocket) -> None:
    client.connection.close()


def with_a_reset(client: RawSocket) -> None:
    client.connection.setsockopt(sockets.SOL_SOCKET, sockets.SO_LINGER, struct.pack("ii", 1, 0))
    client.connection.close()


@pytest.fixture(params=[in_order, with_a_reset], ids=lambda each: each.__name__)
def leave(request: pytest.FixtureRequest) -> Leave:
    return request.param  # type: ignore[no-any-return]  # one of the two above


@pytest.fixture(autouse=True)
def _soon_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is waited for after a close, so that no test waits as long."""
    monkeypatch.setattr("pennybell.realtime.protocol.CLOSE_WAIT_S", 0.2)


def forgotten(house: ClockedServer) -> None:
    """Nothing is left of anybody's socket, open or opening."""
    hub, due = house.server.hub, house.server.gate.headers_due
    wait_until(lambda: not (hub.total or hub.streams or len(due)), "something is left")


def still_serves(house: ClockedServer, robin: Person) -> None:
    with robin.socket() as socket:
        made = robin.open_account()
        assert socket.receive_until(made["seq"])[-1]["payload"]["id"] == made["id"]
    forgotten(house)


def upgrade_of(raw: RawSocket, token: str) -> bytes:
    return (
        f"GET /api/v1/ws HTTP/1.1\r\nHost: {raw.host}\r\nUpgrade: websocket\r\n"
        f"Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {KEY}\r\n"
        f"Authorization: Bearer {token}\r\n\r\n"
    ).encode()


@pytest.mark.parametrize("share", [0.01, 0.5, 0.99, 1.0])
def test_stops_in_the_middle_of_the_handshake(
    house: ClockedServer, raw: RawSocket, robin: Person, leave: Leave, share: float
) -> None:
    request = upgrade_of(raw, robin.token)
    raw.connection.sendall(request[: int(len(request) * share)])

    leave(raw)

    forgotten(house)
    still_serves(house, robin)


def test_falls_silent_in_the_middle_of_a_frame(opened: RawSocket, hand: Hand) -> None:
    opened.connection.sendall(frame(b'{"type":"ping"}')[:9])

    hand.turn(62)

    assert opened.close_frame() == (4002, "heartbeat")


@pytest.mark.parametrize("opcode", [1, PING, CLOSE])
@pytest.mark.parametrize("size", [1, 5, 7])
def test_goes_away_in_the_middle_of_a_frame(
    house: ClockedServer, opened: RawSocket, robin: Person, leave: Leave, opcode: int, size: int
) -> None:
    before = house.server.hub.statistics.closes.get("1006", 0)
    opened.connection.sendall(frame(b"\x03\xe8", opcode)[:size])

    leave(opened)

    forgotten(house)
    assert house.server.hub.statistics.closes["1006"] == before + 1
    still_serves(house, robin)


def test_closes_and_then_stays(house: ClockedServer, opened: RawSocket) -> None:
    opened.send(b"\x03\xe8", CLOSE)

    forgotten(house)

    assert opened.close_frame()[0] == 1000


def test_does_not_answer_a_close(house: ClockedServer, opened: RawSocket, robin: Person) -> None:
    robin.send("POST", "/auth/logout")

    forgotten(house)

    assert opened.close_frame() == (4500, "revoked")


def test_half_open_on_a_network_that_swallows_everything(
    house: ClockedServer, robin: Person, hand: Hand
) -> None:
    """The client is gone, and nothing says so: neither its end nor a reset gets through."""
    account = robin.open_account()["id"]
    with Cable(urlsplit(house.url).port or 0) as cable:
        with RawSocket(cable.url) as client:
            assert client.ask(robin.token).status == 101
            seq = client.receive()["payload"]["head"]
            cable.swallow()
        last = [robin.record(account, -each)["seq"] for each in range(1, 6)][-1]
        assert house.server.hub.total == 1
        hand.turn(62)
        forgotten(house)

        cable.flow()
        with robin.socket(since=seq) as again:
            heard = [each["seq"] for each in again.receive_until(last)]
    assert heard == list(range(seq + 1, last + 1))


def test_an_event_stream_that_nobody_reads_is_given_up(
    house: ClockedServer, raw: RawSocket, robin: Person, hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    due, listeners = house.server.gate.unread_due, house.server.hub.listeners
    account = robin.open_account()["id"]
    raw.connection.sendall(
        f"GET /api/v1/events/stream?since=0 HTTP/1.1\r\nHost: {raw.host}\r\n"
        f"Authorization: Bearer {robin.token}\r\n\r\n".encode()
    )
    wait_until(lambda: bool(listeners.of(robin.user_id)), "the stream does not begin")
    wait_until(lambda: bool(robin.record_long_notes(account) and len(due)), "it is never full")
    hand.turn(1)
    assert listeners.of(robin.user_id)

    monkeypatch.setattr(due, "seconds", 0.0)
    hand.turn(1)

    wait_until(lambda: not listeners.of(robin.user_id), "the stream stays")
    assert len(due) == 0


TOO_MUCH = (4029, "rate retry_after_ms=1000")


@pytest.mark.parametrize(
    ("message", "closed"),
    [
        (frame(b'{"type":"ping"}'), TOO_MUCH),
        (frame(b"x"), (4502, "protocol")),
        (frame(b"", PING), TOO_MUCH),
        (frame(b"", PONG), TOO_MUCH),
    ],
    ids=["messages", "malformed", "pings", "pongs"],
)
def test_ten_thousand_messages_in_a_second(
    house: ClockedServer, opened: RawSocket, message: bytes, closed: tuple[int, str]
) -> None:
    hub, sam = house.server.hub, register(house.url, "Sam")
    before = hub.messages_in
    with sam.socket() as other:
        with suppress(OSError):
            opened.connection.sendall(message * FLOOD)
        assert opened.close_frame() == closed
        made = sam.open_account()
        assert other.receive_until(made["seq"])[-1]["payload"]["id"] == made["id"]
    assert hub.messages_in - before <= 45
