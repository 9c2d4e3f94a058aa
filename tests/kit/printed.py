"""pytest plugin: what a test measured is printed at the end of the run, pass or fail.

Tests run in several processes, whose output pytest keeps to itself.
"""

from collections.abc import Callable
from typing import Any

import pytest

PROPERTY = "printed"


@pytest.fixture
def print_at_end(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Call it with the lines to print."""
    return lambda text: record_property(PROPERTY, text)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    for reports in terminalreporter.stats.values():
        for report in reports:
            for name, text in getattr(report, "user_properties", ()):
                if name == PROPERTY and report.when == "call":
                    terminalreporter.section(report.nodeid.rpartition("::")[2])
                    terminalreporter.write_line(str(text))
