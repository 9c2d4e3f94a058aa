"""From due rows to what is to be sent: looked at again, opened, and worded; inside one claim."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any, Final, cast

from sqlalchemy import Connection, select

from pennybell import telemetry
from pennybell.channels.port import Address, Message, WebhookAddress
from pennybell.domains.contacts import model as contact_model
from pennybell.domains.deliveries import queue
from pennybell.domains.deliveries import repository as deliveries
from pennybell.domains.deliveries.model import CHANNEL_OF, beacon_of
from pennybell.domains.inbox import repository as inbox
from pennybell.domains.preferences.model import SUMMARIES, choose
from pennybell.domains.preferences.service import Wishes, read_wishes
from pennybell.domains.webhooks.model import signing
from pennybell.events.notices import NotificationType
from pennybell.kit.clock import Instant
from pennybell.kit.encryption import FieldKeys, Undecipherable, open_sealed
from pennybell.notifications import mail, messages
from pennybell.outbox.unit_of_work import DeliveryState
from pennybell.storage.tables.notifications import (
    contacts,
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
    """One attempt that has begun. `due_at`: since when it could have been sent."""

    delivery_id: str
    user_id: str
    channel: str
    target_id: str
    attempt: int
    address: Address
    message: Message
    ttl_until: Instant
    due_at: Instant


@dataclass(frozen=True, slots=True)
class Claims:
    """`looked_at`: how many rows were due; `withheld`: (channel, state, reason) of those not sent."""

    begun: list[Claimed]
    looked_at: int
    withheld: list[DeliveryState]


@dataclass(frozen=True, slots=True)
class Rules:
    """What the operator set; `origin` is where links lead, `mail_origin` those of mails: absolute.

    `rollout_percent`: of people, always the same ones. Without `push_enabled` push is held.
    `sms_url`: the gateway's Apprise URL, with `{phone}` where the number goes.
    """

    origin: str
    push_enabled: bool = True
    rollout_percent: int = 100
    mail_origin: str = ""
    sms_url: str = field(repr=False, default="")


@dataclass(frozen=True, slots=True)
class Worker:
    """Who claims, and with what."""

    owner: str
    keys: FieldKeys
    rules: Rules


@dataclass(frozen=True, slots=True)
class Moment:
    """When a claim happens, and what those who are looking have shown by then.

    `asked`: users of whom it is known; `shown`: of those who are looking, the newest number.
    """

    now: Instant
    asked: Collection[str] = ()
    shown: Mapping[str, int] = field(default_factory=dict)


def claim(
    connection: Connection, worker: Worker, moment: Moment, rooms: Mapping[str, int]
) -> Claims:
    """Lease what is due and still to be sent, so many of each channel; end what is not."""
    now = moment.now
    rows = [
        row
        for row in queue.due(connection, now, rooms)
        if row.unless_seen_seq is None or row.user_id in moment.asked
    ]
    if not rows:
        return Claims([], 0, [])
    known = _Known(connection, rows, worker, now)
    withheld: list[DeliveryState] = []
    kept = []
    for row in rows:
        refused = known.refusal(row, moment)
        address = None if refused else known.address(row, now)
        if address is None:
            state, reason = refused or ("dead", "device_gone")
            queue.end(connection, [row.id], state, reason)
            withheld.append((row.channel, state, reason))
        else:
            kept.append((row, address))
    led = queue.followers(connection, [row for row, _ in kept if row.reason == "quiet_hours"], now)
    for ids in led.values():
        queue.end(connection, ids, "merged", "quiet_hours")
    begun = []
    for row, address in kept:
        message = known.message(row, now, more=len(led.get(row.id, ())))
        if message is None:
            queue.end(connection, [row.id], "dead", "failed")
            withheld.append((row.channel, "dead", "failed"))
        else:
            begun.append((row, address, message))
    queue.lease(connection, [row for row, _, _ in begun], worker.owner, now)
    return Claims(
        [_claimed(known, row, address, message) for row, address, message in begun],
        len(rows),
        withheld,
    )


def _claimed(known: "_Known", row: Any, address: Address, message: Message) -> Claimed:
    due_at = known.first_attempts.get(row.id, max(row.created_at, row.not_before))
    return Claimed(
        row.id,
        row.user_id,
        row.channel,
        row.target_id,
        row.attempts + 1,
        address,
        message,
        Instant(row.ttl_until),
        Instant(due_at),
    )


class _Known:
    """Entries, people and targets of some rows, each read once."""

    def __init__(
        self, connection: Connection, rows: Sequence[Any], worker: Worker, now: Instant
    ) -> None:
        self.connection = connection
        self.rules = worker.rules
        self.keys = worker.keys
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
        self.badges = inbox.unread_of(connection, {row.user_id for row in rows})
        pushes = [row for row in rows if row.channel in queue.PUSH]
        self.shown_and_read = deliveries.shown_and_read(connection, pushes, now) if pushes else {}
        again = [row.id for row in rows if row.attempts]
        self.first_attempts = queue.first_attempts(connection, again) if again else {}
        self.news = {row.id: self._news(row) for row in rows if row.digest_id is not None}

    def refusal(self, row: Any, moment: Moment) -> tuple[str, str] | None:
        """Why a row is not sent after all: (state, reason); None: it is."""
        wishes = self.wishes.get(row.user_id)
        if wishes is None:
            return "suppressed", "user_disabled"
        if row.ttl_until <= moment.now:
            return "expired", "too_late"
        refused = self._target_refusal(row, moment.now)
        if refused is not None or is_proof(row):
            return refused
        if row.channel in queue.PUSH and not in_rollout(row.user_id, self.rules.rollout_percent):
            return "suppressed", "rollout"
        if row.digest_id is not None and row.notification_id is None:
            return None if self.news[row.id] else ("suppressed", "nothing_left")
        entry = self.entries[row.notification_id]
        if is_summary_mail(row, entry):  # it says more than the entry that was read
            return self._unwanted(row, wishes, entry)
        if entry.read_at is not None or entry.archived_at is not None:
            return "suppressed", "read_elsewhere"
        seq = row.unless_seen_seq
        if seq is not None and moment.shown.get(row.user_id, 0) >= seq:
            return "suppressed", "seen"
        return self._unwanted(row, wishes, entry)

    @staticmethod
    def _unwanted(row: Any, wishes: Wishes, entry: Any) -> tuple[str, str] | None:
        choice = choose(wishes.preferences, entry.type, CHANNEL_OF[row.channel])
        return ("suppressed", choice.withheld) if choice.withheld else None

    def _target_refusal(self, row: Any, now: Instant) -> tuple[str, str] | None:
        target = self.targets.get(row.target_id)
        if target is not None and is_proof(row):
            is_asked = target.state == "pending" and contact_model.is_valid_at(target, now)
            return None if is_asked else ("suppressed", "code_expired")
        if target is None or getattr(target, "state", "active") != "active":
            return "dead", "device_gone"
        if not getattr(target, "enabled", True):
            return "suppressed", "webhook_off"
        return None if target.user_id == row.user_id else ("dead", "device_moved")

    def _news(self, row: Any) -> dict[str, int]:
        """Of a digest: how many entries it tells, by types that its person still wants."""
        wishes = self.wishes.get(row.user_id)
        if wishes is None:
            return {}
        counted = queue.count_digest(self.connection, row.digest_id, row.target_id)
        channel = CHANNEL_OF[row.channel]
        return {
            type_: count
            for type_, count in counted.items()
            if choose(wishes.preferences, cast(NotificationType, type_), channel).withheld is None
        }

    def address(self, row: Any, now: Instant) -> Address | None:
        """None: its secret is under a key that is no longer known."""
        target = self.targets[row.target_id]
        try:
            secret = open_sealed(self.keys, target)
        except Undecipherable:
            return None
        if row.channel == "webhook":
            return WebhookAddress(secret["url"], signing(secret, now))
        return messages.address_of(row.channel, target, secret, sms_url=self.rules.sms_url)

    def message(self, row: Any, now: Instant, *, more: int) -> Message | None:
        """None: it cannot be put into words, which is our fault; it must not stop the others."""
        try:
            message = self._message(row, now, more)
            return self._with_more_data(row, message) if row.channel in queue.PUSH else message
        except Exception:  # noqa: BLE001 - whatever it is, the others go
            telemetry.log_failure(telemetry.DELIVERY_FAILED, delivery=row.id)
            return None

    def _with_more_data(self, row: Any, message: Message) -> Message:
        """Where a device says that it showed the push, and that it was pressed; what it shows no more."""
        proof = beacon_of(self.keys, row.id)
        start = f"{self.rules.origin}/api/v1/notifications/{row.id}"
        said = {
            "displayed_url": f"{start}/displayed?s={proof}",
            "clicked_url": f"{start}/clicked?s={proof}",
        }
        if closes := self.shown_and_read.get(row.target_id):
            said["closes"] = ",".join(closes)
        return replace(message, data={**message.data, **said})

    def _message(self, row: Any, now: Instant, more: int) -> Message:
        wishes = self.wishes[row.user_id]
        by_mail = row.channel == "email"
        origin = self.rules.mail_origin if by_mail else self.rules.origin
        around = messages.Around(now, origin, self.badges.get(row.user_id, 0))
        if is_proof(row):
            return messages.proof_of(row, self.targets[row.target_id], wishes, around, self.keys)
        target, entry = self.targets[row.target_id], self.entries.get(row.notification_id)
        if entry is not None and is_summary_mail(row, entry):
            return messages.summary_of(
                row, entry, wishes, around.leaving(self.keys, target, entry.type)
            )
        if by_mail:
            around = around.leaving(self.keys, target)
        if entry is not None:
            if by_mail:
                return messages.mail_of(row, [entry], wishes, around, total=1)
            return messages.push_of(row, entry, wishes, around, more=more)
        news = self.news[row.id]
        entries = queue.in_digest(
            self.connection, row.digest_id, row.target_id, types=news, at_most=mail.SHOWN_MAX
        )
        if by_mail:
            return messages.mail_of(row, entries, wishes, around, total=sum(news.values()))
        return messages.digest_push_of(row, entries, around, total=sum(news.values()))


def is_proof(row: Any) -> bool:
    """A code or link for a contact that has not answered yet."""
    return row.notification_id is None and row.digest_id is None


def is_summary_mail(row: Any, entry: Any) -> bool:
    return row.channel == "email" and entry.type in SUMMARIES


def in_rollout(user_id: str, percent: int) -> bool:
    """The same answer for the same person, whatever the process or the day."""
    return int.from_bytes(sha256(user_id.encode()).digest()[:4]) % 100 < percent
