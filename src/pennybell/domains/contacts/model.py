"""Addresses for mail, text messages and other services: checked, masked, proved by a code. Pure.

Codes and links are not stored: they follow from the row and the server's secrets, so that whoever
reads the database can make none, and a repeated send carries the same one.
"""

import base64
import binascii
import hmac
import re
import uuid
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final, Literal

from email_validator import EmailNotValidError, validate_email

from pennybell.errors import Invalid
from pennybell.kit.clock import DAY, MINUTE
from pennybell.kit.encryption import FieldKeys

ContactChannel = Literal["email", "sms", "apprise"]

CONTACTS_MAX: Final = 10
"""Of one channel and person."""

RESEND_MS: Final = MINUTE
TRIES_MAX: Final = 5
"""Of a million codes that live for 15 minutes."""

VALID_MS: Final[dict[str, int]] = {"email": DAY, "sms": 15 * MINUTE, "apprise": 15 * MINUTE}
"""How long a link or a code is good for."""

BOUNCE_KEPT_MS: Final = 7 * DAY
"""How long an address that bounced for good is not tried again, whoever asks."""

CODE_DIGITS: Final = 6
SHOWN_MAX: Final = 80
"""Characters of what is shown of an address."""

PROOF_BYTES: Final = 16

_phone = re.compile(r"\+[1-9][0-9]{6,14}")
_url = re.compile(r"([a-z][a-z0-9+.-]{0,39})://\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ContactRules:
    """What the operator set.

    Args:
        schemes: kinds of Apprise URLs that people may add.
        codes_per_hour_max: of one person, so that nobody's mailbox is filled from here; 0: no limit.
    """

    schemes: Collection[str] = ()
    codes_per_hour_max: int = 0


def normalised(channel: str, address: str, *, schemes: Collection[str]) -> str:
    """The address as it is stored and sent to.

    Args:
        schemes: kinds of Apprise URLs that the operator allows.

    Raises:
        Invalid: 422 `bad_address`, `scheme_not_allowed`.
    """
    text = address.strip()
    if channel == "email":
        try:
            found = validate_email(text, check_deliverability=False, test_environment=True)
        except EmailNotValidError:
            raise _bad("This is no address that mail can be sent to.") from None
        return found.normalized
    if channel == "sms":
        phone = re.sub(r"[\s()./-]", "", text)
        if _phone.fullmatch(phone) is None:
            raise _bad("Send the number with its country, such as +49 151 1234567.")
        return phone
    match = _url.fullmatch(text)
    if match is None or not text.isprintable():
        raise _bad("Send an Apprise URL, such as ntfys://ntfy.sh/topic.")
    if match[1].lower() not in schemes:
        raise Invalid(
            "scheme_not_allowed", "This server sends to no URL of this kind.", "body.address"
        )
    return text


def masked(channel: str, address: str) -> str:
    """Enough to tell two addresses apart, and nothing to send to."""
    if channel == "email":
        local, _, domain = address.rpartition("@")
        return clipped(f"{local[:1]}…@{domain}")
    if channel == "sms":
        return f"{address[:3]}…{address[-2:]}"
    return f"{address.partition('://')[0].lower()}://…"


def clipped(shown: str) -> str:
    return shown if len(shown) <= SHOWN_MAX else shown[: SHOWN_MAX - 1] + "…"


def code_of(keys: FieldKeys, contact: Any) -> str:
    """Six digits: what a text message says, and its reader types."""
    return _code(keys.digest("contact code", _sending(contact)))


def is_code_of(keys: FieldKeys, contact: Any, code: str) -> bool:
    known = [_code(each) for each in keys.digests("contact code", _sending(contact))]
    return any(hmac.compare_digest(each, code) for each in known)


def link_token(keys: FieldKeys, contact: Any) -> str:
    """What the link of a confirming mail carries; a later sending makes it worthless."""
    return _token(contact.id, keys.digest("contact link", _sending(contact)))


def unsubscribe_token(keys: FieldKeys, contact: Any, kind: str = "") -> str:
    """What the link out of every mail carries: good for as long as the contact is there.

    Args:
        kind: of the mails that it ends, such as `weekly_summary`; empty: all.
    """
    return _token(contact.id, keys.digest("unsubscribe", _ending(contact, kind)))


def is_link_token(keys: FieldKeys, contact: Any, token: str) -> bool:
    return _is_one_of(token, contact.id, keys.digests("contact link", _sending(contact)))


def is_unsubscribe_token(keys: FieldKeys, contact: Any, token: str, kind: str = "") -> bool:
    known = keys.digests("unsubscribe", _ending(contact, kind))
    return _is_one_of(token, contact.id, known)


def contact_id_of(token: str) -> str | None:
    """Whose a token claims to be; None: it has not the form of one."""
    try:
        raw = base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    return str(uuid.UUID(bytes=raw[:16])) if len(raw) == 16 + PROOF_BYTES else None


def is_valid_at(contact: Any, now: int) -> bool:
    """Whether the code or link that was sent last is still good."""
    sent_at = contact.code_sent_at
    return sent_at is not None and now < sent_at + VALID_MS[contact.channel]


def _sending(contact: Any) -> bytes:
    return f"{contact.id} {contact.code_sent_at}".encode()


def _ending(contact: Any, kind: str) -> bytes:
    return f"{contact.id} {kind}".strip().encode()


def _code(digest: bytes) -> str:
    return f"{int.from_bytes(digest[:8], 'big') % 10**CODE_DIGITS:0{CODE_DIGITS}d}"


def _token(id_: str, digest: bytes) -> str:
    raw = uuid.UUID(id_).bytes + digest[:PROOF_BYTES]
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _is_one_of(token: str, id_: str, digests: Collection[bytes]) -> bool:
    known = [_token(id_, digest).encode() for digest in digests]
    return any(hmac.compare_digest(each, token.encode()) for each in known)


def _bad(sentence: str) -> Invalid:
    return Invalid("bad_address", sentence, "body.address")
