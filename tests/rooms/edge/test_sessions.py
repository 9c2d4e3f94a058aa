"""Sign-ins: where one is signed in, ending one, and tokens that are none."""

import base64
import json
from collections.abc import Callable

import jwt
import pytest
from tests.kit.client import Person, register
from tests.rooms.edge.clocked import ClockedServer

from pennybell.domains.identity.tokens import derive_keys
from pennybell.kit.clock import MINUTE

Claims = dict[str, object]


def part(token: str, index: int) -> Claims:
    text = token.split(".")[index]
    claims: Claims = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    return claims


def test_an_access_token_is_small_and_says_who_where_and_for_how_long(house: ClockedServer) -> None:
    robin = register(house.url)

    claims = part(robin.token, 1)

    assert len(robin.token) < 400
    assert claims["sub"] == robin.user_id
    assert claims["hid"] == robin.household_id
    assert claims.keys() == {"sub", "sid", "hid", "exp"}
    assert part(robin.token, 0).keys() == {"alg", "kid", "typ"}


def test_sessions_are_listed_with_the_current_one_marked(house: ClockedServer) -> None:
    robin = register(house.url)
    robin.on_another_device()

    items = robin.get("/auth/sessions")["items"]

    assert [each["current"] for each in items].count(True) == 1
    assert len(items) == 2
    assert {each["address"] for each in items} == {"127.0.0.1"}
    assert all(each["device"].startswith("python-httpx") for each in items)
    mine = next(each for each in items if each["current"])
    assert mine["id"] == part(robin.token, 1)["sid"]


def test_ending_another_session_closes_its_sockets_and_leaves_mine(house: ClockedServer) -> None:
    robin = register(house.url)
    phone = robin.on_another_device()
    theirs = part(phone.token, 1)["sid"]

    with phone.socket() as lost, robin.socket() as kept:
        assert robin.send("DELETE", f"/auth/sessions/{theirs}").status_code == 204
        assert lost.close_code() == 4500
        kept.say("ping", id="1")
        assert kept.expect("pong")["id"] == "1"

    assert phone.send("GET", "/me").json()["code"] == "session_ended"
    assert len(robin.get("/auth/sessions")["items"]) == 1


def test_signing_out_closes_the_socket(house: ClockedServer) -> None:
    robin = register(house.url)

    with robin.socket() as socket:
        robin.send("POST", "/auth/logout")
        assert socket.close_code() == 4500

    assert robin.send("POST", "/auth/logout").status_code == 401


def test_somebody_elses_session_is_as_absent_as_none(house: ClockedServer) -> None:
    robin, sam = register(house.url, "Robin"), register(house.url, "Sam")
    theirs = part(sam.token, 1)["sid"]

    foreign = robin.send("DELETE", f"/auth/sessions/{theirs}")
    absent = robin.send("DELETE", f"/auth/sessions/{robin.user_id}")

    assert foreign.status_code == absent.status_code == 404
    assert foreign.json() == absent.json()
    assert sam.get("/me")["id"] == sam.user_id


Forge = Callable[[ClockedServer, Claims], str]


def signing(server: ClockedServer) -> tuple[str, bytes]:
    return derive_keys(server.server.settings.secret_keys()).signing[0]


def genuine(server: ClockedServer, claims: Claims) -> str:
    kid, key = signing(server)
    return jwt.encode(claims, key, algorithm="HS256", headers={"kid": kid})


def unsigned(server: ClockedServer, claims: Claims) -> str:
    return jwt.encode(claims, "", algorithm="none", headers={"kid": signing(server)[0]})


def with_another_key(server: ClockedServer, claims: Claims) -> str:
    headers = {"kid": signing(server)[0]}
    return jwt.encode(claims, b"k" * 32, algorithm="HS256", headers=headers)


def with_another_kid(server: ClockedServer, claims: Claims) -> str:
    return jwt.encode(claims, signing(server)[1], algorithm="HS256", headers={"kid": "other"})


def without_kid(server: ClockedServer, claims: Claims) -> str:
    return jwt.encode(claims, signing(server)[1], algorithm="HS256")


def with_a_list_for_kid(server: ClockedServer, claims: Claims) -> str:
    _, claims_part, signature = genuine(server, claims).split(".")
    header = base64.urlsafe_b64encode(b'{"alg":"HS256","kid":["a"]}').decode().rstrip("=")
    return f"{header}.{claims_part}.{signature}"


