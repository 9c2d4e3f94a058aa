"""A Firefox and a screen for it, where the journeys need real push: decrypted, and shown.

Taken in this order: PENNYBELL_TEST_FIREFOX; PATH; Debian's package when root. Without a screen of its
own (headless) Firefox receives pushes and shows nothing, so there is Xvfb as well.
"""

import os
import shutil
import subprocess

from tests.services import apt
from tests.services.refusal import Lacking

VARIABLE = "PENNYBELL_TEST_FIREFOX"
NAMES = ["firefox-esr", "firefox"]
RUN_S_MAX = 60
LACKING = (
    "The journeys need Firefox: install it (macOS: brew install --cask firefox, Debian: sudo apt"
    f" install firefox-esr) or set {VARIABLE} to its path."
)
LACKING_SCREEN = (
    "Firefox shows notices only on a screen: install Xvfb (Debian: sudo apt install xvfb; macOS: brew"
    " install --cask xquartz), and have it on PATH."
)


def find() -> str:
    """Path of a Firefox that runs, installed when need be.

    Raises:
        Lacking: with the sentence for whoever runs the tests.
    """
    if given := os.environ.get(VARIABLE):
        if not runs(given):
            raise Lacking(f"{VARIABLE} is set, but {given} does not run.")
        return given
    for path in filter(None, map(shutil.which, NAMES)):
        if runs(path):
            return path
    if apt.install("firefox-esr") and runs("/usr/bin/firefox-esr"):
        return "/usr/bin/firefox-esr"
    raise Lacking(LACKING)


def find_screen() -> str:
    """Path of an X server without a monitor, installed when need be. Raises Lacking."""
    if path := shutil.which("Xvfb"):
        return path
    if apt.install("xvfb") and (path := shutil.which("Xvfb")):
        return path
    raise Lacking(LACKING_SCREEN)


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
    return answer.returncode == 0 and "firefox" in answer.stdout.lower()
