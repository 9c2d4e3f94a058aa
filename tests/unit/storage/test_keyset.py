"""A cursor leads back to its place; whatever no page gave is refused by name."""

import base64
from collections.abc import Callable
from datetime import date

import pytest

from pennybell.errors import Invalid
from pennybell.kit.ids import uuid7_of
from pennybell.storage.keyset import cursor_at, day_place, instant_place

ID = uuid7_of(1_790_000_000_000, "row")


def test_a_cursor_leads_back_to_its_place() -> None:
    assert day_place(cursor_at(date(2026, 9, 21), ID)) == (date(2026, 9, 21), ID)
    assert instant_place(cursor_at(1_790_000_000_000, ID)) == (1_790_000_000_000, ID)


@pytest.mark.parametrize("place", [day_place, instant_place])
@pytest.mark.parametrize(
    "text",
    [
        "",
        "no base64 at all!",
        ID,
        f"2026-W39-1 {ID}",
        f"-5 {ID}",
        f"{'9' * 16} {ID}",
        "2026-09-21 4b1f0f4e-0000-4000-8000-000000000000",
        f"2026-09-21 {ID.upper()}",
        f"२ {ID}",
    ],
)
def test_what_no_page_gave_is_refused(place: Callable[[str], object], text: str) -> None:
    cursor = base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")
    for given in (cursor, text):
        with pytest.raises(Invalid) as refused:
            place(given)
        assert refused.value.code == "bad_cursor"
