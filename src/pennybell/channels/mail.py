"""A message as mail (RFC 5322): text and HTML, a way out in one click, an id that stays the same."""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.headerregistry import Address as Mailbox
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime
from typing import Final

from pennybell.channels.port import EmailAddress, Mail, Message
from pennybell.channels.text import cut, plain_line, plain_text
from pennybell.kit.clock import SECOND, Instant

SUBJECT_BYTES_MAX: Final = 200

ADDRESS: Final = re.compile(r"[^\s@<>,;:\"\\()\[\]]+@[^\s@<>,;:\"\\()\[\]]+")
"""What goes into a command and a header as it is: nothing that ends or nests either."""

TOKEN: Final = re.compile(r"[a-z0-9_.-]{1,40}")


class AddressRefused(Exception):
    """No address that can be written to."""


@dataclass(frozen=True, slots=True)
class Sender:
    """`address`: also the envelope's; `unsubscribe_mailbox`: one that somebody reads, or empty."""

    address: str
    name: str = "Pennybell"
    unsubscribe_mailbox: str = field(default="")

    @property
    def domain(self) -> str:
        return self.address.rpartition("@")[2]


class MailPolicy(EmailPolicy):
    """Headers that mail programs read wrongly when they are folded stay on one line."""

    def fold_binary(self, name: str, value: str) -> bytes:
        if name.lower().startswith("list-"):
            return f"{name}: {value}{self.linesep}".encode("ascii")
        return super().fold_binary(name, value)


POLICY: Final = MailPolicy(linesep="\r\n", cte_type="7bit")


def ascii_domain(address: str) -> str:
    """The address with its domain as DNS has it.

    Raises:
        AddressRefused: it is none.
    """
    if ADDRESS.fullmatch(address) is None:
        raise AddressRefused
    local, _, domain = address.rpartition("@")
    try:
        return f"{local}@{domain.encode('idna').decode()}"
    except UnicodeError:
        raise AddressRefused from None


def render(sender: Sender, to: EmailAddress, message: Message, *, now: Instant) -> bytes:
    """The mail's bytes, lines ended by CRLF.

    An address with letters beyond ASCII before its `@` makes a mail in UTF-8 (RFC 6532).

    Raises:
        AddressRefused: see there.
    """
    address = ascii_domain(to.address)
    mail = message.mail or Mail()
    kind = mail.kind if TOKEN.fullmatch(mail.kind) else "notice"
    written = EmailMessage(policy=POLICY.clone(utf8=not address.isascii()))
    written["From"] = Mailbox(sender.name, addr_spec=sender.address)
    written["To"] = _mailbox(plain_line(to.name), address)
    written["Subject"] = cut(plain_line(message.title), SUBJECT_BYTES_MAX)
    written["Date"] = format_datetime(datetime.fromtimestamp(now // SECOND, tz=UTC))
    written["Message-ID"] = f"<{message.id}@{sender.domain}>"
    written["Auto-Submitted"] = "auto-generated"
    written["List-Id"] = f"<{kind}.pennybell.{sender.domain}>"
    written["Feedback-ID"] = f"{kind}:pennybell"
    if mail.unsubscribe_url:
        ways = [f"<{mail.unsubscribe_url}>"]
        if sender.unsubscribe_mailbox:
            ways.append(f"<mailto:{sender.unsubscribe_mailbox}?subject=unsubscribe>")
        written["List-Unsubscribe"] = ", ".join(ways)
        written["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    _fill(written, message, mail)
    return written.as_bytes()


def _fill(written: EmailMessage, message: Message, mail: Mail) -> None:
    written.set_content(plain_text(message.body) + "\n", cte="quoted-printable")
    if not mail.html:
        return
    written.add_alternative(mail.html, subtype="html", cte="quoted-printable")
    for image in mail.images:
        html = written.get_payload()[-1]  # type: ignore[index]  # a list, since there are two parts
        assert isinstance(html, EmailMessage)
        html.add_related(
            image.content,
            maintype="image",
            subtype=image.subtype,
            cid=f"<{image.name}>",
            disposition="inline",
            filename=f"{image.name}.{image.subtype}",
        )


def _mailbox(name: str, address: str) -> Mailbox:
    local, _, domain = address.rpartition("@")
    return Mailbox(name, local, domain)
