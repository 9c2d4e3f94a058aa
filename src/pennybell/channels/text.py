"""People's texts on their way out: harmless, and cut to what a provider carries."""

import unicodedata
from collections.abc import Callable
from typing import Final

ELLIPSIS: Final = "\u2026"
JOINER: Final = "\u200d"

BIDI_CONTROLS: Final = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
"""Turn the writing direction: a payee could make a line read as something else."""

FLAGS: Final = range(0x1F1E6, 0x1F200)
SKIN_TONES: Final = range(0x1F3FB, 0x1F400)
SELECTORS: Final = range(0xFE00, 0xFE10)


def plain_line(text: str) -> str:
    """One line without control characters or bidi controls."""
    return " ".join(plain_text(text).split())


def plain_text(text: str) -> str:
    """Several lines at most; no other control characters, no bidi controls, no half characters."""
    joined = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(map(_harmless, joined)).strip()


def _harmless(character: str) -> str:
    if character == "\n":
        return character
    if character in BIDI_CONTROLS:
        return ""
    # Line and paragraph separators are breaks that a header's parser may honour.
    return " " if unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} else character


def cut(text: str, bytes_max: int) -> str:
    """The text in at most so many bytes of UTF-8, ending in an ellipsis where something is missing.

    Never within a code point, an emoji's sequence, a flag, or between a letter and its accent.
    """
    if len(text.encode()) <= bytes_max:
        return text
    room = bytes_max - len(ELLIPSIS.encode())
    if room < 0:
        return ""
    kept = text.encode()[:room].decode(errors="ignore")
    at = len(kept)
    while at and _belongs_together(text, at):
        at -= 1
    return text[:at].rstrip() + ELLIPSIS


def _belongs_together(text: str, at: int) -> bool:
    """Whether the characters before and after a place are shown as one."""
    before, after = text[at - 1], text[at]
    if JOINER in (before, after) or unicodedata.combining(after):
        return True
    if ord(after) in SELECTORS or ord(after) in SKIN_TONES:
        return True
    if ord(before) in FLAGS and ord(after) in FLAGS:
        run = len(text[:at]) - len(text[:at].rstrip("".join(map(chr, FLAGS))))
        return run % 2 == 1
    return False


def fit(render: Callable[[str, str], bytes], title: str, body: str, bytes_max: int) -> bytes | None:
    """What `render(title, body)` gives in at most so many bytes; None: not even with no text.

    The body is cut first, then the title: who reads half a sentence should know what it is about.
    """
    rendered = render(title, body)
    while len(rendered) > bytes_max and body:
        body = _shortened(body, len(rendered) - bytes_max)
        rendered = render(title, body)
    while len(rendered) > bytes_max and title:
        title = _shortened(title, len(rendered) - bytes_max)
        rendered = render(title, body)
    return rendered if len(rendered) <= bytes_max else None


def _shortened(text: str, by_bytes: int) -> str:
    """At least one byte shorter; JSON may take up to six bytes for one of text."""
    shorter = cut(text, max(0, len(text.encode()) - max(1, by_bytes // 6)))
    return shorter if shorter != ELLIPSIS else ""
