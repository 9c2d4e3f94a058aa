"""Categories and tags: renamed, moved, merged, archived and deleted, seen at once by the others."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from tests.kit.client import PASSWORD, Person, register
from tests.kit.server import ServerProcess

SHOWS_MS_MAX = 20_000
"""Deadline for what must appear: far beyond what it takes, so that a busy machine passes."""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    folder = tmp_path_factory.mktemp("categories")
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
    """Sam's browser, who may only look."""
    yield from open_page(house, browser, robin.invite(role="viewer", name="Sam"))


def open_page(house: ServerProcess, browser: Browser, person: Person) -> Iterator[Page]:
    with browser.new_context(base_url=house.url, locale="en-GB") as context:
        page = context.new_page()
        page.goto("/sign-in?next=/settings/categories")
        page.get_by_label("Email").fill(person.email)
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        status = page.locator('[role="status"][data-state]').first
        expect(status).to_have_attribute("data-state", "live", timeout=SHOWS_MS_MAX)
        yield page


def row(page: Page, name: str) -> Locator:
    return page.get_by_test_id("category-row").filter(
        has=page.get_by_role("link", name=name, exact=True)
    )


def tag_row(page: Page, name: str) -> Locator:
    return page.get_by_test_id("tag-row").filter(
        has=page.get_by_role("link", name=name, exact=True)
    )


def choose(page: Page, name: str, item: str) -> Locator:
    """The dialog, or nothing more, that an item of a row's menu leads to."""
    page.get_by_role("button", name=f"More about {name}", exact=True).click()
    page.get_by_role("menuitem", name=item, exact=True).click()
    return page.get_by_role("dialog")


def category(person: Person, name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(
        each for each in person.get("/categories")["items"] if each["name"] == name
    )
    return found


def test_a_category_is_made_renamed_and_moved_and_the_other_browser_shows_it(
    page: Page, other: Page, robin: Person
) -> None:
    page.get_by_role("button", name="Add category").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.get_by_text("This is needed.")).to_be_visible()
    dialog.get_by_label("Name").fill("Bakery")
    dialog.get_by_role("button", name="Save").click()
    expect(row(page, "Bakery")).to_have_attribute("data-top", "true", timeout=SHOWS_MS_MAX)
    expect(row(other, "Bakery")).to_be_visible(timeout=SHOWS_MS_MAX)

    dialog = choose(page, "Bakery", "Rename or move")
    dialog.get_by_label("Name").fill("Bread")
    dialog.get_by_label("Stands under").select_option(label="Food")
    dialog.get_by_role("button", name="Save").click()
    expect(row(other, "Bread")).not_to_have_attribute("data-top", "true", timeout=SHOWS_MS_MAX)
    expect(row(other, "Bakery")).to_have_count(0)
    assert category(robin, "Bread")["parent_id"] == category(robin, "Food")["id"]
    # A viewer looks, and changes nothing.
    expect(other.get_by_role("button", name="More about Bread")).to_have_count(0)


def test_a_merge_says_what_moves_and_moves_it(page: Page, robin: Person) -> None:
    account = robin.open_account(opening_balance_minor=10_000)["id"]
    coffee, food = category(robin, "Coffee"), category(robin, "Restaurants")
    for amount in (-250, -300):
        robin.record(account, amount, payee="Café", category_id=coffee["id"])
    robin.post("/budgets", {"name": "Out", "limit_minor": 9_000, "category_ids": [coffee["id"]]})
    dialog = choose(page, "Coffee", "Merge into another")
    expect(dialog.get_by_role("button", name="Merge")).to_be_disabled()
    dialog.get_by_label("Into").fill("Rest")
    page.get_by_role("option", name="Restaurants").click()
    expect(dialog).to_contain_text(
        "2 transactions and 1 budget move to Restaurants", timeout=SHOWS_MS_MAX
    )
    # Somebody is faster: what is shown is what is, and merging goes on from there.
    robin.record(account, -100, payee="Café", category_id=coffee["id"])
    expect(dialog).to_contain_text("3 transactions and 1 budget", timeout=SHOWS_MS_MAX)
    dialog.get_by_role("button", name="Merge").click()
    expect(page.get_by_text("Coffee is part of Restaurants now")).to_be_visible(
        timeout=SHOWS_MS_MAX
    )
    expect(row(page, "Coffee")).to_have_count(0)
    moved = robin.get(f"/transactions?category_id={food['id']}")
    assert moved["total"] == 3
    assert robin.get("/budgets")["items"][0]["category_ids"] == [food["id"]]


