"""APNs: each row of its table of answers, its signed token, and what it is sent."""

import asyncio
from dataclasses import replace

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from tests.providers.apns import KEY_ID, ApnsServer
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
from tests.rooms.channels.apple import (
    DEVICE,
    PHONE,
    REGISTERED_AT,
    Opened,
    SetClock,
    Tls,
    opened,
    reason,
    settings_of,
)

from pennybell.channels.port import (
    Delivered,
    Gone,
    Misconfigured,
    Ours,
    Outcome,
    Retry,
)
from pennybell.channels.sealed import read, unseal
from pennybell.kit.clock import SECOND, system_clock


@pytest.fixture
def channel(apns: ApnsServer, tls: Tls) -> Opened:
    return opened(settings_of(apns), tls)


def test_an_accepted_message_keeps_its_own_id(apns: ApnsServer, channel: Opened) -> None:
    message = a_message()

    outcome = sent_one(channel, PHONE, message)

    assert outcome == Delivered(message_id=message.id, http_status=200)
    (taken,) = apns.accepted
    assert taken.payload == {
        "aps": {
            "alert": {"title": SECRET_TITLE, "body": SECRET_BODY},
            "sound": "default",
            "thread-id": message.collapse_id,
            "badge": 3,
        },
        "budget_id": message.data["budget_id"],
        "id": message.id,
        "type": "budget.alert",
        "link": message.link,
    }
    expires_s = int(taken.headers["apns-expiration"])
    assert abs(expires_s - (system_clock() // SECOND + 3_600)) < 60
    assert taken.headers["apns-collapse-id"] == message.collapse_id
    assert (taken.headers["apns-push-type"], taken.headers["apns-priority"]) == ("alert", "10")


OURS = [
    *((400, word) for word in ("BadTopic", "MissingTopic", "TopicDisallowed", "BadCollapseId")),
    *((400, word) for word in ("BadExpirationDate", "BadMessageId", "BadPriority")),
    *((400, word) for word in ("InvalidPushType", "PayloadEmpty", "DuplicateHeaders")),
    (404, "BadPath"),
    (405, "MethodNotAllowed"),
]


@pytest.mark.parametrize(("status", "word"), OURS)
def test_what_we_said_wrong_takes_no_token_away(
    apns: ApnsServer, channel: Opened, status: int, word: str
) -> None:
    apns.always = reason(status, word)

    assert sent_one(channel, PHONE) == Ours(reason=word, http_status=status)


KEY_FAULTS = [
    *("InvalidProviderToken", "MissingProviderToken", "Forbidden", "BadCertificate"),
    *("BadCertificateEnvironment", "UnrelatedKeyIdInToken", "BadEnvironmentKeyIdInToken"),
    "BadEnvironmentKeyInToken",
]


@pytest.mark.parametrize("word", KEY_FAULTS)
def test_a_fault_of_the_key_is_the_operators_and_stops_the_asking(
    apns: ApnsServer, channel: Opened, word: str
) -> None:
    apns.always = reason(403, word)

    first, second = sent(channel, PHONE, a_message(), a_message())

    assert first == Misconfigured(reason=word, after_s=300, http_status=403)
    assert isinstance(second, Retry)
    assert second.cause == "untried"
    assert len(apns.requests) == 1


def test_a_bad_token_is_disabled_when_it_once_worked(apns: ApnsServer, channel: Opened) -> None:
    apns.devices[DEVICE] = (400, "BadDeviceToken", None)

    assert sent_one(channel, PHONE) == Gone(reason="BadDeviceToken", http_status=400)


def test_a_token_that_never_worked_is_suspected_of_the_other_environment(
    apns: ApnsServer, channel: Opened
) -> None:
    apns.devices[DEVICE] = (400, "BadDeviceToken", None)

    outcome = sent_one(channel, replace(PHONE, has_ever_succeeded=False))

    assert outcome == Gone(reason="bad_env", http_status=400)
    assert len(apns.requests) == 1


def test_a_token_of_our_own_topic_is_disabled_and_of_another_alarms(
    apns: ApnsServer, channel: Opened, tls: Tls
) -> None:
    apns.always = reason(400, "DeviceTokenNotForTopic")

    assert sent_one(channel, PHONE) == Gone(reason="DeviceTokenNotForTopic", http_status=400)
    assert sent_one(channel, replace(PHONE, topic="")) == Gone(
        reason="DeviceTokenNotForTopic", http_status=400
    )
    assert sent_one(channel, replace(PHONE, topic="example.other")) == Misconfigured(
        reason="DeviceTokenNotForTopic", after_s=300, http_status=400
    )


@pytest.mark.parametrize("word", ["Unregistered", "ExpiredToken"])
@pytest.mark.parametrize(("later_ms", "is_gone"), [(1, True), (0, False), (-60_000, False)])
def test_a_410_counts_only_from_after_the_registration(
    apns: ApnsServer, channel: Opened, word: str, later_ms: int, is_gone: bool
) -> None:
    apns.devices[DEVICE] = (410, word, REGISTERED_AT + later_ms)

    outcome = sent_one(channel, PHONE)

    if is_gone:
        assert outcome == Gone(reason=word, http_status=410)
    else:
        assert outcome == Retry(after_s=60, reason=word, cause="device", http_status=410)


def test_a_busy_device_is_left_alone_and_no_other(apns: ApnsServer, channel: Opened) -> None:
    apns.devices[DEVICE] = (429, "TooManyRequests", None)
    other = replace(PHONE, token="b2" * 32)

    async def scenario() -> tuple[Outcome, Outcome]:
        async with channel() as open_channel:
            first = await open_channel.send(PHONE, a_message())
            return first, await open_channel.send(other, a_message())

    first, second = run(scenario())

    assert first == Retry(after_s=60, reason="TooManyRequests", cause="device", http_status=429)
    assert isinstance(second, Delivered)


def test_too_many_new_tokens_pause_everything_and_make_no_new_one(
    apns: ApnsServer, channel: Opened
) -> None:
    apns.script.append(reason(429, "TooManyProviderTokenUpdates"))

    first, second = sent(channel, PHONE, a_message(), a_message())

    assert first == Retry(
        after_s=600, reason="TooManyProviderTokenUpdates", cause="throttle", http_status=429
    )
    assert isinstance(second, Retry)
    assert second.cause == "untried"
    assert len(apns.requests) == 1


def test_one_token_serves_all_for_forty_minutes(apns: ApnsServer, tls: Tls) -> None:
    clock = SetClock(apns)

    async def scenario() -> None:
        async with opened(settings_of(apns), tls, clock)() as channel:
            clock.forward(300)  # nothing is made before it is needed
            clock.begin_span()
            for minutes in (39, 2, 39):
                sends = [channel.send(PHONE, a_message()) for _ in range(10)]
                assert all(isinstance(o, Delivered) for o in await asyncio.gather(*sends))
                clock.forward(minutes)

    run(scenario())

    made = sorted(apns.tokens.values())
    assert [later - made[0] for later in made] == [0, 40 * 60]
    token = next(iter(apns.tokens))
    assert jwt.get_unverified_header(token) == {"alg": "ES256", "kid": KEY_ID, "typ": "JWT"}
    assert jwt.decode(token, options={"verify_signature": False}).keys() == {"iss", "iat"}


def test_workers_and_restarts_use_one_token_without_knowing_of_each_other(
    apns: ApnsServer, tls: Tls
) -> None:
    clock = SetClock(apns)
    clock.begin_span()
    for minutes in (0, 1, 38):
        clock.forward(minutes)
        outcome = sent_one(opened(settings_of(apns), tls, clock), PHONE)
        assert isinstance(outcome, Delivered)

    assert len(apns.tokens) == 1


def test_a_second_half_tokens_successor_is_twenty_minutes_younger(
    apns: ApnsServer, tls: Tls
) -> None:
    clock = SetClock(apns)
    clock.begin_span()

    async def scenario() -> list[Outcome]:
        async with opened(settings_of(apns), tls, clock)() as channel:
            outcomes = [await channel.send(PHONE, a_message())]
            clock.forward(39)
            apns.script.append(reason(403, "ExpiredProviderToken"))
            outcomes.append(await channel.send(PHONE, a_message()))
            clock.forward(2)
            return [*outcomes, await channel.send(PHONE, a_message())]

    assert all(isinstance(outcome, Delivered) for outcome in run(scenario()))
    made = sorted(apns.tokens.values())
    assert [later - made[0] for later in made] == [0, 20 * 60, 40 * 60]


def test_an_expired_token_is_made_anew_once_and_the_message_sent(
    apns: ApnsServer, tls: Tls
) -> None:
    clock = SetClock(apns)
    clock.begin_span()

    async def scenario() -> Outcome:
        async with opened(settings_of(apns), tls, clock)() as channel:
            await channel.send(PHONE, a_message())
            clock.forward(25)
            apns.script.append(reason(403, "ExpiredProviderToken"))
            return await channel.send(PHONE, a_message())

    assert isinstance(run(scenario()), Delivered)
    assert len(apns.tokens) == 2
    assert len(apns.requests) == 3


def test_a_fresh_token_that_is_called_expired_tells_of_a_wrong_clock(
    apns: ApnsServer, tls: Tls
) -> None:
    clock = SetClock(apns)
    clock.begin_span()
    apns.now_s += 2 * 3_600

    outcome = sent_one(opened(settings_of(apns), tls, clock), PHONE)

    assert outcome == Misconfigured(reason="clock_skew", after_s=300, http_status=403)
    assert len(apns.requests) == 1


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (
            reason(503, "Shutdown"),
            Retry(after_s=1, reason="Shutdown", cause="delivery", http_status=503),
        ),
        (
            reason(400, "IdleTimeout"),
            Retry(after_s=1, reason="IdleTimeout", cause="delivery", http_status=400),
        ),
        (
            reason(503, "ServiceUnavailable"),
            Retry(after_s=900, reason="ServiceUnavailable", http_status=503),
        ),
        (
            reason(500, "InternalServerError"),
            Retry(after_s=900, reason="InternalServerError", http_status=500),
        ),
        (
            Fault("reply", reply=Reply(503)),
            Retry(after_s=10, reason="status_503", http_status=503),
        ),
    ],
)
def test_a_servers_error_asks_for_a_new_connection(
    apns: ApnsServer, channel: Opened, fault: Fault, expected: Outcome
) -> None:
    apns.script.append(fault)

    first, second = sent(channel, PHONE, a_message(), a_message())

    assert first == expected
    assert isinstance(second, Delivered)
    assert apns.connections == 2


