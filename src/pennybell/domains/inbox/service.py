"""A person's inbox, the same on every device of theirs: add, mark, put to sleep, list."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from pennybell.domains.deliveries import service as deliveries
from pennybell.domains.deliveries.model import CHANNEL_OF, Occasion, Target
from pennybell.domains.deliveries.repository import find_targets
from pennybell.domains.deliveries.repository import rings as find_rings
from pennybell.domains.inbox import repository
from pennybell.domains.inbox.model import KEPT_MS, Draft, Narrowing
from pennybell.domains.preferences.service import Wishes, read_wishes
from pennybell.errors import NotFound
from pennybell.events.notices import Channel, InboxCounts, Notification, NotificationChange
from pennybell.events.vocabulary import NotificationNew, NotificationUpdated
from pennybell.kit.clock import Instant, instant_text
from pennybell.kit.json import encode
from pennybell.outbox import log
from pennybell.outbox.unit_of_work import Reading, UnitOfWork
from pennybell.storage.keyset import cursor_at, instant_place

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
    uow: UnitOfWork,
    title: str,
    body: str,
    channel: Channel | None,
    *,
    key: str | None,
    only_target: str | None = None,
) -> str:
    """Tell the actor something, on one channel or on all of theirs: a test. Answers the entry's id.

    Args:
        key: of the request; the same one again tells nothing anew.
        only_target: of those on the channel.
    Emits: notification.new.
    """
    user_id = uow.actor.user_id
    targets = [
        target
        for target in find_targets(uow.connection, [user_id])[user_id]
        if channel in {None, CHANNEL_OF[target.means]} and only_target in {None, target.id}
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
    changed = repository.mark(
        uow.connection,
        user_id,
        repository.Marking(change, uow.now, until),
        ids=ids[:IDS_MAX],
        up_to=place,
    )
    if changed and change in {"read", "archived", "snoozed"}:
        deliveries.withdraw(uow, user_id)
    counted = repository.counts(uow.connection, user_id)
    if changed:
        uow.emit_to(
            user_id,
            NotificationUpdated(
                ids=[id_ for at, id_ in changed if place is None or (at, id_) > place],
                up_to=up_to,
                change=change,
                at=instant_text(uow.now),
                until=None if until is None else instant_text(until),
                **counted.__dict__,
            ),
        )
    return Marked([id_ for _, id_ in changed], counted)


def wake(uow: UnitOfWork, ids: Sequence[str], *, is_looking: bool = False) -> None:
    """What the actor had put to sleep until now is news again, and rings again.

    Emits: notification.updated, to the actor alone.
    """
    user_id = uow.actor.user_id
    woken = mark(uow, "woken", ids=ids).ids
    rows = repository.find_all(uow.connection, user_id, woken)
    if not rows:
        return
    wishes = read_wishes(uow.connection, [user_id])[user_id]
    targets = find_targets(uow.connection, [user_id])[user_id]
    rings = find_rings(uow.connection, woken)
    seq = log.read_head(uow.connection, user_id).seq + 1
    for row in rows:
        ring = rings.get(row.id, 0) + 1
        occasion = Occasion(row.type, row.severity, uow.now, seq, is_looking, ring=ring)
        tag = row.group_key or row.id
        deliveries.plan_entry(uow, row.id, tag, wishes, occasion, targets)


def read_entry(reading: Reading, notification_id: str) -> Notification:
    row = repository.find(reading.connection, reading.actor.user_id, notification_id)
    if row is None:
        raise NotFound("notification")
    return repository.to_shape(row)


def read_counts(reading: Reading) -> InboxCounts:
    return repository.counts(reading.connection, reading.actor.user_id)


def read_page(reading: Reading, narrowing: Narrowing, *, cursor: str | None, limit: int) -> Page:
    """One page, newest first: stable while others arrive. Raises Invalid: 422, no such cursor."""
    before = None if cursor is None else instant_place(cursor)
    user_id = reading.actor.user_id
    found = repository.page(reading.connection, user_id, narrowing, before=before, limit=limit + 1)
    items = found[:limit]
    return Page(
        [repository.to_shape(row) for row in items],
        repository.counts(reading.connection, user_id),
        cursor_at(items[-1].created_at, items[-1].id) if len(found) > limit else None,
    )


def _place(uow: UnitOfWork, notification_id: str) -> repository.Place:
    row = repository.find(uow.connection, uow.actor.user_id, notification_id)
    if row is None:
        raise NotFound("notification")
    return int(row.created_at), notification_id
