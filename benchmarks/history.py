"""What a household costs that has kept its records for long, beside one that has begun.

Two households with the same rows on each day up to today, one of them with a hundred times as many
days before: what is asked of both is the same, so that only the history can make a difference. And
one that has as many rows in twenty years. Each has a database and a server of its own; rounds
alternate. Before each reading a row is recorded, so that nothing is answered from memory alone.
"""

import argparse
import http.client
import json
import shutil
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

from benchmarks import report
from benchmarks.filling import History, Home, furnish, load, place_in_activity, today
from benchmarks.serving import Household, serving
from tests.services import postgres

from pennybell.storage.migrate import newest_revision

SHORT: Final = History(10_000, per_day=25)
LONG: Final = History(1_000_000, per_day=25)
DENSE: Final = History(1_000_000, per_day=137)
HISTORIES: Final = {"short": SHORT, "long": LONG, "dense": DENSE}
MADE: Final = report.RESULTS / "made"

HEADS: Final = {"short": "10,000", "long": "1,000,000", "dense": "in 20 years"}
RATIO_MAX: Final = 1.5
DASHBOARD_MS_MAX: Final = 60.0

ASKED: Final = {
    "month totals": "/analytics/months",
    "net worth": "/analytics/net-worth",
    "budget progress": "/budgets?progress=true",
    "month so far": "/analytics/spending/curve",
    "cash flow": "/analytics/cash-flow",
    "balance ahead": "/analytics/balance-forecast",
    "transactions": "/transactions?limit=50",
    "activity": "/activity?limit=20",
    "activity, nine tenths down": "/activity?limit=20&cursor={deep}",
    "activity of one account": "/activity?limit=20&account_id={account}",
}
"""`deep`: a cursor below nine tenths of all entries, 900,000 of a million."""

DASHBOARD: Final = (
    "/snapshot",
    "/currencies",
    "/analytics/net-worth",
    "/analytics/spending/curve",
    "/analytics/months",
    "/analytics/cash-flow",
    "/analytics/balance-forecast",
    "/budgets?progress=true",
)
"""What the web app asks for when it is opened on its dashboard."""


@dataclass(slots=True)
class Side:
    """One household behind its server; `seen`: milliseconds by what was asked."""

    name: str
    home: Home
    deep: str
    port: int
    connection: http.client.HTTPConnection
    seen: dict[str, list[float]] = field(default_factory=dict)

    def ask(self, method: str, path: str, body: Any = None) -> float:
        """Milliseconds until the whole answer is here."""
        headers = {"authorization": f"Bearer {self.home.household.tokens[0]}"}
        if body is not None:
            headers["content-type"] = "application/json"
        sent = None if body is None else json.dumps(body)
        began = time.perf_counter()
        self.connection.request(method, f"/api/v1{path}", sent, headers)
        answer = self.connection.getresponse()
        said = answer.read()
        took = (time.perf_counter() - began) * 1e3
        if answer.status not in (200, 201):
            raise RuntimeError(f"{path}: {answer.status} {said[:300]!r}")
        return took

    def record(self) -> float:
        body = {
            "account_id": self.home.accounts[0][0],
            "amount_minor": -1_250,
            "date": today().isoformat(),
            "category_id": self.home.expenses[4],
            "payee": "Bakery",
        }
        return self.ask("POST", "/transactions", body)

    def measure(self, writes: int, readings: int) -> None:
        for _ in range(writes):
            self._keep("record", self.record())
        for _ in range(readings):
            for name, path in ASKED.items():
                self.record()
                account = self.home.accounts[0][0]
                asked = path.format(deep=self.deep, account=account)
                self._keep(name, self.ask("GET", asked))
            self.record()
            each = {path: self.ask("GET", path) for path in DASHBOARD}
            self._keep("dashboard", sum(each.values()))
            for path, took in each.items():
                self._keep(f"dashboard {path}", took)

    def _keep(self, name: str, took: float) -> None:
        self.seen.setdefault(name, []).append(took)


def make(name: str, history: History, folder: Path, url: str) -> Home:
    """A database with this household in it."""
    began = time.perf_counter()
    with serving(folder, url) as port:
        home = furnish(port, name)
    load(url, home, history)
    print(
        f"{name}: {history.rows:,} rows loaded in {time.perf_counter() - began:.0f} s", flush=True
    )
    return home


