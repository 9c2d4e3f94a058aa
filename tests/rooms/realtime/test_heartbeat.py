"""Sockets that fall silent, and tokens that run out."""

import pytest
from tests.kit.client import register
from tests.kit.crowd import wait_until
from tests.rooms.edge.clocked import ClockedServer
from tests.rooms.realtime.hand import Hand
from tests.rooms.realtime.raw import PING, PONG, TEXT, RawSocket

from pennybell.kit.clock import MINUTE, SECOND
from pennybell.realtime.connection import Connection
from pennybell.realtime.heartbeat import PING_AFTER_S


def skip_pings(socket: RawSocket) -> int:
    """The opcode of the next frame that is none."""
    while (opcode := socket.receive_frame()[0]) == PING:
        pass
    return opcode


def turn_in_touch(hand: Hand, seconds: int, connection: Connection) -> None:
    """The wheel's next seconds, each with the time for a peer's pong that a real one leaves."""
    for _ in range(seconds):
        hand.turn(1)
        wait_until(
            lambda: hand.hub.wheel.silent_s(connection.heard) < PING_AFTER_S,
            "the peer answers its ping",
        )


def test_a_silent_socket_is_pinged_and_one_that_answers_lives(
    opened: RawSocket, hand: Hand
) -> None:
    for _ in range(3):
        hand.turn(26)
        assert opened.receive_frame() == (PING, b"")
        opened.send(b"", PONG)
        opened.say(type="ping")  # its answer shows that the pong has arrived
        assert skip_pings(opened) == TEXT


def test_a_peer_that_answers_no_ping_is_closed_with_4002(opened: RawSocket, hand: Hand) -> None:
    hand.turn(62)

    assert opened.close_frame() == (4002, "heartbeat")


def test_any_byte_counts_as_a_sign_of_life(opened: RawSocket, hand: Hand) -> None:
    for number in range(6):
        hand.turn(20)
        opened.say(type="ping", payload={"n": number})
        assert skip_pings(opened) == TEXT


def test_a_second_that_fails_does_not_stop_the_wheel(house: ClockedServer, hand: Hand) -> None:
    wheel, seconds = hand.hub.wheel, list[int]()

    def fail() -> None:
        seconds.append(wheel.now)
        raise LookupError("not this second")

    hand.do(lambda: house.server.hub.on_second.append(fail))
    try:
        wait_until(lambda: len(seconds) >= 2, "the wheel stands still")
    finally:
        hand.do(lambda: house.server.hub.on_second.remove(fail))


@pytest.fixture
def brief(tmp_path_factory: pytest.TempPathFactory) -> ClockedServer:
    """A server of its own: whoever moves the clock moves it for everybody."""
    settings = {"sign_ins_per_minute_max": 0, "upgrades_per_minute_max": 0}
    return ClockedServer(tmp_path_factory.mktemp("brief"), **settings)


def test_a_token_that_runs_out_is_announced_graced_and_closed(brief: ClockedServer) -> None:
    with brief as house:
        hand = Hand(house)
        robin = register(house.url)
        with robin.socket() as socket:
            [connection] = hand.hub.connections_of(robin.user_id)
            turn_in_touch(hand, 26, connection)  # its next visit is planned by the clock of now
            house.clock.advance(14 * MINUTE + 5 * SECOND)
            turn_in_touch(hand, 26, connection)
            expiring = socket.expect("session.expiring")["payload"]
            assert expiring.keys() == {"expires_at"}

            house.clock.advance(MINUTE + 10 * SECOND)  # 15 seconds over
            hand.turn(1)
            socket.say("ping", id="still here")
            assert socket.expect("pong")["id"] == "still here"

            house.clock.advance(11 * SECOND)
            hand.turn(63)
            assert socket.close_code() == 4401


def test_a_refreshed_token_keeps_the_socket(brief: ClockedServer) -> None:
    with brief as house:
        hand = Hand(house)
        robin = register(house.url)
        with robin.socket() as socket:
            house.clock.advance(14 * MINUTE + 5 * SECOND)
            fresh = robin.send(
                "POST", "/auth/refresh", {"refresh_token": robin.refresh_token}
            ).json()["access_token"]
            socket.say("auth.refresh", id="r", payload={"token": fresh})
            answer = socket.expect("session.refreshed")
            assert answer["id"] == "r"
            assert answer["payload"].keys() == {"expires_at"}

            house.clock.advance(2 * MINUTE)
            hand.turn(30)
            socket.say("ping", id="still here")
            assert socket.expect("pong")["id"] == "still here"
            assert "session.expiring" not in [each["type"] for each in socket.heard]


def test_a_token_of_the_same_person_but_another_sign_in_is_refused(house: ClockedServer) -> None:
    robin = register(house.url)
    phone = robin.on_another_device()

    with robin.socket() as socket:
        socket.say("auth.refresh", id="r", payload={"token": phone.token})
        error = socket.expect("error")["payload"]
        assert (error["code"], error["ref"]) == ("bad_token", "r")
        socket.say("auth.refresh", id="s", payload={"token": robin.token})
        assert socket.expect("session.refreshed")["id"] == "s"


def test_somebody_elses_token_closes_with_4500(house: ClockedServer) -> None:
    robin, sam = register(house.url, "Robin"), register(house.url, "Sam")

    with robin.socket() as socket:
        socket.say("auth.refresh", payload={"token": sam.token})
        assert socket.close_code() == 4500
