"""Where WebSockets fail: the same cursor as server-sent events, and as a long poll."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import httpx
import pytest
from tests.kit.client import ARRIVES_S_MAX, Person, register
from tests.kit.crowd import wait_until
from tests.rooms.edge.clocked import ClockedServer
from tests.rooms.realtime.hand import Hand
from tests.rooms.realtime.raw import RawSocket

from pennybell.kit.clock import MINUTE, SECOND


class Event(NamedTuple):
    id: str
    type: str
    data: Any


class EventStream:
    """`opening`: the id with which the stream began."""

    def __init__(self, response: httpx.Response) -> None:
        self.response = response
        self._lines = response.iter_lines()
        self.opening = ""

    def next(self) -> Event:
        """The next event with data. Raises StopIteration at the end."""
        found: dict[str, str] = {}
        while True:
            line = next(self._lines)
            if line:
                name, _, value = line.partition(":")
                found[name] = value.removeprefix(" ")
            elif "data" in found:
                return Event(found.get("id", ""), found["event"], json.loads(found["data"]))
            else:
                self.opening = found.get("id", self.opening)
                found = {}

    def is_at_end(self) -> bool:
        return next(self._lines, None) is None


@contextmanager
def following(
    person: Person, last_event_id: str | None = None, **params: Any
) -> Iterator[EventStream]:
    headers = {"Authorization": f"Bearer {person.token}"}
    if last_event_id is not None:
        headers["Last-Event-ID"] = last_event_id
    url = f"{person.url}/api/v1/events/stream"
    with (
        httpx.Client(trust_env=False, timeout=ARRIVES_S_MAX) as http,
        http.stream("GET", url, headers=headers, params=params) as response,
    ):
        assert response.status_code == 200, response.read()
        assert response.headers["content-type"].startswith("text/event-stream")
        yield EventStream(response)


def listening(house: ClockedServer, person: Person) -> None:
    """Returns when the server has the person's listener."""
    until = time.monotonic() + ARRIVES_S_MAX
    while not house.server.hub.listeners.of(person.user_id):
        assert time.monotonic() < until
        time.sleep(0.01)


def test_what_was_and_what_comes_arrive_once_in_order_as_on_the_socket(robin: Person) -> None:
    account = robin.open_account()
    with robin.socket(since=0) as socket, following(robin, since=0) as stream:
        got = [stream.next()]
        last = robin.record(account["id"], -1250)["seq"]
        while got[-1].data["seq"] < last:
            got.append(stream.next())
        heard = socket.receive_until(last)

    assert [each.data for each in got] == heard
    assert [each.type for each in got] == [each["type"] for each in heard]
    assert [each.id for each in got] == [f"{socket.ready['epoch']}:{each['seq']}" for each in heard]


def test_a_stream_that_broke_off_goes_on_after_its_last_id(robin: Person) -> None:
    with following(robin, since=0) as stream:
        robin.open_account()
        first = stream.next()
    second = robin.open_account("Savings")

    with following(robin, last_event_id=first.id, since=0) as stream:
        got = stream.next()
        assert stream.opening == first.id

    assert (got.data["seq"], got.data["payload"]["id"]) == (second["seq"], second["id"])


def test_without_a_cursor_only_what_comes_is_heard(house: ClockedServer, robin: Person) -> None:
    robin.open_account()

    with following(robin) as stream:
        listening(house, robin)
        second = robin.open_account("Savings")
        got = stream.next()

    assert got.data["seq"] == second["seq"]


@pytest.mark.parametrize(
    ("cursor", "reason"),
    [({"since": 10**6}, "ahead"), ({"since": 0, "epoch": "other"}, "epoch")],
)
def test_a_cursor_that_cannot_be_continued_asks_for_a_snapshot_and_ends(
    robin: Person, cursor: dict[str, Any], reason: str
) -> None:
    with following(robin, **cursor) as stream:
        got = stream.next()
        assert stream.is_at_end()

    assert (got.type, got.data["type"]) == ("resync.required", "resync.required")
    assert got.data["payload"] == {"reason": reason, "head": robin.snapshot()["seq"]}


def test_who_joins_a_household_is_asked_to_load_it(house: ClockedServer, robin: Person) -> None:
    sam = register(house.url, "Sam")
    token = robin.post("/invites", {"role": "member"})["token"]

    with following(sam, since=sam.snapshot()["seq"]) as stream:
        listening(house, sam)
        sam.join(token)
        got = stream.next()
        assert stream.is_at_end()

    assert (got.type, got.data["payload"]["reason"]) == ("resync.required", "joined")


@pytest.mark.parametrize(
    ("headers", "params"),
    [({"Last-Event-ID": "nonsense"}, {}), ({}, {"since": "-1"}), ({}, {"sinse": "1"})],
)
def test_a_malformed_cursor_is_refused_before_the_stream_begins(
    robin: Person, headers: dict[str, str], params: dict[str, str]
) -> None:
    answer = robin.send("GET", "/events/stream", headers=headers, params=params)

    assert (answer.status_code, answer.json()["code"]) == (422, "not_valid")


def test_the_stream_ends_with_its_sign_in_and_no_other(house: ClockedServer, robin: Person) -> None:
    phone = robin.on_another_device()

    with following(phone) as lost, following(robin) as kept:
        listening(house, robin)
        phone.send("POST", "/auth/logout")
        assert lost.next() == Event("", "close", {"code": 4500, "reason": "revoked"})
        assert lost.is_at_end()
        robin.open_account()
        assert kept.next().type == "account.created"

    assert phone.send("GET", "/events/stream").json()["code"] == "session_ended"


