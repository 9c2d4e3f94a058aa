"""What belongs to others: another household's rows are absent, a viewer changes nothing."""

from typing import Final

import pytest
from tests.kit.client import Json
from tests.rooms.edge.scene import QUERIES, UNKNOWN_ID, Scene, refused

IN_ADDRESS: Final = {
    "account": "/accounts/{}", "category": "/categories/{}", "tag": "/tags/{}",
    "transaction": "/transactions/{}", "transfer": "/transfers/{}", "member": "/members/{}",
    "invite": "/invites/{}", "session": "/auth/sessions/{}", "imported": "/imports/{}",
    "budget": "/budgets/{}", "rate": "/rates/{}", "goal": "/goals/{}",
    "contribution": "/contributions/{}", "recurring": "/recurring/{}",
    "bill": "/bills/{}", "candidate": "/recurring/candidates/{}/reject",
}  # fmt: skip


def test_every_noun_of_another_household_is_as_absent_as_none(scene: Scene) -> None:
    seen = set()
    with scene.nothing_is_written():
        for operation in scene.operations:
            if "{" not in operation.path or operation.id == "preview_invite":
                continue
            foreign, absent = (
                scene.robin.send(operation.method, path, operation.body)
                for path in (
                    scene.address(operation.path, scene.theirs),
                    scene.absent(operation.path),
                )
            )
            assert refused(foreign, 404) == refused(absent, 404)
            assert foreign.headers.keys() == absent.headers.keys()
            seen.add(operation.path)
    assert len(seen) >= len(IN_ADDRESS)


def bodies_with(scene: Scene, *, account: str, category: str) -> dict[str, list[tuple[str, Json]]]:
    """Writes that name an account or a category, by what they name."""
    own, row = scene.things.account, {"amount_minor": -5, "date": "2026-01-26"}
    move = {"amount_minor": 5, "date": "2026-01-26"}
    rule = {"name": "x", "amount_min_minor": -5, "rrule": "FREQ=DAILY", "start_date": "2026-01-26"}
    of_rule = f"PATCH /recurring/{scene.things.recurring}"
    return {
        "account": [
            ("POST /transactions", {"account_id": account, **row}),
            ("POST /transactions/bulk", {"transactions": [
                {"account_id": own, **row}, {"account_id": account, **row}]}),
            ("POST /transfers", {"from_account_id": own, "to_account_id": account, **move}),
            ("POST /transfers", {"from_account_id": account, "to_account_id": own, **move}),
            (f"PATCH /transactions/{scene.things.transaction}", {"account_id": account}),
            (f"PATCH /transfers/{scene.things.transfer}", {"to_account_id": account}),
            (f"PATCH /transfers/{scene.things.transfer}", {"from_account_id": account}),
            ("POST /goals", {"name": "x", "target_minor": 5, "accounts": [
                {"account_id": account}]}),
            ("POST /recurring", {"account_id": account, **rule}),
            (of_rule, {"account_id": account}),
        ],
        "category": [
            ("POST /transactions", {"account_id": own, "category_id": category, **row}),
            ("POST /transactions", {"account_id": own, **row, "splits": [
                {"amount_minor": -5, "category_id": category}]}),
            (f"PATCH /transactions/{scene.things.transaction}", {"category_id": category}),
            ("POST /categories", {"name": "x", "kind": "expense", "parent_id": category}),
            (f"PATCH /categories/{scene.things.category}", {"parent_id": category}),
            ("POST /budgets", {"name": "x", "limit_minor": 5, "category_ids": [category]}),
            (f"PATCH /budgets/{scene.things.budget}", {"category_ids": [category]}),
            ("POST /recurring", {"category_id": category, **rule}),
            (of_rule, {"category_id": category}),
        ],
    }  # fmt: skip


@pytest.mark.parametrize(("noun", "status"), [("account", 404), ("category", 422)])
def test_naming_another_households_rows_is_like_naming_none(
    scene: Scene, noun: str, status: int
) -> None:
    foreign = bodies_with(scene, account=scene.theirs.account, category=scene.theirs.category)
    absent = bodies_with(scene, account=UNKNOWN_ID, category=UNKNOWN_ID)
    with scene.nothing_is_written():
        for theirs, none in zip(foreign[noun], absent[noun], strict=True):
            method, path = theirs[0].split()
            answers = [
                refused(scene.robin.send(method, path, each[1]), status) for each in (theirs, none)
            ]
            assert answers[0] == answers[1]


def test_filters_by_another_households_rows_find_nothing(scene: Scene) -> None:
    for query in (
        {"account_id": scene.theirs.account},
        {"category_id": scene.theirs.category},
        {"account_id": UNKNOWN_ID},
    ):
        page = scene.robin.get("/transactions", **query)
        assert (page["items"], page["total"], page["next_cursor"]) == ([], 0, None)


