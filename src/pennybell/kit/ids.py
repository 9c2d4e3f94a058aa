"""Sortable ids: UUID version 7 (RFC 9562), as lower-case text."""

import base64
import hashlib
import os
import threading
import uuid
from collections.abc import Callable

from pennybell.kit.clock import Clock, Instant, system_clock

Ids = Callable[[], str]
"""Gives a fresh id at each call, each greater than the one before it."""


def uuid7_ids(clock: Clock = system_clock) -> Ids:
    """Make a source of UUIDv7 that never goes backwards, even when the clock does.

    The 12 bits after the time are a counter within one millisecond (RFC 9562, 6.2, method 1);
    past 4,096 ids in a millisecond the time field runs ahead of the clock.
    """
    lock = threading.Lock()
    last = 0

    def next_id() -> str:
        nonlocal last
        with lock:
            last = max(last + 1, clock() << 12)
            ticks = last
        milliseconds, counter = ticks >> 12, ticks & 0xFFF
        random = int.from_bytes(os.urandom(8), "big") & 0x3FFF_FFFF_FFFF_FFFF
        text = f"{milliseconds << 80 | 0x7 << 76 | counter << 64 | 0x2 << 62 | random:032x}"
        return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"

    return next_id


def uuid7_of(milliseconds: int, *names: str) -> str:
    """The one UUIDv7 of a moment and some names: whoever makes it makes the same."""
    digest = hashlib.sha256("\x1f".join(names).encode()).digest()
    bits = int.from_bytes(digest[:10], "big")
    counter, random = bits >> 62 & 0xFFF, bits & 0x3FFF_FFFF_FFFF_FFFF
    past_epoch = max(milliseconds, 0)
    return str(uuid.UUID(int=past_epoch << 80 | 0x7 << 76 | counter << 64 | 0x2 << 62 | random))


def collapse_id_of(text: str) -> str:
    """32 characters of base64url, which every push provider accepts and which say nothing."""
    digest = hashlib.sha256(text.encode()).digest()
    return base64.urlsafe_b64encode(digest)[:32].decode()


def instant_of(uuid7: str) -> Instant:
    """When an id was made, to the millisecond; of another kind of id it tells nothing."""
    return Instant(int(uuid7[:8] + uuid7[9:13], 16))


def is_uuid7(text: str) -> bool:
    """Whether `text` is a UUID of version 7 in its canonical lower-case form."""
    try:
        parsed = uuid.UUID(text)
    except ValueError:
        return False
    return str(parsed) == text and parsed.version == 7
