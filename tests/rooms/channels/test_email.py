"""Mail: refusals at every step of SMTP, connections, and what the mail itself looks like."""

import asyncio
import smtplib
import ssl
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.providers.certificates import Authority
from tests.providers.sending import SECRET_BODY, SECRET_TITLE, a_message, run, sent, sent_one
from tests.providers.smtp import PASSWORD, USER, SmtpServer, Step

from pennybell.channels.email import EmailChannel, EmailSettings
from pennybell.channels.mail import AddressRefused, Sender, render
from pennybell.channels.port import (
    Delivered,
    EmailAddress,
    Gone,
    Image,
    Mail,
    Misconfigured,
    Ours,
    Outcome,
    Retry,
)
from pennybell.channels.wire import tls_context
from pennybell.kit.clock import Instant, system_clock

Tls = Callable[[], ssl.SSLContext]
Opened = Callable[[], AbstractAsyncContextManager[EmailChannel]]
SENDER = Sender("pennybell@money.example")
ROBIN = EmailAddress("robin@home.example", "Robin")
PNG = b"\x89PNG\r\n\x1a\n"


def opened(server: SmtpServer, tls: Tls, **changes: Any) -> Opened:
    settings = replace(EmailSettings("127.0.0.1", server.port, SENDER), **changes)

    @asynccontextmanager
    async def open_it() -> AsyncIterator[EmailChannel]:
        channel = EmailChannel(settings, tls=tls, clock=system_clock, random=lambda: 0.0)
        try:
            yield channel
        finally:
            await channel.close()

    return open_it


@pytest.fixture
def channel(smtp: SmtpServer, tls: Tls) -> Opened:
    return opened(smtp, tls)


def test_the_local_server_takes_mail_from_pythons_own_client(
    smtp: SmtpServer, authority: Authority
) -> None:
    with smtplib.SMTP("127.0.0.1", smtp.port) as client:
        client.starttls(context=tls_context(authority.ca_file))
        client.sendmail("a@money.example", ["b@home.example"], b"Subject: x\r\n\r\ny\r\n")

    (received,) = smtp.received
    assert received.is_secured
    assert received.recipients == ["b@home.example"]


def test_a_mail_arrives_secured_with_an_id_that_is_the_deliverys(
    smtp: SmtpServer, channel: Opened
) -> None:
    message = a_message()

    outcome = sent_one(channel, ROBIN, message)

    assert outcome == Delivered(message_id=f"<{message.id}@money.example>")
    (received,) = smtp.received
    assert received.is_secured
    assert (received.sender, received.recipients) == (SENDER.address, ["robin@home.example"])
    mail = received.parsed()
    assert mail["Message-ID"] == f"<{message.id}@money.example>"
    assert mail["To"] == "Robin <robin@home.example>"
    assert mail["From"] == "Pennybell <pennybell@money.example>"
    assert mail["Subject"] == SECRET_TITLE
    assert mail.get_content().strip() == SECRET_BODY
    assert b"\r\n" in received.content


GREYLISTED = "451 4.7.1 robin@home.example is greylisted, come again"


