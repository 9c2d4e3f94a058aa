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
from tests.providers.apns import KEY_ID, TEAM, TOPIC, ApnsServer
from tests.providers.certificates import Authority
from tests.providers.fcm import FcmServer
from tests.providers.webpush import PushService, Subscription, text_of

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


def test_node_apn_takes_the_local_apns_for_the_real_one(
    apns: ApnsServer, authority: Authority
) -> None:
    good, gone, bad = "a" * 64, "b" * 64, "c" * 64
    apns.devices = {
        gone: (410, "Unregistered", 1_795_000_000_000),
        bad: (400, "BadDeviceToken", None),
    }
    options = {
        "key": apns.key,
        "keyId": KEY_ID,
        "teamId": TEAM,
        "topic": TOPIC,
        "address": "127.0.0.1",
        "port": apns.port,
    }

    command = ["node", str(HERE / "apns_judge.cjs"), json.dumps(options)]
    found = judged([*command, good, gone, bad], authority)

    assert found == {good: "sent", gone: "410 Unregistered", bad: "400 BadDeviceToken"}
    (taken,) = apns.accepted
    assert taken.payload["aps"]["alert"] == {"title": "Groceries", "body": "80 % spent"}
    assert taken.headers["apns-collapse-id"] == "groceries"
    assert apns.connections == 1
    assert len(apns.tokens) == 1


def test_npm_web_push_takes_the_local_service_for_a_real_one(
    push_service: PushService, authority: Authority
) -> None:
    good, ended = push_service.subscribe(), push_service.subscribe()
    ended.status = 410
    other_key = push_service.subscribe(public_key="B" * 87)
    subscriptions = [each.json() for each in (good, ended, other_key)]
    given = {"subscriptions": subscriptions, "payload": "80 % spent \u20ac"}

    command = ["node", str(HERE / "webpush_judge.cjs"), "send"]
    given["subject"] = "mailto:admin@money.example"
    assert judged([*command, json.dumps(given)], authority) == [201, 410, 403]
    given["subject"] = "mailto:admin@localhost"
    assert judged([*command, json.dumps(given)], authority) == [403, 410, 403]

    (received,) = good.received
    assert received.plain.decode() == "80 % spent \u20ac"
    assert received.headers["topic"] == "groceries"
    assert push_service.undecipherable == 0


def decrypted_by_node(body: bytes, browser: Subscription, authority: Authority) -> str:
    """What npm http_ece, written by an author of the RFC, reads in a message of ours."""
    private = browser.private.private_numbers().private_value.to_bytes(32, "big")
    given = {"body": text_of(body), "private": text_of(private), "auth": text_of(browser.auth)}
    command = ["node", str(HERE / "webpush_judge.cjs"), "decrypt", json.dumps(given)]
    return str(judged(command, authority))
