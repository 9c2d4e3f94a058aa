"""Two units of work in each other's way, step by step, on PostgreSQL."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from sqlalchemy import text
from tests.kit.client import ARRIVES_S_MAX
from tests.kit.ledger import Ledger

from pennybell.outbox import access
from pennybell.outbox.actor import Actor
from pennybell.outbox.unit_of_work import Committed, UnitOfWork


class Held:
    """A unit of work that has done `service`, and goes on with `then` when it is released."""

    def __init__(
        self,
        ledger: Ledger,
        actor: Actor,
        service: Callable[[UnitOfWork], Any],
        then: Callable[[UnitOfWork], Any] | None = None,
    ) -> None:
        self.reached, self._gate = threading.Event(), threading.Event()

        def hold(uow: UnitOfWork) -> Any:
            result = service(uow)
            self.reached.set()
            assert self._gate.wait(ARRIVES_S_MAX)
            return then(uow) if then else result

        self.future: Future[Committed[Any]] = ledger.work.submit(
            actor, hold, needs=access.SIGNED_IN
        )
        assert self.reached.wait(ARRIVES_S_MAX)

    def release(self) -> Committed[Any]:
        self._gate.set()
        return self.future.result(ARRIVES_S_MAX)


def wait_until_blocked(ledger: Ledger, future: Future[Any]) -> None:
    """Until the unit of work waits for a lock; one that needs none is done by then."""
    until = time.monotonic() + ARRIVES_S_MAX
    waiting = text(
        "SELECT count(*) FROM pg_stat_activity"
        " WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )
    while not future.done():
        with ledger.database.read() as connection:
            if connection.execute(waiting).scalar():
                return
        assert time.monotonic() < until
