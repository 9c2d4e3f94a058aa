"""Firebase Cloud Messaging on this machine: OAuth at `/token`, HTTP v1 at `/v1/projects/…`.

Its answers have the shape of the real ones, field for field; firebase-admin is held to them in
test_calibration.py. What a registration token is decides what happens to messages for it: see
TOKENS.
"""

import asyncio
import json
import re
import secrets
import time
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import parse_qs

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from tests.providers.certificates import Authority
from tests.providers.http_server import HttpServer, Reply, Request

PROJECT: Final = "pennybell-test"
SCOPE: Final = "https://www.googleapis.com/auth/firebase.messaging"
AUDIENCE: Final = "https://oauth2.googleapis.com/token"
"""What google-auth puts there, wherever it sends its assertion."""

FCM_ERROR: Final = "type.googleapis.com/google.firebase.fcm.v1.FcmError"
BAD_REQUEST: Final = "type.googleapis.com/google.rpc.BadRequest"
PAYLOAD_BYTES_MAX: Final = 4_096

TOKENS: Final = {
    "unregistered": (404, "NOT_FOUND", "UNREGISTERED", "Requested entity was not found."),
    "foreign": (403, "PERMISSION_DENIED", "SENDER_ID_MISMATCH", "SenderId mismatch"),
    "malformed": (
        400,
        "INVALID_ARGUMENT",
        "INVALID_ARGUMENT",
        "The registration token is not a valid FCM registration token",
    ),
    "third-party": (
        401,
        "UNAUTHENTICATED",
        "THIRD_PARTY_AUTH_ERROR",
        "Auth error from APNS or Web Push Service",
    ),
    "quota": (
        429,
        "RESOURCE_EXHAUSTED",
        "QUOTA_EXCEEDED",
        "Resource has been exhausted (e.g. check quota).",
    ),
    "internal": (500, "INTERNAL", "INTERNAL", "Internal error encountered."),
    "unavailable": (503, "UNAVAILABLE", "UNAVAILABLE", "The service is currently unavailable."),
}
"""Registration tokens that begin so are answered so; all others are accepted."""

MESSAGE_FIELDS: Final = {
    *("name", "data", "notification", "android", "webpush", "apns", "fcm_options", "fcmOptions"),
    *("token", "fid", "topic", "condition"),
}
TARGETS: Final = ("token", "fid", "topic", "condition")
DURATION: Final = re.compile(r"\d+(\.\d{1,9})?s")


@dataclass(slots=True)
class OAuthFaults:
    """What the token endpoint does next: `status` other than 200, `error` in its body."""

    seconds: float = 0.0
    status: int = 200
    error: str = ""


