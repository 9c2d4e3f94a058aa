"""This period's spending by day, against what had usually been spent by then."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from typing import Final

from pennybell.analytics.view import View
from pennybell.domains.totals.model import Flow, Span, Spending, summed
from pennybell.domains.transactions.model import UNCATEGORISED
from pennybell.events.analytics import CategorySpent, DaySpent, SpendingCurve, UsualDay
from pennybell.forecast.usual import usual_curve
from pennybell.kit.periods import Days, Grain, around, before, name_of, parse

PAST_MAX: Final[dict[Grain, int]] = {"week": 6, "month": 6, "quarter": 4, "year": 2}
"""Past periods that say what is usual: as many as a budget's forecast looks at."""

BEGUN_BY: Final = 4
"""A period counts as past when the records began in its first quarter."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A period, and the day of it that it is looked at from the end of."""

    period: Days
    grain: Grain
    on: date


def period_asked(view: View, name: str | None) -> Asked:
    """The period of that name; this month, without one."""
    if name is None:
        return Asked(around(view.today, "month"), "month", view.today)
    period, grain = parse(name)
    return Asked(period, grain, period.clamp(view.today))


def read_curve(view: View, asked: Asked) -> SpendingCurve:
    """What was spent up to the end of `asked.on`, by day and by category."""
    period, on = asked.period, asked.on
    totals = view.totals(period, "day")
    so_far = [flow for flow in totals.flows if flow.day <= on]
    by_day = summed(totals.flows, _day, view.buckets.spending_of)
    past = known_periods(view, asked)
    return SpendingCurve.model_construct(
        period=name_of(period.first, asked.grain),
        first=period.first,
        last=period.last,
        on=on,
        currency=view.currency,
        spent_minor=sum(amount for day, amount in by_day.items() if day <= on),
        ahead_minor=sum(amount for day, amount in by_day.items() if day > on),
        income_minor=sum(map(view.buckets.income_of, so_far)),
        days=_days(Days(period.first, on), by_day),
        categories=_by_category(view, so_far),
        usual=_usual(view, period, past),
        periods_known=len(past),
        unconverted=view.spent_without_rate(totals.unconverted),
        as_of_seq=view.as_of_seq,
    )


def known_periods(view: View, asked: Asked) -> list[Days]:
    """Past periods that the household kept its records in, oldest first."""
    begun = view.books.begun_on
    if begun is None:
        return []
    past = before(asked.period, asked.grain, PAST_MAX[asked.grain])
    return [each for each in past if (begun - each.first).days * BEGUN_BY <= each.length]


def _day(flow: Flow) -> date:
    return flow.day


def _days(days: Days, by_day: dict[date, int]) -> list[DaySpent]:
    amounts = _each_day(days, by_day)
    return [
        DaySpent.model_construct(
            date=days.first + timedelta(days=place), spent_minor=amount, total_minor=total
        )
        for place, (amount, total) in enumerate(zip(amounts, accumulate(amounts), strict=True))
    ]


def _each_day(days: Days, by_day: dict[date, int]) -> list[int]:
    """What was spent on each of these days, zeros among them."""
    return [by_day.get(days.first + timedelta(days=place), 0) for place in range(days.length)]


def _by_category(view: View, flows: Sequence[Flow]) -> list[CategorySpent]:
    """Largest first; what never moved is left out."""
    sums = summed(flows, lambda flow: flow.bucket, view.buckets.spending_of)
    spent = [
        CategorySpent.model_construct(
            category_id=None if bucket == UNCATEGORISED else bucket, spent_minor=amount
        )
        for bucket, amount in sums.items()
        if amount
    ]
    return sorted(spent, key=lambda each: (-each.spent_minor, each.category_id or ""))


def _usual(view: View, period: Days, past: Sequence[Days]) -> list[UsualDay]:
    if not past:
        return []
    spending = _spending(view, Days(past[0].first, past[-1].last))
    by_day: dict[date, int] = {}
    for each in spending.days:
        by_day[each.day] = by_day.get(each.day, 0) + each.amount_minor
    curve = usual_curve(period.length, [_each_day(each, by_day) for each in past])
    return [
        UsualDay.model_construct(
            date=period.first + timedelta(days=place),
            p10_minor=spread.p10_minor,
            p50_minor=spread.p50_minor,
            p90_minor=spread.p90_minor,
        )
        for place, spread in enumerate(curve)
    ]


def _spending(view: View, days: Days) -> Spending:
    """All spending by day, categories added up in the database."""
    return view.books.spending_within(view.spending_buckets, view.currency, Span(*days))
