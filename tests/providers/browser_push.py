"""A push service that browsers really subscribe at.

It takes what servers send over HTTP and hands it on by WebSocket, as Mozilla's autopush does. Firefox
decrypts it; here nobody could.
"""

import base64
import json
import threading
from typing import Any, Self

from tests.providers.certificates import Authority
from tests.providers.http_server import Request
from tests.providers.webpush import PushService, Subscription, text_of
from websockets.exceptions import ConnectionClosed
from websockets.sync.server import ServerConnection, serve
from websockets.typing import Subprotocol


class BrowserPushService(PushService):
    """`acks`: what the browser said of each push; 100: decrypted and handed to the page's worker."""

    def __init__(self, authority: Authority) -> None:
        super().__init__(authority)
        self.acks: list[int] = []
        self._browser: ServerConnection | None = None
        self._channels: dict[str, str] = {}
        self._sockets = serve(
            self._talk, "127.0.0.1", 0, subprotocols=[Subprotocol("push-notification")]
        )
        self._talking = threading.Thread(target=self._sockets.serve_forever, daemon=True)

    @property
    def browser_url(self) -> str:
        return f"ws://127.0.0.1:{self._sockets.socket.getsockname()[1]}/"

    def __enter__(self) -> Self:
        super().__enter__()
        self._talking.start()
        return self

    def __exit__(self, *given: object) -> None:
        self._sockets.shutdown()
        self._talking.join(10)
        super().__exit__(*given)

    def take(self, request: Request, subscription: Subscription) -> None:
        assert self._browser is not None, "no browser has connected"
        self._say(
            self._browser,
            "notification",
            channelID=self._channels[subscription.endpoint],
            version=f"v{len(self.requests)}",
            data=base64.urlsafe_b64encode(request.body).rstrip(b"=").decode(),
            headers={"encoding": "aes128gcm"},
        )

    def end_subscriptions(self) -> None:
        """Forget every one: servers are told 410 from now on."""
        for subscription in self.subscriptions.values():
            subscription.status = 410

    def _talk(self, browser: ServerConnection) -> None:
        self._browser = browser
        try:
            for message in browser:
                self._heed(browser, json.loads(message))
        except ConnectionClosed:
            return

    def _heed(self, browser: ServerConnection, said: dict[str, Any]) -> None:
        match said.get("messageType"):
            case "hello":
                uaid = said.get("uaid") or "a" * 32
                self._say(browser, "hello", status=200, uaid=uaid, use_webpush=True, broadcasts={})
            case "register":
                key = base64.urlsafe_b64decode(said["key"])
                subscription = self.subscribe(public_key=text_of(key))
                self._channels[subscription.endpoint] = said["channelID"]
                self._say(
                    browser,
                    "register",
                    channelID=said["channelID"],
                    status=200,
                    pushEndpoint=subscription.endpoint,
                )
            case "unregister":
                self._say(browser, "unregister", channelID=said["channelID"], status=200)
            case "ack":
                self.acks += [update["code"] for update in said["updates"]]
            case None:
                browser.send("{}")  # a ping

    @staticmethod
    def _say(browser: ServerConnection, message_type: str, **fields: object) -> None:
        browser.send(json.dumps({"messageType": message_type, **fields}))
