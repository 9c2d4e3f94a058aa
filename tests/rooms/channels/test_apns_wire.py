"""APNs at its worst: HTTP/2 that breaks, lies, stays silent, or is somebody else."""

import asyncio
import time
from dataclasses import replace

import pytest
from tests.providers.apns import ApnsServer
from tests.providers.certificates import Authority
from tests.providers.http_server import Fault
from tests.providers.sending import a_message, run, sent, sent_one
from tests.rooms.channels.apple import (
    DEVICE,
    PHONE,
    REGISTERED_AT,
    Opened,
    Tls,
    opened,
    settings_of,
)

from pennybell.channels.port import (
    Delivered,
    Gone,
    Outcome,
    Retry,
)
from pennybell.channels.wire import tls_context


@pytest.fixture
def channel(apns: ApnsServer, tls: Tls) -> Opened:
    return opened(settings_of(apns), tls)


def test_an_answer_in_single_bytes_is_read_whole_and_sent_once(
    apns: ApnsServer, channel: Opened
) -> None:
    apns.devices[DEVICE] = (410, "Unregistered", REGISTERED_AT + 1)
    apns.script.append(Fault("split"))

    assert sent_one(channel, PHONE) == Gone(reason="Unregistered", http_status=410)
    assert len(apns.requests) == 1


AMBIGUOUS = [
    (Fault("hangup", is_processed=True), "connection_lost"),
    (Fault("hangup"), "connection_lost"),
    (Fault("reset", is_processed=True), "connection_lost"),
    (Fault("goaway_at", is_processed=True, debug=b'{"reason":"Shutdown"}'), "goaway"),
]


@pytest.mark.parametrize(("fault", "word"), AMBIGUOUS, ids=str)
def test_what_may_have_been_accepted_is_called_ambiguous_and_repeated_under_its_id(
    apns: ApnsServer, channel: Opened, fault: Fault, word: str
) -> None:
    apns.script.append(fault)
    message = a_message()

    first, second = sent(channel, PHONE, message, message)

    assert first == Retry(after_s=10, reason=word, ambiguous=True)
    assert isinstance(second, Delivered)
    ids = {request.headers["apns-id"] for request in apns.requests}
    collapse_ids = {request.headers["apns-collapse-id"] for request in apns.requests}
    assert (ids, collapse_ids) == ({message.id}, {message.collapse_id})


def test_a_refused_stream_is_not_ambiguous(apns: ApnsServer, channel: Opened) -> None:
    apns.script.append(Fault("reset", error_code=7))

    assert sent_one(channel, PHONE) == Retry(after_s=10, reason="connection_lost")


def test_a_goaway_that_names_no_stream_is_not_ambiguous(apns: ApnsServer, channel: Opened) -> None:
    apns.script.append(Fault("goaway_none"))

    assert sent_one(channel, PHONE) == Retry(after_s=10, reason="goaway")


def test_a_stream_past_the_last_one_of_a_goaway_is_sent_again_at_once(
    apns: ApnsServer, channel: Opened
) -> None:
    async def scenario() -> Outcome:
        async with channel() as open_channel:
            await open_channel.send(PHONE, a_message())
            apns.script.append(Fault("goaway_below", debug=b'{"reason":"Shutdown"}'))
            return await open_channel.send(PHONE, a_message())

    assert isinstance(run(scenario()), Delivered)
    assert len(apns.accepted) == 2
    assert apns.connections == 2


def test_a_silent_peer_holds_a_send_ten_seconds_at_most_and_the_next_one_not(
    apns: ApnsServer, channel: Opened
) -> None:
    apns.script.append(Fault("silence"))
    took: list[float] = []

    async def scenario() -> list[Outcome]:
        outcomes = []
        async with channel() as open_channel:
            for _ in range(2):
                started = time.perf_counter()
                outcomes.append(await open_channel.send(PHONE, a_message()))
                took.append(time.perf_counter() - started)
        return outcomes

    first, second = run(scenario())

    assert first == Retry(after_s=10, reason="timeout", ambiguous=True)
    assert isinstance(second, Delivered)
    assert took[0] < 10.5
    assert took[1] < 5
    assert apns.connections == 2


def test_a_server_with_a_strangers_certificate_gets_nothing(
    strangers_authority: Authority, tls: Tls
) -> None:
    with ApnsServer(strangers_authority) as impostor:
        outcome = sent_one(opened(settings_of(impostor), tls), PHONE)

    assert outcome == Retry(after_s=10, reason="tls")
    assert impostor.requests == []


def test_a_certificate_of_another_host_is_refused(apns: ApnsServer, tls: Tls) -> None:
    elsewhere = apns.url.replace("127.0.0.1", "127.0.0.2")
    # 127.0.0.2 is this machine too, on Linux; elsewhere nothing listens, and nothing is sent either.
    outcome = sent_one(opened(settings_of(apns, url=elsewhere), tls), PHONE)

    assert isinstance(outcome, Retry)
    assert outcome.reason in {"tls", "connect"}
    assert apns.requests == []


def test_nobody_listening_is_an_outage_and_not_ambiguous(apns: ApnsServer, tls: Tls) -> None:
    sandbox = replace(PHONE, environment="sandbox")

    assert sent_one(opened(settings_of(apns), tls), sandbox) == Retry(after_s=10, reason="connect")


def test_without_the_operators_authority_the_local_server_is_not_trusted(apns: ApnsServer) -> None:
    assert sent_one(opened(settings_of(apns), tls_context), PHONE) == Retry(
        after_s=10, reason="tls"
    )


def test_the_sandbox_failing_leaves_production_alone(apns: ApnsServer, channel: Opened) -> None:
    async def scenario() -> tuple[list[Outcome], Outcome]:
        async with channel() as open_channel:
            sandbox = replace(PHONE, environment="sandbox")
            failed = [await open_channel.send(sandbox, a_message()) for _ in range(7)]
            return failed, await open_channel.send(PHONE, a_message())

    failed, good = run(scenario())

    causes = [outcome.cause for outcome in failed if isinstance(outcome, Retry)]
    assert causes == ["outage"] * 5 + ["untried"] * 2
    assert isinstance(good, Delivered)


def test_many_at_once_share_one_connection(apns: ApnsServer, channel: Opened) -> None:
    async def scenario() -> list[Outcome]:
        async with channel() as open_channel:
            sends = [
                open_channel.send(replace(PHONE, token=f"{n:064x}"), a_message())
                for n in range(300)
            ]
            return await asyncio.gather(*sends)

    assert all(isinstance(outcome, Delivered) for outcome in run(scenario()))
    assert apns.connections == 1
    assert apns.at_once_max <= 50
    assert len(apns.tokens) == 1
