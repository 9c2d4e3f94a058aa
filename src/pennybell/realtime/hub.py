"""All open sockets of this process, by user; and how none of them misses an event.

A bell carries frames with their numbers. The next number is sent on; an older one was sent; a
gap means that a bell got lost, and the log is read instead. A sweep compares with the log every
few seconds, so that a lost last bell costs seconds, never a fact.
"""

import asyncio
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from operator import itemgetter
from typing import Final, Protocol

from sqlalchemy import Connection as Database

from pennybell import telemetry
from pennybell.domains.identity.repository import Ended
from pennybell.domains.identity.tokens import Tokens
from pennybell.errors import Unauthenticated
from pennybell.events.bell import Bell, Ring
from pennybell.events.messages import Message, ResyncRequired, SessionDraining, SessionExpiring
from pennybell.kit.clock import SECOND, Clock, Instant, instant_text, wall_s
from pennybell.outbox import log
from pennybell.outbox.unit_of_work import Work
from pennybell.realtime import close_codes, frames, heartbeat
from pennybell.realtime.close_codes import CloseCode
from pennybell.realtime.connection import Connection, Stream
from pennybell.realtime.heartbeat import Wheel
from pennybell.realtime.limits import SLOW_S, Limits
from pennybell.realtime.listening import Listener, Listeners
from pennybell.realtime.recent import Recent
from pennybell.realtime.resume import Desk, Missed, look_around, read_missed
from pennybell.realtime.statistics import Statistics
from pennybell.realtime.writes import WRITES_AT_ONCE, Writes

SWEEP_S: Final = 3.0
"""Seconds between comparisons with the log: what a lost bell costs at most."""

ENDED_S: Final = 0.25
"""Seconds between looks for sign-ins that ended: their sockets close within one, without any bell."""

ENDED_OVERLAP_MS: Final = 30 * SECOND
"""How far back a sweep looks for ended sessions: clocks of several processes differ."""

USERS_PER_QUERY_MAX: Final = 500

EARLY_S: Final = 0.05
"""How long a bell that came too early waits for the one before it."""

DRAINED_PER_S: Final = 1_000
"""Sockets asked to go each second when the server stops: as many come back elsewhere."""

USER_OF: Final = itemgetter(0)
"""The user of a ring, without a step of the interpreter."""


class Analytics(Protocol):
    """What the hub tells of sockets that watch analytics, and of what may concern them."""

    @property
    def watchers(self) -> Mapping[str, object]: ...

    def join(self, user_id: str, subscriber: Connection) -> None: ...
    def leave(self, user_id: str, subscriber: Connection) -> None: ...
    def hear(self, user_id: str, texts: Sequence[bytes]) -> None: ...
    def stir(self, user_id: str) -> None: ...
    def second_passed(self, now: Instant) -> None: ...