class FcmServer(HttpServer):
    """`accepted`: messages taken, in order. `refreshes`: access tokens given out."""

    def __init__(self, authority: Authority) -> None:
        super().__init__(self.respond, authority.server_context(["h2", "http/1.1"]))
        self._key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.oauth = OAuthFaults()
        self.expires_in_s = 3_599
        self.accepted: list[dict[str, Any]] = []
        self.refreshes = 0
        self.granted: dict[str, float] = {}
        self.headers: dict[str, str] = {}
        """Sent along with every refusal: a Retry-After, for instance."""

    def account(self, project: str = PROJECT) -> dict[str, str]:
        """The JSON that the Firebase console would give."""
        pem = self._key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        return {
            "type": "service_account",
            "project_id": project,
            "private_key_id": "1",
            "private_key": pem.decode(),
            "client_email": f"push@{project}.iam.gserviceaccount.com",
            "client_id": "1",
            "token_uri": f"{self.url}/token",
        }

    def revoke(self) -> None:
        """Every access token given out so far is worth nothing any more."""
        self.granted.clear()

    async def respond(self, request: Request) -> Reply:
        if request.path == "/token":
            return await self.grant(request)
        match = re.fullmatch(r"/v1/projects/([^/]+)/messages:send", request.path)
        if match is None or request.method != "POST":
            return Reply(404, b"<html>Not Found</html>", {"content-type": "text/html"})
        bearer = request.headers.get("authorization", "").removeprefix("Bearer ")
        if self.granted.get(bearer, 0) < time.time():
            return self.refuse(401, "UNAUTHENTICATED", "", "Request had invalid credentials.")
        if match[1] != PROJECT:
            return self.refuse(404, "NOT_FOUND", "", "Requested entity was not found.")
        return self.take(request.body)

    async def grant(self, request: Request) -> Reply:
        self.refreshes += 1
        if self.oauth.seconds:
            await asyncio.sleep(self.oauth.seconds)
        if self.oauth.status != 200:
            body = {"error": self.oauth.error, "error_description": "…"}
            return as_json(self.oauth.status, body)
        form = {name: values[0] for name, values in parse_qs(request.body.decode()).items()}
        try:
            assert form["grant_type"] == "urn:ietf:params:oauth:grant-type:jwt-bearer"
            claims = jwt.decode(
                form["assertion"],
                self._key.public_key(),
                algorithms=["RS256"],
                audience=AUDIENCE,
            )
            assert claims["exp"] - claims["iat"] <= 3_600
            assert SCOPE in claims["scope"] or "cloud-platform" in claims["scope"]
        except (jwt.PyJWTError, KeyError, AssertionError):
            return as_json(400, {"error": "invalid_grant", "error_description": "Bad JWT."})
        token = f"ya29.{secrets.token_urlsafe(24)}"
        self.granted[token] = time.time() + self.expires_in_s
        return as_json(
            200,
            {"access_token": token, "expires_in": self.expires_in_s, "token_type": "Bearer"},
        )

    def take(self, body: bytes) -> Reply:
        try:
            content = json.loads(body)
            message = content["message"]
        except (ValueError, KeyError, TypeError):
            return self.violation("message", "Invalid JSON payload received.")
        if wrong := wrongness(message):
            return self.violation(*wrong)
        target = next(str(message[name]) for name in TARGETS if name in message)
        for beginning, refusal in TOKENS.items():
            if target.startswith(beginning):
                return self.refuse(*refusal)
        self.accepted.append(message)
        name = f"projects/{PROJECT}/messages/0:{len(self.accepted)}%{secrets.token_hex(8)}"
        return as_json(200, {"name": name})

    def refuse(self, status: int, word: str, code: str, text: str) -> Reply:
        error: dict[str, Any] = {"code": status, "message": text, "status": word}
        if code:
            error["details"] = [{"@type": FCM_ERROR, "errorCode": code}]
        return as_json(status, {"error": error}, self.headers)

    def violation(self, field: str, text: str) -> Reply:
        error = {
            "code": 400,
            "message": text,
            "status": "INVALID_ARGUMENT",
            "details": [
                {"@type": FCM_ERROR, "errorCode": "INVALID_ARGUMENT"},
                {"@type": BAD_REQUEST, "fieldViolations": [{"field": field, "description": text}]},
            ],
        }
        return as_json(400, {"error": error}, self.headers)


def wrongness(message: dict[str, Any]) -> tuple[str, str] | None:
    """Field and sentence of the first thing that FCM would refuse."""
    if unknown := set(message) - MESSAGE_FIELDS:
        name = min(unknown)
        return f"message.{name}", f'Invalid JSON payload received. Unknown name "{name}"'
    if sum(name in message for name in TARGETS) != 1:
        return "message", "Exactly one of token, fid, topic or condition is required"
    data = message.get("data", {})
    for key, value in data.items():
        if not isinstance(value, str):
            return f"message.data[{key}]", "Invalid value at 'message.data' (TYPE_STRING)"
        if key in {"from", "message_type"} or key.startswith(("google", "gcm")):
            return f"message.data[{key}]", f"Invalid data payload key: {key}"
    android = message.get("android", {})
    if "ttl" in android and not DURATION.fullmatch(android["ttl"]):
        return "message.android.ttl", "Invalid duration format"
    if android.get("priority", "HIGH") not in {"HIGH", "NORMAL", "high", "normal"}:
        return "message.android.priority", "Invalid value"
    if payload_bytes(message) > PAYLOAD_BYTES_MAX:
        return "message", "Message too big"
    return None


def payload_bytes(message: dict[str, Any]) -> int:
    """Keys and values of what reaches the device."""
    carried = {key: value for key, value in message.items() if key not in TARGETS}
    return len(json.dumps(carried, ensure_ascii=False, separators=(",", ":")).encode())


def as_json(status: int, body: dict[str, Any], headers: dict[str, str] | None = None) -> Reply:
    content = json.dumps(body).encode()
    return Reply(
        status, content, {"content-type": "application/json; charset=UTF-8", **(headers or {})}
    )
