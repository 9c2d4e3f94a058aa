"""A client's state as the wire demands it: a snapshot, and events applied to it.

The reference that the server is held to. Written from the protocol's pages alone, in the plainest
way: no screen, no cache, no hurry.
"""

import copy
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.kit.client import Json, Person

NOUNS = {
    "account": "accounts",
    "alert": "alerts",
    "bill": "bills",
    "budget": "budgets",
    "category": "categories",
    "goal": "goals",
    "rate": "rates",
    "recurring": "recurring",
    "recurring_candidate": "recurring_candidates",
    "tag": "tags",
}
PREVIOUS = {"previous", "previous_name"}
"""What an event says of the time before it: no part of the row."""

PERSONAL = {
    "user.updated",
    "notification_preferences.updated",
    "notification.new",
    "notification.updated",
}
PERSONAL_PARTS = ("notification_preferences", "inbox_counts")
BESIDE = {
    "budget.alert",  # says beside an alert what that alert says
    "contribution.created",  # contributions are in no snapshot: a screen that shows them asks
    "contribution.updated",
    "contribution.deleted",
    "gone",
    "rates.imported",  # the market's are not held
}
"""Events that leave the state as it is."""
NOT_KEPT = {"resolved", "paid", "skipped", "missed", "confirmed", "rejected"}
"""States in which an alert, a bill or a candidate is no part of a snapshot."""

SUMMARIES = {"transactions.changed", "transactions.imported"}


class GapError(AssertionError):
    """A number of the stream was skipped."""


@dataclass(slots=True)
class State:
    """What one member's client knows. Rows are kept by id.

    `cursor`: the newest event applied. `stale`: a summary event asked for a refetch.
    `has_left`: the household said goodbye; nothing more of it is applied.
    """

    cursor: int
    epoch: str
    user: Json
    role: str
    household: Json
    members: dict[str, Json]
    accounts: dict[str, Json]
    categories: dict[str, Json]
    tags: dict[str, Json]
    budgets: dict[str, Json]
    goals: dict[str, Json]
    goal_progress: dict[str, Json]
    alerts: dict[str, Json]
    alert_settings: Json
    notification_preferences: Json
    inbox_counts: Json
    activity_unread: int
    rates: dict[str, Json]
    recurring: dict[str, Json]
    bills: dict[str, Json]
    recurring_candidates: dict[str, Json]
    transactions: dict[str, Json]
    horizon: tuple[str, str] | None
    stale: bool = False
    has_left: bool = False
    waiting: list[Json] = field(default_factory=list)

    def feed(self, event: Json) -> None:
        """Take the next event; a unit of work is applied when its last one is here."""
        if event["seq"] <= self.cursor:
            return
        expected = (self.waiting[-1]["seq"] if self.waiting else self.cursor) + 1
        if event["seq"] < expected:
            return
        if event["seq"] > expected:
            raise GapError(f"{expected} is missing before {event['seq']}")
        self.waiting.append(event)
        if event["seq"] == event["commit"]:
            assert {each["commit"] for each in self.waiting} == {event["commit"]}
            waiting, self.waiting = self.waiting, []
            for each in waiting:
                self._apply(each)
            self.cursor = event["commit"]

    def feed_all(self, events: list[Json]) -> None:
        for event in events:
            self.feed(event)
        assert not self.waiting, "half a unit of work arrived"

    def refetch(self, person: Person) -> None:
        """Load the rows again that a summary event spoke of: those at or above the horizon."""
        since = {} if self.horizon is None else {"from": self.horizon[0]}
        rows = person.all_transactions(**since)
        self.transactions = {row["id"]: row for row in rows}
        self.stale = False

    def shown(self) -> list[Json]:
        """The transactions that this state answers for, newest first."""
        rows = [row for row in self.transactions.values() if self._is_held(row)]
        return sorted(rows, key=lambda row: (row["date"], row["id"]), reverse=True)

    def _is_held(self, row: Json) -> bool:
        return self.horizon is None or (row["date"], row["id"]) >= self.horizon

    def _apply(self, event: Json) -> None:
        type_, payload = event["type"], event["payload"]
        if type_ in PERSONAL:
            self._set_personal(type_, payload)
        elif event.get("household") != self.household["id"] or self.has_left or type_ in BESIDE:
            return
        elif type_ in SUMMARIES:
            self.stale = True
        elif type_ == "balance.updated":
            self._set_balance(payload)
        elif type_ in ("household.updated", "alert_settings.updated"):
            setattr(self, type_.partition(".")[0], _without_previous(payload))
        elif type_.startswith("activity."):
            self._set_activity(type_, payload)
        elif type_ == "goal.progress":
            self.goal_progress[payload["goal_id"]] = payload
        elif type_.startswith("transaction."):
            self._set_transaction(type_, payload)
        elif type_.startswith("member."):
            self._set_member(type_, payload)
        else:
            self._set_noun(type_, payload)

    def _set_personal(self, type_: str, payload: Json) -> None:
        """What concerns this person, of whichever household it speaks."""
        if type_ == "user.updated":
            self.user = payload
        elif type_ == "notification_preferences.updated":
            self.notification_preferences = payload
        else:
            self.inbox_counts = {name: payload[name] for name in ("unread", "unseen")}

    def _set_activity(self, type_: str, payload: Json) -> None:
        if type_ == "activity.read":
            self.activity_unread = payload["unread"]
        elif not payload["grew"] and payload["actor"] != self.user["id"]:
            self.activity_unread += 1

    def _set_balance(self, payload: Json) -> None:
        account = self.accounts.get(payload["account_id"])
        if account is not None and payload["version"] > account["balance_version"]:
            account["balance_minor"] = payload["balance_minor"]
            account["balance_version"] = payload["version"]
            account["transaction_count"] = payload["transaction_count"]

    def _set_transaction(self, type_: str, payload: Json) -> None:
        held = self.transactions.get(payload["id"])
        if held is not None and held["version"] >= payload["version"]:
            return
        if type_ == "transaction.deleted":
            self.transactions.pop(payload["id"], None)
        else:
            self.transactions[payload["id"]] = _without_previous(payload)

    def _set_member(self, type_: str, payload: Json) -> None:
        is_me = payload["user_id"] == self.user["id"]
        if type_ == "member.left":
            self.members.pop(payload["user_id"], None)
            self.has_left = self.has_left or is_me
            return
        self.members[payload["user_id"]] = _without_previous(payload)
        if is_me:
            self.role = payload["role"]

    def _set_noun(self, type_: str, payload: Json) -> None:
        if type_ == "bills.planned":
            self._plan(payload)
            return
        noun, _, happened = type_.partition(".")
        rows: dict[str, Json] = getattr(self, NOUNS[noun])
        if noun == "tag" and happened in {"updated", "deleted"}:
            self._rename_tag(
                payload["previous_name"] if happened == "updated" else payload["name"],
                payload["name"] if happened == "updated" else None,
            )
        if type_ == "goal.deleted":
            self.goal_progress.pop(payload["id"], None)
        if type_ == "recurring.deleted":
            self._drop_bills(lambda bill: bill["recurring_id"] == payload["id"])
        if happened == "deleted" or payload.get("state") in NOT_KEPT:
            rows.pop(payload["id"], None)
        else:
            rows[payload["id"]] = _without_previous(payload)

    def _plan(self, payload: Json) -> None:
        """Open bills that are new or planned anew; those that are no more."""
        planned = {bill["id"] for bill in payload["bills"]} | set(payload["removed"])
        self._drop_bills(lambda bill: bill["id"] in planned)
        self.bills |= {bill["id"]: bill for bill in payload["bills"] if bill["state"] == "open"}

    def _drop_bills(self, is_gone: Callable[[Json], bool]) -> None:
        self.bills = {id_: bill for id_, bill in self.bills.items() if not is_gone(bill)}

    def _rename_tag(self, before: str, after: str | None) -> None:
        for row in self.transactions.values():
            names = [after if name == before else name for name in row["tags"]]
            row["tags"] = [name for name in names if name is not None]


