"""Sealed push: opened by its device alone; the published vectors are what the code makes."""

import base64
import json
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from pennybell.channels.port import Action, Message
from pennybell.channels.sealed import (
    BLOCK_BYTES,
    NotForUs,
    read,
    seal,
    seal_message,
    unseal,
)

PAGE = Path(__file__).parents[3] / "docs" / "protocol" / "sealed-push.md"
DEVICE = X25519PrivateKey.from_private_bytes(bytes(range(32)))
DEVICE_KEY = DEVICE.public_key().public_bytes_raw()


def published() -> list[dict[str, Any]]:
    """The vectors of the page."""
    block = PAGE.read_text().partition("```json vectors\n")[2].partition("```")[0]
    vectors: list[dict[str, Any]] = json.loads(block)
    return vectors


@pytest.mark.parametrize("vector", published(), ids=lambda vector: str(vector["says"]))
def test_the_published_vectors_are_what_the_code_makes(vector: dict[str, str]) -> None:
    device = X25519PrivateKey.from_private_bytes(bytes.fromhex(vector["device_private"]))
    ephemeral = X25519PrivateKey.from_private_bytes(bytes.fromhex(vector["ephemeral_private"]))
    device_key = bytes.fromhex(vector["device_public"])
    plain = vector["plaintext"].encode()

    assert device.public_key().public_bytes_raw() == device_key
    assert seal(plain, device_key, ephemeral=ephemeral) == vector["sealed"]
    assert unseal(vector["sealed"], device) == plain


@given(st.binary(max_size=1_000))
def test_what_was_sealed_opens_on_its_device(plain: bytes) -> None:
    sealed = seal(plain, DEVICE_KEY, ephemeral=X25519PrivateKey.generate())

    assert unseal(sealed, DEVICE) == plain


@given(st.integers(0, BLOCK_BYTES - 1))
def test_lengths_within_a_block_look_alike(length: int) -> None:
    lengths = {
        len(seal(bytes(n), DEVICE_KEY, ephemeral=X25519PrivateKey.generate())) for n in (0, length)
    }
    assert len(lengths) == 1


def test_another_device_opens_nothing() -> None:
    sealed = seal(b"text", DEVICE_KEY, ephemeral=X25519PrivateKey.generate())

    with pytest.raises(NotForUs):
        unseal(sealed, X25519PrivateKey.generate())


@given(st.data())
def test_no_changed_bit_opens(data: st.DataObject) -> None:
    sealed = seal(b"text", DEVICE_KEY, ephemeral=X25519PrivateKey.generate())
    raw = bytearray(base64.urlsafe_b64decode(sealed + "=" * (-len(sealed) % 4)))
    bit = data.draw(st.integers(0, len(raw) * 8 - 1))
    raw[bit // 8] ^= 1 << bit % 8

    with pytest.raises(NotForUs):
        unseal(base64.urlsafe_b64encode(raw).decode(), DEVICE)


@pytest.mark.parametrize("sealed", ["", "AQ", "!", "AgAA", "A" * 60, "\u00e9"])
def test_what_is_no_sealed_message_is_refused_as_such(sealed: str) -> None:
    with pytest.raises(NotForUs):
        unseal(sealed, DEVICE)


@pytest.mark.parametrize("key", [b"", bytes(31), bytes(32)])
def test_a_key_that_shares_no_secret_is_refused(key: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        seal(b"text", key, ephemeral=X25519PrivateKey.generate())


def test_a_sealed_message_keeps_its_content_inside_and_its_delivery_outside() -> None:
    message = Message(
        id="0192",
        type="budget.alert",
        title="Groceries over",
        body="12.40 over",
        tag="budget",
        data={"budget_id": "b"},
        link="https://money.example/budgets",
        actions=(Action("read", "Mark read", "https://money.example/r"),),
        generic="Something new",
        badge=2,
    )

    sealed = seal_message(message, DEVICE_KEY)

    assert (sealed.id, sealed.collapse_id, sealed.badge) == ("0192", message.collapse_id, 2)
    assert (sealed.title, sealed.body, sealed.type) == ("Pennybell", "Something new", "sealed")
    assert (sealed.data, sealed.link, sealed.actions) == ({}, "", ())
    assert read(unseal(sealed.sealed, DEVICE)) == {
        "id": "0192",
        "type": "budget.alert",
        "title": "Groceries over",
        "body": "12.40 over",
        "link": "https://money.example/budgets",
        "data": {"budget_id": "b"},
        "actions": [{"id": "read", "title": "Mark read", "link": "https://money.example/r"}],
    }


@given(st.text(max_size=6_000))
def test_however_long_a_text_it_stays_under_what_providers_carry(text: str) -> None:
    message = Message(id="1", type="test", title="Title", body=text)

    assert len(seal_message(message, DEVICE_KEY).sealed) <= 2_800
