"""Budgets on one day, made short."""

from collections.abc import Sequence
from datetime import date, timedelta

from pennybell.forecast.model import Bill, History, Item, Period, Standing

FIRST_DAY = date(2026, 1, 1)


def standing(
    limit_minor: int,
    *past: Sequence[Item],
    items: Sequence[Item] = (),
    gone: int = 10,
    days: int = 30,
    bills: Sequence[Bill] = (),
) -> Standing:
    """A budget after `gone` days of a period, with these past periods of the same length."""
    return Standing(
        limit_minor=limit_minor,
        first_day=FIRST_DAY,
        last_day=FIRST_DAY + timedelta(days=days - 1),
        today=FIRST_DAY + timedelta(days=gone),
        items=tuple(items),
        history=History(tuple(Period(days, tuple(each)) for each in past)),
        bills=tuple(bills),
    )
