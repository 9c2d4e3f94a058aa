"""What analytics say is what a plain reading of every transaction says.

Random households as budgets are tested with, asked about random ranges, grains and currencies.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import NamedTuple, TypeVar

import pytest
from tests.kit.ledger import Ledger
from tests.properties.by_hand import CURRENCIES, TODAY, Home, furnish, rate_by_hand

from pennybell.analytics import months, spending
from pennybell.analytics.spending import Asked
from pennybell.analytics.view import View
from pennybell.events.shapes import Split, Transaction, Unconverted
from pennybell.kit.clock import Instant
from pennybell.kit.money import exponent_of
from pennybell.kit.periods import Days, Grain, name_of

T = TypeVar("T")
Amount = Callable[["Part"], int]
GRAINS: tuple[Grain, ...] = ("day", "week", "month", "quarter", "year")
NOON = Instant(
    int(datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC).timestamp() * 1_000)
)


class Part(NamedTuple):
    """A row or one part of a split one; `amount_minor` signed, in `currency`."""

    row: Transaction
    category: str | None
    amount_minor: int
    currency: str


class Counted(NamedTuple):
    """Sums in the currency asked for, and by currency what has no rate."""

    sums: dict[object, int]
    missing: dict[str, int]


def ask(home: Home, read: Callable[[View], T], currency: str | None = None) -> T:
    """Read as at noon of the day that the household's records have reached."""
    return home.ledger.work.submit_read(
        home.robin, lambda reading: read(View(replace(reading, now=NOON), currency))
    ).result()


def parts_of(home: Home, days: Days) -> Iterator[Part]:
    """Everything but transfers that is booked in these days."""
    for row in home.rows():
        if row.transfer_id is None and days.first <= row.date <= days.last:
            whole = [Split(amount_minor=row.amount_minor, category_id=row.category_id)]
            for part in row.splits or whole:
                yield Part(row, part.category_id, part.amount_minor, home.accounts[row.account_id])


def spent(home: Home, part: Part) -> bool:
    return (
        part.amount_minor < 0 if part.category is None else home.kinds[part.category] == "expense"
    )


def earned(home: Home, part: Part) -> bool:
    return part.amount_minor > 0 if part.category is None else home.kinds[part.category] == "income"


def convert(home: Home, amount_minor: int, base: str, quote: str, day: date) -> int | None:
    rate = rate_by_hand(home, base, quote, day)
    shift = Fraction(10) ** (exponent_of(quote) - exponent_of(base))
    return None if rate is None else round(amount_minor * rate * shift)


def by_bucket(
    home: Home, parts: list[Part], currency: str, key: Callable[[Part], object]
) -> Counted:
    """Money out less money in: each day, account and category in and out, each converted once."""
    sums: dict[tuple[object, date, str, str | None, bool], int] = {}
    for part in parts:
        place = (
            key(part),
            part.row.date,
            part.row.account_id,
            part.category,
            part.amount_minor < 0,
        )
        sums[place] = sums.get(place, 0) - part.amount_minor
    found: Counted = Counted({}, {})
    for (name, day, account, _, _), amount_minor in sums.items():
        base = home.accounts[account]
        converted = convert(home, amount_minor, base, currency, day)
        if not amount_minor:
            continue
        if converted is None:
            found.missing[base] = found.missing.get(base, 0) + amount_minor
        else:
            found.sums[name] = found.sums.get(name, 0) + converted
    return found


def missing(said: list[Unconverted]) -> dict[str, int]:
    return {each.currency: each.amount_minor for each in said}


def some_days(home: Home) -> Days:
    first, second = sorted((home.day(), home.day()))
    return Days(first, second)


@pytest.mark.parametrize("seed", range(3))
def test_spending_by_category_is_what_counting_by_hand_finds(own_ledger: Ledger, seed: int) -> None:
    home = furnish(own_ledger, seed)
    for round_ in range(20):
        days, grain = some_days(home), GRAINS[round_ % 5]
        currency = home.dice.choice(CURRENCIES)
        found = ask(
            home,
            lambda view, days=days, grain=grain: spending.read_spending(  # type: ignore[misc]  # defaults
                view, Asked("category", days, grain, 200)
            ),
            currency,
        )
        parts = [part for part in parts_of(home, days) if spent(home, part)]
        by_step = by_bucket(
            home,
            parts,
            currency,
            lambda part, grain=grain: (part.category, name_of(part.row.date, grain)),  # type: ignore[misc]
        )

        assert found.total_minor == sum(by_step.sums.values())
        assert missing(found.unconverted) == by_step.missing
        names = [step.name for step in found.steps]
        said = {
            (item.id, name): amount
            for item in found.items
            for name, amount in zip(names, item.amounts_minor, strict=True)
            if amount
        }
        assert said == {key: amount for key, amount in by_step.sums.items() if amount}
        assert sum(step.total_minor for step in found.steps) == found.total_minor


@pytest.mark.parametrize("seed", range(3))
def test_months_are_what_counting_by_hand_finds(own_ledger: Ledger, seed: int) -> None:
    home = furnish(own_ledger, seed)
    for _ in range(20):
        days, currency = some_days(home), home.dice.choice(CURRENCIES)
        found = ask(home, lambda view, days=days: months.read_months(view, days), currency)  # type: ignore[misc]
        parts = list(parts_of(home, days))

        def month(part: Part) -> str:
            return name_of(part.row.date, "month")

        out = by_bucket(home, [each for each in parts if spent(home, each)], currency, month)
        came = by_bucket(home, [each for each in parts if earned(home, each)], currency, month)

        assert {each.month: each.spent_minor for each in found.months if each.spent_minor} == {
            name: amount for name, amount in out.sums.items() if amount
        }
        assert {each.month: each.income_minor for each in found.months if each.income_minor} == {
            name: -amount for name, amount in came.sums.items() if amount
        }
        without = {
            currency: -came.missing.get(currency, 0) - out.missing.get(currency, 0)
            for currency in out.missing.keys() | came.missing.keys()
        }
        assert missing(found.unconverted) == without
        assert found.saved_minor == found.income_minor - found.spent_minor
        if found.savings_rate is not None:
            assert found.savings_rate == round(found.saved_minor / found.income_minor, 4)
