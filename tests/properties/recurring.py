"""Random actions on what recurs and its bills; tests/properties/actions.py has the others."""

from datetime import timedelta
from typing import Final

import httpx
from tests.kit.bills import pay_weekly
from tests.kit.client import Json, Person
from tests.properties.world import PAYEES, Action, World, keep, on_one

from pennybell.kit.clock import system_clock, today_in

RRULES: Final = (
    "FREQ=MONTHLY",
    "FREQ=MONTHLY;BYMONTHDAY=-1",
    "FREQ=WEEKLY;BYDAY=MO,SA",
    "FREQ=DAILY;INTERVAL=9",
    "FREQ=YEARLY",
    "FREQ=MONTHLY;COUNT=2",
    "FREQ=DAILY;BYDAY=MO",  # refused
)


def create_rule(world: World, person: Person) -> list[httpx.Response]:
    first = world.random.choice((-999, -1, 1, 90_000))
    body: Json = {
        "name": f"Rule {len(world.rules)}",
        "payee": world.random.choice([payee for payee in PAYEES if payee]),
        "amount_min_minor": first,
        "amount_max_minor": world.random.choice((first, first + 500)),  # of two signs: refused
        "rrule": world.random.choice(RRULES),
        "start_date": _near_today(world),
        "weekend": world.random.choice(("none", "before", "after")),
        "account_id": world.random.choice((None, world.some(world.accounts))),
        "category_id": world.random.choice((None, world.some(world.categories))),
    }
    return keep(person.send("POST", "/recurring", body), world.rules)


def change_rule(world: World, person: Person) -> list[httpx.Response]:
    changes: list[Json] = [
        {"amount_min_minor": -700, "amount_max_minor": -600},
        {"rrule": world.random.choice(RRULES)},
        {"start_date": _near_today(world), "weekend": "before"},
        {"payee": "Bakery", "name": "Renamed"},
        {"status": world.random.choice(("paused", "ended", "active", "active"))},
        {"category_id": world.some(world.categories)},
        {"auto_post": world.random.random() < 0.5},
    ]
    return on_one(world, person, "PATCH", "/recurring/{}", world.rules, changes)


def delete_rule(world: World, person: Person) -> list[httpx.Response]:
    return on_one(world, person, "DELETE", "/recurring/{}", world.rules)


def match_bill(world: World, person: Person) -> list[httpx.Response]:
    world.bills = [bill["id"] for bill in _bills(world, person)]
    choices: list[Json] = [{"transaction_id": id_} for id_ in world.transactions[-20:]]
    return on_one(world, person, "POST", "/bills/{}/match", world.bills, choices) if choices else []


def unmatch_bill(world: World, person: Person) -> list[httpx.Response]:
    """One that is paid; where none is, one is paid first."""
    paying: list[httpx.Response] = []
    if not person.get("/bills?status=paid")["items"]:
        paying = pay_bill(world, person)
    paid = [bill["id"] for bill in person.get("/bills?status=paid")["items"]]
    return paying + on_one(world, person, "POST", "/bills/{}/unmatch", paid)


def skip_bill(world: World, person: Person) -> list[httpx.Response]:
    world.bills = [bill["id"] for bill in _bills(world, person)]
    return on_one(world, person, "POST", "/bills/{}/skip", world.bills)


def reopen_bill(world: World, person: Person) -> list[httpx.Response]:
    found = sorted(_bills(world, person), key=lambda bill: bill["state"] != "skipped")
    return on_one(world, person, "POST", "/bills/{}/reopen", [each["id"] for each in found[:1]])


def pay_bill(world: World, person: Person) -> list[httpx.Response]:
    """A payment that a bill waits for, by the rules or said by hand."""
    found = _bills(world, person)
    if not found:  # bills are planned by a reader, which not every server has
        return []
    bill = world.random.choice(found)
    asked = person.send("GET", f"/recurring/{bill['recurring_id']}")
    if not asked.is_success:
        return [asked]
    rule = asked.json()
    draft = {
        "account_id": rule["account_id"] or world.some(world.accounts),
        "amount_minor": bill["amount_min_minor"],
        "date": bill["due_date"],
        "payee": rule["payee"],
    }
    paid = person.send("POST", "/transactions", draft)
    if not paid.is_success:
        return [paid]
    world.transactions.append(paid.json()["id"])
    body = {"transaction_id": paid.json()["id"]}
    return [paid, person.send("POST", f"/bills/{bill['id']}/match", body)]


def answer_candidate(world: World, person: Person) -> list[httpx.Response]:
    """An answer to what was found to recur; where nothing was, something to find a moment later."""
    found: list[Json] = person.get("/recurring/candidates")["items"]
    if not found:
        account, payee = world.some(world.accounts), f"Lessons {len(world.transactions)}"
        rows = pay_weekly(account, payee, _day(0)) if account else []
        return [person.send("POST", "/transactions/bulk", {"transactions": rows})]
    verb = world.random.choice(("confirm", "reject"))
    path = f"/recurring/candidates/{world.random.choice(found)['id']}/{verb}"
    return [person.send("POST", path, {} if verb == "confirm" else None)]


def _near_today(world: World) -> str:
    return _day(world.random.randint(-40, 40))


def _day(ahead: int) -> str:
    return (today_in("UTC", system_clock()) + timedelta(days=ahead)).isoformat()


def _bills(world: World, person: Person) -> list[Json]:
    """All bills; where there are none, a rule is made that has some."""
    found: list[Json] = person.get("/bills")["items"]
    if not found:
        body = {"name": "Daily", "amount_min_minor": -999, "rrule": "FREQ=DAILY;INTERVAL=9"}
        keep(person.send("POST", "/recurring", body | {"start_date": _day(0)}), world.rules)
        found = person.get("/bills")["items"]
    return found


WEIGHED: Final[dict[Action, int]] = {
    create_rule: 4,
    change_rule: 4,
    delete_rule: 1,
    match_bill: 2,
    unmatch_bill: 2,
    skip_bill: 1,
    reopen_bill: 1,
    pay_bill: 3,
    answer_candidate: 2,
}
