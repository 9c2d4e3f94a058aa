"""A Chromium for the journeys.

Taken in this order: PENNYBELL_TEST_CHROMIUM; PATH and the usual places; Debian's package when
root; Playwright's own download. Each candidate is run before it is believed: Ubuntu's
`chromium-browser` may be a note that says to use snap.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.services import apt
from tests.services.refusal import Lacking

VARIABLE = "PENNYBELL_TEST_CHROMIUM"
NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]
APPLICATIONS = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
]
RUN_S_MAX = 60
LACKING = (
    "The journeys need Chromium: install it (macOS: brew install --cask chromium, Debian: sudo apt"
    f" install chromium) or set {VARIABLE} to its path."
)
PLAYWRIGHT_PATH = (
    "from playwright.sync_api import sync_playwright as start\n"
    "with start() as p: print(p.chromium.executable_path)"
)


def find() -> str:
    """Path of a Chromium that runs, installed when need be.

    Raises:
        Lacking: with the sentence for whoever runs the tests.
    """
    if given := os.environ.get(VARIABLE):
        if not runs(given):
            raise Lacking(f"{VARIABLE} is set, but {given} does not run.")
        return given
    for path in installed():
        if runs(path):
            return path
    if apt.install("chromium") and runs("/usr/bin/chromium"):
        return "/usr/bin/chromium"
    if downloaded := download():
        return downloaded
    raise Lacking(LACKING)


def installed() -> Iterator[str]:
    yield from filter(None, map(shutil.which, NAMES))
    yield from (path for path in APPLICATIONS if Path(path).exists())
    if (path := playwright_path()) and Path(path).exists():
        yield path


def runs(path: str) -> bool:
    try:
        answer = subprocess.run(
            [path, "--version"],
            capture_output=True,
            text=True,
            timeout=RUN_S_MAX,
            stdin=subprocess.DEVNULL,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0 and "chrom" in answer.stdout.lower()


def download() -> str | None:
    print("Downloading Chromium with Playwright for the tests ...", file=sys.stderr, flush=True)
    with_libraries = ["--with-deps"] if apt.is_available() else []
    subprocess.run(
        [sys.executable, "-m", "playwright", "install", *with_libraries, "chromium"],
        stdin=subprocess.DEVNULL,
        stdout=sys.stderr,
        check=False,
    )
    path = playwright_path()
    return path if path and runs(path) else None


def playwright_path() -> str:
    """Where Playwright would keep its own; asked elsewhere, so that no event loop starts here."""
    answer = subprocess.run(
        [sys.executable, "-c", PLAYWRIGHT_PATH], capture_output=True, text=True, check=False
    )
    return answer.stdout.strip()


def launch_arguments() -> list[str]:
    """Quiet, and for this machine alone: no update, no telemetry, no name outside localhost."""
    arguments = [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-domain-reliability",
        "--disable-sync",
        "--metrics-recording-only",
        "--no-first-run",
        "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1",
    ]
    if os.geteuid() == 0:
        arguments += ["--no-sandbox", "--disable-dev-shm-usage"]
    return arguments
