"""The SQL of bills, and of the transactions that may pay them."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    bindparam,
    delete,
    func,
    insert,
    not_,
    or_,
    select,
    update,
)

from pennybell.domains.recurring.matching import Payment, bounds
from pennybell.domains.recurring.model import BillStatus, Expected, Filter, Place, payee_key
from pennybell.domains.recurring.repository import bill_of
from pennybell.domains.recurring.schedule import EARLY_DAYS_MAX, LATE_DAYS_MAX
from pennybell.events.shapes import Bill
from pennybell.kit.json import decode, encode
from pennybell.storage.prepared import Prepared
from pennybell.storage.tables.ledger import transactions
from pennybell.storage.tables.recurring import bills, recurring

PAYMENTS_MAX: Final = 500
"""Transactions weighed for one bill; the first of its window."""

NEAR_MAX: Final = 2_000
"""Bills near the days of an import or of a bulk; the newest."""

_scoped = bills.c.household_id == bindparam("household")
_one = select(bills).where(_scoped, bills.c.id == bindparam("bill"))
_of_rule = (
    select(bills)
    .where(
        _scoped, bills.c.recurring_id == bindparam("rule"), bills.c.due_date >= bindparam("since")
    )
    .order_by(bills.c.due_date, bills.c.id)
)
_holding = select(bills).where(
    _scoped, bills.c.transaction_id.in_(bindparam("payments", expanding=True))
)
_near = (
    select(bills)
    .where(
        _scoped,
        bills.c.state.in_(("open", "missed", "paid")),
        bills.c.by_hand.is_(False),
        bills.c.due_date >= bindparam("first"),
        bills.c.due_date <= bindparam("last"),
    )
    .order_by(bills.c.due_date.desc(), bills.c.id)
    .limit(NEAR_MAX)
)
_waiting = (
    select(bills)
    .where(
        _scoped,
        bills.c.state.in_(("open", "missed")),
        bills.c.due_date >= bindparam("first"),
        bills.c.due_date <= bindparam("last"),
    )
    .order_by(bills.c.due_date, bills.c.id)
)
_late = (
    select(bills)
    .where(_scoped, bills.c.state == "open", bills.c.missed_after < bindparam("today"))
    .where(bills.c.due_date < bindparam("today"))
    .order_by(bills.c.due_date, bills.c.id)
)
_paid = (
    select(bills)
    .where(
        _scoped,
        bills.c.recurring_id == bindparam("rule"),
        bills.c.due_date < bindparam("before"),
        bills.c.state == "paid",
    )
    .order_by(bills.c.due_date.desc(), bills.c.id.desc())
    .limit(bindparam("at_most"))
)
_stopped = select(recurring.c.id).where(
    recurring.c.household_id == bindparam("household"),
    recurring.c.id.in_(bindparam("rules", expanding=True)),
    recurring.c.status != "active",
)
_open_count = select(func.count()).select_from(bills).where(_scoped, bills.c.state == "open")
_insert = Prepared(insert(bills))

_payment = (
    transactions.c.id,
    transactions.c.account_id,
    transactions.c.date,
    transactions.c.amount_minor,
    transactions.c.currency,
    transactions.c.payee,
    transactions.c.transfer_id,
)
_live = (
    transactions.c.household_id == bindparam("household"),
    transactions.c.deleted_at.is_(None),
)
_some_payments = select(*_payment).where(
    *_live, transactions.c.id.in_(bindparam("payments", expanding=True))
)
_payments_within = (
    select(*_payment)
    .where(
        *_live,
        transactions.c.transfer_id.is_(None),
        transactions.c.date >= bindparam("first"),
        transactions.c.date <= bindparam("last"),
        transactions.c.amount_minor >= bindparam("lowest"),
        transactions.c.amount_minor <= bindparam("highest"),
        transactions.c.currency == bindparam("currency"),
        transactions.c.payee.is_not(None),
    )
    .order_by(transactions.c.date, transactions.c.id)
    .limit(PAYMENTS_MAX)
)
_payments_on = _payments_within.where(transactions.c.account_id == bindparam("account"))


def to_expected(row: Any) -> Expected:
    return Expected(
        bill_of(row),
        row.payee_key,
        row.account_id,
        row.pays_from,
        row.posted,
        tuple(decode(row.refused)),
    )


def find(connection: Connection, household_id: str, bill_id: str) -> Expected | None:
    row = connection.execute(_one, {"household": household_id, "bill": bill_id}).one_or_none()
    return to_expected(row) if row else None


def find_of_rule(
    connection: Connection, household_id: str, rule_id: str, since: date
) -> list[Expected]:
    """A rule's bills due on or after `since`, oldest first."""
    keys = {"household": household_id, "rule": rule_id, "since": since}
    return [to_expected(row) for row in connection.execute(_of_rule, keys)]


def find_holding(
    connection: Connection, household_id: str, payment_ids: Collection[str]
) -> list[Expected]:
    """The bills that these transactions pay."""
    keys = {"household": household_id, "payments": sorted(payment_ids)}
    return [to_expected(row) for row in connection.execute(_holding, keys)]


def find_near(connection: Connection, household_id: str, first: date, last: date) -> list[Expected]:
    """Bills that a transaction of these days may pay, left to the rules by everybody."""
    keys = {
        "household": household_id,
        "first": first - timedelta(days=LATE_DAYS_MAX),
        "last": last + timedelta(days=EARLY_DAYS_MAX),
    }
    found = [to_expected(row) for row in connection.execute(_near, keys)]
    return [each for each in found if each.pays_from <= last and first <= each.bill.missed_after]


