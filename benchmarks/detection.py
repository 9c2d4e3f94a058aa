"""What the detection of recurring payments finds in made-up households whose truth is known.

Precision: of what was found, the share that truly recurs, in that rhythm. Recall: of what recurs,
the share that was found. And what one payee costs, for the reader does it after commits.
"""

import argparse
import time
from collections import Counter
from datetime import timedelta

from benchmarks import report
from tests.kit.payments import TODAY, household

from pennybell.forecast.recurrence import find_recurrences

HOUSEHOLDS = 60
FIRST_SEED = 1_000
"""Not those that the thresholds were chosen on, which are below 1,000."""


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--households", type=int, default=HOUSEHOLDS)
    parser.add_argument("--first-seed", type=int, default=FIRST_SEED)
    asked = parser.parse_args()
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    costs = []
    for seed in range(asked.first_seed, asked.first_seed + asked.households):
        today = TODAY + timedelta(days=seed % 365)
        for payee in household(seed, today=today):
            begun = time.perf_counter()
            found = find_recurrences(payee.payments, today)
            costs.append((time.perf_counter() - begun) * 1e3)
            rhythms = {each.rhythm for each in found}
            right[payee.kind] += payee.rhythm in rhythms
            missed[payee.kind] += payee.is_told and payee.rhythm not in rhythms
            wrong[payee.kind] += len(rhythms - {payee.rhythm})
    costs.sort()
    hits, false, lost = right.total(), wrong.total(), missed.total()
    for kind in sorted(right):
        print(f"{kind:28} found {right[kind]:4}  missed {missed[kind]:4}  false {wrong[kind]:4}")
    figures = {
        "payees": len(costs),
        "precision": hits / (hits + false),
        "recall": hits / (hits + lost),
        "ms_p50": costs[len(costs) // 2],
        "ms_p99": costs[len(costs) * 99 // 100],
        "ms_max": costs[-1],
    }
    print("  ".join(f"{name} {value:.3f}" for name, value in figures.items()))
    report.keep("detection", figures)


if __name__ == "__main__":
    main()
