"""The server under load, as the run sees it: our own on a throwaway database, or one elsewhere."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from pennybell.loadtest.orders import Address, Seat


class Commit(NamedTuple):
    """One unit of work, as the server noted it: monotonic seconds, and (user, last seq) each."""

    at: float
    rings: tuple[tuple[str, int], ...]


class Target(Protocol):
    """A server with people on it."""

    address: Address
    """Where its sockets are."""

    seats: Sequence[Seat]
    limits: list[str]
    """What it refused while people were made: one sentence each."""

    @property
    def pid(self) -> int | None:
        """Its process, when it is on this machine and ours to look at."""
        ...

    @property
    def desk_address(self) -> Address:
        """Where transactions are posted: another process of the same house, perhaps."""
        ...

    def desks(self) -> tuple[tuple[str, str], ...]:
        """Where to write as whom: (token, account id), one of each household."""
        ...

    def heads(self, seqs: Sequence[int]) -> list[int]:
        """The newest `seq` of each seat's user; `seqs` are those already heard."""
        ...

    def commits(self) -> list[Commit] | None:
        """When it committed what; None when only the server knows."""
        ...
