"""The SQL of how the queue stands, for metrics and the admin."""

from typing import NamedTuple

from sqlalchemy import Connection, func, select

from pennybell.domains.devices.model import FORGOTTEN
from pennybell.kit.clock import DAY, SECOND, Instant
from pennybell.storage.tables.notifications import deliveries, push_subscriptions


class Standing(NamedTuple):
    """How long the queue is, and who can be rung.

    `waiting`: (channel, state) of deliveries not sent; `oldest_s`: by channel, how long what is
    due waits; `devices`: (kind, state); within a day `registered`, by kind, and `ended`: (kind, reason).
    """

    waiting: dict[tuple[str, str], int]
    oldest_s: dict[str, float]
    devices: dict[tuple[str, str], int]
    registered: dict[str, int]
    ended: dict[tuple[str, str], int]


def read_standing(connection: Connection, now: Instant) -> Standing:
    open_ = deliveries.c.state.in_(("held", "pending", "leased"))
    waiting = (
        select(deliveries.c.channel, deliveries.c.state, func.count())
        .where(open_)
        .group_by(deliveries.c.channel, deliveries.c.state)
    )
    oldest = (
        select(deliveries.c.channel, func.min(deliveries.c.not_before))
        .where(deliveries.c.state == "pending", deliveries.c.not_before <= now)
        .group_by(deliveries.c.channel)
    )
    device = push_subscriptions.c
    devices = (
        select(device.kind, device.state, func.count())
        .where(device.state != FORGOTTEN)
        .group_by(device.kind, device.state)
    )
    registered = (
        select(device.kind, func.count())
        .where(device.registered_at > now - DAY)
        .group_by(device.kind)
    )
    ended = (
        select(device.kind, device.disabled_reason, func.count())
        .where(device.state.not_in(("active", FORGOTTEN)), device.last_failure_at > now - DAY)
        .group_by(device.kind, device.disabled_reason)
    )
    execute = connection.execute
    return Standing(
        {(str(channel), str(state)): count for channel, state, count in execute(waiting)},
        {str(channel): (now - at) / SECOND for channel, at in execute(oldest)},
        {(str(kind), str(state)): count for kind, state, count in execute(devices)},
        {str(kind): count for kind, count in execute(registered)},
        {(str(kind), reason or ""): count for kind, reason, count in execute(ended)},
    )
