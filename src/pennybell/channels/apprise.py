"""SMS and a hundred other services by Apprise URLs, of the kinds that the operator allows.

Apprise blocks, so it runs in threads of its own. It dials wherever a URL says, by whichever library
a plug-in likes; so the guard sits below all of them, where Python tells of every connection: an
audit hook, which may refuse it.
"""

import asyncio
import logging
import sys
import threading
import warnings
from collections.abc import Collection
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, partial
from typing import Any, Final

from pennybell.channels.port import (
    Address,
    AppriseAddress,
    Delivered,
    Message,
    Ours,
    Outcome,
    Retry,
)
from pennybell.channels.provider import CONNECT_S_MAX, Progress, Providers, Surroundings
from pennybell.channels.statistics import Counts, Health
from pennybell.channels.text import plain_line, plain_text
from pennybell.kit.backoff import Random
from pennybell.kit.clock import Clock
from pennybell.kit.url_guard import UrlRefused, is_public

READ_S_MAX: Final = 8.0
URL_CHARACTERS_MAX: Final = 2_048
RETRY_S: Final = 60.0
RETRY_S_MAX: Final = 3_600.0

DIALLING: Final = frozenset({"socket.connect", "socket.sendto", "socket.sendmsg"})


@dataclass(frozen=True, slots=True)
class AppriseSettings:
    """`schemes`: kinds of URLs that people may give, such as `twilio`; `allow`: trusted hosts."""

    schemes: Collection[str]
    allow: Collection[str] = ()
    slots_max: int = 5


class AppriseMissing(Exception):
    """The operator allows schemes, and the package is not installed."""


class AppriseChannel:
    """See Channel for the guarantee. Apprise says only yes or no: a no is tried again.

    Args:
        name: `apprise`, or `sms` for the operator's gateway.

    Raises:
        AppriseMissing: when it is made.
    """

    def __init__(
        self, settings: AppriseSettings, *, clock: Clock, random: Random, name: str = "apprise"
    ) -> None:
        _load()
        self.name = name
        self._settings = settings
        slots = asyncio.Semaphore(settings.slots_max)
        self._around = Surroundings(self.name, clock, random, Counts(), slots)
        self._providers = Providers(self._around, slots_max=settings.slots_max)
        self._threads = ThreadPoolExecutor(settings.slots_max, thread_name_prefix="apprise")

    async def send(self, address: Address, message: Message, *, attempt: int = 1) -> Outcome:
        assert isinstance(address, AppriseAddress)
        scheme = address.url.partition("://")[0].lower()
        if scheme not in self._settings.schemes or len(address.url) > URL_CHARACTERS_MAX:
            return Ours(reason="scheme")
        provider = self._providers.of(scheme, label=scheme)
        title, body = plain_line(message.title), plain_text(message.body)
        if not body:  # which Apprise refuses
            title, body = "", title

        async def once(progress: Progress) -> Outcome:
            telling = partial(_tell, address.url, title, body, self._settings.allow, progress)
            try:
                is_taken = await asyncio.get_running_loop().run_in_executor(self._threads, telling)
            except UrlRefused as refused:
                return Ours(reason=f"url_{refused.reason}")
            if is_taken:
                return Delivered()
            waited = provider.wait_s(attempt, RETRY_S, RETRY_S_MAX)
            # One person's URL may be wrong where another's is right: no reason to pause for all.
            return Retry(
                after_s=waited, reason="refused", cause="delivery", ambiguous=progress.is_sent
            )

        return await provider.attempt(once, attempt=attempt)

    def health(self) -> Health:
        return Health(self.name, self._providers.health(), self._around.counts)

    async def close(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)


class _Watch(threading.local):
    """What the thread that runs a plug-in may dial."""

    progress: Progress | None = None
    allow: Collection[str] = ()
    host: str = ""
    is_refused: bool = False


_watch = _Watch()


def _tell(url: str, title: str, body: str, allow: Collection[str], progress: Progress) -> bool:
    """Whether the service took it.

    Raises:
        UrlRefused: `unreadable`, or the address is not public.
    """
    from apprise import Apprise, AppriseAsset

    asset = AppriseAsset(async_mode=False, app_id="Pennybell", secure_logging=True)
    plugin: Any = Apprise.instantiate(url, asset=asset, suppress_exceptions=True)
    if plugin is None:
        raise UrlRefused("unreadable")
    plugin.socket_connect_timeout = CONNECT_S_MAX
    plugin.socket_read_timeout = READ_S_MAX
    is_taken = False
    _watch.progress, _watch.allow, _watch.is_refused = progress, allow, False
    with suppress(Exception):  # plug-ins raise whatever their libraries do
        # Said to be text, it is escaped for services that show HTML or Markdown.
        is_taken = bool(plugin.notify(body=body, title=title, body_format="text"))
    _watch.progress = None
    if _watch.is_refused:
        raise UrlRefused("address")
    return is_taken


@cache
def _load() -> None:
    """Load every plug-in, and look at the connections they make; once a process, for good.

    It takes a second or two, which a first message should not have to wait for.

    Raises:
        AppriseMissing: see there.
    """
    # Its log quotes URLs, and those hold passwords.
    logging.getLogger("apprise").disabled = True
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what plug-ins import is not ours to mend
            from apprise import Apprise

            Apprise.instantiate("json://localhost")
    except ImportError:
        raise AppriseMissing("pip install 'pennybell[apprise]'") from None
    sys.addaudithook(_on_audit)


def _on_audit(event: str, arguments: tuple[Any, ...]) -> None:
    if _watch.progress is None:
        return
    if event == "socket.getaddrinfo":
        _watch.host = str(arguments[0]).lower()
    elif event in DIALLING:
        address = arguments[1]
        is_trusted = _watch.host in _watch.allow
        if not is_trusted and not (isinstance(address, tuple) and is_public(str(address[0]))):
            _watch.is_refused = True
            # An OSError, since libraries close their sockets after one.
            raise PermissionError("address")
        _watch.progress.is_sent = True
