"""Settings, bell and inbox: a test with each provider's answer, and what is read is so everywhere."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.journeys.test_activity_on_screen import SHOWS_MS_MAX
from tests.kit.client import PASSWORD, Person, register
from tests.kit.inbox import wait_for_notices
from tests.kit.server import ServerProcess
from tests.providers.certificates import Authority
from tests.providers.webpush import PushService


@pytest.fixture(scope="module")
def push(authority: Authority) -> Iterator[PushService]:
    with PushService(authority) as service:
        yield service


@pytest.fixture(scope="module")
def house(
    tmp_path_factory: pytest.TempPathFactory, authority: Authority, push: PushService
) -> Iterator[ServerProcess]:
    settings = {
        "dispatcher": "true",
        "provider_ca_file": str(authority.ca_file),
        "vapid_subject": "mailto:operator@money.example",
        "url_guard_allow": push.url.removeprefix("https://"),
        "sign_ins_per_minute_max": "0",
    }
    with ServerProcess(tmp_path_factory.mktemp("notices"), **settings) as running:
        yield running


@pytest.fixture
def contexts(house: ServerProcess, browser: Browser) -> Iterator[list[BrowserContext]]:
    opened = [browser.new_context(base_url=house.url, locale="en-GB") for _ in range(2)]
    yield opened
    for each in opened:
        each.close()


def signed_in(context: BrowserContext, person: Person, path: str) -> Page:
    page = context.new_page()
    page.goto(f"/sign-in?next={path}")
    page.get_by_label("Email").fill(person.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    status = page.locator('[role="status"][data-state]').first
    expect(status).to_have_attribute("data-state", "live", timeout=SHOWS_MS_MAX)
    return page


def test_a_test_shows_the_answer_and_what_is_read_here_is_read_there(
    house: ServerProcess, push: PushService, contexts: list[BrowserContext]
) -> None:
    robin = register(house.url, "Robin")
    here = signed_in(contexts[0], robin, "/settings/notifications")
    there = signed_in(contexts[1], robin, "/inbox")
    known = [each["id"] for each in wait_for_notices(robin)]
    robin.post("/notifications/read", {"ids": known})

    key = robin.get("/notification-preferences/web-push")["key"]
    subscription = push.subscribe(public_key=key)
    device = {**subscription.json(), "device_name": "Robin's phone"}
    robin.post("/notification-preferences/web-push", device)
    here.reload()
    expect(here.get_by_test_id("device")).to_contain_text("Robin's phone", timeout=SHOWS_MS_MAX)
    here.get_by_role("button", name="Send a test").click()
    answer = here.get_by_test_id("deliveries")
    expect(answer).to_contain_text("Sent", timeout=SHOWS_MS_MAX)
    expect(answer).to_contain_text("Robin's phone")
    bells = [page.get_by_role("link", name="Inbox").first for page in (here, there)]
    for bell in bells:
        expect(bell).to_contain_text("1", timeout=SHOWS_MS_MAX)
    entry = there.get_by_role("main").get_by_text("It rings")
    expect(entry).to_be_visible(timeout=SHOWS_MS_MAX)
    here.get_by_role("link", name="Inbox").first.click()
    here.get_by_role("main").get_by_text("It rings").click()
    for bell in bells:
        expect(bell.get_by_test_id("waiting")).to_have_count(0, timeout=SHOWS_MS_MAX)

    subscription.status = 410
    here.goto("/settings/notifications")
    here.get_by_role("button", name="Send a test").click()
    expect(answer).to_contain_text("Failed", timeout=SHOWS_MS_MAX)
    expect(answer).to_contain_text("What it was sent to is no longer there.")
    expect(here.get_by_test_id("device")).to_contain_text("No longer there", timeout=SHOWS_MS_MAX)
