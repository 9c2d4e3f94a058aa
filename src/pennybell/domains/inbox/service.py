"""A person's inbox, the same on every device of theirs: add, mark, put to sleep, list."""

import base64
import binascii
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from sqlalchemy import ColumnElement

from pennybell.domains.deliveries import service as deliveries
from pennybell.domains.deliveries.model import CHANNEL_OF, Occasion, Target
from pennybell.domains.deliveries.repository import find_targets
from pennybell.domains.inbox import repository
from pennybell.domains.inbox.model import KEPT_MS, Draft, Narrowing
from pennybell.domains.preferences.service import Wishes, read_wishes
from pennybell.errors import Invalid, NotFound
from pennybell.events.notices import Channel, InboxCounts, Notification, NotificationChange
from pennybell.events.vocabulary import NotificationNew, NotificationUpdated
from pennybell.kit.clock import Instant, instant_text
from pennybell.kit.ids import is_uuid7
from pennybell.kit.json import encode
from pennybell.outbox import log
from pennybell.outbox.unit_of_work import Reading, UnitOfWork
from pennybell.storage.tables.notifications import notifications

IDS_MAX: Final = 200
WAKE_MAX: Final = 200


@dataclass(frozen=True, slots=True)
class Page:
    """`next_cursor` is None on the last page."""

    items: list[Notification]
    counts: InboxCounts
    next_cursor: str | None


@dataclass(frozen=True, slots=True)
class Marked:
    """`ids`: what the call changed."""

    ids: list[str]
    counts: InboxCounts


def add(
    uow: UnitOfWork,
    draft: Draft,
    wishes: Wishes,
    targets: list[Target],
    *,
    is_looking: bool = False,
) -> Notification | None:
    """Put an entry into somebody's inbox and plan what is sent of it; None: told before.

    Args:
        wishes, targets: of that person.
        is_looking: a device of theirs is open and acknowledges what it shows.
    Emits: notification.new, to that person alone.
    """
    scope = draft.household_id or draft.user_id
    entry = Notification.model_construct(
        id=uow.ids(),
        household=draft.household_id,
        type=draft.type,
        severity=draft.severity,
        title=draft.title[:200],
        body=draft.body[:1000],
        args=draft.args,
        subject_noun=draft.subject_noun,
        subject_id=draft.subject_id,
        group_key=draft.group_key[:100],
        created_at=instant_text(uow.now),
        expires_at=instant_text(uow.now + KEPT_MS),
        seen_at=None,
        read_at=None,
        archived_at=None,
        snoozed_until=None,
    )
    # A lower bound of its number in their stream: that is taken last. What a device shows of the
    # same commit it shows together, so having shown this number is having shown the entry.
    seq = log.read_head(uow.connection, draft.user_id).seq + 1
    values = {
        **entry.model_dump(exclude={"household"}),
        "scope": scope,
        "user_id": draft.user_id,
        "args": encode(draft.args),
        "dedupe_key": draft.dedupe_key[:120],
        "seq": seq,
        "created_at": uow.now,
        "expires_at": uow.now + KEPT_MS,
        "version": 1,
    }
    if not repository.add(uow.connection, values):
        return None
    occasion = Occasion(draft.type, draft.severity, uow.now, seq, is_looking)
    tag = draft.group_key or entry.id
    deliveries.plan_entry(uow, entry.id, tag, wishes, occasion, targets)
    counted = repository.counts(uow.connection, draft.user_id)
    uow.emit_only(
        draft.user_id,
        NotificationNew.carrying(entry, **counted.__dict__),
        household_id=draft.household_id,
    )
    return entry


def tell_self(
    uow: UnitOfWork, title: str, body: str, channel: Channel | None, *, key: str | None
) -> str:
    """Tell the actor something, on one channel or on all of theirs: a test. Answers the entry's id.

    Args:
        key: of the request; the same one again tells nothing anew.
    Emits: notification.new.
    """
    user_id = uow.actor.user_id
    targets = [
        target
        for target in find_targets(uow.connection, [user_id])[user_id]
        if channel in {None, CHANNEL_OF[target.means]}
    ]
    draft = Draft(
        user_id=user_id,
        household_id=None,
        type="test",
        severity="info",
        title=title,
        body=body,
        dedupe_key=f"test:{sha256((key or uow.ids()).encode()).hexdigest()}",
        subject_noun="test",
    )
    entry = add(uow, draft, read_wishes(uow.connection, [user_id])[user_id], targets)
    if entry is not None:
        return entry.id
    return repository.find_by_key(uow.connection, user_id, draft.dedupe_key)


