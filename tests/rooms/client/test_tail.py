"""`pennybell tail` in a process of its own, beside a running server."""

import json
import signal
import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from tests.kit.client import Person, register
from tests.kit.plugin import make_folder
from tests.kit.server import ServerProcess

ENDS_S_MAX = 30.0


class Tail:
    """A running `pennybell tail`."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def wait_until_listening(self) -> None:
        assert self.process.stderr is not None
        said = self.process.stderr.readline()
        assert said.startswith("Listening"), said

    def lines(self, count: int) -> list[str]:
        assert self.process.stdout is not None
        return [self.process.stdout.readline() for _ in range(count)]

    def interrupt(self) -> tuple[int, str, str]:
        """As Ctrl-C does: exit code, and what was still printed."""
        self.process.send_signal(signal.SIGINT)
        out, err = self.process.communicate(timeout=ENDS_S_MAX)
        return self.process.returncode, out, err


@pytest.fixture(scope="module")
def home() -> Iterator[ServerProcess]:
    """A server whose admin is Robin."""
    with ServerProcess(make_folder()) as server:
        yield server


@pytest.fixture(scope="module")
def robin(home: ServerProcess) -> Person:
    return register(home.url)


@contextmanager
def tailing(home: ServerProcess, *words: str) -> Iterator[Tail]:
    process = subprocess.Popen(
        home.command("tail", "--url", home.url, *words),
        cwd=home.folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    watchdog = threading.Timer(ENDS_S_MAX * 2, process.kill)
    watchdog.start()
    try:
        with process:
            try:
                yield Tail(process)
            finally:
                process.kill()
    finally:
        watchdog.cancel()


def test_what_is_posted_while_it_runs_is_printed_as_the_wire_has_it(
    home: ServerProcess, robin: Person
) -> None:
    account = robin.open_account()
    with tailing(home, "--json") as tail:
        tail.wait_until_listening()
        row = robin.record(account["id"], -1250, payee="Café Blau")
        printed = [json.loads(line) for line in tail.lines(2)]
        ended = tail.interrupt()

    assert printed == robin.events(since=account["seq"])
    assert printed[-1]["seq"] == row["seq"]
    assert ended == (0, "", "")


def test_lines_for_people_say_when_what_and_how_much(home: ServerProcess, robin: Person) -> None:
    account = robin.open_account()
    robin.record(account["id"], -5, payee="Bakery")
    with tailing(home, "--since", str(account["seq"])) as tail:
        first, second = tail.lines(2)
        code, _, _ = tail.interrupt()

    assert first.split()[1:] == [
        str(account["seq"] + 1), "transaction.created", "2026-01-26", "-0.05", "EUR", "Bakery",
    ]  # fmt: skip
    assert second.split()[2:] == ["balance.updated", "-0.05", "EUR"]
    assert code == 0


def test_the_sign_in_it_made_ends_with_it(home: ServerProcess, robin: Person) -> None:
    with tailing(home) as tail:
        tail.wait_until_listening()
        during = devices(robin)
        tail.interrupt()

    assert "pennybell tail" in during
    assert "pennybell tail" not in devices(robin)


def devices(person: Person) -> list[str]:
    return [each["device"] for each in person.get("/auth/sessions")["items"]]


def test_a_sign_in_that_is_ended_elsewhere_is_said_in_a_sentence(
    home: ServerProcess, robin: Person
) -> None:
    other = robin.on_another_device()
    with tailing(home, "--token", other.token) as tail:
        tail.wait_until_listening()
        other.post("/auth/logout")
        out, err = tail.process.communicate(timeout=ENDS_S_MAX)

    assert (tail.process.returncode, out) == (1, "")
    assert err == "This sign-in was ended elsewhere; sign in again.\n"


def test_whoever_reads_may_leave(home: ServerProcess, robin: Person) -> None:
    account = robin.open_account()
    with tailing(home, "--json") as tail:
        tail.wait_until_listening()
        assert tail.process.stdout is not None
        tail.process.stdout.close()
        robin.record(account["id"], -1)
        code = tail.process.wait(ENDS_S_MAX)
        assert tail.process.stderr is not None
        said = tail.process.stderr.read()

    assert (code, said) == (0, "")


def test_where_nobody_answers_it_says_where_it_asked(home: ServerProcess, robin: Person) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{nobody.getsockname()[1]}"
        with tailing(home, "--url", url, "--token", robin.token) as tail:
            assert tail.process.stderr is not None
            said = tail.process.stderr.readline()

    assert said.startswith(f"No answer from {url}: Connection refused. Trying again in ")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--url", "https://money.example"], "say --token"),
        (["--url", "money.example", "--token", "t"], "no address"),
        (["--token", "t", "--user", "robin@home.example"], "not both"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(words: list[str], sentence: str) -> None:
    nowhere = ServerProcess(make_folder())
    done = subprocess.run(
        nowhere.command("tail", *words),
        cwd=nowhere.folder,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 2
    assert sentence in done.stderr
    assert done.stderr.count("\n") == 1
