"""What every channel promises, whatever its far end does."""

import asyncio
import io
import logging
import ssl
import time
from collections.abc import Callable, Iterator

import pytest
from tests.contracts.far_ends import NAMES, FarEnd, far_ends
from tests.providers.certificates import Authority
from tests.providers.sending import SECRET_BODY, SECRET_TITLE, a_message, run

from pennybell import telemetry
from pennybell.channels.port import (
    Channel,
    Delivered,
    EmailAddress,
    Gone,
    Message,
    Ours,
    Outcome,
    Retry,
)
from pennybell.channels.recording import RecordingChannel

Tls = Callable[[], ssl.SSLContext]
SAYS_ONLY_YES_OR_NO = "apprise"


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def far_end(name: str, authority: Authority, tls: Tls) -> Iterator[FarEnd]:
    with far_ends([name], authority, tls) as found:
        yield found[name]


def outcomes_of(far_end: FarEnd, *messages: Message) -> list[Outcome]:
    async def scenario() -> list[Outcome]:
        channel = far_end.open()
        try:
            return [await channel.send(far_end.address, each) for each in messages]
        finally:
            await channel.close()

    return run(scenario())


def mark_of(name: str, message: Message) -> str:
    """By what the far end knows a message: Apprise carries no id."""
    return message.title if name == SAYS_ONLY_YES_OR_NO else message.id


def test_a_message_that_is_delivered_arrived_once(name: str, far_end: FarEnd) -> None:
    message = a_message()

    (outcome,) = outcomes_of(far_end, message)

    assert isinstance(outcome, Delivered)
    assert far_end.accepted() == [mark_of(name, message)]


def test_a_message_whose_answer_was_lost_is_ambiguous_and_keeps_its_id(
    name: str, far_end: FarEnd
) -> None:
    far_end.fail("lost", 1)
    message = a_message()

    first, second = outcomes_of(far_end, message, message)

    assert isinstance(first, Retry)
    assert first.ambiguous
    assert isinstance(second, Delivered)
    assert far_end.accepted() == [mark_of(name, message)] * 2


def test_with_nobody_listening_nothing_was_sent(name: str, far_end: FarEnd) -> None:
    far_end.stop()

    (outcome,) = outcomes_of(far_end, a_message())

    assert isinstance(outcome, Retry)
    assert outcome.ambiguous is (name == SAYS_ONLY_YES_OR_NO)
    assert outcome.after_s >= 1
    assert far_end.accepted() == []


def test_an_unavailable_provider_loses_no_address(name: str, far_end: FarEnd) -> None:
    far_end.fail("down", 1)

    first, second = outcomes_of(far_end, a_message(), a_message())

    assert isinstance(first, Retry)
    assert first.after_s >= 1
    assert isinstance(second, Delivered)


def test_a_provider_that_stays_down_is_left_alone(name: str, far_end: FarEnd) -> None:
    if name == SAYS_ONLY_YES_OR_NO:
        return  # one person's wrong URL must not stop another's
    far_end.fail("down", 20)

    outcomes = outcomes_of(far_end, *(a_message() for _ in range(8)))

    causes = [outcome.cause for outcome in outcomes if isinstance(outcome, Retry)]
    assert causes == ["outage"] * 5 + ["untried"] * 3
    assert not far_end.accepted()


def test_health_tells_of_a_pause_and_of_what_was_counted(name: str, far_end: FarEnd) -> None:
    async def scenario() -> Channel:
        channel = far_end.open()
        await channel.send(far_end.address, a_message())
        if name != SAYS_ONLY_YES_OR_NO:
            far_end.fail("down", 20)
            for _ in range(5):
                await channel.send(far_end.address, a_message())
        await channel.close()
        return channel

    channel = run(scenario())

    health = channel.health()
    assert health.channel == channel.name == name
    assert health.counts.outcomes["delivered"] == 1
    assert sum(health.counts.seconds) == sum(health.counts.outcomes.values())
    if name != SAYS_ONLY_YES_OR_NO:
        (provider,) = (one for one in health.providers if one.state != "closed")
        assert provider.state == "open"
        assert provider.open_s > 0
        assert health.counts.errors == {provider.reason: 5}


