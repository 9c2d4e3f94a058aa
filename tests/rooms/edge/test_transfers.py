"""Transfers: two rows under one id, written, edited, deleted and restored together."""

from typing import Any

import httpx
import pytest
from tests.kit.client import Json, Person, register
from tests.rooms.edge.clocked import ClockedServer

from pennybell.kit.ids import uuid7_ids


class Purse:
    """Somebody with accounts in two currencies."""

    def __init__(self, url: str) -> None:
        self.robin: Person = register(url)
        self.everyday = self.robin.open_account("Everyday")["id"]
        self.savings = self.robin.open_account("Savings")["id"]
        self.yen = self.robin.open_account("Yen", "JPY")["id"]

    def move(self, to: str = "", amount_minor: int = 500, **fields: Any) -> Json:
        return dict(self.robin.post("/transfers", self.body(to, amount_minor, **fields)))

    def try_to_move(self, to: str = "", **fields: Any) -> httpx.Response:
        return self.robin.send("POST", "/transfers", self.body(to, 500, **fields))

    def body(self, to: str, amount_minor: int, **fields: Any) -> Json:
        return {
            "from_account_id": self.everyday,
            "to_account_id": to or self.savings,
            "amount_minor": amount_minor,
            "date": "2026-01-26",
            **fields,
        }

    def balances(self) -> list[int]:
        ids = (self.everyday, self.savings, self.yen)
        return [self.robin.get(f"/accounts/{id_}")["balance_minor"] for id_ in ids]


