"""The demo household's plans: what it means to spend, and what foreign money costs."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Final, NamedTuple

from pennybell.cli.demo_household import Household
from pennybell.domains.budgets.model import BudgetDraft
from pennybell.domains.budgets.service import create_budget
from pennybell.domains.rates.model import RateDraft
from pennybell.domains.rates.service import enter_rate
from pennybell.events.shapes import BudgetPeriod, Rollover
from pennybell.outbox.unit_of_work import UnitOfWork

Plan = Callable[[UnitOfWork, Household, Mapping[str, str]], None]
"""One unit of work after the history; gets the ids of categories by name."""

ROLLED_DAYS: Final = 120
"""How long ago what is left began to be carried over."""


class Budgeted(NamedTuple):
    """`limit_minor` is in euro cents; no `categories`: all spending."""

    name: str
    limit_minor: int
    categories: tuple[str, ...]
    period: BudgetPeriod = "monthly"
    rollover: Rollover = "none"


BUDGETS: Final = (
    Budgeted("Everything", 4_200_00, ()),
    Budgeted("Home", 1_600_00, ("Housing",)),
    Budgeted("Groceries", 800_00, ("Groceries",), rollover="positive"),
    Budgeted("Eating out", 150_00, ("Restaurants", "Coffee"), "two_weekly"),
    Budgeted("Shopping", 260_00, ("Shopping", "Hobbies"), rollover="full"),
    Budgeted("Getting around", 320_00, ("Transport",)),
    Budgeted("Leisure", 700_00, ("Leisure",), "quarterly"),
    Budgeted("No taxis", 0, ("Taxi",)),
)

EURO_COSTS: Final = (("USD", "1.09"), ("JPY", "163"))


def price_currencies(uow: UnitOfWork, household: Household, _categories: Mapping[str, str]) -> None:
    """One rate for the whole history: the demo knows no market."""
    first = household.transactions[0].date if household.transactions else date(2000, 1, 1)
    for currency, rate in EURO_COSTS:
        enter_rate(uow, RateDraft("EUR", currency, first, rate))


def plan_spending(uow: UnitOfWork, household: Household, categories: Mapping[str, str]) -> None:
    last = household.transactions[-1].date if household.transactions else None
    for each in BUDGETS:
        covered = tuple(categories[name] for name in each.categories if name in categories)
        create_budget(
            uow,
            BudgetDraft(
                name=each.name,
                limit_minor=each.limit_minor,
                period=each.period,
                category_ids=covered or None,
                rollover=each.rollover,
                rollover_since=last and last - timedelta(days=ROLLED_DAYS),
            ),
        )


PLANS: Final[tuple[Plan, ...]] = (price_currencies, plan_spending)
