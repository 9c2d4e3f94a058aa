"""What facts say of the totals: which days moved, under which buckets. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from pennybell.domains.totals.model import Span
from pennybell.domains.transactions import facts as rows
from pennybell.domains.transactions.model import UNCATEGORISED
from pennybell.outbox.cursors import Fact

FACTS_MAX: Final = 500
"""With more of them it is less work to read all totals anew."""

DAYS_APART_MAX: Final = 16
"""Days that are read one by one; more are read with what lies between them."""

LEAVES_ALONE: Final = (
    "activity.", "alert.", "alert_settings.", "balance.updated", "budget.", "contribution.", "goal.",
    "gone", "member.", "notification.", "notification_preferences.", "recurring_candidate.", "tag.",
    "user.",
)  # fmt: skip
"""Facts that move neither a total nor what a budget expects; a budget itself is read each time."""

EXPECTED: Final = ("bill.", "bills.", "recurring.")
"""Facts that move what is expected, and no total."""


@dataclass(slots=True)
class Touched:
    """What some facts moved.

    `buckets`: of the rows that are named one by one. `has_more`: other rows than those moved, or
    what is expected. `is_all`: anything may have changed.
    """

    days: set[date] = field(default_factory=set)
    spans: list[Span] = field(default_factory=list)
    buckets: set[str] = field(default_factory=set)
    has_more: bool = False
    is_all: bool = False

    def within(self, span: Span) -> Iterator[Span]:
        """The parts of `span` that moved."""
        days = sorted(each for each in self.days if span.first <= each <= span.last)
        spans = [Span(each, each) for each in days]
        if len(days) > DAYS_APART_MAX:
            spans = [Span(days[0], days[-1])]
        for first, last in (*spans, *self.spans):
            part = Span(max(first, span.first), min(last, span.last))
            if part.first <= part.last:
                yield part


def touched_by(facts: Sequence[Fact]) -> Touched:
    touched = Touched()
    for fact in facts:
        if fact.type in rows.OF_ONE:
            _add_row(touched, fact.payload)
        elif fact.type in rows.OF_MANY:
            touched.spans.append(rows.span_of(fact.payload))
            touched.has_more = True
        elif fact.type.startswith(EXPECTED):
            touched.has_more = True
        elif not fact.type.startswith(LEAVES_ALONE):
            touched.is_all = True
    return touched


def _add_row(touched: Touched, payload: dict[str, Any]) -> None:
    """A row as it stands, and as it stood before."""
    before = payload.get("previous", {})
    for row in (payload, before):
        if "date" in row:
            touched.days.add(date.fromisoformat(row["date"]))
        touched.buckets |= {
            part["category_id"] or UNCATEGORISED for part in (row.get("splits") or ())
        }
        if "category_id" in row:
            touched.buckets.add(row["category_id"] or UNCATEGORISED)
