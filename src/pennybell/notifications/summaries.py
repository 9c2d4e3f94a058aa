"""Plans the summary of each week and month: an inbox entry for everybody who wants one, once.

When one is due follows from the clock and the person's preferences alone, so there is nothing to
forget in a crash: whoever looks next finds it due still, and the key of its entry lets one of
them write it.
"""

import asyncio
import time
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from pennybell import telemetry
from pennybell.domains.deliveries import repository as deliveries
from pennybell.domains.households import repository as households
from pennybell.domains.inbox import repository as entries
from pennybell.domains.inbox import service as inbox
from pennybell.domains.inbox.model import Draft
from pennybell.domains.preferences import repository as preferences
from pennybell.domains.preferences.hours import instant_at
from pennybell.domains.preferences.service import Wishes, read_wishes
from pennybell.events.summaries import MoneySummary, SummaryKind
from pennybell.kit.clock import DAY, MINUTE, Instant, today_in
from pennybell.kit.periods import Grain, after, around, name_of
from pennybell.notifications.summary_words import body_of, title_of
from pennybell.outbox import access
from pennybell.outbox.actor import operator_for
from pennybell.outbox.unit_of_work import Reading, UnitOfWork, Work

KINDS: Final[tuple[SummaryKind, ...]] = ("weekly_summary", "monthly_summary")

POLL_S: Final = 1.0
QUARTER_MS: Final = 15 * MINUTE
"""Digest hours begin on a quarter of an hour in every zone: between two of them nothing becomes due."""

LATE_MS_MAX: Final = 2 * DAY
"""A server that was off for longer leaves a summary out: by then it is old news."""

RETRY_S: Final = 60.0
KEYS_MAX: Final = 500
"""Keys of entries in one query."""

ReadSummary = Callable[[Reading, SummaryKind, str], MoneySummary | None]
"""A household's numbers of a period; None: nothing moved in it."""


class Due(NamedTuple):
    """`at`: since when; `period`: as in `2026-W48`, `2026-11`."""

    at: Instant
    period: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """One summary that has not been planned yet."""

    wishes: Wishes
    household_id: str
    kind: SummaryKind
    period: str

    @property
    def key(self) -> str:
        return f"{self.kind}:{self.household_id}:{self.period}"


def last_due(kind: SummaryKind, wishes: Wishes, now: Instant) -> Due:
    """The last time that a summary fell due by this person's clock, and what it is about. Pure."""
    zone, minutes = ZoneInfo(wishes.timezone), wishes.preferences.digest_hour * 60
    today = today_in(wishes.timezone, now)
    day, before = _days_of(kind, today, wishes.preferences.digest_weekday)
    if instant_at(day, minutes, zone) > now:
        day = before
    grain: Grain = "week" if kind == "weekly_summary" else "month"
    last_whole = around(day, grain).first - timedelta(days=1)
    return Due(instant_at(day, minutes, zone), name_of(last_whole, grain))


def _days_of(kind: SummaryKind, today: date, weekday: int) -> tuple[date, date]:
    """The last day that a summary leaves on, today included, and the one before."""
    if kind == "monthly_summary":
        first = today.replace(day=1)
        return first, after(first, -1)
    day = today - timedelta(days=(today.weekday() - weekday) % 7)
    return day, day - timedelta(days=7)


