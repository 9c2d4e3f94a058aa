"""Income, spending and what was saved of it, by month."""

from datetime import date

from pennybell.analytics.view import Places, View, summed_by
from pennybell.domains.totals.model import Flow, summed
from pennybell.events.analytics import Months, MonthSums
from pennybell.kit.periods import Days, name_of


def read_months(view: View, days: Days) -> Months:
    """Each month of the range; the first and the last as far as it reaches.

    Raises:
        Invalid: 422 `bad_range`, `range_too_long`.
    """
    places = Places(days, "month")
    totals = view.totals(days, summed_by(days, "month"))

    def place(flow: Flow) -> int:
        return places.of(flow.day)

    income = summed(totals.flows, place, view.buckets.income_of)
    spent = summed(totals.flows, place, view.buckets.spending_of)
    months = [
        _month(first, last, income.get(index, 0), spent.get(index, 0))
        for index, (first, last) in enumerate(places.steps)
    ]
    all_in, all_out = sum(income.values()), sum(spent.values())
    return Months.model_construct(
        first=days.first,
        last=days.last,
        currency=view.currency,
        income_minor=all_in,
        spent_minor=all_out,
        saved_minor=all_in - all_out,
        savings_rate=savings_rate(all_in, all_out),
        months=months,
        unconverted=view.moved_without_rate(totals.unconverted),
        as_of_seq=view.as_of_seq,
    )


def _month(first: date, last: date, income_minor: int, spent_minor: int) -> MonthSums:
    return MonthSums.model_construct(
        month=name_of(first, "month"),
        first=first,
        last=last,
        income_minor=income_minor,
        spent_minor=spent_minor,
        saved_minor=income_minor - spent_minor,
        savings_rate=savings_rate(income_minor, spent_minor),
    )


def savings_rate(income_minor: int, spent_minor: int) -> float | None:
    """The share of the income that was not spent, to four places; None without income."""
    if income_minor <= 0:
        return None
    return round((income_minor - spent_minor) / income_minor, 4)
