"""The inbox: who is told of what, once, and the same on every device; on both databases."""

import pytest
from tests.kit.alerts import raise_alert, today_of
from tests.kit.client import Person, register
from tests.kit.inbox import wait_for_notices
from tests.kit.server import ServerProcess


@pytest.fixture
def robin(telling: ServerProcess) -> Person:
    return register(telling.url, "Robin")


def invited(robin: Person, role: str = "member") -> Person:
    """Sam, whose arrival Robin has been told of."""
    sam = robin.invite(role, name="Sam")
    wait_for_notices(robin, type="member_joined")
    return sam


def rich_account(robin: Person) -> str:
    """One that does not run low."""
    return str(robin.open_account(opening_balance_minor=10_000_000)["id"])


def titles(person: Person) -> list[str]:
    return [each["title"] for each in person.get("/notifications")["items"]]


def test_what_one_member_records_the_others_are_told_of_once(robin: Person) -> None:
    sam = invited(robin)
    account = robin.open_account("Everyday")["id"]
    with robin.socket(since=robin.snapshot()["seq"]) as socket:
        row = sam.record(account, -1_250, payee="Corner <b>Bakery</b>", date=today_of(sam))
        said = socket.expect("notification.new")["payload"]

    assert said["type"] == "transaction_recorded"
    assert said["title"] == "Sam recorded Corner <b>Bakery</b>"
    assert said["subject_id"] == row["id"]
    assert (said["unread"], said["unseen"]) == (2, 2)
    found = wait_for_notices(robin, type="transaction_recorded")
    assert [each["id"] for each in found] == [said["id"]]
    assert [each for each in titles(sam) if "Bakery" in each] == []


def test_an_alert_is_told_to_every_member_in_their_own_formats(robin: Person) -> None:
    sam = invited(robin, "viewer")
    sam.patch("/me", {"locale": "de"})
    raise_alert(robin, rich_account(robin))

    (mine,) = wait_for_notices(robin, type="large_expense")
    (theirs,) = wait_for_notices(sam, type="large_expense")
    assert "€900.00" in mine["body"]
    assert "900,00\xa0€" in theirs["body"]
    assert mine["household"] == robin.household_id


def test_reading_on_one_device_is_heard_on_the_other(robin: Person) -> None:
    raise_alert(robin, rich_account(robin))
    (notice,) = wait_for_notices(robin, type="large_expense")
    phone = robin.on_another_device()
    with phone.socket(since=phone.snapshot()["seq"]) as socket:
        marked = robin.post("/notifications/read", {"ids": [notice["id"]]})
        said = socket.expect("notification.updated")["payload"]

    assert said["ids"] == [notice["id"]]
    assert (said["change"], said["unread"]) == ("read", 0)
    assert marked["counts"] == {"unread": 0, "unseen": 0}
    assert phone.snapshot()["inbox_counts"] == marked["counts"]
    assert robin.get("/notifications", unread="true")["items"] == []


def test_marking_twice_changes_and_says_nothing_the_second_time(robin: Person) -> None:
    raise_alert(robin, rich_account(robin))
    (notice,) = wait_for_notices(robin, type="large_expense")
    first = robin.post("/notifications/read", {"up_to": notice["id"]})
    again = robin.post("/notifications/read", {"up_to": notice["id"]})

    assert first["ids"] == [notice["id"]]
    assert (again["ids"], again["seq"]) == ([], 0)


def test_what_is_archived_or_asleep_is_out_of_sight_and_of_the_counts(robin: Person) -> None:
    raise_alert(robin, rich_account(robin))
    (notice,) = wait_for_notices(robin, type="large_expense")
    robin.post("/notifications/archive", {"ids": [notice["id"]]})
    assert robin.get("/notifications")["items"] == []
    assert [each["id"] for each in wait_for_notices(robin, archived="true")] == [notice["id"]]
    robin.post("/notifications/unarchive", {"ids": [notice["id"]]})

    slept = robin.post(
        "/notifications/snooze", {"ids": [notice["id"]], "until": "2199-01-01T00:00:00Z"}
    )
    assert slept["counts"] == {"unread": 0, "unseen": 0}
    assert robin.get("/notifications")["items"] == []
    assert robin.get("/notifications", snoozed="true")["items"][0]["id"] == notice["id"]


def test_nobody_reads_or_marks_somebody_elses_entry(robin: Person) -> None:
    sam = invited(robin)
    raise_alert(robin, rich_account(robin))
    (notice,) = wait_for_notices(robin, type="large_expense")
    wait_for_notices(sam, type="large_expense")

    assert sam.send("GET", f"/notifications/{notice['id']}").status_code == 404
    assert sam.post("/notifications/read", {"ids": [notice["id"]]})["ids"] == []
    assert sam.send("POST", "/notifications/read", {"up_to": notice["id"]}).status_code == 404
    assert robin.get(f"/notifications/{notice['id']}")["read_at"] is None


def test_who_leaves_keeps_nothing_of_what_they_were_told(robin: Person) -> None:
    sam = invited(robin)
    raise_alert(robin, rich_account(robin))
    wait_for_notices(sam, type="large_expense")
    robin.delete(f"/members/{sam.user_id}")

    assert sam.get("/notifications")["items"] == []
    old = [event for event in sam.events() if event["type"] == "notification.new"]
    assert old == []


def test_history_is_told_to_nobody(robin: Person) -> None:
    """Recorded at once with other rows: an import of it is one summary, for the others."""
    sam = invited(robin)
    account = rich_account(robin)
    statement = "Date,Payee,Amount\n" + "".join(
        f"2025-{month:02d}-26,Shop,-12.50\n" for month in range(1, 13)
    )
    robin.http.post(
        f"{robin.url}/api/v1/imports",
        files={"file": ("2025.csv", statement)},
        data={"account_id": account},
        headers={"Authorization": f"Bearer {robin.token}"},
    ).raise_for_status()

    notices = wait_for_notices(sam)
    assert [each["title"] for each in notices] == ["Robin imported 12 transactions"]
    assert titles(robin) == ["Sam joined the household"]
