"""The SQL of deliveries: one row for a notification, channel and target."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from pennybell.domains.deliveries.model import Target
from pennybell.kit.json import decode
from pennybell.storage import dialect
from pennybell.storage.tables.notifications import (
    contacts,
    deliveries,
    digests,
    notifications,
    push_subscriptions,
    webhooks,
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
        contacts.c.user_id.in_(list(user_ids)), contacts.c.verified_at.is_not(None)
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


def count_recent(connection: Connection, user_id: str, type_: str, since: int) -> int:
    """Entries of a type that somebody got since then."""
    statement = select(func.count()).where(
        notifications.c.user_id == user_id,
        notifications.c.type == type_,
        notifications.c.created_at > since,
    )
    return int(connection.execute(statement).scalar_one())


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


def suppress_unsent(
    connection: Connection, user_id: str, notification_ids: Sequence[str], reason: str
) -> None:
    """Withhold what has not been sent. What is under way stays: its attempt will tell."""
    connection.execute(
        update(deliveries)
        .where(
            deliveries.c.user_id == user_id,
            deliveries.c.notification_id.in_(notification_ids),
            deliveries.c.state.in_(("held", "pending")),
        )
        .values(state="suppressed", reason=reason)
    )


def suppress_of_alert(connection: Connection, household_id: str, alert_id: str) -> None:
    """Withhold what was not sent yet of an alert that is over or dismissed."""
    of_alert = select(notifications.c.id).where(
        notifications.c.scope == household_id,
        notifications.c.subject_noun == "alert",
        notifications.c.subject_id == alert_id,
    )
    connection.execute(
        update(deliveries)
        .where(
            deliveries.c.notification_id.in_(of_alert),
            deliveries.c.state.in_(("held", "pending")),
        )
        .values(state="suppressed", reason="settled")
    )


def has_entry(connection: Connection, user_id: str, notification_id: str) -> bool:
    statement = select(notifications.c.id).where(
        notifications.c.user_id == user_id, notifications.c.id == notification_id
    )
    return connection.execute(statement).one_or_none() is not None


def find_of(connection: Connection, user_id: str, notification_id: str) -> list[Row[Any]]:
    """The deliveries of an entry; for what left in a digest also how that fared."""
    statement = (
        select(deliveries)
        .where(deliveries.c.user_id == user_id, deliveries.c.notification_id == notification_id)
        .order_by(deliveries.c.id)
    )
    return list(connection.execute(statement))
