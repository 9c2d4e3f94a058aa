"""`pennybell loadtest`: many sockets, steady writes, and whether everybody heard everything."""

import json
import re
import secrets
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Annotated, Final, Self

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from pennybell.kit.clock import system_clock
from pennybell.kit.descriptors import raise_limit
from pennybell.kit.ids import uuid7_ids
from pennybell.loadtest.descriptors import SPARE
from pennybell.loadtest.orders import Counts
from pennybell.loadtest.outside import Outside, Unfit, address_of
from pennybell.loadtest.report import table_of
from pennybell.loadtest.run import Plan, Watcher, run
from pennybell.loadtest.swarm import processes_for
from pennybell.loadtest.target import Target
from pennybell.loadtest.throwaway import Throwaway

PROGRAM: Final = (sys.executable, "-m", "pennybell.cli.loadtest_served", "{journal}")

MARGIN_S: Final = 60
"""Beyond the run itself: a token has to outlive the opening of the sockets too."""


def loadtest(  # noqa: PLR0913 - each option is one
    connections: Annotated[int, typer.Option(min=1, help="Sockets, each another user's.")] = 1000,
    duration: Annotated[str, typer.Option(help="How long to write: 60s, 5m.")] = "60s",
    rate: Annotated[float, typer.Option(min=0, help="Transactions posted a second.")] = 100,
    url: Annotated[str, typer.Option(help="A running server. Default: one of its own.")] = "",
    tokens_file: Annotated[
        Path | None, typer.Option(help="With --url: access tokens, one a line.")
    ] = None,
    json_file: Annotated[Path | None, typer.Option("--json", help="Write figures there.")] = None,
    processes: Annotated[int | None, typer.Option(min=1, help="Client processes.")] = None,
) -> None:
    """Open many sockets, post transactions, and check that every socket hears every event.

    Without --url it starts a server of its own on a throwaway database, limits off. With --url
    it registers users there, or takes their tokens, and names any limit it meets. Exit 1 when a
    socket was lost or never opened, or an event missed.
    """
    console = Console(stderr=True)
    plan = Plan(
        connections=connections,
        seconds=seconds_of(duration),
        rate=rate,
        processes=processes or processes_for(connections),
        mark=f"load-{secrets.token_hex(4)}",
    )
    try:
        check_descriptors(plan)
        with Shown(console, plan) as shown, _target(plan, url, tokens_file, shown) as target:
            figures = run(plan, target, shown)
    except Unfit as unfit:
        console.print(str(unfit), highlight=False)
        raise typer.Exit(2) from unfit
    except RuntimeError as error:
        console.print(str(error), highlight=False)
        raise typer.Exit(1) from error
    Console().print(table_of(figures))
    if json_file is not None:
        json_file.write_text(json.dumps(figures.as_json(), indent=2) + "\n")
    for sentence in figures.faults:
        console.print(sentence, highlight=False)
    if figures.faults:
        raise typer.Exit(1)


def seconds_of(text: str) -> float:
    found = re.fullmatch(r"(\d+(?:\.\d+)?)(s|m|h)?", text.strip())
    seconds = float(found[1]) * {"s": 1, "m": 60, "h": 3_600}[found[2] or "s"] if found else 0.0
    if not seconds:
        raise typer.BadParameter(
            "a duration is a number with s, m or h: 60s", param_hint="duration"
        )
    return seconds


def check_descriptors(plan: Plan) -> None:
    """Raises Unfit: a process may not open as many sockets as it would have to."""
    limit = raise_limit()
    sockets = -(-plan.connections // plan.processes) + SPARE
    if sockets > limit:
        raise Unfit(
            f"A process may open {limit:,} files here: use --processes"
            f" {-(-plan.connections // (limit - SPARE))} or raise `ulimit -Hn`."
        )


@contextmanager
def _target(plan: Plan, url: str, tokens_file: Path | None, watcher: Watcher) -> Iterator[Target]:
    if url:
        outside = Outside(address_of(url), mark=plan.mark)
        watcher.phase("registering people")
        if tokens_file is None:
            outside.register(plan.connections)
        else:
            until_s = plan.seconds + MARGIN_S
            outside.take(read_tokens(tokens_file, plan), until_s=until_s, clock=system_clock)
        yield outside
        return
    if tokens_file is not None:
        raise Unfit("--tokens-file goes with --url: a server of its own makes its own people.")
    with tempfile.TemporaryDirectory(prefix="pennybell-load-") as folder:
        throwaway = Throwaway(Path(folder), program=PROGRAM)
        watcher.phase("making people")
        throwaway.fill(
            f"sqlite:///{folder}/pennybell.sqlite3",
            plan.connections,
            clock=system_clock,
            ids=uuid7_ids(),
        )
        try:
            with throwaway.serving():
                yield throwaway
        finally:
            throwaway.close()


def read_tokens(path: Path, plan: Plan) -> list[str]:
    """Raises Unfit: there are fewer than sockets."""
    lines = [line.strip() for line in path.read_text().splitlines()]
    tokens = [line for line in lines if line and not line.startswith("#")]
    if len(tokens) < plan.connections:
        raise Unfit(
            f"{path} has {len(tokens):,} tokens; {plan.connections:,} sockets need as many."
        )
    return tokens[: plan.connections]


class Shown(Watcher):
    """Shows how the run goes, on standard error and only where somebody watches."""

    def __init__(self, console: Console, plan: Plan) -> None:
        self._plan = plan
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TimeRemainingColumn(),
            TextColumn("{task.fields[said]}"),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        self._task: TaskID | None = None
        self._is_timed = False

    def phase(self, name: str, seconds: float = 0.0) -> None:
        if self._task is not None:
            self._progress.remove_task(self._task)
        self._is_timed = bool(seconds)
        total = seconds or float(self._plan.connections)
        self._task = self._progress.add_task(name, total=total, said="")

    def counts(self, counts: Counts) -> None:
        if self._task is None:
            return
        said = f"{counts.opened:,} open, {counts.lost:,} lost, {counts.messages:,} messages"
        if self._is_timed:
            elapsed = self._progress.tasks[-1].elapsed or 0.0
            self._progress.update(self._task, completed=elapsed, said=said)
        else:
            self._progress.update(self._task, completed=counts.opened, said=said)

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        self._progress.stop()
