"""One write a turn for each socket: order, what the kernel does not take, and whose socket it is."""

import asyncio
import os
import socket
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import ExitStack, asynccontextmanager
from typing import Any

import pytest
import uvloop
from tests.providers.certificates import Authority

from pennybell.channels.wire import tls_context
from pennybell.realtime import close_codes, writes
from pennybell.realtime.connection import Connection, Stream
from pennybell.realtime.echo import Hall
from pennybell.realtime.writes import BY_TRANSPORT, Writes, descriptor_of

MUCH = os.urandom(3_000_000)


class Plain:
    """A receiver without a transport: what it was to pass on is kept."""

    def __init__(self, descriptor: int) -> None:
        self.descriptor = descriptor
        self.passed: list[bytes] = []

    def pass_on(self, data: bytes) -> None:
        self.passed.append(data)


def packets() -> tuple[socket.socket, socket.socket]:
    """A pair on which every `send` is one packet, so that writes can be counted."""
    return socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)


def run(test: Callable[[], Coroutine[Any, Any, None]]) -> None:
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(test())


@asynccontextmanager
async def connected() -> AsyncIterator[tuple[Connection, socket.socket, Hall]]:
    """An open connection on a real transport, and its peer, who reads nothing by itself."""
    ours, theirs = socket.socketpair()
    with theirs:
        theirs.settimeout(10)
        hall = Hall()
        transport, _ = await asyncio.get_running_loop().create_connection(
            asyncio.Protocol, sock=ours
        )
        connection = Connection(transport, hall, Stream("robin"), "")
        transport.set_protocol(connection)
        connection.open_at(0)
        try:
            yield connection, theirs, hall
        finally:
            transport.abort()
            await asyncio.sleep(0)


async def read(peer: socket.socket, size: int) -> bytes:
    def all_of_it() -> bytes:
        data = b""
        while len(data) < size and (more := peer.recv(1 << 20)):
            data += more
        return data

    return await asyncio.to_thread(all_of_it)


async def until(holds: Callable[[], bool]) -> None:
    for _ in range(2_000):
        if holds():
            return
        await asyncio.sleep(0.005)
    raise TimeoutError


def test_what_a_socket_gets_in_one_turn_leaves_in_one_write_in_order() -> None:
    async def test() -> None:
        (a, heard_a), (b, heard_b) = packets(), packets()
        with a, b, heard_a, heard_b:
            first, second = Plain(a.fileno()), Plain(b.fileno())
            gathered = Writes()
            for receiver, data in ((first, b"1"), (second, b"x"), (first, b"2"), (first, b"3")):
                gathered.add(receiver, data)
            for each in (heard_a, heard_b):
                each.setblocking(False)
                with pytest.raises(BlockingIOError):
                    each.recv(10)
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            assert heard_a.recv(10) == b"123"
            assert heard_b.recv(10) == b"x"
            gathered.add(first, b"4")
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            assert heard_a.recv(10) == b"4"

    run(test)


def test_many_are_written_to_before_the_turn_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writes, "WRITES_AT_ONCE", 3)
    ended: list[int] = []

    async def test() -> None:
        ours, theirs = packets()
        with ours, theirs:
            theirs.setblocking(False)
            receivers = [Plain(ours.fileno()) for _ in range(4)]
            gathered = Writes(lambda: ended.append(len(gathered.receivers)))
            for receiver in receivers:
                gathered.add(receiver, b"x")
            assert [theirs.recv(10) for _ in range(3)] == [b"x"] * 3
            assert not ended
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            assert theirs.recv(10) == b"x"
            assert ended == [0]

    run(test)


def test_what_the_kernel_does_not_take_is_passed_on() -> None:
    async def test() -> None:
        ours, theirs = socket.socketpair()
        with ours, theirs:
            receiver = Plain(ours.fileno())
            gathered = Writes()
            gathered.add(receiver, MUCH)
            gathered.flush()
            (rest,) = receiver.passed
            assert 0 < len(rest) < len(MUCH)
            assert await read(theirs, len(MUCH) - len(rest)) + rest == MUCH
            theirs.close()
            gathered.add(receiver, b"nobody hears this")  # EPIPE: the transport learns of it
            gathered.flush()
            assert receiver.passed[1:] == [b"nobody hears this"]

    run(test)


