"""Where a server is, and what the client takes from its surroundings."""

import ipaddress
import random
import re
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode, urlsplit

PREFIX: Final = "/api/v1"
USER_AGENT: Final = "pennybell-python"

ERRNO: Final = re.compile(r"\[Errno -?\d+\] ")


def forget(_token: str) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Outside:
    """`clock`: seconds that only rise. `random`: 0 to 1.

    `keep_refresh_token` is called with each new refresh token; whoever wants to start again
    without a password writes it down, because the one before it ends.
    """

    clock: Callable[[], float] = time.monotonic
    random: Callable[[], float] = random.random
    keep_refresh_token: Callable[[str], None] = forget


OUTSIDE: Final = Outside()


@dataclass(frozen=True, slots=True)
class Endpoint:
    """`api`: address of the API. `tls` is None for plain http."""

    api: str
    is_loopback: bool
    tls: ssl.SSLContext | None

    @classmethod
    def of(cls, url: str) -> "Endpoint":
        """Raises ValueError: not an http or https address."""
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise ValueError(f"{url!r} is no address such as https://money.example")
        # The system's authorities and SSL_CERT_FILE, for requests and socket alike.
        tls = ssl.create_default_context() if parts.scheme == "https" else None
        return cls(url.rstrip("/") + PREFIX, is_loopback(parts.hostname), tls)

    def no_answer(self, error: Exception) -> str:
        """A sentence about a server that could not be reached."""
        why = ERRNO.sub("", str(error)).rstrip(".") or type(error).__name__
        return f"No answer from {self.api.removesuffix(PREFIX)}: {why}."

    def socket(self, since: int | None, epoch: str | None) -> str:
        query = urlencode({k: v for k, v in (("since", since), ("epoch", epoch)) if v is not None})
        return "ws" + self.api.removeprefix("http") + "/ws" + (f"?{query}" if query else "")


def is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
