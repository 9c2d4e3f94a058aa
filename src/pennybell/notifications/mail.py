"""Mail that people want to read: one notice, or a digest; text and HTML, for light and dark."""

from collections.abc import Sequence
from functools import cache
from typing import Any, Final

import css_inline
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from pennybell.domains.preferences.service import Wishes
from pennybell.kit.clock import SECOND
from pennybell.notifications.wording import Formats, plain

SHOWN_MAX: Final = 50
"""Entries of one digest that are written out; the mail says how many more there are."""

SUBJECT_MAX: Final = 120


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("pennybell.notifications", "templates"),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(
    entries: Sequence[Any], wishes: Wishes, *, origin: str, total: int
) -> tuple[str, str, str]:
    """(HTML, text, subject) about these entries, newest first, of `total`."""
    formats = Formats.of(wishes.locale)
    items = [
        {
            "title": plain(entry.title, 160),
            "body": plain(entry.body, 400),
            "severity": entry.severity,
            "when": formats.moment(entry.created_at / SECOND, wishes.timezone),
            "link": f"{origin}/inbox?open={entry.id}",
        }
        for entry in entries[:SHOWN_MAX]
    ]
    subject = items[0]["title"] if total == 1 else f"{total} notices: {items[0]['title']}"
    subject = plain(subject, SUBJECT_MAX)
    shown = {
        "subject": subject,
        "name": plain(wishes.name, 60),
        "items": items,
        "more": max(total - len(items), 0),
        "inbox": f"{origin}/inbox",
        "settings": f"{origin}/settings/notifications",
        "lang": formats.locale.language,
    }
    html = _templates().get_template("notice.html").render(shown)
    text = _templates().get_template("notice.txt").render(shown)
    return css_inline.inline(html, keep_style_tags=True), text, subject
