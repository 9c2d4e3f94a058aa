"""What must be true of the whole log, asked in a few statements."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, and_, func, not_, or_, select

from pennybell.storage.guard import across_households
from pennybell.storage.tables.households import households
from pennybell.storage.tables.identity import users
from pennybell.storage.tables.log import facts, scopes, streams, user_events

REASON: Final = "an audit is about every household of the database"


@dataclass(frozen=True, slots=True)
class Drift:
    """Something stored that is not what it has to be.

    Attributes:
        what: table and column, or the rule that is broken.
        where: names the row: ids, dates.
    """

    what: str
    where: str
    stored: str
    computed: str


def find_drift(connection: Connection) -> Iterator[Drift]:
    """Every breach of the log's rules. Run it inside one read transaction."""
    yield from _gaps_between_facts(connection)
    yield from _gaps_in_streams(connection)
    yield from _events_without_fact(connection)
    yield from _torn_commits(connection)
    yield from _unnumbered(connection)


def count_facts(connection: Connection) -> int:
    return int(connection.execute(select(func.count()).select_from(facts)).scalar_one())


def count_events(connection: Connection) -> int:
    return int(connection.execute(select(func.count()).select_from(user_events)).scalar_one())


def _gaps_between_facts(connection: Connection) -> Iterator[Drift]:
    """Keys are unique: as many as the highest number, from 1, leave no gap."""
    counted = (
        select(
            facts.c.scope,
            func.count().label("rows"),
            func.min(facts.c.hseq).label("first"),
            func.max(facts.c.hseq).label("last"),
        )
        .group_by(facts.c.scope)
        .subquery()
    )
    statement = (
        select(scopes, counted.c.rows, counted.c.first, counted.c.last)
        .outerjoin_from(scopes, counted, counted.c.scope == scopes.c.scope)
        .where(
            or_(
                scopes.c.hseq != func.coalesce(counted.c.rows, 0),
                counted.c.first != 1,
                counted.c.last != scopes.c.hseq,
            )
        )
        .order_by(scopes.c.scope)
    )
    for row in connection.execute(statement):
        computed = _numbered(row.rows, row.first, row.last)
        yield Drift("scopes.hseq", f"scope {row.scope}", str(row.hseq), computed)
    statement = (
        select(counted)
        .outerjoin(scopes, scopes.c.scope == counted.c.scope)
        .where(scopes.c.scope.is_(None))
    )
    for row in connection.execute(statement):
        computed = _numbered(row.rows, row.first, row.last)
        yield Drift("scopes.hseq", f"scope {row.scope}", "absent", computed)


def _gaps_in_streams(connection: Connection) -> Iterator[Drift]:
    """From the newest pruned number to the head, nothing is missing and nothing is beyond."""
    counted = (
        select(
            user_events.c.user_id,
            func.count().label("rows"),
            func.min(user_events.c.seq).label("first"),
            func.max(user_events.c.seq).label("last"),
        )
        .group_by(user_events.c.user_id)
        .subquery()
    )
    statement = (
        select(streams, counted.c.rows, counted.c.first, counted.c.last)
        .outerjoin_from(streams, counted, counted.c.user_id == streams.c.user_id)
        .where(
            or_(
                streams.c.seq - streams.c.pruned_to != func.coalesce(counted.c.rows, 0),
                counted.c.first != streams.c.pruned_to + 1,
                counted.c.last != streams.c.seq,
            )
        )
        .order_by(streams.c.user_id)
    )
    for row in connection.execute(statement):
        stored = f"{row.seq} (pruned to {row.pruned_to})"
        computed = _numbered(row.rows, row.first, row.last)
        yield Drift("streams.seq", f"user {row.user_id}", stored, computed)
    statement = (
        select(counted)
        .outerjoin(streams, streams.c.user_id == counted.c.user_id)
        .where(streams.c.user_id.is_(None))
    )
    for row in connection.execute(statement):
        computed = _numbered(row.rows, row.first, row.last)
        yield Drift("streams.seq", f"user {row.user_id}", "absent", computed)


def _events_without_fact(connection: Connection) -> Iterator[Drift]:
    statement = (
        select(user_events)
        .outerjoin(
            facts, and_(facts.c.scope == user_events.c.scope, facts.c.hseq == user_events.c.hseq)
        )
        .where(not_(user_events.c.gone), facts.c.scope.is_(None))
        .order_by(user_events.c.user_id, user_events.c.seq)
    )
    for row in connection.execute(statement):
        where = f"user {row.user_id} seq {row.seq}"
        yield Drift("user_events", where, f"fact {row.scope} {row.hseq}", "a fact, or gone")


def _torn_commits(connection: Connection) -> Iterator[Drift]:
    """The last event of a commit carries its own number as the commit's, so nobody shows half."""
    last = user_events.alias("last")
    statement = (
        select(user_events)
        .outerjoin(
            last,
            and_(
                last.c.user_id == user_events.c.user_id,
                last.c.seq == user_events.c.commit_seq,
                last.c.commit_seq == user_events.c.commit_seq,
            ),
        )
        .where(or_(last.c.seq.is_(None), user_events.c.commit_seq < user_events.c.seq))
        .order_by(user_events.c.user_id, user_events.c.seq)
    )
    for row in connection.execute(statement):
        where = f"user {row.user_id} seq {row.seq}"
        yield Drift("user_events.commit_seq", where, str(row.commit_seq), "its commit's last seq")


def _unnumbered(connection: Connection) -> Iterator[Drift]:
    """Whoever cannot take numbers cannot write."""
    for noun, owners in (("household", households), ("user", users)):
        statement = (
            select(owners.c.id)
            .outerjoin(scopes, scopes.c.scope == owners.c.id)
            .where(scopes.c.scope.is_(None))
        )
        for (owner_id,) in connection.execute(across_households(statement, reason=REASON)):
            yield Drift("scopes", f"{noun} {owner_id}", "absent", "a row")
    statement = (
        select(users.c.id)
        .outerjoin(streams, streams.c.user_id == users.c.id)
        .where(streams.c.user_id.is_(None))
    )
    for (user_id,) in connection.execute(statement):
        yield Drift("streams", f"user {user_id}", "absent", "a row")


def _numbered(rows: int | None, first: int | None, last: int | None) -> str:
    return f"{rows} rows numbered {first} to {last}" if rows else "no rows"
