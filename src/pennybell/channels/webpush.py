"""Web Push: RFC 8030 to whatever service a browser named, encrypted for the browser (RFC 8291)."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

import http_ece  # type: ignore[import-untyped]  # it has no types
from cryptography.hazmat.primitives.asymmetric import ec

from pennybell.channels.guard import Guard
from pennybell.channels.port import (
    Address,
    Delivered,
    Gone,
    Message,
    Misconfigured,
    Ours,
    Outcome,
    Retry,
    WebPushAddress,
)
from pennybell.channels.provider import Progress, Provider, Providers, Surroundings
from pennybell.channels.statistics import Counts, Health
from pennybell.channels.text import cut, fit, plain_line, plain_text
from pennybell.channels.vapid import Vapid, VapidKey, from_base64url
from pennybell.channels.wire import Answer, Tls, Wire
from pennybell.kit.backoff import Random, retry_after_s
from pennybell.kit.clock import Clock
from pennybell.kit.json import encode
from pennybell.kit.url_guard import UrlRefused

PLAIN_BYTES_MAX: Final = 2_500
"""RFC 8291 leaves 3,993; services that hand over to FCM carry about 2,744."""

MINIMAL_TITLE_BYTES_MAX: Final = 120
TTL_S_MAX: Final = 2_592_000
RECORD_BYTES: Final = 4_096

REFUSALS_MAX: Final = 5
"""Refusals in a row after which a subscription that never worked is given up."""

THROTTLED_S: Final = 60.0
THROTTLED_S_MAX: Final = 1_800.0
MISCONFIGURED_S: Final = 300.0

SLOTS_PER_ORIGIN: Final = 20

SERVICES: Final[Mapping[str, str]] = {
    "fcm.googleapis.com": "google",
    "push.services.mozilla.com": "mozilla",
    "push.apple.com": "apple",
    "notify.windows.com": "microsoft",
}


@dataclass(frozen=True, slots=True)
class WebPushSettings:
    """`subject`: see Vapid; `app_url`: where a notice without a link leads."""

    key: VapidKey = field(repr=False)
    subject: str
    app_url: str = "/"
    guard: Guard = field(default_factory=Guard)
    slots_max: int = 50


class WebPushChannel:
    """See Channel for the guarantee. Each origin has a breaker and slots of its own."""

    name = "webpush"

    def __init__(
        self, settings: WebPushSettings, *, tls: Tls, clock: Clock, random: Random
    ) -> None:
        self._settings = settings
        slots = asyncio.Semaphore(settings.slots_max)
        self._around = Surroundings(self.name, clock, random, Counts(), slots)
        self._vapid = Vapid(settings.key, subject=settings.subject, clock=clock)
        self._wire = Wire(tls=tls, connections_max=settings.slots_max, guard=settings.guard)
        self._providers = Providers(self._around, slots_max=SLOTS_PER_ORIGIN)

    async def send(self, address: Address, message: Message, *, attempt: int = 1) -> Outcome:
        assert isinstance(address, WebPushAddress)
        if message.is_silent:
            return Ours(reason="silent")  # browsers punish a push that shows nothing
        try:
            target = self._settings.guard.check(address.endpoint)
        except UrlRefused as refused:
            return Ours(reason=f"url_{refused.reason}")
        origin = target.origin
        provider = self._providers.of(origin, label=label_of(target.host))

        async def once(progress: Progress) -> Outcome:
            return await self._send(provider, origin, address, message, progress, attempt)

        return await provider.attempt(once, attempt=attempt)

    def health(self) -> Health:
        return Health(self.name, self._providers.health(), self._around.counts)

    async def close(self) -> None:
        await self._wire.close()

    async def _send(
        self,
        provider: Provider,
        origin: str,
        address: WebPushAddress,
        message: Message,
        progress: Progress,
        attempt: int,
    ) -> Outcome:
        content = payload(message, self._settings.app_url)
        if content is None:
            return Ours(reason="too_large")
        try:
            answer = await self._post(origin, address, message, content, progress)
            if answer.status == 413:
                smaller = payload(minimal(message), self._settings.app_url)
                assert smaller is not None
                answer = await self._post(origin, address, message, smaller, progress)
        except UrlRefused as refused:
            return Ours(reason=f"url_{refused.reason}")
        except ValueError:
            return Ours(reason="subscription_keys")
        return self._read(provider, answer, address, attempt)

    async def _post(
        self,
        origin: str,
        address: WebPushAddress,
        message: Message,
        content: bytes,
        progress: Progress,
    ) -> Answer:
        headers = {
            "authorization": self._vapid.header(origin),
            "content-encoding": "aes128gcm",
            "content-type": "application/octet-stream",
            "ttl": str(min(max(message.ttl_s, 0), TTL_S_MAX)),
            "urgency": message.urgency,
            "topic": message.collapse_id,
        }
        body = encrypt(content, address)
        return await self._wire.post(
            address.endpoint, headers=headers, content=body, progress=progress
        )

    def _read(
        self, provider: Provider, answer: Answer, address: WebPushAddress, attempt: int
    ) -> Outcome:
        status = answer.status
        word = f"status_{status}"
        asked = retry_after_s(answer.headers.get("retry-after"), self._around.clock())
        if status == 429:
            waited = provider.wait_s(attempt, THROTTLED_S, THROTTLED_S_MAX)
            return Retry(
                after_s=waited if asked is None else asked,
                reason=word,
                cause="throttle",
                http_status=status,
            )
        if status >= 500:
            outage = provider.outage(word, attempt, ambiguous=False, http_status=status)
            return outage if asked is None else replace(outage, after_s=asked)
        return verdict(answer, address, key_id=self._settings.key.id)


def verdict(answer: Answer, address: WebPushAddress, *, key_id: str) -> Outcome:
    """What an answer says, other than that one should come again (429, 5xx)."""
    status = answer.status
    word = f"status_{status}"
    has_old_key = address.vapid_key_id not in {"", key_id}
    if 200 <= status < 300:
        return Delivered(message_id=answer.headers.get("location", ""), http_status=status)
    if status in {404, 410}:
        return Gone(reason=word, http_status=status)
    if status in {400, 401, 403} and has_old_key:
        # Chrome says 400 and Apple 403 of a subscription made with another key.
        return Gone(reason="vapid_key", state="needs_resubscribe", http_status=status)
    if status in {401, 403}:
        return Misconfigured(reason=word, after_s=MISCONFIGURED_S, http_status=status)
    never_worked = not address.has_ever_succeeded and address.refusals + 1 >= REFUSALS_MAX
    if 400 <= status < 500 and never_worked:
        return Gone(reason="never_accepted", http_status=status)
    return Ours(reason="redirect" if 300 <= status < 400 else word, http_status=status)


def payload(message: Message, app_url: str) -> bytes | None:
    """Safari's declarative form, which our service worker reads as well; None when it cannot fit.

    `mutable` lets a worker, where there is one, change what is shown.
    """

    def render(title: str, body: str) -> bytes:
        notification: dict[str, Any] = {
            "title": title,
            "body": body,
            "navigate": message.link or app_url,
            "tag": message.collapse_id,
            "data": {**message.data, "id": message.id, "type": message.type},
        }
        if message.badge is not None:
            notification["app_badge"] = str(message.badge)
        if message.actions:
            notification["actions"] = [
                {"action": action.id, "title": action.title, "navigate": action.link}
                for action in message.actions
            ]
        return encode({"web_push": 8030, "notification": notification, "mutable": True}).encode()

    return fit(render, plain_line(message.title), plain_text(message.body), PLAIN_BYTES_MAX)


def minimal(message: Message) -> Message:
    """What is left when a service finds a message too large: that there is one."""
    title = cut(plain_line(message.title), MINIMAL_TITLE_BYTES_MAX)
    return replace(message, title=title, body="", data={}, actions=(), link="")


def encrypt(
    plain: bytes,
    address: WebPushAddress,
    *,
    salt: bytes | None = None,
    ephemeral: ec.EllipticCurvePrivateKey | None = None,
) -> bytes:
    """One aes128gcm record for the browser: 103 bytes more than the text.

    Raises:
        ValueError: the subscription's keys are none.
    """
    auth = from_base64url(address.auth)
    if len(auth) != 16:
        raise ValueError("the authentication secret has 16 bytes")
    encrypted: bytes = http_ece.encrypt(
        plain,
        salt=salt,
        private_key=ephemeral or ec.generate_private_key(ec.SECP256R1()),
        dh=from_base64url(address.p256dh),
        auth_secret=auth,
        rs=RECORD_BYTES,
        version="aes128gcm",
    )
    return encrypted


def label_of(host: str) -> str:
    for known, label in SERVICES.items():
        if host == known or host.endswith(f".{known}"):
            return label
    return "other"
