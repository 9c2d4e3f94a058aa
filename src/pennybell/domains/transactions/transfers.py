"""Transfers: two rows under one id, written, edited and deleted together. Never spending."""

from typing import Any

from pennybell.domains.accounts import repository as accounts
from pennybell.domains.transactions import repository, service
from pennybell.domains.transactions.model import TransactionDraft, TransferDraft
from pennybell.errors import Conflict, Invalid, NotFound
from pennybell.events.shapes import Transaction
from pennybell.outbox.unit_of_work import Reading, UnitOfWork

Legs = tuple[Transaction | None, Transaction | None]
"""The row money left and the row it arrived in; None where that side is unknown."""


def record_transfer(uow: UnitOfWork, draft: TransferDraft) -> Legs:
    """Move money between two accounts of the household.

    Raises:
        NotFound: 404, an account is not there.
        Invalid: 422 `same_account`, `two_amounts` (they are for two currencies, and needed then).
        Conflict: 409 `already_exists`, `account_archived`, `amount_out_of_range`.
    Emits: transaction.created twice, balance.updated twice.
    """
    if draft.from_account_id == draft.to_account_id:
        raise Invalid("same_account", "The two accounts are the same.", "body.to_account_id")
    arrives = _arriving(
        uow,
        (draft.from_account_id, draft.to_account_id),
        draft.amount_minor,
        draft.to_amount_minor,
    )
    transfer_id = draft.id or uow.ids()
    if draft.id is not None and not _is_free(uow, draft.id):
        raise Conflict("already_exists", "There is a transfer with this id already.")
    out_id, in_id = uow.ids(), uow.ids()
    shared: dict[str, Any] = {
        "date": draft.date,
        "payee": draft.payee,
        "note": draft.note,
        "tags": draft.tags,
        "transfer_id": transfer_id,
    }
    leaving = TransactionDraft(
        id=out_id,
        account_id=draft.from_account_id,
        amount_minor=-draft.amount_minor,
        transfer_peer_id=in_id,
        transfer_account_id=draft.to_account_id,
        **shared,
    )
    arriving = TransactionDraft(
        id=in_id,
        account_id=draft.to_account_id,
        amount_minor=arrives,
        transfer_peer_id=out_id,
        transfer_account_id=draft.from_account_id,
        **shared,
    )
    first, second = service.record_many(uow, [leaving, arriving])
    return first, second


def _is_free(uow: UnitOfWork, transfer_id: str) -> bool:
    """Whether no transfer has this id. Two that come at once take turns."""
    repository.lock_transfer_id(uow.connection, uow.household_id, transfer_id)
    return not repository.find_transfer(uow.connection, uow.household_id, transfer_id)


def change_transfer(
    uow: UnitOfWork, transfer_id: str, changes: dict[str, Any], *, if_match: int | None
) -> Legs:
    """Change both sides together. `if_match` compares with the leaving side's version.

    Raises:
        NotFound: 404.  Stale: 412.
        Conflict: 409 `transaction_deleted`; `one_sided` when the unknown side is to change.
        Invalid: 422 `same_account`, `two_amounts`.
    Emits: transaction.updated and balance.updated for each side.
    """
    leaving, arriving = _locked(uow, transfer_id)
    first = leaving or arriving
    assert first is not None
    service.check_version(first, if_match)
    if first.deleted_at is not None:
        raise Conflict("transaction_deleted", "This transfer is deleted; restore it first.")
    shared: dict[str, Any] = {
        name: changes[name] for name in ("date", "payee", "note", "tags") if name in changes
    }
    if leaving is None or arriving is None:
        after = [_one_side(first, changes, shared)]
        rows = service.rewrite(uow, [(first, after[0])])
        return _sides(rows or [first])
    source = changes.get("from_account_id", leaving.account_id)
    target = changes.get("to_account_id", arriving.account_id)
    if source == target:
        raise Invalid("same_account", "The two accounts are the same.", "body.to_account_id")
    leaves, arrives = _changed_amounts(uow, (leaving, arriving), (source, target), changes)
    pairs = [
        (
            leaving,
            leaving.model_copy(
                update={
                    **shared,
                    "account_id": source,
                    "amount_minor": -leaves,
                    "transfer_account_id": target,
                }
            ),
        ),
        (
            arriving,
            arriving.model_copy(
                update={
                    **shared,
                    "account_id": target,
                    "amount_minor": arrives,
                    "transfer_account_id": source,
                }
            ),
        ),
    ]
    done = {row.id: row for row in service.rewrite(uow, pairs)}
    return done.get(leaving.id, leaving), done.get(arriving.id, arriving)


