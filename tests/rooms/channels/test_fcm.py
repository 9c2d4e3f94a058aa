"""FCM: each row of its table of answers, its faults, and what it is sent."""

import asyncio
import ssl
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from tests.providers.fcm import FcmServer, as_json, payload_bytes
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

from pennybell.channels.fcm import PAYLOAD_BYTES_MAX, FcmChannel, FcmSettings
from pennybell.channels.port import (
    Action,
    Delivered,
    FcmAddress,
    Gone,
    Misconfigured,
    Ours,
    Outcome,
    Retry,
)
from pennybell.channels.sealed import read, unseal
from pennybell.kit.clock import system_clock

Tls = Callable[[], ssl.SSLContext]
Opened = Callable[[], AbstractAsyncContextManager[FcmChannel]]
PHONE = FcmAddress("token", "good-phone")


def opened(server: FcmServer, tls: Tls, *, project: str = "", slots_max: int = 50) -> Opened:
    account = server.account(project) if project else server.account()
    settings = FcmSettings(account, server.url, slots_max)

    @asynccontextmanager
    async def open_it() -> AsyncIterator[FcmChannel]:
        channel = FcmChannel(settings, tls=tls, clock=system_clock, random=lambda: 0.0)
        try:
            yield channel
        finally:
            await channel.close()

    return open_it


@pytest.fixture
def channel(fcm: FcmServer, tls: Tls) -> Opened:
    return opened(fcm, tls)


def test_an_accepted_message_keeps_the_name_it_was_given(fcm: FcmServer, channel: Opened) -> None:
    outcome = sent_one(channel, PHONE)

    assert isinstance(outcome, Delivered)
    assert outcome.message_id.startswith("projects/pennybell-test/messages/0:")
    assert [request.is_http2 for request in fcm.requests[1:]] == [True]


@pytest.mark.parametrize(
    ("token", "expected"),
    [
        ("unregistered-1", Gone(reason="unregistered", http_status=404)),
        ("foreign-1", Gone(reason="sender_id_mismatch", http_status=403)),
        ("malformed-1", Gone(reason="invalid_token", http_status=400)),
        (
            "third-party-1",
            Misconfigured(reason="third_party_auth_error", after_s=300, http_status=401),
        ),
        (
            "quota-1",
            Retry(after_s=60, reason="quota_exceeded", cause="throttle", http_status=429),
        ),
        ("internal-1", Retry(after_s=10, reason="internal", http_status=500)),
        ("unavailable-1", Retry(after_s=10, reason="unavailable", http_status=503)),
    ],
)
def test_each_refusal_of_a_device_has_its_outcome(
    channel: Opened, token: str, expected: Outcome
) -> None:
    assert sent_one(channel, FcmAddress("token", token)) == expected


def test_a_field_that_fcm_does_not_take_is_our_bug(fcm: FcmServer, channel: Opened) -> None:
    fcm.handle = lambda request: (
        fcm.violation("message.data", "registration token and all")
        if "send" in request.path
        else fcm.respond(request)
    )

    assert sent_one(channel, PHONE) == Ours(reason="invalid_argument", http_status=400)


def test_another_projects_path_is_a_fault_of_the_settings(fcm: FcmServer, tls: Tls) -> None:
    outcome = sent_one(opened(fcm, tls, project="elsewhere"), PHONE)

    assert outcome == Misconfigured(reason="not_found", after_s=300, http_status=404)


def test_a_404_without_its_error_code_takes_no_device_away(fcm: FcmServer, channel: Opened) -> None:
    fcm.script.extend([None, Fault("reply", reply=Reply(404, b"<html>nginx</html>"))])

    assert sent_one(channel, PHONE) == Misconfigured(
        reason="status_404", after_s=300, http_status=404
    )


def test_a_403_storm_keeps_every_token_and_opens_the_breaker(
    fcm: FcmServer, channel: Opened
) -> None:
    denied = fcm.refuse(403, "PERMISSION_DENIED", "", "Permission denied on resource.")

    async def scenario() -> list[Outcome]:
        async with channel() as open_channel:
            assert isinstance(await open_channel.send(PHONE, a_message()), Delivered)
            fcm.always = Fault("reply", reply=denied)
            tokens = [FcmAddress("token", f"good-{n}") for n in range(500)]
            return await asyncio.gather(*(open_channel.send(t, a_message()) for t in tokens))

    outcomes = run(scenario())

    assert not [outcome for outcome in outcomes if isinstance(outcome, Gone)]
    refused = [outcome for outcome in outcomes if isinstance(outcome, Misconfigured)]
    assert 1 <= len(refused) <= 50, "no more than were under way"
    held = [outcome for outcome in outcomes if isinstance(outcome, Retry)]
    assert {outcome.cause for outcome in held} == {"untried"}
    assert len(held) + len(refused) == 500
    assert len(fcm.requests) == len(refused) + 2


