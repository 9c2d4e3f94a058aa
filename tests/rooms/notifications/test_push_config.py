"""What a browser is told of how it is rung, and what it may then register."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import ValidationError
from tests.kit.client import Person, register
from tests.providers.certificates import Authority
from tests.providers.fcm import FcmServer
from tests.providers.webpush import PushService
from tests.rooms.edge.clocked import ClockedServer

from pennybell.settings import Settings

KEY = "BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM"
WEB = {
    "firebase_api_key": "AIza-public",
    "firebase_project_id": "pennybell-test",
    "firebase_app_id": "1:123:web:abc",
    "firebase_messaging_sender_id": "123",
    "firebase_vapid_key": KEY,
}
GOOGLE = ("firebaseinstallations.googleapis.com", "fcmregistrations.googleapis.com")


@pytest.fixture(scope="module")
def fcm(authority: Authority) -> Iterator[FcmServer]:
    with FcmServer(authority) as running:
        yield running


@pytest.fixture(scope="module")
def account(fcm: FcmServer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("account") / "firebase.json"
    file.write_text(json.dumps(fcm.account()))
    return file


@pytest.fixture(scope="module")
def firebase(
    fcm: FcmServer,
    account: Path,
    authority: Authority,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[ClockedServer]:
    settings = {
        "fcm_credentials_file": account,
        "fcm_url": fcm.url,
        "provider_ca_file": authority.ca_file,
        "url_guard_allow": ["127.0.0.1"],
        **WEB,
    }
    with ClockedServer(tmp_path_factory.mktemp("firebase"), **settings) as running:
        yield running


@pytest.fixture
def robin(firebase: ClockedServer) -> Person:
    return register(firebase.url, "Robin")


def policy_of(url: str) -> str:
    return str(httpx.get(f"{url}/inbox", trust_env=False).headers["content-security-policy"])


def devices_of(person: Person) -> list[tuple[str, str]]:
    items = person.get("/notification-preferences/devices")["items"]
    return [(each["kind"], each["platform"]) for each in items]


def test_without_firebase_a_browser_registers_by_itself(tmp_path: Path) -> None:
    with ClockedServer(tmp_path, push_enabled=False) as server:
        robin = register(server.url, "Robin")
        said = robin.get("/push-config")
        key = robin.get("/notification-preferences/web-push")["key"]
        policy = policy_of(server.url)

    assert said == {"enabled": False, "kind": "vapid", "key": key, "firebase": None}
    assert not any(host in policy for host in GOOGLE)


def test_while_push_is_held_a_test_notice_waits_for_no_answer(
    tmp_path: Path, authority: Authority
) -> None:
    settings = {"push_enabled": False, "url_guard_allow": ["127.0.0.1"]}
    with PushService(authority) as push, ClockedServer(tmp_path, **settings) as server:
        robin = register(server.url, "Robin")
        robin.post("/notification-preferences/web-push", push.subscribe().json())
        said = robin.post("/notifications/test", {"title": "It rings"})

    assert said["settled"] is True
    assert [(each["state"], each["attempts"]) for each in said["deliveries"]] == [("pending", 0)]


def test_with_firebase_a_browser_is_told_the_projects_public_config(
    firebase: ClockedServer, robin: Person
) -> None:
    assert robin.get("/push-config") == {
        "enabled": True,
        "kind": "firebase",
        "key": KEY,
        "firebase": {
            "api_key": "AIza-public",
            "project_id": "pennybell-test",
            "app_id": "1:123:web:abc",
            "messaging_sender_id": "123",
        },
    }
    assert httpx.get(f"{firebase.url}/api/v1/push-config", trust_env=False).status_code == 401


def test_with_firebase_pages_may_call_google_and_nobody_else(firebase: ClockedServer) -> None:
    policy = policy_of(firebase.url)
    (connects,) = [part for part in policy.split("; ") if part.startswith("connect-src")]

    assert set(connects.split()[1:]) == {"'self'", "ws:", "wss:", *(f"https://{h}" for h in GOOGLE)}


def test_a_browsers_firebase_token_is_sent_the_webpush_block(
    firebase: ClockedServer, fcm: FcmServer, robin: Person
) -> None:
    token = f"good-browser-{robin.user_id}"
    body = {"token": token, "platform": "web", "device_id": "b1"}
    robin.post("/notification-preferences/fcm-token", body)
    robin.post("/notifications/test", {"title": "It rings", "body": "Truly."})

    (message,) = [each for each in fcm.accepted if each.get("token") == token]
    assert "android" not in message
    shown = message["webpush"]["notification"]
    assert (shown["title"], shown["body"]) == ("It rings", "Truly.")
    assert message["data"]["notification_id"]


def test_an_installation_id_rings_as_a_token_does(
    firebase: ClockedServer, fcm: FcmServer, robin: Person
) -> None:
    fid = f"good-fid-{robin.user_id}"
    registered = robin.post("/notification-preferences/fcm-token", {"fid": fid})
    robin.post("/notifications/test", {"title": "It rings"})

    assert (registered["kind"], registered["address_kind"]) == ("fcm", "fid")
    assert [each["fid"] for each in fcm.accepted if each.get("fid") == fid] == [fid]


def test_an_installation_id_takes_the_place_of_the_devices_token(robin: Person) -> None:
    device: dict[str, Any] = {"device_id": "pixel"}
    robin.post("/notification-preferences/fcm-token", {"token": "good-old-token", **device})
    robin.post("/notification-preferences/fcm-token", {"fid": "good-new-fid", **device})

    (kept,) = robin.get("/notification-preferences/devices")["items"]
    assert kept["address_kind"] == "fid"


@pytest.mark.parametrize("body", [{}, {"token": "good-token", "fid": "good-fid-1"}])
def test_neither_and_both_of_token_and_installation_id_are_refused(
    robin: Person, body: dict[str, str]
) -> None:
    answer = robin.send("POST", "/notification-preferences/fcm-token", body)

    assert (answer.status_code, answer.json()["code"]) == (422, "token_or_fid")


def test_a_browser_that_comes_to_register_with_firebase_rings_once(
    robin: Person, authority: Authority
) -> None:
    with PushService(authority) as push:
        browser = push.subscribe().json() | {"device_id": "b1"}
    robin.post("/notification-preferences/web-push", browser)
    phone = {"token": f"good-phone-{robin.user_id}", "device_id": "p1"}
    robin.post("/notification-preferences/fcm-token", phone)
    token = {"token": f"good-web-{robin.user_id}", "platform": "web", "device_id": "b1"}
    robin.post("/notification-preferences/fcm-token", token)
    assert devices_of(robin) == [("fcm", "web"), ("fcm", "android")]

    robin.post("/notification-preferences/web-push", browser)
    assert devices_of(robin) == [("webpush", "web"), ("fcm", "android")]


@pytest.mark.parametrize("way", ["token", "fid", "apns", "webpush"])
def test_twenty_devices_of_a_kind_ring_and_one_more_retires_the_oldest(
    robin: Person, authority: Authority, way: str
) -> None:
    def register_one(number: int, push: PushService) -> None:
        if way == "apns":
            body: dict[str, Any] = {"token": f"{number:064x}"}
        elif way == "webpush":
            body = push.subscribe().json()
        else:
            body = {way: f"good-{way}-{robin.user_id}-{number:02}"}
        path = {"apns": "apns-token", "webpush": "web-push"}.get(way, "fcm-token")
        body |= {"device_name": str(number)}
        robin.post(f"/notification-preferences/{path}", body)

    other = {"apns": "fcm-token"}.get(way, "apns-token")
    robin.post(f"/notification-preferences/{other}", {"token": "00fc13adff785122b4ad28809a342098"})
    with PushService(authority) as push:
        for number in range(21):
            register_one(number, push)

    items = robin.get("/notification-preferences/devices")["items"]
    names = [each["name"] for each in items if each["name"]]
    assert names == [str(number) for number in range(20, 0, -1)]
    assert len(items) == 21


@pytest.mark.parametrize("has_new_address", [False, True])
@pytest.mark.parametrize("way", ["fcm", "webpush"])
def test_a_device_that_was_forgotten_comes_back_only_when_it_is_registered_anew(
    robin: Person, authority: Authority, way: str, has_new_address: bool
) -> None:
    def address(push: PushService) -> dict[str, Any]:
        if way == "webpush":
            return dict(push.subscribe().json())
        return {"token": f"good-phone-{robin.user_id}-{push.port}"}

    path = f"/notification-preferences/{'web-push' if way == 'webpush' else 'fcm-token'}"
    with PushService(authority) as push, PushService(authority) as later:
        body = address(push) | {"device_id": "b1", "renewal": True}
        device = robin.post(path, body)
        robin.delete(f"/notification-preferences/devices/{device['id']}")
        if has_new_address:
            body |= address(later)
    refused = robin.send("POST", path, body)
    assert (refused.status_code, refused.json()["code"]) == (409, "device_forgotten")
    assert devices_of(robin) == []
    again = robin.send("DELETE", f"/notification-preferences/devices/{device['id']}")
    assert again.status_code == 404

    robin.post(path, body | {"renewal": False})
    robin.post(path, body)
    assert len(devices_of(robin)) == 1


def test_a_device_forgotten_by_one_person_may_be_another_ones(
    firebase: ClockedServer, robin: Person
) -> None:
    body = {"token": f"good-shared-{robin.user_id}", "device_id": "p1", "renewal": True}
    device = robin.post("/notification-preferences/fcm-token", body)
    robin.delete(f"/notification-preferences/devices/{device['id']}")
    kim = register(firebase.url, "Kim")
    kim.post("/notification-preferences/fcm-token", body)

    assert (devices_of(robin), devices_of(kim)) == ([], [("fcm", "android")])


@pytest.mark.parametrize("missing", [*WEB, "fcm_credentials_file"])
def test_half_of_a_firebase_configuration_is_refused_by_what_is_missing(
    account: Path, missing: str
) -> None:
    given: dict[str, Any] = {**WEB, "fcm_credentials_file": account}
    del given[missing]

    with pytest.raises(ValidationError, match=f"PENNYBELL_{missing.upper()} too"):
        Settings(**given)


def test_a_web_push_key_is_one(account: Path) -> None:
    given: dict[str, Any] = {**WEB, "firebase_vapid_key": "AIza", "fcm_credentials_file": account}
    with pytest.raises(ValidationError, match="no public key"):
        Settings(**given)
