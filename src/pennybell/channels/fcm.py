"""Firebase Cloud Messaging, HTTP v1: Android, and browsers that registered with Firebase.

The `errorCode` of an FcmError says what happened; the HTTP status alone does not
(https://firebase.google.com/docs/cloud-messaging/error-codes).
"""

import asyncio
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final
from urllib.parse import quote

from pennybell.channels.oauth import GoogleToken, TokenRefused, TokenUnreached
from pennybell.channels.port import (
    TTL_S_MAX,
    Address,
    Delivered,
    FcmAddress,
    Gone,
    Message,
    Misconfigured,
    Ours,
    Outcome,
    Retry,
)
from pennybell.channels.provider import Progress, Provider, Surroundings, Unreached
from pennybell.channels.sealed import seal_message
from pennybell.channels.statistics import Counts, Health
from pennybell.channels.text import cut, fit, plain_line, plain_text
from pennybell.channels.wire import Answer, Tls, Wire
from pennybell.kit.backoff import Random, retry_after_s
from pennybell.kit.clock import Clock
from pennybell.kit.json import encode

PAYLOAD_BYTES_MAX: Final = 4_000
"""FCM takes 4,096 and counts in a way of its own (ntfy found 4,000 to be safe)."""

MINIMAL_TITLE_BYTES_MAX: Final = 120

THROTTLED_S: Final = 60.0
THROTTLED_S_MAX: Final = 1_800.0
"""Least and longest wait after 429 without a Retry-After."""

MISCONFIGURED_S: Final = 300.0

RESERVED_KEYS: Final = frozenset({"from", "message_type", "collapse_key"})
RESERVED_PREFIXES: Final = ("google", "gcm")

FCM_ERROR: Final = "type.googleapis.com/google.firebase.fcm.v1.FcmError"
BAD_REQUEST: Final = "type.googleapis.com/google.rpc.BadRequest"


@dataclass(frozen=True, slots=True)
class FcmSettings:
    """`account`: the service account's JSON; `url`: where FCM is."""

    account: Mapping[str, Any] = field(repr=False)
    url: str = "https://fcm.googleapis.com"
    slots_max: int = 50


class FcmChannel:
    """See Channel for the guarantee."""

    name = "fcm"

    def __init__(self, settings: FcmSettings, *, tls: Tls, clock: Clock, random: Random) -> None:
        slots = asyncio.Semaphore(settings.slots_max)
        self._around = Surroundings(self.name, clock, random, Counts(), slots)
        self._provider = Provider(self._around, label="fcm", slots_max=settings.slots_max)
        self._wire = Wire(tls=tls, connections_max=4)
        context: ssl.SSLContext = tls()
        self._token = GoogleToken(settings.account, tls=context, clock=clock)
        project = quote(str(settings.account["project_id"]), safe="")
        self._url = f"{settings.url.rstrip('/')}/v1/projects/{project}/messages:send"

    async def send(self, address: Address, message: Message, *, attempt: int = 1) -> Outcome:
        assert isinstance(address, FcmAddress)
        if address.device_key:
            message = seal_message(message, address.device_key)

        async def once(progress: Progress) -> Outcome:
            return await self._send(address, message, progress, attempt)

        return await self._provider.attempt(once, attempt=attempt)

    def health(self) -> Health:
        return Health(self.name, (self._provider.health(),), self._around.counts)

    async def close(self) -> None:
        await self._token.close()
        await self._wire.close()

    async def _send(
        self, address: FcmAddress, message: Message, progress: Progress, attempt: int
    ) -> Outcome:
        content = payload(address, message)
        if content is None:
            return Ours(reason="too_large")
        try:
            token = await self._token.get()
            answer = await self._post(content, token, progress)
            if answer.status == 401 and _code(answer) != "THIRD_PARTY_AUTH_ERROR":
                token = await self._token.get(refused=token)
                answer = await self._post(content, token, progress)
            if answer.status == 413:
                smaller = payload(address, minimal(message))
                assert smaller is not None
                answer = await self._post(smaller, token, progress)
        except TokenUnreached:
            raise Unreached("oauth") from None
        except TokenRefused:
            return Misconfigured(reason="oauth_refused", after_s=MISCONFIGURED_S)
        return self._read(answer, attempt)

    async def _post(self, content: bytes, token: str, progress: Progress) -> Answer:
        headers = {"authorization": f"Bearer {token}", "content-type": "application/json"}
        return await self._wire.post(self._url, headers=headers, content=content, progress=progress)

    def _read(self, answer: Answer, attempt: int) -> Outcome:
        status = answer.status
        if status == 429 or status >= 500:
            asked = retry_after_s(answer.headers.get("retry-after"), self._around.clock())
            if status == 429:
                waited = self._provider.wait_s(attempt, THROTTLED_S, THROTTLED_S_MAX)
                return Retry(
                    after_s=waited if asked is None else asked,
                    reason=_reason(answer),
                    cause="throttle",
                    http_status=status,
                )
            outage = self._provider.outage(
                _reason(answer), attempt, ambiguous=False, http_status=status
            )
            return outage if asked is None else replace(outage, after_s=asked)
        return verdict(answer)


