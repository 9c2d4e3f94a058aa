"""Webhooks: signed as Standard Webhooks has it, tried again, switched off when nobody is there."""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import create_engine, update
from tests.kit.client import Json, Person, register
from tests.kit.inbox import wait_for_notices
from tests.providers.certificates import Authority
from tests.providers.http_server import Request
from tests.rooms.notifications.post_office import PostOffice, hook_path, open_office, soon
from tests.rooms.notifications.test_contacts import fill_low_account

from pennybell.kit.clock import DAY, SECOND, system_clock
from pennybell.storage.tables.notifications import webhooks


@pytest.fixture(scope="module")
def office(
    database_kind: str,
    make_database_url: Callable[[str], str],
    tmp_path_factory: pytest.TempPathFactory,
    authority: Authority,
) -> Iterator[PostOffice]:
    url = "" if database_kind == "sqlite" else make_database_url(database_kind)
    with open_office(tmp_path_factory.mktemp("hooks"), authority, database_url=url) as opened:
        yield opened


@pytest.fixture
def robin(office: PostOffice) -> Person:
    return register(office.server.url, "Robin")


def hook_of(office: PostOffice, person: Person, **fields: object) -> Json:
    url = office.hook_url(person)
    return dict(person.post("/webhooks", {"name": "Automation", "url": url, **fields}))


def arrived(office: PostOffice, person: Person) -> list[Request]:
    return [each for each in office.gateway.requests if each.path == hook_path(person)]


def signed_by(request: Request, secret: str) -> bool:
    """Checked by the text of the standard, not by our code."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    headers = request.headers
    text = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + request.body
    expected = "v1," + base64.b64encode(hmac.new(key, text, hashlib.sha256).digest()).decode()
    return expected in headers["webhook-signature"].split()


def log_of(person: Person, hook: Json) -> list[Json]:
    return list(person.get(f"/webhooks/{hook['id']}/deliveries")["items"])


def test_a_program_is_told_signed_and_the_secret_is_shown_once(
    office: PostOffice, robin: Person
) -> None:
    hook = hook_of(office, robin)
    notice = fill_low_account(robin)
    (request,) = soon(lambda: arrived(office, robin))

    assert signed_by(request, hook["secret"])
    assert abs(int(request.headers["webhook-timestamp"]) - system_clock() / SECOND) < 60
    said = json.loads(request.body)
    assert (said["type"], said["data"]["notification_id"]) == ("low_balance", notice["id"])
    assert "50.00" in said["data"]["body"]
    (kept,) = robin.get("/webhooks")["items"]
    assert "secret" not in kept
    assert robin.user_id not in kept["url"]
    (entry,) = soon(lambda: [each for each in log_of(robin, hook) if each["state"] == "accepted"])
    assert [each["http_status"] for each in entry["attempts"]] == [200]
    assert entry["type"] == "low_balance"


def test_a_replayed_request_makes_no_second_one_and_shows_no_secret(
    office: PostOffice, robin: Person
) -> None:
    body = {"name": "x", "url": f"http://127.0.0.1:{office.gateway.port}/x"}
    first, again = (robin.post("/webhooks", body, **{"Idempotency-Key": "k"}) for _ in range(2))

    assert first["secret"].startswith("whsec_")
    assert again == first | {"secret": None}
    assert len(robin.get("/webhooks")["items"]) == 1


def test_after_a_new_secret_the_old_one_signs_too(office: PostOffice, robin: Person) -> None:
    hook = hook_of(office, robin)
    renewed = robin.post(f"/webhooks/{hook['id']}/rotate")
    assert renewed["old_secret_until"] is not None
    said = robin.post(f"/webhooks/{hook['id']}/test")

    assert [each["state"] for each in said["deliveries"]] == ["accepted"]
    assert [each["target_name"] for each in said["deliveries"]] == ["Automation"]
    (request,) = arrived(office, robin)
    assert signed_by(request, hook["secret"])
    assert signed_by(request, renewed["secret"])
    robin.post(f"/webhooks/{hook['id']}/rotate")
    robin.post(f"/webhooks/{hook['id']}/test")
    assert not signed_by(arrived(office, robin)[1], hook["secret"])


def test_only_the_types_it_wants_reach_it(office: PostOffice, robin: Person) -> None:
    hook = hook_of(office, robin, types=["large_expense"])
    fill_low_account(robin)
    (withheld,) = soon(lambda: [each for each in log_of(robin, hook) if each["reason"]])
    assert (withheld["type"], withheld["reason"]) == ("low_balance", "type_not_subscribed")


def test_what_fails_is_tried_again_with_the_same_id(office: PostOffice, robin: Person) -> None:
    hook = hook_of(office, robin)
    office.refuse_next(robin, 500)
    robin.post(f"/webhooks/{hook['id']}/test")
    first, second = soon(lambda: len(arrived(office, robin)) > 1 and arrived(office, robin))

    assert first.headers["webhook-id"] == second.headers["webhook-id"]
    assert first.body == second.body
    (entry,) = soon(lambda: [each for each in log_of(robin, hook) if each["state"] == "accepted"])
    assert [each["http_status"] for each in entry["attempts"]] == [500, 200]
    assert robin.get(f"/webhooks/{hook['id']}")["failing_since"] is None


def test_a_receiver_that_wants_no_more_is_switched_off_and_its_person_told(
    office: PostOffice, robin: Person
) -> None:
    hook = hook_of(office, robin)
    office.refuse_next(robin, 410)
    robin.post(f"/webhooks/{hook['id']}/test")

    (notice,) = wait_for_notices(robin, type="webhook_disabled")
    assert notice["subject_id"] == hook["id"]
    found = robin.get(f"/webhooks/{hook['id']}")
    assert (found["enabled"], found["disabled_reason"]) == (False, "gone")
    assert robin.post(f"/webhooks/{hook['id']}/test")["deliveries"] == []
    on_again = robin.patch(f"/webhooks/{hook['id']}", {"enabled": True})
    assert (on_again["enabled"], on_again["disabled_reason"]) == (True, None)


def test_one_that_has_failed_for_days_is_switched_off(office: PostOffice, robin: Person) -> None:
    hook = hook_of(office, robin)
    office.refuse_next(robin, 404)
    robin.post(f"/webhooks/{hook['id']}/test")
    assert soon(lambda: robin.get(f"/webhooks/{hook['id']}")["failing_since"])
    assert robin.get(f"/webhooks/{hook['id']}")["enabled"] is True
    engine = create_engine(office.server.database_url)
    with engine.begin() as connection:
        long_ago = system_clock() - 6 * DAY
        connection.execute(
            update(webhooks).where(webhooks.c.id == hook["id"]).values(failing_since=long_ago)
        )
    engine.dispose()
    office.refuse_next(robin, 404)
    robin.post(f"/webhooks/{hook['id']}/test")

    wait_for_notices(robin, type="webhook_disabled")
    assert robin.get(f"/webhooks/{hook['id']}")["disabled_reason"] == "failing"


@pytest.mark.parametrize(
    "url",
    ["http://hooks.example/x", "https://10.0.0.1/x", "https://[::1]/x", "https://a@b.example"],
)
def test_a_url_inside_our_network_is_refused(robin: Person, url: str) -> None:
    answer = robin.send("POST", "/webhooks", {"name": "x", "url": url})

    assert (answer.status_code, answer.json()["code"]) == (422, "url_refused")
