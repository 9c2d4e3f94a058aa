"""Push, whole: from a press on a button to a notice on the screen of a real Firefox, and back."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.kit.client import PASSWORD, Person, register
from tests.kit.firefox import Firefox
from tests.kit.inbox import wait_for_notices
from tests.kit.server import ServerProcess
from tests.providers.browser_push import BrowserPushService
from tests.providers.certificates import Authority

DELIVERED = 100
"""What Firefox says of a push that it decrypted and handed to the worker."""


UNSUBSCRIBE = """return navigator.serviceWorker.ready
    .then((ready) => ready.pushManager.getSubscription()).then((held) => held.unsubscribe())"""

IS_SILENT = """return navigator.serviceWorker.ready
    .then((ready) => ready.pushManager.getSubscription()).then((held) => held === null)"""


@dataclass(frozen=True, slots=True)
class Place:
    server: ServerProcess
    push: BrowserPushService
    firefox: Firefox


@contextmanager
def open_place(
    folder: Path,
    authority: Authority,
    push: BrowserPushService,
    browser: tuple[str, str],
    *,
    prefs: Mapping[str, object] | None = None,
    **further: str,
) -> Iterator[Place]:
    """Args: `browser`: paths of a Firefox and of a screen; `further`: settings of the server."""
    settings = {
        "readers": "all",
        "dispatcher": "true",
        "provider_ca_file": str(authority.ca_file),
        "vapid_subject": "mailto:operator@money.example",
        "url_guard_allow": push.url.removeprefix("https://"),
        "sign_ins_per_minute_max": "0",
        **further,
    }
    with (
        ServerProcess(folder / "server", **settings) as server,
        Firefox(*browser, folder, push_url=push.browser_url, prefs=prefs or {}) as firefox,
    ):
        yield Place(server, push, firefox)


@pytest.fixture
def place(
    tmp_path_factory: pytest.TempPathFactory,
    authority: Authority,
    firefox_path: str,
    screen_path: str,
) -> Iterator[Place]:
    folder = tmp_path_factory.mktemp("firefox")
    with (
        BrowserPushService(authority) as push,
        open_place(folder, authority, push, (firefox_path, screen_path)) as ready,
    ):
        yield ready


def sign_in(place: Place, person: Person) -> None:
    firefox = place.firefox
    firefox.go(f"{place.server.url}/sign-in?next=/settings/notifications")
    firefox.fill("input[type=email]", person.email)
    firefox.fill("input[type=password]", PASSWORD)
    firefox.press("Sign in")


def sign_in_and_ring(place: Place, person: Person) -> None:
    sign_in(place, person)
    place.firefox.press("Ring this browser")
    place.firefox.shows("This browser rings")


def send(person: Person, title: str, body: str = "") -> str:
    answer = person.post("/notifications/test", {"title": title, "body": body, "type": "test"})
    return str(answer["notification_id"])


def titles(firefox: Firefox) -> list[str]:
    return [each["title"] for each in firefox.notices()]


def read_at(person: Person, id_: str) -> Any:
    return person.get(f"/notifications/{id_}")["read_at"]


def test_a_notice_is_decrypted_shown_pressed_and_taken_back(place: Place) -> None:
    firefox, push = place.firefox, place.push
    robin = register(place.server.url, "Robin")
    sign_in_and_ring(place, robin)
    [device] = robin.get("/notification-preferences/devices")["items"]
    assert (device["kind"], device["state"]) == ("webpush", "active")
    assert device["name"].startswith("Firefox on ")

    firefox.press("Send a test")
    firefox.shows("Sent")
    firefox.wait_for(lambda: titles(firefox) == ["It rings"])
    assert push.acks == [DELIVERED]
    [entry] = [each for each in wait_for_notices(robin) if each["type"] == "test"]
    firefox.press_notice("It rings")
    firefox.wait_for(lambda: f"/inbox?open={entry['id']}" in firefox.run("return location.href"))
    firefox.wait_for(lambda: read_at(robin, entry["id"]))
    firefox.wait_for(lambda: titles(firefox) == [])

    markup = "<b>80 %</b> \u202e spent"
    second = send(robin, "Groceries", markup)
    firefox.wait_for(lambda: titles(firefox) == ["Groceries"])
    [shown] = firefox.notices()
    assert shown["body"] == "<b>80 %</b> spent"  # as text, and without what turns text round
    robin.post("/notifications/read", {"ids": [second]})
    firefox.wait_for(lambda: titles(firefox) == [])


def test_with_no_page_open_a_notice_opens_one_and_what_was_read_elsewhere_goes(
    place: Place,
) -> None:
    firefox = place.firefox
    robin = register(place.server.url, "Robin")
    sign_in_and_ring(place, robin)
    firefox.go("about:blank")
    first = send(robin, "First")
    firefox.wait_for(lambda: titles(firefox) == ["First"])
    robin.post("/notifications/read", {"ids": [first]})
    second = send(robin, "Second")
    firefox.wait_for(lambda: titles(firefox) == ["Second"])

    windows = firefox.ask("WebDriver:GetWindowHandles")
    firefox.press_notice("Second")
    [opened] = firefox.wait_for(
        lambda: set(firefox.ask("WebDriver:GetWindowHandles")) - set(windows)
    )
    firefox.ask("WebDriver:SwitchToWindow", handle=opened)
    firefox.shows("Second")
    firefox.wait_for(lambda: read_at(robin, second))


def test_leave_is_asked_only_after_a_press_on_the_button_that_says_what_for(
    place: Place,
) -> None:
    firefox = place.firefox
    firefox.set_pref("permissions.default.desktop-notification", 0)  # ask, as Firefox does
    robin = register(place.server.url, "Robin")
    sign_in(place, robin)
    firefox.shows("even while Pennybell is closed. Your browser will ask you.")
    firefox.go(f"{place.server.url}/inbox")
    firefox.go(f"{place.server.url}/settings/notifications")
    firefox.shows("Your browser will ask you.")
    assert firefox.run("return Notification.permission") == "default"
    assert not firefox.asks_for_leave()

    firefox.press("Ring this browser")
    firefox.wait_for(firefox.asks_for_leave)
    assert place.push.subscriptions == {}
    firefox.give_leave()
    firefox.shows("This browser rings")
    rings_again_when_its_subscription_ended(place, robin)


def rings_again_when_its_subscription_ended(place: Place, robin: Person) -> None:
    """At the next start and, with no page open, by the worker."""
    firefox, push = place.firefox, place.push

    def end_subscription() -> None:
        assert firefox.run(UNSUBSCRIBE) is True
        push.end_subscriptions()

    def rings(title: str) -> bool:
        send(robin, title)
        return title in titles(firefox)

    end_subscription()
    firefox.go(f"{place.server.url}/inbox")
    firefox.wait_for(lambda: len(push.subscriptions) == 2)
    firefox.wait_for(lambda: rings("By a start"))

    end_subscription()
    firefox.go("about:blank")
    firefox.say_subscription_changed(place.server.url)
    firefox.wait_for(lambda: len(push.subscriptions) == 3)
    firefox.wait_for(lambda: rings("By the worker"))
    [device] = robin.get("/notification-preferences/devices")["items"]
    assert device["state"] == "active"

    robin.delete(f"/notification-preferences/devices/{device['id']}")
    firefox.go(f"{place.server.url}/settings/notifications")
    firefox.wait_for(lambda: firefox.run(IS_SILENT))
    firefox.shows("Ring this browser")
    assert robin.get("/notification-preferences/devices")["items"] == []
