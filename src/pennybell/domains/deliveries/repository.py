"""The SQL of deliveries: one row for a notification, channel and target."""

from collections.abc import Sequence

from sqlalchemy import Connection, update

from pennybell.storage.tables.notifications import deliveries


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
