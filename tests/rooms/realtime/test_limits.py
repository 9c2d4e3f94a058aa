"""What one person, address or slow network may cost the others."""

import socket as sockets
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.kit.client import Person, register
from tests.rooms.edge.clocked import ClockedServer
from tests.rooms.realtime.hand import Hand
from tests.rooms.realtime.raw import RawSocket

from pennybell.kit.clock import SECOND


@pytest.fixture
def strict(tmp_path: Path) -> Iterator[ClockedServer]:
    """A server with every limit as it comes."""
    with ClockedServer(tmp_path / "strict") as running:
        yield running


def knock(server: ClockedServer, token: str) -> tuple[int, str, int]:
    """Status, code and Retry-After of an upgrade."""
    with RawSocket(server.url) as raw:
        answer = raw.ask(token)
        code = "" if answer.status == 101 else answer.code()
        return answer.status, code, int(answer.headers.get("retry-after", "0"))


def test_an_eleventh_socket_takes_the_place_of_the_one_silent_longest(
    strict: ClockedServer,
) -> None:
    robin, hand = register(strict.url), Hand(strict)
    opened = [RawSocket(strict.url) for _ in range(11)]
    for each in opened[:10]:
        assert each.ask(robin.token).status == 101
        each.receive()
    hand.turn(2)
    for each in [opened[0], *opened[2:10]]:
        each.say(type="ping")
        while each.receive_frame()[0] != 1:
            pass

    assert opened[10].ask(robin.token).status == 101

    assert opened[1].close_frame() == (4503, "too_many_sockets")
    assert len(robin.get("/ws/connections")["items"]) == 10
    for each in opened:
        each.connection.close()


def test_the_thirty_first_upgrade_within_a_minute_has_to_wait(strict: ClockedServer) -> None:
    robin = register(strict.url)
    assert [knock(strict, robin.token)[0] for _ in range(30)] == [101] * 30

    assert knock(strict, robin.token) == (429, "throttled", 2)
    beside = robin.send("GET", "/ws")
    assert (beside.status_code, beside.headers["Retry-After"]) == (429, "2")
    sam = register(strict.url, "Sam")
    assert knock(strict, sam.token)[0] == 101

    strict.clock.advance(3 * SECOND)
    assert knock(strict, robin.token)[0] == 101


def test_sixty_refusals_within_a_minute_close_the_door_to_their_address(
    strict: ClockedServer,
) -> None:
    robin = register(strict.url)
    assert {knock(strict, "forged")[0] for _ in range(60)} == {401}

    status, code, wait_s = knock(strict, robin.token)

    assert (status, code) == (429, "throttled")
    assert wait_s >= 1
    strict.clock.advance(60 * SECOND)
    assert knock(strict, robin.token)[0] == 101


def test_twenty_messages_a_second_with_a_burst_of_forty_and_no_more(
    house: ClockedServer, opened: RawSocket
) -> None:
    for _ in range(40):
        opened.say(type="ping")
    for _ in range(40):
        assert opened.receive()["type"] == "pong"

    house.clock.advance(1 * SECOND)
    for _ in range(200):
        opened.say(type="ping")

    assert opened.close_frame() == (4029, "rate retry_after_ms=1000")


def test_a_full_process_says_so(tmp_path: Path) -> None:
    with ClockedServer(tmp_path / "small", sockets_max=1) as small:
        robin, sam = register(small.url, "Robin"), register(small.url, "Sam")
        with robin.socket():
            assert knock(small, sam.token) == (503, "full", 5)
            assert sam.send("GET", "/ws").json()["code"] == "full"


def write_long_notes(person: Person, account_id: str) -> int:
    """100 kB of events; answers the last one's number."""
    row = {"account_id": account_id, "amount_minor": -1, "date": "2026-01-26", "note": "n" * 5_000}
    return int(person.post("/transactions/bulk", {"transactions": [row] * 20})["seq"])


def test_a_slow_reader_is_closed_and_resumes_while_nobody_else_waits(tmp_path: Path) -> None:
    """Invariant 6: its queue is its own."""
    settings = {"socket_queue_bytes_max": 300_000, "sockets_per_user_max": 0}
    with ClockedServer(tmp_path / "slow", **settings) as server:
        robin = register(server.url)
        account = robin.open_account()["id"]
        with RawSocket(server.url) as slow, robin.on_another_device().socket(since=0) as quick:
            slow.connection.setsockopt(sockets.SOL_SOCKET, sockets.SO_RCVBUF, 4_096)
            assert slow.ask(robin.token).status == 101
            head = slow.receive()["payload"]["head"]

            seq = 0
            until = time.monotonic() + 120
            while not server.server.hub.statistics.closes.get("slow"):
                assert time.monotonic() < until, "the slow reader is never closed"
                seq = write_long_notes(robin, account)
                quick.receive_until(seq)

        with robin.socket(since=head) as again:
            events = again.receive_until(seq)
        assert [each["seq"] for each in events] == list(range(head + 1, seq + 1))