def verdict(answer: Answer) -> Outcome:
    """What an answer says, other than that one should come again (429, 5xx)."""
    code, reason = _code(answer), _reason(answer)
    match answer.status, code:
        case 200, _:
            return Delivered(message_id=str(answer.json().get("name", "")), http_status=200)
        case 400, _ if not _has_violations(answer) and "registration token" in _text(answer):
            return Gone(reason="invalid_token", http_status=400)
        case (403, "SENDER_ID_MISMATCH") | (404, "UNREGISTERED"):
            return Gone(reason=reason, http_status=answer.status)
        case ((401 | 403 | 404), _):
            # A 404 without UNREGISTERED is about the project, not about the device.
            return Misconfigured(reason=reason, after_s=MISCONFIGURED_S, http_status=answer.status)
        case _:
            return Ours(reason=reason, http_status=answer.status)


def payload(address: FcmAddress, message: Message) -> bytes | None:
    """The request's body, its texts cut until it fits; None when it cannot."""

    def render(title: str, body: str) -> bytes:
        shown = None if message.is_silent or message.sealed else {"title": title, "body": body}
        content: dict[str, Any] = {address.kind: address.value, "data": _data(message)}
        if address.platform == "web":
            content["webpush"] = _webpush(message, shown)
            if shown and message.badge is not None:
                # `badge` of a browser's notification is a picture.
                content["data"]["app_badge"] = str(message.badge)
        else:
            content["android"] = _android(message)
            if shown:
                content["notification"] = shown
        return encode({"message": content}).encode()

    room = PAYLOAD_BYTES_MAX + len(address.value)
    return fit(render, plain_line(message.title), plain_text(message.body), room)


def minimal(message: Message) -> Message:
    """What is left when a provider finds a message too large: that there is one."""
    title = cut(plain_line(message.title), MINIMAL_TITLE_BYTES_MAX)
    return replace(message, title=title, body="", data={}, actions=(), sealed="")


def _data(message: Message) -> dict[str, str]:
    if message.sealed:
        return {"sealed": message.sealed}
    assert not any(
        key in RESERVED_KEYS or key.startswith(RESERVED_PREFIXES) for key in message.data
    ), "FCM keeps these keys for itself"
    data = {**message.data, "id": message.id, "type": message.type}
    return {**data, "link": message.link} if message.link else data


def _android(message: Message) -> dict[str, Any]:
    # High wakes the device, and Android takes it back from apps that then show nothing.
    is_urgent = message.urgency == "high" and not message.is_silent
    content: dict[str, Any] = {
        "priority": "HIGH" if is_urgent else "NORMAL",
        "ttl": f"{_ttl_s(message)}s",
        "collapse_key": message.collapse_id,
    }
    if not message.is_silent and not message.sealed:
        content["notification"] = {"tag": message.collapse_id}
        if message.badge is not None:
            content["notification"]["notification_count"] = message.badge
    return content


def _webpush(message: Message, shown: dict[str, str] | None) -> dict[str, Any]:
    content: dict[str, Any] = {
        "headers": {
            "TTL": str(_ttl_s(message)),
            "Urgency": message.urgency,
            "Topic": message.collapse_id,
        }
    }
    if shown is not None:
        buttons = [{"action": action.id, "title": action.title} for action in message.actions]
        content["notification"] = {**shown, "tag": message.collapse_id, "actions": buttons}
        if message.link.startswith("https://"):
            content["fcm_options"] = {"link": message.link}
    return content


def _ttl_s(message: Message) -> int:
    return min(max(message.ttl_s, 0), TTL_S_MAX)


def _code(answer: Answer) -> str:
    return next(
        (str(detail.get("errorCode", "")) for detail in _details(answer, FCM_ERROR)),
        "",
    )


def _has_violations(answer: Answer) -> bool:
    return any(detail.get("fieldViolations") for detail in _details(answer, BAD_REQUEST))


def _details(answer: Answer, kind: str) -> list[dict[str, Any]]:
    error = answer.json().get("error")
    details = error.get("details") if isinstance(error, dict) else None
    return [
        detail
        for detail in (details if isinstance(details, list) else [])
        if isinstance(detail, dict) and detail.get("@type") == kind
    ]


def _text(answer: Answer) -> str:
    error = answer.json().get("error")
    return str(error.get("message", "")) if isinstance(error, dict) else ""


def _reason(answer: Answer) -> str:
    """A word of FCM's for logs and metrics; never its sentence, which may quote what was sent."""
    error = answer.json().get("error")
    word = _code(answer) or (str(error.get("status", "")) if isinstance(error, dict) else "")
    is_word = word.replace("_", "").isalpha() and word.isascii() and len(word) <= 40
    return word.lower() if is_word else f"status_{answer.status}"
