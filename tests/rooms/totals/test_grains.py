"""Totals by day, by month and of the whole span, on both databases."""

import random
from datetime import date, timedelta
from itertools import pairwise

import pytest
from tests.kit.ledger import Ledger

from pennybell.domains.totals.model import Grain, Span, summed
from pennybell.domains.totals.repository import Ask, net_after, pieces
from pennybell.domains.totals.service import read_totals
from pennybell.domains.transactions import service as transactions
from pennybell.storage.tables.ledger import month_totals


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
    found = summed(totals.flows, lambda flow: flow.day, lambda flow: flow.outflow_minor)
    assert found == expected


def test_any_span_is_cut_into_whole_months_and_the_days_around_them() -> None:
    dice = random.Random(7)
    for _ in range(2_000):
        first = date(2023, 12, 1) + timedelta(days=dice.randrange(120))
        span = Span(first, first + timedelta(days=dice.choice((0, 1, 27, 30, 31, 59, 90, 400))))
        cut = list(pieces(span, "month"))
        assert cut[0].span.first == span.first
        assert cut[-1].span.last == span.last
        for one, next_ in pairwise(cut):
            assert next_.span.first == one.span.last + timedelta(days=1)
        for table, part, stands_for in cut:
            starts, ends = part.first.day == 1, (part.last + timedelta(days=1)).day == 1
            if table is month_totals:
                assert (starts, ends, stands_for) == (True, True, None)
            else:
                assert not (starts and ends), "a whole month has totals of its own"
                assert stands_for == part.first.replace(day=1) == part.last.replace(day=1)
    assert [each.table for each in pieces(Span(date(2026, 1, 1), date.max), "whole")] == [
        month_totals
    ]


def test_moved_and_deleted_rows_leave_their_months(ledger: Ledger) -> None:
    robin = ledger.found()
    account = ledger.open_account(robin)
    home = robin.household_id or ""
    rows = [
        ledger.record(robin, account.id, minor, day).result
        for minor, day in (
            (-5, date(2026, 1, 31)),
            (-70, date(2026, 2, 1)),
            (900, date(2026, 2, 9)),
        )
    ]
    assert all(rows)
    moved, gone, _ = (row.id for row in rows if row)
    ledger.commit(robin, transactions.change, moved, {"date": date(2026, 4, 1)}, if_match=None)
    ledger.commit(robin, transactions.remove, gone, if_match=None)
    with ledger.database.read() as connection:
        ask = Ask(Span(date(2026, 1, 1), date(2026, 12, 31)), "EUR", "month")
        totals = read_totals(connection, home, ask)
        assert net_after(connection, home, date(2026, 1, 31)) == {account.id: 895}
        assert net_after(connection, home, date(2026, 2, 28)) == {account.id: -5}
    kept = [(flow.day, flow.inflow_minor, flow.outflow_minor) for flow in totals.flows]
    assert [each for each in kept if each[1:] != (0, 0)] == [
        (date(2026, 2, 1), 900, 0),
        (date(2026, 4, 1), 0, 5),
    ]
