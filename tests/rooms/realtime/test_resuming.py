"""Resuming: everything after `since`, complete or not at all."""

from typing import Any

import pytest
from tests.kit.client import Json, Person
from tests.rooms.edge.clocked import ClockedServer
from tests.rooms.realtime.raw import RawSocket


def fill(robin: Person, count: int) -> None:
    for number in range(count):
        robin.post("/tags", {"name": str(number)})


def opened(house: ClockedServer, robin: Person, query: str) -> tuple[Json, list[Json]]:
    """`session.ready`'s payload, and what was said until a ping was answered."""
    with RawSocket(house.url) as raw:
        assert raw.ask(robin.token, target=f"/api/v1/ws{query}").status == 101
        ready = raw.receive()
        raw.say(type="ping", id="last")
        heard: list[Json] = []
        while True:
            message = raw.receive()
            if message["type"] == "pong":
                return ready["payload"], heard
            heard.append(message)


def test_without_since_only_what_comes_is_heard(house: ClockedServer, robin: Person) -> None:
    fill(robin, 3)

    ready, heard = opened(house, robin, "")

    assert (ready["resumed"], ready["head"], heard) == (False, 3, [])


def test_everything_after_since_comes_in_order_once(house: ClockedServer, robin: Person) -> None:
    fill(robin, 5)

    for since in range(6):
        ready, heard = opened(house, robin, f"?since={since}&epoch={robin.snapshot()['epoch']}")
        assert (ready["resumed"], ready["head"]) == (True, 5)
        assert [each["seq"] for each in heard] == list(range(since + 1, 6))
        assert heard == robin.events(since)


def test_the_epoch_may_be_left_out(house: ClockedServer, robin: Person) -> None:
    fill(robin, 2)

    assert len(opened(house, robin, "?since=1")[1]) == 1


@pytest.mark.parametrize(
    ("query", "reason"),
    [("?since=1&epoch=other", "epoch"), ("?since=1&epoch=", "epoch"), ("?since=3", "ahead"),
     ("?since=9007199254740991", "ahead")],
)  # fmt: skip
def test_what_cannot_be_continued_asks_for_a_snapshot(
    house: ClockedServer, robin: Person, query: str, reason: str
) -> None:
    fill(robin, 2)

    ready, heard = opened(house, robin, query)

    assert ready["resumed"] is False
    assert [(each["type"], each["payload"]) for each in heard] == [
        ("resync.required", {"reason": reason, "head": 2})
    ]
    asked = robin.send("GET", f"/events{query}")
    assert (asked.status_code, asked.json()["reason"]) == (410, reason)


def test_a_pruned_stream_asks_for_a_snapshot(house: ClockedServer, robin: Person) -> None:
    fill(robin, 4)
    house.execute("UPDATE streams SET pruned_to = 2 WHERE user_id = :id", id=robin.user_id)
    house.execute("DELETE FROM user_events WHERE user_id = :id AND seq <= 2", id=robin.user_id)

    assert opened(house, robin, "?since=1")[1][0]["payload"]["reason"] == "pruned"
    assert [each["seq"] for each in opened(house, robin, "?since=2")[1]] == [3, 4]


def test_a_thousand_events_behind_resume_and_one_more_does_not(
    house: ClockedServer, robin: Person
) -> None:
    account = robin.open_account()["id"]
    row = {"account_id": account, "amount_minor": -1, "date": "2026-01-26"}
    while (head := robin.snapshot()["seq"]) < 1_005:
        count = min(20, 1_005 - head)
        robin.post("/transactions/bulk", {"transactions": [row] * count})

    complete = opened(house, robin, f"?since={head - 1_000}")
    behind = opened(house, robin, f"?since={head - 1_001}")

    assert complete[0]["resumed"] is True
    assert [each["seq"] for each in complete[1]] == list(range(head - 999, head + 1))
    assert [each["payload"]["reason"] for each in behind[1]] == ["behind"]


@pytest.mark.parametrize(
    "since",
    ["-1", "x", "", "1.5", "1e3", "%20", "+1", "%D9%A1", "9007199254740992", "9" * 4_000, "0x1"],
)
def test_a_since_that_is_no_number_is_refused(raw: RawSocket, robin: Person, since: str) -> None:
    answer = raw.ask(robin.token, target=f"/api/v1/ws?since={since}")

    assert (answer.status, answer.code()) == (400, "bad_since")
    assert answer.headers["content-type"] == "application/problem+json"


def test_nothing_is_missed_or_doubled_between_what_was_and_what_comes(
    house: ClockedServer, robin: Person
) -> None:
    sam = robin.invite(name="Sam")
    start = robin.snapshot()["seq"]
    sockets: list[Any] = []
    for number in range(30):
        sam.post("/tags", {"name": f"between {number}"})
        if number % 3 == 0:
            raw = RawSocket(house.url)
            raw.ask(robin.token, target=f"/api/v1/ws?since={start}")
            sockets.append(raw)

    for raw in sockets:
        seqs: list[int] = []
        while not seqs or seqs[-1] < start + 30:
            message = raw.receive()
            if "seq" in message:
                seqs.append(message["seq"])
        assert seqs == list(range(start + 1, start + 31))
        raw.connection.close()


def test_each_unit_of_work_names_its_last_event(house: ClockedServer, robin: Person) -> None:
    account = robin.open_account()["id"]

    made = robin.record(account, -5, tags=["one", "two"])

    events = robin.events(1)
    assert {each["commit"] for each in events} == {made["seq"]}
    assert [each["type"] for each in events] == [
        "tag.created", "tag.created", "transaction.created", "balance.updated",
    ]  # fmt: skip
    assert all(each["household"] == robin.household_id for each in events)


def test_a_long_poll_answers_when_something_comes(house: ClockedServer, robin: Person) -> None:
    assert robin.events(0, wait=0.1) == []

    fill(robin, 1)

    assert [each["type"] for each in robin.events(0, wait=30)] == ["tag.created"]
