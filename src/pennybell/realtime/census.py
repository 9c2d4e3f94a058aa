"""What all processes know of their sockets: a question over the bus, and the answers to it.

Nothing is kept anywhere: each process answers for the sockets it holds.
"""

import asyncio
from collections.abc import Callable, Collection
from dataclasses import asdict
from typing import Any, Final

from pennybell.bus.port import Bus
from pennybell.events.bell import Ask, Bell, Reply
from pennybell.kit.clock import instant_text
from pennybell.kit.ids import Ids
from pennybell.kit.json import decode, encode
from pennybell.realtime import close_codes
from pennybell.realtime.connection import Connection
from pennybell.realtime.hub import Hub
from pennybell.realtime.statistics import Latency, Totals, combine, totals_from

GATHER_S: Final = 0.3
"""Seconds that other processes have to answer."""

Answered = dict[str, Any]
Users = tuple[str, ...]
Answers = dict[str, Callable[[Users], Any]]


class Census:
    """Asks for this process, and answers other processes."""

    def __init__(self, hub: Hub, bus: Bus, *, ids: Ids) -> None:
        self.hub = hub
        self._bus = bus
        self._ids = ids
        self._open: dict[str, list[Any]] = {}
        self._known: Answers = {
            "acks": hub.acks_of,
            "connections": self._connections,
            "totals": self._totals,
        }

    def hear(self, bell: Bell) -> None:
        """Give this to the bus in place of the hub's `deliver`, which it calls."""
        self.hub.deliver(bell)
        for ask in bell.asks:
            if ask.id not in self._open and ask.about in self._known:
                said = encode(self._known[ask.about](ask.user_ids))
                self._bus.publish(Bell((), replies=(Reply(ask.id, said),)))
        for reply in bell.replies:
            if reply.ask_id in self._open:
                self._open[reply.ask_id].append(decode(reply.text))

    async def connections(self, user_id: str) -> list[Answered]:
        """One user's sockets on every process, oldest first."""
        answers = await self._gather("connections", (user_id,))
        found = [each for answer in answers for each in answer]
        return sorted(found, key=lambda each: (each["since"], each["id"]))

    async def totals(self, user_id: str = "") -> Totals:
        """The counters of every process together; a user with sockets on several counts once."""
        answers = await self._gather("totals", (user_id,) if user_id else ())
        whole = combine([totals_from(each["totals"]) for each in answers])
        whole.users = len({user for each in answers for user in each["user_ids"]})
        return whole

    async def last_acks(self, user_ids: Collection[str]) -> dict[str, int]:
        """Fills the port `notifications.ports.Presence`."""
        newest: dict[str, int] = {}
        for answer in await self._gather("acks", tuple(user_ids)):
            for user_id, seq in answer.items():
                newest[user_id] = max(seq, newest.get(user_id, 0))
        return newest

    async def disconnect(self, user_id: str, connection_id: str) -> bool:
        """Close one of a user's sockets, wherever it is; False when nobody has it."""
        if self.hub.close(user_id, connection_id, close_codes.DISCONNECTED):
            return True
        if all(each["id"] != connection_id for each in await self.connections(user_id)):
            return False
        self._bus.publish(Bell((), disconnected=((user_id, connection_id),)))
        return True

    async def _gather(self, about: str, user_ids: Users) -> list[Any]:
        answers = [self._known[about](user_ids)]
        if self._bus.is_shared:
            ask = Ask(self._ids(), about, user_ids)
            self._open[ask.id] = answers
            self._bus.publish(Bell((), asks=(ask,)))
            try:
                await asyncio.sleep(GATHER_S)
            finally:
                del self._open[ask.id]
        return answers

    def _connections(self, user_ids: Users) -> list[Answered]:
        found = [each for user_id in user_ids for each in self.hub.connections_of(user_id)]
        return [_describe(each) for each in found if each.is_open]

    def _totals(self, user_ids: Users) -> Answered:
        """`user_ids`: who has sockets here, some 40 bytes each, 0.8 MB when a process is full."""
        here = [each for each in user_ids or self.hub.streams if self.hub.connections_of(each)]
        return {"totals": asdict(totals_of(self.hub, *user_ids)), "user_ids": here}


def totals_of(hub: Hub, user_id: str = "") -> Totals:
    """This process's counters, or those of one user's sockets."""
    if user_id:
        return _totals_of_user(hub, user_id)
    counted = hub.statistics
    return Totals(
        connections=hub.total,
        users=len(hub.streams),
        messages_in=hub.messages_in,
        messages_out=counted.messages_out,
        in_per_s=counted.in_per_s,
        out_per_s=counted.out_per_s,
        queue_bytes=sum(_queue_bytes(each.connections) for each in hub.streams.values()),
        resumes_complete=counted.resumes_complete,
        resumes_refused=counted.resumes_refused,
        upgrades_refused=counted.upgrades_refused,
        closes=dict(counted.closes),
        latency=Latency(list(counted.latency.counts), counted.latency.total_ms),
    )


def _totals_of_user(hub: Hub, user_id: str) -> Totals:
    """Of the open sockets; resumes, closes and times also of those that were there lately."""
    complete, refused = hub.recent.resumes_of(user_id)
    totals = Totals(
        resumes_complete=complete,
        resumes_refused=refused,
        closes=hub.recent.closes_of(user_id),
        latency=hub.recent.latency_of(user_id),
    )
    stream = hub.streams.get(user_id)
    if stream is not None:
        totals.connections, totals.users = len(stream.connections), 1
        totals.messages_in, totals.messages_out = stream.messages_in, stream.messages_out
        totals.in_per_s, totals.out_per_s = float(stream.in_per_s), float(stream.out_per_s)
        totals.queue_bytes = _queue_bytes(stream.connections)
    return totals


def _queue_bytes(connections: tuple[Connection, ...]) -> int:
    return sum(each.transport.get_write_buffer_size() for each in connections)


def _describe(connection: Connection) -> Answered:
    """`lag`: events that this device has not said it applied; null until it says anything."""
    seq, acked = connection.seq, connection.acked
    peer = connection.transport.get_extra_info("peername")
    return {
        "id": connection.id,
        "session_id": connection.session_id,
        "address": connection.address or (str(peer[0]) if peer else ""),
        "since": instant_text(connection.opened_at),
        "seq": seq,
        "acked": acked or None,
        "lag": seq - acked if acked else None,
        "queue_bytes": connection.transport.get_write_buffer_size(),
    }
