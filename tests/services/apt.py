"""Debian's packages, for a root user who has them at hand (a new machine, CI)."""

import os
import shutil
import subprocess
import sys
from functools import cache


def is_available() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(package: str) -> bool:
    """Install one package; False where that is not possible. Says what it does on stderr."""
    if not is_available():
        return False
    update()
    print(f"Installing Debian's {package} for the tests ...", file=sys.stderr, flush=True)
    return run("install", "-y", "--no-install-recommends", package)


@cache
def update() -> bool:
    return run("update")


def run(*arguments: str) -> bool:
    done = subprocess.run(
        ["apt-get", "-qq", *arguments],
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        print(done.stderr, file=sys.stderr)
    return done.returncode == 0
