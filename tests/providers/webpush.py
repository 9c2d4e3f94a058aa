"""A push service on this machine: checks VAPID as strictly as the strictest, and decrypts.

Autopush's and Apple's rules: TTL has to be there, a token no longer than 24 h, its audience this
origin with the port, a subject that can be reached. npm web-push is held to it in
test_calibration.py. What was decrypted lies in `received`, per subscription.
"""

import base64
import json
import re
import secrets
import time
from dataclasses import dataclass, field
from typing import Any, Final

import http_ece  # type: ignore[import-untyped]  # it has no types
import jwt
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from tests.providers.certificates import Authority
from tests.providers.http_server import HttpServer, Reply, Request

BODY_BYTES_MAX: Final = 4_096
TTL_S_MAX: Final = 2_592_000
DAY_S: Final = 86_400
URGENCIES: Final = {"very-low", "low", "normal", "high"}
SUBJECT: Final = re.compile(r"(mailto:[^@\s<>]+@|https://)[\w-]+(\.[\w-]+)+[^\s<>]*")


@dataclass(frozen=True, slots=True)
class Received:
    plain: bytes
    headers: dict[str, str]

    def json(self) -> Any:
        return json.loads(self.plain)


@dataclass(slots=True)
class Subscription:
    """A browser's. `public_key`: the application server's, when it subscribed with one."""

    endpoint: str
    auth: bytes
    public_key: str
    private: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )
    received: list[Received] = field(default_factory=list)
    status: int = 0
    """Answer this instead: 410, for one that has ended."""

    def keys(self) -> dict[str, str]:
        point = self.private.public_key().public_bytes(
            Encoding.X962, PublicFormat.UncompressedPoint
        )
        return {"p256dh": text_of(point), "auth": text_of(self.auth)}

    def json(self) -> dict[str, Any]:
        """What a browser's `PushSubscription.toJSON()` gives."""
        return {"endpoint": self.endpoint, "expirationTime": None, "keys": self.keys()}


class PushService(HttpServer):
    """`headers`: sent along with every answer. `undecipherable`: bodies no browser could read."""

    def __init__(self, authority: Authority) -> None:
        super().__init__(self.respond, authority.server_context(["h2", "http/1.1"]))
        self.subscriptions: dict[str, Subscription] = {}
        self.headers: dict[str, str] = {}
        self.undecipherable = 0
        self.authorizations: set[str] = set()

    def subscribe(self, *, public_key: str = "") -> Subscription:
        token = secrets.token_urlsafe(24)
        subscription = Subscription(f"{self.url}/push/{token}", secrets.token_bytes(16), public_key)
        self.subscriptions[token] = subscription
        return subscription

    def respond(self, request: Request) -> Reply:
        token = request.path.removeprefix("/push/")
        subscription = self.subscriptions.get(token)
        if request.method != "POST" or subscription is None:
            return self.refuse(404, 102, "Not Found")
        if subscription.status:
            return self.refuse(subscription.status, 103, "Gone")
        if wrong := self.doubts(request, subscription):
            return self.refuse(*wrong)
        self.take(request, subscription)
        ttl = str(min(int(request.headers["ttl"]), TTL_S_MAX))
        location = f"{self.url}/m/{secrets.token_urlsafe(12)}"
        return Reply(201, b"", {"location": location, "ttl": ttl, **self.headers})

    def take(self, request: Request, subscription: Subscription) -> None:
        """Decrypt what was accepted, as the browser would."""
        try:
            plain = http_ece.decrypt(
                request.body,
                private_key=subscription.private,
                auth_secret=subscription.auth,
                version="aes128gcm",
            )
        except (http_ece.ECEException, ValueError):
            self.undecipherable += 1
        else:
            subscription.received.append(Received(plain, request.headers))

    def refuse(self, status: int, errno: int, text: str) -> Reply:
        body = json.dumps({"code": status, "errno": errno, "error": text, "message": text})
        return Reply(status, body.encode(), {"content-type": "application/json", **self.headers})

    def doubts(self, request: Request, subscription: Subscription) -> tuple[int, int, str] | None:
        headers = request.headers
        if not headers.get("ttl", "").isdigit():
            return 400, 111, "Missing TTL header"
        if headers.get("urgency", "normal") not in URGENCIES:
            return 400, 112, "Invalid Urgency"
        if not re.fullmatch(r"[A-Za-z0-9_-]{1,32}", headers.get("topic", "a")):
            return 400, 113, "Invalid Topic"
        if len(request.body) > BODY_BYTES_MAX:
            return 413, 104, "Payload Too Large"
        if headers.get("content-encoding") != "aes128gcm":
            return 400, 110, "Unknown Content-Encoding"
        if not self.is_authorized(headers.get("authorization", ""), subscription):
            return 403, 109, "BadJwtToken"
        return None

    def is_authorized(self, authorization: str, subscription: Subscription) -> bool:
        match = re.fullmatch(r"vapid t=([^,\s]+),\s*k=([A-Za-z0-9_-]+)", authorization)
        if match is None or subscription.public_key not in {"", match[2]}:
            return False
        self.authorizations.add(authorization)
        try:
            point = base64.urlsafe_b64decode(match[2] + "=" * (-len(match[2]) % 4))
            key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
            claims = jwt.decode(
                match[1],
                key,
                algorithms=["ES256"],
                audience=self.url,
                options={"require": ["exp", "aud", "sub"]},
            )
        except (jwt.PyJWTError, ValueError):
            return False
        lasts_s = claims["exp"] - time.time()
        return lasts_s <= DAY_S and SUBJECT.fullmatch(claims["sub"]) is not None


def text_of(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
