"""What a process uses, as Linux tells it; None where there is no /proc."""

import os
from contextlib import suppress
from pathlib import Path


def memory_kb(pid: int) -> float | None:
    """Proportional set size, in KiB: shared pages count by their share."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return float(line.split()[1])
    return None


def cpu_s(pid: int) -> float | None:
    """Seconds of CPU, user and system, of all its threads since it began."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
