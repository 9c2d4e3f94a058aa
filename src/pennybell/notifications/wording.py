"""What a notice says, in the reader's formats. Texts of people stay as they are: data, not markup."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime, format_interval, format_skeleton
from babel.numbers import format_currency, format_percent

from pennybell.events.shapes import Alert, AlertItem
from pennybell.kit.money import exponent_of
from pennybell.kit.plain import plain


@dataclass(frozen=True, slots=True)
class Formats:
    """How somebody reads amounts, days and percentages."""

    locale: Locale

    @classmethod
    def of(cls, tag: str) -> "Formats":
        try:
            return cls(Locale.parse(tag, sep="-"))
        except (UnknownLocaleError, ValueError):
            return cls(Locale("en"))

    def money(self, amount_minor: int, currency: str) -> str:
        amount = Decimal(amount_minor).scaleb(-exponent_of(currency))
        return str(format_currency(amount, currency, locale=self.locale))

    def day(self, day: date) -> str:
        return str(format_date(day, "long", locale=self.locale))

    def short_day(self, day: date) -> str:
        """Without the year: `Mon, Nov 16`."""
        return str(format_skeleton("MMMEd", day, locale=self.locale))

    def month(self, day: date) -> str:
        """The month that a day is in, with its year."""
        return str(format_skeleton("yMMMM", day, locale=self.locale))

    def span(self, first: date, last: date) -> str:
        return str(format_interval(first, last, "yMMMd", locale=self.locale))

    def change(self, amount_minor: int, currency: str) -> str:
        """With its sign, plus too."""
        said = self.money(amount_minor, currency)
        return f"+{said}" if amount_minor > 0 else said

    def moment(self, at_s: float, timezone: str) -> str:
        """A day and time of `timezone`."""
        at = datetime.fromtimestamp(at_s, ZoneInfo(timezone))
        return str(format_datetime(at, "medium", locale=self.locale))

    def percent(self, share: float) -> str:
        return str(format_percent(share, locale=self.locale))


def title_of(alert: Alert, formats: Formats) -> str:
    numbers = alert.numbers
    return _TITLES[alert.kind].format(
        name=plain(alert.subject_label),
        share=formats.percent((numbers.percent or 0) / 100),
        chance=formats.percent(numbers.probability or 0),
        on_day=f" on {formats.day(numbers.day)}" if numbers.day else "",
    )


def body_of(alert: Alert, formats: Formats) -> str:
    """The numbers, then the first named things that they rest on."""
    parts = []
    numbers, currency = alert.numbers, alert.currency
    if currency and numbers.amount_minor is not None:
        amount = formats.money(numbers.amount_minor, currency)
        if numbers.limit_minor is not None:
            amount = f"{amount} of {formats.money(numbers.limit_minor, currency)}"
        parts.append(f"{amount}.")
    others = [item for item in alert.why if item.label and item.label != alert.subject_label]
    named = [_item(item, currency, formats) for item in others]
    if named:
        parts.append(f"{', '.join(named[:3])}.")
    return " ".join(parts)


def _item(item: AlertItem, currency: str | None, formats: Formats) -> str:
    name = plain(item.label or "", 40)
    if item.amount_minor is None or currency is None:
        return name
    return f"{name} {formats.money(item.amount_minor, currency)}"


_TITLES: Final[dict[str, str]] = {
    "budget_threshold": "{name}: {share} spent",
    "budget_over": "{name} is over budget",
    "budget_predicted": "{name} will probably go over ({chance})",
    "low_balance": "{name} is running low",
    "low_balance_predicted": "{name} will run low{on_day}",
    "large_expense": "Large expense: {name}",
    "large_deposit": "Large deposit: {name}",
    "unusual_spending": "{name}: more than usual",
    "duplicate_charge": "Charged twice? {name}",
    "bill_due": "{name} is due{on_day}",
    "bill_overdue": "{name} is overdue",
    "price_increase": "{name} costs more",
    "goal_milestone": "{name}: {share} reached",
    "goal_behind": "{name} is behind",
    "subscription_found": "A subscription? {name}",
}


def title_of_many(type_: str, count: int) -> str | None:
    """One line for many alerts of a kind; None where each is to be told for itself."""
    found = _TITLES_OF_MANY.get(type_)
    return None if found is None else found.format(count=count)


_TITLES_OF_MANY: Final[dict[str, str]] = {
    "bill_due": "{count} bills are due",
    "bill_overdue": "{count} bills are overdue",
    "duplicate_charge": "{count} charges may have been made twice",
    "goal_milestone": "{count} goals reached a milestone",
    "large_deposit": "{count} large deposits",
    "large_expense": "{count} large expenses",
    "price_increase": "{count} bills cost more",
    "subscription_found": "{count} subscriptions? Say which of them are",
    "unusual_spending": "{count} categories: more than usual",
}
"""Budgets and balances are not here: they are serious, and few."""


def title_without_amounts(type_: str) -> str:
    """What a lock screen may show to anybody: no names, no amounts."""
    return _GENERIC.get(type_, "News from Pennybell")


_GENERIC: Final[dict[str, str]] = {
    "budget_threshold": "A budget reached a threshold",
    "budget_over": "A budget is overspent",
    "budget_predicted": "A budget will probably go over",
    "low_balance": "An account is running low",
    "low_balance_predicted": "An account will run low",
    "large_expense": "A large expense",
    "large_deposit": "A large deposit",
    "unusual_spending": "More spent than usual",
    "duplicate_charge": "Perhaps charged twice",
    "bill_due": "A bill is due",
    "bill_overdue": "A bill is overdue",
    "price_increase": "A bill costs more",
    "goal_milestone": "A goal reached a milestone",
    "goal_behind": "A goal is behind",
    "subscription_found": "A subscription was found",
    "transaction_recorded": "A transaction was recorded",
    "transactions_imported": "Transactions were imported",
    "member_joined": "Somebody joined your household",
    "member_left": "Somebody left your household",
    "new_device": "A new device signed in",
    "password_changed": "Your password was changed",
    "webhook_disabled": "A webhook was switched off",
    "digest": "Your digest",
    "weekly_summary": "Your week",
    "monthly_summary": "Your month",
}
