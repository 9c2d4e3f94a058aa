"""The two sides of a transfer, found among rows that say they are one."""

from collections import deque
from collections.abc import Sequence
from datetime import date
from heapq import heapify, heappop, heappush
from typing import Final

from pennybell.domains.imports.model import Row

DAYS_APART_MAX: Final = 5
"""A card payment reaches the card within a working week."""


def pair_transfers(rows: Sequence[Row]) -> dict[int, int]:
    """Row index -> index of its other side, both ways.

    Sides are rows of kind "transfer" with opposite amounts in one currency on different accounts, at
    most `DAYS_APART_MAX` days apart; the nearest in time first, then in file order, each used once.
    A row without partner is absent: it stays a transfer whose other side is unknown.
    """
    groups: dict[tuple[str, int], tuple[list[int], list[int]]] = {}
    for index, row in enumerate(rows):
        if row.kind == "transfer" and row.amount_minor:
            sides = groups.setdefault((row.currency, abs(row.amount_minor)), ([], []))
            sides[row.amount_minor > 0].append(index)
    pairs: dict[int, int] = {}
    for out, into in groups.values():
        if out and into:
            _pair_group(rows, out, into, pairs)
    return pairs


class _Side:
    """Indices of one day by account, taken in file order."""

    __slots__ = ("heads", "queues")

    def __init__(self) -> None:
        self.queues: dict[str | None, deque[int]] = {}
        self.heads: list[tuple[int, str | None]] = []

    def add(self, index: int, account: str | None) -> None:
        queue = self.queues.setdefault(account, deque())
        queue.append(index)
        if len(queue) == 1:
            self.heads.append((index, account))

    def take_other(self, account: str | None) -> int | None:
        """The first index of another account; the first two heads suffice to find it."""
        kept = heappop(self.heads) if self.heads and self.heads[0][1] == account else None
        taken = None
        if self.heads:
            taken, other = heappop(self.heads)
            queue = self.queues[other]
            queue.popleft()
            if queue:
                heappush(self.heads, (queue[0], other))
        if kept is not None:
            heappush(self.heads, kept)
        return taken


def _pair_group(
    rows: Sequence[Row], out: list[int], into: list[int], pairs: dict[int, int]
) -> None:
    sides: dict[int, _Side] = {}
    for index in into:
        sides.setdefault(_day(rows[index].date), _Side()).add(index, rows[index].account)
    for side in sides.values():
        heapify(side.heads)
    waiting = sorted(out, key=lambda index: (rows[index].date, index))
    for apart in range(DAYS_APART_MAX + 1):
        left: list[int] = []
        for index in waiting:
            partner = _nearest(rows[index], sides, apart)
            if partner is None:
                left.append(index)
            else:
                pairs[index] = partner
                pairs[partner] = index
        waiting = left


def _nearest(row: Row, sides: dict[int, _Side], apart: int) -> int | None:
    """A partner exactly this many days away; money arrives after it leaves, so later days first."""
    day = _day(row.date)
    for other in (day + apart, day - apart) if apart else (day,):
        side = sides.get(other)
        partner = side.take_other(row.account) if side is not None else None
        if partner is not None:
            return partner
    return None


def _day(value: date) -> int:
    return value.toordinal()
