"""What people are told for their safety: it passes quiet hours, digests and every switch."""

import re
from typing import Final

from pennybell.domains.deliveries.repository import find_targets
from pennybell.domains.inbox import service as inbox
from pennybell.domains.inbox.model import Draft
from pennybell.domains.preferences.service import read_wishes
from pennybell.events.notices import NotificationType
from pennybell.kit.plain import plain
from pennybell.outbox.unit_of_work import UnitOfWork

BROWSERS: Final = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
"""What a user agent says it is; each claims to be those after it, too."""

SYSTEMS: Final = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


def label_of(user_agent: str) -> str:
    """What a person calls it: "Firefox on Linux". An update of the browser is no new device."""
    browser = next((name for mark, name in BROWSERS if mark in user_agent), "")
    system = next((name for mark, name in SYSTEMS if mark in user_agent), "")
    if browser and system:
        return f"{browser} on {system}"
    return plain(re.sub(r"/[0-9][^ ]*", "", user_agent), 60) or "a device"


def tell_new_device(uow: UnitOfWork, device: str, session_id: str) -> None:
    """Tell the actor that somebody signed in as them where nobody had before.

    Emits: notification.new, to them alone.
    """
    title = f"New sign-in: {label_of(device)}"
    body = "If this was not you, change your password: that signs everybody else out."
    _tell(uow, "new_device", title, body, key=session_id)


def tell_password_changed(uow: UnitOfWork) -> None:
    """Emits: notification.new, to the actor alone."""
    title = "Your password was changed"
    body = "Every other device was signed out. If this was not you, ask your server's operator."
    _tell(uow, "password_changed", title, body, key=uow.ids())


def _tell(uow: UnitOfWork, type_: NotificationType, title: str, body: str, *, key: str) -> None:
    user_id = uow.actor.user_id
    draft = Draft(
        user_id=user_id,
        household_id=None,
        type=type_,
        severity="critical",
        title=title,
        body=body,
        dedupe_key=f"{type_}:{key}",
        subject_noun="session",
        group_key=type_,
    )
    wishes = read_wishes(uow.connection, [user_id]).get(user_id)
    if wishes is not None:
        inbox.add(uow, draft, wishes, find_targets(uow.connection, [user_id])[user_id])
