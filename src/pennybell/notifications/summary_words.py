"""What a summary says in a line: its title, and the sentence in the inbox."""

from typing import Final

from pennybell.domains.preferences.service import Wishes
from pennybell.events.summaries import MoneySummary
from pennybell.kit.plain import plain
from pennybell.notifications.wording import Formats

TITLE_MAX: Final = 120


def title_of(summary: MoneySummary, wishes: Wishes) -> str:
    """Also the mail's subject. A share says enough: no amounts for whoever sees the screen."""
    formats = Formats.of(wishes.locale)
    name = f"Your {period_of(summary, formats)}"
    compared = against_usual(summary, formats)
    return plain(f"{name}: {compared}" if compared else name, TITLE_MAX)


def body_of(summary: MoneySummary, wishes: Wishes) -> str:
    formats = Formats.of(wishes.locale)
    spent = formats.money(summary.spent_minor, summary.currency)
    said = f"{spent} spent"
    if summary.usual_minor is not None:
        said += f", usually {formats.money(summary.usual_minor, summary.currency)}"
    return f"{said}. {formats.money(summary.income_minor, summary.currency)} came in."


def period_of(summary: MoneySummary, formats: Formats) -> str:
    if summary.kind == "monthly_summary":
        return f"month, {formats.month(summary.first)}"
    return f"week, {formats.span(summary.first, summary.last)}"


def against_usual(summary: MoneySummary, formats: Formats) -> str:
    """`12% more than usual`; empty where nothing is usual yet, or nothing to take a share of."""
    usual = summary.usual_minor
    if usual is None or usual <= 0:
        return ""
    share = (summary.spent_minor - usual) / usual
    if abs(share) < 0.005:
        return "as much as usual"
    return f"{formats.percent(abs(share))} {'more' if share > 0 else 'less'} than usual"
