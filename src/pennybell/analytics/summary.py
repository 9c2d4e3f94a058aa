"""A week's or a month's numbers for a summary: what the other answers say, put together."""

from datetime import timedelta
from typing import Final

from pennybell.analytics.curve import period_asked, read_curve
from pennybell.analytics.net_worth import read_net_worth
from pennybell.analytics.view import View
from pennybell.domains.budgets import repository as budgets
from pennybell.domains.budgets.progress import progress_of
from pennybell.domains.totals.model import Span
from pennybell.events.analytics import NetWorth, SpendingCurve
from pennybell.events.shapes import BudgetProgress
from pennybell.events.summaries import (
    MoneySummary,
    SummaryBill,
    SummaryBudget,
    SummaryCategory,
    SummaryDay,
    SummaryKind,
)
from pennybell.kit.periods import Days, around
from pennybell.outbox.unit_of_work import Reading

CATEGORIES_MAX: Final = 5
BUDGETS_MAX: Final = 6
BILLS_MAX: Final = 6

WEEK_AHEAD: Final = timedelta(days=6)


def read_summary(reading: Reading, kind: SummaryKind, period: str) -> MoneySummary | None:
    """What a period such as `2026-W48` or `2026-11` came to; None when nothing moved in it."""
    view = View(reading)
    curve = read_curve(view, period_asked(view, period))
    if not _has_moved(curve):
        return None
    days = Days(curve.first, curve.last)
    # From the end of the day before: what the whole period changed.
    worth = read_net_worth(view, Days(days.first - timedelta(days=1), days.last), "day")
    return _summary(view, kind, curve, worth)


def _has_moved(curve: SpendingCurve) -> bool:
    spent = any(day.spent_minor for day in curve.days)
    return spent or bool(curve.income_minor or curve.unconverted or curve.categories)


def _summary(view: View, kind: SummaryKind, curve: SpendingCurve, worth: NetWorth) -> MoneySummary:
    named = [
        SummaryCategory.model_construct(
            name=view.categories[each.category_id].name if each.category_id else None,
            spent_minor=each.spent_minor,
        )
        for each in curve.categories
    ]
    stands = _budgets(view, curve)
    ahead = _ahead(view, kind)
    bills = view.books.due_within(Span(*ahead))
    return MoneySummary.model_construct(
        kind=kind,
        household=view.household.name,
        period=curve.period,
        first=curve.first,
        last=curve.last,
        currency=curve.currency,
        spent_minor=curve.spent_minor,
        usual_minor=curve.usual[-1].p50_minor if curve.usual else None,
        income_minor=curve.income_minor,
        saved_minor=curve.income_minor - curve.spent_minor,
        net_worth_minor=worth.net_worth_minor,
        net_worth_change_minor=worth.change_minor,
        days=_days(curve),
        categories=named[:CATEGORIES_MAX],
        other_minor=sum(each.spent_minor for each in named[CATEGORIES_MAX:]),
        budgets=stands[:BUDGETS_MAX],
        more_budgets=max(len(stands) - BUDGETS_MAX, 0),
        bills=[
            SummaryBill.model_construct(
                name=each.name,
                due_date=each.due_date,
                currency=each.currency,
                amount_minor=each.expected_minor,
            )
            for each in bills[:BILLS_MAX]
        ],
        more_bills=max(len(bills) - BILLS_MAX, 0),
        bills_until=ahead.last,
        unconverted=curve.unconverted,
    )


def _days(curve: SpendingCurve) -> list[SummaryDay]:
    usual = {each.date: each.p50_minor for each in curve.usual}
    return [
        SummaryDay.model_construct(
            date=each.date, total_minor=each.total_minor, usual_minor=usual.get(each.date)
        )
        for each in curve.days
    ]


def _budgets(view: View, curve: SpendingCurve) -> list[SummaryBudget]:
    """Those that are nearest to their limit first."""
    found = [
        (each.name, progress_of(view.books, each, curve.on))
        for each in budgets.find_all(view.connection, view.household_id)
        if not each.archived
    ]
    found.sort(key=lambda pair: (-_share(pair[1]), pair[0]))
    return [
        SummaryBudget.model_construct(
            name=name,
            currency=stands.currency,
            spent_minor=stands.spent_minor,
            available_minor=stands.available_minor,
            percent=stands.percent,
            state=stands.state,
        )
        for name, stands in found
    ]


def _share(stands: BudgetProgress) -> int:
    return 0 if stands.percent is None else stands.percent


def _ahead(view: View, kind: SummaryKind) -> Days:
    """The days whose bills are named: a week from today, or what is left of the month."""
    if kind == "weekly_summary":
        return Days(view.today, view.today + WEEK_AHEAD)
    return Days(view.today, around(view.today, "month").last)