def mark(
    uow: UnitOfWork,
    change: NotificationChange,
    *,
    ids: Sequence[str] = (),
    up_to: str | None = None,
    until: Instant | None = None,
) -> Marked:
    """Mark entries of the actor's, and all up to one of them; what was sent of them is withdrawn.

    Args:
        until: when a snoozed one comes back.

    Raises:
        NotFound: 404, `up_to` is none of the actor's.
    Emits: notification.updated, to the actor alone; nothing when nothing changed.
    """
    user_id = uow.actor.user_id
    place = None if up_to is None else _place(uow, up_to)
    values, only = _MARKS[change](uow.now, until)
    changed = repository.mark(
        uow.connection, user_id, values, ids=ids[:IDS_MAX], up_to=place, only=only
    )
    if changed and change in {"read", "archived", "snoozed"}:
        deliveries.withdraw(uow, user_id, changed)
    counted = repository.counts(uow.connection, user_id)
    if changed:
        uow.emit_to(
            user_id,
            NotificationUpdated(
                ids=changed if up_to is None else [],
                up_to=up_to,
                change=change,
                at=instant_text(uow.now),
                until=None if until is None else instant_text(until),
                **counted.__dict__,
            ),
        )
    return Marked(changed, counted)


def read_entry(reading: Reading, notification_id: str) -> Notification:
    rows = repository.find(reading.connection, reading.actor.user_id, [notification_id])
    if not rows:
        raise NotFound("notification")
    return repository.to_shape(rows[0])


def read_counts(reading: Reading) -> InboxCounts:
    return repository.counts(reading.connection, reading.actor.user_id)


def read_page(reading: Reading, narrowing: Narrowing, *, cursor: str | None, limit: int) -> Page:
    """One page, newest first: stable while others arrive. Raises Invalid: 422, no such cursor."""
    before = None if cursor is None else _decode(cursor)
    user_id = reading.actor.user_id
    found = repository.page(reading.connection, user_id, narrowing, before=before, limit=limit + 1)
    items = found[:limit]
    return Page(
        [repository.to_shape(row) for row in items],
        repository.counts(reading.connection, user_id),
        _encode(items[-1]) if len(found) > limit else None,
    )


def _place(uow: UnitOfWork, notification_id: str) -> tuple[int, str]:
    rows = repository.find(uow.connection, uow.actor.user_id, [notification_id])
    if not rows:
        raise NotFound("notification")
    return int(rows[0].created_at), notification_id


Set = tuple[dict[str, Any], list[ColumnElement[bool]]]
_column = notifications.c

_MARKS: Final[dict[NotificationChange, Callable[[Instant, Instant | None], Set]]] = {
    "seen": lambda now, _: ({"seen_at": now}, [_column.seen_at.is_(None)]),
    "read": lambda now, _: ({"seen_at": now, "read_at": now}, [_column.read_at.is_(None)]),
    "unread": lambda _now, _: ({"read_at": None}, [_column.read_at.is_not(None)]),
    "archived": lambda now, _: ({"archived_at": now}, [_column.archived_at.is_(None)]),
    "unarchived": lambda _now, _: ({"archived_at": None}, [_column.archived_at.is_not(None)]),
    "snoozed": lambda _now, until: ({"snoozed_until": until}, [_column.archived_at.is_(None)]),
    "woken": lambda _now, _: (
        {"snoozed_until": None, "seen_at": None, "read_at": None},
        [_column.snoozed_until.is_not(None)],
    ),
}
"""By change: the columns it sets, and which entries it finds in another state."""


def _encode(last: Any) -> str:
    return base64.urlsafe_b64encode(f"{last.created_at} {last.id}".encode()).decode().rstrip("=")


def _decode(cursor: str) -> tuple[int, str]:
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        text = base64.b64decode(padded, altchars=b"-_", validate=True).decode("ascii")
    except (ValueError, binascii.Error) as error:
        raise _bad_cursor() from error
    at, _, last_id = text.partition(" ")
    if not (at.isdecimal() and len(at) < 16 and is_uuid7(last_id)):
        raise _bad_cursor()
    return int(at), last_id


def _bad_cursor() -> Invalid:
    return Invalid("bad_cursor", "This cursor is none that a page gave.", "query.cursor")
