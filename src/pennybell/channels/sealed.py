"""Sealed push: content that only the device opens; its provider carries ciphertext.

Format in docs/protocol/sealed-push.md: version (1 byte) | ephemeral X25519 key (32) | AES-256-GCM
ciphertext and tag, in base64url. Key and nonce come from HKDF-SHA256 over the shared secret; each
message has an ephemeral key of its own, so the nonce never repeats under one key.
"""

import base64
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from pennybell.channels.port import Message
from pennybell.channels.text import fit, plain_line, plain_text
from pennybell.kit.json import decode, encode

VERSION: Final = b"\x01"
INFO: Final = b"pennybell sealed push v1"
KEY_BYTES: Final = 32
HEAD_BYTES: Final = 1 + KEY_BYTES
TAG_BYTES: Final = 16

BLOCK_BYTES: Final = 256
"""Plaintexts are filled up to a multiple of this: the length of a ciphertext tells little."""

PLAIN_BYTES_MAX: Final = 8 * BLOCK_BYTES
"""Sealed, 2,800 characters of base64url: fits every provider's 4 KB with what it needs beside."""

GENERIC_TITLE: Final = "Pennybell"
GENERIC_TYPE: Final = "sealed"


class NotForUs(Exception):
    """Damaged, of another version, or sealed to another key."""


def seal_message(
    message: Message,
    device_key: bytes,
    *,
    ephemeral: Callable[[], X25519PrivateKey] = X25519PrivateKey.generate,
) -> Message:
    """The same message with everything inside, and a generic line outside.

    Args:
        device_key: the device's X25519 public key, 32 bytes.

    Raises:
        ValueError: that is no key.
    """

    def render(title: str, body: str) -> bytes:
        return encode(content_of(message, title, body)).encode()

    plain = fit(render, plain_line(message.title), plain_text(message.body), PLAIN_BYTES_MAX - 1)
    if plain is None:
        raise ValueError("even without its texts the message is too long to seal")
    sealed = seal(plain, device_key, ephemeral=ephemeral())
    return replace(
        message,
        type=GENERIC_TYPE,
        title=GENERIC_TITLE,
        body=message.generic,
        sealed=sealed,
        data={},
        link="",
        actions=(),
    )


def content_of(message: Message, title: str, body: str) -> dict[str, Any]:
    """What is inside, as JSON."""
    return {
        "id": message.id,
        "type": message.type,
        "title": title,
        "body": body,
        "link": message.link,
        "data": dict(message.data),
        "actions": [{"id": a.id, "title": a.title, "link": a.link} for a in message.actions],
    }


def seal(plain: bytes, device_key: bytes, *, ephemeral: X25519PrivateKey) -> str:
    """Seal bytes to a device's key. The same ephemeral key must never be used twice.

    Raises:
        ValueError: `device_key` is no X25519 public key, or one that shares no secret.
    """
    public = X25519PublicKey.from_public_bytes(device_key)
    head = VERSION + ephemeral.public_key().public_bytes_raw()
    key, nonce = _derive(ephemeral.exchange(public), head[1:], device_key)
    ciphertext = AESGCM(key).encrypt(nonce, _filled(plain), head)
    return base64.urlsafe_b64encode(head + ciphertext).rstrip(b"=").decode()


def unseal(sealed: str, device: X25519PrivateKey) -> bytes:
    """What a device does: the reference for other languages.

    Raises:
        NotForUs: see there.
    """
    try:
        raw = base64.urlsafe_b64decode(sealed + "=" * (-len(sealed) % 4))
        head, ciphertext = raw[:HEAD_BYTES], raw[HEAD_BYTES:]
        if head[:1] != VERSION or len(ciphertext) < TAG_BYTES:
            raise NotForUs
        shared = device.exchange(X25519PublicKey.from_public_bytes(head[1:]))
        key, nonce = _derive(shared, head[1:], device.public_key().public_bytes_raw())
        filled = AESGCM(key).decrypt(nonce, ciphertext, head)
    except (InvalidTag, ValueError):
        raise NotForUs from None
    text, mark, _ = filled.rpartition(b"\x80")
    if not mark:
        raise NotForUs
    return text


def read(plain: bytes) -> dict[str, Any]:
    """The JSON inside."""
    content: dict[str, Any] = decode(plain)
    return content


def _derive(shared: bytes, ephemeral_key: bytes, device_key: bytes) -> tuple[bytes, bytes]:
    salt = ephemeral_key + device_key
    both = HKDF(algorithm=SHA256(), length=KEY_BYTES + 12, salt=salt, info=INFO).derive(shared)
    return both[:KEY_BYTES], both[KEY_BYTES:]


def _filled(plain: bytes) -> bytes:
    """One byte 0x80, then zeros up to a whole block (ISO/IEC 7816-4)."""
    marked = plain + b"\x80"
    return marked + bytes(-len(marked) % BLOCK_BYTES)
