"""A worker in a process of its own, to be killed or measured: sends by the local FCM and APNs.

    python -m tests.kit.delivery_worker FILE

FILE holds JSON: `database_url`, `account` (FCM's JSON), `fcm_url`, `ca_file`, and `lease_ms`: how long
what the dead held is left alone; perhaps `apns` (ApnsSettings by name).
On SIGTERM it lets what is under way end and prints the seconds of CPU it took since it began to
send.
"""

import asyncio
import json
import random
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Collection
from pathlib import Path
from typing import Any

from tests.kit.forks import Fork, fork, write_to

from pennybell.channels.apns import ApnsChannel, ApnsSettings
from pennybell.channels.fcm import FcmChannel, FcmSettings
from pennybell.channels.port import Channel
from pennybell.channels.wire import tls_context
from pennybell.domains.deliveries import queue
from pennybell.kit.clock import system_clock
from pennybell.kit.encryption import FieldKeys
from pennybell.kit.ids import uuid7_ids
from pennybell.notifications.claims import Rules
from pennybell.notifications.dispatcher import Dispatcher
from pennybell.outbox.unit_of_work import Work
from pennybell.storage.database import open_database

MASTER = b"k" * 32


class Nobody:
    """Presence: nobody is looking."""

    async def last_acks(self, user_ids: Collection[str]) -> dict[str, int]:
        return {}


def start(folder: Path, name: str, told: dict[str, Any]) -> "subprocess.Popen[str]":
    """Begin one; returns when it is about to send."""
    path = folder / f"{name}.json"
    path.write_text(json.dumps(told))
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.kit.delivery_worker", str(path)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def start_fork(folder: Path, name: str, told: dict[str, Any]) -> Fork:
    """The same in a tenth of the time, to be killed often; what it prints goes to a log."""
    log = folder / f"{name}.log"
    process = fork(work_in_fork, told, log)
    while not (log.exists() and log.read_text().startswith("ready\n")):
        assert process.poll() is None, "the worker ended"
        time.sleep(0.005)
    return process


def work_in_fork(told: dict[str, Any], log: Path) -> None:
    write_to(log)
    asyncio.run(work(told))


def make_dispatcher(told: dict[str, Any]) -> Dispatcher:
    vars(queue)["LEASE_MS"] = told["lease_ms"]

    def tls() -> Any:
        return tls_context(Path(told["ca_file"]))

    firebase = FcmSettings(told["account"], told["fcm_url"])
    channels: dict[str, Channel] = {
        "fcm": FcmChannel(firebase, tls=tls, clock=system_clock, random=random.random)
    }
    if "apns" in told:
        apple = ApnsSettings(**told["apns"])
        channels["apns"] = ApnsChannel(apple, tls=tls, clock=system_clock, random=random.random)
    work = Work(open_database(told["database_url"]), clock=system_clock, ids=uuid7_ids())
    keys = FieldKeys([MASTER], random=secrets.token_bytes)
    return Dispatcher(work, channels, keys, Nobody(), rules=Rules("https://money.example"))


async def work(told: dict[str, Any]) -> None:
    dispatcher = make_dispatcher(told)
    running = asyncio.create_task(dispatcher.run())
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, running.cancel)
    print("ready", flush=True)  # noqa: T201 - for whoever started it
    began = time.process_time()
    dispatcher.wake()
    await asyncio.gather(running, return_exceptions=True)
    print(time.process_time() - began, flush=True)  # noqa: T201


if __name__ == "__main__":
    asyncio.run(work(json.loads(Path(sys.argv[1]).read_text())))