@pytest.mark.parametrize(
    ("header", "after_s"),
    [("7", 7), ("Fri, 01 Jan 2100 00:00:00 GMT", 3_600), ("soon", 60), ("315360000", 3_600)],
)
def test_a_throttled_project_waits_as_long_as_it_is_told(
    fcm: FcmServer, channel: Opened, header: str, after_s: float
) -> None:
    fcm.headers = {"retry-after": header}

    first, second = sent(channel, FcmAddress("token", "quota-1"), a_message(), a_message())

    assert isinstance(first, Retry)
    assert first.after_s == after_s
    assert isinstance(second, Retry)
    assert second.cause == "untried", "the whole provider slows down"
    assert second.after_s == pytest.approx(after_s, abs=1)


def test_a_later_attempt_waits_longer(channel: Opened) -> None:
    (third,) = sent(channel, FcmAddress("token", "unavailable-1"), a_message(), attempt=3)

    assert isinstance(third, Retry)
    assert third.after_s == 40


def test_a_token_refused_in_flight_is_renewed_once_and_the_message_sent_once(
    fcm: FcmServer, channel: Opened
) -> None:
    async def scenario() -> Outcome:
        async with channel() as open_channel:
            await open_channel.send(PHONE, a_message())
            fcm.revoke()
            return await open_channel.send(PHONE, a_message())

    assert isinstance(run(scenario()), Delivered)
    assert fcm.refreshes == 2
    assert len(fcm.accepted) == 2


def test_a_hundred_sends_with_an_expired_token_ask_for_one(fcm: FcmServer, channel: Opened) -> None:
    async def scenario() -> list[Outcome]:
        async with channel() as open_channel:
            await open_channel.send(PHONE, a_message())
            fcm.revoke()
            fcm.oauth.seconds = 0.3
            sends = [open_channel.send(PHONE, a_message()) for _ in range(100)]
            return await asyncio.gather(*sends)

    outcomes = run(scenario())

    assert all(isinstance(outcome, Delivered) for outcome in outcomes)
    assert fcm.refreshes == 2
    assert len(fcm.accepted) == 101


def test_a_token_near_its_end_is_renewed_in_the_background(fcm: FcmServer, tls: Tls) -> None:
    fcm.expires_in_s = 200  # less than the 225 s it is renewed early

    async def scenario() -> float:
        async with opened(fcm, tls)() as open_channel:
            await open_channel.send(PHONE, a_message())
            fcm.oauth.seconds = 0.5
            started = time.perf_counter()
            await open_channel.send(PHONE, a_message())
            took = time.perf_counter() - started
            await asyncio.sleep(0.6)
            return took

    assert run(scenario()) < 0.4
    assert fcm.refreshes == 2


@pytest.mark.parametrize(
    ("status", "error", "expected"),
    [
        (400, "invalid_grant", Misconfigured(reason="oauth_refused", after_s=300)),
        (401, "invalid_client", Misconfigured(reason="oauth_refused", after_s=300)),
    ],
)
def test_a_key_that_google_refuses_is_the_operators_affair(
    fcm: FcmServer, channel: Opened, status: int, error: str, expected: Outcome
) -> None:
    fcm.oauth = replace(fcm.oauth, status=status, error=error)

    assert sent_one(channel, PHONE) == expected


def test_a_broken_oauth_endpoint_is_an_outage(fcm: FcmServer, channel: Opened) -> None:
    fcm.oauth = replace(fcm.oauth, status=500, error="internal_failure")

    assert sent_one(channel, PHONE) == Retry(after_s=10, reason="oauth")


def test_a_slow_oauth_endpoint_holds_a_send_ten_seconds_at_most(
    fcm: FcmServer, channel: Opened
) -> None:
    fcm.oauth.seconds = 12
    started = time.perf_counter()

    outcome = sent_one(channel, PHONE)

    assert isinstance(outcome, Retry)
    assert not outcome.ambiguous
    assert outcome.reason in {"timeout", "oauth"}
    assert time.perf_counter() - started < 14


