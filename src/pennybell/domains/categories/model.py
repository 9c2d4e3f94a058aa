"""The default set of categories, two levels deep."""

from typing import Final, NamedTuple


class Default(NamedTuple):
    """A parent and its children."""

    kind: str
    name: str
    children: tuple[str, ...]


DEFAULTS: Final = (
    Default(
        "income", "Income", ("Salary", "Interest", "Gifts received", "Refunds", "Other income")
    ),
    Default("expense", "Housing", ("Rent", "Utilities", "Internet", "Home & garden")),
    Default("expense", "Food", ("Groceries", "Restaurants", "Coffee")),
    Default("expense", "Transport", ("Fuel", "Public transport", "Taxi", "Car")),
    Default("expense", "Health", ("Pharmacy", "Doctor", "Sport")),
    Default("expense", "Leisure", ("Entertainment", "Streaming", "Books", "Travel", "Hobbies")),
    Default("expense", "Shopping", ("Clothing", "Electronics", "Household")),
    Default("expense", "Children", ("Childcare", "School")),
    Default("expense", "Finance", ("Fees", "Insurance", "Taxes")),
    Default("expense", "Giving", ("Gifts", "Donations")),
)
