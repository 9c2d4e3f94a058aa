"""Bills on a running server: something that recurs from today on, or did until now."""

import time
from datetime import date, timedelta

from tests.kit.alerts import today_of
from tests.kit.client import ARRIVES_S_MAX, Json, Person


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


def raise_bill(person: Person, **fields: object) -> tuple[str, str]:
    """A rule and its first bill, by their ids."""
    made = rule(person, **fields)
    bills = person.get(f"/bills?recurring_id={made['id']}")["items"]
    return str(made["id"]), str(bills[0]["id"])


def pay_weekly(account: str, payee: str, today: str, count: int = 6) -> list[Json]:
    """Bodies of one payment a week, the newest of them today's."""
    days = [date.fromisoformat(today) - timedelta(days=7 * back) for back in range(count)]
    row = {"account_id": account, "amount_minor": -777, "payee": payee}
    return [{**row, "date": day.isoformat()} for day in days]


def find_candidate(person: Person, account: str, payee: str = "Lessons") -> str:
    """Something that is found to recur, by its id."""
    rows = pay_weekly(account, payee, today_of(person))
    person.post("/transactions/bulk", {"transactions": rows})
    for _ in range(round(2 * ARRIVES_S_MAX / 0.05)):
        for each in person.get("/recurring/candidates")["items"]:
            if each["payee"] == payee:
                return str(each["id"])
        time.sleep(0.05)
    raise AssertionError(f"{payee} was not found")
