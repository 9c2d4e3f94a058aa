"""Several processes over one database: what one writes, the sockets of the other show.

Redis carries rings and loses them when it dies; no client may miss an event for that, or hear
one twice.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace

import pytest
from tests.kit.client import Json, Person, Socket, register
from tests.kit.ledger import Ledger
from tests.kit.plugin import make_folder
from tests.kit.server import ServerProcess
from tests.services import redis_server
from tests.services.plugin import answer_once
from tests.services.redis_server import PrivateRedis

from pennybell.domains.identity import service as identity
from pennybell.outbox import access
from pennybell.outbox.actor import operator_for

SECRET = "of two processes that accept each other's tokens"
REVOKED = 4500
WITHIN_S = 1.0


@pytest.fixture(scope="module")
def stack() -> Iterator[ExitStack]:
    with ExitStack() as opened:
        yield opened


def two_servers(
    stack: ExitStack, database_url: str, bus_url: str
) -> tuple[ServerProcess, ServerProcess]:
    first, second = (
        stack.enter_context(
            ServerProcess(make_folder(), database_url=database_url, bus_url=bus_url, secret=SECRET)
        )
        for _ in range(2)
    )
    return first, second


@pytest.fixture(scope="module")
def redis(stack: ExitStack) -> PrivateRedis:
    """A Redis of this module's own, to kill and start again."""
    own = PrivateRedis(answer_once("redis-binary", redis_server.require_binary))
    own.start()
    stack.callback(own.stop)
    return own


@pytest.fixture(scope="module")
def linked(
    stack: ExitStack, shared_postgres_url: str, redis: PrivateRedis
) -> tuple[ServerProcess, ServerProcess]:
    """Two processes on PostgreSQL and a Redis that may be killed."""
    return two_servers(stack, shared_postgres_url, redis.url)


@pytest.fixture(scope="module")
def unlinked(stack: ExitStack, shared_postgres_url: str) -> tuple[ServerProcess, ServerProcess]:
    """Two processes on PostgreSQL that cannot ring each other."""
    return two_servers(stack, shared_postgres_url, "memory://")


@pytest.fixture(scope="module")
def on_sqlite(stack: ExitStack) -> ServerProcess:
    return stack.enter_context(ServerProcess(make_folder()))


def at(server: ServerProcess, person: Person) -> Person:
    """The same sign-in, speaking to another process."""
    return replace(person, url=server.url)


def delete(beside: Ledger, person: Person) -> None:
    """As the command line does: no process is told."""
    beside.work.submit(
        operator_for(person.user_id, person.household_id),
        lambda uow: identity.delete_user(uow, uow.actor.user_id),
        needs=access.SIGNED_IN,
    ).result()


def seqs(events: list[Json]) -> list[int]:
    return [event["seq"] for event in events]


def test_write_through_one_process_rings_a_socket_on_the_other(
    linked: tuple[ServerProcess, ServerProcess],
) -> None:
    here, there = linked
    robin = register(here.url)
    account = robin.open_account()["id"]
    cursor = robin.snapshot()["seq"]
    with at(there, robin).socket() as socket:
        row = robin.record(account, -1250)
        events = socket.receive_until(row["seq"])
    assert [event["type"] for event in events] == ["transaction.created", "balance.updated"]
    assert seqs(events) == [cursor + 1, cursor + 2]


def test_killed_redis_delays_and_loses_nothing_and_doubles_nothing(
    linked: tuple[ServerProcess, ServerProcess], redis: PrivateRedis
) -> None:
    here, there = linked
    robin = register(here.url, "Robin")
    sam = robin.invite(name="Sam")
    account = robin.open_account()["id"]
    cursors = {who.user_id: who.snapshot()["seq"] for who in (robin, sam)}
    with ExitStack() as sockets:
        opened: list[tuple[Person, Socket]] = [
            (who, sockets.enter_context(at(where, who).socket()))
            for who in (robin, sam)
            for where in (here, there)
        ]
        write = [at(each, who) for each in (here, there) for who in (robin, sam)]
        for stage in (redis.kill, redis.start, lambda: None):
            for number, person in enumerate(write * 3):
                person.record(account, number)
            stage()
        for person in write * 3:
            person.record(account, 1)
        for who, socket in opened:
            head = who.snapshot()["seq"]
            heard = seqs(socket.receive_until(head))
            assert heard == list(range(cursors[who.user_id] + 1, head + 1))


@pytest.mark.parametrize("pair", ["linked", "unlinked"])
def test_session_ended_on_one_process_closes_its_sockets_on_the_other(
    pair: str, request: pytest.FixtureRequest
) -> None:
    here, there = request.getfixturevalue(pair)
    robin = register(here.url)
    other = robin.on_another_device()
    with at(there, robin).socket() as ended, at(there, other).socket() as kept:
        robin.post("/auth/logout")
        assert ended.close_code() == REVOKED
        kept.say("ping", payload={"n": 1})
        assert kept.expect("pong")["payload"] == {"n": 1}
    assert at(there, robin).send("GET", "/me").status_code == 401


