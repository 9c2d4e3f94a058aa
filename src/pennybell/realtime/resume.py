"""Reading the log for sockets: what a newcomer missed, and what a lost bell would have said.

Newcomers that wait together are read together: one hop to a database thread and one query for
the sign-ins and heads of all of them.
"""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from typing import Final, NamedTuple

from sqlalchemy import Connection as Database

from pennybell import telemetry
from pennybell.domains.identity import repository as identity
from pennybell.errors import DomainError
from pennybell.events.bell import Ring
from pennybell.kit.clock import Instant
from pennybell.outbox import access, log
from pennybell.outbox.log import Stream
from pennybell.outbox.unit_of_work import Work

TOGETHER_MAX: Final = 200
"""Newcomers read in one transaction: a crowd takes turns, and nobody waits for all of it."""


class Newcomer(NamedTuple):
    """`answer` is called on the event loop with what was missed, or why not to let it in."""

    user_id: str
    session_id: str
    since: int | None
    epoch: str | None
    answer: Callable[[Stream | Exception], None]


class Desk:
    """Takes newcomers and reads for all that wait, one transaction after the other."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._waiting: list[Newcomer] = []
        self._is_reading = False

    def take(self, newcomer: Newcomer) -> None:
        self._waiting.append(newcomer)
        if not self._is_reading:
            self._is_reading = True
            # Those of the same tick are read together.
            asyncio.get_running_loop().call_soon(self._read_waiting)

    def _read_waiting(self) -> None:
        some, self._waiting = self._waiting[:TOGETHER_MAX], self._waiting[TOGETHER_MAX:]
        loop = asyncio.get_running_loop()
        future = self._work.database.submit_read(lambda database: read_all(database, some))

        def done(future: "Future[list[Stream | DomainError]]") -> None:
            loop.call_soon_threadsafe(self._answer, some, future)

        # It takes the future it is given: holding one that holds it, both and all newcomers would
        # wait for the collector.
        future.add_done_callback(done)

    def _answer(self, some: list[Newcomer], future: "Future[list[Stream | DomainError]]") -> None:
        error = future.exception()
        found: Sequence[Stream | Exception]
        if error is None:
            found = future.result()
        else:
            assert isinstance(error, Exception)
            telemetry.log(telemetry.SOCKET_REFUSED, reason=type(error).__name__)
            found = [error] * len(some)
        for newcomer, each in zip(some, found, strict=True):
            newcomer.answer(each)
        if self._waiting:
            self._read_waiting()
        else:
            self._is_reading = False


def read_all(database: Database, some: list[Newcomer]) -> list[Stream | DomainError]:
    """For each newcomer what it missed, or the refusal."""
    epoch = log.read_epoch(database)
    heads = access.heads_of(database, [each.session_id for each in some])
    found: list[Stream | DomainError] = []
    for each in some:
        row = heads.get(each.session_id)
        if row is None or row.user_id != each.user_id:
            found.append(access.session_ended())
            continue
        head = log.Head(row.seq, row.pruned_to)
        found.append(
            log.stream_from(
                database, each.user_id, head, epoch, since=each.since, their_epoch=each.epoch
            )
        )
    return found


class Missed(NamedTuple):
    """`too_far`: (user, head) to load a snapshot. `deleted`: people without a stream any more."""

    heads: dict[str, int]
    rings: list[Ring]
    too_far: list[tuple[str, int]]
    ended: list[identity.Ended]
    deleted: list[str]


def read_missed(database: Database, since: dict[str, int | None], ended_since: Instant) -> Missed:
    """What happened after each user's `since` that their sockets did not hear.

    Args:
        since: None for a user without a socket, of whom only the head is wanted.
    """
    heads = log.read_heads(database, list(since)) if since else {}
    missed = Missed(heads, [], [], identity.ended_since(database, ended_since), [])
    for user_id, seen in since.items():
        head = heads.get(user_id)
        if head is None:
            missed.deleted.append(user_id)
        elif seen is None:
            continue
        elif head - seen > log.RESUME_EVENTS_MAX:
            missed.too_far.append((user_id, head))
        elif head > seen:
            found = log.read_frames(database, user_id, seen, log.RESUME_EVENTS_MAX)
            missed.rings.extend(by_commit(user_id, found))
    return missed


def look_around(
    database: Database, since: Instant
) -> tuple[list[identity.Ended], tuple[int, int | None]]:
    """The sign-ins that ended since then, and a mark that changes as people come and go."""
    return identity.ended_since(database, since), identity.who_is_there(database)


def by_commit(user_id: str, found: Iterable[tuple[int, int, bytes]]) -> list[Ring]:
    """Group (seq, commit, frame) into one ring for each unit of work."""
    rings: list[Ring] = []
    first, texts = 0, []
    for seq, commit, frame in found:
        first = first or seq
        texts.append(frame)
        if seq == commit:
            rings.append(Ring(user_id, first, seq, tuple(texts)))
            first, texts = 0, []
    return rings
