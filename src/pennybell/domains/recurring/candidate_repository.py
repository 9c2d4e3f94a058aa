"""The SQL of what was found to recur, and of the history that it is found in."""

from collections.abc import Collection
from datetime import date
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, bindparam, delete, func, insert, select, true, update

from pennybell.domains.recurring.model import payee_key
from pennybell.events.shapes import CandidatePayment, RecurringCandidate
from pennybell.kit.json import decode, encode
from pennybell.storage.tables.ledger import IS_PAYMENT, transactions
from pennybell.storage.tables.recurring import candidates

HISTORY_MAX: Final = 20_000
"""Newest rows that are looked through: eighteen a day in three years."""

PAYEES_KNOWN_MAX: Final = 5_000
"""Payees that are sought one by one; of more, the newest rows are looked through instead."""

_scoped = candidates.c.household_id == bindparam("household")
_one = select(candidates).where(_scoped, candidates.c.id == bindparam("of"))
_open = (
    select(candidates)
    .where(_scoped, candidates.c.state == "open")
    .order_by(candidates.c.next_date, candidates.c.id)
)
_keyed = (
    select(candidates)
    .where(_scoped, candidates.c.payee_key.in_(bindparam("keys", expanding=True)))
    .order_by(candidates.c.id)
)
_open_keys = select(candidates.c.payee_key).where(_scoped, candidates.c.state == "open")
_open_count = (
    select(func.count()).select_from(candidates).where(_scoped, candidates.c.state == "open")
)
_history = select(
    transactions.c.id,
    transactions.c.date,
    transactions.c.amount_minor,
    transactions.c.currency,
    transactions.c.payee,
    transactions.c.category_id,
    transactions.c.account_id,
).where(
    transactions.c.household_id == bindparam("household"),
    transactions.c.date >= bindparam("first"),
    transactions.c.date <= bindparam("last"),
    IS_PAYMENT,
)
_newest = _history.order_by(transactions.c.date.desc(), transactions.c.id.desc()).limit(HISTORY_MAX)
# In no order: for its sake SQLite would walk through the days instead of the payees.
_of_payees = _history.where(transactions.c.payee.in_(bindparam("payees", expanding=True)))


def _next_payee(after: Any) -> Any:
    return (
        select(func.min(transactions.c.payee))
        .where(transactions.c.household_id == bindparam("household"), IS_PAYMENT, after)
        .scalar_subquery()
    )


# From each payee straight to the next: what this costs grows with payees, not with rows.
_payees = select(_next_payee(true()).label("payee")).cte("payees", recursive=True)
_payees = _payees.union_all(
    select(_next_payee(transactions.c.payee > _payees.c.payee)).where(_payees.c.payee.is_not(None))
)
_known = select(_payees.c.payee).where(_payees.c.payee.is_not(None)).limit(PAYEES_KNOWN_MAX + 1)


class Row(NamedTuple):
    """A live row with a payee, no transfer; `amount_minor` signed."""

    id: str
    day: date
    amount_minor: int
    currency: str
    payee: str
    category_id: str | None
    account_id: str


def to_shape(row: Any) -> RecurringCandidate:
    return RecurringCandidate.model_construct(
        id=row.id,
        payee=row.payee,
        account_id=row.account_id,
        category_id=row.category_id,
        currency=row.currency,
        amount_min_minor=row.amount_min_minor,
        amount_max_minor=row.amount_max_minor,
        rhythm=row.rhythm,
        rrule=row.rrule,
        weekend=row.weekend,
        start_date=row.first_date,
        next_date=row.next_date,
        seen=row.seen,
        payments=[CandidatePayment.model_validate(each) for each in decode(row.payments)],
        state=row.state,
        recurring_id=row.recurring_id,
        version=row.version,
    )


def read_history(
    connection: Connection,
    household_id: str,
    first: date,
    last: date,
    payees: Collection[str] | None = None,
) -> list[Row]:
    """Rows of these days, newest first; `payees`: only of these, as they are written."""
    keys: dict[str, Any] = {"household": household_id, "first": first, "last": last}
    if payees is None:
        return [Row._make(row) for row in connection.execute(_newest, keys)]
    found = connection.execute(_of_payees, keys | {"payees": sorted(payees)})
    newest = sorted(found, key=lambda row: (row.date, row.id), reverse=True)
    return [Row._make(row) for row in newest[:HISTORY_MAX]]


def find_payees(connection: Connection, household_id: str) -> list[str] | None:
    """Every payee as it is written; None: there are too many to go through."""
    found = list(connection.execute(_known, {"household": household_id}).scalars())
    return None if len(found) > PAYEES_KNOWN_MAX else found


def find(connection: Connection, household_id: str, id_: str) -> RecurringCandidate | None:
    row = connection.execute(_one, {"household": household_id, "of": id_}).one_or_none()
    return to_shape(row) if row else None


def find_open(connection: Connection, household_id: str) -> list[RecurringCandidate]:
    """Those that nobody has answered, by when the next payment is due."""
    return [to_shape(row) for row in connection.execute(_open, {"household": household_id})]


def find_keyed(
    connection: Connection, household_id: str, keys: Collection[str]
) -> list[RecurringCandidate]:
    """All of these payees, answered or not, oldest first."""
    if not keys:
        return []
    asked = {"household": household_id, "keys": sorted(keys)}
    return [to_shape(row) for row in connection.execute(_keyed, asked)]


def open_keys(connection: Connection, household_id: str) -> set[str]:
    """The payees of those that nobody has answered."""
    return set(connection.execute(_open_keys, {"household": household_id}).scalars())


def count_open(connection: Connection, household_id: str) -> int:
    return int(connection.execute(_open_count, {"household": household_id}).scalar_one())


def store(connection: Connection, household_id: str, candidate: RecurringCandidate) -> None:
    """Write a candidate as it shall be, new or known."""
    values = _values(candidate)
    statement = update(candidates).where(
        candidates.c.household_id == household_id, candidates.c.id == candidate.id
    )
    if connection.execute(statement.values(**values)).rowcount == 0:
        connection.execute(insert(candidates), {"household_id": household_id, **values})


def remove(connection: Connection, household_id: str, id_: str) -> None:
    connection.execute(
        delete(candidates).where(candidates.c.household_id == household_id, candidates.c.id == id_)
    )


def _values(candidate: RecurringCandidate) -> dict[str, Any]:
    newest = candidate.payments[0]
    return {
        "id": candidate.id,
        "payee": candidate.payee,
        "payee_key": payee_key(candidate.payee),
        "account_id": candidate.account_id,
        "category_id": candidate.category_id,
        "currency": candidate.currency,
        "amount_min_minor": candidate.amount_min_minor,
        "amount_max_minor": candidate.amount_max_minor,
        "last_minor": newest.amount_minor,
        "rhythm": candidate.rhythm,
        "rrule": candidate.rrule,
        "weekend": candidate.weekend,
        "seen": candidate.seen,
        "first_date": candidate.start_date,
        "last_date": newest.date,
        "next_date": candidate.next_date,
        "payments": encode(candidate.payments),
        "state": candidate.state,
        "recurring_id": candidate.recurring_id,
        "version": candidate.version,
    }
