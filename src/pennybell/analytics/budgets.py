"""How every budget stands."""

from datetime import date

from pennybell.analytics.view import View
from pennybell.domains.budgets import repository
from pennybell.domains.budgets.progress import progress_of
from pennybell.events.analytics import BudgetStands


def read_budgets(view: View, on: date) -> BudgetStands:
    """Budgets that are not archived at the end of the day `on`, each in its own currency."""
    found = repository.find_all(view.connection, view.household_id)
    return BudgetStands.model_construct(
        on=on,
        items=[progress_of(view.books, each, on) for each in found if not each.archived],
        as_of_seq=view.as_of_seq,
    )
