"""The README's commands, run as they stand: only the address is another."""

import re
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from tests.kit.client import ARRIVES_S_MAX, register
from tests.kit.server import ServerProcess

ROOT = Path(__file__).parents[2]
BLOCKS = re.findall(r"```sh\n(.*?)```", (ROOT / "README.md").read_text(), re.DOTALL)
BIN = Path(sys.executable).parent


def as_run_here(block: str, server: ServerProcess) -> str:
    """The block with the tests' server and interpreter in place of a checkout's own."""
    command = block.replace("localhost:8080", f"127.0.0.1:{server.port}")
    command = command.replace(".venv/bin/pennybell", str(BIN / "pennybell"))
    return command.replace("web/node_modules", f"exec {ROOT / 'web' / 'node_modules'}")


def environment(server: ServerProcess) -> dict[str, str]:
    settings = {f"PENNYBELL_{name.upper()}": value for name, value in server.settings.items()}
    return {"PATH": f"{BIN}:/usr/local/bin:/usr/bin:/bin", "HOME": str(server.folder), **settings}


def test_wscat_shows_what_curl_records(tmp_path: Path) -> None:
    watch, record = (block for block in BLOCKS if "TOKEN=" in block)
    with ServerProcess(tmp_path) as server:
        register(server.url).open_account()
        watching = subprocess.Popen(
            ["bash", "-c", "exec 2>&1; " + as_run_here(watch, server)],
            env=environment(server),
            cwd=tmp_path,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        with watching as socket:
            see_it_ring(socket, server, record, tmp_path)


def see_it_ring(
    socket: "subprocess.Popen[str]", server: ServerProcess, record: str, folder: Path
) -> None:
    assert socket.stdout is not None
    shown: list[str] = []
    reader = threading.Thread(target=lambda: shown.extend(socket.stdout or ()), daemon=True)
    reader.start()
    wait_for(shown, "session.ready")
    answer = subprocess.run(
        ["bash", "-c", as_run_here(record, server)],
        env=environment(server),
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    seq = int(re.findall(r'"seq":(\d+)', answer)[-1])
    wait_for(shown, '"type":"transaction.created"')
    wait_for(shown, f'"seq":{seq},"commit":{seq}')
    assert any('"type":"balance.updated"' in line for line in shown)
    socket.terminate()
    socket.wait(ARRIVES_S_MAX)
    reader.join(ARRIVES_S_MAX)


def wait_for(shown: list[str], text: str) -> None:
    until = time.monotonic() + 3 * ARRIVES_S_MAX
    while not any(text in line for line in shown):
        assert time.monotonic() < until, f"{text} is not among {shown}"
        time.sleep(0.05)


@pytest.mark.parametrize(
    "verb", re.findall(r"`\.venv/bin/pennybell (\w+)", (ROOT / "README.md").read_text())
)
def test_every_verb_of_the_table_exists(verb: str) -> None:
    done = subprocess.run(
        [str(BIN / "pennybell"), verb, "--help"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
