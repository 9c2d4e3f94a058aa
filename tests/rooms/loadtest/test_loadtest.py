"""The load tool against real servers: what passes, what fails, and what it says of it."""

import asyncio
import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from tests.kit.client import register
from tests.kit.server import ServerProcess

from pennybell.kit.json import encode
from pennybell.loadtest.orders import Address, Seat
from pennybell.loadtest.outside import Unfit, address_of
from pennybell.loadtest.report import Figures, Spread, spread_ms
from pennybell.loadtest.run import commit_to_last, commit_to_socket
from pennybell.loadtest.swarm import Swarm, processes_for
from pennybell.loadtest.target import Commit
from pennybell.loadtest.throwaway import parse_commit
from pennybell.realtime import frames

PROGRAM = [sys.executable, "-m", "pennybell.cli.main", "loadtest"]


def loadtest(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*PROGRAM, *arguments], cwd=folder, capture_output=True, text=True, check=False
    )


def ready(head: int) -> bytes:
    payload = {"head": head, "epoch": "e", "resumed": False}
    return frames.encode(encode({"type": "session.ready", "payload": payload}).encode())


def event(seq: int, commit: int) -> bytes:
    return frames.encode(f'{{"type":"balance.updated","seq":{seq},"commit":{commit}}}'.encode())


@contextmanager
def saying(*said: bytes) -> Iterator[Address]:
    """A server that upgrades everybody, greets, and says these frames in one go."""
    loop = asyncio.new_event_loop()

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        upgraded = b"HTTP/1.1 101 Switching Protocols\r\n\r\n"
        writer.write(upgraded + ready(head=4) + b"".join(said))
        await reader.read()
        writer.close()

    server = loop.run_until_complete(asyncio.start_server(answer, "127.0.0.1", 0))
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    try:
        yield Address("127.0.0.1", server.sockets[0].getsockname()[1])
    finally:
        asyncio.run_coroutine_threadsafe(asyncio.sleep(0.05), loop).result()
        server.close()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


def figures(**further: Any) -> Figures:
    whole: dict[str, Any] = {
        "connections": 2,
        "opened": 2,
        "dropped": 0,
        "closes": {},
        "refusals": {},
        "limits": [],
        "messages": 8,
        "missed": 0,
        "doubled": 0,
        "resyncs": 0,
        "seconds": 1.0,
        "writes": 2,
        "waited": 0,
        "post_ms": None,
        "commit_to_socket_ms": None,
        "commit_to_last_ms": None,
        "answer_to_socket_ms": None,
        "post_to_socket_ms": None,
        "kb_per_connection": None,
        "cpu_share": None,
    }
    return Figures(**(whole | further))


def test_a_small_run_of_its_own_passes_and_prints_the_table(tmp_path: Path) -> None:
    found = tmp_path / "found.json"

    done = loadtest(
        tmp_path, "--connections", "7", "--duration", "1s", "--rate", "20", "--json", str(found)
    )

    assert done.returncode == 0, done.stderr
    said = json.loads(found.read_text())
    assert "7 of 7" in done.stdout
    assert "100.000 %" in done.stdout
    assert "commit to last of household" in done.stdout
    assert (said["opened"], said["dropped"], said["missed"], said["doubled"]) == (7, 0, 0, 0)
    assert said["writes"] == 20
    assert said["commit_to_last_ms"]["max"] == said["commit_to_socket_ms"]["max"] > 0
    assert said["faults"] == []


def test_several_client_processes_share_the_sockets(tmp_path: Path) -> None:
    done = loadtest(
        tmp_path, "--connections", "8", "--duration", "1s", "--rate", "10", "--processes", "3"
    )

    assert done.returncode == 0, done.stderr
    assert "8 of 8" in done.stdout


