"""Mail and text messages go to nobody who has not asked for them, and end when they say so."""

import re
from collections.abc import Callable, Iterator

import pytest
from tests.kit.alerts import today_of
from tests.kit.client import Json, Person, register
from tests.kit.inbox import wait_for_notices
from tests.providers.certificates import Authority
from tests.rooms.notifications.post_office import (
    PostOffice,
    link_in,
    open_office,
    soon,
    text_of,
)


@pytest.fixture(scope="module")
def office(
    database_kind: str,
    make_database_url: Callable[[str], str],
    tmp_path_factory: pytest.TempPathFactory,
    authority: Authority,
) -> Iterator[PostOffice]:
    url = "" if database_kind == "sqlite" else make_database_url(database_kind)
    with open_office(tmp_path_factory.mktemp("office"), authority, database_url=url) as opened:
        yield opened


@pytest.fixture
def robin(office: PostOffice) -> Person:
    return register(office.server.url, "Robin")


def contacts_of(person: Person) -> list[Json]:
    return list(person.get("/notification-contacts")["items"])


def fill_low_account(person: Person) -> Json:
    """Raise an alert, and wait for its notice."""
    account = person.open_account("Everyday", opening_balance_minor=20_000)["id"]
    person.record(account, -15_000, payee="Corner Bakery", date=today_of(person))
    return wait_for_notices(person, type="low_balance")[0]


def deliveries(person: Person, notice: str) -> list[Json]:
    return list(person.get(f"/notifications/{notice}/deliveries")["items"])


def test_mail_goes_to_an_address_only_after_its_link_was_followed(
    office: PostOffice, robin: Person
) -> None:
    added = robin.post("/notification-contacts", {"channel": "email", "address": robin.email})
    (asking,) = soon(lambda: office.mails_to(robin.email))
    assert (added["state"], added["address"]) == ("pending", "r…@home.example")
    assert robin.email not in str(robin.get("/notification-contacts"))
    early = robin.post("/notifications/test", {"title": "Too early", "channel": "email"})
    assert early["deliveries"] == []

    link = link_in(asking, "confirm")
    page = office.visit("GET", link)  # as programs do that look into mail
    assert page.status_code == 200
    assert "<form" in page.text
    assert contacts_of(robin)[0]["state"] == "pending"
    for _ in range(2):
        assert office.visit("POST", link).status_code == 200

    assert contacts_of(robin)[0]["state"] == "active"
    said = robin.post("/notifications/test", {"title": "It rings", "channel": "email"})
    assert [each["state"] for each in said["deliveries"]] == ["accepted"]
    (_, mail) = office.mails_to(robin.email)
    assert mail.parsed()["Subject"] == "It rings"
    assert mail.is_secured


def test_an_alert_reaches_the_mailbox_and_its_reader_can_leave_with_one_click(
    office: PostOffice, robin: Person
) -> None:
    office.confirmed(robin, robin.email)
    notice = fill_low_account(robin)
    (_, mail) = soon(lambda: len(office.mails_to(robin.email)) > 1 and office.mails_to(robin.email))
    headers = mail.parsed()
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "Everyday is running low" in headers["Subject"]
    way_out = re.fullmatch(r"<https://money\.example(/\S+)>", headers["List-Unsubscribe"])
    assert way_out is not None
    assert way_out[1] == link_in(mail, "unsubscribe")

    assert office.visit("GET", way_out[1]).status_code == 200
    assert contacts_of(robin)[0]["state"] == "active"
    for _ in range(2):
        answer = office.visit("POST", way_out[1], data={"List-Unsubscribe": "One-Click"})
        assert (answer.status_code, answer.headers.get("set-cookie")) == (200, None)

    (contact,) = contacts_of(robin)
    assert (contact["state"], contact["disabled_reason"]) == ("disabled", "unsubscribed")
    assert robin.post("/notifications/test", {"channel": "email"})["deliveries"] == []
    assert [each["state"] for each in deliveries(robin, notice["id"])] == ["accepted"]


@pytest.mark.parametrize("kind", ["confirm", "unsubscribe"])
@pytest.mark.parametrize("token", ["x", "é", "A" * 43, "A" * 5_000, "%00"])
def test_a_link_that_is_none_is_politely_refused(office: PostOffice, kind: str, token: str) -> None:
    for method in ("GET", "POST"):
        answer = office.visit(method, f"/api/v1/{kind}/{token}")
        assert answer.status_code == 404
        assert "not valid" in answer.text


def test_one_contacts_link_confirms_no_other_and_no_old_one_does(
    office: PostOffice, robin: Person
) -> None:
    robin.post("/notification-contacts", {"channel": "email", "address": robin.email})
    (mail,) = soon(lambda: office.mails_to(robin.email))
    link = link_in(mail, "confirm")
    other = register(office.server.url, "Kim")
    other_id = office.confirmed(other, other.email)
    other.delete(f"/notification-contacts/{other_id}")

    assert office.visit("POST", link.replace("confirm", "unsubscribe")).status_code == 404
    assert office.visit("POST", link[:-1] + ("A" if link[-1] != "A" else "B")).status_code == 404
    assert contacts_of(robin)[0]["state"] == "pending"
    again = robin.send("POST", f"/notification-contacts/{contacts_of(robin)[0]['id']}/resend")
    assert (again.status_code, again.json()["code"]) == (429, "throttled")


