"""One load test: open the sockets, write for a while, see whether everybody heard everything."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from pennybell.loadtest.orders import Counts, Findings, Writing, Written
from pennybell.loadtest.report import Figures, Spread, spread_ms
from pennybell.loadtest.swarm import Swarm, WritingProcess
from pennybell.loadtest.target import Commit, Target
from pennybell.loadtest.vitals import cpu_s, memory_kb

WARM_SHARE: Final = 10
"""One socket in so many is opened before memory is first read: caches fill, pools grow."""

SOCKETS_FOR_MEMORY_MIN: Final = 100
"""Below this a socket's memory drowns in what else the server does."""

WRITERS: Final = 16
SETTLE_S: Final = 1.0
HEARD_S_MAX: Final = 15.0


@dataclass(frozen=True, slots=True)
class Plan:
    """`rate`: writes a second in all; 0 writes nothing. `mark`: makes idempotency keys unique."""

    connections: int
    seconds: float
    rate: float
    processes: int
    mark: str


class Watcher:
    """Told how a run goes; this one does nothing. See cli/loadtest.py for one that shows it."""

    def phase(self, name: str, seconds: float = 0.0) -> None:
        """`seconds`: how long it will take, when that is known."""

    def counts(self, counts: Counts) -> None:
        pass


def run(plan: Plan, target: Target, watcher: Watcher) -> Figures:
    """Raises RuntimeError when a client process fails."""
    with (
        Swarm(target.address, processes=plan.processes, progress=watcher.counts) as swarm,
        WritingProcess(target.desk_address) as writer,
    ):
        watcher.phase("opening sockets")
        kb_per_connection = _open(swarm, target)
        desks = target.desks() if plan.rate else ()
        cpu_before = _cpu(target)
        watcher.phase("writing", plan.seconds)
        if desks:
            writing = Writing(desks, plan.rate, plan.seconds, WRITERS, plan.mark)
            writer.begin(writing)
        swarm.watch(plan.seconds)
        cpu_after = _cpu(target)
        written = writer.finish() if desks else Written()
        watcher.phase("waiting for the last event")
        heads = _settle(swarm, target)
        found = swarm.find()
    share = None
    if cpu_before is not None and cpu_after is not None:
        share = (cpu_after - cpu_before) / plan.seconds
    return _figures(plan, target, found, heads, _Use(desks, written, kb_per_connection, share))


@dataclass(frozen=True, slots=True)
class _Use:
    desks: tuple[tuple[str, str], ...]
    written: Written
    kb_per_connection: float | None
    cpu_share: float | None


def _open(swarm: Swarm, target: Target) -> float | None:
    """Open all sockets; KiB of server memory for each, where that can be seen."""
    warm = len(target.seats) // WARM_SHARE
    if target.pid is None or len(target.seats) - warm < SOCKETS_FOR_MEMORY_MIN:
        swarm.open(target.seats)
        return None
    swarm.open(target.seats[:warm])
    swarm.watch(SETTLE_S)
    before = memory_kb(target.pid)
    swarm.open(target.seats[warm:])
    swarm.watch(SETTLE_S)
    after = memory_kb(target.pid)
    if before is None or after is None:
        return None
    return (after - before) / (len(target.seats) - warm)


def _settle(swarm: Swarm, target: Target) -> list[int]:
    """Each seat's head, once its socket has heard it or was given time enough."""
    heads = target.heads(_seqs(swarm))
    swarm.wait_for_heads(heads, seconds_max=HEARD_S_MAX)
    return heads


def _seqs(swarm: Swarm) -> list[int]:
    seqs = [0] * len(swarm.seats)
    for places, found in swarm.find():
        for place, seq in zip(places, found.seqs, strict=True):
            seqs[place] = seq
    return seqs


def _cpu(target: Target) -> float | None:
    return cpu_s(target.pid) if target.pid is not None else None


Found = list[tuple[list[int], Findings]]


def _figures(plan: Plan, target: Target, found: Found, heads: list[int], use: _Use) -> Figures:
    counts = sum((each.counts for _, each in found), Counts())
    refusals = sum((each.refusals for _, each in found), Counter[str]())
    behind = sum(
        heads[place] - seq
        for places, each in found
        for place, seq in zip(places, each.seqs, strict=True)
        if heads[place] > seq
    )
    heard = heard_at(target, found)
    return Figures(
        connections=plan.connections,
        opened=counts.opened + counts.lost,
        dropped=counts.lost,
        closes=dict(sum((each.closes for _, each in found), Counter[int]())),
        refusals=dict(refusals + use.written.refusals),
        limits=list(target.limits),
        messages=counts.messages,
        missed=sum(each.missed for _, each in found) + behind,
        doubled=sum(each.doubled for _, each in found),
        resyncs=sum(each.resyncs for _, each in found),
        seconds=plan.seconds,
        writes=len(use.written.commits),
        waited=use.written.waited,
        post_ms=spread_ms(
            answered - sent
            for sent, answered in zip(use.written.sent_at, use.written.answered_at, strict=True)
        ),
        **_latencies(target, use, heard),
        kb_per_connection=use.kb_per_connection,
        cpu_share=use.cpu_share,
    )


Times = dict[tuple[str, int], list[float]]


def heard_at(target: Target, found: Found) -> Times:
    """When a unit of work, named by user and last `seq`, was whole at that user's sockets."""
    times: Times = {}
    for places, each in found:
        heard = each.heard
        for seat, commit, at in zip(heard.seats, heard.commits, heard.at, strict=True):
            user = target.seats[places[seat]].user
            times.setdefault((user, commit), []).append(at)
    return times


def _latencies(target: Target, use: _Use, heard: Times) -> dict[str, Spread | None]:
    commits = target.commits()
    return {
        "commit_to_socket_ms": commit_to_socket(commits, heard) if commits is not None else None,
        "commit_to_last_ms": commit_to_last(commits, heard) if commits is not None else None,
        "answer_to_socket_ms": _from(target, use, heard, use.written.answered_at),
        "post_to_socket_ms": _from(target, use, heard, use.written.sent_at),
    }


def commit_to_socket(commits: list[Commit], heard: Times) -> Spread | None:
    """From the server's note of a commit to each client process that has the whole unit."""
    return spread_ms(
        at - commit.at for commit in commits for ring in commit.rings for at in heard.get(ring, ())
    )


def commit_to_last(commits: list[Commit], heard: Times) -> Spread | None:
    """The same to the last socket of the household."""
    return spread_ms(
        max(times) - commit.at
        for commit in commits
        if (times := [at for ring in commit.rings for at in heard.get(ring, ())])
    )


def _from(target: Target, use: _Use, heard: Times, since: Iterable[float]) -> Spread | None:
    """From the writer's own times to the writer's own sockets: the answer's seq is theirs."""
    users = {seat.token: seat.user for seat in target.seats}
    writers = [users[token] for token, _ in use.desks]
    written = use.written
    return spread_ms(
        at - start
        for desk, commit, start in zip(written.desks, written.commits, since, strict=True)
        for at in heard.get((writers[desk], commit), ())
    )
