"""A goal is made in one browser and watched in another while money is put aside."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.journeys.test_budgets_on_screen import SHOWS_MS_MAX
from tests.kit.client import PASSWORD, Person, register
from tests.kit.server import ServerProcess


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    folder = tmp_path_factory.mktemp("goals")
    with ServerProcess(folder, readers="all", sign_ins_per_minute_max="0") as running:
        yield running


@pytest.fixture
def robin(house: ServerProcess) -> Person:
    return register(house.url, "Robin")


@pytest.fixture
def page(house: ServerProcess, browser: Browser, robin: Person) -> Iterator[Page]:
    with browser.new_context(base_url=house.url, locale="en-GB") as context:
        yield signed_in(context.new_page(), robin)


@pytest.fixture
def other(house: ServerProcess, browser: Browser, robin: Person) -> Iterator[Page]:
    """Sam's browser, in the same household."""
    token = robin.post("/invites", {"role": "member"})["token"]
    with browser.new_context(base_url=house.url, locale="en-GB") as context:
        yield signed_in(context.new_page(), register(house.url, "Sam", invite=token))


def signed_in(page: Page, person: Person) -> Page:
    page.goto("/sign-in?next=/goals")
    page.get_by_label("Email").fill(person.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    status = page.locator('[role="status"][data-state]').first
    expect(status).to_have_attribute("data-state", "live", timeout=SHOWS_MS_MAX)
    return page


def test_what_is_put_aside_in_one_browser_rings_in_the_other(
    page: Page, other: Page, robin: Person
) -> None:
    page.get_by_role("button", name="Add goal").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Name", exact=True).fill("A bicycle")
    dialog.get_by_label("How much", exact=True).fill("800")
    dialog.get_by_text("By contributions").click()
    dialog.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Nothing was put aside yet.")).to_be_visible(timeout=SHOWS_MS_MAX)

    card = other.get_by_test_id("goal-card").filter(has_text="A bicycle")
    expect(card).to_contain_text("0%", timeout=SHOWS_MS_MAX)
    other.evaluate("window.neverReloaded = true")
    page.get_by_role("button", name="Contribute").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Amount in EUR").fill("450")
    dialog.get_by_label("Note").fill("Flea market")
    dialog.get_by_role("button", name="Contribute").click()
    expect(card).to_contain_text("56%", timeout=SHOWS_MS_MAX)
    expect(page.get_by_test_id("contribution")).to_contain_text("Flea market")
    waiting = other.get_by_role("link", name="Alerts").first.get_by_test_id("waiting")
    expect(waiting).to_contain_text("1", timeout=SHOWS_MS_MAX)

    page.get_by_role("button", name="Delete this contribution").click()
    expect(card).to_contain_text("0%", timeout=SHOWS_MS_MAX)
    page.get_by_role("button", name="Undo").click()
    expect(card).to_contain_text("56%", timeout=SHOWS_MS_MAX)
    assert other.evaluate("window.neverReloaded") is True


def test_who_saves_a_goal_changed_meanwhile_sees_both_and_decides(
    page: Page, robin: Person
) -> None:
    goal = robin.post("/goals", {"name": "A car", "target_minor": 500_000})
    page.get_by_test_id("goal-card").filter(has_text="A car").click()
    page.get_by_role("button", name="Edit", exact=True).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("How much", exact=True).fill("6000")
    robin.patch(f"/goals/{goal['id']}", {"target_minor": 700_000, "name": "A van"})
    dialog.get_by_role("button", name="Save").click()
    row = dialog.get_by_role("row", name="Amount")
    expect(row).to_contain_text("7,000.00", timeout=SHOWS_MS_MAX)
    expect(row).to_contain_text("6,000.00")
    dialog.get_by_role("button", name="Save mine instead").click()
    expect(dialog).to_have_count(0, timeout=SHOWS_MS_MAX)
    kept = robin.get(f"/goals/{goal['id']}")
    assert (kept["target_minor"], kept["name"]) == (600_000, "A van")


def test_an_archived_goal_comes_back_by_undo(page: Page, robin: Person) -> None:
    robin.post("/goals", {"name": "A car", "target_minor": 500_000})
    page.get_by_test_id("goal-card").filter(has_text="A car").click()
    page.get_by_role("button", name="More about A car").click()
    page.get_by_role("menuitem", name="Archive").click()
    expect(page.get_by_role("main")).to_contain_text("Archived", timeout=SHOWS_MS_MAX)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("main")).to_contain_text("No date", timeout=SHOWS_MS_MAX)
