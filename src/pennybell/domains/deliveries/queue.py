"""The SQL of sending: claim what is due under a lease, record what became of it, close digests.

A claim commits before anything is sent. Whoever dies in between leaves a lease that runs out; the
delivery is sent again under the same id and collapse id.
"""

from collections.abc import Collection, Sequence
from typing import Any, Final

from sqlalchemy import Connection, Row, bindparam, case, exists, insert, or_, select, update

from pennybell.kit.clock import DAY, HOUR, MINUTE, Instant
from pennybell.storage.tables.notifications import (
    deliveries,
    delivery_attempts,
    digests,
    notifications,
    push_subscriptions,
)

LEASE_MS: Final = MINUTE
"""Longer than a send may take (20 s), short enough that a crash delays little."""

PUSH: Final = ("fcm", "apns", "webpush")

_column = deliveries.c


def due(
    connection: Connection, now: Instant, channels: Collection[str], at_most: int
) -> list[Row[Any]]:
    """Deliveries to send now, locked for this transaction; what others claim is passed over."""
    statement = (
        select(deliveries)
        .where(
            _column.channel.in_(list(channels)),
            or_(
                (_column.state == "pending") & (_column.not_before <= now),
                (_column.state == "leased") & (_column.lease_until <= now),
            ),
        )
        .order_by(_column.not_before, _column.id)
        .limit(at_most)
    )
    return list(connection.execute(statement.with_for_update(skip_locked=True)))


def next_due(connection: Connection, channels: Collection[str]) -> int | None:
    """When the next pending delivery is to leave; None: there is none."""
    statement = (
        select(_column.not_before)
        .where(_column.state == "pending", _column.channel.in_(list(channels)))
        .order_by(_column.not_before)
        .limit(1)
    )
    return connection.execute(statement).scalar_one_or_none()


def lease(connection: Connection, rows: Sequence[Row[Any]], owner: str, now: Instant) -> None:
    """Take these, and note that an attempt begins."""
    if not rows:
        return
    connection.execute(
        update(deliveries)
        .where(_column.id.in_([row.id for row in rows]))
        .values(
            state="leased",
            lease_owner=owner,
            lease_until=now + LEASE_MS,
            attempts=_column.attempts + 1,
        )
    )
    attempts = [
        {"delivery_id": row.id, "n": row.attempts + 1, "started_at": now, "ambiguous": False}
        for row in rows
    ]
    connection.execute(insert(delivery_attempts), attempts)


def end(connection: Connection, ids: Sequence[str], state: str, reason: str) -> None:
    """Withhold, expire or merge deliveries: they are not sent."""
    if ids:
        connection.execute(
            update(deliveries)
            .where(_column.id.in_(ids))
            .values(state=state, reason=reason, lease_owner=None, lease_until=None)
        )


_record = (
    update(deliveries)
    .where(_column.id == bindparam("of"), _column.lease_owner == bindparam("by"))
    .values(
        state=bindparam("to"),
        reason=bindparam("why"),
        not_before=bindparam("at"),
        lease_owner=None,
        lease_until=None,
        provider_message_id=bindparam("called"),
        last_status=bindparam("status"),
        last_reason=bindparam("said"),
        accepted_at=bindparam("accepted"),
    )
)
_attempt = (
    update(delivery_attempts)
    .where(
        delivery_attempts.c.delivery_id == bindparam("of"),
        delivery_attempts.c.n == bindparam("nth"),
    )
    .values(
        finished_at=bindparam("finished"),
        outcome=bindparam("outcome"),
        http_status=bindparam("status"),
        reason=bindparam("said"),
        retry_after_s=bindparam("after"),
        ambiguous=bindparam("is_ambiguous"),
    )
)


def record(
    connection: Connection, states: Sequence[dict[str, Any]], attempts: Sequence[dict[str, Any]]
) -> None:
    """What became of attempts; a lease that another has taken over meanwhile is left alone."""
    for row in states:
        connection.execute(_record, row)
    for row in attempts:
        connection.execute(_attempt, row)


