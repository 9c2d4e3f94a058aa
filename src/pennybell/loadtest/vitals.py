"""What a process uses, as Linux tells it; None elsewhere."""

import time
from contextlib import suppress
from pathlib import Path
from typing import Final

CPUCLOCK_SCHED: Final = 2
"""Linux names the CPU clock of process p by ~p << 3 | 2 (clock_getcpuclockid); to nanoseconds."""


def memory_kb(pid: int) -> float | None:
    """Proportional set size, in KiB: shared pages count by their share."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return float(line.split()[1])
    return None


def cpu_s(pid: int) -> float | None:
    """Seconds of CPU, user and system, of all its threads since it began, ended ones included."""
    try:
        return time.clock_gettime(~pid << 3 | CPUCLOCK_SCHED)
    except (AttributeError, OSError):
        return None