@pytest.mark.parametrize(
    ("step", "answer", "expected"),
    [
        ("greeting", "421 4.3.2 Not now", Retry(after_s=10, reason="connect_421_4.3.2")),
        ("greeting", "554 5.7.1 Go away", Misconfigured(reason="connect_554_5.7.1", after_s=300)),
        ("ehlo", "421 Not now", Retry(after_s=10, reason="starttls_421")),
        ("mail", "421 4.3.2 Closing", Retry(after_s=10, reason="mail_421_4.3.2")),
        ("mail", "451 4.3.0 Busy", Retry(after_s=300, reason="mail_451_4.3.0", cause="delivery")),
        ("mail", "550 5.1.8 Who?", Misconfigured(reason="mail_550_5.1.8", after_s=300)),
        ("mail", "552 5.3.4 Too big", Misconfigured(reason="mail_552_5.3.4", after_s=300)),
        ("rcpt", "421 4.3.2 Closing", Retry(after_s=10, reason="rcpt_421_4.3.2")),
        ("rcpt", GREYLISTED, Retry(after_s=300, reason="rcpt_451_4.7.1", cause="delivery")),
        ("rcpt", "450 Later", Retry(after_s=300, reason="rcpt_450", cause="delivery")),
        ("rcpt", "550 5.1.1 No such user", Gone(reason="rcpt_550_5.1.1", is_bounce=True)),
        ("rcpt", "550 User unknown", Gone(reason="rcpt_550", is_bounce=True)),
        ("rcpt", "553 5.1.3 Bad address", Gone(reason="rcpt_553_5.1.3", is_bounce=True)),
        ("rcpt", "550 5.1.8 Bad sender", Misconfigured(reason="rcpt_550_5.1.8", after_s=300)),
        ("rcpt", "554 5.7.1 No relay", Misconfigured(reason="rcpt_554_5.7.1", after_s=300)),
        ("rcpt", "552 5.2.2 Full", Retry(after_s=300, reason="rcpt_552_5.2.2", cause="delivery")),
        ("rcpt", "552 Full", Retry(after_s=300, reason="rcpt_552", cause="delivery")),
        ("data", "421 4.3.2 Closing", Retry(after_s=10, reason="data_421_4.3.2")),
        ("data", "451 4.3.0 Busy", Retry(after_s=300, reason="data_451_4.3.0", cause="delivery")),
        ("data", "550 5.7.1 Spam", Ours(reason="data_550_5.7.1")),
        ("dot", "451 4.3.0 Disk", Retry(after_s=300, reason="data_451_4.3.0", cause="delivery")),
        ("dot", "550 5.7.1 Spam", Ours(reason="data_550_5.7.1")),
        ("dot", "552 5.3.4 Too big", Ours(reason="data_552_5.3.4")),
        ("dot", "554 5.6.0 Content", Ours(reason="data_554_5.6.0")),
    ],
)
def test_each_refusal_at_each_step_has_its_outcome(
    smtp: SmtpServer, channel: Opened, step: Step, answer: str, expected: Outcome
) -> None:
    smtp.next_at(step, answer)

    assert sent_one(channel, ROBIN) == expected
    assert smtp.received == []


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        ("greeting", Retry(after_s=10, reason="connect")),
        ("mail", Retry(after_s=10, reason="connection_lost")),
        ("rcpt", Retry(after_s=10, reason="connection_lost")),
        ("data", Retry(after_s=10, reason="connection_lost", ambiguous=True)),
        ("dot", Retry(after_s=10, reason="connection_lost", ambiguous=True)),
    ],
)
def test_a_connection_cut_at_each_step_is_ambiguous_only_once_the_mail_was_given(
    smtp: SmtpServer, channel: Opened, step: Step, expected: Outcome
) -> None:
    smtp.next_at(step, "drop")

    assert sent_one(channel, ROBIN) == expected


def test_a_mail_repeated_after_a_lost_answer_is_recognised_by_its_id(
    smtp: SmtpServer, channel: Opened
) -> None:
    smtp.next_at("dot", "drop")
    message = a_message()

    first, second = sent(channel, ROBIN, message, message)

    assert isinstance(first, Retry)
    assert first.ambiguous
    assert isinstance(second, Delivered)
    assert [received.parsed()["Message-ID"] for received in smtp.received] == [
        f"<{message.id}@money.example>"
    ] * 2


@pytest.mark.parametrize(("attempt", "after_s"), [(1, 300), (2, 900), (3, 1_800), (9, 3_600)])
def test_a_greylisting_server_is_asked_less_and_less_often(
    smtp: SmtpServer, channel: Opened, attempt: int, after_s: float
) -> None:
    smtp.next_at("rcpt", GREYLISTED)

    (outcome,) = sent(channel, ROBIN, a_message(), attempt=attempt)

    assert outcome == Retry(after_s=after_s, reason="rcpt_451_4.7.1", cause="delivery")


def test_a_silent_server_holds_a_mail_ten_seconds_at_most(
    smtp: SmtpServer, channel: Opened
) -> None:
    smtp.next_at("dot", "silence")
    started = time.perf_counter()

    outcome = sent_one(channel, ROBIN)

    assert outcome == Retry(after_s=10, reason="timeout", ambiguous=True)
    assert time.perf_counter() - started < 11


def test_a_server_is_signed_in_to(authority: Authority, tls: Tls) -> None:
    with SmtpServer(authority, needs_auth=True) as server:
        good = opened(server, tls, user=USER, password=PASSWORD)
        wrong = opened(server, tls, user=USER, password="wrong")

        assert isinstance(sent_one(good, ROBIN), Delivered)
        refused = sent_one(wrong, ROBIN)

    assert server.received[0].user == USER
    assert refused == Misconfigured(reason="auth_535_5.7.8", after_s=300)


