"""Every table, imported once so that `metadata` is whole."""

from pennybell.storage.tables import households, identity, ledger, log
from pennybell.storage.tables.metadata import metadata

TABLES = (identity.users, households.households, log.facts, ledger.transactions)

__all__ = ["TABLES", "metadata"]
