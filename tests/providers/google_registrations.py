"""Google, as far as a browser registers with Firebase: installations, registrations, and handing on.

Browsers insist on Google's own host names, so there is a tunnel that leads all of them here. The answers
have the shapes that Firebase's own package reads.
"""

import asyncio
import json
import re
import secrets
from contextlib import suppress
from typing import Any, Final

from tests.providers.browser_push import BrowserPushService
from tests.providers.certificates import Authority
from tests.providers.fcm import PROJECT, as_json
from tests.providers.http_server import HttpServer, Reply, Request
from tests.providers.loop_server import LoopServer

from pennybell.channels.port import WebPushAddress
from pennybell.channels.webpush import encrypt

HOSTS: Final = ("firebaseinstallations.googleapis.com", "fcmregistrations.googleapis.com")
PATH: Final = re.compile(rf"/v1/projects/{PROJECT}/(installations|registrations)")


class Google(HttpServer):
    """`registrations`: what browsers registered, by the token they were given."""

    def __init__(self, authority: Authority) -> None:
        super().__init__(self.respond, authority.server_context(["http/1.1"]))
        self.registrations: dict[str, dict[str, Any]] = {}

    def respond(self, request: Request) -> Reply:
        allowed = {
            "access-control-allow-origin": request.headers.get("origin", ""),
            "access-control-allow-headers": request.headers.get(
                "access-control-request-headers", ""
            ),
        }
        match = PATH.fullmatch(request.path)
        if request.method == "OPTIONS":
            return Reply(204, b"", allowed)
        if match is None or request.method != "POST" or not request.headers.get("x-goog-api-key"):
            error = {"code": 400, "message": "?", "status": "INVALID_ARGUMENT"}
            return as_json(400, {"error": error}, allowed)
        said = json.loads(request.body)
        if match[1] == "installations":
            token = {"token": secrets.token_urlsafe(32), "expiresIn": "604800s"}
            made = {"fid": said["fid"], "refreshToken": "1_r", "authToken": token}
            return as_json(200, made, allowed)
        assert request.headers["x-goog-firebase-installations-auth"].startswith("FIS ")
        name = f"good-{secrets.token_urlsafe(24)}"
        self.registrations[name] = said["web"]
        return as_json(200, {"token": name, "web": said["web"]}, allowed)

    def hand_on(self, message: dict[str, Any], push: BrowserPushService) -> None:
        """Give a message that FCM took to the browser whose token it names, as FCM does."""
        web = self.registrations[message["token"]]
        pushed = {
            "from": "1234567890",
            "fcmMessageId": secrets.token_hex(8),
            "priority": "normal",
            "data": message["data"],
            "notification": message["webpush"]["notification"],
            "fcmOptions": message["webpush"].get("fcm_options", {}),
        }
        address = WebPushAddress(web["endpoint"], web["p256dh"], web["auth"])
        body = encrypt(json.dumps(pushed).encode(), address)
        (subscription,) = [
            each for each in push.subscriptions.values() if each.endpoint == web["endpoint"]
        ]
        push.take(Request("POST", "/", {}, body, False, 0, 0), subscription)


class Tunnel(LoopServer):
    """A proxy for HTTPS that leads every one of Google's hosts to `port`, and to no other host."""

    def __init__(self, port: int) -> None:
        super().__init__(None)
        self._target = port

    def protocol(self) -> asyncio.Protocol:
        reader = asyncio.StreamReader(loop=self.loop)
        return asyncio.StreamReaderProtocol(reader, self._lead, loop=self.loop)

    async def _lead(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, asyncio.IncompleteReadError):
            head = await reader.readuntil(b"\r\n\r\n")
            if head.split()[1].decode().partition(":")[0] in HOSTS:
                far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self._target)
                writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
                await asyncio.gather(_pump(reader, far_writer), _pump(far_reader, writer))
        writer.close()


async def _pump(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
    try:
        while data := await source.read(65_536):
            sink.write(data)
            await sink.drain()
    except OSError:
        pass
    finally:
        sink.close()
