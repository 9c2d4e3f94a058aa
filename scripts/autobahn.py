"""`make autobahn`: the Autobahn suite against our WebSocket, beside the `websockets` library.

The suite wants Python 2.7 (`PYTHON2=path` where it is not on PATH): an environment for it is made
in build/autobahn, and reports of every case are left there. Exit 1 when a case is not OK.
"""

import argparse
import asyncio
import hashlib
import json
import logging
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[1]
FOLDER: Final = ROOT / "build" / "autobahn"
PYTHON: Final = FOLDER / "python2" / "bin" / "python"
PINS: Final = ROOT / "scripts" / "autobahn-requirements.txt"
VIRTUALENV: Final = "virtualenv==20.15.1"
"""The last one for Python 2.7."""

RUN_S_MAX: Final = 900.0
STOP_S_MAX: Final = 10.0
MESSAGE_BYTES_MAX: Final = 1 << 25
FRAGMENTS_MAX: Final = 1 << 20
"""The peer's limits, raised as ours are: the suite sends 16 MiB, and 65,536 fragments."""

US, PEER = "pennybell", "websockets"
GROUPS: Final = {
    "1": "framing",
    "2": "pings and pongs",
    "3": "reserved bits",
    "4": "opcodes",
    "5": "fragmentation",
    "6": "UTF-8",
    "7": "closing",
    "9": "size and speed",
    "10": "fragmentation by the sender",
}
COMPRESSION: Final = {"12", "13"}
CASES: Final = 301
OK, NON_STRICT, FAILED, INFORMATIONAL = "OK", "NON-STRICT", "FAILED", "INFORMATIONAL"
DECLINED: Final = "UNIMPLEMENTED"
VERDICTS: Final = (OK, NON_STRICT, FAILED, INFORMATIONAL)

Report = dict[str, dict[str, Any]]
"""By case ("6.4.1"): what the suite found."""


