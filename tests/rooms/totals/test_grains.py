"""Totals by day, by month and of the whole span, on both databases."""

from datetime import date

import pytest
from tests.kit.ledger import Ledger

from pennybell.domains.totals.model import Grain, Span
from pennybell.domains.totals.repository import Ask
from pennybell.domains.totals.service import read_totals


@pytest.mark.parametrize(
    ("grain", "expected"),
    [
        ("day", {date(2025, 12, 31): 100, date(2026, 1, 1): 20, date(2026, 1, 26): 3}),
        ("month", {date(2025, 12, 1): 100, date(2026, 1, 1): 23}),
        ("whole", {date(2025, 12, 15): 123}),
    ],
)
def test_each_grain_adds_up_its_days(
    ledger: Ledger, grain: Grain, expected: dict[date, int]
) -> None:
    robin = ledger.found()
    account = ledger.open_account(robin)
    for day, amount_minor in (
        (date(2025, 12, 31), -100),
        (date(2026, 1, 1), -20),
        (date(2026, 1, 26), -3),
    ):
        ledger.record(robin, account.id, amount_minor, day)
    ask = Ask(Span(date(2025, 12, 15), date(2026, 1, 31)), "EUR", grain)
    with ledger.database.read() as connection:
        totals = read_totals(connection, robin.household_id or "", ask)
    assert {flow.day: flow.outflow_minor for flow in totals.flows} == expected
