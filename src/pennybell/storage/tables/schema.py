"""Every table, imported once so that `metadata` is whole."""

from pennybell.storage.tables import budgets, households, identity, ledger, log, rates
from pennybell.storage.tables.metadata import metadata

TABLES = (
    identity.users,
    households.households,
    log.facts,
    ledger.transactions,
    rates.rates,
    budgets.budgets,
)

__all__ = ["TABLES", "metadata"]
