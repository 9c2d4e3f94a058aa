"""Statements into the ledger, over HTTP and at the command line, on both databases."""

import json
import signal
import subprocess
import time
from collections import Counter
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import text
from tests.kit.client import ARRIVES_S_MAX, Json, Person, register, succeeded
from tests.kit.ledger import Ledger
from tests.kit.server import ServerProcess

from pennybell.domains.imports import planning, service
from pennybell.domains.imports.model import Mapping
from pennybell.domains.imports.planning import Plan
from pennybell.edge.routes.imports import PLANNED_HERE_BYTES_MAX, Upload
from pennybell.kit.clock import system_clock
from pennybell.outbox import once
from pennybell.outbox.actor import Actor, operator_for
from pennybell.outbox.once import Once

STATEMENTS = Path(__file__).parents[2] / "fixtures" / "statements"
ENGLISH = STATEMENTS / "english_accounts.csv"
HEADER = "Date,Description,Amount,Transaction Type,Category,Account Name\n"


def upload(person: Person, data: bytes, **fields: Any) -> httpx.Response:
    params = {"preview": "true"} if fields.pop("preview", False) else {}
    headers = fields.pop("headers", {})
    return person.http.post(
        f"{person.url}/api/v1/imports",
        files={"file": ("statement.csv", data)},
        data=fields,
        params=params,
        headers={"Authorization": f"Bearer {person.token}", **headers},
    )


def imported(person: Person, data: bytes, **fields: Any) -> Json:
    return dict(succeeded(upload(person, data, **fields)))


def test_preview_says_what_importing_does_and_writes_nothing(server: ServerProcess) -> None:
    robin = register(server.url)
    before = robin.snapshot()
    preview = imported(robin, ENGLISH.read_bytes(), preview=True)
    assert preview["rows_total"] == preview["rows_new"] == 111
    assert {each["name"] for each in preview["accounts"]} == {"Blue Card", "Gold Card", "Everyday"}
    assert not any(each["exists"] for each in preview["accounts"])
    assert preview["date_format"] == "mdy"
    assert robin.snapshot() == before
    done = imported(robin, ENGLISH.read_bytes())
    assert done["rows_new"] == preview["rows_new"]
    rows = robin.all_transactions()
    transfers = [row for row in rows if row["transfer_id"]]
    single = [row for row in transfers if row["transfer_peer_id"] is None]
    assert len(transfers) - len(single) == preview["transfers_paired"] > 0
    assert len(single) == preview["transfers_single"] > 0


def test_same_file_again_adds_nothing_and_twins_of_one_day_stay_two(
    server: ServerProcess,
) -> None:
    robin = register(server.url)
    twice = "01/02/2025,Corner Bakery,7.47,debit,Restaurants,Blue Card\n"
    statement = (HEADER + twice + twice).encode()
    assert imported(robin, statement)["rows_new"] == 2
    again = imported(robin, statement)
    assert (again["rows_new"], again["rows_duplicate"]) == (0, 2)
    longer = statement + b"01/05/2025,Green Grocer,3.00,debit,Groceries,Blue Card\n"
    assert imported(robin, longer)["rows_new"] == 1
    (account,) = robin.snapshot()["accounts"]
    assert account["balance_minor"] == -(747 + 747 + 300)
    assert account["type"] == "credit_card"


def test_unreadable_rows_are_listed_and_the_rest_is_imported(server: ServerProcess) -> None:
    robin = register(server.url)
    bad = "02/30/2025,Nowhere,1.00,debit,Groceries,Blue Card\n"
    good = "01/02/2025,Corner Bakery,7.47,debit,Restaurants,Blue Card\n"
    done = imported(robin, (HEADER + bad + good).encode())
    assert (done["rows_new"], done["rows_unreadable"]) == (1, 1)
    assert [each["line"] for each in done["unreadable"]] == [2]
    assert robin.get(f"/imports/{done['id']}")["unreadable"] == done["unreadable"]
    assert robin.get("/imports")["items"][0]["status"] == "done"


def test_sides_of_a_transfer_meet_across_two_statements(server: ServerProcess) -> None:
    robin = register(server.url)
    one = HEADER + "01/03/2025,Credit Card Payment,50.00,debit,Credit Card Payment,Everyday\n"
    other = HEADER + "01/05/2025,Credit Card Payment,50.00,credit,Credit Card Payment,Blue Card\n"
    imported(robin, one.encode())
    (alone,) = robin.all_transactions()
    assert alone["transfer_id"]
    assert alone["transfer_peer_id"] is None
    imported(robin, other.encode())
    first, second = robin.all_transactions()
    assert first["transfer_id"] == second["transfer_id"] == alone["transfer_id"]
    assert first["transfer_peer_id"] == second["id"]
    assert second["transfer_peer_id"] == first["id"]
    assert second["transfer_account_id"] == first["account_id"]


