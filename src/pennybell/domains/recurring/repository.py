"""The SQL of recurring rules and bills."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, select

from pennybell.domains.recurring.model import Due, bills_within, due_of
from pennybell.domains.recurring.schedule import SPAN_DAYS_MAX
from pennybell.events.shapes import Bill, Recurring
from pennybell.kit.clock import instant_text
from pennybell.storage.tables.recurring import bills, recurring

_scoped = recurring.c.household_id == bindparam("household")
_bills_scoped = bills.c.household_id == bindparam("household")
_all = select(recurring).where(_scoped).order_by(recurring.c.name, recurring.c.id)
_due = (
    select(bills)
    .where(
        _bills_scoped,
        bills.c.state.in_(bindparam("states", expanding=True)),
        bills.c.due_date >= bindparam("first"),
        bills.c.due_date <= bindparam("last"),
    )
    .order_by(bills.c.due_date, bills.c.id)
    .limit(bindparam("at_most"))
)
_open = (
    select(bills)
    .where(_bills_scoped, bills.c.state == "open")
    .order_by(bills.c.due_date, bills.c.id)
)

BILLS_MAX = 5_000
"""Most bills in one answer: more than the open ones of `RULES_MAX` monthly rules."""


def to_shape(row: Any) -> Recurring:
    return Recurring.model_construct(
        id=row.id,
        name=row.name,
        payee=row.payee,
        account_id=row.account_id,
        category_id=row.category_id,
        currency=row.currency,
        amount_min_minor=row.amount_min_minor,
        amount_max_minor=row.amount_max_minor,
        rrule=row.rrule,
        start_date=row.start_date,
        weekend=row.weekend,
        auto_post=row.auto_post,
        status=row.status,
        version=row.version,
        created_at=instant_text(row.created_at),
        updated_at=instant_text(row.updated_at),
    )


def bill_of(row: Any) -> Bill:
    return Bill.model_construct(**{name: getattr(row, name) for name in Bill.model_fields})


def find_all(connection: Connection, household_id: str) -> list[Recurring]:
    return [to_shape(row) for row in connection.execute(_all, {"household": household_id})]


def open_bills(connection: Connection, household_id: str) -> list[Bill]:
    """Every bill that is waited for, oldest first: those overdue, and those within the horizon."""
    return [bill_of(row) for row in connection.execute(_open, {"household": household_id})]


def bills_due(
    connection: Connection, household_id: str, first: date, last: date, *, states: Collection[str]
) -> list[Bill]:
    """Bills due from `first` to `last` that have rows, oldest first."""
    keys = {
        "household": household_id,
        "states": sorted(states),
        "first": first,
        "last": last,
        "at_most": BILLS_MAX,
    }
    return [bill_of(row) for row in connection.execute(_due, keys)]


def open_occurrences(
    connection: Connection, household_id: str, first: date, last: date
) -> list[Due]:
    """Bills still to come that are due from `first` to `last`, oldest first; overdue ones too.

    Those past the horizon are worked out from their rules, at most `SPAN_DAYS_MAX` days.
    """
    rows = connection.execute(_all, {"household": household_id}).all()
    rules = {row.id: to_shape(row) for row in rows}
    found = [
        due_of(rules[bill.recurring_id], bill)
        for bill in bills_due(connection, household_id, first, last, states=("open",))
        if bill.recurring_id in rules
    ]
    for row in rows:
        begin = max(first, row.planned_to + timedelta(days=1))
        end = min(last, begin + timedelta(days=SPAN_DAYS_MAX - 4))
        if row.status == "active" and begin <= last:
            rule = rules[row.id]
            found += [due_of(rule, bill) for bill in bills_within(rule, begin, end)]
    return sorted(found, key=lambda due: (due.due_date, due.id))
