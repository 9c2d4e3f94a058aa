"""Dead letters: what was given up, for the admin to look at and to send again."""

from dataclasses import dataclass
from typing import Final

from pennybell.domains.deliveries import repository
from pennybell.domains.identity.service import read_profile
from pennybell.errors import Forbidden, NotFound
from pennybell.events.notices import DeadLetter
from pennybell.kit.clock import DAY, instant_text
from pennybell.outbox.unit_of_work import Reading, UnitOfWork
from pennybell.storage.keyset import cursor_at, instant_place

AGAIN_MS: Final = DAY
"""How long what is sent again is tried."""


@dataclass(frozen=True, slots=True)
class Page:
    """`next_cursor` is None on the last page."""

    items: list[DeadLetter]
    next_cursor: str | None


def check_admin(asked: Reading | UnitOfWork) -> None:
    """Raises Forbidden: 403 `not_admin`."""
    reading = Reading(asked.connection, asked.actor, asked.role, asked.now)
    if not read_profile(reading).is_admin:
        raise Forbidden("not_admin", "Only the server's admin may do this.")


def read_dead_letters(reading: Reading, *, cursor: str | None, limit: int) -> Page:
    """Of everybody, newest first.

    Raises:
        Forbidden: 403 `not_admin`.  Invalid: 422 `bad_cursor`.
    """
    check_admin(reading)
    before = None if cursor is None else instant_place(cursor)
    rows = repository.find_dead(reading.connection, before=before, limit=limit + 1)
    shown = rows[:limit]
    items = [
        DeadLetter.model_construct(
            id=row.id,
            user_id=row.user_id,
            channel=row.channel,
            state=row.state,
            reason=row.reason,
            attempts=row.attempts,
            last_status=row.last_status,
            last_reason=row.last_reason,
            created_at=instant_text(row.created_at),
        )
        for row in shown
    ]
    more = len(rows) > limit
    return Page(items, cursor_at(shown[-1].created_at, shown[-1].id) if more else None)


def requeue(uow: UnitOfWork, delivery_id: str) -> None:
    """Send it again, under the same ids. What is read or withdrawn by now stays unsent.

    Raises:
        Forbidden: 403 `not_admin`.  NotFound: 404, nothing that was given up has this id.
    """
    check_admin(uow)
    channel = repository.requeue(uow.connection, delivery_id, uow.now, uow.now + AGAIN_MS)
    if channel is None:
        raise NotFound("dead letter")
    uow.deliveries.append((channel, "pending", None))
