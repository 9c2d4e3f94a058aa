"""From an inbox entry to what a channel says: as much as its reader wants strangers to see."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

from pennybell.channels.port import (
    TTL_S_MAX,
    Action,
    Address,
    ApnsAddress,
    AppriseAddress,
    EmailAddress,
    FcmAddress,
    Mail,
    Message,
    Urgency,
    WebhookAddress,
    WebPushAddress,
)
from pennybell.domains.preferences.service import Wishes
from pennybell.kit.clock import SECOND, Instant
from pennybell.notifications import mail
from pennybell.notifications.wording import plain, title_without_amounts

URGENCY: Final[dict[str, Urgency]] = {"info": "low", "warning": "normal", "critical": "high"}


@dataclass(frozen=True, slots=True)
class Around:
    """When and where a message is made: `origin` starts its links, `badge` counts the unread."""

    now: Instant
    origin: str
    badge: int = 0


def push_of(row: Any, entry: Any, wishes: Wishes, around: Around, *, more: int) -> Message:
    """A push about one entry, and `more` others of its group."""
    origin = around.origin
    body = entry.body if wishes.preferences.amounts_in_push or entry.type == "test" else ""
    if more:
        body = f"{body} (+{more})".strip()
    return Message(
        id=row.id,
        type=entry.type,
        title=plain(entry.title, 120),
        body=plain(body, 400),
        tag=row.collapse_id,
        data={
            "notification_id": entry.id,
            "delivery_id": row.id,
            "subject_noun": entry.subject_noun,
            "subject_id": entry.subject_id or "",
        },
        link=f"{origin}/inbox?open={quote(entry.id)}",
        urgency=URGENCY[entry.severity],
        ttl_s=ttl_s(row, around.now),
        badge=around.badge,
        actions=(
            Action("open", "Open", f"{origin}/inbox?open={quote(entry.id)}"),
            Action("read", "Mark read", f"{origin}/inbox?read={quote(entry.id)}"),
        ),
        generic=title_without_amounts(entry.type),
    )


def mail_of(
    row: Any, entries: Sequence[Any], wishes: Wishes, around: Around, *, total: int
) -> Message:
    """A mail about one entry, or a digest of several."""
    html, text, subject = mail.render(entries, wishes, origin=around.origin, total=total)
    kind = "digest" if row.digest_id is not None else "notice"
    return Message(
        id=row.id,
        type=entries[0].type if kind == "notice" else "digest",
        title=subject,
        body=text,
        tag=row.collapse_id,
        link=f"{around.origin}/inbox",
        ttl_s=ttl_s(row, around.now),
        mail=Mail(html=html, kind=kind),
    )


def digest_push_of(row: Any, entries: Sequence[Any], around: Around, *, total: int) -> Message:
    """One push for a whole digest: how many, and the newest by name."""
    return Message(
        id=row.id,
        type="digest",
        title=f"{total} notices" if total > 1 else plain(entries[0].title, 120),
        body=plain(", ".join(entry.title for entry in entries[:3]), 300) if total > 1 else "",
        tag=row.collapse_id,
        data={"delivery_id": row.id},
        link=f"{around.origin}/inbox",
        ttl_s=ttl_s(row, around.now),
        generic=title_without_amounts("digest"),
    )


def ttl_s(row: Any, now: Instant) -> int:
    return int(min(max((row.ttl_until - now) // SECOND, 0), TTL_S_MAX))


def address_of(channel: str, target: Any, secret: dict[str, str]) -> Address:
    """What a send needs, from a device's or contact's row and its opened secret."""
    match channel:
        case "fcm":
            return FcmAddress(
                kind=target.address_kind,
                value=secret["token"],
                platform="web" if target.platform == "web" else "android",
                device_key=_key(target.seal_key),
            )
        case "apns":
            return ApnsAddress(
                token=secret["token"],
                topic=target.apns_topic or "",
                environment=target.apns_env or "production",
                registered_at=Instant(target.registered_at),
                device_key=_key(target.seal_key),
            )
        case "webpush":
            return WebPushAddress(
                endpoint=secret["endpoint"],
                p256dh=secret["p256dh"],
                auth=secret["auth"],
                vapid_key_id=target.vapid_key_id or "",
                refusals=target.consecutive_failures,
                has_ever_succeeded=target.last_success_at is not None,
            )
        case "email":
            return EmailAddress(secret["address"])
        case "webhook":
            keys = tuple(base64.b64decode(each) for each in secret["secrets"].split())
            return WebhookAddress(secret["url"], keys)
        case _:
            return AppriseAddress(secret["url"])


def _key(text: str | None) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)) if text else b""
