"""Who is at the other end: the address to throttle, and whether it is this machine."""

import ipaddress
from collections.abc import Iterable
from dataclasses import dataclass

from pennybell.errors import Forbidden
from pennybell.settings import Settings

FORWARDING_HEADERS = ("forwarded", "x-forwarded-", "x-real-ip", "via")
"""How the names of headers begin that say: somebody passed this on."""


@dataclass(frozen=True, slots=True)
class Peer:
    """`is_local`: a loopback peer, nothing forwarded, and no public address configured."""

    address: str
    is_local: bool
    is_secure: bool


def peer_of(settings: Settings, client_host: str, scheme: str, headers: dict[str, str]) -> Peer:
    """Look past the proxies that are trusted by name; believe nobody else's headers.

    Args:
        headers: the request's, names in lower case.
    """
    forwarded = any(name.startswith(FORWARDING_HEADERS) for name in headers)
    is_local = is_loopback(client_host) and not forwarded and not settings.public_url
    address = client_host
    if client_host in settings.trusted_proxies:
        hops = [hop.strip() for hop in headers.get("x-forwarded-for", "").split(",")]
        address = _first_untrusted(reversed(hops), settings.trusted_proxies) or client_host
        scheme = headers.get("x-forwarded-proto", scheme)
    secure = scheme == "https" or settings.public_url.startswith("https://")
    return Peer(address, is_local, secure)


def is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def is_allowed_origin(settings: Settings, origin: str, scheme: str, host: str) -> bool:
    """The server's own origin, its public one, or a configured one."""
    own = {f"{scheme}://{host}", *settings.allowed_origins}
    if settings.public_url:
        own.add(settings.public_url.rstrip("/"))
    return origin in own


def check_origin(settings: Settings, headers: dict[str, str], client_host: str) -> None:
    """Whether a page of this origin may open a socket. Raises Forbidden: 403 `foreign_origin`.

    Args:
        headers: the request's, names in lower case.
    """
    origin = headers.get("origin")
    if origin is None:
        return
    peer = peer_of(settings, client_host, "http", headers)
    scheme = "https" if peer.is_secure else "http"
    if not is_allowed_origin(settings, origin, scheme, headers.get("host", "")):
        raise Forbidden("foreign_origin", "This origin may not open a socket here.")


def _first_untrusted(hops: Iterable[str], trusted: list[str]) -> str | None:
    for hop in hops:
        try:
            ipaddress.ip_address(hop)
        except ValueError:
            return None
        if hop not in trusted:
            return hop
    return None
