"""A week or a month as a mail: the numbers kept with its entry, in its reader's formats."""

from dataclasses import dataclass, field
from typing import Any, Final

from pennybell.channels.port import Image
from pennybell.domains.preferences.service import Wishes
from pennybell.events.summaries import MoneySummary, SummaryBill, SummaryBudget, SummaryDay
from pennybell.kit.plain import plain
from pennybell.notifications import summary_chart
from pennybell.notifications.mail import render_both
from pennybell.notifications.summary_words import against_usual, period_of, title_of
from pennybell.notifications.wording import Formats

CHART: Final = "spending"
NAME_MAX: Final = 40

ROWS_MAX: Final = 7
"""Lines of the text that say what the picture shows."""

NAMES: Final = {"weekly_summary": "weekly summary", "monthly_summary": "monthly summary"}


@dataclass(frozen=True, slots=True)
class WaysOut:
    """Where a reader stops these summaries, and where all mail."""

    of_kind: str = field(repr=False)
    of_all: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Rendered:
    subject: str = field(repr=False)
    html: str = field(repr=False)
    text: str = field(repr=False)
    images: tuple[Image, ...] = field(repr=False)


def render(args: dict[str, Any], wishes: Wishes, *, origin: str, ways_out: WaysOut) -> Rendered:
    """The mail of an entry. `args`: a MoneySummary as JSON."""
    summary = MoneySummary.model_validate(args)
    formats = Formats.of(wishes.locale)
    subject = title_of(summary, wishes)
    shown = {
        "subject": subject,
        "name": plain(wishes.name, 60),
        "household": plain(summary.household, 60),
        "period": period_of(summary, formats),
        "lang": formats.locale.language,
        "open": f"{origin}/",
        "settings": f"{origin}/settings/notifications",
        "kind": NAMES[summary.kind],
        "ways_out": ways_out,
        "chart": CHART,
        "width": summary_chart.SIZE[0] // 2,
        **_figures(summary, formats),
    }
    html, text = render_both("summary", shown)
    return Rendered(subject, html, text, (Image(CHART, summary_chart.draw(summary.days)),))


def _figures(summary: MoneySummary, formats: Formats) -> dict[str, Any]:
    def money(amount_minor: int) -> str:
        return formats.money(amount_minor, summary.currency)

    usual = summary.usual_minor
    spent = [max(each.spent_minor, 0) for each in summary.categories]
    others = [summary.other_minor] if summary.other_minor else []
    return {
        "spent": money(summary.spent_minor),
        "compared": against_usual(summary, formats),
        "usual": "" if usual is None else money(usual),
        "is_more": usual is not None and summary.spent_minor > usual,
        "income": money(summary.income_minor),
        "saved": money(summary.saved_minor),
        "worth": money(summary.net_worth_minor),
        "worth_change": formats.change(summary.net_worth_change_minor, summary.currency),
        "first": formats.short_day(summary.first),
        "last": formats.short_day(summary.last),
        "days": [_day(day, summary, formats) for day in _some(summary.days)],
        "categories": [
            {
                "name": plain(each.name or "Without a category", NAME_MAX),
                "amount": money(each.spent_minor),
                "width": _percent(max(each.spent_minor, 0), max(spent, default=0)),
            }
            for each in summary.categories
        ]
        + [{"name": "Everything else", "amount": money(each), "width": 0} for each in others],
        "budgets": [_budget(each, formats) for each in summary.budgets],
        "more_budgets": summary.more_budgets,
        "bills": [_bill(each, formats) for each in summary.bills],
        "more_bills": summary.more_bills,
        "bills_until": formats.day(summary.bills_until),
        "unconverted": ", ".join(
            formats.money(each.amount_minor, each.currency) for each in summary.unconverted
        ),
    }


def _some(days: list[SummaryDay]) -> list[SummaryDay]:
    """At most so many of them, evenly apart, the last one always."""
    step = -(-len(days) // ROWS_MAX) or 1
    return days[::-1][::step][::-1]


def _day(day: SummaryDay, summary: MoneySummary, formats: Formats) -> dict[str, str]:
    usual = day.usual_minor
    return {
        "day": formats.short_day(day.date),
        "total": formats.money(day.total_minor, summary.currency),
        "usual": "" if usual is None else formats.money(usual, summary.currency),
    }


def _budget(budget: SummaryBudget, formats: Formats) -> dict[str, Any]:
    return {
        "name": plain(budget.name, NAME_MAX),
        "spent": formats.money(budget.spent_minor, budget.currency),
        "of": formats.money(budget.available_minor, budget.currency),
        "width": min(max(budget.percent or 0, 0), 100),
        "is_over": budget.state == "over",
    }


def _bill(bill: SummaryBill, formats: Formats) -> dict[str, str]:
    comes_in = bill.amount_minor > 0
    amount = formats.money(abs(bill.amount_minor), bill.currency)
    return {
        "name": plain(bill.name, NAME_MAX),
        "day": formats.short_day(bill.due_date),
        "amount": f"+{amount}" if comes_in else amount,
    }


def _percent(part: int, whole: int) -> int:
    return round(100 * part / whole) if whole else 0