def test_an_expired_token_ends_the_stream_after_its_grace(tmp_path: Path) -> None:
    with ClockedServer(tmp_path / "brief") as house:
        robin = register(house.url)
        sam = robin.invite(name="Sam")
        account = robin.open_account()["id"]
        with following(robin) as stream:
            listening(house, robin)
            house.clock.advance(15 * MINUTE + 10 * SECOND)
            sam = sam.on_another_device()
            sam.record(account, -1)
            assert stream.next().type == "transaction.created"
            assert stream.next().type == "balance.updated"

            house.clock.advance(16 * SECOND)
            sam = sam.on_another_device()
            sam.record(account, -2)
            while (got := stream.next()).type != "close":
                pass
        assert got.data == {"code": 4401, "reason": "token_expired"}


def test_an_eleventh_stream_takes_the_place_of_the_oldest(robin: Person) -> None:
    robin.open_account()

    with ExitStack() as stack:
        streams = [stack.enter_context(following(robin, since=0)) for _ in range(10)]
        for each in streams:
            assert each.next().type == "account.created"
        newest = stack.enter_context(following(robin, since=0))
        assert newest.next().type == "account.created"

        assert streams[0].next().data == {"code": 4503, "reason": "too_many_sockets"}
        robin.open_account("Savings")
        for each in (*streams[1:], newest):
            assert each.next().type == "account.created"


def test_an_eleventh_poll_has_the_oldest_answered(house: ClockedServer, robin: Person) -> None:
    listeners, got = house.server.hub.listeners, list[tuple[int, list[Any]]]()

    def poll(number: int) -> None:
        got.append((number, robin.events(0, wait=30)))

    waiting = [threading.Thread(target=poll, args=(number,)) for number in range(11)]
    for number, each in enumerate(waiting):
        each.start()
        wait_until(
            lambda number=number: len(listeners.of(robin.user_id)) + len(got) > number,  # type: ignore[misc]  # a default
            "the poll does not wait",
        )
    waiting[0].join(ARRIVES_S_MAX)
    assert got == [(0, [])]

    robin.open_account()
    for each in waiting:
        each.join(ARRIVES_S_MAX)
    assert sorted(number for number, events in got if len(events) == 1) == list(range(1, 11))


def test_who_listens_without_a_socket_counts_as_one(tmp_path: Path) -> None:
    with ClockedServer(tmp_path / "small", sockets_max=1) as small:
        robin, sam = register(small.url, "Robin"), register(small.url, "Sam")
        full = (503, "full", "5")
        with following(robin):
            listening(small, robin)
            for path in ("/events/stream", "/events?wait=1", "/ws"):
                said = sam.send("GET", path)
                assert (said.status_code, said.json()["code"], said.headers["Retry-After"]) == full
            assert sam.events(0) == []
        wait_until(lambda: not small.server.hub.listeners.total, "the stream stays")
        with sam.socket():
            assert robin.send("GET", "/events/stream").status_code == 503


def test_who_went_away_is_forgotten(house: ClockedServer, robin: Person) -> None:
    with following(robin):
        listening(house, robin)

    until = time.monotonic() + ARRIVES_S_MAX
    while house.server.hub.listeners.of(robin.user_id):
        assert time.monotonic() < until, "the listener stays"
        time.sleep(0.01)


def test_a_bell_that_got_lost_costs_seconds(house: ClockedServer, robin: Person) -> None:
    with following(robin, since=0) as stream:
        listening(house, robin)
        work = house.server.work
        ring, work.after_commit = work.after_commit, lambda _bell: None
        try:
            robin.open_account()
        finally:
            work.after_commit = ring
        assert stream.next().type == "account.created"


def test_a_long_poll_ends_with_its_sign_in(house: ClockedServer, robin: Person) -> None:
    phone = robin.on_another_device()
    got: list[httpx.Response] = []
    waits = threading.Thread(
        target=lambda: got.append(phone.send("GET", "/events", params={"since": 0, "wait": 30}))
    )
    waits.start()
    listening(house, robin)

    robin.send("POST", "/auth/logout")  # another sign-in: nothing happens
    phone.send("POST", "/auth/logout")
    waits.join(ARRIVES_S_MAX)

    assert [each.status_code for each in got] == [401]


@pytest.fixture
def without_sockets(tmp_path: Path) -> Iterator[ClockedServer]:
    with ClockedServer(tmp_path / "off", realtime_enabled=False) as running:
        yield running


def test_with_sockets_switched_off_upgrade_and_fetch_say_so_and_the_rest_works(
    without_sockets: ClockedServer,
) -> None:
    robin = register(without_sockets.url)

    with RawSocket(without_sockets.url) as raw:
        answer = raw.ask(robin.token)
    beside = robin.send("GET", "/ws")

    assert (answer.status, answer.code()) == (503, "realtime_disabled")
    assert answer.headers["content-type"] == "application/problem+json"
    assert beside.json() == json.loads(answer.body)
    with following(robin, since=0) as stream:
        made = robin.open_account()
        assert stream.next().data["payload"]["id"] == made["id"]
    assert len(robin.events(0, wait=5)) == 1


def test_silence_is_filled_with_comments(
    house: ClockedServer, robin: Person, hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pennybell.edge.routes.events.HEARTBEAT_S", 0.05)
    hand.turn(1)

    with following(robin) as stream:
        lines = [next(stream._lines) for _ in range(9)]

    assert lines[0] == "retry: 1000"
    assert lines.count(":") >= 2
