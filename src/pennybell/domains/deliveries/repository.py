"""The SQL of deliveries: one row for a notification, channel and target."""

from collections.abc import Collection, Sequence
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    bindparam,
    cast,
    exists,
    func,
    insert,
    or_,
    select,
    tuple_,
    update,
)

from pennybell.domains.deliveries.model import BURST_MAX, Target
from pennybell.domains.preferences.model import SUMMARIES
from pennybell.kit.clock import DAY, Instant
from pennybell.kit.json import decode
from pennybell.storage import dialect
from pennybell.storage.prepared import Prepared
from pennybell.storage.tables.metadata import Id
from pennybell.storage.tables.notifications import (
    IS_WAITING,
    contacts,
    deliveries,
    digests,
    notifications,
    push_subscriptions,
    webhooks,
)

CLOSED_MAX: Final = 10
"""So many entries a push takes off the screen at most: 37 bytes each, of 4 KB."""

EARLIER_MAX: Final = 3 * BURST_MAX
"""More than a window can fill the bucket with: whatever came before them, they have emptied it."""

_earlier = Prepared(
    select(notifications.c.created_at)
    .where(
        notifications.c.user_id == bindparam("of"),
        notifications.c.type == bindparam("like"),
        notifications.c.created_at > bindparam("since"),
        notifications.c.id != bindparam("but"),
    )
    .order_by(notifications.c.created_at.desc())
    .limit(EARLIER_MAX)
)
_open_digest = {
    name: statement.on_conflict_do_nothing(index_elements=["user_id", "channel", "bucket_key"])
    for name, statement in dialect.upserts(digests).items()
}


def find_targets(connection: Connection, user_ids: Collection[str]) -> dict[str, list[Target]]:
    """Where each of these people can be reached: live devices, confirmed contacts, webhooks."""
    found: dict[str, list[Target]] = {user_id: [] for user_id in user_ids}
    devices = select(
        push_subscriptions.c.kind.label("means"),
        push_subscriptions.c.id,
        push_subscriptions.c.user_id,
    ).where(
        push_subscriptions.c.user_id.in_(list(user_ids)), push_subscriptions.c.state == "active"
    )
    people = select(contacts.c.channel.label("means"), contacts.c.id, contacts.c.user_id).where(
        contacts.c.user_id.in_(list(user_ids)), contacts.c.state == "active"
    )
    for statement in (devices, people):
        for row in connection.execute(statement.order_by("id")):
            found[str(row.user_id)].append(Target(row.means, row.id, row.user_id))
    hooks = select(webhooks).where(
        webhooks.c.user_id.in_(list(user_ids)), webhooks.c.enabled.is_(True)
    )
    for row in connection.execute(hooks.order_by(webhooks.c.id)):
        types = tuple(decode(row.types))
        found[str(row.user_id)].append(Target("webhook", row.id, row.user_id, types))
    return found


def earlier(connection: Connection, user_id: str, type_: str, but: str, since: int) -> list[int]:
    """When somebody got the newest entries of a type since then, oldest first."""
    keys = {"of": user_id, "like": type_, "since": since, "but": but}
    return sorted(row.created_at for row in _earlier.all(connection, keys))


def find_waiting(connection: Connection, user_id: str) -> list[Row[Any]]:
    """What digests and quiet hours hold, with the type and severity of its entry; locked."""
    entry, column = notifications.c, deliveries.c
    statement = (
        select(
            column.id,
            column.channel,
            column.target_id,
            column.ttl_until,
            entry.type,
            entry.severity,
            entry.seq,
        )
        .join(notifications, entry.id == column.notification_id)
        .where(
            column.user_id == user_id,
            IS_WAITING,
            column.reason.in_(("digest", "quiet_hours")),
        )
        .order_by(column.id)
    )
    return list(connection.execute(statement.with_for_update(of=deliveries)))


_move = (
    update(deliveries)
    .where(deliveries.c.id == bindparam("of"))
    .values(
        state=bindparam("to"),
        reason=bindparam("why"),
        digest_id=bindparam("digest"),
        not_before=bindparam("at"),
        ttl_until=bindparam("until"),
    )
)


