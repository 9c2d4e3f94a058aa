"""Invariant 10: whoever was removed, or never belonged, reads nothing and infers nothing."""

import pytest
from tests.kit.client import Json, Person, register
from tests.kit.reducer import state_of
from tests.kit.server import ServerProcess

ABSENT = "01890a5d-ac96-774b-bcce-b302099a8057"
UNKNOWN = "01890a5d-ac96-774b-bcce-b302099a8058"


def said_in(events: list[Json], household_id: str) -> list[Json]:
    return [event for event in events if event.get("household") == household_id]


def household_with_history(server: ServerProcess) -> tuple[Person, Person, str]:
    """Robin's household, and Sam, who has seen things in it and owns another one."""
    robin = register(server.url, "Robin")
    sam = register(server.url, "Sam")
    token = robin.post("/invites", {"role": "member"})["token"]
    sam.join(token)
    account = robin.open_account()["id"]
    for number in range(3):
        robin.record(account, -100 - number, payee="Secret")
    return robin, sam, account


def test_past_of_a_removed_member_becomes_tombstones_that_keep_their_numbers(
    server: ServerProcess,
) -> None:
    robin, sam, _account = household_with_history(server)
    before = sam.events(since=1)  # the first is their own joining, which asks for a snapshot
    robin.delete(f"/members/{sam.user_id}")

    after = sam.events(0)
    assert [event["seq"] for event in after] == list(range(1, len(after) + 1))
    assert [event["seq"] for event in after[1:-1]] == [event["seq"] for event in before]
    theirs = said_in(after, robin.household_id)
    assert [event["type"] for event in theirs] == ["gone"] * (len(before) + 1) + ["member.left"]
    assert all(event["payload"] == {} for event in theirs[:-1])
    assert theirs[-1]["payload"]["user_id"] == sam.user_id
    assert "Secret" not in str(after)
    assert "Checking" not in str(after)


def test_resumed_socket_of_a_removed_member_shows_only_tombstones(server: ServerProcess) -> None:
    robin, sam, account = household_with_history(server)
    robin.delete(f"/members/{sam.user_id}")
    robin.record(account, -5, payee="Secret")
    head = sam.events(0)[-1]["seq"]
    for since in (0, 2):
        with sam.socket(since=since) as socket:
            events = socket.receive_until(head)
        assert [event["seq"] for event in events] == list(range(since + 1, head + 1))
        assert {event["type"] for event in events} == {"gone", "member.left"}


def test_open_socket_hears_the_goodbye_last_and_stays_open(server: ServerProcess) -> None:
    robin, sam, account = household_with_history(server)
    there = sam.switched_to(robin.household_id)
    with there.socket() as socket, robin.socket() as robins:
        robin.delete(f"/members/{sam.user_id}")
        goodbye = socket.expect("member.left")
        for number in range(3):
            last = robin.record(account, number, payee="Secret")
        robins.receive_until(last["seq"])  # by now it would have been here too
        assert socket.receive_for(0.5) == []
        assert goodbye["payload"]["user_id"] == sam.user_id
        opened = sam.open_account("Mine")  # what they still may hear arrives
        assert socket.receive_until(opened["seq"])[-1]["type"] == "account.created"


def test_reducer_of_a_removed_member_keeps_its_cursor_and_learns_nothing(
    server: ServerProcess,
) -> None:
    robin, sam, account = household_with_history(server)
    there = sam.switched_to(robin.household_id)
    state = state_of(there.snapshot())
    rows = dict(state.transactions)
    robin.delete(f"/members/{sam.user_id}")
    robin.record(account, -5, payee="Secret")
    state.feed_all(sam.events(state.cursor))
    assert state.has_left is True
    assert state.transactions == rows
    assert state.cursor == sam.events(0)[-1]["seq"]


def test_rest_refuses_a_removed_member_whatever_their_token_says(server: ServerProcess) -> None:
    robin, sam, account = household_with_history(server)
    there = sam.switched_to(robin.household_id)
    robin.delete(f"/members/{sam.user_id}")
    body = {"account_id": account, "amount_minor": 1, "date": "2026-01-26"}
    for method, path in (
        ("GET", "/snapshot"),
        ("GET", "/transactions"),
        ("GET", "/members"),
        ("GET", f"/accounts/{account}"),
        ("POST", "/transactions"),
    ):
        answer = there.send(method, path, body if method == "POST" else None)
        assert answer.status_code == 403, path
        assert answer.json()["code"] == "not_a_member"
    assert sam.send("POST", "/auth/switch", {"household_id": robin.household_id}).status_code == 404
    assert robin.household_id not in str(sam.get("/households"))
    rows = robin.all_transactions()
    assert len(rows) == 3


