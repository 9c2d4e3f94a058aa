"""`pennybell demo` in a process of its own, as a person at a terminal sees it."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

ROOT = Path(__file__).parents[2]
ENDS_S_MAX = 60.0
PYTHON_M = (sys.executable, "-m", "pennybell.cli.main")


def environment(data_dir: Path) -> dict[str, str]:
    """This process's own, without its settings and without its packages."""
    kept = {
        name: value
        for name, value in os.environ.items()  # noqa: TID251 - a program starts with one
        if not name.startswith("PENNYBELL_") and name != "PYTHONPATH"
    }
    return {**kept, "PENNYBELL_DATA_DIR": str(data_dir)}


def run(
    data_dir: Path, *words: str, program: tuple[str, ...] = PYTHON_M
) -> subprocess.CompletedProcess[str]:
    """One verb that ends by itself."""
    return subprocess.run(
        [*program, *words],
        cwd=data_dir.parent,
        env=environment(data_dir),
        capture_output=True,
        text=True,
        timeout=ENDS_S_MAX,
        check=False,
    )


class Demo:
    """A demo that serves. `url` and `sign_ins` (password by e-mail) are read off its screen."""

    def __init__(self, data_dir: Path, *words: str, program: tuple[str, ...] = PYTHON_M) -> None:
        self.url = ""
        self.sign_ins: dict[str, str] = {}
        self.screen = ""
        self.log = data_dir.parent / "demo.log"
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [*program, "demo", "--port", "0", *words],
                cwd=data_dir.parent,
                env=environment(data_dir),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )

    def read_screen(self) -> Self:
        """Returns when it says how to stop it."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.screen += line
            if found := re.search(r"Pennybell serves http://localhost:(\d+)$", line):
                self.url = f"http://127.0.0.1:{found[1]}"
            elif found := re.search(r"sign in as (\S+)  (\S+)$", line):
                self.sign_ins[found[1]] = found[2]
            elif "Ctrl-C" in line:
                return self
        raise AssertionError(f"it ended:\n{self.screen}{self.log.read_text()}")

    def interrupt(self) -> int:
        """Ctrl-C; answers the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(ENDS_S_MAX)

    def __enter__(self) -> Self:
        try:
            return self.read_screen()
        except BaseException:
            self._kill()
            raise

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        self._kill()

    def _kill(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        if self.process.stdout is not None:
            self.process.stdout.close()
