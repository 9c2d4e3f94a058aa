"""The SQL that keeps the totals: by day, and the same by month, in the unit of work that moves them.

Who adds to an account's totals holds its row locked, so nobody waits here for anybody.
"""

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import Connection, Table, delete, literal, select
from sqlalchemy.exc import IntegrityError

from pennybell.domains.accounts.repository import out_of_range
from pennybell.domains.transactions.model import DayKey, Flow
from pennybell.storage import dialect
from pennybell.storage.prepared import Prepared
from pennybell.storage.tables.ledger import day_totals, month_totals

_KEY: Final = ["household_id", "date", "account_id", "bucket"]
_ADDED: Final = ("inflow_minor", "outflow_minor", "count")


def _upserts(table: Table) -> dict[str, Prepared]:
    return {
        name: Prepared(
            statement.on_conflict_do_update(
                index_elements=_KEY,
                set_={column: table.c[column] + statement.excluded[column] for column in _ADDED},
            )
        )
        for name, statement in dialect.upserts(table).items()
    }


_add_to_days, _add_to_months = _upserts(day_totals), _upserts(month_totals)


def add(connection: Connection, household_id: str, days: Mapping[DayKey, Flow]) -> None:
    """Add flows and counts, which may be negative, to days and to the months they are in.

    Raises:
        Conflict: 409, a total gets out of range.
    """
    moved = {key: flow for key, flow in days.items() if flow != Flow()}
    if not moved:
        return
    months: dict[DayKey, Flow] = {}
    for (day, account_id, bucket), flow in moved.items():
        month = months.setdefault((day.replace(day=1), account_id, bucket), Flow())
        month.inflow_minor += flow.inflow_minor
        month.outflow_minor += flow.outflow_minor
        month.count += flow.count
    dialect_name = connection.dialect.name
    try:
        _add_to_days[dialect_name].run(connection, _rows(household_id, moved))
        _add_to_months[dialect_name].run(connection, _rows(household_id, months))
    except IntegrityError as error:
        raise out_of_range() from error


def move_bucket(connection: Connection, household_id: str, source: str, into: str) -> None:
    """Add all of one bucket to another and empty it; the accounts must be locked.

    Raises:
        Conflict: 409, a total gets out of range.
    """
    try:
        for table in (day_totals, month_totals):
            _move_bucket(connection, table, household_id, source, into)
    except IntegrityError as error:
        raise out_of_range() from error


def _move_bucket(
    connection: Connection, table: Table, household_id: str, source: str, into: str
) -> None:
    columns = table.c
    of_source = (columns.household_id == household_id, columns.bucket == source)
    moved = select(
        columns.household_id,
        columns.date,
        columns.account_id,
        literal(into, columns.bucket.type),
        *(columns[name] for name in _ADDED),
    ).where(*of_source)
    insert = dialect.upserts(table)[connection.dialect.name]
    adding = insert.from_select([*_KEY, *_ADDED], moved)
    connection.execute(
        adding.on_conflict_do_update(
            index_elements=_KEY,
            set_={name: columns[name] + adding.excluded[name] for name in _ADDED},
        )
    )
    connection.execute(delete(table).where(*of_source))


def _rows(household_id: str, flows: Mapping[DayKey, Flow]) -> list[dict[str, Any]]:
    return [
        {
            "household_id": household_id,
            "date": day,
            "account_id": account_id,
            "bucket": bucket,
            "inflow_minor": flow.inflow_minor,
            "outflow_minor": flow.outflow_minor,
            "count": flow.count,
        }
        for (day, account_id, bucket), flow in sorted(flows.items(), key=_by_key)
    ]


def _by_key(of_one: tuple[DayKey, Flow]) -> DayKey:
    return of_one[0]
