"""Goals through the API: what feeds them, how they stand, what is refused.

It is noon on 10 February 2026, in UTC.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import httpx
import pytest
from tests.kit.client import Json, Person, register
from tests.rooms.edge.clocked import ClockedServer

from pennybell.kit.clock import system_clock

NOON = datetime(2026, 2, 10, 12, tzinfo=UTC)
TODAY = date(2026, 2, 10)


@pytest.fixture(scope="module")
def february(
    database_kind: str,
    make_database_url: Callable[[str], str],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[ClockedServer]:
    folder = tmp_path_factory.mktemp("february")
    url = make_database_url(database_kind)
    with ClockedServer(folder, database_url=url, sign_ins_per_minute_max=0) as running:
        running.clock.ahead_ms = int(NOON.timestamp() * 1_000) - system_clock()
        yield running


@pytest.fixture
def robin(february: ClockedServer) -> Person:
    return register(february.url, "Robin")


def goal(person: Person, **fields: Any) -> Json:
    body = {"name": "A goal", "target_minor": 100_000, **fields}
    return dict(person.post("/goals", body))


def progress(person: Person, made: Json, **query: str) -> Json:
    return dict(person.get(f"/goals/{made['id']}/progress", **query))


def give(person: Person, made: Json, amount_minor: int, day: date = TODAY, **fields: Any) -> Json:
    body = {"date": day.isoformat(), "amount_minor": amount_minor, **fields}
    return dict(person.post(f"/goals/{made['id']}/contributions", body))


def account(person: Person, opening_minor: int, currency: str = "EUR", **fields: Any) -> str:
    made = person.open_account("Pot", currency, opening_balance_minor=opening_minor, **fields)
    return str(made["id"])


def shares(*parts: tuple[str, int]) -> list[Json]:
    return [{"account_id": account_id, "percent": percent} for account_id, percent in parts]


def code(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


def days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def test_a_goal_fed_by_contributions(robin: Person) -> None:
    made = goal(robin, target_date="2026-12-31")
    assert (made["fed_by"], made["accounts"], made["currency"]) == ("contributions", [], "EUR")
    first = give(robin, made, 20_000, days_ago(40), note="A start")
    give(robin, made, 10_000)
    give(robin, made, -5_000)
    give(robin, made, 70_000, TODAY + timedelta(days=1))  # not there yet
    found = progress(robin, made)
    assert (found["saved_minor"], found["percent"], found["milestones_reached"]) == (
        25_000,
        25,
        [25],
    )
    assert (found["pace_days"], found["state"]) == (41, "on_track")
    assert progress(robin, made, on="2026-02-11")["percent"] == 95
    assert progress(robin, made, on="2025-12-31")["saved_minor"] == 0

    robin.patch(f"/contributions/{first['id']}", {"amount_minor": 15_000})
    assert progress(robin, made)["saved_minor"] == 20_000
    robin.delete(f"/contributions/{first['id']}")
    assert progress(robin, made)["state"] == "unknown"
    assert robin.send("GET", f"/contributions/{first['id']}").status_code == 404


def test_contributions_are_listed_newest_day_first_page_by_page(robin: Person) -> None:
    made, other = goal(robin), goal(robin)
    given = [give(robin, made, number, days_ago(number % 3))["id"] for number in range(1, 8)]
    give(robin, other, 99)
    path = f"/goals/{made['id']}/contributions"
    found: list[Json] = []
    cursor: str | None = ""
    while cursor is not None:
        page = robin.get(path, limit=3, **({"cursor": cursor} if cursor else {}))
        found += page["items"]
        cursor = page["next_cursor"]
    assert sorted(each["id"] for each in found) == sorted(given)
    places = [(each["date"], each["id"]) for each in found]
    assert places == sorted(places, reverse=True)
    bad = robin.send("GET", path, params={"cursor": "AAAA"})
    assert code(bad) == (422, "bad_cursor")


def test_a_goal_linked_to_accounts_counts_its_share_of_them(robin: Person) -> None:
    pot, spare = account(robin, 50_000), account(robin, 10_001)
    made = goal(robin, accounts=shares((pot, 100), (spare, 33)))
    assert made["fed_by"] == "accounts"
    assert progress(robin, made)["saved_minor"] == 53_300
    robin.record(pot, 9_000, date=days_ago(60).isoformat())
    robin.record(spare, -1_000, date=TODAY.isoformat())
    robin.record(pot, 70_000, date="2026-02-11")  # ahead of its day
    found = progress(robin, made)
    assert found["saved_minor"] == 59_000 + 2_970
    assert (found["pace_days"], found["unconverted"]) == (61, [])
    assert found["pace_minor"] == round((9_000 - 330) * 30.436875 / 61)


def test_a_debt_is_paid_down_from_what_is_owed_now(robin: Person) -> None:
    loan = account(robin, -80_000, type="loan")
    made = dict(
        robin.post(
            "/goals",
            {
                "name": "Loan",
                "kind": "pay_down",
                "rest_minor": 20_000,
                "accounts": shares((loan, 100)),
            },
        )
    )
    assert made["target_minor"] == 80_000
    robin.record(loan, 30_000, date=TODAY.isoformat())
    found = progress(robin, made)
    assert (found["whole_minor"], found["saved_minor"], found["percent"]) == (60_000, 30_000, 50)
    robin.record(loan, 30_000, date=TODAY.isoformat())
    assert progress(robin, made)["state"] == "reached"


def test_other_currencies_count_at_the_days_rate_or_are_named(robin: Person) -> None:
    yen, dinar = account(robin, 16_300, "JPY"), account(robin, 1_000, "KWD")
    made = goal(robin, accounts=shares((yen, 50), (dinar, 100)), currency="EUR")
    found = progress(robin, made)
    assert (found["saved_minor"], found["state"]) == (0, "unknown")
    assert found["unconverted"] == [
        {"currency": "JPY", "amount_minor": 8_150},
        {"currency": "KWD", "amount_minor": 1_000},
    ]
    rate = {"base": "EUR", "date": days_ago(100).isoformat()}
    robin.post("/rates", {**rate, "quote": "JPY", "rate": "163"})
    robin.post("/rates", {**rate, "quote": "KWD", "rate": "0.33"})
    found = progress(robin, made)
    assert found["saved_minor"] == 5_000 + 303  # 8,150 yen are 50.00, one dinar is 3.03
    assert (found["state"], found["unconverted"]) == ("undated", [])


@pytest.mark.parametrize("currency", ["JPY", "KWD"])
def test_a_goal_takes_the_currency_that_its_accounts_have(robin: Person, currency: str) -> None:
    made = goal(robin, target_minor=1_500, accounts=shares((account(robin, 750, currency), 100)))
    assert made["currency"] == currency
    assert progress(robin, made)["percent"] == 50


def test_live_goals_share_out_no_more_than_all_of_an_account(robin: Person) -> None:
    pot = account(robin, 50_000)
    first = goal(robin, accounts=shares((pot, 60)))
    body = {"name": "Second", "target_minor": 5, "accounts": shares((pot, 41))}
    refused = robin.send("POST", "/goals", body)
    assert code(refused) == (409, "shared_out")
    assert "40 %" in refused.json()["detail"]
    second = goal(robin, accounts=shares((pot, 40)))
    path = f"/goals/{second['id']}"
    assert code(robin.send("PATCH", path, {"accounts": shares((pot, 50))})) == (409, "shared_out")
    robin.patch(f"/goals/{first['id']}", {"archived": True})
    robin.patch(path, {"accounts": shares((pot, 50))})
    refused = robin.send("PATCH", f"/goals/{first['id']}", {"archived": False})
    assert code(refused) == (409, "shared_out")
    robin.patch(path, {"accounts": shares((pot, 40))})
    assert robin.patch(f"/goals/{first['id']}", {"archived": False})["archived"] is False


def test_an_account_under_a_goal_may_be_archived_and_not_deleted(robin: Person) -> None:
    pot = account(robin, 50_000)
    made = goal(robin, accounts=shares((pot, 100)))
    assert code(robin.send("DELETE", f"/accounts/{pot}")) == (409, "account_in_use")
    robin.patch(f"/accounts/{pot}", {"archived": True})
    assert progress(robin, made)["saved_minor"] == 50_000
    robin.delete(f"/goals/{made['id']}")
    robin.delete(f"/accounts/{pot}")


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"target_minor": 0}, (422, "not_valid")),
        ({"target_minor": -1}, (422, "not_valid")),
        ({"target_minor": None}, (422, "target_needed")),
        ({"target_minor": None, "kind": "pay_down"}, (422, "target_needed")),
        ({"rest_minor": 1}, (422, "bad_rest")),
        ({"kind": "pay_down", "rest_minor": 100_000}, (422, "bad_rest")),
        ({"target_date": "2026-02-30"}, (422, "not_valid")),
        ({"kind": "get_rich"}, (422, "not_valid")),
    ],
)
def test_what_is_no_goal_is_refused(robin: Person, fields: Json, refusal: tuple[int, str]) -> None:
    answer = robin.send("POST", "/goals", {"name": "x", "target_minor": 100_000, **fields})

    assert code(answer) == refusal


def test_accounts_that_owe_nothing_are_no_debt(robin: Person) -> None:
    pot = account(robin, 50_000)
    body = {"name": "x", "kind": "pay_down", "accounts": shares((pot, 100))}
    assert code(robin.send("POST", "/goals", body)) == (422, "nothing_owed")
    twice = {"name": "x", "target_minor": 5, "accounts": shares((pot, 10), (pot, 20))}
    assert code(robin.send("POST", "/goals", twice)) == (422, "not_valid")
    for percent in (0, 101):
        wrong = {"name": "x", "target_minor": 5, "accounts": shares((pot, percent))}
        assert code(robin.send("POST", "/goals", wrong)) == (422, "not_valid")


def test_what_feeds_a_goal_stays(robin: Person) -> None:
    pot = account(robin, 50_000)
    linked, given = goal(robin, accounts=shares((pot, 50))), goal(robin)
    body = {"date": TODAY.isoformat(), "amount_minor": 5}
    to_linked = robin.send("POST", f"/goals/{linked['id']}/contributions", body)
    accounts = {"accounts": shares((pot, 50))}
    assert code(to_linked) == (409, "other_feed")
    assert code(robin.send("PATCH", f"/goals/{given['id']}", accounts)) == (409, "other_feed")
    robin.patch(f"/goals/{given['id']}", {"archived": True})
    archived = robin.send("POST", f"/goals/{given['id']}/contributions", body)
    assert code(archived) == (409, "goal_archived")


def test_sums_of_contributions_stay_exact(robin: Person) -> None:
    made = goal(robin)
    for _ in range(9):
        give(robin, made, 999_999_999_999_999)
    path = f"/goals/{made['id']}/contributions"
    body = {"date": TODAY.isoformat(), "amount_minor": 999_999_999_999_999}
    assert code(robin.send("POST", path, body)) == (409, "amount_out_of_range")
    assert progress(robin, made)["saved_minor"] == 9 * 999_999_999_999_999


def test_a_stale_version_is_refused_with_the_goal_as_it_is(robin: Person) -> None:
    made = goal(robin)
    path = f"/goals/{made['id']}"
    robin.patch(path, {"target_minor": 5_000, "target_date": "2026-06-01"})
    stale = robin.send("PATCH", path, {"name": "Late"}, headers={"If-Match": '"1"'})
    assert code(stale) == (412, "stale_version")
    assert stale.json()["current"]["target_minor"] == 5_000
    given = give(robin, made, 10)
    for method, address in (("DELETE", path), ("PATCH", f"/contributions/{given['id']}")):
        body = {"amount_minor": 11} if method == "PATCH" else None
        answer = robin.send(method, address, body, headers={"If-Match": '"7"'})
        assert code(answer) == (412, "stale_version")


def test_a_deleted_goal_takes_its_contributions_along(robin: Person) -> None:
    made = goal(robin)
    given = give(robin, made, 10)
    robin.delete(f"/goals/{made['id']}")
    assert robin.send("GET", f"/contributions/{given['id']}").status_code == 404
    assert robin.send("GET", f"/goals/{made['id']}").status_code == 404
    assert robin.get("/goals", progress=True)["items"] == []


def test_the_listing_says_how_each_stands_and_leaves_out_archived_ones(robin: Person) -> None:
    made, archived = goal(robin, name="B"), goal(robin, name="A")
    give(robin, made, 30_000)
    robin.patch(f"/goals/{archived['id']}", {"archived": True})
    both = robin.get("/goals", progress=True)
    assert [each["name"] for each in both["items"]] == ["A", "B"]
    assert [each["progress"]["percent"] for each in both["items"]] == [0, 30]
    assert both["as_of_seq"] == robin.snapshot()["seq"]
    live = robin.get("/goals", include_archived=False)["items"]
    assert [(each["name"], each["progress"]) for each in live] == [("B", None)]
