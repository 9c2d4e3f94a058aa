"""What is answered from totals that are kept is what the tables say, whatever happened in between.

A household acts at random; after each action everything that rests on kept totals is read twice in
one transaction: with what earlier readings kept, and with nothing.
"""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

import pytest
from pydantic import BaseModel
from tests.kit.client import register
from tests.properties.actions import act_once
from tests.properties.test_old_state_and_events import fill
from tests.properties.world import World
from tests.rooms.edge.clocked import ClockedServer

from pennybell.analytics import balances
from pennybell.analytics.budgets import read_budgets
from pennybell.analytics.cash_flow import read_cash_flow
from pennybell.analytics.curve import period_asked, read_curve
from pennybell.analytics.months import read_months
from pennybell.analytics.net_worth import read_net_worth
from pennybell.analytics.spending import Asked, read_spending
from pennybell.analytics.view import View
from pennybell.domains.totals.kept import Kept
from pennybell.kit.clock import system_clock
from pennybell.kit.periods import Days
from pennybell.outbox.actor import reader_of
from pennybell.outbox.unit_of_work import Reading

NOON = datetime(2026, 6, 10, 12, tzinfo=UTC)
ROUNDS: Final = 60
HALF_A_YEAR: Final = Days(date(2026, 1, 15), date(2026, 6, 28))


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ClockedServer]:
    folder: Path = tmp_path_factory.mktemp("kept")
    with ClockedServer(folder, sign_ins_per_minute_max=0) as running:
        running.clock.ahead_ms = int(NOON.timestamp() * 1_000) - system_clock()
        yield running


def answers(reading: Reading) -> list[BaseModel]:
    view = View(reading)
    return [
        read_budgets(view, view.today),
        read_budgets(view, date(2026, 3, 31)),
        read_curve(view, period_asked(view, None)),
        read_curve(view, period_asked(view, "2026-Q1")),
        read_months(view, HALF_A_YEAR),
        read_cash_flow(view, HALF_A_YEAR),
        read_net_worth(view, HALF_A_YEAR, "day"),
        read_net_worth(view, HALF_A_YEAR, "month"),
        balances.read_outlook(view, balances.Asked(30)),
        read_spending(view, Asked("category", HALF_A_YEAR, "week", 50)),
        read_spending(view, Asked("category", Days(date(2025, 1, 1), view.today), "month", 50)),
    ]


@pytest.mark.parametrize("seed", range(2))
def test_what_is_kept_says_what_the_tables_say(house: ClockedServer, seed: int) -> None:
    robin = register(house.url, "Robin")
    world = World(random.Random(seed), register(house.url, "Visitor"))
    fill(world, robin, 120)
    for body in (
        {"name": "All", "limit_minor": 90_000, "rollover": "full"},
        {"name": "Weekly", "limit_minor": 9_000, "period": "weekly"},
        {"name": "In dollars", "limit_minor": 90_000, "currency": "USD"},
    ):
        robin.post("/budgets", body)
    work = house.server.api.state.house.work
    household_id = robin.household_id
    actor = reader_of(household_id)
    moved = 0
    for _ in range(ROUNDS):
        act_once(world, robin, stays=True)
        with work.database.read() as connection:
            before = work.memory.of(household_id, Kept).newest
            kept = answers(Reading(connection, actor, "", work.clock(), work.memory))
            plain = answers(Reading(connection, actor, "", work.clock()))
            after = work.memory.of(household_id, Kept).newest
        assert kept == plain
        moved += before is not None and after.since == before.since < after.point.hseq
    assert moved >= ROUNDS // 10
