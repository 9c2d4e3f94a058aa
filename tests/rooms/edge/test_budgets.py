"""Budgets through the API: limits, periods, what is carried over, who counts as spending.

It is noon on 10 February 2026, in UTC.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from tests.kit.client import Json, Person, register
from tests.rooms.edge.clocked import ClockedServer

from pennybell.kit.clock import system_clock

NOON = datetime(2026, 2, 10, 12, tzinfo=UTC)


def set_clock(house: ClockedServer, now: datetime) -> None:
    house.clock.ahead_ms = int(now.timestamp() * 1_000) - system_clock()


@pytest.fixture(scope="module")
def february(
    database_kind: str,
    make_database_url: Callable[[str], str],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[ClockedServer]:
    folder = tmp_path_factory.mktemp("february")
    url = make_database_url(database_kind)
    with ClockedServer(folder, database_url=url, sign_ins_per_minute_max=0) as running:
        set_clock(running, NOON)
        yield running


@pytest.fixture
def robin(february: ClockedServer) -> Person:
    return register(february.url, "Robin")


def category(person: Person, name: str) -> str:
    found = person.get("/categories")["items"]
    return str(next(each["id"] for each in found if each["name"] == name))


def budget(person: Person, limit_minor: int, **fields: Any) -> Json:
    body = {"name": "A budget", "limit_minor": limit_minor, **fields}
    return dict(person.post("/budgets", body))


def progress(person: Person, made: Json, **query: str) -> Json:
    return dict(person.get(f"/budgets/{made['id']}/progress", **query))


def code(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


def told(person: Person, type_: str) -> Json:
    """The payload of the newest event of this type."""
    return dict([each for each in person.events() if each["type"] == type_][-1]["payload"])


def test_a_budget_is_monthly_over_all_spending_unless_it_says_otherwise(robin: Person) -> None:
    made = budget(robin, 50_000)

    assert made.pop("seq") > 0
    assert made == robin.get(f"/budgets/{made['id']}") == told(robin, "budget.created")
    assert (made["period"], made["anchor_date"]) == ("monthly", "2026-02-01")
    assert (made["category_ids"], made["currency"]) == (None, "EUR")
    assert (made["rollover"], made["rollover_since"]) == ("none", "2026-02-01")
    assert made["thresholds"] == [50, 80, 100]
    assert made["alerts"] == {"threshold": True, "over": True, "predicted": True}
    assert robin.snapshot()["budgets"] == [made]


@pytest.mark.parametrize(
    ("period", "anchor"),
    [
        ("weekly", "2026-02-09"),
        ("two_weekly", "2026-02-09"),
        ("monthly", "2026-02-01"),
        ("quarterly", "2026-01-01"),
        ("yearly", "2026-01-01"),
    ],
)
def test_periods_start_on_a_monday_or_the_first_if_nothing_is_said(
    robin: Person, period: str, anchor: str
) -> None:
    assert budget(robin, 1, period=period)["anchor_date"] == anchor


def test_exactly_the_limit_is_reached_more_is_over_and_a_refund_brings_it_back(
    robin: Person,
) -> None:
    account, food = robin.open_account()["id"], category(robin, "Groceries")
    made = budget(robin, 10_000, category_ids=[food])

    def after(amount_minor: int) -> tuple[str, int, list[int]]:
        robin.record(account, amount_minor, "2026-02-10", category_id=food)
        now = progress(robin, made)
        return now["state"], now["percent"], now["thresholds_reached"]

    assert after(-4_999) == ("within", 49, [])
    assert after(-1) == ("within", 50, [50])
    assert after(-5_000) == ("reached", 100, [50, 80, 100])
    assert after(-1) == ("over", 100, [50, 80, 100])
    assert progress(robin, made)["left_minor"] == -1
    assert progress(robin, made)["left_per_day_minor"] == 0
    assert after(2_001) == ("within", 80, [50, 80])
    assert progress(robin, made)["left_per_day_minor"] == 2_000 // 19


def test_a_budget_of_nothing_is_over_with_the_first_cent(robin: Person) -> None:
    account = robin.open_account()["id"]
    made = budget(robin, 0)
    before = progress(robin, made)
    robin.record(account, -1, "2026-02-10")
    after = progress(robin, made)

    assert (before["state"], before["percent"], before["thresholds_reached"]) == (
        "within",
        None,
        [],
    )
    assert (after["state"], after["percent"], after["thresholds_reached"]) == ("over", None, [])
    assert (after["projection"]["probability"], after["projection"]["tier"]) == (1.0, "over")


def test_transfers_income_and_money_found_are_no_spending(robin: Person) -> None:
    account, savings = robin.open_account()["id"], robin.open_account("Savings")["id"]
    made = budget(robin, 10_000)
    move = {"from_account_id": account, "to_account_id": savings, "amount_minor": 9_000}
    robin.post("/transfers", {**move, "date": "2026-02-05"})
    robin.record(account, 300_000, "2026-02-06", category_id=category(robin, "Salary"))
    robin.record(account, 500, "2026-02-07")
    robin.record(account, -700, "2026-02-07")

    assert progress(robin, made)["spent_minor"] == 700


def test_a_parent_counts_its_children_where_they_stand_now(robin: Person) -> None:
    account, coffee = robin.open_account()["id"], category(robin, "Coffee")
    food, leisure = category(robin, "Food"), category(robin, "Leisure")
    made = budget(robin, 10_000, category_ids=[food])
    robin.record(account, -300, "2026-02-03", category_id=coffee)
    robin.record(account, -1_000, "2026-02-03", splits=[
        {"amount_minor": -400, "category_id": food}, {"amount_minor": -600, "category_id": leisure},
    ])  # fmt: skip

    assert progress(robin, made)["spent_minor"] == 700
    robin.patch(f"/categories/{coffee}", {"parent_id": leisure})
    assert progress(robin, made)["spent_minor"] == 400


def test_a_row_ahead_of_its_day_is_still_to_come(robin: Person) -> None:
    account = robin.open_account()["id"]
    made = budget(robin, 10_000)
    ahead = robin.record(account, -3_000, "2026-02-20", payee="Dentist")["id"]
    robin.record(account, -5_000, "2026-03-01", payee="Next month")
    now, then = progress(robin, made), progress(robin, made, on="2026-02-20")

    assert (now["spent_minor"], now["upcoming_minor"], now["days_left"]) == (0, 3_000, 19)
    assert now["upcoming"] == [
        {"date": "2026-02-20", "name": "Dentist", "amount_minor": 3_000, "kind": "booked", "id": ahead}
    ]  # fmt: skip
    assert (then["spent_minor"], then["upcoming"], then["days_left"]) == (3_000, [], 9)


def test_a_new_limit_counts_for_this_whole_period_and_not_for_those_before(robin: Person) -> None:
    account = robin.open_account()["id"]
    made = budget(robin, 10_000, rollover="positive", rollover_since="2025-12-01")
    robin.record(account, -4_000, "2026-01-15")
    robin.record(account, -1_000, "2026-02-02")
    changed = robin.patch(f"/budgets/{made['id']}", {"limit_minor": 20_000})
    before, now = (progress(robin, made, on=day) for day in ("2026-01-31", "2026-02-10"))

    assert told(robin, "budget.updated")["previous"] == {"limit_minor": 10_000}
    assert changed["version"] == 2
    assert (before["limit_minor"], before["carried_minor"]) == (10_000, 10_000)
    assert (now["limit_minor"], now["carried_minor"]) == (20_000, 16_000)
    assert now["left_minor"] == 35_000


@pytest.mark.parametrize(
    ("rollover", "carried"),
    [
        # Limit 100.00; spent 30.00 in November, 190.00 in December, 80.00 in January.
        ("none", {"2025-12-01": 0, "2026-01-01": 0, "2026-02-01": 0}),
        ("positive", {"2025-12-01": 7_000, "2026-01-01": 0, "2026-02-01": 2_000}),
        ("full", {"2025-12-01": 7_000, "2026-01-01": -2_000, "2026-02-01": 0}),
    ],
)
def test_what_is_left_is_carried_over(
    robin: Person, rollover: str, carried: dict[str, int]
) -> None:
    account = robin.open_account()["id"]
    for day, amount in (("2025-10-01", -1), ("2025-11-30", -3_000), ("2025-12-01", -19_000)):
        robin.record(account, amount, day)
    robin.record(account, -8_000, "2026-01-31")
    made = budget(robin, 10_000, rollover=rollover, rollover_since="2025-11-20")

    assert made["rollover_since"] == "2025-11-01"
    found = {day: progress(robin, made, on=day)["carried_minor"] for day in carried}
    assert found == carried
    assert progress(robin, made, on="2025-11-30")["carried_minor"] == 0


def test_what_is_carried_over_begins_anew_with_other_periods(robin: Person) -> None:
    account = robin.open_account()["id"]
    robin.record(account, -1_000, "2025-11-15")
    made = budget(robin, 10_000, rollover="full", rollover_since="2025-11-01")
    assert progress(robin, made)["carried_minor"] == 29_000

    weekly = robin.patch(f"/budgets/{made['id']}", {"period": "weekly"})

    assert weekly["rollover_since"] == "2026-02-08"  # the anchor was a Sunday
    assert progress(robin, made)["carried_minor"] == 0


def test_the_last_period_gives_its_limit_or_what_was_spent(robin: Person) -> None:
    account = robin.open_account()["id"]
    made = budget(robin, 10_000)
    robin.record(account, -12_345, "2026-01-20")
    robin.patch(f"/budgets/{made['id']}", {"limit_minor": 1})
    path = f"/budgets/{made['id']}/copy-last"

    assert robin.post(path, {"take": "spent"})["limit_minor"] == 12_345
    assert robin.post(path, {})["limit_minor"] == 10_000
    assert robin.post(path, {"take": "limit"})["seq"] == 0, "nothing changed"
    robin.record(account, 99_999, "2026-01-21", category_id=category(robin, "Food"))
    assert robin.post(path, {"take": "spent"})["limit_minor"] == 0


def test_money_without_a_rate_is_named_until_one_is_entered(robin: Person) -> None:
    account, krona = robin.open_account()["id"], robin.open_account("Krona", "ISK")["id"]
    made = budget(robin, 100_000)
    robin.record(account, -1_000, "2026-02-01")
    robin.record(krona, -15_000, "2026-02-02")
    robin.record(krona, -1_500, "2026-01-02")
    before = progress(robin, made)
    copied = robin.send("POST", f"/budgets/{made['id']}/copy-last", {"take": "spent"})
    robin.post("/rates", {"base": "EUR", "quote": "ISK", "date": "2026-01-01", "rate": "150"})
    after = progress(robin, made)

    assert before["spent_minor"] == 1_000
    assert before["unconverted"] == [{"currency": "ISK", "amount_minor": 15_000}]
    assert code(copied) == (409, "unconverted")
    assert (after["spent_minor"], after["unconverted"]) == (11_000, [])


def test_amounts_are_converted_at_the_rate_of_their_day_whatever_the_decimals(
    robin: Person,
) -> None:
    euro, dinar = robin.open_account()["id"], robin.open_account("Dinar", "KWD")["id"]
    made = budget(robin, 50_000, currency="JPY")
    for base, day, rate in (
        ("EUR", "2026-02-01", "160"),
        ("EUR", "2026-02-05", "170"),
        ("KWD", "2026-02-01", "500"),
    ):
        robin.post("/rates", {"base": base, "quote": "JPY", "date": day, "rate": rate})
    robin.record(euro, -10_00, "2026-02-04")
    robin.record(euro, -10_00, "2026-02-05")
    robin.record(dinar, -1_234, "2026-02-06")

    assert progress(robin, made)["spent_minor"] == 1_600 + 1_700 + 617


@pytest.mark.parametrize(
    ("zone", "now", "on"),
    [
        ("Pacific/Kiritimati", "2026-01-31T09:59:30+00:00", "2026-01-31"),
        ("Pacific/Kiritimati", "2026-01-31T10:00:00+00:00", "2026-02-01"),
        ("Pacific/Pago_Pago", "2026-02-01T10:59:30+00:00", "2026-01-31"),
        ("Pacific/Pago_Pago", "2026-02-01T11:00:00+00:00", "2026-02-01"),
        # Lord Howe's clocks go back half an hour on 5 April 2026, at 15:00 UTC the day before.
        ("Australia/Lord_Howe", "2026-04-04T12:59:30+00:00", "2026-04-04"),
        ("Australia/Lord_Howe", "2026-04-04T13:00:00+00:00", "2026-04-05"),
        ("Australia/Lord_Howe", "2026-04-05T13:29:30+00:00", "2026-04-05"),
        ("Australia/Lord_Howe", "2026-04-05T13:30:00+00:00", "2026-04-06"),
    ],
)
def test_the_households_midnight_begins_a_period(
    february: ClockedServer, zone: str, now: str, on: str
) -> None:
    set_clock(february, datetime.fromisoformat(now))
    try:
        robin = register(february.url, timezone=zone)
        made = budget(robin, 1)
        found = progress(robin, made)
    finally:
        set_clock(february, NOON)

    assert (found["on"], found["period_start"]) == (on, f"{on[:8]}01")


def test_months_that_start_on_the_31st_follow_each_other(robin: Person) -> None:
    account = robin.open_account()["id"]
    made = budget(robin, 10_000, anchor_date="2026-01-31")
    for day in ("2026-01-30", "2026-01-31", "2026-02-27", "2026-02-28", "2026-03-30", "2026-03-31"):
        robin.record(account, -1, day)
    seen = [progress(robin, made, on=day) for day in ("2026-02-27", "2026-03-30", "2028-02-29")]

    assert [(each["period_start"], each["period_end"], each["spent_minor"]) for each in seen] == [
        ("2026-01-31", "2026-02-27", 2),
        ("2026-02-28", "2026-03-30", 2),
        ("2028-02-29", "2028-03-30", 0),
    ]


def test_what_comes_every_month_is_expected_and_the_end_is_predicted(robin: Person) -> None:
    account = robin.open_account()["id"]
    for month in ("2025-10", "2025-11", "2025-12", "2026-01"):
        robin.record(account, -80_000, f"{month}-28", payee="Landlord")
        for day in ("03", "13", "23"):
            robin.record(account, -5_000, f"{month}-{day}", payee=f"Shop {day}")
    robin.record(account, -5_000, "2026-02-03", payee="Shop 03")
    roomy, tight = budget(robin, 150_000), budget(robin, 60_000)
    first, second = progress(robin, roomy), progress(robin, tight)

    assert [(each["date"], each["name"], each["kind"]) for each in first["upcoming"]] == [
        ("2026-02-13", "Shop 13", "seen"),
        ("2026-02-23", "Shop 23", "seen"),
        ("2026-02-28", "Landlord", "seen"),
    ]
    assert first["upcoming_minor"] == 90_000
    projection = first["projection"]
    assert projection["p10_minor"] <= projection["p50_minor"] <= projection["p90_minor"]
    assert projection["periods_known"] == 4
    assert projection["probability"] < 0.3 < 0.7 < second["projection"]["probability"] < 1
    assert second["state"] == "within", "said before it happens"


def test_without_two_past_periods_nothing_is_predicted(robin: Person) -> None:
    account = robin.open_account()["id"]
    robin.record(account, -5_000, "2026-01-20")
    projection = progress(robin, budget(robin, 10_000))["projection"]

    assert (projection["probability"], projection["p50_minor"]) == (None, None)
    assert projection["tier"] == "none"


def test_with_many_rows_days_stand_for_them_and_no_cent_is_lost(robin: Person) -> None:
    account = robin.open_account()["id"]
    rows = [
        {"account_id": account, "amount_minor": -7, "date": f"2026-{month:02d}-{day:02d}"}
        for month, days in ((1, 24), (2, 10))
        for day in range(1, days + 1)
        for _ in range(20)
    ]
    rows += [{**row, "date": f"2025-12-{row['date'][-2:]}"} for row in rows[:480]]
    robin.post("/transactions/bulk", {"transactions": rows[:1_000]})
    robin.post("/transactions/bulk", {"transactions": rows[1_000:]})
    found = progress(robin, budget(robin, 6_000))

    assert found["spent_minor"] == 10 * 20 * 7
    assert found["projection"]["periods_known"] == 2
    assert found["projection"]["p50_minor"] == pytest.approx(24 * 20 * 7, rel=0.1)


def test_a_category_under_a_budget_stays(robin: Person) -> None:
    made = robin.post("/categories", {"name": "Cheese", "kind": "expense"})
    path = f"/categories/{made['id']}"
    covering = budget(robin, 1, category_ids=[made["id"]])

    assert code(robin.send("DELETE", path)) == (409, "category_in_use")
    robin.patch(f"/budgets/{covering['id']}", {"category_ids": None})
    robin.delete(path)
    assert progress(robin, covering)["state"] == "within"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"limit_minor": -1}, (422, "not_valid")),
        ({"limit_minor": 10**15}, (422, "not_valid")),
        ({"limit_minor": 1.5}, (422, "not_valid")),
        ({"thresholds": [0]}, (422, "not_valid")),
        ({"thresholds": list(range(1, 12))}, (422, "not_valid")),
        ({"category_ids": []}, (422, "not_valid")),
        ({"anchor_date": "1899-12-31"}, (422, "not_valid")),
        ({"rollover_since": "3000-01-01"}, (422, "not_valid")),
        ({"period": "daily"}, (422, "not_valid")),
        ({"alerts": {"over": "yes"}}, (422, "not_valid")),
        ({"alerts": {"sometimes": True}}, (422, "not_valid")),
    ],
)
def test_what_makes_no_budget_is_refused_and_leaves_it_as_it_was(
    robin: Person, fields: Json, expected: tuple[int, str]
) -> None:
    made = budget(robin, 100)
    body = {"name": "A budget", "limit_minor": 1, **fields}

    assert code(robin.send("POST", "/budgets", body)) == expected
    assert code(robin.send("PATCH", f"/budgets/{made['id']}", fields)) == expected
    assert [each["version"] for each in robin.get("/budgets")["items"]] == [1]


def test_a_budget_covers_spending_only(robin: Person) -> None:
    body = {"name": "x", "limit_minor": 1, "category_ids": [category(robin, "Salary")]}

    assert code(robin.send("POST", "/budgets", body)) == (422, "not_spending")


def test_changes_name_what_was_before_and_stale_ones_are_refused(robin: Person) -> None:
    made = budget(robin, 100, thresholds=[90, 10, 90])
    path = f"/budgets/{made['id']}"
    changed = robin.patch(
        path, {"alerts": {"predicted": False}, "paused": True, "name": "A budget"}
    )
    stale = robin.send("PATCH", path, {"archived": True}, headers={"If-Match": '"1"'})

    assert made["thresholds"] == [10, 90]
    assert changed["alerts"] == {"threshold": True, "over": True, "predicted": False}
    assert told(robin, "budget.updated")["previous"] == {
        "alerts": {"threshold": True, "over": True, "predicted": True},
        "paused": False,
    }
    assert code(stale) == (412, "stale_version")
    assert stale.json()["current"]["version"] == 2
    assert robin.patch(path, {"paused": True})["seq"] == 0, "nothing changed"
    assert code(robin.send("DELETE", path, headers={"If-Match": '"1"'})) == (412, "stale_version")
    robin.delete(path)
    assert told(robin, "budget.deleted")["id"] == made["id"]
    assert robin.send("GET", f"{path}/progress").status_code == 404


def test_the_list_says_how_all_stand_and_up_to_which_event(robin: Person) -> None:
    account = robin.open_account()["id"]
    first, second = budget(robin, 100), budget(robin, 200, period="yearly")
    robin.patch(f"/budgets/{second['id']}", {"archived": True})
    seq = robin.record(account, -150, "2026-01-05")["seq"]
    plain = robin.get("/budgets", include_archived="false")
    full = robin.get("/budgets", progress="true", on="2026-01-06")

    assert [(each["id"], each["progress"]) for each in plain["items"]] == [(first["id"], None)]
    assert full["as_of_seq"] == seq == progress(robin, first)["as_of_seq"]
    assert {each["id"]: each["progress"]["state"] for each in full["items"]} == {
        first["id"]: "over",
        second["id"]: "within",
    }
    for each in full["items"]:
        assert each["progress"] | {"as_of_seq": seq} == progress(robin, each, on="2026-01-06")


@pytest.mark.parametrize("on", ["1899-12-31", "3000-01-01", "2026-02-30", "today", ""])
def test_days_beyond_the_calendar_are_refused(robin: Person, on: str) -> None:
    made = budget(robin, 100)

    answer = robin.send("GET", f"/budgets/{made['id']}/progress", params={"on": on})
    assert code(answer) == (422, "not_valid")


@pytest.mark.parametrize("period", ["weekly", "two_weekly", "monthly", "quarterly", "yearly"])
@pytest.mark.parametrize("on", ["1900-01-01", "2999-12-31"])
def test_the_ends_of_the_calendar_have_periods_too(robin: Person, period: str, on: str) -> None:
    made = budget(robin, 100, period=period, anchor_date="1900-01-31", rollover="full")

    found = progress(robin, made, on=on)
    assert found["period_start"] <= on <= found["period_end"]
    assert found["carried_minor"] >= 0
