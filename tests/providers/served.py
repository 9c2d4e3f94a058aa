"""FCM and APNs in a process of their own, so that what they cost is not the sender's.

    python -m tests.providers.served FOLDER

Prints what a sender has to know, as JSON on one line; the end of stdin ends them.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.providers.apns import KEY_ID, TEAM, TOPIC, ApnsServer
from tests.providers.certificates import make_authority
from tests.providers.fcm import FcmServer


@contextmanager
def providers(folder: Path) -> Iterator[dict[str, Any]]:
    """Both, while the block runs; yields what tests.kit.delivery_worker has to be told of them."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.providers.served", str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        told: dict[str, Any] = json.loads(process.stdout.readline())
        yield told
    finally:
        process.communicate(timeout=15)


def serve(folder: Path) -> None:
    authority = make_authority(folder, "providers")
    with FcmServer(authority) as fcm, ApnsServer(authority) as apns:
        apple = {"key": apns.key, "key_id": KEY_ID, "team_id": TEAM, "topic": TOPIC}
        told = {
            "account": fcm.account(),
            "fcm_url": fcm.url,
            "ca_file": str(authority.ca_file),
            "apns": {**apple, "url": apns.url, "sandbox_url": apns.url},
        }
        print(json.dumps(told), flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    serve(Path(sys.argv[1]))
