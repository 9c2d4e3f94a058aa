"""Readers of the log: each gets every fact of every household once, in order, after the commit.

A reader looks on a connection for reading, where it may compute for long, and writes what it
found in a unit of work of its own, the same that moves its cursor: what it does happens once,
through crashes and with several processes on one database. It is woken by the commits of this
process; a sweep finds what a wake-up missed, what others committed, and the days that begin.
"""

import math
import threading
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import CancelledError
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, NamedTuple, Protocol

from sqlalchemy import Connection

from pennybell import telemetry
from pennybell.kit.clock import DAYS_BEGIN_EACH, today_in
from pennybell.outbox import cursors
from pennybell.outbox.actor import reader_of
from pennybell.outbox.cursors import Cursor, Fact
from pennybell.outbox.unit_of_work import Reading, Told, UnitOfWork, Work

FACTS_MAX: Final = 500
"""Facts of one look: a reader that was away for long catches up in bounded steps."""

SWEEP_S: Final = 2.0
"""Seconds between comparisons with the log: what a lost wake-up costs at most."""

RETRY_S: Final = (0.1, 1.0, 5.0, 30.0, 60.0)
"""Waits after the first, second … failure in one household; the last one goes on."""


class Reader(Protocol):
    """Something that follows the log.

    `name`: of its cursors. `follows_days`: whether it is shown each household's new day too.
    `lingers_s`: how long it waits for further commits, to look at all of them at once: those that
    people wait for go first.
    """

    name: str
    follows_days: bool
    lingers_s: float

    def hears(self, type_: str) -> bool:
        """Whether a fact of this type may lead to something: a commit of others does not wake it."""

    def look(self, reading: Reading, facts: Sequence[Fact], new_day: date | None) -> Any | None:
        """What follows from these facts (or from the new day), None when nothing does.

        A unit of work comes as a whole, unless it has more than `FACTS_MAX` facts.

        Runs on a read connection and may run again with the same facts: it changes nothing.
        The state that it reads is at least as new as the facts.
        """

    def write(self, uow: UnitOfWork, found: Any) -> None:
        """Write and announce what `look` found: briefly, since it holds up other writes."""

    def again_s(self, household_id: str) -> float | None:
        """After how long to look there again though nothing happens, for what was put off."""


@dataclass(slots=True)
class Seen:
    """A reader's counters since the start."""

    facts: int = 0
    writes: int = 0
    failures: int = 0


class Passed(NamedTuple):
    """How far a reader came without anything to write, since its cursor was at `since`."""

    since: Cursor
    to: Cursor


class Overtaken(Exception):
    """The cursor has moved since the look."""


