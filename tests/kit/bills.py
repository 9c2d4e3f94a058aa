"""Bills on a running server: something that recurs from today on."""

from tests.kit.alerts import today_of
from tests.kit.client import Json, Person


def rule(person: Person, **fields: object) -> Json:
    """A rule from today on, each month; more fields as the API has them."""
    body = {
        "name": "Streaming",
        "amount_min_minor": -1_299,
        "rrule": "FREQ=MONTHLY",
        "start_date": today_of(person),
        **fields,
    }
    made: Json = person.post("/recurring", body)
    return made


def raise_bill(person: Person) -> tuple[str, str]:
    """A rule and its first bill, by their ids."""
    made = rule(person)
    bills = person.get(f"/bills?recurring_id={made['id']}")["items"]
    return str(made["id"]), str(bills[0]["id"])
