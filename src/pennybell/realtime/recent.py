"""What happened to whose sockets lately, for the statistics of one user.

A user's sockets come and go, and a server has many users: so nothing is kept for each. The newest
events of all are, as many as fit; who asks has theirs picked out.
"""

from collections import deque
from collections.abc import Sequence
from typing import Final

from pennybell.realtime.statistics import Latency

KEPT_MAX: Final = 20_000
"""Resumes, closes and deliveries to a user: the newest of each."""


class Recent:
    """`deliveries`: milliseconds since the commit, and whose sockets were written to."""

    __slots__ = ("_delivered", "closes", "deliveries", "resumes")

    def __init__(self) -> None:
        self.closes: deque[tuple[str, int]] = deque(maxlen=KEPT_MAX)
        self.resumes: deque[tuple[str, bool]] = deque(maxlen=KEPT_MAX)
        self.deliveries: deque[tuple[float, Sequence[str]]] = deque()
        self._delivered = 0

    def delivered(self, milliseconds: float, user_ids: Sequence[str]) -> None:
        self.deliveries.append((milliseconds, user_ids))
        self._delivered += len(user_ids)
        while self._delivered > KEPT_MAX and len(self.deliveries) > 1:
            self._delivered -= len(self.deliveries.popleft()[1])

    def closes_of(self, user_id: str) -> dict[str, int]:
        """How many, by close code."""
        found: dict[str, int] = {}
        for user, code in self.closes:
            if user == user_id:
                found[str(code)] = found.get(str(code), 0) + 1
        return found

    def resumes_of(self, user_id: str) -> tuple[int, int]:
        """Complete, and refused."""
        found = [is_complete for user, is_complete in self.resumes if user == user_id]
        return sum(found), len(found) - sum(found)

    def latency_of(self, user_id: str) -> Latency:
        found = Latency()
        for milliseconds, user_ids in self.deliveries:
            if user_id in user_ids:
                found.observe(milliseconds)
        return found
