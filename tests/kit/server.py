"""A real server in a process of its own: start it, ask it, stop it, kill it, start it again.

    with ServerProcess(tmp_path, database_url=url) as server:
        robin = register(server.url)

Its log is `server.log` in the folder it was given; it is shown when the server does not start.
"""

import re
import signal
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

import httpx
from tests.kit.forks import fork_verb
from tests.services import run

ROOT = Path(__file__).parents[2]
START_S_MAX = 60.0
STOP_S_MAX = 30.0
RUN_S_MAX = 120.0
ANNOUNCED = re.compile(r"Pennybell serves http://[^:\s]+:(\d+)")


class Running(Protocol):
    """What is asked of a process: as subprocess.Popen has it."""

    @property
    def pid(self) -> int: ...

    def poll(self) -> int | None: ...

    def send_signal(self, sig: int, /) -> None: ...

    def wait(self, timeout: float | None = None) -> int: ...

    def kill(self) -> None: ...


class ServerProcess:
    """`pennybell serve` on a free port of 127.0.0.1, which it keeps when started again.

    Args:
        folder: becomes the data directory (SQLite file, secret) and holds the log.
        database_url: `postgresql://…`; empty: SQLite in the folder.
        bus_url: `memory://` or `redis://…`.
        secret: two processes that shall accept each other's tokens need the same one.
        readers: of the log that run; by default none, so that a test sees only what it caused.
        settings: further `PENNYBELL_…` settings, by lower-case field name.
    """

    def __init__(
        self,
        folder: Path,
        *,
        database_url: str = "",
        bus_url: str = "memory://",
        secret: str = "",
        **settings: str,
    ) -> None:
        self.folder = folder
        self.log = folder / "server.log"
        self.port = 0
        self.process: Running | None = None
        self.settings = {
            "data_dir": str(folder),
            "database_url": database_url,
            "bus_url": bus_url,
            "secret": secret,
            "log_level": "WARNING",
            "readers": "none",
            "dispatcher": "false",
            **settings,
        }

    @property
    def url(self) -> str:
        """`http://127.0.0.1:PORT`, without a slash at the end."""
        assert self.port, "not started"
        return f"http://127.0.0.1:{self.port}"

    @property
    def database_url(self) -> str:
        """For `open_database`: look at the rows beside the running server."""
        given = self.settings["database_url"]
        if given.startswith("postgresql://"):
            return "postgresql+psycopg://" + given.removeprefix("postgresql://")
        return given or f"sqlite:///{self.folder / 'pennybell.sqlite3'}"

    def command(self, *arguments: str) -> list[str]:
        """A command line with this server's settings: `server.command("user", "list")`."""
        given = [f"PENNYBELL_{name.upper()}={value}" for name, value in self.settings.items()]
        pennybell = [sys.executable, "-m", "pennybell.cli.main"]
        return ["env", f"PYTHONPATH={ROOT}:{ROOT / 'src'}", *given, *pennybell, *arguments]

    def run(self, *arguments: str) -> str:
        """Run another verb on this server's database; answers what it printed."""
        printed = self.folder / "printed"
        printed.unlink(missing_ok=True)
        code = fork_verb(arguments, self.settings, self.folder, printed).wait(RUN_S_MAX)
        said = printed.read_text()
        assert code == 0, said
        return said

    def start(self) -> Self:
        """Returns when the server answers."""
        assert self.process is None, "already started"
        self.folder.mkdir(parents=True, exist_ok=True)
        self.log.touch()
        offset = self.log.stat().st_size
        self.process = self.launch()
        run.remember_server(self.process.pid)  # ends with the run, should the run be killed
        until = time.monotonic() + START_S_MAX
        while not self._answers(offset):
            has_ended, is_late = self.process.poll() is not None, time.monotonic() > until
            said = self.log.read_text(errors="replace")[offset:]
            if has_ended or is_late:
                self._end(signal.SIGKILL)
            assert not has_ended, f"the server ended:\n{said}"
            assert not is_late, f"the server does not start:\n{said}"
            time.sleep(0.02)
        return self

    def launch(self) -> "Running":
        """The process that serves, writing to the log; it has only just begun."""
        words = ["serve", "--port", str(self.port)]
        return fork_verb(words, self.settings, self.folder, self.log)

    def stop(self) -> None:
        """As an operator would: SIGTERM, and wait for the goodbye."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """As a crash would."""
        self._end(signal.SIGKILL)

    def _end(self, number: signal.Signals) -> None:
        process, self.process = self.process, None
        if process is None:
            return
        (run.folder() / f"{process.pid}.server").unlink(missing_ok=True)
        process.send_signal(number)
        try:
            process.wait(STOP_S_MAX)
        except TimeoutError:
            process.kill()
            process.wait()
            raise

    def _answers(self, offset: int) -> bool:
        announced = ANNOUNCED.search(self.log.read_text(errors="replace")[offset:])
        if announced is None:
            return False
        self.port = int(announced[1])
        try:
            return httpx.get(f"{self.url}/api/v1/health", trust_env=False).status_code == 200
        except httpx.TransportError:
            return False

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        self.stop()
        sys.stdout.write(self.log.read_text(errors="replace")[-20_000:])  # shown when a test fails