def state_of(snapshot: Json) -> State:
    """A client that has just loaded a snapshot."""
    fresh = copy.deepcopy(snapshot)
    horizon = fresh["horizon"]
    return State(
        cursor=fresh["seq"],
        epoch=fresh["epoch"],
        user=fresh["user"],
        role=fresh["role"],
        household=fresh["household"],
        members={row["user_id"]: row for row in fresh["members"]},
        accounts=_by_id(fresh["accounts"]),
        categories=_by_id(fresh["categories"]),
        tags=_by_id(fresh["tags"]),
        budgets=_by_id(fresh["budgets"]),
        goals=_by_id(fresh["goals"]),
        goal_progress={row["goal_id"]: row for row in fresh["goal_progress"]},
        alerts=_by_id(fresh["alerts"]),
        alert_settings=fresh["alert_settings"],
        notification_preferences=fresh["notification_preferences"],
        inbox_counts=fresh["inbox_counts"],
        activity_unread=fresh["activity_unread"],
        rates=_by_id(fresh["rates"]),
        recurring=_by_id(fresh["recurring"]),
        bills=_by_id(fresh["bills"]),
        recurring_candidates=_by_id(fresh["recurring_candidates"]),
        transactions=_by_id(fresh["transactions"]),
        horizon=(horizon["date"], horizon["id"]) if horizon else None,
    )


def differences(old: State, fresh: Json, listed: list[Json]) -> list[str]:
    """In what `old`, with all events applied, differs from a fresh snapshot; empty: in nothing.

    Args:
        listed: every transaction of the listing at or above the old state's horizon date.
    """
    assert not old.stale, "a summary event asked for a refetch"
    new = state_of(fresh)
    found = [f"cursor {old.cursor}, not {new.cursor}"] if old.cursor != new.cursor else []
    for name in (
        "user",
        "role",
        "household",
        "alert_settings",
        "members",
        *PERSONAL_PARTS,
        "activity_unread",
        "goal_progress",
        *NOUNS.values(),
    ):
        found += _differing(name, getattr(old, name), getattr(new, name))
    new.transactions, new.horizon = _by_id(listed), old.horizon
    found += _differing("transactions", _by_id(old.shown()), _by_id(new.shown()))
    count = sum(account["transaction_count"] for account in old.accounts.values())
    found += _differing("total", count, fresh["transactions_total"])
    return found


def _without_previous(payload: Json) -> Json:
    return {name: value for name, value in payload.items() if name not in PREVIOUS}


def _by_id(rows: list[Json]) -> dict[str, Json]:
    return {row["id"]: row for row in rows}


def _differing(name: str, old: Any, new: Any) -> list[str]:
    if old == new:
        return []
    if isinstance(old, dict) and isinstance(new, dict):
        keys = [key for key in {**old, **new} if old.get(key) != new.get(key)]
        return [
            line
            for key in keys
            for line in (
                _differing(f"{name}.{key}", old[key], new[key])
                if key in old and key in new
                else [f"{name}.{key}: {old.get(key)} became {new.get(key)}"]
            )
        ]
    return [f"{name}: {old!r}, fresh {new!r}"]
