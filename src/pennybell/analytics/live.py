"""Live analytics: who watches, what has changed for them, and when they may be told.

A commit marks what its member watches; the frames are read on a database thread and told when they
say something new. A member hears at most four in a second, whatever is written: what changes in
between is told by the frame after. Lives on the event loop.
"""

import asyncio
import contextlib
import time
from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from typing import Final, Protocol

from sqlalchemy import Connection

from pennybell import telemetry
from pennybell.analytics.frames import KINDS, Found, Frame, Moment, Topic, read_frames
from pennybell.kit.clock import Instant
from pennybell.outbox.unit_of_work import Work

FRAMES_PER_S_MAX: Final = 4
"""Frames that one member hears in any second, whatever they are about."""

SECOND_S: Final = 1.02
"""A second, and what a network may bring frames closer together."""

APART_S: Final = SECOND_S / FRAMES_PER_S_MAX
"""Between two looks at the same member's numbers."""

RETRY_S: Final = 1.0
"""After a look that failed."""

AT_ONCE_MAX: Final = 2
"""Looks at the same time: whoever asks over HTTP finds threads left."""

STIRS: Final = tuple(
    f'{{"type":"{type_}'.encode()
    for type_ in (
        "transaction",
        "account.",
        "balance.",
        "category.",
        "rate",
        "budget.created",
        "budget.updated",
        "budget.deleted",
        "recurring",
        "bill",
        "household.",
    )
)
"""How events begin that may move the numbers; others, such as alerts, follow from those."""


class Subscriber(Protocol):
    """A socket that watches. `period` "" : this month, whichever that is."""

    @property
    def session_id(self) -> str: ...

    @property
    def period(self) -> str | None: ...

    def tell(self, text: bytes) -> None: ...


class Watcher:
    """What one member's sockets watch.

    `fresh`: sockets that still get everything. `changed`: what may have changed since it was last
    looked at, longest ago first. `told`: marks of what all its sockets have heard, by household
    and topic. `spent`: when the last frames were told (monotonic seconds), at most
    `FRAMES_PER_S_MAX` of them. `is_waiting`: for its next look, or for what that finds.
    """

    __slots__ = (
        "changed", "fresh", "is_waiting", "looked_at", "renew_at", "spent", "subscribers", "told",
        "user_id",
    )  # fmt: skip

    def __init__(self, user_id: str) -> None:
        self.user_id = user_id
        self.subscribers: tuple[Subscriber, ...] = ()
        self.fresh: tuple[Subscriber, ...] = ()
        self.changed: dict[Topic, None] | None = None
        self.told: dict[int, int] = {}
        self.spent: tuple[float, ...] = ()
        self.looked_at = float("-inf")
        self.renew_at: Instant | None = None
        self.is_waiting = False

    def stir(self) -> None:
        """Anything may have changed; what waits already keeps its place."""
        self.changed = (self.changed or {}) | topics_of(self.subscribers)

    def may_tell(self, now: float) -> int:
        """How many frames may be told now."""
        return FRAMES_PER_S_MAX - sum(now - at < SECOND_S for at in self.spent)

    def spend(self, now: float) -> None:
        self.spent = (*self.spent, now)[-FRAMES_PER_S_MAX:]

    def next_at(self, now: float) -> float | None:
        """When there is something to look at; None: nothing has changed."""
        soonest = max(now, self.looked_at + APART_S)
        if self.fresh:
            return soonest
        if not self.changed:
            return None
        if len(self.spent) == FRAMES_PER_S_MAX:
            return max(soonest, self.spent[0] + SECOND_S)
        return soonest

    def take(self, now: float) -> tuple[list[Topic], tuple[Subscriber, ...]]:
        """What to look at, and for whom all of it is: as much as may be told, oldest change first."""
        fresh, self.fresh = self.fresh, ()
        wanted, changed = topics_of(fresh), self.changed or {}
        for each in list(changed):
            if each in wanted or len(wanted) < self.may_tell(now):
                wanted[each] = None
                del changed[each]
        self.changed = changed or None
        return list(wanted), fresh


def topics_of(subscribers: Iterable[Subscriber]) -> dict[Topic, None]:
    return {Topic(each.period or "", kind): None for each in subscribers for kind in KINDS}


