"""What analytics say is what a plain reading of every transaction says.

Random households as budgets are tested with, asked about random ranges, grains and currencies.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from functools import partial
from itertools import accumulate
from statistics import quantiles
from typing import NamedTuple, TypeVar

import pytest
from tests.kit.ledger import Ledger
from tests.properties.by_hand import CURRENCIES, TODAY, Home, furnish, rate_by_hand

from pennybell.analytics import cash_flow, curve, months, net_worth, spending
from pennybell.analytics.spending import Asked
from pennybell.analytics.view import View
from pennybell.domains.tags.repository import find_all as find_tags
from pennybell.events.analytics import Breakdown, Spending, SpendingCurve
from pennybell.events.shapes import Split, Transaction, Unconverted
from pennybell.kit.clock import Instant
from pennybell.kit.money import exponent_of
from pennybell.kit.periods import Days, Grain, around, before, name_of

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


def rows_of(home: Home) -> list[Transaction]:
    """Read once: nothing is written here after a household was furnished."""
    if home.known is None:
        home.known = home.rows()
    return home.known


def parts_of(home: Home, days: Days) -> Iterator[Part]:
    """Everything but transfers that is booked in these days."""
    for row in rows_of(home):
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
        found = spending_of(home, Asked("category", days, grain, 200), currency)
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


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("by", ["payee", "tag"])
def test_spending_by_payee_and_tag_is_what_counting_by_hand_finds(
    own_ledger: Ledger, seed: int, by: Breakdown
) -> None:
    home = furnish(own_ledger, seed)
    tags = ask(home, lambda view: find_tags(view.connection, view.household_id))
    names = {each.id: each.name for each in tags}
    for round_ in range(10):
        days, grain = some_days(home), GRAINS[round_ % 5]
        currency = home.dice.choice(CURRENCIES)
        found = spending_of(home, Asked(by, days, grain, 200), currency)
        sums: dict[tuple[str | None, date, str], int] = {}
        for part in parts_of(home, days):
            if spent(home, part):
                for key in keys_of(part, by):
                    place = (key, part.row.date, part.currency)
                    sums[place] = sums.get(place, 0) - part.amount_minor
        expected: dict[tuple[str | None, str], int] = {}
        for (key, day, base), amount_minor in sums.items():
            converted = convert(home, amount_minor, base, currency, day)
            name = (key, name_of(day, grain))
            expected[name] = expected.get(name, 0) + (converted or 0)

        steps = [step.name for step in found.steps]
        said = {
            (names.get(item.id or "", item.name), name): amount
            for item in found.items
            for name, amount in zip(steps, item.amounts_minor, strict=True)
            if amount
        }
        assert said == {key: amount for key, amount in expected.items() if amount}
        by_category = spending_of(home, Asked("category", days, grain, 200), currency)
        assert found.steps == by_category.steps
        assert found.unconverted == by_category.unconverted


def keys_of(part: Part, by: Breakdown) -> Sequence[str | None]:
    return [part.row.payee] if by == "payee" else part.row.tags or [None]


@pytest.mark.parametrize("seed", range(3))
def test_the_curve_is_what_counting_by_hand_finds(own_ledger: Ledger, seed: int) -> None:
    home = furnish(own_ledger, seed)
    for round_ in range(12):
        grain: Grain = GRAINS[1 + round_ % 4]
        day = TODAY if round_ % 3 == 0 else home.day()
        period, currency = around(day, grain), home.dice.choice(CURRENCIES)
        on = period.clamp(TODAY)
        found = ask(home, partial(read_curve, name_of(day, grain)), currency)
        daily = spent_by_day(home, period, currency)

        assert (found.first, found.last, found.on) == (*period, on)
        assert [each.date for each in found.days] == days_of(Days(period.first, on))
        assert [each.spent_minor for each in found.days] == [
            daily.get(each, 0) for each in days_of(Days(period.first, on))
        ]
        assert [each.total_minor for each in found.days] == list(
            accumulate(each.spent_minor for each in found.days)
        )
        assert found.spent_minor == found.days[-1].total_minor
        assert found.ahead_minor == sum(daily.values()) - found.spent_minor
        assert sum(each.spent_minor for each in found.categories) == found.spent_minor
        parts = [part for part in parts_of(home, Days(period.first, on)) if earned(home, part)]
        earnings = by_bucket(home, parts, currency, lambda _part: None)
        assert found.income_minor == -sum(earnings.sums.values())
        check_usual(home, found, period, grain, currency)


def read_curve(name: str, view: View) -> SpendingCurve:
    return curve.read_curve(view, curve.period_asked(view, name))


def check_usual(
    home: Home, found: SpendingCurve, period: Days, grain: Grain, currency: str
) -> None:
    """Percentiles by the standard library's inclusive method, of the periods with records."""
    begun = min(row.date for row in rows_of(home))
    past = [
        each
        for each in before(period, grain, curve.PAST_MAX[grain])
        if (begun - each.first).days * 4 <= each.length
    ]
    assert found.periods_known == len(past)
    if len(past) < 2:
        assert found.usual == []
        return
    sums = []
    for each in past:
        daily = spent_by_day(home, each, currency)
        sums.append(list(accumulate(daily.get(day, 0) for day in days_of(each))))
    for place, said in enumerate(found.usual):
        is_last = place == period.length - 1
        reached = [each[-1] if is_last else each[min(place, len(each) - 1)] for each in sums]
        deciles = quantiles(reached, n=10, method="inclusive")
        assert abs(said.p10_minor - deciles[0]) <= 0.5 + 1e-6
        assert abs(said.p50_minor - deciles[4]) <= 0.5 + 1e-6
        assert abs(said.p90_minor - deciles[8]) <= 0.5 + 1e-6
    assert len(found.usual) == period.length


