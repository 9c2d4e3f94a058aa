"""What sockets are to be sent in one turn of the event loop: one write for each, at its end.

A transport's own write touches the transport, its handle and its queue before it comes to the
kernel, and finds none of them in the processor's caches when thousands are written to. So where
nothing of a socket's waits to be sent, the bytes go straight to the C library's `send`, for many
sockets in one step of the interpreter. It neither blocks nor lets go of the interpreter, as
Python's own `send` does at some cost. What the kernel does not take, the transport gets: it keeps
the rest, knows when the peer is slow, and learns of errors. It also writes everything where there
is no such function, and where bytes are to be encrypted first.
"""

import asyncio
import ctypes
import socket
from collections.abc import Callable, Sequence
from itertools import repeat
from operator import attrgetter
from typing import Final, Protocol

BY_TRANSPORT: Final = -1
"""In place of a descriptor: the transport writes."""

WRITES_AT_ONCE: Final = 256
"""Sockets written to together: enough to share what is loaded, few enough for the caches, and for
the other threads, which wait for all of it (some 2 ms)."""

Send = Callable[[int, bytes, int, int], int]
"""Descriptor, bytes, their number, flags; the number of bytes taken, or -1."""

_descriptor: Final = attrgetter("descriptor")


def find_send() -> Send | None:
    """The C library's `send`; None where it is not to be had.

    Its types are not declared: ctypes would make objects of all arguments, which costs more than
    the rest of the call (1.2 us). Undeclared, integers go as C's `int`, which the number of bytes
    fits into, and bytes as a pointer.
    """
    if not hasattr(socket, "MSG_DONTWAIT"):
        return None
    try:
        found: Send = ctypes.PyDLL(None).send
    except (AttributeError, OSError, TypeError):
        return None
    return found


SEND: Final = find_send()
# Python ignores SIGPIPE; where the flag exists nothing depends on that.
FLAGS: Final = getattr(socket, "MSG_DONTWAIT", 0) | getattr(socket, "MSG_NOSIGNAL", 0)


def descriptor_of(transport: asyncio.Transport) -> int:
    """Where `send` may write in the transport's place; `BY_TRANSPORT` while it may not.

    It is valid until the transport calls its protocol's `connection_lost`, and closes it then.
    """
    if SEND is None or transport.is_closing() or transport.get_write_buffer_size():
        return BY_TRANSPORT
    if transport.get_extra_info("sslcontext") is not None:
        return BY_TRANSPORT
    of_socket = transport.get_extra_info("socket")
    return BY_TRANSPORT if of_socket is None else int(of_socket.fileno())


class Receiver(Protocol):
    """`descriptor`: valid as long as it is set, and while the transport holds nothing unsent."""

    descriptor: int

    def pass_on(self, data: bytes) -> None:
        """Let the transport write."""


class Writes:
    """Gathers for one turn of the loop. Bytes of one receiver leave in the order they came.

    Args:
        on_end: called after the last write of a turn.

    Whoever appends to `receivers` and `data` itself calls `gathered` after it.
    """

    __slots__ = ("_is_due", "_on_end", "data", "receivers")

    def __init__(self, on_end: Callable[[], None] | None = None) -> None:
        self.receivers: list[Receiver] = []
        self.data: list[bytes] = []
        self._is_due = False
        self._on_end = on_end

    def add(self, receiver: Receiver, data: bytes) -> None:
        self.receivers.append(receiver)
        self.data.append(data)
        self.gathered()

    def gathered(self) -> None:
        """Write now when it is much, else at the end of this turn."""
        if len(self.receivers) >= WRITES_AT_ONCE:
            self.flush()
        if not self._is_due:
            self._is_due = True
            asyncio.get_running_loop().call_soon(self._end)

    def _end(self) -> None:
        self._is_due = False
        self.flush()
        if self._on_end is not None:
            self._on_end()

    def flush(self) -> None:
        """Write everything now: before something else is written, or closed."""
        if not self.receivers:
            return
        receivers, data = self.receivers.copy(), self.data.copy()
        self.receivers.clear()
        self.data.clear()
        if len(set(receivers)) < len(receivers):
            receivers, data = _joined(receivers, data)
        descriptors = list(map(_descriptor, receivers))
        if min(descriptors) == BY_TRANSPORT or SEND is None:
            receivers, data, descriptors = _pass_on(receivers, data)
        if SEND is None:
            return
        sizes = list(map(len, data))
        taken = list(map(SEND, descriptors, data, sizes, repeat(FLAGS)))
        if taken != sizes:
            for receiver, each, size, count in zip(receivers, data, sizes, taken, strict=True):
                if count != size:
                    receiver.pass_on(each[max(count, 0) :])


def _joined(
    receivers: Sequence[Receiver], data: Sequence[bytes]
) -> tuple[list[Receiver], list[bytes]]:
    """One piece for each receiver."""
    pieces: dict[Receiver, list[bytes]] = {}
    for receiver, each in zip(receivers, data, strict=True):
        pieces.setdefault(receiver, []).append(each)
    return list(pieces), list(map(b"".join, pieces.values()))


def _pass_on(
    receivers: Sequence[Receiver], data: Sequence[bytes]
) -> tuple[list[Receiver], list[bytes], list[int]]:
    """Give transports what they have to write; what is left goes to the descriptors."""
    to, what, where = [], [], []
    for receiver, each in zip(receivers, data, strict=True):
        if receiver.descriptor == BY_TRANSPORT:
            receiver.pass_on(each)
        else:
            to.append(receiver)
            what.append(each)
            where.append(receiver.descriptor)
    return to, what, where