def remove_transfer(uow: UnitOfWork, transfer_id: str, *, if_match: int | None) -> Legs:
    """Delete both sides softly. Emits: transaction.deleted, balance.updated for each."""
    first = next(leg for leg in _locked(uow, transfer_id) if leg is not None)
    service.remove(uow, first.id, if_match=if_match)
    return _locked(uow, transfer_id)


def restore_transfer(uow: UnitOfWork, transfer_id: str) -> Legs:
    """Bring both sides back. Emits: transaction.restored, balance.updated for each."""
    first = next(leg for leg in _locked(uow, transfer_id) if leg is not None)
    service.restore(uow, first.id)
    return _locked(uow, transfer_id)


def read_transfer(reading: Reading, transfer_id: str) -> Legs:
    rows = repository.find_transfer(reading.connection, reading.household_id, transfer_id)
    if not rows:
        raise NotFound("transfer")
    return _sides(rows)


def _locked(uow: UnitOfWork, transfer_id: str) -> Legs:
    rows = repository.find_transfer(uow.connection, uow.household_id, transfer_id, lock=True)
    if not rows:
        raise NotFound("transfer")
    return _sides(rows)


def _sides(rows: list[Transaction]) -> Legs:
    leaving = next((row for row in rows if row.amount_minor <= 0), None)
    arriving = next((row for row in rows if row is not leaving), None)
    return leaving, arriving


def _one_side(row: Transaction, changes: dict[str, Any], shared: dict[str, Any]) -> Transaction:
    own, other = ("from", "to") if row.amount_minor <= 0 else ("to", "from")
    if f"{other}_account_id" in changes or "to_amount_minor" in changes:
        raise Conflict("one_sided", "The other side of this transfer is not known.")
    update = dict(shared)
    if "amount_minor" in changes:
        sign = -1 if own == "from" else 1
        update["amount_minor"] = sign * changes["amount_minor"]
    if f"{own}_account_id" in changes:
        update["account_id"] = changes[f"{own}_account_id"]
    return row.model_copy(update=update)


def _currencies(uow: UnitOfWork, account_ids: tuple[str, str]) -> tuple[str, str]:
    found = [accounts.find(uow.connection, uow.household_id, each) for each in account_ids]
    if found[0] is None or found[1] is None:
        raise NotFound("account")
    return found[0].currency, found[1].currency


def _arriving(
    uow: UnitOfWork, account_ids: tuple[str, str], leaves: int, arrives: int | None
) -> int:
    source, target = _currencies(uow, account_ids)
    if source != target and arrives is None:
        raise Invalid(
            "two_amounts",
            f"The accounts are in {source} and {target}; give both amounts.",
            "body.to_amount_minor",
        )
    if source == target and arrives is not None and arrives != leaves:
        raise Invalid(
            "two_amounts", "Within one currency both amounts are the same.", "body.to_amount_minor"
        )
    return leaves if arrives is None else arrives


def _changed_amounts(
    uow: UnitOfWork,
    legs: tuple[Transaction, Transaction],
    account_ids: tuple[str, str],
    changes: dict[str, Any],
) -> tuple[int, int]:
    """What leaves and what arrives; an amount that was not named stays only in its currency."""
    leaving, arriving = legs
    source, target = _currencies(uow, account_ids)
    if source != leaving.currency and "amount_minor" not in changes:
        raise Invalid(
            "two_amounts",
            f"Money leaves an account in {source} now; give the amount in it.",
            "body.amount_minor",
        )
    leaves = changes.get("amount_minor", -leaving.amount_minor)
    arrives = changes.get("to_amount_minor")
    stays = "amount_minor" not in changes and target == arriving.currency
    if arrives is None and stays and source != target:
        arrives = arriving.amount_minor
    return leaves, _arriving(uow, account_ids, leaves, arrives)
