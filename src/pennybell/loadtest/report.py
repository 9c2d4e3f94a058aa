"""What a load test found: figures, the verdict, and a table of them."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Final, NamedTuple

from rich.table import Table

LATE_MS: Final = 1_000.0


class Spread(NamedTuple):
    """Milliseconds."""

    p50: float
    p95: float
    p99: float
    max: float


def spread_ms(seconds: Iterable[float]) -> Spread | None:
    """None when nothing was measured."""
    values = sorted(seconds)
    if not values:
        return None

    def at(percent: int) -> float:
        return round(values[min(len(values) - 1, len(values) * percent // 100)] * 1_000, 3)

    return Spread(at(50), at(95), at(99), round(values[-1] * 1_000, 3))


@dataclass(frozen=True, slots=True)
class Figures:
    """One run.

    Attributes:
        opened: sockets that were greeted; dropped: those of them that ended unasked.
        closes: the dropped ones by close code; refusals: answers in place of what was asked.
        limits: limits met while people were made, one sentence each.
        missed, doubled: events; resyncs: clients told to load a snapshot.
        commit_to_socket_ms: from the server's note that it committed until a client process has
            read the whole unit of work; None where the server keeps no such note.
        commit_to_last_ms: the same to the last socket of the household.
        answer_to_socket_ms: from the writer's answer to the writer's own socket: below zero
            when the event came first. post_to_socket_ms: the same from sending the request.
        waited: writes that went out late because every writer still waited for an answer: the
            server did not keep up, and times from sending do not show by how much.
        kb_per_connection: growth of the server's proportional set size, KiB.
        cpu_share: of one core, while writing.
    """

    connections: int
    opened: int
    dropped: int
    closes: dict[int, int]
    refusals: dict[str, int]
    limits: list[str]
    messages: int
    missed: int
    doubled: int
    resyncs: int
    seconds: float
    writes: int
    waited: int
    post_ms: Spread | None
    commit_to_socket_ms: Spread | None
    commit_to_last_ms: Spread | None
    answer_to_socket_ms: Spread | None
    post_to_socket_ms: Spread | None
    kb_per_connection: float | None
    cpu_share: float | None

    @property
    def stability(self) -> float:
        """Share of opened sockets that stayed open, in percent."""
        return 100 * (self.opened - self.dropped) / self.opened if self.opened else 0.0

    @property
    def faults(self) -> list[str]:
        """Why the run failed, one sentence each; empty when it passed."""
        never = self.connections - self.opened
        found = [
            (never, f"{never:,} of {self.connections:,} sockets never opened."),
            (self.dropped, f"{self.dropped:,} sockets were lost: {_listed(self.closes)}."),
            (self.missed, f"{self.missed:,} events were missed."),
            (self.doubled, f"{self.doubled:,} events came twice."),
            (self.resyncs, f"{self.resyncs:,} clients were told to load a snapshot."),
            (self.refusals, f"Refused: {_listed(self.refusals)}."),
        ]
        return [*self.limits, *(sentence for count, sentence in found if count)]

    def as_json(self) -> dict[str, Any]:
        spreads = {
            name: value._asdict()
            for name, value in asdict(self).items()
            if isinstance(value, Spread)
        }
        verdict = {"stability": round(self.stability, 3), "faults": self.faults}
        return asdict(self) | spreads | verdict


def _listed(counts: dict[Any, int]) -> str:
    return ", ".join(f"{count:,} x {what}" for what, count in sorted(counts.items(), key=str))


def table_of(figures: Figures) -> Table:
    table = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
    for name, value in _rows(figures):
        table.add_row(name, value)
    return table


def _rows(figures: Figures) -> Iterable[tuple[str, str]]:
    yield "connected", f"{figures.opened:,} of {figures.connections:,}"
    yield "dropped", f"{figures.dropped:,}"
    yield "stability", f"{figures.stability:.3f} %"
    per_s = figures.messages / figures.seconds
    yield "messages", f"{figures.messages:,} ({per_s:,.0f}/s), {figures.missed:,} events missed"
    waited = f", {figures.waited:,} sent late: it did not keep up" if figures.waited else ""
    yield "writes", f"{figures.writes:,} ({figures.writes / figures.seconds:,.1f}/s){waited}"
    yield "POST", _spread(figures.post_ms)
    if figures.commit_to_socket_ms is not None:
        yield "commit to socket", _spread(figures.commit_to_socket_ms)
        yield "commit to last of household", _spread(figures.commit_to_last_ms)
    else:
        yield "commit to socket", "only the server knows when it committed"
        yield "POST answered to socket", _spread(figures.answer_to_socket_ms)
    yield "POST sent to socket", _spread(figures.post_to_socket_ms)
    yield "server memory", _known(figures.kb_per_connection, "{:.2f} KiB per connection")
    yield "server CPU", _known(figures.cpu_share, "{:.1%} of a core")


def _spread(spread: Spread | None) -> str:
    if spread is None:
        return "nothing measured"
    return (
        f"p50 {spread.p50:.2f}  p95 {spread.p95:.2f}  p99 {spread.p99:.2f}  max {spread.max:.2f} ms"
    )


def _known(value: float | None, form: str) -> str:
    return form.format(value) if value is not None else "not measured"