def test_a_server_that_asks_for_a_password_we_have_not_is_the_operators_affair(
    authority: Authority, tls: Tls
) -> None:
    with SmtpServer(authority, needs_auth=True) as server:
        outcome = sent_one(opened(server, tls), ROBIN)

    assert outcome == Misconfigured(reason="mail_530_5.7.0", after_s=300)


def test_mail_goes_over_tls_from_the_first_byte_where_that_is_set(
    authority: Authority, tls: Tls
) -> None:
    with SmtpServer(authority, is_tls=True) as server:
        assert isinstance(sent_one(opened(server, tls, security="tls"), ROBIN), Delivered)

    assert server.received[0].is_secured


def test_a_server_without_starttls_gets_no_mail_unless_that_is_set(
    authority: Authority, tls: Tls
) -> None:
    with SmtpServer(authority, has_starttls=False) as server:
        refused = sent_one(opened(server, tls), ROBIN)
        assert server.received == []
        plain = sent_one(opened(server, tls, security="none"), ROBIN)

    assert refused == Misconfigured(reason="starttls_500", after_s=300)
    assert isinstance(plain, Delivered)
    assert not server.received[0].is_secured


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_strangers_certificate_gets_no_mail(
    strangers_authority: Authority, tls: Tls, security: str
) -> None:
    with SmtpServer(strangers_authority, is_tls=security == "tls") as impostor:
        outcome = sent_one(opened(impostor, tls, security=security), ROBIN)

    assert outcome == Retry(after_s=10, reason="tls")
    assert impostor.received == []


def test_connections_are_used_again_and_no_more_of_them_than_slots(
    smtp: SmtpServer, tls: Tls
) -> None:
    channel = opened(smtp, tls, slots_max=3)

    async def scenario() -> list[Outcome]:
        async with channel() as open_channel:
            return await asyncio.gather(*(open_channel.send(ROBIN, a_message()) for _ in range(30)))

    assert all(isinstance(outcome, Delivered) for outcome in run(scenario()))
    assert len(smtp.received) == 30
    assert smtp.connections <= 3


def test_a_connection_that_the_server_closed_meanwhile_costs_no_mail(
    smtp: SmtpServer, channel: Opened
) -> None:
    async def scenario() -> list[Outcome]:
        async with channel() as open_channel:
            first = await open_channel.send(ROBIN, a_message())
            smtp.next_at("mail", "drop")
            return [first, await open_channel.send(ROBIN, a_message())]

    assert all(isinstance(outcome, Delivered) for outcome in run(scenario()))
    assert smtp.connections == 2


def test_a_refused_recipient_leaves_the_connection_for_the_next(
    smtp: SmtpServer, channel: Opened
) -> None:
    smtp.next_at("rcpt", "550 5.1.1 No such user")

    first, second = sent(channel, ROBIN, a_message(), a_message())

    assert isinstance(first, Gone)
    assert isinstance(second, Delivered)
    assert smtp.connections == 1


def test_a_newsletters_way_out_is_one_click_on_one_line(smtp: SmtpServer, channel: Opened) -> None:
    url = "https://money.example/api/v1/unsubscribe/" + "t" * 200
    mail = Mail(html="<p>80&nbsp;% spent</p>", unsubscribe_url=url, kind="digest")

    sent_one(channel, ROBIN, a_message(mail=mail))

    (received,) = smtp.received
    assert f"\r\nList-Unsubscribe: <{url}>\r\n".encode() in received.content
    assert b"\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n" in received.content
    parsed = received.parsed()
    assert parsed["List-Id"] == "<digest.pennybell.money.example>"
    assert parsed["Feedback-ID"] == "digest:pennybell"
    assert parsed["Auto-Submitted"] == "auto-generated"
    assert "Precedence" not in parsed


def test_a_mailbox_that_somebody_reads_is_named_beside_the_link() -> None:
    sender = replace(SENDER, unsubscribe_mailbox="out@money.example")
    message = a_message(mail=Mail(unsubscribe_url="https://money.example/u/t"))

    content = render(sender, ROBIN, message, now=system_clock())

    line = b"List-Unsubscribe: <https://money.example/u/t>, <mailto:out@money.example?subject=unsubscribe>\r\n"
    assert line in content


