"""A server that stops: everybody is told, HTTP answers meanwhile, nothing is lost."""

import signal
import socket as sockets
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from tests.kit.client import ARRIVES_S_MAX, Person, Socket, register
from tests.kit.server import ServerProcess
from tests.rooms.edge.clocked import ClockedServer
from tests.rooms.realtime.hand import Hand
from tests.rooms.realtime.raw import RawSocket
from tests.rooms.realtime.test_event_stream import following


def start(folder: Path, **settings: str) -> ServerProcess:
    return ServerProcess(folder, upgrades_per_minute_max="0", **settings).start()


def test_every_client_is_told_and_closed_with_4000(tmp_path: Path) -> None:
    server = start(tmp_path / "stopped")
    robin = register(server.url)
    opened = [Socket.open(server.url, robin.token) for _ in range(5)]

    with following(robin) as stream:
        stopping = threading.Thread(target=server.stop)
        stopping.start()
        for each in opened:
            said = each.expect("session.draining")["payload"]
            assert said["retry_after_ms"] <= 10_000
            assert each.close_code() == 4000
        assert stream.next().data == {"code": 4000, "reason": "draining"}
    stopping.join()

    said = server.log.read_text()
    assert "Traceback" not in said


@pytest.fixture
def draining(tmp_path: Path) -> Iterator[ClockedServer]:
    """A server of its own: it stays closed to sockets."""
    with ClockedServer(tmp_path / "draining", upgrades_per_minute_max=0) as running:
        yield running


def test_while_it_drains_http_answers_and_upgrades_are_refused(draining: ClockedServer) -> None:
    robin = register(draining.url)
    with robin.socket() as socket:
        Hand(draining).start(lambda: draining.server.hub.drain(10))
        assert socket.expect("session.draining")["payload"] == {"retry_after_ms": 0}
        assert socket.close_code() == 4000

        with RawSocket(draining.url) as raw:
            answer = raw.ask(robin.token)
        assert (answer.status, answer.code()) == (503, "draining")
        assert answer.headers["retry-after"] == "1"
        assert robin.send("GET", "/ws").json()["code"] == "draining"
        assert robin.get("/me")["id"] == robin.user_id
        assert robin.events(0, wait=30) == []


def test_many_clients_are_spread_over_the_window(draining: ClockedServer) -> None:
    """Their delays differ, so that they do not come back in one instant."""
    server = draining
    people = [register(server.url) for _ in range(3)]
    opened = [Socket.open(server.url, each.token) for each in people for _ in range(10)]

    Hand(server).start(lambda: server.server.hub.drain(10))
    delays = [each.expect("session.draining")["payload"]["retry_after_ms"] for each in opened]

    assert len(set(delays)) > len(opened) // 2
    assert max(delays) < 10_000
    assert {each.close_code() for each in opened} == {4000}


def test_nothing_is_lost_over_a_restart(tmp_path: Path) -> None:
    server = start(tmp_path / "restarted")
    robin = register(server.url)
    account = robin.open_account()["id"]
    written: list[int] = []

    def write(person: Person) -> None:
        while len(written) < 1_000:
            try:
                written.append(person.record(account, -1)["seq"])
            except (httpx.TransportError, AssertionError):
                return

    with robin.socket(since=0) as socket:
        epoch = socket.ready["epoch"]
        writing = threading.Thread(target=write, args=(robin,))
        writing.start()
        socket.receive_until(20)
        server.stop()
        writing.join()
        assert socket.close_code() == 4000
        heard = [each["seq"] for each in socket.events()]

    server.start()
    with robin.socket(since=heard[-1], epoch=epoch) as socket:
        assert socket.ready["resumed"]
        if socket.ready["head"] > heard[-1]:
            heard += [each["seq"] for each in socket.receive_until(socket.ready["head"])]
    assert heard == list(range(1, heard[-1] + 1))
    assert heard[-1] >= max(written)
    server.stop()


def test_no_seconds_to_drain_ends_at_once(tmp_path: Path) -> None:
    server = start(tmp_path / "hurried", drain_seconds="0")
    robin = register(server.url)
    with robin.socket() as socket:
        assert server.process is not None
        server.process.send_signal(signal.SIGINT)
        assert socket.close_code() == 4000
    server.stop()


def until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + ARRIVES_S_MAX
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.01)


@pytest.mark.parametrize("said", [b"", b"GET /api/v1/health HTTP/1.1\r\nHost: x\r\nX-Slow: "])
def test_headers_that_never_end_are_given_up(
    house: ClockedServer, hand: Hand, monkeypatch: pytest.MonkeyPatch, said: bytes
) -> None:
    due = house.server.gate.headers_due
    monkeypatch.setattr(due, "seconds", 0.1)
    with sockets.create_connection(
        ("127.0.0.1", urlsplit(house.url).port or 0), ARRIVES_S_MAX
    ) as connection:
        connection.sendall(said)
        until(lambda: len(due) > 0)
        time.sleep(0.2)
        hand.turn(1)
        assert connection.recv(1_000).startswith(b"HTTP/1.1 408 ")
        assert connection.recv(1_000) == b""
    until(lambda: len(due) == 0)


def test_a_body_that_never_comes_is_given_up(
    house: ClockedServer, hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    due = house.server.gate.body_due
    monkeypatch.setattr(due, "seconds", 0.1)
    with sockets.create_connection(
        ("127.0.0.1", urlsplit(house.url).port or 0), ARRIVES_S_MAX
    ) as connection:
        connection.sendall(
            b"POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"
        )
        until(lambda: len(due) > 0)
        time.sleep(0.2)
        hand.turn(1)
        assert connection.recv(1_000).startswith(b"HTTP/1.1 408 ")


def test_an_idle_connection_and_one_being_answered_are_left_alone(
    house: ClockedServer, hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(house.server.gate.headers_due, "seconds", 0.05)
    monkeypatch.setattr(house.server.gate.body_due, "seconds", 0.05)
    robin = register(house.url)
    with following(robin) as stream, httpx.Client(trust_env=False) as http:
        first = http.get(f"{house.url}/api/v1/health")
        time.sleep(0.1)
        hand.turn(2)
        second = http.get(f"{house.url}/api/v1/health")
        robin.open_account()
        assert stream.next().type == "account.created"
    assert first.is_success
    assert second.is_success
