"""Fields at rest: opened by their own row and key alone, found by digest, carried to a new key."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pennybell.kit.encryption import Encrypted, FieldKeys, Undecipherable

OLD, NEW = b"o" * 32, b"n" * 32


def keys_of(*masters: bytes) -> FieldKeys:
    return FieldKeys(masters, random=os.urandom)


KEYS = keys_of(OLD)


@given(st.binary(max_size=5_000), st.text(min_size=1, max_size=40))
def test_what_was_encrypted_comes_back_in_its_row(plain: bytes, row_id: str) -> None:
    encrypted = KEYS.encrypt(plain, row_id=row_id)

    assert KEYS.decrypt(encrypted, row_id=row_id) == plain
    assert len(encrypted.ciphertext) == 12 + len(plain) + 16


@given(st.data())
def test_no_changed_bit_opens(data: st.DataObject) -> None:
    key_id, ciphertext = KEYS.encrypt(b"token", row_id="a")
    bit = data.draw(st.integers(0, len(ciphertext) * 8 - 1))
    changed = bytearray(ciphertext)
    changed[bit // 8] ^= 1 << bit % 8

    with pytest.raises(Undecipherable):
        KEYS.decrypt(Encrypted(key_id, bytes(changed)), row_id="a")


@pytest.mark.parametrize("ciphertext", [b"", b"short", bytes(27)])
def test_what_is_no_ciphertext_is_refused_as_such(ciphertext: bytes) -> None:
    with pytest.raises(Undecipherable):
        KEYS.decrypt(Encrypted(KEYS.current_id, ciphertext), row_id="a")


def test_a_value_copied_into_another_row_does_not_open_there() -> None:
    encrypted = KEYS.encrypt(b"token", row_id="a")

    with pytest.raises(Undecipherable):
        KEYS.decrypt(encrypted, row_id="b")


def test_equal_values_look_different_each_time() -> None:
    assert KEYS.encrypt(b"token", row_id="a") != KEYS.encrypt(b"token", row_id="a")


def test_a_key_that_is_no_longer_known_opens_nothing() -> None:
    encrypted = KEYS.encrypt(b"token", row_id="a")

    with pytest.raises(Undecipherable):
        keys_of(NEW).decrypt(encrypted, row_id="a")


def test_a_digest_finds_equal_values_of_one_kind_under_one_key() -> None:
    assert KEYS.digest("fcm", b"t") == keys_of(OLD).digest("fcm", b"t")
    others = {KEYS.digest("apns", b"t"), KEYS.digest("fcm", b"u"), keys_of(NEW).digest("fcm", b"t")}
    assert len(others | {KEYS.digest("fcm", b"t")}) == 4
    assert KEYS.digest("a", b"bc") != KEYS.digest("ab", b"c")


def test_a_rotation_carries_a_row_to_the_newest_key_once() -> None:
    row = keys_of(OLD).encrypt(b"token", row_id="a")
    both = keys_of(NEW, OLD)

    moved = both.rotated(row, row_id="a")

    assert moved is not None
    encrypted, plain = moved
    assert plain == b"token"
    assert encrypted.key_id == both.current_id == keys_of(NEW).current_id
    assert keys_of(NEW).decrypt(encrypted, row_id="a") == b"token"
    assert both.rotated(encrypted, row_id="a") is None


def test_during_a_rotation_a_value_is_found_under_either_key() -> None:
    both = keys_of(NEW, OLD)

    assert both.digests("fcm", b"t") == [
        keys_of(NEW).digest("fcm", b"t"),
        keys_of(OLD).digest("fcm", b"t"),
    ]
    assert both.digest("fcm", b"t") == both.digests("fcm", b"t")[0]


def test_a_rotation_leaves_alone_what_it_cannot_open() -> None:
    row = keys_of(b"x" * 32).encrypt(b"token", row_id="a")

    with pytest.raises(Undecipherable):
        keys_of(NEW, OLD).rotated(row, row_id="a")
