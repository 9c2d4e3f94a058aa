"""Bring .venv up to the locks: `install.py [--check] runtime|dev`.

Runs before anything is installed, so it needs nothing but Python. A stamp inside .venv names what
was installed; it is written last, and a marker stands there from the first file to the last, so
an interrupted installation is noticed and done over.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tomllib
import venv
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
UNFINISHED = VENV / ".unfinished"
BUILD_LOCK = "requirements-build.lock"
LOCKS = {"runtime": "requirements.lock", "dev": "requirements-dev.lock"}


def main(arguments: list[str]) -> int:
    level = arguments[-1]
    if is_installed(level):
        return 0
    if "--check" in arguments:
        return 1
    try:
        install(level)
    except subprocess.CalledProcessError as error:
        print(f"Installing the Python packages failed (exit {error.returncode}, see above).")
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def is_installed(level: str) -> bool:
    # Everything that make run needs is also there when make test has been.
    wanted = [level, "dev"] if level == "runtime" else [level]
    return not UNFINISHED.exists() and any(read_stamp(one) == fingerprint(one) for one in wanted)


def install(level: str) -> None:
    if UNFINISHED.exists() or not venv_works():
        create_venv()
    for stamp in LOCKS:
        stamp_path(stamp).unlink(missing_ok=True)
    UNFINISHED.touch()
    print("Installing the Python packages into .venv ...", flush=True)
    # What builds packages comes first and from a lock: nothing is fetched that no hash vouches for.
    for lock in (BUILD_LOCK, LOCKS[level]):
        pip("install", "--require-hashes", "--no-build-isolation", "-r", str(ROOT / lock))
    pip("install", "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    UNFINISHED.unlink()
    stamp_path(level).write_text(fingerprint(level))


def pip(*arguments: str) -> None:
    options = ["--quiet", "--no-input", "--disable-pip-version-check"]
    # Settings of the machine that would change where packages go or what is asked of them.
    unwanted = {"PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_REQUIRE_VIRTUALENV", "PYTHONPATH"}
    environment = {key: value for key, value in os.environ.items() if key not in unwanted}
    python = str(VENV / "bin" / "python")
    subprocess.run(
        [python, "-m", "pip", *arguments, *options], check=True, cwd=ROOT, env=environment
    )


def venv_works() -> bool:
    """Whether .venv holds a runnable Python with pip that was made at this very place."""
    python = VENV / "bin" / "python"
    probe = "import sys, pip; print(sys.version_info >= (3, 11), sys.prefix)"
    try:
        answer = subprocess.run(
            [str(python), "-I", "-c", probe], capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return False
    has_place = (VENV / "bin" / "pip").is_file() and str(VENV) in (VENV / "bin" / "pip").read_text()
    return has_place and answer.stdout.strip() == f"True {VENV}"


def create_venv() -> None:
    if find_spec("ensurepip") is None:
        install_ensurepip()
    print(f"Creating .venv with Python {'.'.join(map(str, sys.version_info[:3]))} ...", flush=True)
    shutil.rmtree(VENV, ignore_errors=True)
    VENV.mkdir()
    UNFINISHED.touch()
    venv.EnvBuilder(symlinks=True).create(VENV)
    # In a process of its own: ensurepip may have come a moment ago.
    subprocess.run(
        [str(VENV / "bin" / "python"), "-m", "ensurepip", "--upgrade", "--default-pip"],
        check=True,
        stdout=subprocess.DEVNULL,
    )


def install_ensurepip() -> None:
    """Debian keeps ensurepip in a package of its own; root may simply install it."""
    package = f"python3.{sys.version_info.minor}-venv"
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"Installing Debian's {package} ...", flush=True)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["update"], ["install", "-y", "--no-install-recommends", package]):
            subprocess.run(
                ["apt-get", "-qq", *command], env=quiet, check=False, stdout=subprocess.DEVNULL
            )
        probe = subprocess.run([sys.executable, "-c", "import ensurepip"], check=False)
        if probe.returncode == 0:
            return
    raise SystemExit(
        f"{sys.executable} cannot make a virtual environment: install its venv package"
        f" (on Debian and Ubuntu: sudo apt install {package}) and run the same command again."
    )


def fingerprint(level: str) -> str:
    """What an installation depends on: the locks, the project's head, this folder, the Python."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    head = {key: project.get(key) for key in ("build-system", "project")}
    parts = [str(ROOT).encode(), json.dumps(head, sort_keys=True).encode(), base_python()]
    parts += [(ROOT / lock).read_bytes() for lock in (BUILD_LOCK, LOCKS[level])]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def base_python() -> bytes:
    config = VENV / "pyvenv.cfg"
    return config.read_bytes() if config.exists() else b""


def stamp_path(level: str) -> Path:
    return VENV / f".installed-{level}"


def read_stamp(level: str) -> str:
    path = stamp_path(level)
    return path.read_text() if path.exists() else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
