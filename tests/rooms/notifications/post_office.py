"""A server that sends mail, text messages and to Apprise URLs, with far ends on this machine."""

import json
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import httpx
from tests.kit.client import ARRIVES_S_MAX, Person
from tests.kit.server import ServerProcess
from tests.providers.certificates import Authority
from tests.providers.http_server import HttpServer, Reply, Request
from tests.providers.smtp import Received, SmtpServer

ORIGIN = "https://money.example"
LINK = re.compile(r"https://money\.example(/api/v1/(?:confirm|unsubscribe)/[\w-]+)")


@dataclass(frozen=True, slots=True)
class PostOffice:
    """`gateway`: what text messages go by, and what Apprise URLs and webhooks of people lead to.

    `refusals`: statuses of its next answers, by path: what is tried again elsewhere takes none.
    """

    server: ServerProcess
    smtp: SmtpServer
    gateway: HttpServer
    refusals: dict[str, list[int]]

    def hook_url(self, person: Person) -> str:
        return f"http://127.0.0.1:{self.gateway.port}{hook_path(person)}"

    def refuse_next(self, person: Person, status: int) -> None:
        """Let the next message to a person's webhook be answered with a status."""
        self.refusals.setdefault(hook_path(person), []).append(status)

    def mails_to(self, address: str) -> list[Received]:
        return [each for each in self.smtp.received if address in each.recipients]

    def texts(self, path: str) -> list[str]:
        """What arrived under a path of the gateway."""
        return [
            str(json.loads(each.body)["message"])
            for each in self.gateway.requests
            if each.path == path
        ]

    def visit(self, method: str, path: str, **more: Any) -> httpx.Response:
        """A page of a mail's link, without a sign-in."""
        return httpx.request(method, self.server.url + path, trust_env=False, **more)

    def confirmed(self, person: Person, address: str) -> str:
        """Add an address of mail and follow its link; answers the contact's id."""
        contact = person.post("/notification-contacts", {"channel": "email", "address": address})
        (mail,) = soon(lambda: self.mails_to(address))
        self.visit("POST", link_in(mail, "confirm")).raise_for_status()
        return str(contact["id"])


def hook_path(person: Person) -> str:
    return f"/hooks/{person.user_id}"


@contextmanager
def open_office(folder: Path, authority: Authority, **settings: str) -> Iterator[PostOffice]:
    refusals: dict[str, list[int]] = {}

    def answer(request: Request) -> Reply:
        waiting = refusals.get(request.path)
        return Reply(waiting.pop(0) if waiting else 200)

    with SmtpServer(authority) as smtp, HttpServer(answer, None) as gateway:
        host = f"127.0.0.1:{gateway.port}"
        configured = {
            "readers": "alerts,notifications",
            "dispatcher": "true",
            "registration": "open",
            "public_url": ORIGIN,
            "provider_ca_file": str(authority.ca_file),
            "smtp_host": "localhost",
            "smtp_port": str(smtp.port),
            "mail_from": "Pennybell <bell@money.example>",
            "apprise_schemes": "json",
            "sms_url": f"json://{host}/sms/{{phone}}",
            "url_guard_allow": "127.0.0.1,localhost",
            **settings,
        }
        with ServerProcess(folder, **configured) as server:
            yield PostOffice(server, smtp, gateway, refusals)
            log = server.log.read_text()
            assert "delivery.failed" not in log
            assert "request.failed" not in log
            for secret in ("home.example", "+4915", host, "/confirm/", "/unsubscribe/"):
                assert secret not in log


def soon(look: Callable[[], Any]) -> Any:
    """What `look` finds, as soon as it finds something."""
    for _ in range(round(ARRIVES_S_MAX / 0.02)):
        if found := look():
            return found
        time.sleep(0.02)
    raise AssertionError("nothing arrived")


def text_of(mail: Received) -> str:
    body = mail.parsed().get_body(("plain",))
    assert isinstance(body, EmailMessage)
    return str(body.get_content())


def link_in(mail: Received, kind: str) -> str:
    """The path of a link in a mail's text: `confirm` or `unsubscribe`."""
    return next(str(path) for path in LINK.findall(text_of(mail)) if f"/{kind}/" in path)
