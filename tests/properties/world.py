"""What random actions have made so far, and what they have in common."""

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

import httpx
from tests.kit.client import Json, Person

CURRENCIES: Final = ("EUR", "EUR", "USD", "JPY", "KWD")
TAGS: Final = ("food", "home", "Fun", "gift", "work", "müsli", "trip", "car")
PAYEES: Final = ("Bakery", "Rent", "<b>Cinema</b>", "Supermarket", "", None)


@dataclass(slots=True)
class World:
    """What has been made so far, deleted things included, and how often each action succeeded.

    `visitor` has a household of their own and comes to this one now and then.
    """

    random: random.Random
    visitor: Person
    accounts: list[str] = field(default_factory=list)
    categories: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    transactions: list[str] = field(default_factory=list)
    transfers: list[str] = field(default_factory=list)
    budgets: list[str] = field(default_factory=list)
    goals: list[str] = field(default_factory=list)
    contributions: list[str] = field(default_factory=list)
    rates: list[str] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
    bills: list[str] = field(default_factory=list)
    done: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)

    def some(self, ids: list[str]) -> str | None:
        return self.random.choice(ids) if ids else None

    def day(self) -> str:
        year, month = self.random.choice((2024, 2025, 2026)), self.random.randint(1, 12)
        return f"{year}-{month:02d}-{self.random.randint(1, 28):02d}"

    def amount(self) -> int:
        return self.random.choice((0, 1, -1, -999, self.random.randint(-500_000, 500_000)))

    def words(self) -> list[str]:
        return self.random.sample(TAGS, self.random.choice((0, 0, 1, 2, 3)))

    def draft(self) -> Json | None:
        account = self.some(self.accounts)
        if account is None:
            return None
        draft: Json = {
            "account_id": account,
            "amount_minor": self.amount(),
            "date": self.day(),
            "payee": self.random.choice(PAYEES),
            "tags": self.words(),
        }
        if self.random.random() < 0.2:
            draft["splits"] = self.splits(draft["amount_minor"])
        elif self.random.random() < 0.5:
            draft["category_id"] = self.some(self.categories)
        return draft

    def splits(self, amount_minor: int) -> list[Json]:
        first = self.random.randint(-1_000, 1_000)
        return [
            {"amount_minor": first, "category_id": self.some(self.categories), "note": "part"},
            {"amount_minor": amount_minor - first, "category_id": None},
        ]


Action = Callable[[World, Person], list[httpx.Response]]


def keep(answer: httpx.Response, ids: list[str], name: str = "id") -> list[httpx.Response]:
    if answer.is_success:
        ids.append(answer.json()[name])
    return [answer]


def on_one(
    world: World,
    person: Person,
    method: str,
    path: str,
    ids: list[str],
    changes: list[Json] | None = None,
) -> list[httpx.Response]:
    chosen = world.some(ids)
    if chosen is None:
        return []
    body: Any = world.random.choice(changes) if changes else None
    return [person.send(method, path.format(chosen), body)]
