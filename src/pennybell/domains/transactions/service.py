"""Transactions: record, change, delete, restore.

Rows and every number derived from them move together; locks are taken in one order (rows, accounts by id, totals, household, users).
"""

from collections.abc import Iterable, Sequence
from typing import Any

from pennybell.domains.accounts import repository as accounts
from pennybell.domains.accounts.service import balance_of
from pennybell.domains.categories import repository as categories
from pennybell.domains.tags.repository import name_key
from pennybell.domains.tags.service import ensure_tags
from pennybell.domains.totals import keeping as totals
from pennybell.domains.transactions import repository
from pennybell.domains.transactions.model import (
    SINGLE_EVENTS_MAX,
    Movement,
    TransactionDraft,
    categories_of,
    movement,
)
from pennybell.errors import Conflict, Invalid, NotFound, Stale
from pennybell.events.shapes import Account, Transaction
from pennybell.events.vocabulary import (
    Event,
    TransactionCreated,
    TransactionDeleted,
    TransactionRestored,
    TransactionsChanged,
    TransactionUpdated,
    Updated,
)
from pennybell.kit.clock import instant_text
from pennybell.outbox.unit_of_work import UnitOfWork


def record(uow: UnitOfWork, draft: TransactionDraft) -> Transaction:
    """Record one transaction and announce it.

    Row, balance, day total, facts and events commit together.

    Args:
        draft: `amount_minor` is signed (spending negative), in the account's minor unit.

    Raises:
        NotFound: 404, no such account in this household.
        Conflict: 409 `account_archived`, `already_exists`, `amount_out_of_range`.
        Invalid: 422 `unknown_category`, `split_sum`.
    Emits: transaction.created, balance.updated, tag.created for each new tag.
    """
    return record_many(uow, [draft])[0]


def record_many(uow: UnitOfWork, drafts: Sequence[TransactionDraft]) -> list[Transaction]:
    """Record up to a few thousand rows, all or nothing, in a fixed number of statements.

    Emits: as `record`; past 20 rows one transactions.changed in place of the single events.
    """
    ids = [draft.id or uow.ids() for draft in drafts]
    moved, owners, tag_ids = _insert(uow, drafts, ids)
    rows = [
        _new_row(uow, draft, id_, owners[draft.account_id].currency)
        for draft, id_ in zip(drafts, ids, strict=True)
    ]
    if tag_ids:
        rows = [_with_tag_names(row, tag_ids) for row in rows]
    announce(uow, TransactionCreated, rows)
    announce_balances(uow, owners, moved)
    return rows


def record_unannounced(uow: UnitOfWork, drafts: Sequence[TransactionDraft]) -> None:
    """The same for a caller that announces a summary of its own, as an import does.

    Emits: balance.updated.
    """
    moved, owners, _ = _insert(uow, drafts, [draft.id or uow.ids() for draft in drafts])
    announce_balances(uow, owners, moved)


def _insert(
    uow: UnitOfWork, drafts: Sequence[TransactionDraft], ids: Sequence[str]
) -> tuple[Movement, dict[str, Account], dict[str, tuple[str, str]]]:
    """Write new rows and what follows from them: what moved, the accounts as they are, the tags."""
    check_categories(uow, drafts)
    for draft in drafts:
        check_splits(draft.amount_minor, [split.amount_minor for split in draft.splits])
    moved = movement((), drafts)
    owners = move_balances(uow, moved)
    tag_ids = _tag_ids(uow, drafts)
    repository.insert_transactions(
        uow.connection,
        uow.household_id,
        [
            _values(uow, draft, id_, owners[draft.account_id].currency)
            for draft, id_ in zip(drafts, ids, strict=True)
        ],
    )
    for draft, id_ in zip(drafts, ids, strict=True):
        if draft.splits:
            repository.insert_splits(uow.connection, uow.household_id, id_, draft.splits)
        if draft.tags:
            of_row = list(dict.fromkeys(tag_ids[name_key(name)][0] for name in draft.tags))
            repository.insert_tags(uow.connection, uow.household_id, id_, of_row)
    return moved, owners, tag_ids


def change(
    uow: UnitOfWork, transaction_id: str, changes: dict[str, Any], *, if_match: int | None
) -> Transaction:
    """Change a live transaction.

    Raises:
        NotFound: 404.  Stale: 412, `if_match` is not the version.
        Conflict: 409 `transaction_deleted`, `is_transfer` (amount, account, date and category
            of a leg change through its transfer), `currency_mismatch`, `account_archived`.
    Emits: transaction.updated, balance.updated for each account whose balance moved.
    """
    before = existing(uow, transaction_id)
    check_version(before, if_match)
    if before.deleted_at is not None:
        raise Conflict("transaction_deleted", "This transaction is deleted; restore it first.")
    if before.transfer_id is not None and changes.keys() - {"payee", "note", "tags"}:
        raise Conflict("is_transfer", "This is one side of a transfer; change the transfer.")
    after = before.model_copy(update=changes)
    check_splits(after.amount_minor, [split.amount_minor for split in after.splits])
    if after.splits and after.category_id is not None:
        after = after.model_copy(update={"category_id": None})
    check_categories(uow, [after])
    done = rewrite(uow, [(before, after)], names_amount="amount_minor" in changes)
    return done[0] if done else before


