"""All rows of one category become rows of another, however many they are."""

from pennybell.domains.accounts import repository as accounts
from pennybell.domains.totals import keeping as totals
from pennybell.domains.transactions import repository
from pennybell.domains.transactions.model import SINGLE_EVENTS_MAX
from pennybell.domains.transactions.service import announce
from pennybell.events.shapes import Transaction
from pennybell.events.vocabulary import TransactionsChanged, TransactionUpdated
from pennybell.kit.clock import instant_text
from pennybell.outbox.unit_of_work import UnitOfWork


def lock_rows(uow: UnitOfWork, category_id: str) -> None:
    """Lock what stands on a category, by id: rows come before categories."""
    repository.lock_of_category(uow.connection, uow.household_id, category_id)


def recategorise(uow: UnitOfWork, source: str, into: str) -> None:
    """Move rows, deleted ones too, their splits and the totals; both categories must be locked.

    Emits: transaction.updated for each live row; past 20 one transactions.changed in their place.
    Cost: nine statements, whatever the number of rows.
    """
    connection, household_id = uow.connection, uow.household_id
    placed = repository.lock_of_category(connection, household_id, source)
    live = [row for row in placed if row.deleted_at is None]
    before: list[Transaction] = []
    if 0 < len(live) <= SINGLE_EVENTS_MAX:
        before = repository.find_some(connection, household_id, [row.id for row in live])
    if placed:
        repository.recategorise(connection, household_id, source, into, uow.now)
    for account_id in sorted({row.account_id for row in live}):
        accounts.find(connection, household_id, account_id, lock=True)
    totals.move_bucket(connection, household_id, source, into)
    if before:
        after = [_moved(row, source, into, instant_text(uow.now)) for row in before]
        announce(uow, TransactionUpdated, after, were=before)
    elif live:
        days = [row.date for row in live]
        uow.emit(
            TransactionsChanged.model_construct(
                action="updated",
                count=len(live),
                account_ids=sorted({row.account_id for row in live}),
                category_ids=sorted((source, into)),
                from_date=min(days),
                to_date=max(days),
            )
        )


def _moved(row: Transaction, source: str, into: str, at: str) -> Transaction:
    splits = [
        part.model_copy(update={"category_id": into}) if part.category_id == source else part
        for part in row.splits
    ]
    category_id = into if row.category_id == source else row.category_id
    changes = {"category_id": category_id, "splits": splits}
    return row.model_copy(update={**changes, "version": row.version + 1, "updated_at": at})
