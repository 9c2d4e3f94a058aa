"""Accounts: open, change, close; balances are read here and moved by transactions."""

from typing import Any

from pennybell.domains.accounts import repository
from pennybell.domains.accounts.model import AccountDraft
from pennybell.errors import Conflict, NotFound, Stale
from pennybell.events.shapes import Account
from pennybell.events.vocabulary import (
    AccountCreated,
    AccountDeleted,
    AccountUpdated,
    BalanceUpdated,
)
from pennybell.kit.clock import Instant, today_in
from pennybell.outbox.unit_of_work import Reading, UnitOfWork


def open_account(uow: UnitOfWork, draft: AccountDraft) -> Account:
    """Open an account. Emits: account.created.

    Raises:
        Conflict: 409, the id is taken in this household.
    """
    account_id = draft.id or uow.ids()
    repository.insert_account(
        uow.connection,
        uow.household_id,
        {
            "id": account_id,
            "name": draft.name,
            "type": draft.type,
            "currency": draft.currency,
            "opening_balance_minor": draft.opening_balance_minor,
            "balance_minor": draft.opening_balance_minor,
            "balance_version": 1,
            "transaction_count": 0,
            "archived": False,
            "version": 1,
            "created_at": uow.now,
            "updated_at": uow.now,
        },
    )
    account = _existing(uow, account_id)
    uow.emit(AccountCreated.carrying(account))
    return account


def change_account(
    uow: UnitOfWork, account_id: str, changes: dict[str, Any], *, if_match: int | None
) -> Account:
    """Change name, type, opening balance or archive. Emits: account.updated, balance.updated.

    Raises:
        NotFound: 404.  Stale: 412, `if_match` is not the version.
    """
    before = _existing(uow, account_id, lock=True)
    if if_match is not None and if_match != before.version:
        raise Stale("account", before.model_dump(mode="json"))
    changes = {name: value for name, value in changes.items() if getattr(before, name) != value}
    if not changes:
        return before
    values = {**changes, "version": before.version + 1, "updated_at": uow.now}
    opening = changes.get("opening_balance_minor")
    if opening is not None:
        moved = opening - before.opening_balance_minor
        values["balance_minor"] = before.balance_minor + moved
        values["balance_version"] = before.balance_version + 1
    after = repository.update_account(uow.connection, uow.household_id, account_id, values)
    uow.emit(AccountUpdated.changing(before, after))
    if opening is not None:
        uow.emit(balance_of(after))
    return after


def delete_account(uow: UnitOfWork, account_id: str, *, if_match: int | None) -> Account:
    """Delete an account nothing was ever recorded on or hangs on. Emits: account.deleted.

    Raises:
        Conflict: 409 `account_in_use`: archive it instead.
    """
    account = _existing(uow, account_id, lock=True)
    if if_match is not None and if_match != account.version:
        raise Stale("account", account.model_dump(mode="json"))
    if repository.has_transactions(uow.connection, uow.household_id, account_id):
        raise Conflict("account_in_use", "Transactions stand on this account; archive it instead.")
    if repository.has_goals(uow.connection, uow.household_id, account_id):
        raise Conflict("account_in_use", "A goal counts on this account; change the goal first.")
    if repository.has_rules(uow.connection, uow.household_id, account_id):
        raise Conflict("account_in_use", "Something recurs on this account; change that first.")
    repository.delete_account(uow.connection, uow.household_id, account_id)
    uow.emit(AccountDeleted.carrying(account))
    return account


def read_account(reading: Reading, account_id: str) -> Account:
    account = repository.find(reading.connection, reading.household_id, account_id)
    if account is None:
        raise NotFound("account")
    return account


def read_accounts(reading: Reading) -> list[Account]:
    return repository.find_all(reading.connection, reading.household_id)


def balance_today(reading: Reading, account: Account, timezone: str) -> int:
    """The balance without rows dated after the household's today, in minor units."""
    today = today_in(timezone, Instant(reading.now))
    later = repository.sum_after(reading.connection, reading.household_id, account.id, today)
    return account.balance_minor - later


def balance_of(account: Account) -> BalanceUpdated:
    return BalanceUpdated.model_construct(
        account_id=account.id,
        balance_minor=account.balance_minor,
        currency=account.currency,
        version=account.balance_version,
        transaction_count=account.transaction_count,
    )


def _existing(uow: UnitOfWork, account_id: str, *, lock: bool = False) -> Account:
    account = repository.find(uow.connection, uow.household_id, account_id, lock=lock)
    if account is None:
        raise NotFound("account")
    return account