@pytest.mark.parametrize("gone_for_s", [0.0, 1.0, 2.2])
def test_signing_out_closes_sockets_of_the_other_process_within_a_second_while_redis_is_dead(
    linked: tuple[ServerProcess, ServerProcess], redis: PrivateRedis, gone_for_s: float
) -> None:
    """Wherever in the rhythm of its sweep the other process is."""
    here, there = linked
    robin = register(here.url)
    other = robin.on_another_device()
    with at(there, robin).socket() as ended, at(there, other).socket() as kept:
        redis.kill()
        try:
            time.sleep(gone_for_s)
            robin.post("/auth/logout")
            assert ended.close_code(WITHIN_S) == REVOKED
        finally:
            redis.start()
        kept.say("ping", payload={"n": 1})
        assert kept.expect("pong")["payload"] == {"n": 1}


def test_somebody_deleted_is_out_within_a_second_though_nobody_rings(
    linked: tuple[ServerProcess, ServerProcess], stack: ExitStack
) -> None:
    """Two after each other: a sweep that happens to come closes one of them, not both."""
    here, there = linked
    people = [register(here.url) for _ in range(2)]
    beside = stack.enter_context(Ledger(here.database_url))  # its bells go nowhere
    with ExitStack() as opened:
        sockets = [opened.enter_context(at(there, each).socket()) for each in people]
        for person, socket in zip(people, sockets, strict=True):
            delete(beside, person)
            assert socket.close_code(WITHIN_S) == REVOKED


def test_somebody_deleted_as_soon_as_they_came_is_out_within_a_second_too(
    linked: tuple[ServerProcess, ServerProcess], stack: ExitStack
) -> None:
    """Between two looks of the other process, which finds as many people as before."""
    here, there = linked
    robin = register(here.url)
    beside = stack.enter_context(Ledger(here.database_url))
    with at(there, robin).socket():
        for _ in range(5):
            sam = register(here.url)
            with at(there, sam).socket() as socket:
                delete(beside, sam)
                assert socket.close_code(WITHIN_S) == REVOKED


def test_statistics_count_a_user_on_two_processes_once(
    make_database_url: Callable[[str], str], redis: PrivateRedis
) -> None:
    with ExitStack() as opened:
        here, there = two_servers(opened, make_database_url("postgresql"), redis.url)
        admin = register(here.url)  # the first one is
        sam = admin.invite(name="Sam")
        for each in (admin, at(there, admin), sam, at(there, sam), at(there, sam)):
            opened.enter_context(each.socket())
        for asked in (here, there):
            whole, own = (at(asked, who).get("/ws/stats") for who in (admin, sam))
            assert (whole["scope"], whole["connections"], whole["users"]) == ("server", 5, 2)
            assert (own["scope"], own["connections"], own["users"]) == ("user", 3, 1)


def test_without_redis_the_other_process_finds_it_in_the_log(
    unlinked: tuple[ServerProcess, ServerProcess],
) -> None:
    here, there = unlinked
    robin = register(here.url)
    account = robin.open_account()["id"]
    cursor = robin.snapshot()["seq"]
    with at(there, robin).socket() as socket:
        for number in range(5):
            row = robin.record(account, number)
        assert seqs(socket.receive_until(row["seq"])) == list(range(cursor + 1, row["seq"] + 1))


def test_long_poll_hears_of_the_other_process_too(
    linked: tuple[ServerProcess, ServerProcess],
) -> None:
    here, there = linked
    robin = register(here.url)
    with at(there, robin).socket() as socket:  # opened first, so that the wait below has begun
        cursor = socket.ready["head"]
        robin.open_account()
        assert seqs(at(there, robin).events(cursor, wait=10)) == [cursor + 1]


def test_what_another_process_commits_to_the_sqlite_file_appears_on_open_sockets(
    on_sqlite: ServerProcess, stack: ExitStack
) -> None:
    robin = register(on_sqlite.url)
    account = robin.open_account()["id"]
    beside = stack.enter_context(Ledger(on_sqlite.database_url))
    with robin.socket() as socket:
        actor = operator_for(robin.user_id, robin.household_id)
        done = beside.record(actor, account, -1250, payee="Imported")
        events = socket.receive_until(done.seq)
    assert [event["type"] for event in events] == ["transaction.created", "balance.updated"]
    assert events[0]["payload"]["payee"] == "Imported"


def test_sign_in_ended_from_the_command_line_closes_open_sockets(on_sqlite: ServerProcess) -> None:
    robin = register(on_sqlite.url)
    with robin.socket() as socket:
        on_sqlite.run("user", "disable", robin.email)
        assert 4500 <= socket.close_code() < 5000
