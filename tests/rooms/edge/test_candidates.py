"""What was found to recur, over the API of a server whose readers run."""

from collections.abc import Callable
from pathlib import Path

from tests.kit.bills import find_candidate
from tests.kit.client import Person, register
from tests.rooms.edge.clocked import ClockedServer
from tests.rooms.edge.test_budgets import code, told


def test_what_was_found_is_listed_told_and_answered(
    database_kind: str, make_database_url: Callable[[str], str], tmp_path: Path
) -> None:
    url = make_database_url(database_kind)
    with ClockedServer(tmp_path, database_url=url, readers="bills,candidates") as server:
        _answer_what_was_found(register(server.url, timezone="UTC"))


def _answer_what_was_found(robin: Person) -> None:
    account = robin.open_account()["id"]
    first = find_candidate(robin, account)
    second = find_candidate(robin, account, "Choir")
    listed = robin.get("/recurring/candidates")["items"]
    assert {each["id"] for each in listed} == {first, second}
    assert robin.snapshot()["recurring_candidates"] == listed
    (known,) = (each for each in listed if each["id"] == first)
    assert known["rrule"].startswith("FREQ=WEEKLY")
    assert len(known["payments"]) == 6
    made = robin.post(f"/recurring/candidates/{first}/confirm", {"name": "Piano"})
    assert (made["name"], made["payee"], made["amount_min_minor"]) == ("Piano", "Lessons", -777)
    assert robin.get(f"/bills?recurring_id={made['id']}&status=paid")["items"]
    assert robin.post(f"/recurring/candidates/{second}/reject")["state"] == "rejected"
    assert told(robin, "recurring_candidate.updated")["state"] == "rejected"
    assert robin.snapshot()["recurring_candidates"] == []
    again = robin.send("POST", f"/recurring/candidates/{first}/confirm", {})
    assert code(again) == (409, "already_confirmed")
