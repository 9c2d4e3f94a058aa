"""Bills: said once on screen, found again by themselves, settled by hand where they are not."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.kit.client import PASSWORD, Person, register
from tests.kit.server import ServerProcess

SHOWS_MS_MAX = 20_000
"""Deadline for what must appear: far beyond what it takes, so that a busy machine passes."""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    folder = tmp_path_factory.mktemp("bills")
    with ServerProcess(folder, readers="all", sign_ins_per_minute_max="0") as running:
        yield running


@pytest.fixture
def robin(house: ServerProcess) -> Person:
    return register(house.url, "Robin")


@pytest.fixture
def page(house: ServerProcess, browser: Browser, robin: Person) -> Iterator[Page]:
    with browser.new_context(base_url=house.url, locale="en-GB") as context:
        page = context.new_page()
        page.goto("/sign-in?next=/bills")
        page.get_by_label("Email").fill(robin.email)
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        status = page.locator('[role="status"][data-state]').first
        expect(status).to_have_attribute("data-state", "live", timeout=SHOWS_MS_MAX)
        yield page


def today_of(person: Person) -> date:
    return date.fromisoformat(person.get("/analytics/spending/curve")["on"])


def rule(person: Person, name: str, due: date, **fields: object) -> str:
    body = {
        "name": name,
        "amount_min_minor": -90_000,
        "rrule": f"FREQ=MONTHLY;BYMONTHDAY={due.day}"
        if due.day <= 28
        else "FREQ=MONTHLY;BYMONTHDAY=-1",
        "start_date": due.isoformat(),
        **fields,
    }
    return str(person.post("/recurring", body)["id"])


def test_a_bill_said_in_plain_words_is_found_paid(page: Page, robin: Person) -> None:
    account_id = robin.open_account(opening_balance_minor=500_000)["id"]
    today = today_of(robin)
    page.get_by_role("button", name="Add bill").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Name", exact=True).fill("Rent")
    dialog.get_by_label("Amount", exact=True).fill("900")
    dialog.get_by_label("How often").select_option("Every two weeks")
    dialog.get_by_label("First on").fill(today.isoformat())
    expect(dialog.get_by_text(f"Every 2 weeks on {today:%A}")).to_be_visible()
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_have_count(0, timeout=SHOWS_MS_MAX)
    assert robin.get("/recurring")["items"][0]["rrule"].startswith("FREQ=WEEKLY;INTERVAL=2;BYDAY=")

    due = page.get_by_test_id("bill-row").filter(has_text="Due today")
    expect(due).to_contain_text("€900.00", timeout=SHOWS_MS_MAX)
    robin.record(account_id, -90_000, today.isoformat(), payee="Rent")
    expect(due).to_have_count(0, timeout=SHOWS_MS_MAX)
    page.get_by_text("Settled", exact=True).click()
    expect(page.get_by_test_id("bill-row")).to_contain_text("Paid", timeout=SHOWS_MS_MAX)
    page.get_by_test_id("bill-row").get_by_role("button", name="paid").click()
    expect(page.get_by_role("dialog").get_by_label("Payee")).to_have_value("Rent")


def test_a_payment_under_another_name_is_chosen_and_taken_back(page: Page, robin: Person) -> None:
    account_id = robin.open_account(opening_balance_minor=500_000)["id"]
    today = today_of(robin)
    late = today - timedelta(days=1)
    robin.record(account_id, -95_000, late.isoformat(), payee="Landlord")
    robin.record(account_id, -1_200, late.isoformat(), payee="Corner Bakery")
    rule(robin, "Rent", late)
    overdue = page.get_by_role("region", name="Overdue").get_by_test_id("bill-row")
    expect(overdue).to_contain_text("Since yesterday", timeout=SHOWS_MS_MAX)
    overdue.get_by_role("button", name="More about the bill Rent").click()
    page.get_by_role("menuitem", name="Choose what paid it").click()
    choices = page.get_by_role("dialog").get_by_role("listitem")
    expect(choices.first).to_contain_text("Landlord", timeout=SHOWS_MS_MAX)
    choices.first.get_by_role("button").click()
    expect(overdue).to_have_count(0, timeout=SHOWS_MS_MAX)

    page.get_by_text("Settled", exact=True).click()
    paid = page.get_by_test_id("bill-row").filter(has_text="Paid")
    expect(paid.get_by_test_id("price-change")).to_contain_text(
        "€50.00 more than expected", timeout=SHOWS_MS_MAX
    )
    paid.get_by_role("button", name="More about the bill Rent").click()
    page.get_by_role("menuitem", name="This did not pay it").click()
    expect(paid).to_have_count(0, timeout=SHOWS_MS_MAX)


def test_a_skipped_bill_can_be_waited_for_again(page: Page, robin: Person) -> None:
    tomorrow = today_of(robin) + timedelta(days=1)
    rule_id = rule(robin, "Rent", tomorrow)
    row = page.get_by_test_id("bill-row").filter(has_text="Tomorrow")
    row.get_by_role("button", name="More about the bill Rent").click(timeout=SHOWS_MS_MAX)
    page.get_by_role("menuitem", name="Skip this one").click()
    expect(row).to_have_count(0, timeout=SHOWS_MS_MAX)
    page.get_by_role("button", name="Undo").click()
    expect(row).to_have_count(1, timeout=SHOWS_MS_MAX)

    row.get_by_role("link", name="Rent").click()
    page.get_by_role("button", name="More about Rent").click()
    page.get_by_role("menuitem", name="Pause").click()
    expect(page.get_by_text("Paused", exact=True)).to_be_visible(timeout=SHOWS_MS_MAX)
    assert robin.get(f"/recurring/{rule_id}")["status"] == "paused"
