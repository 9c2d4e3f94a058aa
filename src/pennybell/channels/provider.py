"""One provider as a channel sees it: its slots, its breaker, its time limit, its log."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from pennybell import telemetry
from pennybell.channels.breaker import Breaker, Pass, Wait
from pennybell.channels.port import Delivered, Misconfigured, Ours, Outcome, Retry
from pennybell.channels.statistics import Counts, ProviderHealth
from pennybell.kit.backoff import Random, backoff_s
from pennybell.kit.clock import Clock

CONNECT_S_MAX: Final = 5.0
TOTAL_S_MAX: Final = 10.0
"""Seconds for a connection, and for everything one send does, its sign-in included."""

SLOT_S_MAX: Final = 10.0
"""Seconds a message waits for a slot before it is handed back untried."""

OUTAGE_S: Final = 10.0
OUTAGE_S_MAX: Final = 900.0
"""First and longest wait of one message after an outage."""

FULL_S: Final = 2.0


@dataclass(slots=True)
class Progress:
    """How far one send has come. `is_sent`: the provider may have begun to act on it."""

    is_sent: bool = False


class Unreached(Exception):
    """No answer came; `reason` is a fixed word."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What every provider of a channel shares. `slots`: sends of the whole channel at once."""

    channel: str
    clock: Clock
    random: Random
    counts: Counts
    slots: asyncio.Semaphore


class Provider:
    """Runs sends to one provider.

    Args:
        label: names a known service in logs and metrics; `other` for hosts that people choose.
        slots_max: sends to it at once.
        total_s_max: seconds for one send.
    """

    def __init__(
        self,
        around: Surroundings,
        *,
        label: str,
        slots_max: int,
        total_s_max: float = TOTAL_S_MAX,
    ) -> None:
        self.label = label
        self._around = around
        self._total_s_max = total_s_max
        self._slots = asyncio.Semaphore(slots_max)
        self._breaker = Breaker(random=around.random)

    async def attempt(
        self, send: Callable[[Progress], Awaitable[Outcome]], *, attempt: int
    ) -> Outcome:
        """Wait for a slot, ask the breaker, send within the time limit, remember how it went."""
        try:
            async with asyncio.timeout(SLOT_S_MAX):
                await self._slots.acquire()
                try:
                    await self._around.slots.acquire()
                except BaseException:
                    self._slots.release()
                    raise
        except TimeoutError:
            return self._untried(FULL_S, "full")
        try:
            ticket = self._breaker.admit(self._around.clock())
            if isinstance(ticket, Wait):
                return self._untried(ticket.after_s, ticket.reason)
            with self._ticket(ticket):
                return await self._send(send, ticket, attempt)
        finally:
            self._around.slots.release()
            self._slots.release()

    async def _send(
        self, send: Callable[[Progress], Awaitable[Outcome]], ticket: Pass, attempt: int
    ) -> Outcome:
        progress = Progress()
        started = time.perf_counter()
        try:
            async with asyncio.timeout(self._total_s_max):
                outcome = await send(progress)
        except TimeoutError:
            outcome = self.outage("timeout", attempt, ambiguous=progress.is_sent)
        except Unreached as unreached:
            outcome = self.outage(unreached.reason, attempt, ambiguous=progress.is_sent)
        self._remember(outcome, ticket, time.perf_counter() - started)
        return outcome

    def outage(
        self, reason: str, attempt: int, *, ambiguous: bool, http_status: int | None = None
    ) -> Retry:
        return Retry(
            after_s=self.wait_s(attempt, OUTAGE_S, OUTAGE_S_MAX),
            reason=reason,
            ambiguous=ambiguous,
            http_status=http_status,
        )

    def wait_s(self, attempt: int, base_s: float, max_s: float) -> float:
        return backoff_s(attempt, base_s=base_s, max_s=max_s, random=self._around.random)

    def health(self) -> ProviderHealth:
        now = self._around.clock()
        breaker = self._breaker
        return ProviderHealth(
            self.label, breaker.state(now), breaker.reason, round(breaker.open_s(now), 1)
        )

    @contextmanager
    def _ticket(self, ticket: Pass) -> Iterator[None]:
        try:
            yield
        except BaseException:
            self._breaker.give_up(ticket)
            raise

    def _untried(self, after_s: float, reason: str) -> Retry:
        self._around.counts.outcomes["untried"] += 1
        return Retry(after_s=after_s, reason=reason, cause="untried")

    def _remember(self, outcome: Outcome, ticket: Pass, seconds: float) -> None:
        around, now = self._around, self._around.clock()
        around.counts.took(seconds)
        around.counts.outcomes[type(outcome).__name__.lower()] += 1
        before = self._breaker.open_s(now)
        state = self._breaker.record(ticket, outcome, now)
        where = {"channel": around.channel, "provider": self.label}
        if isinstance(outcome, Delivered):
            if ticket.is_probe:
                telemetry.log(telemetry.CHANNEL_RESUMED, **where)
            return
        around.counts.errors[outcome.reason] += 1
        # What is our bug goes to whoever reads warnings; the rest happens all day.
        say = telemetry.warn if isinstance(outcome, Ours) else telemetry.log
        say(
            telemetry.CHANNEL_FAILED,
            **where,
            outcome=type(outcome).__name__.lower(),
            reason=outcome.reason,
            status=outcome.http_status,
        )
        if isinstance(outcome, Misconfigured):
            telemetry.warn(telemetry.CHANNEL_MISCONFIGURED, **where, reason=outcome.reason)
        if state == "open" and not before:
            seconds_open = round(self._breaker.open_s(now), 1)
            telemetry.warn(
                telemetry.CHANNEL_PAUSED, **where, reason=outcome.reason, seconds=seconds_open
            )


ORIGINS_MAX: Final = 1_000
"""Providers remembered where people choose them; the longest unused are forgotten first."""


class Providers:
    """One provider for each origin, made when it is first needed."""

    def __init__(self, around: Surroundings, *, slots_max: int) -> None:
        self._around = around
        self._slots_max = slots_max
        self._providers: OrderedDict[str, Provider] = OrderedDict()

    def of(self, origin: str, *, label: str = "other") -> Provider:
        if origin not in self._providers:
            made = Provider(self._around, label=label, slots_max=self._slots_max)
            self._providers[origin] = made
            if len(self._providers) > ORIGINS_MAX:
                self._providers.popitem(last=False)
        self._providers.move_to_end(origin)
        return self._providers[origin]

    def health(self) -> tuple[ProviderHealth, ...]:
        """Of those with a name, and of those in trouble."""
        every = [provider.health() for provider in self._providers.values()]
        return tuple(one for one in every if one.state != "closed" or one.label != "other")
