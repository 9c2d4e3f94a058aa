"""Import a statement: plan it in one read, write it in units, each complete in itself.

A unit is at most 500 rows with their totals, balances and one `transactions.imported`, so
other people's writes go on and everybody sees it progress. Rows are known by a key of their
content: the same file again adds nothing, and one that was cut off is completed.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from pennybell.domains.accounts import repository as accounts
from pennybell.domains.accounts.model import AccountDraft
from pennybell.domains.accounts.service import open_account
from pennybell.domains.categories import repository as categories
from pennybell.domains.categories.service import create_category
from pennybell.domains.households.service import read_household
from pennybell.domains.imports import planning, repository
from pennybell.domains.imports.detection import detect
from pennybell.domains.imports.fingerprints import import_keys
from pennybell.domains.imports.model import Mapping, Row
from pennybell.domains.imports.planning import UNREADABLE_KEPT_MAX, Known, Plan
from pennybell.domains.imports.reading import Assumed, read
from pennybell.domains.imports.transfers import DAYS_APART_MAX, pair_transfers
from pennybell.domains.imports.vocabulary import fold
from pennybell.domains.transactions.model import TransactionDraft
from pennybell.domains.transactions.service import record_unannounced
from pennybell.errors import Invalid, NotFound
from pennybell.events.vocabulary import TransactionsImported
from pennybell.kit.money import exponent_of
from pennybell.outbox.unit_of_work import Reading, UnitOfWork


@dataclass(frozen=True, slots=True)
class Started:
    """An import under way: where each folded name of the file goes."""

    id: str
    accounts: dict[str, str]
    categories: dict[str, str]


def read_known(reading: Reading) -> Known:
    """What the household has that a file may name."""
    owned = accounts.find_all(reading.connection, reading.household_id)
    named = categories.find_all(reading.connection, reading.household_id)
    return Known(
        accounts={fold(each.name): each.id for each in reversed(owned)},
        currencies={each.id: each.currency for each in owned},
        categories={fold(each.name): each.id for each in reversed(named)},
        currency=read_household(reading).currency,
    )


def plan(
    data: bytes, filename: str, mapping: Mapping, known: Known, *, account_id: str | None
) -> Plan:
    """Detect, read and match a file; touches nothing.

    Args:
        account_id: where rows go that name no account.

    Raises:
        NotAStatement: the file as a whole cannot be read.  MappingError: it does not fit.
        NotFound: 404, no such account.
        Invalid: 422 `account_needed`, the file names no account and none was given.
    """
    if account_id is not None and account_id not in known.currencies:
        raise NotFound("account")
    found = detect(data, mapping)
    by_name = {name: known.currencies[each] for name, each in known.accounts.items()}
    default = known.currencies.get(account_id or "", known.currency)
    statement = read(
        data, found, Assumed(default, _as_named(data, found, by_name)), exponent_of=exponent_of
    )
    if account_id is None and any(row.account is None for row in statement.rows):
        raise Invalid(
            "account_needed", "The file names no account; say which one it is.", "body.account_id"
        )
    rows, foreign = planning.reject_foreign_currency(statement.rows, known, account_id)
    unreadable = sorted([*statement.unreadable, *foreign], key=lambda each: each.line)
    return Plan(
        filename=filename[:255],
        file_hash=hashlib.sha256(data).hexdigest(),
        format=found,
        rows=rows,
        keys=[key.hex() for key in import_keys(rows, account=account_id or "")],
        peers=pair_transfers(rows),
        unreadable=unreadable,
        new_accounts=planning.accounts_to_open(rows, known),
        new_categories=planning.categories_to_make(rows, known),
        account_id=account_id,
    )


def _as_named(data: bytes, found: Any, by_name: dict[str, str]) -> dict[str, str]:
    """Currencies of accounts that exist, by the name as the file writes it."""
    if "account" not in found.roles or not by_name:
        return {}
    names = read(data, found, Assumed("EUR"), exponent_of=exponent_of).accounts
    return {name: by_name[fold(name)] for name in names if fold(name) in by_name}


def preview(reading: Reading, planned: Plan, known: Known) -> dict[str, Any]:
    """What importing would do, without doing it."""
    existing = repository.existing_keys(reading.connection, reading.household_id, planned.keys)
    names = list(dict.fromkeys(row.account for row in planned.rows if row.account))
    paired = len(planned.peers)
    transfers = sum(row.kind == "transfer" for row in planned.rows)
    return {
        "rows_total": len(planned.rows) + len(planned.unreadable),
        "rows_new": sum(key not in existing for key in planned.keys),
        "rows_duplicate": sum(key in existing for key in planned.keys),
        "transfers_paired": paired,
        "transfers_single": transfers - paired,
        "accounts": [{"name": name, "exists": fold(name) in known.accounts} for name in names],
        "unreadable": [asdict(each) for each in planned.unreadable[:UNREADABLE_KEPT_MAX]],
        "sample": [
            {
                "line": row.line,
                "date": row.date.isoformat(),
                "payee": row.payee,
                "amount_minor": row.amount_minor,
                "currency": row.currency,
                "account": row.account,
                "category": row.category,
                "kind": row.kind,
                "duplicate": key in existing,
            }
            for row, key in zip(planned.rows[:50], planned.keys, strict=False)
        ],
    }


def start(uow: UnitOfWork, planned: Plan) -> Started:
    """Open the import with the accounts and categories it needs; one cut off is taken up again.

    Emits: account.created, category.created.
    """
    connection, household_id = uow.connection, uow.household_id
    repository.lock_imports(connection, household_id)
    owned = accounts.find_all(connection, household_id)
    by_account = {fold(each.name): each.id for each in reversed(owned)}
    for wanted in planned.new_accounts:
        if fold(wanted.name) not in by_account:
            draft = AccountDraft(wanted.name[:100], wanted.type, wanted.currency)
            by_account[fold(wanted.name)] = open_account(uow, draft).id
    named = categories.find_all(connection, household_id)
    by_category = {fold(each.name): each.id for each in reversed(named)}
    for name, kind in planned.new_categories.items():
        if fold(name) not in by_category:
            made = create_category(uow, id_=None, name=name, kind=kind, parent_id=None)
            by_category[fold(name)] = made.id
    import_id = repository.find_unfinished(connection, household_id, planned.file_hash)
    if import_id is None:
        import_id = uow.ids()
        kept = [asdict(each) for each in planned.unreadable[:UNREADABLE_KEPT_MAX]]
        repository.insert_import(
            connection,
            household_id,
            {
                "id": import_id,
                "filename": planned.filename,
                "file_hash": planned.file_hash,
                "status": "running",
                "rows_total": len(planned.rows) + len(planned.unreadable),
                "rows_new": 0,
                "rows_duplicate": 0,
                "rows_unreadable": len(planned.unreadable),
                "done": 0,
                "unreadable": json.dumps(kept),
                "created_by": uow.actor.user_id,
                "created_at": uow.now,
                "finished_at": None,
            },
        )
    uow.import_id = import_id
    return Started(import_id, by_account, by_category)


def write_unit(
    uow: UnitOfWork, planned: Plan, started: Started, unit: Sequence[int], *, done: int
) -> int:
    """Write one unit's rows that are not there yet; returns how many were written.

    Args:
        done: rows of the file that are dealt with after this unit.
    Emits: transactions.imported, balance.updated for each account.
    """
    connection, household_id = uow.connection, uow.household_id
    uow.import_id = started.id
    repository.lock_imports(connection, household_id)
    keys = [planned.keys[index] for index in unit]
    existing = repository.existing_keys(connection, household_id, keys)
    fresh = [index for index in unit if planned.keys[index] not in existing]
    touched: list[tuple[str, date]] = []
    drafts = _drafts(uow, planned, started, fresh, touched)
    if drafts:
        record_unannounced(uow, drafts)
        touched += [(draft.account_id, draft.date) for draft in drafts]
        days = [day for _, day in touched]
        uow.emit(
            TransactionsImported(
                count=len(drafts),
                account_ids=sorted({account_id for account_id, _ in touched}),
                category_ids=sorted({each.category_id for each in drafts if each.category_id}),
                from_date=min(days),
                to_date=max(days),
                import_id=started.id,
                done=done,
                of=len(planned.rows),
            )
        )
    repository.update_import(connection, household_id, started.id, {"done": done})
    return len(drafts)


def finish(uow: UnitOfWork, planned: Plan, started: Started) -> dict[str, Any]:
    """Close the import and say what came of it."""
    connection, household_id = uow.connection, uow.household_id
    fresh = repository.count_rows(connection, household_id, started.id)
    repository.update_import(
        connection,
        household_id,
        started.id,
        {
            "status": "done",
            "done": len(planned.rows),
            "rows_new": fresh,
            "rows_duplicate": len(planned.rows) - fresh,
            "finished_at": uow.now,
        },
    )
    found = repository.find(connection, household_id, started.id)
    assert found is not None
    return found


def read_imports(reading: Reading) -> list[dict[str, Any]]:
    return repository.find_all(reading.connection, reading.household_id)


def read_import(reading: Reading, import_id: str) -> dict[str, Any]:
    found = repository.find(reading.connection, reading.household_id, import_id)
    if found is None:
        raise NotFound("import")
    return found


def _drafts(
    uow: UnitOfWork,
    planned: Plan,
    started: Started,
    fresh: Sequence[int],
    touched: list[tuple[str, date]],
) -> list[TransactionDraft]:
    """Drafts of new rows; rows of earlier imports that change with them go to `touched`.

    Both sides of a transfer know each other, or one that was recorded before. A side without a
    partner stays alone.
    """
    ids = {index: uow.ids() for index in fresh}
    owner = {index: _account_of(planned, started, index) for index in fresh}
    links: dict[int, tuple[str, str, str]] = {}
    for index in fresh:
        peer = planned.peers.get(index)
        if peer in ids and index not in links:
            transfer_id = uow.ids()
            links[index] = (transfer_id, ids[peer], owner[peer])
            links[peer] = (transfer_id, ids[index], owner[index])
    alone = [i for i in fresh if planned.rows[i].kind == "transfer" and i not in links]
    links.update(_link_earlier(uow, planned, ids, owner, alone, touched))
    for index in alone:
        links.setdefault(index, (uow.ids(), "", ""))
    return [
        _draft(planned, started, index, ids[index], owner[index], links.get(index))
        for index in fresh
    ]


def _draft(
    planned: Plan,
    started: Started,
    index: int,
    id_: str,
    account_id: str,
    link: tuple[str, str, str] | None,
) -> TransactionDraft:
    row = planned.rows[index]
    transfer_id, peer_id, peer_account = link or ("", "", "")
    category = None if link or not row.category else started.categories.get(fold(row.category))
    return TransactionDraft(
        id=id_,
        account_id=account_id,
        amount_minor=row.amount_minor,
        date=row.date,
        payee=row.payee,
        note=row.note,
        category_id=category,
        transfer_id=transfer_id or None,
        transfer_peer_id=peer_id or None,
        transfer_account_id=peer_account or None,
        import_id=started.id,
        import_key=planned.keys[index],
    )


def _account_of(planned: Plan, started: Started, index: int) -> str:
    name = planned.rows[index].account
    account_id = started.accounts[fold(name)] if name else planned.account_id
    assert account_id is not None
    return account_id


def _link_earlier(
    uow: UnitOfWork,
    planned: Plan,
    ids: dict[int, str],
    owner: dict[int, str],
    alone: Sequence[int],
    touched: list[tuple[str, date]],
) -> dict[int, tuple[str, str, str]]:
    """Find the other side among transfers recorded before, and tell it of its new peer."""
    if not alone:
        return {}
    rows = [planning.on_account(planned.rows[index], owner[index]) for index in alone]
    reach = timedelta(days=DAYS_APART_MAX)
    first, last = min(row.date for row in rows), max(row.date for row in rows)
    earlier = repository.one_sided(uow.connection, uow.household_id, first - reach, last + reach)
    pairs = planning.pair_with_earlier(rows, [_as_row(each) for each in earlier])
    links, told = {}, []
    for position, other in pairs.items():
        index, peer = alone[position], earlier[other]
        links[index] = (peer.transfer_id, peer.id, peer.account_id)
        touched.append((peer.account_id, peer.date))
        told.append({"of": peer.id, "peer": ids[index], "account": owner[index], "now": uow.now})
    repository.link_peers(uow.connection, uow.household_id, told)
    return links


def _as_row(row: Any) -> Row:
    return Row(
        line=0,
        date=row.date,
        amount_minor=row.amount_minor,
        currency=row.currency,
        currency_stated=True,
        payee=row.payee,
        note=None,
        account=row.account_id,
        category=None,
        reference=None,
        kind="transfer",
    )
