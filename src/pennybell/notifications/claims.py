"""From due rows to what is to be sent: looked at again, opened, and worded; inside one claim."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from sqlalchemy import Connection, func, select

from pennybell.channels.port import Address, Message
from pennybell.domains.deliveries import queue
from pennybell.domains.deliveries.model import CHANNEL_OF
from pennybell.domains.devices.service import secret_of
from pennybell.domains.preferences.model import choose
from pennybell.domains.preferences.service import Wishes, read_wishes
from pennybell.kit.clock import Instant
from pennybell.kit.encryption import FieldKeys, Undecipherable
from pennybell.notifications import mail, messages
from pennybell.storage.tables.notifications import (
    contacts,
    deliveries,
    notifications,
    push_subscriptions,
    webhooks,
)

TARGETS: Final = {
    "fcm": push_subscriptions,
    "apns": push_subscriptions,
    "webpush": push_subscriptions,
    "email": contacts,
    "sms": contacts,
    "apprise": contacts,
    "webhook": webhooks,
}


@dataclass(frozen=True, slots=True)
class Claimed:
    """One attempt that has begun. `unless_seen_seq`: not sent when a device shows this number."""

    delivery_id: str
    user_id: str
    channel: str
    target_id: str
    attempt: int
    address: Address
    message: Message
    unless_seen_seq: int | None
    ttl_until: Instant


@dataclass(frozen=True, slots=True)
class Rules:
    """What the operator set; `origin` is where links lead.

    `rollout_percent`: of people, always the same ones. Without `push_enabled` push is held.
    """

    origin: str
    push_enabled: bool = True
    rollout_percent: int = 100


@dataclass(frozen=True, slots=True)
class Worker:
    """Who claims: `owner` names the lease, `channels` the means this one serves."""

    owner: str
    channels: frozenset[str]
    keys: FieldKeys
    rules: Rules


def claim(connection: Connection, worker: Worker, now: Instant, at_most: int) -> list[Claimed]:
    """Lease what is due and still to be sent; end what is not."""
    rules = worker.rules
    if not rules.push_enabled:
        queue.keep_while_off(connection, now)
    rows = queue.due(connection, now, worker.channels, at_most)
    if not rows:
        return []
    merged = _merge_released(connection, rows, now)
    led = {other for others in merged.values() for other in others}
    rows = [row for row in rows if row.id not in led]
    known = _Known(connection, rows)
    kept: list[tuple[Any, Address]] = []
    for row in rows:
        state, reason = known.refusal(row, rules, now)
        if state is None:
            opened = known.address(row, worker.keys)
            if opened is not None:
                kept.append((row, opened))
                continue
            state, reason = "dead", "device_gone"
        queue.end(connection, [row.id], state, reason)
    queue.lease(connection, [row for row, _ in kept], worker.owner, now)
    return [
        Claimed(
            row.id,
            row.user_id,
            row.channel,
            row.target_id,
            row.attempts + 1,
            address,
            known.message(row, rules, now, len(merged.get(row.id, ()))),
            row.unless_seen_seq,
            Instant(row.ttl_until),
        )
        for row, address in kept
    ]


def _merge_released(
    connection: Connection, rows: Sequence[Any], now: Instant
) -> dict[str, list[str]]:
    """What quiet hours held for one target and group leaves as one: by the newest, the others."""
    merged: dict[str, list[str]] = {}
    gone: set[str] = set()
    for row in sorted(rows, key=lambda each: (each.created_at, each.id), reverse=True):
        if row.reason != "quiet_hours" or row.id in gone:
            continue
        others = queue.siblings(connection, row, now)
        queue.end(connection, others, "merged", "quiet_hours")
        gone.update(others)
        if others:
            merged[row.id] = others
    return merged


class _Known:
    """Entries, people and targets of some rows, each read once."""

    def __init__(self, connection: Connection, rows: Sequence[Any]) -> None:
        self.connection = connection
        ids = [row.notification_id for row in rows if row.notification_id is not None]
        found = connection.execute(select(notifications).where(notifications.c.id.in_(ids)))
        self.entries: dict[str, Any] = {row.id: row for row in found}
        self.wishes: dict[str, Wishes] = read_wishes(connection, {row.user_id for row in rows})
        self.targets: dict[str, Any] = {}
        for table in (push_subscriptions, contacts, webhooks):
            of_table = [row.target_id for row in rows if TARGETS[row.channel] is table]
            if of_table:
                found = connection.execute(select(table).where(table.c.id.in_(of_table)))
                self.targets |= {row.id: row for row in found}
        self.badges = _unread(connection, {row.user_id for row in rows})

    def refusal(self, row: Any, rules: Rules, now: Instant) -> tuple[str | None, str]:
        """Why a row is not sent after all: (state, reason); (None, ""): it is."""
        wishes = self.wishes.get(row.user_id)
        if wishes is None:
            return "suppressed", "user_disabled"
        if row.ttl_until <= now:
            return "expired", "too_late"
        target = self.targets.get(row.target_id)
        if target is None or getattr(target, "state", "active") != "active":
            return "dead", "device_gone"
        if row.channel in queue.PUSH and not in_rollout(row.user_id, rules.rollout_percent):
            return "suppressed", "rollout"
        if row.notification_id is None:
            return None, ""
        entry = self.entries[row.notification_id]
        if entry.read_at is not None or entry.archived_at is not None:
            return "suppressed", "read_elsewhere"
        choice = choose(wishes.preferences, entry.type, CHANNEL_OF[row.channel])
        return ("suppressed", choice.withheld) if choice.withheld else (None, "")

    def address(self, row: Any, keys: FieldKeys) -> Address | None:
        """None: its secret is under a key that is no longer known."""
        target = self.targets[row.target_id]
        try:
            return messages.address_of(row.channel, target, secret_of(target, keys))
        except Undecipherable:
            return None

    def message(self, row: Any, rules: Rules, now: Instant, more: int) -> Message:
        wishes = self.wishes[row.user_id]
        around = messages.Around(now, rules.origin, self.badges.get(row.user_id, 0))
        by_mail = row.channel == "email"
        if row.notification_id is not None:
            entry = self.entries[row.notification_id]
            if by_mail:
                return messages.mail_of(row, [entry], wishes, around, total=1)
            return messages.push_of(row, entry, wishes, around, more=more)
        entries = queue.in_digest(self.connection, row.digest_id, row.target_id, mail.SHOWN_MAX)
        total = _count_digest(self.connection, row.digest_id, row.target_id)
        if by_mail:
            return messages.mail_of(row, entries, wishes, around, total=total)
        return messages.digest_push_of(row, entries, around, total=total)


def in_rollout(user_id: str, percent: int) -> bool:
    """The same answer for the same person, whatever the process or the day."""
    return int.from_bytes(sha256(user_id.encode()).digest()[:4]) % 100 < percent


def _unread(connection: Connection, user_ids: Collection[str]) -> dict[str, int]:
    column = notifications.c
    statement = (
        select(column.user_id, func.count().label("unread"))
        .where(
            column.user_id.in_(list(user_ids)),
            column.read_at.is_(None),
            column.archived_at.is_(None),
            column.snoozed_until.is_(None),
        )
        .group_by(column.user_id)
    )
    return {row.user_id: int(row.unread) for row in connection.execute(statement)}


def _count_digest(connection: Connection, digest_id: str, target_id: str) -> int:
    statement = select(func.count()).where(
        deliveries.c.digest_id == digest_id,
        deliveries.c.target_id == target_id,
        deliveries.c.state == "merged",
    )
    return int(connection.execute(statement).scalar_one())
