"""Which deliveries an inbox entry leads to, when, and what is withheld and why. Pure."""

import base64
import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from pennybell.domains.preferences import hours
from pennybell.domains.preferences.model import SECURITY, SUMMARIES, choose
from pennybell.domains.preferences.service import Wishes
from pennybell.events.notices import Channel, Frequency, NotificationType
from pennybell.events.shapes import Severity
from pennybell.kit.clock import DAY, HOUR, MINUTE, SECOND, Instant
from pennybell.kit.encryption import FieldKeys

Means = Literal["fcm", "apns", "webpush", "email", "sms", "apprise", "webhook"]

CHANNEL_OF: Final[dict[str, Channel]] = {
    "fcm": "push",
    "apns": "push",
    "webpush": "push",
    "email": "email",
    "sms": "sms",
    "apprise": "apprise",
    "webhook": "webhook",
}

GRACE_MS: Final = 5 * SECOND
"""How long somebody who is looking has to show it on a device, before others ring."""

BURST_MAX: Final = 20
REFILL_MS: Final = 3 * MINUTE
"""A bucket of so many notices of one type to one person, one more each time this long; what finds
it empty goes into an hourly digest."""

WINDOW_MS: Final = BURST_MAX * REFILL_MS
"""An empty bucket is full again after this."""

TTL_MS: Final[dict[Severity, int]] = {"info": DAY, "warning": 3 * DAY, "critical": 28 * DAY}
"""Older than this, ringing helps nobody; the inbox keeps it."""

LEAST_SEVERITY: Final[dict[Channel, int]] = {
    "push": 1,
    "email": 0,
    "sms": 2,
    "apprise": 1,
    "webhook": 0,
}
_RANK: Final[dict[Severity, int]] = {"info": 0, "warning": 1, "critical": 2}


class Target(NamedTuple):
    """A device, contact or webhook of somebody's. `types`: what a webhook wants; empty: all."""

    means: Means
    id: str
    user_id: str
    types: tuple[str, ...] = ()


class Occasion(NamedTuple):
    """What is told, and how things stand then.

    `is_looking`: a device of theirs is open; it shows `seq` within the grace or the others ring.
    `ring`: how often it was told before. `is_too_much`: it found the bucket of its type empty.
    """

    type: NotificationType
    severity: Severity
    now: Instant
    seq: int
    is_looking: bool = False
    is_too_much: bool = False
    ring: int = 0


@dataclass(frozen=True, slots=True)
class Planned:
    """One row to be. `digest`: of which frequency it goes into the digest; None: by itself."""

    target: Target
    state: Literal["pending", "held", "suppressed"]
    reason: str | None
    not_before: Instant
    ttl_until: Instant
    digest: Frequency | None = None
    unless_seen_seq: int | None = None


def plan(wishes: Wishes, occasion: Occasion, targets: list[Target]) -> list[Planned]:
    """One row for each target: sent, held or withheld with its reason."""
    return [_one(wishes, occasion, target) for target in targets]


def _one(wishes: Wishes, occasion: Occasion, target: Target) -> Planned:
    channel = CHANNEL_OF[target.means]
    now, expires = occasion.now, Instant(occasion.now + TTL_MS[occasion.severity])
    choice = choose(wishes.preferences, occasion.type, channel)
    withheld = choice.withheld or _not_wanted(wishes, occasion, channel, target)
    if withheld is not None:
        return Planned(target, "suppressed", withheld, now, expires)
    is_urgent = occasion.severity == "critical" or occasion.type in SECURITY
    if channel == "webhook" or occasion.type == "test":  # a program decides itself when to look
        return Planned(target, "pending", None, now, Instant(now + DAY))
    if not is_urgent:
        frequency = _frequency(occasion, channel, choice.frequency, wishes)
        if frequency != "instant":
            leaves = next_digest(wishes, frequency, now)
            reason = "throttled" if occasion.is_too_much else "digest"
            return Planned(target, "held", reason, leaves, Instant(leaves + DAY), frequency)
    looking = occasion.seq if occasion.is_looking else None
    at = Instant(now + GRACE_MS) if occasion.is_looking else now
    released = None if is_urgent else quiet_until(wishes, at)
    if released is not None:
        ttl = Instant(max(expires, released + HOUR))
        return Planned(target, "pending", "quiet_hours", released, ttl, unless_seen_seq=looking)
    return Planned(target, "pending", None, at, expires, unless_seen_seq=looking)


def quiet_until(wishes: Wishes, at: Instant) -> Instant | None:
    """When the quiet hours end that `at` falls into; None: into none."""
    said = wishes.preferences
    if not said.quiet_hours_enabled or not said.quiet_hours_start or not said.quiet_hours_end:
        return None
    return hours.quiet_until(at, said.quiet_hours_start, said.quiet_hours_end, wishes.timezone)


def next_digest(wishes: Wishes, frequency: Frequency, after: Instant) -> Instant:
    """When the next digest after that leaves: not in the quiet hours, but at their end."""
    said = wishes.preferences
    leaves = hours.next_digest(
        after,
        frequency,
        hour=said.digest_hour,
        weekday=said.digest_weekday,
        timezone=wishes.timezone,
    )
    return quiet_until(wishes, leaves) or leaves


def is_throttled(earlier: Sequence[int], now: Instant) -> bool:
    """Whether a notice finds the bucket of its type empty that these, oldest first, have drawn from.

    The bucket is taken to have been full before the first of them.
    """
    tokens, last = float(BURST_MAX), now
    is_empty = False
    for at in (*earlier, now):
        tokens = min(tokens + max(at - last, 0) / REFILL_MS, BURST_MAX)
        is_empty = tokens < 1
        tokens -= not is_empty
        last = Instant(at)
    return is_empty


def _not_wanted(wishes: Wishes, occasion: Occasion, channel: Channel, target: Target) -> str | None:
    if target.types and occasion.type not in target.types:
        return "type_not_subscribed"
    has_override = any(
        (each.type, each.channel) == (occasion.type, channel)
        for each in wishes.preferences.overrides
    )
    if has_override or occasion.type in SECURITY or occasion.type == "test":
        return None
    return "low_severity" if _RANK[occasion.severity] < LEAST_SEVERITY[channel] else None


def _frequency(occasion: Occasion, channel: Channel, asked: Frequency, wishes: Wishes) -> Frequency:
    """Mail about what is merely interesting waits for the week's digest, unless asked otherwise."""
    if occasion.type in SUMMARIES:
        return "instant"
    if occasion.is_too_much and asked == "instant":
        return "hourly"
    if channel == "email" and occasion.severity == "info" and asked == "instant":
        named = any(
            (each.type, each.channel, each.frequency) == (occasion.type, channel, "instant")
            for each in wishes.preferences.overrides
        )
        return "instant" if named else "weekly"
    return asked


def beacon_of(keys: FieldKeys, delivery_id: str) -> str:
    """What a device proves with that this delivery came to it: it travels inside the push."""
    return _text(keys.digest("beacon", delivery_id.encode()))


def is_beacon_of(keys: FieldKeys, delivery_id: str, text: str) -> bool:
    known = [_text(each).encode() for each in keys.digests("beacon", delivery_id.encode())]
    return any(hmac.compare_digest(each, text.encode()) for each in known)


def _text(digest: bytes) -> str:
    return base64.urlsafe_b64encode(digest[:16]).decode().rstrip("=")
