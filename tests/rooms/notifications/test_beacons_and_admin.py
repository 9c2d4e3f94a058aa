"""What devices say of a push, and what the admin sees of what could not be delivered."""

import json
from collections.abc import Callable, Iterator

import pytest
from tests.kit.client import Json, Person, register
from tests.providers.certificates import Authority
from tests.providers.smtp import Received
from tests.providers.webpush import PushService
from tests.rooms.notifications.post_office import ORIGIN, PostOffice, open_office, soon


@pytest.fixture(scope="module")
def office(
    database_kind: str,
    make_database_url: Callable[[str], str],
    tmp_path_factory: pytest.TempPathFactory,
    authority: Authority,
) -> Iterator[PostOffice]:
    url = "" if database_kind == "sqlite" else make_database_url(database_kind)
    with open_office(tmp_path_factory.mktemp("beacons"), authority, database_url=url) as opened:
        yield opened


@pytest.fixture(scope="module")
def admin(office: PostOffice) -> Person:
    """The first one registered."""
    return register(office.server.url, "Admin")


@pytest.fixture
def robin(office: PostOffice, admin: Person) -> Person:
    assert admin.user_id
    return register(office.server.url, "Robin")


def pushed(person: Person, push_service: PushService) -> tuple[Json, Json]:
    """(the delivery, the data of the push) of a test notice to a browser."""
    key = person.get("/notification-preferences/web-push")["key"]
    browser = push_service.subscribe(public_key=key)
    person.post("/notification-preferences/web-push", browser.json())
    told = person.post("/notifications/test", {"title": "It rings"})
    (delivery,) = told["deliveries"]
    said = json.loads(browser.received[-1].plain)
    data: Json = said["notification"]["data"]
    return told | {"delivery": delivery}, data


def state_of(person: Person, told: Json) -> Json:
    return dict(person.get(f"/notifications/{told['notification_id']}/deliveries")["items"][0])


def test_a_device_says_what_it_showed_without_a_sign_in(
    office: PostOffice, robin: Person, push_service: PushService
) -> None:
    told, data = pushed(robin, push_service)
    displayed, clicked = (
        data[name].removeprefix(ORIGIN) for name in ("displayed_url", "clicked_url")
    )

    for _ in range(2):
        assert office.visit("POST", displayed).status_code == 204
    shown = state_of(robin, told)
    assert (shown["state"], shown["clicked_at"]) == ("displayed", None)
    assert office.visit("POST", clicked).status_code == 204
    pressed = state_of(robin, told)
    assert pressed["state"] == "clicked"
    assert office.visit("POST", displayed).status_code == 204

    assert state_of(robin, told) == pressed
    assert pressed["displayed_at"] == shown["displayed_at"]


def test_nobody_says_so_for_another_delivery(
    office: PostOffice, robin: Person, push_service: PushService
) -> None:
    told, data = pushed(robin, push_service)
    other, of_other = pushed(register(office.server.url, "Kim"), push_service)
    proof = data["displayed_url"].partition("?s=")[2]
    path = f"/api/v1/notifications/{other['delivery']['id']}"

    for wrong in (f"{path}/displayed?s={proof}", f"{path}/displayed", f"{path}/clicked?s=%C3%A9"):
        assert office.visit("POST", wrong).status_code == 404
    assert of_other["displayed_url"] != data["displayed_url"]
    assert state_of(robin, told)["state"] == "accepted"


def test_the_admin_sees_what_was_given_up_and_sends_it_again(
    office: PostOffice, admin: Person, robin: Person
) -> None:
    office.confirmed(robin, robin.email)
    office.smtp.next_at("dot", "554 5.6.0 Not understood")
    told = robin.post("/notifications/test", {"title": "Dead at first", "channel": "email"})
    assert [each["state"] for each in told["deliveries"]] == ["dead"]

    letters = admin.get("/admin/dead-letters")["items"]
    (letter,) = [each for each in letters if each["user_id"] == robin.user_id]
    assert (letter["channel"], letter["reason"]) == ("email", "ours")
    assert letter["last_reason"] == "data_554_5.6.0"
    assert robin.email not in str(letters)
    assert "Dead at first" not in str(letters)
    again = admin.send("POST", f"/admin/dead-letters/{letter['id']}/requeue")
    assert again.status_code == 204

    (mail,) = [
        each
        for each in wait_for_two(office, robin.email)
        if each.parsed()["Subject"] == "Dead at first"
    ]
    assert mail.parsed()["Message-ID"] == f"<{letter['id']}@money.example>"
    repeated = admin.send("POST", f"/admin/dead-letters/{letter['id']}/requeue")
    assert repeated.status_code == 404


def wait_for_two(office: PostOffice, address: str) -> list[Received]:
    return list(soon(lambda: len(office.mails_to(address)) > 1 and office.mails_to(address)))


def test_the_admin_sees_how_the_providers_are(admin: Person) -> None:
    found = {each["channel"]: each for each in admin.get("/admin/providers")["items"]}

    assert {"email", "webhook", "webpush", "sms", "apprise"} == found.keys()
    assert [each["state"] for each in found["email"]["providers"]] == ["closed"]


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/admin/dead-letters"),
        ("GET", "/admin/providers"),
        ("POST", "/admin/dead-letters/01890a5d-ac96-774b-bcce-b302099a8000/requeue"),
    ],
)
def test_nobody_else_sees_any_of_it(robin: Person, method: str, path: str) -> None:
    answer = robin.send(method, path)

    assert (answer.status_code, answer.json()["code"]) == (403, "not_admin")
