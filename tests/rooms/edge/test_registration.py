"""Who may register: open, by invitation, closed; and the first of all."""

from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.kit.client import Json, new_http, register, sign_in
from tests.rooms.edge.clocked import ClockedServer

from pennybell.kit.clock import MINUTE

FROM_ELSEWHERE = {"X-Forwarded-For": "203.0.113.9"}


def ask(
    server: ClockedServer, headers: dict[str, str] | None = None, **fields: Any
) -> httpx.Response:
    body: Json = {
        "email": "robin@home.example",
        "password": "correct horse battery",
        "name": "Robin",
        "currency": "EUR",
        "timezone": "Europe/Berlin",
        **fields,
    }
    with new_http() as http:
        return http.post(f"{server.url}/api/v1/auth/register", json=body, headers=headers)


def mode(server: ClockedServer, headers: dict[str, str] | None = None) -> str:
    with new_http() as http:
        answer = http.get(f"{server.url}/api/v1/auth/registration", headers=headers)
    return str(answer.json()["mode"])


def test_the_first_is_the_admin_and_nobody_after(tmp_path: Path) -> None:
    with ClockedServer(tmp_path) as server:
        robin, sam = register(server.url, "Robin"), register(server.url, "Sam")

        assert robin.get("/me")["is_admin"] is True
        assert sam.get("/me")["is_admin"] is False


def test_a_registration_brings_a_household_with_categories_and_a_time_zone(
    house: ClockedServer,
) -> None:
    robin = register(house.url, "Robin", currency="KWD", timezone="Asia/Kathmandu")

    household = robin.get("/household")
    assert (household["currency"], household["timezone"]) == ("KWD", "Asia/Kathmandu")
    assert robin.get("/members")["items"][0]["role"] == "owner"
    names = {each["name"] for each in robin.get("/categories")["items"]}
    assert {"Groceries", "Salary"} <= names


def test_open_by_default_only_for_this_machine(tmp_path: Path) -> None:
    with ClockedServer(tmp_path) as server:
        register(server.url)

        assert mode(server) == "open"
        assert mode(server, FROM_ELSEWHERE) == "invite"
        assert ask(server).status_code == 201
        refused = ask(server, FROM_ELSEWHERE, email="sam@home.example")
        assert (refused.status_code, refused.json()["code"]) == (403, "registration_by_invitation")


@pytest.mark.parametrize("name", ["X-Forwarded-For", "Forwarded", "X-Real-IP"])
def test_any_forwarding_header_makes_a_caller_foreign(house: ClockedServer, name: str) -> None:
    register(house.url)

    assert mode(house, {name: "127.0.0.1"}) == "invite"


def test_a_public_address_makes_every_caller_foreign(tmp_path: Path) -> None:
    with ClockedServer(tmp_path, public_url="https://money.example") as server:
        assert mode(server) == "invite"
        assert ask(server).json()["code"] == "registration_by_invitation"


@pytest.mark.parametrize(
    ("registration", "code"),
    [("closed", "registration_closed"), ("invite", "registration_by_invitation")],
)
def test_the_first_account_can_be_made_from_this_machine_in_every_mode(
    tmp_path: Path, registration: str, code: str
) -> None:
    with ClockedServer(tmp_path, registration=registration) as server:
        assert mode(server, FROM_ELSEWHERE) == registration
        assert ask(server, FROM_ELSEWHERE).json()["code"] == code
        assert mode(server) == "open"
        assert ask(server).status_code == 201

        assert mode(server) == registration
        assert ask(server, email="sam@home.example").json()["code"] == code


def test_closed_takes_nobody_even_with_an_invitation(tmp_path: Path) -> None:
    with ClockedServer(tmp_path, registration="closed") as server:
        robin = register(server.url)
        token = robin.post("/invites")["token"]

        assert ask(server, invite=token).json()["code"] == "registration_closed"


def test_by_invitation_takes_those_who_have_one(tmp_path: Path) -> None:
    with ClockedServer(tmp_path, registration="invite") as server:
        robin = register(server.url)
        token = robin.post("/invites")["token"]

        taken = ask(server, FROM_ELSEWHERE, invite=token, email="sam@home.example")

        assert taken.status_code == 201
        assert taken.json()["household"]["id"] == robin.household_id


def test_open_to_everybody_when_told_so(tmp_path: Path) -> None:
    with ClockedServer(tmp_path, registration="open") as server:
        assert mode(server, FROM_ELSEWHERE) == "open"
        assert ask(server, FROM_ELSEWHERE).status_code == 201


def test_an_address_has_one_account_however_it_is_spelt(house: ClockedServer) -> None:
    robin = register(house.url)
    before = house.row_counts()

    taken = ask(house, email=robin.email.upper())

    assert (taken.status_code, taken.json()["code"]) == (409, "email_taken")
    assert house.row_counts() == before


def test_without_a_good_invitation_nobody_learns_who_has_an_account(house: ClockedServer) -> None:
    robin = register(house.url)

    known = ask(house, email=robin.email, invite="no-such-token")
    unknown = ask(house, email="nobody@home.example", invite="no-such-token")

    assert known.status_code == unknown.status_code == 404
    assert known.json() == unknown.json()


def test_refused_registrations_are_counted_like_failed_sign_ins(tmp_path: Path) -> None:
    with ClockedServer(tmp_path, sign_ins_per_minute_max=1) as server:
        robin = register(server.url)
        answers = [ask(server, email=robin.email) for _ in range(4)]

        assert [each.status_code for each in answers] == [409, 409, 409, 429]
        assert int(answers[-1].headers["Retry-After"]) >= 1
        server.clock.advance(MINUTE)
        assert sign_in(server.url, robin.email).user_id == robin.user_id


@pytest.mark.parametrize(
    "email", ["robin", "robin@", "@home.example", "a@b@c", "robin@localhost", " "]
)
def test_an_address_that_cannot_be_is_refused(house: ClockedServer, email: str) -> None:
    refused = ask(house, email=email)

    assert refused.status_code == 422
    assert refused.json()["errors"][0]["field"] == "body.email"


def test_a_password_has_ten_characters_at_least(house: ClockedServer) -> None:
    assert ask(house, password="123456789").status_code == 422
    assert ask(house, password="1234567890", email="ten@home.example").status_code == 201
