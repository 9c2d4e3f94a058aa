"""HTTP to providers: one pool each, HTTP/2 where wanted, and a guard where people chose the host.

httpcore, which httpx is built on: no proxies from the environment, no redirects, no cookies, no
decoding, and no more of an answer than it takes to read an error.
"""

import importlib.util
import ssl
import sys
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
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

TIMEOUTS: Final = {"connect": CONNECT_S_MAX, "read": SILENCE_S_MAX, "write": SILENCE_S_MAX}

NO_ANSWER: Final = (
    httpcore.TimeoutException,
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.UnsupportedProtocol,
    httpx.InvalidURL,
)

Pool = httpcore.AsyncConnectionPool
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
        tls: makes a TLS context; one is made for each pool, since httpcore marks it.
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
        self._pool: Pool | None = None
        self._busy: dict[Pool, int] = {}
        """Sends under way over each pool; the one in use may have none."""

    async def post(
        self, url: str, *, headers: Mapping[str, str], content: bytes, progress: Progress
    ) -> Answer:
        """Post once, within the caller's time limit.

        Raises:
            Unreached: no answer came.
            UrlRefused: the guard looked at the address that the host resolves to.
        """
        if self._pool is None:
            self._pool = self._open()
            self._busy[self._pool] = 0
        pool = self._pool
        self._busy[pool] += 1
        try:
            return await _post(pool, url, headers, _Body(content, progress))
        finally:
            if pool in self._busy:  # not closed meanwhile
                self._busy[pool] -= 1
            await self._close_retired()

    def renew(self, after: Answer) -> None:
        """Use a fresh connection from now on, unless one has been made since that answer.

        Those under way finish on the old one.
        """
        if self._pool is after.via:
            self._pool = None

    async def close(self) -> None:
        self._pool = None
        for pool in list(self._busy):
            del self._busy[pool]
            await pool.aclose()

    def _open(self) -> Pool:
        connections_max, has_http2 = self._limits
        return Pool(
            ssl_context=self._tls(),
            max_connections=connections_max,
            max_keepalive_connections=connections_max,
            keepalive_expiry=KEEP_ALIVE_S,
            http2=has_http2,
            network_backend=None if self._guard is None else GuardedNetwork(self._guard),
        )

    async def _close_retired(self) -> None:
        for pool, sends in list(self._busy.items()):
            if not sends and pool is not self._pool:
                self._busy.pop(pool, None)
                await pool.aclose()


class _Body:
    """What is posted. Before its first byte leaves, nobody can have acted on the request."""

    def __init__(self, content: bytes, progress: Progress) -> None:
        self.content = content
        self.progress = progress

    async def __aiter__(self) -> AsyncIterator[bytes]:
        self.progress.is_sent = True
        yield self.content


async def _post(pool: Pool, url: str, headers: Mapping[str, str], body: _Body) -> Answer:
    try:
        target = _parsed(url)
        sent: dict[bytes | str, bytes | str] = {
            "host": target.netloc,
            "user-agent": "pennybell",
            "content-length": str(len(body.content)),
        }
        sent.update(headers)
        async with pool.stream(
            "POST",
            httpcore.URL(
                scheme=target.raw_scheme,
                host=target.raw_host,
                port=target.port,
                target=target.raw_path,
            ),
            headers=sent,
            content=body,  # type: ignore[arg-type]  # iterated anew if it is sent again
            extensions={"timeout": TIMEOUTS},
        ) as response:
            return Answer(
                response.status,
                {
                    name.decode("latin-1").lower(): value.decode("latin-1")
                    for name, value in response.headers
                },
                await _beginning(response),
                pool,
            )
    except NO_ANSWER as error:
        if _was_not_processed(error):
            body.progress.is_sent = False
        raise Unreached(_word_for(error)) from None


@lru_cache(64)
def _parsed(url: str) -> httpx.URL:
    """Hosts in any script, as the network names them; of a channel with one URL, once."""
    return httpx.URL(url)


async def _beginning(response: httpcore.Response) -> bytes:
    body = bytearray()
    async for chunk in response.aiter_stream():
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
    return error.args[0] if error.args else None


def _word_for(error: Exception) -> str:
    match error:
        case httpcore.RemoteProtocolError() if isinstance(_event_of(error), ConnectionTerminated):
            return "goaway"
        case httpcore.ConnectTimeout():
            return "connect_timeout"
        case httpcore.TimeoutException():
            return "timeout"
        case httpcore.ConnectError() if _is_about_tls(error):
            return "tls"
        case httpcore.ConnectError() | httpcore.UnsupportedProtocol() | httpx.InvalidURL():
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