def test_what_is_in_use_is_archived_and_what_nothing_uses_deleted(
    page: Page, robin: Person
) -> None:
    account = robin.open_account(opening_balance_minor=10_000)["id"]
    fuel = category(robin, "Fuel")
    robin.record(account, -5_000, payee="Station", category_id=fuel["id"])
    dialog = choose(page, "Fuel", "Delete")
    expect(dialog).to_contain_text("It is in use: 1 transaction.", timeout=SHOWS_MS_MAX)
    dialog.get_by_role("button", name="Delete category").click()
    expect(dialog.get_by_role("alert")).to_contain_text("archive it", timeout=SHOWS_MS_MAX)
    dialog.get_by_role("button", name="Keep it").click()
    choose(page, "Fuel", "Archive")
    expect(row(page, "Fuel")).to_have_count(0, timeout=SHOWS_MS_MAX)
    page.get_by_role("button", name="Undo").click()
    expect(row(page, "Fuel")).to_be_visible(timeout=SHOWS_MS_MAX)

    robin.patch(f"/categories/{fuel['id']}", {"archived": True})
    page.get_by_label("Show archived").click(force=True)
    expect(row(page, "Fuel")).to_contain_text("Archived", timeout=SHOWS_MS_MAX)
    choose(page, "Taxi", "Delete").get_by_role("button", name="Delete category").click()
    expect(page.get_by_text("Taxi is deleted")).to_be_visible(timeout=SHOWS_MS_MAX)
    expect(row(page, "Taxi")).to_have_count(0)


def test_who_saves_a_category_changed_meanwhile_sees_both_and_decides(
    page: Page, robin: Person
) -> None:
    dialog = choose(page, "Books", "Rename or move")
    dialog.get_by_label("Name").fill("Reading")
    robin.patch(f"/categories/{category(robin, 'Books')['id']}", {"name": "Literature"})
    dialog.get_by_role("button", name="Save").click()
    line = dialog.get_by_role("row", name="Name")
    expect(line).to_contain_text("Literature", timeout=SHOWS_MS_MAX)
    expect(line).to_contain_text("Reading")
    dialog.get_by_role("button", name="Save mine instead").click()
    expect(row(page, "Reading")).to_be_visible(timeout=SHOWS_MS_MAX)


def test_a_tag_is_renamed_and_deleted_on_all_that_carry_it(page: Page, robin: Person) -> None:
    account = robin.open_account(opening_balance_minor=10_000)["id"]
    made = robin.record(account, -500, payee="Ferry", tags=["holiday", "boat"])
    dialog = choose(page, "holiday", "Rename")
    dialog.get_by_label("Name").fill("Boat")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.get_by_text("There is a tag of this name already.")).to_be_visible(
        timeout=SHOWS_MS_MAX
    )
    dialog.get_by_label("Name").fill("trip")
    dialog.get_by_role("button", name="Save").click()
    expect(tag_row(page, "trip")).to_be_visible(timeout=SHOWS_MS_MAX)
    expect(tag_row(page, "holiday")).to_have_count(0)
    assert set(robin.get(f"/transactions/{made['id']}")["tags"]) == {"trip", "boat"}

    dialog = choose(page, "boat", "Delete")
    expect(dialog).to_contain_text("It is taken off 1 transaction", timeout=SHOWS_MS_MAX)
    dialog.get_by_role("button", name="Delete tag").click()
    expect(tag_row(page, "boat")).to_have_count(0, timeout=SHOWS_MS_MAX)
    assert robin.get(f"/transactions/{made['id']}")["tags"] == ["trip"]
    tag_row(page, "trip").get_by_role("link").click()
    expect(page.get_by_text("Ferry")).to_be_visible(timeout=SHOWS_MS_MAX)
