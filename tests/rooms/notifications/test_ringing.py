"""From a commit to a device: the whole pipeline against local providers, on both databases."""

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import httpx
import pytest
from tests.kit.alerts import today_of
from tests.kit.client import ARRIVES_S_MAX, Person, register
from tests.kit.inbox import wait_for_notices
from tests.kit.server import ServerProcess
from tests.providers.certificates import Authority
from tests.providers.fcm import FcmServer
from tests.providers.http_server import Fault, Reply
from tests.providers.webpush import PushService
from tests.rooms.imports.test_importing import HEADER, imported
from tests.rooms.realtime.test_metrics import values_of


@dataclass(frozen=True, slots=True)
class Town:
    """A server, and the providers it sends to."""

    server: ServerProcess
    fcm: FcmServer
    push: PushService


@pytest.fixture(scope="module")
def town(
    database_kind: str,
    make_database_url: Callable[[str], str],
    tmp_path_factory: pytest.TempPathFactory,
    authority: Authority,
) -> Iterator[Town]:
    url = "" if database_kind == "sqlite" else make_database_url(database_kind)
    folder = tmp_path_factory.mktemp("town")
    with FcmServer(authority) as fcm, PushService(authority) as push:
        account = folder / "firebase.json"
        account.write_text(json.dumps(fcm.account()))
        settings = {
            "database_url": url,
            "readers": "alerts,notifications",
            "fcm_credentials_file": str(account),
            "fcm_url": fcm.url,
            "vapid_subject": "mailto:operator@money.example",
            "provider_ca_file": str(authority.ca_file),
            "url_guard_allow": push.url.removeprefix("https://"),
            "dispatcher": "true",
        }
        with ServerProcess(folder, **settings) as server:
            yield Town(server, fcm, push)
            log = server.log.read_text()
            assert "delivery.failed" not in log
            for secret in ("good-phone", "Corner Bakery", push.url):
                assert secret not in log


@pytest.fixture
def robin(town: Town) -> Person:
    return register(town.server.url, "Robin")


def soon(look: Callable[[], Any]) -> Any:
    """What `look` finds, as soon as it finds something."""
    for _ in range(round(ARRIVES_S_MAX / 0.02)):
        if found := look():
            return found
        time.sleep(0.02)
    raise AssertionError("nothing arrived")


def phone_of(person: Person, token: str, **further: Any) -> str:
    body = {"token": token, "device_name": "Phone", **further}
    return str(person.post("/notification-preferences/fcm-token", body)["id"])


def sent_to(town: Town, token: str) -> list[dict[str, Any]]:
    return [each for each in town.fcm.accepted if each.get("token") == token]


def test_a_test_notice_reaches_every_device_and_says_what_providers_said(
    town: Town, robin: Person
) -> None:
    token = f"good-phone-{robin.user_id}"
    phone_of(robin, token)
    phone_of(robin, "unregistered-phone-1")
    browser = town.push.subscribe(public_key=robin.get("/notification-preferences/web-push")["key"])
    robin.post("/notification-preferences/web-push", browser.json())

    said = robin.post("/notifications/test", {"title": "It rings", "body": "Truly."})

    assert said["settled"] is True
    by_channel = sorted((each["channel"], each["state"]) for each in said["deliveries"])
    assert by_channel == [("fcm", "accepted"), ("fcm", "dead"), ("webpush", "accepted")]
    (message,) = sent_to(town, token)
    assert "It rings" in json.dumps(message)
    (received,) = browser.received
    assert "It rings" in received.plain.decode()
    devices = robin.get("/notification-preferences/devices")["items"]
    assert sorted(each["state"] for each in devices) == ["active", "active", "disabled"]


