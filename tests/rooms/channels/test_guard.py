"""URLs that people supply never reach what only this server can reach."""

import asyncio
import ssl
from collections.abc import Callable, Iterable
from typing import Any

import httpcore
import pytest
from tests.providers.sending import a_message, run, sent_one
from tests.providers.webpush import PushService
from tests.rooms.channels.test_webpush import address_of, opened, settings_of

from pennybell.channels.guard import Guard, GuardedNetwork, Resolve
from pennybell.channels.port import Delivered, Ours, Outcome
from pennybell.kit.url_guard import UrlRefused

Tls = Callable[[], ssl.SSLContext]
PUBLIC = "1.1.1.1"


def answering(*answers: list[str]) -> Resolve:
    """A resolver that gives these answers, one a call, the last one ever after."""
    left = list(answers)

    async def resolve(_host: str, _port: int) -> list[str]:
        return left.pop(0) if len(left) > 1 else left[0]

    return resolve


class Dialled(httpcore.AsyncNetworkBackend):
    """Notes what would be dialled."""

    def __init__(self) -> None:
        self.addresses: list[str] = []

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - the interface has it
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        self.addresses.append(host)
        raise httpcore.ConnectError("refused")


def outcome_of(push_service: PushService, tls: Tls, endpoint: str, guard: Guard) -> Outcome:
    browser = push_service.subscribe()
    address = address_of(browser, endpoint=endpoint)
    return sent_one(opened(tls, settings_of(guard=guard)), address, a_message())


@pytest.mark.parametrize(
    ("host", "reason"),
    [
        ("127.0.0.1", "url_address"),
        ("[::1]", "url_address"),
        ("[::ffff:127.0.0.1]", "url_address"),
        ("localhost", "url_address"),
        ("169.254.169.254", "url_address"),
        ("0.0.0.0", "url_address"),  # noqa: S104 - the address is the point
        ("push.example@127.0.0.1", "url_userinfo"),
        ("push.example\\@127.0.0.1", "url_characters"),
    ],
)
def test_nothing_of_this_machine_or_its_cloud_is_asked(
    push_service: PushService, tls: Tls, host: str, reason: str
) -> None:
    endpoint = f"https://{host}:{push_service.port}/push/x"

    assert outcome_of(push_service, tls, endpoint, Guard()) == Ours(reason=reason)
    assert push_service.connections == 0


@pytest.mark.parametrize("host", ["2130706433", "0x7f000001", "0177.0.0.1", "127.1"])
def test_no_other_way_to_write_an_address_leads_there(
    push_service: PushService, tls: Tls, host: str
) -> None:
    """What these mean is up to the system's resolver: an address of ours, or nothing."""
    endpoint = f"https://{host}:{push_service.port}/push/x"

    assert not isinstance(outcome_of(push_service, tls, endpoint, Guard()), Delivered)
    assert push_service.connections == 0


def test_plain_http_is_not_spoken_to_strangers(push_service: PushService, tls: Tls) -> None:
    endpoint = f"http://127.0.0.1:{push_service.port}/push/x"

    assert outcome_of(push_service, tls, endpoint, Guard()) == Ours(reason="url_not_https")
    assert push_service.connections == 0


def test_a_redirect_is_not_followed(push_service: PushService, tls: Tls) -> None:
    with_redirect = push_service.subscribe()
    with_redirect.status = 302
    push_service.headers["location"] = "http://169.254.169.254/latest/meta-data/"
    guard = Guard(allow=("127.0.0.1",))

    outcome = sent_one(opened(tls, settings_of(guard=guard)), address_of(with_redirect))

    assert outcome == Ours(reason="redirect", http_status=302)
    assert len(push_service.requests) == 1


def test_a_name_that_turns_private_is_not_dialled(push_service: PushService, tls: Tls) -> None:
    """DNS rebinding: public when it was registered, ours when it is dialled."""
    guard = Guard(resolve=answering([PUBLIC], ["127.0.0.1"]))
    endpoint = f"https://push.test:{push_service.port}/push/x"

    assert run(guard.check_reachable(endpoint)).host == "push.test"
    assert outcome_of(push_service, tls, endpoint, guard) == Ours(reason="url_address")
    assert push_service.connections == 0


def test_what_was_looked_at_is_what_is_dialled() -> None:
    dialled = Dialled()
    network = GuardedNetwork(
        Guard(resolve=answering([PUBLIC, "2606:4700::1"], ["127.0.0.1"])), dialled
    )

    with pytest.raises(httpcore.ConnectError):
        asyncio.run(network.connect_tcp("push.test", 443))

    assert dialled.addresses == [PUBLIC, "2606:4700::1"]


def test_one_private_address_among_public_ones_spoils_them_all() -> None:
    dialled = Dialled()
    network = GuardedNetwork(Guard(resolve=answering([PUBLIC, "10.0.0.1"])), dialled)

    with pytest.raises(UrlRefused):
        asyncio.run(network.connect_tcp("push.test", 443))

    assert dialled.addresses == []


def test_a_host_the_operator_trusts_is_reached_wherever_it_lies(
    push_service: PushService, tls: Tls
) -> None:
    browser = push_service.subscribe()
    guard = Guard(allow=("push.test",), resolve=answering(["127.0.0.1"]))
    endpoint = browser.endpoint.replace("127.0.0.1", "push.test")
    address = address_of(browser, endpoint=endpoint)

    outcome = sent_one(opened(tls, settings_of(guard=guard)), address)

    # The token's audience is push.test, which this service is not: it was asked, and said so.
    assert not isinstance(outcome, Ours | Delivered)
    assert len(push_service.requests) == 1


@pytest.mark.parametrize(
    ("answers", "reason"),
    [(["10.0.0.1"], "address"), (["::1"], "address"), (["fd00::1"], "address")],
)
def test_a_person_is_told_at_once_that_a_host_is_private(answers: list[str], reason: str) -> None:
    guard = Guard(resolve=answering(answers))

    with pytest.raises(UrlRefused) as refused:
        run(guard.check_reachable("https://hook.test/x"))

    assert refused.value.reason == reason


def test_a_name_without_an_address_is_told_apart() -> None:
    with pytest.raises(UrlRefused) as refused:
        run(Guard().check_reachable("https://no-such-name.invalid/x"))

    assert refused.value.reason == "unresolved"