def record_devices(
    connection: Connection, succeeded: Collection[str], failed: Collection[str], now: Instant
) -> None:
    table = push_subscriptions
    if succeeded:
        connection.execute(
            update(table)
            .where(table.c.id.in_(list(succeeded)))
            .values(last_success_at=now, consecutive_failures=0)
        )
    if failed:
        connection.execute(
            update(table)
            .where(table.c.id.in_(list(failed)))
            .values(last_failure_at=now, consecutive_failures=table.c.consecutive_failures + 1)
        )


def disable_device(connection: Connection, id_: str, state: str, reason: str) -> None:
    table = push_subscriptions
    connection.execute(
        update(table).where(table.c.id == id_).values(state=state, disabled_reason=reason[:60])
    )
    connection.execute(
        update(deliveries)
        .where(_column.target_id == id_, _column.state.in_(("held", "pending")))
        .values(state="dead", reason="device_gone")
    )


def keep_while_off(connection: Connection, now: Instant) -> None:
    """Push is switched off: what is due stays worth sending until a day after it is on again."""
    connection.execute(
        update(deliveries)
        .where(
            _column.state == "pending",
            _column.channel.in_(PUSH),
            _column.not_before <= now,
            _column.ttl_until < now + HOUR,
        )
        .values(ttl_until=now + DAY, reason="push_off")
    )


def siblings(connection: Connection, row: Row[Any], now: Instant) -> list[str]:
    """Others that quiet hours held for the same target and group: they leave as one."""
    statement = select(_column.id).where(
        _column.user_id == row.user_id,
        _column.target_id == row.target_id,
        _column.collapse_id == row.collapse_id,
        _column.state == "pending",
        _column.reason == "quiet_hours",
        _column.not_before <= now,
        _column.id != row.id,
    )
    return [str(found.id) for found in connection.execute(statement)]


def closing(connection: Connection, now: Instant, at_most: int) -> list[Row[Any]]:
    """Digests whose time has come, locked: each is closed by one worker alone."""
    statement = (
        select(digests)
        .where(digests.c.state == "open", digests.c.window_end <= now)
        .order_by(digests.c.window_end)
        .limit(at_most)
    )
    return list(connection.execute(statement.with_for_update(skip_locked=True)))


def close(connection: Connection, digest_id: str) -> dict[str, list[tuple[str, str]]]:
    """Close a digest; answers (channel, target) by … what it holds: target to its held rows.

    Rows whose entry was read meanwhile are withheld.
    """
    connection.execute(update(digests).where(digests.c.id == digest_id).values(state="closed"))
    read = exists().where(
        notifications.c.id == _column.notification_id,
        or_(notifications.c.read_at.is_not(None), notifications.c.archived_at.is_not(None)),
    )
    held = (_column.digest_id == digest_id) & (_column.state == "held")
    connection.execute(
        update(deliveries)
        .where(held)
        .values(
            state=case((read, "suppressed"), else_="merged"),
            reason=case((read, "read_elsewhere"), else_="digest"),
        )
    )
    rows = connection.execute(
        select(_column.id, _column.channel, _column.target_id).where(
            _column.digest_id == digest_id,
            _column.notification_id.is_not(None),
            _column.state == "merged",
        )
    )
    found: dict[str, list[tuple[str, str]]] = {}
    for row in rows:
        found.setdefault(row.target_id, []).append((row.channel, row.id))
    return found


def in_digest(
    connection: Connection, digest_id: str, target_id: str, at_most: int
) -> list[Row[Any]]:
    """The entries that a digest tells one target of, newest first."""
    statement = (
        select(notifications)
        .join(deliveries, deliveries.c.notification_id == notifications.c.id)
        .where(
            deliveries.c.digest_id == digest_id,
            deliveries.c.target_id == target_id,
            deliveries.c.state == "merged",
        )
        .order_by(notifications.c.created_at.desc(), notifications.c.id.desc())
        .limit(at_most)
    )
    return list(connection.execute(statement))
