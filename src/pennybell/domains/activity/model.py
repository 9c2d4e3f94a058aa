"""What becomes an entry of the household's activity, and how entries grow. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date as day
from typing import Any, Final

from pennybell.events.activity import Activity, ActivityAction, ActivityChange, ActivityKind
from pennybell.events.shapes import AlertKind, Severity
from pennybell.kit.clock import Instant, instant_text

SEVERITIES: Final[tuple[Severity | None, ...]] = (None, "info", "warning", "critical")

LISTED_MAX: Final = 50
"""Accounts and categories that an entry names; one about more is not found under the others."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one fact, or several of a unit of work, say. Fields as those of `Activity`."""

    kind: ActivityKind
    action: ActivityAction
    count: int = 1
    subject_id: str | None = None
    label: str | None = None
    amount_minor: int | None = None
    currency: str | None = None
    date: day | None = None
    account_ids: tuple[str, ...] = ()
    category_ids: tuple[str, ...] = ()
    changes: tuple[ActivityChange, ...] = ()
    alert_kind: AlertKind | None = None
    severity: Severity | None = None

    def and_also(self, more: "Said") -> "Said":
        """Both in one: what they do not share is left out, and the graver severity counts.

        Of one import: the import's.
        """
        count = self.count + more.count
        together = replace(
            self,
            count=count,
            account_ids=_union(self.account_ids, more.account_ids),
            category_ids=_union(self.category_ids, more.category_ids),
            date=max(filter(None, (self.date, more.date)), default=None),
        )
        if count < 2 or self.kind == "import":
            return together
        return replace(
            together,
            subject_id=self.subject_id if self.subject_id == more.subject_id else None,
            label=self.label if self.label == more.label else None,
            severity=max(self.severity, more.severity, key=SEVERITIES.index),
            amount_minor=None,
            currency=None,
            changes=(),
        )


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry to be written, or more of one that is there.

    `id`, `number`, `at`, `actor`: of its first fact. What is of one import is one entry.
    """

    id: str
    number: int
    at: Instant
    actor: str | None
    said: Said
    import_id: str | None


@dataclass(frozen=True, slots=True)
class Filter:
    """What is None narrows nothing. `member`: who did it, "pennybell" for what nobody did.

    Days are the household's; both ends belong to the range.
    """

    member: str | None = None
    kind: str | None = None
    account_id: str | None = None
    category_id: str | None = None
    from_date: day | None = None
    to_date: day | None = None


def entry_of(draft: Draft) -> Activity:
    return Activity.model_construct(
        id=draft.id,
        number=draft.number,
        at=instant_text(draft.at),
        actor=draft.actor,
        **_told(draft.said),
    )


def grown(entry: Activity, more: Said) -> Activity:
    """The entry with more in it."""
    return entry.model_copy(update=_told(_said_of(entry).and_also(more)))


def _told(said: Said) -> dict[str, Any]:
    values = ((each.name, getattr(said, each.name)) for each in fields(said))
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values}


def _said_of(entry: Activity) -> Said:
    values: dict[str, Any] = {}
    for each in fields(Said):
        value = getattr(entry, each.name)
        values[each.name] = tuple(value) if isinstance(value, list) else value
    return Said(**values)


def _union(some: Sequence[str], more: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*some, *more)))[:LISTED_MAX]
