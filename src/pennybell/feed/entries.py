"""From the facts of the log to entries of the household's activity. Pure.

A unit of work is one entry: what it is mainly about, and how many of those. An import is one, over
all its units. Alerts that were found together are one entry for each kind.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from pennybell.domains.activity.model import LISTED_MAX, Draft, Said
from pennybell.events.activity import ActivityAction, ActivityChange, ActivityKind
from pennybell.outbox.cursors import Fact

SILENT: Final = frozenset(
    {
        "activity.new",
        "activity.read",
        "balance.updated",
        "bills.planned",
        "budget.alert",  # said beside the alert
        "goal.progress",
        "gone",
        "notification.new",
        "notification.updated",
        "notification_preferences.updated",
        "recurring_candidate.deleted",
        "recurring_candidate.found",  # the alert says it
        "recurring_candidate.updated",  # confirmed: the rule is said; rejected: the alert ends
        "user.updated",
    }
)
"""Facts that are nobody's doing, or that follow from others."""

UNSEEN: Final = frozenset(
    {
        "balance_minor",
        "balance_version",
        "created_by",
        "deleted_at",
        "import_id",
        "transaction_count",
        "transfer_id",
        "transfer_peer_id",
    }
)
"""Fields whose change says nothing to people, or follows from others."""

MAIN: Final[dict[tuple[ActivityKind, ActivityAction], int]] = {
    ("import", "imported"): 0,
    ("household", "created"): 1,
    ("transaction", "created"): 3,
    ("transfer", "created"): 3,
    ("transaction", "updated"): 3,
    ("transfer", "updated"): 3,
    ("transaction", "deleted"): 3,
    ("transfer", "deleted"): 3,
    ("bill", "paid"): 4,
    ("bill", "unpaid"): 4,
    ("tag", "created"): 5,  # by being used
}
"""What a unit of work is mainly about: the lowest of these; 2 for all others."""

_OTHER: Final = 2

Row = Mapping[str, Any]


def drafts_of(facts: Sequence[Fact]) -> list[Draft]:
    """Entries, and more of an import's, oldest first. Facts come in whole units of work."""
    units: dict[int, list[Fact]] = {}
    for fact in facts:
        units.setdefault(fact.commit_hseq or fact.hseq, []).append(fact)
    found = [draft for unit in units.values() for draft in _drafts_of_unit(unit)]
    return sorted(found, key=lambda draft: draft.number)


def _drafts_of_unit(unit: Sequence[Fact]) -> list[Draft]:
    heard = [(fact, said) for fact in unit if (said := say(fact)) is not None]
    alerts = _of_alerts([each for each in heard if each[1].kind == "alert"])
    rest = [(fact, said) for fact, said in heard if said.kind != "alert"]
    if not rest:
        return alerts
    import_id = next((fact.import_id for fact, _ in rest if fact.import_id is not None), None)
    if import_id is not None:
        said = _of_import(import_id, [said for _, said in rest])
        return [*alerts, _draft(rest[0][0], said, import_id)]
    return [*alerts, _mainly(rest)]


def _of_alerts(heard: Sequence[tuple[Fact, Said]]) -> list[Draft]:
    found: dict[tuple[str | None, str], tuple[Fact, Said]] = {}
    for fact, said in heard:
        first, before = found.setdefault((said.alert_kind, said.action), (fact, said))
        if first is not fact:
            found[said.alert_kind, said.action] = first, before.and_also(said)
    return [_draft(first, said, None) for first, said in found.values()]


def _mainly(heard: Sequence[tuple[Fact, Said]]) -> Draft:
    first, main = min(heard, key=lambda each: MAIN.get((each[1].kind, each[1].action), _OTHER))
    seen = {main.subject_id} if main.kind == "transfer" else set()
    said = main
    for fact, more in heard:
        if fact is first or (more.kind, more.action) != (main.kind, main.action):
            continue
        if more.kind == "transfer" and more.subject_id in seen:
            said = _both_legs(said, more)
            continue
        if more.kind == "transfer":
            seen.add(more.subject_id)
        said = said.and_also(more)
    return _draft(first, said, None)


def _both_legs(said: Said, leg: Said) -> Said:
    """One transfer says both its legs: the arriving one adds nothing that the leaving has not."""
    if said.count > 1 or (said.amount_minor or 0) >= (leg.amount_minor or 0):
        return said
    return leg


