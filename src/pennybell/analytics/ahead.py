"""What is known to come on some accounts: rows booked ahead, bills of rules, and what was detected."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, bindparam, or_, select

from pennybell.analytics.view import View
from pennybell.domains.recurring.model import expected_minor, payee_key
from pennybell.domains.recurring.schedule import due_within, parse
from pennybell.domains.totals.model import Span
from pennybell.events.analytics import Marker, MarkerKind
from pennybell.kit.periods import Days
from pennybell.storage.tables.ledger import transactions
from pennybell.storage.tables.recurring import candidates

ROWS_MAX: Final = 2_000
"""Past rows that are looked at one by one: twenty a day."""

BOOKED_MAX: Final = 500
CANDIDATES_MAX: Final = 200

OVERDUE_DAYS_MAX: Final = 14
"""How long a bill that nobody paid is still expected."""

PAYMENT_MIN, PAYMENT_MAX = 0.5, 2.0
"""Times the expected amount: what a payee took in this range is the payment, at another price."""


class Row(NamedTuple):
    """A row that moved a balance; `amount_minor` signed, in `currency`."""

    id: str
    day: date
    amount_minor: int
    currency: str
    payee: str | None
    category_id: str | None
    account_id: str


class Detected(NamedTuple):
    """Something that recurs without a rule. Amounts signed, the smaller number first."""

    payee: str
    payee_key: str
    account_id: str | None
    currency: str
    amount_min_minor: int
    amount_max_minor: int
    rrule: str
    weekend: Any
    first_date: date
    next_date: date

    def is_paid_by(self, row: Row) -> bool:
        expected = expected_minor(self.amount_min_minor, self.amount_max_minor)
        return (
            payee_key(row.payee or "") == self.payee_key
            and row.currency == self.currency
            and PAYMENT_MIN <= row.amount_minor / expected <= PAYMENT_MAX
        )


def read_rows(view: View, account_ids: Collection[str], days: Days) -> list[Row] | None:
    """Everything but transfers on these accounts; None: too much to be looked at."""
    found = _read(view, account_ids, days, ROWS_MAX + 1, with_transfers=False)
    return found if len(found) <= ROWS_MAX else None


def read_detected(view: View, account_ids: Collection[str]) -> list[Detected]:
    """What was found to recur on these accounts and nobody has said anything to."""
    values = {
        "household": view.household_id,
        "accounts": sorted(account_ids),
        "at_most": CANDIDATES_MAX,
    }
    return [Detected._make(row) for row in view.connection.execute(_detected, values)]


def markers(
    view: View,
    account_ids: Collection[str],
    detected: Iterable[Detected],
    last: date,
    currency: str,
) -> list[Marker]:
    """All that is known to come after today, by day, in `currency` at today's rate.

    What is overdue is expected tomorrow; what no rate is known for is left out.
    """
    tomorrow = view.today + timedelta(days=1)
    days = Days(tomorrow, last)
    found = [*_booked(view, account_ids, days), *_bills(view, account_ids, last)]
    for each in detected:
        found += _expected(each, days)
    rates = view.books.rates(Span(view.today, view.today), currency, *(one for _, one in found))
    said = []
    for marker, its_currency in found:
        amount_minor = rates.convert(marker.amount_minor, its_currency, currency, view.today)
        if amount_minor is not None:
            day = max(marker.date, tomorrow)
            said.append(marker.model_copy(update={"amount_minor": amount_minor, "date": day}))
    return sorted(said, key=lambda each: (each.date, each.name, each.amount_minor))


def _booked(view: View, account_ids: Collection[str], days: Days) -> list[tuple[Marker, str]]:
    rows = _read(view, account_ids, days, BOOKED_MAX, with_transfers=True)
    return [
        (
            _marker("booked", row.day, row.payee or "", row.amount_minor, row.id, row.account_id),
            row.currency,
        )
        for row in rows
    ]


def _bills(view: View, account_ids: Collection[str], last: date) -> list[tuple[Marker, str]]:
    """Of rules on these accounts, and of those that are paid from any."""
    span = Span(view.today - timedelta(days=OVERDUE_DAYS_MAX), last)
    return [
        (
            _marker(
                "bill", due.due_date, due.name, due.expected_minor, due.recurring_id, due.account_id
            ),
            due.currency,
        )
        for due in view.books.due_within(span)
        if due.account_id is None or due.account_id in account_ids
    ]


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


def _read(
    view: View, account_ids: Collection[str], days: Days, at_most: int, *, with_transfers: bool
) -> list[Row]:
    values = {
        "household": view.household_id,
        "accounts": sorted(account_ids),
        "first": days.first,
        "last": days.last,
        "at_most": at_most,
    }
    statement = _with_transfers if with_transfers else _without_transfers
    return [Row._make(row) for row in view.connection.execute(statement, values)]


_these: ColumnElement[bool] = transactions.c.account_id.in_(bindparam("accounts", expanding=True))
_rows = (
    select(
        transactions.c.id,
        transactions.c.date,
        transactions.c.amount_minor,
        transactions.c.currency,
        transactions.c.payee,
        transactions.c.category_id,
        transactions.c.account_id,
    )
    .where(
        transactions.c.household_id == bindparam("household"),
        _these,
        transactions.c.date >= bindparam("first"),
        transactions.c.date <= bindparam("last"),
        transactions.c.deleted_at.is_(None),
    )
    .order_by(transactions.c.date, transactions.c.id)
    .limit(bindparam("at_most"))
)
_without_transfers = _rows.where(transactions.c.transfer_id.is_(None))
_with_transfers = _rows.where(
    # One between two of these accounts moves nothing.
    or_(
        transactions.c.transfer_account_id.is_(None),
        transactions.c.transfer_account_id.not_in(bindparam("accounts", expanding=True)),
    )
)
_detected = (
    select(
        candidates.c.payee,
        candidates.c.payee_key,
        candidates.c.account_id,
        candidates.c.currency,
        candidates.c.amount_min_minor,
        candidates.c.amount_max_minor,
        candidates.c.rrule,
        candidates.c.weekend,
        candidates.c.first_date,
        candidates.c.next_date,
    )
    .where(
        candidates.c.household_id == bindparam("household"),
        candidates.c.state == "open",
        candidates.c.account_id.in_(bindparam("accounts", expanding=True)),
    )
    .order_by(candidates.c.next_date, candidates.c.id)
    .limit(bindparam("at_most"))
)
