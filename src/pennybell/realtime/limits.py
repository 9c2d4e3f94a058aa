"""What one client may cost the others. Each limit is a setting; 0 switches it off."""

from dataclasses import dataclass
from typing import Final

SLOW_BYTES: Final = 262_144
"""Unsent bytes over which a socket is slow; over it for `SLOW_S` it is closed."""

SLOW_S: Final = 5

MESSAGE_BURST_FACTOR: Final = 2
"""A client may save up this many seconds' worth of messages."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Defaults as in docs/protocol/realtime.md, where each has its reason."""

    message_bytes_max: int = 512
    messages_per_s_max: int = 20
    sockets_per_user_max: int = 10
    upgrades_per_minute_max: int = 30
    refused_upgrades_per_minute_max: int = 60
    sockets_max: int = 20_000
    queue_bytes_max: int = 1_048_576
