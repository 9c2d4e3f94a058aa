"""Everything a member can do to a household through the API, chosen at random.

An action may be refused (409, 404, 403 …): it then must have changed nothing, which the states
compared afterwards would show. It may never fail.
"""

from typing import Final

import httpx
from tests.kit.client import Json, Person
from tests.properties import planning, recurring
from tests.properties.world import CURRENCIES, PAYEES, TAGS, Action, World, keep, on_one


def act_once(world: World, person: Person, *, stays: bool = False) -> None:
    """One random action by this person; who `stays` does not turn to another household."""
    action = world.random.choices(ACTIONS, WEIGHTS)[0]
    if stays and action is act_elsewhere:
        return
    for answer in action(world, person):
        assert answer.status_code < 500, f"{action.__name__}: {answer.text}"
        counter = world.done if answer.is_success else world.refused
        counter[action.__name__] += 1


def open_account(world: World, person: Person) -> list[httpx.Response]:
    body = {
        "name": f"Account {len(world.accounts)}",
        "type": world.random.choice(("checking", "savings", "cash", "loan")),
        "currency": world.random.choice(CURRENCIES),
        "opening_balance_minor": world.amount(),
    }
    return keep(person.send("POST", "/accounts", body), world.accounts)


def change_account(world: World, person: Person) -> list[httpx.Response]:
    changes: list[Json] = [
        {"name": f"Renamed {world.random.randint(0, 99)}"},
        {"opening_balance_minor": world.amount()},
        {"archived": True},
        {"archived": False},
        {"archived": False},
        {"type": "other", "name": "Other"},
    ]
    return on_one(world, person, "PATCH", "/accounts/{}", world.accounts, changes)


def delete_account(world: World, person: Person) -> list[httpx.Response]:
    return on_one(world, person, "DELETE", "/accounts/{}", world.accounts)


def create_category(world: World, person: Person) -> list[httpx.Response]:
    body = {
        "name": f"Category {len(world.categories)}",
        "kind": world.random.choice(("income", "expense")),
        "parent_id": world.random.choice((None, None, world.some(world.categories))),
    }
    return keep(person.send("POST", "/categories", body), world.categories)


def change_category(world: World, person: Person) -> list[httpx.Response]:
    changes: list[Json] = [
        {"name": f"Renamed {world.random.randint(0, 99)}"},
        {"archived": world.random.random() < 0.5},
        {"parent_id": world.some(world.categories)},
        {"parent_id": None},
    ]
    return on_one(world, person, "PATCH", "/categories/{}", world.categories, changes)


def delete_category(world: World, person: Person) -> list[httpx.Response]:
    return on_one(world, person, "DELETE", "/categories/{}", world.categories)


def merge_category(world: World, person: Person) -> list[httpx.Response]:
    into = world.some(world.categories)
    return on_one(world, person, "POST", "/categories/{}/merge", world.categories, [{"into": into}])


def create_tag(world: World, person: Person) -> list[httpx.Response]:
    name = world.random.choice((*TAGS, f"new {world.random.randint(0, 99)}"))
    return keep(person.send("POST", "/tags", {"name": name}), world.tags)


def rename_tag(world: World, person: Person) -> list[httpx.Response]:
    world.tags = [tag["id"] for tag in person.get("/tags")["items"]]
    name = world.random.choice((*TAGS, "FOOD", f"tag {world.random.randint(0, 9)}"))
    return on_one(world, person, "PATCH", "/tags/{}", world.tags, [{"name": name}])


def delete_tag(world: World, person: Person) -> list[httpx.Response]:
    world.tags = [tag["id"] for tag in person.get("/tags")["items"]]
    return on_one(world, person, "DELETE", "/tags/{}", world.tags)


def record(world: World, person: Person) -> list[httpx.Response]:
    draft = world.draft()
    if draft is None:
        return open_account(world, person)
    return keep(person.send("POST", "/transactions", draft), world.transactions)


def record_some(world: World, person: Person) -> list[httpx.Response]:
    return _bulk(world, person, world.random.randint(1, 20))


def record_many(world: World, person: Person) -> list[httpx.Response]:
    """More than 20 rows: one summary event in place of the single ones."""
    return _bulk(world, person, world.random.randint(21, 40))


def _bulk(world: World, person: Person, count: int) -> list[httpx.Response]:
    drafts = [draft for draft in (world.draft() for _ in range(count)) if draft]
    if not drafts:
        return []
    drafts = [draft for draft in drafts if draft["account_id"] == drafts[0]["account_id"]] or drafts
    drafts = (drafts * count)[:count]
    answer = person.send("POST", "/transactions/bulk", {"transactions": drafts})
    if answer.is_success:
        world.transactions += [row["id"] for row in answer.json()["items"]]
    return [answer]


def change_transaction(world: World, person: Person) -> list[httpx.Response]:
    amount = world.amount()
    changes: list[Json] = [
        {"amount_minor": amount, "splits": []},
        {"amount_minor": amount, "splits": world.splits(amount)},
        {"date": world.day()},
        {"payee": world.random.choice(PAYEES), "note": "noted"},
        {"tags": world.words()},
        {"category_id": world.some(world.categories), "splits": []},
        {"account_id": world.some(world.accounts), "amount_minor": amount, "splits": []},
        {},
    ]
    return on_one(world, person, "PATCH", "/transactions/{}", world.transactions, changes)


