"""The stream through crashes, cut cables and ended tokens: nothing missed, nothing doubled."""

import time
from collections.abc import Callable

import pytest
from tests.kit.client import PASSWORD, Person, new_http, register
from tests.kit.plugin import make_folder
from tests.kit.proxy import Cable
from tests.kit.server import ServerProcess
from tests.rooms.client.follower import FLAVOURS, Flavour, Follower, assert_complete

from pennybell.client.errors import SignedOut
from pennybell.client.sign_in import Grant
from pennybell.domains.identity.tokens import Tokens, derive_keys
from pennybell.kit.clock import SECOND, Instant, system_clock

SECRET = "s" * 40

pytestmark = pytest.mark.parametrize("flavour", FLAVOURS)


def write(robin: Person, account_id: str, count: int) -> int:
    """Record so many transactions; answers the last one's seq."""
    rows = [robin.record(account_id, -100 - each) for each in range(count)]
    return int(rows[-1]["seq"])


def test_a_crash_of_the_server_loses_nothing(flavour: Flavour) -> None:
    server = ServerProcess(make_folder()).start()
    try:
        robin = register(server.url)
        account = robin.open_account()
        with Follower(
            flavour, server.url, since=account["seq"], email=robin.email, password=PASSWORD
        ) as follower:
            follower.wait_for(write(robin, account["id"], 3))
            write(robin, account["id"], 3)
            server.kill()
            server.start()
            with new_http() as robin.http:
                last = write(robin, account["id"], 3)
            events = follower.wait_for(last)
            assert_complete(events, since=account["seq"], upto=last)
        assert follower.error is None
    finally:
        server.stop()


def test_a_cut_cable_loses_nothing(server: ServerProcess, flavour: Flavour) -> None:
    robin = register(server.url)
    account = robin.open_account()
    with (
        Cable(server.port) as cable,
        Follower(
            flavour, cable.url, since=account["seq"], refresh_token=robin.refresh_token
        ) as follower,
    ):
        follower.wait_for(write(robin, account["id"], 2))
        cable.pull()
        write(robin, account["id"], 5)
        cable.plug_in()
        last = write(robin, account["id"], 2)
        events = follower.wait_for(last)

        assert_complete(events, since=account["seq"], upto=last)
        assert all(commit[-1].seq == commit[-1].commit for commit in follower.commits())
        assert {"waiting", "open"} <= {state.name for state in follower.states}


def test_without_a_place_it_hears_what_happens_from_then_on(
    server: ServerProcess, flavour: Flavour
) -> None:
    robin = register(server.url)
    account = robin.open_account()
    with (
        Cable(server.port) as cable,
        Follower(flavour, cable.url, refresh_token=robin.refresh_token) as follower,
    ):
        follower.wait_until_open()
        cable.pull()
        last = write(robin, account["id"], 2)
        cable.plug_in()

        assert_complete(follower.wait_for(last), since=account["seq"], upto=last)
        assert follower.seq == last


class Mint:
    """Tokens for a person's own sign-in that end when a test wants them to."""

    def __init__(self, person: Person) -> None:
        self._tokens = Tokens(derive_keys([SECRET.encode()]), access_s=0)
        self._session_id = person.get("/auth/sessions")["items"][0]["id"]
        self._person = person
        self.lifetimes: list[float] = []

    def make(self, lifetime_s: float) -> str:
        self.lifetimes.append(lifetime_s)
        return self._tokens.access(
            user_id=self._person.user_id,
            session_id=self._session_id,
            household_id=self._person.household_id,
            now=Instant(system_clock() + int(lifetime_s * SECOND)),
        )

    def giving(self, *lifetimes_s: float, claimed_s: float = 900) -> Callable[[], Grant]:
        """Tokens that live so long, the last kind again and again; of which it is said otherwise."""
        left = list(lifetimes_s)

        def source() -> Grant:
            lifetime_s = left.pop(0) if len(left) > 1 else left[0]
            return Grant(self.make(lifetime_s), claimed_s)

        return source


@pytest.fixture
def lasting_server() -> ServerProcess:
    """Signs with a secret that the test knows."""
    return ServerProcess(make_folder(), secret=SECRET)


