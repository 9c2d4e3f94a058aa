"""The handshake: two ways to sign in, whose pages may ask, and refusals that say why."""

import base64
import hashlib
import json
from contextlib import suppress
from typing import Any

import pytest
from tests.kit.client import Person, register
from tests.kit.crowd import wait_until
from tests.rooms.edge.clocked import ClockedServer
from tests.rooms.realtime.raw import RawSocket, frame

from pennybell.kit.clock import MINUTE

GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
KEY = "dGhlIHNhbXBsZSBub25jZQ=="


def test_a_native_client_signs_in_by_header(raw: RawSocket, robin: Person) -> None:
    answer = raw.ask(robin.token, sec_websocket_key=KEY)

    assert answer.status == 101
    digest = base64.b64encode(hashlib.sha1((KEY + GUID).encode()).digest())  # noqa: S324  # RFC 6455
    assert (
        answer.headers["sec-websocket-accept"] == digest.decode() == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="
    )
    assert answer.headers["upgrade"].lower() == "websocket"
    assert answer.headers["connection"].lower() == "upgrade"
    assert "sec-websocket-protocol" not in answer.headers
    assert "sec-websocket-extensions" not in answer.headers


def test_a_browser_signs_in_by_subprotocol_and_its_token_is_not_repeated(
    raw: RawSocket, robin: Person
) -> None:
    answer = raw.ask(
        None,
        sec_websocket_protocol=f"pennybell.v1, bearer.{robin.token}",
        sec_websocket_extensions="permessage-deflate; client_max_window_bits",
    )

    assert answer.status == 101
    assert answer.headers["sec-websocket-protocol"] == "pennybell.v1"
    assert "sec-websocket-extensions" not in answer.headers
    assert robin.token not in str(answer)
    assert raw.receive()["payload"]["user_id"] == robin.user_id


def test_session_ready_says_all_a_client_needs(
    house: ClockedServer, raw: RawSocket, robin: Person
) -> None:
    snapshot = robin.snapshot()
    claims = json.loads(base64.urlsafe_b64decode(robin.token.split(".")[1] + "=="))
    raw.ask(robin.token)

    ready = raw.receive()

    assert ready.keys() == {"type", "payload", "timestamp"}
    payload = ready["payload"]
    assert payload.pop("connection_id")
    assert payload.pop("server_time").endswith("Z")
    assert payload == {
        "device_id": claims["sid"],
        "user_id": robin.user_id,
        "household": robin.household_id,
        "head": snapshot["seq"],
        "epoch": snapshot["epoch"],
        "resumed": False,
        "heartbeat_s": 25.0,
    }


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ({"authorization": None}, "no_token"),
        ({"authorization": "Bearer"}, "no_token"),
        ({"authorization": "Basic cm9iaW46eA=="}, "no_token"),
        ({"authorization": "Bearer garbage"}, "token_invalid"),
        ({"authorization": "Bearer \xff\xfe"}, "token_invalid"),
        ({"authorization": None, "sec_websocket_protocol": "pennybell.v1"}, "no_token"),
        (
            {"authorization": None, "sec_websocket_protocol": "pennybell.v1, bearer."},
            "token_invalid",
        ),
        ({"authorization": None, "sec_websocket_protocol": "bearer.x.y.z"}, "token_invalid"),
    ],
)
def test_without_a_good_token_there_is_no_upgrade(
    raw: RawSocket, headers: dict[str, str | None], code: str
) -> None:
    answer = raw.ask(None, headers=headers)

    assert (answer.status, answer.code()) == (401, code)
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["www-authenticate"] == "Bearer"
    assert raw.is_at_end()


def test_a_token_in_the_address_is_not_looked_at(raw: RawSocket, robin: Person) -> None:
    answer = raw.ask(None, target=f"/api/v1/ws?token={robin.token}&access_token={robin.token}")

    assert (answer.status, answer.code()) == (401, "no_token")


def test_an_expired_and_an_ended_sign_in_are_told_apart(
    house: ClockedServer, raw: RawSocket, robin: Person
) -> None:
    ended = robin.on_another_device()
    ended.send("POST", "/auth/logout")
    with RawSocket(house.url) as other:
        assert other.ask(ended.token).code() == "session_ended"
    house.clock.advance(16 * MINUTE)

    answer = raw.ask(robin.token)

    assert (answer.status, answer.code()) == (401, "token_expired")


@pytest.mark.parametrize(
    "origin",
    ["https://evil.example", "http://localhost:1", "null", "", "https://app.example.evil.example"],
)
def test_a_page_of_another_origin_opens_nothing(raw: RawSocket, robin: Person, origin: str) -> None:
    answer = raw.ask(robin.token, origin=origin)

    assert (answer.status, answer.code()) == (403, "foreign_origin")
    asked = robin.send("GET", "/ws", headers={"Origin": origin})
    assert (asked.status_code, asked.json()["code"]) == (403, "foreign_origin")


