"""`pennybell user` and `pennybell token` beside a running server, on both databases."""

import re
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from redis import Redis
from tests.kit.client import PASSWORD, Person, register, sign_in
from tests.kit.ledger import Ledger
from tests.kit.server import ServerProcess
from tests.rooms.cli.conftest import Said, Verb

from pennybell.bus.redis import CHANNEL, from_text
from pennybell.domains.identity.repository import find_user
from pennybell.outbox.actor import Actor
from pennybell.realtime import close_codes

Beside = Callable[..., Said]


@pytest.fixture
def beside(pennybell: Verb, server: ServerProcess) -> Beside:
    """A verb on the running server's database."""
    return lambda *words, **more: pennybell(*words, **{**server.settings, **more})


def answer_to(server: ServerProcess, email: str, password: str) -> httpx.Response:
    body = {"email": email, "password": password, "client": "native"}
    return httpx.post(f"{server.url}/api/v1/auth/login", json=body, trust_env=False)


def password_in(said: Said) -> str:
    assert said.code == 0, said.err
    found = re.search(r"password: (\S+)", said.out)
    assert found, said.out
    return found[1]


def test_created_user_signs_in_with_the_password_printed(
    server: ServerProcess, beside: Beside
) -> None:
    said = beside(
        "user", "create", "Kim@Home.example", "--name", "Kim", "--currency", "JPY",
        "--timezone", "Asia/Tokyo",
    )  # fmt: skip
    kim = sign_in(server.url, "kim@home.example", password_in(said))
    household = kim.get("/household")
    assert (household["currency"], household["timezone"]) == ("JPY", "Asia/Tokyo")
    assert kim.get("/categories")["items"], "with the default categories"
    again = beside("user", "create", "kim@home.EXAMPLE", "--name", "Kim")
    assert (again.code, again.out) == (1, "")
    assert again.err == "There is an account with this e-mail already.\n"


@pytest.mark.parametrize(
    ("words", "field"),
    [
        (["nobody", "--name", "Kim"], "email"),
        (["kim@home.example", "--name", ""], "name"),
        (["kim@home.example", "--name", "Kim", "--currency", "EURO"], "currency"),
        (["kim@home.example", "--name", "Kim", "--timezone", "Mars/Olympus"], "timezone"),
    ],
)
def test_user_that_could_not_register_is_not_created(
    beside: Beside, words: list[str], field: str
) -> None:
    before = beside("user", "list").out
    said = beside("user", "create", *words)
    assert said.code == 1
    assert said.err.startswith(f"{field}: ")
    assert len(said.err.splitlines()) == 1
    assert beside("user", "list").out == before


def email_of(ledger: Ledger, actor: Actor) -> str:
    with ledger.database.read() as connection:
        row = find_user(connection, actor.user_id)
    assert row is not None
    return str(row.email)


def test_list_shows_everybody_and_their_marks(own_ledger: Ledger, pennybell: Verb) -> None:
    robin = own_ledger.found("Robin")
    sam = email_of(own_ledger, own_ledger.join(robin, "Sam"))
    assert pennybell("user", "disable", sam, database_url=own_ledger.url).code == 0
    said = pennybell("user", "list", database_url=own_ledger.url)
    assert said.out.splitlines() == [
        f"{email_of(own_ledger, robin)}  Robin  admin",
        f"{sam}  Sam  disabled",
    ]


def test_reset_ends_the_old_password_and_every_open_socket(
    server: ServerProcess, beside: Beside
) -> None:
    robin = register(server.url)
    with robin.socket() as phone, robin.on_another_device().socket() as laptop:
        fresh = password_in(beside("user", "reset", robin.email))
        assert phone.close_code() == close_codes.REVOKED.code
        assert laptop.close_code() == close_codes.REVOKED.code
    assert robin.send("GET", "/me").status_code == 401
    assert answer_to(server, robin.email, PASSWORD).status_code == 401
    assert sign_in(server.url, robin.email, fresh).user_id == robin.user_id


def test_disabled_user_is_out_until_it_is_undone(server: ServerProcess, beside: Beside) -> None:
    robin = register(server.url)
    sam = robin.invite()
    with sam.socket() as socket:
        said = beside("user", "disable", sam.email)
        assert said.out == f"{sam.email} may not sign in any more.\n"
        assert socket.close_code() == close_codes.ACCOUNT_DISABLED.code
    assert sam.send("GET", "/me").status_code == 401
    refused = answer_to(server, sam.email, PASSWORD)
    assert refused.json() == answer_to(server, sam.email, "wrong password").json()
    renewed = sam.http.post(
        f"{server.url}/api/v1/auth/refresh", json={"refresh_token": sam.refresh_token}
    )
    assert renewed.status_code == 401
    assert {each["user_id"] for each in robin.get("/members")["items"]} >= {sam.user_id}
    assert beside("user", "disable", sam.email, "--undo").code == 0
    assert sign_in(server.url, sam.email).get("/household")["id"] == robin.household_id


