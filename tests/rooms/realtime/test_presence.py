"""Who is looking: asked by whoever would otherwise push, answered over every process."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.kit.client import Person, Socket, register
from tests.rooms.edge.clocked import ClockedServer
from tests.rooms.realtime.hand import Hand


def acks(hand: Hand, *people: Person) -> dict[str, int]:
    presence = hand.server.server.presence
    return hand.ask(lambda: presence.last_acks([each.user_id for each in people]))


def acknowledge(socket: Socket, seq: int) -> None:
    """Returns when the server has heard it."""
    socket.say("ack", payload={"seq": seq})
    socket.say("ping")
    socket.expect("pong")


def test_who_acknowledges_is_looking_up_to_the_newest_of_their_devices(
    house: ClockedServer, hand: Hand, robin: Person
) -> None:
    phone, sam = robin.on_another_device(), register(house.url, "Sam")
    with robin.socket() as desk, phone.socket() as pocket, sam.socket():
        first = robin.open_account()["seq"]
        second = robin.open_account("Savings")["seq"]
        for each in (desk, pocket):
            each.receive_until(second)
        assert acks(hand, robin, sam) == {}

        acknowledge(desk, first)
        assert acks(hand, robin, sam) == {robin.user_id: first}
        acknowledge(pocket, second)
        acknowledge(desk, first)
        assert acks(hand, robin, sam) == {robin.user_id: second}
        assert acks(hand, sam) == {}

    with robin.socket():
        assert acks(hand, robin) == {}


def test_nobody_is_looking_through_a_socket_that_is_closing(hand: Hand, robin: Person) -> None:
    with robin.socket() as socket:
        seq = robin.open_account()["seq"]
        socket.receive_until(seq)
        acknowledge(socket, seq)
        robin.send("DELETE", f"/ws/connections/{socket.ready['connection_id']}")
        assert acks(hand, robin) == {}


def test_what_was_not_sent_cannot_be_acknowledged(hand: Hand, robin: Person) -> None:
    with robin.socket() as socket:
        seq = robin.open_account()["seq"]
        socket.receive_until(seq)
        acknowledge(socket, seq + 1_000)
        assert acks(hand, robin) == {robin.user_id: seq}


@pytest.fixture
def two(tmp_path: Path, redis_url: str, postgres_url: str) -> Iterator[list[ClockedServer]]:
    """Two servers on one database, joined by Redis."""
    settings = {
        "database_url": postgres_url,
        "bus_url": redis_url,
        "sign_ins_per_minute_max": 0,
    }
    with (
        ClockedServer(tmp_path / "one", **settings) as one,
        ClockedServer(tmp_path / "other", **settings) as other,
    ):
        yield [one, other]


def test_a_device_on_another_process_counts_as_well(two: list[ClockedServer]) -> None:
    here, there = map(Hand, two)
    robin = register(two[0].url)
    away = Person(two[1].url, robin.email, robin.token, robin.user_id, "", robin.http)
    with robin.socket() as near, away.socket() as far:
        seq = robin.open_account()["seq"]
        for each in (near, far):
            each.receive_until(seq)
        acknowledge(far, seq)
        assert acks(here, robin) == acks(there, robin) == {robin.user_id: seq}
    assert acks(here, robin) == {}
