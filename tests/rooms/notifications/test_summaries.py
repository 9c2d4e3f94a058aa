"""Summaries of a week and a month: once, at the person's hour, with the numbers of analytics."""

import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from email.message import EmailMessage
from html import unescape
from typing import Any

import httpx
import pytest
from sqlalchemy import update
from tests.kit.client import Json, Person, register
from tests.kit.ledger import Ledger
from tests.kit.ringing import Ringing
from tests.providers.certificates import Authority
from tests.providers.smtp import Received, SmtpServer
from tests.rooms.edge.clocked import ClockedServer
from tests.rooms.notifications.post_office import ORIGIN, link_in, soon, text_of

from pennybell.analytics.summary import read_summary
from pennybell.channels.port import EmailAddress
from pennybell.channels.recording import RecordingChannel
from pennybell.domains.contacts import repository as contacts
from pennybell.kit.clock import HOUR, SECOND, system_clock
from pennybell.kit.encryption import seal
from pennybell.notifications.claims import Rules
from pennybell.notifications.dispatcher import Dispatcher
from pennybell.notifications.summaries import Summaries
from pennybell.notifications.wording import Formats
from pennybell.outbox.actor import Actor
from pennybell.storage.tables.notifications import notification_preferences

SUNDAY = "2026-11-22T21:00+01:00"
MONDAY = "2026-11-23T08:00+01:00"
WEEK = "2026-W47"
EVIL = "<script>alert(1)</script> & <img src=http://evil.example/x>"


class Town:
    """A running server whose clock can be moved, and a mail server beside it."""

    def __init__(self, server: ClockedServer, smtp: SmtpServer) -> None:
        self.server = server
        self.smtp = smtp

    def go_to(self, moment: str) -> None:
        instant = int(datetime.fromisoformat(moment).timestamp()) * SECOND
        self.server.clock.ahead_ms = instant - system_clock()

    def mails_to(self, person: Person) -> list[Received]:
        return [each for each in self.smtp.received if person.email in each.recipients]

    def visit(self, method: str, path: str, **more: Any) -> httpx.Response:
        return httpx.request(method, self.server.url + path, trust_env=False, **more)

    def subscriber(self, name: str = "Robin", **preferences: Any) -> Person:
        """Somebody with a confirmed address and a summary of the week switched on."""
        person = register(self.server.url, name)
        person.post("/notification-contacts", {"channel": "email", "address": person.email})
        (asking,) = soon(lambda: self.mails_to(person))
        self.visit("POST", link_in(asking, "confirm")).raise_for_status()
        prefer(person, weekly_summary=True, **preferences)
        return person

    def summaries_to(self, person: Person) -> list[Received]:
        """All mails but the first, which asked for the address."""
        return self.mails_to(person)[1:]


def prefer(person: Person, **changes: Any) -> None:
    answer = person.send("PUT", "/notification-preferences", changes)
    assert answer.is_success, answer.text


@pytest.fixture(scope="module")
def town(
    database_kind: str,
    make_database_url: Callable[[str], str],
    tmp_path_factory: pytest.TempPathFactory,
    authority: Authority,
) -> Iterator[Town]:
    with (
        SmtpServer(authority) as smtp,
        ClockedServer(
            tmp_path_factory.mktemp("summaries"),
            database_url=make_database_url(database_kind),
            readers="notifications",
            registration="open",
            access_token_s=86_400,
            sign_ins_per_minute_max=0,
            public_url=ORIGIN,
            provider_ca_file=authority.ca_file,
            smtp_host="localhost",
            smtp_port=smtp.port,
            mail_from="Pennybell <bell@money.example>",
        ) as server,
    ):
        yield Town(server, smtp)


