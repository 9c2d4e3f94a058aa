"""Whatever is sent, accepted or refused: no log line holds a token, an address, an amount or a text."""

import json
from pathlib import Path

from tests.kit.alerts import today_of
from tests.kit.client import PASSWORD, register
from tests.kit.inbox import wait_for_notices
from tests.providers.apns import KEY_ID, TEAM, TOPIC, ApnsServer
from tests.providers.certificates import Authority
from tests.providers.fcm import TOKENS, FcmServer
from tests.providers.webpush import PushService
from tests.rooms.notifications.post_office import open_office, soon, text_of

DEVICE = "00fc13adff785122b4ad28809a3420982341241421348097878e577c991de8f0"
STRANGER = "11" + DEVICE[2:]
ADDRESS = "robin.private@home.example"
PAYEE, TITLE, BODY = "Corner Bakery", "Title for nobody else", "Body for nobody else"


def test_no_log_line_holds_what_is_sent_or_where(tmp_path: Path, authority: Authority) -> None:
    with FcmServer(authority) as fcm, ApnsServer(authority) as apns, PushService(authority) as push:
        account, key = tmp_path / "firebase.json", tmp_path / "apns.p8"
        account.write_text(json.dumps(fcm.account()))
        key.write_text(apns.key)
        apns.devices[STRANGER] = (400, "BadDeviceToken", None)
        host = push.url.removeprefix("https://")
        settings = {
            "log_level": "DEBUG",
            "fcm_credentials_file": str(account),
            "fcm_url": fcm.url,
            "apns_key_file": str(key),
            "apns_key_id": KEY_ID,
            "apns_team_id": TEAM,
            "apns_topic": TOPIC,
            "apns_url": apns.url,
            "apns_sandbox_url": apns.url,
            "vapid_subject": "mailto:operator@money.example",
            "url_guard_allow": f"127.0.0.1,{host}",
        }
        with open_office(tmp_path / "office", authority, **settings) as office:
            robin = register(office.server.url, "Robin")
            tokens = [f"{beginning}-phone-of-robin" for beginning in ("good", *TOKENS)]
            for token in tokens:
                robin.post("/notification-preferences/fcm-token", {"token": token})
            for token in (DEVICE, STRANGER):
                robin.post("/notification-preferences/apns-token", {"token": token})
            public = robin.get("/notification-preferences/web-push")["key"]
            browser = push.subscribe(public_key=public).json()
            robin.post("/notification-preferences/web-push", browser)
            office.confirmed(robin, ADDRESS)
            robin.send("PUT", "/notification-preferences", {"amounts_in_push": True})
            robin.post("/notifications/test", {"title": TITLE, "body": BODY})
            everyday = robin.open_account("Everyday", opening_balance_minor=20_000)["id"]
            robin.record(everyday, -15_731, payee=PAYEE, date=today_of(robin))
            wait_for_notices(robin, type="low_balance")
            soon(lambda: [each for each in office.mails_to(ADDRESS) if "42.69" in text_of(each)])
            log = office.server.log.read_text()

    assert fcm.accepted
    assert apns.accepted
    assert "channel.misconfigured" in log  # it says what the operator has to mend
    secrets = [*tokens, DEVICE, STRANGER, ADDRESS, "robin.private", PAYEE, TITLE, BODY]
    secrets += [browser["endpoint"], browser["keys"]["auth"], browser["keys"]["p256dh"], host]
    secrets += ["157.31", "15731", "42.69", PASSWORD, robin.token, robin.email, "Everyday"]
    found = [secret for secret in secrets if secret in log]
    assert found == []
