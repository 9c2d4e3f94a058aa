"""The facts about transactions as readers of the log tell them apart."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from pennybell.domains.totals.model import Span

OF_ONE: Final = frozenset(
    {
        "transaction.created",
        "transaction.updated",
        "transaction.deleted",
        "transaction.restored",
    }
)
"""Each carries the row as it then stood."""

OF_MANY: Final = frozenset({"transactions.imported", "transactions.changed"})
"""Each says on which accounts and days of which rows something moved."""


def span_of(payload: Mapping[str, Any]) -> Span:
    """The days of a fact about many."""
    return Span(date.fromisoformat(payload["from_date"]), date.fromisoformat(payload["to_date"]))
