"""Web Push: each row of its table of answers, its encryption, its VAPID, and what it will not ask."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given
from hypothesis import strategies as st
from tests.providers.certificates import Authority
from tests.providers.http_server import Fault, Reply
from tests.providers.sending import (
    HOSTILE_BODY,
    HOSTILE_TITLE,
    INERT_BODY,
    INERT_TITLE,
    SECRET_BODY,
    SECRET_TITLE,
    a_message,
    run,
    sent,
    sent_one,
)
from tests.providers.test_calibration import decrypted_by_node
from tests.providers.webpush import PushService, Subscription

from pennybell.channels.guard import Guard
from pennybell.channels.port import (
    Action,
    Delivered,
    Gone,
    Misconfigured,
    Ours,
    Outcome,
    Retry,
    WebPushAddress,
)
from pennybell.channels.vapid import (
    Vapid,
    VapidKey,
    base64url,
    from_base64url,
    new_private_key,
)
from pennybell.channels.webpush import (
    PLAIN_BYTES_MAX,
    WebPushChannel,
    WebPushSettings,
    encrypt,
    label_of,
)
from pennybell.kit.clock import HOUR, SECOND, Instant, system_clock
from pennybell.kit.contact_url import is_clean_subject

Tls = Callable[[], ssl.SSLContext]
Opened = Callable[[], AbstractAsyncContextManager[WebPushChannel]]
KEY = VapidKey(bytes(range(1, 33)))
SUBJECT = "mailto:admin@money.example"
LOCAL = Guard(allow=("127.0.0.1",))


def settings_of(**changes: Any) -> WebPushSettings:
    return replace(WebPushSettings(KEY, SUBJECT, "https://money.example/", LOCAL), **changes)


def opened(tls: Tls, settings: WebPushSettings | None = None) -> Opened:
    @asynccontextmanager
    async def open_it() -> AsyncIterator[WebPushChannel]:
        channel = WebPushChannel(
            settings or settings_of(), tls=tls, clock=system_clock, random=lambda: 0.0
        )
        try:
            yield channel
        finally:
            await channel.close()

    return open_it


def address_of(subscription: Subscription, **changes: Any) -> WebPushAddress:
    keys = subscription.keys()
    address = WebPushAddress(subscription.endpoint, keys["p256dh"], keys["auth"], KEY.id)
    return replace(address, **changes)


@pytest.fixture
def channel(tls: Tls) -> Opened:
    return opened(tls)


@pytest.fixture
def browser(push_service: PushService) -> Subscription:
    return push_service.subscribe(public_key=KEY.public)


def answer(status: int, **headers: str) -> Fault:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Fault("reply", reply=Reply(status, b"{}", named))


def test_the_example_of_rfc_8291_comes_out_byte_for_byte() -> None:
    address = WebPushAddress(
        "https://push.example.net/push/JzLQ3raZJfFBR0aqvOMsLrt54w4rJUsV",
        p256dh=(
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcx"
            "aOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
        ),
        auth="BTBZMqHH6r4Tts7J_aSIgg",
    )
    private = from_base64url("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")

    body = encrypt(
        b"When I grow up, I want to be a watermelon",
        address,
        salt=from_base64url("DGv6ra1nlYgDCS1FRnbzlw"),
        ephemeral=ec.derive_private_key(int.from_bytes(private, "big"), ec.SECP256R1()),
    )

    assert base64url(body) == (
        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27ml"
        "mlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPT"
        "pK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
    )


def test_the_authors_of_the_rfc_read_what_we_encrypt(
    push_service: PushService, authority: Authority
) -> None:
    browser = push_service.subscribe()
    text = "Groceries: 80 % of 450 \u20ac \U0001f514"

    body = encrypt(text.encode(), address_of(browser))

    assert len(body) == len(text.encode()) + 103
    assert decrypted_by_node(body, browser, authority) == text


def test_a_browser_reads_the_declarative_form(
    push_service: PushService, browser: Subscription, channel: Opened
) -> None:
    message = a_message(actions=(Action("read", "Mark read", "https://money.example/r"),))

    outcome = sent_one(channel, address_of(browser), message)

    assert isinstance(outcome, Delivered)
    assert outcome.message_id.startswith(f"{push_service.url}/m/")
    (received,) = browser.received
    assert received.json() == {
        "web_push": 8030,
        "mutable": True,
        "notification": {
            "title": SECRET_TITLE,
            "body": SECRET_BODY,
            "navigate": message.link,
            "tag": message.collapse_id,
            "app_badge": "3",
            "data": {**message.data, "id": message.id, "type": "budget.alert"},
            "actions": [
                {"action": "read", "title": "Mark read", "navigate": "https://money.example/r"}
            ],
        },
    }
    headers = received.headers
    assert (headers["ttl"], headers["urgency"]) == ("3600", "high")
    assert headers["topic"] == message.collapse_id
    assert len(headers["topic"]) == 32


def test_a_token_names_the_origin_with_its_port_and_lasts_half_a_day(
    push_service: PushService, browser: Subscription, channel: Opened
) -> None:
    sent(channel, address_of(browser), *(a_message() for _ in range(3)))

    (authorization,) = push_service.authorizations
    token = authorization.partition("t=")[2].partition(",")[0]
    claims = jwt.decode(token, options={"verify_signature": False})
    assert claims["aud"] == push_service.url
    assert claims["sub"] == SUBJECT
    assert 11 * 3_600 < claims["exp"] - system_clock() / SECOND <= 12 * 3_600
    assert isinstance(claims["exp"], int)


def test_a_token_is_made_anew_an_hour_before_its_end() -> None:
    now = Instant(1_795_000_000_000)
    vapid = Vapid(KEY, subject=SUBJECT, clock=lambda: now)
    first = vapid.header("https://push.example")

    now = Instant(now + 10 * HOUR)
    assert vapid.header("https://push.example") == first
    assert vapid.header("https://other.example") != first
    now = Instant(now + HOUR + 1)
    assert vapid.header("https://push.example") != first


@pytest.mark.parametrize("status", [200, 201, 202, 204])
def test_every_2xx_is_accepted(
    push_service: PushService, browser: Subscription, channel: Opened, status: int
) -> None:
    push_service.always = answer(status, location="https://push.example/m/1")

    assert sent_one(channel, address_of(browser)) == Delivered(
        message_id="https://push.example/m/1", http_status=status
    )


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (404, Gone(reason="status_404", http_status=404)),
        (410, Gone(reason="status_410", http_status=410)),
        (400, Ours(reason="status_400", http_status=400)),
        (402, Ours(reason="status_402", http_status=402)),
        (401, Misconfigured(reason="status_401", after_s=300, http_status=401)),
        (403, Misconfigured(reason="status_403", after_s=300, http_status=403)),
        (413, Ours(reason="status_413", http_status=413)),
        (429, Retry(after_s=60, reason="status_429", cause="throttle", http_status=429)),
        (500, Retry(after_s=10, reason="status_500", http_status=500)),
        (502, Retry(after_s=10, reason="status_502", http_status=502)),
        (503, Retry(after_s=10, reason="status_503", http_status=503)),
        (301, Ours(reason="redirect", http_status=301)),
        (307, Ours(reason="redirect", http_status=307)),
    ],
)
def test_each_answer_has_its_outcome(
    push_service: PushService,
    browser: Subscription,
    channel: Opened,
    status: int,
    expected: Outcome,
) -> None:
    push_service.always = answer(status, location=f"{push_service.url}/elsewhere")

    assert sent_one(channel, address_of(browser)) == expected
    assert {request.path for request in push_service.requests} == {
        browser.endpoint.removeprefix(push_service.url)
    }


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize(("header", "after_s"), [("120", 120), ("315360000", 3_600)])
def test_a_service_says_when_to_come_again(
    push_service: PushService,
    browser: Subscription,
    channel: Opened,
    status: int,
    header: str,
    after_s: float,
) -> None:
    push_service.always = answer(status, retry_after=header)

    outcome = sent_one(channel, address_of(browser))

    assert isinstance(outcome, Retry)
    assert outcome.after_s == after_s


@pytest.mark.parametrize("status", [400, 401, 403])
def test_a_subscription_made_with_another_key_has_to_be_made_anew(
    push_service: PushService, browser: Subscription, channel: Opened, status: int
) -> None:
    push_service.always = answer(status)

    outcomes = sent(channel, address_of(browser, vapid_key_id="other"), a_message(), a_message())

    again = Gone(reason="vapid_key", state="needs_resubscribe", http_status=status)
    assert outcomes == [again, again]


@pytest.mark.parametrize(
    ("refusals", "has_ever_succeeded", "is_given_up"),
    [(3, False, False), (4, False, True), (100, True, False)],
)
def test_a_subscription_is_given_up_only_when_it_never_worked(
    push_service: PushService,
    browser: Subscription,
    channel: Opened,
    refusals: int,
    has_ever_succeeded: bool,
    is_given_up: bool,
) -> None:
    push_service.always = answer(400)
    address = address_of(browser, refusals=refusals, has_ever_succeeded=has_ever_succeeded)

    outcome = sent_one(channel, address)

    assert isinstance(outcome, Gone if is_given_up else Ours)


def test_what_is_found_too_large_is_sent_once_more_without_its_body(
    push_service: PushService, browser: Subscription, channel: Opened
) -> None:
    push_service.script.append(answer(413))

    assert isinstance(sent_one(channel, address_of(browser)), Delivered)
    notification = browser.received[0].json()["notification"]
    assert (notification["title"], notification["body"]) == (SECRET_TITLE, "")


def test_a_payload_is_cut_to_what_a_bridge_to_fcm_carries(
    browser: Subscription, channel: Opened
) -> None:
    sent_one(channel, address_of(browser), a_message(body="\u20ac" * 2_000))

    (received,) = browser.received
    assert PLAIN_BYTES_MAX - 10 < len(received.plain) <= PLAIN_BYTES_MAX


def test_one_origins_refusal_or_silence_holds_no_other(
    authority: Authority, push_service: PushService, browser: Subscription, channel: Opened
) -> None:
    with PushService(authority) as denying:
        denying.always = answer(403)
        other = denying.subscribe()

        async def scenario() -> tuple[list[Outcome], Outcome]:
            async with channel() as open_channel:
                first = [await open_channel.send(address_of(other), a_message()) for _ in range(3)]
                return first, await open_channel.send(address_of(browser), a_message())

        refused, good = run(scenario())

        assert isinstance(refused[0], Misconfigured)
        assert [type(outcome) for outcome in refused[1:]] == [Retry, Retry]
        assert isinstance(good, Delivered)
        assert len(denying.requests) == 1


def test_a_throttling_origin_is_left_alone_as_a_whole(
    push_service: PushService, browser: Subscription, channel: Opened
) -> None:
    push_service.script.append(answer(429, retry_after="77"))

    _, second = sent(channel, address_of(browser), a_message(), a_message())

    assert isinstance(second, Retry)
    assert second.cause == "untried"
    assert second.after_s == pytest.approx(77, abs=1)
    assert len(push_service.requests) == 1


def test_a_silent_origin_holds_only_the_slots_it_may(
    authority: Authority, push_service: PushService, browser: Subscription, channel: Opened
) -> None:
    with PushService(authority) as silent:
        silent.always = Fault("silence")
        stuck = silent.subscribe()

        async def scenario() -> list[Outcome]:
            async with channel() as open_channel:
                held = [
                    asyncio.create_task(open_channel.send(address_of(stuck), a_message()))
                    for _ in range(60)
                ]
                async with asyncio.timeout(5):
                    while len(silent.requests) < 20:  # noqa: ASYNC110 - it waits for the far end
                        await asyncio.sleep(0.01)
                    sends = (open_channel.send(address_of(browser), a_message()) for _ in range(99))
                    outcomes = await asyncio.gather(*sends)
                for task in held:
                    task.cancel()
                await asyncio.gather(*held, return_exceptions=True)
                return outcomes

        assert all(isinstance(outcome, Delivered) for outcome in run(scenario()))
        assert len(silent.requests) == 20


def test_a_push_that_would_show_nothing_is_not_sent(
    push_service: PushService, browser: Subscription, channel: Opened
) -> None:
    outcome = sent_one(channel, address_of(browser), a_message(is_silent=True))

    assert outcome == Ours(reason="silent")
    assert push_service.requests == []


@pytest.mark.parametrize("changes", [{"p256dh": "AAAA"}, {"auth": "AAAA"}, {"p256dh": "!"}])
def test_keys_that_are_none_are_our_bug_not_a_crash(
    push_service: PushService, browser: Subscription, channel: Opened, changes: dict[str, str]
) -> None:
    assert sent_one(channel, address_of(browser, **changes)) == Ours(reason="subscription_keys")
    assert push_service.requests == []


@pytest.mark.parametrize(
    ("subject", "is_clean"),
    [
        ("mailto:admin@money.example", True),
        ("https://money.example/contact", True),
        ("https://money.example", True),
        ("mailto: admin@money.example", False),
        ("mailto:<admin@money.example>", False),
        ("mailto:admin@localhost", False),
        ("mailto:@money.example", False),
        ("mailto:admin@money.", False),
        ("https://localhost", False),
        ("http://money.example", False),
        ("https://me@money.example", False),
        ("admin@money.example", False),
        ("mailto:admin@m\u00f6ney.example", False),
        ("", False),
    ],
)
def test_a_subject_is_one_that_apple_takes(subject: str, is_clean: bool) -> None:
    assert is_clean_subject(subject) is is_clean


def test_a_new_key_is_one_that_works() -> None:
    made = iter([bytes(32), b"\xff" * 32, bytes(range(1, 33))])

    private = new_private_key(lambda _: next(made))

    assert VapidKey(private).public == KEY.public
    assert len(KEY.public) == 87


@given(st.binary(max_size=100))
def test_base64url_reads_what_it_wrote(data: bytes) -> None:
    assert from_base64url(base64url(data)) == data


@pytest.mark.parametrize(
    ("host", "label"),
    [
        ("fcm.googleapis.com", "google"),
        ("updates.push.services.mozilla.com", "mozilla"),
        ("web.push.apple.com", "apple"),
        ("wns2-db5p.notify.windows.com", "microsoft"),
        ("notpush.apple.com.evil.example", "other"),
        ("mypush.apple.com", "other"),
    ],
)
def test_services_are_named_in_logs_and_hosts_are_not(host: str, label: str) -> None:
    assert label_of(host) == label


def test_people_cannot_write_control_characters_onto_a_screen(
    browser: Subscription, channel: Opened
) -> None:
    sent_one(channel, address_of(browser), a_message(title=HOSTILE_TITLE, body=HOSTILE_BODY))

    (received,) = browser.received
    shown = received.json()["notification"]
    assert (shown["title"], shown["body"]) == (INERT_TITLE, INERT_BODY)