def live_for_weeks(person: Person) -> Json:
    """Five weeks of money, the last one dearer; answers the account."""
    account = person.open_account("Everyday", opening_balance_minor=200_000)
    food = person.post("/categories", {"name": EVIL, "kind": "expense"})["id"]
    first = date(2026, 10, 19)
    for week in range(5):
        for day, amount in ((0, -2_000), (3, -1_500 - 1_000 * (week == 4)), (6, -700)):
            on = (first + timedelta(weeks=week, days=day)).isoformat()
            person.record(account["id"], amount, on, category_id=food, payee=EVIL)
    person.record(account["id"], 250_000, "2026-11-18", payee="Salary")
    person.post("/budgets", {"name": EVIL, "limit_minor": 5_000})
    rule = {
        "name": EVIL,
        "payee": "Landlord",
        "amount_minor": -90_000,
        "currency": "EUR",
        "schedule": {"kind": "monthly", "day": 27},
        "start_date": "2026-11-27",
    }
    person.send("POST", "/recurring", rule)
    return account


def parts_of(mail: Received) -> tuple[str, EmailMessage, str]:
    """(HTML, picture, text) of a mail with just these parts, in the order that programs want."""
    root = mail.parsed()
    assert root.get_content_type() == "multipart/alternative"
    text, related = root.iter_parts()
    assert text.get_content_type() == "text/plain"
    assert related.get_content_type() == "multipart/related"
    assert isinstance(related, EmailMessage)
    html, picture = related.iter_parts()
    assert html.get_content_type() == "text/html"
    assert isinstance(html, EmailMessage)
    assert isinstance(picture, EmailMessage)
    return str(html.get_content()), picture, text_of(mail)


@dataclass(frozen=True, slots=True)
class Monday:
    """What Robin got on Monday, and what analytics said of the week ten seconds before."""

    robin: Person
    mail: Received
    curve: Json
    worth: Json


@pytest.fixture(scope="module")
def monday(town: Town) -> Monday:
    town.go_to(SUNDAY)
    robin = town.subscriber(locale="de-DE", monthly_summary=True)
    live_for_weeks(robin)
    town.go_to("2026-11-23T07:59:50+01:00")
    curve = robin.get("/analytics/spending/curve", period=WEEK)
    worth = robin.get("/analytics/net-worth", **{"from": "2026-11-15", "to": "2026-11-22"})
    assert town.summaries_to(robin) == []
    town.go_to(MONDAY)
    (mail,) = soon(lambda: town.summaries_to(robin))
    return Monday(robin, mail, curve, worth)


def test_the_week_comes_on_monday_at_eight_with_the_numbers_of_analytics(monday: Monday) -> None:
    robin, mail, curve, worth = monday.robin, monday.mail, monday.curve, monday.worth
    markup, picture, text = parts_of(mail)
    html = unescape(markup)
    (entry,) = robin.get("/notifications")["items"]
    formats = Formats.of("de-DE")

    def money(amount_minor: int) -> str:
        return formats.money(amount_minor, "EUR")

    assert curve["spent_minor"] == 5_200
    assert curve["usual"][-1]["p50_minor"] == 4_200
    assert entry["args"]["spent_minor"] == curve["spent_minor"]
    assert entry["args"]["usual_minor"] == curve["usual"][-1]["p50_minor"]
    assert entry["args"]["income_minor"] == curve["income_minor"] == 250_000
    assert entry["args"]["net_worth_change_minor"] == worth["change_minor"] == 244_800
    assert [day["total_minor"] for day in entry["args"]["days"]] == [
        day["total_minor"] for day in curve["days"]
    ]
    for amount in (5_200, 4_200, 250_000, worth["net_worth_minor"]):
        assert money(amount) in html
        assert money(amount) in text
    assert f"+{money(244_800)}" in text
    assert mail.parsed()["Subject"] == entry["title"]
    assert entry["title"] == "Your week, 16.\u201322. Nov. 2026: 24 % more than usual"
    assert picture["Content-ID"] == "<spending>"
    assert picture.get_content_type() == "image/png"
    assert picture.get_content()[:4] == b"\x89PNG"
    assert re.findall(r'src="([^"]+)"', html) == ["cid:spending"]
    assert re.search(rf'alt="[^"]*{money(5_200)}', html)


