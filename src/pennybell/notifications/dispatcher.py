"""Sends what is due: claims it under a lease, asks the channel, records what became of it.

Nothing is sent from a request, and nothing before its claim has committed. A worker that dies leaves
leases that run out; what it had begun is sent again under the same ids. Any number of workers share
the queue on PostgreSQL.
"""

import asyncio
import contextlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Connection, insert

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
from pennybell.domains.deliveries import queue
from pennybell.domains.deliveries.service import collapse_id_of
from pennybell.domains.inbox import repository as inbox
from pennybell.domains.inbox import service as entries
from pennybell.kit.clock import DAY, SECOND, Instant
from pennybell.kit.encryption import FieldKeys
from pennybell.notifications.claims import Claimed, Rules, Worker, claim
from pennybell.notifications.ports import Presence
from pennybell.outbox import access
from pennybell.outbox.actor import operator_for
from pennybell.outbox.unit_of_work import Work
from pennybell.storage.tables.notifications import deliveries

BATCH: Final = 200
POLL_S: Final = 1.0
"""How long at most what another process planned waits to be found."""

GAP_S: Final = 0.02
"""Least time between two looks: what is planned at once is claimed together."""

ATTEMPTS_MAX: Final = 30
CLOSING_MAX: Final = 100


@dataclass(slots=True)
class Sent:
    """Counters since the start, by channel and outcome."""

    outcomes: dict[tuple[str, str], int] = field(default_factory=dict)

    def add(self, channel: str, outcome: str) -> None:
        key = (channel, outcome)
        self.outcomes[key] = self.outcomes.get(key, 0) + 1


class Dispatcher:
    """One per process that delivers. `channels`: by the means they serve."""

    def __init__(
        self,
        work: Work,
        channels: Mapping[str, Channel],
        keys: FieldKeys,
        presence: Presence,
        *,
        rules: Rules,
    ) -> None:
        self.work = work
        self.channels = dict(channels)
        self.sent = Sent()
        self._presence = presence
        names = {name for name in channels if rules.push_enabled or name not in queue.PUSH}
        self._worker = Worker(work.ids(), frozenset(names), keys, rules)
        self._bell = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._running: set[asyncio.Task[None]] = set()
        self._ended: list[tuple[Claimed, Outcome]] = []

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
                except Exception:  # noqa: BLE001 - the next round tries again
                    telemetry.log_failure(telemetry.DELIVERY_FAILED)
                await asyncio.sleep(GAP_S)
        finally:
            if self._running:
                await asyncio.wait(self._running, timeout=20)
            await self._record()

    async def deliver_due(self) -> int:
        """Close digests, wake what slept, send what is due; answers how many attempts began."""
        await self._submit(self._close_digests)
        await self._wake_sleepers()
        begun = 0
        while True:
            claimed = await self._submit(self._claim)
            begun += len(claimed)
            for each in await self._without_seen(claimed):
                task = asyncio.create_task(self._send(each))
                self._running.add(task)
                task.add_done_callback(self._running.discard)
            while len(self._running) >= BATCH:
                await asyncio.wait(self._running, return_when=asyncio.FIRST_COMPLETED)
                await self._record()
            if len(claimed) < BATCH:
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

    def _claim(self, connection: Connection) -> list[Claimed]:
        return claim(connection, self._worker, self.work.clock(), BATCH)

    async def _without_seen(self, claimed: list[Claimed]) -> list[Claimed]:
        """Take back what a device of theirs has shown by now."""
        watched = {each.user_id for each in claimed if each.unless_seen_seq is not None}
        if not watched:
            return claimed
        shown = await self._presence.last_acks(watched)
        seen = [
            each.delivery_id
            for each in claimed
            if each.unless_seen_seq is not None
            and shown.get(each.user_id, 0) >= each.unless_seen_seq
        ]
        await self._submit(lambda connection: queue.end(connection, seen, "suppressed", "seen"))
        return [each for each in claimed if each.delivery_id not in set(seen)]

    async def _send(self, each: Claimed) -> None:
        channel = self.channels[each.channel]
        outcome = await channel.send(each.address, each.message, attempt=each.attempt)
        self._ended.append((each, outcome))
        self._bell.set()

    async def _record(self) -> None:
        ended, self._ended = self._ended, []
        if ended:
            await self._submit(lambda connection: self._write(connection, ended))
            for each, outcome in ended:
                self.sent.add(each.channel, type(outcome).__name__.lower())

    def _write(self, connection: Connection, ended: list[tuple[Claimed, Outcome]]) -> None:
        now = self.work.clock()
        rows = [row_of(each, outcome, self._worker.owner, now) for each, outcome in ended]
        attempts = [attempt_of(each, outcome, now) for each, outcome in ended]
        queue.record(connection, rows, attempts)
        devices = [(each, outcome) for each, outcome in ended if each.channel in queue.PUSH]
        succeeded = {each.target_id for each, outcome in devices if isinstance(outcome, Delivered)}
        failed = {each.target_id for each, outcome in devices if not isinstance(outcome, Delivered)}
        queue.record_devices(connection, succeeded, failed, now)
        for each, outcome in devices:
            if isinstance(outcome, Gone):
                queue.disable_device(connection, each.target_id, outcome.state, outcome.reason)

    def _close_digests(self, connection: Connection) -> None:
        now = self.work.clock()
        for digest in queue.closing(connection, now, CLOSING_MAX):
            rows = [
                {
                    "id": self.work.ids(),
                    "notification_id": None,
                    "digest_id": digest.id,
                    "user_id": digest.user_id,
                    "channel": held[0][0],
                    "target_id": target_id,
                    "state": "pending",
                    "reason": None,
                    "not_before": now,
                    "ttl_until": now + DAY,
                    "collapse_id": collapse_id_of(digest.id),
                    "unless_seen_seq": None,
                    "attempts": 0,
                    "created_at": now,
                }
                for target_id, held in sorted(queue.close(connection, digest.id).items())
            ]
            if rows:
                connection.execute(insert(deliveries), rows)

    async def _wake_sleepers(self) -> None:
        """Snoozed entries whose time has come are news again."""
        found = await asyncio.wrap_future(
            self.work.database.submit_read(
                lambda connection: inbox.find_waking(
                    connection, self.work.clock(), entries.WAKE_MAX
                )
            )
        )
        by_user: dict[str, list[str]] = {}
        for row in found:
            by_user.setdefault(row.user_id, []).append(row.id)
        for user_id, ids in by_user.items():
            woken = self.work.submit(
                operator_for(user_id, None),
                lambda uow, ids=ids: entries.mark(uow, "woken", ids=ids),  # type: ignore[misc]
                needs=access.SIGNED_IN,
            )
            await asyncio.wrap_future(woken)

    async def _submit(self, job: Any) -> Any:
        return await asyncio.wrap_future(self.work.database.submit(job))


def row_of(each: Claimed, outcome: Outcome, owner: str, now: Instant) -> dict[str, Any]:
    """What a delivery's row says after an attempt. Pure."""
    state, why, at = _next(each, outcome, now)
    return {
        "of": each.delivery_id,
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
