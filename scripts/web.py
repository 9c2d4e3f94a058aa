"""Install the web app's packages and build it; returns at once when nothing changed.

With `--packages` it does not build.
"""

import hashlib
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WEB = ROOT / "web"
MODULES = WEB / "node_modules"
BUILT = WEB / "dist" / "index.html"
# Both stamps lie in node_modules, so they vanish with it; each is removed first, written last.
INSTALLED_STAMP = MODULES / ".pennybell-installed"
BUILT_STAMP = MODULES / ".pennybell-built"
NOT_SOURCES = {"node_modules", "dist", "coverage"}


def main() -> int:
    node = require_node()
    try:
        install(node)
        if "--packages" not in sys.argv:
            build()
    except subprocess.CalledProcessError as error:
        print(f"`{' '.join(error.cmd)}` failed in web/ (exit {error.returncode}, see above).")
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def require_node() -> str:
    wanted = "Pennybell needs Node 20.19 or later, or 22.12 or later, with npm"
    if not (shutil.which("node") and shutil.which("npm")):
        raise SystemExit(f"{wanted}, and finds none on PATH: install it and run this again.")
    version = subprocess.run(
        ["node", "--version"], capture_output=True, text=True, check=False
    ).stdout.strip()
    numbers = re.match(r"v(\d+)\.(\d+)\.", version)
    major, minor = (int(numbers[1]), int(numbers[2])) if numbers else (0, 0)
    if not ((major, minor) >= (22, 12) or (major == 20 and minor >= 19)):
        raise SystemExit(f"{wanted}, and finds {version or 'one that does not run'} on PATH.")
    return version


def install(node: str) -> None:
    lock = [WEB / "package.json", WEB / "package-lock.json", WEB / ".npmrc"]
    wanted = fingerprint(lock, salt=node)
    if read(INSTALLED_STAMP) == wanted:
        return
    print("Installing the web app's packages into web/node_modules ...", flush=True)
    INSTALLED_STAMP.unlink(missing_ok=True)
    npm("ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error")
    INSTALLED_STAMP.write_text(wanted)


def build() -> None:
    wanted = fingerprint(sources(), salt=read(INSTALLED_STAMP))
    if read(BUILT_STAMP) == wanted and BUILT.exists():
        return
    print("Building the web app into web/dist ...", flush=True)
    BUILT_STAMP.unlink(missing_ok=True)
    npm("run", "--silent", "build")
    BUILT_STAMP.write_text(wanted)


def npm(*arguments: str) -> None:
    subprocess.run(["npm", *arguments], cwd=WEB, check=True, stdout=sys.stderr)


def sources() -> list[Path]:
    return [
        path
        for entry in sorted(WEB.iterdir())
        if entry.name not in NOT_SOURCES and not entry.name.endswith(".tsbuildinfo")
        for path in ([entry] if entry.is_file() else sorted(entry.rglob("*")))
        if path.is_file()
    ] + sorted((ROOT / "docs").glob("*.md"))  # the app shows them


def fingerprint(paths: Iterable[Path], *, salt: str) -> str:
    """Of contents, not of times: git sets times as it pleases."""
    digest = hashlib.sha256(salt.encode())
    for path in paths:
        digest.update(f"\0{path.relative_to(ROOT)}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def read(path: Path) -> str:
    return path.read_text() if path.exists() else ""


if __name__ == "__main__":
    sys.exit(main())