def rewrite(
    uow: UnitOfWork,
    pairs: Sequence[tuple[Transaction, Transaction]],
    *,
    names_amount: bool = True,
    event: type[Event] = TransactionUpdated,
) -> list[Transaction]:
    """Write rows as they shall be and move what follows from them. Rows must be locked.

    Emits: `event` for each row that changed, balance.updated for each balance that moved.
    """
    pairs = [(before, after) for before, after in pairs if before != after]
    moved = movement((before for before, _ in pairs), (after for _, after in pairs))
    owners = move_balances(uow, moved)
    done = []
    for before, after in pairs:
        row = _rewritten(before, after, owners, names_amount=names_amount, now=uow.now)
        done.append(_store(uow, before, row))
    announce(uow, event, done, were=[before for before, _ in pairs])
    announce_balances(uow, owners, moved)
    return done


def remove(uow: UnitOfWork, transaction_id: str, *, if_match: int | None) -> Transaction:
    """Delete softly; the other leg of a transfer goes with it. Deleting twice changes nothing.

    Emits: transaction.deleted for each row, balance.updated.
    """
    before, rows = _with_other_leg(uow, transaction_id)
    check_version(before, if_match)
    return _set_deleted(uow, before, rows, instant_text(uow.now), event=TransactionDeleted)


def restore(uow: UnitOfWork, transaction_id: str, *, if_match: int | None = None) -> Transaction:
    """Bring a deleted transaction (and the other leg of its transfer) back.

    Emits: transaction.restored for each row, balance.updated.
    """
    before, rows = _with_other_leg(uow, transaction_id)
    check_version(before, if_match)
    return _set_deleted(uow, before, rows, None, event=TransactionRestored)


def _with_other_leg(
    uow: UnitOfWork, transaction_id: str
) -> tuple[Transaction, Sequence[Transaction]]:
    """The row, and all that go with it, locked by id: two who come by either leg take turns."""
    seen = repository.find(uow.connection, uow.household_id, transaction_id)
    rows: Sequence[Transaction] = ()
    if seen is not None and seen.transfer_id is not None:
        rows = repository.find_transfer(
            uow.connection, uow.household_id, seen.transfer_id, lock=True
        )
    before = next((row for row in rows if row.id == transaction_id), None)
    if before is None:
        before = existing(uow, transaction_id)
        rows = [before]
    return before, rows


def _set_deleted(
    uow: UnitOfWork,
    before: Transaction,
    rows: Sequence[Transaction],
    deleted_at: str | None,
    *,
    event: type[Event],
) -> Transaction:
    pairs = [
        (row, row.model_copy(update={"deleted_at": deleted_at}))
        for row in rows
        if (row.deleted_at is None) != (deleted_at is None)
    ]
    if not pairs:
        return before
    after = rewrite(uow, pairs, event=event)
    return next((row for row in after if row.id == before.id), before)


def existing(uow: UnitOfWork, transaction_id: str) -> Transaction:
    """The row, locked until the commit."""
    found = repository.find(uow.connection, uow.household_id, transaction_id, lock=True)
    if found is None:
        raise NotFound("transaction")
    return found


def check_version(row: Transaction, if_match: int | None) -> None:
    if if_match is not None and if_match != row.version:
        raise Stale("transaction", row.model_dump(mode="json"))


def check_splits(amount_minor: int, parts: Sequence[int]) -> None:
    """Parts may mix signs, but their sum is the whole."""
    if parts and sum(parts) != amount_minor:
        raise Invalid(
            "split_sum",
            f"The splits add up to {sum(parts)} minor units, the transaction is {amount_minor}.",
            "body.splits",
        )


def check_categories(uow: UnitOfWork, rows: Iterable[TransactionDraft | Transaction]) -> None:
    wanted = set().union(*(categories_of(row) for row in rows))
    known = categories.existing(uow.connection, uow.household_id, wanted)
    if known != wanted:
        raise Invalid("unknown_category", "There is no such category.", "body.category_id")


def move_balances(uow: UnitOfWork, moved: Movement) -> dict[str, Account]:
    """Add to balances (accounts by id), then to totals; returns the accounts as they are now.

    Raises:
        NotFound: 404, no such account.  Conflict: 409, archived, or out of range.
    """
    owners = {}
    for account_id in sorted(moved.accounts):
        by_minor, by_count = moved.accounts[account_id]
        account = accounts.move_balance(
            uow.connection, uow.household_id, account_id, by_minor=by_minor, by_count=by_count
        )
        if account is None:
            raise NotFound("account")
        if account.archived and by_count > 0:
            raise Conflict("account_archived", "This account is archived; it takes no postings.")
        owners[account_id] = account
    totals.add(uow.connection, uow.household_id, moved.days)
    return owners


