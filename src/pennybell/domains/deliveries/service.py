"""What is sent of an inbox entry: planned with it, withdrawn when it is read elsewhere."""

from pennybell.domains.deliveries import repository
from pennybell.domains.deliveries.joining import join_digest
from pennybell.domains.deliveries.model import (
    WINDOW_MS,
    Occasion,
    Planned,
    Target,
    is_beacon_of,
    is_throttled,
    plan,
)
from pennybell.domains.preferences.service import Wishes
from pennybell.errors import NotFound
from pennybell.events.notices import Delivery
from pennybell.kit.clock import HOUR, instant_text
from pennybell.kit.encryption import FieldKeys
from pennybell.kit.ids import collapse_id_of
from pennybell.outbox.unit_of_work import Reading, UnitOfWork


def plan_entry(
    uow: UnitOfWork,
    notification_id: str,
    tag: str,
    wishes: Wishes,
    occasion: Occasion,
    targets: list[Target],
) -> list[Planned]:
    """Write one row for each target, in the unit of work that makes the inbox entry."""
    earlier = repository.earlier(
        uow.connection, wishes.user_id, occasion.type, notification_id, occasion.now - WINDOW_MS
    )
    is_too_much = is_throttled(earlier, occasion.now)
    planned = plan(wishes, occasion._replace(is_too_much=is_too_much), targets)
    rows = []
    for each in planned:
        digest_id = None
        leaves = each.not_before
        if each.digest is not None:
            digest_id, leaves = join_digest(uow, wishes, each, each.digest)
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
                "ring": occasion.ring,
                "created_at": uow.now,
            }
        )
    repository.add(uow.connection, rows)
    uow.deliveries += [(each.target.means, each.state, each.reason) for each in planned]
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
            target_name=row.target_name,
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


def note_shown(
    uow: UnitOfWork, delivery_id: str, proof: str, keys: FieldKeys, *, clicked: bool
) -> None:
    """A device showed a push, or it was pressed there. As often as one likes.

    Args:
        proof: what the push carried; nobody need be signed in.

    Raises:
        NotFound: 404, no such delivery, or not proved.
    """
    if not is_beacon_of(keys, delivery_id, proof):
        raise NotFound("delivery")
    found = repository.note_shown(uow.connection, delivery_id, uow.now, clicked=clicked)
    if found is None:
        raise NotFound("delivery")
    channel, is_news = found
    if is_news:
        uow.deliveries.append((channel, "clicked" if clicked else "displayed", None))


def withdraw(uow: UnitOfWork, user_id: str) -> None:
    """Send no more of what this person has dealt with on some device."""
    reason = "read_elsewhere"
    for channel in repository.suppress_dealt_with(uow.connection, user_id, reason):
        uow.deliveries.append((channel, "suppressed", reason))


def withdraw_alert(uow: UnitOfWork, alert_id: str) -> None:
    """Send no more of an alert that is over or dismissed."""
    for channel in repository.suppress_of_alert(
        uow.connection, uow.household_id, alert_id, "settled"
    ):
        uow.deliveries.append((channel, "suppressed", "settled"))


def _text(at: int | None) -> str | None:
    return None if at is None else instant_text(at)