class Live:
    """All watchers of this process. `monotonic_s`: a clock that never goes back."""

    def __init__(self, work: Work, *, monotonic_s: Callable[[], float] = time.monotonic) -> None:
        self.work = work
        self.watchers: dict[str, Watcher] = {}
        self._monotonic_s = monotonic_s
        self._ready: deque[Watcher] = deque()
        self._running = 0

    def join(self, user_id: str, subscriber: Subscriber) -> None:
        """Tell a socket everything at once, and then what changes; again after it chose anew."""
        watcher = self.watchers.get(user_id)
        if watcher is None:
            watcher = self.watchers[user_id] = Watcher(user_id)
        if subscriber not in watcher.subscribers:
            watcher.subscribers += (subscriber,)
        if subscriber not in watcher.fresh:
            watcher.fresh += (subscriber,)
        self._arrange(watcher)

    def leave(self, user_id: str, subscriber: Subscriber) -> None:
        watcher = self.watchers.get(user_id)
        if watcher is None:
            return
        watcher.subscribers = _without(watcher.subscribers, subscriber)
        watcher.fresh = _without(watcher.fresh, subscriber)
        if not watcher.subscribers:
            del self.watchers[user_id]

    def hear(self, user_id: str, texts: Iterable[bytes]) -> None:
        """Events of a member's stream have been committed."""
        if any(text.startswith(STIRS) for text in texts):
            self.stir(user_id)

    def stir(self, user_id: str) -> None:
        """Anything may have changed for this member."""
        watcher = self.watchers.get(user_id)
        if watcher is not None:
            watcher.stir()
            self._arrange(watcher)

    def second_passed(self, now: Instant) -> None:
        """Look anew where another day has begun."""
        for watcher in list(self.watchers.values()):
            if watcher.renew_at is not None and now >= watcher.renew_at:
                watcher.renew_at = None
                watcher.stir()
                self._arrange(watcher)

    def _arrange(self, watcher: Watcher) -> None:
        """See to it that the watcher is looked at when it may be; one look at a time."""
        if watcher.is_waiting:
            return
        now = self._monotonic_s()
        at = watcher.next_at(now)
        if at is None:
            return
        watcher.is_waiting = True
        if at <= now:
            self._queue(watcher)
        else:
            asyncio.get_running_loop().call_later(at - now, self._queue, watcher)

    def _queue(self, watcher: Watcher) -> None:
        self._ready.append(watcher)
        self._look()

    def _look(self) -> None:
        while self._ready and self._running < AT_ONCE_MAX:
            watcher = self._ready.popleft()
            watcher.is_waiting = bool(watcher.subscribers)
            if watcher.subscribers:
                self._running += 1
                watcher.looked_at = self._monotonic_s()
                self._read(watcher, *watcher.take(watcher.looked_at))

    def _read(self, watcher: Watcher, topics: list[Topic], fresh: tuple[Subscriber, ...]) -> None:
        loop = asyncio.get_running_loop()
        user_id, work = watcher.user_id, self.work
        sessions = [each.session_id for each in watcher.subscribers]

        def read(connection: Connection) -> Found:
            moment = Moment(connection, work.clock(), work.memory)
            return read_frames(moment, user_id, sessions, topics)

        def done(future: "Future[Found]") -> None:
            with contextlib.suppress(RuntimeError):  # the loop has closed: nobody watches
                loop.call_soon_threadsafe(self._answer, watcher, topics, fresh, future)

        self.work.database.submit_read(read).add_done_callback(done)

    def _answer(
        self,
        watcher: Watcher,
        topics: list[Topic],
        fresh: tuple[Subscriber, ...],
        future: "Future[Found]",
    ) -> None:
        self._running -= 1
        watcher.is_waiting = False
        if future.cancelled():
            return
        error = future.exception()
        if error is None:
            self._tell(watcher, future.result(), fresh)
        else:
            telemetry.warn(telemetry.ANALYTICS_FAILED, error=type(error).__name__)
            watcher.fresh = tuple(dict.fromkeys((*fresh, *watcher.fresh)))
            watcher.changed = dict.fromkeys(topics) | (watcher.changed or {})
            watcher.looked_at = self._monotonic_s() + RETRY_S
        self._look()
        self._arrange(watcher)

    def _tell(self, watcher: Watcher, found: Found, fresh: tuple[Subscriber, ...]) -> None:
        watcher.renew_at = found.renew_at
        for each in watcher.subscribers:
            if each.session_id not in found.homes:
                self.leave(watcher.user_id, each)
        for frame in found.frames:
            heard = [each for each in watcher.subscribers if _wants(each, frame, found)]
            if heard:
                self._tell_frame(watcher, frame, heard, fresh)
        known = topics_of(watcher.subscribers)
        if watcher.changed:
            watcher.changed = {each: None for each in watcher.changed if each in known}

    def _tell_frame(
        self,
        watcher: Watcher,
        frame: Frame,
        heard: list[Subscriber],
        fresh: tuple[Subscriber, ...],
    ) -> None:
        """To the fresh in any case; to the others when it says something new and they may hear."""
        now, key = self._monotonic_s(), hash(frame[:2])
        is_new = watcher.told.get(key) != frame.mark
        newcomers = [each for each in heard if each in fresh]
        if is_new and len(newcomers) < len(heard) and watcher.may_tell(now) <= 0:
            watcher.changed = {frame.topic: None} | (watcher.changed or {})
            heard = newcomers
        elif is_new:
            watcher.told[key] = frame.mark
        else:
            heard = newcomers
        for each in heard:
            each.tell(frame.text)
        if heard:
            watcher.spend(now)


def _without(subscribers: tuple[Subscriber, ...], subscriber: Subscriber) -> tuple[Subscriber, ...]:
    return tuple(each for each in subscribers if each is not subscriber)


def _wants(subscriber: Subscriber, frame: Frame, found: Found) -> bool:
    is_home = found.homes.get(subscriber.session_id) == frame.household_id
    return is_home and (subscriber.period or "") == frame.topic.period
