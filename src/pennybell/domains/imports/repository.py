"""The SQL of imports."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ARRAY, Connection, String, bindparam, func, insert, select, true, update

from pennybell.kit.clock import instant_text
from pennybell.storage.tables.ledger import imports, transactions

_found = select(transactions.c.import_key, transactions.c.import_id, transactions.c.id).where(
    transactions.c.household_id == bindparam("household")
)
_wanted = func.unnest(bindparam("names", type_=ARRAY(String))).table_valued("key").render_derived()
_match = _found.where(transactions.c.import_key == _wanted.c.key).limit(1).lateral()
_keys = {
    "sqlite": _found.where(transactions.c.import_key.in_(bindparam("names", expanding=True))),
    # One look-up by the unique index for each key. For an IN list PostgreSQL, whose statistics lag
    # behind an import, reads the whole household and compares each row with each key.
    "postgresql": select(_match).select_from(_wanted.join(_match, true())),
}
_link = (
    update(transactions)
    .where(transactions.c.household_id == bindparam("household"))
    .where(transactions.c.id == bindparam("of"))
    .values(
        transfer_peer_id=bindparam("peer"),
        transfer_account_id=bindparam("account"),
        version=transactions.c.version + 1,
        updated_at=bindparam("now"),
    )
)


def to_values(row: Any) -> dict[str, Any]:
    """The import as the outside sees it."""
    return {
        "id": row.id,
        "filename": row.filename,
        "status": row.status,
        "rows_total": row.rows_total,
        "rows_new": row.rows_new,
        "rows_duplicate": row.rows_duplicate,
        "rows_unreadable": row.rows_unreadable,
        "done": row.done,
        "created_at": instant_text(row.created_at),
        "finished_at": None if row.finished_at is None else instant_text(row.finished_at),
        "unreadable": json.loads(row.unreadable),
    }


def lock_imports(connection: Connection, household_id: str) -> None:
    """One unit of one import at a time in a household. SQLite has one writer anyway."""
    if connection.dialect.name == "postgresql":
        name = func.hashtextextended(f"import {household_id}", 0)
        connection.execute(select(func.pg_advisory_xact_lock(name)))


def insert_import(connection: Connection, household_id: str, values: dict[str, Any]) -> None:
    connection.execute(insert(imports), {"household_id": household_id, **values})


def update_import(
    connection: Connection, household_id: str, import_id: str, values: dict[str, Any]
) -> None:
    connection.execute(
        update(imports)
        .where(imports.c.household_id == household_id, imports.c.id == import_id)
        .values(**values)
    )


def find(connection: Connection, household_id: str, import_id: str) -> dict[str, Any] | None:
    statement = select(imports).where(
        imports.c.household_id == household_id, imports.c.id == import_id
    )
    row = connection.execute(statement).one_or_none()
    return to_values(row) if row else None


def find_all(connection: Connection, household_id: str) -> list[dict[str, Any]]:
    statement = (
        select(imports)
        .where(imports.c.household_id == household_id)
        .order_by(imports.c.created_at.desc(), imports.c.id.desc())
        .limit(100)
    )
    return [to_values(row) for row in connection.execute(statement)]


def find_unfinished(connection: Connection, household_id: str, file_hash: str) -> str | None:
    """An import of the same file that was cut off."""
    statement = select(imports.c.id).where(
        imports.c.household_id == household_id,
        imports.c.file_hash == file_hash,
        imports.c.status == "running",
    )
    found = connection.execute(statement.limit(1)).scalar_one_or_none()
    return None if found is None else str(found)


def existing_keys(
    connection: Connection, household_id: str, keys: Sequence[str]
) -> dict[str, tuple[str | None, str]]:
    """Import key -> (import, transaction) of rows that are there already."""
    found: dict[str, tuple[str | None, str]] = {}
    for start in range(0, len(keys), 5_000):
        some = list(keys[start : start + 5_000])
        names = {"household": household_id, "names": some}
        rows = connection.execute(_keys[connection.dialect.name], names)
        found.update({row.import_key: (row.import_id, row.id) for row in rows})
    return found


def count_rows(connection: Connection, household_id: str, import_id: str) -> int:
    statement = select(func.count()).where(
        transactions.c.household_id == household_id, transactions.c.import_id == import_id
    )
    return int(connection.execute(statement).scalar_one())


def one_sided(connection: Connection, household_id: str, first: date, last: date) -> Sequence[Any]:
    """Live transfers whose other side is unknown, within the days given."""
    statement = (
        select(transactions)
        .where(
            transactions.c.household_id == household_id,
            transactions.c.date.between(first, last),
            transactions.c.transfer_id.is_not(None),
            transactions.c.transfer_peer_id.is_(None),
            transactions.c.deleted_at.is_(None),
        )
        .order_by(transactions.c.id)
        .with_for_update()
    )
    return connection.execute(statement).all()


def link_peers(connection: Connection, household_id: str, links: Sequence[dict[str, Any]]) -> None:
    """Tell one-sided transfers who their other side is."""
    if links:
        connection.execute(_link, [{"household": household_id, **link} for link in links])
