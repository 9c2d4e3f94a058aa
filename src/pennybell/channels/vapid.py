"""VAPID (RFC 8292): this server's name to push services, signed, one token per service."""

import base64
import hashlib
from collections import OrderedDict
from collections.abc import Callable
from typing import Final

import jwt
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from pennybell.kit.clock import HOUR, SECOND, Clock, Instant

TOKEN_MS: Final = 12 * HOUR
"""RFC 8292 allows 24 h; clocks that differ made services refuse that (web-push-libs/vapid#56)."""

RENEW_MS: Final = HOUR
ORIGINS_MAX: Final = 1_000


class VapidKey:
    """A P-256 key pair. `public`: what browsers subscribe with; `id`: eight characters of it."""

    def __init__(self, private: bytes) -> None:
        """Take the 32 bytes of a private key.

        Raises:
            ValueError: that is none.
        """
        if len(private) != PRIVATE_BYTES:
            raise ValueError(f"a VAPID key has {PRIVATE_BYTES} bytes")
        self.private = ec.derive_private_key(int.from_bytes(private, "big"), ec.SECP256R1())
        point = self.private.public_key().public_bytes(
            Encoding.X962, PublicFormat.UncompressedPoint
        )
        self.public = base64url(point)
        self.id = hashlib.sha256(point).hexdigest()[:8]


PRIVATE_BYTES: Final = 32


class Vapid:
    """Authorization headers, kept by origin until an hour before their end.

    Args:
        subject: `mailto:` or https address at which the operator can be reached; empty: none is
            said, which RFC 8292 allows and Apple refuses.
    """

    def __init__(self, key: VapidKey, *, subject: str, clock: Clock) -> None:
        self.key = key
        self._subject = subject
        self._clock = clock
        self._headers: OrderedDict[str, tuple[str, Instant]] = OrderedDict()

    def header(self, origin: str) -> str:
        now = self._clock()
        header, until = self._headers.get(origin, ("", Instant(0)))
        if until - now < RENEW_MS:
            until = Instant(now + TOKEN_MS)
            claims: dict[str, object] = {"aud": origin, "exp": until // SECOND}
            if self._subject:
                claims["sub"] = self._subject
            token = jwt.encode(claims, self.key.private, algorithm="ES256")
            header = f"vapid t={token},k={self.key.public}"
            self._headers[origin] = (header, until)
            if len(self._headers) > ORIGINS_MAX:
                self._headers.popitem(last=False)
        return header


def new_private_key(random: Callable[[int], bytes]) -> bytes:
    """32 bytes that make a VapidKey."""
    while True:
        private = random(PRIVATE_BYTES)
        try:
            VapidKey(private)
        except ValueError:
            continue  # not below the curve's order: one in four thousand million
        return private


def base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def from_base64url(text: str) -> bytes:
    """The bytes, padded or not.

    Raises:
        ValueError: that is no base64url.
    """
    bare = text.rstrip("=")
    return base64.b64decode(bare + "=" * (-len(bare) % 4), altchars=b"-_", validate=True)
