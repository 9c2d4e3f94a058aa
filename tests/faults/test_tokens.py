"""Whose token opens a socket, and keeps one: not a forger's, not that of somebody who is gone."""

import threading
from collections.abc import Callable

import pytest
from tests.kit.client import ARRIVES_S_MAX, Person, register
from tests.kit.crowd import wait_until
from tests.rooms.edge import test_sessions as forging
from tests.rooms.edge.clocked import ClockedServer
from tests.rooms.edge.test_sessions import Forge, part
from tests.rooms.realtime.hand import Hand
from tests.rooms.realtime.raw import Answer, RawSocket

from pennybell.domains.identity import service as identity
from pennybell.kit.clock import SECOND
from pennybell.outbox import access
from pennybell.outbox.actor import operator_for
from pennybell.realtime.resume import Newcomer, read_all

FORGERIES = [
    forging.unsigned,
    forging.with_another_key,
    forging.with_another_kid,
    forging.without_kid,
    forging.with_another_algorithm,
    forging.with_its_signature_cut,
]


@pytest.mark.parametrize("forge", FORGERIES)
@pytest.mark.parametrize("way", ["header", "subprotocol"])
def test_a_forged_token_opens_nothing(
    house: ClockedServer, robin: Person, forge: Forge, way: str
) -> None:
    claims = part(robin.token, 1)

    def knock(token: str) -> Answer:
        with RawSocket(house.url) as raw:
            if way == "header":
                return raw.ask(token)
            return raw.ask(None, sec_websocket_protocol=f"pennybell.v1, bearer.{token}")

    assert knock(forging.genuine(house, claims)).status == 101
    answer = knock(forge(house, claims))
    assert (answer.status, answer.code()) == (401, "token_invalid")


@pytest.mark.parametrize("forge", FORGERIES)
def test_a_forged_token_prolongs_nothing(house: ClockedServer, robin: Person, forge: Forge) -> None:
    claims = part(robin.token, 1)
    with robin.socket() as socket:
        later = {**claims, "exp": house.clock() // SECOND + 3_600}
        socket.say("auth.refresh", id="1", payload={"token": forge(house, later)})
        assert socket.expect("error")["payload"]["code"] == "bad_token"
        socket.say("auth.refresh", id="2", payload={"token": forging.genuine(house, later)})
        assert socket.expect("session.refreshed")["id"] == "2"


def test_somebody_deleted_is_out_and_stays_out(house: ClockedServer, robin: Person) -> None:
    with robin.socket() as socket:
        delete(house, robin)
        assert socket.close_code() == 4500

    with RawSocket(house.url) as raw:
        answer = raw.ask(robin.token)
    assert (answer.status, answer.code()) == (401, "session_ended")


def delete(house: ClockedServer, person: Person) -> None:
    house.server.work.submit(
        operator_for(person.user_id, person.household_id),
        lambda uow: identity.delete_user(uow, person.user_id),
        needs=access.SIGNED_IN,
    ).result()


def disable(house: ClockedServer, person: Person) -> None:
    house.server.work.submit(
        operator_for(person.user_id, person.household_id),
        lambda uow: identity.disable_user(uow, person.user_id, disabled=True),
        needs=access.SIGNED_IN,
    ).result()


def sign_out(_house: ClockedServer, person: Person) -> None:
    assert person.send("POST", "/auth/logout").status_code == 204


@pytest.mark.parametrize(
    ("end", "closed"),
    [
        (sign_out, (4500, "revoked")),
        (disable, (4501, "account_disabled")),
        (delete, (4500, "revoked")),
    ],
)
def test_a_sign_in_that_ends_between_look_and_answer_gets_no_event(
    house: ClockedServer,
    hand: Hand,
    monkeypatch: pytest.MonkeyPatch,
    end: Callable[[ClockedServer, Person], None],
    closed: tuple[int, str],
) -> None:
    """The dangerous moment: the database has said yes, the upgrade has not been answered."""
    robin, kept = register(house.url), list[Newcomer]()
    monkeypatch.setattr(house.server.hub.desk, "take", kept.append)
    with RawSocket(house.url) as raw:
        answers: list[Answer] = []
        asking = threading.Thread(target=lambda: answers.append(raw.ask(robin.token)))
        asking.start()
        wait_until(lambda: len(kept) == 1, "the upgrade does not come to the desk")
        with house.server.database.read() as connection:
            (found,) = read_all(connection, kept)

        end(house, robin)
        (connection_here,) = house.server.hub.connections_of(robin.user_id)
        wait_until(lambda: connection_here.ending is not None, "the hub does not hear of it")
        hand.do(lambda: kept[0].answer(found))
        asking.join(ARRIVES_S_MAX)

        assert answers[0].status == 101
        assert raw.receive()["type"] == "session.ready"
        assert raw.rest() == ([], closed)
