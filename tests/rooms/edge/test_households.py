"""Households: links that work once, roles, leaving, and whom a token speaks for afterwards."""

from collections.abc import Callable

import httpx
import pytest
from tests.kit.client import Json, Person, new_http, register
from tests.rooms.edge.clocked import ClockedServer

from pennybell.kit.clock import DAY, MINUTE


def preview(server: ClockedServer, token: str) -> httpx.Response:
    with new_http() as http:
        return http.get(f"{server.url}/api/v1/invites/preview/{token}")


def code(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


def role_of(person: Person) -> str:
    me = [each for each in person.get("/members")["items"] if each["user_id"] == person.user_id]
    return str(me[0]["role"])


def test_a_link_shows_what_it_leads_to_and_lets_one_in(house: ClockedServer) -> None:
    robin = register(house.url, "Robin")
    made = robin.post("/invites", {"role": "viewer"})

    shown = preview(house, made["token"]).json()

    assert made["url"] == f"{house.url}/invite/{made['token']}"
    assert (shown["inviter_name"], shown["role"]) == ("Robin", "viewer")
    assert shown["household_name"] == robin.get("/household")["name"]
    assert shown.keys() == {"household_name", "inviter_name", "role", "expires_at"}
    sam = register(house.url, "Sam", invite=made["token"])
    assert (sam.household_id, role_of(sam)) == (robin.household_id, "viewer")


def used(_house: ClockedServer, robin: Person) -> str:
    token = str(robin.post("/invites")["token"])
    register(robin.url, "Sam", invite=token)
    return token


def expired(house: ClockedServer, robin: Person) -> str:
    token = str(robin.post("/invites")["token"])
    house.clock.advance(7 * DAY)
    return token


def withdrawn(_house: ClockedServer, robin: Person) -> str:
    made = robin.post("/invites")
    robin.delete(f"/invites/{made['id']}")
    return str(made["token"])


def unknown(_house: ClockedServer, _robin: Person) -> str:
    return "x" * 32


@pytest.mark.parametrize("make", [used, expired, withdrawn, unknown])
def test_a_link_that_lets_nobody_in_is_like_any_other(
    house: ClockedServer, make: Callable[[ClockedServer, Person], str]
) -> None:
    token = make(house, register(house.url))
    kim = register(house.url, "Kim")
    before = house.row_counts()

    answers = [preview(house, token), kim.send("POST", "/invites/accept", {"token": token})]
    with new_http() as http:
        body = {
            "email": "new@home.example", "password": "correct horse battery", "name": "New",
            "currency": "EUR", "timezone": "UTC", "invite": token,
        }  # fmt: skip
        answers.append(http.post(f"{house.url}/api/v1/auth/register", json=body))

    assert [code(each) for each in answers] == [(404, "not_found")] * 3
    assert {each.json()["detail"] for each in answers} == {"There is no such invite."}
    assert house.row_counts() == before


def test_a_link_is_good_for_seven_days(house: ClockedServer) -> None:
    token = register(house.url).post("/invites")["token"]

    house.clock.advance(7 * DAY - MINUTE)

    assert preview(house, token).status_code == 200


def test_somebody_signed_in_accepts_and_both_sides_hear_of_it(house: ClockedServer) -> None:
    robin, kim = register(house.url, "Robin"), register(house.url, "Kim")
    token = robin.post("/invites", {"role": "member"})["token"]

    with robin.socket() as theirs, kim.socket() as mine:
        joined = kim.join(token)
        assert theirs.expect("member.joined")["payload"]["user_id"] == kim.user_id
        resync = mine.expect("resync.required")["payload"]

    assert (joined["id"], joined["role"]) == (robin.household_id, "member")
    assert (resync["reason"], resync["head"]) == ("joined", joined["seq"])
    assert kim.switched_to(robin.household_id).get("/household")["id"] == robin.household_id
    assert code(kim.send("POST", "/invites/accept", {"token": token})) == (404, "not_found")


def test_a_member_cannot_join_once_more_and_the_link_stays_good(house: ClockedServer) -> None:
    robin = register(house.url)
    token = robin.post("/invites")["token"]

    assert code(robin.send("POST", "/invites/accept", {"token": token})) == (409, "already_member")
    assert preview(house, token).status_code == 200


def test_only_a_digest_of_a_link_is_stored(house: ClockedServer) -> None:
    token = register(house.url).post("/invites")["token"]

    with house.server.database.read() as connection:
        assert token not in str(connection.exec_driver_sql("SELECT * FROM invites").all())


def test_links_are_listed_without_their_tokens(house: ClockedServer) -> None:
    robin = register(house.url)
    first, second = robin.post("/invites"), robin.post("/invites", {"role": "viewer"})
    register(house.url, "Sam", invite=first["token"])

    items = robin.get("/invites")["items"]

    assert [each["id"] for each in items] == [second["id"], first["id"]]
    assert [each["used_at"] is None for each in items] == [True, False]
    assert all("token" not in each for each in items)


def test_a_role_changes_at_once_and_everybody_hears(house: ClockedServer) -> None:
    robin = register(house.url)
    sam = robin.invite("viewer", name="Sam")
    tag = {"name": "weekend"}
    assert code(sam.send("POST", "/tags", tag)) == (403, "role")

    with sam.socket() as socket:
        changed = robin.patch(f"/members/{sam.user_id}", {"role": "member"})
        heard = socket.expect("member.updated")

    assert heard["payload"].pop("previous") == {"role": "viewer"}
    assert heard["payload"] == {name: changed[name] for name in heard["payload"]}
    assert sam.post("/tags", tag)["name"] == "weekend"
    assert robin.patch(f"/members/{sam.user_id}", {"role": "member"})["seq"] == 0


def test_the_last_owner_stays_one_until_there_is_another(house: ClockedServer) -> None:
    robin = register(house.url)
    sam = robin.invite("member", name="Sam")
    own = f"/members/{robin.user_id}"

    assert code(robin.send("DELETE", own)) == (409, "last_owner")
    assert code(robin.send("PATCH", own, {"role": "viewer"})) == (409, "last_owner")

    robin.patch(f"/members/{sam.user_id}", {"role": "owner"})
    assert robin.delete(own)["user_id"] == robin.user_id
    assert code(sam.send("DELETE", f"/members/{sam.user_id}")) == (409, "last_owner")


@pytest.mark.parametrize("by_oneself", [True, False], ids=["left", "removed"])
def test_who_left_hears_it_last_and_reads_nothing_more(
    house: ClockedServer, by_oneself: bool
) -> None:
    robin = register(house.url)
    sam = robin.invite("member", name="Sam")
    account = robin.open_account()
    row = robin.record(account["id"], -1_250, payee="secret")
    old = sam.snapshot()

    with sam.socket() as socket:
        (sam if by_oneself else robin).delete(f"/members/{sam.user_id}")
        left = socket.expect("member.left")
        robin.record(account["id"], -99)
        assert socket.receive_for(1.0) == []

    assert left["payload"]["user_id"] == sam.user_id
    for path in (
        "/snapshot",
        "/transactions",
        f"/transactions/{row['id']}",
        "/members",
        "/accounts",
    ):
        assert code(sam.send("GET", path)) == (403, "not_a_member")
    assert code(sam.send("POST", "/tags", {"name": "x"})) == (403, "not_a_member")
    assert code(sam.send("DELETE", f"/members/{robin.user_id}")) == (403, "not_a_member")
    assert sam.get("/households")["items"] == []
    resumed = sam.events()
    assert [each["seq"] for each in resumed] == list(range(1, old["seq"] + 2))
    assert {each["type"] for each in resumed[:-1]} == {"gone"}
    assert "secret" not in str(resumed)


def test_who_has_no_household_left_signs_in_to_none_and_starts_anew(house: ClockedServer) -> None:
    robin = register(house.url)
    sam = robin.invite("member", name="Sam")
    sam.delete(f"/members/{sam.user_id}")

    again = sam.on_another_device()

    assert again.household_id == ""
    assert code(again.send("GET", "/snapshot")) == (403, "no_household")
    body = {"name": "Alone", "currency": "JPY", "timezone": "Asia/Tokyo"}
    made = again.post("/households", body)
    assert again.switched_to(made["id"]).get("/household")["name"] == "Alone"


def test_a_token_speaks_of_one_household_whatever_the_other_devices_do(
    house: ClockedServer,
) -> None:
    robin = register(house.url)
    body = {"name": "Cabin", "currency": "NOK", "timezone": "Europe/Oslo"}
    cabin = robin.post("/households", body)["id"]

    there = robin.switched_to(cabin)
    account = there.open_account("Hut", "NOK")

    assert robin.get("/accounts")["items"] == []
    assert code(robin.send("GET", f"/accounts/{account['id']}")) == (404, "not_found")
    roles: Json = {each["id"]: each["role"] for each in robin.get("/households")["items"]}
    assert roles == {robin.household_id: "owner", cabin: "owner"}


def test_the_household_changes_once_for_each_version(house: ClockedServer) -> None:
    robin = register(house.url)

    with robin.socket() as socket:
        renamed = robin.patch("/household", {"name": "Elm Street 5", "timezone": "Asia/Tokyo"})
        assert socket.expect("household.updated")["payload"]["name"] == "Elm Street 5"

    stale = robin.send("PATCH", "/household", {"name": "x"}, headers={"If-Match": '"1"'})
    assert code(stale) == (412, "stale_version")
    assert stale.json()["current"]["version"] == renamed["version"] == 2
    fresh = robin.send("PATCH", "/household", {"name": "x"}, headers={"If-Match": '"2"'})
    assert fresh.json()["version"] == 3
