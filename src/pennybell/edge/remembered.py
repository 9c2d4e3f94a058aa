"""Answers that stay right until somebody writes: kept by the number of the newest fact they contain.

What a household's numbers say follows from its facts and from the day; what a snapshot says, from its
reader's stream too. So the same question at the same numbers has the same answer, whoever asks, and
the next commit makes all that was kept worthless. The numbers are read in the transaction that the
answer would be read in: nothing is answered that is not committed, and nothing older than that.
A backup that was restored under the server has the same numbers for other facts, in another epoch.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, Final, TypeVar

from pennybell.kit.clock import DAYS_BEGIN_EACH
from pennybell.outbox import log
from pennybell.outbox.unit_of_work import Reading

T = TypeVar("T")

OWNERS_MAX: Final = 64
"""Households and people whose answers are kept, those who asked last."""

ANSWERS_MAX: Final = 32
"""Of one of them: two dashboards' worth. An answer is up to 300 KB."""


@dataclass(slots=True)
class _Kept:
    at: tuple[int | str, ...]
    answers: dict[Hashable, Any] = field(default_factory=dict)


class Remembered:
    """Used on all database threads."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, _Kept] = OrderedDict()
        self._lock = Lock()

    def of_household(self, reading: Reading, asked: Hashable, read: Callable[[], T]) -> T:
        """What every member is told alike. `asked` says all that `read` goes by."""
        return self._answer(reading, reading.household_id, (), asked, read)

    def of_person(self, reading: Reading, asked: Hashable, read: Callable[[], T]) -> T:
        """What is for the reader alone."""
        user_id = reading.actor.user_id
        seq = log.read_head(reading.connection, user_id).seq
        return self._answer(reading, user_id, (seq,), (reading.household_id, asked), read)

    def _answer(
        self,
        reading: Reading,
        owner: str,
        own: tuple[int, ...],
        asked: Hashable,
        read: Callable[[], T],
    ) -> T:
        hseq = log.read_hseq(reading.connection, reading.household_id)
        epoch = log.read_epoch(reading.connection)
        at: tuple[int | str, ...] = (epoch, hseq, reading.now // DAYS_BEGIN_EACH, *own)
        with self._lock:
            kept = self._kept.get(owner)
            if kept is None or kept.at != at:
                kept = self._kept[owner] = _Kept(at)
            self._kept.move_to_end(owner)
            if len(self._kept) > OWNERS_MAX:
                self._kept.popitem(last=False)
            if asked in kept.answers:
                known: T = kept.answers[asked]
                return known
        answer = read()
        if len(kept.answers) < ANSWERS_MAX:
            kept.answers[asked] = answer
        return answer
