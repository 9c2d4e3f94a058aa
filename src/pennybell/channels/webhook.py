"""Signed webhooks: to a URL that somebody gave, as Standard Webhooks has it.

https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
"""

import asyncio
import base64
import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from pennybell.channels.guard import Guard
from pennybell.channels.port import (
    Address,
    Delivered,
    Gone,
    Message,
    Ours,
    Outcome,
    Retry,
    WebhookAddress,
)
from pennybell.channels.provider import Progress, Provider, Providers, Surroundings
from pennybell.channels.statistics import Counts, Health
from pennybell.channels.text import plain_line, plain_text
from pennybell.channels.wire import Answer, Tls, Wire
from pennybell.kit.backoff import Random, retry_after_s
from pennybell.kit.clock import SECOND, Clock, instant_text
from pennybell.kit.ids import instant_of
from pennybell.kit.json import encode
from pennybell.kit.url_guard import UrlRefused

SCHEDULE_S: Final = (5.0, 300.0, 1_800.0, 7_200.0, 18_000.0, 36_000.0, 18_000.0)
"""Waits after each attempt, as the standard proposes; the eighth attempt is within 24 h."""

SECRET_PREFIX: Final = "whsec_"  # noqa: S105 - what every secret begins with
SLOTS_PER_ORIGIN: Final = 5


@dataclass(frozen=True, slots=True)
class WebhookSettings:
    guard: Guard = field(default_factory=Guard)
    slots_max: int = 50


class WebhookChannel:
    """See Channel for the guarantee. Each origin has a breaker and slots of its own."""

    name = "webhook"

    def __init__(
        self, settings: WebhookSettings, *, tls: Tls, clock: Clock, random: Random
    ) -> None:
        self._guard = settings.guard
        slots = asyncio.Semaphore(settings.slots_max)
        self._around = Surroundings(self.name, clock, random, Counts(), slots)
        self._wire = Wire(tls=tls, connections_max=settings.slots_max, guard=settings.guard)
        self._providers = Providers(self._around, slots_max=SLOTS_PER_ORIGIN)

    async def send(self, address: Address, message: Message, *, attempt: int = 1) -> Outcome:
        assert isinstance(address, WebhookAddress)
        try:
            origin = self._guard.check(address.url).origin
        except UrlRefused as refused:
            return Ours(reason=f"url_{refused.reason}")
        provider = self._providers.of(origin)
        body = payload(message)

        async def once(progress: Progress) -> Outcome:
            at_s = self._around.clock() // SECOND
            headers = {
                "content-type": "application/json",
                "webhook-id": message.id,
                "webhook-timestamp": str(at_s),
                "webhook-signature": signatures(address.secrets, message.id, at_s, body),
            }
            try:
                answer = await self._wire.post(
                    address.url, headers=headers, content=body, progress=progress
                )
            except UrlRefused as refused:
                return Ours(reason=f"url_{refused.reason}")
            return self._read(provider, answer, attempt)

        return await provider.attempt(once, attempt=attempt)

    def health(self) -> Health:
        return Health(self.name, self._providers.health(), self._around.counts)

    async def close(self) -> None:
        await self._wire.close()

    def _read(self, provider: Provider, answer: Answer, attempt: int) -> Outcome:
        """Anything but 2xx is tried again: receivers are being mended, moved and deployed."""
        status = answer.status
        word = "redirect" if 300 <= status < 400 else f"status_{status}"
        if 200 <= status < 300:
            return Delivered(http_status=status)
        if status == 410:
            return Gone(reason=word, http_status=status)
        asked = retry_after_s(answer.headers.get("retry-after"), self._around.clock())
        place = min(max(attempt, 1), len(SCHEDULE_S)) - 1
        retry = Retry(after_s=SCHEDULE_S[place], reason=word, cause="delivery", http_status=status)
        if status == 429:
            return replace(retry, cause="throttle", after_s=max(asked or 0.0, retry.after_s))
        if status >= 500:
            outage = provider.outage(word, attempt, ambiguous=False, http_status=status)
            return replace(outage, after_s=max(asked or 0.0, retry.after_s))
        return retry


def payload(message: Message) -> bytes:
    """The body: the same at every attempt, so that its signature means the same."""
    made_at = instant_text(instant_of(message.id))
    data = {
        **message.data,
        "id": message.id,
        "title": plain_line(message.title),
        "body": plain_text(message.body),
        "link": message.link,
    }
    return encode({"type": message.type, "timestamp": made_at, "data": data}).encode()


def signatures(secrets: Sequence[bytes], message_id: str, at_s: int, body: bytes) -> str:
    """One signature for each secret, separated by spaces."""
    signed = f"{message_id}.{at_s}.".encode() + body
    digests = (hmac.new(secret, signed, hashlib.sha256).digest() for secret in secrets)
    return " ".join("v1," + base64.b64encode(digest).decode() for digest in digests)


def secret_text(secret: bytes) -> str:
    """How a receiver is given a secret."""
    return SECRET_PREFIX + base64.b64encode(secret).decode()
