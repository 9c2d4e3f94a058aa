"""Real time, measured: `python -m benchmarks.realtime [--quick] [--only NAME]`.

Every figure stands beside a floor or a peer measured in the same run: absolute numbers of a
shared machine move by a third from run to run, ratios do not. One table, and one JSON file in
benchmarks/results/.
"""

import argparse
import dataclasses
import platform
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks import report
from benchmarks.realtime import delivery, latency, memory, returning, stalled
from benchmarks.realtime.figures import Figure, print_table
from benchmarks.realtime.peers import Measured
from benchmarks.realtime.sizes import FULL, QUICK, Sizes

from pennybell.kit.descriptors import raise_limit

MEASURES: dict[str, Callable[[Path, Sizes], list[Figure]]] = {
    "memory": memory.measure_idle,
    "delivery": delivery.measure_delivery,
    "idle": memory.measure_idle_cpu,
    "return": returning.measure_return,
    "latency": latency.measure_latency,
    "processes": latency.measure_two_processes,
    "stalled": stalled.measure_stalled,
    "crowd": latency.measure_crowd,
    "churn": memory.measure_churn,
}
PEERS = "peers"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="small sizes, under two minutes")
    parser.add_argument("--only", choices=[*MEASURES, PEERS], action="append")
    parser.add_argument("--peers-python", default="", help="an interpreter that has aiohttp")
    asked = parser.parse_args()
    sizes = QUICK if asked.quick else FULL
    raise_limit()
    figures: list[Figure] = []
    peers: dict[str, Measured] = {}
    failed: list[str] = []
    with report.scratch() as folder:
        for name in asked.only or [*MEASURES, PEERS]:
            began = time.monotonic()
            try:
                if name == PEERS:
                    peers = delivery.measure_peers(folder, sizes, asked.peers_python)
                else:
                    figures += MEASURES[name](folder, sizes)
            except (RuntimeError, OSError, AssertionError) as error:
                failed.append(f"{name}: {error}")
            print(f"{name}: {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
    print_table(figures)
    print_peers(peers)
    for sentence in failed:
        print(f"Failed: {sentence}")
    report.keep("realtime", as_json(sizes, figures, peers))
    return 1 if failed or not all(each.is_reached for each in figures) else 0


def print_peers(peers: dict[str, Measured]) -> None:
    if peers:
        print(f"\n{'alone, bare':<14}{'KiB/connection':>16}{'us/upgrade':>12}{'us/event':>10}")
    for name, found in peers.items():
        print(f"{name:<14}{found.kb:>16.2f}{found.upgrade_us:>12.0f}{found.event_us:>10.1f}")


def as_json(sizes: Sizes, figures: list[Figure], peers: dict[str, Measured]) -> dict[str, Any]:
    return {
        "machine": f"{platform.system()} {platform.release()} {platform.machine()}",
        "python": platform.python_version(),
        "sizes": dataclasses.asdict(sizes),
        "figures": [dataclasses.asdict(each) for each in figures],
        "peers": {name: dataclasses.asdict(found) for name, found in peers.items()},
    }


if __name__ == "__main__":
    sys.exit(main())
