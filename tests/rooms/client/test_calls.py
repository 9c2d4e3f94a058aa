"""Plain calls: what they answer, and how a refusal looks."""

import asyncio
import socket
from datetime import date
from typing import Any

import pytest
from tests.kit.client import PASSWORD, Person, register
from tests.kit.server import ServerProcess

from pennybell.client.asynchronous import AsyncClient
from pennybell.client.blocking import Client
from pennybell.client.endpoint import Outside
from pennybell.client.errors import ApiProblem, SignedOut, Unreachable

DAY = date(2026, 1, 26)


@pytest.fixture
def robin(server: ServerProcess) -> Person:
    return register(server.url)


def test_a_transaction_is_recorded_and_shown(robin: Person) -> None:
    account = robin.open_account()
    with Client(robin.url, email=robin.email, password=PASSWORD) as client:
        row = client.record(account["id"], -1250, DAY, payee="Bakery", tags=["food"])

        assert (row["payee"], row["date"]) == ("Bakery", "2026-01-26")
        assert client.accounts()[0]["balance_minor"] == -1250
        assert client.snapshot()["seq"] == row["seq"]
        assert client.get("/transactions", limit=1)["items"][0]["id"] == row["id"]


def test_the_asynchronous_client_answers_the_same(robin: Person) -> None:
    account = robin.open_account()

    async def ask() -> list[Any]:
        async with AsyncClient(robin.url, email=robin.email, password=PASSWORD) as client:
            row = await client.record(account["id"], -1250, DAY, payee="Bakery")
            changed = await client.patch(
                f"/transactions/{row['id']}", {"payee": "Baker"}, version=row["version"]
            )
            gone = await client.delete(f"/transactions/{row['id']}", version=changed["version"])
            return [changed["payee"], gone["deleted_at"], await client.accounts()]

    payee, deleted_at, accounts = asyncio.run(ask())
    assert payee == "Baker"
    assert deleted_at is not None
    assert accounts[0]["balance_minor"] == 0


def test_a_refusal_carries_the_problem_document(robin: Person) -> None:
    account = robin.open_account()
    row = robin.record(account["id"], -1250)
    robin.patch(f"/transactions/{row['id']}", {"note": "first"})
    with (
        Client(robin.url, token=robin.token) as client,
        pytest.raises(ApiProblem, match="changed meanwhile") as stale,
    ):
        client.patch(f"/transactions/{row['id']}", {"note": "second"}, version=row["version"])

    assert (stale.value.code, stale.value.status) == ("stale_version", 412)
    assert stale.value.extra["current"]["note"] == "first"


def test_a_repeated_request_with_its_key_is_answered_as_the_first_time(robin: Person) -> None:
    account = robin.open_account()
    body = {"account_id": account["id"], "amount_minor": -5, "date": "2026-01-26"}
    with Client(robin.url, token=robin.token) as client:
        first = client.post("/transactions", body, idempotency_key="once")
        again = client.post("/transactions", body, idempotency_key="once")

    assert first == again


def test_a_wrong_password_is_told_as_such(robin: Person) -> None:
    with (
        Client(robin.url, email=robin.email, password="wrong horse") as client,
        pytest.raises(SignedOut) as refused,
    ):
        client.accounts()

    assert refused.value.code == "bad_credentials"


def test_a_refresh_token_is_handed_on_and_starts_another_run(robin: Person) -> None:
    kept = [robin.refresh_token]
    outside = Outside(keep_refresh_token=kept.append)
    for _ in range(3):
        with Client(robin.url, refresh_token=kept[-1], outside=outside) as client:
            assert client.get("/me")["email"] == robin.email
            assert client.refresh_token == kept[-1]

    assert len(set(kept)) == 4


def test_a_fixed_token_of_an_ended_sign_in_is_of_no_use(robin: Person) -> None:
    away = robin.on_another_device()
    away.post("/auth/logout")
    with Client(robin.url, token=away.token) as client, pytest.raises(SignedOut) as ended:
        client.accounts()

    assert ended.value.code == "session_ended"


def test_no_answer_is_told_as_such() -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{nobody.getsockname()[1]}"
        with Client(url, token="t") as client, pytest.raises(Unreachable) as told:
            client.accounts()

    assert told.value.detail == f"No answer from {url}: Connection refused."


@pytest.mark.parametrize("url", ["money.example", "ftp://money.example", ""])
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="no address"):
        Client(url, token="t")
