"""What recurs and its bills, over the API."""

from datetime import UTC, datetime

import pytest
from tests.kit.bills import rule
from tests.kit.client import Json, Person, register
from tests.rooms.edge.clocked import ClockedServer
from tests.rooms.edge.test_budgets import code, set_clock, told

NOON = datetime(2026, 2, 10, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def february(home: ClockedServer) -> ClockedServer:
    set_clock(home, NOON)
    return home


@pytest.fixture
def robin(february: ClockedServer) -> Person:
    return register(february.url, timezone="UTC")


def days(person: Person, **query: object) -> list[str]:
    return [each["due_date"] for each in person.get("/bills", **query)["items"]]


def test_a_rule_has_its_bills_at_once(robin: Person) -> None:
    made = rule(robin, start_date="2026-02-12", rrule="freq=monthly")

    assert (made["payee"], made["currency"], made["status"]) == ("Streaming", "EUR", "active")
    assert (made["amount_min_minor"], made["amount_max_minor"]) == (-1_299, -1_299)
    assert made["rrule"] == "FREQ=MONTHLY"
    assert days(robin) == ["2026-02-12", "2026-03-12"]
    said = told(robin, "bills.planned")
    assert [each["due_date"] for each in said["bills"]] == days(robin)
    assert [each["id"] for each in robin.snapshot()["bills"]] == [
        each["id"] for each in said["bills"]
    ]
    assert robin.snapshot()["recurring"] == [robin.get(f"/recurring/{made['id']}")]
    assert made["seq"] == robin.snapshot()["seq"]


def test_a_payment_that_is_there_already_is_found_at_once(robin: Person) -> None:
    account = robin.open_account()["id"]
    row = robin.record(account, -1_299, "2026-02-09", payee="STREAMING")
    rule(robin, start_date="2025-02-08")
    paid = robin.get("/bills", status="paid")["items"]

    assert [each["transaction_id"] for each in paid] == [row["id"]]
    assert paid[0]["status"] == "paid"
    assert robin.get(f"/bills/{paid[0]['id']}") == paid[0]
    assert all(each["state"] == "open" for each in robin.snapshot()["bills"])


def test_the_list_narrows_by_status_rule_days_and_price(robin: Person) -> None:
    weekly = rule(robin, start_date="2026-02-07", rrule="FREQ=WEEKLY", name="Box")
    rule(robin, start_date="2026-02-10")
    account = robin.open_account()["id"]
    robin.record(account, -1_500, "2026-02-12", payee="Box")
    rule(robin, start_date="2026-02-12", rrule="FREQ=MONTHLY", name="Box", payee="Box")

    assert days(robin, status="due") == ["2026-02-10"]
    assert days(robin, status="overdue") == ["2026-02-07"]
    assert days(robin, status=["due", "overdue"]) == ["2026-02-07", "2026-02-10"]
    assert days(robin, status="missed") == []
    assert days(robin, price_changed="true") == ["2026-02-12"]
    assert set(days(robin, recurring_id=weekly["id"], to="2026-02-20")) == {
        "2026-02-07", "2026-02-14",
    }  # fmt: skip
    assert days(robin, order="newest", limit=1, status="upcoming")[0] > "2026-04-01"
    first = robin.get("/bills", limit=2)
    rest = robin.get("/bills", cursor=first["next_cursor"], limit=200)
    assert [*first["items"], *rest["items"]] == robin.get("/bills", limit=200)["items"]


def test_a_person_matches_unmatches_skips_and_opens_again(robin: Person) -> None:
    rule(robin, start_date="2026-02-12")
    path = f"/bills/{robin.get('/bills')['items'][0]['id']}"
    row = robin.record(robin.open_account()["id"], -5, "2026-02-09", payee="Cash")
    paid = robin.post(f"{path}/match", {"transaction_id": row["id"]})
    stale = robin.send("POST", f"{path}/unmatch", headers={"If-Match": '"1"'})

    assert (paid["state"], paid["by_hand"], paid["price_change_minor"]) == ("paid", True, -1_294)
    assert told(robin, "bill.updated")["previous"]["state"] == "open"
    assert code(stale) == (412, "stale_version")
    assert stale.json()["current"]["state"] == "paid"
    assert code(robin.send("POST", f"{path}/skip")) == (409, "bill_paid")
    assert robin.post(f"{path}/unmatch")["state"] == "open"
    assert code(robin.send("POST", f"{path}/unmatch")) == (409, "bill_not_paid")
    assert robin.post(f"{path}/skip")["state"] == "skipped"
    assert robin.post(f"{path}/skip")["seq"] == 0, "nothing changed"
    assert robin.post(f"{path}/reopen")["state"] == "open"


def test_a_stopped_rule_waits_for_nothing_ahead(robin: Person) -> None:
    kept = rule(robin, start_date="2026-02-12")
    path = f"/bills/{robin.get('/bills')['items'][0]['id']}"
    row = robin.record(robin.open_account()["id"], -5, "2026-02-09", payee="Cash")
    robin.post(f"{path}/match", {"transaction_id": row["id"]})
    robin.send("PATCH", f"/recurring/{kept['id']}", {"status": "paused"})

    assert code(robin.send("POST", f"{path}/unmatch")) == (409, "rule_stopped")
    assert robin.get(path)["state"] == "paid"
    robin.send("PATCH", f"/recurring/{kept['id']}", {"status": "active"})
    assert robin.post(f"{path}/unmatch")["state"] == "open"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"rrule": "FREQ=HOURLY"}, "bad_rrule"),
        ({"rrule": "FREQ=SECONDLY;COUNT=1000000000"}, "bad_rrule"),
        ({"rrule": "FREQ=MONTHLY;BYMONTHDAY=32"}, "bad_rrule"),
        ({"rrule": "FREQ=MONTHLY;INTERVAL=99999999999999999999"}, "bad_rrule"),
        ({"rrule": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"}, "bad_rrule"),
        ({"rrule": "FREQ=DAILY;UNTIL=20200101"}, "bad_rrule"),
        ({"rrule": ""}, "not_valid"),
        ({"rrule": "FREQ=DAILY" + ";BYDAY=MO" * 30}, "not_valid"),
        ({"rrule": "DTSTART:20260101\nRRULE:FREQ=DAILY"}, "not_valid"),
        ({"amount_min_minor": 0, "amount_max_minor": 0}, "bad_amounts"),
        ({"amount_min_minor": -1, "amount_max_minor": 1}, "bad_amounts"),
        ({"amount_min_minor": -1, "amount_max_minor": -2}, "bad_amounts"),
        ({"amount_min_minor": 10**15}, "not_valid"),
        ({"amount_min_minor": 1.5}, "not_valid"),
        ({"start_date": "1899-12-31"}, "not_valid"),
        ({"start_date": "3000-01-01"}, "not_valid"),
        ({"weekend": "around"}, "not_valid"),
        ({"name": " "}, "not_valid"),
        ({"payee": ""}, "not_valid"),
        ({"currency": "EURO"}, "not_valid"),
        ({"auto_post": True}, "account_needed"),
    ],
)
def test_what_makes_no_rule_is_refused_and_leaves_it_as_it_was(
    robin: Person, fields: Json, expected: str
) -> None:
    made = rule(robin)
    before = robin.get("/bills")
    body = {
        "name": "x", "amount_min_minor": -5, "rrule": "FREQ=DAILY", "start_date": "2026-01-26",
        **fields,
    }  # fmt: skip

    assert code(robin.send("POST", "/recurring", body)) == (422, expected)
    assert code(robin.send("PATCH", f"/recurring/{made['id']}", fields)) == (422, expected)
    assert [each["version"] for each in robin.get("/recurring")["items"]] == [1]
    assert robin.get("/bills") == before