def code(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


@pytest.fixture
def purse(home: ClockedServer) -> Purse:
    return Purse(home.url)


def test_two_rows_know_each_other_and_both_balances_move(purse: Purse) -> None:
    with purse.robin.socket() as socket:
        made = purse.move(payee="Piggy bank", note="monthly", tags=["plan"])
        heard = socket.receive_until(made["seq"])

    leaving, arriving = made["from"], made["to"]
    assert (leaving["amount_minor"], arriving["amount_minor"]) == (-500, 500)
    assert leaving["transfer_id"] == arriving["transfer_id"] == made["transfer_id"]
    assert (leaving["transfer_peer_id"], arriving["transfer_peer_id"]) == (
        arriving["id"],
        leaving["id"],
    )
    assert (leaving["transfer_account_id"], arriving["transfer_account_id"]) == (
        purse.savings,
        purse.everyday,
    )
    assert leaving["payee"] == arriving["payee"] == "Piggy bank"
    assert leaving["tags"] == arriving["tags"] == ["plan"]
    assert purse.balances() == [-500, 500, 0]
    assert [each["type"] for each in heard] == [
        "tag.created", "transaction.created", "transaction.created", "balance.updated", "balance.updated",
    ]  # fmt: skip
    assert {each["commit"] for each in heard} == {made["seq"]}
    assert purse.robin.get(f"/transfers/{made['transfer_id']}") == {
        name: value for name, value in made.items() if name != "seq"
    }


def test_two_currencies_need_two_amounts_and_one_only_one(purse: Purse) -> None:
    assert code(purse.try_to_move(purse.yen)) == (422, "two_amounts")
    assert code(purse.try_to_move(purse.savings, to_amount_minor=400)) == (422, "two_amounts")
    assert code(purse.try_to_move(purse.everyday)) == (422, "same_account")
    assert purse.balances() == [0, 0, 0]

    made = purse.move(purse.yen, to_amount_minor=790)

    assert (made["from"]["currency"], made["to"]["currency"]) == ("EUR", "JPY")
    assert purse.balances() == [-500, 0, 790]
    assert purse.move(purse.savings, to_amount_minor=500)["to"]["amount_minor"] == 500


def test_both_sides_change_together(purse: Purse) -> None:
    made = purse.move()
    path = f"/transfers/{made['transfer_id']}"

    done = purse.robin.patch(
        path, {"amount_minor": 700, "date": "2026-02-01", "note": "x", "tags": ["t"]}
    )

    for leg in (done["from"], done["to"]):
        assert (leg["date"], leg["note"], leg["tags"], leg["version"]) == (
            "2026-02-01",
            "x",
            ["t"],
            2,
        )
    assert purse.balances() == [-700, 700, 0]
    turned = purse.robin.patch(
        path, {"from_account_id": purse.savings, "to_account_id": purse.everyday}
    )
    assert purse.balances() == [700, -700, 0]
    assert turned["from"]["transfer_account_id"] == purse.everyday
    assert purse.robin.patch(path, {})["seq"] == 0


def test_moving_a_side_to_another_currency_needs_the_amounts(purse: Purse) -> None:
    made = purse.move()
    path = f"/transfers/{made['transfer_id']}"

    refused = [
        code(purse.robin.send("PATCH", path, {"to_account_id": purse.yen})),
        code(purse.robin.send("PATCH", path, {"from_account_id": purse.yen})),
        code(purse.robin.send("PATCH", path, {"to_account_id": purse.yen, "amount_minor": 600})),
        code(
            purse.robin.send("PATCH", path, {"from_account_id": purse.yen, "to_amount_minor": 600})
        ),
    ]

    assert refused == [(422, "two_amounts")] * 4
    assert purse.balances() == [-500, 500, 0]
    both = {"to_account_id": purse.yen, "to_amount_minor": 790}
    assert purse.robin.patch(path, both)["to"]["currency"] == "JPY"
    assert purse.balances() == [-500, 0, 790]
    one = purse.robin.send("PATCH", path, {"amount_minor": 600})
    assert code(one) == (422, "two_amounts")
    two = purse.robin.patch(path, {"amount_minor": 600, "to_amount_minor": 900, "note": "x"})
    assert purse.robin.patch(path, {"note": "y"})["to"]["amount_minor"] == two["to"]["amount_minor"]
    back = purse.robin.patch(path, {"to_account_id": purse.savings})
    assert (back["to"]["currency"], back["to"]["amount_minor"]) == ("EUR", 600)


def test_one_side_changes_by_itself_only_where_nothing_must_agree(purse: Purse) -> None:
    made = purse.move()
    path = f"/transactions/{made['from']['id']}"
    category = purse.robin.get("/categories")["items"][0]["id"]

    for changes in (
        {"amount_minor": -1}, {"date": "2026-01-01"}, {"account_id": purse.yen},
        {"category_id": category}, {"splits": [{"amount_minor": -500}]},
    ):  # fmt: skip
        assert code(purse.robin.send("PATCH", path, changes)) == (409, "is_transfer")
    changed = purse.robin.patch(path, {"note": "mine", "payee": "Bank", "tags": ["t"]})
    assert (changed["note"], changed["amount_minor"]) == ("mine", -500)


@pytest.mark.parametrize("way", ["transfer", "leaving", "arriving"])
def test_both_sides_go_and_come_back_together(purse: Purse, way: str) -> None:
    made = purse.move()
    path = {
        "transfer": f"/transfers/{made['transfer_id']}",
        "leaving": f"/transactions/{made['from']['id']}",
        "arriving": f"/transactions/{made['to']['id']}",
    }[way]

    purse.robin.delete(path)
    assert purse.balances() == [0, 0, 0]
    assert purse.robin.get("/transactions")["total"] == 0
    gone = purse.robin.get(f"/transfers/{made['transfer_id']}")
    assert gone["from"]["deleted_at"] == gone["to"]["deleted_at"] is not None
    changed = purse.robin.send("PATCH", f"/transfers/{made['transfer_id']}", {"amount_minor": 5})
    assert code(changed) == (409, "transaction_deleted")

    purse.robin.post(f"{path}/restore")
    assert purse.balances() == [-500, 500, 0]
    assert purse.robin.get("/transactions")["total"] == 2


def test_a_stale_edit_of_a_transfer_is_refused(purse: Purse) -> None:
    made = purse.move()
    path = f"/transfers/{made['transfer_id']}"
    purse.robin.patch(path, {"amount_minor": 700})

    for method in ("PATCH", "DELETE"):
        body = {"amount_minor": 5} if method == "PATCH" else None
        stale = purse.robin.send(method, path, body, headers={"If-Match": '"1"'})
        assert code(stale) == (412, "stale_version")
        assert stale.json()["current"]["amount_minor"] == -700
    assert purse.balances() == [-700, 700, 0]


def test_a_client_may_choose_a_transfers_id_once(purse: Purse) -> None:
    id_ = uuid7_ids()()

    assert purse.move(id=id_)["transfer_id"] == id_

    assert code(purse.try_to_move(id=id_)) == (409, "already_exists")
    assert purse.balances() == [-500, 500, 0]


def test_a_transfer_into_an_archived_account_moves_nothing(purse: Purse) -> None:
    purse.robin.patch(f"/accounts/{purse.savings}", {"archived": True})

    assert code(purse.try_to_move()) == (409, "account_archived")

    assert purse.balances() == [-500 + 500, 0, 0]
    assert purse.robin.get("/transactions")["total"] == 0


def test_a_transfer_is_no_spending_without_a_category(purse: Purse) -> None:
    purse.move()

    assert purse.robin.get("/transactions", category_id="none")["total"] == 0
    assert purse.robin.get("/transactions", account_id=purse.savings)["total"] == 1


STATEMENT = "Date,Description,Amount,Type,Category,Account\n"


def test_a_side_whose_other_is_unknown_stays_alone(purse: Purse) -> None:
    row = "2026-01-26,Card payment,50.00,debit,Credit Card Payment,Everyday\n"
    answer = purse.robin.http.post(
        f"{purse.robin.url}/api/v1/imports",
        files={"file": ("a.csv", STATEMENT + row)},
        headers={"Authorization": f"Bearer {purse.robin.token}"},
    )
    assert answer.status_code == 201, answer.text
    leg = purse.robin.get("/transactions")["items"][0]
    path = f"/transfers/{leg['transfer_id']}"

    assert leg["transfer_id"]
    assert leg["transfer_peer_id"] is None
    shown = purse.robin.get(path)
    assert [shown["from"] is None, shown["to"] is None].count(True) == 1
    for changes in ({"to_account_id": purse.savings}, {"to_amount_minor": 5}):
        assert code(purse.robin.send("PATCH", path, changes)) == (409, "one_sided")
    assert purse.robin.patch(path, {"amount_minor": 6_000})["from"]["amount_minor"] == -6_000
    purse.robin.delete(path)
    assert purse.robin.post(f"{path}/restore")["from"]["deleted_at"] is None
