"""One write: authorise, let a service decide and write, number its facts, commit, ring.

A service is a plain function `service(uow, …) -> result`. It writes rows through repositories
and calls `emit`. `Work.commit` does the rest, inside one database transaction: who may, what was
answered before under the same key, numbers of facts and of each member's events, the answer to
keep. Nothing rings before the commit, and nobody is answered before it.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any, Concatenate, Final, Generic, ParamSpec, TypeVar

from sqlalchemy import Connection

from pennybell.errors import Forbidden
from pennybell.events.bell import Bell, Ring, envelope, head_text
from pennybell.events.vocabulary import Event
from pennybell.kit.clock import Clock, Instant, instant_text, wall_s
from pennybell.kit.ids import Ids
from pennybell.outbox import access, log, once
from pennybell.outbox.actor import Actor, reader_of
from pennybell.outbox.memory import Memory
from pennybell.outbox.once import Once
from pennybell.storage.database import Database

P = ParamSpec("P")
T = TypeVar("T")


NOBODY: Final = ""

DeliveryState = tuple[str, str, str | None]
"""(channel, state, reason) of a delivery."""


@dataclass(frozen=True, slots=True)
class _Pending:
    scope: str
    event: Event
    id: str
    is_personal: bool = False
    only_for: str | None = None


@dataclass(slots=True)
class UnitOfWork:
    """What a service gets: the connection, the actor, the time, ids, and `emit`.

    `audience` are further users who hear this commit's household facts (somebody just removed).
    `deliveries`: what became of those it wrote or withheld.
    `import_id`: of the import that this unit of work belongs to.
    """

    connection: Connection
    actor: Actor
    role: str
    now: Instant
    ids: Ids
    pending: list[_Pending] = field(default_factory=list)
    audience: set[str] = field(default_factory=set)
    ended: list[tuple[str, str]] = field(default_factory=list)
    joined: list[str] = field(default_factory=list)
    disabled: list[str] = field(default_factory=list)
    household_moved_to: str | None = None
    changes_own_role: bool = False
    import_id: str | None = None
    deliveries: list[DeliveryState] = field(default_factory=list)

    @property
    def household_id(self) -> str:
        household_id = self.household_moved_to or self.actor.household_id
        if household_id is None:
            raise Forbidden("no_household", "This sign-in has no household; switch to one first.")
        return household_id

    def emit(self, event: Event) -> None:
        """Announce a fact of the household. It commits with the rows or not at all."""
        self.emit_in(self.household_id, event)

    def emit_in(self, household_id: str, event: Event) -> None:
        """Announce a fact of another household of the actor's: what its members see of them."""
        self.pending.append(_Pending(household_id, event, self.ids()))

    def emit_to(self, user_id: str, event: Event) -> None:
        """Announce a fact that concerns one person: its scope is that user."""
        self.pending.append(_Pending(user_id, event, self.ids(), is_personal=True))

    def emit_only(self, user_id: str, event: Event, *, household_id: str | None) -> None:
        """Announce to one person a fact that speaks of a household: theirs while they belong to it."""
        if household_id is None:
            self.emit_to(user_id, event)
        else:
            self.pending.append(_Pending(household_id, event, self.ids(), only_for=user_id))

    def note(self, event: Event) -> None:
        """Log a fact of the household that no device needs to be told."""
        self.pending.append(_Pending(self.household_id, event, self.ids(), only_for=NOBODY))

    def lock_household(self) -> None:
        """Wait for writers of this household that came first; later ones see what we wrote."""
        log.take_hseq(self.connection, self.household_id, 0)


