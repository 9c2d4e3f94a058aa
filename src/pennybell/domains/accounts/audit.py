"""Every number derived from transactions, computed anew from the rows and compared."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from sqlalchemy import (
    Connection,
    Date,
    Select,
    String,
    Table,
    and_,
    case,
    cast,
    func,
    literal,
    or_,
    select,
    union_all,
)

from pennybell.domains.transactions.model import TRANSFER, UNCATEGORISED
from pennybell.outbox.audit import REASON, Drift
from pennybell.storage.guard import across_households
from pennybell.storage.tables.ledger import (
    accounts,
    day_totals,
    month_totals,
    splits,
    transaction_tags,
    transactions,
)

_live = transactions.c.deleted_at.is_(None)
_BUCKET: Final = String(36)
_SIDES: Final = ("inflow_minor", "outflow_minor", "count")


def find_drift(connection: Connection) -> Iterator[Drift]:
    """Every stored number that its rows contradict. Run it inside one read transaction."""
    yield from _balances(connection)
    yield from _day_totals(connection)
    yield from _month_totals(connection)
    yield from _parts(connection)
    yield from _transfers(connection)


def count_transactions(connection: Connection) -> int:
    statement = select(func.count()).select_from(transactions)
    return int(connection.execute(across_households(statement, reason=REASON)).scalar_one())


def _balances(connection: Connection) -> Iterator[Drift]:
    """Opening balance plus every live row, whatever its date."""
    summed = (
        select(
            transactions.c.household_id,
            transactions.c.account_id,
            func.sum(transactions.c.amount_minor).label("amount_minor"),
            func.count().label("count"),
        )
        .where(_live)
        .group_by(transactions.c.household_id, transactions.c.account_id)
        .subquery()
    )
    balance = accounts.c.opening_balance_minor + func.coalesce(summed.c.amount_minor, 0)
    count = func.coalesce(summed.c.count, 0)
    statement = (
        select(accounts, balance.label("computed_minor"), count.label("computed_count"))
        .outerjoin_from(
            accounts,
            summed,
            and_(
                summed.c.household_id == accounts.c.household_id,
                summed.c.account_id == accounts.c.id,
            ),
        )
        .where(or_(accounts.c.balance_minor != balance, accounts.c.transaction_count != count))
        .order_by(accounts.c.household_id, accounts.c.id)
    )
    for row in connection.execute(across_households(statement, reason=REASON)):
        where = f"household {row.household_id} account {row.id}"
        for name, stored, computed in (
            ("balance_minor", row.balance_minor, row.computed_minor),
            ("transaction_count", row.transaction_count, row.computed_count),
        ):
            if stored != computed:
                yield Drift(f"accounts.{name}", where, str(stored), str(computed))


def _day_totals(connection: Connection) -> Iterator[Drift]:
    """Against the rows."""
    computed = (_as_computed(part) for part in contributions())
    yield from _compared(connection, day_totals, computed)


def _month_totals(connection: Connection) -> Iterator[Drift]:
    """Against the totals of their days, which are compared with the rows."""
    is_sqlite = connection.dialect.name == "sqlite"
    month = (
        func.date(day_totals.c.date, "start of month", type_=Date)
        if is_sqlite
        else cast(func.date_trunc("month", day_totals.c.date), Date)
    )
    days = select(
        day_totals.c.household_id,
        month.label("date"),
        day_totals.c.account_id,
        day_totals.c.bucket,
        *_flows_of(day_totals.c),
    )
    yield from _compared(connection, month_totals, [_as_computed(days)])


def _compared(
    connection: Connection, table: Table, computed: Iterable[Select[Any]]
) -> Iterator[Drift]:
    """What is stored and what is computed, added up side by side: a row of zeros equals no row."""
    columns = [column.label(f"stored_{column.name}") for column in _flows_of(table.c)]
    stored = select(
        table.c.household_id,
        table.c.date,
        table.c.account_id,
        table.c.bucket,
        *columns,
        *(literal(0).label(f"computed_{name}") for name in _SIDES),
    )
    both = union_all(stored, *computed).subquery()
    key = (both.c.household_id, both.c.date, both.c.account_id, both.c.bucket)
    sums = {
        f"{kind}_{name}": func.sum(both.c[f"{kind}_{name}"])
        for kind in ("stored", "computed")
        for name in _SIDES
    }
    statement = (
        select(*key, *(total.label(name) for name, total in sums.items()))
        .group_by(*key)
        .having(or_(*(sums[f"stored_{name}"] != sums[f"computed_{name}"] for name in _SIDES)))
        .order_by(*key)
    )
    for row in connection.execute(across_households(statement, reason=REASON)).mappings():
        where = (
            f"household {row['household_id']} account {row['account_id']}"
            f" on {row['date']} in {row['bucket']}"
        )
        for name in _SIDES:
            found, due = row[f"stored_{name}"], row[f"computed_{name}"]
            if found != due:
                yield Drift(f"{table.name}.{name}", where, str(found), str(due))


def contributions() -> Iterator[Select[Any]]:
    """Where live rows count: whole ones by transfer or category, split ones by their parts."""
    own = case(
        (transactions.c.transfer_id.is_not(None), TRANSFER),
        else_=func.coalesce(cast(transactions.c.category_id, _BUCKET), UNCATEGORISED),
    )
    is_whole = or_(transactions.c.split_count == 0, transactions.c.transfer_id.is_not(None))
    yield _contribution(own, transactions.c.amount_minor).where(_live, is_whole)
    part = func.coalesce(cast(splits.c.category_id, _BUCKET), UNCATEGORISED)
    yield (
        _contribution(part, splits.c.amount_minor)
        .join(splits, _of_same_transaction(splits))
        .where(_live, transactions.c.transfer_id.is_(None))
    )


def _contribution(bucket: Any, amount: Any) -> Select[Any]:
    return select(
        transactions.c.household_id,
        transactions.c.date,
        transactions.c.account_id,
        bucket.label("bucket"),
        case((amount > 0, amount), else_=0).label("inflow_minor"),
        case((amount < 0, -amount), else_=0).label("outflow_minor"),
        literal(1).label("count"),
    ).select_from(transactions)


def _as_computed(part: Select[Any]) -> Select[Any]:
    rows = part.subquery()
    return select(
        rows.c.household_id,
        rows.c.date,
        rows.c.account_id,
        rows.c.bucket,
        *(literal(0).label(f"stored_{name}") for name in _SIDES),
        *(rows.c[name].label(f"computed_{name}") for name in _SIDES),
    )


def _flows_of(columns: Any) -> list[Any]:
    return [columns[name] for name in _SIDES]


def _parts(connection: Connection) -> Iterator[Drift]:
    """Splits add up to their transaction, and are as many as it says; so with tags."""
    parts = _per_transaction(splits, func.sum(splits.c.amount_minor).label("amount_minor"))
    tags = _per_transaction(transaction_tags)
    statement = (
        select(
            transactions,
            func.coalesce(parts.c.count, 0).label("parts"),
            parts.c.amount_minor.label("parts_minor"),
            func.coalesce(tags.c.count, 0).label("tags"),
        )
        .outerjoin_from(transactions, parts, _of_same_transaction(parts))
        .outerjoin(tags, _of_same_transaction(tags))
        .where(
            or_(
                transactions.c.split_count != func.coalesce(parts.c.count, 0),
                transactions.c.tag_count != func.coalesce(tags.c.count, 0),
                parts.c.amount_minor != transactions.c.amount_minor,
            )
        )
        .order_by(transactions.c.household_id, transactions.c.id)
    )
    for row in connection.execute(across_households(statement, reason=REASON)):
        where = _named(row)
        for name, stored, computed in (
            ("split_count", row.split_count, row.parts),
            ("tag_count", row.tag_count, row.tags),
        ):
            if stored != computed:
                yield Drift(f"transactions.{name}", where, str(stored), str(computed))
        if row.parts and row.parts_minor != row.amount_minor:
            amounts = str(row.amount_minor), str(row.parts_minor)
            yield Drift("transactions.amount_minor with splits", where, *amounts)


def _per_transaction(table: Any, *more: Any) -> Any:
    key = (table.c.household_id, table.c.transaction_id)
    return select(*key, func.count().label("count"), *more).group_by(*key).subquery()


def _of_same_transaction(other: Any) -> Any:
    return and_(
        other.c.household_id == transactions.c.household_id,
        other.c.transaction_id == transactions.c.id,
    )


def _transfers(connection: Connection) -> Iterator[Drift]:
    """Two sides know each other and live and die together."""
    peer = transactions.alias("peer")
    is_live, is_peer_live = _live, peer.c.deleted_at.is_(None)
    statement = (
        select(transactions, peer.c.id.label("peer"), is_peer_live.label("is_peer_live"))
        .outerjoin_from(
            transactions,
            peer,
            and_(
                peer.c.household_id == transactions.c.household_id,
                peer.c.id == transactions.c.transfer_peer_id,
                peer.c.transfer_id == transactions.c.transfer_id,
                peer.c.transfer_peer_id == transactions.c.id,
                peer.c.account_id == transactions.c.transfer_account_id,
            ),
        )
        .where(
            transactions.c.transfer_peer_id.is_not(None),
            or_(peer.c.id.is_(None), is_live != is_peer_live),
        )
        .order_by(transactions.c.household_id, transactions.c.id)
    )
    for row in connection.execute(across_households(statement, reason=REASON)):
        if row.peer is None:
            stored, computed = row.transfer_peer_id, "the row of the other side"
            yield Drift("transactions.transfer_peer_id", _named(row), stored, computed)
        else:
            stored = "deleted" if row.deleted_at is not None else "live"
            computed = "live, as its other side" if row.is_peer_live else "deleted, as the other"
            yield Drift("transactions.deleted_at", _named(row), stored, computed)


def _named(row: Any) -> str:
    return f"household {row.household_id} transaction {row.id}"
