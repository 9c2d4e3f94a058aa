"""Apple's push service: HTTP/2, one signed token for every device, reasons in words.

https://developer.apple.com/documentation/usernotifications/handling-notification-responses-from-apns
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final, Literal

from pennybell.channels.apns_token import ProviderToken
from pennybell.channels.port import (
    Address,
    ApnsAddress,
    Delivered,
    Gone,
    Message,
    Misconfigured,
    Ours,
    Outcome,
    Retry,
    Urgency,
)
from pennybell.channels.provider import Progress, Provider, Surroundings
from pennybell.channels.sealed import seal_message
from pennybell.channels.statistics import Counts, Health
from pennybell.channels.text import cut, fit, plain_line, plain_text
from pennybell.channels.wire import Answer, Tls, Wire
from pennybell.kit.backoff import Random
from pennybell.kit.clock import SECOND, Clock, Instant
from pennybell.kit.json import encode

PAYLOAD_BYTES_MAX: Final = 4_096
MINIMAL_TITLE_BYTES_MAX: Final = 120

TOKEN_UPDATES_S: Final = 600.0
"""Pause after TooManyProviderTokenUpdates, for which Apple names no time."""

SERVER_ERROR_S: Final = 900.0
"""Apple: a 5xx with a reason may be retried after 15 minutes."""

SHUTDOWN_S: Final = 1.0
DEVICE_S: Final = 60.0
DEVICE_S_MAX: Final = 1_800.0
MISCONFIGURED_S: Final = 300.0

PRIORITY: Final[Mapping[Urgency, str]] = {"very-low": "1", "low": "5", "normal": "10", "high": "10"}
"""10: at once. 5: when it suits the battery. 1: without waking the device."""

DEVICE_REASONS: Final = frozenset({"BadDeviceToken", "DeviceTokenNotForTopic", "Unregistered"})
KEY_REASONS: Final = frozenset(
    {
        *("BadCertificate", "BadCertificateEnvironment", "ExpiredProviderToken", "Forbidden"),
        *("InvalidProviderToken", "MissingProviderToken", "UnrelatedKeyIdInToken"),
        *("BadEnvironmentKeyIdInToken", "BadEnvironmentKeyInToken"),
    }
)
"""The last two are one: documented so, and sent so."""

REASONS: Final = (
    DEVICE_REASONS
    | KEY_REASONS
    | {
        *("BadTopic", "MissingTopic", "TopicDisallowed", "BadCollapseId", "BadExpirationDate"),
        *("BadMessageId", "BadPriority", "InvalidPushType", "PayloadEmpty", "DuplicateHeaders"),
        *("BadPath", "MethodNotAllowed", "IdleTimeout", "ExpiredToken", "PayloadTooLarge"),
        *("TooManyRequests", "TooManyProviderTokenUpdates", "InternalServerError"),
        *("ServiceUnavailable", "Shutdown", "MissingDeviceToken"),
    }
)


@dataclass(frozen=True, slots=True)
class ApnsSettings:
    """`key`: the .p8 file's text; `topic`: the app's bundle id."""

    key: str = field(repr=False)
    key_id: str
    team_id: str
    topic: str
    url: str = "https://api.push.apple.com"
    sandbox_url: str = "https://api.sandbox.push.apple.com"
    slots_max: int = 50


@dataclass(frozen=True, slots=True)
class _Host:
    """Production or sandbox: pools, slots and breakers of their own."""

    url: str
    wire: Wire
    provider: Provider


class ApnsChannel:
    """See Channel for the guarantee."""

    name = "apns"

    def __init__(self, settings: ApnsSettings, *, tls: Tls, clock: Clock, random: Random) -> None:
        self._settings = settings
        slots = asyncio.Semaphore(2 * settings.slots_max)
        self._around = Surroundings(self.name, clock, random, Counts(), slots)
        self._token = ProviderToken(
            settings.key, key_id=settings.key_id, team_id=settings.team_id, clock=clock
        )
        self._hosts: dict[Literal["production", "sandbox"], _Host] = {
            "production": self._host(settings.url, "apns", tls),
            "sandbox": self._host(settings.sandbox_url, "apns_sandbox", tls),
        }

    def _host(self, url: str, label: str, tls: Tls) -> _Host:
        provider = Provider(self._around, label=label, slots_max=self._settings.slots_max)
        return _Host(url.rstrip("/"), Wire(tls=tls, connections_max=2), provider)

    async def send(self, address: Address, message: Message, *, attempt: int = 1) -> Outcome:
        assert isinstance(address, ApnsAddress)
        if address.device_key:
            message = seal_message(message, address.device_key)
        host = self._hosts[address.environment]

        async def once(progress: Progress) -> Outcome:
            return await self._send(host, address, message, progress, attempt)

        return await host.provider.attempt(once, attempt=attempt)

    def health(self) -> Health:
        hosts = tuple(host.provider.health() for host in self._hosts.values())
        return Health(self.name, hosts, self._around.counts)

    async def close(self) -> None:
        for host in self._hosts.values():
            await host.wire.close()

    async def _send(
        self, host: _Host, address: ApnsAddress, message: Message, progress: Progress, attempt: int
    ) -> Outcome:
        content = payload(message)
        if content is None:
            return Ours(reason="too_large")
        token = self._token.get()
        answer = await self._post(host, address, message, content, token, progress)
        if _reason(answer) == "ExpiredProviderToken":
            fresh = self._token.after_refusal(token)
            if fresh is None:
                return Misconfigured(
                    reason="clock_skew", after_s=MISCONFIGURED_S, http_status=answer.status
                )
            answer = await self._post(host, address, message, content, fresh, progress)
        elif answer.status == 413:
            smaller = payload(minimal(message))
            assert smaller is not None
            answer = await self._post(host, address, message, smaller, token, progress)
        if answer.status >= 500 or _reason(answer) == "IdleTimeout":
            host.wire.renew(answer)
        return self._read(host, answer, address, attempt)

    async def _post(
        self,
        host: _Host,
        address: ApnsAddress,
        message: Message,
        content: bytes,
        token: str,
        progress: Progress,
    ) -> Answer:
        expires_s = self._around.clock() // SECOND + message.ttl_s if message.ttl_s > 0 else 0
        headers = {
            "authorization": f"bearer {token}",
            "apns-id": message.id,
            "apns-topic": address.topic or self._settings.topic,
            "apns-push-type": "background" if message.is_silent else "alert",
            "apns-priority": "5" if message.is_silent else PRIORITY[message.urgency],
            "apns-expiration": str(expires_s),
            "apns-collapse-id": message.collapse_id,
        }
        url = f"{host.url}/3/device/{address.token}"
        return await host.wire.post(url, headers=headers, content=content, progress=progress)

    def _read(self, host: _Host, answer: Answer, address: ApnsAddress, attempt: int) -> Outcome:
        reason, status = _reason(answer), answer.status
        word = reason if reason in REASONS else f"status_{status}"
        if status == 429 and reason == "TooManyProviderTokenUpdates":
            return Retry(after_s=TOKEN_UPDATES_S, reason=word, cause="throttle", http_status=status)
        if status == 429 or (status == 410 and not _is_since(answer, address.registered_at)):
            # A 410 from before the device registered again says nothing about it now.
            waited = host.provider.wait_s(attempt, DEVICE_S, DEVICE_S_MAX)
            return Retry(after_s=waited, reason=word, cause="device", http_status=status)
        if status >= 500 or reason == "IdleTimeout":
            outage = host.provider.outage(word, attempt, ambiguous=False, http_status=status)
            if reason in {"Shutdown", "IdleTimeout"}:
                # This connection's end, not the service's: the next one is as good as any.
                return replace(outage, after_s=SHUTDOWN_S, cause="delivery")
            return replace(outage, after_s=SERVER_ERROR_S) if reason else outage
        return verdict(answer, address, word, configured_topic=self._settings.topic)


def verdict(answer: Answer, address: ApnsAddress, word: str, *, configured_topic: str) -> Outcome:
    """What an answer says, other than that one should come again (429, 5xx, an old 410)."""
    status, reason = answer.status, _reason(answer)
    is_own_topic = address.topic in {"", configured_topic}
    match status, reason:
        case 200, _:
            apns_id = answer.headers.get("apns-id", "")
            return Delivered(message_id=apns_id, http_status=200)
        case 400, "BadDeviceToken" if not address.has_ever_succeeded:
            # Most likely a token of the other environment; it is not tried there behind its back.
            return Gone(reason="bad_env", http_status=400)
        case (400, "BadDeviceToken") | (410, _):
            return Gone(reason=word, http_status=status)
        case 400, "DeviceTokenNotForTopic" if is_own_topic:
            return Gone(reason=word, http_status=status)
        case (400, "DeviceTokenNotForTopic") | (403, _):
            return Misconfigured(reason=word, after_s=MISCONFIGURED_S, http_status=status)
        case _:
            return Ours(reason=word, http_status=status)


def payload(message: Message) -> bytes | None:
    """The request's body, its texts cut until it fits; None when it cannot."""
    if message.is_silent:
        content = encode({"aps": {"content-available": 1}, **_beside(message)}).encode()
        return content if len(content) <= PAYLOAD_BYTES_MAX else None

    def render(title: str, body: str) -> bytes:
        aps: dict[str, Any] = {"alert": {"title": title, "body": body}, "sound": "default"}
        aps["thread-id"] = message.collapse_id
        if message.badge is not None:
            aps["badge"] = message.badge
        if message.sealed:
            aps["mutable-content"] = 1
        elif message.actions:
            aps["category"] = message.type
        return encode({"aps": aps, **_beside(message)}).encode()

    return fit(render, plain_line(message.title), plain_text(message.body), PAYLOAD_BYTES_MAX)


def minimal(message: Message) -> Message:
    """What is left when Apple finds a message too large: that there is one."""
    title = cut(plain_line(message.title), MINIMAL_TITLE_BYTES_MAX)
    return replace(message, title=title, body="", data={}, actions=(), sealed="")


def _beside(message: Message) -> dict[str, Any]:
    if message.sealed:
        return {"sealed": message.sealed}
    beside = {**message.data, "id": message.id, "type": message.type}
    return {**beside, "link": message.link} if message.link else beside


def _reason(answer: Answer) -> str:
    return str(answer.json().get("reason", "")) if answer.status != 200 else ""


def _is_since(answer: Answer, registered_at: Instant) -> bool:
    """Whether the token ended after the device registered it, so far as Apple says."""
    ended_at = answer.json().get("timestamp")
    return not isinstance(ended_at, int) or ended_at > registered_at
