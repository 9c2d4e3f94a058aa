"""Live analytics: everything at once, then what changes, at most four frames in a second.

It is noon on 10 February 2026, in UTC.
"""

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from tests.kit.client import Json, Person, Socket, register
from tests.rooms.edge.clocked import ClockedServer

from pennybell.kit.clock import HOUR, system_clock

NOON = datetime(2026, 2, 10, 12, tzinfo=UTC)
QUIET_S = 1.0
TYPES = {
    "analytics.spending_updated": "spending/curve",
    "analytics.net_worth_updated": "net-worth",
    "analytics.budget_updated": "budgets",
}


@pytest.fixture(scope="module")
def february(
    database_kind: str,
    make_database_url: Callable[[str], str],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[ClockedServer]:
    folder = tmp_path_factory.mktemp("february")
    url = make_database_url(database_kind)
    with ClockedServer(
        folder, database_url=url, sign_ins_per_minute_max=0, upgrades_per_minute_max=0
    ) as running:
        set_clock(running, NOON)
        yield running


def set_clock(house: ClockedServer, now: datetime) -> None:
    house.clock.ahead_ms = int(now.timestamp() * 1_000) - system_clock()


@pytest.fixture
def robin(february: ClockedServer) -> Person:
    return register(february.url, "Robin")


def subscribe(socket: Socket, period: str | None = None) -> dict[str, Json]:
    """Watch; answers the first three payloads by type."""
    payload = {} if period is None else {"period": period}
    socket.say("subscribe.analytics", payload=payload)
    socket.expect("subscribed")
    return collect(socket, 3)


def collect(socket: Socket, count: int) -> dict[str, Json]:
    """The payloads of so many further frames, the newest of each type."""
    found: dict[str, Json] = {}
    while count:
        message = socket.receive()
        if message["type"] in TYPES:
            found[message["type"]] = message["payload"]
            count -= 1
    return found


def frames(messages: list[Json]) -> list[Json]:
    return [each for each in messages if each["type"] in TYPES]


def said(person: Person, type_: str, period: str = "2026-02") -> Json:
    return dict(person.get(f"/analytics/{TYPES[type_]}", period=period))


def test_a_subscriber_gets_everything_at_once_as_the_endpoints_say_it(robin: Person) -> None:
    account = robin.open_account(opening_balance_minor=5_000)["id"]
    robin.record(account, -700, "2026-02-03")
    robin.post("/budgets", {"name": "All", "limit_minor": 1_000})
    with robin.socket() as socket:
        first = subscribe(socket)

    assert first.keys() == TYPES.keys()
    for type_, payload in first.items():
        assert payload == said(robin, type_)
    assert first["analytics.spending_updated"]["spent_minor"] == 700
    assert first["analytics.budget_updated"]["items"][0]["left_minor"] == 300


@pytest.mark.parametrize("period", ["2026-01", "2026-Q1", "2025", "2026-W07", "2026-03"])
def test_another_period_may_be_watched(robin: Person, period: str) -> None:
    with robin.socket() as socket:
        first = subscribe(socket, period)

    for type_, payload in first.items():
        assert payload == said(robin, type_, period)


@pytest.mark.parametrize("period", ["2026-13", "2025-W53", "2026-1", "tomorrow", "2026-01-01"])
def test_what_is_no_period_is_refused(robin: Person, period: str) -> None:
    with robin.socket() as socket:
        socket.say("subscribe.analytics", payload={"period": period}, id="p")
        refusal = socket.expect("error")

        assert (refusal["payload"]["code"], refusal["payload"]["ref"]) == ("bad_message", "p")
        robin.open_account(opening_balance_minor=1)
        assert frames(socket.receive_for(QUIET_S)) == []


def test_a_commit_tells_what_it_changed_and_no_more(robin: Person) -> None:
    account, savings = robin.open_account()["id"], robin.open_account()["id"]
    with robin.socket() as socket:
        subscribe(socket)
        time.sleep(QUIET_S + 0.1)
        row = robin.record(account, -700, "2026-02-03")
        told = collect(socket, 2)

        assert told.keys() == {"analytics.spending_updated", "analytics.net_worth_updated"}
        assert all(payload["as_of_seq"] == row["seq"] for payload in told.values())
        assert told["analytics.net_worth_updated"]["net_worth_minor"] == -700
        time.sleep(QUIET_S + 0.1)
        robin.patch(f"/transactions/{row['id']}", {"note": "noted"})
        move = {"from_account_id": account, "to_account_id": savings, "amount_minor": 5}
        robin.post("/transfers", {**move, "date": "2026-02-03"})
        heard = frames(socket.receive_for(QUIET_S))
        assert [each["type"] for each in heard] == ["analytics.net_worth_updated"]
        robin.post("/budgets", {"name": "All", "limit_minor": 1_000})
        assert frames(socket.receive_for(QUIET_S))[0]["payload"] == said(
            robin, "analytics.budget_updated"
        )


def test_at_most_four_frames_in_a_second_and_the_last_says_how_it_is(robin: Person) -> None:
    account = robin.open_account()["id"]
    robin.post("/budgets", {"name": "All", "limit_minor": 1_000})
    arrivals: list[tuple[float, str]] = []
    last: dict[str, Json] = {}
    with robin.socket() as socket:
        subscribe(socket)
        began = time.monotonic()
        while time.monotonic() < began + 3:
            robin.record(account, -10, "2026-02-03")
            arrivals += stamped(socket.receive_for(0.02))
        until = time.monotonic() + 2.5
        while time.monotonic() < until:
            arrivals += stamped(socket.receive_for(0.02))
        for message in frames(socket.heard):
            last[message["type"]] = message["payload"]

    assert len(arrivals) >= 8
    times = [at for at, _ in arrivals]
    assert all(fifth - first > 0.9 for first, fifth in zip(times, times[4:], strict=False))
    assert {type_ for _, type_ in arrivals} == TYPES.keys()
    for type_, payload in last.items():
        now = said(robin, type_)
        assert payload == {**now, "as_of_seq": payload["as_of_seq"]}


def stamped(messages: list[Json]) -> list[tuple[float, str]]:
    """Type of each frame, with the moment to a few hundredths of a second."""
    return [(time.monotonic(), each["type"]) for each in frames(messages)]


def test_every_device_hears_and_who_left_hears_no_more(robin: Person) -> None:
    account = robin.open_account()["id"]
    other = robin.on_another_device()
    with robin.socket() as first, other.socket() as second:
        subscribe(first)
        subscribe(second, "2026-02")
        first.say("unsubscribe.analytics", payload={})
        first.expect("unsubscribed")
        time.sleep(QUIET_S + 0.1)
        robin.record(account, -700, "2026-02-03")

        assert collect(second, 2)["analytics.spending_updated"]["spent_minor"] == 700
        assert frames(first.receive_for(QUIET_S)) == []


def test_members_hear_with_their_own_numbers_and_others_hear_nothing(
    robin: Person, february: ClockedServer
) -> None:
    sam, kim = robin.invite("viewer", name="Sam"), register(february.url, "Kim")
    account = robin.open_account()["id"]
    robin.patch("/me", {"name": "Robin of the woods"})
    with sam.socket() as socket, kim.socket() as strange:
        subscribe(socket)
        assert subscribe(strange)["analytics.net_worth_updated"]["accounts"] == []
        time.sleep(QUIET_S + 0.1)
        robin.record(account, -700, "2026-02-03")

        told = collect(socket, 2)["analytics.spending_updated"]
        assert told == said(sam, "analytics.spending_updated")
        assert told["as_of_seq"] == sam.snapshot()["seq"] != robin.snapshot()["seq"]
        assert frames(strange.receive_for(QUIET_S)) == []


def test_who_was_removed_hears_nothing_more(robin: Person) -> None:
    sam = robin.invite("member", name="Sam")
    account = robin.open_account()["id"]
    with sam.socket() as socket:
        subscribe(socket)
        robin.delete(f"/members/{sam.user_id}")
        socket.expect("member.left")
        frames(socket.receive_for(QUIET_S))
        robin.record(account, -700, "2026-02-03")

        assert frames(socket.receive_for(QUIET_S)) == []
        socket.say("subscribe.analytics", payload={})
        socket.expect("subscribed")
        assert frames(socket.receive_for(QUIET_S)) == []


def test_the_household_of_the_sign_in_is_told_of(robin: Person) -> None:
    body = {"name": "Cabin", "currency": "NOK", "timezone": "UTC"}
    robin.open_account(opening_balance_minor=100)
    cabin = robin.post("/households", body)["id"]
    with robin.socket() as socket:
        assert subscribe(socket)["analytics.net_worth_updated"]["net_worth_minor"] == 100
        there = robin.switched_to(cabin)
        there.open_account(currency="NOK", opening_balance_minor=7)
        again = subscribe(socket)["analytics.net_worth_updated"]

    assert (again["currency"], again["net_worth_minor"]) == ("NOK", 7)


def test_a_new_day_is_told_of_though_nothing_happens(february: ClockedServer) -> None:
    robin = register(february.url, "Robin", timezone="Pacific/Kiritimati")  # 14 hours ahead
    try:
        with robin.socket() as socket:
            assert subscribe(socket)["analytics.spending_updated"]["on"] == "2026-02-11"
            february.clock.advance(22 * HOUR)
            told = collect(socket, 3)
        assert told["analytics.spending_updated"]["on"] == "2026-02-12"
        assert told["analytics.budget_updated"]["on"] == "2026-02-12"
        assert told["analytics.net_worth_updated"]["last"] == "2026-02-12"
    finally:
        set_clock(february, NOON)


def test_subscribing_again_and_again_costs_one_look_at_a_time(robin: Person) -> None:
    with robin.socket() as socket:
        for number in range(15):
            socket.say("subscribe.analytics", payload={"period": f"2026-{number % 12 + 1:02d}"})
        heard: list[Any] = frames(socket.receive_for(QUIET_S))

    assert heard[-1]["payload"]["on"] == "2026-03-01"
    assert len(heard) <= 12
