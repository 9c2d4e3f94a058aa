"""The SQL of recurring rules, and of the bills still to come that follow from them."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from pennybell.domains.recurring.model import Due, Kept, bills_within, due_of, payee_key
from pennybell.domains.recurring.schedule import SPAN_DAYS_MAX
from pennybell.errors import Conflict
from pennybell.events.shapes import Bill, Recurring
from pennybell.kit.clock import instant_text
from pennybell.storage.tables.recurring import bills, recurring

_scoped = recurring.c.household_id == bindparam("household")
_bills_scoped = bills.c.household_id == bindparam("household")
_all = select(recurring).where(_scoped).order_by(recurring.c.name, recurring.c.id)
_one = select(recurring).where(_scoped, recurring.c.id == bindparam("rule"))
_count = select(func.count()).select_from(recurring).where(_scoped)
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


def to_kept(row: Any) -> Kept:
    return Kept(to_shape(row), row.planned_from, row.planned_to, row.posts_from, row.created_by)


def bill_of(row: Any) -> Bill:
    return Bill.model_construct(**{name: getattr(row, name) for name in Bill.model_fields})


def lock_bills(connection: Connection, household_id: str) -> None:
    """Whoever writes rules or bills of a household comes first here. SQLite has one writer anyway.

    Taken before any row, so that a bill's payment and its rule are decided by one at a time.
    """
    if connection.dialect.name == "postgresql":
        name = func.hashtextextended(f"bills {household_id}", 0)
        connection.execute(select(func.pg_advisory_xact_lock(name)))


def find(connection: Connection, household_id: str, rule_id: str) -> Kept | None:
    keys = {"household": household_id, "rule": rule_id}
    row = connection.execute(_one, keys).one_or_none()
    return to_kept(row) if row else None


def find_all(connection: Connection, household_id: str) -> list[Recurring]:
    return [each.rule for each in find_kept(connection, household_id)]


def find_kept(connection: Connection, household_id: str) -> list[Kept]:
    return [to_kept(row) for row in connection.execute(_all, {"household": household_id})]


def count(connection: Connection, household_id: str) -> int:
    return int(connection.execute(_count, {"household": household_id}).scalar_one())


def insert_rule(connection: Connection, household_id: str, kept: Kept, now: int) -> None:
    values = _values(kept) | {
        "id": kept.rule.id,
        "created_by": kept.created_by,
        "created_at": now,
        "updated_at": now,
    }
    try:
        connection.execute(insert(recurring), {"household_id": household_id, **values})
    except IntegrityError as error:
        raise Conflict("already_exists", "There is a rule with this id already.") from error


def update_rule(connection: Connection, household_id: str, kept: Kept, now: int) -> None:
    connection.execute(
        update(recurring)
        .where(recurring.c.household_id == household_id, recurring.c.id == kept.rule.id)
        .values(**_values(kept), updated_at=now)
    )


def set_planned_to(
    connection: Connection, household_id: str, rule_ids: Sequence[str], day: date
) -> None:
    connection.execute(
        update(recurring)
        .where(recurring.c.household_id == household_id, recurring.c.id.in_(rule_ids))
        .values(planned_to=day)
    )


def delete_rule(connection: Connection, household_id: str, rule_id: str) -> None:
    connection.execute(
        delete(bills).where(bills.c.household_id == household_id, bills.c.recurring_id == rule_id)
    )
    connection.execute(
        delete(recurring).where(recurring.c.household_id == household_id, recurring.c.id == rule_id)
    )


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
    every = find_kept(connection, household_id)
    rules = {each.rule.id: each.rule for each in every}
    found = [
        due_of(rules[bill.recurring_id], bill)
        for bill in bills_due(connection, household_id, first, last, states=("open",))
        if bill.recurring_id in rules
    ]
    for each in every:
        begin = max(first, each.planned_to + timedelta(days=1))
        end = min(last, begin + timedelta(days=SPAN_DAYS_MAX - 4))
        if each.rule.status == "active" and begin <= last:
            later = bills_within(each.rule, begin, end)
            found += [due_of(each.rule, expected.bill) for expected in later]
    return sorted(found, key=lambda due: (due.due_date, due.id))


def _values(kept: Kept) -> dict[str, Any]:
    rule = kept.rule
    return {
        "name": rule.name,
        "payee": rule.payee,
        "payee_key": payee_key(rule.payee),
        "account_id": rule.account_id,
        "category_id": rule.category_id,
        "currency": rule.currency,
        "amount_min_minor": rule.amount_min_minor,
        "amount_max_minor": rule.amount_max_minor,
        "rrule": rule.rrule,
        "start_date": rule.start_date,
        "weekend": rule.weekend,
        "auto_post": rule.auto_post,
        "status": rule.status,
        "planned_from": kept.planned_from,
        "planned_to": kept.planned_to,
        "posts_from": kept.posts_from,
        "version": rule.version,
    }