class Summaries:
    """One per process that plans; several may look at the same time.

    Args:
        read: what a period came to.
    """

    def __init__(self, work: Work, read: ReadSummary) -> None:
        self.work = work
        self._read = read
        self._looked_in = -1
        self._empty: set[str] = set()
        self._not_before_s = 0.0

    async def run(self) -> None:
        """Plan for ever."""
        while True:
            await asyncio.to_thread(self.look)
            await asyncio.sleep(POLL_S)

    def look(self) -> None:
        """Plan what is due; nothing between two quarters of an hour. Blocks."""
        now = self.work.clock()
        quarter = now // QUARTER_MS
        if quarter == self._looked_in or time.monotonic() < self._not_before_s:
            return
        try:
            self.plan_due()
        except Exception:  # noqa: BLE001 - the next round tries again
            telemetry.log_failure(telemetry.SUMMARY_FAILED)
            self._not_before_s = time.monotonic() + RETRY_S
        else:
            self._looked_in = quarter

    def plan_due(self) -> int:
        """Plan every summary that is due; answers how many. One household's trouble stops no other.

        Raises:
            Whatever the last of them failed with.
        """
        now = self.work.clock()
        wanted = self.work.database.submit_read(lambda each: find_wanted(each, now)).result()
        groups: dict[tuple[str, SummaryKind, str], list[Wanted]] = {}
        for each in wanted:
            groups.setdefault((each.household_id, each.kind, each.period), []).append(each)
        self._empty &= {each.key for each in wanted}
        planned, failure = 0, None
        for (household_id, kind, period), of_group in groups.items():
            if of_group[0].key in self._empty:
                continue
            try:
                planned += self._plan(household_id, kind, period, of_group)
            except Exception as error:  # noqa: BLE001 - told at the end
                failure = error
        if failure is not None:
            raise failure
        return planned

    def _plan(
        self, household_id: str, kind: SummaryKind, period: str, wanted: Collection[Wanted]
    ) -> int:
        # Every member's numbers are the same: they are read as one of those who want them.
        actor = operator_for(next(iter(wanted)).wishes.user_id, household_id)

        def read(connection: Connection) -> MoneySummary | None:
            reading = Reading(connection, actor, "", self.work.clock())
            return self._read(reading, kind, period)

        summary = self.work.database.submit_read(read).result()
        if summary is None:
            self._empty |= {each.key for each in wanted}
            return 0
        job = self.work.submit_unasked(household_id, lambda uow: plan(uow, wanted, summary))
        return job.result().result or 0


def find_wanted(connection: Connection, now: Instant) -> list[Wanted]:
    """What is due and has no entry yet, for each person and household."""
    people = read_wishes(connection, preferences.find_summarised(connection))
    due = [
        Wanted(wishes, household.id, kind, period)
        for wishes, kind, period in _due(people.values(), now)
        for household, _ in households.find_all_of_user(connection, wishes.user_id)
    ]
    known: set[tuple[str, str]] = set()
    for start in range(0, len(due), KEYS_MAX):
        some = due[start : start + KEYS_MAX]
        users, keys = {each.wishes.user_id for each in some}, {each.key for each in some}
        known |= entries.find_known(connection, users, keys)
    return [each for each in due if (each.wishes.user_id, each.key) not in known]


def _due(people: Collection[Wishes], now: Instant) -> Iterator[tuple[Wishes, SummaryKind, str]]:
    for wishes in people:
        for kind in KINDS:
            if getattr(wishes.preferences, kind):
                at, period = last_due(kind, wishes, now)
                if now - at <= LATE_MS_MAX:
                    yield wishes, kind, period


def plan(uow: UnitOfWork, wanted: Collection[Wanted], summary: MoneySummary) -> int:
    """Put it into the inbox of each of these who is a member still, with its deliveries.

    Who looks at the app gets the mail all the same: it says more than the entry does.

    Emits: notification.new, to each of them alone.
    """
    members = set(access.members_of(uow.connection, uow.household_id))
    people = [each for each in wanted if each.wishes.user_id in members]
    people.sort(key=lambda each: each.wishes.user_id)  # several that plan at once take turns
    targets = deliveries.find_targets(uow.connection, [each.wishes.user_id for each in people])
    added = 0
    for each in people:
        user_id = each.wishes.user_id
        draft = Draft(
            user_id=user_id,
            household_id=uow.household_id,
            type=summary.kind,
            severity="info",
            title=title_of(summary, each.wishes),
            body=body_of(summary, each.wishes),
            dedupe_key=each.key,
            subject_noun="summary",
            subject_id=None,
            group_key=each.key,
            args=summary.model_dump(mode="json"),
        )
        added += inbox.add(uow, draft, each.wishes, targets[user_id]) is not None
    return added
