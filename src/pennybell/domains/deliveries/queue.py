"""The SQL of sending: claim what is due under a lease, record what became of it, close digests.

A claim commits before anything is sent. Whoever dies in between leaves a lease that runs out; the
delivery is sent again under the same id and collapse id.
"""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, Final, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    bindparam,
    case,
    delete,
    exists,
    func,
    insert,
    select,
    text,
    update,
)

from pennybell.domains.devices.model import FORGOTTEN
from pennybell.kit.clock import DAY, HOUR, MINUTE, Instant
from pennybell.kit.ids import Ids, collapse_id_of
from pennybell.storage.tables.notifications import (
    IS_WAITING,
    deliveries,
    delivery_attempts,
    digests,
    notifications,
    push_subscriptions,
)

LEASE_MS: Final = MINUTE
"""Longer than a send may take (20 s), short enough that a crash delays little."""

FRESH_MAX: Final = 5
"""What has just happened does not wait behind all that a night has held."""

PUSH: Final = ("fcm", "apns", "webpush")

_column = deliveries.c


def due(connection: Connection, now: Instant, rooms: Mapping[str, int]) -> list[Row[Any]]:
    """Deliveries to send now, locked for this transaction; what others claim is passed over.

    Of what quiet hours held for one target and group only the newest: `followers` are the others.

    Args:
        rooms: how many at most, by channel.
    """
    return [
        row
        for channel, at_most in sorted(rooms.items())
        for row in _find_next(
            channel,
            now,
            at_most,
            lambda asked: connection.execute(asked.with_for_update(skip_locked=True)).all(),
        )
    ]


def _find_next(
    channel: str,
    now: Instant,
    at_most: int,
    execute: Callable[[Select[Any]], Sequence[Any]],
) -> list[Row[Any]]:
    """What a channel sends next. Where more waits than that, the newest few are among it."""
    oldest, newest, left = next_of(channel, now, at_most)
    found = list(execute(oldest))
    if len(found) == at_most:
        known = {row.id for row in found}
        found += [row for row in execute(newest) if row.id not in known]
    return [*found, *execute(left)]


def next_of(
    channel: str, now: Instant, at_most: int
) -> tuple[Select[Any], Select[Any], Select[Any]]:
    """What has waited longest, what has become due last, and what a worker that died has left."""
    due_ = select(deliveries).where(
        _column.channel == channel, _is_pending_due(now) & ~_follows(now)
    )
    left = select(deliveries).where(_column.channel == channel, _is_left(now))
    return (
        due_.order_by(_column.not_before, _column.id).limit(at_most),
        due_.order_by(_column.not_before.desc(), _column.id.desc()).limit(FRESH_MAX),
        left.order_by(_column.not_before, _column.id).limit(at_most),
    )


def _is_pending_due(now: Instant) -> ColumnElement[bool]:
    return (_column.state == "pending") & (_column.not_before <= now)


def _is_left(now: Instant) -> ColumnElement[bool]:
    """Leased by a worker that has died: nothing else takes this long."""
    return (_column.state == "leased") & (_column.lease_until <= now)


def _follows(now: Instant) -> ColumnElement[bool]:
    """Held by quiet hours together with a newer one of the same target and group."""
    newer = deliveries.alias("newer")
    is_newer = exists().where(
        newer.c.user_id == _column.user_id,
        text("newer.state IN ('held', 'pending')"),
        newer.c.target_id == _column.target_id,
        newer.c.collapse_id == _column.collapse_id,
        newer.c.state == "pending",
        newer.c.reason == "quiet_hours",
        newer.c.not_before <= now,
        newer.c.id > _column.id,
    )
    return (_column.reason == "quiet_hours") & is_newer


class Waiting(NamedTuple):
    """What there is to do. `watched`: of whom `due` has deliveries that go unless a device shows them."""

    has_due: bool
    has_digests: bool
    has_fading: bool
    watched: frozenset[str]


