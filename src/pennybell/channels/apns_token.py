"""The signed token that Apple wants with every push: the same one from every process.

Apple refuses whoever updates it more often than every 20 minutes (TooManyProviderTokenUpdates), and an
hour-old one. A token here follows from the key and the time alone: it is dated to the beginning of a span
that all clocks share, and its signature is deterministic (RFC 6979). So several workers, and one that
has just been restarted, say the same without knowing of each other.
"""

from typing import Any, Final

import jwt
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from jwt.utils import der_to_raw_signature

from pennybell.kit.clock import MINUTE, SECOND, Clock, Instant
from pennybell.kit.json import encode

SPAN_MS: Final = 40 * MINUTE
"""How long a token is used. Apple: not more often than every 20 minutes, nor over an hour."""

SPAN_MS_MIN: Final = 20 * MINUTE
"""After a refusal the second half of a span has a token of its own."""


class ProviderToken:
    """One ES256 token for all sends with a key, made when it is first needed.

    Args:
        key: the .p8 file's text.

    Raises:
        ValueError: that is no P-256 key.
    """

    def __init__(self, key: str, *, key_id: str, team_id: str, clock: Clock) -> None:
        private = load_pem_private_key(key.encode(), password=None)
        if not isinstance(private, ec.EllipticCurvePrivateKey):
            raise ValueError("Apple's keys are of elliptic curves")
        self._key = private
        self._key_id = key_id
        self._team_id = team_id
        self._clock = clock
        self._token = ""
        self._dated = Instant(0)

    def get(self) -> str:
        span = _begin(self._clock(), SPAN_MS)
        if not self._token or span - self._dated >= SPAN_MS_MIN:
            self._make(span)
        return self._token

    def after_refusal(self, refused: str) -> str | None:
        """Another token; None: one may not be made so soon, and this one ought to be good."""
        if self._token == refused:
            half = _begin(self._clock(), SPAN_MS_MIN)
            if half <= self._dated:
                return None
            self._make(half)
        return self._token

    def _make(self, dated: Instant) -> None:
        claims = {"iss": self._team_id, "iat": dated // SECOND}
        self._token = _sign(claims, {"alg": "ES256", "kid": self._key_id, "typ": "JWT"}, self._key)
        self._dated = dated


def _begin(now: Instant, span_ms: int) -> Instant:
    return Instant(now - now % span_ms)


def _sign(claims: dict[str, Any], headers: dict[str, Any], key: ec.EllipticCurvePrivateKey) -> str:
    """A JWT (RFC 7515) whose signature is the same each time, which PyJWT does not offer."""
    said = b".".join(
        jwt.utils.base64url_encode(encode(part).encode()) for part in (headers, claims)
    )
    der = key.sign(said, ec.ECDSA(SHA256(), deterministic_signing=True))
    signature = jwt.utils.base64url_encode(der_to_raw_signature(der, key.curve))
    return b".".join((said, signature)).decode()