def test_an_alert_rings_once_whoever_is_not_looking(town: Town, robin: Person) -> None:
    sam = robin.invite(name="Sam")
    wait_for_notices(robin, type="member_joined")
    tokens = {person.user_id: f"good-phone-{person.user_id}" for person in (robin, sam)}
    phone_of(sam, tokens[sam.user_id])
    account = robin.open_account("Everyday", opening_balance_minor=20_000)["id"]
    robin.record(account, -15_000, payee="Corner Bakery", date=today_of(robin))

    (notice,) = wait_for_notices(sam, type="low_balance")
    (message,) = soon(lambda: sent_to(town, tokens[sam.user_id]))
    assert "Everyday is running low" in json.dumps(message)
    assert "50.00" not in json.dumps(message)  # no amounts unless asked for
    (delivery,) = soon(
        lambda: [
            each
            for each in sam.get(f"/notifications/{notice['id']}/deliveries")["items"]
            if each["state"] == "accepted"
        ]
    )
    assert delivery["attempts"] == 1


def test_somebody_who_is_looking_is_not_rung(town: Town, robin: Person) -> None:
    token = f"good-phone-{robin.user_id}"
    phone_of(robin, token)
    account = robin.open_account("Everyday", opening_balance_minor=20_000)["id"]
    with robin.socket(since=robin.snapshot()["seq"]) as socket:
        socket.say("ack", payload={"seq": robin.snapshot()["seq"]})
        robin.record(account, -15_000, date=today_of(robin))
        event = socket.expect("notification.new")
        socket.say("ack", payload={"seq": event["commit"]})
        notice = event["payload"]["id"]
        withheld = soon(
            lambda: [
                each
                for each in robin.get(f"/notifications/{notice}/deliveries")["items"]
                if each["state"] == "suppressed"
            ]
        )

    assert withheld[0]["reason"] == "seen"
    assert sent_to(town, token) == []


def test_quiet_hours_hold_and_merge_what_belongs_together(town: Town, robin: Person) -> None:
    phone_of(robin, f"good-phone-{robin.user_id}")
    robin.send(
        "PUT",
        "/notification-preferences",
        {"quiet_hours_enabled": True, "quiet_hours_start": "00:00", "quiet_hours_end": "23:59"},
    ).raise_for_status()
    account = robin.open_account("Everyday", opening_balance_minor=20_000)["id"]
    robin.record(account, -15_000, date=today_of(robin))

    (notice,) = wait_for_notices(robin, type="low_balance")
    (held,) = robin.get(f"/notifications/{notice['id']}/deliveries")["items"]
    assert (held["state"], held["reason"], held["attempts"]) == ("pending", "quiet_hours", 0)
    robin.post("/notifications/read", {"ids": [notice["id"]]})
    (withdrawn,) = robin.get(f"/notifications/{notice['id']}/deliveries")["items"]
    assert (withdrawn["state"], withdrawn["reason"]) == ("suppressed", "read_elsewhere")


def test_a_token_belongs_to_the_last_person_who_registered_it(town: Town, robin: Person) -> None:
    other = register(town.server.url, "Kim")
    token = f"good-phone-shared-{robin.user_id}"
    phone_of(robin, token)
    phone_of(other, token)

    assert robin.get("/notification-preferences/devices")["items"] == []
    assert robin.get("/notification-preferences")["fcm_token"] is None
    robin.post("/notifications/test", {"title": "For nobody"})
    assert sent_to(town, token) == []


def test_signing_out_forgets_the_device(town: Town, robin: Person) -> None:
    phone = robin.on_another_device()
    phone_of(phone, f"good-phone-{robin.user_id}")
    phone.send("POST", "/auth/logout").raise_for_status()

    assert robin.get("/notification-preferences/devices")["items"] == []


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://127.0.0.1/push",
        "https://169.254.169.254/latest",
        "https://[::1]/push",
        "http://push.example/x",
        "https://user:secret@push.example/x",
    ],
)
def test_an_endpoint_inside_our_network_is_refused(
    robin: Person, town: Town, endpoint: str
) -> None:
    body = town.push.subscribe().json() | {"endpoint": endpoint}
    answer = robin.send("POST", "/notification-preferences/web-push", body)

    assert answer.status_code == 422
    assert robin.get("/notification-preferences/devices")["items"] == []


