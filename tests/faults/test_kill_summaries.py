"""The planner of summaries is killed again and again: everybody gets theirs, and gets it once."""

import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import select
from tests.faults.test_kill_worker import kill, wait_for
from tests.kit.forks import fork, write_to
from tests.kit.ledger import Ledger
from tests.rooms.notifications.test_summaries import WEEK, Street

from pennybell.analytics.summary import read_summary
from pennybell.kit.clock import Instant
from pennybell.kit.ids import uuid7_ids
from pennybell.notifications.summaries import Summaries
from pennybell.outbox.unit_of_work import Work
from pennybell.storage.database import open_database
from pennybell.storage.tables.notifications import deliveries, notifications

KILLS = 20
PEOPLE = 80
PLANNED_MAX = 5
"""Between two kills, at most so many are waited for: some are left after the last."""


@pytest.fixture(scope="module")
def ledger(database_kind: str, make_database_url: Callable[[str], str]) -> Iterator[Ledger]:
    with Ledger(make_database_url(database_kind)) as opened:
        yield opened


def plan_in_fork(url: str, now: Instant, log: Path) -> None:
    """Plan what is due, as a process that was just started does; what it says goes to `log`."""
    write_to(log)
    work = Work(open_database(url), clock=lambda: now, ids=uuid7_ids())
    Summaries(work, read_summary).plan_due()


def test_planners_killed_at_random_leave_nobody_out_and_tell_nobody_twice(
    ledger: Ledger, tmp_path: Path, print_at_end: Callable[[str], None]
) -> None:
    street = Street(ledger)
    people = [street.subscriber() for _ in range(PEOPLE)]
    for each in people:
        street.spend(each)
    planners = 1 if ledger.database.is_sqlite else 2
    chance = random.Random(20_261_123)
    killed_in_the_middle = 0
    for number in range(KILLS):
        log, seen = tmp_path / f"planner-{number}.log", len(entries(ledger))
        running = [fork(plan_in_fork, ledger.url, street.now, log) for _ in range(planners)]
        wanted = seen + chance.randrange(1, PLANNED_MAX)
        wait_for(lambda wanted=wanted: len(entries(ledger)) >= wanted, every_s=0.001)  # type: ignore[misc]
        time.sleep(chance.random() / 100)
        killed_in_the_middle += all(planner.poll() is None for planner in running)
        for planner in running:
            kill(planner)
        assert "Traceback" not in log.read_text()
        if len(entries(ledger)) > PEOPLE - PLANNED_MAX:
            break
    left = street.planned()
    street.deliver()

    told = Counter(entries(ledger))
    print_at_end(f"killed in the middle {killed_in_the_middle} times, {left} left to the last")
    assert told == Counter(each.user_id for each in people)
    assert Counter(sendings(ledger)) == told
    assert all(len(street.mails(each)) == 1 for each in people)
    assert killed_in_the_middle >= KILLS // 3  # or this test has tested nothing
    assert left > 0


def entries(ledger: Ledger) -> list[str]:
    """Whose inbox has the week's summary, once for each entry."""
    column = notifications.c
    statement = select(column.user_id).where(column.dedupe_key.endswith(f":{WEEK}"))
    with ledger.database.read() as connection:
        return [str(user_id) for user_id in connection.execute(statement).scalars()]


def sendings(ledger: Ledger) -> list[str]:
    """To whom mail of it was planned, once for each."""
    statement = (
        select(deliveries.c.user_id)
        .join(notifications, notifications.c.id == deliveries.c.notification_id)
        .where(notifications.c.dedupe_key.endswith(f":{WEEK}"))
    )
    with ledger.database.read() as connection:
        return [str(user_id) for user_id in connection.execute(statement).scalars()]
