"""Activity over HTTP and sockets: counted the same by who listens and by who asks, and rebuilt."""

import random
import time
from typing import Any

import pytest
from tests.kit.activity import wait_for_activity
from tests.kit.client import ARRIVES_S_MAX, Person, register
from tests.kit.reducer import State, state_of
from tests.kit.server import ServerProcess

ROUNDS = 60


def settle(person: Person) -> int:
    """Wait until nothing more is said; answers the head of their stream."""
    head = -1
    for _ in range(round(ARRIVES_S_MAX / 0.3)):
        if (now := int(person.snapshot()["seq"])) == head:
            return head
        head = now
        time.sleep(0.3)
    raise AssertionError("it goes on and on")


def furnish(server: ServerProcess) -> tuple[Person, Person, str]:
    robin = register(server.url, "Robin")
    sam = robin.invite(name="Sam")
    account = str(robin.open_account()["id"])
    wait_for_activity(robin, 3)
    settle(robin)
    return robin, sam, account


def act(chance: random.Random, people: list[Person], account: str) -> None:
    person = chance.choice(people)
    what = chance.randrange(4)
    if what < 2:
        person.record(account, -chance.randint(1, 9_000))
        return
    items = person.get("/activity", limit=10)["items"]
    some = chance.sample([each["id"] for each in items], min(3, len(items)))
    body = {"ids": some} if what == 2 else {"up_to": some[0], "ids": some[1:]}
    person.post("/activity/mark-read", body)


@pytest.mark.parametrize("seed", range(3))
def test_unread_counted_by_listening_is_what_the_server_counts(
    followed: ServerProcess, seed: int
) -> None:
    robin, sam, account = furnish(followed)
    chance = random.Random(seed)
    devices = [robin, sam, robin.on_another_device()]
    states: list[State] = [state_of(person.snapshot()) for person in devices]
    for _ in range(ROUNDS):
        act(chance, [robin, sam], account)
    for person, state in zip(devices, states, strict=True):
        settle(person)
        state.feed_all(person.events(state.cursor))
        fresh = person.snapshot()
        assert (state.cursor, state.activity_unread) == (fresh["seq"], fresh["activity_unread"])
        shown = person.get("/activity", limit=100)
        assert shown["unread"] == fresh["activity_unread"]
        assert sum(not each["read"] for each in shown["items"]) == shown["unread"]


def test_activity_is_shown_live_and_read_on_every_device(followed: ServerProcess) -> None:
    robin, sam, account = furnish(followed)
    head = robin.snapshot()["seq"]
    with robin.on_another_device().socket(head) as phone:
        row = sam.record(account, -700, payee="Bakery")
        said = phone.expect("activity.new")
        entry = said["payload"]
        assert (entry["subject_id"], entry["label"], entry["grew"]) == (row["id"], "Bakery", False)
        (item, *_) = robin.get("/activity", kind="transaction")["items"]
        assert item == {
            **{name: value for name, value in entry.items() if name != "grew"},
            "actor_name": "Sam",
            "read": False,
        }
        robin.post("/activity/mark-read", {"ids": [entry["id"]]})
        assert phone.expect("activity.read")["payload"]["ids"] == [entry["id"]]


def test_rebuilt_beside_a_running_server_it_is_the_same_and_nobody_hears_of_it(
    followed: ServerProcess,
) -> None:
    robin, sam, account = furnish(followed)
    drafts = [
        {"account_id": account, "amount_minor": -each, "date": "2026-01-26"} for each in range(1, 9)
    ]
    for draft in drafts:
        sam.post("/transactions", draft)
    wait_for_activity(robin, 11)
    head = settle(robin)
    before: Any = robin.get("/activity", limit=100)
    for what in ("feed", "alerts"):
        assert followed.run("rebuild", what) == f"Rebuilt {what} of 1 household.\n"
    assert settle(robin) == head
    assert robin.get("/activity", limit=100) == before
    sam.record(account, -1)
    assert wait_for_activity(robin, 12)[0]["read"] is False
