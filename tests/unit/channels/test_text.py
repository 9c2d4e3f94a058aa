"""People's texts: harmless on the way out, and cut where nobody notices."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pennybell.channels.text import cut, fit, plain_line, plain_text
from pennybell.kit.json import encode

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
THUMB = "\U0001f44d\U0001f3fd"
FLAG = "\U0001f1e9\U0001f1ea"
HEART = "\u2764\ufe0f"
E_ACUTE = "e\u0301"


@pytest.mark.parametrize(
    ("text", "bytes_max", "expected"),
    [
        ("bread", 5, "bread"),
        ("bread and butter", 8, "bread\u2026"),
        ("\u20ac\u20ac\u20ac", 9, "\u20ac\u20ac\u20ac"),
        ("\u20ac\u20ac\u20ac", 8, "\u20ac\u2026"),
        ("bread", 3, "\u2026"),
        ("bread", 2, ""),
        ("", 0, ""),
        (f"ab{FAMILY}", 12, "ab\u2026"),
        (f"ab{THUMB}", 9, "ab\u2026"),
        (f"{FLAG}{FLAG}", 15, f"{FLAG}\u2026"),
        (f"ab{HEART}", 8 - 1, "ab\u2026"),
        (f"a{E_ACUTE}xyz", 6, "a\u2026"),
    ],
)
def test_a_text_is_cut_between_what_people_see(text: str, bytes_max: int, expected: str) -> None:
    assert cut(text, bytes_max) == expected


@given(st.text(), st.integers(0, 60))
def test_a_cut_text_fits_and_is_a_beginning(text: str, bytes_max: int) -> None:
    short = cut(text, bytes_max)

    assert len(short.encode()) <= bytes_max
    assert text.startswith(short.removesuffix("\u2026"))


@given(st.text())
def test_no_control_character_leaves(text: str) -> None:
    for character in plain_line(text):
        assert unicodedata.category(character) not in {"Cc", "Cs", "Zl", "Zp"}
        assert unicodedata.bidirectional(character) not in {"RLO", "LRO", "RLE", "LRE", "PDF"}
        assert unicodedata.bidirectional(character) not in {"RLI", "LRI", "FSI", "PDI"}


def test_lines_stay_lines_in_a_text_and_become_spaces_in_a_line() -> None:
    assert plain_text("a\r\nb\rc\u2028d") == "a\nb\nc d"
    assert plain_line("a\r\nb\tc  d\u202e\n") == "a b c d"


@given(st.text(max_size=200), st.text(max_size=400), st.integers(30, 300))
def test_what_is_made_to_fit_fits_and_loses_its_title_last(
    title: str, body: str, bytes_max: int
) -> None:
    def render(title: str, body: str) -> bytes:
        return encode({"t": title, "b": body}).encode()

    fitted = fit(render, title, body, bytes_max)

    assert fitted is not None
    assert len(fitted) <= bytes_max
    if len(render(title, "")) <= bytes_max:
        assert encode(title) in fitted.decode()


def test_what_can_never_fit_is_none() -> None:
    assert fit(lambda title, body: b"x" * 100 + (title + body).encode(), "t", "b", 99) is None
