"""The SQL of accounts and their balances."""

from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from pennybell.errors import Conflict
from pennybell.events.shapes import Account
from pennybell.kit.clock import instant_text
from pennybell.storage.prepared import Prepared
from pennybell.storage.tables.goals import goal_accounts
from pennybell.storage.tables.ledger import accounts, day_totals, month_totals, transactions
from pennybell.storage.tables.recurring import recurring

_scoped = accounts.c.household_id == bindparam("household")
_one = select(accounts).where(_scoped, accounts.c.id == bindparam("account"))
_held = _one.with_for_update(read=True, key_share=True)
_all = Prepared(select(accounts).where(_scoped).order_by(accounts.c.name, accounts.c.id))
_net = func.sum(day_totals.c.inflow_minor - day_totals.c.outflow_minor)
_ahead = Prepared(
    select(func.coalesce(_net, 0).label("total")).where(
        day_totals.c.household_id == bindparam("household"),
        day_totals.c.account_id == bindparam("account"),
        day_totals.c.date > bindparam("after"),
    )
)
_move_balance = Prepared(
    update(accounts)
    .where(_scoped, accounts.c.id == bindparam("account"))
    .values(
        balance_minor=accounts.c.balance_minor + bindparam("by_minor"),
        balance_version=accounts.c.balance_version + bindparam("by_version"),
        transaction_count=accounts.c.transaction_count + bindparam("by_count"),
    )
    .returning(*accounts.c)
)


def to_shape(row: Any) -> Account:
    return Account.model_construct(
        id=row.id,
        name=row.name,
        type=row.type,
        currency=row.currency,
        opening_balance_minor=row.opening_balance_minor,
        balance_minor=row.balance_minor,
        balance_version=row.balance_version,
        transaction_count=row.transaction_count,
        archived=row.archived,
        version=row.version,
        created_at=instant_text(row.created_at),
        updated_at=instant_text(row.updated_at),
    )


def find(
    connection: Connection,
    household_id: str,
    account_id: str,
    *,
    lock: bool = False,
    hold: bool = False,
) -> Account | None:
    """`lock`: nobody else changes it until the commit; `hold`: nobody deletes it."""
    statement = _one.with_for_update() if lock else _held if hold else _one
    keys = {"household": household_id, "account": account_id}
    row = connection.execute(statement, keys).one_or_none()
    return to_shape(row) if row else None


def find_all(connection: Connection, household_id: str) -> list[Account]:
    return [to_shape(row) for row in _all.all(connection, {"household": household_id})]


def insert_account(connection: Connection, household_id: str, values: dict[str, Any]) -> None:
    try:
        connection.execute(insert(accounts), {"household_id": household_id, **values})
    except IntegrityError as error:
        raise Conflict("already_exists", "There is an account with this id already.") from error


def update_account(
    connection: Connection, household_id: str, account_id: str, values: dict[str, Any]
) -> Account:
    statement = (
        update(accounts)
        .where(accounts.c.household_id == household_id, accounts.c.id == account_id)
        .values(**values)
        .returning(*accounts.c)
    )
    try:
        return to_shape(connection.execute(statement).one())
    except IntegrityError as error:
        raise out_of_range() from error


def delete_account(connection: Connection, household_id: str, account_id: str) -> None:
    for totals in (day_totals, month_totals):
        connection.execute(
            delete(totals).where(
                totals.c.household_id == household_id, totals.c.account_id == account_id
            )
        )
    connection.execute(
        delete(accounts).where(accounts.c.household_id == household_id, accounts.c.id == account_id)
    )


def has_transactions(connection: Connection, household_id: str, account_id: str) -> bool:
    """Whether any row stands on the account, deleted ones included: those can be restored."""
    statement = (
        select(transactions.c.id)
        .where(transactions.c.household_id == household_id, transactions.c.account_id == account_id)
        .limit(1)
    )
    return connection.execute(statement).first() is not None


def has_rules(connection: Connection, household_id: str, account_id: str) -> bool:
    """Whether something recurs on the account."""
    statement = (
        select(recurring.c.id)
        .where(recurring.c.household_id == household_id, recurring.c.account_id == account_id)
        .limit(1)
    )
    return connection.execute(statement).first() is not None


def has_goals(connection: Connection, household_id: str, account_id: str) -> bool:
    """Whether a goal counts on the account, an archived one included."""
    statement = (
        select(goal_accounts.c.goal_id)
        .where(
            goal_accounts.c.household_id == household_id,
            goal_accounts.c.account_id == account_id,
        )
        .limit(1)
    )
    return connection.execute(statement).first() is not None


def move_balance(
    connection: Connection, household_id: str, account_id: str, *, by_minor: int, by_count: int
) -> Account | None:
    """Add to a balance and lock the row; None when there is no such account.

    The balance's version rises only with what is announced: else a client's would fall behind.
    """
    keys = {
        "household": household_id,
        "account": account_id,
        "by_minor": by_minor,
        "by_count": by_count,
        "by_version": int((by_minor, by_count) != (0, 0)),
    }
    try:
        row = _move_balance.one_or_none(connection, keys)
    except IntegrityError as error:
        raise out_of_range() from error
    return to_shape(row) if row else None


def sum_after(connection: Connection, household_id: str, account_id: str, day: date) -> int:
    """What rows dated after `day` add to the balance, in minor units."""
    keys = {"household": household_id, "account": account_id, "after": day}
    row = _ahead.one_or_none(connection, keys)
    return int(row.total) if row else 0


def out_of_range() -> Conflict:
    return Conflict(
        "amount_out_of_range",
        "This would bring a balance or total beyond 9,007,199,254,740,991 minor units.",
    )