def test_a_rule_is_in_the_currency_of_its_account(robin: Person) -> None:
    yen = robin.open_account("Yen", "JPY")["id"]
    made = rule(robin, account_id=yen)
    other = {"currency": "EUR"}

    assert made["currency"] == "JPY"
    assert code(robin.send("PATCH", f"/recurring/{made['id']}", other)) == (422, "other_currency")
    robin.patch(f"/accounts/{yen}", {"archived": True})
    named = {"name": "x"}
    assert code(robin.send("PATCH", f"/recurring/{made['id']}", named)) == (409, "account_archived")
    assert robin.patch(f"/recurring/{made['id']}", {"status": "ended"})["status"] == "ended"


def test_what_a_rule_stands_on_stays(robin: Person) -> None:
    category = robin.post("/categories", {"name": "Films", "kind": "expense"})["id"]
    account = robin.open_account()["id"]
    made = rule(robin, account_id=account, category_id=category, start_date="2026-02-12")

    assert code(robin.send("DELETE", f"/categories/{category}")) == (409, "category_in_use")
    assert code(robin.send("DELETE", f"/accounts/{account}")) == (409, "account_in_use")
    robin.patch(f"/recurring/{made['id']}", {"account_id": None, "category_id": None})
    robin.delete(f"/categories/{category}")
    robin.delete(f"/accounts/{account}")
    assert len(robin.get("/bills")["items"]) == 2


def test_changes_name_what_was_before_and_stale_ones_are_refused(robin: Person) -> None:
    made = rule(robin, start_date="2026-02-12")
    path = f"/recurring/{made['id']}"
    robin.patch(path, {"amount_min_minor": -1_499, "amount_max_minor": -1_499, "weekend": "none"})
    stale = robin.send("PATCH", path, {"status": "paused"}, headers={"If-Match": '"1"'})

    assert told(robin, "recurring.updated")["previous"] == {
        "amount_min_minor": -1_299,
        "amount_max_minor": -1_299,
    }
    assert {each["amount_min_minor"] for each in robin.get("/bills")["items"]} == {-1_499}
    assert {each["version"] for each in robin.get("/bills")["items"]} == {2}
    assert code(stale) == (412, "stale_version")
    assert stale.json()["current"]["version"] == 2
    assert robin.patch(path, {"weekend": "none"})["seq"] == 0, "nothing changed"
    assert code(robin.send("DELETE", path, headers={"If-Match": '"1"'})) == (412, "stale_version")
    robin.delete(path)
    assert told(robin, "recurring.deleted")["id"] == made["id"]
    assert robin.snapshot()["bills"] == robin.get("/bills")["items"] == []


def test_a_household_keeps_only_so_many_rules_and_open_bills(robin: Person) -> None:
    refused = None
    for number in range(90):
        body = {
            "name": f"Daily {number}", "amount_min_minor": -5, "rrule": "FREQ=DAILY",
            "start_date": "2026-02-10",
        }  # fmt: skip
        refused = robin.send("POST", "/recurring", body)
        if not refused.is_success:
            break

    assert refused is not None
    assert code(refused) == (409, "too_many_recurring")
    assert len(robin.snapshot()["bills"]) <= 5_000