def test_a_payload_too_large_is_sent_once_more_without_its_body(
    apns: ApnsServer, channel: Opened
) -> None:
    apns.script.append(reason(413, "PayloadTooLarge"))

    assert isinstance(sent_one(channel, PHONE), Delivered)
    (taken,) = apns.accepted
    assert taken.payload["aps"]["alert"] == {"title": SECRET_TITLE, "body": ""}


def test_what_stays_too_large_is_not_sent_a_third_time(apns: ApnsServer, channel: Opened) -> None:
    apns.always = reason(413, "PayloadTooLarge")

    assert sent_one(channel, PHONE) == Ours(reason="PayloadTooLarge", http_status=413)
    assert len(apns.requests) == 2


def test_a_payload_is_cut_to_four_kilobytes_between_characters(
    apns: ApnsServer, channel: Opened
) -> None:
    long = "\u20ac" * 1_200 + "\U0001f44d\U0001f3fd" * 900

    assert isinstance(sent_one(channel, PHONE, a_message(body=long)), Delivered)

    assert 4_000 < len(apns.requests[0].body) <= 4_096
    body = apns.accepted[0].payload["aps"]["alert"]["body"]
    assert long.startswith(body.removesuffix("\u2026"))


def test_a_silent_message_is_a_background_push(apns: ApnsServer, channel: Opened) -> None:
    sent_one(channel, PHONE, a_message(is_silent=True, ttl_s=0))

    (taken,) = apns.accepted
    assert taken.payload["aps"] == {"content-available": 1}
    assert taken.headers["apns-push-type"] == "background"
    assert taken.headers["apns-priority"] == "5"
    assert taken.headers["apns-expiration"] == "0"


def test_a_sealed_message_tells_apple_nothing(apns: ApnsServer, channel: Opened) -> None:
    device = X25519PrivateKey.generate()
    address = replace(PHONE, device_key=device.public_key().public_bytes_raw())
    message = a_message(generic="Something new", badge=None)

    assert isinstance(sent_one(channel, address, message), Delivered)

    (taken,) = apns.accepted
    assert taken.payload == {
        "aps": {
            "alert": {"title": "Pennybell", "body": "Something new"},
            "sound": "default",
            "thread-id": message.collapse_id,
            "mutable-content": 1,
        },
        "sealed": taken.payload["sealed"],
    }
    assert read(unseal(taken.payload["sealed"], device))["body"] == SECRET_BODY


def test_people_cannot_write_control_characters_onto_a_lock_screen(
    apns: ApnsServer, channel: Opened
) -> None:
    sent_one(channel, PHONE, a_message(title=HOSTILE_TITLE, body=HOSTILE_BODY))

    (taken,) = apns.accepted
    assert taken.payload["aps"]["alert"] == {"title": INERT_TITLE, "body": INERT_BODY}
