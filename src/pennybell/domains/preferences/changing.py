"""Changing how somebody wants to be told, with what follows of it for devices and what waits."""

from typing import Any

from pennybell.domains.deliveries.replanning import replan
from pennybell.domains.devices import service as devices
from pennybell.domains.preferences import service
from pennybell.events.notices import Preferences
from pennybell.outbox.unit_of_work import UnitOfWork

KINDS = {"fcm_token": "fcm", "apns_token": "apns"}


def change(uow: UnitOfWork, changes: dict[str, Any], *, if_match: int | None) -> Preferences:
    """Change what is named; the rest stays. What waits to be sent is planned anew.

    A token can only be named as null: the actor's devices of that kind are rung no more.

    Raises:
        Stale: 412.  Invalid: 422, quiet hours that are empty or half said.
    Emits: notification_preferences.updated.
    """
    forgotten = [KINDS[name] for name in KINDS if name in changes]
    changes = {name: value for name, value in changes.items() if name not in KINDS}
    after = service.change(uow, changes, if_match=if_match)
    for kind in forgotten:
        devices.forget_kind(uow, kind)
    replan(uow, uow.actor.user_id)
    return service.read_preferences(uow) if forgotten else after