def test_tokens_are_replaced_on_the_open_socket_before_they_end(
    lasting_server: ServerProcess, flavour: Flavour
) -> None:
    with lasting_server as server:
        robin = register(server.url)
        account = robin.open_account()
        mint = Mint(robin)
        with Follower(
            flavour, server.url, since=account["seq"], token=mint.giving(3, claimed_s=3)
        ) as follower:
            last = 0
            while len(mint.lifetimes) < 4:
                last = write(robin, account["id"], 1)
                time.sleep(0.1)
            events = follower.wait_for(last)

            assert_complete(events, since=account["seq"], upto=last)
            assert [state.name for state in follower.states].count("open") == 1, "on one socket"


def test_a_token_that_has_ended_unnoticed_is_replaced_and_nothing_is_lost(
    lasting_server: ServerProcess, flavour: Flavour
) -> None:
    with lasting_server as server:
        robin = register(server.url)
        account = robin.open_account()
        mint = Mint(robin)
        # Refused at the upgrade, then one that ends while the socket is open, then a good one.
        source = mint.giving(-60, 2, 900)
        with Follower(flavour, server.url, since=account["seq"], token=source) as follower:
            last = 0
            while len(mint.lifetimes) < 3:
                last = write(robin, account["id"], 1)
                time.sleep(0.2)
            last = write(robin, account["id"], 1)
            events = follower.wait_for(last)

            assert_complete(events, since=account["seq"], upto=last)


def test_a_sign_in_that_is_ended_elsewhere_ends_the_stream(
    server: ServerProcess, flavour: Flavour
) -> None:
    robin = register(server.url)
    with Follower(flavour, server.url, email=robin.email, password=PASSWORD) as follower:
        follower.wait_until_open()
        sessions = robin.get("/auth/sessions")["items"]
        (other,) = [each for each in sessions if not each["current"]]
        robin.delete(f"/auth/sessions/{other['id']}")

        error = follower.wait_for_end()

    assert isinstance(error, SignedOut)
    assert error.code == "revoked"


def test_a_sign_in_that_was_ended_while_it_was_away_ends_the_stream(
    server: ServerProcess, flavour: Flavour
) -> None:
    robin = register(server.url)
    away = robin.on_another_device()
    robin.delete(f"/auth/sessions/{current_session(away)}")

    with Follower(flavour, server.url, refresh_token=away.refresh_token) as follower:
        error = follower.wait_for_end()

    assert isinstance(error, SignedOut)
    assert error.code == "refresh_invalid"


def current_session(person: Person) -> str:
    sessions = person.get("/auth/sessions")["items"]
    return str(next(each["id"] for each in sessions if each["current"]))


def test_a_place_that_cannot_be_continued_is_answered_with_a_snapshot(
    server: ServerProcess, flavour: Flavour
) -> None:
    robin = register(server.url)
    account = robin.open_account()
    token = robin.refresh_token
    with Follower(flavour, server.url, since=10_000, refresh_token=token) as follower:
        follower.wait_for_items(1)
        last = write(robin, account["id"], 2)
        events = follower.wait_for(last)

        (resync,) = follower.resyncs()
        assert resync.reason == "ahead"
        assert [each["id"] for each in resync.snapshot["accounts"]] == [account["id"]]
        assert_complete(events, since=resync.snapshot["seq"], upto=last)


def test_a_household_that_is_joined_comes_as_a_snapshot(
    server: ServerProcess, flavour: Flavour
) -> None:
    robin = register(server.url)
    sam = register(server.url, "Sam")
    invite = robin.post("/invites", {"role": "member"})["token"]
    with Follower(flavour, server.url, refresh_token=sam.refresh_token) as follower:
        follower.wait_until_open()
        sam.join(invite)
        follower.wait_for_items(2)

        assert [resync.reason for resync in follower.resyncs()] == ["joined"]
        last = write(robin, robin.open_account()["id"], 1)
        heard = follower.wait_for(sam.snapshot()["seq"])
        assert heard[-1].household == robin.household_id
        assert last > 0


def test_a_network_without_web_sockets_is_polled_over(
    server: ServerProcess, flavour: Flavour
) -> None:
    robin = register(server.url)
    account = robin.open_account()
    with (
        Cable(server.port, refuses=b"Upgrade: websocket") as cable,
        Follower(
            flavour, cable.url, since=account["seq"], refresh_token=robin.refresh_token
        ) as follower,
    ):
        follower.wait_until_open()
        last = write(robin, account["id"], 3)

        assert_complete(follower.wait_for(last), since=account["seq"], upto=last)
        assert "open" not in {state.name for state in follower.states}
        follower.leave()
        write(robin, account["id"], 1)  # ends the poll that is under way
