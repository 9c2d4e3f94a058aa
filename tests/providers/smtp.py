"""A mail server on this machine (aiosmtpd) that can fail at every step of a conversation."""

import asyncio
import email
import email.policy
import ssl
from collections import deque
from dataclasses import dataclass
from email.message import EmailMessage
from typing import Any, Literal

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from tests.providers.certificates import Authority
from tests.providers.loop_server import LoopServer

USER, PASSWORD = "pennybell", "correct horse"

Step = Literal["greeting", "ehlo", "auth", "mail", "rcpt", "data", "dot"]


@dataclass(frozen=True, slots=True)
class Received:
    sender: str
    recipients: list[str]
    content: bytes
    is_secured: bool
    user: str

    def parsed(self) -> EmailMessage:
        message = email.message_from_bytes(self.content, policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        return message


class SmtpServer(LoopServer):
    """A server to take mail in and look at it.

    `script`: what to say at a step instead of going on: an answer such as `451 4.7.1 Later`, `drop`
    (the connection is cut) or `silence`. At `dot` the mail is kept all the same.

    Args:
        has_starttls, needs_auth, has_utf8: what it offers and asks for.
    """

    def __init__(
        self,
        authority: Authority,
        *,
        is_tls: bool = False,
        has_starttls: bool = True,
        needs_auth: bool = False,
        has_utf8: bool = True,
    ) -> None:
        self.authority = authority
        self.is_tls = is_tls
        self.has_starttls = has_starttls
        self.needs_auth = needs_auth
        self.has_utf8 = has_utf8
        self.script: dict[Step, deque[str]] = {}
        self.received: list[Received] = []
        self.connections = 0
        super().__init__(self.context() if is_tls else None)

    def context(self) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.authority.server_file)
        return context

    def next_at(self, step: Step, *answers: str) -> None:
        self.script.setdefault(step, deque()).extend(answers)

    def protocol(self) -> asyncio.Protocol:
        self.connections += 1
        return Conversation(self)

    def authenticate(
        self, _server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, data: Any
    ) -> AuthResult:
        is_right = isinstance(data, LoginPassword) and data == LoginPassword(
            USER.encode(), PASSWORD.encode()
        )
        return AuthResult(success=is_right, handled=False, auth_data=USER)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        assert isinstance(envelope.original_content, bytes)
        self.received.append(
            Received(
                str(envelope.mail_from),
                list(envelope.rcpt_tos),
                envelope.original_content,
                is_secured(server),
                str(session.auth_data),
            )
        )
        answers = self.script.get("dot")
        answer = answers.popleft() if answers else "250 2.0.0 OK"
        if answer == "drop":
            abort(server)
        elif answer == "silence":
            await asyncio.sleep(60)
        elif answer[0] != "2":
            self.received.pop()
        return answer if answer[0].isdigit() else "250 OK"


def is_secured(conversation: SMTP) -> bool:
    assert conversation.transport is not None
    return conversation.transport.get_extra_info("ssl_object") is not None


def abort(conversation: SMTP) -> None:
    assert isinstance(conversation.transport, asyncio.Transport)
    conversation.transport.abort()


class Conversation(SMTP):
    """One connection that looks into the script before each answer."""

    def __init__(self, server: SmtpServer) -> None:
        self.script_of = server
        needs_secured = server.has_starttls and not server.is_tls
        super().__init__(
            server,
            hostname="mx.test",
            ident="test",
            tls_context=server.context() if needs_secured else None,
            auth_required=server.needs_auth,
            auth_require_tls=not server.is_tls,
            authenticator=server.authenticate,
            enable_SMTPUTF8=server.has_utf8,
            loop=server.loop,
        )

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.script_of.transports.add(transport)
        super().connection_made(transport)

    async def faulted(self, step: Step) -> bool:
        answers = self.script_of.script.get(step)
        if not answers:
            return False
        answer = answers.popleft()
        if answer == "drop":
            abort(self)
        elif answer == "silence":
            await asyncio.sleep(60)
        else:
            await self.push(answer)
            if answer.startswith("421"):
                assert self.transport is not None
                self.transport.close()
        return True

    async def _handle_client(self) -> None:
        if not await self.faulted("greeting"):
            await super()._handle_client()

    async def smtp_EHLO(self, hostname: str) -> None:  # noqa: N802 - aiosmtpd's names, here and below
        if not await self.faulted("ehlo"):
            await super().smtp_EHLO(hostname)

    async def smtp_AUTH(self, arg: str) -> None:  # noqa: N802
        if not await self.faulted("auth"):
            await super().smtp_AUTH(arg)

    async def smtp_MAIL(self, arg: str | None) -> None:  # noqa: N802
        if not await self.faulted("mail"):
            await super().smtp_MAIL(arg)

    async def smtp_RCPT(self, arg: str | None) -> None:  # noqa: N802
        if not await self.faulted("rcpt"):
            await super().smtp_RCPT(arg)

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802
        if not await self.faulted("data"):
            await super().smtp_DATA(arg)
