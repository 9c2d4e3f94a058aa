"""What the server writes down of a busy session: who and how many, never what, never a key."""

import json
import re
from pathlib import Path

import pytest
from tests.kit.client import PASSWORD, Socket, register
from tests.kit.server import ServerProcess
from tests.rooms.realtime.raw import RawSocket
from tests.rooms.realtime.test_event_stream import following
from websockets.exceptions import InvalidStatus

AMOUNT_MINOR = -918_273
PAYEE, NOTE, ACCOUNT = "Zauberladen Xylos", "a private remark", "Rainy-day kitty"


@pytest.fixture
def server(tmp_path: Path) -> ServerProcess:
    return ServerProcess(tmp_path / "server", log_level="DEBUG")


def test_a_busy_session_leaves_no_token_address_amount_or_text_in_the_log(
    server: ServerProcess,
) -> None:
    with server:
        robin = register(server.url, "Robin")
        sam = robin.invite(name="Samantha")
        account = robin.open_account(ACCOUNT)["id"]
        with robin.socket(since=0) as socket, sam.socket(), following(sam, since=0) as stream:
            robin.record(account, AMOUNT_MINOR, payee=PAYEE, note=NOTE)
            socket.receive_until(robin.snapshot()["seq"])
            stream.next()
            socket.say("auth.refresh", payload={"token": robin.token})
            socket.expect("session.refreshed")
            socket.say("nonsense", payload={"note": NOTE})
            socket.expect("error")
            connection_id = socket.ready["connection_id"]
            robin.send("DELETE", f"/ws/connections/{connection_id}")
            assert socket.close_code() == 4504
        with pytest.raises(InvalidStatus):
            Socket.open(server.url, robin.token + "x")
        with RawSocket(server.url) as raw:
            raw.ask(robin.token)
            for _ in range(5):
                raw.send(NOTE.encode())
            raw.close_frame()
        robin.send("GET", "/transactions", params={"q": PAYEE})
        robin.send("POST", "/auth/login", {"email": robin.email, "password": PASSWORD + "!"})

    log = server.log.read_text()
    for secret in (
        robin.token, robin.refresh_token, sam.token, robin.token.split(".")[2], PASSWORD,
        robin.email, sam.email, "home.example", "127.0.0.1:", str(AMOUNT_MINOR), "9182", PAYEE,
        "Xylos", NOTE, ACCOUNT, "Samantha", "Berlin",
    ):  # fmt: skip
        assert secret not in log.replace(f"Pennybell serves {server.url}", ""), secret


def test_sockets_come_and_go_in_the_log(server: ServerProcess) -> None:
    with server:
        robin = register(server.url)
        with robin.socket() as first:
            with robin.socket():
                pass
            robin.send("POST", "/auth/logout")
            assert first.close_code() == 4500

    lines = [json.loads(line) for line in server.log.read_text().splitlines() if line[0] == "{"]
    sockets = [line for line in lines if line["event"].startswith("websocket.")]
    opened = [line for line in sockets if line["event"] == "websocket.connection"]
    closed = [line for line in sockets if line["event"] == "websocket.closed"]

    assert [line["total_connections"] for line in opened] == [1, 2]
    assert [line["total_connections"] for line in closed] == [1, 0]
    assert {line["user_id"] for line in opened} == {robin.user_id}
    assert opened[0]["connection_id"] == first.ready["connection_id"]
    assert [(line["code"], line["reason"]) for line in closed] == [
        (1000, "normal"),
        (4500, "revoked"),
    ]
    assert {line["user_id"] for line in closed} == {robin.user_id}
    assert closed[1]["connection_id"] == first.ready["connection_id"]
    for line in sockets:
        assert line["level"] == "info"
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", line["timestamp"])


def test_refused_upgrades_leave_no_trace_of_a_crash(server: ServerProcess) -> None:
    with server:
        robin = register(server.url)
        for token in ("forged", None):
            with RawSocket(server.url) as raw:
                assert raw.ask(token).status == 401
        with RawSocket(server.url) as raw:
            assert raw.ask(robin.token, target="/api/v1/nowhere").status == 404
        with RawSocket(server.url) as raw:
            raw.connection.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\n")
        robin.send("POST", "/auth/logout")
        with RawSocket(server.url) as raw:
            assert raw.ask(robin.token).status == 401

    said = server.log.read_text()
    assert "Traceback" not in said
    assert "Exception" not in said
