"""Apprise: only kinds that the operator allows, only public addresses, and nobody waits for it."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

import pytest
from tests.providers.http_server import Fault, HttpServer, Reply
from tests.providers.sending import SECRET_BODY, SECRET_TITLE, a_message, run, sent_one

from pennybell.channels.apprise import AppriseChannel, AppriseSettings
from pennybell.channels.port import AppriseAddress, Delivered, Ours, Outcome, Retry
from pennybell.kit.clock import system_clock

Opened = Callable[[], AbstractAsyncContextManager[AppriseChannel]]


@pytest.fixture
def service() -> Iterator[HttpServer]:
    """What a JSON notification goes to."""
    with HttpServer(lambda _: Reply(200), None) as server:
        yield server


def opened(**changes: Any) -> Opened:
    settings = {"schemes": ("json",), "allow": ("127.0.0.1",), **changes}

    @asynccontextmanager
    async def open_it() -> AsyncIterator[AppriseChannel]:
        channel = AppriseChannel(
            AppriseSettings(**settings), clock=system_clock, random=lambda: 0.0
        )
        try:
            yield channel
        finally:
            await channel.close()

    return open_it


def url_of(service: HttpServer) -> AppriseAddress:
    return AppriseAddress(f"json://robin:secret@127.0.0.1:{service.port}/hook")


def test_a_service_gets_title_and_text(service: HttpServer) -> None:
    assert sent_one(opened(), url_of(service)) == Delivered()

    (request,) = service.requests
    said = json.loads(request.body)
    assert (said["title"], said["message"]) == (SECRET_TITLE, SECRET_BODY)


def test_a_refusal_is_tried_again_and_holds_no_other_url(service: HttpServer) -> None:
    service.script.extend([Fault("reply", reply=Reply(500))] * 6)

    async def scenario() -> list[Outcome]:
        async with opened()() as channel:
            return [await channel.send(url_of(service), a_message()) for _ in range(7)]

    *refused, last = run(scenario())

    again = Retry(after_s=60, reason="refused", cause="delivery", ambiguous=True)
    assert refused == [again] * 6
    assert last == Delivered()


@pytest.mark.parametrize(
    "url", ["xml://127.0.0.1/", "JSONS://127.0.0.1/", "syslog://", "file:///etc/passwd", ""]
)
def test_kinds_that_the_operator_does_not_allow_are_not_asked(
    service: HttpServer, url: str
) -> None:
    assert sent_one(opened(), AppriseAddress(url)) == Ours(reason="scheme")


@pytest.mark.parametrize("url", ["json", "json://", "json://:@/"])
def test_what_apprise_cannot_read_is_said_so(url: str) -> None:
    assert sent_one(opened(), AppriseAddress(url)) == Ours(reason="url_unreadable")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "2130706433"])
def test_no_plug_in_dials_this_machine(service: HttpServer, host: str) -> None:
    address = AppriseAddress(f"json://{host}:{service.port}/")

    outcome = sent_one(opened(allow=()), address)

    assert not isinstance(outcome, Delivered)
    assert service.connections == 0


def test_a_refused_address_is_told_apart(service: HttpServer) -> None:
    assert sent_one(opened(allow=()), url_of(service)) == Ours(reason="url_address")


def test_a_redirect_to_this_machine_is_not_dialled(service: HttpServer) -> None:
    with HttpServer(lambda _: Reply(200), None) as inner:
        location = {"location": f"http://localhost:{inner.port}/latest/meta-data"}
        service.always = Fault("reply", reply=Reply(307, b"", location))

        outcome = sent_one(opened(), url_of(service))

        assert outcome == Ours(reason="url_address")
        assert inner.connections == 0


def test_a_silent_service_holds_a_message_ten_seconds_at_most_and_nobody_else(
    service: HttpServer,
) -> None:
    service.script.append(Fault("silence"))

    async def scenario() -> tuple[list[Outcome], float]:
        async with opened()() as channel:
            started = time.perf_counter()
            slow = asyncio.create_task(channel.send(url_of(service), a_message()))
            while not service.requests:  # noqa: ASYNC110 - it waits for the far end
                await asyncio.sleep(0.01)
            quick = await channel.send(url_of(service), a_message())
            took = time.perf_counter() - started
            return [await slow, quick], took

    (slow, quick), took = run(scenario())

    assert isinstance(slow, Retry)
    assert slow.ambiguous
    assert quick == Delivered()
    assert took < 5


def test_the_guard_leaves_the_rest_of_the_process_alone(service: HttpServer) -> None:
    """The audit hook, once there, concerns only threads that run a plug-in."""
    sent_one(opened(allow=()), url_of(service))

    assert sent_one(opened(), url_of(service)) == Delivered()


@pytest.mark.parametrize(
    ("shown_as", "said"),
    [
        ("text", "<b>80 %</b> [a](http://x)"),
        ("html", "&lt;b&gt;80&nbsp;%&lt;/b&gt;&nbsp;[a](http://x)"),
        ("markdown", "<b\\>80 %</b\\> \\[a\\]\\(http://x\\)"),
    ],
)
def test_peoples_texts_arrive_as_text_however_a_service_shows_them(
    service: HttpServer, shown_as: str, said: str
) -> None:
    url = AppriseAddress(f"{url_of(service).url}?format={shown_as}")
    message = a_message(title="Bread\r\nX: 1 \u202egnp.exe", body="<b>80 %</b> [a](http://x)\u2066")

    assert sent_one(opened(), url, message) == Delivered()

    (request,) = service.requests
    taken = json.loads(request.body)
    assert (taken["title"], taken["message"]) == ("Bread X: 1 gnp.exe", said)
