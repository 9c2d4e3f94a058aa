"""Idempotency keys: a retry gets the first answer, byte for byte, and writes nothing."""

import threading
from collections.abc import Callable

import httpx
import pytest
from tests.kit.client import Json, Person, register
from tests.rooms.edge.clocked import ClockedServer

from pennybell.kit.clock import DAY, MINUTE

Prepare = Callable[[Person], tuple[str, Json | None]]


def new_account(_robin: Person) -> tuple[str, Json | None]:
    return "/accounts", {"name": "Everyday", "type": "checking", "currency": "EUR"}


def new_category(_robin: Person) -> tuple[str, Json | None]:
    return "/categories", {"name": "Cheese", "kind": "expense"}


def new_tag(_robin: Person) -> tuple[str, Json | None]:
    return "/tags", {"name": "weekend"}


def new_household(_robin: Person) -> tuple[str, Json | None]:
    return "/households", {"name": "Cabin", "currency": "NOK", "timezone": "Europe/Oslo"}


def new_invite(_robin: Person) -> tuple[str, Json | None]:
    return "/invites", {"role": "viewer"}


def new_transaction(robin: Person) -> tuple[str, Json | None]:
    account = robin.open_account()["id"]
    return "/transactions", {"account_id": account, "amount_minor": -5, "date": "2026-01-26"}


def new_transactions(robin: Person) -> tuple[str, Json | None]:
    _, row = new_transaction(robin)
    return "/transactions/bulk", {"transactions": [row, row, row]}


def new_transfer(robin: Person) -> tuple[str, Json | None]:
    one, other = robin.open_account()["id"], robin.open_account("Savings")["id"]
    return "/transfers", {
        "from_account_id": one,
        "to_account_id": other,
        "amount_minor": 5,
        "date": "2026-01-26",
    }


def restored_transaction(robin: Person) -> tuple[str, Json | None]:
    path, body = new_transaction(robin)
    id_ = robin.post(path, body)["id"]
    robin.delete(f"/transactions/{id_}")
    return f"/transactions/{id_}/restore", None


def restored_transfer(robin: Person) -> tuple[str, Json | None]:
    path, body = new_transfer(robin)
    id_ = robin.post(path, body)["transfer_id"]
    robin.delete(f"/transfers/{id_}")
    return f"/transfers/{id_}/restore", None


def accepted_invite(robin: Person) -> tuple[str, Json | None]:
    return "/invites/accept", {"token": register(robin.url, "Kim").post("/invites")["token"]}


EVERY_POST = [
    new_account, new_category, new_tag, new_household, new_invite, new_transaction,
    new_transactions, new_transfer, restored_transaction, restored_transfer, accepted_invite,
]  # fmt: skip


def send(person: Person, path: str, body: Json | None, key: str) -> httpx.Response:
    return person.send("POST", path, body, headers={"Idempotency-Key": key})


@pytest.mark.parametrize("prepare", EVERY_POST)
def test_a_retry_gets_the_first_answer_and_writes_nothing(
    home: ClockedServer, prepare: Prepare
) -> None:
    robin = register(home.url)
    path, body = prepare(robin)
    first = send(robin, path, body, "key")
    assert first.status_code in {200, 201}, first.text
    before = home.row_counts()

    again = send(robin, path, body, "key")

    assert (again.status_code, again.content) == (first.status_code, first.content)
    assert again.headers["Idempotency-Replayed"] == "true"
    assert "Idempotency-Replayed" not in first.headers
    assert home.row_counts() == before


def test_an_upload_with_the_same_key_is_imported_once(home: ClockedServer) -> None:
    robin = register(home.url)
    account = robin.open_account()["id"]

    def upload(content: str) -> httpx.Response:
        return robin.http.post(
            f"{home.url}/api/v1/imports",
            files={"file": ("a.csv", content)},
            data={"account_id": account},
            headers={"Authorization": f"Bearer {robin.token}", "Idempotency-Key": "key"},
        )

    first, again = (upload("Date,Payee,Amount\n2026-01-26,x,-1.00\n") for _ in range(2))

    assert first.status_code == 201
    assert (again.content, again.headers["Idempotency-Replayed"]) == (first.content, "true")
    assert len(robin.get("/imports")["items"]) == 1
    other = upload("Date,Payee,Amount\n2026-01-26,y,-1.00\n")
    assert (other.status_code, other.json()["code"]) == (422, "idempotency_key_reused")


def test_the_key_with_another_body_or_address_is_refused(home: ClockedServer) -> None:
    robin = register(home.url)
    send(robin, "/tags", {"name": "weekend"}, "key")

    for path, body in (
        ("/tags", {"name": "other"}),
        ("/categories", {"name": "x", "kind": "income"}),
    ):
        answer = send(robin, path, body, "key")
        assert (answer.status_code, answer.json()["code"]) == (422, "idempotency_key_reused")


def test_keys_belong_to_persons_and_households(home: ClockedServer) -> None:
    robin = register(home.url)
    sam = robin.invite(name="Sam")
    body = {"name": "Cabin", "currency": "NOK", "timezone": "Europe/Oslo"}
    there = robin.switched_to(robin.post("/households", body)["id"])
    first = send(robin, "/tags", {"name": "weekend"}, "key").json()

    assert send(sam, "/tags", {"name": "holiday"}, "key").json()["id"] != first["id"]
    elsewhere = send(there, "/tags", {"name": "weekend"}, "key")
    assert elsewhere.json()["code"] == "idempotency_key_reused"


def test_a_refused_write_keeps_no_answer(home: ClockedServer) -> None:
    robin = register(home.url)
    body: Json = {"account_id": robin.user_id, "amount_minor": -5, "date": "2026-01-26"}
    assert send(robin, "/transactions", body, "key").status_code == 404

    body["account_id"] = robin.open_account()["id"]

    assert send(robin, "/transactions", body, "key").status_code == 201


def test_a_key_is_forgotten_after_a_day(home: ClockedServer) -> None:
    robin = register(home.url)
    first = send(robin, "/invites", {"role": "viewer"}, "key").json()
    home.clock.advance(DAY - MINUTE)
    renewed = home_refresh(home, robin)
    assert send(renewed, "/invites", {"role": "viewer"}, "key").json() == first

    home.clock.advance(2 * MINUTE)

    assert send(renewed, "/invites", {"role": "viewer"}, "key").json()["id"] != first["id"]


def home_refresh(home: ClockedServer, person: Person) -> Person:
    body = {"refresh_token": person.refresh_token}
    answer = person.http.post(f"{home.url}/api/v1/auth/refresh", json=body)
    person.token = answer.json()["access_token"]
    return person


def test_requests_at_the_same_moment_write_once(home: ClockedServer) -> None:
    robin = register(home.url)
    path, body = new_transaction(robin)
    answers: list[httpx.Response] = []
    start = threading.Barrier(8)

    def ask() -> None:
        start.wait()
        answers.append(send(robin, path, body, "key"))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    made = {each.content for each in answers if each.status_code == 201}
    running = [each for each in answers if each.status_code != 201]
    assert len(made) == 1
    assert all(each.json()["code"] == "idempotency_key_running" for each in running)
    assert all(int(each.headers["Retry-After"]) >= 1 for each in running)
    assert robin.get("/transactions")["total"] == 1
    assert send(robin, path, body, "key").content in made


def test_the_key_commits_with_the_write_or_not_at_all(home: ClockedServer) -> None:
    robin = register(home.url)
    before = home.row_counts()
    bad = {"name": "x", "kind": "expense", "parent_id": robin.user_id}

    assert send(robin, "/categories", bad, "key").status_code == 422

    assert home.row_counts() == before
