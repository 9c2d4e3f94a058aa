"""What each kind of fact says to people, or that it says nothing."""

import json
from pathlib import Path
from typing import Any

import pytest

from pennybell.domains.activity.model import Draft
from pennybell.events import catalog
from pennybell.feed.entries import SILENT, drafts_of, say
from pennybell.kit.clock import Instant
from pennybell.outbox.cursors import Fact

GOLDEN = Path(__file__).parents[2] / "golden" / "events"


def golden(type_: str, **changes: Any) -> dict[str, Any]:
    payload: dict[str, Any] = json.loads((GOLDEN / f"{type_}.json").read_text())["payload"]
    return payload | changes


def fact(
    type_: str,
    hseq: int = 1,
    *,
    unit: int = 1,
    import_id: str | None = None,
    actor: str | None = "sam",
    **changes: Any,
) -> Fact:
    payload = golden(type_, **changes)
    return Fact(hseq, f"fact-{hseq}", type_, 1, payload, actor, Instant(1_000), unit, import_id)


def told(*facts: Fact) -> list[tuple[str, str, int]]:
    return [
        (draft.said.kind, draft.said.action, draft.said.count) for draft in drafts_of(list(facts))
    ]


@pytest.mark.parametrize("type_", sorted(model.wire_type for model in catalog.EVENTS))
def test_every_event_is_told_of_or_named_silent(type_: str) -> None:
    said = say(fact(type_))
    quiet = type_ in SILENT
    assert (said is None) == quiet, f"{type_}: tell of it in feed/entries.py, or name it SILENT"


def test_what_uses_a_new_tag_is_what_it_is_about() -> None:
    row = fact("transaction.created", 2, transfer_id=None)
    assert told(fact("tag.created", 1), row, fact("balance.updated", 3)) == [
        ("transaction", "created", 1)
    ]
    assert told(fact("tag.deleted", 1), fact("transactions.changed", 2, action="updated")) == [
        ("tag", "deleted", 1)
    ]


def test_founding_a_household_is_one_entry_whatever_it_begins_with() -> None:
    begun = [fact("category.created", each) for each in (1, 2, 3)]
    (draft,) = drafts_of([*begun, fact("household.created", 4)])
    assert (draft.number, draft.id, draft.said.kind) == (4, "fact-4", "household")


def test_units_of_work_are_apart_and_rows_of_one_are_together() -> None:
    rows = [fact("transaction.created", each, transfer_id=None) for each in (1, 2)]
    assert told(*rows, fact("transaction.created", 3, unit=3, transfer_id=None)) == [
        ("transaction", "created", 2),
        ("transaction", "created", 1),
    ]


def leg(hseq: int, transfer: str, from_: str, to: str, amount_minor: int) -> Fact:
    return fact(
        "transaction.created",
        hseq,
        transfer_id=transfer,
        account_id=from_,
        transfer_account_id=to,
        amount_minor=amount_minor,
    )


@pytest.mark.parametrize("arriving_first", [False, True])
def test_a_transfer_is_told_from_the_side_it_leaves(arriving_first: bool) -> None:
    legs = [leg(1, "t", "a", "b", -700), leg(2, "t", "b", "a", 650)]
    (draft,) = drafts_of(legs[::-1] if arriving_first else legs)
    said = draft.said
    assert (said.count, said.amount_minor, said.account_ids) == (1, 700, ("a", "b"))


def test_several_transfers_are_counted_by_transfer() -> None:
    legs = [leg(1, "t", "a", "b", -1), leg(2, "t", "b", "a", 1)]
    assert told(*legs, leg(3, "u", "a", "c", -2), leg(4, "u", "c", "a", 2)) == [
        ("transfer", "created", 2)
    ]


def test_an_edit_that_changes_nothing_that_people_see_is_silent() -> None:
    assert (
        say(fact("account.updated", previous={"balance_minor": 1, "transaction_count": 2})) is None
    )


@pytest.mark.parametrize(
    ("before", "after", "action"),
    [
        ("open", "paid", "paid"),
        ("paid", "open", "unpaid"),
        ("open", "skipped", "skipped"),
        ("skipped", "open", "reopened"),
        ("open", "missed", "missed"),
        ("missed", "paid", "paid"),
    ],
)
def test_a_bill_is_told_by_what_became_of_it(before: str, after: str, action: str) -> None:
    said = say(fact("bill.updated", state=after, previous={"state": before}))
    assert said is not None
    assert (said.kind, said.action) == ("bill", action)
    assert say(fact("bill.updated", state=after, previous={"by_hand": False})) is None


def test_an_alert_whose_numbers_moved_is_silent_and_one_dismissed_is_not() -> None:
    assert say(fact("alert.updated", dismissed=True, previous={"numbers": {}})) is None
    said = say(fact("alert.updated", dismissed=True, previous={"dismissed": False}))
    assert said is not None
    assert said.action == "dismissed"


def test_alerts_found_together_are_one_for_each_kind() -> None:
    one = fact("alert.raised", 1, kind="large_expense", severity="info", subject_label="Shop")
    beside = fact("budget.alert", 2)
    other = fact("alert.raised", 3, kind="budget_over", subject_label="Food")
    graver = fact(
        "alert.raised", 4, kind="large_expense", severity="critical", subject_label="Shop"
    )
    large, over = drafts_of([one, beside, other, graver])
    assert (large.said.alert_kind, large.said.count, large.number) == ("large_expense", 2, 1)
    assert (large.said.label, large.said.severity) == ("Shop", "critical")
    assert (over.said.alert_kind, over.said.count, over.said.label) == ("budget_over", 1, "Food")


def test_an_import_counts_rows_and_names_what_it_opened() -> None:
    opened = fact("account.created", 1, import_id="i", id="new")
    rows = fact("transactions.imported", 2, import_id="i", count=9, account_ids=["old"])
    drafts: list[Draft] = drafts_of([opened, rows])
    (draft,) = drafts
    assert (draft.import_id, draft.said.count, draft.said.subject_id) == ("i", 9, "i")
    assert draft.said.account_ids == ("new", "old")