def test_household_of_a_deleted_last_member_goes_with_them(
    server: ServerProcess, beside: Beside
) -> None:
    robin = register(server.url)
    account = robin.open_account()
    parts = [{"amount_minor": -300}, {"amount_minor": -200}]
    robin.record(account["id"], -500, splits=parts, tags=["holiday"])
    with robin.socket() as socket:
        said = beside("user", "delete", robin.email, "--yes")
        assert (said.code, said.out) == (0, f"{robin.email} is deleted.\n")
        assert socket.close_code() == close_codes.REVOKED.code
    assert answer_to(server, robin.email, PASSWORD).status_code == 401
    assert robin.email not in beside("user", "list").out
    assert beside("doctor").code == 0
    assert register(server.url, email=robin.email).household_id != robin.household_id


def test_others_hear_that_a_deleted_member_left(server: ServerProcess, beside: Beside) -> None:
    robin = register(server.url)
    sam = robin.invite(name="Sam")
    row = sam.record(sam.open_account()["id"], -1250)
    with robin.socket() as socket:
        assert beside("user", "delete", sam.email, typed="y\n").code == 0
        left = socket.expect("member.left")
    assert left["payload"]["user_id"] == sam.user_id
    assert [each["user_id"] for each in robin.get("/members")["items"]] == [robin.user_id]
    assert robin.get(f"/transactions/{row['id']}")["amount_minor"] == -1250
    assert beside("doctor").code == 0


def test_last_owner_of_others_is_not_deleted(server: ServerProcess, beside: Beside) -> None:
    robin = register(server.url)
    sam = robin.invite()
    said = beside("user", "delete", robin.email, "--yes")
    assert (said.code, said.err) == (1, "A household keeps at least one owner.\n")
    assert robin.get("/me")["id"] == robin.user_id, "nothing of it was done"
    assert len(sam.get("/members")["items"]) == 2


def test_delete_asks_first(server: ServerProcess, beside: Beside) -> None:
    robin = register(server.url)
    assert beside("user", "delete", robin.email, typed="n\n").code == 1
    assert robin.get("/me")["id"] == robin.user_id


@pytest.mark.parametrize("words", [["reset"], ["disable"], ["delete", "--yes"]])
def test_unknown_user_is_one_sentence(beside: Beside, words: list[str]) -> None:
    said = beside("user", *words, "nobody@home.example")
    assert (said.code, said.out) == (1, "")
    assert said.err == "There is no user nobody@home.example.\n"


def test_token_of_the_command_line_is_accepted(server: ServerProcess, beside: Beside) -> None:
    robin = register(server.url)
    said = beside("token", "--user", robin.email)
    token = said.out.strip()
    assert said.code == 0
    assert len(token) < 400
    me = Person(server.url, robin.email, token, robin.user_id, robin.household_id, robin.http)
    assert me.get("/me")["id"] == robin.user_id
    assert me.get("/household")["id"] == robin.household_id
    with me.socket() as socket:
        assert socket.ready


def test_token_without_a_user_is_the_admins(own_ledger: Ledger, pennybell: Verb) -> None:
    nobody = pennybell("token", database_url=own_ledger.url)
    assert (nobody.code, nobody.err) == (1, "There is no user yet; register first.\n")
    own_ledger.found("Robin")
    own_ledger.found("Sam")
    assert pennybell("token", database_url=own_ledger.url).out.startswith("ey")


def test_disabled_user_gets_no_token(server: ServerProcess, beside: Beside) -> None:
    robin = register(server.url)
    beside("user", "disable", robin.email)
    said = beside("token", "--user", robin.email)
    assert (said.code, said.out) == (1, "")
    assert len(said.err.splitlines()) == 1


def test_command_rings_other_processes_over_redis(
    tmp_path: Path, redis_url: str, ledger: Ledger, pennybell: Verb
) -> None:
    robin = ledger.found("Robin")
    with Redis.from_url(redis_url) as client, client.pubsub() as subscription:
        subscription.psubscribe(f"{CHANNEL}*")
        while subscription.get_message(timeout=5)["type"] != "psubscribe":
            pass
        said = pennybell(
            "user", "reset", email_of(ledger, robin), database_url=ledger.url, bus_url=redis_url
        )
        assert said.code == 0
        ended: list[tuple[str, str]] = []
        while (robin.user_id, robin.session_id) not in ended:
            message = subscription.get_message(timeout=10)
            assert message is not None, "a bell rings"
            ended += from_text(message["data"])[1].ended


def test_database_that_does_not_answer_is_one_sentence(pennybell: Verb) -> None:
    said = pennybell("user", "list", database_url="postgresql://nobody@127.0.0.1:1/none")
    assert said.code == 1
    assert said.err.startswith("The database does not answer: ")
    assert "Traceback" not in said.err


def test_wrong_setting_is_named(pennybell: Verb) -> None:
    said = pennybell("user", "list", port="eighty")
    assert said.code == 2
    assert said.err.startswith("PENNYBELL_PORT: ")
