"""The service worker in Chromium: what the server sends is handed to it by DevTools, decrypted.

The push service at the far end is ours: it decrypts what the server sent, as a browser would, and
DevTools gives that to the worker that the server served. What Chromium shows is asked of Chromium.
A press cannot be made from outside: the event of one is sent within the worker.
"""

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Worker, expect
from tests.journeys.test_activity_on_screen import SHOWS_MS_MAX
from tests.kit.client import ARRIVES_S_MAX, PASSWORD, Person, register
from tests.kit.inbox import wait_for_notices
from tests.kit.server import ServerProcess
from tests.providers.certificates import Authority
from tests.providers.webpush import PushService, Subscription

NOTICES = """() => self.registration.getNotifications().then((all) => all.map((one) => (
    {title: one.title, body: one.body, tag: one.tag,
     actions: one.actions.map(({title}) => title)})))"""
PRESS = """async ([title, action]) => {
    const all = await self.registration.getNotifications();
    const notification = all.find((one) => one.title === title);
    const event = new NotificationEvent("notificationclick", {notification, action});
    let done;
    Object.defineProperty(event, "waitUntil", {value: (promise) => { done = promise; }});
    self.dispatchEvent(event);
    await done;
}"""
KEEP_BADGES = """() => {
    self.badges = [];
    self.navigator.setAppBadge = async (count) => void self.badges.push(count);
    self.navigator.clearAppBadge = async () => void self.badges.push(0);
}"""


@dataclass(frozen=True, slots=True)
class Place:
    server: ServerProcess
    push: PushService


@dataclass(slots=True)
class Phone:
    """A browser of somebody's, with the worker in it and a page open."""

    person: Person
    page: Page
    worker: Worker
    subscription: Subscription
    deliver: Callable[[str], None]
    taken: int = 0

    def ring(self, title: str, body: str = "", **fields: Any) -> str:
        """Tell its person something, and bring it here; answers the entry's id."""
        asked = {"title": title, "body": body, "type": "test", **fields}
        id_ = self.person.post("/notifications/test", asked)["notification_id"]
        self.deliver(self.pushed())
        return str(id_)

    def pushed(self) -> str:
        """What arrived next at the push service."""
        received = self.subscription.received
        wait_for(lambda: len(received) > self.taken)
        self.taken += 1
        return received[self.taken - 1].plain.decode()

    def notices(self) -> list[dict[str, Any]]:
        return list(self.worker.evaluate(NOTICES))

    def shows(self, *titles: str) -> None:
        wait_for(lambda: sorted(each["title"] for each in self.notices()) == sorted(titles))

    def press(self, title: str, action: str = "") -> None:
        self.worker.evaluate(PRESS, [title, action])

    def read_at(self, id_: str) -> Any:
        return self.person.get(f"/notifications/{id_}")["read_at"]

    def became(self, id_: str) -> str:
        return str(self.person.get(f"/notifications/{id_}/deliveries")["items"][0]["state"])


def wait_for(look: Callable[[], Any]) -> None:
    until = time.monotonic() + ARRIVES_S_MAX
    while not look():
        assert time.monotonic() < until, "nothing of the kind happened"
        time.sleep(0.05)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, authority: Authority) -> Iterator[Place]:
    folder = tmp_path_factory.mktemp("worker")
    with PushService(authority) as push:
        settings = {
            "dispatcher": "true",
            "provider_ca_file": str(authority.ca_file),
            "vapid_subject": "mailto:operator@money.example",
            "url_guard_allow": push.url.removeprefix("https://"),
            "sign_ins_per_minute_max": "0",
        }
        with ServerProcess(folder, **settings) as server:
            yield Place(server, push)