def move(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Give waiting deliveries another state, reason, digest and time."""
    connection.execute(_move, list(rows))


def open_digest(connection: Connection, values: dict[str, Any]) -> Row[Any]:
    """The digest of this bucket, made if need be; locked, so that it closes after us or before."""
    connection.execute(_open_digest[connection.dialect.name], values)
    statement = select(digests).where(
        digests.c.user_id == values["user_id"],
        digests.c.channel == values["channel"],
        digests.c.bucket_key == values["bucket_key"],
    )
    return connection.execute(statement.with_for_update()).one()


def add(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(deliveries), rows)


def suppress_dealt_with(connection: Connection, user_id: str, reason: str) -> list[str]:
    """Withhold what is unsent of entries that their person has read, put away or put to sleep.

    What is under way stays: its attempt will tell. So does the mail of a summary, which says more
    than its entry. Answers the channels of what it withheld.
    """
    entry = notifications.c
    is_dealt_with = exists().where(
        entry.id == deliveries.c.notification_id,
        ~((deliveries.c.channel == "email") & entry.type.in_(SUMMARIES)),
        or_(
            entry.read_at.is_not(None),
            entry.archived_at.is_not(None),
            entry.snoozed_until.is_not(None),
        ),
    )
    return _suppress(connection, reason, deliveries.c.user_id == user_id, is_dealt_with)


def suppress_of_alert(
    connection: Connection, household_id: str, alert_id: str, reason: str
) -> list[str]:
    """Withhold what was not sent yet of an alert; answers the channels of what it withheld."""
    of_alert = select(notifications.c.id).where(
        notifications.c.scope == household_id,
        notifications.c.subject_noun == "alert",
        notifications.c.subject_id == alert_id,
    )
    return _suppress(connection, reason, deliveries.c.notification_id.in_(of_alert))


def _suppress(connection: Connection, reason: str, *conditions: ColumnElement[bool]) -> list[str]:
    statement = (
        update(deliveries)
        .where(IS_WAITING, *conditions)
        .values(state="suppressed", reason=reason)
        .returning(deliveries.c.channel)
    )
    return [str(row.channel) for row in connection.execute(statement)]


def rings(connection: Connection, notification_ids: Sequence[str]) -> dict[str, int]:
    """The newest ring of each of these entries; those that lead to nothing are left out."""
    column = deliveries.c
    statement = (
        select(column.notification_id, func.max(column.ring))
        .where(column.notification_id.in_(notification_ids))
        .group_by(column.notification_id)
    )
    return {str(id_): int(ring) for id_, ring in connection.execute(statement)}


def note_shown(
    connection: Connection, delivery_id: str, displayed_at: int, *, clicked: bool
) -> tuple[str, bool] | None:
    """A device showed it, or it was pressed: never backwards, and said twice it is said once.

    Answers (channel, whether anything changed); None: there is no such delivery.
    """
    column = deliveries.c
    row = connection.execute(
        select(deliveries).where(column.id == delivery_id).with_for_update()
    ).one_or_none()
    if row is None:
        return None
    values: dict[str, Any] = {}
    if row.displayed_at is None:
        values["displayed_at"] = displayed_at
    if clicked and row.clicked_at is None:
        values["clicked_at"] = displayed_at
    if not values:
        return row.channel, False
    if row.state in ("accepted", "displayed"):
        values["state"] = "clicked" if clicked else "displayed"
    connection.execute(update(deliveries).where(column.id == delivery_id).values(**values))
    return row.channel, True


_BURIED = ("dead", "expired")


def find_dead(
    connection: Connection, *, before: tuple[int, str] | None, limit: int
) -> list[Row[Any]]:
    """What was given up, of everybody, newest first."""
    column = deliveries.c
    statement = (
        select(deliveries)
        .where(column.state.in_(_BURIED))
        .order_by(column.created_at.desc(), column.id.desc())
        .limit(limit)
    )
    if before is not None:
        statement = statement.where(tuple_(column.created_at, column.id) < tuple_(*before))
    return list(connection.execute(statement))


def requeue(connection: Connection, delivery_id: str, now: int, ttl_until: int) -> str | None:
    """Send it again, now; answers its channel, None: nothing that was given up has this id."""
    statement = (
        update(deliveries)
        .where(deliveries.c.id == delivery_id, deliveries.c.state.in_(_BURIED))
        .values(state="pending", reason=None, not_before=now, ttl_until=ttl_until)
        .returning(deliveries.c.channel)
    )
    channel: str | None = connection.execute(statement).scalar_one_or_none()
    return channel


def shown_and_read(
    connection: Connection, pushes: Sequence[Row[Any]], now: Instant
) -> dict[str, list[str]]:
    """By target of these: the entries that it shows no older than a day and that were read since."""
    statement = (
        select(deliveries.c.target_id, deliveries.c.notification_id)
        .join(notifications, notifications.c.id == deliveries.c.notification_id)
        .where(
            deliveries.c.user_id.in_({row.user_id for row in pushes}),
            deliveries.c.created_at > now - DAY,
            deliveries.c.target_id.in_({row.target_id for row in pushes}),
            deliveries.c.state.in_(("accepted", "displayed")),
            notifications.c.read_at.is_not(None) | notifications.c.archived_at.is_not(None),
        )
        .order_by(deliveries.c.created_at.desc(), deliveries.c.id.desc())
    )
    found: dict[str, list[str]] = {}
    for target_id, notification_id in connection.execute(statement):
        entries = found.setdefault(str(target_id), [])
        if len(entries) < CLOSED_MAX:
            entries.append(str(notification_id))
    return found


def has_entry(connection: Connection, user_id: str, notification_id: str) -> bool:
    statement = select(notifications.c.id).where(
        notifications.c.user_id == user_id, notifications.c.id == notification_id
    )
    return connection.execute(statement).one_or_none() is not None


def find_of(connection: Connection, user_id: str, notification_id: str) -> list[Row[Any]]:
    """The deliveries of an entry; for what left in a digest also that digest's own.

    `target_name`: of the device, contact or webhook, as its person knows it; empty: it has gone.
    """
    column = deliveries.c
    of_entry = (column.user_id == user_id) & (column.notification_id == notification_id)
    its_digests = select(column.digest_id).where(of_entry, column.state == "merged")
    of_digest = (column.digest_id.in_(its_digests)) & column.notification_id.is_(None)
    target_id = cast(column.target_id, Id)
    names = (push_subscriptions.c.device_name, contacts.c.masked, webhooks.c.name)
    statement = (
        select(deliveries, func.coalesce(*names, "").label("target_name"))
        .outerjoin(push_subscriptions, push_subscriptions.c.id == target_id)
        .outerjoin(contacts, contacts.c.id == target_id)
        .outerjoin(webhooks, webhooks.c.id == target_id)
        .where(or_(of_entry, of_digest))
        .order_by(column.id)
    )
    return list(connection.execute(statement))
