"""Sends what is due: claims it under a lease, asks the channel, records what became of it.

Nothing is sent from a request, and nothing before its claim has committed. A worker that dies leaves
leases that run out; what it had begun is sent again under the same ids. Any number of workers share
the queue on PostgreSQL.
"""

import asyncio
import contextlib
import time
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import partial
from typing import Any, Final

from sqlalchemy import Connection, Row
from sqlalchemy.exc import InterfaceError, OperationalError

from pennybell import telemetry
from pennybell.channels.port import (
    Channel,
    Delivered,
    Gone,
    Misconfigured,
    Ours,
    Outcome,
    Retry,
)
from pennybell.domains.contacts import repository as contacts
from pennybell.domains.deliveries import queue
from pennybell.domains.deliveries.queue import PUSH
from pennybell.domains.inbox import repository as inbox
from pennybell.domains.inbox import service as entries
from pennybell.domains.webhooks import model as webhooks
from pennybell.domains.webhooks import repository as webhook_rows
from pennybell.domains.webhooks import service as webhook_service
from pennybell.errors import DomainError
from pennybell.kit.clock import SECOND, Instant
from pennybell.kit.encryption import FieldKeys
from pennybell.notifications.claims import Claimed, Claims, Moment, Rules, Worker, claim
from pennybell.notifications.ports import Presence
from pennybell.notifications.statistics import Counts
from pennybell.outbox import access
from pennybell.outbox.actor import operator_for
from pennybell.outbox.unit_of_work import DeliveryState, Work

POLL_S: Final = 1.0
"""How long at most what another process planned waits to be found."""

GAP_S: Final = 0.02
"""Least time between two looks: what is planned at once is claimed together."""

RUNNING_MAX: Final = 200
"""Sends of one channel at once: one whose provider is slow keeps no other waiting."""

BATCH_MAX: Final = 10
"""Sends begun at once by a process that answers people too."""

REST_S_MAX: Final = 0.04
"""Between two sends, while more wait than are sent at once: however busy people keep us."""

OWED_S_MAX: Final = 2.0
"""Of rest, by what else the process did."""

ROOM_MIN: Final = 20
"""A channel that is busy is claimed for again when so many may begin: a claim costs alike for one."""

ATTEMPTS_MAX: Final = 30
CLOSING_MAX: Final = 100
TIDY_S: Final = 600.0
"""Between two looks for what nobody will send any more."""


