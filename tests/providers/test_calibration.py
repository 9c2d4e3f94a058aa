"""The local providers are worth something as judges only if clients that are not ours agree.

firebase-admin (Google), npm web-push and npm @parse/node-apn talk to them as they would to the real
ones, and make of each answer what their authors found out that it means.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.kit.plugin import make_folder
from tests.providers.certificates import Authority
from tests.providers.fcm import FcmServer

HERE = Path(__file__).parent
JUDGE_S_MAX = 60


def judged(command: list[str], authority: Authority) -> Any:
    environment = {
        **os.environ,
        "REQUESTS_CA_BUNDLE": str(authority.ca_file),
        "NODE_EXTRA_CA_CERTS": str(authority.ca_file),
        "PYTHONWARNINGS": "ignore",
    }
    done = subprocess.run(
        command,
        env=environment,
        capture_output=True,
        text=True,
        timeout=JUDGE_S_MAX,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_firebase_admin_takes_the_local_fcm_for_the_real_one(
    fcm: FcmServer, authority: Authority
) -> None:
    account = make_folder() / "account.json"
    account.write_text(json.dumps(fcm.account()))
    errors = {
        "unregistered-1": "UnregisteredError",
        "foreign-1": "SenderIdMismatchError",
        "malformed-1": "InvalidArgumentError",
        "third-party-1": "ThirdPartyAuthError",
    }

    command = [sys.executable, str(HERE / "firebase_judge.py"), str(account), fcm.url]
    found = judged([*command, "good", *errors], authority)

    assert found.pop("good").startswith("projects/pennybell-test/messages/")
    assert found == errors
    (message,) = fcm.accepted
    assert message["token"] == "good"
    assert message["android"]["ttl"] == "60s"
