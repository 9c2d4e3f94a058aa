"""A Redis server for the tests.

Taken in this order: PENNYBELL_TEST_REDIS_URL; a server on 127.0.0.1 at the standard port that
answers; a throwaway one from an installed binary; the same after apt. On a server that is not
ours an empty database number is used and nothing is ever flushed. Tests that kill Redis start one
of their own with `PrivateRedis`.
"""

import os
import shutil
import signal
import subprocess
import time
from contextlib import closing
from pathlib import Path

import redis
from tests.services import apt, run
from tests.services.postgres import free_port
from tests.services.refusal import Lacking

VARIABLE = "PENNYBELL_TEST_REDIS_URL"
LOCAL = "redis://127.0.0.1:6379"
START_S_MAX = 10.0
LACKING = (
    "The tests need Redis: install it (macOS: brew install redis, Debian and Ubuntu: sudo apt"
    f" install redis-server) or set {VARIABLE}."
)


def find_server() -> str:
    """URL of a database on a Redis that answers.

    Raises:
        Lacking: with the sentence for whoever runs the tests.
    """
    if given := os.environ.get(VARIABLE):
        if not answers(given):
            raise Lacking(f"{VARIABLE} is set, but no Redis answers there.")
        return given
    if answers(LOCAL):
        for number in range(15, 0, -1):
            if is_empty(url := f"{LOCAL}/{number}"):
                return url
    server = PrivateRedis(require_binary())
    server.start()
    return server.url


def require_binary() -> str:
    """Path of redis-server, installed with apt where that is possible."""
    found = find_binary()
    if found is None and apt.install("redis-server"):
        found = find_binary()
    if found is None:
        raise Lacking(LACKING)
    return found


def find_binary() -> str | None:
    homebrew = ["/opt/homebrew/bin", "/usr/local/bin"]
    path = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", *homebrew])
    return shutil.which("redis-server", path=path) or shutil.which("valkey-server", path=path)


def answers(url: str) -> bool:
    try:
        with closing(redis.Redis.from_url(url, socket_timeout=2)) as client:
            return bool(client.ping())
    except redis.RedisError:
        return False


def is_empty(url: str) -> bool:
    try:
        with closing(redis.Redis.from_url(url, socket_timeout=2)) as client:
            return client.dbsize() == 0
    except redis.RedisError:
        return False


class PrivateRedis:
    """A Redis of one's own on a port that stays the same: may be killed and started again."""

    def __init__(self, binary: str) -> None:
        self.binary = binary
        self.port = free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self.pid: int | None = None

    def start(self) -> None:
        """Returns when the server answers."""
        assert self.pid is None, "already started"
        pid_file = run.folder() / f"redis-{self.port}.pid"
        options = {"port": self.port, "bind": "127.0.0.1", "save": "", "appendonly": "no"}
        options |= {"daemonize": "yes", "pidfile": pid_file, "dir": run.folder()}
        command = [self.binary]
        for name, value in options.items():
            command += [f"--{name}", str(value)]
        subprocess.run(command, check=True, capture_output=True)
        until = time.monotonic() + START_S_MAX
        while not answers(self.url):
            assert time.monotonic() < until, f"redis-server gives no answer on {self.url}"
            time.sleep(0.02)
        self.pid = int(pid_file.read_text())
        run.remember_server(self.pid)

    def kill(self) -> None:
        """As a crash would: no goodbye to anybody."""
        assert self.pid is not None, "not started"
        os.kill(self.pid, signal.SIGKILL)
        while run.is_running(self.pid):
            time.sleep(0.01)
        Path(run.folder() / f"{self.pid}.server").unlink()
        self.pid = None

    def stop(self) -> None:
        if self.pid is not None:
            self.kill()
