"""All open sockets of this process, by user; and how none of them misses an event.

A bell carries frames with their numbers. The next number is sent on; an older one was sent; a
gap means that a bell got lost, and the log is read instead. A sweep compares with the log every
few seconds, so that a lost last bell costs seconds, never a fact.
"""

import asyncio
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Connection as Database

from pennybell import telemetry
from pennybell.domains.identity import repository as identity
from pennybell.events.bell import Bell, Ring
from pennybell.events.vocabulary import ResyncRequired
from pennybell.kit.clock import SECOND, Clock, Instant
from pennybell.outbox import log
from pennybell.outbox.unit_of_work import Work
from pennybell.realtime import close_codes, frames

if TYPE_CHECKING:
    from pennybell.realtime.connection import Connection

SWEEP_S: Final = 3.0
"""Seconds between comparisons with the log: what a lost bell costs at most."""

ENDED_OVERLAP_MS: Final = 30 * SECOND
"""How far back a sweep looks for ended sessions: clocks of several processes differ."""

USERS_PER_QUERY_MAX: Final = 500


class Stream:
    """The sockets of one user. `seq`: newest event offered to them; None until one has joined."""

    __slots__ = ("connections", "seq")

    def __init__(self) -> None:
        self.connections: list[Connection] = []
        self.seq: int | None = None


class Hub:
    """Lives on the event loop; only `work` is touched from elsewhere."""

    def __init__(
        self, work: Work, clock: Clock, *, message_bytes_max: int, queue_bytes_max: int
    ) -> None:
        self.work = work
        self.clock = clock
        self.message_bytes_max = message_bytes_max
        self.queue_bytes_max = queue_bytes_max
        self.streams: dict[str, Stream] = {}
        self.total = 0
        self._waiters: dict[str, list[tuple[int, asyncio.Future[None]]]] = {}
        self._catching_up: asyncio.Task[None] | None = None
        self._again = False

    def join(self, connection: "Connection") -> None:
        stream = self.streams.setdefault(connection.actor.user_id, Stream())
        stream.connections.append(connection)
        self.total += 1

    def leave(self, connection: "Connection") -> None:
        stream = self.streams.get(connection.actor.user_id)
        if stream is None or connection not in stream.connections:
            return
        stream.connections.remove(connection)
        self.total -= 1
        if not stream.connections:
            del self.streams[connection.actor.user_id]
        telemetry.log(
            telemetry.SOCKET_CLOSED, connection_id=connection.id, total_connections=self.total
        )

    def opened(self, connection: "Connection", head: int) -> None:
        """A socket has been sent everything up to `head`; from here on it hears what comes."""
        complete = connection.open_at(head)
        stream = self.streams.get(connection.actor.user_id)
        if stream is not None:
            stream.seq = connection.seq if stream.seq is None else stream.seq
            if not complete or connection.seq < stream.seq:
                stream.seq = min(stream.seq, connection.seq)
                self.catch_up()

    def deliver(self, bell: Bell) -> None:
        """Send what a commit announced to the sockets it concerns."""
        for ring in bell.rings:
            self._deliver_ring(ring)
        for user_id, session_id in bell.ended:
            self._end(user_id, session_id)
        for user_id in bell.joined:
            stream = self.streams.get(user_id)
            for connection in list(stream.connections) if stream else ():
                connection.say(ResyncRequired(reason="joined", head=connection.seq))

    def _deliver_ring(self, ring: Ring) -> None:
        for since, waiter in self._waiters.get(ring.user_id, ()):
            if ring.last > since and not waiter.done():
                waiter.set_result(None)
        stream = self.streams.get(ring.user_id)
        if stream is None:
            return
        if stream.seq is not None:
            if ring.last <= stream.seq:
                return
            if ring.first > stream.seq + 1:
                self.catch_up()
                return
            stream.seq = ring.last
        data = b"".join(map(frames.encode, ring.frames))
        for connection in list(stream.connections):
            connection.offer(ring.first, ring.last, data)

    def _end(self, user_id: str, session_id: str) -> None:
        stream = self.streams.get(user_id)
        for connection in list(stream.connections) if stream else ():
            if connection.actor.session_id == session_id:
                connection.end(close_codes.REVOKED)

    async def wait_for(self, user_id: str, since: int, seconds: float) -> None:
        """Return when the user's stream may have moved past `since`, or the time is over."""
        waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        waiters = self._waiters.setdefault(user_id, [])
        waiters.append((since, waiter))
        # Something may have been committed between the caller's read and this line.
        self.catch_up()
        try:
            await asyncio.wait_for(waiter, seconds)
        except TimeoutError:
            pass
        finally:
            waiters.remove((since, waiter))
            if not waiters:
                self._waiters.pop(user_id, None)

    def catch_up(self) -> None:
        """Compare with the log soon; at most one comparison runs at a time."""
        self._again = True
        if self._catching_up is None:
            self._catching_up = asyncio.get_running_loop().create_task(self._catch_up())

    async def _catch_up(self) -> None:
        try:
            while self._again:
                self._again = False
                await self._compare_with_log()
        except Exception:  # noqa: BLE001 - the next sweep tries again
            telemetry.log_failure(telemetry.SWEEP_FAILED)
        finally:
            self._catching_up = None

    async def _compare_with_log(self) -> None:
        since = {
            user: stream.seq for user, stream in self.streams.items() if stream.seq is not None
        }
        for user_id, waiters in self._waiters.items():
            oldest = min(each for each, _ in waiters)
            since[user_id] = min(since.get(user_id, oldest), oldest)
        ended_since = Instant(self.clock() - ENDED_OVERLAP_MS)
        users = sorted(since)
        for start in range(0, max(len(users), 1), USERS_PER_QUERY_MAX):
            some = users[start : start + USERS_PER_QUERY_MAX]

            def read(connection: Database, some: list[str] = some) -> "_Missed":
                return _read_missed(connection, {user: since[user] for user in some}, ended_since)

            missed = await asyncio.wrap_future(self.work.database.submit_read(read))
            self._apply(missed)

    def _apply(self, missed: "_Missed") -> None:
        for ring in missed.rings:
            self._deliver_ring(ring)
        for user_id, head in missed.too_far:
            stream = self.streams.get(user_id)
            if stream is None:
                continue
            stream.seq = head
            for connection in list(stream.connections):
                connection.seq = head
                connection.say(ResyncRequired(reason="behind", head=head))
        for user_id, session_id in missed.ended:
            self._end(user_id, session_id)
        for user_id in missed.deleted:
            stream = self.streams.get(user_id)
            for connection in list(stream.connections) if stream else ():
                connection.end(close_codes.REVOKED)

    def drain(self) -> None:
        """The server stops: ask every client to come back."""
        for stream in list(self.streams.values()):
            for connection in list(stream.connections):
                connection.end(close_codes.DRAINING)

    async def sweep_forever(self, every_s: float = SWEEP_S) -> None:
        while True:
            await asyncio.sleep(every_s)
            now = self.clock()
            for stream in list(self.streams.values()):
                for connection in list(stream.connections):
                    if connection.has_expired(now):
                        connection.end(close_codes.TOKEN_EXPIRED)
            self.catch_up()