class Dispatcher:
    """One per process that delivers.

    Args:
        channels: by the means they serve.
        cpu_share: of one core that the process may take while much waits; 1: all of it.
    """

    def __init__(
        self,
        work: Work,
        channels: Mapping[str, Channel],
        keys: FieldKeys,
        presence: Presence,
        *,
        rules: Rules,
        cpu_share: float = 1.0,
    ) -> None:
        self.work = work
        self._cpu_share = cpu_share
        self._looked_at = (0.0, 0.0)
        self._owed_s = 0.0
        self._is_behind = False
        self.channels = dict(channels)
        self.counts = Counts()
        self._presence = presence
        self._off: frozenset[str] = frozenset() if rules.push_enabled else frozenset(PUSH)
        self._worker = Worker(work.ids(), keys, rules)
        self._bell = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._running: dict[asyncio.Task[None], str] = {}
        self._ended: list[tuple[Claimed, Outcome]] = []
        self._tidied_at = -TIDY_S

    @property
    def sends_by(self) -> frozenset[str]:
        """Channels by which it sends now: those that are configured and not off."""
        return frozenset(self.channels) - self._off

    def hear(self, states: Sequence[DeliveryState]) -> None:
        """From any thread: deliveries were planned or withheld."""
        self.counts.add(states)
        if any(state in ("pending", "held") for _, state, _ in states):
            self.wake()

    def wake(self) -> None:
        """From any thread: something may be due."""
        loop = self._loop
        if loop is not None:
            with contextlib.suppress(RuntimeError):  # it has just closed
                loop.call_soon_threadsafe(self._bell.set)

    async def run(self) -> None:
        """Send for ever; cancelled, let what is under way end."""
        self._loop = asyncio.get_running_loop()
        try:
            while True:
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._bell.wait(), POLL_S)
                self._bell.clear()
                try:
                    await self.deliver_due()
                    await self._tidy()
                except Exception:  # noqa: BLE001 - the next round tries again
                    telemetry.log_failure(telemetry.DELIVERY_FAILED)
                await asyncio.sleep(GAP_S)
        finally:
            if self._running:
                await asyncio.wait(self._running, timeout=20)
            await self._record()

    async def deliver_due(self) -> int:
        """Close digests, wake what slept, send what is due; answers how many attempts began.

        Looks by reading first: where nothing is to be done, nothing is written.
        """
        begun = 0
        while True:
            await self._record()
            now, rooms = self.work.clock(), self._rooms()
            waiting, sleepers = await self._look(now, rooms)
            progress = await self._wake_sleepers(sleepers)
            if waiting.has_fading:
                await self._keep_while_off(now)
            if waiting.has_digests:
                progress += await self._close_digests(now)
            if waiting.has_due:
                claims = await self._begin(waiting.watched, rooms, now)
                begun += len(claims.begun)
                progress += claims.looked_at
            if not progress:
                break
        if self._running:
            await asyncio.wait(self._running, timeout=GAP_S)
        await self._record()
        return begun

    async def settle(self) -> None:
        """Wait until every send that has begun is recorded."""
        while self._running:
            await asyncio.wait(self._running)
        await self._record()

    def _rooms(self) -> dict[str, int]:
        """How many more may be sent at once, by channel; those that are busy or off are left out."""
        running = Counter(self._running.values())
        rooms = {name: RUNNING_MAX - running[name] for name in self.sends_by}
        at_once = RUNNING_MAX if self._cpu_share >= 1 else BATCH_MAX
        return {name: min(room, at_once) for name, room in rooms.items() if room >= ROOM_MIN}

    async def _rest(self) -> None:
        """Before a send, for as long as keeps the process below its share while much waits.

        When quiet hours end for everybody there are many thousands to send; whoever records a
        purchase meanwhile is not to notice. So sends come one by one, not in crowds.
        """
        wall, cpu = time.monotonic(), time.process_time()
        since_wall, since_cpu = self._looked_at
        self._looked_at = (wall, cpu)
        owed = self._owed_s + (cpu - since_cpu) / self._cpu_share - (wall - since_wall)
        self._owed_s = min(max(owed, 0.0), OWED_S_MAX)
        if self._is_behind and self._cpu_share < 1 and self._owed_s:
            await asyncio.sleep(min(self._owed_s, REST_S_MAX))

    async def _look(
        self, now: Instant, rooms: Mapping[str, int]
    ) -> tuple[queue.Waiting, list[Row[Any]]]:
        def job(connection: Connection) -> tuple[queue.Waiting, list[Row[Any]]]:
            waiting = queue.look(connection, now, rooms, off=self._off)
            return waiting, inbox.find_waking(connection, now, entries.WAKE_MAX)

        return await asyncio.wrap_future(self.work.database.submit_read(job))

    async def _begin(
        self, watched: Collection[str], rooms: Mapping[str, int], now: Instant
    ) -> Claims:
        """Claim what is due, and send it; what a device has shown by now is withheld."""
        shown = await self._presence.last_acks(watched) if watched else {}
        moment = Moment(now, watched, shown)
        claims: Claims = await self._submit(
            lambda connection: claim(connection, self._worker, moment, rooms)
        )
        self.counts.add(claims.withheld)
        self._is_behind = claims.looked_at >= BATCH_MAX
        unsent = iter(claims.begun)
        try:
            for each in unsent:
                await self._rest()
                task = asyncio.create_task(self._send(each))
                self._running[task] = each.channel
                task.add_done_callback(self._running.pop)
        except asyncio.CancelledError:
            stopping = Retry(after_s=0, reason="stopping", cause="untried")
            self._ended += [(left, stopping) for left in (each, *unsent)]
            raise
        return claims

    async def _send(self, each: Claimed) -> None:
        try:
            outcome = await self.channels[each.channel].send(
                each.address, each.message, attempt=each.attempt
            )
        except Exception:  # noqa: BLE001 - the port promises none: a fault of ours
            telemetry.log_failure(telemetry.DELIVERY_FAILED, delivery=each.delivery_id)
            outcome = Ours(reason="failed")
        self._ended.append((each, outcome))
        self._bell.set()

    async def _record(self) -> None:
        """Write down what became of sends; an untried one was none.

        What a database out of reach did not take is written at the next round: forgotten, it would
        be sent again when its lease runs out.
        """
        ended, self._ended = self._ended, []
        if not ended:
            return
        now = self.work.clock()
        rows = [row_of(each, outcome, self._worker.owner, now) for each, outcome in ended]
        try:
            await self._submit(lambda connection: _write(connection, ended, rows, now))
        except (InterfaceError, OperationalError):
            self._ended = [*ended, *self._ended]
            raise
        await self._switch_off_webhooks(ended, now)
        self.counts.add(
            [
                counted(each.channel, row)
                for (each, _), row in zip(ended, rows, strict=True)
                if not row["is_untried"]
            ]
        )
        for each, outcome in ended:
            if isinstance(outcome, Delivered):
                self.counts.took(each.channel, (now - each.due_at) / SECOND)

    async def _switch_off_webhooks(
        self, ended: Sequence[tuple[Claimed, Outcome]], now: Instant
    ) -> None:
        """Those that want no more, or to which nothing got through for days; people are told.

        Should we die before this, the next failure finds them again.
        """
        hooks = [(each, outcome) for each, outcome in ended if each.channel == "webhook"]
        failed = {
            each.target_id for each, outcome in hooks if not isinstance(outcome, Delivered | Gone)
        }
        off = {
            (each.user_id, each.target_id): "gone"
            for each, outcome in hooks
            if isinstance(outcome, Gone)
        }
        if failed:
            since = now - webhooks.FAILING_MS

            def find(connection: Connection) -> list[Row[Any]]:
                return webhook_rows.find_failing(connection, failed, since)

            found = await asyncio.wrap_future(self.work.database.submit_read(find))
            off |= {(row.user_id, row.id): "failing" for row in found}
        for (user_id, webhook_id), reason in off.items():
            job = self.work.submit(
                operator_for(user_id, None),
                partial(webhook_service.switch_off, webhook_id=webhook_id, reason=reason),
                needs=access.SIGNED_IN,
            )
            await asyncio.wrap_future(job)

    async def _keep_while_off(self, now: Instant) -> None:
        await self._submit(lambda connection: queue.keep_while_off(connection, now, self._off))

    async def _close_digests(self, now: Instant) -> int:
        closed: Counter[str] = await self._submit(
            lambda connection: queue.close_digests(connection, now, self.work.ids, CLOSING_MAX)
        )
        self.counts.add([(channel, "pending", "digest") for channel in closed.elements()])
        return closed.total()

    async def _wake_sleepers(self, sleepers: Sequence[Row[Any]]) -> int:
        """Snoozed entries whose time has come are news again; answers how many people's are."""
        by_user: dict[str, list[str]] = {}
        for row in sleepers:
            by_user.setdefault(row.user_id, []).append(row.id)
        woken = 0
        looking = await self._presence.last_acks(by_user) if by_user else {}
        for user_id, ids in by_user.items():
            job = self.work.submit(
                operator_for(user_id, None),
                partial(entries.wake, ids=ids, is_looking=user_id in looking),
                needs=access.SIGNED_IN,
            )
            try:
                await asyncio.wrap_future(job)
                woken += 1
            except DomainError:  # they have just been disabled, or deleted
                continue
        return woken

    async def _tidy(self) -> None:
        """End what no worker serves any more, now and then."""
        started = time.monotonic()
        if started - self._tidied_at < TIDY_S:
            return
        self._tidied_at = started
        now, served = self.work.clock(), {*self.channels, *self._off}
        expired = await self._submit(lambda connection: queue.expire(connection, now, served))
        self.counts.add([(channel, "expired", "no_channel") for channel in expired.elements()])

    async def _submit(self, job: Any) -> Any:
        return await asyncio.wrap_future(self.work.database.submit(job))