def test_a_text_message_goes_out_only_after_its_code_was_typed(
    office: PostOffice, robin: Person
) -> None:
    body = {"channel": "sms", "address": "+49 151 (1234) 567"}
    contact = robin.post("/notification-contacts", body)
    path = "/sms/491511234567"
    (said,) = soon(lambda: office.texts(path))
    code = said.partition(" ")[0]
    confirm = f"/notification-contacts/{contact['id']}/confirm"
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"
    assert robin.send("POST", confirm, {"code": wrong}).json()["code"] == "wrong_code"
    assert robin.post(confirm, {"code": code})["state"] == "active"

    silent = robin.post("/notifications/test", {"title": "By text", "channel": "sms"})
    assert [each["state"] for each in silent["deliveries"]] == ["accepted"], silent
    assert office.texts(path)[-1] == "By text"
    notice = fill_low_account(robin)
    (withheld,) = deliveries(robin, notice["id"])
    assert (withheld["state"], withheld["reason"]) == ("suppressed", "channel_off")


def test_codes_cannot_be_guessed(office: PostOffice, robin: Person) -> None:
    address = f"json://127.0.0.1:{office.gateway.port}/bot/{robin.user_id}"
    contact = robin.post("/notification-contacts", {"channel": "apprise", "address": address})
    (said,) = soon(lambda: office.texts(f"/bot/{robin.user_id}"))
    code = said.partition(" ")[0]
    confirm = f"/notification-contacts/{contact['id']}/confirm"
    wrong = [f"{(int(code) + step) % 1_000_000:06d}" for step in range(1, 6)]
    assert {robin.send("POST", confirm, {"code": each}).status_code for each in wrong} == {422}

    late = robin.send("POST", confirm, {"code": code})

    assert (late.status_code, late.json()["code"]) == (409, "code_expired")
    assert contacts_of(robin)[0]["state"] == "pending"


def test_an_address_that_bounces_is_written_to_no_more(office: PostOffice, robin: Person) -> None:
    office.confirmed(robin, robin.email)
    office.smtp.next_at("rcpt", "550 5.1.1 No such mailbox")
    said = robin.post("/notifications/test", {"channel": "email"})
    assert [each["state"] for each in said["deliveries"]] == ["dead"]

    (contact,) = contacts_of(robin)
    assert (contact["state"], contact["disabled_reason"]) == ("disabled", "bounced")
    again = {"channel": "email", "address": robin.email}
    for person in (robin, register(office.server.url, "Kim")):
        answer = person.send("POST", "/notification-contacts", again)
        assert (answer.status_code, answer.json()["code"]) == (409, "address_bounced")
    asked = robin.send("POST", f"/notification-contacts/{contact['id']}/resend")
    assert (asked.status_code, asked.json()["code"]) == (409, "address_bounced")


@pytest.mark.parametrize(
    ("channel", "address", "code"),
    [
        ("email", "no address", "bad_address"),
        ("email", "a@b@c.example", "bad_address"),
        ("email", "robin@home.example\r\nBcc: all@home.example", "bad_address"),
        ("sms", "0151 1234567", "bad_address"),
        ("sms", "+49 151 12345678901234", "bad_address"),
        ("apprise", "no url", "bad_address"),
        ("apprise", "ntfys://ntfy.sh/topic", "scheme_not_allowed"),
    ],
)
def test_what_is_no_address_is_refused(
    robin: Person, channel: str, address: str, code: str
) -> None:
    answer = robin.send("POST", "/notification-contacts", {"channel": channel, "address": address})

    assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert contacts_of(robin) == []


def test_a_contact_that_is_forgotten_gets_nothing_more(office: PostOffice, robin: Person) -> None:
    contact = office.confirmed(robin, robin.email)
    robin.delete(f"/notification-contacts/{contact}")

    assert contacts_of(robin) == []
    assert robin.post("/notifications/test", {"channel": "email"})["deliveries"] == []
    assert robin.send("DELETE", f"/notification-contacts/{contact}").status_code == 404
    assert len(office.mails_to(robin.email)) == 1


def test_payees_arrive_as_text_and_not_as_markup(office: PostOffice, robin: Person) -> None:
    office.confirmed(robin, robin.email)
    title = '<img src=x onerror=alert(1)> \u202eevil "quoted"'
    robin.post("/notifications/test", {"title": title, "channel": "email"})
    (_, mail) = office.mails_to(robin.email)
    html = mail.parsed().get_body(("html",))
    assert html is not None

    assert "<img src=x" not in html.get_content()
    assert "&lt;img src=x" in html.get_content()
    assert "\u202e" not in html.get_content() + text_of(mail)