def with_another_algorithm(server: ClockedServer, claims: Claims) -> str:
    kid, key = signing(server)
    return jwt.encode(claims, key * 2, algorithm="HS512", headers={"kid": kid})


def with_its_signature_cut(server: ClockedServer, claims: Claims) -> str:
    return genuine(server, claims)[:-4]


def without_a_session(server: ClockedServer, claims: Claims) -> str:
    return genuine(server, {name: claims[name] for name in claims if name != "sid"})


def without_an_end(server: ClockedServer, claims: Claims) -> str:
    return genuine(server, {name: claims[name] for name in claims if name != "exp"})


def with_a_word_for_an_end(server: ClockedServer, claims: Claims) -> str:
    return genuine(server, claims | {"exp": "never"})


def garbage(_server: ClockedServer, _claims: Claims) -> str:
    return "garbage"


def dots(_server: ClockedServer, _claims: Claims) -> str:
    return ".."


@pytest.mark.parametrize(
    "forge",
    [
        unsigned, with_another_key, with_another_kid, without_kid, with_a_list_for_kid,
        with_another_algorithm, with_its_signature_cut, without_a_session, without_an_end,
        with_a_word_for_an_end, garbage, dots,
    ],
)  # fmt: skip
def test_a_forged_token_is_nobodys(house: ClockedServer, forge: Forge) -> None:
    robin = register(house.url)
    claims = part(robin.token, 1)
    robin.token = genuine(house, claims)
    assert robin.get("/me")["id"] == robin.user_id

    robin.token = forge(house, claims)
    answer = robin.send("GET", "/me")

    assert (answer.status_code, answer.json()["code"]) == (401, "token_invalid")
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert robin.send("GET", "/ws").json()["code"] == "token_invalid"


def test_a_token_ends_after_fifteen_minutes(house: ClockedServer) -> None:
    robin = register(house.url)
    house.clock.advance(15 * MINUTE - 5_000)
    assert robin.get("/me")["id"] == robin.user_id

    house.clock.advance(10_000)

    answer = robin.send("GET", "/me")
    assert (answer.status_code, answer.json()["code"]) == (401, "token_expired")


def test_a_genuine_token_of_somebody_deleted_is_nobodys(house: ClockedServer) -> None:
    robin = register(house.url)
    house.execute("DELETE FROM sessions WHERE user_id = :id", id=robin.user_id)
    house.execute("DELETE FROM members WHERE user_id = :id", id=robin.user_id)
    house.execute("DELETE FROM users WHERE id = :id", id=robin.user_id)

    for path in ("/me", "/snapshot", "/households", "/events", "/ws"):
        assert robin.send("GET", path).json()["code"] == "session_ended"


def test_another_persons_session_in_a_genuine_token_is_refused(house: ClockedServer) -> None:
    """Only somebody with the server's key could make one; even then it speaks for nobody."""
    robin, sam = register(house.url, "Robin"), register(house.url, "Sam")
    mixed = part(robin.token, 1) | {"sid": part(sam.token, 1)["sid"]}

    robin.token = genuine(house, mixed)

    assert robin.send("GET", "/me").json()["code"] == "session_ended"


@pytest.mark.parametrize("header", ["", "Bearer", "Basic cm9iaW46cm9iaW4=", "Token abc", "bearer"])
def test_without_a_bearer_token_there_is_no_answer(house: ClockedServer, header: str) -> None:
    robin = register(house.url)

    answer = robin.http.get(f"{house.url}/api/v1/me", headers={"Authorization": header})

    assert answer.status_code == 401
    assert answer.json()["code"] in {"no_token", "token_invalid"}
    assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_profile_changes_reach_the_persons_own_devices_and_housemates_see_the_name(
    house: ClockedServer,
) -> None:
    robin = register(house.url)
    sam: Person = robin.invite(name="Sam")

    with robin.on_another_device().socket() as mine, sam.socket() as theirs:
        changed = robin.patch("/me", {"name": "Robyn", "locale": "de", "timezone": "Asia/Tokyo"})
        assert mine.expect("user.updated")["payload"]["name"] == "Robyn"
        assert mine.expect("member.updated")["commit"] == changed["seq"]
        assert theirs.expect("member.updated")["payload"]["name"] == "Robyn"
        assert [each["type"] for each in theirs.events()] == ["member.updated"]

    stale = robin.send("PATCH", "/me", {"name": "R"}, headers={"If-Match": '"1"'})
    assert stale.status_code == 412
    assert stale.json()["current"]["name"] == "Robyn"
