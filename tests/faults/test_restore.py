"""A database that comes back from a copy: numbers are given out again, and no device mixes them up."""

import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url
from tests.kit.client import register
from tests.kit.server import ServerProcess

from pennybell.client.blocking import Client
from pennybell.client.event import Resync


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ServerProcess]:
    with ServerProcess(tmp_path / "server") as running:
        yield running


def said_by(server: ServerProcess, *words: str) -> tuple[int, str]:
    done = subprocess.run(
        server.command(*words), cwd=server.folder, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr


def test_devices_load_afresh_what_was_restored_even_where_numbers_have_caught_up(
    server: ServerProcess, tmp_path: Path
) -> None:
    robin = register(server.url)
    account = robin.open_account()["id"]
    kept = robin.record(account, -1, payee="Kept")["id"]
    copy = tmp_path / "copy"
    with robin.socket() as socket:
        server.run("backup", str(copy))
        lost = robin.record(account, -2, payee="Lost")
        socket.receive_until(lost["seq"])
        since, epoch = lost["seq"], socket.ready["epoch"]

    server.stop()
    server.run("restore", str(copy))
    server.start()
    again = robin.record(account, -3, payee="Again")
    assert again["seq"] == since, "the place is taken by another event"

    with robin.socket(since=since, epoch=epoch) as socket:
        assert socket.ready["resumed"] is False
        assert socket.ready["epoch"] != epoch
        assert socket.expect("resync.required")["payload"]["reason"] == "epoch"
    gone = robin.send("GET", "/events", params={"since": since, "epoch": epoch})
    assert (gone.status_code, gone.json()["reason"]) == (410, "epoch")
    with Client(server.url, token=robin.token) as client:
        first = next(iter(client.events(since=since, epoch=epoch)))
        assert isinstance(first, Resync)
        assert first.reason == "epoch"
    assert {row["id"] for row in robin.all_transactions()} == {kept, again["id"]}
    server.run("doctor")


def test_a_database_in_use_is_left_alone(server: ServerProcess, tmp_path: Path) -> None:
    register(server.url)
    copy = tmp_path / "copy"
    server.run("backup", str(copy))

    code, said = said_by(server, "restore", str(copy))

    assert (code, said.endswith("is in use: stop the server first.\n")) == (1, True)
    server.stop()
    code, said = said_by(server, "restore", str(copy))
    assert code == 0, said
    assert "before-restore-1" in said


def test_what_was_there_is_kept(server: ServerProcess, tmp_path: Path) -> None:
    copy, path = tmp_path / "copy", Path(make_url(server.database_url).database or "")
    server.run("backup", str(copy))
    register(server.url)
    server.kill()
    for _ in range(2):
        server.run("restore", str(copy))

    users = [users_in(each) for each in sorted(path.parent.glob("*.before-restore-*"))]

    assert users == [1, 0]
    assert users_in(path) == 0
    assert copy.stat().st_mode & 0o777 == path.stat().st_mode & 0o777 == 0o600


def users_in(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("SELECT count(*) FROM users").fetchone()[0])


def test_what_is_no_copy_is_refused_and_changes_nothing(
    server: ServerProcess, tmp_path: Path
) -> None:
    robin = register(server.url)
    server.stop()
    (tmp_path / "text").write_text("no database\n" * 1_000)
    sqlite3.connect(tmp_path / "empty").close()

    for name in ("text", "empty"):
        code, said = said_by(server, "restore", str(tmp_path / name))
        assert (code, said.endswith("is no copy of a Pennybell database.\n")) == (1, True)
    assert said_by(server, "restore", str(tmp_path / "absent"))[0] == 1
    assert said_by(server, "restore")[0] == 2
    shutil.copy(tmp_path / "text", tmp_path / "taken")
    assert said_by(server, "backup", str(tmp_path / "taken"))[0] == 1

    server.start()
    assert robin.get("/me")["id"] == robin.user_id


def test_postgresql_gets_a_new_epoch_after_its_own_tools_brought_it_back(
    tmp_path: Path, make_database_url: Callable[[str], str]
) -> None:
    with ServerProcess(tmp_path / "server", database_url=make_database_url("postgresql")) as server:
        robin = register(server.url)
        before = robin.snapshot()["epoch"]
        assert said_by(server, "backup", str(tmp_path / "copy"))[0] == 2
        assert said_by(server, "restore", str(tmp_path / "copy"))[0] == 2
        server.run("restore")
        assert robin.snapshot()["epoch"] != before
