"""A household's own rates through the API."""

from typing import Any

import pytest
from tests.kit.client import Json, Person, register
from tests.rooms.edge.clocked import ClockedServer
from tests.rooms.edge.scene import refused


@pytest.fixture
def robin(home: ClockedServer) -> Person:
    return register(home.url, "Robin")


def enter(person: Person, rate: str, **fields: Any) -> Json:
    body = {"base": "USD", "quote": "EUR", "date": "2026-01-20", "rate": rate, **fields}
    return dict(person.post("/rates", body))


def known(person: Person, base: str, quote: str, on: str) -> str | None:
    rate: str | None = person.get("/rates/known", base=base, quote=quote, on=on)["rate"]
    return rate


def test_a_rate_holds_both_ways_from_its_day_until_the_next(robin: Person) -> None:
    made = enter(robin, "0.80")
    enter(robin, "0.5", date="2026-03-01")

    assert made["rate"] == "0.8"
    assert robin.get(f"/rates/{made['id']}") == {k: v for k, v in made.items() if k != "seq"}
    assert known(robin, "USD", "EUR", "2026-01-19") is None
    assert known(robin, "USD", "EUR", "2026-02-28") == "0.8"
    assert known(robin, "EUR", "USD", "2026-02-28") == "1.25"
    assert known(robin, "USD", "EUR", "2031-01-01") == "0.5"
    assert known(robin, "USD", "USD", "0001-01-01") == "1"
    assert [each["rate"] for each in robin.get("/rates")["items"]] == ["0.8", "0.5"]


def test_what_others_have_entered_is_theirs(home: ClockedServer, robin: Person) -> None:
    enter(robin, "0.8")

    assert known(register(home.url, "Kim"), "USD", "EUR", "2026-02-28") is None


def test_a_rate_is_corrected_and_deleted(robin: Person) -> None:
    made = enter(robin, "0.8")
    path = f"/rates/{made['id']}"
    changed = robin.patch(path, {"rate": "0.75"})
    event = robin.events()[-1]

    assert (changed["version"], changed["rate"]) == (2, "0.75")
    assert event["type"] == "rate.updated"
    assert event["payload"]["previous"] == {"rate": "0.8"}
    assert robin.patch(path, {"rate": "0.750"})["seq"] == 0, "the same number"
    assert robin.snapshot()["rates"] == robin.get("/rates")["items"]
    stale = robin.send("DELETE", path, headers={"If-Match": '"1"'})
    assert refused(stale, 412)["current"]["rate"] == "0.75"
    robin.delete(path)
    assert known(robin, "USD", "EUR", "2026-02-28") is None
    assert robin.get("/rates")["items"] == []


def test_a_pair_has_one_rate_a_day(robin: Person) -> None:
    made = enter(robin, "0.8")
    other = enter(robin, "0.9", date="2026-01-21")
    body = {name: made[name] for name in ("base", "quote", "date", "rate")}

    again = robin.send("POST", "/rates", body)
    moved = robin.send("PATCH", f"/rates/{other['id']}", {"date": "2026-01-20"})

    assert refused(again, 409)["code"] == refused(moved, 409)["code"] == "already_exists"
    assert known(robin, "USD", "EUR", "2026-01-21") == "0.9"


def test_a_currency_costs_one_of_itself(robin: Person) -> None:
    body = {"base": "EUR", "quote": "EUR", "date": "2026-01-20", "rate": "1"}

    assert refused(robin.send("POST", "/rates", body), 422)["code"] == "same_currency"


@pytest.mark.parametrize(
    "rate",
    ["0", "0.0", "-1", "+1", "1e3", "1,5", ".5", "1.", "", " 1", "NaN", "Infinity", "1" * 10,
     "0." + "0" * 12 + "1", "1." + "1" * 13, "007", "\u0661", 1, 1.5, None, True],
)  # fmt: skip
def test_what_is_no_rate_is_refused(robin: Person, rate: Any) -> None:
    body = {"base": "USD", "quote": "EUR", "date": "2026-01-20", "rate": rate}

    assert refused(robin.send("POST", "/rates", body), 422)["errors"][0]["field"] == "body.rate"
    assert robin.get("/rates")["items"] == []


@pytest.mark.parametrize("rate", ["999999999", "0.000000000001", "0.10", "1.000000000001"])
def test_the_ends_of_what_a_rate_can_be_are_taken(robin: Person, rate: str) -> None:
    assert float(enter(robin, rate)["rate"]) == float(rate)
    assert known(robin, "USD", "EUR", "2026-01-20") is not None
    assert known(robin, "EUR", "USD", "2026-01-20") is not None
