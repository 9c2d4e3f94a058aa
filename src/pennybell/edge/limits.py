"""How often somebody may try to sign in."""

from pennybell.errors import Throttled
from pennybell.kit.clock import Instant
from pennybell.kit.throttle import Throttle


def check(throttle: Throttle, key: str, now: Instant) -> None:
    """Raise Throttled (429) when the key has no try left; takes none."""
    wait_s = throttle.wait_s(key, now)
    if wait_s:
        raise Throttled("Too many failed sign-ins; wait a little.", wait_s)


def take(now: Instant, *tries: tuple[Throttle, str]) -> None:
    """Take one try of each, or raise Throttled (429) and take none.

    Taken before the slow check of a password, so that a thousand at once do not all pass; given
    back when it was right.
    """
    for throttle, key in tries:
        check(throttle, key, now)
    for throttle, key in tries:
        throttle.hit(key, now)


def give_back(now: Instant, *tries: tuple[Throttle, str]) -> None:
    for throttle, key in tries:
        throttle.give_back(key, now)
