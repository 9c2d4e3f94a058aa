"""All a client needs to start, read at one moment, with the `seq` it stands at."""

from dataclasses import dataclass
from typing import Final

from pennybell.domains.accounts import repository as accounts
from pennybell.domains.activity import service as activity
from pennybell.domains.alerts import repository as alerts
from pennybell.domains.alerts import service as alerting
from pennybell.domains.budgets import repository as budgets
from pennybell.domains.categories import repository as categories
from pennybell.domains.goals import repository as goals
from pennybell.domains.households import service as households
from pennybell.domains.identity import service as identity
from pennybell.domains.inbox import service as inbox
from pennybell.domains.preferences import service as telling
from pennybell.domains.rates import repository as rates
from pennybell.domains.recurring import candidate_repository as candidates
from pennybell.domains.recurring import repository as recurring
from pennybell.domains.tags import repository as tags
from pennybell.domains.transactions import listing
from pennybell.events.goals import Goal, GoalProgress
from pennybell.events.notices import InboxCounts, Preferences
from pennybell.events.shapes import (
    Account,
    Alert,
    AlertSettings,
    Bill,
    Budget,
    Category,
    Household,
    Member,
    Rate,
    Recurring,
    RecurringCandidate,
    Tag,
    Transaction,
    User,
)
from pennybell.outbox import log
from pennybell.outbox.unit_of_work import Reading

TRANSACTIONS_MAX: Final = 200
"""Newest rows in a snapshot; older ones come by listing. Ten phone screens."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """State at `seq` of the reader's stream.

    `horizon`: the oldest row's (date, id), if rows
    older than it were left out; events below it concern what the client did not load.
    `bills` and `recurring_candidates` are the open ones.
    """

    seq: int
    epoch: str
    household: Household
    role: str
    user: User
    members: list[Member]
    accounts: list[Account]
    categories: list[Category]
    tags: list[Tag]
    budgets: list[Budget]
    goals: list[Goal]
    goal_progress: list[GoalProgress]
    rates: list[Rate]
    recurring: list[Recurring]
    bills: list[Bill]
    recurring_candidates: list[RecurringCandidate]
    alerts: list[Alert]
    alert_settings: AlertSettings
    notification_preferences: Preferences
    inbox_counts: InboxCounts
    activity_unread: int
    transactions: list[Transaction]
    horizon: dict[str, str] | None
    transactions_total: int


def read_snapshot(reading: Reading) -> Snapshot:
    connection, household_id = reading.connection, reading.household_id
    rows = listing.newest(reading, TRANSACTIONS_MAX + 1)
    more = len(rows) > TRANSACTIONS_MAX
    rows = rows[:TRANSACTIONS_MAX]
    owned = accounts.find_all(connection, household_id)
    return Snapshot(
        seq=log.read_head(connection, reading.actor.user_id).seq,
        epoch=log.read_epoch(connection),
        household=households.read_household(reading),
        role=reading.role,
        user=identity.read_profile(reading),
        members=households.read_members(reading),
        accounts=owned,
        categories=categories.find_all(connection, household_id),
        tags=tags.find_all(connection, household_id),
        budgets=budgets.find_all(connection, household_id),
        goals=goals.find_all(connection, household_id),
        goal_progress=goals.find_said(connection, household_id),
        rates=rates.find_all(connection, household_id),
        recurring=recurring.find_all(connection, household_id),
        bills=recurring.open_bills(connection, household_id),
        recurring_candidates=candidates.find_open(connection, household_id),
        alerts=alerts.find_raised(connection, household_id),
        alert_settings=alerting.read_settings(reading),
        notification_preferences=telling.read_preferences(reading),
        inbox_counts=inbox.read_counts(reading),
        activity_unread=activity.read_unread(reading),
        transactions=rows,
        horizon={"date": rows[-1].date.isoformat(), "id": rows[-1].id} if more else None,
        transactions_total=sum(account.transaction_count for account in owned),
    )
