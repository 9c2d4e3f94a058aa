"""A budget is made in one browser and watched in another while money moves; alerts say why."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.kit.client import PASSWORD, Person, register
from tests.kit.server import ServerProcess

SHOWS_MS_MAX = 20_000
"""Deadline for what must appear: far beyond what it takes, so that a busy machine passes."""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    folder = tmp_path_factory.mktemp("budgets")
    with ServerProcess(folder, readers="all", sign_ins_per_minute_max="0") as running:
        yield running


@pytest.fixture
def robin(house: ServerProcess) -> Person:
    return register(house.url, "Robin")


@pytest.fixture
def page(house: ServerProcess, browser: Browser, robin: Person) -> Iterator[Page]:
    yield from open_page(house, browser, robin)


@pytest.fixture
def other(house: ServerProcess, browser: Browser, robin: Person) -> Iterator[Page]:
    """Sam's browser, in the same household."""
    token = robin.post("/invites", {"role": "member"})["token"]
    yield from open_page(house, browser, register(house.url, "Sam", invite=token))


def open_page(house: ServerProcess, browser: Browser, person: Person) -> Iterator[Page]:
    with browser.new_context(base_url=house.url, locale="en-GB") as context:
        page = context.new_page()
        page.goto("/sign-in?next=/budgets")
        page.get_by_label("Email").fill(person.email)
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        status = page.locator('[role="status"][data-state]').first
        expect(status).to_have_attribute("data-state", "live", timeout=SHOWS_MS_MAX)
        yield page


def add_food_budget(page: Page, limit: str) -> None:
    page.get_by_role("button", name="Add budget").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Name", exact=True).fill("Food")
    dialog.get_by_label("Limit", exact=True).fill(limit)
    dialog.get_by_role("combobox", name="Categories").click()
    page.get_by_role("option", name="Groceries").click()
    page.keyboard.press("Escape")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_have_count(0, timeout=SHOWS_MS_MAX)


def test_a_budget_made_in_one_browser_goes_over_in_the_other(
    page: Page, other: Page, robin: Person
) -> None:
    account_id = robin.open_account(opening_balance_minor=100_000)["id"]
    categories = robin.snapshot()["categories"]
    groceries = next(each["id"] for each in categories if each["name"] == "Groceries")
    add_food_budget(page, "100")
    expect(page.get_by_role("heading", name="Food")).to_be_visible(timeout=SHOWS_MS_MAX)

    card = other.get_by_test_id("budget-card").filter(has_text="Food")
    expect(card).to_contain_text("100.00 left", timeout=SHOWS_MS_MAX)
    other.evaluate("window.neverReloaded = true")
    today = robin.get(f"/budgets/{robin.get('/budgets')['items'][0]['id']}/progress")["on"]
    robin.record(account_id, -6000, today, payee="Corner Bakery", category_id=groceries)
    expect(card).to_contain_text("40.00 left", timeout=SHOWS_MS_MAX)
    expect(card).to_contain_text("On track")
    robin.record(account_id, -4700, today, payee="Corner Bakery", category_id=groceries)
    expect(card).to_contain_text("7.00 over", timeout=SHOWS_MS_MAX)
    expect(page.get_by_role("main")).to_contain_text("7.00 over", timeout=SHOWS_MS_MAX)
    assert other.evaluate("window.neverReloaded") is True


def test_who_saves_a_budget_changed_meanwhile_sees_both_and_decides(
    page: Page, robin: Person
) -> None:
    budget = robin.post("/budgets", {"name": "All", "limit_minor": 50_000})
    page.get_by_test_id("budget-card").filter(has_text="All").click()
    page.get_by_role("button", name="Edit", exact=True).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Limit", exact=True).fill("600")
    robin.patch(f"/budgets/{budget['id']}", {"limit_minor": 70_000, "name": "Everything"})
    dialog.get_by_role("button", name="Save").click()
    row = dialog.get_by_role("row", name="Limit")
    expect(row).to_contain_text("700.00", timeout=SHOWS_MS_MAX)
    expect(row).to_contain_text("600.00")
    dialog.get_by_role("button", name="Save mine instead").click()
    expect(dialog).to_have_count(0, timeout=SHOWS_MS_MAX)
    kept = robin.get(f"/budgets/{budget['id']}")
    assert (kept["limit_minor"], kept["name"]) == (60_000, "Everything")


