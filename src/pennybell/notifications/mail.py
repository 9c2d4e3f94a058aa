"""Mail that people want to read: one notice, or a digest; text and HTML, for light and dark."""

from collections.abc import Sequence
from functools import cache
from typing import Any, Final

import css_inline
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from pennybell.domains.preferences.service import Wishes
from pennybell.kit.clock import SECOND
from pennybell.kit.plain import plain
from pennybell.notifications.wording import Formats

SHOWN_MAX: Final = 50
"""Entries of one digest that are written out; the mail says how many more there are."""

SUBJECT_MAX: Final = 120


@cache
def templates() -> Environment:
    return Environment(
        loader=PackageLoader("pennybell.notifications", "templates"),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(
    entries: Sequence[Any], wishes: Wishes, *, origin: str, total: int, way_out: str
) -> tuple[str, str, str]:
    """(HTML, text, subject) about these entries, newest first, of `total`.

    Args:
        way_out: where a reader stops these mails; empty: for what nobody can refuse.
    """
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
        "way_out": way_out,
        "lang": formats.locale.language,
    }
    return *render_both("notice", shown), subject


def render_proof(wishes: Wishes, *, link: str, origin: str) -> tuple[str, str, str]:
    """(HTML, text, subject) of the mail whose link has to be followed before any other is sent."""
    subject = "Do you want mail from Pennybell?"
    shown = {
        "subject": subject,
        "name": plain(wishes.name, 60),
        "link": link,
        "host": origin.partition("://")[2],
        "lang": Formats.of(wishes.locale).locale.language,
    }
    return *render_both("proof", shown), subject


def render_both(name: str, shown: dict[str, Any]) -> tuple[str, str]:
    """(HTML, text) of a template in both forms."""
    html = templates().get_template(f"{name}.html").render(shown)
    text = templates().get_template(f"{name}.txt").render(shown)
    return css_inline.inline(html, keep_style_tags=True), text