def test_file_without_accounts_needs_to_be_told_one(server: ServerProcess) -> None:
    robin = register(server.url)
    statement = b"Date,Description,Amount\n2025-01-02,Bakery,-7.47\n2025-01-03,Salary,100.00\n"
    refused = upload(robin, statement)
    assert refused.status_code == 422
    assert refused.json()["code"] == "account_needed"
    account = robin.open_account()
    assert imported(robin, statement, account_id=account["id"])["rows_new"] == 2
    assert robin.get(f"/accounts/{account['id']}")["balance_minor"] == 10_000 - 747


def test_row_in_another_currency_than_its_account_is_listed(server: ServerProcess) -> None:
    robin = register(server.url)
    account = robin.open_account()
    statement = b"Date,Description,Amount,Currency\n2025-01-02,A,-7.47,EUR\n2025-01-03,B,-5,USD\n"
    done = imported(robin, statement, account_id=account["id"])
    assert (done["rows_new"], done["rows_unreadable"]) == (1, 1)


@pytest.mark.parametrize("name", ["empty.csv", "binary.csv", "header_only.csv", "prose.csv"])
def test_what_is_no_statement_is_refused_in_a_sentence(server: ServerProcess, name: str) -> None:
    robin = register(server.url)
    refused = upload(robin, (STATEMENTS / name).read_bytes())
    assert refused.status_code == 422, refused.text
    assert refused.json()["code"] == "not_a_statement"


def test_long_statement_is_read_beside_the_server_and_refused_in_the_same_sentences(
    server: ServerProcess,
) -> None:
    robin = register(server.url)
    lines = [f"01/{day % 28 + 1:02d}/2026,Shop {day},-1.50" for day in range(9_000)]
    data = ("Date,Description,Amount\n" + "\n".join(lines)).encode()
    assert len(data) > PLANNED_HERE_BYTES_MAX
    refused = upload(robin, data)
    assert (refused.status_code, refused.json()["code"]) == (422, "account_needed")
    mapping = json.dumps({"columns": {"date": "No such column"}})
    refused = upload(robin, data, mapping=mapping)
    assert (refused.status_code, refused.json()["code"]) == (422, "bad_mapping")
    assert refused.json()["errors"][0]["field"] == "body.mapping.columns.date"
    account = robin.open_account()["id"]
    done = imported(robin, data, account_id=account)
    assert done["rows_new"] == len(lines)
    assert robin.get(f"/accounts/{account}")["balance_minor"] == -150 * len(lines)


def test_idempotency_key_replays_the_first_import(server: ServerProcess) -> None:
    robin = register(server.url)
    key = {"Idempotency-Key": "january"}
    first = upload(robin, ENGLISH.read_bytes(), headers=key)
    again = upload(robin, ENGLISH.read_bytes(), headers=key)
    assert again.headers["idempotency-replayed"] == "true"
    assert first.content == again.content
    other = upload(robin, ENGLISH.read_bytes() + b"\n", headers=key)
    assert other.status_code == 422


def begin_elsewhere(server: ServerProcess, person: Person, key: str, request_hash: str) -> None:
    """As another process does with the first unit of its import, before it is killed."""
    actor = operator_for(person.user_id, person.household_id)
    asked = Once(key, request_hash, system_clock())
    with Ledger(server.database_url) as beside:
        beside.commit(actor, lambda uow: once.begin(uow.connection, actor.user_id, asked))


def test_a_key_that_another_file_came_with_elsewhere_is_refused_before_anything_is_written(
    server: ServerProcess,
) -> None:
    robin = register(server.url)
    before = robin.snapshot()
    begin_elsewhere(server, robin, "january", "of another file")
    refused = upload(robin, ENGLISH.read_bytes(), headers={"Idempotency-Key": "january"})
    assert (refused.status_code, refused.json()["code"]) == (422, "idempotency_key_reused")
    assert robin.snapshot() == before
    assert robin.get("/imports")["items"] == []


def test_an_import_that_broke_off_is_taken_up_under_its_key(server: ServerProcess) -> None:
    robin = register(server.url)
    data = ENGLISH.read_bytes()
    begin_elsewhere(
        server, robin, "january", Upload(data, "statement.csv", Mapping(), None).digest()
    )
    key = {"Idempotency-Key": "january"}
    first = upload(robin, data, headers=key)
    assert first.json()["rows_new"] == 111
    assert upload(robin, data, headers=key).content == first.content


def test_viewer_may_look_but_not_import(server: ServerProcess) -> None:
    viewer = register(server.url).invite("viewer")
    assert upload(viewer, ENGLISH.read_bytes(), preview=True).status_code == 200
    assert upload(viewer, ENGLISH.read_bytes()).status_code == 403


