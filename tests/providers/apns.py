"""Apple's push service on this machine: HTTP/2 over TLS, its checks in its words.

@parse/node-apn is held to it in test_calibration.py.
"""

import json
import re
import time
import uuid
from dataclasses import dataclass
from typing import Any, Final

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from tests.providers.certificates import Authority
from tests.providers.http_server import HttpServer, Reply, Request

TEAM: Final = "TEAM123456"
KEY_ID: Final = "KEY1234567"
TOPIC: Final = "example.pennybell"
PAYLOAD_BYTES_MAX: Final = 4_096
TOKEN_S_MAX: Final = 3_600
UPDATES_S_MIN: Final = 1_200
PUSH_TYPES: Final = {"alert", "background", "location", "voip", "complication", "mdm"}


@dataclass(frozen=True, slots=True)
class Taken:
    """A notification that was accepted."""

    device: str
    headers: dict[str, str]
    payload: dict[str, Any]


class ApnsServer(HttpServer):
    """`devices`: what to say of a token instead of accepting: status, reason, and when (ms).

    `accepted`: in order. `tokens`: distinct provider tokens seen.
    """

    def __init__(self, authority: Authority) -> None:
        super().__init__(self.respond, authority.server_context(["h2"]))
        self._key = ec.generate_private_key(ec.SECP256R1())
        self.devices: dict[str, tuple[int, str, int | None]] = {}
        self.accepted: list[Taken] = []
        self.tokens: dict[str, int] = {}
        self.now_s = 0
        """The server's clock; 0: the real one."""

    @property
    def key(self) -> str:
        """The .p8 file's text."""
        return self._key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        ).decode()

    def respond(self, request: Request) -> Reply:
        match = re.fullmatch(r"/3/device/(.*)", request.path)
        apns_id = request.headers.get("apns-id") or str(uuid.uuid4()).upper()
        if match is None:
            return self.refuse(404, "BadPath", apns_id)
        if request.method != "POST":
            return self.refuse(405, "MethodNotAllowed", apns_id)
        if refusal := self.doubts(request, match[1]):
            return self.refuse(*refusal[:2], apns_id, refusal[2])
        payload = json.loads(request.body)
        self.accepted.append(Taken(match[1], request.headers, payload))
        return Reply(200, b"", {"apns-id": apns_id})

    def refuse(self, status: int, reason: str, apns_id: str, at: int | None = None) -> Reply:
        body: dict[str, Any] = {"reason": reason}
        if at is not None:
            body["timestamp"] = at
        headers = {"apns-id": apns_id, "content-type": "application/json"}
        return Reply(status, json.dumps(body).encode(), headers)

    def doubts(self, request: Request, device: str) -> tuple[int, str, int | None] | None:
        """Status and reason of the first thing that Apple would refuse."""
        if reason := self.doubts_token(request.headers.get("authorization", "")):
            status = 429 if reason == "TooManyProviderTokenUpdates" else 403
            return status, reason, None
        if reason := doubts_headers(request.headers):
            return 400, reason, None
        if not request.body:
            return 400, "PayloadEmpty", None
        if len(request.body) > PAYLOAD_BYTES_MAX:
            return 413, "PayloadTooLarge", None
        if device in self.devices:
            return self.devices[device]
        if not re.fullmatch(r"[0-9a-fA-F]{64,200}", device):
            return 400, "BadDeviceToken", None
        return None

    def doubts_token(self, authorization: str) -> str:
        token = authorization.removeprefix("bearer ")
        if not token or token == authorization:
            return "MissingProviderToken"
        now_s = self.now_s or int(time.time())
        try:
            if jwt.get_unverified_header(token).get("kid") != KEY_ID:
                return "InvalidProviderToken"
            options: Any = {"verify_iat": False, "require": ["iss", "iat"]}
            claims = jwt.decode(
                token, self._key.public_key(), algorithms=["ES256"], options=options
            )
        except jwt.PyJWTError:
            return "InvalidProviderToken"
        if claims["iss"] != TEAM:
            return "InvalidProviderToken"
        if not now_s - TOKEN_S_MAX <= claims["iat"] <= now_s + 300:
            return "ExpiredProviderToken"
        newest = max(self.tokens.values(), default=None)
        if token not in self.tokens:
            if newest is not None and 0 <= claims["iat"] - newest < UPDATES_S_MIN:
                return "TooManyProviderTokenUpdates"
            self.tokens[token] = claims["iat"]
        return ""


def doubts_headers(headers: dict[str, str]) -> str:
    priority, kind = headers.get("apns-priority", "10"), headers.get("apns-push-type", "alert")
    checks = [
        ("MissingTopic", "apns-topic" in headers),
        ("TopicDisallowed", headers.get("apns-topic") == TOPIC),
        ("InvalidPushType", kind in PUSH_TYPES),
        ("BadPriority", priority in {"1", "5", "10"} and (kind, priority) != ("background", "10")),
        ("BadExpirationDate", headers.get("apns-expiration", "0").isdigit()),
        ("BadCollapseId", len(headers.get("apns-collapse-id", "").encode()) <= 64),
        ("BadMessageId", is_uuid(headers.get("apns-id", str(uuid.uuid4())))),
    ]
    return next((reason for reason, holds in checks if not holds), "")


def is_uuid(text: str) -> bool:
    return re.fullmatch(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", text) is not None