def test_a_socket_lost_on_the_way_fails_the_run(tmp_path: Path) -> None:
    with ServerProcess(tmp_path) as server:
        robin = register(server.url, "Robin")
        sam = robin.invite(name="Sam")
        kim = robin.invite(name="Kim")
        tokens = tmp_path / "tokens"
        tokens.write_text("".join(f"{each.token}\n" for each in (robin, sam, kim)))
        arguments = ["--url", server.url, "--tokens-file", str(tokens), "--connections", "3"]
        before = robin.snapshot()["seq"]

        run = subprocess.Popen(
            [*PROGRAM, *arguments, "--duration", "3s", "--rate", "20"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        while robin.snapshot()["seq"] < before + 9:  # it writes: all sockets are open
            assert run.poll() is None, run.communicate()
            time.sleep(0.02)
        kim.post("/auth/logout", {})
        out, err = run.communicate()

    assert run.returncode == 1
    assert "66.667 %" in out
    assert "1 sockets were lost: 1 x 4500." in err
    assert "missed" not in err


def test_with_url_people_register_and_the_run_passes(tmp_path: Path) -> None:
    with ServerProcess(tmp_path) as server:
        done = loadtest(
            tmp_path, "--url", server.url, "--connections", "4", "--duration", "1s", "--rate", "10"
        )

    assert done.returncode == 0, done.stderr
    assert "4 of 4" in done.stdout
    assert "only the server knows when it committed" in done.stdout


def test_with_url_a_limit_is_named_and_fails_the_run(tmp_path: Path) -> None:
    with ServerProcess(tmp_path, registration="closed") as server:
        register(server.url, "Robin")
        done = loadtest(
            tmp_path, "--url", server.url, "--connections", "4", "--duration", "1s", "--rate", "10"
        )

    assert done.returncode == 1
    assert "Registered 0 of 4 people" in done.stderr
    assert "registration_closed" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--duration", "soon"], "a duration is a number"),
        (["--url", "localhost:8080"], "no address such as"),
        (["--tokens-file", "tokens"], "goes with --url"),
        (["--connections", "1000000", "--processes", "1"], "use --processes"),
    ],
)
def test_what_cannot_be_run_is_one_sentence(
    tmp_path: Path, arguments: list[str], sentence: str
) -> None:
    done = loadtest(tmp_path, *arguments)

    assert done.returncode == 2
    assert sentence in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("said", "missed", "doubled", "seq"),
    [
        ([event(5, 6), event(6, 6), event(7, 7)], 0, 0, 7),
        ([event(5, 5), event(8, 8)], 2, 0, 8),
        ([event(5, 5), event(5, 5), event(6, 6)], 0, 1, 6),
    ],
)
def test_a_gap_or_a_double_is_seen(said: list[bytes], missed: int, doubled: int, seq: int) -> None:
    with saying(*said) as address, Swarm(address) as swarm:
        swarm.open([Seat("u", "h", "t")])
        swarm.wait_for_heads([seq], seconds_max=5)
        [(_, found)] = swarm.find()

    assert (found.missed, found.doubled, found.seqs) == (missed, doubled, [seq])


def test_a_unit_of_work_counts_when_its_last_event_is_there() -> None:
    with saying(event(5, 6), event(6, 6)) as address, Swarm(address) as swarm:
        swarm.open([Seat("u", "h", "t")])
        swarm.wait_for_heads([6], seconds_max=5)
        [(_, found)] = swarm.find()

    assert list(found.heard.commits) == [6]


def test_what_is_short_of_the_head_is_missed() -> None:
    found = figures(missed=1, closes={4500: 1}, dropped=1)

    assert found.stability == 50.0
    assert found.faults == ["1 sockets were lost: 1 x 4500.", "1 events were missed."]
    assert figures().faults == []


def test_latency_is_from_the_commit_to_each_socket_and_to_the_last() -> None:
    commits = [Commit(1.0, (("a", 3), ("b", 7))), Commit(9.0, (("c", 1),))]
    heard = {("a", 3): [1.001], ("b", 7): [1.003], ("x", 1): [5.0]}

    assert commit_to_socket(commits, heard) == Spread(3.0, 3.0, 3.0, 3.0)
    assert commit_to_last(commits, heard) == Spread(3.0, 3.0, 3.0, 3.0)
    assert spread_ms([]) is None


def test_the_journal_is_read_as_it_was_written() -> None:
    assert parse_commit("12.500000 a:3 b:7") == Commit(12.5, (("a", 3), ("b", 7)))


def test_many_sockets_take_several_processes() -> None:
    assert [processes_for(count) for count in (1, 15_000, 15_001, 45_000)] == [1, 1, 2, 3]


def test_addresses_have_a_scheme() -> None:
    assert address_of("https://money.example") == Address("money.example", 443, is_tls=True)
    with pytest.raises(Unfit):
        address_of("money.example")
