"""`make dev`: the demo server, started anew at every change of src/, and Vite in front of it.

One Ctrl-C stops both. A server that fell over a half-written change comes back with the next one.
"""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VITE_PORT = 5173
POLL_S = 0.5
STOP_S_MAX = 10.0


def main(port: str) -> int:
    environment = {
        **os.environ,
        # Vite hands the browser's Origin on, and the server asks where a socket comes from.
        "PENNYBELL_ALLOWED_ORIGINS": f"http://localhost:{VITE_PORT},http://127.0.0.1:{VITE_PORT}",
        "PENNYBELL_API": f"http://127.0.0.1:{port}",
    }
    serve = [".venv/bin/pennybell", "demo", "--port", port]
    vite = [
        "npm",
        "--prefix",
        "web",
        "--silent",
        "run",
        "dev",
        "--",
        "--port",
        str(VITE_PORT),
        "--strictPort",
    ]
    processes = [start(serve, environment), start(vite, environment)]
    seen = newest_change()
    print(f"Open http://localhost:{VITE_PORT}; Ctrl-C stops both.", flush=True)
    try:
        while processes[1].poll() is None:
            time.sleep(POLL_S)
            if (changed := newest_change()) != seen:
                seen = changed
                print("src/ changed: starting the server anew.", flush=True)
                stop(processes[0])
                processes[0] = start(serve, environment)
        return processes[1].returncode or 0
    except KeyboardInterrupt:
        return 0
    finally:
        for process in processes:
            stop(process)


def start(command: list[str], environment: dict[str, str]) -> subprocess.Popen[bytes]:
    # In a session of its own: Ctrl-C reaches this program alone, which then stops both.
    return subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=True)


def stop(process: subprocess.Popen[bytes]) -> None:
    for number in (signal.SIGTERM, signal.SIGKILL):
        if process.poll() is None:
            os.killpg(process.pid, number)
            try:
                process.wait(STOP_S_MAX)
            except subprocess.TimeoutExpired:
                continue


def newest_change() -> tuple[int, int]:
    """When a source file last changed (ns), and how many there are."""
    times = [path.stat().st_mtime_ns for path in (ROOT / "src").rglob("*.py")]
    return max(times, default=0), len(times)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
