"""Refresh tokens: each use gives a successor; an old one that comes back ends the family."""

import threading

import httpx
import pytest
from tests.kit.client import Json, Person, new_http, register
from tests.rooms.edge.clocked import ClockedServer

from pennybell.domains.identity.tokens import Tokens, derive_keys
from pennybell.kit.clock import DAY, MINUTE, SECOND

COOKIE = "pennybell_refresh"


def refresh(server: ClockedServer, token: str) -> httpx.Response:
    with new_http() as http:
        return http.post(f"{server.url}/api/v1/auth/refresh", json={"refresh_token": token})


def successor(server: ClockedServer, token: str) -> str:
    answer = refresh(server, token)
    assert answer.status_code == 200, answer.text
    return str(answer.json()["refresh_token"])


def is_ended(person: Person) -> bool:
    return person.send("GET", "/me").status_code == 401


def test_a_refresh_gives_a_fresh_access_token_and_the_next_refresh_token(
    house: ClockedServer,
) -> None:
    robin = register(house.url)
    house.clock.advance(16 * MINUTE)
    assert robin.send("GET", "/me").json()["code"] == "token_expired"

    answer = refresh(house, robin.refresh_token).json()

    assert answer["refresh_token"] != robin.refresh_token
    assert answer["user"]["id"] == robin.user_id
    robin.token = answer["access_token"]
    assert robin.get("/me")["id"] == robin.user_id


def test_the_previous_token_gets_the_same_successor_for_half_a_minute(house: ClockedServer) -> None:
    robin = register(house.url)
    first = successor(house, robin.refresh_token)

    house.clock.advance(29 * SECOND)

    assert successor(house, robin.refresh_token) == first
    assert successor(house, first) != first
    assert not is_ended(robin)


def test_the_previous_token_after_half_a_minute_ends_the_family(house: ClockedServer) -> None:
    robin = register(house.url)
    first = successor(house, robin.refresh_token)
    with robin.socket() as socket:
        house.clock.advance(31 * SECOND)

        stolen = refresh(house, robin.refresh_token)

        assert (stolen.status_code, stolen.json()["code"]) == (401, "refresh_invalid")
        assert socket.close_code() == 4500
    assert is_ended(robin)
    assert refresh(house, first).status_code == 401


def test_an_older_token_ends_the_family_at_once(house: ClockedServer) -> None:
    robin = register(house.url)
    other = robin.on_another_device()
    second = successor(house, successor(house, robin.refresh_token))

    assert refresh(house, robin.refresh_token).status_code == 401

    assert is_ended(robin)
    assert refresh(house, second).status_code == 401
    assert not is_ended(other)


def test_two_tabs_at_the_same_moment_get_the_same_successor(house: ClockedServer) -> None:
    robin = register(house.url)
    got: list[str] = []
    start = threading.Barrier(6)

    def tab() -> None:
        start.wait()
        got.append(successor(house, robin.refresh_token))

    tabs = [threading.Thread(target=tab) for _ in range(6)]
    for each in tabs:
        each.start()
    for each in tabs:
        each.join()

    assert len(got) == 6
    assert len(set(got)) == 1
    assert successor(house, got[0])


def forged(token: str) -> dict[str, str]:
    session, secret, tag = token.split(".")
    flipped = ("B" if secret[0] == "A" else "A") + secret[1:]
    other = Tokens(derive_keys([b"another secret of 32 characters!"]), access_s=900)
    return {
        "another secret": f"{session}.{flipped}.{tag}",
        "another tag": f"{session}.{secret}.{tag[::-1]}",
        "no tag": f"{session}.{secret}",
        "only the session": session,
        "another server's": other.first_refresh(session, b"x" * 32),
        "garbage": "garbage",
        "not ASCII": f"{session}.{secret}.ü",
        "dots": "....",
    }


@pytest.mark.parametrize("kind", list(forged("a.b.c")))
def test_a_forged_token_is_refused_and_ends_nothing(house: ClockedServer, kind: str) -> None:
    robin = register(house.url)

    answer = refresh(house, forged(robin.refresh_token)[kind])

    assert (answer.status_code, answer.json()["code"]) == (401, "refresh_invalid")
    assert not is_ended(robin)
    assert successor(house, robin.refresh_token)


def test_a_sign_in_ends_sixty_days_after_its_last_use(house: ClockedServer) -> None:
    robin = register(house.url)
    house.clock.advance(59 * DAY)
    renewed = successor(house, robin.refresh_token)
    house.clock.advance(59 * DAY)
    renewed = successor(house, renewed)

    house.clock.advance(60 * DAY)

    assert refresh(house, renewed).status_code == 401


def test_a_browser_refreshes_with_its_cookie_alone(house: ClockedServer) -> None:
    body: Json = {
        "email": "browser@home.example",
        "password": "correct horse battery",
        "name": "Robin",
        "currency": "EUR",
        "timezone": "Europe/Berlin",
    }
    with new_http() as http:
        http.post(f"{house.url}/api/v1/auth/register", json=body)
        first = http.cookies[COOKIE]

        answer = http.post(f"{house.url}/api/v1/auth/refresh")

        assert answer.status_code == 200
        assert "refresh_token" not in answer.json()
        assert http.cookies[COOKIE] != first
        assert http.get(f"{house.url}/api/v1/auth/sessions").status_code == 401


def test_without_a_token_there_is_nothing_to_renew(house: ClockedServer) -> None:
    with new_http() as http:
        answers = [
            http.post(f"{house.url}/api/v1/auth/refresh"),
            http.post(f"{house.url}/api/v1/auth/refresh", json={}),
            http.post(f"{house.url}/api/v1/auth/refresh", headers={"Cookie": f"{COOKIE}="}),
        ]

    assert [each.json()["code"] for each in answers] == ["refresh_invalid"] * 3


def test_after_signing_out_the_token_renews_nothing_and_the_cookie_goes(
    house: ClockedServer,
) -> None:
    robin = register(house.url)

    answer = robin.send("POST", "/auth/logout")

    assert answer.status_code == 204
    assert f'{COOKIE}=""' in answer.headers["Set-Cookie"]
    assert "Max-Age=0" in answer.headers["Set-Cookie"]
    assert "Path=/api/v1/auth/refresh" in answer.headers["Set-Cookie"]
    assert refresh(house, robin.refresh_token).status_code == 401


def test_a_renewed_sign_in_stays_in_the_household_it_switched_to(house: ClockedServer) -> None:
    robin = register(house.url)
    body = {"name": "Cabin", "currency": "NOK", "timezone": "Europe/Oslo"}
    cabin = robin.post("/households", body)["id"]
    robin.switched_to(cabin)

    assert refresh(house, robin.refresh_token).json()["household"]["id"] == cabin


def test_somebody_disabled_cannot_renew(house: ClockedServer) -> None:
    robin = register(house.url)
    house.execute("UPDATE users SET disabled_at = 1 WHERE id = :id", id=robin.user_id)

    assert refresh(house, robin.refresh_token).status_code == 401


def test_only_a_digest_of_the_token_is_stored(house: ClockedServer) -> None:
    robin = register(house.url)

    with house.server.database.read() as connection:
        stored = str(connection.exec_driver_sql("SELECT * FROM sessions").all())

    secret = robin.refresh_token.split(".")[1]
    assert secret not in stored
