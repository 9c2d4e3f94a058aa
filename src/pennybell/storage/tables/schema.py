"""Every table, imported once so that `metadata` is whole."""

from pennybell.storage.tables import (
    activity,
    alerts,
    budgets,
    goals,
    households,
    identity,
    ledger,
    log,
    notifications,
    rates,
    recurring,
)
from pennybell.storage.tables.metadata import metadata

TABLES = (
    identity.users,
    households.households,
    log.facts,
    ledger.transactions,
    rates.rates,
    budgets.budgets,
    alerts.alerts,
    recurring.recurring,
    goals.goals,
    notifications.notifications,
    activity.activity,
)

__all__ = ["TABLES", "metadata"]