def test_a_mail_that_nobody_can_refuse_offers_no_way_out(smtp: SmtpServer, channel: Opened) -> None:
    sent_one(channel, ROBIN)

    assert "List-Unsubscribe" not in smtp.received[0].parsed()


def test_text_and_html_are_alternatives_and_pictures_belong_to_the_html(
    smtp: SmtpServer, channel: Opened
) -> None:
    mail = Mail(html='<img src="cid:spending" alt="Spent">', images=(Image("spending", PNG),))

    sent_one(channel, ROBIN, a_message(mail=mail, body="Spent: 80 \u20ac"))

    parsed = smtp.received[0].parsed()
    assert parsed.get_content_type() == "multipart/alternative"
    text, related = parsed.iter_parts()
    assert text.get_content().strip() == "Spent: 80 \u20ac"
    assert related.get_content_type() == "multipart/related"
    html, image = related.iter_parts()
    assert "cid:spending" in html.get_content()
    assert image["Content-ID"] == "<spending>"
    assert image.get_content() == PNG


HEADERS = {"From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "List-Id"} | {
    *("Feedback-ID", "MIME-Version", "Content-Type", "Content-Transfer-Encoding")
}


@given(st.text(max_size=300), st.text(max_size=100), st.text(max_size=300))
def test_no_text_of_a_person_makes_a_header_or_a_long_line(
    title: str, name: str, body: str
) -> None:
    message = a_message(title=title, body=body)

    content = render(SENDER, replace(ROBIN, name=name), message, now=Instant(0))

    head, _, _ = content.partition(b"\r\n\r\n")
    names = {line.partition(b":")[0].decode() for line in head.split(b"\r\n") if line[:1] != b" "}
    assert names <= HEADERS
    assert all(len(line) <= 998 and line.isascii() for line in content.split(b"\r\n"))
    assert b"\r" not in content.replace(b"\r\n", b"")
    assert b"\n" not in content.replace(b"\r\n", b"")


def test_a_name_with_line_breaks_adds_no_recipient(smtp: SmtpServer, channel: Opened) -> None:
    name = "Robin\r\nBcc: everybody@home.example\r\n\r\nHello"

    sent_one(channel, replace(ROBIN, name=name), a_message(title="A\r\nX: b"))

    (received,) = smtp.received
    parsed = received.parsed()
    assert received.recipients == ["robin@home.example"]
    assert (parsed["Bcc"], parsed["X"]) == (None, None)
    assert parsed["Subject"] == "A X: b"


@pytest.mark.parametrize(
    "address",
    [
        *(
            "",
            "robin",
            "robin@",
            "@home.example",
            "a@b@c.example",
            "robin@home.example\r\nRCPT TO:x",
        ),
        *(
            "robin @home.example",
            "<robin@home.example>",
            "robin@ho\u2028me.example",
            "a,b@c.example",
        ),
        f"robin@{'a' * 70}.example",
    ],
)
def test_what_is_no_address_is_never_written_to(
    smtp: SmtpServer, channel: Opened, address: str
) -> None:
    assert sent_one(channel, EmailAddress(address)) == Ours(reason="address")
    assert smtp.connections == 0


def test_a_domain_beyond_ascii_is_written_as_dns_has_it(smtp: SmtpServer, channel: Opened) -> None:
    assert isinstance(sent_one(channel, EmailAddress("robin@m\u00fcller.example")), Delivered)
    assert smtp.received[0].recipients == ["robin@xn--mller-kva.example"]


def test_a_name_beyond_ascii_before_the_at_needs_a_server_that_knows_it(
    authority: Authority, smtp: SmtpServer, channel: Opened, tls: Tls
) -> None:
    address = EmailAddress("r\u00f6bin@home.example")

    assert isinstance(sent_one(channel, address), Delivered)
    assert smtp.received[0].recipients == ["r\u00f6bin@home.example"]
    assert smtp.received[0].parsed()["To"] == "r\u00f6bin@home.example"
    with SmtpServer(authority, has_utf8=False) as old:
        assert sent_one(opened(old, tls), address) == Ours(reason="smtputf8")


def test_rendering_refuses_what_it_cannot_write_to() -> None:
    with pytest.raises(AddressRefused):
        render(SENDER, EmailAddress("x"), a_message(), now=Instant(0))
