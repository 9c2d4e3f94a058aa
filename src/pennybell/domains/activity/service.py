"""The household's activity: write it, list it, mark it as read."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final, get_args
from zoneinfo import ZoneInfo

from pennybell.domains.activity import repository
from pennybell.domains.activity.model import Draft, Filter, entry_of, grown
from pennybell.domains.activity.repository import Reader, Window
from pennybell.errors import Invalid, NotFound
from pennybell.events.activity import Activity, ActivityKind, ActivityMarks
from pennybell.events.vocabulary import ActivityNew, ActivityRead
from pennybell.kit.clock import SECOND
from pennybell.outbox import cursors
from pennybell.outbox.unit_of_work import Reading, UnitOfWork
from pennybell.storage import keyset

READER: Final = "feed"
"""The name of its cursors."""

KINDS: Final[tuple[ActivityKind, ...]] = get_args(ActivityKind)


@dataclass(frozen=True, slots=True)
class Item:
    """An entry as one member sees it. `actor_name`: also of somebody who has left."""

    entry: Activity
    actor_name: str | None
    read: bool


@dataclass(frozen=True, slots=True)
class Page:
    """`next_cursor` is None on the last page."""

    items: list[Item]
    unread: int
    next_cursor: str | None


def write(uow: UnitOfWork, drafts: Sequence[Draft]) -> None:
    """Write what happened, oldest first; more of an import joins its entry.

    Emits: activity.new for each entry that is new or grew, but for what is no news to this reader.
    """
    # Locked first: whoever is a member by then is who hears of it, and whose count it raises.
    uow.lock_household()
    quiet_to = cursors.quiet_to(uow.connection, READER, uow.household_id)
    sheet = _Sheet(uow)
    for draft in drafts:
        sheet.put(draft)
    sheet.store()
    # What began before is known, though it may just have been written anew.
    news = [
        (entry, entry.number <= quiet_to or old)
        for entry, old, last in sheet.entries()
        if last > quiet_to
    ]
    fresh = [entry for entry, grew in news if not grew]
    if fresh:
        own = Counter(entry.actor for entry in fresh if entry.actor is not None)
        repository.add_unread(uow.connection, uow.household_id, len(fresh), own)
    for entry, grew in news:
        uow.emit(ActivityNew.carrying(entry, grew=grew))


class _Sheet:
    """Entries under the pen of one unit of work."""

    def __init__(self, uow: UnitOfWork) -> None:
        self._uow = uow
        self._entries: dict[int, Activity] = {}
        self._at: dict[int, int] = {}
        self._last: dict[int, int] = {}
        self._imports: dict[int, str | None] = {}
        self._by_import: dict[str, int] = {}

    def put(self, draft: Draft) -> None:
        number = self._number_of(draft)
        if number is None:
            number = draft.number
            self._entries[number] = entry_of(draft)
            self._at[number] = draft.at
            self._imports[number] = draft.import_id
            if draft.import_id is not None:
                self._by_import[draft.import_id] = number
        else:
            self._entries[number] = grown(self._entries[number], draft.said)
        self._last[number] = draft.number

    def _number_of(self, draft: Draft) -> int | None:
        """The entry that this is more of; None: it is a new one."""
        connection, household_id = self._uow.connection, self._uow.household_id
        if draft.import_id is None:
            return None
        if draft.import_id in self._by_import:
            return self._by_import[draft.import_id]
        known = repository.find_import(connection, household_id, draft.import_id)
        if known is None:
            return None
        entry, at = known
        self._entries[entry.number] = entry
        self._at[entry.number] = at
        self._by_import[draft.import_id] = entry.number
        return entry.number

    def store(self) -> None:
        connection, household_id = self._uow.connection, self._uow.household_id
        fresh = [
            (self._entries[number], self._at[number], import_id)
            for number, import_id in self._imports.items()
        ]
        if fresh:
            repository.add(connection, household_id, fresh)
        for number in self._last:
            if number not in self._imports:
                entry = self._entries[number]
                repository.store(connection, household_id, entry, self._at[number])

    def entries(self) -> list[tuple[Activity, bool, int]]:
        """(entry, whether it was there before, the newest fact in it), oldest first."""
        return [
            (self._entries[number], number not in self._imports, last)
            for number, last in sorted(self._last.items())
        ]


def mark_read(uow: UnitOfWork, ids: Sequence[str], up_to: str | None) -> ActivityMarks:
    """Mark entries as read for the actor: these, and all up to one of them. Unknown ids are passed over.

    Raises:
        NotFound: 404, `up_to` is no entry of the household.
    Emits: activity.read, to the actor alone; nothing when nothing changed.
    """
    uow.lock_household()
    connection, household_id, user_id = uow.connection, uow.household_id, uow.actor.user_id
    before = repository.find_reader(connection, household_id, user_id)
    read_to, unread = before.read_to, before.unread
    if up_to is not None:
        found = repository.find_numbers(connection, household_id, [up_to])
        if not found:
            raise NotFound("activity")
        if found[0].number > read_to:
            read_to = int(found[0].number)
            unread = repository.count_unread(connection, household_id, user_id, read_to)
    rows = _unread_among(uow, ids, read_to)
    if rows:
        repository.mark(connection, household_id, user_id, [row.number for row in rows])
        unread = max(unread - len(rows), 0)
    if unread == 0:
        quiet_to = cursors.quiet_to(connection, READER, household_id)
        newest = repository.newest(connection, household_id)
        read_to = max(read_to, newest, quiet_to)
    repository.store_reader(connection, household_id, user_id, Reader(read_to, unread))
    marks = ActivityMarks(unread=unread, read_to=read_to, ids=[row.id for row in rows])
    if rows or (read_to, unread) != before:
        uow.emit_only(user_id, ActivityRead.carrying(marks), household_id=household_id)
    return marks


def begin_reading(uow: UnitOfWork, user_id: str) -> None:
    """Somebody joins the household, whose row must be locked: what was before is no news to them."""
    connection, household_id = uow.connection, uow.household_id
    newest = repository.newest(connection, household_id)
    read_to = max(newest, cursors.quiet_to(connection, READER, household_id))
    repository.begin_reading(connection, household_id, user_id, read_to)


def start_over(uow: UnitOfWork) -> None:
    """Forget the entries, for the reader to write them anew. What was read stays read."""
    # The cursor first: a reader in the middle of a write has it, and its entries must go, too.
    cursors.start_over(uow.connection, READER, uow.household_id)
    repository.delete_entries(uow.connection, uow.household_id)


def read_unread(reading: Reading) -> int:
    user_id = reading.actor.user_id
    return repository.find_reader(reading.connection, reading.household_id, user_id).unread


def read_page(
    reading: Reading, wanted: Filter, *, cursor: str | None, offset: int, limit: int
) -> Page:
    """One page, newest first: by `cursor` stable while others act, and as cheap at any depth.

    Raises:
        Invalid: 422 `bad_cursor`; `two_places`, both a cursor and an offset.
    """
    connection, household_id = reading.connection, reading.household_id
    before = None if cursor is None else keyset.number_place(cursor)
    if before is not None and offset:
        raise Invalid("two_places", "Give a cursor or an offset, not both.", "query.offset")
    zone = cursors.timezone_of(connection, household_id) or "UTC"
    rows = repository.page(
        connection,
        household_id,
        wanted,
        window=Window(*span(wanted.from_date, wanted.to_date, zone), before),
        offset=offset,
        limit=limit + 1,
    )
    shown = rows[:limit]
    me = reading.actor.user_id
    reader = repository.find_reader(connection, household_id, me)
    above = [row.number for row in shown if row.number > reader.read_to]
    marked = repository.marked(connection, household_id, me, above) if above else set()
    names = repository.names_of(connection, {row.actor for row in shown if row.actor})
    items = [
        Item(
            repository.to_shape(row),
            None if row.actor is None else names.get(row.actor),
            row.number <= reader.read_to or row.actor == me or row.number in marked,
        )
        for row in shown
    ]
    last = shown[-1] if len(rows) > limit else None
    return Page(
        items, reader.unread, None if last is None else keyset.cursor_at(last.at, last.number)
    )


def read_filters(reading: Reading) -> tuple[list[tuple[str | None, str | None]], list[str]]:
    """Who has done something, with their names (None: Pennybell), and the kinds there are."""
    connection, household_id = reading.connection, reading.household_id
    actors = repository.actors_of(connection, household_id)
    names = repository.names_of(connection, {each for each in actors if each})
    people = [(each, names.get(each) if each else None) for each in actors]
    return people, repository.kinds_of(connection, household_id, KINDS)


def span(from_date: date | None, to_date: date | None, zone: str) -> tuple[int | None, int | None]:
    """Instants from the start of the first day to the end of the last, in the household's zone."""

    def starts(day: date) -> int:
        midnight = datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone))
        return int(midnight.timestamp() * SECOND)

    until = None if to_date is None or to_date == date.max else to_date + timedelta(days=1)
    return (
        None if from_date is None or from_date == date.min else starts(from_date),
        None if until is None else starts(until),
    )


def _unread_among(uow: UnitOfWork, ids: Sequence[str], read_to: int) -> list[Any]:
    connection, household_id, me = uow.connection, uow.household_id, uow.actor.user_id
    if not ids:
        return []
    found = [
        row
        for row in repository.find_numbers(connection, household_id, ids)
        if row.number > read_to and row.actor != me
    ]
    numbers = [row.number for row in found]
    marked = repository.marked(connection, household_id, me, numbers) if numbers else set()
    return [row for row in found if row.number not in marked]
