"""How somebody wants to be told: read and change."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from pennybell.domains.preferences import repository
from pennybell.domains.preferences.model import DEFAULTS, check, ordered
from pennybell.errors import NotFound, Stale
from pennybell.events.notices import Preferences
from pennybell.events.vocabulary import PreferencesUpdated
from pennybell.outbox.unit_of_work import Reading, UnitOfWork


@dataclass(frozen=True, slots=True)
class Wishes:
    """Somebody's preferences, with the time zone and locale that go."""

    user_id: str
    name: str
    preferences: Preferences
    timezone: str
    locale: str


def read_preferences(asked: Reading | UnitOfWork) -> Preferences:
    """The actor's."""
    return _of(asked.connection, asked.actor.user_id).preferences


def read_wishes(connection: Connection, user_ids: Collection[str]) -> dict[str, Wishes]:
    """Of those users who can be told anything: not the disabled ones."""
    people = repository.find_people(connection, user_ids)
    stored = repository.find(connection, people)
    overrides = repository.find_overrides(connection, people)
    found = {}
    for user_id, person in people.items():
        row = stored.get(user_id) or _untouched(person.created_at)
        preferences = repository.to_shape(row, overrides[user_id])
        found[user_id] = Wishes(
            user_id,
            person.name,
            preferences,
            preferences.timezone or person.timezone,
            preferences.locale or person.locale,
        )
    return found


def change(
    uow: UnitOfWork, changes: dict[str, Any], *, if_match: int | None, of: str | None = None
) -> Preferences:
    """Change what is named; the rest stays. Emits: notification_preferences.updated.

    Args:
        of: whose; None: the actor's.

    Raises:
        Stale: 412.  Invalid: 422, quiet hours that are empty or half said.
    """
    user_id = of or uow.actor.user_id
    repository.lock(uow.connection, user_id)
    before = _of(uow.connection, user_id).preferences
    if if_match is not None and if_match != before.version:
        raise Stale("preferences", before.model_dump(mode="json"))
    if "overrides" in changes:
        changes["overrides"] = ordered(changes["overrides"])
    changed = {name: value for name, value in changes.items() if getattr(before, name) != value}
    if not changed:
        return before
    overrides = changed.pop("overrides", None)
    if overrides is not None:
        repository.store_overrides(uow.connection, user_id, overrides)
    stored = repository.find(uow.connection, [user_id]).get(user_id)
    row = stored or _untouched(
        repository.find_people(uow.connection, [user_id])[user_id].created_at
    )
    values = {**row, **changed, "version": before.version + 1, "updated_at": uow.now}
    check(values)
    values.pop("user_id", None)
    repository.store(uow.connection, user_id, values)
    after = _of(uow.connection, user_id).preferences
    uow.emit_to(user_id, PreferencesUpdated.carrying(after))
    return after


def _of(connection: Connection, user_id: str) -> Wishes:
    found = read_wishes(connection, [user_id]).get(user_id)
    if found is None:
        raise NotFound("user")
    return found


def _untouched(created_at: int) -> dict[str, Any]:
    return {**DEFAULTS, "version": 1, "created_at": created_at, "updated_at": created_at}