def delete_transaction(world: World, person: Person) -> list[httpx.Response]:
    return on_one(world, person, "DELETE", "/transactions/{}", world.transactions)


def restore_transaction(world: World, person: Person) -> list[httpx.Response]:
    return on_one(world, person, "POST", "/transactions/{}/restore", world.transactions)


def create_transfer(world: World, person: Person) -> list[httpx.Response]:
    body: Json = {
        "from_account_id": world.some(world.accounts),
        "to_account_id": world.some(world.accounts),
        "amount_minor": world.random.randint(1, 90_000),
        "date": world.day(),
        "tags": world.words(),
    }
    if world.random.random() < 0.5:
        body["to_amount_minor"] = world.random.randint(1, 90_000)
    answer = person.send("POST", "/transfers", body)
    if answer.is_success:
        world.transactions += [answer.json()["from"]["id"], answer.json()["to"]["id"]]
    return keep(answer, world.transfers, "transfer_id")


def change_transfer(world: World, person: Person) -> list[httpx.Response]:
    changes: list[Json] = [
        {"amount_minor": world.random.randint(1, 9_000)},
        {"amount_minor": 500, "to_amount_minor": world.random.randint(1, 9_000)},
        {"date": world.day(), "payee": "Moved"},
        {"note": None, "tags": world.words()},
        {"to_account_id": world.some(world.accounts), "amount_minor": 3, "to_amount_minor": 4},
        {"from_account_id": world.some(world.accounts)},
    ]
    return on_one(world, person, "PATCH", "/transfers/{}", world.transfers, changes)


def delete_transfer(world: World, person: Person) -> list[httpx.Response]:
    return on_one(world, person, "DELETE", "/transfers/{}", world.transfers)


def restore_transfer(world: World, person: Person) -> list[httpx.Response]:
    return on_one(world, person, "POST", "/transfers/{}/restore", world.transfers)


def change_profile(world: World, person: Person) -> list[httpx.Response]:
    body: Json = world.random.choice(
        [
            {"name": f"Name {world.random.randint(0, 9)}"},
            {"locale": world.random.choice(("de", "en", "pt-BR"))},
            {"timezone": world.random.choice(("Asia/Tokyo", "UTC"))},
        ]
    )
    return [person.send("PATCH", "/me", body)]


def change_household(world: World, person: Person) -> list[httpx.Response]:
    body: Json = world.random.choice(
        [
            {"name": f"Household {world.random.randint(0, 9)}"},
            {"currency": world.random.choice(CURRENCIES)},
            {"timezone": world.random.choice(("Asia/Tokyo", "UTC"))},
        ]
    )
    return [person.send("PATCH", "/household", body)]


def change_role(world: World, person: Person) -> list[httpx.Response]:
    """Never leaves two people who may not write."""
    members = [row["user_id"] for row in person.get("/members")["items"]]
    role = world.random.choice(("owner", "owner", "member"))
    return on_one(world, person, "PATCH", "/members/{}", members, [{"role": role}])


def welcome_and_part(world: World, person: Person) -> list[httpx.Response]:
    """Somebody joins, perhaps says something, and is removed or leaves."""
    answer = person.send("POST", "/invites", {"role": "member"})
    if not answer.is_success:
        return [answer]
    visitor = world.visitor
    joined = visitor.send("POST", "/invites/accept", {"token": answer.json()["token"]})
    if not joined.is_success:
        return [answer, joined]
    there = visitor.switched_to(person.household_id)
    said = there.send("PATCH", "/me", {"name": f"Guest {world.random.randint(0, 9)}"})
    leaver = world.random.choice((person, there))
    left = leaver.send("DELETE", f"/members/{there.user_id}")
    return [answer, joined, said, left]


def act_elsewhere(world: World, person: Person) -> list[httpx.Response]:
    """In another household of theirs: here only numbers pass by."""
    elsewhere = person.send(
        "POST", "/households", {"name": "Elsewhere", "currency": "EUR", "timezone": "UTC"}
    )
    there = person.switched_to(elsewhere.json()["id"])
    opened = there.send("POST", "/accounts", {"name": "There", "type": "cash", "currency": "EUR"})
    person.switched_to(person.household_id)
    return [elsewhere, opened]


WEIGHED: Final[dict[Action, int]] = {
    record: 14,
    change_transaction: 12,
    delete_transaction: 5,
    restore_transaction: 4,
    record_some: 3,
    record_many: 1,
    create_transfer: 4,
    change_transfer: 4,
    delete_transfer: 2,
    restore_transfer: 2,
    open_account: 2,
    change_account: 4,
    delete_account: 1,
    create_category: 3,
    change_category: 3,
    delete_category: 2,
    merge_category: 2,
    create_tag: 1,
    rename_tag: 3,
    delete_tag: 2,
    change_profile: 2,
    change_household: 1,
    change_role: 1,
    welcome_and_part: 1,
    act_elsewhere: 1,
    **planning.WEIGHED,
    **recurring.WEIGHED,
}
ACTIONS: Final = list(WEIGHED)
WEIGHTS: Final = list(WEIGHED.values())