def announce(
    uow: UnitOfWork,
    event: type[Event],
    rows: Sequence[Transaction],
    *,
    were: Sequence[Transaction] = (),
) -> None:
    """Say of each row what happened to it, or of many in one summary. `were`: before an edit."""
    if len(rows) > SINGLE_EVENTS_MAX:
        first, last = repository.day_range(rows)
        uow.emit(
            TransactionsChanged.model_construct(
                action=event.wire_type.rpartition(".")[2],
                count=len(rows),
                account_ids=sorted({row.account_id for row in rows}),
                category_ids=sorted(set().union(*(categories_of(row) for row in rows))),
                from_date=first,
                to_date=last,
            )
        )
    elif issubclass(event, Updated):
        for before, row in zip(were, rows, strict=True):
            uow.emit(event.changing(before, row))
    else:
        for row in rows:
            uow.emit(event.carrying(row))


def announce_balances(uow: UnitOfWork, owners: dict[str, Account], moved: Movement) -> None:
    for account_id, account in owners.items():
        if not moved.is_nothing(account_id):
            uow.emit(balance_of(account))


def _new_row(uow: UnitOfWork, draft: TransactionDraft, id_: str, currency: str) -> Transaction:
    now = instant_text(uow.now)
    return Transaction.model_construct(
        id=id_,
        account_id=draft.account_id,
        date=draft.date,
        amount_minor=draft.amount_minor,
        currency=currency,
        payee=draft.payee,
        note=draft.note,
        category_id=None if draft.splits else draft.category_id,
        tags=list(draft.tags),
        splits=list(draft.splits),
        transfer_id=draft.transfer_id,
        transfer_peer_id=draft.transfer_peer_id,
        transfer_account_id=draft.transfer_account_id,
        import_id=draft.import_id,
        version=1,
        created_by=draft.created_by or uow.actor.user_id,
        created_at=now,
        updated_at=now,
        deleted_at=None,
    )


def _values(uow: UnitOfWork, draft: TransactionDraft, id_: str, currency: str) -> dict[str, Any]:
    return {
        "id": id_,
        "account_id": draft.account_id,
        "date": draft.date,
        "amount_minor": draft.amount_minor,
        "currency": currency,
        "payee": draft.payee,
        "note": draft.note,
        "category_id": None if draft.splits else draft.category_id,
        "split_count": len(draft.splits),
        "tag_count": len({name_key(name) for name in draft.tags}),
        "transfer_id": draft.transfer_id,
        "transfer_peer_id": draft.transfer_peer_id,
        "transfer_account_id": draft.transfer_account_id,
        "import_id": draft.import_id,
        "import_key": draft.import_key,
        "version": 1,
        "created_by": draft.created_by or uow.actor.user_id,
        "created_at": uow.now,
        "updated_at": uow.now,
        "deleted_at": None,
    }


def _tag_ids(
    uow: UnitOfWork, rows: Iterable[TransactionDraft | Transaction]
) -> dict[str, tuple[str, str]]:
    """(id, name) by case-folded name, for every tag the rows use; new ones are made."""
    names = {name: None for row in rows for name in row.tags}
    return {key: (tag.id, tag.name) for key, tag in ensure_tags(uow, names).items()}


def _with_tag_names(row: Transaction, tag_ids: dict[str, tuple[str, str]]) -> Transaction:
    names = dict.fromkeys(tag_ids[name_key(name)][1] for name in row.tags)
    return row.model_copy(update={"tags": list(names)})


def _rewritten(
    before: Transaction,
    after: Transaction,
    owners: dict[str, Account],
    *,
    names_amount: bool,
    now: int,
) -> Transaction:
    account = owners.get(after.account_id)
    currency = account.currency if account else after.currency
    if currency != before.currency and not names_amount:
        raise Conflict(
            "currency_mismatch", "That account has another currency; give the amount in it too."
        )
    return after.model_copy(
        update={
            "currency": currency,
            "version": before.version + 1,
            "updated_at": instant_text(now),
        }
    )


def _store(uow: UnitOfWork, before: Transaction, row: Transaction) -> Transaction:
    household_id = uow.household_id
    tag_count = len(before.tags)
    if row.tags != before.tags:
        tag_ids = _tag_ids(uow, [row])
        row = _with_tag_names(row, tag_ids) if row.tags else row
        tag_count = len(row.tags)
        repository.delete_tags(uow.connection, household_id, row.id)
        repository.insert_tags(
            uow.connection, household_id, row.id, [tag_ids[name_key(n)][0] for n in row.tags]
        )
    if row.splits != before.splits:
        repository.delete_splits(uow.connection, household_id, row.id)
        repository.insert_splits(uow.connection, household_id, row.id, row.splits)
    repository.update_transaction(
        uow.connection,
        household_id,
        row.id,
        {
            "account_id": row.account_id,
            "date": row.date,
            "amount_minor": row.amount_minor,
            "currency": row.currency,
            "payee": row.payee,
            "note": row.note,
            "category_id": row.category_id,
            "split_count": len(row.splits),
            "tag_count": tag_count,
            "transfer_account_id": row.transfer_account_id,
            "version": row.version,
            "updated_at": uow.now,
            "deleted_at": uow.now if row.deleted_at is not None else None,
        },
    )
    return row
