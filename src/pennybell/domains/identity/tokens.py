"""Access tokens (JWT) and refresh tokens (opaque): made and checked, nothing stored here."""

import base64
import hashlib
import hmac
from dataclasses import dataclass
from typing import Final

import jwt

from pennybell.errors import Unauthenticated
from pennybell.kit.clock import SECOND, Instant
from pennybell.kit.encryption import derive
from pennybell.outbox.actor import Actor

ALGORITHM = "HS256"
TAG_BYTES = 16

GENUINE_MAX: Final = 10_000
"""Tokens whose signature was found good, remembered: finding out takes a sixth of a request.
Whether one has expired is looked at each time, its sign-in in each query. About 5 MB."""


@dataclass(frozen=True, slots=True)
class Keys:
    """Keys derived from the master secrets, newest first; the newest signs, all verify."""

    signing: tuple[tuple[str, bytes], ...]
    refresh: tuple[bytes, ...]


def derive_keys(masters: list[bytes]) -> Keys:
    """One key a purpose, so that no key ever signs two kinds of thing."""
    signing = tuple((derive(m, b"kid").hex()[:8], derive(m, b"access token")) for m in masters)
    return Keys(signing, tuple(derive(m, b"refresh token") for m in masters))


class Tokens:
    """Makes and checks tokens; `access_s` is how many seconds an access token lives."""

    def __init__(self, keys: Keys, *, access_s: int) -> None:
        self._keys = keys
        self._by_kid = dict(keys.signing)
        self._genuine: dict[str, Actor] = {}
        self.access_s = access_s

    def access(
        self, *, user_id: str, session_id: str, household_id: str | None, now: Instant
    ) -> str:
        """A signed token under 400 bytes: `sub`, `sid`, `hid`, `exp`, and `kid` in its header."""
        kid, key = self._keys.signing[0]
        claims: dict[str, object] = {
            "sub": user_id,
            "sid": session_id,
            "exp": now // SECOND + self.access_s,
        }
        if household_id is not None:
            claims["hid"] = household_id
        return jwt.encode(claims, key, algorithm=ALGORITHM, headers={"kid": kid})

    def verify(self, token: str, now: Instant) -> Actor:
        """Who a token speaks for.

        Raises:
            Unauthenticated: 401 `token_invalid` or `token_expired`.
        """
        actor = self._genuine.get(token)
        if actor is None:
            actor = self._check(token)
            if len(self._genuine) >= GENUINE_MAX:
                del self._genuine[next(iter(self._genuine))]
            self._genuine[token] = actor
        if actor.expires_at_s <= now // SECOND:
            raise Unauthenticated("token_expired", "The access token has expired; refresh it.")
        return actor

    def _check(self, token: str) -> Actor:
        """Whom a token we signed speaks for, expired or not."""
        try:
            kid = jwt.get_unverified_header(token).get("kid")
            key = self._by_kid[kid]  # type: ignore[index]  # a missing kid is a KeyError
            claims = jwt.decode(
                token,
                key,
                algorithms=[ALGORITHM],
                options={
                    "verify_exp": False,
                    "verify_iat": False,
                    "require": ["exp", "sub", "sid"],
                },
            )
            return Actor(
                user_id=str(claims["sub"]),
                household_id=claims.get("hid"),
                session_id=str(claims["sid"]),
                expires_at_s=int(claims["exp"]),
            )
        except (jwt.PyJWTError, KeyError, TypeError, ValueError) as error:
            raise Unauthenticated("token_invalid", "The access token is not valid.") from error

    def first_refresh(self, session_id: str, random: bytes) -> str:
        return self._seal(self._keys.refresh[0], session_id, random)

    def next_refresh(self, token: str) -> str:
        """The successor of a genuine refresh token: always the same one for the same token."""
        session_id, _, _ = token.partition(".")
        secret = hmac.new(self._keys.refresh[0], b"next " + token.encode(), hashlib.sha256)
        return self._seal(self._keys.refresh[0], session_id, secret.digest())

    def session_of(self, token: str) -> str:
        """The session a refresh token belongs to, after checking that we made it.

        Raises:
            Unauthenticated: 401 `refresh_invalid`.
        """
        session_id, _, rest = token.partition(".")
        secret, _, tag = rest.partition(".")
        body = f"{session_id}.{secret}".encode()
        genuine = any(
            hmac.compare_digest(_tag(key, body).encode(), tag.encode())
            for key in self._keys.refresh
        )
        if not genuine:
            raise refresh_invalid()
        return session_id

    def invite(self, invite_id: str) -> str:
        """The token of an invitation's link: derived, so that it need not be kept anywhere."""
        made = hmac.new(self._keys.refresh[0], b"invite " + invite_id.encode(), hashlib.sha256)
        return _text(made.digest()[:24])

    def _seal(self, key: bytes, session_id: str, secret: bytes) -> str:
        body = f"{session_id}.{_text(secret)}"
        return f"{body}.{_tag(key, body.encode())}"


def refresh_invalid() -> Unauthenticated:
    return Unauthenticated("refresh_invalid", "This sign-in cannot be renewed; sign in again.")


def digest(token: str) -> str:
    """What is stored of a token: its SHA-256, in hex."""
    return hashlib.sha256(token.encode()).hexdigest()


def _tag(key: bytes, body: bytes) -> str:
    return _text(hmac.new(key, b"tag " + body, hashlib.sha256).digest()[:TAG_BYTES])


def _text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