def test_a_deleted_budget_is_gone_from_the_screen_that_shows_it(page: Page, robin: Person) -> None:
    budget = robin.post("/budgets", {"name": "All", "limit_minor": 50_000})
    page.get_by_test_id("budget-card").filter(has_text="All").click()
    expect(page.get_by_text("500.00 left")).to_be_visible(timeout=SHOWS_MS_MAX)
    robin.delete(f"/budgets/{budget['id']}")
    expect(page.get_by_text("There is no such budget")).to_be_visible(timeout=SHOWS_MS_MAX)
    page.get_by_role("link", name="All budgets").click()
    expect(page.get_by_text("How much may it be?")).to_be_visible(timeout=SHOWS_MS_MAX)


def test_who_deletes_a_budget_is_back_at_the_list(page: Page, robin: Person) -> None:
    robin.post("/budgets", {"name": "All", "limit_minor": 50_000})
    page.get_by_test_id("budget-card").filter(has_text="All").click()
    page.get_by_role("button", name="More about All").click()
    page.get_by_role("menuitem", name="Delete").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete budget").click()
    expect(page.get_by_text("All is deleted")).to_be_visible(timeout=SHOWS_MS_MAX)
    expect(page.get_by_text("How much may it be?")).to_be_visible(timeout=SHOWS_MS_MAX)


def test_crossing_a_budget_raises_an_alert_with_its_reason_in_another_browser(
    page: Page, other: Page, robin: Person
) -> None:
    account_id = robin.open_account(opening_balance_minor=100_000)["id"]
    budget = robin.post("/budgets", {"name": "All", "limit_minor": 10_000})
    today = robin.get(f"/budgets/{budget['id']}/progress")["on"]
    waiting = other.get_by_role("link", name="Alerts").first.get_by_test_id("waiting")
    expect(waiting).to_have_count(0)
    robin.record(account_id, -9000, today, payee="Ladder shop")
    expect(waiting).to_contain_text("1", timeout=SHOWS_MS_MAX)
    over = robin.record(account_id, -2500, today, payee="Corner Bakery")

    # Said where one is, and the way from there to the reason.
    other.get_by_role("button", name="Why").last.click(timeout=SHOWS_MS_MAX)
    row = other.get_by_test_id("alert-row")
    expect(row).to_contain_text("All: €15.00 over its €100.00", timeout=SHOWS_MS_MAX)
    expect(row).to_contain_text("Ladder shop")
    expect(row).to_contain_text("€90.00")
    row.get_by_role("button", name="Corner Bakery").click()
    expect(other.get_by_role("dialog").get_by_label("Payee")).to_have_value("Corner Bakery")
    other.keyboard.press("Escape")

    # What caused it is deleted: it is over, and says so.
    robin.delete(f"/transactions/{over['id']}")
    expect(row).to_contain_text("80", timeout=SHOWS_MS_MAX)
    other.get_by_text("Resolved", exact=True).click()
    expect(row.first).to_contain_text("resolved", timeout=SHOWS_MS_MAX)


def test_a_dismissed_alert_is_gone_from_the_other_screen_and_kept_aside(
    page: Page, other: Page, robin: Person
) -> None:
    account_id = robin.open_account(opening_balance_minor=100_000)["id"]
    budget = robin.post("/budgets", {"name": "All", "limit_minor": 10_000})
    today = robin.get(f"/budgets/{budget['id']}/progress")["on"]
    robin.record(account_id, -12_000, today, payee="Ladder shop")
    for each in (page, other):
        each.get_by_role("link", name="Alerts").first.click()
        expect(each.get_by_test_id("alert-row")).to_have_count(1, timeout=SHOWS_MS_MAX)
    page.get_by_role("button", name="Dismiss All").click()
    for each in (page, other):
        expect(each.get_by_text("All is well")).to_be_visible(timeout=SHOWS_MS_MAX)
    other.get_by_text("Dismissed", exact=True).click()
    expect(other.get_by_test_id("alert-row")).to_have_count(1)


def test_a_kind_switched_off_on_screen_is_silent(page: Page, robin: Person) -> None:
    page.goto("/alerts/settings")
    page.get_by_label("A large expense", exact=True).click(force=True)
    page.get_by_label("A balance is low below").fill("12.50")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved", exact=True)).to_be_visible(timeout=SHOWS_MS_MAX)
    kept = robin.get("/alerts/settings")
    assert (kept["off"], kept["low_balance_minor"]) == (["large_expense"], 1_250)
