"""The balance over the days ahead: what is known to come, and spending as it usually goes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from pennybell.analytics.ahead import Detected, Row, markers, read_detected, read_rows
from pennybell.analytics.view import View
from pennybell.domains.accounts import repository as accounts
from pennybell.domains.alerts.service import read_settings
from pennybell.domains.totals.model import Span
from pennybell.errors import NotFound
from pennybell.events.analytics import BalanceAhead, BalanceOutlook
from pennybell.events.shapes import Account, Unconverted
from pennybell.forecast.balance import PAST_DAYS_MAX, foresee
from pennybell.forecast.model import BalanceDay, Flow, Funds
from pennybell.kit.periods import Days

AT_HAND: Final = ("checking", "cash")
"""Types of accounts that everyday money stands on."""

MARKERS_MAX: Final = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """`account_id` None: all that everyday money stands on."""

    days: int
    account_id: str | None = None
    currency: str | None = None


def read_outlook(view: View, asked: Asked) -> BalanceOutlook:
    """Foresee a balance, and on which day it is lowest.

    Raises:
        NotFound: 404, there is no such account.
    """
    chosen = _chosen(view, asked)
    is_single = asked.account_id is not None and asked.currency is None
    currency = chosen[0].currency if is_single else view.currency
    account_ids = [each.id for each in chosen]
    balance_minor, unconverted = _balance(view, chosen, currency)
    detected = read_detected(view, account_ids)
    ahead = markers(view, account_ids, detected, view.today + timedelta(days=asked.days), currency)
    floor_minor = _floor(view, currency)
    found = foresee(
        Funds(
            balance_minor=balance_minor,
            today=view.today,
            flows=tuple(Flow(each.name, each.date, each.amount_minor) for each in ahead),
            daily_spending=tuple(_daily_spending(view, account_ids, detected, currency)),
            floor_minor=floor_minor,
            days=asked.days,
        )
    )
    return BalanceOutlook.model_construct(
        on=view.today,
        currency=currency,
        account_ids=account_ids,
        balance_minor=balance_minor,
        floor_minor=floor_minor,
        probability=None if found.probability is None else round(found.probability, 4),
        likeliest_on=found.likeliest_day,
        lowest=_said(found.lowest),
        days=[_said(each) for each in found.days],
        markers=ahead[:MARKERS_MAX],
        unconverted=unconverted,
        as_of_seq=view.as_of_seq,
    )


def _chosen(view: View, asked: Asked) -> list[Account]:
    if asked.account_id is not None:
        account = accounts.find(view.connection, view.household_id, asked.account_id)
        if account is None:
            raise NotFound("account")
        return [account]
    return [
        each
        for each in accounts.find_all(view.connection, view.household_id)
        if each.type in AT_HAND and not each.archived
    ]


def _balance(view: View, chosen: Sequence[Account], currency: str) -> tuple[int, list[Unconverted]]:
    """What they hold today, without rows dated ahead, at today's rate."""
    rates = view.books.rates(Span(view.today, view.today), currency)
    total, missing = 0, dict[str, int]()
    for each in chosen:
        ahead = accounts.sum_after(view.connection, view.household_id, each.id, view.today)
        own = each.balance_minor - ahead
        converted = rates.convert(own, each.currency, currency, view.today)
        if converted is not None:
            total += converted
        elif own:
            missing[each.currency] = missing.get(each.currency, 0) + own
    return total, [
        Unconverted.model_construct(currency=each, amount_minor=missing[each])
        for each in sorted(missing)
    ]


def _floor(view: View, currency: str) -> int:
    """What the household calls a low balance; 0 where no rate is known."""
    low_minor, home = read_settings(view.reading).low_balance_minor, view.household.currency
    rates = view.books.rates(Span(view.today, view.today), currency, home)
    return rates.convert(low_minor, home, currency, view.today) or 0


def _daily_spending(
    view: View, account_ids: Sequence[str], detected: Sequence[Detected], currency: str
) -> list[int]:
    """Flexible spending of each past day, oldest first: without what recurs and is shown ahead."""
    begun = view.books.begun_on
    first = view.today - timedelta(days=PAST_DAYS_MAX - 1)
    if begun is None or begun > view.today or not account_ids:
        return []
    days = Days(max(begun, first), view.today)
    rows = read_rows(view, account_ids, days)
    by_day: dict[date, int] = {}
    if rows is None:
        span = Span(*days)
        found = view.books.spending_within(view.spending_buckets, currency, span, account_ids)
        for each in found.days:
            by_day[each.day] = by_day.get(each.day, 0) + each.amount_minor
    else:
        rates = view.books.rates(Span(*days), currency)
        for row in _flexible(view, rows, detected, days):
            converted = rates.convert(-row.amount_minor, row.currency, currency, row.day)
            by_day[row.day] = by_day.get(row.day, 0) + (converted or 0)
    return [by_day.get(days.first + timedelta(days=place), 0) for place in range(days.length)]


def _flexible(
    view: View, rows: Sequence[Row], detected: Sequence[Detected], days: Days
) -> list[Row]:
    """Spending and refunds that are no payments of bills, of rules or detected."""
    paid = view.books.paid_by(Span(*days))
    return [
        row
        for row in rows
        if (row.amount_minor < 0 or row.category_id in view.buckets.expense)
        and row.category_id not in view.buckets.income
        and row.id not in paid
        and not any(each.is_paid_by(row) for each in detected)
    ]


def _said(day: BalanceDay) -> BalanceAhead:
    spread = day.balance
    return BalanceAhead.model_construct(
        date=day.day,
        p10_minor=spread.p10_minor,
        p50_minor=spread.p50_minor,
        p90_minor=spread.p90_minor,
    )
