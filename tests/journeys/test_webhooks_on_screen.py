"""A webhook on screen: made, its secret taken along, tried, given a new secret, switched off."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.journeys.test_activity_on_screen import SHOWS_MS_MAX
from tests.kit.client import PASSWORD, Person, register
from tests.providers.certificates import Authority
from tests.rooms.notifications.post_office import PostOffice, open_office
from tests.rooms.notifications.test_webhooks import arrived, signed_by


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, authority: Authority) -> Iterator[PostOffice]:
    folder = tmp_path_factory.mktemp("hooks")
    with open_office(folder, authority, sign_ins_per_minute_max="0") as opened:
        yield opened


@pytest.fixture
def robin(office: PostOffice) -> Person:
    return register(office.server.url, "Robin")


@pytest.fixture
def page(office: PostOffice, browser: Browser, robin: Person) -> Iterator[Page]:
    with browser.new_context(base_url=office.server.url, locale="en-GB") as context:
        page = context.new_page()
        page.goto("/sign-in?next=/settings/webhooks")
        page.get_by_label("Email").fill(robin.email)
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_text("None yet")).to_be_visible(timeout=SHOWS_MS_MAX)
        yield page


def test_a_webhook_is_made_tried_and_given_a_new_secret(
    office: PostOffice, page: Page, robin: Person
) -> None:
    page.get_by_role("button", name="Add webhook").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Name").fill("Automation")
    dialog.get_by_label("Address").fill("ftp://example.com/bell")
    dialog.get_by_role("button", name="Add", exact=True).click()
    expect(dialog).to_contain_text("An address such as https://example.com/bell.")
    url = office.hook_url(robin)
    dialog.get_by_label("Address").fill(url)
    dialog.get_by_role("button", name="Add", exact=True).click()
    first = page.get_by_test_id("webhook-secret").inner_text(timeout=SHOWS_MS_MAX)
    page.get_by_role("button", name="I have kept it").click()

    page.get_by_role("button", name="Send a test").click()
    expect(page.get_by_test_id("deliveries")).to_contain_text("(answer 200)", timeout=SHOWS_MS_MAX)
    expect(page.get_by_test_id("deliveries")).to_contain_text("Automation")
    assert signed_by(arrived(office, robin)[0], first)
    sent = page.get_by_test_id("webhook-delivery")
    expect(sent.first).to_contain_text("answered 200 in", timeout=SHOWS_MS_MAX)

    page.get_by_role("button", name="Make a new one").click()
    second = page.get_by_test_id("webhook-secret").inner_text(timeout=SHOWS_MS_MAX)
    assert second != first
    expect(page.get_by_text("The one before signs too, until")).to_be_visible()
    office.refuse_next(robin, 503)
    page.get_by_role("button", name="Send a test").click()
    expect(sent).to_have_count(2, timeout=SHOWS_MS_MAX)
    expect(sent.first).to_contain_text("answered 503 in", timeout=SHOWS_MS_MAX)
    assert signed_by(arrived(office, robin)[1], second)


def test_one_that_wants_no_more_is_shown_switched_off_and_goes_when_removed(
    office: PostOffice, page: Page, robin: Person
) -> None:
    url = office.hook_url(robin)
    hook = robin.post("/webhooks", {"name": "Old chat", "url": url})
    page.goto(f"/settings/webhooks/{hook['id']}")
    office.refuse_next(robin, 410)
    page.get_by_role("button", name="Send a test").click()
    main = page.get_by_role("main")
    expect(main).to_contain_text("It answered that it wants no more", timeout=SHOWS_MS_MAX)
    page.get_by_role("button", name="Switch on").click()
    expect(main).to_contain_text("Hears of everything.", timeout=SHOWS_MS_MAX)
    page.get_by_role("button", name="More about Old chat").click()
    page.get_by_role("menuitem", name="Delete").click()
    page.get_by_role("button", name="Delete webhook").click()
    expect(main).to_contain_text("None yet", timeout=SHOWS_MS_MAX)
    assert robin.get("/webhooks")["items"] == []
