"""From an inbox entry to what a channel says: as much as its reader wants strangers to see."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
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
    WebPushAddress,
)
from pennybell.domains.contacts import model as contacts
from pennybell.domains.preferences.model import SECURITY
from pennybell.domains.preferences.service import Wishes
from pennybell.kit.clock import SECOND, Instant
from pennybell.kit.encryption import FieldKeys
from pennybell.kit.json import decode
from pennybell.kit.plain import plain
from pennybell.notifications import mail, summary_mail
from pennybell.notifications.wording import title_without_amounts

URGENCY: Final[dict[str, Urgency]] = {"info": "low", "warning": "normal", "critical": "high"}


@dataclass(frozen=True, slots=True)
class Around:
    """When and where a message is made: `origin` starts its links, `badge` counts the unread.

    `way_out`: what a mail's reader posts to for getting none any more; `way_out_of_kind`: for
    getting no more of this kind.
    """

    now: Instant
    origin: str
    badge: int = 0
    way_out: str = field(repr=False, default="")
    way_out_of_kind: str = field(repr=False, default="")

    def leaving(self, keys: FieldKeys, contact: Any, kind: str = "") -> "Around":
        start = f"{self.origin}/api/v1/unsubscribe"
        found = replace(self, way_out=f"{start}/{contacts.unsubscribe_token(keys, contact)}")
        if not kind:
            return found
        token = contacts.unsubscribe_token(keys, contact, kind)
        return replace(found, way_out_of_kind=f"{start}/{kind}/{token}")


def push_of(row: Any, entry: Any, wishes: Wishes, around: Around, *, more: int) -> Message:
    """A push about one entry, and `more` others of its group."""
    origin = around.origin
    shows_amounts = wishes.preferences.amounts_in_push or row.channel == "webhook"
    body = entry.body if shows_amounts or entry.type == "test" else ""
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
    kind = "digest" if row.digest_id is not None else "notice"
    # What concerns the safety of an account is nothing to be tired of.
    way_out = "" if kind == "notice" and entries[0].type in SECURITY else around.way_out
    html, text, subject = mail.render(
        entries, wishes, origin=around.origin, total=total, way_out=way_out
    )
    return Message(
        id=row.id,
        type=entries[0].type if kind == "notice" else "digest",
        title=subject,
        body=text,
        tag=row.collapse_id,
        link=f"{around.origin}/inbox",
        ttl_s=ttl_s(row, around.now),
        mail=Mail(html=html, kind=kind, unsubscribe_url=way_out),
    )


def summary_of(row: Any, entry: Any, wishes: Wishes, around: Around) -> Message:
    """The mail about a week or a month."""
    ways_out = summary_mail.WaysOut(around.way_out_of_kind, around.way_out)
    rendered = summary_mail.render(
        decode(entry.args), wishes, origin=around.origin, ways_out=ways_out
    )
    return Message(
        id=row.id,
        type=entry.type,
        title=rendered.subject,
        body=rendered.text,
        tag=row.collapse_id,
        link=around.origin,
        ttl_s=ttl_s(row, around.now),
        mail=Mail(
            html=rendered.html,
            images=rendered.images,
            unsubscribe_url=around.way_out_of_kind,
            kind=entry.type,
        ),
    )


def proof_of(row: Any, contact: Any, wishes: Wishes, around: Around, keys: FieldKeys) -> Message:
    """A link by mail, or a code by text message, for a contact that has to answer first."""
    if contact.channel == "email":
        link = f"{around.origin}/api/v1/confirm/{contacts.link_token(keys, contact)}"
        html, text, subject = mail.render_proof(wishes, link=link, origin=around.origin)
        content = Mail(html=html, kind="confirmation")
        return Message(id=row.id, type="confirmation", title=subject, body=text, mail=content)
    code = contacts.code_of(keys, contact)
    said = f"{code} is your Pennybell code. It is good for 15 minutes."
    return Message(id=row.id, type="confirmation", title="", body=said)


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


def address_of(channel: str, target: Any, secret: dict[str, str], *, sms_url: str) -> Address:
    """What a send needs, from a device's or contact's row and its opened secret.

    Args:
        sms_url: of the gateway, with `{phone}` where the number goes: digits alone.
    """
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
                has_ever_succeeded=target.last_success_at is not None,
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
        case "sms":
            return AppriseAddress(sms_url.replace("{phone}", secret["address"].lstrip("+")))
        case _:
            return AppriseAddress(secret["address"])


def _key(text: str | None) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)) if text else b""