Told = Mapping[str, Collection[str]]
"""Types of facts by household."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """`seq`: the actor's `commit` number of this unit of work, 0 when it announced nothing.

    `told`: the households whose log it made longer, and by which types of facts.
    """

    seq: int
    bell: Bell
    told: Told = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Committed(Generic[T]):
    """`answer`: what is kept under the Idempotency-Key; `replayed`: from an earlier request."""

    result: T | None
    seq: int
    bell: Bell
    answer: once.Answer | None = None
    replayed: bool = False
    told: Told = field(default_factory=dict)
    deliveries: Sequence[DeliveryState] = ()


def seal(uow: UnitOfWork) -> Sealed:
    """Give facts and events their numbers and append them. Locks: scopes, then streams by id."""
    if not uow.pending:
        return Sealed(0, _bell(uow, []))
    at = instant_text(uow.now)
    fact_rows: list[dict[str, Any]] = []
    firsts = _take_hseqs(uow)
    numbers = dict(firsts)
    heads: list[str] = []
    for pending in uow.pending:
        payload = pending.event.model_dump_json()
        hseq = numbers[pending.scope]
        numbers[pending.scope] += 1
        fact_rows.append(
            {
                "scope": pending.scope,
                "hseq": hseq,
                "id": pending.id,
                "type": pending.event.wire_type,
                "version": pending.event.of_version,
                "payload": payload,
                "actor": uow.actor.user_id or None,
                "at": uow.now,
                "commit_hseq": firsts[pending.scope],
                "import_id": uow.import_id,
            }
        )
        heads.append(
            head_text(
                type_=pending.event.wire_type,
                payload=payload,
                timestamp=at,
                id_=pending.id,
                household=None if pending.is_personal else pending.scope,
            )
        )
    event_rows: list[dict[str, Any]] = []
    rings: list[Ring] = []
    seq_of_actor = 0
    for user_id, first, indices in _take_seqs(uow):
        last = first + len(indices) - 1
        frames = []
        for seq, index in enumerate(indices, first):
            fact = fact_rows[index]
            event_rows.append(
                {
                    "user_id": user_id,
                    "seq": seq,
                    "commit_seq": last,
                    "scope": fact["scope"],
                    "hseq": fact["hseq"],
                    "gone": False,
                    "at": uow.now,
                }
            )
            frames.append(envelope(heads[index], seq=seq, commit=last).encode())
        rings.append(Ring(user_id, first, last, tuple(frames)))
        if user_id == uow.actor.user_id:
            seq_of_actor = last
    log.append(uow.connection, fact_rows, event_rows)
    told: dict[str, set[str]] = {}
    for pending in uow.pending:
        if not pending.is_personal:
            told.setdefault(pending.scope, set()).add(pending.event.wire_type)
    return Sealed(seq_of_actor, _bell(uow, rings), told)


def _committed(
    uow: UnitOfWork, result: T, sealed: Sealed, answer: once.Answer | None = None
) -> Committed[T]:
    return Committed(
        result,
        sealed.seq,
        sealed.bell,
        answer,
        told=sealed.told,
        deliveries=uow.deliveries,
    )


def _bell(uow: UnitOfWork, rings: list[Ring]) -> Bell:
    return Bell(tuple(rings), tuple(uow.ended), tuple(uow.joined), disabled=tuple(uow.disabled))


def _household(uow: UnitOfWork) -> str | None:
    return uow.household_moved_to or uow.actor.household_id


def _take_hseqs(uow: UnitOfWork) -> dict[str, int]:
    counts: dict[str, int] = {}
    personal = set()
    for pending in uow.pending:
        counts[pending.scope] = counts.get(pending.scope, 0) + 1
        if pending.is_personal:
            personal.add(pending.scope)
    # Households first, then people, each by id: one order for everybody.
    scopes = sorted(counts, key=lambda scope: (scope in personal, scope))
    return {scope: log.take_hseq(uow.connection, scope, counts[scope]) for scope in scopes}


def _take_seqs(uow: UnitOfWork) -> list[tuple[str, int, list[int]]]:
    """Numbers in each receiver's stream: (user, first seq, indices of the facts they hear).

    Members are read after the household is locked, so a removal that committed first is seen,
    and the removed write nothing more.
    """
    household = uow.household_moved_to or uow.actor.household_id
    one_scope = all(
        pending.scope == household and pending.only_for is None for pending in uow.pending
    )
    if household is not None and one_scope and not uow.audience:
        everything = list(range(len(uow.pending)))
        firsts = log.take_seq_of_members(uow.connection, household, len(everything))
        _still_member(uow, set(firsts))
        return [(user_id, firsts[user_id], everything) for user_id in sorted(firsts)]
    return _take_seqs_apart(uow, household)


def _take_seqs_apart(uow: UnitOfWork, household: str | None) -> list[tuple[str, int, list[int]]]:
    """The same where receivers hear different facts: several scopes, or somebody removed."""
    hears: dict[str, list[int]] = {}
    members: dict[str, set[str]] = {}
    for index, pending in enumerate(uow.pending):
        if pending.is_personal:
            hears.setdefault(pending.scope, []).append(index)
            continue
        if pending.scope not in members:
            members[pending.scope] = set(access.members_of(uow.connection, pending.scope))
            if pending.scope == household:
                _still_member(uow, members[pending.scope])
                members[pending.scope] |= uow.audience
        for user_id in members[pending.scope]:
            if pending.only_for in {None, user_id}:
                hears.setdefault(user_id, []).append(index)
    return [
        (user_id, log.take_seq(uow.connection, user_id, len(indices)), indices)
        for user_id, indices in sorted(hears.items())
    ]


def _still_member(uow: UnitOfWork, members: set[str]) -> None:
    if uow.actor.session_id is not None and uow.actor.user_id not in members | uow.audience:
        raise access.not_a_member()


class Work:
    """The way to read and write: filled by the composition root with database, bell and clock.

    All three are called on a database thread after a commit and must not block: `after_commit`
    with its bell, `on_facts` with what it made logs longer by, `on_deliveries` with
    what became of those it wrote or withheld. `memory`: what readings keep for the next ones.
    """

    def __init__(
        self,
        database: Database,
        *,
        clock: Clock,
        ids: Ids,
        after_commit: Callable[[Bell], None] | None = None,
    ) -> None:
        self.database = database
        self.clock = clock
        self.ids = ids
        self.memory = Memory()
        self.after_commit = after_commit or (lambda _bell: None)
        self.on_facts: Callable[[Told], None] = lambda _told: None
        self.on_deliveries: Callable[[Sequence[DeliveryState]], None] = lambda _states: None

    def submit(
        self,
        actor: Actor,
        service: Callable[[UnitOfWork], T],
        *,
        needs: access.Need = access.WRITE,
        request: Once | None = None,
        render: Callable[[T, int], once.Answer] | None = None,
    ) -> "Future[Committed[T]]":
        """Queue one unit of work.

        Args:
            service: decides and writes; its facts get their numbers when it returns.
            needs: what the actor must be allowed to.
            request: the Idempotency-Key and what it was sent with.
            render: the answer to keep under that key, made from the result and its `seq`.
        Raises (from the future): any DomainError; then nothing was written.
        """

        def job(connection: Connection) -> Committed[T]:
            role = access.authorise(connection, actor, needs)
            if request is not None:
                kept = once.claim(connection, actor.user_id, request)
                if kept is not None:
                    return Committed(None, 0, Bell(()), kept, replayed=True)
            uow = UnitOfWork(connection, actor, role, self.clock(), self.ids)
            result = service(uow)
            sealed = seal(uow)
            has_just_left = (actor.user_id, actor.session_id) in uow.ended
            if not (self.database.is_sqlite or uow.changes_own_role or has_just_left):
                # Others may have committed since the first look: under the household's lock the
                # role is what it is. SQLite has one writer, so nobody can have come between.
                access.authorise(connection, actor, needs)
            if request is not None and render is not None:
                answer = render(result, sealed.seq)
                once.keep(connection, actor.user_id, request, answer, uow.now)
                return _committed(uow, result, sealed, answer)
            return _committed(uow, result, sealed)

        return self.database.submit(job, self._ring)

    def submit_unasked(
        self, household_id: str, service: Callable[[UnitOfWork], T]
    ) -> "Future[Committed[T]]":
        """Queue a unit of work that nobody asked for: what a reader concludes from the log.

        Its facts have no actor.
        """

        def job(connection: Connection) -> Committed[T]:
            uow = UnitOfWork(connection, reader_of(household_id), "", self.clock(), self.ids)
            result = service(uow)
            sealed = seal(uow)
            return _committed(uow, result, sealed)

        return self.database.submit(job, self._ring)

    def _ring(self, committed: "Committed[Any]") -> None:
        if not committed.bell.is_silent:
            self.after_commit(committed.bell._replace(committed_at=wall_s()))
        if committed.told:
            self.on_facts(committed.told)
        if committed.deliveries:
            self.on_deliveries(committed.deliveries)

    def commit(
        self,
        actor: Actor,
        service: Callable[Concatenate[UnitOfWork, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Committed[T]:
        """Run one unit of work and wait for it: for the command line, seeds and tests."""
        return self.submit(actor, lambda uow: service(uow, *args, **kwargs)).result()

    def submit_read(
        self, actor: Actor, query: Callable[["Reading"], T], *, needs: access.Need = access.READ
    ) -> "Future[T]":
        """Queue one read: authorisation and every SELECT of `query` see one state."""

        def job(connection: Connection) -> T:
            role = access.authorise(connection, actor, needs)
            return query(Reading(connection, actor, role, self.clock(), self.memory))

        return self.database.submit_read(job)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a query gets: a connection inside one read transaction, and who asks.

    `memory`: what earlier readings kept; None inside a write, which sees what nobody may keep yet.
    """

    connection: Connection
    actor: Actor
    role: str
    now: Instant
    memory: Memory | None = None

    @property
    def household_id(self) -> str:
        if self.actor.household_id is None:
            raise Forbidden("no_household", "This sign-in has no household; switch to one first.")
        return self.actor.household_id