def test_open_socket_sees_each_unit_of_an_import_at_the_command_line(
    server: ServerProcess, tmp_path: Path
) -> None:
    robin = register(server.url)
    path = big_statement(tmp_path, 4_500)
    with robin.socket() as socket:
        server.run("import", str(path), "--user", robin.email)
        done = 0
        while done < 4_500:
            event = socket.expect("transactions.imported", ARRIVES_S_MAX)
            assert event["payload"]["of"] == 4_500
            assert event["payload"]["done"] > done
            assert event["payload"]["count"] <= planning.UNIT_ROWS_MAX
            done = event["payload"]["done"]
    assert robin.snapshot()["transactions_total"] == 4_500


def test_dry_run_shows_the_mapping_and_writes_nothing(
    server: ServerProcess, tmp_path: Path
) -> None:
    robin = register(server.url)
    before = robin.snapshot()
    shown = server.run("import", str(ENGLISH), "--user", robin.email, "--dry-run")
    assert "111 new" in shown
    assert robin.snapshot() == before
    mapping = next(line for line in shown.splitlines() if "mapping:" in line).split("mapping: ")[1]
    (tmp_path / "mapping.json").write_text(mapping)
    arguments = ["--user", robin.email, "--mapping", str(tmp_path / "mapping.json")]
    assert "Imported 111 rows" in server.run("import", str(ENGLISH), *arguments)


def test_import_killed_halfway_is_completed_by_running_it_again(
    server: ServerProcess, tmp_path: Path
) -> None:
    robin = register(server.url)
    path = big_statement(tmp_path, 20_000)
    command = server.command("import", str(path), "--user", robin.email)
    with robin.socket() as socket:
        process = subprocess.Popen(
            command, cwd=server.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        socket.expect("transactions.imported", 60)
        process.send_signal(signal.SIGKILL)
        process.wait()
    time.sleep(0.2)
    halfway = robin.snapshot()["transactions_total"]
    assert 0 < halfway < 20_000
    server.run("import", str(path), "--user", robin.email)
    assert robin.snapshot()["transactions_total"] == 20_000
    (only,) = robin.get("/imports")["items"]
    assert (only["status"], only["rows_new"], only["rows_duplicate"]) == ("done", 20_000, 0)


def test_each_unit_is_complete_in_itself(ledger: Ledger) -> None:
    robin = ledger.found()
    planned = plan_for(ledger, robin, statement_of(5_000))
    started = ledger.commit(robin, service.start, planned).result
    assert started is not None
    done = 0
    for unit in planning.units(planned):
        done += len(unit)
        ledger.commit(robin, service.write_unit, planned, started, unit, done=done)
        rows, kept, days = (
            sums(ledger, robin, what)
            for what in (
                "sum(amount_minor), count(*) FROM transactions",
                "sum(balance_minor), sum(transaction_count) FROM accounts",
                "sum(inflow_minor - outflow_minor), sum(count) FROM day_totals",
            )
        )
        assert rows == kept == days
        assert rows[1] == done


def test_every_fact_of_an_import_names_it(ledger: Ledger) -> None:
    robin = ledger.found()
    account = ledger.open_account(robin)
    planned = plan_for(ledger, robin, statement_of(1_000))
    started = ledger.commit(robin, service.start, planned).result
    assert started is not None
    for unit in planning.units(planned):
        ledger.commit(robin, service.write_unit, planned, started, unit, done=len(unit))
    ledger.record(robin, account.id, -100)
    with ledger.database.read() as connection:
        query = text("SELECT type, import_id FROM facts WHERE scope = :it ORDER BY hseq")
        rows = connection.execute(query, {"it": robin.household_id}).all()
    named = [(type_, str(of)) for type_, of in rows if of is not None]
    assert {of for _, of in named} == {started.id}
    counted = Counter(type_ for type_, _ in named)
    assert counted["transactions.imported"] > 1
    assert counted["account.created"] == 2
    assert [type_ for type_, of in rows if type_.startswith("transaction.") and of] == []


def sums(ledger: Ledger, actor: Actor, what: str) -> tuple[int, ...]:
    with ledger.database.read() as connection:
        statement = text(f"SELECT {what} WHERE household_id = :of")
        row = connection.execute(statement, {"of": actor.household_id}).one()
    return tuple(map(int, row))


def plan_for(ledger: Ledger, actor: Actor, data: bytes) -> Plan:
    known = ledger.work.submit_read(actor, service.read_known).result()
    return service.plan(data, "statement.csv", Mapping(), known, account_id=None)


def statement_of(rows: int) -> bytes:
    lines = [
        f"{1 + i % 12:02d}/{1 + i % 28:02d}/2024,Shop {i},{1 + i % 90}.{i % 100:02d},debit,"
        f"Groceries,{'Everyday' if i % 3 else 'Blue Card'}\n"
        for i in range(rows)
    ]
    return (HEADER + "".join(lines)).encode()


def big_statement(folder: Path, rows: int) -> Path:
    path = folder / "big.csv"
    path.write_bytes(statement_of(rows))
    return path
