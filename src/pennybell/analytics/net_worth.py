"""Net worth by day: today's balances, and the totals of the days back to there taken off again.

So the cost is of the days from the range's first to now, never of what was before.
"""

from collections.abc import Sequence
from datetime import date
from itertools import accumulate
from typing import NamedTuple

from pennybell.analytics.view import Places, View, summed_by
from pennybell.domains.accounts import repository as accounts
from pennybell.domains.totals.model import Span
from pennybell.domains.totals.repository import net_after, net_by
from pennybell.events.analytics import AccountWorth, NetWorth, NetWorthDay
from pennybell.events.shapes import Account, Unconverted
from pennybell.kit.periods import Days, Grain


class _Balances(NamedTuple):
    """One account at the end of each step: in its own currency, and in the one asked for."""

    account: Account
    own: list[int]
    converted: list[int | None]


def read_net_worth(view: View, days: Days, grain: Grain) -> NetWorth:
    """Balances at the end of each step of the range. Archived accounts hold what they hold.

    Raises:
        Invalid: 422 `bad_range`, `range_too_long`.
    """
    places = Places(days, grain)
    ends = [step.last for step in places.steps]
    moved = _moved(view, days, grain, places)
    held = [
        _balances(view, account, moved.get(account.id, [0] * (len(places) + 1)), ends, days)
        for account in accounts.find_all(view.connection, view.household_id)
    ]
    points = [
        _point(day, [each.converted[place] for each in held]) for place, day in enumerate(ends)
    ]
    return NetWorth.model_construct(
        first=days.first,
        last=days.last,
        grain=grain,
        currency=view.currency,
        net_worth_minor=points[-1].net_worth_minor,
        change_minor=points[-1].net_worth_minor - points[0].net_worth_minor,
        days=points,
        accounts=[_worth(each) for each in held],
        unconverted=_without_rate(held),
        as_of_seq=view.as_of_seq,
    )


def _moved(view: View, days: Days, grain: Grain, places: Places) -> dict[str, list[int]]:
    """By account: what moved its balance in each step, and last of all after the range."""
    count = len(places) + 1
    moved: dict[str, list[int]] = {}
    span, by = Span(*days), summed_by(days, grain)
    kept = view.books.sums(span, view.household.currency)
    nets = (
        net_by(view.connection, view.household_id, span, by)
        if kept is None
        else kept.net_by(span, by)
    )
    for account_id, day, net in nets:
        moved.setdefault(account_id, [0] * count)[places.of(day)] += net
    for account_id, net in net_after(view.connection, view.household_id, days.last).items():
        moved.setdefault(account_id, [0] * count)[-1] += net
    return moved


def _balances(
    view: View, account: Account, moved: Sequence[int], ends: Sequence[date], days: Days
) -> _Balances:
    """From the balance that counts every row, backwards."""
    back = list(accumulate((-each for each in reversed(moved)), initial=account.balance_minor))
    own = back[-2:0:-1]
    if account.currency == view.currency:
        return _Balances(account, own, list(own))
    rates = view.books.rates(Span(*days), view.currency)
    return _Balances(
        account,
        own,
        [
            rates.convert(amount_minor, account.currency, view.currency, day)
            for amount_minor, day in zip(own, ends, strict=True)
        ],
    )


def _point(day: date, balances: Sequence[int | None]) -> NetWorthDay:
    assets = sum(each for each in balances if each is not None and each > 0)
    debts = sum(each for each in balances if each is not None and each < 0)
    return NetWorthDay.model_construct(
        date=day, net_worth_minor=assets + debts, assets_minor=assets, debts_minor=debts
    )


def _worth(held: _Balances) -> AccountWorth:
    account = held.account
    return AccountWorth.model_construct(
        account_id=account.id,
        name=account.name,
        type=account.type,
        currency=account.currency,
        archived=account.archived,
        balance_minor=held.own[-1],
        balances_minor=held.converted,
    )


def _without_rate(held: Sequence[_Balances]) -> list[Unconverted]:
    """Balances of the last day that are in no sum, by currency."""
    amounts: dict[str, int] = {}
    for each in held:
        if each.converted[-1] is None and each.own[-1]:
            currency = each.account.currency
            amounts[currency] = amounts.get(currency, 0) + each.own[-1]
    return [
        Unconverted.model_construct(currency=currency, amount_minor=amounts[currency])
        for currency in sorted(amounts)
    ]
