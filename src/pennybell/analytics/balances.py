"""The balance over the days ahead, as it is shown."""

from dataclasses import dataclass
from typing import Final

from pennybell.analytics.view import View
from pennybell.domains.accounts import repository as accounts
from pennybell.domains.alerts.service import read_settings
from pennybell.domains.outlook.service import AT_HAND, Question, look_ahead
from pennybell.domains.totals.model import Span
from pennybell.errors import NotFound
from pennybell.events.analytics import BalanceAhead, BalanceOutlook
from pennybell.events.shapes import Account
from pennybell.forecast.model import BalanceDay

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
    floor_minor = _floor(view, currency)
    question = Question(chosen, view.today, asked.days, currency, floor_minor)
    outlook = look_ahead(view.books, question)
    found = outlook.forecast
    return BalanceOutlook.model_construct(
        on=view.today,
        currency=currency,
        account_ids=question.account_ids,
        balance_minor=outlook.balance_minor,
        floor_minor=floor_minor,
        probability=None if found.probability is None else round(found.probability, 4),
        likeliest_on=found.likeliest_day,
        lowest=_said(found.lowest),
        days=[_said(each) for each in found.days],
        markers=outlook.markers[:MARKERS_MAX],
        unconverted=outlook.unconverted,
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


def _floor(view: View, currency: str) -> int:
    """What the household calls a low balance; 0 where no rate is known."""
    low_minor, home = read_settings(view.reading).low_balance_minor, view.household.currency
    rates = view.books.rates(Span(view.today, view.today), currency, home)
    return rates.convert(low_minor, home, currency, view.today) or 0


def _said(day: BalanceDay) -> BalanceAhead:
    spread = day.balance
    return BalanceAhead.model_construct(
        date=day.day,
        p10_minor=spread.p10_minor,
        p50_minor=spread.p50_minor,
        p90_minor=spread.p90_minor,
    )
