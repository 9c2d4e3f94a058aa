"""The reader that tells people: facts in, inbox entries and their deliveries out.

An alert concerns every member; what a member recorded concerns the others. What is old news (a
first run over a long log, an import of history) is told to nobody.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from typing import Any, Final

from sqlalchemy import Connection

from pennybell.domains.accounts import repository as accounts
from pennybell.domains.deliveries import repository as deliveries
from pennybell.domains.deliveries.model import Target
from pennybell.domains.deliveries.service import withdraw_alert
from pennybell.domains.inbox import service as inbox
from pennybell.domains.inbox.model import Draft
from pennybell.domains.preferences.service import Wishes, read_wishes
from pennybell.events.shapes import Alert, Severity
from pennybell.kit.clock import HOUR
from pennybell.kit.json import encode
from pennybell.kit.plain import plain
from pennybell.notifications.wording import Formats, body_of, title_of, title_of_many
from pennybell.outbox import access
from pennybell.outbox.cursors import Fact
from pennybell.outbox.unit_of_work import Reading, UnitOfWork

NEWS_MS: Final = 24 * HOUR
"""Facts older than this are history: nobody is told of them any more."""

APART_MAX: Final = 3
"""So many alerts of one kind that come at once are told apart; more of them are told as one."""

NAMED_MAX: Final = 3

SETTLES: Final = frozenset({"alert.resolved", "alert.updated"})

SEVERITIES: Final[tuple[Severity, ...]] = ("info", "warning", "critical")

LookingNow = Callable[[Collection[str]], Collection[str]]
"""Which of these users are looking at the app on some device."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Who belongs to the household, how each wants to be told, and where."""

    household_id: str
    wishes: dict[str, Wishes]
    targets: dict[str, list[Target]]
    names: dict[str, str]
    account_names: dict[str, str]


@dataclass(frozen=True, slots=True)
class Plans:
    """What to put into inboxes, and of which alerts nothing more is to be sent."""

    scene: Scene
    drafts: list[Draft]
    looking: frozenset[str] = frozenset()
    settled: list[str] = field(default_factory=list)


class Planner:
    """Follows every household. `looking_now` says who needs no ringing."""

    name = "notifications"
    follows_days = False
    lingers_s = 0.0

    def __init__(self, looking_now: LookingNow) -> None:
        self._looking_now = looking_now

    def hears(self, type_: str) -> bool:
        return type_ in _DRAFTS or type_ in SETTLES

    def look(self, reading: Reading, facts: Sequence[Fact], new_day: date | None) -> Plans | None:
        del new_day
        news = [fact for fact in facts if fact.type in _DRAFTS and fact.at > reading.now - NEWS_MS]
        settled = [fact.payload["id"] for fact in facts if _is_settled(fact)]
        if not news:
            return None if not settled else Plans(_empty(reading.household_id), [], settled=settled)
        scene = _scene(reading.connection, reading.household_id)
        drafts = _together([draft for fact in news for draft in _DRAFTS[fact.type](scene, fact)])
        if not drafts and not settled:
            return None
        with_devices = {draft.user_id for draft in drafts if scene.targets.get(draft.user_id)}
        looking = frozenset(self._looking_now(with_devices)) if with_devices else frozenset()
        return Plans(scene, drafts, looking, settled)

    def write(self, uow: UnitOfWork, found: Plans) -> None:
        for alert_id in found.settled:
            withdraw_alert(uow, alert_id)
        members = set(access.members_of(uow.connection, uow.household_id))
        for draft in found.drafts:
            if draft.user_id in members:
                inbox.add(
                    uow,
                    draft,
                    found.scene.wishes[draft.user_id],
                    found.scene.targets.get(draft.user_id, []),
                    is_looking=draft.user_id in found.looking,
                )

    def again_s(self, household_id: str) -> float | None:
        del household_id
        return None


def _is_settled(fact: Fact) -> bool:
    """Nothing more is to be sent about an alert: it is over, or somebody has seen enough of it."""
    if fact.type == "alert.resolved":
        return True
    return fact.type == "alert.updated" and bool(fact.payload["dismissed"])


def _empty(household_id: str) -> Scene:
    return Scene(household_id, {}, {}, {}, {})


def _scene(connection: Connection, household_id: str) -> Scene:
    members = access.members_of(connection, household_id)
    wishes = read_wishes(connection, members)
    return Scene(
        household_id,
        wishes,
        deliveries.find_targets(connection, wishes),
        {user_id: each.name for user_id, each in wishes.items()},
        {each.id: each.name for each in accounts.find_all(connection, household_id)},
    )


