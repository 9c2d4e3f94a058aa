"""The demo as its owner meets it: first start, second start, Ctrl-C, kill -9, what it refuses."""

import json
import re
import signal
import socket
import sqlite3
import stat
import subprocess
import time
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.kit import demo
from tests.kit.client import Json, sign_in
from tests.kit.demo import Demo

from pennybell.cli.demo_household import closing_balances, generate

KILLS = 3
CONCLUDED = {"seq", "alerts", "inbox_counts", "activity_unread", "recurring_candidates"}
MONTHS = 60
"""Long enough that a seed does not end between two looks at it."""

SEEDS_S_MAX = 120.0


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    return tmp_path / "data"


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_first_start_makes_a_household_and_the_second_serves_the_same(data_dir: Path) -> None:
    with Demo(data_dir) as first:
        assert first.sign_ins.keys() == {"alex@demo.example", "robin@demo.example"}
        (password,) = set(first.sign_ins.values())
        alex = sign_in(first.url, "alex@demo.example", password)
        robin = sign_in(first.url, "robin@demo.example", password)
        assert alex.household_id == robin.household_id
        roles = {each["name"]: each["role"] for each in alex.get("/members")["items"]}
        assert roles == {"Alex": "owner", "Robin": "member"}
        before = alex.snapshot()
        assert before["transactions_total"] > 1_500
        assert len({each["currency"] for each in before["accounts"]}) == 3
        recorders = {row["created_by"] for row in alex.all_transactions()}
        assert recorders == {alex.user_id, robin.user_id}
        assert mode(data_dir) == 0o700
        assert mode(data_dir / "secret") == mode(data_dir / "demo-password") == 0o600
        assert (data_dir / "demo-password").read_text().strip() == password
        assert first.interrupt() in {0, 130}
        assert "Traceback" not in first.log.read_text()
    with Demo(data_dir) as second:
        assert second.sign_ins == first.sign_ins
        alex = sign_in(second.url, "alex@demo.example", password)
        assert told_by_people(alex.snapshot()) == told_by_people(before)


def told_by_people(snapshot: Json) -> Json:
    """A snapshot without what readers of the log conclude, who go on while the server is up."""
    return {name: value for name, value in snapshot.items() if name not in CONCLUDED}


def test_stopped_by_a_signal_of_the_system_it_ends_in_good_order(data_dir: Path) -> None:
    with Demo(data_dir, "--months", "1") as serving:
        serving.process.terminate()
        assert serving.process.wait(demo.ENDS_S_MAX) == 0
        assert '"server.stopped"' in serving.log.read_text()


@pytest.mark.parametrize("verb", ["demo", "serve"])
def test_taken_port_is_one_sentence_and_nothing_is_written(data_dir: Path, verb: str) -> None:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = demo.run(data_dir, verb, "--port", str(port))
    assert (done.returncode, done.stdout) == (1, "")
    assert re.fullmatch(rf"Port {port} is taken; [^\n]*\n", done.stderr)
    assert not data_dir.exists()


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1"])  # noqa: S104 - refused
def test_demo_is_refused_on_other_addresses_and_nothing_is_written(
    data_dir: Path, host: str
) -> None:
    done = demo.run(data_dir, "demo", "--host", host, "--port", "0")
    assert (done.returncode, done.stdout) == (1, "")
    assert re.fullmatch(r"The demo household is served on this machine only, [^\n]*\n", done.stderr)
    assert not data_dir.exists()


def test_server_refuses_a_demo_database_on_other_addresses_too(data_dir: Path) -> None:
    assert demo.run(data_dir, "demo", "--no-serve", "--months", "1").returncode == 0
    done = demo.run(data_dir, "serve", "--host", "0.0.0.0", "--port", "0")  # noqa: S104
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("The demo household is served on this machine only")


def test_live_demo_rings_open_sockets(data_dir: Path) -> None:
    with Demo(data_dir, "--months", "1", "--live") as serving:
        alex = sign_in(serving.url, *next(iter(serving.sign_ins.items())))
        with alex.socket() as screen:
            created = screen.expect("transaction.created", timeout=60)
            moved = screen.expect("balance.updated")
        assert moved["commit"] == created["commit"]
        shown = alex.get(f"/transactions/{created['payload']['id']}")
        assert shown["amount_minor"] == created["payload"]["amount_minor"]
        assert serving.interrupt() in {0, 130}
        assert "Traceback" not in serving.log.read_text()


def test_killed_while_seeding_it_goes_on_where_it_was(data_dir: Path) -> None:
    done = [kill_while_seeding(data_dir) for _ in range(KILLS)]
    assert done == sorted(done), "what was seeded stays"
    finished = demo.run(data_dir, "demo", "--no-serve", "--months", str(MONTHS))
    assert finished.returncode == 0, finished.stderr
    mark = mark_of(data_dir)
    assert mark["done"] == mark["of"]
    assert balances_of(data_dir) == expected_balances(mark)
    assert demo.run(data_dir, "doctor").returncode == 0


def test_interrupted_while_seeding_it_ends_without_a_traceback(data_dir: Path) -> None:
    kill_while_seeding(data_dir, signal.SIGINT)
    with Demo(data_dir, "--months", str(MONTHS)) as serving:
        alex = sign_in(serving.url, *next(iter(serving.sign_ins.items())))
        shown = {each["name"]: each["balance_minor"] for each in alex.get("/accounts")["items"]}
    assert shown == expected_balances(mark_of(data_dir))


def kill_while_seeding(data_dir: Path, number: signal.Signals = signal.SIGKILL) -> int:
    """Start a seed, end it after its next steps; answers how many steps were done."""
    before = mark_of(data_dir).get("done", 0)
    process = subprocess.Popen(
        [*demo.PYTHON_M, "demo", "--no-serve", "--months", str(MONTHS)],
        cwd=data_dir.parent,
        env=demo.environment(data_dir),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    until = time.monotonic() + SEEDS_S_MAX
    while mark_of(data_dir).get("done", 0) <= before:
        assert process.poll() is None, process.communicate()[0]
        assert time.monotonic() < until
        time.sleep(0.002)
    process.send_signal(number)
    said, _ = process.communicate()
    assert process.returncode in {-number, 130}
    assert said == ""
    mark = mark_of(data_dir)
    assert before < mark["done"] < mark["of"], "it was cut off in the middle"
    return int(mark["done"])


def mark_of(data_dir: Path) -> dict[str, Any]:
    rows = look(data_dir, "SELECT value FROM meta WHERE key = 'demo'")
    return dict(json.loads(rows[0][0])) if rows else {}


def balances_of(data_dir: Path) -> dict[str, int]:
    return dict(look(data_dir, "SELECT name, balance_minor FROM accounts"))


def look(data_dir: Path, query: str) -> list[Any]:
    """Look beside the seed; nothing is there before the schema is."""
    path = data_dir / "pennybell.sqlite3"
    if not path.exists():
        return []
    with closing(sqlite3.connect(path, timeout=30)) as connection:
        try:
            return connection.execute(query).fetchall()
        except sqlite3.OperationalError:
            return []


def expected_balances(mark: dict[str, Any]) -> dict[str, int]:
    household = generate(
        mark["seed"], today=date.fromisoformat(mark["today"]), months=mark["months"]
    )
    balances = closing_balances(household)
    return {account.name: balances[account.key] for account in household.accounts}
