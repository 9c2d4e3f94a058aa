"""Webhooks: where a person's own program is told, and with which secrets that is signed. Pure."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

from pennybell.events.notices import NotificationType
from pennybell.kit.clock import DAY

WEBHOOKS_MAX: Final = 20
"""Of one person."""

SECRET_BYTES: Final = 32

SHOWN_MAX: Final = 78
"""Characters of an address that are shown, before the mark that more follows."""

OLD_SECRET_MS: Final = DAY
"""How long the secret before the newest still signs, so that a receiver can change over."""

FAILING_MS: Final = 5 * DAY
"""How long nothing may arrive before a webhook is switched off; each delivery is tried for a day."""


@dataclass(frozen=True, slots=True)
class WebhookDraft:
    """`types`: what it wants to hear of; none: everything."""

    name: str
    url: str = field(repr=False)
    types: tuple[NotificationType, ...] = ()


def masked(url: str) -> str:
    """Scheme and host: paths of webhooks are often secrets themselves."""
    parts = urlsplit(url)
    shown = f"{parts.scheme}://{parts.netloc}"
    return f"{shown[:SHOWN_MAX]}/…"


def with_secret(values: Mapping[str, str], secret: bytes, now: int) -> dict[str, str]:
    """What is sealed after a change of secrets: the newest first, and until when the older goes."""
    older = values.get("secrets", "").split()[:1]
    text = " ".join([base64.b64encode(secret).decode(), *older])
    return {**values, "secrets": text, "old_until": str(now + OLD_SECRET_MS) if older else "0"}


def signing(values: Mapping[str, str], now: int) -> tuple[bytes, ...]:
    """The secrets that sign now, newest first."""
    secrets = [base64.b64decode(each) for each in values["secrets"].split()]
    return tuple(secrets if now < int(values["old_until"]) else secrets[:1])


def old_until(values: Mapping[str, str], now: int) -> int | None:
    """Until when the secret before the newest signs too; None: it does not."""
    until = int(values["old_until"])
    return until if now < until else None