def test_a_payload_is_cut_to_four_kilobytes_between_characters(
    fcm: FcmServer, channel: Opened
) -> None:
    long = "\u20ac" * 1_500 + "\U0001f468\u200d\U0001f469\u200d\U0001f467" * 300

    assert isinstance(sent_one(channel, PHONE, a_message(body=long)), Delivered)

    (message,) = fcm.accepted
    body = message["notification"]["body"]
    assert body.endswith("\u2026")
    assert long.startswith(body[:-1].rstrip())
    assert PAYLOAD_BYTES_MAX - 30 < payload_bytes(message) + len('{"message":}') + 32 < 4_096
    assert message["notification"]["title"] == SECRET_TITLE


def test_what_is_found_too_large_is_sent_once_more_without_its_body(
    fcm: FcmServer, channel: Opened
) -> None:
    fcm.script.extend([None, Fault("reply", reply=as_json(413, {}))])

    assert isinstance(sent_one(channel, PHONE), Delivered)
    (message,) = fcm.accepted
    assert message["notification"] == {"title": SECRET_TITLE, "body": ""}
    assert len(fcm.requests) == 3


def test_what_stays_too_large_is_not_sent_a_third_time(fcm: FcmServer, channel: Opened) -> None:
    fcm.script.extend([None, *[Fault("reply", reply=as_json(413, {}))] * 3])

    assert sent_one(channel, PHONE) == Ours(reason="status_413", http_status=413)
    assert len(fcm.requests) == 3


def test_an_android_phone_is_told_how_long_and_what_it_replaces(
    fcm: FcmServer, channel: Opened
) -> None:
    message = a_message(ttl_s=90 * 86_400)
    sent_one(channel, PHONE, message)

    (taken,) = fcm.accepted
    assert taken["android"] == {
        "priority": "HIGH",
        "ttl": "2419200s",
        "collapse_key": message.collapse_id,
        "notification": {"tag": message.collapse_id, "notification_count": 3},
    }
    assert taken["data"] == {
        **message.data,
        "id": message.id,
        "type": "budget.alert",
        "link": message.link,
    }


def test_a_browser_gets_the_webpush_block(fcm: FcmServer, channel: Opened) -> None:
    message = a_message(actions=(Action("read", "Mark read", "https://money.example/r"),))
    sent_one(channel, FcmAddress("fid", "good-browser", "web"), message)

    (taken,) = fcm.accepted
    assert taken["fid"] == "good-browser"
    assert "android" not in taken
    assert taken["webpush"] == {
        "headers": {"TTL": "3600", "Urgency": "high", "Topic": message.collapse_id},
        "notification": {
            "title": SECRET_TITLE,
            "body": SECRET_BODY,
            "tag": message.collapse_id,
            "actions": [{"action": "read", "title": "Mark read"}],
        },
        "fcm_options": {"link": message.link},
    }
    assert taken["data"]["app_badge"] == "3"


def test_a_silent_message_shows_nothing(fcm: FcmServer, channel: Opened) -> None:
    sent_one(channel, PHONE, a_message(is_silent=True))

    (taken,) = fcm.accepted
    assert "notification" not in taken
    assert taken["android"]["priority"] == "NORMAL"
    assert "notification" not in taken["android"]


def test_a_sealed_message_tells_its_provider_nothing(fcm: FcmServer, channel: Opened) -> None:
    device = X25519PrivateKey.generate()
    address = replace(PHONE, device_key=device.public_key().public_bytes_raw())
    message = a_message(body="\u20ac" * 3_000)

    assert isinstance(sent_one(channel, address, message), Delivered)

    (taken,) = fcm.accepted
    assert set(taken["data"]) == {"sealed"}
    assert "notification" not in taken
    assert not any(
        word in str(taken) for word in ("Groceries", "budget", "money.example", message.id)
    )
    inside = read(unseal(taken["data"]["sealed"], device))
    assert inside["title"] == SECRET_TITLE
    assert inside["body"].startswith("\u20ac" * 100)
    assert inside["link"] == message.link


def test_people_cannot_write_control_characters_onto_a_lock_screen(
    fcm: FcmServer, channel: Opened
) -> None:
    hostile = a_message(title=HOSTILE_TITLE, body=HOSTILE_BODY)
    browser = FcmAddress("token", "good-browser", "web")

    sent(channel, PHONE, hostile)
    sent(channel, browser, hostile)

    phones, browsers = fcm.accepted
    assert phones["notification"] == {"title": INERT_TITLE, "body": INERT_BODY}
    shown = browsers["webpush"]["notification"]
    assert (shown["title"], shown["body"]) == (INERT_TITLE, INERT_BODY)
