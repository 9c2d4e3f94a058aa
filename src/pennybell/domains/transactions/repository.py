"""The SQL of transactions, their splits and their tags."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import (
    Connection,
    bindparam,
    case,
    delete,
    func,
    insert,
    literal,
    select,
    union_all,
    update,
)
from sqlalchemy.exc import IntegrityError

from pennybell.errors import Conflict
from pennybell.events.shapes import Split, Transaction
from pennybell.kit.clock import instant_text
from pennybell.storage.prepared import Prepared
from pennybell.storage.tables.ledger import splits, tags, transaction_tags, transactions

_scoped = transactions.c.household_id == bindparam("household")
_by_ids = (
    select(transactions)
    .where(_scoped, transactions.c.id.in_(bindparam("ids", expanding=True)))
    .order_by(transactions.c.id)
)
_by_transfer = (
    select(transactions)
    .where(_scoped, transactions.c.transfer_id == bindparam("transfer"))
    .order_by(transactions.c.id)
)
_splits_of = (
    select(splits)
    .where(
        splits.c.household_id == bindparam("household"),
        splits.c.transaction_id.in_(bindparam("ids", expanding=True)),
    )
    .order_by(splits.c.transaction_id, splits.c.position)
)
_tags_of = (
    select(transaction_tags.c.transaction_id, tags.c.name)
    .join(
        tags,
        (tags.c.household_id == transaction_tags.c.household_id)
        & (tags.c.id == transaction_tags.c.tag_id),
    )
    .where(
        transaction_tags.c.household_id == bindparam("household"),
        transaction_tags.c.transaction_id.in_(bindparam("ids", expanding=True)),
    )
    .order_by(transaction_tags.c.transaction_id, transaction_tags.c.position)
)
_first_day = (
    select(transactions.c.date)
    .where(
        _scoped,
        transactions.c.account_id == bindparam("account"),
        transactions.c.deleted_at.is_(None),
    )
    .order_by(transactions.c.date)
    .limit(1)
)
_of_category = union_all(
    select(transactions.c.id).where(_scoped, transactions.c.category_id == bindparam("category")),
    select(splits.c.transaction_id).where(
        splits.c.household_id == bindparam("household"),
        splits.c.category_id == bindparam("category"),
    ),
)
_placed = (
    select(
        transactions.c.id, transactions.c.date, transactions.c.account_id, transactions.c.deleted_at
    )
    .where(_scoped, transactions.c.id.in_(_of_category))
    .order_by(transactions.c.id)
    .with_for_update()
)
_insert = Prepared(insert(transactions))
_insert_splits = insert(splits)
_insert_tags = insert(transaction_tags)
_update = (
    update(transactions)
    .where(_scoped, transactions.c.id == bindparam("of"))
    .values(
        {
            name: bindparam(f"new_{name}")
            for name in (
                "account_id",
                "date",
                "amount_minor",
                "currency",
                "payee",
                "note",
                "category_id",
                "split_count",
                "tag_count",
                "transfer_account_id",
                "version",
                "updated_at",
                "deleted_at",
            )
        }
    )
)


class _Read(NamedTuple):
    row: Any
    parts: list[Split]
    names: list[str]


class Shapes:
    """What rows of one household looked like when they were last read, those of one reading.

    Used on all database threads: what is kept is replaced as a whole and never changed.
    """

    def __init__(self) -> None:
        self._kept: dict[str, tuple[_Read, Transaction]] = {}

    def of(self, found: Iterable[_Read]) -> list[Transaction]:
        """The shapes of what was read; of what was read like that before, the same ones."""
        before, kept = self._kept, {}
        for read in found:
            known = before.get(read.row.id)
            if known is None or known[0] != read:
                known = (read, _to_shape(*read))
            kept[read.row.id] = known
        self._kept = kept
        return [shape for _, shape in kept.values()]


def read_shapes(
    connection: Connection, household_id: str, rows: Sequence[Any], *, lock: bool = False
) -> list[Transaction]:
    """Complete rows with their splits and tags.

    With `lock` the tags keep their names until the commit, which announces the rows with them.
    """
    return [_to_shape(*read) for read in read_parts(connection, household_id, rows, lock=lock)]


def read_parts(
    connection: Connection, household_id: str, rows: Sequence[Any], *, lock: bool = False
) -> list[_Read]:
    """Splits and tags of rows, one query for each of the two."""
    with_splits = [row.id for row in rows if row.split_count]
    with_tags = [row.id for row in rows if row.tag_count]
    parts: dict[str, list[Split]] = {}
    if with_splits:
        keys = {"household": household_id, "ids": with_splits}
        for row in connection.execute(_splits_of, keys):
            part = Split.model_construct(
                amount_minor=row.amount_minor, category_id=row.category_id, note=row.note
            )
            parts.setdefault(row.transaction_id, []).append(part)
    names: dict[str, list[str]] = {}
    if with_tags:
        keys = {"household": household_id, "ids": with_tags}
        statement = _tags_of.with_for_update(read=True, of=tags) if lock else _tags_of
        for transaction_id, name in connection.execute(statement, keys):
            names.setdefault(transaction_id, []).append(name)
    return [_Read(row, parts.get(row.id, []), names.get(row.id, [])) for row in rows]


def _to_shape(row: Any, parts: list[Split], names: list[str]) -> Transaction:
    return Transaction.model_construct(
        id=row.id,
        account_id=row.account_id,
        date=row.date,
        amount_minor=row.amount_minor,
        currency=row.currency,
        payee=row.payee,
        note=row.note,
        category_id=row.category_id,
        tags=names,
        splits=parts,
        transfer_id=row.transfer_id,
        transfer_peer_id=row.transfer_peer_id,
        transfer_account_id=row.transfer_account_id,
        import_id=row.import_id,
        version=row.version,
        created_by=row.created_by,
        created_at=instant_text(row.created_at),
        updated_at=instant_text(row.updated_at),
        deleted_at=None if row.deleted_at is None else instant_text(row.deleted_at),
    )


def find(
    connection: Connection, household_id: str, transaction_id: str, *, lock: bool = False
) -> Transaction | None:
    statement = _by_ids.with_for_update() if lock else _by_ids
    keys = {"household": household_id, "ids": [transaction_id]}
    rows = connection.execute(statement, keys).all()
    found = read_shapes(connection, household_id, rows, lock=lock)
    return found[0] if found else None


def find_some(connection: Connection, household_id: str, ids: Sequence[str]) -> list[Transaction]:
    """Rows that are locked, by id; their tags keep their names until the commit."""
    rows = connection.execute(_by_ids, {"household": household_id, "ids": list(ids)}).all()
    return read_shapes(connection, household_id, rows, lock=True)


def lock_of_category(connection: Connection, household_id: str, category_id: str) -> Sequence[Any]:
    """(id, date, account_id, deleted_at) of all on a category, by a split too; locked by id."""
    keys = {"household": household_id, "category": category_id}
    return connection.execute(_placed, keys).all()


def recategorise(
    connection: Connection, household_id: str, source: str, into: str, now: int
) -> None:
    """Put rows and splits of one category under another; each row gets a new version."""
    category = transactions.c.category_id
    connection.execute(
        update(transactions)
        .where(_scoped, transactions.c.id.in_(_of_category))
        .values(
            category_id=case(
                (category == bindparam("category"), literal(into, category.type)), else_=category
            ),
            version=transactions.c.version + 1,
            updated_at=now,
        ),
        {"household": household_id, "category": source},
    )
    connection.execute(
        update(splits)
        .where(splits.c.household_id == household_id, splits.c.category_id == source)
        .values(category_id=into)
    )


def lock_transfer_id(connection: Connection, household_id: str, transfer_id: str) -> None:
    """Make others that bring the same id wait. SQLite has one writer anyway."""
    if connection.dialect.name == "postgresql":
        name = func.hashtextextended(f"transfer {household_id} {transfer_id}", 0)
        connection.execute(select(func.pg_advisory_xact_lock(name)))


def find_transfer(
    connection: Connection, household_id: str, transfer_id: str, *, lock: bool = False
) -> list[Transaction]:
    statement = _by_transfer.with_for_update() if lock else _by_transfer
    keys = {"household": household_id, "transfer": transfer_id}
    return read_shapes(
        connection, household_id, connection.execute(statement, keys).all(), lock=lock
    )


def existing_import_keys(
    connection: Connection, household_id: str, keys: Iterable[str]
) -> set[str]:
    statement = select(transactions.c.import_key).where(
        _scoped, transactions.c.import_key.in_(bindparam("names", expanding=True))
    )
    rows = connection.execute(statement, {"household": household_id, "names": list(keys)})
    return {str(key) for (key,) in rows}


def insert_transactions(
    connection: Connection, household_id: str, rows: Sequence[dict[str, Any]]
) -> None:
    try:
        _insert.run(connection, [{"household_id": household_id, **row} for row in rows])
    except IntegrityError as error:
        raise Conflict("already_exists", "There is a transaction with this id already.") from error


def insert_splits(
    connection: Connection, household_id: str, transaction_id: str, parts: Sequence[Split]
) -> None:
    if parts:
        connection.execute(
            _insert_splits,
            [
                {
                    "household_id": household_id,
                    "transaction_id": transaction_id,
                    "position": position,
                    "amount_minor": part.amount_minor,
                    "category_id": part.category_id,
                    "note": part.note,
                }
                for position, part in enumerate(parts)
            ],
        )


def insert_tags(
    connection: Connection, household_id: str, transaction_id: str, tag_ids: Sequence[str]
) -> None:
    if tag_ids:
        connection.execute(
            _insert_tags,
            [
                {
                    "household_id": household_id,
                    "tag_id": tag_id,
                    "transaction_id": transaction_id,
                    "position": position,
                }
                for position, tag_id in enumerate(tag_ids)
            ],
        )


def update_transaction(
    connection: Connection, household_id: str, transaction_id: str, values: dict[str, Any]
) -> None:
    keys = {f"new_{name}": value for name, value in values.items()}
    connection.execute(_update, {"household": household_id, "of": transaction_id, **keys})


def delete_splits(connection: Connection, household_id: str, transaction_id: str) -> None:
    connection.execute(
        delete(splits).where(
            splits.c.household_id == household_id, splits.c.transaction_id == transaction_id
        )
    )


def delete_tags(connection: Connection, household_id: str, transaction_id: str) -> None:
    connection.execute(
        delete(transaction_tags).where(
            transaction_tags.c.household_id == household_id,
            transaction_tags.c.transaction_id == transaction_id,
        )
    )


def first_day_of(connection: Connection, household_id: str, account_id: str) -> date | None:
    """The first day that anything stands on an account; None: nothing does."""
    keys = {"household": household_id, "account": account_id}
    row = connection.execute(_first_day, keys).first()
    return row.date if row else None


def day_range(rows: Sequence[Transaction]) -> tuple[date, date]:
    days = [row.date for row in rows]
    return min(days), max(days)
