"""A browser that registers with Firebase: Firebase's own package and a real Firefox, Google played here."""

import json
from pathlib import Path

from tests.journeys.test_push_in_firefox import open_place, send, sign_in_and_ring, titles
from tests.kit.client import register
from tests.providers.browser_push import BrowserPushService
from tests.providers.certificates import Authority
from tests.providers.fcm import PROJECT, FcmServer
from tests.providers.google_registrations import Google, Tunnel

from pennybell.channels.vapid import VapidKey

KEY = VapidKey(bytes(range(1, 33))).public
PREFS = {
    "network.proxy.type": 1,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.no_proxies_on": "127.0.0.1",
}


def test_a_browser_registers_with_firebase_and_shows_what_firebase_hands_on(
    tmp_path: Path, authority: Authority, firefox_path: str, screen_path: str
) -> None:
    account = tmp_path / "account.json"
    with (
        FcmServer(authority) as fcm,
        BrowserPushService(authority) as push,
        Google(authority) as google,
        Tunnel(google.port) as tunnel,
    ):
        account.write_text(json.dumps(fcm.account()))
        settings = {
            "fcm_credentials_file": str(account),
            "fcm_url": fcm.url,
            "firebase_api_key": "AIza-public",
            "firebase_project_id": PROJECT,
            "firebase_app_id": "1:1234567890:web:0123abcd",
            "firebase_messaging_sender_id": "1234567890",
            "firebase_vapid_key": KEY,
        }
        prefs = {**PREFS, "network.proxy.ssl_port": tunnel.port}
        browser = (firefox_path, screen_path)
        with open_place(tmp_path, authority, push, browser, prefs=prefs, **settings) as place:
            firefox = place.firefox
            robin = register(place.server.url, "Robin")
            sign_in_and_ring(place, robin)
            [device] = robin.get("/notification-preferences/devices")["items"]
            assert (device["kind"], device["platform"]) == ("fcm", "web")
            [web] = google.registrations.values()
            assert web["applicationPubKey"] == KEY
            assert [web["endpoint"]] == [each.endpoint for each in push.subscriptions.values()]

            entry = send(robin, "Groceries", "<b>80 %</b> \u202e spent")
            [message] = fcm.accepted
            google.hand_on(message, push)
            firefox.wait_for(lambda: titles(firefox) == ["Groceries"])
            assert firefox.notices()[0]["body"] == "<b>80 %</b> spent"
            firefox.press_notice("Groceries")
            firefox.wait_for(lambda: f"open={entry}" in firefox.run("return location.href"))

            firefox.go(f"{place.server.url}/settings/notifications")
            firefox.shows("This browser rings")
            assert len(google.registrations) == 1  # a start with nothing changed asks for no other
            firefox.press("Stop ringing")
            firefox.shows("Your browser will ask you.")
            assert robin.get("/notification-preferences/devices")["items"] == []
