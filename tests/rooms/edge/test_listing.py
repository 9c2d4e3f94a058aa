"""Listing transactions: pages that stay whole while others write, and every filter."""

import base64
import itertools
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.kit.client import Json, Person, register
from tests.rooms.edge.clocked import ClockedServer

DAYS = ["2025-12-31", "2026-01-01", "2026-01-15", "2026-01-15", "2026-01-15", "2026-02-28"]


class Shelf:
    """Somebody with a varied ledger; `rows` are newest first, as the listing has them."""

    def __init__(self, url: str) -> None:
        self.robin: Person = register(url)
        self.everyday = self.robin.open_account("Everyday")["id"]
        self.savings = self.robin.open_account("Savings")["id"]
        self.food, self.fun = (each["id"] for each in self.robin.get("/categories")["items"][:2])
        rows = [self._row(number) for number in range(60)]
        made = self.robin.post("/transactions/bulk", {"transactions": rows})["items"]
        self.robin.post(
            "/transfers",
            {
                "from_account_id": self.everyday, "to_account_id": self.savings,
                "amount_minor": 777, "date": "2026-01-20",
            },
        )  # fmt: skip
        self.robin.delete(f"/transactions/{made[-1]['id']}")
        self.deleted = made[-1]["id"]
        self.rows = self.robin.get("/transactions", limit=200)["items"]

    def _row(self, number: int) -> Json:
        row: Json = {
            "account_id": (self.everyday, self.savings)[number % 2],
            "amount_minor": (-100, 250, -100_000)[number % 3] * (number + 1),
            "date": DAYS[number % len(DAYS)],
            "payee": (None, "Bäckerei MÜLLER", "Café 100%", "under_score")[number % 4],
            "note": (None, "weekly SHOP", None)[number % 3],
            "category_id": (None, self.food, self.fun)[number % 3],
            "tags": ([], ["Weekend"], ["weekend", "plan"])[number % 3],
        }
        if number % 10 == 9:
            row["splits"] = [{"amount_minor": row["amount_minor"], "category_id": self.fun}]
        return row

    def listed(self, **query: Any) -> list[str]:
        """Ids of every page, and `total` says how many."""
        found = []
        cursor: Json = {}
        while True:
            page = self.robin.get("/transactions", **query, **cursor)
            found += [each["id"] for each in page["items"]]
            if page["next_cursor"] is None:
                assert page["total"] == len(found)
                return found
            assert len(page["items"]) == query.get("limit", 50)
            cursor = {"cursor": page["next_cursor"]}

    def where(self, keeps: Any) -> list[str]:
        return [row["id"] for row in self.rows if keeps(row)]


@pytest.fixture(scope="module")
def shelf(home: ClockedServer) -> Shelf:
    return Shelf(home.url)


def has_category(row: Json, category: str) -> bool:
    return row["category_id"] == category or any(
        part["category_id"] == category for part in row["splits"]
    )


def text_of(row: Json) -> str:
    return f"{row['payee'] or ''}\n{row['note'] or ''}".lower()


def test_newest_first_by_date_then_id(shelf: Shelf) -> None:
    keys = [(row["date"], row["id"]) for row in shelf.rows]

    assert keys == sorted(keys, reverse=True)
    assert len(keys) == 61


@pytest.mark.parametrize("limit", [1, 7, 60, 61, 62, 200])
def test_pages_of_any_size_make_the_whole(shelf: Shelf, limit: int) -> None:
    assert shelf.listed(limit=limit) == [row["id"] for row in shelf.rows]


def test_a_filter_by_account_or_category(shelf: Shelf) -> None:
    assert shelf.listed(account_id=shelf.savings) == shelf.where(
        lambda row: row["account_id"] == shelf.savings
    )
    for category in (shelf.food, shelf.fun):
        found = shelf.where(lambda row, category=category: has_category(row, category))
        assert shelf.listed(category_id=category) == found
    assert shelf.listed(category_id="none") == shelf.where(
        lambda row: not row["category_id"] and not row["splits"] and not row["transfer_id"]
    )


def test_a_filter_by_tag_whatever_its_case(shelf: Shelf) -> None:
    weekend = shelf.where(lambda row: "Weekend" in row["tags"])

    assert weekend
    assert shelf.listed(tag="WEEKEND") == shelf.listed(tag="weekend") == weekend
    assert shelf.listed(tag="week") == []


@pytest.mark.parametrize(
    ("first", "last"),
    [("2026-01-01", "2026-01-15"), ("2026-01-15", "2026-01-15"), ("2026-03-01", "2026-01-01")],
)
def test_a_filter_by_days_takes_both_ends(shelf: Shelf, first: str, last: str) -> None:
    found = shelf.where(lambda row: first <= row["date"] <= last)

    assert shelf.listed(**{"from": first, "to": last}) == found


