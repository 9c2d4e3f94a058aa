"""Activity: seen the moment it happens, read on one device and so on all, held back while reading."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.kit.activity import wait_for_activity
from tests.kit.client import PASSWORD, Person, register
from tests.kit.server import ServerProcess

SHOWS_MS_MAX = 20_000
"""Deadline for what must appear: far beyond what it takes, so that a busy machine passes."""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    folder = tmp_path_factory.mktemp("activity")
    with ServerProcess(folder, readers="feed", sign_ins_per_minute_max="0") as running:
        yield running


@pytest.fixture
def robin(house: ServerProcess) -> Person:
    return register(house.url, "Robin")


@pytest.fixture
def sam(robin: Person) -> Person:
    return robin.invite(name="Sam")


@pytest.fixture
def context(house: ServerProcess, browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(base_url=house.url, locale="en-GB") as opened:
        yield opened


def open_page(context: BrowserContext, person: Person) -> Page:
    page = context.new_page()
    page.goto("/sign-in?next=/activity")
    page.get_by_label("Email").fill(person.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    status = page.locator('[role="status"][data-state]').first
    expect(status).to_have_attribute("data-state", "live", timeout=SHOWS_MS_MAX)
    return page


def test_what_another_does_is_shown_with_before_and_after_and_read_everywhere(
    context: BrowserContext, browser: Browser, house: ServerProcess, robin: Person, sam: Person
) -> None:
    account = robin.open_account()["id"]
    wait_for_activity(robin, 3)
    robin.post("/activity/mark-read", {"up_to": robin.get("/activity")["items"][0]["id"]})
    page = open_page(context, robin)
    entries = page.get_by_test_id("activity-entry")
    expect(entries.first).to_contain_text("You opened the account", timeout=SHOWS_MS_MAX)
    expect(page.get_by_text("All read", exact=True)).to_be_visible()

    row = sam.record(account, -1_250, payee="Bakery")
    sam.patch(f"/transactions/{row['id']}", {"amount_minor": -1_500})

    expect(entries.first).to_contain_text("Sam changed Bakery", timeout=SHOWS_MS_MAX)
    expect(entries.first).to_contain_text("12.50")
    expect(entries.first).to_contain_text("15.00")
    expect(entries.nth(1)).to_contain_text("Sam recorded Bakery")
    expect(page.get_by_text("2 unread")).to_be_visible()
    with browser.new_context(base_url=house.url, locale="en-GB") as elsewhere:
        phone = open_page(elsewhere, robin)
        expect(phone.get_by_text("2 unread")).to_be_visible(timeout=SHOWS_MS_MAX)
        phone.get_by_role("button", name="Unread: mark as read").first.click()
        expect(page.get_by_text("1 unread")).to_be_visible(timeout=SHOWS_MS_MAX)
        page.get_by_role("button", name="Mark all read").click()
        expect(phone.get_by_text("All read", exact=True)).to_be_visible(timeout=SHOWS_MS_MAX)
        expect(phone.get_by_role("button", name="Unread: mark as read")).to_have_count(0)


def test_news_waits_above_while_somebody_reads_further_down(
    context: BrowserContext, robin: Person, sam: Person
) -> None:
    account = robin.open_account()["id"]
    for each in range(55):
        sam.record(account, -each - 1, payee=f"Shop {each}")
    wait_for_activity(robin, 58, limit=100)
    page = open_page(context, robin)
    entries = page.get_by_test_id("activity-entry")
    expect(entries.first).to_contain_text("Shop 54", timeout=SHOWS_MS_MAX)
    entries.last.scroll_into_view_if_needed()
    expect(page.get_by_text("joined the household")).to_be_attached(timeout=SHOWS_MS_MAX)

    sam.record(account, -9_900, payee="Newest")

    waiting = page.get_by_role("button", name="1 new")
    expect(waiting).to_be_visible(timeout=SHOWS_MS_MAX)
    expect(entries.first).to_contain_text("Shop 54")
    waiting.click()
    expect(entries.first).to_contain_text("Newest", timeout=SHOWS_MS_MAX)
    expect(waiting).to_have_count(0)


def test_filters_stand_in_the_address(context: BrowserContext, robin: Person, sam: Person) -> None:
    account = robin.open_account()["id"]
    sam.record(account, -100, payee="Bakery")
    wait_for_activity(robin, 4)
    page = open_page(context, robin)
    entries = page.get_by_test_id("activity-entry")
    expect(entries).to_have_count(4, timeout=SHOWS_MS_MAX)
    page.get_by_role("button", name="Filters").click()
    page.get_by_label("Who did it").select_option(label="Sam")
    expect(entries).to_have_count(2, timeout=SHOWS_MS_MAX)
    page.get_by_label("What it is").select_option(label="Transactions")
    expect(entries).to_have_count(1, timeout=SHOWS_MS_MAX)
    assert "kind=transaction" in page.url
    page.keyboard.press("Escape")
    robin.record(account, -200, payee="Not Sam's")
    sam.record(account, -300, payee="Sam's")
    expect(entries.first).to_contain_text("Sam recorded Sam's", timeout=SHOWS_MS_MAX)
    expect(entries).to_have_count(2)
    page.get_by_title("Remove this filter").first.click()  # who did it
    expect(entries).to_have_count(3, timeout=SHOWS_MS_MAX)


def test_what_is_put_towards_a_goal_says_how_much_and_leads_to_it(
    context: BrowserContext, robin: Person, sam: Person
) -> None:
    goal = sam.post(
        "/goals",
        {"name": "A bicycle", "currency": "JPY", "target_minor": 90_000, "kind": "save_up"},
    )
    sam.post(f"/goals/{goal['id']}/contributions", {"date": "2026-01-20", "amount_minor": 12_500})
    page = open_page(context, robin)
    entry = page.get_by_test_id("activity-entry").filter(has_text="put money towards A bicycle")
    expect(entry).to_contain_text("12,500", timeout=SHOWS_MS_MAX)
    entry.get_by_role("button", name="put money towards").click()
    expect(page.get_by_role("heading", name="A bicycle")).to_be_visible(timeout=SHOWS_MS_MAX)