def _alert_raised(scene: Scene, fact: Fact) -> Iterator[Draft]:
    alert = Alert.model_validate_json(encode(fact.payload))
    for user_id, wishes in scene.wishes.items():
        formats = Formats.of(wishes.locale)
        yield Draft(
            user_id=user_id,
            household_id=scene.household_id,
            type=alert.kind,
            severity=alert.severity,
            title=title_of(alert, formats),
            body=body_of(alert, formats),
            dedupe_key=f"alert:{alert.id}:{alert.times}",
            subject_noun="alert",
            subject_id=alert.id,
            group_key=f"{alert.subject_noun}:{alert.subject_id}",
            args={
                "subject_noun": alert.subject_noun,
                "subject_id": alert.subject_id,
                "subject_label": alert.subject_label,
                "currency": alert.currency,
                "tier": alert.tier,
                **alert.numbers.model_dump(mode="json", exclude_none=True),
            },
        )


def _together(drafts: Sequence[Draft]) -> list[Draft]:
    """One for each person and kind where a commit raised many alerts, as an import's history does."""
    alike: dict[tuple[str, str], list[Draft]] = {}
    for draft in drafts:
        alike.setdefault((draft.user_id, draft.type), []).append(draft)
    told: list[Draft] = []
    for (_, type_), some in alike.items():
        title = title_of_many(type_, len(some)) if len(some) > APART_MAX else None
        told += some if title is None else [_as_one(some, title)]
    return told


def _as_one(drafts: Sequence[Draft], title: str) -> Draft:
    first, *others = drafts
    names = [plain(each.args["subject_label"] or "", 40) for each in drafts[:NAMED_MAX]]
    keys = "\n".join(sorted(each.dedupe_key for each in drafts))
    return replace(
        first,
        severity=max((each.severity for each in drafts), key=SEVERITIES.index),
        title=title,
        body=f"{', '.join(filter(None, names))} and {len(others) + 1 - NAMED_MAX} more.",
        dedupe_key=f"alerts:{sha256(keys.encode()).hexdigest()}",
        subject_noun="alerts",
        subject_id=None,
        group_key=f"alerts:{first.type}",
        args={"of": len(drafts)},
    )


def _others(scene: Scene, fact: Fact) -> Iterator[tuple[str, Formats]]:
    """Everybody but who did it; what nobody did concerns nobody here."""
    for user_id, wishes in scene.wishes.items():
        if fact.actor is not None and user_id != fact.actor:
            yield user_id, Formats.of(wishes.locale)


def _transaction_created(scene: Scene, fact: Fact) -> Iterator[Draft]:
    row = fact.payload
    if row["transfer_id"] is not None:
        return
    who = plain(scene.names.get(fact.actor or "", "Somebody"), 40)
    account = plain(scene.account_names.get(row["account_id"], ""), 40)
    payee = plain(row["payee"] or "") or "a transaction"
    for user_id, formats in _others(scene, fact):
        amount = formats.money(row["amount_minor"], row["currency"])
        yield Draft(
            user_id=user_id,
            household_id=scene.household_id,
            type="transaction_recorded",
            severity="info",
            title=f"{who} recorded {payee}",
            body=f"{amount}, {account}.",
            dedupe_key=f"transaction:{row['id']}",
            subject_noun="transaction",
            subject_id=row["id"],
            group_key=f"recorded:{fact.actor}",
            args=_named(row, "amount_minor", "currency", "payee", "account_id", "date"),
        )


def _transactions_imported(scene: Scene, fact: Fact) -> Iterator[Draft]:
    if fact.payload["done"] < fact.payload["of"]:
        return
    who = plain(scene.names.get(fact.actor or "", "Somebody"), 40)
    for user_id, formats in _others(scene, fact):
        first, last = (date.fromisoformat(fact.payload[name]) for name in ("from_date", "to_date"))
        yield Draft(
            user_id=user_id,
            household_id=scene.household_id,
            type="transactions_imported",
            severity="info",
            title=f"{who} imported {fact.payload['of']} transactions",
            body=f"Up to {formats.day(max(first, last))}.",
            dedupe_key=f"import:{fact.payload['import_id']}",
            subject_noun="import",
            subject_id=fact.payload["import_id"],
            group_key=f"import:{fact.payload['import_id']}",
            args=_named(fact.payload, "of", "account_ids"),
        )


def _member(scene: Scene, fact: Fact) -> Iterator[Draft]:
    happened = fact.type.partition(".")[2]
    person = fact.payload
    for user_id in scene.wishes:
        if user_id == person["user_id"]:
            continue
        yield Draft(
            user_id=user_id,
            household_id=scene.household_id,
            type="member_joined" if happened == "joined" else "member_left",
            severity="info",
            title=f"{plain(person['name'], 60)} {happened} the household",
            body="",
            dedupe_key=f"member:{fact.id}",
            subject_noun="member",
            subject_id=person["user_id"],
            group_key="members",
        )


def _named(payload: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: payload[name] for name in names}


_DRAFTS: Final[dict[str, Callable[[Scene, Fact], Iterator[Draft]]]] = {
    "alert.raised": _alert_raised,
    "transaction.created": _transaction_created,
    "transactions.imported": _transactions_imported,
    "member.joined": _member,
    "member.left": _member,
}
"""What leads to notices; every other fact is seen in the app alone."""
