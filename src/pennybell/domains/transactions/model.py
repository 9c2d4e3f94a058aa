"""What may be said of a transaction, and what each row adds to the derived numbers. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar, Final

from pennybell.events.shapes import Split, Transaction

UNCATEGORISED: Final = "uncategorised"
TRANSFER: Final = "transfer"

SINGLE_EVENTS_MAX: Final = 20
"""One unit of work that touches more rows announces one summary instead: clients refetch."""

BULK_MAX: Final = 1_000

DayKey = tuple[date, str, str]
"""Day, account, bucket."""


@dataclass(frozen=True, slots=True)
class TransactionDraft:
    """`amount_minor` is signed (spending negative), in the account's minor unit.

    `created_by`: on whose behalf, where nobody acts but Pennybell itself.
    """

    account_id: str
    amount_minor: int
    date: date
    payee: str | None = None
    note: str | None = None
    category_id: str | None = None
    tags: tuple[str, ...] = ()
    splits: tuple[Split, ...] = ()
    id: str | None = None
    transfer_id: str | None = None
    transfer_peer_id: str | None = None
    transfer_account_id: str | None = None
    import_id: str | None = None
    import_key: str | None = None
    created_by: str | None = None
    deleted_at: ClassVar[None] = None


@dataclass(frozen=True, slots=True)
class TransferDraft:
    """`amount_minor` > 0 leaves `from_account_id`; `to_amount_minor` arrives, if it differs."""

    from_account_id: str
    to_account_id: str
    amount_minor: int
    date: date
    to_amount_minor: int | None = None
    payee: str | None = None
    note: str | None = None
    tags: tuple[str, ...] = ()
    id: str | None = None


@dataclass(slots=True)
class Flow:
    inflow_minor: int = 0
    outflow_minor: int = 0
    count: int = 0


@dataclass(slots=True)
class Movement:
    """What a change adds to balances (minor units, rows) and to day totals."""

    accounts: dict[str, list[int]] = field(default_factory=dict)
    days: dict[DayKey, Flow] = field(default_factory=dict)

    def add(self, transaction: Transaction | TransactionDraft, sign: int) -> None:
        """Count a live row in (+1) or out (-1); a deleted one counts nothing."""
        if transaction.deleted_at is not None:
            return
        account = self.accounts.setdefault(transaction.account_id, [0, 0])
        account[0] += sign * transaction.amount_minor
        account[1] += sign
        for bucket, amount in buckets(transaction):
            key = (transaction.date, transaction.account_id, bucket)
            flow = self.days.setdefault(key, Flow())
            flow.inflow_minor += sign * max(amount, 0)
            flow.outflow_minor += sign * max(-amount, 0)
            flow.count += sign

    def is_nothing(self, account_id: str) -> bool:
        return self.accounts[account_id] == [0, 0]


def buckets(transaction: Transaction | TransactionDraft) -> Iterable[tuple[str, int]]:
    """Where a row counts: (bucket, signed minor units) for each of its parts."""
    if transaction.transfer_id is not None:
        return ((TRANSFER, transaction.amount_minor),)
    if transaction.splits:
        return tuple((s.category_id or UNCATEGORISED, s.amount_minor) for s in transaction.splits)
    return ((transaction.category_id or UNCATEGORISED, transaction.amount_minor),)


def movement(
    before: Iterable[Transaction], after: Iterable[Transaction | TransactionDraft]
) -> Movement:
    moved = Movement()
    for gone in before:
        moved.add(gone, -1)
    for come in after:
        moved.add(come, +1)
    return moved


def categories_of(draft_or_row: TransactionDraft | Transaction) -> set[str]:
    named = {draft_or_row.category_id, *(split.category_id for split in draft_or_row.splits)}
    return {category_id for category_id in named if category_id is not None}
