"""Webhooks: signed as the standard has it, tried again for a day, and never sent to this machine."""

import base64
import hashlib
import hmac
import json
import ssl
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace

import pytest
from tests.providers.certificates import Authority
from tests.providers.http_server import Fault, HttpServer, Reply
from tests.providers.sending import (
    HOSTILE_BODY,
    HOSTILE_TITLE,
    INERT_BODY,
    INERT_TITLE,
    SECRET_BODY,
    SECRET_TITLE,
    a_message,
    sent,
    sent_one,
)

from pennybell.channels.guard import Guard
from pennybell.channels.port import Delivered, Gone, Ours, Outcome, Retry, WebhookAddress
from pennybell.channels.webhook import (
    SCHEDULE_S,
    WebhookChannel,
    WebhookSettings,
    secret_text,
    signatures,
)
from pennybell.kit.clock import instant_text, system_clock
from pennybell.kit.ids import instant_of

Tls = Callable[[], ssl.SSLContext]
Opened = Callable[[], AbstractAsyncContextManager[WebhookChannel]]
NEW, OLD = b"n" * 24, b"o" * 24


@pytest.fixture
def receiver(authority: Authority) -> Iterator[HttpServer]:
    context = authority.server_context(["http/1.1"])
    with HttpServer(lambda _: Reply(204), context) as server:
        yield server


@pytest.fixture
def hook(receiver: HttpServer) -> WebhookAddress:
    return WebhookAddress(f"{receiver.url}/hook?for=robin", (NEW, OLD))


def opened(tls: Tls, guard: Guard) -> Opened:
    @asynccontextmanager
    async def open_it() -> AsyncIterator[WebhookChannel]:
        channel = WebhookChannel(
            WebhookSettings(guard), tls=tls, clock=system_clock, random=lambda: 0.0
        )
        try:
            yield channel
        finally:
            await channel.close()

    return open_it


@pytest.fixture
def channel(tls: Tls) -> Opened:
    return opened(tls, Guard(allow=("127.0.0.1",)))


def test_the_signature_is_that_of_the_standards_own_example() -> None:
    secret = base64.b64decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")

    signature = signatures(
        [secret], "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, b'{"test": 2432232314}'
    )

    assert signature == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    assert secret_text(secret) == "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


def test_a_receiver_can_verify_with_the_new_secret_and_with_the_old(
    receiver: HttpServer, hook: WebhookAddress, channel: Opened
) -> None:
    message = a_message()

    assert sent_one(channel, hook, message) == Delivered(http_status=204)

    (request,) = receiver.requests
    assert request.path == "/hook?for=robin"
    assert request.headers["webhook-id"] == message.id
    at = request.headers["webhook-timestamp"]
    signed = f"{message.id}.{at}.".encode() + request.body
    expected = {
        "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
        for key in (NEW, OLD)
    }
    assert set(request.headers["webhook-signature"].split(" ")) == expected
    assert json.loads(request.body) == {
        "type": "budget.alert",
        "timestamp": instant_text(instant_of(message.id)),
        "data": {
            **message.data,
            "id": message.id,
            "title": SECRET_TITLE,
            "body": SECRET_BODY,
            "link": message.link,
        },
    }


def test_a_repetition_has_the_same_body_and_id(
    receiver: HttpServer, hook: WebhookAddress, channel: Opened
) -> None:
    receiver.script.append(Fault("hangup", is_processed=True))
    message = a_message()

    first, second = sent(channel, hook, message, message)

    assert first == Retry(after_s=10, reason="connection_lost", ambiguous=True)
    assert isinstance(second, Delivered)
    assert len({(r.headers["webhook-id"], r.body) for r in receiver.requests}) == 1


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (200, Delivered(http_status=200)),
        (299, Delivered(http_status=299)),
        (410, Gone(reason="status_410", http_status=410)),
        (302, Retry(after_s=5, reason="redirect", cause="delivery", http_status=302)),
        (400, Retry(after_s=5, reason="status_400", cause="delivery", http_status=400)),
        (401, Retry(after_s=5, reason="status_401", cause="delivery", http_status=401)),
        (404, Retry(after_s=5, reason="status_404", cause="delivery", http_status=404)),
        (429, Retry(after_s=77, reason="status_429", cause="throttle", http_status=429)),
        (500, Retry(after_s=77, reason="status_500", http_status=500)),
        (503, Retry(after_s=77, reason="status_503", http_status=503)),
    ],
)
def test_each_answer_has_its_outcome(
    receiver: HttpServer, hook: WebhookAddress, channel: Opened, status: int, expected: Outcome
) -> None:
    headers = {"retry-after": "77", "location": "http://169.254.169.254/"}
    receiver.always = Fault("reply", reply=Reply(status, b"", headers))

    assert sent_one(channel, hook) == expected
    assert len(receiver.requests) == 1


def test_it_is_tried_again_for_most_of_a_day() -> None:
    assert 20 * 3_600 < sum(SCHEDULE_S) < 24 * 3_600


def test_each_attempt_waits_as_the_schedule_says(
    receiver: HttpServer, hook: WebhookAddress, channel: Opened
) -> None:
    receiver.always = Fault("reply", reply=Reply(500))

    waits = []
    for attempt in (1, 3, 99):
        (outcome,) = sent(channel, hook, a_message(), attempt=attempt)
        assert isinstance(outcome, Retry)
        waits.append(outcome.after_s)

    assert waits == [SCHEDULE_S[0], SCHEDULE_S[2], SCHEDULE_S[-1]]


def test_an_endless_answer_is_not_read_to_its_end(
    receiver: HttpServer, hook: WebhookAddress, channel: Opened
) -> None:
    receiver.handle = lambda _: Reply(200, b"x" * 50_000_000)

    assert sent_one(channel, hook) == Delivered(http_status=200)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("https://127.0.0.1:{port}/", "url_address"),
        ("https://localhost:{port}/", "url_address"),
        ("http://127.0.0.1:{port}/", "url_not_https"),
        ("https://robin@hook.example:{port}/", "url_userinfo"),
    ],
)
def test_this_machine_is_nobodys_receiver(
    receiver: HttpServer, hook: WebhookAddress, tls: Tls, url: str, reason: str
) -> None:
    address = replace(hook, url=url.format(port=receiver.port))

    assert sent_one(opened(tls, Guard()), address) == Ours(reason=reason)
    assert receiver.connections == 0


def test_peoples_texts_are_data_and_turn_nothing_round(
    receiver: HttpServer, hook: WebhookAddress, channel: Opened
) -> None:
    sent_one(channel, hook, a_message(title=HOSTILE_TITLE, body=HOSTILE_BODY))

    (request,) = receiver.requests
    data = json.loads(request.body)["data"]
    assert (data["title"], data["body"]) == (INERT_TITLE, INERT_BODY)
