"""URLs that people supply: what may be asked for at all, and which addresses may be dialled.

A server that fetches what it is told to reaches where its user cannot: other machines of its
network, its cloud's metadata, itself. So a name is resolved first, every address has to be public,
and the connection goes to the very address that was looked at.
"""

from collections.abc import Collection
from dataclasses import dataclass
from ipaddress import IPv4Address, ip_address, ip_network
from typing import Final
from urllib.parse import urlsplit

URL_CHARACTERS_MAX: Final = 2_048

# The IANA registries of special-purpose addresses, October 2024; multicast and reserved space.
SPECIAL_V4: Final = tuple(
    ip_network(text)
    for text in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # a carrier's
        "127.0.0.0/8",  # loopback
        "169.254.0.0/16",  # link-local: the metadata of clouds
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocols
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",  # private
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, broadcast
    )
)
GLOBAL_V6: Final = ip_network("2000::/3")
"""All that is handed out so far; loopback, link-local, unique local and mapped lie outside."""

SPECIAL_V6: Final = tuple(
    ip_network(text)
    for text in (
        "2001::/23",  # protocols: Teredo, ORCHID, benchmarks
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4: carries any IPv4 address
        "3fff::/20",  # documentation
    )
)
NAT64: Final = ip_network("64:ff9b::/96")
"""IPv4 behind a translator: as public as the address inside."""


class UrlRefused(Exception):
    """A URL that a person supplied and that is not asked for; `reason` is a fixed word."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Target:
    """Where a URL leads. `is_trusted`: the operator named the host, so any address will do."""

    scheme: str
    host: str
    port: int
    is_trusted: bool

    @property
    def origin(self) -> str:
        """Scheme, host, and the port where it is not the usual one (RFC 6454)."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        is_usual = self.port == (443 if self.scheme == "https" else 80)
        return f"{self.scheme}://{host}" if is_usual else f"{self.scheme}://{host}:{self.port}"


def check_url(url: str, *, allow: Collection[str]) -> Target:
    """What a URL asks for, when it may be asked for.

    Args:
        allow: hosts that the operator trusts, `host` or `host:port` in lower case. They may speak
            plain HTTP, and lie anywhere.

    Raises:
        UrlRefused: not https; names a user; no host; characters that parsers read differently.
    """
    if len(url) > URL_CHARACTERS_MAX:
        raise UrlRefused("too_long")
    if not url.isascii() or not url.isprintable() or any(c in url for c in ' \\"<>^`{|}'):
        raise UrlRefused("characters")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise UrlRefused("unreadable") from None
    host = (parts.hostname or "").rstrip(".")
    if not host or "%" in host:
        raise UrlRefused("host")
    if "@" in parts.netloc:
        raise UrlRefused("userinfo")
    is_trusted = host in allow or f"{host}:{port}" in allow
    if parts.scheme != "https" and not (is_trusted and parts.scheme == "http"):
        raise UrlRefused("not_https")
    if port == 0:
        raise UrlRefused("port")
    return Target(parts.scheme, host, port or (443 if parts.scheme == "https" else 80), is_trusted)


def is_public(address: str) -> bool:
    """Whether an IP address, as text, belongs to the public internet."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    if isinstance(parsed, IPv4Address):
        return not any(parsed in network for network in SPECIAL_V4)
    if parsed in NAT64:
        return is_public(str(IPv4Address(int(parsed) & 0xFFFF_FFFF)))
    return parsed in GLOBAL_V6 and not any(parsed in network for network in SPECIAL_V6)
