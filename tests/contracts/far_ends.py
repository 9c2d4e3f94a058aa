"""Each channel with a far end that can be told to fail: for the suite that all have to pass."""

import json
import ssl
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

from tests.providers.apns import KEY_ID, TEAM, TOPIC, ApnsServer
from tests.providers.certificates import Authority
from tests.providers.fcm import FcmServer
from tests.providers.http_server import Fault, HttpServer, Reply
from tests.providers.smtp import SmtpServer
from tests.providers.webpush import PushService

from pennybell.channels.apns import ApnsChannel, ApnsSettings
from pennybell.channels.apprise import AppriseChannel, AppriseSettings
from pennybell.channels.email import EmailChannel, EmailSettings
from pennybell.channels.fcm import FcmChannel, FcmSettings
from pennybell.channels.guard import Guard
from pennybell.channels.mail import Sender
from pennybell.channels.port import (
    Address,
    ApnsAddress,
    AppriseAddress,
    Channel,
    EmailAddress,
    FcmAddress,
    WebhookAddress,
    WebPushAddress,
)
from pennybell.channels.vapid import VapidKey
from pennybell.channels.webhook import WebhookChannel, WebhookSettings
from pennybell.channels.webpush import WebPushChannel, WebPushSettings
from pennybell.kit.clock import Instant, system_clock

HERE = "127.0.0.1"
GUARD = Guard(allow=(HERE,))
VAPID = VapidKey(bytes(range(1, 33)))
NAMES = ["fcm", "apns", "webpush", "email", "webhook", "apprise"]

SECRET_TOKEN = "5ec7e7" * 11


@dataclass(frozen=True, slots=True)
class FarEnd:
    """A channel's surroundings.

    Args:
        open: makes the channel.
        accepted: what arrived and was taken over: its id, where that travels, or its tag.
        fail: what to do with the next sends: `silence`, `lost` (taken, the answer cut off), `down`
            (temporarily unavailable).
        stop: nobody listens any more.
        secrets: what must be in no log line.
    """

    open: Callable[[], Channel]
    address: Address
    accepted: Callable[[], list[str]]
    fail: Callable[[str, int], None]
    stop: Callable[[], None]
    secrets: tuple[str, ...]


FAULTS = {
    "silence": Fault("silence"),
    "lost": Fault("hangup", is_processed=True),
    "down": Fault("reply", reply=Reply(503)),
}
SMTP_FAULTS = {"silence": "silence", "lost": "drop", "down": "421 4.3.2 Closing"}


def _failing(server: HttpServer, *, first_is_sign_in: bool = False) -> Callable[[str, int], None]:
    def fail(kind: str, times: int) -> None:
        if first_is_sign_in and not server.requests:
            server.script.append(None)
        server.script.extend([FAULTS[kind]] * times)

    return fail


@contextmanager
def fcm(authority: Authority, common: dict[str, Any]) -> Iterator[FarEnd]:
    with FcmServer(authority) as server:
        settings = FcmSettings(server.account(), server.url)
        yield FarEnd(
            lambda: FcmChannel(settings, **common),
            FcmAddress("token", SECRET_TOKEN),
            lambda: [message["data"]["id"] for message in server.accepted],
            _failing(server, first_is_sign_in=True),
            server.stop_listening,
            (SECRET_TOKEN, server.account()["private_key"][40:80]),
        )


@contextmanager
def apns(authority: Authority, common: dict[str, Any]) -> Iterator[FarEnd]:
    with ApnsServer(authority) as server:
        settings = ApnsSettings(server.key, KEY_ID, TEAM, TOPIC, server.url, server.url)
        yield FarEnd(
            lambda: ApnsChannel(settings, **common),
            ApnsAddress(SECRET_TOKEN, TOPIC, "production", Instant(0)),
            lambda: [taken.headers["apns-id"] for taken in server.accepted],
            _failing(server),
            server.stop_listening,
            (SECRET_TOKEN, server.key[40:80]),
        )


@contextmanager
def webpush(authority: Authority, common: dict[str, Any]) -> Iterator[FarEnd]:
    with PushService(authority) as server:
        browser = server.subscribe(public_key=VAPID.public)
        keys = browser.keys()
        settings = WebPushSettings(VAPID, "mailto:admin@money.example", guard=GUARD)
        token = browser.endpoint.rpartition("/")[2]
        yield FarEnd(
            lambda: WebPushChannel(settings, **common),
            WebPushAddress(browser.endpoint, keys["p256dh"], keys["auth"], VAPID.id),
            lambda: [each.json()["notification"]["data"]["id"] for each in browser.received],
            _failing(server),
            server.stop_listening,
            (token, keys["auth"], keys["p256dh"], str(server.port)),
        )


@contextmanager
def email(authority: Authority, common: dict[str, Any]) -> Iterator[FarEnd]:
    with SmtpServer(authority) as server:
        sender = Sender("pennybell@money.example")
        settings = EmailSettings(HERE, server.port, sender, slots_max=50)

        def fail(kind: str, times: int) -> None:
            server.next_at("mail" if kind == "down" else "dot", *[SMTP_FAULTS[kind]] * times)

        yield FarEnd(
            lambda: EmailChannel(settings, **common),
            EmailAddress("robin.secret@home.example", "Robin Secret"),
            lambda: [str(m.parsed()["Message-ID"])[1:].split("@")[0] for m in server.received],
            fail,
            server.stop_listening,
            ("robin.secret", "Robin Secret"),
        )


@contextmanager
def webhook(authority: Authority, common: dict[str, Any]) -> Iterator[FarEnd]:
    taken: list[str] = []

    def take(request: Any) -> Reply:
        taken.append(request.headers["webhook-id"])
        return Reply(204)

    with HttpServer(take, authority.server_context(["http/1.1"])) as server:
        yield FarEnd(
            lambda: WebhookChannel(WebhookSettings(GUARD), **common),
            WebhookAddress(f"{server.url}/{SECRET_TOKEN}", (b"webhook secret of robin",)),
            lambda: taken,
            _failing(server),
            server.stop_listening,
            (SECRET_TOKEN, str(server.port)),
        )


@contextmanager
def apprise(_authority: Authority, common: dict[str, Any]) -> Iterator[FarEnd]:
    taken: list[str] = []

    def take(request: Any) -> Reply:
        taken.append(json.loads(request.body)["title"])
        return Reply(200)

    without_tls = {name: value for name, value in common.items() if name != "tls"}
    with HttpServer(take, None) as server:
        settings = AppriseSettings(("json",), (HERE,))
        yield FarEnd(
            lambda: AppriseChannel(settings, **without_tls),
            AppriseAddress(f"json://robin:{SECRET_TOKEN}@{HERE}:{server.port}/"),
            lambda: taken,
            _failing(server),
            server.stop_listening,
            (SECRET_TOKEN, str(server.port)),
        )


EVERY = {
    "fcm": fcm,
    "apns": apns,
    "webpush": webpush,
    "email": email,
    "webhook": webhook,
    "apprise": apprise,
}


@contextmanager
def far_ends(
    names: list[str], authority: Authority, tls: Callable[[], ssl.SSLContext]
) -> Iterator[dict[str, FarEnd]]:
    common = {"tls": tls, "clock": system_clock, "random": lambda: 0.0}
    with ExitStack() as stack:
        yield {name: stack.enter_context(EVERY[name](authority, common)) for name in names}
