"""`make check`: every check that runs no test of behaviour; Python's and the web's side by side.

Every check runs whatever the others found, so one run shows the whole bill.
"""

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PYTHON = [
    ("ruff check", [".venv/bin/ruff", "check", "--quiet", "."]),
    ("ruff format", [".venv/bin/ruff", "format", "--check", "--quiet", "."]),
    ("import contracts", [".venv/bin/lint-imports", "--no-logo"]),
    ("tidy", [".venv/bin/python", "-m", "pytest", "-q", "--no-header", "tests/tidy"]),
    ("mypy", [".venv/bin/mypy"]),
]
WEB = [
    ("web: types, lint, format", ["npm", "--prefix", "web", "run", "--silent", "check"]),
    ("web: generated files", ["npm", "--prefix", "web", "run", "--silent", "generate:check"]),
]


def main() -> int:
    with ThreadPoolExecutor() as pool:
        failures = sum(pool.map(run_all, (PYTHON, WEB)))
    print(
        f"{failures} of {len(PYTHON) + len(WEB)} checks failed." if failures else "All checks pass."
    )
    return 1 if failures else 0


def run_all(checks: list[tuple[str, list[str]]]) -> int:
    """Run one after another, print how each went; answers how many failed."""
    return sum(not passes(name, command) for name, command in checks)


def passes(name: str, command: list[str]) -> bool:
    started = time.monotonic()
    try:
        done = subprocess.run(
            command,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
    except OSError as error:
        print(f"FAIL  {name}: {error}", flush=True)
        return False
    verdict = "ok   " if done.returncode == 0 else "FAIL "
    said = "" if done.returncode == 0 else "\n" + done.stdout.rstrip()
    print(f"{verdict} {name} ({time.monotonic() - started:.1f} s){said}", flush=True)
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
