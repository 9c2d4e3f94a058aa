"""What the processes of one test run share: a folder, answers found once, servers to stop.

pytest-xdist runs tests in several processes. The first that needs a service finds or starts it
and writes the answer into the run's folder; the others read it there. The controlling process
stops what was started and removes the folder; should it be killed, guard.py does.
"""

import fcntl
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.services.refusal import Lacking

ROOT = Path(__file__).parents[2]
RUN_DIR = "PENNYBELL_TEST_RUN_DIR"
RUN_PID = "PENNYBELL_TEST_RUN_PID"
STOP_S_MAX = 10.0


def begin() -> Path:
    """Make the folder of this run; the processes started from here on inherit its name."""
    folder = Path(tempfile.mkdtemp(prefix="pennybell-tests-"))
    folder.chmod(0o755)  # a throwaway database runs as another user than root
    os.environ[RUN_DIR] = str(folder)
    os.environ[RUN_PID] = str(os.getpid())
    return folder


def end(folder: Path) -> None:
    stop_servers(folder)
    shutil.rmtree(folder, ignore_errors=True)
    if os.environ.get(RUN_DIR) == str(folder):
        del os.environ[RUN_DIR]


def folder() -> Path:
    return Path(os.environ[RUN_DIR])


@contextmanager
def only_one(name: str) -> Iterator[None]:
    """One process of this run at a time, the others wait."""
    with (folder() / f"{name}.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def answer_once(name: str, find: Callable[[], str]) -> str:
    """What `find` answered for the first process of this run that asked.

    Raises:
        Lacking: for the first and for all others, without trying again.
    """
    path = folder() / f"{name}.json"
    with only_one(name):
        if not path.exists():
            try:
                found = {"answer": find()}
            except Lacking as lacking:
                found = {"lacking": str(lacking)}
            path.write_text(json.dumps(found))
    found = json.loads(path.read_text())
    if "lacking" in found:
        raise Lacking(found["lacking"])
    return str(found["answer"])


def remember_server(pid: int) -> None:
    """Note a server this run started, so that it ends with the run whatever happens."""
    (folder() / f"{pid}.server").touch()
    with only_one("guard"):
        if not (folder() / "guarded").exists():
            # First: a guard that comes too late takes the folder away.
            (folder() / "guarded").touch()
            guard = [sys.executable, "-m", "tests.services.guard", str(folder())]
            subprocess.run([*guard, os.environ[RUN_PID]], check=True, cwd=ROOT)


def stop_servers(folder: Path) -> None:
    for path in folder.glob("*.server"):
        stop(int(path.stem))


def stop(pid: int) -> None:
    """End a server at once. It holds nothing that anybody will read again."""
    for number in (signal.SIGQUIT, signal.SIGKILL):  # QUIT: PostgreSQL's immediate shutdown
        with suppress(ProcessLookupError):
            os.kill(pid, number)
        until = time.monotonic() + STOP_S_MAX
        while is_running(pid) and time.monotonic() < until:
            time.sleep(0.05)


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    # Linux keeps a process that ended until its parent asks, which in a container may be never.
    state = Path(f"/proc/{pid}/stat")
    return not (state.exists() and state.read_text().rpartition(")")[2].split()[0] == "Z")
