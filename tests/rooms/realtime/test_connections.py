"""Who is connected, from where, how far behind; counted and closed over every process."""

import base64
import gc
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.kit.client import Json, Person, register
from tests.kit.crowd import wait_until
from tests.kit.server import ServerProcess
from tests.rooms.edge.clocked import ClockedServer

from pennybell.realtime.connection import Connection


def session_of(person: Person) -> str:
    part = person.token.split(".")[1]
    return str(json.loads(base64.urlsafe_b64decode(part + "=="))["sid"])


@pytest.fixture(scope="module")
def two(
    tmp_path_factory: pytest.TempPathFactory, redis_url: str, postgres_url: str
) -> Iterator[tuple[ServerProcess, ServerProcess]]:
    """Two processes on one database, joined by Redis."""
    folder = tmp_path_factory.mktemp("two")
    settings = {"database_url": postgres_url, "bus_url": redis_url, "secret": "s" * 32}
    one, other = (ServerProcess(folder / name, **settings) for name in ("one", "other"))
    with one, other:
        yield one, other


def test_my_sockets_are_listed_with_device_and_place_in_the_stream(
    house: ClockedServer, robin: Person
) -> None:
    phone = robin.on_another_device()
    register(house.url, "Sam").open_account()

    with robin.socket() as mine, phone.socket() as theirs:
        seq = robin.open_account()["seq"]
        for each in (mine, theirs):
            each.receive_until(seq)
        theirs.say("ack", payload={"seq": seq})
        theirs.say("ping")
        theirs.expect("pong")
        listed = robin.get("/ws/connections")["items"]

    assert [each["id"] for each in listed] == [
        mine.ready["connection_id"],
        theirs.ready["connection_id"],
    ]
    assert [each["session_id"] for each in listed] == [session_of(robin), session_of(phone)]
    assert [each["current"] for each in listed] == [True, False]
    assert [each["acked"] for each in listed] == [None, seq]
    assert [each["lag"] for each in listed] == [None, 0]
    assert {each["seq"] for each in listed} == {seq}
    assert {each["address"] for each in listed} == {"127.0.0.1"}
    assert all(each["device"].startswith("python-httpx") for each in listed)
    assert all(each["queue_bytes"] == 0 for each in listed)


def test_nothing_of_a_socket_that_went_is_kept(house: ClockedServer, robin: Person) -> None:
    def kept() -> int:
        found = (each for each in gc.get_objects() if type(each) is Connection)
        return sum(each.stream.user_id == robin.user_id for each in found)

    gc.disable()
    try:
        with robin.socket(), robin.socket(), robin.socket():
            assert kept() == 3
        # Of three in a row one would be visited for its heartbeat later than is waited here.
        wait_until(lambda: kept() == 0, "a socket is forgotten without heartbeat or collector")
    finally:
        gc.enable()


def test_one_of_my_sockets_can_be_closed_from_another_device(robin: Person) -> None:
    phone = robin.on_another_device()

    with robin.socket() as kept, phone.socket() as lost:
        path = f"/ws/connections/{lost.ready['connection_id']}"
        assert robin.send("DELETE", path).status_code == 204
        assert lost.close_code() == 4504
        assert robin.send("DELETE", path).status_code == 404
        kept.say("ping", id="1")
        assert kept.expect("pong")["id"] == "1"

    assert phone.get("/me")["id"] == robin.user_id


def test_somebody_elses_socket_is_as_absent_as_none(house: ClockedServer, robin: Person) -> None:
    sam = register(house.url, "Sam")

    with sam.socket() as socket:
        answer = robin.send("DELETE", f"/ws/connections/{socket.ready['connection_id']}")
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
        socket.say("ping", id="1")
        assert socket.expect("pong")["id"] == "1"
    assert robin.send("DELETE", "/ws/connections/nonsense").status_code == 422


def test_a_member_counts_their_own_sockets_and_the_admin_everybodys(tmp_path: Path) -> None:
    with ClockedServer(tmp_path / "counted") as server:
        admin = register(server.url, "Robin")
        sam = register(server.url, "Sam")
        with admin.socket(), sam.socket(since=0) as socket, sam.socket(since=9_999):
            seq = sam.open_account()["seq"]
            socket.receive_until(seq)
            socket.say("ping")
            socket.expect("pong")
            own = sam.get("/ws/stats")
            whole = admin.get("/ws/stats")

    assert own["scope"] == "user"
    assert (own["connections"], own["users"]) == (2, 1)
    assert (own["messages_in"], own["messages_out"], own["queue_bytes"]) == (1, 2, 0)
    assert {name for name, value in own.items() if value is None} == {"upgrades_refused"}
    assert (own["resumes_complete"], own["resumes_refused"], own["closes"]) == (1, 1, {})
    assert 0 < own["commit_to_socket_ms"]["p50"] <= own["commit_to_socket_ms"]["p99"]
    assert whole["scope"] == "server"
    assert (whole["connections"], whole["users"]) == (3, 2)
    assert (whole["messages_in"], whole["messages_out"]) == (1, 2)
    assert (whole["resumes_complete"], whole["resumes_refused"]) == (1, 1)
    assert whole["commit_to_socket_ms"]["p50"] <= whole["commit_to_socket_ms"]["p99"]


def test_a_member_reads_rates_closes_and_times_of_their_own_sockets_alone(tmp_path: Path) -> None:
    with ClockedServer(tmp_path / "rated") as server:
        register(server.url)  # the first one is the admin
        robin, sam = register(server.url, "Robin"), register(server.url, "Sam")
        account = robin.open_account()["id"]
        with robin.socket() as kept:
            with robin.socket():
                pass

            found: list[Json] = []

            def is_counted() -> bool:
                robin.record(account, -100)
                kept.say("ping")
                kept.expect("pong")
                found.append(robin.get("/ws/stats"))
                rates = found[-1]["messages_in_per_s"], found[-1]["messages_out_per_s"]
                return min(rates) > 0 and len(found[-1]["closes"]) == 1

            wait_until(is_counted, "the rates stay at nothing")
            foreign = sam.get("/ws/stats")
            idle = "the rates stay"
            wait_until(lambda: robin.get("/ws/stats")["messages_out_per_s"] == 0, idle)

    times = found[-1]["commit_to_socket_ms"]
    assert 0 < times["p50"] <= times["p95"] <= times["p99"]
    assert (foreign["messages_out_per_s"], foreign["closes"]) == (0, {})
    assert foreign["commit_to_socket_ms"] == {"p50": None, "p95": None, "p99": None}


def test_sockets_of_two_processes_are_one_list(two: tuple[ServerProcess, ServerProcess]) -> None:
    one, other = two
    robin = register(one.url)
    away = Person(other.url, robin.email, robin.token, robin.user_id, "", robin.http)

    with robin.socket() as here, away.socket() as there:
        expected = [here.ready["connection_id"], there.ready["connection_id"]]
        for asked in (robin, away):
            assert [each["id"] for each in asked.get("/ws/connections")["items"]] == expected
            assert asked.get("/ws/stats")["connections"] == 2


def test_a_socket_on_another_process_can_be_closed_too(
    two: tuple[ServerProcess, ServerProcess],
) -> None:
    one, other = two
    robin = register(one.url)
    away = Person(other.url, robin.email, robin.token, robin.user_id, "", robin.http)

    with away.socket() as there:
        path = f"/ws/connections/{there.ready['connection_id']}"
        assert robin.send("DELETE", path).status_code == 204
        assert there.close_code() == 4504
    assert robin.send("DELETE", path).status_code == 404