def _write(
    connection: Connection,
    ended: Sequence[tuple[Claimed, Outcome]],
    rows: Sequence[dict[str, Any]],
    now: Instant,
) -> None:
    untried = [row for row in rows if row["is_untried"]]
    queue.take_back(connection, untried)
    tried = [
        (row, each, outcome)
        for row, (each, outcome) in zip(rows, ended, strict=True)
        if not row["is_untried"]
    ]
    if not tried:
        return
    attempts = [attempt_of(each, outcome, now) for _, each, outcome in tried]
    queue.record(connection, [row for row, _, _ in tried], attempts)
    devices = [(each, outcome) for _, each, outcome in tried if each.channel in PUSH]
    succeeded = {each.target_id for each, outcome in devices if isinstance(outcome, Delivered)}
    failed = {each.target_id for each, outcome in devices if not isinstance(outcome, Delivered)}
    refused = {
        each.target_id
        for each, outcome in devices
        if isinstance(outcome, Ours) and outcome.http_status is not None
    }
    queue.record_devices(connection, succeeded, failed, refused, now)
    hooks = [(each, outcome) for _, each, outcome in tried if each.channel == "webhook"]
    webhook_rows.note_outcomes(
        connection,
        {each.target_id for each, outcome in hooks if isinstance(outcome, Delivered)},
        {each.target_id for each, outcome in hooks if not isinstance(outcome, Delivered)},
        now,
    )
    for _, each, outcome in tried:
        if isinstance(outcome, Gone):
            _end_target(connection, each, outcome, now)


