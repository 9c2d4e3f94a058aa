"""A channel that sends nothing and remembers everything: for tests, and for trying things out."""

from collections import deque
from collections.abc import Iterable

from pennybell.channels.port import Address, Delivered, Message, Outcome
from pennybell.channels.statistics import Counts, Health


class RecordingChannel:
    """See Channel for the guarantee.

    Args:
        outcomes: what to say of the first messages, in order; the rest is delivered.
    """

    def __init__(self, outcomes: Iterable[Outcome] = (), *, name: str = "recording") -> None:
        self.name = name
        self.sent: list[tuple[Address, Message]] = []
        self._outcomes = deque(outcomes)
        self._counts = Counts()

    async def send(self, address: Address, message: Message, *, attempt: int = 1) -> Outcome:  # noqa: ARG002 - the port has it
        self.sent.append((address, message))
        delivered = Delivered(message_id=message.id)
        outcome = self._outcomes.popleft() if self._outcomes else delivered
        self._counts.outcomes[type(outcome).__name__.lower()] += 1
        return outcome

    def health(self) -> Health:
        return Health(self.name, (), self._counts)

    async def close(self) -> None:
        pass
