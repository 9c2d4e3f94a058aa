"""The SQL of the log: take numbers, append facts, read a user's stream."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from pennybell.events.bell import envelope, head_text
from pennybell.kit.clock import DAY, instant_text
from pennybell.storage.prepared import Prepared
from pennybell.storage.tables.households import members
from pennybell.storage.tables.log import facts, meta, reader_cursors, scopes, streams, user_events

RESUME_EVENTS_MAX = 1_000
"""A client further behind loads a snapshot: it is smaller and the query is bounded."""

RESUME_BYTES_MAX = 1_048_576
"""The same in bytes: what a socket may hold unsent. More would never get through a slow network."""

_advance_scope = Prepared(
    update(scopes)
    .where(scopes.c.scope == bindparam("of"))
    .values(hseq=scopes.c.hseq + bindparam("by"))
    .returning(scopes.c.hseq)
)
_advance_stream = Prepared(
    update(streams)
    .where(streams.c.user_id == bindparam("of"))
    .values(seq=streams.c.seq + bindparam("by"))
    .returning(streams.c.seq)
)
# Rows are locked in the order of user ids: two members never deadlock.
_locked_members = (
    select(streams.c.user_id)
    .join(members, members.c.user_id == streams.c.user_id)
    .where(members.c.household_id == bindparam("of"))
    .order_by(streams.c.user_id)
    .with_for_update(of=streams)
)
_advance_members = Prepared(
    update(streams)
    .where(streams.c.user_id.in_(_locked_members))
    .values(seq=streams.c.seq + bindparam("by"))
    .returning(streams.c.user_id, streams.c.seq)
)
_append_facts = Prepared(insert(facts))
_append_events = Prepared(insert(user_events))
_stream = (
    select(
        user_events.c.seq,
        user_events.c.commit_seq,
        user_events.c.gone,
        user_events.c.at,
        user_events.c.scope,
        facts.c.id,
        facts.c.type,
        facts.c.payload,
    )
    .outerjoin(facts, (facts.c.scope == user_events.c.scope) & (facts.c.hseq == user_events.c.hseq))
    .where(user_events.c.user_id == bindparam("of"), user_events.c.seq > bindparam("since"))
    .order_by(user_events.c.seq)
    .limit(bindparam("at_most"))
)
_newest = Prepared(select(scopes.c.hseq).where(scopes.c.scope == bindparam("of")))
_head = Prepared(
    select(streams.c.seq, streams.c.pruned_to).where(streams.c.user_id == bindparam("of"))
)
_meta = Prepared(select(meta.c.value).where(meta.c.key == bindparam("of")))


PRUNE_ROWS_MAX = 5_000

STREAM_KEPT_MS = 30 * DAY
"""How long a device may stay away and still resume; later it loads a snapshot."""


class Point(NamedTuple):
    """Which facts of a scope a reading contains; another epoch has other facts under the same numbers."""

    epoch: str
    hseq: int


class Head(NamedTuple):
    seq: int
    pruned_to: int


class Stream(NamedTuple):
    """`resync` names why the stream cannot be continued; then `frames` is empty."""

    head: int
    epoch: str
    frames: list[tuple[int, int, bytes]]
    resync: str | None


def open_scope(connection: Connection, scope: str) -> None:
    connection.execute(insert(scopes), {"scope": scope, "hseq": 0})


def close_scope(connection: Connection, scope: str) -> None:
    """Forget a deleted household's facts; places in streams that pointed there become tombstones."""
    connection.execute(update(user_events).where(user_events.c.scope == scope).values(gone=True))
    connection.execute(delete(facts).where(facts.c.scope == scope))
    connection.execute(delete(reader_cursors).where(reader_cursors.c.scope == scope))
    connection.execute(delete(scopes).where(scopes.c.scope == scope))


def open_stream(connection: Connection, user_id: str) -> None:
    connection.execute(insert(streams), {"user_id": user_id, "seq": 0, "pruned_to": 0})


def take_hseq(connection: Connection, scope: str, count: int) -> int:
    """Lock the scope and take `count` numbers; returns the first of them."""
    (taken,) = _advance_scope.all(connection, {"of": scope, "by": count})
    return int(taken.hseq) - count + 1


def take_seq(connection: Connection, user_id: str, count: int) -> int:
    (taken,) = _advance_stream.all(connection, {"of": user_id, "by": count})
    return int(taken.seq) - count + 1


def take_seq_of_members(connection: Connection, household_id: str, count: int) -> dict[str, int]:
    """Take `count` numbers in each member's stream; returns the first of each."""
    rows = _advance_members.all(connection, {"of": household_id, "by": count})
    return {str(user_id): int(seq) - count + 1 for user_id, seq in rows}


def append(
    connection: Connection,
    fact_rows: Sequence[dict[str, Any]],
    event_rows: Sequence[dict[str, Any]],
) -> None:
    _append_facts.run(connection, fact_rows)
    if event_rows:
        _append_events.run(connection, event_rows)


