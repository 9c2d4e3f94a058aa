"""Addresses on screen: a link that is followed, a code that is typed in, one that wants no more."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from tests.journeys.test_activity_on_screen import SHOWS_MS_MAX
from tests.kit.client import PASSWORD, Person, register
from tests.providers.certificates import Authority
from tests.rooms.notifications.post_office import PostOffice, link_in, open_office, soon

NUMBER = "+49 151 1234567"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, authority: Authority) -> Iterator[PostOffice]:
    folder = tmp_path_factory.mktemp("contacts")
    with open_office(folder, authority, sign_ins_per_minute_max="0") as opened:
        yield opened


@pytest.fixture
def robin(office: PostOffice) -> Person:
    return register(office.server.url, "Robin")


@pytest.fixture
def page(office: PostOffice, browser: Browser, robin: Person) -> Iterator[Page]:
    with browser.new_context(base_url=office.server.url, locale="en-GB") as context:
        page = context.new_page()
        page.goto("/sign-in?next=/settings/notifications")
        page.get_by_label("Email").fill(robin.email)
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        yield page


def contact(page: Page, says: str) -> Locator:
    return page.get_by_test_id("contact").filter(has_text=says)


def shows(found: Locator, text: str) -> None:
    expect(found).to_contain_text(text, timeout=SHOWS_MS_MAX)


def test_an_address_is_told_things_once_its_link_was_followed(
    office: PostOffice, page: Page, robin: Person
) -> None:
    page.get_by_text("No address yet.").get_by_role("link", name="Add one").click()
    expect(page.get_by_text("None yet")).to_be_visible(timeout=SHOWS_MS_MAX)
    page.get_by_label("Mail address").fill("no address")
    page.get_by_role("button", name="Add", exact=True).click()
    complaint = "This is no address that mail can be sent to."
    expect(page.get_by_text(complaint)).to_be_visible(timeout=SHOWS_MS_MAX)
    page.get_by_label("Mail address").fill(robin.email)
    page.get_by_role("button", name="Add", exact=True).click()
    shows(contact(page, "@"), "Waiting for its link")

    (mail,) = soon(lambda: office.mails_to(robin.email))
    reader = page.context.new_page()
    reader.goto(link_in(mail, "confirm"))
    reader.get_by_role("button", name="Yes, send mail here").click()
    expect(reader.get_by_text("From now on notices go to")).to_be_visible(timeout=SHOWS_MS_MAX)
    reader.close()
    shows(contact(page, "@"), "Confirmed")

    robin.post("/notifications/test", {"channel": "email"})
    (_, notice) = soon(lambda: office.mails_to(robin.email)[1:] and office.mails_to(robin.email))
    office.visit("POST", link_in(notice, "unsubscribe")).raise_for_status()
    page.reload()
    shows(contact(page, "@"), "Unsubscribed")
    page.get_by_role("button", name="Send a new link").click()
    shows(page.locator("body"), "A code was sent there just now; wait a minute.")
    page.get_by_role("button", name="Remove ").click()
    expect(contact(page, "@")).to_have_count(0, timeout=SHOWS_MS_MAX)


def test_a_number_is_told_things_once_its_code_was_typed_in(
    office: PostOffice, page: Page, robin: Person
) -> None:
    page.get_by_text("No number yet.").get_by_role("link", name="Add one").click()
    page.get_by_text("Text message", exact=True).click()
    page.get_by_label("Number, with its country").fill("0151 1234567")
    page.get_by_role("button", name="Add", exact=True).click()
    shows(page.locator("body"), "Send the number with its country")
    page.get_by_label("Number, with its country").fill(NUMBER)
    page.get_by_role("button", name="Add", exact=True).click()
    line = contact(page, "+49…67")
    shows(line, "Waiting for its code")

    (text,) = soon(lambda: office.texts("/sms/491511234567"))
    code = next(word for word in text.replace(".", " ").split() if word.isdigit())
    line.get_by_label("The code that arrived").fill("12")
    line.get_by_role("button", name="Confirm").click()
    shows(line, "Six digits, as they arrived.")
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"
    line.get_by_label("The code that arrived").fill(wrong)
    line.get_by_role("button", name="Confirm").click()
    shows(line, "This is not the code that was sent.")
    line.get_by_label("The code that arrived").fill(code)
    line.get_by_role("button", name="Confirm").click()
    shows(line, "Confirmed")
    [kept] = robin.get("/notification-contacts")["items"]
    assert kept["state"] == "active"