def spent_by_day(home: Home, days: Days, currency: str) -> dict[date, int]:
    parts = [part for part in parts_of(home, days) if spent(home, part)]
    found = by_bucket(home, parts, currency, lambda part: part.row.date)
    return {day: amount for day, amount in found.sums.items() if isinstance(day, date)}


def days_of(days: Days) -> list[date]:
    return [days.first + timedelta(days=place) for place in range(days.length)]


@pytest.mark.parametrize("seed", range(3))
def test_net_worth_is_what_counting_by_hand_finds(own_ledger: Ledger, seed: int) -> None:
    home = furnish(own_ledger, seed)
    rows = rows_of(home)
    for round_ in range(15):
        days, grain = some_days(home), GRAINS[round_ % 5]
        currency = home.dice.choice(CURRENCIES)
        found = ask(
            home,
            lambda view, days=days, grain=grain: net_worth.read_net_worth(view, days, grain),  # type: ignore[misc]  # defaults
            currency,
        )
        for place, point in enumerate(found.days):
            converted = []
            for account in found.accounts:
                base = home.accounts[account.account_id]
                own = sum(
                    row.amount_minor
                    for row in rows
                    if row.account_id == account.account_id and row.date <= point.date
                )
                worth = convert(home, own, base, currency, point.date)
                assert account.balances_minor[place] == worth
                converted.append(worth or 0)
                if place == len(found.days) - 1:
                    assert account.balance_minor == own
            assert point.net_worth_minor == sum(converted)
            assert point.assets_minor == sum(each for each in converted if each > 0)
            assert point.debts_minor == sum(each for each in converted if each < 0)
        assert {account.account_id for account in found.accounts} == home.accounts.keys()
        assert found.days[-1].date == days.last
        assert found.change_minor == (
            found.days[-1].net_worth_minor - found.days[0].net_worth_minor
        )


@pytest.mark.parametrize("seed", range(3))
def test_cash_flow_is_balanced_and_what_counting_by_hand_finds(
    own_ledger: Ledger, seed: int
) -> None:
    home = furnish(own_ledger, seed)
    seen: set[str] = set()
    for _ in range(20):
        days, currency = some_days(home), home.dice.choice(CURRENCIES)
        found = ask(home, lambda view, days=days: cash_flow.read_cash_flow(view, days), currency)  # type: ignore[misc]  # a default
        parts = list(parts_of(home, days))
        out, came = (
            by_bucket(home, [each for each in parts if is_one(home, each)], currency, category)
            for is_one in (spent, earned)
        )
        assert found.spent_minor == sum(out.sums.values())
        assert found.income_minor == -sum(came.sums.values())
        into: dict[str, int] = {}
        out_of: dict[str, int] = {}
        for link in found.links:
            assert link.amount_minor > 0
            into[link.target] = into.get(link.target, 0) + link.amount_minor
            out_of[link.source] = out_of.get(link.source, 0) + link.amount_minor
        assert into.keys() | out_of.keys() == {node.id for node in found.nodes}
        for node in found.nodes:
            seen.add(node.kind)
            assert node.amount_minor == max(into.get(node.id, 0), out_of.get(node.id, 0))
            if node.kind == "pool":
                assert into[node.id] == out_of[node.id]
            if node.category_id in home.parents and not has_children(home, node.category_id):
                sums = (out if home.kinds[node.category_id] == "expense" else came).sums
                assert node.amount_minor == abs(sums[node.category_id])
        saved = {
            node.kind: node.amount_minor for node in found.nodes if node.id in ("saved", "drawn")
        }
        assert saved.get("saved", 0) - saved.get("drawn", 0) == found.saved_minor
    assert {"income", "pool", "spending"} <= seen
    assert {"saved", "drawn", "refund"} & seen


def category(part: Part) -> object:
    return part.category


def has_children(home: Home, category_id: str | None) -> bool:
    return category_id in home.parents.values()


def spending_of(home: Home, asked: Asked, currency: str) -> Spending:
    return ask(home, lambda view: spending.read_spending(view, asked), currency)
