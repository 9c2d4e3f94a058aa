"""What may be said of a household and an invitation."""

from dataclasses import dataclass
from typing import Final

from pennybell.kit.clock import DAY

INVITE_MS: Final = 7 * DAY


@dataclass(frozen=True, slots=True)
class HouseholdDraft:
    """`timezone` (IANA) decides "today" and periods; `currency` is what new accounts start with."""

    name: str
    timezone: str
    currency: str


@dataclass(frozen=True, slots=True)
class Invite:
    id: str
    role: str
    created_at: str
    expires_at: str
    used_at: str | None


@dataclass(frozen=True, slots=True)
class InvitePreview:
    household_name: str
    inviter_name: str
    role: str
    expires_at: str
