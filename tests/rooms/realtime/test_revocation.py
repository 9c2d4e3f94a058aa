"""Who may listen no more hears nothing more, within a second, and is told why."""

import time
from collections.abc import Callable
from typing import Final

import pytest
from tests.kit.client import PASSWORD, Person, register
from tests.kit.server import ServerProcess
from tests.rooms.edge.clocked import ClockedServer

WITHIN_S: Final = 1.0


def by_signing_out(robin: Person, phone: Person) -> None:
    assert phone.send("POST", "/auth/logout").status_code == 204
    assert robin.get("/me")


def by_ending_the_session(robin: Person, _phone: Person) -> None:
    others = [each for each in robin.get("/auth/sessions")["items"] if not each["current"]]
    assert robin.send("DELETE", f"/auth/sessions/{others[0]['id']}").status_code == 204


def by_changing_the_password(robin: Person, _phone: Person) -> None:
    body = {"current_password": PASSWORD, "new_password": "staple horse battery"}
    assert robin.send("POST", "/auth/password", body).status_code == 204


@pytest.mark.parametrize("end", [by_signing_out, by_ending_the_session, by_changing_the_password])
def test_an_ended_session_closes_its_sockets_and_no_others(
    house: ClockedServer, robin: Person, end: Callable[[Person, Person], None]
) -> None:
    phone = robin.on_another_device()
    with phone.socket() as first, phone.socket() as second, robin.socket() as mine:
        end(robin, phone)

        assert [first.close_code(WITHIN_S), second.close_code(WITHIN_S)] == [4500, 4500]
        made = robin.post("/tags", {"name": "later"})
        assert mine.expect("tag.created")["seq"] == made["seq"]
    assert [each["type"] for each in first.heard + second.heard] == ["session.ready"] * 2


def test_somebody_disabled_from_the_command_line_is_out_within_a_second(
    server: ServerProcess,
) -> None:
    robin = register(server.url)

    with robin.socket() as socket:
        server.run("user", "disable", robin.email)
        assert socket.close_code(WITHIN_S) == 4501

    assert robin.send("GET", "/me").status_code == 401


def test_who_was_removed_falls_silent_within_a_second(house: ClockedServer, robin: Person) -> None:
    sam = robin.invite(name="Sam")
    with sam.socket() as socket:
        robin.delete(f"/members/{sam.user_id}")
        removed_at = time.monotonic()
        assert socket.expect("member.left", WITHIN_S)["payload"]["user_id"] == sam.user_id

        while time.monotonic() < removed_at + WITHIN_S:
            robin.post("/tags", {"name": f"{time.monotonic()}"})

        socket.say("ping", id="alive")
        assert socket.expect("pong")["id"] == "alive"
    assert socket.heard[-2]["type"] == "member.left"


def test_a_session_that_ends_while_its_socket_opens_does_not_stay_open(
    house: ClockedServer, robin: Person
) -> None:
    """The upgrade reads the session in its own transaction; the bell may ring before its answer."""
    for _ in range(10):
        phone = robin.on_another_device()
        with phone.socket() as socket:
            phone.send("POST", "/auth/logout")
            assert socket.close_code(WITHIN_S) == 4500
        assert phone.send("GET", "/ws").status_code == 401
