"""What one prediction of a budget costs, for made-up households of ordinary to heavy spending.

Whole predictions, with percentiles, bills and reasons; `probability` is what an evaluation asks.
"""

import argparse
import time
from collections.abc import Callable
from typing import Any, Final

from benchmarks import report

from pennybell.forecast.budget import overrun_probability, predict
from pennybell.forecast.generator import checks
from pennybell.forecast.model import Standing

CHECKS: Final = 2_000
SEED: Final = 7
REPEATED: Final = 3
"""The quickest of so many is kept: the machine is shared, and the same question costs the same."""

MS_MAX: Final = 1.0
ASKED: Final[dict[str, Callable[[Standing], Any]]] = {
    "prediction": predict,
    "probability": overrun_probability,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checks", type=int, default=CHECKS)
    asked = parser.parse_args()
    standings = [each.standing for each in checks(SEED, asked.checks, plays=1)]
    found: dict[str, Any] = {"checks": len(standings), "ms_max": MS_MAX}
    for name, ask in ASKED.items():
        costs = sorted(min(_ms(ask, each) for _ in range(REPEATED)) for each in standings)
        found[name] = {
            "ms_p50": costs[len(costs) // 2],
            "ms_p99": costs[len(costs) * 99 // 100],
            "ms_max": costs[-1],
        }
        figures = "  ".join(f"{each} {value:.3f}" for each, value in found[name].items())
        print(f"{name:12} {figures}")
    report.keep("forecast", found)


def _ms(ask: Callable[[Standing], Any], standing: Standing) -> float:
    begun = time.perf_counter()
    ask(standing)
    return (time.perf_counter() - begun) * 1e3


if __name__ == "__main__":
    main()