class _Missed:
    """`deleted`: people who have no stream any more; their sessions went with them."""

    __slots__ = ("deleted", "ended", "rings", "too_far")

    def __init__(self) -> None:
        self.rings: list[Ring] = []
        self.too_far: list[tuple[str, int]] = []
        self.ended: list[tuple[str, str]] = []
        self.deleted: list[str] = []


def _read_missed(connection: Database, since: dict[str, int], ended_since: Instant) -> _Missed:
    missed = _Missed()
    heads = log.read_heads(connection, list(since)) if since else {}
    for user_id, head in heads.items():
        behind = head - since[user_id]
        if behind > log.RESUME_EVENTS_MAX:
            missed.too_far.append((user_id, head))
        elif behind > 0:
            found = log.read_frames(connection, user_id, since[user_id], log.RESUME_EVENTS_MAX)
            missed.rings += _by_commit(user_id, found)
    missed.ended = identity.ended_since(connection, ended_since)
    missed.deleted = [user_id for user_id in since if user_id not in heads]
    return missed


def _by_commit(user_id: str, found: Iterable[tuple[int, int, bytes]]) -> list[Ring]:
    rings: list[Ring] = []
    together: list[tuple[int, Any]] = []
    for seq, commit, frame in found:
        together.append((seq, frame))
        if seq == commit:
            texts = tuple(text for _, text in together)
            rings.append(Ring(user_id, together[0][0], seq, texts))
            together = []
    return rings
