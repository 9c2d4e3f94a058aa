"""The balance of some accounts over the days ahead: what is known to come, and spending as usual.

Known are rows booked ahead, bills of rules, and what was found to recur. Changes nothing.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from pennybell.domains.accounts import repository as accounts
from pennybell.domains.budgets.books import Books
from pennybell.domains.outlook import repository
from pennybell.domains.outlook.repository import Detected, Row
from pennybell.domains.recurring.model import Due, expected_minor
from pennybell.domains.recurring.schedule import due_within, parse
from pennybell.domains.totals.model import Span
from pennybell.domains.transactions.model import UNCATEGORISED
from pennybell.events.analytics import Marker, MarkerKind
from pennybell.events.shapes import Account, Unconverted
from pennybell.forecast.balance import PAST_DAYS_MAX, foresee
from pennybell.forecast.model import BalanceForecast, Flow, Funds
from pennybell.kit.periods import Days

AT_HAND: Final = ("checking", "cash")
"""Types of accounts that everyday money stands on."""

OVERDUE_DAYS_MAX: Final = 14
"""How long a bill that nobody paid is still expected."""

PAYER_DAYS: Final = 400
"""How long who paid a bill says who pays the next one."""


@dataclass(frozen=True, slots=True)
class Question:
    """Whose balance, from which day and how far, in which currency, and what is low there.

    `pays_unknown`: whether bills count that may be paid from any account and never were.
    """

    accounts: Sequence[Account]
    today: date
    days: int
    currency: str
    floor_minor: int
    pays_unknown: bool = True

    @property
    def account_ids(self) -> list[str]:
        return [each.id for each in self.accounts]


@dataclass(frozen=True, slots=True)
class Outlook:
    """`balance_minor`: today's. `markers`: all that is known to come, by day."""

    balance_minor: int
    forecast: BalanceForecast
    markers: list[Marker]
    unconverted: list[Unconverted]


def look_ahead(books: Books, asked: Question) -> Outlook:
    """Foresee a balance. What no rate is known for is in no number."""
    balance_minor, unconverted = _balance(books, asked)
    detected = repository.read_detected(books.connection, books.household_id, asked.account_ids)
    markers = _markers(books, asked, detected)
    forecast = foresee(
        Funds(
            balance_minor=balance_minor,
            today=asked.today,
            flows=tuple(Flow(each.name, each.date, each.amount_minor) for each in markers),
            daily_spending=tuple(_daily_spending(books, asked, detected)),
            floor_minor=asked.floor_minor,
            days=asked.days,
        )
    )
    return Outlook(balance_minor, forecast, markers, unconverted)


def _balance(books: Books, asked: Question) -> tuple[int, list[Unconverted]]:
    """What they hold today, without rows dated ahead, at today's rate."""
    rates = books.rates(Span(asked.today, asked.today), asked.currency)
    total, missing = 0, dict[str, int]()
    for each in asked.accounts:
        ahead = accounts.sum_after(books.connection, books.household_id, each.id, asked.today)
        own = each.balance_minor - ahead
        converted = rates.convert(own, each.currency, asked.currency, asked.today)
        if converted is not None:
            total += converted
        elif own:
            missing[each.currency] = missing.get(each.currency, 0) + own
    return total, [
        Unconverted.model_construct(currency=each, amount_minor=missing[each])
        for each in sorted(missing)
    ]


def _markers(books: Books, asked: Question, detected: Iterable[Detected]) -> list[Marker]:
    """All that is known to come after today, by day, at today's rate.

    What is overdue is expected tomorrow; what no rate is known for is left out.
    """
    tomorrow = asked.today + timedelta(days=1)
    days = Days(tomorrow, asked.today + timedelta(days=asked.days))
    found = [*_booked(books, asked.account_ids, days), *_bills(books, asked, days.last)]
    for each in detected:
        found += _expected(each, days)
    currency, today = asked.currency, asked.today
    rates = books.rates(Span(today, today), currency, *(one for _, one in found))
    said = []
    for marker, its_currency in found:
        amount_minor = rates.convert(marker.amount_minor, its_currency, currency, today)
        if amount_minor is not None:
            day = max(marker.date, tomorrow)
            said.append(marker.model_copy(update={"amount_minor": amount_minor, "date": day}))
    return sorted(said, key=lambda each: (each.date, each.name, each.amount_minor))


