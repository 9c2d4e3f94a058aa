"""Mail by SMTP: to one server, the operator's, over connections that are used again."""

import asyncio
import contextlib
import re
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

import aiosmtplib
from aiosmtplib import errors

from pennybell.channels.mail import AddressRefused, Sender, ascii_domain, render
from pennybell.channels.port import (
    Address,
    Delivered,
    EmailAddress,
    Gone,
    Message,
    Misconfigured,
    Ours,
    Outcome,
    Retry,
)
from pennybell.channels.provider import CONNECT_S_MAX, Progress, Provider, Surroundings, Unreached
from pennybell.channels.statistics import Counts, Health
from pennybell.channels.wire import Tls
from pennybell.kit.backoff import Random
from pennybell.kit.clock import Clock

Phase = Literal["connect", "starttls", "auth", "mail", "rcpt", "data"]

GREYLISTED_S: Final = (300.0, 900.0, 1_800.0, 3_600.0)
"""Waits after a 4xx, the last one ever after: a greylisting server wants a second attempt (RFC 6647)."""

MISCONFIGURED_S: Final = 300.0
IDLE_S_MAX: Final = 20.0
"""Servers close idle connections after some minutes, cautious ones after half of one."""

MAILS_PER_CONNECTION_MAX: Final = 50

ENHANCED: Final = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")
NO_SUCH_MAILBOX: Final = frozenset({550, 551, 553})
MAILBOX_FULL: Final = 552
SERVICE_CLOSING: Final = 421


@dataclass(frozen=True, slots=True)
class EmailSettings:
    host: str
    port: int
    sender: Sender
    security: Literal["starttls", "tls", "none"] = "starttls"
    """With `starttls`, a server that does not offer it gets no mail."""
    user: str = ""
    password: str = field(repr=False, default="")
    slots_max: int = 5


class _Refused(Exception):
    """The server said no. `text` is its own, and stays here."""

    def __init__(self, phase: Phase, code: int, text: str) -> None:
        super().__init__(phase, code)
        self.phase = phase
        self.code = code
        self.text = text


@dataclass(slots=True)
class _Connection:
    client: aiosmtplib.SMTP
    used_at: float
    mails: int = 0
    transport: asyncio.BaseTransport | None = None
    """Kept here too: the client forgets it when it closes by itself."""

    def drop(self) -> None:
        """Cut it; a polite end would wait for a peer that may not answer."""
        self.client.close()
        if isinstance(self.transport, asyncio.WriteTransport):
            self.transport.abort()


