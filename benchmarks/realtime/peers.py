"""The floor and the peers: find what is installed, build it, start it, measure it."""

import http.client
import importlib.util
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.realtime.house import SETTLE_S, Meter
from benchmarks.report import subfolder
from tests.services.postgres import free_port

from pennybell.loadtest.orders import Address, Seat
from pennybell.loadtest.swarm import Swarm

HERE: Final = Path(__file__).parent
WARM: Final = 100
ARRIVED_S_MAX: Final = 60.0
STOP_S_MAX: Final = 10.0
GO_SOURCES: Final = Path("/usr/share/gocode")  # where Debian's packages put them
NCHAN: Final = (
    "/usr/lib/nginx/modules/ngx_nchan_module.so",
    "/usr/share/nginx/modules/ngx_nchan_module.so",
)
NCHAN_CONFIG: Final = """
load_module {module};
daemon off; master_process off; worker_processes 1; worker_rlimit_nofile 20000;
pid {folder}/pid; error_log {folder}/error.log;
events {{ worker_connections 19000; }}
http {{
  access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  server {{
    listen 127.0.0.1:{port} backlog=4096;
    location = /sub {{
      nchan_subscriber websocket; nchan_channel_id all; nchan_subscriber_first_message newest;
    }}
    location = /pub {{ nchan_publisher; nchan_channel_id all; nchan_message_buffer_length 5; }}
  }}
}}
"""


@dataclass(frozen=True, slots=True)
class Peer:
    """`pid` is measured; `fire` makes it send one event to everybody; `prepare` comes before."""

    pid: int
    address: Address
    fire: Callable[[], None]
    prepare: Callable[[], None] = lambda: None


@dataclass(frozen=True, slots=True)
class Measured:
    """Per connection: KiB of memory, microseconds of CPU for its upgrade and for one event."""

    kb: float
    upgrade_us: float
    event_us: float


@contextmanager
def commanded(command: list[str]) -> Iterator[Peer]:
    """A program that says where it serves and broadcasts at every line it is given."""
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    )
    assert process.stdin is not None
    assert process.stdout is not None
    stdin = process.stdin

    def fire() -> None:
        stdin.write("fire\n")
        stdin.flush()

    try:
        said = process.stdout.readline()
        if "http://" not in said:
            raise RuntimeError(f"{command[0]} does not start")
        port = int(said.rsplit(":", 1)[1])
        yield Peer(process.pid, Address("127.0.0.1", port, path="/", is_plain=True), fire)
    finally:
        stop(process)


def stop(process: "subprocess.Popen[str]") -> None:
    process.terminate()
    try:
        process.wait(STOP_S_MAX)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            pipe.close()


def floor_command(folder: Path) -> list[str] | None:
    """The C floor, compiled; None without a compiler."""
    compiler = shutil.which("gcc") or shutil.which("cc")
    if compiler is None:
        return None
    program = folder / "floor"
    subprocess.run([compiler, "-O2", "-o", program, HERE / "floor.c"], check=True)
    return [str(program)]


def go_command(folder: Path) -> list[str] | None:
    """The Go hub, compiled without a network; None without Go or gorilla/websocket."""
    go = shutil.which("go")
    if go is None or not (GO_SOURCES / "src/github.com/gorilla/websocket").is_dir():
        return None
    program = folder / "hub"
    settings = ["GO111MODULE=off", f"GOPATH={GO_SOURCES}", f"GOCACHE={folder / 'go'}", "GOFLAGS="]
    build = [go, "build", "-o", str(program), str(HERE / "hub.go")]
    subprocess.run(["env", *settings, *build], check=True)
    return [str(program)]


def python_command(name: str, other_python: str) -> list[str] | None:
    """A peer in Python, by this interpreter or by another that has it; None when none has."""
    script = str(HERE / "python_peers.py")
    if importlib.util.find_spec(name) is not None:
        return [sys.executable, script, name]
    if other_python:
        probe = subprocess.run(
            [other_python, "-c", f"import {name}"], capture_output=True, check=False
        )
        if probe.returncode == 0:
            return [other_python, script, name]
    return None


@contextmanager
def nchan(folder: Path) -> Iterator[Peer | None]:
    """Nchan inside nginx; None when not installed."""
    nginx = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin")
    module = next((path for path in NCHAN if Path(path).is_file()), None)
    if nginx is None or module is None:
        yield None
        return
    place, port = subfolder(folder, "nchan"), free_port()
    config = place / "nginx.conf"
    config.write_text(NCHAN_CONFIG.format(module=module, folder=place, port=port))
    process = subprocess.Popen(
        [nginx, "-e", str(place / "error.log"), "-c", str(config)], text=True
    )

    def fire() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port)
        connection.request("POST", "/pub", b"x" * 300)
        connection.getresponse().read()
        connection.close()

    try:
        wait_for_port(port)
        address = Address("127.0.0.1", port, path="/sub", is_plain=True)
        yield Peer(process.pid, address, fire)
    finally:
        stop(process)


def wait_for_port(port: int) -> None:
    until = time.monotonic() + STOP_S_MAX
    while True:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)
        else:
            return


def measure(peer: Peer, connections: int, rounds: int) -> Measured:
    """Open sockets, look at memory, send to all of them again and again."""
    nobody = Seat("", "", "")
    with Swarm(peer.address) as swarm:
        swarm.open([nobody] * WARM)
        meter = Meter(peer.pid)
        swarm.open([nobody] * (connections - WARM))
        upgraded = meter.lap()
        swarm.watch(SETTLE_S)
        settled = meter.lap()
        volley(peer, swarm, connections, 1)
        event_us = volley(peer, swarm, connections, rounds)
    fresh = connections - WARM
    return Measured(
        kb=(upgraded.memory_kb + settled.memory_kb) / fresh,
        upgrade_us=upgraded.cpu_s / fresh * 1e6,
        event_us=event_us,
    )


def volley(peer: Peer, swarm: Swarm, connections: int, rounds: int) -> float:
    """Microseconds of the server's CPU for each event delivered.

    Raises:
        RuntimeError: an event did not arrive.
    """
    heard = swarm.wait_for_messages(0, seconds_max=0)
    meter = Meter(peer.pid)
    used_s = 0.0
    for _ in range(rounds):
        peer.prepare()
        before_s = meter.cpu_s()
        peer.fire()
        heard += connections
        if swarm.wait_for_messages(heard, seconds_max=ARRIVED_S_MAX) < heard:
            raise RuntimeError("Not every socket heard a broadcast.")
        used_s += meter.cpu_s() - before_s
    return used_s / (connections * rounds) * 1e6
