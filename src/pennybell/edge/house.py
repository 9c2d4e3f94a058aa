"""What every route can ask for: filled once by the composition root."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from fastapi import Request

from pennybell.channels.vapid import VapidKey
from pennybell.domains.identity.tokens import Tokens
from pennybell.edge.remembered import Remembered
from pennybell.kit.clock import Clock
from pennybell.kit.encryption import FieldKeys
from pennybell.kit.ids import Ids
from pennybell.kit.throttle import Throttle
from pennybell.notifications.dispatcher import Dispatcher
from pennybell.outbox import access
from pennybell.outbox.access import Need
from pennybell.outbox.actor import Actor
from pennybell.outbox.subscriber import Readers
from pennybell.outbox.unit_of_work import Reading, Work
from pennybell.realtime.census import Census
from pennybell.realtime.gate import Gate
from pennybell.realtime.hub import Hub
from pennybell.settings import Settings

T = TypeVar("T")


@dataclass(slots=True)
class House:
    """The ports and settings of one server.

    `hub`: this process's sockets and listeners; `census`: those of every process; `gate`: who
    may open one. `readers`: what follows the log here. `running`: (user, Idempotency-Key) of requests
    under way here. `remembered`: answers that are right until the next commit.
    """

    settings: Settings
    work: Work
    tokens: Tokens
    clock: Clock
    ids: Ids
    random: Callable[[int], bytes]
    hub: Hub
    census: Census
    gate: Gate
    readers: Readers
    dispatcher: Dispatcher
    field_keys: FieldKeys
    vapid: VapidKey
    by_address: Throttle
    by_account: Throttle
    running: set[tuple[str, str]] = field(default_factory=set)
    remembered: Remembered = field(default_factory=Remembered)

    async def read(
        self, actor: Actor, query: Callable[[Reading], T], *, needs: Need = access.READ
    ) -> T:
        """Run one query in a read transaction of its own, on a database thread."""
        return await asyncio.wrap_future(self.work.submit_read(actor, query, needs=needs))


def house_of(request: Request) -> House:
    house: House = request.app.state.house
    return house