def _of_import(import_id: str, heard: Sequence[Said]) -> Said:
    """What an import's unit of work did: rows are counted, accounts and categories named."""
    rows = [said for said in heard if said.kind == "import"]
    days = [said.date for said in rows if said.date is not None]
    return Said(
        kind="import",
        action="imported",
        count=sum(said.count for said in rows),
        subject_id=import_id,
        date=max(days, default=None),
        account_ids=_listed(id_ for said in heard for id_ in said.account_ids),
        category_ids=_listed(id_ for said in heard for id_ in said.category_ids),
    )


def _draft(fact: Fact, said: Said, import_id: str | None) -> Draft:
    return Draft(fact.id, fact.hseq, fact.at, fact.actor, said, import_id)


def is_told(type_: str) -> bool:
    """Whether facts of this type may be something that people want to hear."""
    noun = type_.partition(".")[0]
    return type_ not in SILENT and (type_ in _SPECIAL or noun in _NOUNS)


def say(fact: Fact) -> Said | None:
    """What a fact says that people want to hear; None: nothing."""
    if fact.type in SILENT:
        return None
    special = _SPECIAL.get(fact.type)
    if special is not None:
        return special(fact.payload)
    noun, _, happened = fact.type.partition(".")
    tell = _NOUNS.get(noun)
    return None if tell is None else tell(fact.payload, happened)


def _transaction(row: Row, happened: str) -> Said | None:
    changes = _changes(row)
    if happened == "updated" and not changes:
        return None
    category_ids = [row["category_id"], *(part["category_id"] for part in row["splits"])]
    amount_minor, accounts = row["amount_minor"], [row["account_id"]]
    if row["transfer_id"] is not None:
        leaves = amount_minor <= 0
        accounts = [row["account_id"], row["transfer_account_id"]]
        accounts = accounts if leaves else accounts[::-1]
        # The leaving leg is the one told of: its amount is the larger number of the two.
        amount_minor = abs(amount_minor) if leaves else None
        changes = tuple(_positive(change) for change in changes)
    return Said(
        kind="transaction" if row["transfer_id"] is None else "transfer",
        action=_action(happened),
        subject_id=row["transfer_id"] or row["id"],
        label=row["payee"],
        amount_minor=amount_minor,
        currency=row["currency"],
        date=date.fromisoformat(row["date"]),
        account_ids=_listed(accounts),
        category_ids=_listed(category_ids),
        changes=changes,
    )


def _positive(change: ActivityChange) -> ActivityChange:
    if change.field != "amount_minor":
        return change
    return ActivityChange(field=change.field, before=abs(change.before), after=abs(change.after))


def _changed(row: Row) -> Said:
    return Said(
        kind="transaction",
        action=_action(row["action"]),
        count=row["count"],
        date=date.fromisoformat(row["to_date"]),
        account_ids=_listed(row["account_ids"]),
        category_ids=_listed(row["category_ids"]),
    )


def _imported(row: Row) -> Said:
    return Said(
        kind="import",
        action="imported",
        count=row["count"],
        subject_id=row["import_id"],
        date=date.fromisoformat(row["to_date"]),
        account_ids=_listed(row["account_ids"]),
        category_ids=_listed(row["category_ids"]),
    )


def _noun(
    kind: ActivityKind, label: str, *, subject: str = "id", **fields: Callable[[Row], Any]
) -> Callable[[Row, str], Said | None]:
    """How a noun with created, updated and deleted is told of; `label`: the field that names it."""

    def tell(row: Row, happened: str) -> Said | None:
        changes = _changes(row)
        if happened == "updated" and not changes:
            return None
        return Said(
            kind=kind,
            action=_action(happened),
            subject_id=row[subject],
            label=row[label],
            changes=changes,
            **{name: value(row) for name, value in fields.items()},
        )

    return tell


def _tag(row: Row, happened: str) -> Said:
    changes: tuple[ActivityChange, ...] = ()
    if happened == "updated":
        was = row["previous_name"]
        changes = (ActivityChange(field="name", before=was, after=row["name"]),)
    return Said(
        kind="tag",
        action=_action(happened),
        subject_id=row["id"],
        label=row["name"],
        changes=changes,
    )