def find_waiting(
    connection: Connection, household_id: str, first: date, last: date
) -> list[Expected]:
    """Bills due from `first` to `last` that nothing has paid, oldest first."""
    keys = {"household": household_id, "first": first, "last": last}
    return [to_expected(row) for row in connection.execute(_waiting, keys)]


def find_stopped(connection: Connection, household_id: str, rule_ids: set[str]) -> set[str]:
    """Those of the rules that are paused or ended."""
    if not rule_ids:
        return set()
    values = {"household": household_id, "rules": sorted(rule_ids)}
    return set(connection.execute(_stopped, values).scalars())


def find_late(connection: Connection, household_id: str, today: date) -> list[Expected]:
    """Open bills that are too late by now, oldest first."""
    keys = {"household": household_id, "today": today}
    return [to_expected(row) for row in connection.execute(_late, keys)]


def find_paid(
    connection: Connection, household_id: str, rule_id: str, before: date, at_most: int
) -> list[Bill]:
    """A rule's paid bills due before a day, newest first."""
    keys = {"household": household_id, "rule": rule_id, "before": before, "at_most": at_most}
    return [bill_of(row) for row in connection.execute(_paid, keys)]


def count_open(connection: Connection, household_id: str) -> int:
    return int(connection.execute(_open_count, {"household": household_id}).scalar_one())


def find_payments(
    connection: Connection, household_id: str, ids: Collection[str]
) -> dict[str, Payment]:
    """Those of `ids` that are live."""
    keys = {"household": household_id, "payments": sorted(ids)}
    return {row.id: _to_payment(row) for row in connection.execute(_some_payments, keys)}


def payments_for(connection: Connection, household_id: str, expected: Expected) -> list[Payment]:
    """Transactions that may pay a bill; payee and price are still to be compared."""
    lowest, highest = bounds(expected.bill)
    keys = {
        "household": household_id,
        "first": expected.pays_from,
        "last": expected.bill.missed_after,
        "lowest": lowest,
        "highest": highest,
        "currency": expected.bill.currency,
        "account": expected.account_id,
    }
    statement = _payments_within if expected.account_id is None else _payments_on
    return [_to_payment(row) for row in connection.execute(statement, keys)]


def store(
    connection: Connection,
    household_id: str,
    was: Mapping[str, Expected],
    now: Mapping[str, Expected | None],
) -> None:
    """Write bills as they shall be; None: gone. No transaction pays two at any moment."""
    gone = sorted(id_ for id_ in was if now[id_] is None)
    if gone:
        connection.execute(
            delete(bills).where(bills.c.household_id == household_id, bills.c.id.in_(gone))
        )
    released = sorted(
        id_
        for id_, before in was.items()
        if before.bill.transaction_id and (after := now[id_]) is not None
        if after.bill.transaction_id != before.bill.transaction_id
    )
    if released:
        connection.execute(
            update(bills)
            .where(bills.c.household_id == household_id, bills.c.id.in_(released))
            .values(transaction_id=None)
        )
    for id_, before in was.items():
        after = now[id_]
        if after is not None and after != before:
            connection.execute(
                update(bills)
                .where(bills.c.household_id == household_id, bills.c.id == id_)
                .values(**_values(after))
            )
    fresh = [each for id_, each in now.items() if id_ not in was and each is not None]
    if fresh:
        _insert.run(connection, [{"household_id": household_id, **_values(each)} for each in fresh])


def page(
    connection: Connection, household_id: str, filter_: Filter, *, after: Place | None, limit: int
) -> list[Bill]:
    """Bills in the order of their days, those after a place."""
    table = bills.c
    order = (table.due_date, table.id)
    statement = select(bills).where(table.household_id == household_id, *_conditions(filter_))
    if after is not None:
        day, id_ = after
        beyond = (
            or_(table.due_date < day, and_(table.due_date == day, table.id < id_))
            if filter_.newest_first
            else or_(table.due_date > day, and_(table.due_date == day, table.id > id_))
        )
        statement = statement.where(beyond)
    ordered = [each.desc() for each in order] if filter_.newest_first else order
    return [bill_of(row) for row in connection.execute(statement.order_by(*ordered).limit(limit))]


def _conditions(filter_: Filter) -> list[ColumnElement[bool]]:
    table = bills.c
    conditions: list[ColumnElement[bool]] = []
    if filter_.statuses:
        conditions.append(or_(*(_is(each, filter_.today) for each in filter_.statuses)))
    if filter_.recurring_id is not None:
        conditions.append(table.recurring_id == filter_.recurring_id)
    if filter_.from_date is not None:
        conditions.append(table.due_date >= filter_.from_date)
    if filter_.to_date is not None:
        conditions.append(table.due_date <= filter_.to_date)
    if filter_.price_changed is not None:
        has_none = table.price_change_minor.is_(None)
        conditions.append(not_(has_none) if filter_.price_changed else has_none)
    return conditions


def _is(status: BillStatus, today: date) -> ColumnElement[bool]:
    table = bills.c
    is_open = table.state == "open"
    if status == "upcoming":
        return and_(is_open, table.due_date > today)
    if status == "due":
        return and_(is_open, table.due_date == today)
    if status == "overdue":
        return and_(is_open, table.due_date < today, table.missed_after >= today)
    if status == "missed":
        return or_(table.state == "missed", and_(is_open, table.missed_after < today))
    return table.state == status


def _to_payment(row: Any) -> Payment:
    return Payment(
        row.id,
        row.account_id,
        row.date,
        row.amount_minor,
        row.currency,
        payee_key(row.payee or ""),
        row.transfer_id is not None,
    )


def _values(each: Expected) -> dict[str, Any]:
    return {
        **each.bill.__dict__,
        "payee_key": each.payee_key,
        "account_id": each.account_id,
        "pays_from": each.pays_from,
        "posted": each.posted,
        "refused": encode(each.refused),
    }
