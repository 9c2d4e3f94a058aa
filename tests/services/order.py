"""pytest plugin: how the work is spread over processes when there are several.

`--dist loadfile` gives each process a file at a time. A long file that is begun last is waited for
by all, so the longest are begun first; `make test` keeps xdist from sorting them otherwise.
"""

import os
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[2]

LONGEST: Final = [
    "tests/rooms/edge/test_schemathesis.py",
    "tests/faults/test_kill_worker.py",
    "tests/faults/test_kill.py",
    "tests/properties/test_analytics.py",
    "tests/properties/test_bills.py",
    "tests/properties/test_old_state_and_events.py",
    "tests/rooms/recurring/test_bills.py",
    "tests/rooms/alerts/test_bills.py",
    "tests/faults/test_slow_reader.py",
]
"""Files of more than about half a minute, the longest first."""

PROCESSES_MAX: Final = 4
"""More would wait for the same PostgreSQL."""


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: a test often waits for a server, which has its own."""
    return min((os.cpu_count() or 1) + 1, PROCESSES_MAX)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    rank = {ROOT / name: number for number, name in enumerate(LONGEST)}
    items.sort(key=lambda item: rank.get(item.path, len(rank)))