def _bill(row: Row) -> Said | None:
    before, after = row["previous"].get("state"), row["state"]
    if before is None:
        return None
    action: ActivityAction = "reopened" if before == "skipped" else "unpaid"
    if after != "open":
        action = _action(after)
    return Said(
        kind="bill",
        action=action,
        subject_id=row["recurring_id"],
        amount_minor=row["paid_minor"] if after == "paid" else _exact(row),
        currency=(row["paid_currency"] if after == "paid" else None) or row["currency"],
        date=date.fromisoformat(row["due_date"]),
    )


def _exact(row: Row) -> int | None:
    least, most = row["amount_min_minor"], row["amount_max_minor"]
    return int(least) if least == most else None


def _alert(action: ActivityAction) -> Callable[[Row], Said]:
    def tell(row: Row) -> Said:
        numbers, subject = row["numbers"], (row["subject_id"],)
        day = numbers.get("day") or row["period"]
        return Said(
            kind="alert",
            action=action,
            subject_id=row["id"],
            label=row["subject_label"],
            amount_minor=numbers.get("amount_minor"),
            currency=row["currency"],
            date=date.fromisoformat(day) if day else None,
            account_ids=subject if row["subject_noun"] == "account" else (),
            category_ids=subject if row["subject_noun"] == "category" else (),
            alert_kind=row["kind"],
            severity=row["severity"],
        )

    return tell


def _alert_changed(row: Row) -> Said | None:
    """Somebody has seen enough of it; that its numbers move is no news."""
    is_dismissed = row["dismissed"] and row["previous"].get("dismissed") is False
    return _alert("dismissed")(row) if is_dismissed else None


def _alert_settings(row: Row) -> Said | None:
    changes = _changes(row)
    return Said("alert_settings", "updated", changes=changes) if changes else None


def _rates_imported(row: Row) -> Said:
    return Said("rate", "imported", count=row["count"], date=date.fromisoformat(row["to_date"]))


def _changes(row: Row) -> tuple[ActivityChange, ...]:
    previous: Mapping[str, Any] = row.get("previous") or {}
    return tuple(
        ActivityChange(field=name, before=before, after=row[name])
        for name, before in previous.items()
        if name not in UNSEEN and before != row[name]
    )


def _action(happened: str) -> ActivityAction:
    return happened  # type: ignore[return-value]  # the vocabulary's own words


def _listed(ids: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id_ for id_ in ids if id_ is not None))[:LISTED_MAX]


_SPECIAL: Final[dict[str, Callable[[Row], Said | None]]] = {
    "alert.raised": _alert("raised"),
    "alert.resolved": _alert("resolved"),
    "alert.updated": _alert_changed,
    "alert_settings.updated": _alert_settings,
    "bill.updated": _bill,
    "rates.imported": _rates_imported,
    "transactions.changed": _changed,
    "transactions.imported": _imported,
}

_NOUNS: Final[dict[str, Callable[[Row, str], Said | None]]] = {
    "transaction": _transaction,
    "account": _noun("account", "name", account_ids=lambda row: (row["id"],)),
    "category": _noun("category", "name", category_ids=lambda row: (row["id"],)),
    "tag": _tag,
    "budget": _noun(
        "budget",
        "name",
        amount_minor=lambda row: row["limit_minor"],
        currency=lambda row: row["currency"],
        category_ids=lambda row: _listed(row["category_ids"] or ()),
    ),
    "goal": _noun(
        "goal",
        "name",
        amount_minor=lambda row: row["target_minor"],
        currency=lambda row: row["currency"],
        account_ids=lambda row: _listed(each["account_id"] for each in row["accounts"]),
    ),
    "contribution": _noun(
        "contribution",
        "note",
        subject="goal_id",
        amount_minor=lambda row: row["amount_minor"],
        date=lambda row: date.fromisoformat(row["date"]),
    ),
    "recurring": _noun(
        "recurring",
        "name",
        amount_minor=_exact,
        currency=lambda row: row["currency"],
        account_ids=lambda row: _listed([row["account_id"]]),
        category_ids=lambda row: _listed([row["category_id"]]),
    ),
    "rate": _noun(
        "rate",
        "quote",
        currency=lambda row: row["base"],
        date=lambda row: date.fromisoformat(row["date"]),
    ),
    "household": _noun("household", "name"),
    "member": _noun("member", "name", subject="user_id"),
}
