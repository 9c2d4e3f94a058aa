"""What budgets say is what a plain reading of every transaction says.

Random households: splits, refunds, transfers, deleted rows, rows ahead of their day, four
currencies with rates that have holes, every kind of period and of rollover.
"""

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Final

import pytest
from tests.kit.ledger import Ledger
from tests.properties.by_hand import (
    CURRENCIES,
    TODAY,
    Home,
    furnish,
    rate_by_hand,
)

from pennybell.domains.budgets import service as budgets
from pennybell.domains.budgets.model import (
    ROLLED_PERIODS_MAX,
    BudgetDraft,
    Period,
    period_of,
    periods_before,
)
from pennybell.events.shapes import Budget, BudgetProgress, Split, Transaction
from pennybell.kit.money import exponent_of

KINDS: Final = ("weekly", "two_weekly", "monthly", "quarterly", "yearly")


def progress(home: Home, budget: Budget, on: date) -> BudgetProgress:
    return home.ledger.work.submit_read(
        home.robin, lambda reading: budgets.read_progress(reading, [budget], on)[0]
    ).result()


def draft_of(home: Home) -> BudgetDraft:
    dice = home.dice
    spending = [id_ for id_, kind in home.kinds.items() if kind == "expense"]
    chosen = dice.sample(spending, dice.choice((1, 2, 3)))
    return BudgetDraft(
        name="A budget",
        limit_minor=dice.choice((0, 100, 40_000, 2_000_000)),
        period=dice.choice(KINDS),
        anchor_date=date(2024, 1, 31) if dice.random() < 0.3 else home.day(),
        category_ids=None if dice.random() < 0.3 else tuple(chosen),
        currency=dice.choice(CURRENCIES),
        rollover=dice.choice(("none", "positive", "full")),
        rollover_since=home.day(),
    )


@dataclass
class Counted:
    """What counting by hand finds in some days."""

    spent_minor: int = 0
    unconverted: dict[str, int] = field(default_factory=dict)


def count_by_hand(home: Home, rows: list[Transaction], budget: Budget, days: Period) -> Counted:
    """Each account's day by category: money in and money out, each converted once."""
    sums: dict[tuple[date, str, str | None], list[int]] = {}
    for row in rows:
        if row.transfer_id is not None or row.date not in days:
            continue
        whole = [Split(amount_minor=row.amount_minor, category_id=row.category_id)]
        for part in row.splits or whole:
            if not covers(home, budget, part.category_id):
                continue
            both = sums.setdefault((row.date, row.account_id, part.category_id), [0, 0])
            both[part.amount_minor < 0] += abs(part.amount_minor)
    counted = Counted()
    for (day, account, category), (came, went) in sums.items():
        currency = home.accounts[account]
        counted_in = 0 if category is None else came
        rate = rate_by_hand(home, currency, budget.currency, day)
        if rate is None:
            before = counted.unconverted.get(currency, 0)
            counted.unconverted[currency] = before + went - counted_in
        else:
            shift = Fraction(10) ** (exponent_of(budget.currency) - exponent_of(currency))
            counted.spent_minor += round(went * rate * shift) - round(counted_in * rate * shift)
    counted.unconverted = {each: amount for each, amount in counted.unconverted.items() if amount}
    return counted


def covers(home: Home, budget: Budget, category: str | None) -> bool:
    if budget.category_ids is None:
        return category is None or home.kinds[category] == "expense"
    if category is None:
        return False
    return category in budget.category_ids or home.parents[category] in budget.category_ids


def carried_by_hand(home: Home, rows: list[Transaction], budget: Budget, period: Period) -> int:
    rest = 0
    if budget.rollover == "none":
        return 0
    for past in periods_before(budget, period, ROLLED_PERIODS_MAX[budget.period]):
        if past.start >= budget.rollover_since:
            spent = count_by_hand(home, rows, budget, past).spent_minor
            rest += budget.limit_minor - spent
            if budget.rollover == "positive":
                rest = max(rest, 0)
    return rest


@pytest.mark.parametrize("seed", range(4))
def test_progress_is_what_counting_every_row_by_hand_finds(own_ledger: Ledger, seed: int) -> None:
    ledger, home = own_ledger, furnish(own_ledger, seed)
    rows = home.rows()
    seen: set[str] = set()
    for _ in range(30):
        budget = ledger.commit(home.robin, budgets.create_budget, draft_of(home)).result
        assert budget is not None
        on = home.dice.choice((TODAY, home.day()))
        found = progress(home, budget, on)
        period = period_of(budget, on)
        past = count_by_hand(home, rows, budget, Period(period.start, on))
        whole = count_by_hand(home, rows, budget, period)
        rest = found.available_minor - past.spent_minor

        assert found.spent_minor == past.spent_minor
        assert found.carried_minor == carried_by_hand(home, rows, budget, period)
        assert found.available_minor == budget.limit_minor + found.carried_minor
        assert found.left_minor == rest
        assert {each.currency: each.amount_minor for each in found.unconverted} == whole.unconverted
        assert found.left_per_day_minor == max(0, rest) // ((period.end - on).days + 1)
        assert (found.state == "over") == (rest < 0) == (found.projection.tier == "over")
        assert found.percent is None or found.percent >= 100 or rest > 0
        assert all(on < each.date <= period.end for each in found.upcoming if each.kind == "booked")
        seen |= {found.state, budget.rollover, budget.period}
        seen |= {"unconverted"} if found.unconverted else set()
        seen |= {"booked"} if any(each.kind == "booked" for each in found.upcoming) else set()
        seen |= {"predicted"} if found.projection.probability is not None else set()
    assert {"within", "over", "unconverted", "booked", "predicted", *KINDS} <= seen
