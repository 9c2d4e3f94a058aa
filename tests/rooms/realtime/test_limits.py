"""What one person, address or slow network may cost the others."""

import resource
import socket as sockets
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from tests.kit.client import Person, register
from tests.kit.server import ServerProcess
from tests.rooms.edge.clocked import ClockedServer
from tests.rooms.realtime.hand import Hand
from tests.rooms.realtime.raw import RawSocket

from pennybell.kit.clock import SECOND

LIMITS = (
    "client_message_bytes_max",
    "client_messages_per_second_max",
    "sockets_per_user_max",
    "upgrades_per_minute_max",
    "refused_upgrades_per_minute_max",
    "sockets_max",
    "socket_queue_bytes_max",
)


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


@pytest.fixture
def behind(tmp_path: Path) -> Iterator[ClockedServer]:
    """A server on which one is soon too far behind."""
    with ClockedServer(tmp_path / "behind", socket_queue_bytes_max=300_000) as running:
        yield running


def stop_reading(server: ClockedServer, person: Person) -> RawSocket:
    """An open socket whose client takes no byte more, over a network that holds little."""
    size = server.listener.getsockopt(sockets.SOL_SOCKET, sockets.SO_SNDBUF)
    server.listener.setsockopt(sockets.SOL_SOCKET, sockets.SO_SNDBUF, 65_536)  # is inherited
    slow = RawSocket(server.url)
    slow.connection.setsockopt(sockets.SOL_SOCKET, sockets.SO_RCVBUF, 65_536)
    assert slow.ask(person.token).status == 101
    assert slow.receive()["type"] == "session.ready"
    server.listener.setsockopt(sockets.SOL_SOCKET, sockets.SO_SNDBUF, size // 2)  # Linux doubles
    return slow


def write_until(person: Person, account_id: str, holds: Callable[[], bool]) -> int:
    """Events of long notes; answers the last one's number."""
    until, seq = time.monotonic() + 120, 0
    while not holds():
        assert time.monotonic() < until
        seq = person.record_long_notes(account_id)
    return seq


def test_a_slow_reader_is_closed_with_4001_and_resumes_while_nobody_else_waits(
    behind: ClockedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Invariant 6: its queue is its own."""
    monkeypatch.setattr("pennybell.realtime.protocol.CLOSE_WAIT_S", 60.0)
    hub, robin = behind.server.hub, register(behind.url)
    account = robin.open_account()["id"]
    with stop_reading(behind, robin) as slow, robin.on_another_device().socket() as quick:
        head = quick.ready["head"]
        while not any(each.is_over for each in hub.connections_of(robin.user_id)):
            seq = robin.record_long_notes(account)
            quick.receive_until(seq)
        heard, close = slow.rest()

    got = [each["seq"] for each in heard]
    assert close == (4001, "slow")
    assert got == list(range(head + 1, head + 1 + len(got)))
    seq = robin.record_long_notes(account)
    with robin.socket(since=got[-1]) as again:
        got += [each["seq"] for each in again.receive_until(seq)]
    assert got == list(range(head + 1, seq + 1))


def test_a_slow_reader_that_reads_nothing_more_is_cut_off(
    behind: ClockedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pennybell.realtime.protocol.CLOSE_WAIT_S", 0.1)
    hub, robin = behind.server.hub, register(behind.url)
    account = robin.open_account()["id"]
    with stop_reading(behind, robin):
        write_until(robin, account, lambda: hub.statistics.closes == {"4001": 1})
    assert hub.total == 0


def test_over_256_kib_for_five_seconds_is_too_slow_as_well(strict: ClockedServer) -> None:
    hub, robin, hand = strict.server.hub, register(strict.url), Hand(strict)
    account = robin.open_account()["id"]
    with stop_reading(strict, robin):
        (connection,) = hub.connections_of(robin.user_id)
        write_until(robin, account, lambda: connection.is_slow)
        assert connection.ended_as is None
        hand.turn(5)
        assert connection.ended_as == 4001


def test_more_than_can_be_held_unsent_is_not_resumed_but_loaded(strict: ClockedServer) -> None:
    """It would be cut off as slow before it has arrived, again and again."""
    robin = register(strict.url)
    account = robin.open_account()["id"]
    head = robin.snapshot()["seq"]
    last = [robin.record_long_notes(account) for _ in range(12)][-1]

    with robin.socket(since=head) as socket:
        assert socket.ready["resumed"] is False
        assert socket.expect("resync.required")["payload"] == {"reason": "behind", "head": last}
    with robin.socket(since=last - 20) as socket:
        assert len(socket.receive_until(last)) == 20


def test_a_server_may_open_as_many_files_as_the_system_lets_it(tmp_path: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    server = ServerProcess(tmp_path / "many")
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(soft, 1_024), hard))
    try:
        server.start()
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    try:
        assert server.process is not None
        assert resource.prlimit(server.process.pid, resource.RLIMIT_NOFILE) == (hard, hard)
    finally:
        server.stop()


def test_0_switches_each_limit_off(tmp_path: Path) -> None:
    off = dict.fromkeys(LIMITS, 0)
    with ClockedServer(tmp_path / "limitless", **off) as server, ExitStack() as opened:
        robin = register(server.url)
        assert {knock(server, "forged")[0] for _ in range(61)} == {401}
        raws = [opened.enter_context(RawSocket(server.url)) for _ in range(31)]
        assert {raw.ask(robin.token).status for raw in raws} == {101}
        talker = raws[0]
        assert talker.receive()["type"] == "session.ready"
        for _ in range(200):
            talker.say(type="ping")
        talker.say(type="ping", payload={"long": "x" * 100_000})
        assert [talker.receive()["type"] for _ in range(201)] == ["pong"] * 201
        assert len(server.server.hub.connections_of(robin.user_id)) == 31

        account = robin.open_account()["id"]
        slow = server.server.hub.connections_of(robin.user_id)[0]
        write_until(robin, account, lambda: slow.transport.get_write_buffer_size() > 1_500_000)
        Hand(server).turn(6)
        assert not slow.is_over