class Hub:
    """Lives on the event loop; only `work` is touched from elsewhere.

    Args:
        origin: names this process in connection ids.
        on_second: called with each turn of the wheel.
        analytics: who is told of sockets that watch; filled by the composition root.
    """

    def __init__(
        self, work: Work, tokens: Tokens, *, clock: Clock, limits: Limits, origin: str
    ) -> None:
        self.work = work
        self.tokens = tokens
        self.clock = clock
        self.limits = limits
        self.origin = origin
        self.analytics: Analytics | None = None
        self.wheel: Wheel[Connection] = Wheel()
        self.desk = Desk(work)
        self.statistics = Statistics()
        self.recent = Recent()
        self.streams: dict[str, Stream] = {}
        self.total = 0
        self.messages_in = 0
        self.is_draining = False
        self._serial = 0
        self._slow: dict[Connection, int] = {}
        self._newcomers: set[str] = set()
        self.listeners = Listeners(self._newcomers.add)
        self.writes = Writes(self._turn_ended)
        self._delivered: list[tuple[Sequence[Ring], float]] = []
        self.on_second: list[Callable[[], None]] = []
        self._catching_up: asyncio.Task[None] | None = None
        self._again = False
        self._early: dict[str, list[Ring]] = {}
        self._is_behind: set[str] | None = set()

    # Coming and going

    def join(self, transport: asyncio.Transport, user_id: str, session_id: str) -> Connection:
        """A newcomer: what is for it waits until `opened`. One too many takes another's place."""
        stream = self.streams.get(user_id)
        if stream is None:
            stream = self.streams[user_id] = Stream(user_id)
        most = self.limits.sockets_per_user_max
        if most and len(stream.connections) >= most:
            longest = max(stream.connections, key=lambda each: self.wheel.silent_s(each.heard))
            longest.end(close_codes.TOO_MANY_SOCKETS)
            self.leave(longest)
            stream = self.streams.setdefault(user_id, stream)
        connection = Connection(transport, self, stream, session_id)
        self._serial += 1
        connection.serial = self._serial
        stream.connections += (connection,)
        self.total += 1
        return connection

    def opened(self, connection: Connection, head: int) -> None:
        """A socket has been sent everything up to `head`; from here on it hears what comes."""
        self.wheel.put(connection, heartbeat.phase_of(connection.serial))
        self._newcomers.add(connection.stream.user_id)
        complete = connection.open_at(head)
        stream = connection.stream
        stream.seq = connection.seq if stream.seq is None else stream.seq
        if not complete or connection.seq < stream.seq:
            stream.seq = min(stream.seq, connection.seq)
            self.catch_up()

    def leave(self, connection: Connection) -> None:
        stream = connection.stream
        if connection not in stream.connections:
            return
        stream.connections = tuple(each for each in stream.connections if each is not connection)
        self.total -= 1
        self._slow.pop(connection, None)
        self.wheel.drop(connection)
        self.subscribe(connection, None)
        if not stream.connections and self.streams.get(stream.user_id) is stream:
            del self.streams[stream.user_id]
        if connection.held is not None:
            return  # it was never open
        code = connection.ended_as or close_codes.LOST.code
        self.statistics.closed(code)
        self.recent.closes.append((stream.user_id, code))
        telemetry.log(
            telemetry.SOCKET_CLOSED,
            user_id=stream.user_id,
            connection_id=connection.id,
            code=code,
            reason=close_codes.NAMES[code],
            total_connections=self.total,
        )

    def close(self, user_id: str, connection_id: str, code: CloseCode) -> bool:
        """Close one socket of a user's; False when it is not here."""
        for connection in self.connections_of(user_id):
            if connection.id == connection_id:
                connection.end(code)
                return True
        return False

    def connections_of(self, user_id: str) -> tuple[Connection, ...]:
        stream = self.streams.get(user_id)
        return stream.connections if stream else ()

    def acks_of(self, user_ids: Iterable[str]) -> dict[str, int]:
        """Of these users those with an acknowledging socket here, and its newest `seq`."""
        acked = {
            user_id: max(
                (each.acked for each in self.connections_of(user_id) if each.is_open), default=0
            )
            for user_id in user_ids
        }
        return {user_id: seq for user_id, seq in acked.items() if seq}

    # What sockets ask for

    def refresh(self, connection: Connection, token: str) -> Instant | None:
        """When a fresh token of the same sign-in expires; None when it is not one."""
        try:
            actor = self.tokens.verify(token, self.clock())
        except Unauthenticated:
            return None
        if actor.user_id != connection.stream.user_id:
            connection.end(close_codes.REVOKED)
            return None
        if actor.session_id != connection.session_id:
            return None
        return Instant(actor.expires_at_s * SECOND)

    def subscribe(self, connection: Connection, period: str | None) -> None:
        """Begin (or with None, end) sending analytics frames to a socket."""
        was, connection.period = connection.period, period
        if self.analytics is None or was is period is None:
            return
        tell = self.analytics.leave if period is None else self.analytics.join
        tell(connection.stream.user_id, connection)

    def slowed(self, connection: Connection, *, is_slow: bool) -> None:
        if is_slow and self.limits.queue_bytes_max:
            self._slow.setdefault(connection, 0)
        else:
            self._slow.pop(connection, None)

    # What commits announce

    def deliver(self, bell: Bell) -> None:
        """Send what a commit announced to the sockets it concerns; those it ended hear none of it."""
        for user_id in bell.disabled:  # before their sign-ins, whose end would say less
            self._end_all(user_id, close_codes.ACCOUNT_DISABLED)
        for user_id, session_id in bell.ended:
            self._end(user_id, session_id)
        self._deliver_rings(bell.rings, bell.committed_at)
        for user_id, connection_id in bell.disconnected:
            self.close(user_id, connection_id, close_codes.DISCONNECTED)
        for user_id in bell.joined:
            for listener in self.listeners.of(user_id):
                listener.has_joined = True
                listener.wake()
            self._say_to(user_id, lambda seq: ResyncRequired(reason="joined", head=seq))

    def _deliver_rings(self, rings: Sequence[Ring], committed_at: float = 0.0) -> None:
        """Give what is next to the sockets, which are written to at the end of the turn.

        Look many users up, then number, then write, in three loops: each write goes through the
        kernel, which leaves the processor's caches empty of all that numbering needs.
        """
        if self.listeners:
            for ring in rings:
                self.listeners.ring(ring.user_id, ring.last)
        sent = 0
        for start in range(0, len(rings), WRITES_AT_ONCE):
            some = rings[start : start + WRITES_AT_ONCE]
            streams = list(map(self.streams.get, map(USER_OF, some)))
            for ring, stream in zip(some, streams, strict=True):
                if stream is not None:
                    sent += self._number(ring, stream)
            self.writes.gathered()
        self.statistics.messages_out += sent
        if rings:
            self._delivered.append((rings, committed_at if sent else 0.0))

    def _turn_ended(self) -> None:
        """Everything is written: now there is time for whoever counts and sums up."""
        delivered, self._delivered = self._delivered, []
        now_s = wall_s()
        for rings, committed_at in delivered:
            if committed_at:
                milliseconds = (now_s - committed_at) * SECOND
                self.statistics.latency.observe(milliseconds)
                heard = filter(self.streams.__contains__, map(USER_OF, rings))
                self.recent.delivered(milliseconds, tuple(heard))
            if self.analytics is not None and self.analytics.watchers:
                for ring in rings:
                    self.analytics.hear(ring.user_id, ring.frames)

    def _number(self, ring: Ring, stream: Stream) -> int:
        """Gather what is next for a user's sockets; how many messages that are."""
        user_id, first, last, texts = ring
        seen = stream.seq
        if seen is not None:
            if last <= seen:
                return 0
            if first > seen + 1:
                self._hold_early(ring)
                return 0
            stream.seq = last
        data = frames.encode(texts[0]) if len(texts) == 1 else b"".join(map(frames.encode, texts))
        writes = self.writes
        for connection in stream.connections:
            if connection.descriptor < 0:
                connection.offer(first, last, data)
            elif first > connection.seq:  # as `offer` does, for those that nothing holds up
                connection.seq = last
                writes.receivers.append(connection)
                writes.data.append(data)
        sent = len(texts) * len(stream.connections)
        stream.messages_out += sent
        if self._early and user_id in self._early:
            early = sorted(self._early.pop(user_id), key=lambda each: each.first)
            sent += sum(self._number(each, stream) for each in early)
        return sent

    def _hold_early(self, ring: Ring) -> None:
        """Two commits' bells may overtake each other on PostgreSQL: the first is on its way."""
        early = self._early.setdefault(ring.user_id, [])
        early.append(ring)
        if len(early) == 1:
            asyncio.get_running_loop().call_later(EARLY_S, self._chase, ring.user_id)

    def _chase(self, user_id: str) -> None:
        """What was to come before is lost: the log has it."""
        if self._early.pop(user_id, None) is not None:
            self.catch_up(user_id)

    def _say_to(self, user_id: str, message: Callable[[int], Message]) -> None:
        for connection in self.connections_of(user_id):
            connection.say(message(connection.seq))

    def _end(self, user_id: str, session_id: str, code: CloseCode = close_codes.REVOKED) -> None:
        for each in self._hearing(user_id):
            if each.session_id == session_id:
                each.end(code)

    def _end_all(self, user_id: str, code: CloseCode) -> None:
        for each in self._hearing(user_id):
            each.end(code)

    def _hearing(self, user_id: str) -> list[Connection | Listener]:
        return [*self.connections_of(user_id), *self.listeners.of(user_id)]

    # Nothing is lost

    def catch_up(self, user_id: str | None = None) -> None:
        """Compare one user's sockets, or everybody's, with the log soon; one at a time."""
        if user_id is None:
            self._is_behind = None
        elif self._is_behind is not None:
            self._is_behind.add(user_id)
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
        some_users, self._is_behind = self._is_behind, set()
        since: dict[str, int | None] = dict.fromkeys(self.listeners.users())
        for user_id in self.streams if some_users is None else some_users:
            stream = self.streams.get(user_id)
            if stream is not None and stream.seq is not None:
                since[user_id] = stream.seq
        since_when = Instant(self.clock() - ENDED_OVERLAP_MS)
        users = sorted(since)
        for start in range(0, max(len(users), 1), USERS_PER_QUERY_MAX):
            some = {user: since[user] for user in users[start : start + USERS_PER_QUERY_MAX]}

            def read(database: Database, some: dict[str, int | None] = some) -> Missed:
                return read_missed(database, some, since_when)

            self._apply(await asyncio.wrap_future(self.work.database.submit_read(read)))

    def _apply(self, missed: Missed) -> None:
        for ring in missed.rings:
            self._deliver_rings((ring,))
            if any(log.is_own_joining(frame, ring.user_id) for frame in ring.frames):
                self._say_to(ring.user_id, lambda seq: ResyncRequired(reason="joined", head=seq))
        for user_id, head in missed.heads.items():
            self.listeners.ring(user_id, head)
        for user_id, head in missed.too_far:
            stream = self.streams.get(user_id)
            if stream is not None and head > (stream.seq or 0):
                stream.seq = head
                for connection in stream.connections:
                    connection.seq = head
                    connection.say(ResyncRequired(reason="behind", head=head))
                if self.analytics is not None:
                    self.analytics.stir(user_id)
        self._end_these(missed.ended)
        for user_id in missed.deleted:
            self._end_all(user_id, close_codes.REVOKED)

    def _end_these(self, ended: list[Ended]) -> None:
        for user_id, session_id, is_disabled in ended:
            code = close_codes.ACCOUNT_DISABLED if is_disabled else close_codes.REVOKED
            self._end(user_id, session_id, code)

    # Time

    async def sweep_forever(self, every_s: float = SWEEP_S) -> None:
        while True:
            await asyncio.sleep(every_s)
            self.catch_up()

    async def watch_sign_ins_forever(self, every_s: float = ENDED_S) -> None:
        """Close what signed out through another process, though no bell says so.

        Two small statements, however many sockets there are. Nothing is left of the sign-ins of
        somebody deleted: when people have come or gone, everybody is compared with the log, and
        who came here since the last look is in any case.
        """
        there: tuple[int, int | None] | None = None
        while True:
            await asyncio.sleep(every_s)
            newcomers = [*self._newcomers]
            self._newcomers.clear()
            if not (self.streams or self.listeners):
                continue
            since = Instant(self.clock() - ENDED_OVERLAP_MS)
            try:
                found = self.work.database.submit_read(partial(look_around, since=since))
                ended, there_now = await asyncio.wrap_future(found)
                self._end_these(ended)
                if there_now != there:
                    there = there_now
                    self.catch_up()
                for user_id in newcomers:
                    self.catch_up(user_id)
            except Exception:  # noqa: BLE001 - the next look tries again
                telemetry.log_failure(telemetry.SWEEP_FAILED)

    async def beat_forever(self) -> None:
        """Turn the wheel once a second: ping the silent, drop the dead, warn the expiring."""
        loop = asyncio.get_running_loop()
        next_turn = loop.time()
        while True:
            next_turn = max(next_turn + 1, loop.time())
            await asyncio.sleep(next_turn - loop.time())
            try:
                self.turn()
            except Exception:  # noqa: BLE001 - the next second comes all the same
                telemetry.log_failure(telemetry.BEAT_FAILED)

    def turn(self) -> None:
        """One second of the wheel."""
        now_s = self.clock() // SECOND
        for connection in self.wheel.turn():
            if connection in connection.stream.connections:
                self._visit(connection, now_s)
        for connection, seconds in list(self._slow.items()):
            self._slow[connection] = seconds + 1
            if seconds + 1 >= SLOW_S:
                connection.end(close_codes.SLOW)
        self.statistics.second_passed(self.messages_in)
        for stream in self.streams.values():
            stream.second_passed()
        if self.analytics is not None:
            self.analytics.second_passed(self.clock())
        for step in self.on_second:
            step()

    def _visit(self, connection: Connection, now_s: int) -> None:
        silent_s = self.wheel.silent_s(connection.heard)
        left_s = connection.expires_at_s - now_s
        if left_s < -heartbeat.GRACE_S:
            connection.end(close_codes.TOKEN_EXPIRED)
            return
        if silent_s >= heartbeat.DEAD_AFTER_S:
            connection.end(close_codes.HEARTBEAT)
            return
        if silent_s >= heartbeat.PING_AFTER_S or not connection.is_phased:
            connection.is_phased = True
            connection.ping()
        if left_s <= heartbeat.EXPIRING_S and not connection.is_warned:
            connection.is_warned = True
            at = Instant(connection.expires_at_s * SECOND)
            connection.say(SessionExpiring(expires_at=instant_text(at)))
        in_s = heartbeat.next_visit_s(
            silent_s=silent_s, expires_in_s=left_s, is_warned=connection.is_warned
        )
        self.wheel.put(connection, in_s)

    async def drain(self, seconds: float) -> None:
        """The server stops: ask every client to come back, spread over the time there is."""
        self.is_draining = True
        self.listeners.end_all(close_codes.DRAINING)
        leaving = [each for stream in self.streams.values() for each in stream.connections]
        window_s = min(seconds, len(leaving) / DRAINED_PER_S)
        delays_ms = [
            round(window_s * SECOND * index / max(len(leaving), 1)) for index in range(len(leaving))
        ]
        for connection, delay_ms in zip(leaving, delays_ms, strict=True):
            connection.say(SessionDraining(retry_after_ms=delay_ms))
        started = time.monotonic()
        for connection, delay_ms in zip(leaving, delays_ms, strict=True):
            ahead_s = delay_ms / SECOND - (time.monotonic() - started)
            if ahead_s > 0.05:
                await asyncio.sleep(ahead_s)
            connection.end(close_codes.DRAINING, f"retry_after_ms={delay_ms}")