def look(
    connection: Connection, now: Instant, rooms: Mapping[str, int], *, off: Collection[str]
) -> Waiting:
    """What a worker with these rooms has to do now; `off`: channels that are held."""
    rows = [
        row
        for channel, at_most in rooms.items()
        for row in _find_next(
            channel,
            now,
            at_most,
            lambda asked: connection.execute(
                asked.with_only_columns(_column.id, _column.user_id, _column.unless_seen_seq)
            ).all(),
        )
    ]
    watched = frozenset(str(row.user_id) for row in rows if row.unless_seen_seq is not None)
    closing_ = select(digests.c.id).where(digests.c.state == "open", digests.c.window_end <= now)
    has_digests = connection.execute(closing_.limit(1)).first() is not None
    has_fading = False
    if off:
        fading = select(_column.id).where(_fades(now, off)).limit(1)
        has_fading = connection.execute(fading).first() is not None
    return Waiting(bool(rows), has_digests, has_fading, watched)


def followers(
    connection: Connection, leaders: Sequence[Row[Any]], now: Instant
) -> dict[str, list[str]]:
    """What leaves with each of these, which quiet hours held: others of its target and group."""
    if not leaders:
        return {}
    by_group = {(row.user_id, row.target_id, row.collapse_id): row.id for row in leaders}
    statement = select(_column.id, _column.user_id, _column.target_id, _column.collapse_id).where(
        _column.user_id.in_({row.user_id for row in leaders}),
        _column.collapse_id.in_({row.collapse_id for row in leaders}),
        IS_WAITING,
        _is_pending_due(now),
        _column.reason == "quiet_hours",
        _column.id.not_in([row.id for row in leaders]),
    )
    found: dict[str, list[str]] = {}
    for row in connection.execute(statement.with_for_update()):
        leader = by_group.get((row.user_id, row.target_id, row.collapse_id))
        if leader is not None and row.id < leader:
            found.setdefault(leader, []).append(row.id)
    return found


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
        state=case(  # a device that was quick has told us before the provider did
            (bindparam("to") != "accepted", bindparam("to")),
            (_column.clicked_at.is_not(None), "clicked"),
            (_column.displayed_at.is_not(None), "displayed"),
            else_="accepted",
        ),
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
_take_back = (
    update(deliveries)
    .where(_column.id == bindparam("of"), _column.lease_owner == bindparam("by"))
    .values(
        state="pending",
        not_before=bindparam("at"),
        lease_owner=None,
        lease_until=None,
        attempts=_column.attempts - 1,
        last_reason=bindparam("said"),
    )
)
_forget_attempt = delete(delivery_attempts).where(
    delivery_attempts.c.delivery_id == bindparam("of"),
    delivery_attempts.c.n == bindparam("nth"),
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
    connection.execute(_record, list(states))
    connection.execute(_attempt, list(attempts))


def take_back(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Nothing was sent: pending again, and no attempt."""
    if rows:
        connection.execute(_take_back, list(rows))
        connection.execute(_forget_attempt, [{"of": row["of"], "nth": row["nth"]} for row in rows])


def first_attempts(connection: Connection, ids: Sequence[str]) -> dict[str, int]:
    """When the first attempt of each of these began."""
    table = delivery_attempts.c
    statement = select(table.delivery_id, func.min(table.started_at)).where(
        table.delivery_id.in_(ids)
    )
    return {
        str(id_): int(at) for id_, at in connection.execute(statement.group_by(table.delivery_id))
    }


def record_devices(
    connection: Connection,
    succeeded: Collection[str],
    failed: Collection[str],
    refused: Collection[str],
    now: Instant,
) -> None:
    """`refused`: those of `failed` of which a provider said no; an outage says nothing of a device."""
    table = push_subscriptions
    if succeeded:
        connection.execute(
            update(table)
            .where(table.c.id.in_(list(succeeded)))
            .values(last_success_at=now, consecutive_failures=0)
        )
    if failed:
        connection.execute(
            update(table).where(table.c.id.in_(list(failed))).values(last_failure_at=now)
        )
    if refused:
        connection.execute(
            update(table)
            .where(table.c.id.in_(list(refused)))
            .values(consecutive_failures=table.c.consecutive_failures + 1)
        )


def disable_device(connection: Connection, id_: str, state: str, reason: str) -> None:
    """Send to a device no more; one that was forgotten meanwhile stays so."""
    table = push_subscriptions
    connection.execute(
        update(table)
        .where(table.c.id == id_, table.c.state != FORGOTTEN)
        .values(state=state, disabled_reason=reason[:60])
    )
    connection.execute(
        update(deliveries)
        .where(_column.target_id == id_, _column.state.in_(("held", "pending")))
        .values(state="dead", reason="device_gone")
    )


def _fades(now: Instant, channels: Collection[str]) -> ColumnElement[bool]:
    is_waiting = _is_pending_due(now) | _is_left(now)
    return _column.channel.in_(channels) & is_waiting & _column.ttl_until.between(now, now + HOUR)


def keep_while_off(connection: Connection, now: Instant, channels: Collection[str]) -> None:
    """These are switched off: what is due stays worth sending until a day after they are on again."""
    connection.execute(
        update(deliveries)
        .where(_fades(now, channels))
        .values(ttl_until=now + DAY, reason=func.coalesce(_column.reason, "push_off"))
    )


def expire(connection: Connection, now: Instant, but: Collection[str]) -> Counter[str]:
    """End what nobody sent in time: its channel is served no more. Answers how many, by channel.

    Args:
        but: channels that are held, or whose worker looks itself.
    """
    statement = (
        update(deliveries)
        .where(_column.state == "pending", _column.ttl_until <= now, _column.channel.not_in(but))
        .values(state="expired", reason="no_channel")
        .returning(_column.channel)
    )
    return Counter(str(row.channel) for row in connection.execute(statement))


def close_digests(connection: Connection, now: Instant, ids: Ids, at_most: int) -> Counter[str]:
    """Close digests whose time has come, each by one worker alone; answers sendings by channel.

    Each leads to one row for every target that it holds something for. What was read meanwhile
    is withheld.
    """
    statement = (
        select(digests)
        .where(digests.c.state == "open", digests.c.window_end <= now)
        .order_by(digests.c.window_end)
        .limit(at_most)
    )
    rows = [
        {
            "id": ids(),
            "notification_id": None,
            "digest_id": digest.id,
            "user_id": digest.user_id,
            "channel": channel,
            "target_id": target_id,
            "state": "pending",
            "reason": None,
            "not_before": now,
            "ttl_until": now + DAY,
            "collapse_id": collapse_id_of(digest.id),
            "unless_seen_seq": None,
            "attempts": 0,
            "created_at": now,
        }
        for digest in connection.execute(statement.with_for_update(skip_locked=True)).all()
        for channel, target_id in _close(connection, digest.id)
    ]
    if rows:
        connection.execute(insert(deliveries), rows)
    return Counter(str(row["channel"]) for row in rows)


def _close(connection: Connection, digest_id: str) -> list[tuple[str, str]]:
    """Close a digest; answers (channel, target) of those it has something for."""
    connection.execute(update(digests).where(digests.c.id == digest_id).values(state="closed"))
    is_read = exists().where(notifications.c.id == _column.notification_id, ~_IS_NEWS)
    connection.execute(
        update(deliveries)
        .where(_column.digest_id == digest_id, _column.state == "held")
        .values(
            state=case((is_read, "suppressed"), else_="merged"),
            reason=case((is_read, "read_elsewhere"), else_="digest"),
        )
    )
    targets = select(_column.channel, _column.target_id).where(
        _column.digest_id == digest_id,
        _column.notification_id.is_not(None),
        _column.state == "merged",
    )
    rows = connection.execute(targets.distinct().order_by(_column.target_id))
    return [(str(row.channel), str(row.target_id)) for row in rows]


_IS_NEWS = (
    notifications.c.read_at.is_(None)
    & notifications.c.archived_at.is_(None)
    & notifications.c.snoozed_until.is_(None)
)


def count_digest(connection: Connection, digest_id: str, target_id: str) -> dict[str, int]:
    """How many entries of each type a digest tells one target of: those that are still news."""
    statement = (
        _in_digest(digest_id, target_id)
        .with_only_columns(notifications.c.type, func.count())
        .group_by(notifications.c.type)
    )
    return {str(type_): int(count) for type_, count in connection.execute(statement)}


def in_digest(
    connection: Connection, digest_id: str, target_id: str, *, types: Collection[str], at_most: int
) -> list[Row[Any]]:
    """The entries of these types, newest first."""
    statement = (
        _in_digest(digest_id, target_id)
        .where(notifications.c.type.in_(types))
        .order_by(notifications.c.created_at.desc(), notifications.c.id.desc())
        .limit(at_most)
    )
    return list(connection.execute(statement))


def _in_digest(digest_id: str, target_id: str) -> Select[Any]:
    return (
        select(notifications)
        .join(deliveries, _column.notification_id == notifications.c.id)
        .where(
            _column.digest_id == digest_id,
            _column.target_id == target_id,
            _column.state == "merged",
            _IS_NEWS,
        )
    )
