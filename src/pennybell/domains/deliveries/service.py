"""What is sent of an inbox entry: planned with it, withdrawn when it is read elsewhere."""

import base64
import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from pennybell.domains.deliveries import repository
from pennybell.domains.deliveries.model import (
    CHANNEL_OF,
    Occasion,
    Planned,
    Target,
    next_digest,
    plan,
)
from pennybell.domains.preferences.service import Wishes
from pennybell.errors import NotFound
from pennybell.events.notices import Delivery, Frequency
from pennybell.kit.clock import HOUR, SECOND, Instant, instant_text
from pennybell.outbox.unit_of_work import Reading, UnitOfWork


def collapse_id_of(group_key: str) -> str:
    """32 characters of base64url, which every provider accepts and which say nothing."""
    digest = hashlib.sha256(group_key.encode()).digest()
    return base64.urlsafe_b64encode(digest)[:32].decode()


def plan_entry(
    uow: UnitOfWork,
    notification_id: str,
    tag: str,
    wishes: Wishes,
    occasion: Occasion,
    targets: list[Target],
) -> list[Planned]:
    """Write one row for each target, in the unit of work that makes the inbox entry."""
    since = occasion.now - HOUR
    recent = repository.count_recent(uow.connection, wishes.user_id, occasion.type, since)
    planned = plan(wishes, occasion._replace(recent=recent - 1), targets)
    rows = []
    for each in planned:
        digest_id = None
        leaves = each.not_before
        if each.digest is not None:
            digest_id, leaves = _join_digest(uow, wishes, each, each.digest)
        rows.append(
            {
                "id": uow.ids(),
                "notification_id": notification_id,
                "digest_id": digest_id,
                "user_id": wishes.user_id,
                "channel": each.target.means,
                "target_id": each.target.id,
                "state": each.state,
                "reason": each.reason,
                "not_before": leaves,
                "ttl_until": max(each.ttl_until, leaves + HOUR),
                "collapse_id": collapse_id_of(tag),
                "unless_seen_seq": each.unless_seen_seq,
                "attempts": 0,
                "created_at": uow.now,
            }
        )
    repository.add(uow.connection, rows)
    return planned


def read_deliveries(reading: Reading, notification_id: str) -> list[Delivery]:
    """What became of telling somebody, by target. Raises NotFound: 404, no entry of theirs."""
    user_id = reading.actor.user_id
    if not repository.has_entry(reading.connection, user_id, notification_id):
        raise NotFound("notification")
    return [
        Delivery.model_construct(
            id=row.id,
            channel=row.channel,
            target=row.target_id,
            state=row.state,
            reason=row.reason,
            not_before=instant_text(row.not_before),
            attempts=row.attempts,
            last_status=row.last_status,
            last_reason=row.last_reason,
            accepted_at=_text(row.accepted_at),
            displayed_at=_text(row.displayed_at),
            clicked_at=_text(row.clicked_at),
        )
        for row in repository.find_of(reading.connection, user_id, notification_id)
    ]


def withdraw(uow: UnitOfWork, user_id: str, notification_ids: Sequence[str]) -> None:
    """Send no more of these entries: their person has dealt with them on some device."""
    repository.suppress_unsent(uow.connection, user_id, notification_ids, "read_elsewhere")


def _join_digest(
    uow: UnitOfWork, wishes: Wishes, each: Planned, frequency: Frequency
) -> tuple[str, Instant]:
    """The open digest this goes into; one that has just closed leaves it to the next."""
    leaves = each.not_before
    while True:
        values: dict[str, Any] = {
            "id": uow.ids(),
            "user_id": wishes.user_id,
            "channel": CHANNEL_OF[each.target.means],
            "kind": frequency,
            "bucket_key": f"{frequency} {datetime.fromtimestamp(leaves / SECOND, UTC):%Y%m%dT%H%M}",
            "window_start": uow.now,
            "window_end": leaves,
            "state": "open",
        }
        row = repository.open_digest(uow.connection, values)
        if row.state == "open":
            return str(row.id), leaves
        leaves = next_digest(wishes, frequency, leaves)


def _text(at: int | None) -> str | None:
    return None if at is None else instant_text(at)
