"""A household in two browsers and on a raw socket: one records, the others show it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.kit.client import PASSWORD, Person, sign_in
from tests.kit.proxy import Cable
from tests.kit.server import ServerProcess

SHOWS_MS_MAX = 20_000
"""Deadline for what must appear: far beyond what it takes, so that a busy machine passes."""

OWNER = "robin@home.example"
MEMBER = "sam@home.example"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    folder = tmp_path_factory.mktemp("journey")
    with ServerProcess(folder, sign_ins_per_minute_max="0") as running:
        yield running


def fill_registration(page: Page, name: str, email: str) -> None:
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Create account").click()


def expect_live(page: Page) -> None:
    status = page.locator('[role="status"][data-state]').first
    expect(status).to_have_attribute("data-state", "live", timeout=SHOWS_MS_MAX)


def open_transactions(page: Page) -> None:
    page.get_by_role("navigation", name="Main").first.get_by_role(
        "link", name="Transactions"
    ).click()


def payees_shown(page: Page) -> list[str]:
    rows = page.get_by_test_id("transaction-row").all_inner_texts()
    return [match[0] for row in rows if (match := re.search(r"Shop \d+!?", row))]


def make_ten_changes(device: Person, account_id: str) -> list[str]:
    """Six rows more, two renamed, two deleted: answers the payees that are left, newest first."""
    rows = [
        device.record(account_id, -100 * number, f"2026-02-{number:02d}", payee=f"Shop {number}")
        for number in range(1, 7)
    ]
    for row in rows[:2]:
        device.patch(f"/transactions/{row['id']}", {"payee": row["payee"] + "!"})
    for row in rows[2:4]:
        device.delete(f"/transactions/{row['id']}")
    return ["Shop 6", "Shop 5", "Shop 2!", "Shop 1!"]


def test_one_records_the_others_show_it_and_who_was_offline_catches_up(
    house: ServerProcess, browser: Browser
) -> None:
    robins = browser.new_context(base_url=house.url, locale="en-GB")
    page = robins.new_page()
    page.goto("/register")
    fill_registration(page, "Robin", OWNER)
    expect_live(page)
    device = sign_in(house.url, OWNER)
    account = device.open_account("Everyday")

    link = device.post("/invites", {"role": "member"})["url"]
    with Cable(house.port) as cable, device.socket() as socket:
        sams = browser.new_context(base_url=cable.url, locale="en-GB")
        other = sams.new_page()
        other.goto(link.replace(house.url, cable.url))
        fill_registration(other, "Sam", MEMBER)
        expect_live(other)
        assert socket.expect("member.joined")["payload"]["name"] == "Sam"
        open_transactions(page)
        open_transactions(other)
        other.evaluate("window.neverReloaded = true")

        page.get_by_role("button", name="Add transaction").first.click()
        dialog = page.get_by_role("dialog")
        dialog.get_by_label("Amount", exact=True).fill("12.50")
        dialog.get_by_label("Payee").fill("Corner Bakery")
        dialog.get_by_role("button", name="Save").click()
        heard = socket.expect("transaction.created")
        assert heard["payload"]["amount_minor"] == -1250
        assert socket.expect("balance.updated")["seq"] == heard["commit"]
        for each in (page, other):
            expect(
                each.get_by_test_id("transaction-row").filter(has_text="Corner Bakery")
            ).to_have_count(1, timeout=SHOWS_MS_MAX)

        cable.pull()
        expect(other.locator('[role="status"][data-state]').first).not_to_have_attribute(
            "data-state", "live", timeout=SHOWS_MS_MAX
        )
        left = make_ten_changes(device, account["id"])
        assert payees_shown(other) == []
        cable.plug_in()
        expect_live(other)
        for payee in left:
            expect(other.get_by_test_id("transaction-row").filter(has_text=payee)).to_have_count(
                1, timeout=SHOWS_MS_MAX
            )
        assert payees_shown(other) == left
        expect(page.get_by_test_id("transaction-row")).to_have_count(5, timeout=SHOWS_MS_MAX)
        assert other.evaluate("window.neverReloaded") is True
        socket.receive_until(device.snapshot()["seq"])
        sams.close()
    robins.close()


def test_statement_is_previewed_then_imported_in_the_browser(
    house: ServerProcess, browser: Browser
) -> None:
    statement = Path(__file__).parents[1] / "fixtures" / "statements" / "english_accounts.csv"
    context = browser.new_context(base_url=house.url, locale="en-GB")
    page = context.new_page()
    page.goto("/register")
    fill_registration(page, "Kim", "kim@home.example")
    expect_live(page)
    page.goto("/import")
    page.get_by_label("Statement file").set_input_files(str(statement))
    expect(page.get_by_text(re.compile(r"\b111\b")).first).to_be_visible(timeout=SHOWS_MS_MAX)
    assert sign_in(house.url, "kim@home.example").snapshot()["transactions_total"] == 0
    page.get_by_role("button", name="111 rows to import").click()
    expect(page.get_by_text(re.compile("111 new transactions"))).to_be_visible(timeout=SHOWS_MS_MAX)
    open_transactions(page)
    expect(page.get_by_test_id("transaction-row").first).to_be_visible(timeout=SHOWS_MS_MAX)
    assert sign_in(house.url, "kim@home.example").snapshot()["transactions_total"] == 111
    context.close()


def test_wrong_password_and_a_dead_invitation_are_said_in_a_sentence(
    house: ServerProcess, browser: Browser
) -> None:
    context = browser.new_context(base_url=house.url)
    page = context.new_page()
    page.goto("/")
    page.get_by_label("Email").fill("nobody@home.example")
    page.get_by_label("Password", exact=True).fill("wrong password")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("E-mail or password is wrong.")).to_be_visible(timeout=SHOWS_MS_MAX)
    page.goto("/invite/no-such-link")
    expect(page.get_by_text(re.compile("invit", re.IGNORECASE)).first).to_be_visible(
        timeout=SHOWS_MS_MAX
    )
    context.close()