def bury(connection: Connection, *, user_id: str, scope: str) -> None:
    """Turn a household's rows in one user's stream to tombstones that keep their numbers."""
    connection.execute(
        update(user_events)
        .where(user_events.c.user_id == user_id, user_events.c.scope == scope)
        .values(gone=True)
    )


def read_epoch(connection: Connection) -> str:
    (row,) = _meta.all(connection, {"of": "epoch"})
    return str(row.value)


def read_head(connection: Connection, user_id: str) -> Head:
    row = _head.one_or_none(connection, {"of": user_id})
    return Head(int(row.seq), int(row.pruned_to)) if row else Head(0, 0)


def read_hseq(connection: Connection, scope: str) -> int:
    """The number of the newest fact of a scope; 0: nothing was ever said of it."""
    row = _newest.one_or_none(connection, {"of": scope})
    return int(row.hseq) if row else 0


def read_point(connection: Connection, scope: str) -> Point:
    return Point(read_epoch(connection), read_hseq(connection, scope))


def read_heads(connection: Connection, user_ids: Sequence[str]) -> dict[str, int]:
    rows = connection.execute(
        select(streams.c.user_id, streams.c.seq).where(streams.c.user_id.in_(user_ids))
    )
    return {str(user_id): int(seq) for user_id, seq in rows}


def read_frames(
    connection: Connection, user_id: str, since: int, at_most: int
) -> list[tuple[int, int, bytes]]:
    """Events after `since` as (seq, commit, envelope), oldest first."""
    rows = connection.execute(_stream, {"of": user_id, "since": since, "at_most": at_most})
    return [(row.seq, row.commit_seq, _frame(row, user_id)) for row in rows]


def _frame(row: Any, user_id: str) -> bytes:
    gone = row.gone or row.type is None
    head = head_text(
        type_="gone" if gone else row.type,
        payload="{}" if gone else row.payload,
        timestamp=instant_text(row.at),
        id_=row.id or "",
        household=None if row.scope == user_id else row.scope,
    )
    return envelope(head, seq=row.seq, commit=row.commit_seq).encode()


def read_stream(
    connection: Connection, user_id: str, since: int | None, epoch: str | None
) -> Stream:
    """Everything after `since`, complete or not at all, in the connection's one transaction.

    `since` None asks for nothing but the head: a socket that only wants what comes.
    """
    return stream_from(
        connection,
        user_id,
        read_head(connection, user_id),
        read_epoch(connection),
        since=since,
        their_epoch=epoch,
    )


def stream_from(
    connection: Connection,
    user_id: str,
    head: Head,
    epoch: str,
    *,
    since: int | None,
    their_epoch: str | None,
) -> Stream:
    """The same with the head and epoch read already, in the same transaction."""
    if since is None:
        return Stream(head.seq, epoch, [], None)
    resync = None
    if their_epoch is not None and their_epoch != epoch:
        resync = "epoch"
    elif since > head.seq:
        resync = "ahead"
    elif since < head.pruned_to:
        resync = "pruned"
    elif head.seq - since > RESUME_EVENTS_MAX:
        resync = "behind"
    if resync or since == head.seq:
        return Stream(head.seq, epoch, [], resync)
    missed = read_frames(connection, user_id, since, RESUME_EVENTS_MAX)
    if since and any(is_own_joining(frame, user_id) for _, _, frame in missed):
        return Stream(head.seq, epoch, [], "joined")
    if sum(len(frame) for _, _, frame in missed) > RESUME_BYTES_MAX:
        return Stream(head.seq, epoch, [], "behind")
    return Stream(head.seq, epoch, missed, None)


def is_own_joining(frame: bytes, user_id: str) -> bool:
    """Whether it says that this user joined a household: what went before is not in the stream."""
    return frame.startswith(b'{"type":"member.joined","payload":{"user_id":"%s"' % user_id.encode())


def prune(connection: Connection, *, before: int) -> int:
    """Forget stream rows older than the instant `before`; facts stay. Returns rows removed.

    At most `PRUNE_ROWS_MAX` at a time: nobody waits long for the one writer.
    """
    oldest = (
        select(user_events.c.user_id, user_events.c.seq)
        .where(user_events.c.at < before)
        .order_by(user_events.c.at)
        .limit(PRUNE_ROWS_MAX)
    )
    upto: dict[str, int] = {}
    for user_id, seq in connection.execute(oldest):
        upto[user_id] = max(upto.get(user_id, 0), seq)
    removed = 0
    for user_id, seq in sorted(upto.items()):
        connection.execute(
            update(streams).where(streams.c.user_id == user_id).values(pruned_to=seq)
        )
        gone = delete(user_events).where(user_events.c.user_id == user_id, user_events.c.seq <= seq)
        removed += connection.execute(gone).rowcount
    return removed