@dataclass(slots=True)
class Follower:
    """One reader on a thread of its own: its households that have news, in order of arrival."""

    reader: Reader
    work: Work
    seen: Seen = field(default_factory=Seen)
    _news: dict[str, float] = field(default_factory=dict)
    _later: dict[str, float] = field(default_factory=dict)
    _put_off: dict[str, float] = field(default_factory=dict)
    _failed: dict[str, int] = field(default_factory=dict)
    _idle: dict[str, Passed] = field(default_factory=dict)
    _bell: threading.Condition = field(default_factory=threading.Condition)
    _swept_at: float = 0.0
    _days_seen_in: int = -1
    _is_stopping: bool = False
    _thread: threading.Thread | None = None

    def start(self) -> None:
        name = f"reader-{self.reader.name}"
        self._thread = threading.Thread(target=self._follow, name=name, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Let what is being written end, and keep how far it came."""
        with self._bell:
            self._is_stopping = True
            self._bell.notify()
        if self._thread is not None:
            self._thread.join()
        self._keep_place()

    def wake(self, scope: str) -> None:
        with self._bell:
            if scope not in self._later and scope not in self._news:
                self._news[scope] = time.monotonic() + self.reader.lingers_s
                self._bell.notify()

    def sweep_soon(self) -> None:
        with self._bell:
            self._swept_at = 0.0
            self._bell.notify()

    def behind(self) -> int:
        """Households with news that it has not dealt with."""
        return len(self._news) + len(self._later)

    def _follow(self) -> None:
        while True:
            scope = self._next()
            if scope is None:
                return
            if scope:
                self._try(scope)
            else:
                self._sweep()

    def _next(self) -> str | None:
        """The next household with news; "" when it is time to sweep, None to stop."""
        with self._bell:
            while not self._is_stopping:
                now = time.monotonic()
                due = [scope for scope, at in self._later.items() if at <= now]
                due += [scope for scope, at in self._put_off.items() if at <= now]
                for scope in due:
                    self._later.pop(scope, None)
                    self._news[scope] = now
                if now - self._swept_at >= SWEEP_S:
                    self._swept_at = now
                    return ""
                ready = next((scope for scope, at in self._news.items() if at <= now), None)
                if ready is not None:
                    del self._news[ready]
                    return ready
                waiting = (*self._news.values(), *self._later.values(), *self._put_off.values())
                soonest = min([self._swept_at + SWEEP_S, *waiting])
                self._bell.wait(max(soonest - now, 0))
            return None

    def _try(self, scope: str) -> None:
        try:
            while not self._is_stopping and self.advance(scope):
                pass
            self._failed.pop(scope, None)
        except (Overtaken, CancelledError):
            self.wake(scope)
        except Exception:  # noqa: BLE001 - one household's trouble delays nobody else
            self.seen.failures += 1
            failures = self._failed[scope] = self._failed.get(scope, 0) + 1
            wait_s = RETRY_S[min(failures, len(RETRY_S)) - 1]
            with self._bell:
                self._news.pop(scope, None)
                self._later[scope] = time.monotonic() + wait_s
            telemetry.log_failure(
                telemetry.READER_FAILED, reader=self.reader.name, scope=scope, failures=failures
            )

    def advance(self, scope: str) -> bool:
        """Deal with the next facts of a household; whether there may be more."""
        reader = self.reader
        with self.work.database.read() as connection:
            timezone = cursors.timezone_of(connection, scope)
            if timezone is None:
                self._idle.pop(scope, None)
                return False
            at = cursors.find(connection, reader.name, scope)
            since = self._passed(scope, at.hseq)
            facts = cursors.read_facts(connection, scope, since, FACTS_MAX)
            has_more = len(facts) == FACTS_MAX
            facts = whole_units(facts) if has_more else facts
            now = self.work.clock()
            today = today_in(timezone, now)
            is_new_day = reader.follows_days and (at.day is None or today > at.day)
            if not facts and not is_new_day and not self._has_put_off(scope):
                return False
            reading = Reading(connection, reader_of(scope), "", now, self.work.memory)
            found = reader.look(reading, facts, today if is_new_day else None)
            again_s = reader.again_s(scope)
        if again_s is not None:
            self._put_off[scope] = time.monotonic() + again_s
        to = Cursor(facts[-1].hseq if facts else since, today if is_new_day else at.day)
        self.seen.facts += len(facts)
        if found is None and not is_new_day:
            # Nothing follows from them: the place is kept with the next write, or at a sweep.
            self._idle[scope] = Passed(at, to)
            return has_more

        def write(uow: UnitOfWork) -> None:
            if not cursors.move(uow.connection, reader.name, scope, at=at, to=to):
                raise Overtaken
            if found is not None:
                reader.write(uow, found)

        self.work.submit_unasked(scope, write).result()
        self._idle.pop(scope, None)
        self.seen.writes += 1
        return has_more

    def _passed(self, scope: str, hseq: int) -> int:
        """The newest fact looked at, given the cursor's; a cursor that was moved counts alone."""
        passed = self._idle.get(scope)
        return passed.to.hseq if passed is not None and passed.since.hseq == hseq else hseq

    def _has_put_off(self, scope: str) -> bool:
        """Whether the reader wanted to look again by now."""
        return self._put_off.pop(scope, math.inf) <= time.monotonic()

    def _sweep(self) -> None:
        try:
            self._keep_place()
            with self.work.database.read() as connection:
                now = self.work.clock()
                quarter = now // DAYS_BEGIN_EACH
                read = cursors.behind if quarter == self._days_seen_in else cursors.heads
                found = read(connection, self.reader.name)
        except Exception:  # noqa: BLE001 - the next sweep tries again
            telemetry.log_failure(telemetry.READER_FAILED, reader=self.reader.name)
            return
        days = {zone: today_in(zone, now) for zone in {each.timezone for each, _ in found}}
        for each, read_to in found:
            today = days[each.timezone]
            has_facts = each.hseq > self._passed(each.scope, read_to)
            has_day = self.reader.follows_days and (each.day is None or today > each.day)
            if has_facts or has_day:
                self.wake(each.scope)
        self._days_seen_in = quarter

    def _keep_place(self) -> None:
        """Move the cursors over facts that nothing followed from, all in one commit."""
        upto, self._idle = self._idle, {}
        if upto:

            def move(connection: Connection) -> None:
                for scope, passed in sorted(upto.items()):
                    cursors.advance(connection, self.reader.name, scope, passed.since, passed.to)

            self.work.database.submit(move).result()


def whole_units(facts: list[Fact]) -> list[Fact]:
    """Without the unit of work at the end, which may go on; one that is longer than all is cut."""
    end = len(facts)
    while end and facts[end - 1].commit_hseq == facts[-1].commit_hseq:
        end -= 1
    return facts[:end] or facts


class Readers:
    """All readers of this process. `wake` is called after each commit and must not block."""

    def __init__(self, work: Work, readers: Sequence[Reader]) -> None:
        self.followers = [Follower(reader, work) for reader in readers]

    def start(self) -> None:
        for each in self.followers:
            each.start()

    def stop(self) -> None:
        for each in self.followers:
            each.stop()

    def wake(self, told: Told) -> None:
        for each in self.followers:
            for scope, types in told.items():
                if any(map(each.reader.hears, types)):
                    each.wake(scope)

    def sweep_soon(self) -> None:
        """Another process has committed to our database."""
        for each in self.followers:
            each.sweep_soon()

    def counted(self) -> Mapping[str, tuple[Seen, int]]:
        """Counters, and households with news, by reader."""
        return {each.reader.name: (each.seen, each.behind()) for each in self.followers}
