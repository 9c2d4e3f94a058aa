"""What the door of the hub asks of others; the composition root fills it."""

from collections.abc import Callable
from dataclasses import dataclass

from pennybell.domains.identity.tokens import Tokens
from pennybell.errors import Unavailable
from pennybell.kit.throttle import Throttle


@dataclass(frozen=True, slots=True)
class Gate:
    """`check_origin(headers, client)` raises Forbidden (403) for a foreign Origin.

    `address_of(headers, client)` looks past trusted proxies.
    """

    tokens: Tokens
    check_origin: Callable[[dict[str, str], str], None]
    address_of: Callable[[dict[str, str], str], str]
    upgrades_by_user: Throttle
    refused_by_address: Throttle
    is_enabled: bool = True


def realtime_disabled() -> Unavailable:
    return Unavailable(
        "realtime_disabled", "WebSockets are switched off here; use the event stream."
    )