def test_metrics_say_what_became_of_deliveries_and_how_providers_answer(
    town: Town, robin: Person
) -> None:
    phone_of(robin, f"good-phone-{robin.user_id}")
    phone_of(robin, f"unregistered-{robin.user_id}")
    before = metrics_of(town)
    robin.post("/notifications/test", {"title": "It rings"})
    dead = "pennybell_deliveries_total channel=fcm reason=gone state=dead"
    after = soon(lambda: (now := metrics_of(town)).get(dead, 0) > before.get(dead, 0) and now)

    def grown(sample: str) -> float:
        return float(after.get(sample, 0) - before.get(sample, 0))

    assert grown(dead) == 1
    assert grown("pennybell_deliveries_total channel=fcm reason= state=accepted") == 1
    assert grown("pennybell_delivery_seconds_count channel=fcm") == 1
    assert grown("pennybell_channel_sends_total channel=fcm outcome=delivered") == 1
    assert grown("pennybell_channel_errors_total channel=fcm reason=unregistered") == 1
    assert after["pennybell_channel_breaker channel=fcm provider=fcm state=closed"] == 1
    assert after["pennybell_devices kind=fcm state=disabled"] >= 1
    assert after["pennybell_devices_registered_day kind=fcm"] >= 2
    assert after["pennybell_devices_ended_day kind=fcm reason=unregistered"] >= 1


def test_metrics_count_what_was_shown_and_pressed_once_each(town: Town, robin: Person) -> None:
    token = f"good-phone-{robin.user_id}"
    phone_of(robin, token)
    robin.post("/notifications/test", {"title": "It rings"})
    (message,) = soon(lambda: sent_to(town, token))
    displayed, clicked = (
        message["data"][name].partition("/api/")[2] for name in ("displayed_url", "clicked_url")
    )
    before = metrics_of(town)
    for path in (displayed, displayed, clicked, clicked, displayed):
        httpx.post(f"{town.server.url}/api/{path}", trust_env=False).raise_for_status()
    after = metrics_of(town)

    for state in ("displayed", "clicked"):
        sample = f"pennybell_deliveries_total channel=fcm reason= state={state}"
        assert after.get(sample, 0) - before.get(sample, 0) == 1


def test_metrics_count_what_failed_for_now_and_what_was_withheld(town: Town, robin: Person) -> None:
    phone_of(robin, f"good-phone-{robin.user_id}")
    before = metrics_of(town)
    town.fcm.script.append(Fault("reply", reply=Reply(503)))
    told = robin.post("/notifications/test", {"title": "Not this time"})
    failed = "pennybell_deliveries_total channel=fcm reason=status_503 state=failed"
    soon(lambda: metrics_of(town).get(failed, 0) > before.get(failed, 0))
    assert metrics_of(town)["pennybell_delivery_queue channel=fcm state=pending"] >= 1
    robin.post("/notifications/read", {"ids": [told["notification_id"]]})
    after = metrics_of(town)

    withheld = "pennybell_deliveries_total channel=fcm reason=read_elsewhere state=suppressed"
    for sample in (failed, withheld):
        assert after[sample] - before.get(sample, 0) == 1
    error = "pennybell_channel_errors_total channel=fcm reason=status_503"
    assert after[error] - before.get(error, 0) == 1


def metrics_of(town: Town) -> dict[str, float]:
    answer = httpx.get(f"{town.server.url}/metrics", trust_env=False)
    return values_of(answer.text)


def test_many_alerts_of_one_kind_at_once_are_told_as_one(town: Town, robin: Person) -> None:
    day = date.fromisoformat(today_of(robin)).strftime("%m/%d/%Y")
    rows = "".join(
        f"{day},Workshop {number},{900 + number}.00,debit,Repairs,Blue Card\n"
        for number in range(5)
    )

    imported(robin, (HEADER + rows).encode())

    (notice,) = wait_for_notices(robin, type="large_expense")
    assert notice["title"] == "5 large expenses"
    assert notice["subject_noun"] == "alerts"
    assert notice["body"].count("Workshop") == 3
    assert notice["body"].endswith(" and 2 more.")
    assert len(robin.get("/alerts", kind="large_expense")["items"]) == 5
