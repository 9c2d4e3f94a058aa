"""The one picture of a summary: what had been spent by each day, and what usually is by then.

Without a word in it, so that it is the same in every language: names and amounts stand around it.
Transparent, in colours that can be told apart on white and on black, by people too who see no red.
"""

import io
from collections.abc import Sequence
from typing import Final

from PIL import Image, ImageDraw

from pennybell.events.summaries import SummaryDay

SIZE: Final = (1024, 300)
"""Twice what it is shown at: for dense screens."""

GAP_SHARE: Final = 0.28
TICK_PX: Final = 6
BASE_PX: Final = 4

CLEAR, SPENT, BEYOND, USUAL, BASE = range(5)
PALETTE: Final = (
    *(255, 255, 255),
    *(31, 143, 136),  # 3.9 : 1 on white, 4.1 : 1 on the dark card
    *(217, 119, 6),  # 3.2 and 5.0
    *(120, 130, 142),  # 3.9 and 4.2
    *(150, 158, 167),
)


def draw(days: Sequence[SummaryDay]) -> bytes:
    """A PNG of one bar for each day; what is beyond the usual has another colour."""
    width, height = SIZE
    image = Image.new("P", SIZE, CLEAR)
    image.putpalette(PALETTE)
    pen = ImageDraw.Draw(image)
    top = max([1, *(max(day.total_minor, day.usual_minor or 0) for day in days)])
    room = height - BASE_PX - TICK_PX

    def y_of(amount_minor: int) -> int:
        return height - BASE_PX - round(max(amount_minor, 0) / top * room)

    step = width / max(len(days), 1)
    gap = round(step * GAP_SHARE / 2)
    for place, day in enumerate(days):
        left, right = round(place * step) + gap, round((place + 1) * step) - gap
        _bar(pen, (left, right), y_of(day.total_minor), y_of(0), SPENT)
        if day.usual_minor is None:
            continue
        usual = y_of(day.usual_minor)
        if day.total_minor > day.usual_minor:
            _bar(pen, (left, right), y_of(day.total_minor), usual, BEYOND)
        pen.rectangle((left - gap, usual - TICK_PX, right + gap, usual - 1), fill=USUAL)
    pen.rectangle((0, height - BASE_PX, width, height), fill=BASE)
    written = io.BytesIO()
    image.save(written, "PNG", bits=4, transparency=CLEAR)
    return written.getvalue()


def _bar(
    pen: ImageDraw.ImageDraw, sides: tuple[int, int], top: int, bottom: int, fill: int
) -> None:
    if top < bottom:
        pen.rectangle((sides[0], top, sides[1] - 1, bottom - 1), fill=fill)
