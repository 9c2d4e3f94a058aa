"""`pennybell demo --live`: the household goes on spending while the server serves."""

import random
import threading
from typing import Final

from pennybell import telemetry
from pennybell.cli.demo_household import LiveStream
from pennybell.cli.demo_mark import Mark
from pennybell.cli.demo_seed import Places, drafts_of, places_of
from pennybell.domains.accounts.repository import find_all as accounts_of
from pennybell.domains.transactions.service import record_many
from pennybell.errors import DomainError
from pennybell.kit.clock import today_in
from pennybell.outbox.unit_of_work import Work

EVERY_S_MIN: Final = 2.0
EVERY_S_MAX: Final = 6.0


class LivePoster:
    """Posts through the ordinary service from a thread of its own, so sockets ring as for anybody.

    Args:
        work: the serving process's, so that its bell rings at once.
        every_s: bounds of the pause between two transactions, seconds.
    """

    def __init__(
        self,
        work: Work,
        mark: Mark,
        *,
        timezone: str,
        seed: int,
        every_s: tuple[float, float] = (EVERY_S_MIN, EVERY_S_MAX),
    ) -> None:
        self._work = work
        self._mark = mark
        self._timezone = timezone
        self._every_s = every_s
        self._seed = seed
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._post_forever, name="live", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join()

    def _post_forever(self) -> None:
        pauses = random.Random(self._seed)  # noqa: S311 - a story, not a secret
        places = places_of(self._work, self._mark)
        if not places.are_there:
            return
        stream = LiveStream(self._seed, self._balances(places))
        while not self._stopped.wait(pauses.uniform(*self._every_s)):
            try:
                self._post(stream, places)
            except DomainError as refusal:  # a visitor archived an account or took a member out
                telemetry.log(telemetry.DEMO_REFUSED, code=refusal.code)
            except RuntimeError:
                return  # the server has stopped and closed the database

    def _post(self, stream: LiveStream, places: Places) -> None:
        transaction = stream.next_transaction(today_in(self._timezone, self._work.clock()))
        drafts = drafts_of(transaction, places, self._work.ids)
        self._work.commit(places.recorder(transaction.by), record_many, drafts)

    def _balances(self, places: Places) -> dict[str, int]:
        with self._work.database.read() as connection:
            known = {
                each.id: each.balance_minor for each in accounts_of(connection, places.household_id)
            }
        return {key: known[account_id] for key, account_id in places.accounts.items()}