def is_slow(connection: Connection) -> bool:
    """A call, since a type checker thinks that an attribute stays what it was."""
    return connection.is_slow


def test_a_slow_peer_gets_everything_in_order_and_is_written_to_directly_again() -> None:
    async def test() -> None:
        async with connected() as (connection, peer, _hall):
            directly = connection.descriptor
            assert directly != BY_TRANSPORT
            connection.send(b"begin")
            connection.send(MUCH)
            await until(lambda: connection.transport.get_write_buffer_size() > 0)
            assert connection.descriptor == BY_TRANSPORT
            assert connection.is_slow
            connection.send(b"end")
            expected = b"begin" + MUCH + b"end"
            assert await read(peer, len(expected)) == expected
            await until(lambda: not connection.transport.get_write_buffer_size())
            await until(lambda: not is_slow(connection))
            connection.send(b"again")
            assert await read(peer, 5) == b"again"
            assert connection.descriptor == directly

    run(test)


def test_a_close_frame_goes_behind_what_waits() -> None:
    async def test() -> None:
        async with connected() as (connection, peer, _hall):
            connection.send(b"news")
            connection.hang_up(close_codes.SLOW)
            connection.send(b"too late")
            heard = await read(peer, 1_000)
            assert heard.startswith(b"news\x88")
            assert b"too late" not in heard

    run(test)


@pytest.mark.parametrize("leave", ["abort", "close", "peer"])
def test_nobody_else_hears_what_was_for_one_that_has_gone(leave: str) -> None:
    async def test() -> None:
        async with connected() as (connection, peer, hall):
            number = connection.descriptor
            if leave == "peer":
                peer.close()
            else:
                getattr(connection.transport, leave)()
            await until(lambda: connection.descriptor == BY_TRANSPORT)
            strangers: list[socket.socket] = []
            while number not in map(socket.socket.fileno, strangers):
                await asyncio.sleep(0.01)  # until the number is given out anew
                strangers += socket.socketpair()
            hall.writes.add(connection, b"private")
            hall.writes.flush()
            with ExitStack() as closing:
                for each in strangers:
                    closing.enter_context(each).setblocking(False)
                for each in strangers:
                    with pytest.raises(BlockingIOError):
                        each.recv(10)

    run(test)


def test_without_the_c_library_the_transport_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writes, "SEND", None)

    async def test() -> None:
        async with connected() as (connection, peer, _hall):
            assert connection.descriptor == BY_TRANSPORT
            for data in (b"1", MUCH, b"2"):
                connection.send(data)
            assert await read(peer, len(MUCH) + 2) == b"1" + MUCH + b"2"

    run(test)


def test_what_is_encrypted_is_never_written_past_the_encryption(authority: Authority) -> None:
    async def test() -> None:
        loop = asyncio.get_running_loop()
        for context in (authority.server_context([]), None):
            arrived: asyncio.Future[asyncio.Transport] = loop.create_future()
            server = await loop.create_server(
                lambda arrived=arrived: Arriving(arrived), "127.0.0.1", 0, ssl=context
            )
            port = server.sockets[0].getsockname()[1]
            trust = tls_context(authority.ca_file) if context else None
            client, _ = await loop.create_connection(asyncio.Protocol, "127.0.0.1", port, ssl=trust)
            transport = await arrived
            assert (descriptor_of(transport) == BY_TRANSPORT) == (context is not None)
            client.abort()
            server.close()

    run(test)


class Arriving(asyncio.Protocol):
    def __init__(self, arrived: "asyncio.Future[asyncio.Transport]") -> None:
        self.arrived = arrived

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.arrived.set_result(transport)  # type: ignore[arg-type]  # of TCP: a Transport
