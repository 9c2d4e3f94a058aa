"""The SQL of what moves some accounts: rows, what was found to recur, and who paid a rule's bills."""

from collections.abc import Collection
from datetime import date
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, bindparam, func, or_, select

from pennybell.domains.recurring.model import expected_minor, payee_key
from pennybell.kit.periods import Days
from pennybell.storage.tables.ledger import transactions
from pennybell.storage.tables.recurring import bills, candidates

ROWS_MAX: Final = 2_000
"""Past rows that are looked at one by one: twenty a day."""

BOOKED_MAX: Final = 500
CANDIDATES_MAX: Final = 200
PAYERS_MAX: Final = 5_000

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


def read_rows(
    connection: Connection, household_id: str, account_ids: Collection[str], days: Days
) -> list[Row] | None:
    """Everything but transfers on these accounts; None: too much to be looked at."""
    values = _values(household_id, account_ids, days, ROWS_MAX + 1)
    if connection.execute(_count, values).scalar_one() > ROWS_MAX:
        return None
    return [Row._make(row) for row in connection.execute(_without_transfers, values)]


def read_booked(
    connection: Connection, household_id: str, account_ids: Collection[str], days: Days
) -> list[Row]:
    """What moves these accounts together: a transfer between two of them does not."""
    values = _values(household_id, account_ids, days, BOOKED_MAX)
    return [Row._make(row) for row in connection.execute(_with_transfers, values)]


def read_detected(
    connection: Connection, household_id: str, account_ids: Collection[str]
) -> list[Detected]:
    """What was found to recur on these accounts and nobody has said anything to."""
    values = {
        "household": household_id,
        "accounts": sorted(account_ids),
        "at_most": CANDIDATES_MAX,
    }
    return [Detected._make(row) for row in connection.execute(_detected, values)]


def read_payers(connection: Connection, household_id: str, since: date) -> dict[str, str]:
    """The account that a rule's newest bill was paid from, by rule; of bills due since a day."""
    values = {"household": household_id, "since": since, "at_most": PAYERS_MAX}
    found = connection.execute(_payers, values).all()
    return {row.recurring_id: row.account_id for row in reversed(found)}


def _values(
    household_id: str, account_ids: Collection[str], days: Days, at_most: int
) -> dict[str, Any]:
    return {
        "household": household_id,
        "accounts": sorted(account_ids),
        "first": days.first,
        "last": days.last,
        "at_most": at_most,
    }


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
_some = _without_transfers.with_only_columns(transactions.c.id).order_by(None).subquery()
_count = select(func.count()).select_from(_some)
"""Counted before they are fetched, which costs more: where there are too many, for nothing."""

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
_payers = (
    select(bills.c.recurring_id, transactions.c.account_id)
    .join(
        transactions,
        and_(
            transactions.c.household_id == bills.c.household_id,
            transactions.c.id == bills.c.transaction_id,
        ),
    )
    .where(
        bills.c.household_id == bindparam("household"),
        bills.c.state == "paid",
        bills.c.due_date >= bindparam("since"),
    )
    .order_by(bills.c.due_date.desc(), bills.c.id.desc())
    .limit(bindparam("at_most"))
)
