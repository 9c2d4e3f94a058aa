"""How often somebody may try to sign in."""

from pennybell.errors import Throttled
from pennybell.kit.clock import Instant
from pennybell.kit.throttle import Throttle


def check(throttle: Throttle, key: str, now: Instant) -> None:
    """Raise Throttled (429) when the key has no try left; takes none."""
    wait_s = throttle.wait_s(key, now)
    if wait_s:
        raise Throttled("Too many failed sign-ins; wait a little.", wait_s)
