"""The bus: carries bells to every process that has sockets."""

from collections.abc import Callable
from typing import Protocol

from pennybell.events.bell import Bell

Deliver = Callable[[Bell], None]


class Bus(Protocol):
    """Rings where sockets are.

    Guarantee: `publish` may be called from any thread, returns at once, and never fails.
    Bells of one thread arrive in order at this process; a bell may be lost between processes,
    arrive twice, or late. Whoever delivers checks the numbers.
    """

    @property
    def is_shared(self) -> bool:
        """Whether other processes may hear what is published."""
        ...

    def publish(self, bell: Bell) -> None: ...

    async def start(self, deliver: Deliver) -> None:
        """Begin to call `deliver`, on the running event loop."""
        ...

    async def stop(self) -> None: ...
