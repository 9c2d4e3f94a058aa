"""JSON bodies that two readers could understand differently are refused."""

import contextlib
import json
from typing import Any

import pytest
from fastapi.exceptions import HTTPException
from hypothesis import given
from hypothesis import strategies as st

from pennybell.edge.strict import parse

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXT,
    lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner),
    max_leaves=20,
)


@given(VALUES, st.booleans())
def test_everything_that_is_json_is_read(value: Any, ascii_only: bool) -> None:
    assert parse(json.dumps(value, ensure_ascii=ascii_only).encode()) == value


@given(st.binary(max_size=60))
def test_bytes_are_read_or_refused_and_nothing_else(data: bytes) -> None:
    with contextlib.suppress(HTTPException):
        parse(data)


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b'{"a":1,"a":1}', "twice"),
        (b'[{"a":{"b":1,"\\u0062":2}}]', "twice"),
        (rb'["\ud800"]', "cannot be read"),
        (rb'{"\uDFFF":1}', "cannot be read"),
        (rb'"\udc00\ud800"', "cannot be read"),
        (b"NaN", "no number"),
        (b"[-Infinity]", "no number"),
        (b"9" * 5_000, "cannot be read"),
        (b"[" * 100_000, "too deeply"),
        (b"\xff", "not UTF-8"),
        (b"\xed\xa0\x80", "not UTF-8"),
        (b"\xef\xbb\xbf1", "no JSON"),
        (b"", "no JSON"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_the_refusal_says_why(body: bytes, why: str) -> None:
    with pytest.raises(HTTPException) as caught:
        parse(body)

    assert caught.value.status_code == 400
    assert why in str(caught.value.detail)


def test_a_whole_surrogate_pair_is_one_character() -> None:
    assert parse(rb'"\ud83e\udd50"') == "🥐"
