"""Several tabs of one browser share a connection; where there is no WebSocket the app goes on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.kit.client import PASSWORD, Person, register
from tests.kit.proxy import Cable
from tests.kit.server import ServerProcess

SHOWS_MS_MAX = 20_000
"""Deadline for what must appear: far beyond what it takes, so that a busy machine passes."""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    with ServerProcess(tmp_path_factory.mktemp("tabs"), sign_ins_per_minute_max="0") as running:
        yield running


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(locale="en-GB") as opened:
        yield opened


def sign_in_page(context: BrowserContext, url: str, person: Person) -> Page:
    page = context.new_page()
    page.goto(f"{url}/sign-in?next=/transactions")
    page.get_by_label("Email").fill(person.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect_live(page)
    return page


def open_tab(context: BrowserContext, url: str) -> Page:
    page = context.new_page()
    page.goto(f"{url}/transactions")
    expect_live(page)
    return page


def expect_live(page: Page) -> None:
    status = page.locator('[role="status"][data-state]').first
    expect(status).to_have_attribute("data-state", "live", timeout=SHOWS_MS_MAX)


def expect_rows(page: Page, payees: list[str]) -> None:
    """Each of them once, and nothing else."""
    rows = page.get_by_test_id("transaction-row")
    for payee in payees:
        expect(rows.filter(has_text=payee)).to_have_count(1, timeout=SHOWS_MS_MAX)
    expect(rows).to_have_count(len(payees))


def record(person: Person, account_id: str, numbers: range) -> list[str]:
    payees = [f"Shop {number:02d}" for number in numbers]
    for payee in payees:
        person.record(account_id, -100, payee=payee)
    return payees


def sockets_of(person: Person) -> int:
    return len(person.get("/ws/connections")["items"])


def test_three_tabs_share_one_connection_and_closing_its_tab_loses_nothing(
    house: ServerProcess, context: BrowserContext
) -> None:
    person = register(house.url)
    account_id = person.open_account()["id"]
    first = sign_in_page(context, house.url, person)
    others = [open_tab(context, house.url) for _ in range(2)]
    assert sockets_of(person) == 1

    shown = record(person, account_id, range(3))
    for page in (first, *others):
        expect_rows(page, shown)
    assert sockets_of(person) == 1

    shown += record(person, account_id, range(3, 6))
    first.close()
    shown += record(person, account_id, range(6, 12))
    for page in others:
        expect_rows(page, shown)
        expect_live(page)
    assert sockets_of(person) == 1


def test_a_frozen_tab_hands_the_connection_over_and_catches_up_when_it_wakes(
    house: ServerProcess, context: BrowserContext
) -> None:
    person = register(house.url)
    account_id = person.open_account()["id"]
    first = sign_in_page(context, house.url, person)
    other = open_tab(context, house.url)
    freezer = context.new_cdp_session(first)
    freezer.send("Page.setWebLifecycleState", {"state": "frozen"})
    shown = record(person, account_id, range(4))
    expect_rows(other, shown)
    expect_live(other)
    freezer.send("Page.setWebLifecycleState", {"state": "active"})
    expect_rows(first, shown)
    shown += record(person, account_id, range(4, 6))
    for page in (first, other):
        expect_rows(page, shown)
    assert sockets_of(person) == 1


def test_signing_out_in_one_tab_signs_out_the_others(
    house: ServerProcess, context: BrowserContext
) -> None:
    person = register(house.url)
    first = sign_in_page(context, house.url, person)
    other = open_tab(context, house.url)
    ended = other.evaluate(
        """async () => {
            const signed_in = await fetch("/api/v1/auth/refresh", {
                method: "POST", headers: {"Content-Type": "application/json"}, body: "{}"});
            const {access_token} = await signed_in.json();
            const answer = await fetch("/api/v1/auth/logout", {
                method: "POST", headers: {Authorization: `Bearer ${access_token}`}});
            return answer.status;
        }"""
    )
    assert ended == 204
    for page in (first, other):
        expect(page.get_by_role("button", name="Sign in")).to_be_visible(timeout=SHOWS_MS_MAX)


def test_who_joins_is_said_and_the_link_they_used_is_gone(
    house: ServerProcess, context: BrowserContext
) -> None:
    robin = register(house.url, "Robin")
    token = robin.post("/invites", {"role": "member"})["token"]
    page = sign_in_page(context, house.url, robin)
    page.goto(f"{house.url}/household")
    expect(page.get_by_role("button", name="Take back")).to_have_count(1, timeout=SHOWS_MS_MAX)
    expect_live(page)
    register(house.url, "Sam", invite=token)
    expect(page.get_by_text("Sam has joined the household")).to_be_visible(timeout=SHOWS_MS_MAX)
    expect(page.get_by_role("button", name="Take back")).to_have_count(0, timeout=SHOWS_MS_MAX)


def test_with_the_socket_switched_off_the_app_still_updates(
    tmp_path: Path, context: BrowserContext
) -> None:
    with ServerProcess(tmp_path, realtime_enabled="false") as quiet:
        person = register(quiet.url)
        account_id = person.open_account()["id"]
        pages = [sign_in_page(context, quiet.url, person), open_tab(context, quiet.url)]
        shown = record(person, account_id, range(3))
        for page in pages:
            expect_rows(page, shown)
            expect_live(page)


def test_on_a_network_that_cuts_websockets_the_app_still_updates(
    house: ServerProcess, context: BrowserContext
) -> None:
    with Cable(house.port, refuses=b"Upgrade: websocket") as cable:
        person = register(house.url)
        account_id = person.open_account()["id"]
        page = sign_in_page(context, cable.url, person)
        shown = record(person, account_id, range(3))
        expect_rows(page, shown)
        assert sockets_of(person) == 0


def test_without_event_streams_either_the_app_polls(
    house: ServerProcess, context: BrowserContext
) -> None:
    with Cable(house.port, refuses=b"Upgrade: websocket") as cable:
        person = register(house.url)
        account_id = person.open_account()["id"]
        context.route("**/api/v1/events/stream**", lambda route: route.abort())
        asked: list[str] = []
        context.on("request", lambda request: asked.append(request.url))
        page = sign_in_page(context, cable.url, person)
        shown: list[str] = []
        while not any("wait=25" in address for address in asked):
            shown += record(person, account_id, range(len(shown), len(shown) + 1))
            expect_rows(page, shown)
        shown += record(person, account_id, range(len(shown), len(shown) + 3))
        expect_rows(page, shown)
