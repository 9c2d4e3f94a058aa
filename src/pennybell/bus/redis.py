"""Bells between processes over Redis pub/sub.

Redis carries rings, never facts: killing it delays what other processes show until their next
sweep, and loses nothing.
"""

import asyncio
import contextlib
from typing import Final

from redis import Redis
from redis import asyncio as redis
from redis.exceptions import RedisError

from pennybell import telemetry
from pennybell.bus.memory import MemoryBus, hear
from pennybell.bus.port import Deliver
from pennybell.events.bell import Ask, Bell, Reply, Ring
from pennybell.kit.json import decode, encode

CHANNEL: Final = "pennybell:bells:"

OUTBOX_BELLS_MAX: Final = 10_000
"""Bells waiting for Redis; past that the oldest are dropped and the sweep finds their events."""

RECONNECT_S: Final = 0.5

SILENT_S: Final = 5.0
"""Seconds without a bell after which Redis is asked whether it is there, and those it has to say so."""

CANCEL_AGAIN_S: Final = 0.1


class RedisBus:
    """See Bus for the guarantee. This process's own bells never wait for Redis.

    Args:
        installation: names the channel, so that two servers may share one Redis.
        origin: this process; its own bells come back and are dropped.
    """

    def __init__(self, url: str, *, installation: str, origin: str) -> None:
        self._url = url
        self._channel = CHANNEL + installation
        self._origin = origin
        self._here = MemoryBus()
        self._away = MemoryBus()
        self._outbox: asyncio.Queue[bytes] = asyncio.Queue(OUTBOX_BELLS_MAX)
        self._tasks: list[asyncio.Task[None]] = []
        self._deliver: Deliver | None = None

    @property
    def is_shared(self) -> bool:
        return True

    def publish(self, bell: Bell) -> None:
        self._here.publish(bell)
        self._away.publish(bell)

    async def start(self, deliver: Deliver) -> None:
        self._deliver = deliver
        await self._here.start(deliver)
        await self._away.start(self._enqueue)
        self._tasks = [
            asyncio.create_task(self._send_forever()),
            asyncio.create_task(self._hear_forever()),
        ]

    async def stop(self) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(1):
                await self._outbox.join()
        # The client swallows a cancellation that meets its connecting: ask until it is heard.
        while waiting := [task for task in self._tasks if not task.done()]:
            for task in waiting:
                task.cancel()
            await asyncio.wait(waiting, timeout=CANCEL_AGAIN_S)
        await self._here.stop()
        await self._away.stop()

    def _enqueue(self, bell: Bell) -> None:
        if self._outbox.full():
            self._outbox.get_nowait()
            self._outbox.task_done()
        self._outbox.put_nowait(to_text(bell, self._origin))

    async def _send_forever(self) -> None:
        client = redis.from_url(self._url, socket_timeout=2, socket_connect_timeout=2)
        try:
            while True:
                text = await self._outbox.get()
                try:
                    await client.publish(self._channel, text)
                except (RedisError, OSError, TimeoutError):
                    telemetry.log(telemetry.BUS_LOST, waiting=self._outbox.qsize())
                    await asyncio.sleep(RECONNECT_S)
                finally:
                    self._outbox.task_done()
        finally:
            await _close(client)

    async def _hear_forever(self) -> None:
        while True:
            client = redis.from_url(self._url, socket_timeout=2, socket_connect_timeout=2)
            try:
                async with client.pubsub() as subscription:
                    await subscription.subscribe(self._channel)
                    telemetry.log(telemetry.BUS_JOINED)
                    await self._listen(subscription)
            except (RedisError, OSError, TimeoutError):
                telemetry.log(telemetry.BUS_LOST)
            finally:
                await _close(client)
            await asyncio.sleep(RECONNECT_S)

    async def _listen(self, subscription: redis.client.PubSub) -> None:
        """Hear bells. A network that swallows everything ends nothing by itself: ask, and go.

        Raises:
            RedisError, OSError, TimeoutError: the connection is lost.
        """
        is_asked = False
        while True:
            message = await subscription.get_message(timeout=SILENT_S)
            if message is not None:
                is_asked = False
                if message["type"] == "message":
                    self._hear(message["data"])
            elif is_asked:
                raise TimeoutError
            else:
                is_asked = True
                await subscription.ping()

    def _hear(self, text: bytes) -> None:
        try:
            origin, bell = from_text(text)
        except (ValueError, TypeError, AttributeError):
            telemetry.log(telemetry.BUS_LOST)  # no bell of ours: lost, as any bell may be
            return
        if origin != self._origin and self._deliver is not None:
            hear(self._deliver, bell)


class RedisRinger:
    """Rings from a process without sockets or an event loop: the command line."""

    def __init__(self, url: str, *, installation: str, origin: str) -> None:
        self._client = Redis.from_url(url, socket_timeout=2, socket_connect_timeout=2)
        self._channel = CHANNEL + installation
        self._origin = origin

    def ring(self, bell: Bell) -> None:
        with contextlib.suppress(RedisError, OSError):
            self._client.publish(self._channel, to_text(bell, self._origin))


async def _close(client: redis.Redis) -> None:
    with contextlib.suppress(RedisError, OSError):
        await client.aclose()


def to_text(bell: Bell, origin: str) -> bytes:
    rings = [[r.user_id, r.first, r.last, [f.decode() for f in r.frames]] for r in bell.rings]
    return encode([origin, rings, *bell[1:]]).encode()


def from_text(text: bytes) -> tuple[str, Bell]:
    origin, rings, ended, joined, disconnected, committed_at, disabled, asks, replies = decode(text)
    return origin, Bell(
        tuple(
            Ring(user_id, first, last, tuple(frame.encode() for frame in frames))
            for user_id, first, last, frames in rings
        ),
        tuple((user_id, session_id) for user_id, session_id in ended),
        tuple(joined),
        tuple((user_id, connection_id) for user_id, connection_id in disconnected),
        committed_at,
        tuple(disabled),
        tuple(Ask(id_, about, tuple(user_ids)) for id_, about, user_ids in asks),
        tuple(Reply(ask_id, said) for ask_id, said in replies),
    )
