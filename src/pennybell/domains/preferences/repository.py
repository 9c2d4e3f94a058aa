"""The SQL of notification preferences."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, or_, select, update

from pennybell.events.notices import Preferences, TypePreference
from pennybell.kit.clock import instant_text
from pennybell.storage.tables.identity import users
from pennybell.storage.tables.notifications import (
    notification_preferences,
    notification_type_preferences,
)


def lock(connection: Connection, user_id: str) -> None:
    """Wait for others who change the preferences of this person; there may be no row of them yet."""
    connection.execute(
        select(users.c.id).where(users.c.id == user_id).with_for_update(key_share=True)
    )


def find(connection: Connection, user_ids: Collection[str]) -> dict[str, dict[str, Any]]:
    """The stored rows by user; who has changed nothing has none."""
    statement = select(notification_preferences).where(
        notification_preferences.c.user_id.in_(list(user_ids))
    )
    rows = connection.execute(statement).mappings()
    return {str(row["user_id"]): dict(row) for row in rows}


def find_overrides(
    connection: Connection, user_ids: Collection[str]
) -> dict[str, list[TypePreference]]:
    table = notification_type_preferences
    rows = connection.execute(
        select(table)
        .where(table.c.user_id.in_(list(user_ids)))
        .order_by(table.c.user_id, table.c.type, table.c.channel)
    )
    found: dict[str, list[TypePreference]] = {user_id: [] for user_id in user_ids}
    for row in rows:
        found[str(row.user_id)].append(
            TypePreference.model_construct(
                type=row.type, channel=row.channel, enabled=row.enabled, frequency=row.frequency
            )
        )
    return found


def find_summarised(connection: Connection) -> list[str]:
    """Everybody who wants a summary of the week or of the month."""
    table = notification_preferences.c
    statement = select(table.user_id).where(or_(table.weekly_summary, table.monthly_summary))
    return [str(user_id) for user_id in connection.execute(statement).scalars()]


def find_people(connection: Connection, user_ids: Collection[str]) -> dict[str, Any]:
    """(timezone, locale, created_at, …) of users by id; who is disabled or gone is left out."""
    statement = select(users).where(users.c.id.in_(list(user_ids)), users.c.disabled_at.is_(None))
    return {str(row.id): row for row in connection.execute(statement)}


def store(connection: Connection, user_id: str, values: dict[str, Any]) -> None:
    table = notification_preferences
    statement = update(table).where(table.c.user_id == user_id)
    if connection.execute(statement.values(**values)).rowcount == 0:
        connection.execute(insert(table), {"user_id": user_id, **values})


def store_overrides(
    connection: Connection, user_id: str, overrides: Sequence[TypePreference]
) -> None:
    table = notification_type_preferences
    connection.execute(delete(table).where(table.c.user_id == user_id))
    rows = [{"user_id": user_id, **each.model_dump()} for each in overrides]
    if rows:
        connection.execute(insert(table), rows)


def to_shape(row: dict[str, Any], overrides: list[TypePreference]) -> Preferences:
    values = {name: row[name] for name in Preferences.model_fields if name in row}
    values |= {
        "created_at": instant_text(row["created_at"]),
        "updated_at": instant_text(row["updated_at"]),
        "overrides": overrides,
    }
    return Preferences.model_construct(**values)
