"""The dashboard's numbers move while one looks at them."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.kit.client import PASSWORD, Person, register
from tests.kit.server import ServerProcess

SHOWS_MS_MAX = 20_000
"""Deadline for what must appear: far beyond what it takes, so that a busy machine passes."""

QUIET_MS = 2_000
"""Longer than a page waits before it reads again what a burst of events has changed."""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    folder = tmp_path_factory.mktemp("dashboard")
    with ServerProcess(folder, readers="all", sign_ins_per_minute_max="0") as running:
        yield running


@pytest.fixture
def robin(house: ServerProcess) -> Person:
    return register(house.url, "Robin")


@pytest.fixture
def page(house: ServerProcess, browser: Browser, robin: Person) -> Iterator[Page]:
    with browser.new_context(base_url=house.url, locale="en-GB") as context:
        page = context.new_page()
        page.goto("/sign-in")
        page.get_by_label("Email").fill(robin.email)
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        status = page.locator('[role="status"][data-state]').first
        expect(status).to_have_attribute("data-state", "live", timeout=SHOWS_MS_MAX)
        yield page


def wait_for_quiet(page: Page, asked: list[str]) -> None:
    """Wait until the page has asked for nothing for a while, and forget what it asked for."""
    while True:
        asked.clear()
        page.wait_for_timeout(QUIET_MS)
        if not asked:
            return


def test_every_number_moves_with_a_purchase_made_elsewhere(page: Page, robin: Person) -> None:
    expect(page.get_by_text("Where is your money?")).to_be_visible(timeout=SHOWS_MS_MAX)
    page.evaluate("window.neverReloaded = true")
    account_id = robin.open_account(opening_balance_minor=200_000)["id"]
    robin.post("/budgets", {"name": "All", "limit_minor": 10_000})
    panel = page.get_by_role("main").locator("section")
    worth = panel.filter(has=page.get_by_role("heading", name="Net worth"))
    spent = panel.filter(has=page.get_by_role("heading", name="Spent this month"))
    expect(worth).to_contain_text("€2,000.00", timeout=SHOWS_MS_MAX)
    expect(page.get_by_test_id("budget-line")).to_contain_text("€100.00 left", timeout=SHOWS_MS_MAX)
    today = robin.get("/analytics/spending/curve")["on"]

    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    wait_for_quiet(page, asked)
    robin.record(account_id, -12_500, today, payee="Ladder shop")
    expect(worth).to_contain_text("€1,875.00", timeout=SHOWS_MS_MAX)
    expect(spent).to_contain_text("€125.00", timeout=SHOWS_MS_MAX)
    expect(page.get_by_test_id("budget-line")).to_contain_text("€25.00 over", timeout=SHOWS_MS_MAX)
    expect(page.get_by_test_id("alert-line")).to_contain_text(
        "All: €25.00 over its €100.00", timeout=SHOWS_MS_MAX
    )
    expect(page.get_by_test_id("transaction-row")).to_have_count(1, timeout=SHOWS_MS_MAX)
    assert page.evaluate("window.neverReloaded") is True
    told = ("/analytics/net-worth", "/analytics/spending/curve", "/budgets?")
    assert not [url for url in asked if any(part in url for part in told)]


def test_charts_are_read_by_keyboard_and_as_tables(page: Page, robin: Person) -> None:
    account_id = robin.open_account(opening_balance_minor=200_000)["id"]
    today = robin.get("/analytics/spending/curve")["on"]
    robin.record(account_id, -12_500, today, payee="Ladder shop")
    cursor = page.get_by_role("slider", name="Net worth by day")
    expect(cursor).to_have_attribute(
        "aria-valuetext", re.compile("€1,875.00$"), timeout=SHOWS_MS_MAX
    )
    cursor.focus()
    page.keyboard.press("ArrowLeft")
    expect(cursor).to_have_attribute("aria-valuetext", re.compile("€2,000.00$"))
    worth = page.get_by_role("main").locator("section").filter(has=cursor)
    worth.get_by_text("As a table").click()
    expect(worth.get_by_role("row").nth(1)).to_contain_text("€1,875.00")
    expect(worth.get_by_role("row").nth(2)).to_contain_text("€2,000.00")


def test_foreign_money_is_named_until_a_rate_is_entered_on_screen(
    page: Page, robin: Person
) -> None:
    robin.open_account("Home", opening_balance_minor=100_000)
    robin.open_account("Away", "ISK", opening_balance_minor=20_000)
    worth = page.get_by_role("main").locator("section")
    worth = worth.filter(has=page.get_by_role("heading", name="Net worth"))
    expect(worth).to_contain_text("Not counted, for want of a rate: ISK", timeout=SHOWS_MS_MAX)
    worth.get_by_role("link", name="Enter one").click()
    page.get_by_label("Rate", exact=True).fill("0.01")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_test_id("rate-row")).to_contain_text(
        "1 ISK = 0.01 EUR", timeout=SHOWS_MS_MAX
    )
    page.get_by_role("link", name="Dashboard").first.click()
    expect(worth).to_contain_text("€1,200.00", timeout=SHOWS_MS_MAX)
    expect(worth.get_by_text("Not counted")).to_have_count(0)
