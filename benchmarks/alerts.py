"""How long after a commit a budget's alert is on the socket, while 50 rows are written a second.

One row in ten moves a budget by a tenth of its limit, so that an alert follows it; the others are small
and lead to nothing that is said. Then again with an alert after every row, which is more than anybody
has to bear: it shows how much room there is. Counted from when the row itself was heard on the same socket, which is the commit and a third of
a millisecond. A commit whose alert never comes is a failure, whatever the others took.
"""

import argparse
import http.client
import json
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from benchmarks import report
from benchmarks.filling import History, Home, furnish, load, today
from benchmarks.serving import serving
from websockets.exceptions import ConnectionClosed
from websockets.sync import client as websocket

PER_S: Final = 50
SECONDS: Final = 20.0
TENTH_MINOR: Final = 4_000
"""A tenth of the limit of the budgets that are written to."""

SMALL_MINOR: Final = 20
EVERY: Final = (10, 1)
"""An alert follows one row in so many."""

FIRST_BUDGET: Final = 3
"""The seven monthly ones of `furnish`: each covers two categories of its own."""

WARM_S: Final = 3.0
LAST_S_MAX: Final = 15.0
P50_MS_MAX, P99_MS_MAX = 20.0, 100.0


@dataclass(slots=True)
class Heard:
    """What the socket told and when: rows by id, and (budget, spent, when) of each alert."""

    rows: dict[str, float] = field(default_factory=dict)
    alerts: list[tuple[str, int, float]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Write:
    """A row, and what its budget had spent with it."""

    row_id: str
    budget_id: str
    spent_minor: int


class Member:
    """One member's requests and socket."""

    def __init__(self, port: int, home: Home) -> None:
        token = home.household.tokens[0]
        self._headers = {"authorization": f"Bearer {token}", "content-type": "application/json"}
        self._connection = http.client.HTTPConnection("127.0.0.1", port)
        self.socket = websocket.connect(
            f"ws://127.0.0.1:{port}/api/v1/ws",
            additional_headers={"Authorization": f"Bearer {token}"},
            compression=None,
            max_size=None,
        )

    def ask(self, method: str, path: str, body: Any = None) -> Any:
        sent = None if body is None else json.dumps(body)
        self._connection.request(method, f"/api/v1{path}", sent, self._headers)
        answer = self._connection.getresponse()
        said = answer.read()
        if answer.status not in (200, 201):
            raise RuntimeError(f"{path}: {answer.status} {said[:300]!r}")
        return json.loads(said)

    def listen(self, heard: Heard) -> None:
        try:
            for text in self.socket:
                at, message = time.perf_counter(), json.loads(text)
                payload = message.get("payload", {})
                if message["type"] == "transaction.created":
                    heard.rows[payload["id"]] = at
                elif message["type"] == "budget.alert" and payload["kind"] == "over":
                    heard.alerts.append((payload["budget_id"], payload["spent_minor"], at))
        except ConnectionClosed:
            return


def write(member: Member, home: Home, seconds: float, every: int) -> list[Write]:
    """One row after another, each when it is due, over the budgets in turn; those an alert follows."""
    listed = member.ask("GET", "/budgets?progress=true")["items"]
    spent = {each["id"]: each["progress"]["spent_minor"] for each in listed}
    measured = home.budgets[FIRST_BUDGET:]
    written, began = [], time.perf_counter()
    for number in range(int(seconds * PER_S)):
        due = began + number / PER_S
        time.sleep(max(0.0, due - time.perf_counter()))
        place = number % len(measured)
        amount_minor = SMALL_MINOR + number % SMALL_MINOR if number % every else TENTH_MINOR
        body = {
            "account_id": home.accounts[0][0],
            "amount_minor": -amount_minor,
            "date": today().isoformat(),
            "category_id": home.expenses[FIRST_BUDGET + 2 * place],
            "payee": f"Bakery {number}",  # one that is paid twice is said, too
        }
        row_id = member.ask("POST", "/transactions", body)["id"]
        spent[measured[place]] += amount_minor
        if amount_minor == TENTH_MINOR:
            written.append(Write(row_id, measured[place], spent[measured[place]]))
    return written


def latencies(written: list[Write], heard: Heard) -> tuple[list[float], int]:
    """Milliseconds from each row to the first alert that contains it, and how many have none."""
    took, missing = [], 0
    for each in written:
        came = [
            at
            for budget_id, spent_minor, at in heard.alerts
            if budget_id == each.budget_id and spent_minor >= each.spent_minor
        ]
        if came and each.row_id in heard.rows:
            took.append((min(came) - heard.rows[each.row_id]) * 1e3)
        else:
            missing += 1
    return sorted(took), missing


def measure(folder: Path, rows: int, seconds: float, every: int) -> dict[str, Any]:
    url = f"sqlite:///{folder / f'alerts-{every}'}.sqlite3"
    with serving(folder, url) as port:
        home = furnish(port, "alerts")
    load(url, home, History(rows, per_day=25))
    with serving(folder, url) as port:
        member, heard = Member(port, home), Heard()
        listening = threading.Thread(target=member.listen, args=[heard])
        listening.start()
        write(member, home, WARM_S, 1)  # the first alerts open, totals are read
        time.sleep(1.0)
        began = time.perf_counter()
        written = write(member, home, seconds, every)
        lasted = time.perf_counter() - began
        until = time.perf_counter() + LAST_S_MAX
        while latencies(written, heard)[1] and time.perf_counter() < until:
            time.sleep(0.1)
        member.socket.close()
        listening.join()
    took, missing = latencies(written, heard)
    return {
        "rows_before": rows,
        "alerts": len(written),
        "writes_per_s": int(seconds * PER_S) / lasted,
        "missing": missing,
        "ms_p50": took[len(took) // 2] if took else None,
        "ms_p99": took[len(took) * 99 // 100] if took else None,
        "ms_max": took[-1] if took else None,
        "ms_p50_max": P50_MS_MAX,
        "ms_p99_max": P99_MS_MAX,
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    asked = parser.parse_args()
    with report.scratch() as folder:
        found = {
            f"one in {every}": measure(folder, asked.rows, asked.seconds, every) for every in EVERY
        }
    for name, of in found.items():
        print(f"an alert after {name}:")
        for each, value in of.items():
            print(
                f"  {each:12} {value:.1f}" if isinstance(value, float) else f"  {each:12} {value}"
            )
    report.keep("alerts", found)
    return 1 if any(of["missing"] for of in found.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
