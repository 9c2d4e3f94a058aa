"""An APNs channel over the local server, for the tests of its answers and of its wire."""

import json
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from typing import Any

from tests.providers.apns import KEY_ID, TEAM, TOPIC, ApnsServer
from tests.providers.http_server import Fault, Reply

from pennybell.channels.apns import ApnsChannel, ApnsSettings
from pennybell.channels.apns_token import SPAN_MS
from pennybell.channels.port import ApnsAddress
from pennybell.kit.clock import MINUTE, SECOND, Instant, system_clock

Tls = Callable[[], ssl.SSLContext]
Opened = Callable[[], AbstractAsyncContextManager[ApnsChannel]]
REGISTERED_AT = Instant(1_795_000_000_000)
DEVICE = "a1" * 32
PHONE = ApnsAddress(DEVICE, TOPIC, "production", REGISTERED_AT)


class SetClock:
    """A clock for client and server, set by hand."""

    def __init__(self, server: ApnsServer) -> None:
        self._server = server
        self.now = system_clock()

    def __call__(self) -> Instant:
        return self.now

    def begin_span(self) -> None:
        """Go to where the next token's time begins."""
        self.forward((SPAN_MS - self.now % SPAN_MS) / MINUTE)

    def forward(self, minutes: float) -> None:
        self.now = Instant(self.now + int(minutes * MINUTE))
        self._server.now_s = self.now // SECOND


def settings_of(server: ApnsServer, **changes: Any) -> ApnsSettings:
    nowhere = "https://127.0.0.1:1"
    settings = ApnsSettings(server.key, KEY_ID, TEAM, TOPIC, server.url, nowhere)
    return replace(settings, **changes)


def opened(settings: ApnsSettings, tls: Tls, clock: Callable[[], Instant] = system_clock) -> Opened:
    @asynccontextmanager
    async def open_it() -> AsyncIterator[ApnsChannel]:
        channel = ApnsChannel(settings, tls=tls, clock=clock, random=lambda: 0.0)
        try:
            yield channel
        finally:
            await channel.close()

    return open_it


def reason(status: int, word: str, **more: Any) -> Fault:
    return Fault("reply", reply=Reply(status, json.dumps({"reason": word, **more}).encode()))