def test_what_people_wrote_is_text_and_nothing_is_loaded(monday: Monday) -> None:
    html, _, _ = parts_of(monday.mail)
    assert "&lt;script&gt;alert(1)" in html
    assert not re.search(r"<(script|iframe|form|link|base|object)\b", html)
    assert html.count("<img") == 1
    assert set(re.findall(r'(?:href|src)="([a-z]+:(?://[^/"]+)?)', html)) == {
        ORIGIN,
        "cid:",
    }


def test_it_is_sent_once_and_ends_with_one_click_of_its_own(town: Town, monday: Monday) -> None:
    robin, mail = monday.robin, monday.mail
    headers = mail.parsed()
    way_out = re.fullmatch(r"<https://money\.example(/\S+)>", headers["List-Unsubscribe"])
    assert way_out is not None
    assert way_out[1].startswith("/api/v1/unsubscribe/weekly_summary/")
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert way_out[1] in text_of(mail)

    page = town.visit("GET", way_out[1])
    assert (page.status_code, "<form" in page.text) == (200, True)
    assert robin.get("/notification-preferences")["weekly_summary"] is True
    other = way_out[1].replace("weekly_summary", "monthly_summary")
    for method in ("GET", "POST"):
        assert town.visit(method, other).status_code == 404
        assert town.visit(method, way_out[1].replace("weekly", "yearly")).status_code in {404, 422}
    for _ in range(2):
        answer = town.visit("POST", way_out[1], data={"List-Unsubscribe": "One-Click"})
        assert (answer.status_code, answer.headers.get("set-cookie")) == (200, None)

    said = robin.get("/notification-preferences")
    assert (said["weekly_summary"], said["monthly_summary"]) == (False, True)
    assert robin.get("/notification-contacts")["items"][0]["state"] == "active"
    assert len(town.summaries_to(robin)) == 1


# What follows needs no server: the planner and a worker over a real database.


@pytest.fixture(scope="module")
def ledger(database_kind: str, make_database_url: Callable[[str], str]) -> Iterator[Ledger]:
    with Ledger(make_database_url(database_kind)) as opened:
        yield opened


@pytest.fixture
def street(ledger: Ledger) -> "Street":
    return Street(ledger)


class Street(Ringing):
    """Ringing, by mail."""

    def __init__(self, ledger: Ledger) -> None:
        super().__init__(ledger, MONDAY)
        self.post = RecordingChannel(name="email")
        rules = Rules(ORIGIN, mail_origin=ORIGIN)
        self.worker = Dispatcher(
            self.work, {"email": self.post}, self.keys, self.onlookers, rules=rules
        )
        nothing = update(notification_preferences).values(
            weekly_summary=False, monthly_summary=False
        )
        ledger.database.submit(lambda connection: connection.execute(nothing)).result()

    def subscriber(self, **preferences: Any) -> Actor:
        actor = self.ledger.found()
        self.give_address(actor)
        self.prefer(actor, **{"weekly_summary": True, **preferences})
        return actor

    def give_address(self, actor: Actor) -> None:
        def store(uow: Any) -> None:
            id_ = uow.ids()
            values = {
                "id": id_,
                "user_id": actor.user_id,
                "channel": "email",
                "address_hmac": id_,
                **seal(self.keys, {"address": f"{actor.user_id}@home.example"}, row_id=id_),
                "masked": "…",
                "state": "active",
                "code_tries": 0,
                "created_at": uow.now,
            }
            contacts.store(uow.connection, values)

        self.commit(actor, store)

    def spend(self, actor: Actor, day: str = "2026-11-18") -> None:
        account = self.ledger.open_account(actor)
        self.ledger.record(actor, account.id, -1_250, date.fromisoformat(day))

    def make_planner(self) -> Summaries:
        return Summaries(self.work, read_summary)

    def planned(self) -> int:
        return self.make_planner().plan_due()

    def mails(self, actor: Actor) -> list[str]:
        address = EmailAddress(f"{actor.user_id}@home.example")
        return [message.title for each, message in self.post.sent if each == address]


