"""The demo household's plans: what it spends, what recurs, what it saves for; and foreign money."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Final, NamedTuple, Protocol

from pennybell.cli.demo_household import Household, first_day
from pennybell.cli.demo_settlement import Transaction
from pennybell.cli.demo_vocabulary import BILLS, Bill
from pennybell.domains.budgets.model import BudgetDraft
from pennybell.domains.budgets.service import create_budget
from pennybell.domains.goals.contributions import contribute
from pennybell.domains.goals.model import ContributionDraft, GoalDraft
from pennybell.domains.goals.service import create_goal
from pennybell.domains.rates.model import RateDraft
from pennybell.domains.rates.service import enter_rate
from pennybell.domains.recurring.model import RecurringDraft
from pennybell.domains.recurring.service import create_rule
from pennybell.events.goals import GoalAccount, GoalKind
from pennybell.events.shapes import BudgetPeriod, Rollover
from pennybell.outbox.unit_of_work import UnitOfWork


class Places(Protocol):
    """Ids by the household's own keys: accounts by key, categories by name."""

    @property
    def accounts(self) -> Mapping[str, str]: ...

    @property
    def categories(self) -> Mapping[str, str]: ...


Plan = Callable[[UnitOfWork, Household, Places], None]
"""One unit of work after the history."""

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

RULES: Final[Mapping[str, str]] = {
    "Nordlicht Software GmbH": "Alex's salary",
    "Klinikum am Park": "Robin's salary",
    "Familienkasse": "Child benefit",
    "Hausverwaltung Lindenhof": "Rent",
    "Stadtwerke": "Power and gas",
    "Glasfaser Nord": "Internet",
    "Funkzelle Mobil": "Two phones",
    "Filmkiste": "Films",
    "Kita Regenbogen": "Nursery",
}
"""Names of monthly bills by payee; the others are left to be found in the history."""

RULED_MONTHS: Final = 3
"""How long ago the household began to plan its bills."""

VARIES_PERCENT: Final = 12
"""Of an amount that is not the same each month."""


class Wanted(NamedTuple):
    """`target_minor` is in euro cents; `days`: from today to its date; `given`: each month, lately."""

    name: str
    target_minor: int
    days: int | None = None
    kind: GoalKind = "save_up"
    shares: tuple[tuple[str, int], ...] = ()
    given: tuple[int, ...] = ()


GOALS: Final = (
    Wanted("A cushion for bad months", 18_000_00, shares=(("savings", 60),)),
    Wanted("An electric car", 14_000_00, 300, shares=(("savings", 40),)),
    Wanted("The car loan", 11_860_00, 800, "pay_down", shares=(("loan", 100),)),
    Wanted("Two weeks in Denmark", 2_400_00, 150, given=(120_00, 120_00, 90_00, 150_00, 120_00)),
    Wanted("A washing machine", 600_00, given=(200_00, 200_00, 200_00)),
)

EURO_COSTS: Final = (("USD", "1.09"), ("JPY", "163"))


def price_currencies(uow: UnitOfWork, household: Household, _places: Places) -> None:
    """One rate for the whole history: the demo knows no market."""
    first = household.transactions[0].date if household.transactions else date(2000, 1, 1)
    for currency, rate in EURO_COSTS:
        enter_rate(uow, RateDraft("EUR", currency, first, rate))


def plan_spending(uow: UnitOfWork, household: Household, places: Places) -> None:
    categories = places.categories
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


def plan_bills(uow: UnitOfWork, household: Household, places: Places) -> None:
    """A rule for each bill that was paid, at its newest price."""
    if not household.transactions:
        return
    start = first_day(household.transactions[-1].date, months=RULED_MONTHS)
    for bill in BILLS:
        newest = _newest(household, bill)
        if bill.payee in RULES and newest is not None:
            create_rule(uow, _rule(bill, newest.amount_minor, start, places))


def _newest(household: Household, bill: Bill) -> Transaction | None:
    paid = (one for one in reversed(household.transactions) if one.payee == bill.payee)
    return next(paid, None)


def _rule(bill: Bill, amount_minor: int, start: date, places: Places) -> RecurringDraft:
    """Pay comes before a weekend, a bill is drawn after it."""
    margin = abs(bill.amount_minor) * VARIES_PERCENT // 100 if bill.spread else 0
    middle = bill.amount_minor if bill.spread else amount_minor
    return RecurringDraft(
        name=RULES[bill.payee],
        payee=bill.payee,
        account_id=places.accounts[bill.account],
        category_id=places.categories.get(bill.category),
        currency=None,
        amount_min_minor=middle - margin,
        amount_max_minor=middle + margin,
        rrule=f"FREQ=MONTHLY;BYMONTHDAY={-1 if bill.day == 31 else bill.day}",
        start_date=start,
        weekend="before" if amount_minor > 0 else "after",
    )


def plan_saving(uow: UnitOfWork, household: Household, places: Places) -> None:
    if not household.transactions:
        return
    today = household.transactions[-1].date
    for each in GOALS:
        made = create_goal(
            uow,
            GoalDraft(
                name=each.name,
                kind=each.kind,
                target_minor=each.target_minor,
                target_date=None if each.days is None else today + timedelta(days=each.days),
                accounts=tuple(
                    GoalAccount(account_id=places.accounts[key], percent=percent)
                    for key, percent in each.shares
                ),
            ),
        )
        for months, amount_minor in enumerate(reversed(each.given)):
            day = first_day(today, months=months)
            contribute(uow, made.id, ContributionDraft(day, amount_minor))


PLANS: Final[tuple[Plan, ...]] = (price_currencies, plan_spending, plan_bills, plan_saving)
