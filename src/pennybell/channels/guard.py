"""The guard on URLs that people supply, where it meets the network: see kit/url_guard.py."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any

import httpcore

from pennybell.kit.url_guard import Target, UrlRefused, check_url, is_public

Resolve = Callable[[str, int], Awaitable[list[str]]]
"""The addresses of a host and port, as text; OSError when there are none."""


async def system_resolve(host: str, port: int) -> list[str]:
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=1)  # SOCK_STREAM
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(frozen=True, slots=True)
class Guard:
    """`allow`: hosts that the operator trusts, `host` or `host:port` in lower case."""

    allow: Collection[str] = ()
    resolve: Resolve = system_resolve

    def check(self, url: str) -> Target:
        """What a URL asks for; its address is looked at when it is dialled.

        Raises:
            UrlRefused: see kit/url_guard.py.
        """
        return check_url(url, allow=self.allow)

    async def check_reachable(self, url: str) -> Target:
        """The same with a look at the addresses: for telling a person at once what is wrong.

        Raises:
            UrlRefused: `unresolved`, `address`, or as above.
        """
        target = self.check(url)
        try:
            await self.addresses(target.host, target.port)
        except (OSError, UnicodeError):
            raise UrlRefused("unresolved") from None
        return target

    async def addresses(self, host: str, port: int) -> list[str]:
        """Where a host may be dialled.

        Raises:
            UrlRefused: one of its addresses is not public, and nobody trusts the host.
            OSError, UnicodeError: it has none.
        """
        found = await self.resolve(host, port)
        is_trusted = host in self.allow or f"{host}:{port}" in self.allow
        if not is_trusted and not all(map(is_public, found)):
            raise UrlRefused("address")
        return found


class GuardedNetwork(httpcore.AsyncNetworkBackend):
    """Dials only what the guard lets it: a name is resolved once, and what was looked at is dialled.

    Looking first and resolving again later would let a name answer differently the second time.
    """

    def __init__(self, guard: Guard, network: httpcore.AsyncNetworkBackend | None = None) -> None:
        self._guard = guard
        self._network = network or httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - the interface has it
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        try:
            addresses = await self._guard.addresses(host, port)
        except (OSError, UnicodeError):
            raise httpcore.ConnectError("unresolved") from None
        failure: Exception = httpcore.ConnectError("no address")
        for address in addresses:
            try:
                return await self._network.connect_tcp(
                    address, port, timeout, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure

    async def connect_unix_socket(self, *_: Any, **__: Any) -> httpcore.AsyncNetworkStream:
        raise UrlRefused("address")

    async def sleep(self, seconds: float) -> None:
        await self._network.sleep(seconds)