def test_several_that_plan_at_the_same_moment_plan_it_once(street: Street) -> None:
    robin = street.subscriber()
    street.spend(robin)
    planners = [street.make_planner() for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        counts = list(pool.map(Summaries.plan_due, planners))
    street.deliver()
    assert sorted(counts) == [0, 0, 0, 1]
    assert street.planned() == 0
    street.deliver()
    assert street.mails(robin) == ["Your week, Nov 16 \u2013 22, 2026"]


@pytest.mark.parametrize(
    ("moment", "count"),
    [
        ("2026-11-23T07:59:59+01:00", 0),
        ("2026-11-23T08:00:00+01:00", 1),
        ("2026-11-25T08:00:00+01:00", 1),  # the server was off for two days
        ("2026-11-25T08:00:01+01:00", 0),
    ],
)
def test_a_server_that_was_off_sends_it_late_and_not_too_late(
    street: Street, moment: str, count: int
) -> None:
    robin = street.subscriber()
    street.spend(robin)
    street.go_to(moment)
    assert street.planned() == count


def test_nothing_is_sent_of_a_week_in_which_nothing_moved(street: Street) -> None:
    robin = street.subscriber()
    street.spend(robin, "2026-11-15")
    assert street.planned() == 0
    street.spend(robin, "2026-11-16")
    assert street.planned() == 1


def test_who_is_looking_or_has_read_the_entry_gets_the_mail_all_the_same(street: Street) -> None:
    robin = street.subscriber(
        quiet_hours_enabled=True, quiet_hours_start="07:00", quiet_hours_end="09:00",
        frequency="daily",
    )  # fmt: skip
    street.spend(robin)
    street.onlookers.shown[robin.user_id] = 1_000
    assert street.planned() == 1
    street.deliver()
    assert street.mails(robin) == []
    entries = street.ledger.facts_of(str(robin.household_id))
    told = next(each.payload for each in entries if each.type == "notification.new")
    street.mark(robin, "read", told["id"])
    street.go_to("2026-11-23T09:00:00+01:00")
    street.deliver()
    assert len(street.mails(robin)) == 1
    states = {each.channel: each.state for each in street.of(robin, told["id"])}
    assert states == {"email": "accepted"}


def test_who_switches_it_off_before_it_leaves_gets_none(street: Street) -> None:
    robin = street.subscriber()
    street.spend(robin)
    assert street.planned() == 1
    street.prefer(robin, weekly_summary=False)
    street.deliver()
    assert street.mails(robin) == []


def test_each_household_is_summed_up_for_its_members_and_for_nobody_else(street: Street) -> None:
    robin, kim = street.subscriber(), street.subscriber(weekly_summary=False)
    sam = street.ledger.join(robin)
    street.give_address(sam)
    street.prefer(sam, weekly_summary=True)
    for actor in (robin, kim):
        street.spend(actor)
    street.ledger.accept(sam, kim)
    assert street.planned() == 3  # Robin's for Robin and Sam, Kim's for Sam
    street.deliver()
    assert [len(street.mails(each)) for each in (robin, sam, kim)] == [1, 2, 0]


def test_the_planner_looks_once_in_a_quarter_of_an_hour(street: Street) -> None:
    robin = street.subscriber()
    planner = street.make_planner()
    planner.look()
    street.spend(robin)
    street.wait(HOUR // 4 - SECOND)
    planner.look()
    street.deliver()
    assert street.mails(robin) == []
    street.wait(SECOND)
    street.make_planner().look()
    street.deliver()
    assert len(street.mails(robin)) == 1