@pytest.fixture
def context(place: Place, browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(base_url=place.server.url, locale="en-GB") as opened:
        opened.grant_permissions(["notifications"])
        yield opened


@pytest.fixture
def phone(place: Place, context: BrowserContext) -> Phone:
    robin = register(place.server.url, "Robin")
    page = context.new_page()
    page.goto("/sign-in?next=/settings")
    page.get_by_label("Email").fill(robin.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    status = page.locator('[role="status"][data-state]').first
    expect(status).to_have_attribute("data-state", "live", timeout=SHOWS_MS_MAX)
    # The sign-in itself is told, too.
    told = [each["id"] for each in wait_for_notices(robin)]
    robin.post("/notifications/read", {"ids": told})
    key = robin.get("/notification-preferences/web-push")["key"]
    subscription = place.push.subscribe(public_key=key)
    robin.post("/notification-preferences/web-push", subscription.json())
    return with_worker(place, context, page, robin, subscription)


def with_worker(
    place: Place, context: BrowserContext, page: Page, person: Person, subscription: Subscription
) -> Phone:
    devtools = context.new_cdp_session(page)
    registrations: list[str] = []

    def note(event: dict[str, Any]) -> None:
        registrations.extend(each["registrationId"] for each in event["registrations"])

    devtools.on("ServiceWorker.workerRegistrationUpdated", note)
    devtools.send("ServiceWorker.enable")
    page.evaluate(
        """() => navigator.serviceWorker.register("/worker.js?device=here", {scope: "/"})
            .then(() => navigator.serviceWorker.ready).then(() => null)"""
    )
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    [worker] = context.service_workers
    wait_for(lambda: page.evaluate("1") and registrations)

    def deliver(text: str) -> None:
        asked = {"origin": place.server.url, "registrationId": registrations[-1], "data": text}
        devtools.send("ServiceWorker.deliverPushMessage", asked)

    return Phone(person, page, worker, subscription, deliver)


def test_a_push_is_shown_as_text_and_the_server_hears_of_it(phone: Phone) -> None:
    markup = "<b>80 %</b> spent"
    entry = phone.ring("Groceries", markup)
    phone.shows("Groceries")
    [shown] = phone.notices()
    assert shown["body"] == markup
    assert shown["actions"] == ["Open", "Mark read"]
    wait_for(lambda: phone.became(entry) == "displayed")


def test_whatever_cannot_be_read_still_shows_something(phone: Phone) -> None:
    phone.deliver("neither JSON nor sense")
    phone.shows("Pennybell")
    assert phone.notices()[0]["body"] == "There is something new in your inbox."


def test_a_later_notice_of_a_group_takes_the_place_of_the_earlier(phone: Phone) -> None:
    phone.ring("First")
    pushed = phone.subscription.received[-1].json()
    phone.shows("First")
    pushed["notification"] |= {"title": "Again", "app_badge": "2"}
    phone.deliver(text_of(pushed))
    phone.shows("Again")
    pushed["notification"] |= {"title": "Of another group", "tag": "other"}
    phone.deliver(text_of(pushed))
    phone.shows("Again", "Of another group")


def test_the_icon_carries_what_is_unread(phone: Phone) -> None:
    phone.worker.evaluate(KEEP_BADGES)
    phone.ring("First")
    phone.ring("Second")
    pushed = phone.subscription.received[-1].json()
    pushed["notification"]["app_badge"] = "0"
    phone.deliver(text_of(pushed))
    wait_for(lambda: phone.worker.evaluate("self.badges") == [1, 2, 0])


def test_pressed_it_leads_the_open_page_to_the_entry(phone: Phone) -> None:
    phone.page.evaluate("window.neverReloaded = true")
    entry = phone.ring("Groceries")
    phone.shows("Groceries")
    phone.press("Groceries")
    phone.page.wait_for_url(f"**/inbox?open={entry}")
    assert phone.page.evaluate("window.neverReloaded") is True
    phone.shows()
    wait_for(lambda: phone.read_at(entry))
    wait_for(lambda: phone.became(entry) == "clicked")


@pytest.mark.parametrize("address", ["/settings", "about:blank"], ids=["page open", "none open"])
def test_mark_read_marks_it_without_going_anywhere(phone: Phone, address: str) -> None:
    entry = phone.ring("Groceries")
    phone.shows("Groceries")
    phone.page.goto(address)
    phone.press("Groceries", "read")
    wait_for(lambda: phone.read_at(entry))
    phone.shows()
    assert phone.page.url.endswith(address)


def test_what_was_read_elsewhere_goes_at_once_while_a_page_is_open(phone: Phone) -> None:
    first = phone.ring("First")
    phone.ring("Second")
    phone.shows("First", "Second")
    phone.person.post("/notifications/read", {"ids": [first]})
    phone.shows("Second")


def test_what_was_read_elsewhere_goes_with_the_next_notice_while_none_is_open(
    phone: Phone,
) -> None:
    first, _ = phone.ring("First"), phone.ring("Second")
    phone.shows("First", "Second")
    phone.page.goto("about:blank")
    phone.person.post("/notifications/read", {"ids": [first]})
    pushed = phone.subscription.received[-1].json()
    pushed["notification"] |= {"title": "Third", "tag": "third", "app_badge": "2"}
    pushed["notification"]["data"]["closes"] = first
    phone.deliver(text_of(pushed))
    phone.shows("Second", "Third")
    # The only thing unread: all else on the screen has been read.
    pushed["notification"] |= {"title": "Fourth", "tag": "fourth", "app_badge": "1"}
    pushed["notification"]["data"] |= {"closes": "", "notification_id": "another"}
    phone.deliver(text_of(pushed))
    phone.shows("Fourth")


def text_of(pushed: Any) -> str:
    return json.dumps(pushed)
