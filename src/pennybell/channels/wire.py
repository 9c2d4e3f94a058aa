"""HTTP to providers: one pool each, HTTP/2 where wanted, and a guard where people chose the host.

httpx without what it does on its own: no proxies from the environment, no redirects, no cookies,
no decoding, and no more of an answer than it takes to read an error.
"""

import importlib.util
import ssl
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import certifi
import httpcore
import httpx
from h2.errors import ErrorCodes
from h2.events import ConnectionTerminated, StreamReset

from pennybell.channels.guard import Guard, GuardedNetwork
from pennybell.channels.provider import CONNECT_S_MAX, Progress, Unreached
from pennybell.kit.json import decode

ANSWER_BYTES_MAX: Final = 16_384
"""What is read of an answer: errors of providers are a few hundred bytes."""

SILENCE_S_MAX: Final = 8.0
"""Seconds without a byte from the peer, after which the connection is dead for all. Less than a
send has in all: whoever is cancelled leaves an HTTP/2 connection open for the next to wait on."""

KEEP_ALIVE_S: Final = 3_600.0
"""APNs counts new connections as an attack; it is the provider who closes idle ones."""

Tls = Callable[[], ssl.SSLContext]

if importlib.util.find_spec("sniffio") is None:
    # httpcore looks for it anew with every lock, four times a send, and does well without: the
    # searches were a fifth of what a send costs. This says once that there is none.
    sys.modules.setdefault("sniffio", None)  # type: ignore[arg-type]  # what the import system knows


def tls_context(ca_file: Path | None = None) -> ssl.SSLContext:
    """Trusts what the system trusts, what certifi does, and the operator's own authorities."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    if ca_file is not None:
        context.load_verify_locations(ca_file)
    return context


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes
    via: object = None
    """The pool it came over."""

    def json(self) -> Any:
        """The body as an object; an empty one when it is none."""
        try:
            value = decode(self.body)
        except ValueError:
            return {}
        return value if isinstance(value, dict) else {}


class Wire:
    """Posts to providers over a pool of its own.

    Args:
        tls: makes a TLS context; one is made for each pool, since httpx marks it.
        guard: for URLs that people supply; None: the host is the operator's choice.
        has_http2: offer HTTP/2.
    """

    def __init__(
        self,
        *,
        tls: Tls,
        connections_max: int,
        guard: Guard | None = None,
        has_http2: bool = True,
    ) -> None:
        self._tls = tls
        self._guard = guard
        self._limits = (connections_max, has_http2)
        self._client: httpx.AsyncClient | None = None
        self._busy: dict[httpx.AsyncClient, int] = {}
        """Sends under way over each pool; the one in use may have none."""

    async def post(
        self, url: str, *, headers: Mapping[str, str], content: bytes, progress: Progress
    ) -> Answer:
        """Post once, within the caller's time limit.

        Raises:
            Unreached: no answer came.
            UrlRefused: the guard looked at the address that the host resolves to.
        """
        if self._client is None:
            self._client = self._open()
            self._busy[self._client] = 0
        client = self._client
        self._busy[client] += 1
        try:
            return await self._post(client, url, headers, content, progress)
        finally:
            if client in self._busy:  # not closed meanwhile
                self._busy[client] -= 1
            await self._close_retired()

    def renew(self, after: Answer) -> None:
        """Use a fresh connection from now on, unless one has been made since that answer.

        Those under way finish on the old one.
        """
        if self._client is after.via:
            self._client = None

    async def close(self) -> None:
        self._client = None
        for client in list(self._busy):
            del self._busy[client]
            await client.aclose()

    async def _post(
        self,
        client: httpx.AsyncClient,
        url: str,
        headers: Mapping[str, str],
        content: bytes,
        progress: Progress,
    ) -> Answer:
        async def trace(event: str, _info: Mapping[str, Any]) -> None:
            if event.endswith("send_request_headers.started"):
                progress.is_sent = True

        try:
            async with client.stream(
                "POST", url, headers=dict(headers), content=content, extensions={"trace": trace}
            ) as response:
                return Answer(
                    response.status_code,
                    {name.lower(): value for name, value in response.headers.items()},
                    await _beginning(response),
                    client,
                )
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            if _was_not_processed(error):
                progress.is_sent = False
            raise Unreached(_word_for(error)) from None

    def _open(self) -> httpx.AsyncClient:
        connections_max, has_http2 = self._limits
        limits = httpx.Limits(
            max_connections=connections_max,
            max_keepalive_connections=connections_max,
            keepalive_expiry=KEEP_ALIVE_S,
        )
        context = self._tls()
        transport = httpx.AsyncHTTPTransport(verify=context, http2=has_http2, limits=limits)
        if self._guard is not None:
            # httpx offers no way to say how a host is dialled; its pool does.
            transport._pool = httpcore.AsyncConnectionPool(  # noqa: SLF001
                ssl_context=context,
                max_connections=connections_max,
                max_keepalive_connections=connections_max,
                keepalive_expiry=KEEP_ALIVE_S,
                http1=True,
                http2=has_http2,
                network_backend=GuardedNetwork(self._guard),
            )
        return httpx.AsyncClient(
            transport=transport,
            timeout=httpx.Timeout(SILENCE_S_MAX, connect=CONNECT_S_MAX, pool=None),
            trust_env=False,
            follow_redirects=False,
            headers={"user-agent": "pennybell"},
        )

    async def _close_retired(self) -> None:
        for client, sends in list(self._busy.items()):
            if not sends and client is not self._client:
                self._busy.pop(client, None)
                await client.aclose()


async def _beginning(response: httpx.Response) -> bytes:
    body = bytearray()
    async for chunk in response.aiter_raw():
        body += chunk
        if len(body) >= ANSWER_BYTES_MAX:
            break
    return bytes(body[:ANSWER_BYTES_MAX])


def _was_not_processed(error: Exception) -> bool:
    """Whether the provider said that it did nothing with the request."""
    event = _event_of(error)
    if isinstance(event, ConnectionTerminated):
        # Streams past the last one it names are sent again by httpcore; of 0 it makes nothing.
        return event.last_stream_id == 0
    return isinstance(event, StreamReset) and event.error_code == ErrorCodes.REFUSED_STREAM


def _event_of(error: Exception) -> object:
    """The HTTP/2 event that httpcore raised."""
    cause = error.__cause__
    return cause.args[0] if cause is not None and cause.args else None


def _word_for(error: Exception) -> str:
    match error:
        case httpx.RemoteProtocolError() if isinstance(_event_of(error), ConnectionTerminated):
            return "goaway"
        case httpx.ConnectTimeout():
            return "connect_timeout"
        case httpx.TimeoutException():
            return "timeout"
        case httpx.ConnectError() if _is_about_tls(error):
            return "tls"
        case httpx.ConnectError() | httpx.UnsupportedProtocol() | httpx.InvalidURL():
            return "connect"
        case _:
            return "connection_lost"


def _is_about_tls(error: BaseException) -> bool:
    found: BaseException | None = error
    while found is not None:
        if isinstance(found, ssl.SSLError):
            return True
        found = found.__cause__ or found.__context__
    return False