def test_another_households_transaction_pays_no_bill(scene: Scene) -> None:
    path = f"/bills/{scene.things.bill}/match"
    with scene.nothing_is_written():
        foreign, absent = (
            refused(scene.robin.send("POST", path, {"transaction_id": id_}), 404)
            for id_ in (scene.theirs.transaction, UNKNOWN_ID)
        )
    assert foreign == absent


def test_another_household_cannot_be_switched_to(scene: Scene) -> None:
    with scene.nothing_is_written():
        foreign, absent = (
            refused(scene.robin.send("POST", "/auth/switch", {"household_id": id_}), 404)
            for id_ in (scene.theirs.household, UNKNOWN_ID)
        )
    assert foreign == absent


def test_an_upload_into_another_households_account_is_refused(scene: Scene) -> None:
    with scene.nothing_is_written():
        foreign, absent = (
            scene.upload(
                scene.robin,
                files={"file": ("a.csv", "Date,Amount\n2026-01-26,-1\n")},
                data={"account_id": id_},
            )
            for id_ in (scene.theirs.account, UNKNOWN_ID)
        )
    assert refused(foreign, 404) == refused(absent, 404)


def test_two_households_may_choose_the_same_ids(scene: Scene) -> None:
    """Otherwise a refusal would tell that somebody else has the id."""
    account = {"id": scene.theirs.account, "name": "x", "type": "cash", "currency": "EUR"}
    row = {
        "id": scene.theirs.transaction,
        "account_id": scene.theirs.account,
        "amount_minor": -5,
        "date": "2026-01-26",
    }
    made = [
        scene.robin.post("/accounts", account),
        scene.robin.post(
            "/categories", {"id": scene.theirs.category, "name": "x", "kind": "income"}
        ),
        scene.robin.post("/tags", {"id": scene.theirs.tag, "name": "same id"}),
        scene.robin.post("/transactions", row),
    ]

    assert [each["id"] for each in made] == [
        scene.theirs.account, scene.theirs.category, scene.theirs.tag, scene.theirs.transaction,
    ]  # fmt: skip
    assert scene.kim.get(f"/transactions/{scene.theirs.transaction}")["amount_minor"] == -1_250


def test_a_viewer_reads_everything_and_writes_nothing(scene: Scene) -> None:
    of_oneself = {
        "register", "login", "refresh", "logout", "switch", "change_password", "end_session",
        "patch_me", "create_household", "accept_invite", "disconnect", "mark_activity_read",
    }  # fmt: skip
    scene.settle()  # what earlier tests recorded is told to people a moment later
    with scene.nothing_is_written():
        for operation in scene.operations:
            path = scene.address(operation.path, scene.things)
            if operation.id in {"import_statement", "stream_events", "get_events", *of_oneself}:
                continue
            if operation.path.startswith(("/notification", "/webhooks", "/admin")):
                continue  # everybody's inbox, devices and webhooks are their own
            if operation.id == "remove_member":
                path = f"/members/{scene.robin.user_id}"
            query = QUERIES.get(operation.id)
            answer = scene.sam.send(operation.method, path, operation.body, params=query)
            if operation.method == "GET" and operation.id not in {
                "list_invites",
                "get_socket",
                "preview_invite",
            }:
                assert answer.status_code == 200, (operation.id, answer.text)
            elif operation.method != "GET" or operation.id == "list_invites":
                assert refused(answer, 403)["code"] == "role", operation.id
        upload = {
            "files": {"file": ("a.csv", "Date,Amount\n2026-01-26,-1\n")},
            "data": {"account_id": scene.things.account},
        }
        assert refused(scene.upload(scene.sam, **upload), 403)["code"] == "role"


def test_a_member_writes_money_but_does_not_rule(scene: Scene) -> None:
    max_ = scene.max
    with scene.nothing_is_written():
        for method, path, body in (
            ("PATCH", "/household", {"name": "Ours"}),
            ("GET", "/invites", None),
            ("POST", "/invites", {"role": "owner"}),
            ("PATCH", f"/members/{max_.user_id}", {"role": "owner"}),
            ("PATCH", f"/members/{scene.kim.user_id}", {"role": "viewer"}),
            ("DELETE", f"/members/{scene.kim.user_id}", None),
            ("DELETE", f"/invites/{scene.theirs.invite}", None),
        ):
            assert refused(max_.send(method, path, body), 403)["code"] == "role", path
    assert max_.record(scene.theirs.account, -5)["created_by"] == max_.user_id