def _booked(books: Books, account_ids: Collection[str], days: Days) -> list[tuple[Marker, str]]:
    rows = repository.read_booked(books.connection, books.household_id, account_ids, days)
    return [
        (
            _marker("booked", row.day, row.payee or "", row.amount_minor, row.id, row.account_id),
            row.currency,
        )
        for row in rows
    ]


def _bills(books: Books, asked: Question, last: date) -> list[tuple[Marker, str]]:
    """Of rules on these accounts, and of those paid from any that are paid from these."""
    due = books.due_within(Span(asked.today - timedelta(days=OVERDUE_DAYS_MAX), last))
    payers = _payers(books, asked) if any(each.account_id is None for each in due) else {}
    return [
        (
            _marker(
                "bill",
                each.due_date,
                each.name,
                each.expected_minor,
                each.recurring_id,
                each.account_id,
            ),
            each.currency,
        )
        for each in due
        if _pays(asked, each, payers)
    ]


def _payers(books: Books, asked: Question) -> dict[str, str]:
    since = asked.today - timedelta(days=PAYER_DAYS)
    return repository.read_payers(books.connection, books.household_id, since)


def _pays(asked: Question, due: Due, payers: dict[str, str]) -> bool:
    """A bill that any account may pay is paid as the one before it was."""
    account_id = due.account_id or payers.get(due.recurring_id)
    return asked.pays_unknown if account_id is None else account_id in asked.account_ids


def _expected(found: Detected, days: Days) -> list[tuple[Marker, str]]:
    amount_minor = expected_minor(found.amount_min_minor, found.amount_max_minor)
    schedule = parse(found.rrule, found.first_date)
    return [
        (_marker("seen", due, found.payee, amount_minor, None, found.account_id), found.currency)
        for _, due in due_within(schedule, found.weekend, days.first, days.last)
        if due >= found.next_date
    ]


def _marker(
    kind: MarkerKind, day: date, name: str, minor: int, id_: str | None, account_id: str | None
) -> Marker:
    return Marker.model_construct(
        date=day, name=name, amount_minor=minor, kind=kind, id=id_, account_id=account_id
    )


def _daily_spending(books: Books, asked: Question, detected: Sequence[Detected]) -> list[int]:
    """Flexible spending of each past day, oldest first: without what recurs and is shown ahead."""
    begun, today, currency = books.begun_on, asked.today, asked.currency
    first = today - timedelta(days=PAST_DAYS_MAX - 1)
    if begun is None or begun > today or not asked.accounts:
        return []
    days = Days(max(begun, first), today)
    rows = repository.read_rows(books.connection, books.household_id, asked.account_ids, days)
    by_day: dict[date, int] = {}
    if rows is None:
        buckets = books.buckets.expense | {UNCATEGORISED}
        is_of_all = set(asked.account_ids) >= books.currencies.keys()
        these = None if is_of_all else asked.account_ids
        found = books.spending_within(buckets, currency, Span(*days), these)
        for each in found.days:
            by_day[each.day] = by_day.get(each.day, 0) + each.amount_minor
    else:
        rates = books.rates(Span(*days), currency)
        for row in _flexible(books, rows, detected, days):
            converted = rates.convert(-row.amount_minor, row.currency, currency, row.day)
            by_day[row.day] = by_day.get(row.day, 0) + (converted or 0)
    return [by_day.get(days.first + timedelta(days=place), 0) for place in range(days.length)]


def _flexible(
    books: Books, rows: Sequence[Row], detected: Sequence[Detected], days: Days
) -> list[Row]:
    """Spending and refunds that are no payments of bills, of rules or detected."""
    paid = books.paid_by(Span(*days))
    return [
        row
        for row in rows
        if (row.amount_minor < 0 or row.category_id in books.buckets.expense)
        and row.category_id not in books.buckets.income
        and row.id not in paid
        and not any(each.is_paid_by(row) for each in detected)
    ]
