"""One wheel for all sockets: no timer of their own, and no two need wake in the same second."""

from typing import Final, Generic, Protocol, TypeVar

PING_AFTER_S: Final = 25
"""Seconds of silence before a ping. Home routers drop sockets idle near 60 s."""

DEAD_AFTER_S: Final = 35
"""Seconds without any byte after which the peer is gone: 10 after the ping."""

EXPIRING_S: Final = 60
"""Seconds before a token expires at which its client is told."""

GRACE_S: Final = 25
"""Seconds an expired token's socket lives on, so that a late refresh loses nothing."""

SLOTS: Final = 64
"""Seconds the wheel looks ahead; no visit lies further away."""

TICKS: Final = 256
"""Ticks are counted modulo this: Python keeps integers this small once for all."""


NOWHERE: Final = SLOTS
"""The slot of what the wheel does not carry."""


class Visited(Protocol):
    """What the wheel carries. `slot`: the wheel's own note of where it put it."""

    slot: int


Socket = TypeVar("Socket", bound=Visited)


class Wheel(Generic[Socket]):
    """Sockets by the second of their next visit. A socket is in one slot until it is visited.

    `now`: this second, modulo `TICKS`; a connection copies it whenever it hears a byte.
    """

    __slots__ = ("_slots", "now")

    def __init__(self) -> None:
        self.now = 0
        self._slots: list[set[Socket]] = [set() for _ in range(SLOTS)]

    def put(self, socket: Socket, in_s: int) -> None:
        socket.slot = (self.now + max(1, min(in_s, SLOTS - 1))) % SLOTS
        self._slots[socket.slot].add(socket)

    def drop(self, socket: Socket) -> None:
        """Forget one that is gone: kept until its visit, a crowd that left would fill memory."""
        if socket.slot != NOWHERE:
            self._slots[socket.slot].discard(socket)
            socket.slot = NOWHERE

    def turn(self) -> list[Socket]:
        """Move on by a second; returns the sockets to visit."""
        self.now = (self.now + 1) % TICKS
        slot = self.now % SLOTS
        due, self._slots[slot] = self._slots[slot], set()
        for socket in due:
            socket.slot = NOWHERE
        return list(due)

    def silent_s(self, heard: int) -> int:
        return (self.now - heard) % TICKS


def phase_of(serial: int) -> int:
    """Seconds until a new socket's first ping.

    Spread, so that a crowd that came at once does not beat in one second for ever after.
    """
    return 1 + serial * 7 % PING_AFTER_S


def next_visit_s(*, silent_s: int, expires_in_s: int, is_warned: bool) -> int:
    """Seconds until a socket has to be looked at again."""
    beat = DEAD_AFTER_S - silent_s if silent_s >= PING_AFTER_S else PING_AFTER_S - silent_s
    expiry = expires_in_s + GRACE_S + 1 if is_warned else expires_in_s - EXPIRING_S
    return max(1, min(beat, expiry))
