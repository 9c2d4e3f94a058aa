"""What one person is to be told. Pure."""

from dataclasses import dataclass, field
from typing import Any, Final

from pennybell.events.notices import NotificationType
from pennybell.events.shapes import Severity
from pennybell.kit.clock import DAY

KEPT_MS: Final = 90 * DAY
"""How long an entry stays of interest; what was not sent until then is not sent any more."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry for a person's inbox.

    `household_id` None: it concerns the person alone. `dedupe_key` makes it happen once.
    `args`: the numbers and names that the text is made of. `subject_id` is what a click opens.
    """

    user_id: str
    household_id: str | None
    type: NotificationType
    severity: Severity
    title: str
    body: str
    dedupe_key: str
    subject_noun: str
    subject_id: str | None = None
    group_key: str = ""
    args: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which entries to list. Instants: from `since` on, before `until`."""

    unread: bool = False
    archived: bool = False
    snoozed: bool = False
    type: str | None = None
    severity: str | None = None
    since: int | None = None
    until: int | None = None
