"""Texts of people inside sentences of ours: harmless, and still what they wrote."""

import pytest

from pennybell.kit.plain import plain


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Bread\r\nX: 1 \u202egnp.exe", "Bread X: 1 gnp.exe"),
        ("a\x00b\u2066c\u061c", "abc"),
        ("<b>80 %</b>", "<b>80 %</b>"),
        ("\U0001f468\u200d\U0001f467 at the zoo", "\U0001f468\u200d\U0001f467 at the zoo"),
        (
            "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
            "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        ),
        ("x" * 81, "x" * 79 + "…"),
    ],
)
def test_a_text_turns_nothing_round_and_stays_what_it_was(typed: str, said: str) -> None:
    assert plain(typed) == said