class Lacking(Exception):
    """Something is not there or does not work; a sentence says what."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--python2", default="", help="a Python 2.7")
    parser.add_argument("--serve-peer", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.serve_peer:
        asyncio.run(serve_peer())
        return 0
    try:
        prepare(find_python2(asked.python2))
        print("Asking both servers 517 cases each: about a minute ...", flush=True)
        reports = run_suite()
    except Lacking as lacking:
        print(lacking)
        return 1
    print_table(reports)
    wrong = breaches(reports[US])
    for sentence in wrong:
        print(sentence)
    return 1 if wrong else 0


def find_python2(given: str) -> str:
    """A Python 2.7 that runs: a name on PATH proves nothing where a version manager is.

    Raises:
        Lacking: there is none.
    """
    pyenv = Path(os.environ.get("PYENV_ROOT", "~/.pyenv")).expanduser()
    managed = sorted(map(str, pyenv.glob("versions/2.7*/bin/python2.7")), reverse=True)
    for name in [given] if given else ["python2.7", "python2", *managed]:
        found = shutil.which(name)
        if found and answers(found, "import sys; assert sys.version_info[:2] == (2, 7)"):
            return found
    raise Lacking(
        f"{given} is no Python 2.7."
        if given
        else "The Autobahn suite wants Python 2.7 and there is none on PATH: install one (pyenv has"
        " it) and run `make autobahn PYTHON2=path/to/python2.7`."
    )


def answers(python: str, program: str) -> bool:
    return subprocess.run([python, "-c", program], capture_output=True, check=False).returncode == 0


def prepare(python2: str) -> None:
    """Make the suite's environment, unless it is there as it would be made.

    Raises:
        Lacking: this Python 2.7 has neither virtualenv nor pip, or a package cannot be had.
    """
    stamp = FOLDER / "made"
    wanted = hashlib.sha256(PINS.read_bytes() + python2.encode() + bytes(FOLDER)).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    print(f"Making an environment of {python2} in {FOLDER.relative_to(ROOT)} ...", flush=True)
    tools = FOLDER / "virtualenv"
    if not answers(python2, "import virtualenv"):
        if not answers(python2, "import pip"):
            raise Lacking(f"{python2} has neither virtualenv nor pip: install one of the two.")
        must([python2, "-m", "pip", "install", "--target", str(tools), VIRTUALENV])
    must([python2, "-m", "virtualenv", str(PYTHON.parents[1])], PYTHONPATH=str(tools))
    must([str(PYTHON), "-m", "pip", "install", "-r", str(PINS)])
    stamp.write_text(wanted)


def must(command: list[str], **environment: str) -> None:
    """Run what the environment needs. Raises Lacking, with the end of what it said."""
    done = subprocess.run(
        command,
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        said = done.stdout.strip().splitlines()[-12:]
        raise Lacking("\n".join([*said, f"This failed: {' '.join(command)}"]))


def run_suite() -> dict[str, Report]:
    """Every case against both servers; answers what the suite found, by server.

    Raises:
        Lacking: a server did not start, or the suite did not come to its end.
    """
    reports = FOLDER / "reports"
    shutil.rmtree(reports, ignore_errors=True)
    with ExitStack() as stack:
        ours = stack.enter_context(serving("-m", "pennybell.realtime.echo"))
        theirs = stack.enter_context(
            serving(__file__, "--serve-peer", WEBSOCKETS_MAX_FRAGMENTS=str(FRAGMENTS_MAX))
        )
        spec = {
            "outdir": str(reports),
            "servers": [{"agent": US, "url": ours}, {"agent": PEER, "url": theirs}],
            "cases": ["*"],
            "exclude-cases": [],
            "exclude-agent-cases": {},
        }
        (FOLDER / "spec.json").write_text(json.dumps(spec))
        log = stack.enter_context((FOLDER / "suite.log").open("w"))
        command = [str(PYTHON), "-E", "-m", "autobahntestsuite.wstest"]
        command += ["-m", "fuzzingclient", "-s", str(FOLDER / "spec.json")]
        try:
            subprocess.run(
                command, cwd=FOLDER, stdout=log, stderr=log, timeout=RUN_S_MAX, check=True
            )
        except subprocess.SubprocessError as error:
            raise Lacking(f"The suite did not come to its end: see {log.name}.") from error
    found: dict[str, Report] = json.loads((reports / "index.json").read_text())
    return found


@contextmanager
def serving(*program: str, **environment: str) -> Iterator[str]:
    """A server that says where it echoes; answers its address.

    Raises:
        Lacking: it says nothing; why is on standard error.
    """
    with subprocess.Popen(
        [sys.executable, *program], stdout=subprocess.PIPE, text=True, env=os.environ | environment
    ) as process:
        assert process.stdout is not None
        try:
            said, _, address = process.stdout.readline().strip().partition(" ")
            if said != "Echoes":
                raise Lacking(f"{' '.join(program)} does not start.")
            yield address
        finally:
            process.terminate()
            process.wait(STOP_S_MAX)


async def serve_peer() -> None:
    from websockets.asyncio.server import ServerConnection, serve

    async def echo(connection: ServerConnection) -> None:
        async for message in connection:
            await connection.send(message)

    logging.disable()  # it tells of every breach, and breaches are what it is asked
    async with serve(
        echo, "127.0.0.1", 0, compression=None, max_size=MESSAGE_BYTES_MAX, ping_interval=None
    ) as server:
        port = next(iter(server.sockets)).getsockname()[1]
        print(f"Echoes ws://127.0.0.1:{port}", flush=True)
        await server.serve_forever()


def verdict(case: dict[str, Any]) -> str:
    """Of what was said and of how it was closed, the worse; anything unusual is a failure."""
    found = {case["behavior"], case["behaviorClose"]}
    for each in (DECLINED, INFORMATIONAL, NON_STRICT):
        if each in found and found <= {each, OK}:
            return each
    return OK if found == {OK} else FAILED


def group_of(name: str) -> str:
    return name.partition(".")[0]


def count(report: Report, group: str = "") -> "Counter[str]":
    """Verdicts of one group, or of all but compression."""
    return Counter(
        verdict(case)
        for name, case in report.items()
        if (group_of(name) == group if group else group_of(name) not in COMPRESSION)
    )


def print_table(reports: dict[str, Report]) -> None:
    """As docs/protocol/conformance.md has it."""
    heads = ["OK", "non-strict", "failed", "informational"]
    lines = [["group", "cases", *heads, f"{PEER}: {heads[0]}", *heads[1:]]]
    for group, name in [*GROUPS.items(), ("", "all")]:
        counts = [count(reports[agent], group) for agent in (US, PEER)]
        numbers = [counts[0].total(), *(found[each] for found in counts for each in VERDICTS)]
        lines.append([f"{group} {name}".strip(), *map(str, numbers)])
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    lines.insert(1, ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])])
    for first, *others in lines:
        cells = [first.ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True)]
        print(f"| {' | '.join(cells)} |")
    declined = sum(count(reports[US], group)[DECLINED] for group in COMPRESSION)
    print(f"\nCompression (groups 12 and 13): {declined} cases declined.")
    print(f"{PEER} {version(PEER)}; every case: build/autobahn/reports/index.html")


def breaches(report: Report) -> list[str]:
    """What keeps us from saying that we conform, in sentences."""
    wrong = []
    cases = count(report).total()
    if cases != CASES:
        wrong.append(f"{cases} cases were asked, not {CASES}.")
    for name, case in report.items():
        found = verdict(case)
        allowed = {DECLINED} if group_of(name) in COMPRESSION else {OK, INFORMATIONAL}
        if found not in allowed:
            wrong.append(f"Case {name}: {case['behavior']}, closing {case['behaviorClose']}.")
    return wrong


if __name__ == "__main__":
    sys.exit(main())
