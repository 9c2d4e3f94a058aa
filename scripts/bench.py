"""`make bench [ONLY=writes]`: run the benchmarks, one after another, each on a quiet machine."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    only = os.environ.get("ONLY", "")
    failed = []
    for path in sorted((ROOT / "benchmarks").glob("*.py")):
        if "__main__" not in path.read_text() or only not in path.stem:
            continue
        print(f"== {path.stem}", flush=True)
        command = [sys.executable, "-m", f"benchmarks.{path.stem}"]
        if subprocess.run(command, cwd=ROOT, check=False).returncode != 0:
            failed.append(path.stem)
    if failed:
        print(f"Failed: {', '.join(failed)}.")
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
