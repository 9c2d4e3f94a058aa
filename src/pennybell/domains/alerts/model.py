"""What an alert is, what it takes to say it again, and the defaults of its settings. Pure."""

from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple, get_args

from pennybell.events.shapes import (
    Alert,
    AlertItem,
    AlertKind,
    AlertNumbers,
    AlertSettings,
    Severity,
)

KINDS: Final[tuple[AlertKind, ...]] = get_args(AlertKind)

LARGE_EXPENSE_MINOR: Final = 50_000
LARGE_DEPOSIT_MINOR: Final = 100_000
LOW_BALANCE_MINOR: Final = 10_000
"""In any currency: 500 euros, 50,000 yen, 50 dinars. A household that changes its currency keeps
them, so that nothing moves which no event tells of."""

LOW_BALANCE_DAYS: Final = 14
BILL_DAYS: Final = 3

STEP_PERCENT: Final = 10
"""An open alert is said again when its percentage or probability enters another tenth."""


class Fingerprint(NamedTuple):
    """Makes an alert happen once. `period_key`: the period's first day, or ""."""

    kind: str
    subject_id: str
    period_key: str
    tier: str


class Subject(NamedTuple):
    """What an alert is about."""

    noun: str
    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says is true now."""

    kind: AlertKind
    subject: Subject
    severity: Severity
    numbers: AlertNumbers
    why: tuple[AlertItem, ...] = ()
    currency: str | None = None
    period: date | None = None
    tier: str = ""

    @property
    def fingerprint(self) -> Fingerprint:
        return Fingerprint(self.kind, self.subject.id, period_key(self.period), self.tier)


def period_key(period: date | None) -> str:
    return period.isoformat() if period else ""


def fingerprint_of(alert: Alert) -> Fingerprint:
    return Fingerprint(alert.kind, alert.subject_id, period_key(alert.period), alert.tier)


def material(numbers: AlertNumbers) -> tuple[object, ...]:
    """The numbers that matter: a dismissal stands until they change.

    What was spent grows with every purchase and is not among them; the limit, a single charge's
    amount (`usual_minor` beside it is what it was before) and the day are.
    """
    return (numbers.limit_minor, numbers.usual_minor, numbers.day)


def step(numbers: AlertNumbers) -> tuple[object, ...]:
    """What an open alert is said again for: what matters, and tenths of the rest."""
    percent = None if numbers.percent is None else numbers.percent // STEP_PERCENT
    chance = None if numbers.probability is None else int(numbers.probability * 100) // STEP_PERCENT
    return (*material(numbers), percent, chance)


def default_settings() -> AlertSettings:
    """Nothing is switched off; amounts that are large in most households."""
    return AlertSettings(
        off=[],
        large_expense_minor=LARGE_EXPENSE_MINOR,
        large_deposit_minor=LARGE_DEPOSIT_MINOR,
        low_balance_minor=LOW_BALANCE_MINOR,
        low_balance_days=LOW_BALANCE_DAYS,
        bill_days=BILL_DAYS,
        version=1,
    )