def test_own_and_configured_origins_may(house: ClockedServer, robin: Person) -> None:
    for origin in (house.url, "https://app.example"):
        with RawSocket(house.url) as raw:
            assert raw.ask(robin.token, origin=origin).status == 101
        assert robin.send("GET", "/ws", headers={"Origin": origin}).status_code == 426


@pytest.mark.parametrize(
    "headers",
    [
        {"sec_websocket_version": "8"},
        {"sec_websocket_version": None},
        {"sec_websocket_key": None},
        {"sec_websocket_key": "short"},
        {"sec_websocket_key": "!" * 24},
        {"host": None},
    ],
    ids=str,
)
def test_what_is_no_handshake_of_version_13_is_refused(
    raw: RawSocket, robin: Person, headers: dict[str, str | None]
) -> None:
    answer = raw.ask(robin.token, headers=headers)

    assert (answer.status, answer.code()) == (400, "bad_upgrade")
    assert answer.headers["sec-websocket-version"] == "13"


def test_an_upgrade_needs_the_http_that_knows_upgrades(raw: RawSocket, robin: Person) -> None:
    answer = raw.ask(robin.token, version="1.0")

    assert (answer.status, answer.code()) == (400, "bad_upgrade")


@pytest.mark.parametrize(
    ("method", "target"),
    [
        ("GET", "/api/v1/wss"), ("GET", "/"), ("GET", "/api/v1/me"), ("POST", "/api/v1/ws"),
        ("GET", "/api/v1/ws/"), ("GET", "//["), ("GET", "/api/v1/%77s"), ("GET", "*"),
    ],
)  # fmt: skip
def test_no_other_address_opens_a_socket(
    raw: RawSocket, robin: Person, method: str, target: str
) -> None:
    answer = raw.ask(robin.token, method=method, target=target)

    assert answer.status in {400, 404}
    assert raw.is_at_end() or answer.status == 404


def test_without_an_upgrade_the_answer_says_whether_one_would_succeed(
    house: ClockedServer, robin: Person
) -> None:
    would = robin.send("GET", "/ws")

    assert (would.status_code, would.json()["code"]) == (426, "upgrade_required")
    assert would.headers["Upgrade"] == "websocket"
    assert robin.http.get(f"{house.url}/api/v1/ws").status_code == 401
    robin.send("POST", "/auth/logout")
    assert robin.send("GET", "/ws").json()["code"] == "session_ended"


def test_what_is_said_in_the_same_breath_as_the_upgrade_is_answered_after_it(
    raw: RawSocket, robin: Person
) -> None:
    early = frame(b'{"type":"ping","id":"early"}')

    answer = raw.ask(robin.token, first=early)

    assert answer.status == 101
    assert raw.receive()["type"] == "session.ready"
    assert raw.receive()["id"] == "early"


def test_the_upgrade_may_arrive_in_pieces(raw: RawSocket, robin: Person) -> None:
    request = (
        f"GET /api/v1/ws HTTP/1.1\r\nHost: {raw.host}\r\nUpgrade: websocket\r\nConnection: "
        f"keep-alive, Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {KEY}\r\n"
        f"Authorization: Bearer {robin.token}\r\n\r\n"
    ).encode()
    for start in range(0, len(request), 7):
        raw.connection.sendall(request[start : start + 7])

    assert raw._answer().status == 101
    assert raw.receive()["type"] == "session.ready"


def test_a_socket_can_be_opened_on_a_connection_that_was_used_before(
    raw: RawSocket, robin: Person
) -> None:
    plain: Any = raw.ask(
        robin.token, target="/api/v1/health", upgrade=None, connection="keep-alive"
    )
    assert plain.status == 200

    assert raw.ask(robin.token).status == 101


@pytest.mark.parametrize("path", ["/events?wait=30", "/events/stream"])
def test_a_socket_is_not_opened_behind_a_request_that_still_waits(
    house: ClockedServer, raw: RawSocket, robin: Person, path: str
) -> None:
    """Its answer would stand in the middle of the frames, and nobody would end it."""
    listeners = house.server.hub.listeners
    raw.connection.sendall(
        f"GET /api/v1{path} HTTP/1.1\r\nHost: {raw.host}\r\n"
        f"Authorization: Bearer {robin.token}\r\n\r\n".encode()
    )
    wait_until(lambda: bool(listeners.of(robin.user_id)), "the request does not wait")

    with suppress(EOFError):
        raw.ask(robin.token)

    assert b"101 Switching" not in raw.inbox
    assert b"session.ready" not in raw.inbox
    wait_until(lambda: not listeners.of(robin.user_id), "the request is still answered")
    assert house.server.hub.connections_of(robin.user_id) == ()


def test_somebody_without_a_household_may_listen_too(house: ClockedServer, raw: RawSocket) -> None:
    robin = register(house.url)
    sam = robin.invite(name="Sam")
    sam.delete(f"/members/{sam.user_id}")

    raw.ask(sam.on_another_device().token)

    assert raw.receive()["payload"]["household"] is None
