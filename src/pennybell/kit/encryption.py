"""Secrets at rest: fields encrypted under a named key, found again by a keyed digest.

AES-256-GCM with a fresh nonce. The row's id is authenticated with it, so that what is copied into
another row does not open there. Whoever reads the database without the master secrets learns
neither the values nor which rows hold equal ones under different kinds.
"""

import base64
import hashlib
import hmac
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from pennybell.kit.json import decode, encode

NONCE_BYTES: Final = 12


class Undecipherable(Exception):
    """The ciphertext is damaged, of another row, or under a key that is no longer known."""


class Encrypted(NamedTuple):
    key_id: str
    ciphertext: bytes
    """Nonce (12 bytes), ciphertext, tag (16 bytes)."""


@dataclass(frozen=True, slots=True)
class _Key:
    id: str
    cipher: AESGCM
    digest: bytes


class FieldKeys:
    """Encrypts with the newest key, opens with all; see `Settings.secret_keys` for the masters.

    Args:
        masters: master secrets, newest first; at least one.
        random: gives so many random bytes.
    """

    def __init__(self, masters: Sequence[bytes], *, random: Callable[[int], bytes]) -> None:
        self._keys = [
            _Key(
                derive(master, b"field key id").hex()[:8],
                AESGCM(derive(master, b"field")),
                derive(master, b"field digest"),
            )
            for master in masters
        ]
        self._random = random

    @property
    def current_id(self) -> str:
        """What every row's key id is once a rotation is through."""
        return self._keys[0].id

    def encrypt(self, plain: bytes, *, row_id: str) -> Encrypted:
        key = self._keys[0]
        nonce = self._random(NONCE_BYTES)
        return Encrypted(key.id, nonce + key.cipher.encrypt(nonce, plain, row_id.encode()))

    def decrypt(self, encrypted: Encrypted, *, row_id: str) -> bytes:
        """The plaintext.

        Raises:
            Undecipherable: with nothing of the value in its text.
        """
        nonce, rest = encrypted.ciphertext[:NONCE_BYTES], encrypted.ciphertext[NONCE_BYTES:]
        for key in self._keys:
            if key.id == encrypted.key_id:
                try:
                    return key.cipher.decrypt(nonce, rest, row_id.encode())
                except (InvalidTag, ValueError):
                    raise Undecipherable("damaged, or of another row") from None
        raise Undecipherable(f"no master secret makes the key {encrypted.key_id}")

    def digest(self, kind: str, value: bytes) -> bytes:
        """What a value is found by (32 bytes), under the newest key."""
        return _digest(self._keys[0], kind, value)

    def digests(self, kind: str, value: bytes) -> list[bytes]:
        """The same under every key, newest first: during a rotation a row may carry any of them."""
        return [_digest(key, kind, value) for key in self._keys]

    def rotated(self, encrypted: Encrypted, *, row_id: str) -> tuple[Encrypted, bytes] | None:
        """The row under the newest key, and its plaintext to digest anew; None: it is already.

        Raises:
            Undecipherable: leave the row as it is.
        """
        if encrypted.key_id == self.current_id:
            return None
        plain = self.decrypt(encrypted, row_id=row_id)
        return self.encrypt(plain, row_id=row_id), plain


def seal(keys: FieldKeys, values: Mapping[str, str], *, row_id: str) -> dict[str, str]:
    """Named secrets as the columns `secret_ct` and `enc_key_id` of a row."""
    encrypted = keys.encrypt(encode(dict(values)).encode(), row_id=row_id)
    return _columns(encrypted)


def open_sealed(keys: FieldKeys, row: Any) -> dict[str, str]:
    """What `seal` put into a row (`id`, `secret_ct`, `enc_key_id`). Raises Undecipherable."""
    opened: dict[str, str] = decode(keys.decrypt(_encrypted(row), row_id=row.id))
    return opened


def _encrypted(row: Any) -> Encrypted:
    return Encrypted(row.enc_key_id, base64.b64decode(row.secret_ct))


def _columns(encrypted: Encrypted) -> dict[str, str]:
    return {
        "secret_ct": base64.b64encode(encrypted.ciphertext).decode(),
        "enc_key_id": encrypted.key_id,
    }


def derive(master: bytes, purpose: bytes) -> bytes:
    """One key (32 bytes) a purpose, so that no key ever does two kinds of thing."""
    return hmac.new(master, b"pennybell " + purpose, hashlib.sha256).digest()


def _digest(key: _Key, kind: str, value: bytes) -> bytes:
    # The length keeps "a" of kind "bc" from "ab" of kind "c".
    head = f"{len(kind)}:{kind}:".encode()
    return hmac.new(key.digest, head + value, hashlib.sha256).digest()
