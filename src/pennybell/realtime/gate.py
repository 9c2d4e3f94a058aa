"""What the door of the hub asks of others; the composition root fills it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from pennybell.domains.identity.tokens import Tokens
from pennybell.errors import Throttled, Unavailable
from pennybell.kit.clock import Instant
from pennybell.kit.throttle import Throttle
from pennybell.outbox.actor import Actor
from pennybell.realtime.deadlines import BODY_S_MAX, HEADERS_S_MAX, UNREAD_S_MAX, Deadlines
from pennybell.realtime.hub import Hub


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
    headers_due: Deadlines = field(default_factory=lambda: Deadlines(HEADERS_S_MAX))
    body_due: Deadlines = field(default_factory=lambda: Deadlines(BODY_S_MAX))
    unread_due: Deadlines = field(default_factory=lambda: Deadlines(UNREAD_S_MAX))

    def check_limits(self, hub: Hub, actor: Actor, address: str, now: Instant) -> None:
        """Raises DomainError: 429 too often, 503 full or stopping. Takes nothing."""
        wait_s = self.refused_by_address.wait_s(address, now)
        wait_s = wait_s or self.upgrades_by_user.wait_s(actor.user_id, now)
        if wait_s:
            raise Throttled("Too many connections in a short time; wait a little.", wait_s)
        if hub.is_draining:
            raise Unavailable("draining", "The server is stopping; connect again.", retry_after_s=1)
        self.check_room(hub)

    def check_room(self, hub: Hub) -> None:
        """Raises Unavailable: 503 full, of sockets and of those who listen without one."""
        most = hub.limits.sockets_max
        if most and hub.total + hub.listeners.total >= most:
            raise Unavailable("full", "No more sockets fit here just now.", retry_after_s=5)


def realtime_disabled() -> Unavailable:
    return Unavailable(
        "realtime_disabled", "WebSockets are switched off here; use the event stream."
    )