def kept(name: str, history: History, folder: Path) -> Home:
    """The same in `folder` as SQLite; made once a day, for its rows reach up to today.

    What is made stays in `benchmarks/results/made/`, and is copied from there.
    """
    place = MADE / f"{name}-{history.rows}-{today()}-{newest_revision()}"
    if not place.exists():
        for old in MADE.glob(f"{name}-*"):
            shutil.rmtree(old)
        unfinished = MADE / f"unfinished-{name}"
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(parents=True)
        home = make(name, history, unfinished, sqlite_url(unfinished))
        (unfinished / "home.json").write_text(json.dumps(asdict(home)))
        unfinished.rename(place)
    shutil.copytree(place, folder, dirs_exist_ok=True)
    found = json.loads((folder / "home.json").read_text())
    household = Household(**{name: _as_tuple(each) for name, each in found["household"].items()})
    lists = {name: tuple(map(_as_tuple, found[name])) for name in found if name != "household"}
    return Home(household, **lists)


def _as_tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def sqlite_url(folder: Path) -> str:
    return f"sqlite:///{folder / 'pennybell.sqlite3'}"


@contextmanager
def side(name: str, history: History, folder: Path, url: str | None) -> Iterator[Side]:
    """`url` None: SQLite in the folder."""
    home = kept(name, history, folder) if url is None else make(name, history, folder, url)
    url = url or sqlite_url(folder)
    deep = place_in_activity(url, home, history.rows * 9 // 10)
    with serving(folder, url) as port:
        connection = http.client.HTTPConnection("127.0.0.1", port)
        yield Side(name, home, deep, port, connection)
        connection.close()


@contextmanager
def sides(database: str, folder: Path, names: Sequence[str]) -> Iterator[list[Side]]:
    with ExitStack() as stack:
        make_url: Callable[[], str | None] = lambda: None  # noqa: E731 - as short as it is
        if database == "postgresql":
            server = postgres.start_throwaway(postgres.require_binaries(), is_durable=True)
            make_url = lambda: postgres.create_database(server)  # noqa: E731 - the same
        yield [
            stack.enter_context(side(name, history, report.subfolder(folder, name), make_url()))
            for name, history in HISTORIES.items()
            if name in names
        ]


def summary(database: str, found: list[Side]) -> dict[str, Any]:
    def medians(name: str) -> dict[str, float]:
        return {each.name: round(statistics.median(each.seen[name]), 2) for each in found}

    figures = {name: medians(name) for name in found[0].seen}
    return {
        "database": database,
        "ms": figures,
        "ratio": {
            name: round(each["long"] / each["short"], 2)
            for name, each in figures.items()
            if {"long", "short"} <= each.keys()
        },
        "ratio_max": RATIO_MAX,
        "dashboard_ms_max": DASHBOARD_MS_MAX if database == "sqlite" else None,
    }


def print_table(found: dict[str, Any]) -> None:
    names = next(iter(found["ms"].values()))
    heads = "".join(f"{HEADS[name]:>14}" for name in names)
    print(f"{found['database']:<36}{heads}{'ratio':>8}")
    for name, each in found["ms"].items():
        values = "".join(f"{value:>14.2f}" for value in each.values())
        print(f"  {name:<34}{values}{found['ratio'].get(name, 0.0):>8.2f}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", choices=["sqlite", "postgresql"])
    parser.add_argument("--sides", nargs="+", choices=[*HISTORIES], default=[*HISTORIES])
    asked = parser.parse_args()
    results = []
    for database in ("sqlite", "postgresql"):
        if asked.only not in (None, database):
            continue
        with report.scratch() as folder, sides(database, folder, asked.sides) as found:
            for each in found:
                each.measure(20, 3)  # statements are compiled, caches filled
                each.seen.clear()
            for _ in range(asked.rounds):
                for each in found:
                    each.measure(40, 6)
            results.append(summary(database, found))
            print_table(results[-1])
    report.keep("history", results)
    return 0


if __name__ == "__main__":
    sys.exit(main())
