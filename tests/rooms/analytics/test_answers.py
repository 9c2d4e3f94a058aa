"""Analytics through the API: what counts, which days, and what is refused.

It is noon on 10 February 2026, in UTC.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

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


def analytics(person: Person, path: str, **query: Any) -> Json:
    answer = dict(person.get(f"/analytics/{path}", **query))
    assert answer["as_of_seq"] == person.snapshot()["seq"]
    return answer


def refusal(person: Person, path: str, **query: Any) -> tuple[int, str]:
    answer = person.send("GET", f"/analytics/{path}", params=query)
    return answer.status_code, answer.json()["code"]


EVERY = (
    "spending",
    "spending/curve",
    "months",
    "cash-flow",
    "net-worth",
    "budgets",
    "balance-forecast",
)


@pytest.mark.parametrize("path", EVERY)
def test_an_empty_household_has_answers_too(robin: Person, path: str) -> None:
    answer = analytics(robin, path)

    assert not any(
        value
        for name, value in answer.items()
        if name == "unconverted" or (name.endswith("_minor") and name != "floor_minor")
    )


@pytest.mark.parametrize(
    ("path", "first", "last"),
    [
        ("spending", "2026-02-01", "2026-02-10"),
        ("spending/curve", "2026-02-01", "2026-02-28"),
        ("months", "2025-03-01", "2026-02-10"),
        ("cash-flow", "2026-02-01", "2026-02-10"),
        ("net-worth", "2025-11-13", "2026-02-10"),
    ],
)
def test_each_has_its_usual_range(robin: Person, path: str, first: str, last: str) -> None:
    answer = analytics(robin, path)

    assert (answer["first"], answer["last"]) == (first, last)


@pytest.mark.parametrize(
    ("query", "first", "last"),
    [
        ({"period": "2026-01"}, "2026-01-01", "2026-01-31"),
        ({"period": "2026-02"}, "2026-02-01", "2026-02-10"),
        ({"period": "2026-Q1"}, "2026-01-01", "2026-02-10"),
        ({"period": "2026-W07"}, "2026-02-09", "2026-02-10"),
        ({"period": "2024"}, "2024-01-01", "2024-12-31"),
        ({"period": "2026-03"}, "2026-03-01", "2026-03-31"),
        ({"from": "2024-02-29", "to": "2024-02-29"}, "2024-02-29", "2024-02-29"),
        ({"to": "2025-12-24"}, "2025-12-01", "2025-12-24"),
    ],
)
def test_a_period_reaches_as_far_as_it_has_come(
    robin: Person, query: dict[str, str], first: str, last: str
) -> None:
    answer = analytics(robin, "cash-flow", **query)

    assert (answer["first"], answer["last"]) == (first, last)


@pytest.mark.parametrize("path", ["spending", "months", "cash-flow", "net-worth"])
@pytest.mark.parametrize(
    ("query", "code"),
    [
        ({"from": "2026-02-02", "to": "2026-02-01"}, "bad_range"),
        ({"from": "2026-02-11"}, "bad_range"),
        ({"period": "2026-01", "to": "2026-02-01"}, "bad_range"),
        ({"period": "2026-13"}, "not_valid"),
        ({"period": "2025-W53"}, "not_valid"),
        ({"from": "1899-12-31"}, "not_valid"),
        ({"to": "3000-01-01"}, "not_valid"),
        ({"from": "2026-02-30"}, "not_valid"),
        ({"currency": "EURO"}, "not_valid"),
        ({"since": "2026-01-01"}, "not_valid"),
    ],
)
def test_a_range_that_is_none_is_refused(
    robin: Person, path: str, query: dict[str, str], code: str
) -> None:
    assert refusal(robin, path, **query) == (422, code)


@pytest.mark.parametrize(
    ("path", "query", "code"),
    [
        ("spending", {"from": "2020-01-01", "grain": "day"}, "range_too_long"),
        (
            "spending",
            {"from": "1900-01-01", "to": "2026-01-01", "grain": "month"},
            "range_too_long",
        ),
        ("net-worth", {"from": "1900-01-01", "grain": "week"}, "range_too_long"),
        ("months", {"from": "1900-01-01"}, "range_too_long"),
        ("spending", {"by": "note"}, "not_valid"),
        ("spending", {"grain": "hour"}, "not_valid"),
        ("spending", {"limit": "0"}, "not_valid"),
        ("spending", {"limit": "201"}, "not_valid"),
        ("budgets", {"period": "2026-01", "on": "2026-01-01"}, "bad_range"),
        ("spending/curve", {"period": "2026-01-01"}, "not_valid"),
    ],
)
def test_what_cannot_be_answered_is_refused(
    robin: Person, path: str, query: dict[str, str], code: str
) -> None:
    assert refusal(robin, path, **query) == (422, code)


def test_transfers_are_no_spending_refunds_reduce_and_splits_count_by_part(robin: Person) -> None:
    account, savings = robin.open_account()["id"], robin.open_account("Savings")["id"]
    food, pay = category(robin, "Groceries"), category(robin, "Salary")
    parts = [{"amount_minor": -700, "category_id": food}, {"amount_minor": -300}]
    robin.record(account, -1_000, "2026-02-02", splits=parts)
    robin.record(account, 200, "2026-02-03", category_id=food)
    robin.record(account, 5_000, "2026-02-01", category_id=pay)
    robin.record(account, 90, "2026-02-01")
    robin.post(
        "/transfers",
        {
            "from_account_id": account,
            "to_account_id": savings,
            "amount_minor": 4_000,
            "date": "2026-02-04",
        },
    )

    items = analytics(robin, "spending")["items"]
    month = analytics(robin, "months")["months"][-1]

    assert [(each["id"], each["total_minor"]) for each in items] == [(food, 500), (None, 300)]
    assert (month["income_minor"], month["spent_minor"]) == (5_090, 800)
    assert month["savings_rate"] == round(4_290 / 5_090, 4)
    assert analytics(robin, "net-worth")["net_worth_minor"] == 4_290
    assert analytics(robin, "spending/curve")["spent_minor"] == 800


def test_what_is_not_listed_is_added_up(robin: Person) -> None:
    account = robin.open_account()["id"]
    for number in range(5):
        robin.record(account, -100 * (number + 1), "2026-02-02", payee=f"Shop {number}")

    answer = analytics(robin, "spending", by="payee", limit=2)

    assert [each["name"] for each in answer["items"]] == ["Shop 4", "Shop 3"]
    assert answer["rest"] == {"count": 3, "total_minor": 600, "amounts_minor": [600]}
    assert answer["total_minor"] == 1_500


def test_payees_are_one_whatever_their_case_and_are_called_as_most_was_spent_under(
    robin: Person,
) -> None:
    account = robin.open_account()["id"]
    for payee, amount_minor in (("BAKERY", -900), ("Bakery", -1_000), ("bakery ", -5)):
        robin.record(account, amount_minor, "2026-02-02", payee=payee)

    items = analytics(robin, "spending", by="payee")["items"]

    assert [(each["name"], each["total_minor"]) for each in items] == [("Bakery", 1_905)]


def test_a_row_counts_under_each_of_its_tags(robin: Person) -> None:
    account = robin.open_account()["id"]
    robin.record(account, -100, "2026-02-02", tags=["home", "trip"])
    robin.record(account, -30, "2026-02-02", tags=["home"])
    robin.record(account, -7, "2026-02-02")

    answer = analytics(robin, "spending", by="tag")

    named = {each["name"]: each["total_minor"] for each in answer["items"]}
    assert named == {"home": 130, "trip": 100, None: 7}
    assert answer["total_minor"] == 137


@pytest.mark.parametrize(
    ("now", "timezone", "today"),
    [
        (datetime(2026, 2, 10, 9, 59, tzinfo=UTC), "Pacific/Kiritimati", "2026-02-10"),
        (datetime(2026, 2, 10, 10, 1, tzinfo=UTC), "Pacific/Kiritimati", "2026-02-11"),
        (datetime(2026, 2, 10, 10, 59, tzinfo=UTC), "Pacific/Pago_Pago", "2026-02-09"),
        (datetime(2026, 2, 10, 11, 1, tzinfo=UTC), "Pacific/Pago_Pago", "2026-02-10"),
        (datetime(2026, 4, 4, 13, 1, tzinfo=UTC), "Australia/Lord_Howe", "2026-04-05"),
        (datetime(2028, 2, 29, 1, tzinfo=UTC), "Europe/Berlin", "2028-02-29"),
    ],
)
def test_the_households_zone_says_which_day_is_today(
    february: ClockedServer, now: datetime, timezone: str, today: str
) -> None:
    set_clock(february, now)
    try:
        robin = register(february.url, "Robin", timezone=timezone)
        account = robin.open_account()["id"]
        robin.record(account, -500, today)

        curve = analytics(robin, "spending/curve")

        assert (curve["on"], curve["spent_minor"], curve["ahead_minor"]) == (today, 500, 0)
        assert curve["days"][-1]["date"] == today
        assert analytics(robin, "budgets")["on"] == today
        assert analytics(robin, "spending")["last"] == today
    finally:
        set_clock(february, NOON)


def test_rows_dated_ahead_are_not_spent_yet(robin: Person) -> None:
    account = robin.open_account(opening_balance_minor=10_000)["id"]
    robin.record(account, -300, "2026-02-09")
    robin.record(account, -500, "2026-02-20")
    robin.record(account, -700, "2026-03-01")

    curve = analytics(robin, "spending/curve")

    assert (curve["spent_minor"], curve["ahead_minor"]) == (300, 500)
    assert analytics(robin, "spending")["total_minor"] == 300
    assert analytics(robin, "net-worth")["net_worth_minor"] == 9_700
    later = analytics(robin, "net-worth", **{"from": "2026-02-09", "to": "2026-03-02"})
    assert [later["days"][0]["net_worth_minor"], later["net_worth_minor"]] == [9_700, 8_500]


def test_what_has_no_rate_is_named_and_in_no_sum(robin: Person) -> None:
    euros, yen = robin.open_account()["id"], robin.open_account("Yen", "JPY")["id"]
    robin.record(euros, -100, "2026-02-02")
    robin.record(yen, -800, "2026-02-02", payee="Noodles")

    for by in ("category", "payee", "tag"):
        answer = analytics(robin, "spending", by=by)
        assert answer["total_minor"] == 100
        assert answer["unconverted"] == [{"currency": "JPY", "amount_minor": 800}]
    worth = analytics(robin, "net-worth")
    assert worth["net_worth_minor"] == -100
    assert worth["unconverted"] == [{"currency": "JPY", "amount_minor": -800}]

    robin.post("/rates", {"base": "EUR", "quote": "JPY", "date": "2026-02-01", "rate": "160"})

    answer = analytics(robin, "spending", by="payee")
    assert (answer["total_minor"], answer["unconverted"]) == (600, [])
    assert answer["items"][0]["name"] == "Noodles"
    assert analytics(robin, "net-worth")["net_worth_minor"] == -600
    assert analytics(robin, "spending", currency="JPY")["total_minor"] == 960


def test_an_archived_account_still_holds_what_it_holds(robin: Person) -> None:
    account = robin.open_account(opening_balance_minor=2_500)["id"]
    robin.patch(f"/accounts/{account}", {"archived": True})

    answer = analytics(robin, "net-worth")

    assert answer["net_worth_minor"] == 2_500
    assert [(each["account_id"], each["archived"]) for each in answer["accounts"]] == [
        (account, True)
    ]


def test_a_category_of_spending_that_got_more_back_is_a_source(robin: Person) -> None:
    account, food = robin.open_account()["id"], category(robin, "Groceries")
    robin.record(account, -100, "2026-02-02")
    robin.record(account, 40, "2026-02-03", category_id=food)

    answer = analytics(robin, "cash-flow")

    kinds = {node["kind"]: node["amount_minor"] for node in answer["nodes"]}
    assert kinds == {"refund": 40, "drawn": 60, "pool": 100, "spending": 100}
    assert answer["saved_minor"] == -60


def test_a_viewer_reads_and_a_stranger_does_not(robin: Person, february: ClockedServer) -> None:
    account = robin.open_account()["id"]
    robin.record(account, -100, "2026-02-02")
    viewer, stranger = robin.invite("viewer"), register(february.url, "Kim")

    assert analytics(viewer, "spending")["total_minor"] == 100
    assert analytics(stranger, "spending")["total_minor"] == 0
    robin.delete(f"/members/{viewer.user_id}")
    assert refusal(viewer, "spending") == (403, "not_a_member")
