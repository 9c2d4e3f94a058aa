"""A delivery worker is killed again and again: nothing is lost, nothing rings under two ids.

Each of over 5,000 deliveries ends accepted, or dead with a reason. What was accepted and not yet written down is
sent again, under the same collapse id, so that the phone shows it once.
"""

import random
import signal
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select
from tests.kit.delivery_worker import MASTER, start_fork
from tests.kit.forks import Fork
from tests.kit.ledger import Ledger
from tests.kit.ringing import Ringing
from tests.providers.certificates import Authority
from tests.providers.fcm import FcmServer

from pennybell.storage.tables.notifications import deliveries

KILLS = 30
NOTICES = 34
"""Before each kill; every one rings five phones, and one that is no more."""

GOOD = 5
PHONES = [*(f"good-phone-{number}" for number in range(GOOD)), "unregistered-phone"]
SENT_MAX = NOTICES * GOOD // 2
LEASE_MS = 3_000
TOLD = KILLS * NOTICES

QUIET_S_MAX = 240.0


@pytest.fixture(scope="module")
def ledger(database_kind: str, make_database_url: Callable[[str], str]) -> Iterator[Ledger]:
    with Ledger(make_database_url(database_kind)) as opened:
        yield opened


@pytest.mark.timeout(500)
def test_a_worker_killed_at_random_loses_nothing_and_rings_nothing_anew(
    ledger: Ledger, authority: Authority, tmp_path: Path, print_at_end: Callable[[str], None]
) -> None:
    town = Ringing(ledger, "2026-06-15T10:00:00+02:00")
    town.work.clock = ledger.work.clock
    assert town.keys.current_id == type(town.keys)([MASTER], random=bytes).current_id
    robin = ledger.found()
    for token in PHONES:
        town.phone(robin, f"{token}-{robin.user_id}")
    chance = random.Random(20_260_615)
    running: list[Fork] = []
    with FcmServer(authority) as fcm, ended(running):
        told = {
            "database_url": ledger.url,
            "account": fcm.account(),
            "fcm_url": fcm.url,
            "ca_file": str(authority.ca_file),
            "lease_ms": LEASE_MS,
        }
        workers = 1 if ledger.database.is_sqlite else 2
        running += [start_fork(tmp_path, f"worker-{number}", told) for number in range(workers)]
        killed_while_sending = 0
        for number in range(KILLS):
            seen, wanted = len(fcm.requests), chance.randrange(1, SENT_MAX)
            for each in range(NOTICES):
                town.tell(robin, f"Notice {number} {each}", severity="critical")
            wait_for(lambda seen=seen, wanted=wanted: len(fcm.requests) >= seen + wanted)  # type: ignore[misc]
            kill(running.pop(chance.randrange(workers)))
            killed_while_sending += count(ledger)["leased"] > 0
            running.append(start_fork(tmp_path, f"worker-{number}", told))
        wait_for(lambda: not {"pending", "leased"} & set(count(ledger)), every_s=0.2)
        states = count(ledger)
        accepted = [row for row in rows(ledger) if row.state == "accepted"]
        rung: dict[str, Counter[str]] = defaultdict(Counter)
        for message in fcm.accepted:
            rung[message["data"]["delivery_id"]][message["android"]["collapse_key"]] += 1
    again = sum(sum(each.values()) - 1 for each in rung.values())
    print_at_end(
        f"{states}; killed while sending {killed_while_sending} of {KILLS}; "
        f"rung again under the same id {again}; "
        f"delivered {len(accepted) / (TOLD * GOOD):.1%} of what could be"
    )
    assert set(states) == {"accepted", "dead"}
    assert 1 <= states["dead"] <= TOLD
    assert len(accepted) == TOLD * GOOD
    assert all(row.reason in ("gone", "device_gone") for row in rows(ledger) if row.state == "dead")
    assert {row.id for row in accepted} == set(rung)  # accepted there is accepted here
    assert all(len(collapse_keys) == 1 for collapse_keys in rung.values())
    assert killed_while_sending > KILLS // 3  # or this test has tested nothing


def rows(ledger: Ledger) -> list[Any]:
    with ledger.database.read() as connection:
        return list(connection.execute(select(deliveries)))


def count(ledger: Ledger) -> Counter[str]:
    statement = select(deliveries.c.state, func.count()).group_by(deliveries.c.state)
    with ledger.database.read() as connection:
        return Counter(dict(map(tuple, connection.execute(statement))))


@contextmanager
def ended(running: list[Fork]) -> Iterator[None]:
    """Whatever happens, no worker outlives the test."""
    try:
        yield
        for process in running:
            process.send_signal(signal.SIGTERM)
    except BaseException:
        for process in running:
            process.kill()
        raise
    finally:
        for process in running:
            process.wait(30)


def kill(process: Fork) -> None:
    process.kill()
    process.wait(30)


def wait_for(is_so: Callable[[], object], *, every_s: float = 0.005) -> None:
    until = time.monotonic() + QUIET_S_MAX
    while not is_so():
        assert time.monotonic() < until, "it did not happen"
        time.sleep(every_s)
