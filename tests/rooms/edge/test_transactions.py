"""Transactions: versions, splits, deleting and restoring, many at once, text as it was typed."""

from typing import Any, Final

import httpx
import pytest
from tests.kit.client import Json, Person, register
from tests.rooms.edge.clocked import ClockedServer

from pennybell.kit.ids import uuid7_ids

AMOUNT_MAX: Final = 999_999_999_999_999

HOSTILE: Final = [
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "{{constructor.constructor('alert(1)')()}} ${7*7} %{7*7}",
    "'; DROP TABLE transactions; --",
    '=HYPERLINK("http://x.example")',
    "\u202e\u2066evil\u2069 \u200f\u061c right to left",
    "zero\u200bwidth\ufeff\u00ad",
    "e\u0301 and \u00e9 stay what they are",
    "line\r\nbreak\ttab\x0bvertical\x1b[31mred\x7f\x80\x9f",
    "🏳️‍🌈👩‍👩‍👧‍👦 𐍈 \U0010ffff \ufffe",
    " leading and trailing ",
    '\\u0041 \\ " / \b\f',
    "%_like%",
]


def code(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


def balance(person: Person, account_id: str) -> tuple[int, int]:
    account = person.get(f"/accounts/{account_id}")
    return account["balance_minor"], account["transaction_count"]


def a_row(person: Person, **fields: Any) -> Json:
    return person.record(person.open_account()["id"], -1_250, **fields)


def test_a_row_comes_back_as_it_was_sent_with_what_follows(home: ClockedServer) -> None:
    robin = register(home.url)
    account = robin.open_account(opening_balance_minor=10_000)
    category = robin.get("/categories")["items"][0]["id"]

    made = robin.record(
        account["id"], -1_250, "2024-02-29", payee="Bakery", note="two rolls", category_id=category,
        tags=["Weekend", "weekend", "café"],
    )  # fmt: skip

    assert made["tags"] == ["Weekend", "café"]
    assert (made["version"], made["currency"], made["created_by"]) == (1, "EUR", robin.user_id)
    assert (made["date"], made["amount_minor"], made["category_id"]) == (
        "2024-02-29",
        -1_250,
        category,
    )
    assert robin.get(f"/transactions/{made['id']}") == {k: v for k, v in made.items() if k != "seq"}
    assert balance(robin, account["id"]) == (8_750, 1)
    assert made["seq"] == robin.snapshot()["seq"]


def test_a_client_may_choose_the_id_once(home: ClockedServer) -> None:
    robin = register(home.url)
    account, id_ = robin.open_account()["id"], uuid7_ids()()

    assert robin.record(account, -5, id=id_)["id"] == id_

    body = {"account_id": account, "amount_minor": -5, "date": "2026-01-26", "id": id_}
    before = home.row_counts()
    assert code(robin.send("POST", "/transactions", body)) == (409, "already_exists")
    bulk = {"transactions": [{**body, "id": uuid7_ids()()}, body]}
    assert code(robin.send("POST", "/transactions/bulk", bulk)) == (409, "already_exists")
    assert home.row_counts() == before
    assert balance(robin, account) == (-5, 1)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_text_comes_back_as_it_was_typed_and_is_found(home: ClockedServer, text: str) -> None:
    robin = register(home.url)
    account = robin.open_account(text)
    with robin.socket() as socket:
        made = robin.record(account["id"], -5, payee=text, note=text, tags=[text])
        heard = socket.expect("transaction.created")

    assert account["name"] == text.strip()
    shown = robin.get(f"/transactions/{made['id']}")
    assert shown["payee"] == shown["note"] == made["payee"] == heard["payload"]["payee"] == text
    assert shown["tags"] == [text.strip()]
    for query in ({"q": text}, {"tag": text.strip()}, {"q": text[:9].swapcase()}):
        assert [each["id"] for each in robin.get("/transactions", **query)["items"]] == [made["id"]]
    answer = robin.send("GET", "/transactions")
    assert answer.headers["Content-Type"] == "application/json"


def test_empty_text_is_no_text(home: ClockedServer) -> None:
    robin = register(home.url)
    made = a_row(robin, payee="", note="")
    assert (made["payee"], made["note"]) == (None, None)

    robin.patch(f"/transactions/{made['id']}", {"payee": "x", "note": "y"})

    cleared = robin.patch(f"/transactions/{made['id']}", {"payee": "", "note": None})
    assert (cleared["payee"], cleared["note"]) == (None, None)


def test_a_stale_edit_gets_the_current_row(home: ClockedServer) -> None:
    robin = register(home.url)
    sam = robin.invite(name="Sam")
    row = a_row(robin)
    path = f"/transactions/{row['id']}"
    changed = sam.patch(path, {"amount_minor": -999})

    for method, address in (("PATCH", path), ("DELETE", path), ("POST", f"{path}/restore")):
        body = {"note": "mine"} if method == "PATCH" else None
        stale = robin.send(method, address, body, headers={"If-Match": '"1"'})
        assert code(stale) == (412, "stale_version")
        assert stale.json()["current"] == {k: v for k, v in changed.items() if k != "seq"}

    fresh = robin.send("PATCH", path, {"note": "mine"}, headers={"If-Match": '"2"'})
    assert (fresh.status_code, fresh.json()["amount_minor"], fresh.json()["version"]) == (
        200,
        -999,
        3,
    )


@pytest.mark.parametrize("noun", ["accounts", "categories", "tags"])
def test_every_noun_refuses_a_stale_edit(home: ClockedServer, noun: str) -> None:
    robin = register(home.url)
    body = {
        "accounts": {"name": "a", "type": "cash", "currency": "EUR"},
        "categories": {"name": "a", "kind": "income"},
        "tags": {"name": "a"},
    }[noun]
    path = f"/{noun}/{robin.post(f'/{noun}', body)['id']}"
    robin.patch(path, {"name": "b"})

    for method in ("PATCH", "DELETE"):
        changes = {"name": "c"} if method == "PATCH" else None
        stale = robin.send(method, path, changes, headers={"If-Match": '"1"'})
        assert code(stale) == (412, "stale_version")
        assert (stale.json()["current"]["name"], stale.json()["current"]["version"]) == ("b", 2)
    assert robin.send("DELETE", path, headers={"If-Match": 'W/"2"'}).status_code == 200


def test_an_edit_that_changes_nothing_announces_nothing(home: ClockedServer) -> None:
    robin = register(home.url)
    row = a_row(robin, payee="Bakery")

    same = robin.patch(f"/transactions/{row['id']}", {"payee": "Bakery"})
    empty = robin.patch(f"/transactions/{row['id']}", {})

    assert same["version"] == empty["version"] == 1
    assert same["seq"] == empty["seq"] == 0


def test_splits_add_up_and_may_mix_signs(home: ClockedServer) -> None:
    robin = register(home.url)
    account = robin.open_account()["id"]
    groceries, refund = (each["id"] for each in robin.get("/categories")["items"][:2])
    parts = [
        {"amount_minor": -9_000, "category_id": groceries, "note": "food"},
        {"amount_minor": 250, "category_id": refund, "note": None},
        {"amount_minor": -1_250, "category_id": None, "note": None},
    ]

    made = robin.record(account, -10_000, splits=parts, category_id=groceries)

    assert made["splits"] == parts
    assert made["category_id"] is None
    for category in (groceries, refund):
        assert robin.get("/transactions", category_id=category)["total"] == 1
    assert robin.get("/transactions", category_id="none")["total"] == 0


@pytest.mark.parametrize(
    "amounts", [[-9_999], [-5_000, -5_001], [10_000], [-10_000, 1], [AMOUNT_MAX, -AMOUNT_MAX]]
)
def test_splits_that_do_not_add_up_are_refused(home: ClockedServer, amounts: list[int]) -> None:
    robin = register(home.url)
    row = a_row(robin)
    splits = [{"amount_minor": each} for each in amounts]
    body = {
        "account_id": row["account_id"],
        "amount_minor": -10_000,
        "date": "2026-01-26",
        "splits": splits,
    }
    before = home.row_counts()

    assert code(robin.send("POST", "/transactions", body)) == (422, "split_sum")
    changes = {"amount_minor": -10_000, "splits": splits}
    assert code(robin.send("PATCH", f"/transactions/{row['id']}", changes)) == (422, "split_sum")

    assert home.row_counts() == before
    assert balance(robin, row["account_id"]) == (-1_250, 1)


def test_an_amount_moves_with_its_splits_or_not_at_all(home: ClockedServer) -> None:
    robin = register(home.url)
    row = a_row(robin, splits=[{"amount_minor": -1_000}, {"amount_minor": -250}])
    path = f"/transactions/{row['id']}"

    assert code(robin.send("PATCH", path, {"amount_minor": -2_000})) == (422, "split_sum")
    both = robin.patch(path, {"amount_minor": -2_000, "splits": [{"amount_minor": -2_000}]})
    none = robin.patch(path, {"amount_minor": -3_000, "splits": []})

    assert [len(both["splits"]), len(none["splits"])] == [1, 0]
    assert balance(robin, row["account_id"]) == (-3_000, 1)


def test_a_deleted_row_counts_nothing_and_comes_back_whole(home: ClockedServer) -> None:
    robin = register(home.url)
    row = a_row(robin, tags=["weekend"], splits=[{"amount_minor": -1_250, "note": "x"}])
    path = f"/transactions/{row['id']}"

    gone = robin.delete(path)

    assert gone["deleted_at"]
    assert balance(robin, row["account_id"]) == (0, 0)
    assert robin.get("/transactions")["total"] == 0
    assert [each["id"] for each in robin.get("/transactions", deleted="true")["items"]] == [
        row["id"]
    ]
    assert robin.get(path)["deleted_at"] == gone["deleted_at"]
    assert code(robin.send("PATCH", path, {"note": "x"})) == (409, "transaction_deleted")
    assert robin.delete(path)["seq"] == 0
    assert code(robin.send("DELETE", f"/accounts/{row['account_id']}")) == (409, "account_in_use")

    back = robin.post(f"{path}/restore")

    ignored = {"version", "updated_at", "seq"}
    assert {k: v for k, v in back.items() if k not in ignored} == {
        k: v for k, v in row.items() if k not in ignored
    }
    assert back["version"] == 3
    assert balance(robin, row["account_id"]) == (-1_250, 1)
    assert robin.post(f"{path}/restore")["seq"] == 0


def test_after_every_change_a_snapshot_has_the_rows_that_a_listing_has(home: ClockedServer) -> None:
    robin = register(home.url)
    first, second = robin.open_account()["id"], robin.open_account("Savings")["id"]
    groceries, fun = (each["id"] for each in robin.get("/categories")["items"][:2])
    parts = [{"amount_minor": -700, "category_id": fun}, {"amount_minor": -300}]
    rows = [
        robin.record(first, -1_000, category_id=groceries, tags=["Weekend"], payee="Bakery"),
        robin.record(first, -1_000, splits=parts),
        robin.record(first, -1_000, category_id=groceries),
    ]
    path = [f"/transactions/{row['id']}" for row in rows]
    weekend = robin.get("/tags")["items"][0]["id"]
    seen: list[Json] = []

    def read() -> None:
        found = robin.snapshot()["transactions"]
        assert found == robin.get("/transactions")["items"] == robin.all_transactions()
        assert found not in seen, "it shows what was changed"
        seen.append(found)

    read()
    for change in (
        lambda: robin.patch(path[0], {"payee": "Baker"}),
        lambda: robin.patch(path[1], {"splits": [*reversed(parts)]}),
        lambda: robin.patch(path[2], {"tags": ["Weekend", "New"]}),
        lambda: robin.patch(f"/tags/{weekend}", {"name": "Saturday"}),
        lambda: robin.patch(path[2], {"tags": []}),
        lambda: robin.patch(path[0], {"date": "2025-12-31", "account_id": second}),
        lambda: robin.delete(path[0]),
        lambda: robin.record(second, -5),
        lambda: robin.post(f"{path[0]}/restore"),
        lambda: robin.post(f"/categories/{fun}/merge", {"into": groceries}),
    ):
        change()
        read()


def test_an_archived_account_takes_no_postings_but_gives_them_back(home: ClockedServer) -> None:
    robin = register(home.url)
    row = a_row(robin)
    gone = robin.record(row["account_id"], -5)
    robin.delete(f"/transactions/{gone['id']}")
    robin.patch(f"/accounts/{row['account_id']}", {"archived": True})
    body = {"account_id": row["account_id"], "amount_minor": -5, "date": "2026-01-26"}

    for method, path, sent in (
        ("POST", "/transactions", body),
        ("POST", "/transactions/bulk", {"transactions": [body]}),
        ("POST", f"/transactions/{gone['id']}/restore", None),
    ):
        assert code(robin.send(method, path, sent)) == (409, "account_archived")
    assert robin.delete(f"/transactions/{row['id']}")["deleted_at"]
    assert robin.get("/accounts", include_archived="false")["items"] == []


def test_moving_a_row_to_another_currency_needs_the_amount_in_it(home: ClockedServer) -> None:
    robin = register(home.url)
    row, yen = a_row(robin), robin.open_account("Yen", "JPY")["id"]
    path = f"/transactions/{row['id']}"

    refused = robin.send("PATCH", path, {"account_id": yen})
    moved = robin.patch(path, {"account_id": yen, "amount_minor": -198})

    assert code(refused) == (409, "currency_mismatch")
    assert (moved["currency"], moved["amount_minor"]) == ("JPY", -198)
    assert balance(robin, row["account_id"]) == (0, 0)
    assert balance(robin, yen) == (-198, 1)


def test_many_rows_are_written_together(home: ClockedServer) -> None:
    robin = register(home.url)
    account = robin.open_account()["id"]
    rows = [
        {"account_id": account, "amount_minor": -1, "date": "2026-01-26", "payee": str(number)}
        for number in range(1_000)
    ]
    with robin.socket() as socket:
        made = robin.post("/transactions/bulk", {"transactions": rows})
        heard = socket.receive_until(made["seq"])

    assert [each["payee"] for each in made["items"]] == [str(number) for number in range(1_000)]
    assert [each["type"] for each in heard] == ["transactions.changed", "balance.updated"]
    assert heard[0]["payload"]["count"] == 1_000
    assert balance(robin, account) == (-1_000, 1_000)
    too_many = robin.send("POST", "/transactions/bulk", {"transactions": [*rows, rows[0]]})
    assert code(too_many) == (422, "not_valid")
    assert code(robin.send("POST", "/transactions/bulk", {"transactions": []})) == (
        422,
        "not_valid",
    )


@pytest.mark.parametrize(
    "wrong",
    [
        {"account_id": "01890a5d-ac96-774b-bcce-b302099a8000"},
        {"category_id": "01890a5d-ac96-774b-bcce-b302099a8000"},
        {"splits": [{"amount_minor": 1}]},
        {"amount_minor": "5"},
        {"date": "2026-02-30"},
    ],
    ids=lambda wrong: next(iter(wrong)),
)
def test_one_wrong_row_of_many_and_none_is_written(home: ClockedServer, wrong: Json) -> None:
    robin = register(home.url)
    account = robin.open_account()["id"]
    good = {"account_id": account, "amount_minor": -1, "date": "2026-01-26", "tags": ["new"]}
    before = home.row_counts()

    rows = [good] * 30 + [{**good, **wrong}] + [good] * 30
    answer = robin.send("POST", "/transactions/bulk", {"transactions": rows})

    assert answer.status_code in {404, 422}
    assert home.row_counts() == before
    assert balance(robin, account) == (0, 0)


def test_a_balance_today_leaves_out_what_is_dated_later(home: ClockedServer) -> None:
    robin = register(home.url)
    account = robin.open_account(opening_balance_minor=1_000)["id"]
    robin.record(account, -100, "2020-01-01")
    robin.record(account, -10, "2999-12-31")

    shown = robin.get(f"/accounts/{account}")

    assert (shown["balance_minor"], shown["balance_today_minor"]) == (890, 900)


def test_amounts_keep_every_digit(home: ClockedServer) -> None:
    robin = register(home.url)
    account = robin.open_account("Dinar", "KWD", opening_balance_minor=-AMOUNT_MAX)["id"]

    made = robin.record(account, AMOUNT_MAX)

    assert made["amount_minor"] == AMOUNT_MAX
    assert balance(robin, account) == (0, 1)
    assert robin.get("/transactions", min=AMOUNT_MAX, max=AMOUNT_MAX)["total"] == 1


def test_a_tag_is_one_whatever_its_case(home: ClockedServer) -> None:
    robin = register(home.url)
    tag = robin.post("/tags", {"name": "Straße"})

    assert code(robin.send("POST", "/tags", {"name": "STRASSE"})) == (409, "already_exists")
    row = a_row(robin, tags=["strasse"])
    assert row["tags"] == ["Straße"]
    robin.patch(f"/tags/{tag['id']}", {"name": "street"})
    assert robin.get(f"/transactions/{row['id']}")["tags"] == ["street"]
    robin.delete(f"/tags/{tag['id']}")
    assert robin.get(f"/transactions/{row['id']}")["tags"] == []


def test_categories_have_two_levels_of_one_kind(home: ClockedServer) -> None:
    robin = register(home.url)

    def create(name: str, kind: str = "expense", parent: str | None = None) -> httpx.Response:
        body = {"name": name, "kind": kind, "parent_id": parent}
        return robin.send("POST", "/categories", body)

    top = create("Top").json()["id"]
    child = create("Child", parent=top).json()["id"]

    assert code(create("Grandchild", parent=child)) == (422, "category_depth")
    assert code(create("Other", "income", top)) == (422, "category_kind")
    other = create("Other").json()["id"]
    for id_, parent in ((top, other), (other, other), (other, child)):
        answer = robin.send("PATCH", f"/categories/{id_}", {"parent_id": parent})
        assert code(answer) == (422, "category_depth")
    assert code(robin.send("DELETE", f"/categories/{top}")) == (409, "category_in_use")
    a_row(robin, category_id=child)
    assert code(robin.send("DELETE", f"/categories/{child}")) == (409, "category_in_use")
    assert robin.patch(f"/categories/{child}", {"parent_id": None})["parent_id"] is None
    assert robin.delete(f"/categories/{top}")["id"] == top
