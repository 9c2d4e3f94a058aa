"""People with phones, and notices for them that are due: written straight into the database."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, insert, select
from tests.kit.ledger import Ledger

from pennybell.kit.clock import DAY, Instant
from pennybell.kit.encryption import FieldKeys, seal
from pennybell.kit.ids import Ids, collapse_id_of
from pennybell.outbox.actor import Actor
from pennybell.storage.tables.notifications import (
    deliveries,
    notifications,
    push_subscriptions,
)

ROWS_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class Phone:
    id: str
    kind: str
    owner: Actor


def settle(ledger: Ledger, keys: FieldKeys, kinds: Sequence[str], people: int) -> list[Phone]:
    """So many people, each with one phone of every kind."""
    phones = [
        Phone(ledger.ids(), kind, owner)
        for owner in (ledger.found(f"Robin{number}") for number in range(people))
        for kind in kinds
    ]
    now = ledger.work.clock()
    rows = [_device(each, keys, now) for each in phones]
    ledger.database.submit(lambda c: c.execute(insert(push_subscriptions), rows)).result()
    return phones


def _device(phone: Phone, keys: FieldKeys, now: Instant) -> dict[str, Any]:
    token = secrets.token_hex(32)
    return {
        "id": phone.id,
        "user_id": phone.owner.user_id,
        "kind": phone.kind,
        "address_kind": "token",
        "address_hmac": keys.digest(phone.kind, token.encode()).hex(),
        **seal(keys, {"token": token}, row_id=phone.id),
        "masked": "…",
        "device_name": "Phone",
        "platform": "ios" if phone.kind == "apns" else "android",
        "apns_env": "production",
        "state": "active",
        "created_at": now,
        "registered_at": now,
        "consecutive_failures": 0,
    }


def tell(
    ledger: Ledger, phones: Sequence[Phone], count: int, *, at: Instant, reason: str | None = None
) -> None:
    """So many notices, in turns for each of the phones, due `at`; perhaps held by quiet hours."""
    now = ledger.work.clock()
    for begin in range(0, count, ROWS_AT_ONCE):
        of = [phones[n % len(phones)] for n in range(begin, min(begin + ROWS_AT_ONCE, count))]
        entries = [_entry(each, ledger.ids, now) for each in of]
        rows = [
            _delivery(phone, entry, ledger.ids, at=at, reason=reason)
            for phone, entry in zip(of, entries, strict=True)
        ]

        def job(
            connection: Connection,
            entries: list[dict[str, Any]] = entries,
            rows: list[dict[str, Any]] = rows,
        ) -> None:
            connection.execute(insert(notifications), entries)
            connection.execute(insert(deliveries), rows)

        ledger.database.submit(job).result()


def _entry(phone: Phone, ids: Ids, now: Instant) -> dict[str, Any]:
    id_ = ids()
    return {
        "id": id_,
        "scope": phone.owner.household_id,
        "user_id": phone.owner.user_id,
        "type": "low_balance",
        "severity": "critical",
        "title": "Everyday is running low",
        "body": "EUR 50.00.",
        "args": "{}",
        "subject_noun": "account",
        "subject_id": id_,
        "group_key": "",
        "dedupe_key": id_,
        "seq": 1,
        "created_at": now,
        "expires_at": now + DAY,
        "version": 1,
    }


def _delivery(
    phone: Phone, entry: dict[str, Any], ids: Ids, *, at: Instant, reason: str | None
) -> dict[str, Any]:
    return {
        "id": ids(),
        "notification_id": entry["id"],
        "user_id": phone.owner.user_id,
        "channel": phone.kind,
        "target_id": phone.id,
        "state": "pending",
        "reason": reason,
        "not_before": at,
        "ttl_until": at + DAY,
        "collapse_id": collapse_id_of(entry["id"]),
        "attempts": 0,
        "ring": 0,
        "created_at": entry["created_at"],
    }


def states(ledger: Ledger) -> dict[tuple[str, str], int]:
    """How many deliveries there are, by channel and state."""
    column = deliveries.c
    statement = select(column.channel, column.state, func.count())
    with ledger.database.read() as connection:
        rows = connection.execute(statement.group_by(column.channel, column.state))
        return {(str(channel), str(state)): int(count) for channel, state, count in rows}