def test_closing_twice_and_sending_after_it_harms_nobody(name: str, far_end: FarEnd) -> None:
    async def scenario() -> None:
        channel = far_end.open()
        await channel.send(far_end.address, a_message())
        await channel.close()
        await channel.close()

    run(scenario())


def test_no_channel_waits_more_than_ten_seconds_and_none_waits_for_another(
    authority: Authority, tls: Tls
) -> None:
    """All at once, each with a silent far end; and FCM once more, to show that it is not held."""

    async def scenario(found: dict[str, FarEnd]) -> tuple[dict[str, tuple[Outcome, float]], float]:
        channels = {name: far_end.open() for name, far_end in found.items()}

        async def timed(name: str) -> tuple[Outcome, float]:
            started = time.perf_counter()
            outcome = await channels[name].send(found[name].address, a_message())
            return outcome, time.perf_counter() - started

        await timed("fcm")
        for far_end in found.values():
            far_end.fail("silence", 1)
        sends = {name: asyncio.create_task(timed(name)) for name in found}
        await asyncio.sleep(0.5)
        outcome, free_s = await timed("fcm")
        assert isinstance(outcome, Delivered)
        results = {name: await send for name, send in sends.items()}
        for channel in channels.values():
            await channel.close()
        return results, free_s

    with far_ends(NAMES, authority, tls) as found:
        results, free_s = run(scenario(found))

    assert free_s < 5
    for outcome, took_s in results.values():
        assert isinstance(outcome, Retry)
        assert outcome.ambiguous
        assert took_s < 11.5


class Everything(logging.Handler):
    """Every record of every library, as text with its traceback."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.text = io.StringIO()
        self.setFormatter(
            logging.Formatter("%(name)s %(message)s %(fields)s", defaults={"fields": ""})
        )

    def emit(self, record: logging.LogRecord) -> None:
        if record.name == "mail.log":
            return  # the far end's own: aiosmtpd
        self.text.write(self.format(record) + "\n")


@pytest.fixture
def everything_logged() -> Iterator[Everything]:
    """What an operator with the most curious settings could read."""
    handler = Everything()
    root = logging.getLogger()
    before = root.level, telemetry._logger.level, telemetry._logger.propagate
    telemetry.configure("DEBUG")
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    telemetry._logger.addHandler(handler)
    yield handler
    root.removeHandler(handler)
    root.setLevel(before[0])
    telemetry._logger.handlers.clear()
    telemetry._logger.setLevel(before[1])
    telemetry._logger.propagate = before[2]


def test_no_token_endpoint_address_or_text_is_logged(
    name: str, far_end: FarEnd, everything_logged: Everything
) -> None:
    message = a_message()
    outcomes_of(far_end, message)
    far_end.fail("lost", 1)
    far_end.fail("down", 8)
    outcomes_of(far_end, *[message] * 8)
    far_end.stop()
    outcomes_of(far_end, message)

    said = everything_logged.text.getvalue()
    assert telemetry.CHANNEL_FAILED in said, "the scan has something to look at"
    told = {secret for secret in (*far_end.secrets, SECRET_TITLE, SECRET_BODY) if secret in said}
    assert not told
    assert not any(secret in repr(far_end.address) for secret in far_end.secrets)
    assert SECRET_TITLE not in repr(message)


def test_the_recording_channel_remembers_and_says_what_it_is_told() -> None:
    gone, ours = Gone(reason="gone"), Ours(reason="ours")
    channel = RecordingChannel([gone, ours])
    messages = [a_message() for _ in range(3)]
    robin = EmailAddress("robin@home.example")

    async def scenario(channel: Channel) -> list[Outcome]:
        return [await channel.send(robin, each) for each in messages]

    assert run(scenario(channel)) == [gone, ours, Delivered(message_id=messages[2].id)]
    assert [message for _, message in channel.sent] == messages
    assert channel.health().counts.outcomes == {"gone": 1, "ours": 1, "delivered": 1}
