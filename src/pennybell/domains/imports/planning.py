"""What an import would write: rows matched with accounts, categories and earlier imports. Pure."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from pennybell.domains.imports.model import Format, Row, Unreadable
from pennybell.domains.imports.transfers import pair_transfers
from pennybell.domains.imports.vocabulary import fold

UNIT_ROWS_MAX: Final = 500
"""Rows of one unit of work: other people's writes go on between two of them, and on SQLite wait
for one at most (30 ms; units of 2,000 rows let 20 of 40 writes a second through)."""

UNREADABLE_KEPT_MAX: Final = 1_000
"""Unreadable lines kept with the import; `rows_unreadable` counts them all."""


@dataclass(frozen=True, slots=True)
class NewAccount:
    """An account the file names and the household has not."""

    name: str
    type: str
    currency: str


@dataclass(frozen=True, slots=True)
class Known:
    """The household's side: ids by folded name, currencies by account id, and its default."""

    accounts: Mapping[str, str]
    currencies: Mapping[str, str]
    categories: Mapping[str, str]
    currency: str


@dataclass(frozen=True, slots=True)
class Plan:
    """All that is to be written, in file order.

    `keys`: hex, one a row. `peers`: row index -> index of a transfer's other side.
    `account_id`: where rows go that name no account.
    """

    filename: str
    file_hash: str
    format: Format
    rows: Sequence[Row]
    keys: Sequence[str]
    peers: Mapping[int, int]
    unreadable: Sequence[Unreadable]
    new_accounts: Sequence[NewAccount]
    new_categories: Mapping[str, str]
    account_id: str | None

    @property
    def days(self) -> tuple[date, date] | None:
        if not self.rows:
            return None
        days = [row.date for row in self.rows]
        return min(days), max(days)


def reject_foreign_currency(
    rows: Sequence[Row], known: Known, account_id: str | None
) -> tuple[list[Row], list[Unreadable]]:
    """Part rows from those whose stated currency is not their account's."""
    kept, rejected = [], []
    for row in rows:
        owner = known.accounts.get(fold(row.account)) if row.account else account_id
        currency = known.currencies.get(owner or "", row.currency)
        if currency != row.currency and row.currency_stated:
            reason = f"The account is in {currency}, the row in {row.currency}."
            rejected.append(Unreadable(row.line, reason))
        else:
            kept.append(row)
    return kept, rejected


def accounts_to_open(rows: Sequence[Row], known: Known) -> list[NewAccount]:
    """Accounts the file names and nobody has, in the currency most of their rows are in."""
    currencies: dict[str, Counter[str]] = {}
    for row in rows:
        if row.account and fold(row.account) not in known.accounts:
            currencies.setdefault(row.account, Counter())[row.currency] += 1
    seen: set[str] = set()
    opened = []
    for name, counted in currencies.items():
        if fold(name) not in seen:
            seen.add(fold(name))
            opened.append(NewAccount(name, type_of(name), counted.most_common(1)[0][0]))
    return opened


def type_of(name: str) -> str:
    """The account type that a name suggests."""
    words = fold(name)
    for hints, type_ in (
        (("card", "karte", "visa", "mastercard", "carte", "tarjeta", "amex"), "credit_card"),
        (("saving", "spar", "epargne", "ahorro", "tagesgeld"), "savings"),
        (("loan", "mortgage", "kredit", "darlehen", "pret"), "loan"),
        (("cash", "wallet", "bargeld", "especes"), "cash"),
        (("broker", "invest", "depot", "401k", "ira"), "investment"),
    ):
        if any(hint in words for hint in hints):
            return type_
    return "checking"


def categories_to_make(rows: Sequence[Row], known: Known) -> dict[str, str]:
    """Category names nobody has -> income or expense, by the sign of what they hold."""
    sums: dict[str, int] = {}
    names: dict[str, str] = {}
    for row in rows:
        if row.category and row.kind != "transfer" and fold(row.category) not in known.categories:
            names.setdefault(fold(row.category), row.category[:100])
            sums[fold(row.category)] = sums.get(fold(row.category), 0) + row.amount_minor
    return {names[key]: "income" if total > 0 else "expense" for key, total in sums.items()}


def units(plan: Plan) -> Iterator[list[int]]:
    """Row indices in units of at most `UNIT_ROWS_MAX`, both sides of a transfer in the same one."""
    unit: list[int] = []
    placed: set[int] = set()
    for index in range(len(plan.rows)):
        if index in placed:
            continue
        together = [index]
        if index in plan.peers:
            together.append(plan.peers[index])
        placed.update(together)
        unit += together
        if len(unit) >= UNIT_ROWS_MAX - 1:
            yield unit
            unit = []
    if unit:
        yield unit


def pair_with_earlier(rows: Sequence[Row], earlier: Sequence[Row]) -> dict[int, int]:
    """Row index -> index in `earlier` of the other side, imported or recorded before.

    Both take account ids as their `account`, so that sides of one account never meet.
    """
    both = [*rows, *earlier]
    own = len(rows)
    return {
        index: peer - own for index, peer in pair_transfers(both).items() if index < own <= peer
    }


def on_account(row: Row, account_id: str) -> Row:
    return replace(row, account=account_id)
