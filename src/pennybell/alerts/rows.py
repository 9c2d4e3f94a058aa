"""Single transactions: large expenses and deposits, and charges that look made twice."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import bindparam, select

from pennybell.alerts.scene import RECENT_DAYS, Scene, Seen, Touched
from pennybell.domains.alerts.model import Finding, Subject
from pennybell.domains.tags.repository import name_key
from pennybell.events.shapes import AlertItem, AlertNumbers
from pennybell.storage.prepared import Prepared
from pennybell.storage.tables.ledger import transactions

KINDS: Final = ("large_expense", "large_deposit", "duplicate_charge")
TWICE_WITHIN_DAYS: Final = 2
ROWS_MAX: Final = 200
"""Rows of one import or bulk that are looked at: the newest of the current month."""

_scoped = transactions.c.household_id == bindparam("household")
_live = (
    _scoped,
    transactions.c.deleted_at.is_(None),
    transactions.c.transfer_id.is_(None),
)
_some = select(transactions).where(_scoped, transactions.c.id.in_(bindparam("ids", expanding=True)))
_within = Prepared(
    select(transactions)
    .where(*_live, transactions.c.date.between(bindparam("first"), bindparam("last")))
    .order_by(transactions.c.date.desc(), transactions.c.id.desc())
    .limit(ROWS_MAX)
)
_alike = Prepared(
    select(transactions).where(
        *_live,
        transactions.c.account_id == bindparam("account"),
        transactions.c.date.between(bindparam("first"), bindparam("last")),
        transactions.c.amount_minor == bindparam("amount"),
        transactions.c.id < bindparam("before"),
    )
)

NAMED_MAX: Final = 3
_out = Prepared(
    select(transactions)
    .where(
        _scoped,
        transactions.c.deleted_at.is_(None),
        transactions.c.account_id == bindparam("account"),
        transactions.c.date.between(bindparam("first"), bindparam("last")),
        transactions.c.amount_minor < 0,
    )
    .order_by(transactions.c.amount_minor, transactions.c.id)
    .limit(NAMED_MAX)
)


def look(scene: Scene, touched: Touched, seen: Seen) -> None:
    """Say what is notable about each row that came, changed or went."""
    ids = set(touched.transactions) | _concerned(scene, touched)
    rows: dict[str, Any] = {}
    if ids:
        keys = {"household": scene.household_id, "ids": sorted(ids)}
        rows = {row.id: row for row in scene.connection.execute(_some, keys)}
    for row in _of_spans(scene, touched):
        rows[row.id] = row
    for id_ in {*ids, *rows}:
        for kind in KINDS:
            seen.look(kind, id_)
        row = rows.get(id_)
        if row is not None and _is_recent(scene, row):
            _large(scene, row, seen)
            _twice(scene, row, seen)


def _concerned(scene: Scene, touched: Touched) -> set[str]:
    """Subjects of open alerts that rest on a touched row, or on any after a bulk or a new day."""
    everything = touched.is_all or bool(touched.spans)
    return {
        alert.subject_id
        for alert in scene.open.values()
        if alert.subject_noun == "transaction"
        and (everything or any(item.id in touched.transactions for item in alert.why))
    }


def _of_spans(scene: Scene, touched: Touched) -> Sequence[Any]:
    """Rows of the current month that an import or a bulk may have brought."""
    if not touched.spans:
        return []
    first = max(scene.today.replace(day=1), min(first for first, _ in touched.spans))
    last = min(scene.today, max(last for _, last in touched.spans))
    if first > last:
        return []
    keys = {"household": scene.household_id, "first": first, "last": last}
    return _within.all(scene.connection, keys)


def _is_recent(scene: Scene, row: Any) -> bool:
    oldest = scene.today - timedelta(days=RECENT_DAYS)
    is_live = row.deleted_at is None and row.transfer_id is None
    return is_live and oldest <= row.date <= scene.today


def _large(scene: Scene, row: Any, seen: Seen) -> None:
    is_expense = row.amount_minor < 0
    home = scene.settings.large_expense_minor if is_expense else scene.settings.large_deposit_minor
    kind: Any = "large_expense" if is_expense else "large_deposit"
    limit = scene.in_currency(home, row.currency, row.date)
    if limit is None or not scene.is_on(kind) or abs(row.amount_minor) < max(limit, 1):
        return
    seen.find(
        Finding(
            kind=kind,
            subject=_subject(row),
            severity="info",
            numbers=AlertNumbers(
                amount_minor=abs(row.amount_minor),
                limit_minor=limit,
                usual_minor=abs(row.amount_minor),
                day=row.date,
            ),
            currency=row.currency,
        )
    )


def _twice(scene: Scene, row: Any, seen: Seen) -> None:
    if row.amount_minor >= 0 or not row.payee or not scene.is_on("duplicate_charge"):
        return
    reach = timedelta(days=TWICE_WITHIN_DAYS)
    keys = {
        "household": scene.household_id,
        "account": row.account_id,
        "first": row.date - reach,
        "last": row.date + reach,
        "amount": row.amount_minor,
        "before": row.id,
    }
    payee = name_key(row.payee)
    found = _alike.all(scene.connection, keys)
    first = next((each for each in found if each.payee and name_key(each.payee) == payee), None)
    if first is not None:
        seen.find(
            Finding(
                kind="duplicate_charge",
                subject=_subject(row),
                severity="warning",
                numbers=AlertNumbers(
                    amount_minor=-row.amount_minor, usual_minor=-first.amount_minor, day=row.date
                ),
                why=(_item(first.id, first.payee, first.date, -first.amount_minor),),
                currency=row.currency,
            )
        )


def largest_out(scene: Scene, account_id: str) -> tuple[AlertItem, ...]:
    """What took most from an account lately, transfers too; positive."""
    first = scene.today - timedelta(days=RECENT_DAYS)
    keys = {"household": scene.household_id, "account": account_id}
    rows = _out.all(scene.connection, keys | {"first": first, "last": scene.today})
    return tuple(_item(row.id, row.payee, row.date, -row.amount_minor) for row in rows)


def _subject(row: Any) -> Subject:
    return Subject("transaction", row.id, row.payee or "")


def _item(id_: str, payee: str | None, day: date, amount_minor: int) -> AlertItem:
    return AlertItem(kind="transaction", label=payee, day=day, amount_minor=amount_minor, id=id_)