def _end_target(connection: Connection, each: Claimed, gone: Gone, now: Instant) -> None:
    """Send there no more."""
    if each.channel in PUSH:
        queue.disable_device(connection, each.target_id, gone.state, gone.reason)
    elif each.channel in ("email", "sms", "apprise"):
        reason = "bounced" if gone.is_bounce else gone.reason[:60]
        contacts.end(connection, each.target_id, reason, now, bounces=gone.is_bounce)


def row_of(each: Claimed, outcome: Outcome, owner: str, now: Instant) -> dict[str, Any]:
    """What a delivery's row says after an attempt. Pure."""
    state, why, at = _next(each, outcome, now)
    is_untried = isinstance(outcome, Retry) and outcome.cause == "untried"
    return {
        "of": each.delivery_id,
        "nth": each.attempt,
        "is_untried": is_untried and state == "pending",
        "by": owner,
        "to": state,
        "why": why,
        "at": at,
        "called": outcome.message_id[:300] if isinstance(outcome, Delivered) else None,
        "status": outcome.http_status,
        "said": outcome.reason[:80],
        "accepted": now if state == "accepted" else None,
    }


def _next(each: Claimed, outcome: Outcome, now: Instant) -> tuple[str, str | None, Instant]:
    match outcome:
        case Delivered():
            return "accepted", None, now
        case Gone():
            return "dead", "gone", now
        case Ours():
            return "dead", "ours", now
        case Retry() | Misconfigured():
            at = Instant(now + max(int(outcome.after_s * SECOND), SECOND))
            if each.attempt >= ATTEMPTS_MAX:
                return "dead", "gave_up", now
            if at >= each.ttl_until:
                return "expired", "gave_up", now
            return "pending", None, at


def counted(channel: str, row: Mapping[str, Any]) -> DeliveryState:
    """As metrics call it: what is tried again has failed this time, for what its provider said."""
    if row["to"] == "pending":
        return channel, "failed", str(row["said"])
    return channel, row["to"], row["why"]


def attempt_of(each: Claimed, outcome: Outcome, now: Instant) -> dict[str, Any]:
    after_s = outcome.after_s if isinstance(outcome, Retry | Misconfigured) else None
    return {
        "of": each.delivery_id,
        "nth": each.attempt,
        "finished": now,
        "outcome": type(outcome).__name__.lower(),
        "status": outcome.http_status,
        "said": outcome.reason[:80],
        "after": None if after_s is None else int(after_s),
        "is_ambiguous": isinstance(outcome, Retry) and outcome.ambiguous,
    }
