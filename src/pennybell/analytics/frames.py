"""What live frames say: the same answers that the endpoints give, written out once for all sockets."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, time, timedelta
from typing import Final, Literal, NamedTuple
from zoneinfo import ZoneInfo

from pydantic import BaseModel
from sqlalchemy import Connection

from pennybell.analytics.budgets import read_budgets
from pennybell.analytics.curve import period_asked, read_curve
from pennybell.analytics.net_worth import read_net_worth
from pennybell.analytics.view import View
from pennybell.domains.identity import repository as identity
from pennybell.errors import DomainError
from pennybell.events.messages import (
    AnalyticsBudgetUpdated,
    AnalyticsNetWorthUpdated,
    AnalyticsSpendingUpdated,
)
from pennybell.kit.clock import SECOND, Instant, instant_text
from pennybell.kit.periods import until
from pennybell.outbox import access
from pennybell.outbox.actor import Actor
from pennybell.outbox.memory import Memory
from pennybell.outbox.unit_of_work import Reading

Kind = Literal["spending", "net_worth", "budget"]
KINDS: Final[tuple[Kind, ...]] = ("spending", "net_worth", "budget")

TYPES: Final[dict[Kind, str]] = {
    "spending": AnalyticsSpendingUpdated.wire_type,
    "net_worth": AnalyticsNetWorthUpdated.wire_type,
    "budget": AnalyticsBudgetUpdated.wire_type,
}


class Topic(NamedTuple):
    """One kind of frame about a period ("" : this month)."""

    period: str
    kind: Kind


class Frame(NamedTuple):
    """`text`: the message. `mark`: of what it says beside `as_of_seq`; the same says the same."""

    household_id: str
    topic: Topic
    text: bytes
    mark: int


class Found(NamedTuple):
    """`homes`: each sign-in's household; missing: it may not read (any more).

    `renew_at`: when another day begins in one of them.
    """

    frames: list[Frame]
    homes: dict[str, str]
    renew_at: Instant | None


class Moment(NamedTuple):
    """A read transaction, when it is, and what earlier readings kept."""

    connection: Connection
    now: Instant
    memory: Memory


def read_frames(
    moment: Moment, user_id: str, sessions: Iterable[str], topics: Sequence[Topic]
) -> Found:
    """All topics as one moment has them, of each household that the sign-ins speak of."""
    views: dict[str, View] = {}
    homes: dict[str, str] = {}
    for session_id in sorted(set(sessions)):
        reading = _reading(moment, user_id, session_id)
        if reading is not None:
            homes[session_id] = reading.household_id
            views.setdefault(reading.household_id, View(reading))
    frames = [_frame(view, topic, moment.now) for view in views.values() for topic in topics]
    return Found(frames, homes, min(map(_next_day, views.values()), default=None))


def _reading(moment: Moment, user_id: str, session_id: str) -> Reading | None:
    """Of the household that the sign-in's next token speaks of."""
    connection = moment.connection
    session = identity.find_session(connection, session_id)
    household_id = session.household_id_now if session is not None else None
    actor = Actor(user_id, household_id, session_id)
    try:
        role = access.authorise(connection, actor, access.READ)
    except DomainError:
        return None
    return Reading(connection, actor, role, moment.now, moment.memory)


def _frame(view: View, topic: Topic, now: Instant) -> Frame:
    said = READS[topic.kind](view, topic.period or None)
    body = said.model_dump_json(exclude={"as_of_seq"})
    text = (
        f'{{"type":"{TYPES[topic.kind]}","payload":{body[:-1]},"as_of_seq":{view.as_of_seq}}}'
        f',"timestamp":"{instant_text(now)}"}}'
    )
    return Frame(view.household_id, topic, text.encode(), hash(body))


def _spending(view: View, period: str | None) -> BaseModel:
    return read_curve(view, period_asked(view, period))


def _net_worth(view: View, period: str | None) -> BaseModel:
    return read_net_worth(view, until(view.today, period_asked(view, period).period), "day")


def _budgets(view: View, period: str | None) -> BaseModel:
    return read_budgets(view, period_asked(view, period).on)


READS: Final[dict[Kind, Callable[[View, str | None], BaseModel]]] = {
    "spending": _spending,
    "net_worth": _net_worth,
    "budget": _budgets,
}


def _next_day(view: View) -> Instant:
    """When the household's next day begins."""
    zone = ZoneInfo(view.household.timezone)
    midnight = datetime.combine(view.today + timedelta(days=1), time.min, tzinfo=zone)
    return Instant(int(midnight.timestamp() * SECOND))
