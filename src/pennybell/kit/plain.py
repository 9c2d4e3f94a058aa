"""Texts of people inside sentences of ours."""

from typing import Final

LABEL_MAX: Final = 80
BIDI: Final = dict.fromkeys(
    [*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C], None
)
"""Controls that turn the direction of what follows: a payee must not turn round our sentence."""

JOINERS: Final = "\u200c\u200d"
"""Shown as nothing, but they make one emoji of several, and spell Persian and Hindi."""


def plain(text: str, at_most: int = LABEL_MAX) -> str:
    """A person's text on one line: no controls, no turns of direction, not endless."""
    one_line = " ".join(text.translate(BIDI).split())
    kept = "".join(each for each in one_line if each.isprintable() or each in JOINERS)
    return kept if len(kept) <= at_most else f"{kept[: at_most - 1]}…"