def test_who_leaves_and_returns_sees_the_present_and_not_the_time_between(
    server: ServerProcess,
) -> None:
    robin, sam, account = household_with_history(server)
    there = sam.switched_to(robin.household_id)
    there.delete(f"/members/{sam.user_id}")
    robin.record(account, -5, payee="Meanwhile")
    with sam.socket() as socket:
        joined = sam.join(robin.post("/invites", {"role": "viewer"})["token"])
        assert socket.expect("resync.required")["payload"]["reason"] == "joined"
    fresh = sam.switched_to(robin.household_id).snapshot()
    assert [row["payee"] for row in fresh["transactions"]].count("Meanwhile") == 1
    across = sam.send("GET", "/events", params={"since": 1})
    assert across.status_code == 410, across.text
    assert "Meanwhile" not in str(sam.events(0)) + str(sam.events(since=joined["seq"]))


@pytest.fixture
def foreign(server: ServerProcess) -> dict[str, str]:
    """Ids of everything there is in somebody's household, by the place they stand in a path."""
    robin, _sam, account = household_with_history(server)
    other = robin.open_account("Second")["id"]
    transfer = robin.post(
        "/transfers",
        {
            "from_account_id": account,
            "to_account_id": other,
            "amount_minor": 5,
            "date": "2026-01-26",
        },
    )
    row = robin.record(account, -5, tags=["secret"])
    tag = robin.get("/tags")["items"][0]["id"]
    category = robin.get("/categories")["items"][0]["id"]
    return {
        "accounts": account,
        "categories": category,
        "tags": tag,
        "transactions": row["id"],
        "transfers": transfer["transfer_id"],
        "members": robin.user_id,
        "invites": robin.post("/invites", {"role": "member"})["id"],
    }


def requests_naming(id_: dict[str, str]) -> list[tuple[str, str, Json | None]]:
    """Every request that bears an id, with these ids in it."""
    account, category = id_["accounts"], id_["categories"]
    record = {"account_id": account, "amount_minor": 1, "date": "2026-01-26"}
    move = {"amount_minor": 1, "date": "2026-01-26"}
    return [
        ("GET", f"/accounts/{account}", None),
        ("PATCH", f"/accounts/{account}", {"name": "Mine now"}),
        ("DELETE", f"/accounts/{account}", None),
        ("GET", f"/categories/{category}", None),
        ("PATCH", f"/categories/{category}", {"name": "Mine now"}),
        ("DELETE", f"/categories/{category}", None),
        ("POST", "/categories", {"name": "A", "kind": "expense", "parent_id": category}),
        ("GET", f"/tags/{id_['tags']}", None),
        ("PATCH", f"/tags/{id_['tags']}", {"name": "mine"}),
        ("DELETE", f"/tags/{id_['tags']}", None),
        ("GET", f"/transactions/{id_['transactions']}", None),
        ("PATCH", f"/transactions/{id_['transactions']}", {"note": "mine"}),
        ("DELETE", f"/transactions/{id_['transactions']}", None),
        ("POST", f"/transactions/{id_['transactions']}/restore", None),
        ("POST", "/transactions", record),
        ("POST", "/transactions/bulk", {"transactions": [record]}),
        ("GET", f"/transactions?account_id={account}", None),
        ("GET", f"/transactions?category_id={category}", None),
        ("GET", "/transactions?tag=secret", None),
        ("GET", f"/transfers/{id_['transfers']}", None),
        ("PATCH", f"/transfers/{id_['transfers']}", {"note": "mine"}),
        ("DELETE", f"/transfers/{id_['transfers']}", None),
        ("POST", f"/transfers/{id_['transfers']}/restore", None),
        ("POST", "/transfers", {"from_account_id": account, "to_account_id": UNKNOWN, **move}),
        ("PATCH", f"/members/{id_['members']}", {"role": "viewer"}),
        ("DELETE", f"/members/{id_['members']}", None),
        ("DELETE", f"/invites/{id_['invites']}", None),
    ]


def test_ids_of_another_household_cannot_be_told_from_absent_ones(
    server: ServerProcess, foreign: dict[str, str]
) -> None:
    stranger = register(server.url, "Kim")
    absent = dict.fromkeys(foreign, ABSENT)
    statuses = set()
    for theirs, nowhere in zip(requests_naming(foreign), requests_naming(absent), strict=True):
        real, made_up = (stranger.send(*request) for request in (theirs, nowhere))
        assert real.status_code == made_up.status_code, theirs
        assert told(real.content, foreign) == told(made_up.content, absent), theirs
        statuses.add(real.status_code)
    assert statuses <= {200, 404, 422}
    assert 404 in statuses


def test_ids_of_another_household_may_be_chosen_for_ones_own_rows(
    server: ServerProcess, foreign: dict[str, str]
) -> None:
    """A refusal would say that the id exists elsewhere."""
    stranger = register(server.url, "Kim")
    account = stranger.open_account(id=foreign["accounts"])
    row = stranger.record(account["id"], -1, id=foreign["transactions"])
    assert row["id"] == foreign["transactions"]
    tag = stranger.post("/tags", {"id": foreign["tags"], "name": "mine"})
    assert tag["id"] == foreign["tags"]


def told(body: bytes, ids: dict[str, str]) -> str:
    """A body as the stranger sees it, without the ids they sent themselves."""
    text = body.decode()
    for id_ in ids.values():
        text = text.replace(id_, "ID")
    return text.replace(ABSENT, "ID")
