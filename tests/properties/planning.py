"""Random actions on budgets, goals and exchange rates; tests/properties/actions.py has the others."""

from typing import Final

import httpx
from tests.kit.client import Json, Person
from tests.properties.world import Action, World, keep, on_one

PERIODS: Final = ("weekly", "two_weekly", "monthly", "quarterly", "yearly")
ROLLOVERS: Final = ("none", "positive", "full")


def create_budget(world: World, person: Person) -> list[httpx.Response]:
    body: Json = {
        "name": f"Budget {len(world.budgets)}",
        "limit_minor": world.random.choice((0, 1, 25_000, 400_000)),
        "period": world.random.choice(PERIODS),
        "rollover": world.random.choice(ROLLOVERS),
        "category_ids": _categories(world),
    }
    if world.random.random() < 0.5:
        body["anchor_date"] = world.day()
    return keep(person.send("POST", "/budgets", body), world.budgets)


def change_budget(world: World, person: Person) -> list[httpx.Response]:
    changes: list[Json] = [
        {"limit_minor": world.random.randint(0, 90_000)},
        {"name": "Renamed", "thresholds": [90, 10, 90]},
        {"category_ids": _categories(world)},
        {"period": world.random.choice(PERIODS), "anchor_date": world.day()},
        {"rollover": world.random.choice(ROLLOVERS)},
        {"alerts": {"predicted": world.random.random() < 0.5}},
        {"paused": True},
        {"archived": world.random.random() < 0.5},
        {"currency": world.random.choice(("EUR", "JPY"))},
    ]
    return on_one(world, person, "PATCH", "/budgets/{}", world.budgets, changes)


def copy_last_period(world: World, person: Person) -> list[httpx.Response]:
    takes: list[Json] = [{"take": "limit"}, {"take": "spent"}]
    return on_one(world, person, "POST", "/budgets/{}/copy-last", world.budgets, takes)


def delete_budget(world: World, person: Person) -> list[httpx.Response]:
    return on_one(world, person, "DELETE", "/budgets/{}", world.budgets)


def create_goal(world: World, person: Person) -> list[httpx.Response]:
    body: Json = {
        "name": f"Goal {len(world.goals)}",
        "kind": world.random.choice(("save_up", "save_up", "pay_down")),
        "target_minor": world.random.choice((1, 5_000, 900_000)),
        "accounts": _shares(world),
    }
    if world.random.random() < 0.5:
        body["target_date"] = world.day()
    return keep(person.send("POST", "/goals", body), world.goals)


def change_goal(world: World, person: Person) -> list[httpx.Response]:
    changes: list[Json] = [
        {"target_minor": world.random.randint(1, 900_000)},
        {"name": "Renamed", "target_date": None},
        {"target_date": world.day()},
        {"accounts": _shares(world)},
        {"archived": world.random.random() < 0.5},
    ]
    return on_one(world, person, "PATCH", "/goals/{}", world.goals, changes)


def delete_goal(world: World, person: Person) -> list[httpx.Response]:
    return on_one(world, person, "DELETE", "/goals/{}", world.goals)


def contribute(world: World, person: Person) -> list[httpx.Response]:
    """Towards any goal, fed by accounts, archived or deleted though it may be, or a new one."""
    chosen = world.some(world.goals)
    if chosen is None or world.random.random() < 0.3:
        chosen = person.post("/goals", {"name": "Fed by hand", "target_minor": 5_000})["id"]
        world.goals.append(chosen)
    body = {"date": world.day(), "amount_minor": world.amount(), "note": "Put by"}
    return keep(person.send("POST", f"/goals/{chosen}/contributions", body), world.contributions)


def change_contribution(world: World, person: Person) -> list[httpx.Response]:
    changes: list[Json] = [{"amount_minor": world.amount()}, {"date": world.day()}, {"note": None}]
    return on_one(world, person, "PATCH", "/contributions/{}", world.contributions, changes)


def delete_contribution(world: World, person: Person) -> list[httpx.Response]:
    return on_one(world, person, "DELETE", "/contributions/{}", world.contributions)


def enter_rate(world: World, person: Person) -> list[httpx.Response]:
    base, quote = world.random.sample(("EUR", "USD", "JPY", "KWD"), 2)
    rate = world.random.choice(("1.5", "0.006", "160.25"))
    body = {"base": base, "quote": quote, "date": world.day(), "rate": rate}
    return keep(person.send("POST", "/rates", body), world.rates)


def change_rate(world: World, person: Person) -> list[httpx.Response]:
    changes: list[Json] = [{"rate": "1.25"}, {"date": world.day()}, {"rate": "2.50"}]
    return on_one(world, person, "PATCH", "/rates/{}", world.rates, changes)


def delete_rate(world: World, person: Person) -> list[httpx.Response]:
    return on_one(world, person, "DELETE", "/rates/{}", world.rates)


def _categories(world: World) -> list[str] | None:
    """All spending, or one or two categories; some are of income, and refused."""
    if not world.categories or world.random.random() < 0.3:
        return None
    count = min(len(world.categories), world.random.choice((1, 1, 2)))
    return world.random.sample(world.categories, count)


def _shares(world: World) -> list[Json]:
    """None, or a part of one or two accounts; often more than other goals have left of them."""
    count = min(len(world.accounts), world.random.choice((0, 1, 1, 2)))
    return [
        {"account_id": account, "percent": world.random.choice((1, 30, 100))}
        for account in world.random.sample(world.accounts, count)
    ]


WEIGHED: Final[dict[Action, int]] = {
    create_budget: 3,
    change_budget: 4,
    copy_last_period: 1,
    delete_budget: 1,
    create_goal: 3,
    change_goal: 3,
    delete_goal: 1,
    contribute: 2,
    change_contribution: 1,
    delete_contribution: 1,
    enter_rate: 2,
    change_rate: 1,
    delete_rate: 1,
}
