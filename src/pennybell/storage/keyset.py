"""Cursors of keyset pages: where the next page begins, as text that says nothing to its bearer.

A place is what the list is ordered by and the id that breaks ties; it stays where it is while rows
come and go.
"""

import base64
import binascii
from datetime import date

from pennybell.errors import Invalid
from pennybell.kit.ids import is_uuid7


def cursor_at(ordered_by: object, last_id: object) -> str:
    """The cursor of a page that ends here. `ordered_by`: an ISO date, or an instant's number."""
    return base64.urlsafe_b64encode(f"{ordered_by} {last_id}".encode()).decode().rstrip("=")


def day_place(cursor: str) -> tuple[date, str]:
    """(day, id) of a list ordered by days. Raises Invalid: 422 `bad_cursor`."""
    text, last_id = _parts(cursor)
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise _bad_cursor() from error
    if day.isoformat() != text:
        raise _bad_cursor()
    return day, last_id


def instant_place(cursor: str) -> tuple[int, str]:
    """(milliseconds, id) of a list ordered by instants. Raises Invalid: 422 `bad_cursor`."""
    text, last_id = _parts(cursor)
    return _number(text), last_id


def number_place(cursor: str) -> tuple[int, int]:
    """(milliseconds, number) of a list whose ties a number breaks. Raises Invalid: 422 `bad_cursor`."""
    text, _, number = _text(cursor).partition(" ")
    return _number(text), _number(number)


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 16):
        raise _bad_cursor()
    return int(text)


def _parts(cursor: str) -> tuple[str, str]:
    ordered_by, _, last_id = _text(cursor).partition(" ")
    if not is_uuid7(last_id):
        raise _bad_cursor()
    return ordered_by, last_id


def _text(cursor: str) -> str:
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        return base64.b64decode(padded, altchars=b"-_", validate=True).decode("ascii")
    except (ValueError, binascii.Error) as error:
        raise _bad_cursor() from error


def _bad_cursor() -> Invalid:
    return Invalid("bad_cursor", "This cursor is none that a page gave.", "query.cursor")
