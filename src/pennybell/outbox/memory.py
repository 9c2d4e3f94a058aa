"""What readings of one household keep for the next ones, so that a commit costs what it moved.

Everything here can be forgotten at any time: it is made anew from the tables.
"""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Any, Final, TypeVar, cast

T = TypeVar("T")

HOUSEHOLDS_MAX: Final = 64
"""Those that were looked at last: one of three years with thirty categories takes 1 MB."""


class Memory:
    """Used on all database threads; what is kept must bear that too."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, dict[Callable[[], Any], Any]] = OrderedDict()
        self._lock = Lock()

    def of(self, household_id: str, make: Callable[[], T]) -> T:
        """What `make` (a class, say) made for this household before, or makes now."""
        with self._lock:
            kept = self._kept.setdefault(household_id, {})
            self._kept.move_to_end(household_id)
            if len(self._kept) > HOUSEHOLDS_MAX:
                self._kept.popitem(last=False)
            if make not in kept:
                kept[make] = make()
            return cast("T", kept[make])
