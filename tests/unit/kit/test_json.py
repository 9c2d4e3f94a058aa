"""JSON in and out: compact, UTF-8, and strict about what is no JSON."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pennybell.kit.json import decode, encode

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**80), 2**80) | TEXT,
    lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner),
    max_leaves=20,
)


@given(VALUES)
def test_values_come_back_as_they_were(value: object) -> None:
    assert decode(encode(value)) == value


@given(VALUES)
def test_the_text_is_json_to_everybody_else(value: object) -> None:
    assert json.loads(encode(value)) == value


def test_text_is_compact_and_not_escaped_beyond_need() -> None:
    assert encode({"payee": "Müller 🥐", "day": date(2026, 1, 26), "n": [1, None]}) == (
        '{"payee":"Müller 🥐","day":"2026-01-26","n":[1,null]}'
    )


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"{",
        b"[1,]",
        b"{'a':1}",
        b"NaN",
        b"Infinity",
        b"-Infinity",
        b'"\xff"',
        b'"\xed\xa0\x80"',  # a surrogate in UTF-8
        rb'"\ud800"',
        b'"\x00"',
        b"[" * 1_000 + b"]" * 1_000,
        b"1 2",
        b"01",
    ],
)
def test_what_is_no_json_is_refused(text: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        decode(text)
