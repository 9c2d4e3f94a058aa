"""Import of 100,000 rows, while another household writes to the same server at a modest rate.

What counts: how long the import takes, and how long the others wait meanwhile. Their waiting is
counted from when a request was due, so a server that stands still is not let off.
"""

import argparse
import csv
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import httpx
from benchmarks import load, report
from benchmarks.load import Seen
from benchmarks.serving import Household, found_household, serving
from tests.services import postgres

ROWS = 100_000
TARGET_S, AIM_S = 20.0, 10.0
OTHERS_P99_MS_MAX = 500.0
OTHERS_PER_S = 40.0
OTHERS_CONNECTIONS = 4
IMPORT_S_MAX = 300.0

FIRST_DAY = date(2021, 1, 1)
DAYS = 5 * 365
ACCOUNTS = ("Everyday", "Blue Card", "Gold Card", "Savings")
CATEGORIES = ("Groceries", "Restaurants", "Fuel", "Clothing", "Health", "Travel", "Books", "Gifts")
PAYEES = 400
TRANSFER_SHARE = 0.02


def write_statement(path: Path, rows: int) -> None:
    """Several accounts in one column, direction as a word; a few transfers, in pairs."""
    random = Random(7)  # noqa: S311 - a plausible file, the same each time
    with path.open("w", newline="") as file:
        table = csv.writer(file)
        table.writerow(
            ["Date", "Description", "Amount", "Transaction Type", "Category", "Account Name"]
        )
        written = 0
        while written < rows:
            day = (FIRST_DAY + timedelta(days=written * DAYS // rows)).strftime("%m/%d/%Y")
            amount = f"{random.randint(100, 40_000) / 100:.2f}"
            if random.random() < TRANSFER_SHARE and written + 1 < rows:
                name, other = random.sample(ACCOUNTS, 2)
                table.writerow([day, "Transfer out", amount, "debit", "Transfer", name])
                table.writerow([day, "Transfer in", amount, "credit", "Transfer", other])
                written += 2
            else:
                payee = f"Shop {random.randint(1, PAYEES)}"
                category = random.choice(CATEGORIES)
                table.writerow([day, payee, amount, "debit", category, random.choice(ACCOUNTS)])
                written += 1


def upload(port: int, household: Household, path: Path) -> tuple[float, dict[str, Any]]:
    """Seconds until the answer, and the answer."""
    url = f"http://127.0.0.1:{port}/api/v1/imports"
    headers = {"authorization": f"Bearer {household.tokens[0]}"}
    began = time.perf_counter()
    with path.open("rb") as file, httpx.Client(timeout=IMPORT_S_MAX) as client:
        answer = client.post(url, headers=headers, files={"file": (path.name, file, "text/csv")})
    took = time.perf_counter() - began
    answer.raise_for_status()
    return took, answer.json()


@contextmanager
def writing(port: int, household: Household, mark: str) -> Iterator[list[Seen]]:
    """Let another household write meanwhile; afterwards the list holds what it saw."""
    orders = load.orders_for(
        port,
        household,
        mark,
        connections=OTHERS_CONNECTIONS,
        per_s=OTHERS_PER_S,
        seconds=IMPORT_S_MAX,
    )
    client = load.start(orders)
    seen: list[Seen] = []
    try:
        yield seen
    finally:
        seen.append(load.stop(client))
    if seen[0].refused:
        raise RuntimeError(f"{seen[0].refused} writes of the other household were refused")


def measure(name: str, folder: Path, database_url: str, rows: int) -> dict[str, Any]:
    statement = folder / "statement.csv"
    write_statement(statement, rows)
    with serving(folder, database_url) as port:
        ours, others = found_household(port, "ours"), found_household(port, "others")
        with writing(port, others, "quiet") as quiet:
            time.sleep(5)
        with writing(port, others, "during") as during:
            took, answer = upload(port, ours, statement)
        again, repeated = upload(port, ours, statement)
    if (answer["rows_new"], repeated["rows_new"]) != (rows, 0):
        raise RuntimeError(f"{answer['rows_new']} of {rows}, then {repeated['rows_new']} were new")
    return {
        "database": name,
        "rows": rows,
        "seconds": took,
        "rows_per_s": rows / took,
        "target_s": TARGET_S,
        "aim_s": AIM_S,
        "again_s": again,
        "others_per_s": OTHERS_PER_S,
        "others_quiet_p99_ms": quiet[0].p99_ms,
        "others_p50_ms": during[0].p50_ms,
        "others_p99_ms": during[0].p99_ms,
        "others_max_ms": during[0].max_ms,
        "others_p99_ms_max": OTHERS_P99_MS_MAX,
    }


def print_table(found: list[dict[str, Any]]) -> None:
    print(f"{'database':<12}{'seconds':>9}{'rows/s':>9}{'again s':>9}", end="")
    print("   others: quiet p99    p50    p99    max ms")
    for each in found:
        print(
            f"{each['database']:<12}{each['seconds']:>9.1f}{each['rows_per_s']:>9,.0f}"
            f"{each['again_s']:>9.1f}{each['others_quiet_p99_ms']:>20.1f}"
            f"{each['others_p50_ms']:>7.1f}{each['others_p99_ms']:>7.1f}"
            f"{each['others_max_ms']:>7.1f}"
        )
    print(f"target {TARGET_S:.0f} s, aim {AIM_S:.0f} s; ", end="")
    print(f"others at {OTHERS_PER_S:.0f} writes/s, p99 under {OTHERS_P99_MS_MAX:.0f} ms")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--only", choices=["sqlite", "postgresql"])
    asked = parser.parse_args()
    found = []
    with report.scratch() as folder:
        if asked.only != "postgresql":
            place = report.subfolder(folder, "sqlite")
            url = f"sqlite:///{place}/served.sqlite3"
            found.append(measure("sqlite", place, url, asked.rows))
        if asked.only != "sqlite":
            server = postgres.start_throwaway(postgres.require_binaries(), is_durable=True)
            place = report.subfolder(folder, "postgresql")
            url = postgres.create_database(server)
            found.append(measure("postgresql", place, url, asked.rows))
    print_table(found)
    report.keep("imports", found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