@pytest.mark.parametrize(("low", "high"), [(-5_000, -100), (0, 10**15), (-(10**15), 0), (250, 250)])
def test_a_filter_by_amounts_takes_both_ends(shelf: Shelf, low: int, high: int) -> None:
    found = shelf.where(lambda row: low <= row["amount_minor"] <= high)

    assert shelf.listed(min=low, max=high) == found


@pytest.mark.parametrize(
    "words", ["müller", "MÜLLER", "shop", "100%", "%", "_", "under_", "é", "\\"]
)
def test_text_is_found_in_payee_and_note_to_the_letter(shelf: Shelf, words: str) -> None:
    assert shelf.listed(q=words) == shelf.where(lambda row: words.lower() in text_of(row))


def test_empty_text_is_no_filter(shelf: Shelf) -> None:
    assert shelf.listed(q="") == shelf.listed()


def test_deleted_rows_are_listed_only_when_asked_for(shelf: Shelf) -> None:
    assert shelf.listed(deleted="true") == [shelf.deleted]
    assert shelf.deleted not in shelf.listed(deleted="false")


QUERIES = st.fixed_dictionaries(
    {},
    optional={
        "tag": st.sampled_from(["weekend", "PLAN", "none"]),
        "from": st.sampled_from(DAYS),
        "to": st.sampled_from(DAYS),
        "min": st.integers(-10_000, 10_000),
        "max": st.integers(-10_000, 10_000),
        "q": st.sampled_from(["müller", "shop", "100%", "x"]),
        "limit": st.integers(1, 80),
    },
)


@settings(max_examples=25, deadline=None)
@given(query=QUERIES)
def test_filters_combine(shelf: Shelf, query: Json) -> None:
    def keeps(row: Json) -> bool:
        return (
            (query.get("tag", "").lower() in {"", *(tag.lower() for tag in row["tags"])})
            and query.get("from", "") <= row["date"] <= query.get("to", "9")
            and query.get("min", -(10**15)) <= row["amount_minor"] <= query.get("max", 10**15)
            and query.get("q", "") in text_of(row)
        )

    assert shelf.listed(**query) == shelf.where(keeps)


def test_pages_stay_whole_while_others_write(home: ClockedServer) -> None:
    robin = register(home.url)
    sam = robin.invite(name="Sam")
    account = robin.open_account()["id"]
    rows = [
        {"account_id": account, "amount_minor": -1, "date": day, "payee": "old"}
        for day, _ in itertools.product(DAYS, range(5))
    ]
    there = {
        each["id"] for each in robin.post("/transactions/bulk", {"transactions": rows})["items"]
    }

    seen: list[str] = []
    cursor: Json = {}
    while cursor is not None:
        page = robin.get("/transactions", limit=4, **cursor)
        seen += [each["id"] for each in page["items"]]
        for day in (*DAYS, "2026-12-31", "2020-01-01"):
            sam.record(account, -2, day, payee="new")
        if page["next_cursor"] is None or len(seen) > 200:
            break
        cursor = {"cursor": page["next_cursor"]}

    assert len(seen) == len(set(seen)), "a row came twice"
    assert there <= set(seen), "a row was left out"


def cursor_of(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "cursor",
    [
        "x", "!", "====", "é", "AAAA", cursor_of(""), cursor_of("2026-01-26"),
        cursor_of("2026-02-30 01890a5d-ac96-774b-bcce-b302099a8057"), cursor_of("2026-01-26 x"),
        cursor_of("2026-01-26 01890a5d-ac96-474b-bcce-b302099a8057"),
        cursor_of("2026-01-26 01890a5d-ac96-774b-bcce-b302099a8057 x"), cursor_of("\x00 \x00"),
        cursor_of("2026-W05-1 01890a5d-ac96-774b-bcce-b302099a8057"),
    ],
)  # fmt: skip
def test_a_cursor_that_no_page_gave_is_refused(shelf: Shelf, cursor: str) -> None:
    answer = shelf.robin.send("GET", "/transactions", params={"cursor": cursor})

    assert (answer.status_code, answer.json()["code"]) == (422, "bad_cursor")


def test_a_cursor_of_another_household_tells_nothing(home: ClockedServer, shelf: Shelf) -> None:
    kim = register(home.url, "Kim")
    cursor = shelf.robin.get("/transactions", limit=5)["next_cursor"]

    page = kim.get("/transactions", cursor=cursor)

    assert (page["items"], page["total"], page["next_cursor"]) == ([], 0, None)