class EmailChannel:
    """See Channel for the guarantee."""

    name = "email"

    def __init__(self, settings: EmailSettings, *, tls: Tls, clock: Clock, random: Random) -> None:
        self._settings = settings
        slots = asyncio.Semaphore(settings.slots_max)
        self._around = Surroundings(self.name, clock, random, Counts(), slots)
        self._provider = Provider(self._around, label="smtp", slots_max=settings.slots_max)
        self._tls: ssl.SSLContext = tls()
        self._idle: list[_Connection] = []

    async def send(self, address: Address, message: Message, *, attempt: int = 1) -> Outcome:
        assert isinstance(address, EmailAddress)
        try:
            recipient = ascii_domain(address.address)
            content = render(self._settings.sender, address, message, now=self._around.clock())
        except AddressRefused:
            return Ours(reason="address")

        async def once(progress: Progress) -> Outcome:
            try:
                await self._send(recipient, content, progress)
            except _Refused as refused:
                if refused.phase == "data":
                    progress.is_sent = False  # it answered: it has not taken it
                return self._read(refused, attempt)
            except errors.SMTPNotSupported:
                return Ours(reason="smtputf8")
            return Delivered(message_id=f"<{message.id}@{self._settings.sender.domain}>")

        return await self._provider.attempt(once, attempt=attempt)

    def health(self) -> Health:
        return Health(self.name, (self._provider.health(),), self._around.counts)

    async def close(self) -> None:
        while self._idle:
            await _goodbye(self._idle.pop())

    async def _send(self, recipient: str, content: bytes, progress: Progress) -> None:
        while True:
            connection = await self._take()
            try:
                await self._say(connection.client, recipient, content, progress)
            except Unreached:
                connection.drop()
                if not connection.mails or progress.is_sent:
                    raise
                continue  # the server has closed it since the last mail; on to another
            except _Refused as refused:
                if refused.code == SERVICE_CLOSING or not await _is_reset(connection.client):
                    connection.drop()
                else:
                    self._give_back(connection)
                raise
            except BaseException:
                connection.drop()
                raise
            self._give_back(connection)
            return

    async def _say(
        self, client: aiosmtplib.SMTP, recipient: str, content: bytes, progress: Progress
    ) -> None:
        """One mail's commands.

        Raises:
            _Refused, Unreached: the server said no, or nothing.
        """
        phase: Phase = "mail"
        try:
            if recipient.isascii():
                await client.mail(self._settings.sender.address)
            else:
                if not client.supports_extension("smtputf8"):
                    raise errors.SMTPNotSupported("SMTPUTF8")
                options = ["SMTPUTF8", "BODY=8BITMIME"]
                await client.mail(self._settings.sender.address, options=options, encoding="utf-8")
            phase = "rcpt"
            await client.rcpt(recipient, encoding="utf-8")
            phase = "data"
            progress.is_sent = True
            await client.data(content)
        except errors.SMTPResponseException as error:
            raise _Refused(phase, error.code, error.message) from None
        except UNREACHED as error:
            raise Unreached(_word_for(error)) from None

    async def _take(self) -> _Connection:
        while self._idle:
            connection = self._idle.pop()
            is_fresh = time.monotonic() - connection.used_at < IDLE_S_MAX
            if is_fresh and connection.client.is_connected:
                return connection
            await _goodbye(connection)
        return await self._open()

    def _give_back(self, connection: _Connection) -> None:
        connection.mails += 1
        connection.used_at = time.monotonic()
        if connection.mails < MAILS_PER_CONNECTION_MAX:
            self._idle.append(connection)
        else:
            connection.drop()

    async def _open(self) -> _Connection:
        """A connection, secured and signed in.

        Raises:
            _Refused, Unreached: the server said no, or nothing.
        """
        settings = self._settings
        client = aiosmtplib.SMTP(
            hostname=settings.host,
            port=settings.port,
            use_tls=settings.security == "tls",
            start_tls=False,
            tls_context=self._tls,
            timeout=CONNECT_S_MAX,
            local_hostname=settings.sender.domain,
        )
        connection = _Connection(client, time.monotonic())
        try:
            await self._greet(connection)
        except BaseException:
            connection.drop()
            raise
        return connection

    async def _greet(self, connection: _Connection) -> None:
        client, settings = connection.client, self._settings
        phase: Phase = "connect"
        try:
            await client.connect()
            connection.transport = client.transport
            if settings.security == "starttls":
                phase = "starttls"
                await client.starttls(tls_context=self._tls)
                connection.transport = client.transport
            if settings.user:
                phase = "auth"
                await client.login(settings.user, settings.password)
            if client.is_ehlo_or_helo_needed:
                await client.ehlo()
        except errors.SMTPResponseException as error:
            raise _Refused(phase, error.code, error.message) from None
        except UNREACHED as error:
            raise Unreached(_word_for(error)) from None
        except errors.SMTPException:
            raise _Refused(phase, 500, f"{phase} is not offered") from None

    def _read(self, refused: _Refused, attempt: int) -> Outcome:
        code = refused.code
        if code == SERVICE_CLOSING or (
            code < 500 and refused.phase in {"connect", "starttls", "auth"}
        ):
            return self._provider.outage(_word(refused), attempt, ambiguous=False, http_status=None)
        if code < 500 or _is_full(refused):
            place = min(max(attempt, 1), len(GREYLISTED_S)) - 1
            return Retry(after_s=GREYLISTED_S[place], reason=_word(refused), cause="delivery")
        return verdict(refused.phase, code, refused.text)


def verdict(phase: Phase, code: int, text: str) -> Outcome:
    """What a final refusal (5xx) means, by what it answers."""
    word = _word(_Refused(phase, code, text))
    if phase == "data":
        return Ours(reason=word)
    enhanced = _enhanced(text)
    is_about_mailbox = (
        # 5.1.7 and 5.1.8 are about the sender's.
        enhanced.startswith("5.1.") and enhanced not in {"5.1.7", "5.1.8"}
        if enhanced
        else code in NO_SUCH_MAILBOX
    )
    if phase == "rcpt" and is_about_mailbox:
        return Gone(reason=word, is_bounce=True)
    return Misconfigured(reason=word, after_s=MISCONFIGURED_S)


def _is_full(refused: _Refused) -> bool:
    """A mailbox that is full today: final by its code, not in life."""
    enhanced = _enhanced(refused.text)
    is_full = enhanced == "5.2.2" or (not enhanced and refused.code == MAILBOX_FULL)
    return refused.phase == "rcpt" and is_full


def _enhanced(text: str) -> str:
    match = ENHANCED.search(text[:200])
    return match[1] if match else ""


def _word(refused: _Refused) -> str:
    """Phase and code, and the enhanced code: never the server's sentence, which names addresses."""
    enhanced = _enhanced(refused.text)
    return f"{refused.phase}_{refused.code}" + (f"_{enhanced}" if enhanced else "")


UNREACHED: Final = (
    errors.SMTPConnectError,
    errors.SMTPServerDisconnected,
    errors.SMTPTimeoutError,
    OSError,
)

WORDS: Final[Mapping[type[BaseException], str]] = {
    errors.SMTPConnectTimeoutError: "connect_timeout",
    errors.SMTPTimeoutError: "timeout",
    errors.SMTPServerDisconnected: "connection_lost",
}


def _word_for(error: BaseException) -> str:
    if isinstance(error, ssl.SSLError) or isinstance(error.__cause__, ssl.SSLError):
        return "tls"
    return next((word for kind, word in WORDS.items() if isinstance(error, kind)), "connect")


async def _is_reset(client: aiosmtplib.SMTP) -> bool:
    """Whether the connection is ready for another mail after a refusal."""
    try:
        await client.rset()
    except (errors.SMTPException, OSError):
        return False
    return True


async def _goodbye(connection: _Connection) -> None:
    with contextlib.suppress(errors.SMTPException, OSError):
        await connection.client.quit(timeout=1)
    connection.drop()
